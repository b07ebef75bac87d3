"""What holds of every call: short, fit to be read out, and nothing in it leads to the family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, pairwise, product

import pytest

from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Option, Question
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.check.approach import approach_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.judge.answers import Answer
from ehe_check.sheet.call import CallScript, call_lines
from ehe_check.sheet.call_facts import Fact, facts_for
from ehe_check.sheet.call_sentences import Caller, sentences
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.advice.random_cases import case, draws
from tests.calls import (
    LONG,
    SAFETY,
    TOLD,
    answers,
    calling,
    child,
    relabelled,
    said,
    scripts_for,
    sheet_about,
    worked_sheet,
)
from tests.counts import proving
from tests.pages import page, words_of
from tests.screens import first, in_one, second
from tests.worked import case_names, few_case_names, shipped_bank, worked_case

MOST_WORDS = 90
NEVER = re.compile(
    r"\b(low|safe|only|score|software|ehe-check says|the sheet|tier|strong case|supervision"
    r"|statement|difficult|hostile|non-compliant|[A-Z]{1,3}\d+(\.\d+)?|[A-Z]{3}-\d+)\b"
)
ENDS = re.compile(r"[.?!](\s|$)")


def spoken(sheet: PromptSheet) -> Iterator[tuple[PromptSheet, CallScript]]:
    yield from ((sheet, script) for script in calling(sheet).scripts)


def worked_scripts() -> Iterator[tuple[PromptSheet, CallScript]]:
    """Every script of every worked case, by one role or another; where it is proved by each."""
    roles = (None, *Role)
    for place, name in enumerate(case_names()):
        for role in roles if proving() else [roles[place % len(roles)]]:
            yield from spoken(replace(worked_sheet(name), role=role))


def random_scripts() -> Iterator[tuple[PromptSheet, CallScript]]:
    """Scripts of random cases, with labels of every length."""
    for draw in draws(40, 3000):
        found = relabelled(case(draw, shipped_bank()), draw.choice(("elder", "L", LONG, LONG * 3)))
        yield from spoken(sheet_about(found, draw.choice(list(Role))))


@pytest.mark.untraced
@pytest.mark.thorough
def test_a_call_is_short_has_no_word_that_it_must_not_and_never_leads_to_the_family() -> None:
    for sheet, script in chain(worked_scripts(), random_scripts()):
        facts = facts_for(sheet, shipped_bank(), script.route)
        is_long = len(script.text.split()) > MOST_WORDS
        says_nothing = "say nothing of this to the family until" in script.text

        assert 3 == len(script.sentences) == len(ENDS.findall(script.text)), script.text
        assert not is_long or any(each.is_never_left_out for each in facts), script.text
        assert [] == [*forbidden_in("call", script.text)], script.text
        assert None is NEVER.search(script.text), script.text
        for text in (*script.sentences, *script.beside, *script.write):
            assert None is approach_in(text), text
        assert sheet.recommendation.is_guarded is says_nothing, script.text


@pytest.mark.untraced
def test_a_call_is_made_for_each_route_of_today_and_for_no_other() -> None:
    for name in case_names():
        sheet = worked_sheet(name)
        routes = set(sheet.recommendation.routes) if sheet.urgency is Urgency.ACT_TODAY else set()
        if Route.SOCIAL_CARE in routes:
            routes -= {Route.LEAD}
        if sheet.role is Role.POLICE:
            routes -= {Route.POLICE}

        assert routes == {script.route for script in calling(sheet).scripts}


def urgent_options() -> Iterator[tuple[Question, Option]]:
    for question in shipped_bank().questions:
        yield from (
            (question, option)
            for option in question.options
            if option.say and question.id != "NOW-3"  # what was done with it calls nobody by itself
        )


@pytest.mark.untraced
@pytest.mark.parametrize("known", [None, *Evidence])
def test_every_urgent_answer_can_be_spoken_in_one_sentence(known: Evidence | None) -> None:
    sheet = sheet_about(answers(*TOLD))
    caller = Caller(sheet, shipped_bank(), Route.SOCIAL_CARE)
    not_known = (each.not_known_say for each in shipped_bank().questions if each.not_known_say)
    clauses = chain((option.say for _, option in urgent_options()), not_known)
    for clause in clauses:
        abouts = ("child-1", "child-2") if "{child}" in clause else ()
        _, told, _ = sentences(caller, (Fact(clause, known, abouts),))

        assert told[0].isupper(), told
        assert told.endswith("."), told
        assert 1 == len(ENDS.findall(told)), told
        assert "{" not in told


@pytest.mark.untraced
def test_a_shared_call_holds_no_label_and_no_word_that_anybody_wrote() -> None:
    for name in few_case_names():
        everyone = relabelled(worked_case(name).session.all_answers(), "zqxv")
        sheet = without_own_words(sheet_about(everyone), shipped_bank())

        assert "zqxv" not in "\n".join(call_lines(calling(sheet)))
    noted = said("VIS-5", "refused-not-seen", "child-1", evidence="record", note="a note of mine")
    found = scripts_for(SAFETY, noted, said("SUP-2.why", "my own words"))
    text = " ".join(" ".join(call_lines(found)).split())

    assert "sight of the elder" in text
    assert not [words for words in ("note of mine", "own words") if words in text]


BESIDE: dict[str, tuple[Answer, ...]] = {
    "PMH-2": (said("PMH-1", "mental-health"), Answer(question="PMH-4", not_known=True)),
    "PMH-4": (said("PMH-1", "mental-health"),),
    "CON-4": (said("CON-1", "eight-weeks-and-reason", "child-1"),),
    "HEA-1.food": (said("HEA-1", "not-measured-worry", "child-1"),),
    "EHE-2": (said("EHE-1", "yes", "child-1"),),
    "NOW-2.state": (said("NOW-2", ("told",)),),
    "EHE-2.told": (said("EHE-1", "yes", "child-1"), said("EHE-2", "injury")),
    "HEA-1": (said("HEA-7", "drink-or-drugs", "child-1"),),
}
"""What opens the gate of a question, or stands with it in a rule over two answers."""


@pytest.mark.untraced
@pytest.mark.parametrize(("question", "option"), list(urgent_options()), ids=lambda each: each.id)
def test_every_answer_that_calls_somebody_today_is_said_where_it_stands_alone(
    question: Question, option: Option
) -> None:
    value = (option.id,) if question.kind.takes_several else option.id
    about = "child-1" if question.per else None
    given = Answer(question=question.id, value=value, about=about)
    age = "under-one" if question.topic == "PMH" else "school-age"
    two = (child(1, "elder", age), child(2, "younger"))
    sheet = sheet_about(answers(SAFETY, *BESIDE.get(question.id, ()), given, children=two))
    clause = option.say.replace("{child}", "the elder")
    texts = [script.text.casefold() for script in calling(sheet).scripts]

    assert sheet.urgency is Urgency.EMERGENCY or any(clause.casefold() in each for each in texts)


BANK = shipped_bank()
LINES = tuple(each for each in BANK.by_id["NOW-2"].options if not each.by_itself)
ALL = tuple(each.id for each in LINES)
STATES = (*BANK.by_id["NOW-2.state"].option_ids, None)
"""Whether social care has what is ticked; None is that it is not known."""
BEFORE = (*BANK.by_id["NOW-3"].option_ids, None)
OTHERS = (
    (),
    (
        said("VIS-5", "refused-not-seen", "child-1", evidence="record"),
        said("RGT-2", "cannot-name-it"),
    ),
    (said("HEA-1", "falling-not-reviewed", "child-2", evidence="record"),),
    (said("ISO-4", "cannot-be-found", "child-1", evidence="record"),),
)
"""What else may call somebody: the lead or social care, a doctor, the police."""
NOT_CERTAIN = "not certain that it is harm; but:"


def subsets() -> Iterator[tuple[str, ...]]:
    """Each line alone, all of them, and pairs: every pair where it is proved."""
    yield from ((each,) for each in ALL)
    yield ALL
    yield from combinations(ALL, 2) if proving() else pairwise(ALL)


def given(
    state: str | None, before: str | None, lines: tuple[str, ...], *others: Answer
) -> PromptSheet:
    """The sheet of some lines ticked, as the worry and social care's part in it are answered."""
    of_state = said("NOW-2.state", state) if state else _not_known("NOW-2.state")
    of_before = said("NOW-3", before) if before else _not_known("NOW-3")
    ticked = said("NOW-2", lines, evidence="record")
    return sheet_about(answers(of_state, of_before, ticked, *others))


def _not_known(question: str) -> Answer:
    return Answer(question=question, not_known=True)


def every_sheet() -> Iterator[tuple[str | None, tuple[Option, ...], PromptSheet]]:
    for place, (lines, state) in enumerate(product(subsets(), STATES)):
        rest = list(product(BEFORE, OTHERS))
        some = rest if proving() else [rest[7 * place % len(rest)]]
        for before, others in some:
            options = tuple(each for each in LINES if each.id in lines)
            yield state, options, given(state, before, lines, *others)


@pytest.fixture(scope="module")
def sheets() -> list[tuple[str | None, tuple[Option, ...], PromptSheet]]:
    return list(every_sheet())


Sheets = list[tuple[str | None, tuple[Option, ...], PromptSheet]]


def hears(route: Route, line: Option) -> bool:
    """Say whether a line is said in a call: the police and a doctor hear their own alone."""
    return route in line.routes or route in {Route.SOCIAL_CARE, Route.LEAD}


def scripts_of(sheet: PromptSheet) -> dict[Route, CallScript]:
    return {script.route: script for script in calling(sheet).scripts}


def test_each_line_is_said_in_the_call_for_each_of_its_routes_and_the_police_hear_no_other(
    sheets: Sheets,
) -> None:
    for state, lines, sheet in sheets:
        scripts = scripts_of(sheet)
        if sheet.urgency is Urgency.ACT_TODAY and state in {"open-to-act-on", None}:
            told = {Route.LEAD} if Route.SOCIAL_CARE in scripts else set()
            assert {route for each in lines for route in each.routes} <= scripts.keys() | told
        for route, script in scripts.items():
            said_in = {each.id for each in lines if each.say in script.text}

            assert {each.id for each in lines if hears(route, each)} == said_in, script.text
            is_doubted = state == "not-sure" and bool(said_in)
            assert is_doubted is (NOT_CERTAIN in script.text), script.text
            assert "say the same" not in script.text


def test_what_nobody_doubts_is_said_before_lines_that_are_not_certain() -> None:
    refused = [
        said("VIS-5", "refused-not-seen", f"child-{n}", evidence="saw-myself") for n in (1, 2)
    ]
    sheet = given("not-sure", "closed-seen", ("unseen",), *refused)

    plain, doubted = scripts_of(sheet)[Route.SOCIAL_CARE].sentences[1].split("I am not certain")

    assert "I saw or heard that sight of the elder, asked for over a worry, was refused" in plain
    assert LINES[ALL.index("unseen")].say in doubted


@pytest.mark.untraced
@pytest.mark.thorough
def test_each_line_stands_on_page_1_or_2_of_both_media_and_in_the_annex(sheets: Sheets) -> None:
    for place, (_, lines, sheet) in enumerate(sheets):
        pages = ["\n".join(words_of(page(sheet)))]
        if proving() or place % 5 == 0:
            pages.append(in_one((*first(sheet), *second(sheet))))
        annex = "\n".join(words_of(page(sheet, is_full=True)))

        for text in map(str.casefold, pages):
            assert [] == [each.id for each in lines if each.route_why.casefold() not in text]
        assert [] == [each.id for each in lines if each.text not in annex]


# Beside the lines.


CONFIRMED, NOT_SURE = ("NOW-2.state", "confirmed"), ("NOW-2.state", "not-sure")
OPEN = ("NOW-2.state", "open-to-act-on")
DECLINED, VIOLENCE = ("DRI-6", "referral-declined"), ("ADU-1", "violence")
SEEN, UNSEEN, NO_REPLY = "closed-seen", "closed-not-seen", "no-reply"
DONE_BEFORE = tuple(
    (state, before, ("told", "taken"), ("NOW-3", before))
    for state, before in product((CONFIRMED, OPEN, NOT_SURE), (SEEN, UNSEEN, NO_REPLY))
)


@pytest.mark.parametrize(
    ("state", "before", "lines", "beside"),
    [
        *DONE_BEFORE,
        (CONFIRMED, SEEN, ("told", "taken"), CONFIRMED),
        (OPEN, SEEN, ALL, DECLINED),
        *product((CONFIRMED, OPEN), (None,), (("injury",), ("injury", "told"), ALL), (VIOLENCE,)),
    ],
)
def test_what_was_done_before_and_what_itself_calls_for_social_care_is_said_beside_the_lines(
    state: tuple[str, str], before: str | None, lines: tuple[str, ...], beside: tuple[str, str]
) -> None:
    more = [said(*beside, evidence="record")] if beside in {DECLINED, VIOLENCE} else []
    scripts = scripts_of(given(state[1], before, lines, *more))
    (script,) = (x for route, x in scripts.items() if route in {Route.SOCIAL_CARE, Route.LEAD})

    assert BANK.by_id[beside[0]].option_by_id[beside[1]].say in script.text


def test_a_pregnancy_at_fifteen_is_told_as_that_and_not_as_harm_that_nobody_acts_on() -> None:
    sheet = given("open-to-act-on", "nothing", ("under-16",))
    (script,) = scripts_of(sheet).values()
    said_there = "\n".join((*words_of(page(sheet)), script.text)).casefold()

    assert Route.LEAD is script.route
    assert "aged 13 to 15" in script.text
    assert "suffering" not in said_there
    assert "serious harm" not in said_there
    assert "passed on or confirmed" not in said_there
