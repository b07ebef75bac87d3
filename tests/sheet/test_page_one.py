"""Page 1 on every medium: one order, no codes, the advice never without its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ehe_check.advice.calls import calls_in_order
from ehe_check.advice.recommendation import Clash
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.call_made import CallMade
from ehe_check.case.session import Decision
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answer, Ref
from ehe_check.page.columns import cells
from ehe_check.page.document import (
    Bullets,
    Callout,
    Calls,
    GroupRow,
    Heading,
    Paragraph,
    Table,
    WritingBox,
    every_block,
)
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.page.own import Own
from ehe_check.render.media import A4, WORD, screen_medium
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_row import who_is_called
from ehe_check.sheet.fit import LEAST_REASONS
from ehe_check.sheet.page_one import page_one
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.screen_line import Line, Mark, Screen
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, HeldMeeting, PromptSheet
from ehe_check.sheet.sheet_paper import Paper
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import composed, page, sheet_of, words_in, words_of
from tests.screens import LOCAL, first, in_one, pages, paper, second
from tests.sheet.laid_out import FORBIDDEN, large_sheets
from tests.telephones import ShippedTelephone
from tests.worked import case_names, few_case_names, shipped_bank, shipped_library, worked_case

BANK = shipped_bank()
SCREEN = screen_medium(24)
MEDIA = (A4, WORD, LONG_PAGE, SCREEN)
CLOSING = "One person's answers, not the case record. It cannot tell you a child is safe."
CODE = re.compile(
    r"\b(L\d\.\d|F\d\.\d|[TCHRAEPW]\d+[a-z]?|GP prac\.|EHE off\.|<3m|>1y|3-12m)\b|\?$"
)
MOST_LINES = 22
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
TODAY_AND_STRONG = "rules-02-nobody-has-seen-the-boy-for-years"
EMERGENCY = "emergency-very-thin-and-faint"


def made(sheet: PromptSheet, medium: Medium = A4, local: Settings = LOCAL) -> Paper:
    """What the pages of a sheet are made from, for a medium."""
    return paper_of(sheet, BANK, shipped_library(), local, medium)


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


def on_page_one(sheet: PromptSheet, medium: Medium = A4) -> str:
    """The words of page 1."""
    return "\n".join(words for block in page_one(made(sheet, medium)) for words in words_in(block))


@pytest.mark.untraced
def test_every_medium_has_the_same_parts_in_one_order_and_no_code_to_learn() -> None:
    order = ["urgent", "hold", "plain", "advice", "ours", "seen", "find", "decision"]
    for name in case_names():
        sheet = worked_case(name).sheet()
        if sheet.urgency is Urgency.NONE:
            continue
        told = [[*parts(sheet, medium)] for medium in MEDIA]

        assert told[0] == sorted(told[0], key=order.index), name
        assert all(set(each) <= set(told[2]) for each in told), name
        assert all({"urgent", "hold", "advice", "decision"} & set(told[2]) <= {*x} for x in told)
        for medium in MEDIA:
            assert not CODE.search(on_page_one(sheet, medium)), name


@pytest.mark.untraced
def test_the_reasons_the_grid_and_what_to_find_out_are_said_in_the_same_words_everywhere() -> None:
    for name in few_case_names():
        sheet = worked_case(name).sheet()
        on_paper = {
            each
            for block in page_one(made(sheet, LONG_PAGE))
            if isinstance(block, Bullets | Table | Callout)
            for each in words_in(block)
        }
        for block in page_one(made(sheet, SCREEN)):
            match block:
                case Bullets():
                    assert {*words_in(block)} <= on_paper, name
                case Callout():
                    reasons = [x for x in block.blocks if isinstance(x, Bullets)]
                    assert {*(w for x in reasons for w in words_in(x))} <= on_paper, name
                case _:
                    pass


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


@settings(tries(3, 200), phases=NO_SHRINKING)
@given(large_sheets(), st.integers(30, 78))
def test_on_a_narrower_terminal_and_read_out_no_line_is_wider(
    sheet: PromptSheet, width: int
) -> None:
    for screen in (Screen(width), Screen(width, reads=True)):
        for lines in pages(paper(sheet), screen):
            assert max(map(cells, texts(lines))) <= width


def test_a_higher_window_has_more_of_it() -> None:
    sheet = worked_case("rules-01-taken-out-of-school-after-hunger").sheet()

    assert len(first(sheet)) <= MOST_LINES < len(first(sheet, rows=60))


def test_what_is_urgent_held_or_advised_is_marked_for_a_screen_with_colour() -> None:
    marks = {line.mark for line in first(worked_case(TODAY_AND_STRONG).sheet())}

    assert {Mark.URGENT, Mark.HOLD, Mark.ADVICE} <= marks


def test_the_head_says_the_day_of_printing_where_it_is_another() -> None:
    sheet = sheet_of("one-trigger-drift")
    later = replace(sheet.provenance, made_on=TODAY + timedelta(3))
    draft = sheet_of("one-trigger-drift", Answer(question="VIS-2", skipped=True), is_draft=True)

    assert "answered 24 Nov 2026          page 1" in texts(first(sheet))[0]
    assert "printed 27 Nov 2026" in in_one(first(replace(sheet, provenance=later))[:2])
    assert re.search(r"DRAFT, [1-9]\d* of \d+ open", in_one(first(draft)[:2]))
    assert "COPY TO SHARE" in in_one(first(without_own_words(sheet, BANK))[:2])
    assert ("Answered 24 November 2026", "Printed 24 November 2026") == page(sheet).head.right  # type: ignore[union-attr]  # it has one


# Calls.


def rung(name: str, on: date = TODAY, *, only: int | None = None) -> PromptSheet:
    """A worked case in which each call that is due was made on a day, or the first of them."""
    session = worked_case(name).session
    calls = [
        CallMade(to=row.call.route, on=on, they_will=Own("see her"), told=row.call.because)
        for row in ShippedTelephone(TODAY).rows(session)
    ]
    return composed(session.with_calls(*calls[:only]))


@pytest.mark.parametrize("medium", MEDIA)
def test_after_all_calls_it_says_done_and_what_they_will_do_and_page_2_ticks_the_same(
    medium: Medium,
) -> None:
    sheet = rung(TODAY_AND_STRONG)
    one, two = on_page_one(sheet, medium), in_one(second(sheet))

    assert "DONE TODAY" in one
    assert "ACT TODAY" not in one
    assert "A call settles nothing by itself" in one
    assert "they will see her" in one
    assert "spoke to" not in one
    assert 2 == two.count("done 24")
    assert "passed on 24 Nov 2026)" in one


def test_after_one_of_two_calls_it_is_still_to_be_done_today_and_that_one_is_ticked() -> None:
    sheet = rung(TODAY_AND_STRONG, only=1)
    (calls,) = (
        inner
        for block in page_one(made(sheet))
        if isinstance(block, Callout)
        for inner in block.blocks
        if isinstance(inner, Calls)
    )

    assert "ACT TODAY" in on_page_one(sheet)
    assert [True, False] == [row.is_ticked for row in calls.rows]
    assert [False, True] == [bool(row.blanks) for row in calls.rows]
    assert 1 == in_one(second(sheet)).count("done 24")


def test_calls_of_an_earlier_day_are_done_and_not_today() -> None:
    assert "DONE TODAY" not in on_page_one(rung(TODAY_AND_STRONG, TODAY - timedelta(2)))
    assert "DONE" in on_page_one(rung(TODAY_AND_STRONG, TODAY - timedelta(2)))


def test_a_number_that_is_not_set_is_a_line_on_paper_and_nothing_on_a_terminal() -> None:
    sheet = worked_case(TODAY_AND_STRONG).sheet()
    bare = [words_in(x) for x in page_one(made(sheet, A4, Settings())) if isinstance(x, Callout)]

    assert any("tel. ____________" in words for box in bare for words in box)
    assert "tel. ____" not in in_one(first(sheet, local=Settings()))
    assert "01632 960001" in in_one(first(sheet))


def test_where_several_are_called_each_row_says_why_and_the_lead_is_told_beside_social_care() -> (
    None
):
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
    assert 2 == [row.why for row in rows].count("cannot be found, and there is a worry")


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

THEN = AdviceThen(date(2026, 2, 24), Urgency.NONE)
ACT = Urgency.ACT_TODAY
NOW = AdviceThen(date(2026, 2, 24), ACT)


@pytest.mark.parametrize(
    ("upon", "given_to_it", "said"),
    [
        (NOW, {"urgency": ACT, "text": "Ring."}, "I decided: Ring."),
        (NOW, {"urgency": ACT}, "I decided to do as this page says."),
        (NOW, {"urgency": ACT, "text": "Ring.", "who": "nurse"}, "I decided: Ring"),
        (NOW, {"urgency": Urgency.NONE, "text": "No."}, "I decided otherwise than this page: No."),
        (NOW, {"urgency": Urgency.NONE}, "I decided otherwise than this page."),
        (None, {"text": "So."}, "I decided: So."),
        (None, {"agrees": False, "text": "So."}, "I decided: So."),
        (
            THEN,
            {"urgency": ACT, "text": "So."},
            "I decided on 24 February 2026, when the advice was another: So.",
        ),
        (THEN, {"urgency": ACT}, "I decided on 24 February 2026, when the advice was another."),
    ],
)
def test_a_decision_says_what_somebody_will_do_and_never_that_a_case_is_decided(
    upon: AdviceThen | None, given_to_it: dict[str, Any], said: str
) -> None:
    decision = Decision.model_validate(given_to_it)
    sheet = replace(worked_case(TODAY_AND_STRONG).sheet(), decision=decision, decided_upon=upon)

    for medium in MEDIA:
        told = on_page_one(sheet, medium)
        assert said in told
        assert "Decided:" not in told
        assert decision.who is None or decision.who in told


def test_under_hold_what_was_decided_in_own_words_is_to_be_checked_first() -> None:
    sheet = worked_case("hold-one-trigger-enquiry-open").sheet()
    decided = replace(sheet, decision=Decision(text=Own("Ring the mother")))

    assert "Before anyone does this" in on_page_one(decided)
    assert "Before anyone does this" in in_one(first(decided))


def test_without_a_decision_there_is_a_line_to_write_it_on_and_on_paper_one_to_sign() -> None:
    sheet = worked_case("one-trigger-drift").sheet()

    assert re.search(r"I DECIDED _+ who _+ by _+ One person", in_one(first(sheet)))
    assert {"who", "by", "Signed", "Role"} <= {*words_of(page(sheet))}


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


@pytest.mark.parametrize("name", [TODAY_AND_STRONG, EMERGENCY])
def test_that_answers_may_not_sit_together_is_said_and_page_2_asks_of_each(name: str) -> None:
    sheet = worked_case(name).sheet()
    asked = [*dict.fromkeys(answer.question for answer in sheet.answered)][:5]
    clashes = tuple(Clash(Ref("VIS-2"), (Ref(each),)) for each in asked if each != "VIS-2")
    sheet = replace(sheet, contradictions=clashes)

    assert "Some answers may not sit together: look at page 2" in in_one(first(sheet))
    assert "look further down" in on_page_one(sheet, LONG_PAGE)
    for clash in clashes:
        assert BANK.by_id[clash.others[0].question].short in in_one(second(sheet))


def test_the_evidence_is_said_in_words() -> None:
    sheet = worked_case("rules-06-clinic-care-not-given-and-child-thin").sheet()
    points = replace(sheet, prompts=tuple(map(_by_assumption, sheet.prompts)))

    assert "(not checked)" in on_page_one(points)
    assert "(record)" in on_page_one(worked_case(TODAY_AND_STRONG).sheet())


def _by_assumption(prompt: Any) -> Any:  # noqa: ANN401 (a prompt)
    because = tuple(replace(each, evidence=Evidence.ASSUMED) for each in prompt.because)
    return replace(prompt, because=because)


def test_a_character_that_acts_on_a_terminal_is_written_out_and_a_wide_one_is_measured() -> None:
    sheet = worked_case(TODAY_AND_STRONG).sheet()
    odd = Own("EHE\x1b[31m\u202e\n子供たち" * 2)
    lines = texts(first(replace(sheet, reference=odd)))

    assert not [line for line in lines if "\x1b" in line or "\u202e" in line]
    assert max(map(cells, lines)) <= 79
    assert "子供" in in_one(lines)
    assert in_one(first(replace(sheet, reference=odd), Screen(encoding="ascii"))).isascii()
