"""What page 1 has no room for: it stands on page 2 instead, and nothing stands twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.bank.prompt_rule import StepGroup
from ehe_check.bank.question import Option
from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import Block, Callout, Details, Document, Legend, Table
from ehe_check.page.own import Own
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_facts import ticked_lines
from ehe_check.sheet.pages import annex_of
from ehe_check.sheet.screen_line import Screen
from ehe_check.sheet.screen_pages import actions_in_lines
from ehe_check.sheet.second_page import second_page
from ehe_check.sheet.seen_grid import MOST_COLUMNS, Seen, SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet
from ehe_check.sheet.sheet_paper import Medium
from tests.calls import ticked
from tests.pages import page, sections, sheet_of, words_of
from tests.screens import first, in_one, paper, second
from tests.sheet.laid_out import CLOSING, of_kind, page_one, page_two, text_in
from tests.worked import few_case_names, shipped_bank, shipped_library, worked_case

TO_SAY = "What to say to "
CODE = re.compile(r" (law|[A-Z]\d+(\.\d+)?[a-z]?)$")
"""The statement at the end of a line, after which a reason may go on."""

HEADING, LEGEND = "Who last saw each child", "R record P professional"


def grid(columns: int, rows: int) -> SeenGrid:
    """Children by professionals, each of them seen lately."""
    cell = SeenCell(Seen.RECENT)
    return SeenGrid(
        tuple(SeenColumn(f"service-{at}", f"Service {at}") for at in range(1, columns + 1)),
        tuple(
            SeenRow(f"child-{at}", f"child {at}", (cell,) * columns, SeenCell(Seen.NEVER))
            for at in range(1, rows + 1)
        ),
    )


def seen_by(columns: int, rows: int, name: str = "one-trigger-drift") -> PromptSheet:
    return replace(sheet_of(name), seen=grid(columns, rows))


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """The grids among some blocks."""
    several = [block for block in blocks if isinstance(block, Table)]
    return [each for each in several if each.columns[0] == "Child"]


def with_nothing_to_do(name: str) -> PromptSheet:
    """A sheet that asks to be raised in supervision, and of which nothing is left to do."""
    sheet = sheet_of(name)
    advice = replace(sheet.recommendation, meeting=Urgency.NONE, routes=())
    return replace(sheet, prompts=(), recommendation=advice)


# Reasons.


@pytest.mark.untraced
@pytest.mark.thorough
def test_every_reason_stands_on_one_of_two_pages_on_paper_and_on_a_terminal() -> None:
    for name in few_case_names():
        sheet = sheet_of(name)
        made = paper(sheet)
        points = [each.text.casefold() for each in (*made.first.reasons, *made.first.ours[:2])]
        lines = [CODE.sub("", line.text) for line in (*first(sheet), *second(sheet))]
        terminal = in_one(lines).casefold()
        on_paper = " ".join(words_of(page(sheet))).casefold()

        assert [] == [text for text in points if " ".join(text.split()) not in terminal], name
        assert [] == [text for text in points if text not in on_paper], name


# What to do.


def steps_of(sheet: PromptSheet) -> list[str]:
    """Everything to do today and first, however much of it there is."""
    every = second_page(sheet, shipped_bank(), shipped_library())
    steps = (*every.shown, *every.others)
    return [each.text for each in steps if each.group in {StepGroup.TODAY, StepGroup.FIRST}]


def laid_out_for(sheet: PromptSheet, medium: Medium) -> Document:
    return page(sheet, medium=medium)


def lost(sheet: PromptSheet, medium: Medium) -> list[str]:
    """The steps for today and first that page 2 does not have."""
    two = text_in(page_two(laid_out_for(sheet, medium))).casefold()
    return [text for text in steps_of(sheet) if text.casefold() not in two]


@pytest.mark.parametrize(("after", "said_of_it"), [(True, "after"), (False, "before")])
def test_page_1_says_of_a_meeting_that_was_held_whether_it_knew_these_answers(
    *, after: bool, said_of_it: str
) -> None:
    held = HeldMeeting(date(2026, 11, 20), comes_after=after)
    sheet = replace(sheet_of("one-trigger-drift"), meeting_held=held)
    told = f"A professionals-only meeting was held on {{}}, {said_of_it} these answers."

    assert told.format("20 November 2026") in text_in(page_one(page(sheet)))
    assert told.format("20 Nov 2026") in in_one(first(sheet))


@pytest.mark.parametrize("medium", list(Medium))
def test_every_step_for_today_and_first_stands_on_page_2_whatever_moved_there(
    medium: Medium,
) -> None:
    for sheet in map(ticked, (2, 6, 10, 14, 20)):
        assert len(steps_of(sheet)) >= 8
        assert [] == lost(sheet, medium)
    for name in few_case_names():
        sheet = worked_case(name).sheet()
        assert laid_out_for(sheet, medium).is_brief or [] == lost(sheet, medium), name


@pytest.mark.parametrize("medium", [Medium.PAPER, Medium.WORD])
def test_reasons_that_have_no_room_beside_the_steps_are_counted_and_stand_in_the_annex(
    medium: Medium,
) -> None:
    sheet = ticked(20)
    document = laid_out_for(sheet, medium)
    two, points = text_in(page_two(document)).splitlines(), paper(sheet).first.reasons
    *shown, more = two[two.index("And also why") + 1].split("; ")
    left, moved = points[-int(number_in(more)) :], number_in(text_in(page_one(document)))
    annex = "\n".join(words_of(page(sheet, is_full=True)))

    assert more == f"and {len(left)} more: in the annex."
    assert int(moved) == len(shown) + len(left)
    assert [] == [x.id for x in _ticked_of(sheet) if x.text not in annex]
    assert [] == [x.prompts[0].text for x in left if x.prompts[0].text not in annex]


def number_in(text: str) -> str:
    """The number of reasons that stand further on."""
    (number,) = re.findall(r"and (\d+) more: ", text)
    return str(number)


def _ticked_of(sheet: PromptSheet) -> tuple[Option, ...]:
    lines = ticked_lines(sheet, shipped_bank())
    return lines.options if lines else ()


@pytest.mark.untraced
def test_a_label_stays_as_it_was_written_where_reasons_stand_in_a_line() -> None:
    sheet = ticked(6, "Number")
    on_paper = text_in(page_two(laid_out_for(sheet, Medium.PAPER)))

    for text in (on_paper, in_one(second(sheet))):
        assert "number 1" not in text
        assert re.search(r"; Number [^;]*: [a-z]", text)


# On paper.


@pytest.mark.parametrize(("rows", "is_moved"), [(6, False), (7, True)])
def test_the_grid_of_seven_children_stands_on_page_2_alone(rows: int, is_moved: bool) -> None:  # noqa: FBT001 (a column of the table above)
    document = page(seen_by(2, rows))
    one, two = page_one(document), page_two(document)
    here, there = (two, one) if is_moved else (one, two)
    (table,) = tables(here)

    assert [f"child {at}" for at in range(1, rows + 1)] == [row.head for row in table.plain_rows]
    assert [] == tables(there)
    assert ["last 3 months", "never"] == [
        words for block in here if isinstance(block, Legend) for _, words in block.items
    ]
    assert (f"{HEADING}\nOn page 2." in text_in(one)) is is_moved
    assert HEADING in text_in(here)


@pytest.mark.parametrize(
    ("columns", "last"), [(6, "Service 6"), (7, "Service 6 (+1 more)"), (9, "Service 6 (+3 more)")]
)
def test_the_last_of_six_professionals_says_how_many_more_the_annex_has(
    columns: int, last: str
) -> None:
    document = page(seen_by(columns, 2), is_full=True)
    (table,) = tables(page_one(document))
    whole = next(x for x in of_kind(document, Details) if x.summary.endswith("all of it"))

    assert last == table.columns[MOST_COLUMNS]
    assert columns + 2 == len(tables(whole.blocks)[0].columns)


def calls_to_say(blocks: tuple[Block, ...]) -> list[str]:
    several = [block.title for block in blocks if isinstance(block, Callout)]
    return [title for title in several if title.startswith(TO_SAY)]


def test_what_to_say_moves_to_page_2_where_page_1_is_full_and_is_never_lost() -> None:
    sheet = sheet_of("harm-told-by-a-child")
    names = Own("a name of a file " * 200)
    full = page(replace(sheet, missing=(Missing(Miss.NOT_READ, names),)))
    (told,) = calls_to_say(page_one(page(sheet)))

    assert ([], [told]) == (calls_to_say(page_one(full)), calls_to_say(page_two(full)))
    assert [] == calls_to_say(page_two(page(sheet)))


# On a terminal.


def test_the_annex_is_the_same_by_itself_and_has_each_action_that_page_2_has_no_room_for() -> None:
    for name in few_case_names():
        sheet = worked_case(name).sheet()
        whole = paper(sheet, Settings())
        shown = actions_in_lines(whole)
        annex = in_one(text_in(annex_of(replace(whole, actions=shown))).split("\n"))

        assert of_kind(page(sheet, is_full=True), Details) == [*annex_of(whole)], name
        for each in shown.others:
            assert each.is_of_a_prompt or in_one([each.text]) in annex, each.text


def test_where_there_is_nothing_to_do_page_2_has_no_heading_for_it_and_may_go_whole() -> None:
    whole, bare = (
        make("supervision-almost-nothing-known") for make in (sheet_of, with_nothing_to_do)
    )
    moved, said = replace(bare, seen=grid(2, 30)), sections(page(bare))
    lines = [line.text for line in second(moved)]

    assert ("Actions" in sections(page(whole)), "Actions" in said) == (True, False)
    assert "In fairness" in said
    assert () == second(replace(bare, seen=SeenGrid()))
    assert lines[0].endswith("p.2")
    assert " child 30" in "\n".join(lines)
    assert CLOSING == lines[-1]
    assert "Who (agree it)" not in in_one(lines)
    assert "Who (agree it)" in in_one(second(whole))


@pytest.mark.parametrize("screen", [Screen(reads=True), Screen(60)])
def test_read_out_or_narrow_an_action_is_told_with_who_and_by_when_beneath_it(
    screen: Screen,
) -> None:
    sheet = worked_case("rules-02-nobody-has-seen-the-boy-for-years").sheet()
    lines, groups = second(sheet, screen), paper(sheet).actions.groups
    text, today, after = in_one(lines), groups[0].actions, groups[-1].actions

    assert "Who (agree it)" not in text
    for each in today:
        assert f"{each.number} {each.text} {each.who}; by today" in text
    for each in after:
        assert f"{each.text} {each.who}; by ________" in text
    assert "    you; by today" in [line.text for line in lines]


def test_the_letters_and_signs_are_explained_only_where_some_stand_on_the_page() -> None:
    sheet = with_nothing_to_do("one-trigger-drift")
    advice = replace(sheet.recommendation, because=(), close_first=())
    bare = replace(sheet, recommendation=advice, seen=SeenGrid(), find_out=())

    assert LEGEND in in_one(first(replace(bare, seen=grid(1, 1))))
    assert LEGEND not in in_one(first(bare))


@pytest.mark.parametrize("medium", list(Medium))
def test_a_page_is_named_only_where_there_are_pages(medium: Medium) -> None:
    """The grid of seven children, and answers that do not sit together, stand further on."""
    sheet = sheet_of("one-trigger-drift")
    clash = sheet_of("sight-refused-and-since-seen-without-a-worry").contradictions
    rows = (sheet.seen.rows[0],) * 7
    crowded = replace(sheet, contradictions=clash, seen=replace(sheet.seen, rows=rows))
    text = text_in(page(crowded, is_full=True, medium=medium).blocks)

    has_pages = medium is not Medium.ONE_LONG_PAGE
    assert (has_pages, has_pages) == ("On page 2." in text, "look at page 2 before" in text)
    assert has_pages != (f"{HEADING}\nFurther down." in text)
    assert has_pages != ("look further down before you use this" in text)
    assert has_pages or re.search(r"\bpage \d|\bp\.\d", text) is None
