"""Page 2 of a sheet, and both pages as a terminal has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.bank.prompt_rule import State, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answers, Sighting
from ehe_check.page.document import Table
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.render.media import A4, WORD, screen_medium
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.screen_line import Screen
from ehe_check.sheet.second_page import MOST_ACTIONS, Actions
from ehe_check.sheet.sheet import PromptSheet
from tests.calls import ticked
from tests.pages import composed, page
from tests.screens import LOCAL, first, in_one, second, texts_of
from tests.worked import few_case_names, shipped_bank, shipped_library, worked_case

BANK = shipped_bank()
MEDIA = (A4, WORD, LONG_PAGE, screen_medium(24))
TODAY_AND_STRONG = "rules-02-nobody-has-seen-the-boy-for-years"


def actions(sheet: PromptSheet, medium: Medium) -> Actions:
    """What page 2 has to do, on a medium."""
    return paper_of(sheet, BANK, shipped_library(), LOCAL, medium).actions


@pytest.mark.untraced
def test_an_ordinary_case_has_no_page_2_and_every_other_has_what_to_do_by_number() -> None:
    for name in few_case_names():
        sheet = worked_case(name).sheet()
        found = re.findall(r"^ {0,2}(\d+) ", texts_of(second(sheet)), re.MULTILINE)

        assert (sheet.urgency is Urgency.NONE) == (second(sheet) == ()), name
        assert [*map(str, range(1, len(found) + 1))] == found, name


@pytest.mark.parametrize("medium", MEDIA)
def test_no_step_for_today_or_first_is_lost_and_no_row_says_you(medium: Medium) -> None:
    for sheet in map(ticked, (2, 6, 10, 14, 20)):
        shown = actions(sheet, medium)
        steps = {StepGroup.TODAY, StepGroup.FIRST}

        assert not [each for each in shown.others if each.group in steps]
        assert len(shown.shown) <= max(MOST_ACTIONS, sum(x.group in steps for x in shown.shown))
        assert not [each.who for each in shown.shown if re.search(r"\byou\b", each.who)]


def test_each_action_has_its_statements_and_a_day_or_a_line_for_one() -> None:
    rows = [
        row
        for block in page(worked_case(TODAY_AND_STRONG).sheet()).blocks
        if isinstance(block, Table) and block.columns[1] == "What"
        for row in block.plain_rows
    ]

    assert "L4.4" in (rows[0].cells[3].text or "")
    assert ["today", "today", None] == [row.cells[2].text for row in rows[:3]]
    assert all(row.cells[-1].tick for row in rows)


OPEN_WORRY = "rules-06-clinic-care-not-given-and-child-thin"
LEAD_FIRST = "If telling the family could put anyone at risk, ask your lead first."


@pytest.mark.untraced
def test_where_a_worry_is_named_the_lead_is_asked_before_the_family_is_told() -> None:
    assert 1 == in_one(second(worked_case(OPEN_WORRY).sheet())).count(LEAD_FIRST)
    for name in few_case_names():
        other = worked_case(name).sheet()
        if other.recommendation.guard.state is not State.WORRY:
            assert LEAD_FIRST not in in_one(second(other)), name


CASES = (
    "rules-01-taken-out-of-school-after-hunger",
    "rules-02-nobody-has-seen-the-boy-for-years",
    "rules-06-clinic-care-not-given-and-child-thin",
    "hold-contact-with-the-father-is-unsafe",
    "emergency-violence-towards-staff-now",
    "one-trigger-help-has-not-worked",
    "ordinary-twins",
    "none-young-care-experienced-parent",
)
MONTHS = {"gp-practice": date(2025, 6, 1), "health-visitor": None, "school-nurse": None}


def seen(answers: Answers) -> Answers:
    """Answers with a grid of three professionals."""
    for entry in answers.listed("child"):
        for by, month in MONTHS.items():
            band = "longer-ago" if month else "within-3-months" if "nurse" in by else "never"
            cell = Sighting(about=entry.id, by=by, value=band, on=month, alone=by == "school-nurse")
            answers = answers.with_sighting(cell)
    ticked_of = answers.by_ref.values()
    who = next(each for each in ticked_of if each.question == "VIS-1.who")
    return answers.with_answer(who.model_copy(update={"value": tuple(MONTHS)}))


@pytest.mark.parametrize("name", CASES)
def test_the_pages_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    sheet = worked_case(name).sheet()

    golden(f"screen-{name}.txt", "\n".join(map(texts_of, (second(sheet), first(sheet)))).encode())


def test_a_page_with_the_grid_is_as_it_was_drawn_and_read_out(
    golden: Callable[[str, bytes], None],
) -> None:
    session = worked_case(TODAY_AND_STRONG).session
    sheet = replace(composed(session.holding(seen(session.all_answers()))), is_draft=False)
    ways = (Screen(), Screen(reads=True), Screen(39))

    golden("screen-grid.txt", "\n".join(texts_of(first(sheet, way)) for way in ways).encode())
