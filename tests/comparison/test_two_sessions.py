"""A comparison on a page: what is always so, what cannot wait, HOLD, and two of one time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.check.approach import approach_in
from ehe_check.comparison.changes import ANSWER_MOVES, answer_words
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.comparison import AnswerChange, PromptMove
from ehe_check.over_time.side import Side
from ehe_check.page.document import Bullets, Callout, CalloutTone, Document, Heading, Item
from ehe_check.page.text import text
from tests.any_answers import family
from tests.banks import TODAY, value
from tests.comparison.two_sides import (
    ADVICE,
    ANSWERS,
    BANK,
    DANGER,
    HELD,
    IN_DANGER,
    JULY,
    MARCH,
    OLDER,
    OPENING,
    THIRD,
    WORRIED,
    advised,
    callouts,
    now_of,
    texts_under,
    two_sides,
)
from tests.comparison_pages import (
    CLOSING,
    compared,
    heading_of,
    items_under,
    laid_out,
    moved_page,
)
from tests.counts import tries
from tests.pages import page, sections, words_of
from tests.sheet.laid_out import check_that_it_says_nothing_it_must_not, text_of
from tests.sides import BEFORE, side
from tests.worked import leading_to_the_family

NOT_LIFTED = "HOLD stands in the earlier answers, and not in the later ones"


@tries(6, 100)
@given(two_sides())
def test_no_two_sets_of_answers_make_it_say_what_it_must_not(sides: tuple[Side, Side]) -> None:
    check_that_it_says_nothing_it_must_not(moved_page(*sides), CLOSING)


@tries(10, 200)
@given(ANSWERS, st.data())
def test_under_hold_in_any_session_no_line_sends_the_reader_to_the_family(
    answers: Answers, data: st.DataObject
) -> None:
    holder = data.draw(st.sampled_from(("earlier", "later", "third")))
    after = data.draw(ANSWERS) if holder == "third" else answers
    held = {holder: HELD}
    first, second = (
        given.with_answer(held[name]) if name in held else given
        for name, given in (("earlier", answers), ("later", after))
    )
    earlier = side(data.draw(st.sampled_from((BANK, OLDER))), first, JULY, session="one")
    later = side(BANK, second)
    third = THIRD if holder == "third" else None
    is_looked_at = third is not None or data.draw(st.booleans())
    now = now_of(later, date(2027, 3, 1), held=third) if is_looked_at else None
    document = moved_page(earlier, later, now=now, is_full=data.draw(st.booleans()))

    assert not leading_to_the_family() & set(words_of(document))
    assert [] == [line for line in advised(document) if approach_in(line)]


@pytest.mark.parametrize("holder", ["nobody", "earlier", "later", "third"])
def test_without_hold_the_same_check_finds_lines_that_send_the_reader_to_the_family(
    holder: str,
) -> None:
    seen = value("VIS-1", "within-3-months", "child-1").model_copy(update={"on": JULY})
    before, after = (
        family(1, *given, seen, *([HELD] if holder == name else []))
        for name, given in (
            ("earlier", OPENING),
            ("later", (*WORRIED, value("VIS-2", "never"))),
        )
    )
    earlier = side(BANK, before, MARCH, session="a")
    later = side(BANK, after, JULY, follows="a")
    third = THIRD if holder == "third" else None
    both = compared(earlier, later, now=now_of(later, date(2028, 1, 1), held=third))
    document = laid_out(both)
    assert both.now is not None

    assert "Raised beside the later answers" in words_of(document)
    for lines in (advised(document), [each.text for each in both.now.beside]):
        assert (holder == "nobody") is any(map(approach_in, lines))
    assert (holder != "nobody") is bool(callouts(document, CalloutTone.HOLD))
    assert (third is not None) is (
        "This HOLD comes from another session of this case, of 2 March 2026 (third.toml)."
        in text_of(document)
    )


@tries(6, 100)
@given(two_sides())
def test_every_answer_stands_in_one_item_with_all_of_whom_it_is_the_same(
    sides: tuple[Side, Side],
) -> None:
    both = compared(*sides)
    shown = items_under(laid_out(both))
    for move in ANSWER_MOVES:
        items = shown.get(heading_of(move), ())
        mine = both.found.moved(move)

        assert len(items) == len({(each.question, *_answered(each)) for each in mine})
        assert [] == [each for each in mine if not any(_is_told(each, item) for item in items)]


def _answered(change: AnswerChange) -> tuple[str, str]:
    return answer_words(change.before), answer_words(change.after)


def _is_told(change: AnswerChange, item: Item) -> bool:
    """Say whether an item tells of an answer: what was asked, about whom, and both answers."""
    asked = change.asked or text("A question whose words are not kept here")
    numbered = change.about is not None and change.whom == change.about
    whom = change.whom.replace("-", " ") if numbered else change.whom
    lines = item.details or (item.text,)
    answers = zip((lines[0], lines[-1]), _answered(change), strict=True)
    return (
        item.text.startswith(asked)
        and whom in item.text.removeprefix(asked)
        and all(line.endswith(said) for line, said in answers)
    )


NOTES = {rule.text for _, rule in BANK.rules.values() if rule.kind == "note"}


@tries(6, 100)
@given(two_sides())
def test_every_prompt_that_is_new_or_gone_stands_as_that(sides: tuple[Side, Side]) -> None:
    both = compared(*sides)
    shown = items_under(laid_out(both))
    for move, heading in (
        (PromptMove.NEW, "What is new"),
        (PromptMove.GONE, "Raised in the earlier session only"),
    ):
        told = {each.text for each in both.found.prompts_that_are(move)} - NOTES - {""}
        texts = {each for each in texts_under(shown, heading) if "on the list of" not in each}

        assert told == texts - NOTES


@tries(6, 100)
@given(ANSWERS, ANSWERS)
def test_what_cannot_wait_in_the_later_session_stands_first_in_the_words_of_its_sheet(
    before: Answers, after: Answers
) -> None:
    both = compared(side(BANK, before, BEFORE), side(BANK, after))
    sheet, blocks = both.later.sheet, laid_out(both).blocks
    assert sheet is not None
    first = next(block for block in blocks if isinstance(block, Heading | Callout))
    boxes = [first] if isinstance(first, Callout) and first.tone is CalloutTone.URGENT else []
    there = callouts(page(sheet, BANK), CalloutTone.URGENT)

    assert sheet.recommendation.is_urgent is bool(boxes)
    for one, other in zip(there, boxes, strict=True):
        assert (one.label, one.title) == (other.label, other.title)
        assert (one.blocks[0], one.blocks[-1]) == (other.blocks[0], other.blocks[-1])
        told, whole = reasons_in(one), reasons_in(other)
        assert 0 < len(told) <= len(whole)
        assert all(map(str.startswith, whole, map(without_what_is_beside, told)))


def reasons_in(box: Callout) -> list[str]:
    """The reasons in a box: on a sheet as many as fit its page, in a comparison all of them."""
    return [item.text for each in box.blocks if isinstance(each, Bullets) for item in each.items]


def without_what_is_beside(reason: str) -> str:
    """A reason without how it is known, for which a sheet may have no room."""
    return reason.rpartition(" (")[0] or reason


def boxes_before_the_advice(document: Document) -> list[Callout]:
    return [box for box in callouts(document) if box.tone is not CalloutTone.ADVICE]


@pytest.mark.parametrize(
    ("first", "second", "titles"),
    [
        (OPENING, (IN_DANGER, HELD), ["Call 999 now", BANK.boxes[BoxKey.HOLD_NOW].title]),
        ((*OPENING, HELD), OPENING, [NOT_LIFTED]),
        (OPENING, (*OPENING, HELD), [BANK.boxes[BoxKey.HOLD_SOON].title]),
        ((*OPENING, HELD), (*OPENING, HELD), [BANK.boxes[BoxKey.HOLD_SOON].title]),
    ],
)
def test_hold_stands_after_the_urgent_step_and_is_lifted_by_no_later_answers(
    first: list[Answer], second: list[Answer], titles: list[str]
) -> None:
    earlier, later = side(BANK, first, BEFORE, session="one"), side(BANK, second)
    for now in (None, now_of(later)):
        both = compared(earlier, later, now=now)
        document = laid_out(both)
        rows = sections(document)[ADVICE][2:5:2]
        sheets = [each.sheet for each in both.each]

        assert titles == [box.title for box in boxes_before_the_advice(document)]
        assert CalloutTone.HOLD is boxes_before_the_advice(document)[-1].tone
        assert [HELD in first, HELD in second] == [row.endswith("HOLD stands.") for row in rows]
        assert [True, True] == [sheet is not None and sheet.recommendation.hold for sheet in sheets]


# Two sessions of one time


ASKED_FIRST = (value("NOW-3", "enquiry"), *(each for each in OPENING if each.question != "NOW-3"))
UNDER_HOLD = (*OPENING, HELD)
HOLD_NOW, HOLD_SOON, ASK_FIRST = (
    BANK.boxes[key].title for key in (BoxKey.HOLD_NOW, BoxKey.HOLD_SOON, BoxKey.ASK_ENQUIRY)
)
OF_ONE_TIME = "Where two sessions of one case differ"
EARLIER = " (The earlier session, 24 November 2026)"
SAME = (
    "Both lead to the same advice. That they agree does not make it so: what has nobody seen or "
    "asked?"
)
DIFFERS = (
    "The two lead to different advice. What either calls for now or today comes first. Beyond "
    "that neither outweighs the other: talk about what each rests on."
)


def view(
    answers: tuple[Answer, ...], day: date = TODAY, *, session: str, follows: str = ""
) -> Side:
    return side(BANK, answers, day, session=session, follows=follows)


@pytest.mark.parametrize(
    ("first", "second", "titles", "said"),
    [
        (OPENING, OPENING, [], SAME),
        (OPENING, DANGER, ["Call 999 now", HOLD_NOW], DIFFERS),
        (DANGER, OPENING, [f"Call 999 now{EARLIER}", NOT_LIFTED], DIFFERS),
        (DANGER, DANGER, ["Call 999 now", HOLD_NOW], SAME),
        (ASKED_FIRST, OPENING, [f"{ASK_FIRST}{EARLIER}"], DIFFERS),
        (ASKED_FIRST, ASKED_FIRST, [ASK_FIRST], SAME),
        (ASKED_FIRST, UNDER_HOLD, [HOLD_SOON], DIFFERS),
    ],
)
def test_what_cannot_wait_in_either_stands_first_once_and_of_the_earlier_one_under_its_name(
    first: tuple[Answer, ...], second: tuple[Answer, ...], titles: list[str], said: str
) -> None:
    document = moved_page(view(first, session="1"), view(second, session="2"))
    boxes = boxes_before_the_advice(document)

    assert titles == [box.title for box in boxes]
    assert (DANGER in (first, second)) is (CalloutTone.URGENT in [box.tone for box in boxes])
    assert (OF_ONE_TIME, said) == (document.title, sections(document)[ADVICE][0])


def test_one_that_goes_on_from_the_other_or_lies_far_from_it_comes_after_it() -> None:
    later = TODAY + timedelta(weeks=2)
    for second, is_of_one_time in (
        (view(OPENING, later - timedelta(days=1), session="2"), True),
        (view(OPENING, later, session="2"), False),
        (view(OPENING, session="2", follows="1"), False),
    ):
        document = moved_page(view(DANGER, session="1"), second)

        assert is_of_one_time is (document.title == OF_ONE_TIME)
        assert is_of_one_time is bool(callouts(document, CalloutTone.URGENT))
