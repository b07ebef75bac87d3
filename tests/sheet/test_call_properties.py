"""What holds of every call: short, fit to be read out, and nothing in it leads to the family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

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
    shipped_words,
    the_script,
    worked_sheet,
)
from tests.counts import proving
from tests.worked import case_names, few_case_names, shipped_bank, worked_case

pytestmark = pytest.mark.untraced

MOST_WORDS = 90
NEVER = re.compile(
    r"\b(low|safe|only|score|software|ehe-check says|the sheet|tier|strong case|supervision"
    r"|statement|difficult|hostile|non-compliant|[A-Z]{1,3}\d+(\.\d+)?|[A-Z]{3}-\d+)\b"
)
Scripts = list[tuple[PromptSheet, CallScript]]
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


@pytest.fixture(scope="module")
def every_script() -> Scripts:
    return [*worked_scripts(), *random_scripts()]


def test_a_call_has_at_most_three_sentences_and_90_words(every_script: Scripts) -> None:
    for sheet, script in every_script:
        assert 3 == len(script.sentences), sheet.prompts
        facts = facts_for(sheet, shipped_bank(), script.route)
        is_long = len(script.text.split()) > MOST_WORDS
        assert not is_long or any(each.is_never_left_out for each in facts), script.text
        assert 3 == len(ENDS.findall(script.text)), script.text


def test_a_call_never_carries_a_word_that_it_must_not(every_script: Scripts) -> None:
    for _, script in every_script:
        assert [] == [*forbidden_in("call", script.text)], script.text
        assert None is NEVER.search(script.text), script.text


def test_a_call_never_leads_to_the_family(every_script: Scripts) -> None:
    for _, script in every_script:
        for text in (*script.sentences, *script.beside, *script.write):
            assert None is approach_in(text), text


def test_a_call_says_nothing_to_the_family_exactly_while_that_is_to_be_agreed_first(
    every_script: Scripts,
) -> None:
    for sheet, script in every_script:
        says_nothing = "say nothing of this to the family until" in script.text

        assert sheet.recommendation.is_guarded is says_nothing, script.text


def test_a_call_is_made_for_each_route_of_today_and_for_no_other() -> None:
    for name in case_names():
        sheet = worked_sheet(name)
        routes = set(sheet.recommendation.routes) if sheet.urgency is Urgency.ACT_TODAY else set()
        if Route.SOCIAL_CARE in routes:
            routes -= {Route.LEAD}
        if sheet.role is Role.POLICE:
            routes -= {Route.POLICE}

        assert routes == {script.route for script in calling(sheet).scripts}


def test_a_shared_call_holds_no_label_and_no_word_that_anybody_wrote() -> None:
    marked = "zqxv"
    bank = shipped_bank()
    for name in few_case_names():
        session = worked_case(name).session
        everyone = relabelled(session.all_answers(), marked)
        sheet = without_own_words(sheet_about(everyone), bank)
        lines = call_lines(shipped_words(), calling(sheet))

        assert marked not in "\n".join(lines)


def urgent_options() -> Iterator[tuple[Question, Option]]:
    for question in shipped_bank().questions:
        yield from (
            (question, option)
            for option in question.options
            if option.say and question.id != "NOW-3"  # what was done with it calls nobody by itself
        )


@pytest.mark.parametrize("known", [None, *Evidence])
def test_every_urgent_answer_can_be_spoken_in_one_sentence(known: Evidence | None) -> None:
    sheet = sheet_about(answers(*TOLD))
    caller = Caller(shipped_words(), sheet, shipped_bank(), Route.SOCIAL_CARE)
    not_known = (each.not_known_say for each in shipped_bank().questions if each.not_known_say)
    clauses = chain((option.say for _, option in urgent_options()), not_known)
    for clause in clauses:
        abouts = ("child-1", "child-2") if "{child}" in clause else ()
        _, told, _ = sentences(caller, (Fact(clause, known, abouts),))

        assert told[0].isupper(), told
        assert told.endswith("."), told
        assert 1 == len(ENDS.findall(told)), told
        assert "{" not in told


BESIDE: dict[str, tuple[Answer, ...]] = {
    "PMH-2": (said("PMH-1", "mental-health"), Answer(question="PMH-4", not_known=True)),
    "PMH-4": (said("PMH-1", "mental-health"),),
    "CON-4": (said("CON-1", "eight-weeks-and-reason", "child-1"),),
    "HEA-1.food": (said("HEA-1", "not-measured-worry", "child-1"),),
    "EHE-2": (said("EHE-1", "yes", "child-1"),),
    "NOW-2.what": (said("NOW-2", "yes"),),
    "EHE-2.told": (said("EHE-1", "yes", "child-1"), said("EHE-2", "injury")),
    "HEA-1": (said("HEA-7", "drink-or-drugs", "child-1"),),
}
"""What opens the gate of a question, or stands with it in a rule over two answers."""


@pytest.mark.parametrize(
    ("question", "option"),
    list(urgent_options()),
    ids=lambda each: each.id,
)
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


def test_not_knowing_whether_there_is_danger_is_said_as_it_is() -> None:
    for question in ("NOW-1", "NOW-2"):
        script = the_script(Answer(question=question, not_known=True))

        assert "I cannot tell from what I know whether" in script.sentences[1]


def test_words_typed_freely_are_said_in_no_call() -> None:
    noted = said("VIS-5", "refused-not-seen", "child-1", evidence="record", note="a note of mine")
    found = scripts_for(SAFETY, noted, said("SUP-2.why", "my own words"))

    assert not [
        line
        for line in call_lines(shipped_words(), found)
        if "note of mine" in line or "own words" in line
    ]
