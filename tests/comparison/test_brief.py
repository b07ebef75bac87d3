"""The page of two sessions as it is usually printed: one page, and what else there is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.question import QuestionKind
from ehe_check.check.approach import approach_in
from ehe_check.comparison.two_sessions import TwoSessions
from ehe_check.errors import WrongUseError
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.history import (
    Agreed,
    AgreedAt,
    AgreedStatus,
    History,
    Miss,
    Missing,
    Overdue,
)
from ehe_check.over_time.moved.comparison import EntryMove, PromptMove
from ehe_check.over_time.side import Side
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Details,
    Document,
    Heading,
    Item,
    Terms,
)
from ehe_check.page.height import ON_A4, height
from ehe_check.page.own import Own
from ehe_check.page.text import text
from ehe_check.render.pdf import render_pdf
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import cast
from tests.banks import TODAY, not_known, said, value
from tests.comparison.test_case_now import JULY, MARCH, WORRIED, carried, drifting, now_of
from tests.comparison.two_sides import BANK, HELD, OPENING, advised, callouts, two_sides
from tests.comparison_pages import compared, items_under, laid_out, title_of
from tests.counts import tries
from tests.pages import sections, words_of
from tests.render.pdf_text import pages_of
from tests.sides import side
from tests.worked import shipped_library
from tests.worked_histories import history_names, worked_history

NOT_PRINTED = "Not printed here"
ALWAYS_WHOLE = ("What is new", "To mind about these sessions")
THIRD = side(BANK, [*OPENING, HELD], MARCH, session="third", name="third.toml")


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
            yield compared(*sides, now=case_now(sides[1], history.today, case))


def case_now(later: Side, today: date, history: History) -> PromptSheet:
    """The sheet of a later session beside what its case shows, as it is usually read."""
    law = shipped_library().law
    return compose(later.session, BANK, law, today=today, software="test", history=history)


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


def test_every_two_sessions_of_a_worked_history_are_told_on_one_page() -> None:
    pages = [laid_out(two, is_full=False) for two in worked_pairs()]
    long = [page for page in pages if height(page.blocks) > ON_A4]

    assert pages
    assert all(sum(len(said.split()) for said in words_of(page)) <= 500 for page in pages)
    assert [1] * len(long) == [len(pages_of(render_pdf(page))) for page in long]


def test_what_is_hidden_of_a_worked_history_can_wait_and_is_named_with_its_number() -> None:
    for two in worked_pairs():
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
    agreed = Agreed(
        key, AgreedStatus.NEW, MARCH, by=JULY, text=Own(what), in_own_words=own, at=AgreedAt.MEETING
    )
    return Overdue(Own(what), Own(who), JULY, 145, agreed=agreed)


def with_late(*several: Overdue, earlier: Side | None = None) -> TwoSessions:
    """Two sessions of a case in which something is past its day."""
    one, other, history = drifting(carried("Write."))
    now = now_of(other, history=replace(history, overdue=several))
    return compared(earlier or one, other, now=now)


def test_of_what_is_past_its_day_a_few_stand_and_the_rest_is_named() -> None:
    two = with_late(*(late(f"Do {number}.", who="school nurse") for number in range(5)))
    brief, full = (laid_out(two, is_full=is_full) for is_full in (False, True))
    first = Item("Do 0.", details=("To be done by 2 July 2026.", "Who: school nurse"))

    assert first == items_under(brief)["Past their day"][0]
    assert (3, 5) == tuple(len(items_under(each)["Past their day"]) for each in (brief, full))
    assert 2 == named(brief)["Past their day"]


def test_what_is_past_its_day_never_leads_to_the_family_while_hold_stands_in_the_earlier_one() -> (
    None
):
    key, rule = next(
        (name, rule) for name, (_, rule) in BANK.rules.items() if approach_in(rule.text)
    )
    held = side(BANK, [*WORRIED, HELD], JULY, session="held")
    lines = late(rule.text, key=key), late("Ring the mother.")
    free, under_hold = (
        items_under(laid_out(with_late(*lines, earlier=earlier)))["Past their day"]
        for earlier in (None, held)
    )
    caution = text(
        "HOLD stands. Before anyone does this, check it with everyone that the HOLD names: it "
        "might let the family know of the worry."
    )

    assert [rule.under(two.guard.state, two.guard.person) for two in [with_late(*lines)]] == [
        free[0].text
    ]
    assert [] == [item.text for item in under_hold[:-1] if approach_in(item.text)]
    assert caution in under_hold[-1].details
    assert caution not in free[-1].details


def test_of_what_goes_round_a_few_stand_and_the_rest_is_counted() -> None:
    people = cast(children=2)
    unknown = [
        not_known(question.id, child)
        for question in BANK.questions
        if question.per == "child" and question.kind is QuestionKind.CHOICE
        for child in ("child-1", "child-2")
    ]
    answers = replace(said(*WORRIED, *unknown), entries=people.entries, complete=people.complete)
    days = ((MARCH, "a", ""), (JULY, "b", "a"), (TODAY, "c", "b"))
    sides = [side(BANK, answers, day, session=name, follows=of) for day, name, of in days]
    now = now_of(sides[2], history=history_of(sides, BANK, TODAY))
    two = compared(sides[1], sides[2], now=now)
    brief, full = (_goes_round(laid_out(two, is_full=is_full)) for is_full in (False, True))

    assert brief == full[:3]
    assert text("And {number} more, with --full.", number=str(len(full) - 3)) in words_of(
        laid_out(two, is_full=False)
    )


def _goes_round(document: Document) -> list[Item]:
    (box,) = (each for each in callouts(document) if each.tone is CalloutTone.ADVICE)
    return [item for block in box.blocks if isinstance(block, Bullets) for item in block.items]


def test_answers_that_are_not_the_same_stand_a_few_at_a_time() -> None:
    names = [
        each.id for each in BANK.questions if each.per is None and each.kind is QuestionKind.CHOICE
    ][:9]
    before, after = (
        [value(name, BANK.by_id[name].option_ids[place]) for name in names] for place in (0, -1)
    )
    two = compared(side(BANK, before, JULY), side(BANK, after))
    brief = laid_out(two, is_full=False)

    assert 3 == len(items_under(brief)["Answered differently"])
    assert (
        len(items_under(laid_out(two))["Answered differently"]) - 3
        == named(brief)["Answered differently"]
    )


def test_under_hold_no_line_of_it_sends_the_reader_to_the_family() -> None:
    for answers in ([*WORRIED, value("VIS-2", "never")], [*OPENING]):
        held = side(BANK, [*answers, HELD], JULY, session="held")
        brief = laid_out(compared(held, side(BANK, answers)), is_full=False)

        assert [] == [line for line in advised(brief) if approach_in(line)]


def test_it_names_what_a_reader_opens_with_full() -> None:
    brief = laid_out(compared(side(BANK, WORRIED, JULY), side(BANK, WORRIED)), is_full=False)
    (heading,) = (
        each for each in brief.blocks if isinstance(each, Heading) and each.text == NOT_PRINTED
    )

    assert "print it with --full" == heading.note
    assert len(OPENING) == named(brief)["Not looked at again"]
