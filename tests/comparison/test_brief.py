"""The page of two sessions as it is usually printed: one page, and what else there is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.question import QuestionKind
from ehe_check.case.decided import AgreedStatus
from ehe_check.check.approach import approach_in
from ehe_check.comparison.two_sessions import TwoSessions
from ehe_check.errors import WrongUseError
from ehe_check.over_time.comparison import EntryMove, PromptMove
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss, Missing, Overdue
from ehe_check.over_time.ledger import AgreedAt
from ehe_check.over_time.side import Side
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Details,
    Document,
    Item,
    Terms,
)
from ehe_check.page.height import ON_A4, height
from ehe_check.page.own import Own
from ehe_check.render.pdf import render_pdf
from ehe_check.settings.settings import Limits
from tests.banks import value
from tests.comparison.two_sides import (
    BANK,
    CAUTION,
    HELD,
    JULY,
    MARCH,
    THIRD,
    WORRIED,
    callouts,
    carried,
    drifting,
    now_of,
    two_sides,
)
from tests.comparison_pages import compared, items_under, laid_out, title_of
from tests.counts import tries
from tests.decided_rows import event
from tests.pages import sections, words_of
from tests.render.pdf_text import pages_of
from tests.sides import side
from tests.worked_histories import history_names, worked_history

NOT_PRINTED = "Not printed here"
ALWAYS_WHOLE = ("What is new", "To mind about these sessions")


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


def amounts(document: Document) -> dict[str, int]:
    """How many items or rows stand under each heading, but for boxes and what is not printed."""
    found: dict[str, int] = {}
    under = ""
    for block in document.blocks:
        under = title_of(block) or under
        if not isinstance(block, Callout) and under != NOT_PRINTED:
            found[under] = found.get(under, 0) + _items_in(block)
    return found


def _items_in(block: Block) -> int:
    match block:
        case Bullets():
            return len(block.items)
        case Terms():
            return len(block.rows)
        case Details():
            return sum(map(_items_in, block.blocks))
        case _:
            return 0


def named(document: Document) -> dict[str, int]:
    """What is said to be not printed, and how many of it."""
    lines = (line.text.rpartition(": ") for line in items_under(document)[NOT_PRINTED])
    return {heading: int(many.removesuffix(" more")) for heading, _, many in lines}


def check_that_it_hides_nothing_that_must_be_seen(two: TwoSessions) -> None:
    """Check a page as it is usually printed against the whole one, and against what is told."""
    brief, full = (laid_out(two, is_full=is_full) for is_full in (False, True))
    shown, whole = sections(brief), sections(full)
    boxes = [
        [box for box in callouts(each) if box.tone is not CalloutTone.ADVICE]
        for each in (brief, full)
    ]
    amounts_shown, amounts_told = amounts(brief), amounts(full)
    lacking = {
        heading: many - amounts_shown.get(heading, 0) for heading, many in amounts_told.items()
    }
    texts, found = set(words_of(brief)), two.found
    urgent = {each.text for each in found.prompts if each.kind in URGENT and each.text}
    gone = [each for each in found.entries if each.move is EntryMove.REMOVED]
    beside = two.now.beside if two.now is not None else ()
    new = {each.text for each in (*found.prompts_that_are(PromptMove.NEW), *beside)}
    on_the_whole_page = set(words_of(full))

    assert boxes[0] == boxes[1]
    assert shown[""] == whole[""]
    assert [shown.get(part) for part in ALWAYS_WHOLE] == [whole.get(part) for part in ALWAYS_WHOLE]
    assert urgent <= texts
    assert new & on_the_whole_page <= texts
    assert all(any(line.startswith(f"{each.before}: on") for line in texts) for each in gone)
    assert {part: many for part, many in lacking.items() if many} == {
        part: many for part, many in named(brief).items() if many
    }
    assert set(amounts_told) <= {*amounts_shown, *named(brief)}


def test_every_two_sessions_of_a_worked_history_are_told_on_one_page_that_names_the_rest() -> None:
    for two in worked_pairs():
        page = laid_out(two, is_full=False)
        check_that_it_hides_nothing_that_must_be_seen(two)

        assert sum(len(said.split()) for said in words_of(page)) <= 500
        assert height(page.blocks) <= ON_A4 or 1 == len(pages_of(render_pdf(page)))


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


def of_other_answers() -> TwoSessions:
    choices = [x for x in BANK.questions if x.per is None and x.kind is QuestionKind.CHOICE][:9]
    before, after = (
        [value(each.id, each.option_ids[place]) for each in choices] for place in (0, -1)
    )
    return compared(side(BANK, before, JULY), side(BANK, after))


@pytest.mark.parametrize(
    ("two", "heading"),
    [(of_what_is_late, "Past their day"), (of_other_answers, "Answered differently")],
)
def test_of_what_can_wait_a_few_stand_and_the_rest_is_named(
    two: Callable[[], TwoSessions], heading: str
) -> None:
    brief, full = (laid_out(two(), is_full=is_full) for is_full in (False, True))
    shown, whole = (items_under(each)[heading] for each in (brief, full))

    assert shown == whole[:3]
    assert 0 < len(whole) - 3 == named(brief)[heading]


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
    guard = with_late(*lines).guard
    details = ("To be done by 2 July 2026.", "Who: school nurse")

    assert Item(rule.in_two_lines(guard.state, guard.person), details=details) == free[0]
    assert [] == [item.text for item in under_hold[:-1] if approach_in(item.text)]
    assert [False, True] == [CAUTION in each[-1].details for each in (free, under_hold)]
