"""Page 1 and 2 on a terminal: 22 lines of 79 columns and 30, and what must be there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.calls import calls_in_order
from ehe_check.advice.recommendation import Clash
from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.prompt_rule import State, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.over_time.held_elsewhere import HeldElsewhere
from ehe_check.over_time.reread import guard_on
from ehe_check.page.columns import cells
from ehe_check.page.fitting import giving_way
from ehe_check.page.own import Own
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_row import who_is_called
from ehe_check.sheet.screen_line import Line, Mark, Screen
from ehe_check.sheet.screen_pages import FEWEST_ACTIONS, page_one, without_draft_mark
from ehe_check.sheet.screen_room import (
    IN_ORDER,
    MOST_LINES,
    MOST_WHERE_FIRM,
    MOST_WHERE_NOT_FIRM,
    Room,
)
from ehe_check.sheet.screen_second import MOST_LINES as MOST_OF_PAGE_2
from ehe_check.sheet.second_page import MOST_ACTIONS
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, PromptSheet
from ehe_check.sheet.sheet_paper import Paper
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import composed, sheet_of
from tests.screens import crowded, first, in_one, of_case, paper, second, texts_of
from tests.sheet.laid_out import CLOSING, FORBIDDEN, large_sheets
from tests.worked import few_case_names, shipped_bank, worked_case

BANK = shipped_bank()
MOST = {
    HeadlineKey.FIRM: MOST_WHERE_FIRM,
    HeadlineKey.NOT_FIRM: MOST_WHERE_NOT_FIRM,
    HeadlineKey.NOT_ENOUGH: MOST_WHERE_NOT_FIRM,
}
FIRM = "ordinary-twins"
STRONG_TODAY = "rules-02-nobody-has-seen-the-boy-for-years"
TWO_DAYS = "answered 24 Nov 2026   printed 24 Nov 2026   p.1"


def check_that_it_stands(sheet: PromptSheet) -> None:
    lines, advice = first(sheet), sheet.recommendation
    texts, whole = [line.text for line in lines], in_one(lines)

    assert len(lines) <= MOST.get(advice.headline, MOST_LINES)
    assert max(map(cells, texts)) <= 79
    assert CLOSING == texts[-1]
    assert not FORBIDDEN.search(whole)
    assert 1 == whole.count(" is safe")
    assert advice.line == next(x for x in texts if not x.startswith(("EHE", "answered")))
    assert in_one([advice.under]) in whole
    assert in_one([advice.beneath.partition(" ")[2]]) in whole
    if advice.box:
        assert in_one([f"{advice.box.title}: {advice.box.short}"]) in whole
    for route in calls_in_order(advice.routes):
        who = who_is_called(sheet, route)
        assert f"[ ] {who[:1].upper()}{who[1:]}" in whole, route


@pytest.mark.untraced
def test_each_worked_case_stands_on_a_terminal() -> None:
    for name in few_case_names():
        check_that_it_stands(worked_case(name).sheet())


@tries(10, 400)
@given(large_sheets())
def test_whatever_the_case_it_stands_and_under_a_guard_leads_nobody_to_the_family(
    sheet: PromptSheet,
) -> None:
    check_that_it_stands(sheet)
    two, advice = in_one(second(sheet)), sheet.recommendation

    if advice.guard.state is State.GUARDED:
        assert None is approach_in(f"{in_one(first(sheet))} {two}")
        assert not two or f"{'HOLD' if advice.hold else 'ASK FIRST'} stands" in two


@tries(4, 200)
@given(large_sheets(), st.integers(24, 78))
def test_on_a_narrower_terminal_lines_are_wrapped_and_nothing_is_lost(
    sheet: PromptSheet, width: int
) -> None:
    line, way = sheet.recommendation.line, Screen(width, reads=True)
    wide, narrow = (first(sheet, each) for each in (Screen(reads=True), way))
    beyond, near = (second(sheet, each) for each in (Screen(reads=True), way))

    for lines in (first(sheet, Screen(width)), narrow, near):
        assert max((cells(each.text) for each in lines), default=0) <= width
    assert letters_of(wide, line) == letters_of(narrow, line)
    assert letters_of(beyond, "p.2") == letters_of(near, "p.2")
    assert numbers(sheet) == numbers(sheet, Screen(width))


class TestTheHead:
    def test_is_no_draft_where_the_decision_alone_is_missing_and_one_where_an_answer_is(
        self,
    ) -> None:
        name, skipped = "one-trigger-drift", Answer(question="VIS-2", skipped=True)
        whole, more, done = (
            paper(sheet)
            for sheet in (
                sheet_of(name, is_draft=True),
                sheet_of(name, skipped, is_draft=True),
                sheet_of(name),
            )
        )

        assert "DRAFT, 0 of" in head_of(whole)
        assert "COPY TO SHARE" in in_one(first(without_own_words(sheet_of(name), BANK))[:2])
        assert head_of(done) == head_of(without_draft_mark(whole))
        assert re.search(r"DRAFT, [1-9]\d* of \d+ open", head_of(without_draft_mark(more)))
        assert done == without_draft_mark(done)

    @pytest.mark.parametrize(("children", "head"), [(4, "a1, a2, a3, a4 "), (5, "5 children ")])
    def test_names_no_more_than_four_children(self, children: int, head: str) -> None:
        entries = tuple((f"child-{n}", Own(f"a{n}")) for n in range(1, children + 1))
        sheet = replace(worked_case(STRONG_TODAY).sheet(), entries=entries, is_draft=False)

        assert head in first(sheet)[0].text

    def test_of_a_long_reference_takes_a_line_more(self) -> None:
        sheet = worked_case(STRONG_TODAY).sheet()
        long = replace(sheet, reference=Own("EHE-" + "9" * 60), is_draft=False)
        head, days = (line.text for line in first(long)[:2])

        assert head.startswith("EHE-9999")
        assert days == TWO_DAYS


class TestCalls:
    def test_where_the_lead_is_no_call_the_number_stands_under_the_advice(self) -> None:
        talked_over = worked_case("one-trigger-drift").sheet()

        assert "Your lead: 01632 960003." in in_one(first(talked_over))
        assert "Your lead:" not in in_one(first(talked_over, local=Settings()))
        assert "Your lead:" not in in_one(of_case(STRONG_TODAY))
        assert "Your lead" not in in_one(of_case(FIRM))


def test_what_was_agreed_is_in_the_box_and_a_copy_says_that_it_was_and_no_more() -> None:
    sheet = worked_case("ask-first-agreed").sheet()
    text = in_one(first(sheet))

    assert "Agreed: " in text
    assert BANK.boxes[BoxKey.ASK_LEAD].line not in text
    assert "Agreed: left out of this copy " in in_one(first(without_own_words(sheet, BANK)))


DAY = date(2026, 11, 27)
ACT = Urgency.ACT_TODAY
THEN = "Decided on 24 Feb 2026, on advice that was another then: Nothing to do."


@pytest.mark.parametrize(
    ("upon", "made", "said"),
    [
        (ACT, {"urgency": ACT, "text": "Ring."}, "Decided: as above. Ring."),
        (ACT, {"urgency": ACT, "text": "Ring.", "who": "nurse"}, "as above. Ring (nurse)."),
        (ACT, {"urgency": ACT, "text": "Ring.", "by": DAY}, "as above. Ring (by 27 Nov 2026)."),
        (
            ACT,
            {"urgency": ACT, "text": "speak " * 90, "who": "nurse", "by": DAY},
            " ... (nurse, by 27 Nov 2026).",
        ),
        (ACT, {"urgency": Urgency.NONE, "text": "because " * 100}, " because because ..."),
        (ACT, {"agrees": False, "text": "No."}, "Decided: differently from this page. No."),
        (ACT, {"text": "So."}, "Decided: So."),
        (None, {"urgency": ACT, "text": "So."}, "Decided: So."),
        (Urgency.NONE, {"urgency": Urgency.NONE, "agrees": True, "text": "Nothing to do."}, THEN),
        (ACT, {"agrees": True}, ""),
    ],
)
def test_a_decision_stands_above_the_closing_line_and_gives_up_its_words_before_who_and_when(
    upon: Urgency | None, made: dict[str, Any], said: str
) -> None:
    then = None if upon is None else AdviceThen(date(2026, 2, 24), upon)
    decision = Decision.model_validate(made)
    sheet = replace(worked_case(STRONG_TODAY).sheet(), decision=decision, decided_upon=then)
    text = in_one(first(sheet))

    assert len(first(sheet)) <= MOST_LINES
    assert text.endswith(f"{said} {CLOSING}".strip())
    assert ("as above" in text) is (made.get("urgency") is ACT and upon is ACT)
    assert said or "Decided" not in text


def test_whoever_does_what_was_decided_has_two_lines_at_most() -> None:
    decision = Decision(text=Own("Ring."), who=Own("a nurse " * 60))
    lines = first(replace(worked_case(STRONG_TODAY).sheet(), decision=decision))
    starts = next(at for at, line in enumerate(lines) if "Decided" in line.text)

    assert len(lines) - starts == 2 + 1


class TestGivingWay:
    def test_is_in_the_order_of_the_page_and_the_fewest_reasons_are_among_the_last(self) -> None:
        rooms = [*giving_way(Room(), IN_ORDER)]
        changed = [
            name
            for before, after in pairwise(rooms)
            for name in Room.__dataclass_fields__
            if getattr(before, name) != getattr(after, name)
        ]
        order = ["ours", "reasons", "has_legend", "children", "finds", "kept", "finds"]

        order += ["going_well", "offers", "to_do", "clashes", "has_grid", "reasons", "kept"]

        assert order == [key for key, _ in groupby(changed)]
        assert 3 == min(room.reasons for room in rooms[:-3])


def test_where_no_reason_has_room_it_says_where_they_are_under_their_own_word() -> None:
    lines = [line.text for line in first(crowded())]

    assert "Why: on page 2" in lines
    assert "Why" not in lines
    assert not [line for line in lines if "more: on page 2" in line]
    assert len(lines) <= MOST_LINES


def test_what_is_urgent_held_or_advised_is_marked_for_a_screen_with_colour() -> None:
    marks = {line.mark for line in first(worked_case(STRONG_TODAY).sheet())}

    assert {Mark.URGENT, Mark.HOLD, Mark.ADVICE, Mark.STRONG, Mark.QUIET, Mark.PLAIN} >= marks
    assert {Mark.URGENT, Mark.HOLD, Mark.ADVICE} <= marks


def test_a_character_that_acts_on_a_terminal_is_written_out_and_a_wide_one_is_measured() -> None:
    sheet = worked_case(STRONG_TODAY).sheet()
    odd = Own("EHE\x1b[31m\u202e\n子供たち" * 2)
    lines = [line.text for line in first(replace(sheet, reference=odd))]

    assert not [line for line in lines if "\x1b" in line or "\u202e" in line]
    assert max(map(cells, lines)) <= 79
    assert "子供" in in_one(lines)
    ascii_only = first(replace(sheet, reference=odd), Screen(encoding="ascii"))
    assert in_one(ascii_only).isascii()


def letters_of(lines: tuple[Line, ...], begin: str) -> list[str]:
    """Every letter from a text on, in any order, since a statement stands in a column."""
    _, found, text = in_one(lines).partition(in_one([begin]))
    return sorted(f"{found}{text}".replace(" ", ""))


def head_of(one: Paper) -> str:
    """Everything above the advice."""
    lines = page_one(one, Screen())
    return in_one(lines).partition(in_one([one.advice.line]))[0]


class TestAnswersThatMayNotSitTogether:
    @pytest.mark.parametrize("name", [STRONG_TODAY, "emergency-very-thin-and-faint"])
    def test_each_stands_on_page_1_or_on_page_2_and_page_1_says_so(self, name: str) -> None:
        sheet = worked_case(name).sheet()
        asked = [*dict.fromkeys(answer.question for answer in sheet.answered)][:5]
        clashes = tuple(Clash(Ref("VIS-2"), (Ref(each),)) for each in asked if each != "VIS-2")

        sheet = replace(sheet, contradictions=clashes)
        one, two = in_one(first(sheet)), in_one(second(sheet))

        assert "Some answers may not sit together: see page 2 before you use this." in one
        for clash in clashes:
            other = BANK.by_id[clash.others[0].question].short
            assert 1 == sum(f"; {other}" in page for page in (one, two)), other

    def test_that_all_have_room_on_page_1_are_not_sought_on_page_2(self) -> None:
        sheet = worked_case("rules-17b-sight-refused-and-the-worry-is-education-only").sheet()
        text = in_one(first(sheet))

        assert "Do these two answers sit together?" in text
        assert "Name a worry only if there is one; the first may count less." in text
        assert "see page 2" not in text
        assert "sit together" not in in_one(second(sheet))


@pytest.mark.parametrize(
    ("path", "said"),
    [("cases/one.toml", "HOLD (from one.toml): "), ("", "HOLD (from another session): ")],
)
def test_a_hold_of_another_session_says_where_it_comes_from(path: str, said: str) -> None:
    case = worked_case("rules-12-one-person-controls-another")
    guard = guard_on(BANK, case.session.all_answers(), TODAY)
    elsewhere = HeldElsewhere(guard, TODAY, Own(path))

    assert said in in_one(first(replace(case.sheet(), held_elsewhere=elsewhere)))


def test_says_that_more_is_to_be_done_where_there_is_no_room_for_it() -> None:
    to_do = worked_case("ordinary-bullied").sheet().prompts[0]
    calm = worked_case("none-everything-looked-at").sheet()
    several = tuple(replace(to_do, short=f"The {at}.") for at in range(9))
    lines = [line.text for line in first(replace(calm, prompts=several))]

    assert "To do" in lines
    assert " and more: see the annex (sheet --full)" in lines


# Page 2.


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
def test_it_has_at_most_twelve_actions_and_each_child_is_in_the_grid_of_one_page(
    sheet: PromptSheet,
) -> None:
    lines = second(sheet)
    found = numbers(sheet)

    assert found == [*range(1, len(found) + 1)]
    actions = paper(sheet).actions.shown
    steps = [each for each in actions if each.group in {StepGroup.TODAY, StepGroup.FIRST}]
    assert len(found) <= max(MOST_ACTIONS, len(steps))
    assert len(lines) <= MOST_OF_PAGE_2 or len(found) <= max(FEWEST_ACTIONS, len(steps))
    assert not lines or lines[-1].text == CLOSING
    assert all(cells(line.text) <= 79 for line in lines)
    out = [in_one(make(sheet, Screen(reads=True))) for make in (first, second)]
    for row in sheet.seen.rows if sheet.urgency is not Urgency.NONE else ():
        assert any(f" {row.called}: " in text for text in out), row.called


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
            alone = by == "school-nurse"
            cell = Sighting(about=entry.id, by=by, value=band, on=month, alone=alone)
            answers = answers.with_sighting(cell)
    ticked = answers.by_ref.values()
    who = next(each for each in ticked if each.question == "VIS-1.who")
    return answers.with_answer(who.model_copy(update={"value": tuple(MONTHS)}))


@pytest.mark.parametrize("name", CASES)
def test_the_pages_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    sheet = worked_case(name).sheet()
    pages = (second(sheet), first(sheet))

    golden(f"screen-{name}.txt", "\n".join(map(texts_of, pages)).encode())


def test_a_page_with_the_grid_is_as_it_was_drawn_and_read_out(
    golden: Callable[[str, bytes], None],
) -> None:
    session = worked_case("rules-02-nobody-has-seen-the-boy-for-years").session
    sheet = replace(composed(session.holding(seen(session.all_answers()))), is_draft=False)
    ways = (Screen(), Screen(reads=True), Screen(39))

    golden("screen-grid.txt", "\n".join(texts_of(first(sheet, way)) for way in ways).encode())
