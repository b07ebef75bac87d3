"""Rooms: hands add up, too few say nothing, and the page claims no more than its numbers."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.law_words import cited
from ehe_check.page.document import Document, Table
from ehe_check.page.text import text as said_text
from ehe_check.quiz.intervals import FEWEST, wilson
from ehe_check.quiz.item import Paper
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.learning_points import learning_points
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import Room, RoomQuestion, Wish, counted, room_items, room_questions
from ehe_check.quiz.room_page import lay_out_room
from ehe_check.quiz.room_shows import RoomFigures, belief_text, room_figures
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


def figures(room: Room) -> RoomFigures:
    return room_figures(room, BANK, LIBRARY, DAY)


def page(room: Room) -> Document:
    return lay_out_room(figures(room), BANK, DAY)


def text(room: Room) -> str:
    return render_markdown(page(room))


@given(counted_rooms())
def test_the_counts_of_a_room_add_up(room: Room) -> None:
    found = figures(room)
    for point in found.points:
        missing = [
            (each, option.id)
            for each in found.questions
            for option in each.options
            if each.is_single
            and not option.right
            and point.statement in learning_points(option.rests_on, LIBRARY)
        ]
        about = {each.item.id + str(each.step): each for each, _ in missing}.values()
        assert sum(each.before[option] for each, option in missing) == point.first.count
        assert sum(each.last[option] for each, option in missing) == point.last.count
        assert sum(sum(each.before.values()) for each in about) == point.first.answers
        assert sum(sum(each.last.values()) for each in about) == point.last.answers
        assert sum(sum(each.after.values()) for each in about) == point.again.answers
    elsewhere = [
        each.last[option.id]
        for each in found.questions
        for option in each.options
        if not option.right
    ]
    assert sum(elsewhere) == sum(belief.last for belief in found.beliefs)


@given(counted_rooms(), st.randoms(use_true_random=False))
def test_the_order_of_questions_and_options_changes_no_number(
    room: Room, chance: random.Random
) -> None:
    questions = [_turned(each, chance) for each in room.questions]
    chance.shuffle(questions)
    one, other = figures(room), figures(gathered(questions))

    assert one.points == other.points
    assert set(one.beliefs) == set(other.beliefs)


def _turned(question: RoomQuestion, chance: random.Random) -> RoomQuestion:
    places = list(range(len(question.order)))
    chance.shuffle(places)
    moved = {
        name: tuple(each[at] for at in places) if (each := getattr(question, name)) else ()
        for name in ("order", "before", "after")
    }
    return question.model_copy(update=moved)


@given(counted_rooms(most=1))
def test_fewer_than_five_hands_are_in_no_table(room: Room) -> None:
    for each in figures(room).questions:
        hands = [each.before, *([each.after] if each.after else [])]
        for count in hands:
            people = sum(count.values()) if each.is_single else max(count.values())
            assert people >= FEWEST


@given(counted_rooms())
def test_no_span_on_the_page_is_narrower_than_its_numbers_allow(room: Room) -> None:
    said = re.findall(r"(\d+) of (\d+) hands, between about (\d+) and (\d+) in 10", text(room))

    for count, hands, low, high in (map(int, each) for each in said):
        interval = wilson(count, hands)
        assert low / 10 <= interval.low + 1e-9 or low == 0
        assert interval.high - 1e-9 <= high / 10


def test_a_room_where_nothing_or_too_little_was_counted_says_so_and_no_number() -> None:
    few = text(gathered([asked("QZ-1", (1, 2, 1)), asked("QZ-3", (4, 4, 4, 4))]))

    assert said_text("No hands were counted, so there is nothing to show.") in text(new_room())
    assert (
        said_text(
            "Fewer than five hands went up, so nothing is said about them: with so few, "
            "it would be about one person."
        )
        in few
    )
    assert not re.search(
        r"\d+ (of|hands?)\b", few.partition(said_text("What this does and does not show"))[0]
    )


def test_each_count_stands_beside_the_other() -> None:
    first, other = asked("QZ-1", (4, 6, 0), (1, 9, 0)), asked("QZ-2", (0, 5, 5))
    found = text(gathered([first, other, asked("QZ-9", (3, 4, 3), (1, 1, 2))]))
    several = text(gathered([first, other, asked("QZ-9", (3, 4, 3), (1, 5, 4))]))

    assert "15 of 30 hands (3 questions) |" in found
    assert "1 of 10 hands, between" in found
    assert "The same question first: 4 of 10 hands" in found
    assert "1 hand (1 of 3 questions counted again)" not in found
    assert "QZ-9, step 1" in found
    assert "The same 2 questions first: " in several
    assert "same question first" not in text(gathered([first]))


def test_beliefs_that_persist_come_with_the_most_hands_first() -> None:
    room = gathered([asked("QZ-1", (6, 2, 2), (1, 3, 6)), asked("QZ-2", (2, 5, 0))])
    found = figures(room)

    assert ["not-my-job", "somebody-visits"] == [belief.id for belief in found.beliefs]
    assert [(2, 6), (8, 3)] == [(belief.first, belief.last) for belief in found.beliefs]
    assert "3 hands (1 of 2 questions counted again)" in text(room)


def test_what_to_teach_next_is_where_many_hands_were_elsewhere() -> None:
    room = gathered([asked("QZ-1", (9, 1, 0)), asked("QZ-5", (1, 9))])
    found = figures(room)

    assert ["L1.1"] == [each.point.statement for each in found.teach]
    assert found.teach[0].belief is not None
    assert "somebody-visits" == found.teach[0].belief.id
    assert "The belief with the most hands here" in text(room)
    knew = text(gathered([asked("QZ-1", (0, 9, 0)), asked("QZ-5", (0, 9))]))
    assert (
        said_text(
            "No learning point stands out in these counts. That does not show that all "
            "is known: few questions were asked."
        )
        in knew
    )
    assert said_text("No hand was left at an option that shows a mistaken belief.") in knew


def test_each_option_stands_with_its_hands_of_either_count_and_the_right_one_is_marked() -> None:
    room = gathered([asked("QZ-1", (1, 7, 0), (0, 8, 1)), asked("QZ-2", (5, 0, 0))])
    again, once = (
        [(row.head, *(cell.text for cell in row.cells)) for row in block.plain_rows]
        for block in page(room).blocks
        if isinstance(block, Table) and "Option" == block.columns[0]
    )

    assert [
        ("A. Words of a", "1 hand", "0 hands"),
        ("B. Words of b (right)", "7 hands", "8 hands"),
        ("C. Words of c", "0 hands", "1 hand"),
    ] == again
    assert ("A. Words of a", "5 hands", "not counted again") == once[0]


SHIPPED = load_quiz()


def shipped_room(name: str, step: int, hands: dict[str, int]) -> Room:
    order = tuple(SHIPPED.by_id[name].questions[step - 1].by_id)
    before = tuple(hands.get(each, 0) for each in order)
    return gathered([RoomQuestion(item=name, step=step, order=order, before=before)])


def test_hands_at_ringing_the_parents_teach_how_to_share_and_not_who_home_educates() -> None:
    room = shipped_room("QZ-135", 2, {"a": 12, "b": 5})
    found = room_figures(room, SHIPPED, LIBRARY, DAY)
    (teach,) = found.teach
    page = render_markdown(lay_out_room(found, SHIPPED, DAY))

    assert "W5" == teach.point.statement
    assert LIBRARY.notes["W5"].title in page
    assert cited(LIBRARY.notes["W5"], DAY) in page.partition(said_text("What to teach next"))[2]
    assert (12, 17) == (teach.point.last.count, teach.point.last.answers)
    assert teach.belief is not None
    assert "family-told-first" == teach.belief.id
    assert "C3" not in [each.statement for each in found.points]
    assert "C3" not in page


def taught(*rooms: Room) -> list[tuple[str, int]]:
    questions = [question for room in rooms for question in room.questions]
    found = room_figures(gathered(questions), SHIPPED, LIBRARY, DAY)
    return [(each.point.statement, each.point.last.count) for each in found.teach]


def test_most_hands_are_taught_first_and_of_as_many_the_urgent_and_three_at_most() -> None:
    meeting = shipped_room("QZ-318", 1, {"true": 6, "false": 14})
    constipation = shipped_room("QZ-303", 1, {"c": 19, "a": 1})
    many, few = ({"d": 10, "c": 7}, {"d": 6, "c": 11})
    rung, fewer = ({"a": 6, "b": 11}, {"a": 5, "b": 12})
    visits = shipped_room("QZ-101", 1, few)
    rooms = [
        meeting,
        constipation,
        shipped_room("QZ-101", 1, many),
        shipped_room("QZ-135", 2, fewer),
    ]

    assert [("L3.2", 19), ("P2", 6)] == taught(meeting, constipation)
    assert [("L3.2", 19), ("L1.1", 10), ("P2", 6)] == taught(*rooms)
    assert [("W5", 6), ("L1.1", 6)] == taught(visits, shipped_room("QZ-135", 2, rung))
    assert [("L1.1", 6), ("W5", 5)] == taught(visits, shipped_room("QZ-135", 2, fewer))
    assert [] == taught(shipped_room("QZ-135", 2, {"b": 14, "c": 3}))


def test_the_table_of_points_has_what_may_be_urgent_first() -> None:
    found = room_figures(shipped_room("QZ-318", 1, {"true": 6}), SHIPPED, LIBRARY, DAY)

    assert ["P2", "W8", "L4.0"] == [each.statement for each in found.points]


OF_ONE_ANSWER = [
    (item.id, step, [*question.by_id])
    for item in SHIPPED.items
    for step, question in enumerate(item.questions, start=1)
    if sum(option.right for option in question.options) == 1
]


@given(
    st.lists(
        st.sampled_from(OF_ONE_ANSWER), min_size=1, max_size=8, unique_by=lambda each: each[:2]
    ),
    st.data(),
)
def test_what_to_teach_is_in_the_order_of_the_hands_and_counts_no_answer_twice(
    chosen: list[tuple[str, int, list[str]]], data: st.DataObject
) -> None:
    rooms = [
        shipped_room(name, step, {each: data.draw(st.integers(0, 9)) for each in options})
        for name, step, options in chosen
    ]
    room = gathered([question for room in rooms for question in room.questions])
    found = room_figures(room, SHIPPED, LIBRARY, DAY)
    counts = [each.point.last.count for each in found.teach]
    listed = {each.point.statement for each in found.teach}
    answers = [
        each.last[option.id]
        for each in found.questions
        if each.is_single
        for option in each.options
        if not option.right and listed & {*learning_points(option.rests_on, LIBRARY)}
    ]

    assert sorted(counts, reverse=True) == counts
    assert sum(answers) == sum(counts)


def test_no_span_is_told_of_several_questions_together_nor_of_several_right_answers() -> None:
    together = text(gathered([asked("QZ-1", (4, 6, 0)), asked("QZ-2", (9, 1, 0))]))
    several = gathered([asked("QZ-3", (9, 8, 2, 1))])

    assert "13 of 20 hands (2 questions)" in together
    assert () == figures(several).points
    assert "9 hands" in text(several)
    for found in (together, text(several)):
        assert " in 10" not in found.partition(said_text("What this does and does not show"))[0]


def test_a_question_that_the_quiz_no_longer_has_is_left_out_by_name() -> None:
    gone = RoomQuestion(item="QZ-99", order=("a", "b"), before=(9, 9))
    other = RoomQuestion(item="QZ-1", order=("a", "z"), before=(9, 9))
    step = RoomQuestion(item="QZ-2", step=2, order=("a", "b"), before=(9, 9))
    in_order = RoomQuestion(item="QZ-7", order=("x", "y", "z"), before=(9, 9, 9))
    found = figures(gathered([gone, other, step, in_order]))

    assert ("QZ-99", "QZ-1", "QZ-2", "QZ-7") == found.left_out
    assert "Left out, because the quiz has changed since: QZ-99" in text(gathered([gone]))


def test_a_statement_or_belief_without_words_is_called_by_its_id() -> None:
    options = [wrong("a") | {"statements": ["X9.9"]}, right("b"), right("c") | {"right": False}]
    odd = with_item("QZ-1", options=options)
    found = room_figures(gathered([asked("QZ-1", (9, 1, 0))]), odd, LIBRARY, DAY)

    assert ["L1.1", "X9.9"] == [each.statement for each in found.points]
    assert "X9.9" in render_markdown(lay_out_room(found, odd, DAY))
    assert "no-such" == belief_text("no-such", BANK)


def test_a_wrong_option_without_a_belief_is_still_no_right_answer() -> None:
    odd = with_item("QZ-1", options=[option("a"), option("b", right=True), option("c")])
    found = room_figures(gathered([asked("QZ-1", (9, 1, 0))]), odd, LIBRARY, DAY)

    assert [None] == [each.belief for each in found.teach]
    assert "Missed at the last count: 9 of 10 hands" in render_markdown(
        lay_out_room(found, odd, DAY)
    )


def test_a_room_is_asked_of_a_paper_in_its_order_or_a_topic_and_no_law_past_its_date() -> None:
    late = DAY.replace(year=2027)
    for seed in range(5):
        chance = random.Random(seed)  # noqa: S311 (a test)
        left = {item.id for item in room_items(BANK, Wish(20), chance, late)}

        assert {"QZ-1", "QZ-2", "QZ-3", "QZ-4", "QZ-5", "QZ-6", "QZ-9"} == left, seed
    for wish, asked_of in [
        (Wish(2, paper=Paper.A), ["QZ-1", "QZ-3", "QZ-5", "QZ-10"]),
        (Wish(9, "voice"), ["QZ-9"]),
    ]:
        assert asked_of == [item.id for item in room_items(BANK, wish, chance, DAY)]
    assert 2 == len(room_items(BANK, Wish(2), chance, DAY))


def test_the_same_seed_gives_the_same_options_in_the_same_order() -> None:
    items = [item for item in BANK.items if item.kind is not ItemKind.ORDER]
    one, other = (room_questions(items, random.Random(7)) for _ in range(2))  # noqa: S311

    assert one == other
    assert all(counted(each, BANK) is not None for each in one)
