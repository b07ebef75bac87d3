"""Page 2 on a terminal: what to do, who is offered for it and by when, in 30 lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.prompt_rule import State, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.check.approach import approach_in
from ehe_check.page.columns import cells
from ehe_check.sheet.screen_line import Line, Screen
from ehe_check.sheet.screen_pages import FEWEST_ACTIONS
from ehe_check.sheet.screen_second import MOST_LINES
from ehe_check.sheet.second_page import MOST_ACTIONS
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.screens import first, in_one, paper, second, texts_of
from tests.sheet.grids import large_sheets
from tests.sheet.laid_out import CLOSING
from tests.worked import few_case_names, shipped_bank, worked_case

BANK = shipped_bank()
STRONG_TODAY = "rules-02-nobody-has-seen-the-boy-for-years"
OPEN_WORRY = "rules-06-clinic-care-not-given-and-child-thin"
LEAD_FIRST = "If telling the family could put anyone at risk, ask your lead first."


def numbers(sheet: PromptSheet, screen: Screen = Screen()) -> list[int]:  # noqa: B008 (it is frozen)
    """The numbers of the actions."""
    found = (re.match(r"^(?:  \d| \d\d) ", line.text) for line in second(sheet, screen))
    return [int(each.group()) for each in found if each]


@pytest.mark.untraced
def test_an_ordinary_page_has_none_and_every_other_has_what_to_do() -> None:
    for name in few_case_names():
        sheet = worked_case(name).sheet()

        assert (sheet.urgency is Urgency.NONE) == (second(sheet) == ()), name


@tries(6, 300)
@given(large_sheets())
def test_it_has_at_most_twelve_actions_numbered_and_closes_as_every_page_does(
    sheet: PromptSheet,
) -> None:
    lines = second(sheet)
    found = numbers(sheet)

    assert found == [*range(1, len(found) + 1)]
    actions = paper(sheet).actions.shown
    steps = [each for each in actions if each.group in {StepGroup.TODAY, StepGroup.FIRST}]
    assert len(found) <= max(MOST_ACTIONS, len(steps))
    assert len(lines) <= MOST_LINES or len(found) <= max(FEWEST_ACTIONS, len(steps))
    assert not lines or lines[-1].text == CLOSING
    assert all(cells(line.text) <= 79 for line in lines)


@tries(6, 300)
@given(large_sheets())
def test_under_hold_and_ask_first_it_leads_nobody_to_the_family(sheet: PromptSheet) -> None:
    if sheet.recommendation.guard.state is State.GUARDED:
        text = in_one(second(sheet))

        assert None is approach_in(text)
        assert not text or sheet.recommendation.box is not None
        title = "HOLD" if sheet.recommendation.hold else "ASK FIRST"
        assert not text or f"{title} stands" in text


@tries(4, 200)
@given(large_sheets(), st.integers(24, 78))
def test_on_a_narrower_terminal_and_read_out_nothing_is_lost(
    sheet: PromptSheet, width: int
) -> None:
    wide, narrow = second(sheet, Screen(reads=True)), second(sheet, Screen(width, reads=True))

    assert max((cells(line.text) for line in narrow), default=0) <= width
    assert numbers(sheet) == numbers(sheet, Screen(width))
    assert letters_of(wide) == letters_of(narrow)


def letters_of(lines: tuple[Line, ...]) -> str:
    """Every letter after the head, which says as much of whom it is about as there is room for."""
    return in_one(lines).partition("p.2")[2].replace(" ", "")


def test_who_is_offered_and_by_when_stand_in_columns_and_a_day_only_where_the_step_sets_it() -> (
    None
):
    lines = [line.text for line in second(worked_case(STRONG_TODAY).sheet())]
    [head] = [line for line in lines if "Who (agree it)" in line]
    first = next(line for line in lines if line.startswith("  1 "))
    third = next(line for line in lines if line.startswith("  3 "))

    assert ("you", "today") == (first[head.index("Who") :].split()[0], first.split()[-1])
    assert "________" == third.split()[-1]


def test_the_groups_are_headed_in_capitals_in_the_order_of_doing() -> None:
    lines = [line.text for line in second(worked_case(STRONG_TODAY).sheet())]

    assert ["TODAY", "ONLY CHILD", "US", "AFTER THE CALL"] == [
        x for x in lines if x and x == x.upper()
    ]


@pytest.mark.untraced
def test_where_a_worry_is_named_the_lead_is_asked_before_the_family_is_told() -> None:
    sheet = worked_case(OPEN_WORRY).sheet()
    text = in_one(second(sheet))

    assert State.WORRY is sheet.recommendation.guard.state
    assert 1 == text.count(LEAD_FIRST)
    for name in few_case_names():
        other = worked_case(name).sheet()
        if other.recommendation.guard.state is not State.WORRY:
            assert LEAD_FIRST not in in_one(second(other)), name


@pytest.mark.untraced
def test_says_how_many_more_there_are_in_the_annex_and_what_goes_well() -> None:
    sheet = worked_case("rules-01-taken-out-of-school-after-hunger").sheet()
    text = in_one(second(sheet))

    assert "In the annex (sheet --full): " in text
    well = replace(sheet, strengths=worked_case("ordinary-twins").sheet().strengths)
    assert "Going well: " in in_one(second(well))


@tries(6, 300)
@given(large_sheets())
def test_each_child_is_in_the_grid_of_page_1_or_else_of_page_2(sheet: PromptSheet) -> None:
    if sheet.urgency is Urgency.NONE:
        return
    way = Screen(reads=True)
    one, two = in_one(first(sheet, way)), in_one(second(sheet, way))

    for row in sheet.seen.rows:
        assert any(f" {row.called}: " in text for text in (one, two)), row.called


def test_a_copy_to_share_names_nobody() -> None:
    sheet = without_own_words(
        worked_case("rules-01-taken-out-of-school-after-hunger").sheet(), BANK
    )
    text = texts_of(second(sheet))

    assert "EHE-TEST" not in text
    assert "COPY TO SHARE" in text
