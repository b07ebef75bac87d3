"""The page of two sessions as it is usually printed: one page, and what else there is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.bank.effect import Does
from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.question import QuestionKind
from ehe_check.case.decided import AgreedStatus
from ehe_check.check.approach import approach_in
from ehe_check.comparison.changes import parts_of
from ehe_check.comparison.two_sessions import Page, TwoSessions
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.comparison import AnswerMove, EntryMove
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss, Missing, Overdue
from ehe_check.over_time.ledger import AgreedAt
from ehe_check.over_time.side import Side
from ehe_check.page.document import CalloutTone, Item
from ehe_check.page.height import ON_A4, height
from ehe_check.page.own import Own
from ehe_check.render.lines import document_lines
from ehe_check.render.pdf import render_pdf
from ehe_check.render.screen_line import Screen
from ehe_check.settings.settings import Limits, Settings
from tests.any_answers import family
from tests.banks import TODAY, not_known, value
from tests.comparison.two_sides import (
    BANK,
    CAUTION,
    HELD,
    IN_DANGER,
    JULY,
    MARCH,
    OPENING,
    THIRD,
    WORRIED,
    callouts,
    carried,
    drifting,
    now_of,
    of_the_case,
    two_sides,
)
from tests.comparison_pages import compared, items_under, laid_out
from tests.counts import tries
from tests.decided_rows import event
from tests.pages import sections, words_of
from tests.render.pdf_text import pages_of
from tests.sides import BEFORE, side
from tests.worked import shipped_library
from tests.worked_histories import history_names, worked_history

ALL = "All that moved, and that did not"
TO_MIND = "To mind about these sessions"
CHILDREN = tuple(f"child-{number}" for number in range(1, 4))
MOST_LINES, MOST_WORDS = 56, 450


def worked_pairs() -> Iterator[TwoSessions]:
    """Every two sessions of each worked history, with their case looked at and without."""
    for name in history_names():
        history = worked_history(name)
        for sides in permutations(history.sides.values(), 2):
            try:
                yield compared(*sides)
                case = history_of([*history.sides.values()], BANK, history.today)
            except WrongUseError:
                continue
            yield compared(
                *sides, now=now_of(sides[1], history.today, history=case, limits=Limits())
            )


def check_that_it_hides_nothing_that_must_be_seen(two: TwoSessions) -> None:
    """Check a page as it is usually printed against the whole one, and against what is told."""
    brief, full = (laid_out(two, is_full=is_full) for is_full in (False, True))
    shown, whole = sections(brief), sections(full)
    boxes = [
        [box for box in callouts(each) if box.tone is not CalloutTone.ADVICE]
        for each in (brief, full)
    ]
    texts, found = set(words_of(brief)), two.found
    beside = two.now.beside if two.now is not None else ()
    urgent = {each.id for each in (*found.prompts, *beside) if each.kind in URGENT and each.text}
    listed = [x for x in found.entries if x.move in (EntryMove.ADDED, EntryMove.REMOVED)]

    assert boxes[0] == boxes[1]
    assert (shown[""], shown.get(TO_MIND)) == (whole[""], whole.get(TO_MIND))
    assert {BANK.rules[each][1].short for each in urgent if each in BANK.rules} <= texts
    assert all(any(x.startswith(f"{one.before or one.after}: on") for x in texts) for one in listed)
    for part in parts_of(page_of(two)):
        assert f"{part.heading} ({part.many})" in shown[ALL][-1]


def page_of(two: TwoSessions) -> Page:
    return Page(two, shipped_library(), Settings(), TODAY, "test")


def test_every_two_sessions_of_a_worked_history_are_told_on_one_page_that_names_the_rest() -> None:
    for two in worked_pairs():
        page = laid_out(two, is_full=False)
        check_that_it_hides_nothing_that_must_be_seen(two)

        assert sum(len(said.split()) for said in words_of(page)) <= MOST_WORDS
        assert len([*document_lines(page, Screen())]) <= MOST_LINES
        assert height(page.blocks) <= ON_A4 or 1 == len(pages_of(render_pdf(page)))


def test_however_much_cannot_wait_all_of_it_stands() -> None:
    urgent = [
        value(each.id, option.id, "child-1" if each.per else None)
        for each in BANK.questions
        if each.per in {"child", None} and each.kind is QuestionKind.CHOICE
        for option in each.options[-1:]
        if {Does.TODAY, Does.EMERGENCY} & {does.does for does in each.effects_at(option.id)}
    ]
    pair = list(OPENING), family(1, *urgent)
    for before, after in (pair, pair[::-1]):
        two = compared(side(BANK, before, BEFORE), side(BANK, after))
        check_that_it_hides_nothing_that_must_be_seen(two)


@tries(6, 100)
@given(two_sides(), st.data())
def test_what_is_hidden_can_wait_and_is_named_with_its_number(
    sides: tuple[Side, Side], data: st.DataObject
) -> None:
    missing = data.draw(st.sampled_from(((), (Missing(Miss.NOT_READ, Own("2-june.toml")),))))
    held = data.draw(st.sampled_from((None, THIRD)))
    now = now_of(sides[1], date(2027, 3, 1), missing=missing, held=held)
    is_looked_at = (sides[1].bank or sides[0].bank) is BANK and data.draw(st.booleans())
    two = compared(*sides, now=now if is_looked_at else None)
    check_that_it_hides_nothing_that_must_be_seen(two)


def late(what: str, *, key: str = "own", who: str = "") -> Overdue:
    """Something decided that is past its day: a line of the bank, or in somebody's own words."""
    own = key == "own"
    words: dict[str, Any] = {"text" if own else "prompt": what}
    agreed = event(AgreedStatus.NEW, MARCH, key, by=JULY, at=AgreedAt.MEETING, **words)
    return Overdue(Own(what), Own(who), JULY, agreed=agreed)


def with_late(*several: Overdue, earlier: Side | None = None) -> TwoSessions:
    """Two sessions of a case in which something is past its day."""
    one, other, history = drifting(carried("Write."))
    now = now_of(other, history=replace(history, overdue=several))
    return compared(earlier or one, other, now=now)


def of_what_is_late() -> TwoSessions:
    agreed = (late(f"Do {number}.", who="school nurse") for number in range(4))
    return with_late(Overdue(Own("Ring."), Own("school nurse"), JULY), *agreed)


def of_other_answers(*own: Answer, is_turned: bool = False) -> TwoSessions:
    """Two sessions with nine answers that differ, mild ones, and one more of somebody's own."""
    grave = {Does.EMERGENCY, Does.TODAY, Does.HOLD}
    choices = [
        x
        for x in BANK.questions
        if x.per is None and x.kind is QuestionKind.CHOICE and x.when is None
        if grave.isdisjoint(each.does for each in x.every_effect)
    ][:9]
    sides = [
        [*own[at : at + 1], *(value(x.id, x.option_ids[-at]) for x in choices)] for at in (0, 1)
    ]
    before, after = sides[::-1] if is_turned else sides
    return compared(side(BANK, before, JULY), side(BANK, after))


@pytest.mark.parametrize(
    ("two", "heading", "in_full", "few"),
    [
        (of_what_is_late, "Decided, and past its day", "Past their day", 2),
        (of_other_answers, "Answered differently", "Answered differently", 3),
    ],
)
def test_of_what_can_wait_a_few_stand_and_how_many_more_there_are(
    two: Callable[[], TwoSessions], heading: str, in_full: str, few: int
) -> None:
    brief, full = (laid_out(two(), is_full=is_full) for is_full in (False, True))
    shown, whole = items_under(brief)[heading], items_under(full)[in_full]

    assert few == len(shown)
    assert f"And {len(whole) - few} more with --full." in sections(brief)[heading]


@tries(10, 200)
@given(st.dictionaries(st.sampled_from([*BANK.by_id]), st.sets(st.sampled_from(CHILDREN))))
@example({name: {"child-2"} for name in BANK.by_id})
def test_what_is_still_not_known_stands_in_ten_lines_with_each_child_named_or_counted(
    unknown: dict[str, set[str]],
) -> None:
    refs = [
        Ref(name, child)
        for name, children in unknown.items()
        for child in (sorted(children) if BANK.by_id[name].per == "child" else [None])
        if BANK.by_id[name].per in {"child", None}
    ]
    answers = family(3, *(Answer(question=x.question, about=x.about, not_known=True) for x in refs))
    two = compared(side(BANK, answers, BEFORE), side(BANK, answers))
    still = {Ref(x.question, x.about) for x in two.found.moved(AnswerMove.STILL_NOT_KNOWN)}
    lines = sections(laid_out(two, is_full=False)).get("Still not known", ())
    named = {each.id for x in lines for each in BANK.questions if x.split(": ")[0] == each.short}

    assert len(lines) <= 10
    assert len(named) == min(len({each.question for each in still}), 9)
    for ref in still:
        asked = BANK.by_id[ref.question]
        line = next((x for x in lines if x.split(": ")[0] == asked.short), lines[-1])

        assert ref.about is None or ref.about.replace("-", " ") in line or "all three" in line


@pytest.mark.parametrize(
    ("listed", "about", "said"),
    [
        (1, (1,), "child 1"),
        (2, (1, 2), "both"),
        (3, (1, 3), "child 1 and child 3"),
        (3, (1, 2, 3), "all three"),
    ],
)
def test_everybody_on_a_list_is_said_as_all_of_them(
    listed: int, about: tuple[int, ...], said: str
) -> None:
    answers = family(listed, *(not_known("HEA-1", f"child-{number}") for number in about))
    two = compared(side(BANK, answers, BEFORE), side(BANK, answers))

    lines = sections(laid_out(two, is_full=False))["Still not known"]
    assert (f"Growth and weight: {said}",) == lines


def test_an_answer_whose_question_nobody_has_any_more_stands_in_its_own_words() -> None:
    one, other = (Answer(question="OLD-1", asked="Was it?", value=each) for each in "ab")
    sides = side(None, [one], BEFORE, digest="x"), side(None, [other], digest="y")
    shown = items_under(laid_out(compared(*map(of_the_case, sides)), is_full=False))

    assert "Was it?" == shown["Answered differently"][0].text


@pytest.mark.parametrize("grave", [HELD, IN_DANGER])
@pytest.mark.parametrize("is_turned", [True, False])
def test_an_answer_that_cannot_wait_stands_first_whichever_session_gave_it(
    grave: Answer, *, is_turned: bool
) -> None:
    asked = BANK.by_id[grave.question]
    pair = of_other_answers(grave, value(asked.id, asked.option_ids[0]), is_turned=is_turned)

    assert asked.short == items_under(laid_out(pair, is_full=False))["Answered differently"][0].text


def test_what_is_past_its_day_never_leads_to_the_family_while_hold_stands_in_the_earlier_one() -> (
    None
):
    key, rule = next(
        (name, rule) for name, (_, rule) in BANK.rules.items() if approach_in(rule.text)
    )
    held = side(BANK, [*WORRIED, HELD], JULY, session="held")
    lines = late(rule.text, key=key, who="school nurse"), late("Ring the mother.")
    free, under_hold = (
        items_under(laid_out(with_late(*lines, earlier=earlier)))["Past their day"]
        for earlier in (None, held)
    )
    guard = with_late(*lines).found.guard
    details = ("To be done by 2 July 2026.", "Who: school nurse")

    assert Item(rule.in_two_lines(guard.state, guard.person), details=details) == free[0]
    assert [] == [item.text for item in under_hold[:-1] if approach_in(item.text)]
    assert [False, True] == [CAUTION in each[-1].details for each in (free, under_hold)]
