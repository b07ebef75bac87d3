"""Page 1 on every medium: one order, no codes, the advice never without its reasons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from ehe_check.advice.calls import calls_in_order
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answer
from ehe_check.page.columns import cells
from ehe_check.page.document import (
    Bullets,
    Callout,
    Calls,
    GroupRow,
    Heading,
    PageHead,
    Paragraph,
    Seen,
    Table,
    WritingBox,
    every_block,
)
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.page.own import Own
from ehe_check.render.media import A4
from ehe_check.render.screen_line import Line, Mark
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_words import who_is_called
from ehe_check.sheet.pages import first as page_one
from ehe_check.sheet.seen_grid import SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, HeldMeeting, PromptSheet
from ehe_check.sheet.sheet_paper import LEAST_REASONS, Paper
from tests.banks import TODAY
from tests.counts import tries
from tests.decided_rows import to_do
from tests.pages import page, sheet_of, words_in
from tests.screens import first, in_one, paper, second
from tests.sheet.laid_out import FORBIDDEN, MEDIA, SCREEN, large_sheets, made, of_kind, on_page_one
from tests.worked import case_names, few_case_names, shipped_bank, worked_case

BANK = shipped_bank()
CLOSING = "One person's answers, not the case record. It cannot tell you a child is safe."
CODE = re.compile(
    r"\b(L\d\.\d|F\d\.\d|[TCHRAEPW]\d+[a-z]?|GP prac\.|EHE off\.|<3m|>1y|3-12m)\b|\?$"
)
MOST_LINES = 22
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
TODAY_AND_STRONG = "rules-02-nobody-has-seen-the-boy-for-years"


def parts(sheet: PromptSheet, medium: Medium) -> Iterator[str]:
    """The parts of page 1 in their order, by what each is for."""
    for block in page_one(made(sheet, medium)):
        match block:
            case Callout():
                yield block.tone.value
            case Heading():
                yield "seen" if "seen" in block.text.casefold() else "find"
            case Paragraph(lead="Gaps on our side"):
                yield "ours"
            case WritingBox():
                yield "decision"
            case _:
                pass


def reasons_on(sheet: PromptSheet, medium: Medium) -> set[str]:
    """What is listed on page 1: each reason with how it is known, and what to find out."""
    listed = (x for x in every_block(page_one(made(sheet, medium))) if isinstance(x, Bullets))
    return {words for each in listed for words in words_in(each)}


@pytest.mark.untraced
def test_every_medium_has_the_same_parts_in_one_order_and_no_code_to_learn() -> None:
    order = ["urgent", "hold", "plain", "advice", "ours", "seen", "find", "decision"]
    for name in case_names():
        sheet = worked_case(name).sheet()
        if sheet.urgency is Urgency.NONE:
            continue
        told = [[*parts(sheet, medium)] for medium in MEDIA]
        on_paper, on_screen = (reasons_on(sheet, medium) for medium in (LONG_PAGE, SCREEN))

        assert on_screen <= on_paper, name
        assert told[0] == sorted(told[0], key=order.index), name
        assert all(set(each) <= set(told[2]) for each in told), name
        assert all({"urgent", "hold", "advice", "decision"} & set(told[2]) <= {*x} for x in told)
        for medium in MEDIA:
            assert not CODE.search(on_page_one(sheet, medium)), name


def numbered(paper: Paper) -> list[Bullets]:
    """The lists of reasons on page 1: all that stand above who has seen the children."""
    above = takewhile(lambda block: not isinstance(block, Heading), page_one(paper))
    return [each for each in every_block(above) if isinstance(each, Bullets)]


def check_the_reasons(sheet: PromptSheet, medium: Medium) -> None:
    """Three reasons or all of them stand on page 1, and how many more, which are on page 2."""
    paper = made(sheet, medium)
    whole = (paper.first.urgent_reasons, paper.first.other_reasons)
    lists = [each for each in whole if each] if paper.advice.is_urgent else [paper.first.reasons]
    shown = [len(each.items) for each in numbered(paper)]
    said = " ".join(
        words for block in page_one(paper) for words in words_in(block) if "more on" in words
    )

    assert len(shown) == len([each for each in lists if each])
    for number, each in zip(shown, filter(None, lists), strict=True):
        left = len(each) - number
        assert number >= min(LEAST_REASONS, len(each))
        assert not left or f"and {left} more on page 2" in said


def test_what_is_to_be_done_today_is_said_with_its_verb() -> None:
    lines = [each.line for each in BANK.headlines.values()]
    said = [each.removeprefix("ACT TODAY: ") for each in lines if each.startswith("ACT TODAY: ")]

    assert 5 == len(said)
    assert {"speak", "ring", "tell"} == {each.split()[0] for each in said}


@settings(tries(6, 300), phases=NO_SHRINKING)
@given(large_sheets())
def test_the_advice_never_stands_without_three_of_its_reasons_or_all(sheet: PromptSheet) -> None:
    if sheet.urgency is not Urgency.NONE:
        for medium in (A4, SCREEN):
            check_the_reasons(sheet, medium)


@pytest.mark.untraced
def test_every_reason_and_gap_of_ours_stands_on_page_1_or_on_page_2() -> None:
    for name in few_case_names():
        sheet = sheet_of(name)
        points = [*paper(sheet).first.reasons, *paper(sheet).first.ours]
        lines = in_one([*texts(first(sheet)), *texts(second(sheet))]).casefold()

        assert [] == [x.text for x in points if in_one([x.text.casefold()]) not in lines], name


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def check_that_it_stands(sheet: PromptSheet) -> None:
    lines, advice = first(sheet), sheet.recommendation
    whole = in_one(lines)

    assert max(map(cells, texts(lines))) <= 79
    assert CLOSING == lines[-1].text
    assert not FORBIDDEN.search(whole)
    assert 1 == whole.count(" is safe")
    assert in_one([advice.line]) in whole
    assert in_one([advice.under]) in whole
    assert in_one([advice.beneath.partition(" ")[2]]) in whole
    if advice.box:
        assert in_one([f"{advice.box.title}: {advice.box.short}"]) in whole
    for route in calls_in_order(advice.routes):
        who = who_is_called(sheet, route)
        assert f"[ ] {who[:1].upper()}{who[1:]}" in whole, route
    for row in sheet.seen.rows if sheet.urgency is not Urgency.NONE else ():
        if not any(cell.seen.is_sighting for cell in (*row.cells, row.heard)):
            assert row.called in whole


@pytest.mark.untraced
def test_each_worked_case_stands_on_a_terminal_of_24_rows_but_the_most_crowded() -> None:
    long = []
    for name in case_names():
        sheet = worked_case(name).sheet()
        check_that_it_stands(sheet)
        long += [name] if len(first(sheet)) > MOST_LINES else []

    assert ["page-refused-sight-two-children"] == long


@settings(tries(6, 400), phases=NO_SHRINKING)
@given(large_sheets())
def test_whatever_the_case_it_stands_and_under_a_guard_leads_nobody_to_the_family(
    sheet: PromptSheet,
) -> None:
    check_that_it_stands(sheet)
    two, advice = in_one(second(sheet)), sheet.recommendation
    above = texts(first(sheet))[:MOST_LINES]

    assert in_one([advice.line]) in in_one(above)
    if advice.box:
        assert f"{advice.box.title}:" in in_one(above)
    if advice.guard.state is State.GUARDED:
        assert None is approach_in(f"{in_one(first(sheet))} {two}")
        assert not two or f"{'HOLD' if advice.hold else 'ASK FIRST'} stands" in two


def test_a_higher_window_has_more_of_it() -> None:
    sheet = worked_case("rules-01-taken-out-of-school-after-hunger").sheet()

    assert len(first(sheet)) <= MOST_LINES < len(first(sheet, rows=60))


def test_what_is_urgent_held_or_advised_is_marked_for_a_screen_with_colour() -> None:
    marks = {line.mark for line in first(worked_case(TODAY_AND_STRONG).sheet())}

    assert {Mark.URGENT, Mark.HOLD, Mark.ADVICE} <= marks


# The head.


def test_the_head_says_whose_page_it_is_of_which_day_and_how_far_a_draft_is() -> None:
    name = "one-trigger-drift"
    sheet, whole = sheet_of(name), sheet_of(name, is_draft=True)
    later = replace(sheet, provenance=replace(sheet.provenance, made_on=TODAY + timedelta(3)))
    open_ = sheet_of(name, Answer(question="VIS-2", skipped=True), is_draft=True)
    nameless = replace(sheet, reference=Own("not given"))

    assert head_of(nameless).line.startswith("by a ")
    assert ("Answered 24 November 2026", "Printed 27 November 2026") == head_of(later).right
    assert "answered 24 Nov 2026          page 1" in texts(first(sheet))[0]
    assert "printed 27 Nov 2026" in in_one(first(later)[:2])
    for each, said in (
        (sheet, "^(?!.*DRAFT)"),
        (whole, "DRAFT"),
        (open_, r"DRAFT, [1-9]\d* of \d+ open"),
        (without_own_words(sheet, BANK), "COPY TO SHARE"),
    ):
        for text in (head_of(each).line, in_one(first(each)[:2])):
            assert re.search(said, text), text
    assert head_of(open_).line.startswith("EHE-TEST \N{MIDDLE DOT} DRAFT, ")
    assert head_of(without_own_words(sheet, BANK)).line.startswith("COPY TO SHARE")


def head_of(sheet: PromptSheet) -> PageHead:
    head = page(sheet).head
    assert head is not None
    return head


# Calls.


def test_of_several_calls_each_row_says_why_and_the_lead_is_told_beside_social_care() -> None:
    alone, several = (
        worked_case(name).sheet() for name in (TODAY_AND_STRONG, "harm-child-missing")
    )

    assert "tell them as well; do not wait for them" in on_page_one(alone)
    assert "tell them too; do not wait" in in_one(first(alone))
    rows = [
        row
        for block in page_one(made(several))
        if isinstance(block, Callout)
        for inner in block.blocks
        if isinstance(inner, Calls)
        for row in inner.rows
    ]
    assert 2 == [row.why for row in rows].count("a child is missing, or was not found")


def test_where_the_lead_is_no_call_the_number_stands_under_the_advice() -> None:
    talked_over = worked_case("one-trigger-drift").sheet()

    assert "Your lead: 01632 960003." in in_one(first(talked_over))
    assert "Your lead:" not in in_one(first(talked_over, local=Settings()))
    assert "Your lead:" not in in_one(first(worked_case(TODAY_AND_STRONG).sheet()))
    assert "Your lead" not in in_one(first(worked_case("ordinary-twins").sheet()))


# Who has seen each child.


def grid(columns: int, rows: int, cell: SeenCell = SeenCell(Seen.RECENT)) -> SeenGrid:  # noqa: B008 (it is frozen)
    """Children by professionals, each of them seen so."""
    return SeenGrid(
        tuple(SeenColumn(f"service-{at}", f"service {at}") for at in range(1, columns + 1)),
        tuple(
            SeenRow(f"child-{at}", f"child {at}", (cell,) * columns, SeenCell(Seen.NEVER))
            for at in range(1, rows + 1)
        ),
    )


@pytest.mark.parametrize("medium", MEDIA)
def test_a_child_whom_nobody_is_known_to_have_seen_is_a_sentence_across_and_never_gives_way(
    medium: Medium,
) -> None:
    seen, never = grid(2, 9).rows, grid(2, 9, SeenCell(Seen.UNKNOWN)).rows
    rows = (*seen[:8], never[8])
    sheet = replace(sheet_of(TODAY_AND_STRONG), seen=replace(grid(2, 9), rows=rows))
    said = on_page_one(sheet, medium)
    tables = [x for x in page_one(made(sheet, medium)) if isinstance(x, Table)]

    assert "child 9: nobody is known to have seen this child" in said or (
        "Nobody is known to have seen child 9." in said
    )
    assert medium is not LONG_PAGE or isinstance(tables[0].rows[-1], GroupRow)


def test_children_beyond_four_stand_on_page_2_where_there_is_no_room() -> None:
    sheet = replace(sheet_of(TODAY_AND_STRONG), seen=grid(2, 7))
    one, two = in_one(first(sheet)), in_one(second(sheet))

    assert {*"1234567"} == {*re.findall(r"child (\d) ", f"{one} {two}")}
    assert "on page 2" in one


def test_professionals_for_whom_there_is_no_column_are_named() -> None:
    sheet = replace(sheet_of("one-trigger-drift"), seen=grid(7, 1))

    assert "Not in this table: service 5, service 6 and service 7." in in_one(first(sheet))
    assert "Not in this table: service 7." in on_page_one(sheet)


# The decision.

DECISIONS = tomllib.loads(Path(__file__).with_name("decisions.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("said", "made_of"), DECISIONS.items(), ids=DECISIONS)
def test_a_decision_says_what_somebody_will_do_and_never_that_a_case_is_decided(
    said: str, made_of: dict[str, Any]
) -> None:
    decision = Decision.model_validate(made_of.get("kept", {}))
    row = to_do(**made_of["to_do"]) if "to_do" in made_of else None
    then = AdviceThen(date(2026, 2, 24), Urgency(made_of.get("upon", "none")))
    upon = then if "upon" in made_of else None
    sheet = replace(worked_case(TODAY_AND_STRONG).sheet(), decision=decision, decided_upon=upon)
    sheet = replace(sheet, decided_to=row)

    for medium in MEDIA:
        told = on_page_one(sheet, medium)
        assert said in told
        assert "Decided:" not in told
        assert row is None or row.who is None or row.who in told


@pytest.mark.parametrize(
    ("name", "caution"),
    [
        ("hold-reported-and-seen-do-not-match", "HOLD"),
        ("strong-under-ask-first", "ASK FIRST"),
        ("one-trigger-drift", ""),
    ],
)
def test_a_decision_in_own_words_is_never_urged_bare_while_a_guard_stands(
    name: str, caution: str
) -> None:
    sheet = sheet_of(name, decided_to=to_do("Visit them."))
    (box,) = of_kind(page(sheet), WritingBox)
    assert box.text is not None
    after = box.text.split("Visit them.")[1].strip()

    assert after.startswith(f"{caution} stands. Before anyone " if caution else "")
    assert bool(caution) is bool(after)
    in_lines = in_one(first(sheet)).split("I decided: Visit them.")[1]
    assert in_lines.startswith(f" {caution}: " if caution else " One person")


def test_own_words_end_where_a_caution_stands_behind_them() -> None:
    sheet = sheet_of("strong-under-ask-first", decided_to=to_do("Visit them"))

    assert "I decided: Visit them. ASK FIRST: " in in_one(first(sheet))


# What else may stand there.


@pytest.mark.parametrize(("after", "said_of_it"), [(True, "after"), (False, "before")])
def test_of_a_meeting_that_was_held_it_says_where_its_record_is(
    *, after: bool, said_of_it: str
) -> None:
    held = HeldMeeting(date(2026, 11, 20), comes_after=after)
    sheet = replace(sheet_of("one-trigger-drift"), meeting_held=held)
    told = f"A meeting was held on 20 November 2026, {said_of_it} these answers: see its record."

    assert told in on_page_one(sheet)
    assert told in in_one(first(sheet))
