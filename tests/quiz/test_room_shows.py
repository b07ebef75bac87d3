"""What a room shows: hands add up, too few say nothing, and the page and card have their pages."""

from __future__ import annotations

import random
import re
from io import BytesIO
from itertools import permutations

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.page.document import Document
from ehe_check.page.text import text as said_text
from ehe_check.quiz.intervals import FEWEST
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import Room, RoomQuestion, room_questions
from ehe_check.quiz.room_card import lay_out_card
from ehe_check.quiz.room_page import lay_out_room
from ehe_check.quiz.room_shows import RoomFigures, belief_text, room_figures
from ehe_check.quiz.to_teach import MissedPoint
from ehe_check.render.formats import Format, render
from ehe_check.render.markdown import render_markdown
from tests.quiz_groups import (
    BANK,
    DAY,
    LIBRARY,
    asked,
    counted_rooms,
    gathered,
    new_room,
    option,
    right,
    with_item,
    wrong,
)

SHIPPED = load_quiz()
AS_OFTEN = asked("QZ-1", (8, 5, 12)), asked("QZ-11", (0, 3, 12))
"""Two questions where four of five miss one point, one of them put to more people."""


def figures(room: Room, bank: QuizBank = BANK) -> RoomFigures:
    return room_figures(room, bank, LIBRARY)


def text(room: Room, bank: QuizBank = BANK) -> str:
    return render_markdown(lay_out_room(room, bank, LIBRARY, DAY))


def card(room: Room, bank: QuizBank = BANK) -> Document:
    return lay_out_card(room, bank, LIBRARY, DAY)


# Figures


@given(counted_rooms())
def test_each_hand_at_a_belief_is_counted_once_of_those_that_could_choose_it(room: Room) -> None:
    found = figures(room)
    singles = [each for each in found.questions if each.is_single]
    for belief, share in found.beliefs.items():
        offering = [
            (each, [option.id for option in each.options if option.misconception == belief])
            for each in singles
        ]
        assert sum(each.last[o] for each, options in offering for o in options) == share.hands
        assert sum(sum(each.last.values()) for each, options in offering if options) == share.of
    sizes = [share.size for share in found.beliefs.values()]
    assert sorted(sizes, reverse=True) == sizes
    assert all(sizes)


@given(counted_rooms(), st.randoms(use_true_random=False))
@example(gathered(AS_OFTEN), random.Random(2))  # noqa: S311 (no secret)
def test_the_order_of_questions_and_options_changes_no_number(
    room: Room, chance: random.Random
) -> None:
    questions = [_turned(each, chance) for each in room.questions]
    chance.shuffle(questions)
    one, other = figures(room), figures(gathered(questions))

    assert one.beliefs == other.beliefs
    assert _without_question(one) == _without_question(other)


def _without_question(found: RoomFigures) -> list[MissedPoint]:
    """Return what to teach without the questions' names, as these have their numbers in a room."""
    return [each._replace(question="") for each in found.teach]


def _turned(question: RoomQuestion, chance: random.Random) -> RoomQuestion:
    places = list(range(len(question.order)))
    chance.shuffle(places)
    moved = {
        name: tuple(each[at] for at in places) if (each := getattr(question, name)) else ()
        for name in ("order", "before", "after")
    }
    return question.model_copy(update=moved)


@given(counted_rooms(most=1))
def test_a_count_in_which_fewer_than_five_took_part_is_in_no_figure(room: Room) -> None:
    found = figures(room)
    for each in found.questions:
        for count in filter(None, (each.before, each.after)):
            people = sum(count.values()) if each.is_single else max(count.values())
            assert people >= FEWEST
    assert len(found.questions) + found.too_few == sum(bool(q.before) for q in room.questions)


def resting(**points: tuple[str, ...]) -> QuizBank:
    """Return the quiz with two questions whose wrong options a and c rest on these points."""
    table = BANK.model_dump()
    for item in table["items"]:
        if item["id"] in ("QZ-1", "QZ-2"):
            one, other = (points[f"{name}{item['id'][-1]}"] for name in "ac")
            first, second = wrong("a") | {"statements": one}, wrong("c", "not-my-job")
            item["options"] = [first, right("b"), second | {"statements": other}]
    return QuizBank.model_validate(table)


def taught(bank: QuizBank, *questions: RoomQuestion) -> list[tuple[str, int, int]]:
    found = figures(gathered(questions), bank).teach
    return [(each.statement, each.missed, each.replies) for each in found]


def test_the_largest_share_is_taught_first_and_of_equal_shares_what_is_urgent() -> None:
    bank = resting(a1=("L1.1",), c1=("L2.2",), a2=("W5",), c2=("L3.2",))
    rows = [
        ((9, 1, 0), (6, 4, 0), [("L1.1", 9, 10), ("W5", 6, 10)]),
        ((6, 4, 0), (9, 1, 0), [("W5", 9, 10), ("L1.1", 6, 10)]),
        ((6, 4, 0), (6, 4, 0), [("W5", 6, 10), ("L1.1", 6, 10)]),
        ((60, 39, 1), (6, 2, 2), [("W5", 6, 10), ("L1.1", 60, 100)]),
        ((4, 2, 4), (5, 0, 5), [("W5", 5, 10), ("L3.2", 5, 10), ("L1.1", 4, 10)]),
        ((2, 7, 0), (24, 75, 1), []),
        ((1, 3, 0), (25, 74, 1), [("W5", 25, 100)]),
        ((5, 15, 0), (0, 9, 0), [("L1.1", 5, 20)]),
        ((0, 9, 0), (0, 9, 0), []),
    ]
    for first, second, expected in rows:
        assert expected == taught(bank, asked("QZ-1", first), asked("QZ-2", second)), first


def test_a_point_is_taught_by_its_worst_question_and_a_hand_counts_at_one_point() -> None:
    both = resting(a1=("L1.1", "W5"), c1=("L1.1",), a2=("L1.1",), c2=("W5", "L2.2"))
    rooms = [
        ((6, 3, 1), (1, 9, 0), [("L1.1", 7, 10)]),
        ((6, 4, 0), (1, 5, 4), [("W5", 6, 10)]),
        ((3, 3, 4), (1, 5, 4), [("L1.1", 7, 10), ("W5", 4, 10)]),
    ]
    for first, second, expected in rooms:
        questions = asked("QZ-1", first), asked("QZ-2", second)
        assert expected == taught(both, *questions), first
    for order in permutations(AS_OFTEN):
        assert [("L1.1", 20, 25)] == taught(BANK, *order)
    (one,) = figures(gathered([asked("QZ-1", (2, 2, 6))]), both).teach
    assert ("not-my-job", "1, QZ-1") == (one.belief, one.question)


def test_the_last_count_is_the_one_that_says_what_to_teach_and_what_is_believed() -> None:
    found = figures(gathered([asked("QZ-1", (9, 1, 0), (0, 9, 1)), asked("QZ-2", (0, 2, 3))]))

    assert ["L1.1"] == [each.statement for each in found.teach]
    assert ["2, QZ-2"] == [each.question for each in found.teach]
    assert {"not-my-job": (4, 15)} == {
        belief: (share.hands, share.of) for belief, share in found.beliefs.items()
    }


def test_questions_where_several_are_right_are_in_no_share() -> None:
    found = figures(gathered([asked("QZ-3", (9, 8, 7, 6))]))

    assert ({}, (), 1) == (found.beliefs, found.teach, len(found.questions))


# The page


def test_a_room_where_nothing_or_too_little_was_counted_says_so_and_no_number() -> None:
    few = text(gathered([asked("QZ-1", (1, 2, 1)), asked("QZ-3", (4, 4, 4, 4))]))

    assert said_text("No hands were counted, so there is nothing to show.") in text(new_room())
    assert "Questions where fewer than five raised a hand: 2. Nothing is said of these." in few
    assert not re.search(r"\d+ of \d+|%", few)


def test_a_second_count_of_too_few_is_left_out_and_the_first_stands() -> None:
    page = text(gathered([asked("QZ-1", (4, 6, 0), (1, 2, 1))]))

    assert "| 6 of 10 (60%) | \\- |" in page


def test_every_question_has_a_line_and_every_number_its_denominator() -> None:
    questions = [asked("QZ-1", (4, 6, 0), (1, 9, 0)), asked("QZ-3", (9, 8, 2, 1))]
    page = text(gathered([*questions, asked("QZ-9", (0, 5, 5), step=2)], people=20))

    assert "24 November 2026. People there: 20" in page
    assert "| 1, QZ-1. What of 1? | 6 of 10 (60%) | 9 of 10 (90%) |" in page
    assert "| 2, QZ-3. What of 3? | A 9, B 8 | \\- |" in page
    assert "| 3, QZ-9.2. You now hear more. What changes? | 5 of 10 (50%) | \\- |" in page
    assert "| It is not my job. | 5 of 20 (25%) |" in page
    assert 'Missed by 5 of 10 (50%) at question 3, QZ-9.2. Most chose: "It is not my job."' in page
    assert "People there" not in text(gathered(questions))
    assert "| 7 of 11 (64%) |" in text(gathered([asked("QZ-1", (4, 7, 0))]))


def test_a_room_that_had_all_right_is_told_no_belief_and_nothing_to_teach() -> None:
    page = text(gathered([asked("QZ-1", (0, 17, 0))]))

    assert said_text("No hand was left at an option that shows a mistaken belief.") in page
    assert "No learning point was missed by one hand in four." in page
    assert not [belief.text for belief in BANK.misconceptions if belief.text in page]


def test_what_has_no_words_is_called_by_its_id_and_what_changed_is_named() -> None:
    options = [wrong("a") | {"statements": ["X9.9"]}, right("b"), option("c")]
    odd = with_item("QZ-1", options=options)
    gone = RoomQuestion(item="QZ-99", order=("a", "b"), before=(9, 9))

    assert "X9.9" in text(gathered([asked("QZ-1", (9, 1, 0))]), odd)
    assert "Most chose" not in text(gathered([asked("QZ-1", (0, 1, 9))]), odd)
    assert "no-such" == belief_text("no-such", BANK)
    assert "Left out, because the quiz has changed since: QZ-99" in text(gathered([gone]))


# Its pages, and those of the card


def pages_of(document: Document) -> int:
    with pypdfium2.PdfDocument(BytesIO(render(Format.PDF, document=document))) as pdf:
        return len(pdf)


@pytest.mark.thorough
@pytest.mark.parametrize("paper", [*Paper, None])
def test_twenty_questions_have_a_report_of_one_page_and_a_card_of_two(paper: Paper | None) -> None:
    items = SHIPPED.in_paper(paper) if paper else SHIPPED.items[-20:]
    hands = [(each, (9,) * len(each.order)) for each in room_questions(items)]
    put = [each.model_copy(update={"before": nine, "after": nine}) for each, nine in hands]
    room = gathered(put, people=40)

    assert 1 == pages_of(lay_out_room(room, SHIPPED, LIBRARY, DAY))
    assert 2 >= pages_of(card(room, SHIPPED))


def test_a_card_has_each_question_with_its_letter_its_belief_and_a_note_before_harm() -> None:
    bank = with_item("QZ-9", outcome="urgent")
    room = gathered(room_questions([bank.by_id[each] for each in ("QZ-1", "QZ-3", "QZ-9", "QZ-7")]))
    page = render_markdown(card(room, bank))
    bare = with_item("QZ-1", options=[option("a"), right("b"), option("c")])
    twice = [wrong("a"), right("b"), wrong("c", "not-my-job"), wrong("d", "not-my-job")]
    other = with_item("QZ-1", options=twice)
    both = gathered(room_questions([other.by_id["QZ-1"]]))

    assert "| It is not my job. |" in render_markdown(card(both, other))
    assert "| 1, QZ-1. What of 1? | B. Words of b | Somebody visits. | 2 |" in page
    assert "| 2, QZ-3. What of 3? | A. Words of a; B. Words of b | Somebody visits. | 2 |" in page
    assert "| 3, QZ-9.1. Note. A girl of nine. What first? | B. Words of b |" in page
    assert "| 3, QZ-9.2. You now hear more. What changes? | B. Words of b |" in page
    assert "QZ-7" not in page
    assert "3 questions, about 9 minutes." in page
    assert "| B. Words of b | | 2 |" in render_markdown(card(room, bare))
