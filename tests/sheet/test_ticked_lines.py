"""Every line ticked of a worry about harm is said: in each call for it, and on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations, pairwise, product
from zipfile import ZipFile

import pytest

from ehe_check.bank.effect import Route
from ehe_check.bank.question import Option
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answer
from ehe_check.render.formats import Format, render
from ehe_check.render.look import Look
from ehe_check.sheet.call import CallScript
from ehe_check.sheet.sheet import PromptSheet
from tests.calls import answers, calling, said, sheet_about
from tests.counts import proving
from tests.pages import page, words_of
from tests.screens import first, in_one, second
from tests.worked import shipped_bank

BANK = shipped_bank()
WHAT = BANK.by_id["NOW-2.what"]
LINES = WHAT.options
ALL = tuple(each.id for each in LINES)
HARM = ("confirmed", "not-sure", "yes", None)
"""Each answer that opens the lines; None is that it is not known."""
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
    harm: str | None, before: str | None, lines: tuple[str, ...], *others: Answer
) -> PromptSheet:
    """The sheet of some lines ticked, as the worry and social care's part in it are answered."""
    of_harm = said("NOW-2", harm, evidence="record") if harm else _not_known("NOW-2")
    of_before = said("NOW-3", before) if before else _not_known("NOW-3")
    ticked = Answer(question=WHAT.id, value=lines)
    return sheet_about(answers(of_harm, of_before, ticked, *others))


def _not_known(question: str) -> Answer:
    return Answer(question=question, not_known=True)


def every_sheet() -> Iterator[tuple[str | None, tuple[Option, ...], PromptSheet]]:
    for place, (lines, harm) in enumerate(product(subsets(), HARM)):
        rest = list(product(BEFORE, OTHERS))
        some = rest if proving() else [rest[7 * place % len(rest)]]
        for before, others in some:
            options = tuple(each for each in LINES if each.id in lines)
            yield harm, options, given(harm, before, lines, *others)


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
    for harm, lines, sheet in sheets:
        for route, script in scripts_of(sheet).items():
            said_in = {each.id for each in lines if each.say in script.text}

            assert {each.id for each in lines if hears(route, each)} == said_in, script.text
            is_doubted = harm in {"not-sure", None} and bool(said_in)
            assert is_doubted is (NOT_CERTAIN in script.text), script.text
            assert "say the same" not in script.text


def test_each_call_that_the_lines_ask_for_has_its_own_words(sheets: Sheets) -> None:
    for harm, lines, sheet in sheets:
        if sheet.urgency is Urgency.ACT_TODAY and harm == "yes":
            called = set(scripts_of(sheet))
            told = {Route.LEAD} if Route.SOCIAL_CARE in called else set()

            assert {route for each in lines for route in each.routes} <= called | told


def test_what_social_care_did_with_it_before_is_said_beside_the_lines() -> None:
    for name in ("confirmed", "yes", "not-sure"):
        for before in ("closed-seen", "closed-not-seen", "no-reply"):
            sheet = given(name, before, ("told", "taken"))
            (script,) = (x for x in calling(sheet).scripts if x.route is not Route.POLICE)
            clauses = [BANK.by_id["NOW-3"].option_by_id[before].say]
            clauses += [BANK.by_id["NOW-2"].option_by_id[name].say] if name == "confirmed" else []

            assert all(each in script.text for each in clauses), script.text


def test_what_nobody_doubts_is_said_before_lines_that_are_not_certain() -> None:
    refused = [
        said("VIS-5", "refused-not-seen", f"child-{n}", evidence="saw-myself") for n in (1, 2)
    ]
    sheet = given("not-sure", "closed-seen", ("unseen",), *refused)

    plain, doubted = scripts_of(sheet)[Route.SOCIAL_CARE].sentences[1].split("I am not certain")

    assert "I saw or heard that sight of the elder, asked for over a worry, was refused" in plain
    assert LINES[ALL.index("unseen")].say in doubted


def test_a_declined_referral_is_said_beside_however_many_lines() -> None:
    sheet = given("yes", "closed-seen", ALL, said("DRI-6", "referral-declined", evidence="record"))

    text = scripts_of(sheet)[Route.SOCIAL_CARE].text

    assert BANK.by_id["DRI-6"].option_by_id["referral-declined"].say in text


@pytest.mark.untraced
def test_each_line_stands_on_page_1_or_2_and_in_the_annex(sheets: Sheets) -> None:
    for _, lines, sheet in sheets:
        check_paper(lines, sheet)


@pytest.mark.untraced
def test_each_line_stands_on_page_1_or_2_of_a_terminal(sheets: Sheets) -> None:
    for _, lines, sheet in sheets if proving() else sheets[::5]:
        check_screen(lines, sheet)


def check_paper(lines: tuple[Option, ...], sheet: PromptSheet) -> None:
    two_pages = "\n".join(words_of(page(sheet))).casefold()
    annex = "\n".join(words_of(page(sheet, is_full=True)))

    assert [] == [each.id for each in lines if each.route_why.casefold() not in two_pages]
    assert [] == [each.id for each in lines if each.text not in annex]


def check_screen(lines: tuple[Option, ...], sheet: PromptSheet) -> None:
    text = in_one((*first(sheet), *second(sheet))).casefold()

    assert [] == [each.id for each in lines if each.route_why.casefold() not in text]


@pytest.mark.untraced
@pytest.mark.parametrize("form", [Format.TERMINAL, Format.MARKDOWN, Format.HTML, Format.DOCX])
@pytest.mark.parametrize("harm", HARM)
def test_each_line_stands_in_each_format(form: Format, harm: str | None) -> None:
    sheet = given(harm, "closed-seen", ALL)
    made = render(form, document=page(sheet), sheet=sheet, look=Look(width=200))
    if form is Format.DOCX:
        made = ZipFile(BytesIO(made)).read("word/document.xml")
    text = " ".join(re.sub(r"<[^>]*>", "", made.decode()).split()).casefold()

    assert [] == [each.id for each in LINES if each.route_why.casefold() not in text]


# Beside the lines.


@pytest.mark.parametrize("harm", ["confirmed", "yes"])
@pytest.mark.parametrize("lines", [("injury",), ("injury", "told"), ALL])
def test_what_itself_calls_for_social_care_is_said_beside_however_many_lines(
    lines: tuple[str, ...], harm: str
) -> None:
    violence = said("ADU-1", "violence", evidence="record")

    text = scripts_of(given(harm, None, lines, violence))[Route.SOCIAL_CARE].text

    assert BANK.by_id["ADU-1"].option_by_id["violence"].say in text


def test_a_pregnancy_at_fifteen_is_told_as_that_and_not_as_harm_that_nobody_acts_on() -> None:
    sheet = given("yes", "nothing", ("under-16",))
    (script,) = scripts_of(sheet).values()
    said_there = "\n".join((*words_of(page(sheet)), script.text)).casefold()

    assert Route.LEAD is script.route
    assert "aged 13 to 15" in script.text
    assert "suffering" not in said_there
    assert "serious harm" not in said_there
    assert "passed on or confirmed" not in said_there
