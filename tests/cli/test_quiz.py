"""`quiz` and what is under its name, by typed lines: put, kept, keyed in, counted and printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.cli.messages import command
from ehe_check.quiz.attempt_file import attempts_file, read_attempts
from ehe_check.quiz.draw import items_of_paper
from ehe_check.quiz.item import Paper, QuizItem
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.left_file import left_file
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room_file import read_room
from tests.program import DAY, Done, call, keep_data_in
from tests.quizzes import FOLDER, ITEMS, TODAY, write_quiz
from tests.systems import has_mode

BANK = load_quiz()
SURE = "1"
LATER = "2027-02-01"


def typed_to(*words: str | Path, typed: Sequence[str] = (), day: str = DAY) -> Done:
    """Call a quiz command by typed lines."""
    lines = "".join(f"{line}\n" for line in typed)
    return call("quiz", *words, "--plain", "--today", day, typed=lines)


# A quiz


def test_one_question_says_what_the_quiz_is_to_be_where_nothing_is_given_and_ten_are_put() -> None:
    asked = typed_to("--bank", FOLDER, typed=["2", "leave"])
    given = typed_to("--topic", BANK.topics[0].id, typed=["2", "leave"])

    assert "What shall the quiz be?" in asked.err
    assert "2. Who visits (3 questions)" in asked.err
    assert "Question 1 of 3: Who visits" in asked.err
    assert "Question 1 of 10" in given.err
    assert "What shall the quiz be?" not in given.err


def only(*ids: str) -> Path:
    """A bank of some items of the small one."""
    items = ITEMS.split("[[items]]\n")[1:]
    wanted = (f"[[items]]\n{item}" for item in items if item.split('"')[1] in ids)
    return write_quiz(Path("own").absolute(), "".join(wanted))


def test_a_paper_is_put_whole() -> None:
    done = typed_to("--bank", FOLDER, "--paper", "A", typed=["1", SURE])

    assert ["QZ-1"] == [each.item for each in read_attempts().attempts]
    assert "Question 1 of 1" in done.err


def test_a_quiz_that_is_left_keeps_its_answers_without_a_name_and_goes_on_another_time() -> None:
    folder = only("QZ-3", "QZ-4")
    left = typed_to("--bank", folder, "--length", "2", typed=["1", SURE, "leave"])
    (attempt,) = read_attempts().attempts
    again = typed_to("--bank", folder, typed=["1", "2", SURE])

    assert 0 == left.code
    assert f"Your answers are kept, without a name, in\n  {attempts_file()}" in left.err
    assert f"To go on: {command('quiz', '--bank', folder, '--plain')}" in left.err
    assert ("mine", TODAY) == (attempt.bank, attempt.at.date())
    assert has_mode(attempts_file(), 0o600)
    assert "1. Go on with the quiz that you left: 1 of 2 questions answered" in again.err
    assert "Question 2 of 2" in again.err or "Question 1 of 2" in again.err
    assert [attempt.sitting] * 2 == [each.sitting for each in read_attempts().attempts]
    assert "that you left" not in typed_to("--bank", folder, typed=["leave"]).err
    assert not left_file("mine").exists()


def test_a_place_that_cannot_be_written_is_said_before_anything_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("file").write_text("x", encoding="utf-8")
    keep_data_in(Path("file").absolute(), monkeypatch)
    done = call("quiz", "--plain", "--bank", FOLDER)

    assert (3, False) == (done.code, "Question" in done.err)


def test_what_was_missed_is_offered_the_next_day_whatever_line_of_it_was_cut_short() -> None:
    folder = only("QZ-4")
    typed_to("--bank", folder, "--length", "1", typed=["1", SURE])
    with attempts_file().open("ab") as file:
        file.write(b'{"format":1,"at')
    today, next_day = (
        typed_to("--bank", folder, typed=["1", "2", SURE], day=f"2026-11-{day}").err
        for day in (24, 25)
    )

    assert "due today" not in today
    assert "1. Meet again what you missed or guessed: 1 question due today" in next_day
    assert "1 of 1 right." in next_day
    assert f"ehe-check: {attempts_file()}, line 2: was cut short" in next_day


def test_an_item_of_law_past_its_day_is_left_out_with_its_fellow_and_named() -> None:
    done = typed_to("--bank", FOLDER, "--topic", "visits", typed=["leave"], day="2027-06-01")

    assert "that of the question they match, is past: QZ-1, QZ-2." in done.err.replace("\n", " ")
    assert "Question 1 of 1" in done.err


def test_banks_are_listed_and_checked_and_what_is_past_is_wrong_where_it_is_strict() -> None:
    done, listed = call("bank", "check", "--today", DAY), call("bank", "list")
    past = ("bank", "check", FOLDER, "--today", "2027-06-01")
    warned, strict = call(*past), call(*past, "--strict")

    assert (0, 0, 1) == (done.code, warned.code, strict.code)
    banks, reached = done.out.splitlines()[:2], done.out.splitlines()[2:]
    assert ["case", "quiz"] == [line.split()[0] for line in banks]
    assert ["The quick set", "Only all the questions", "No question"] == [
        line.strip().split(" reach")[0] for line in reached
    ]
    assert [str(resources.CASE_BANK), str(resources.QUIZ_BANK)] == [
        line.strip() for line in listed.out.splitlines()[2::3]
    ]
    assert f"{len(BANK.items)} quiz items in " in listed.out
    assert "warning: item QZ-2: held until 2027-05-24" in warned.err
    assert 2 == len(strict.problems)


# A room


ROOM = Path(f"room-{DAY}.quiz-room.toml")
TWO = ("--bank", str(FOLDER), "--topic", "visits")
"""A room of two questions, each with three options."""


def hold(*lines: str, options: tuple[str | Path, ...] = (), day: str = DAY) -> Done:
    return typed_to("room", *options, typed=lines, day=day)


def whole(*, again: bool = False) -> list[str]:
    each = ["9 4 2", *(["t", "2 4 9"] if again else []), "r", ""]
    return ["15", "", *each, *each, "f"]


def test_a_whole_room_by_typed_lines_ends_in_its_report() -> None:
    done = hold(*whole(again=True), options=TWO)
    room = read_room(ROOM).value

    assert (0, True) == (done.code, room.is_finished)
    assert done.out.startswith("A quiz in a room")
    assert "24 November 2026. People there: 15" in done.out
    assert "of 15 (60%)" in done.out
    assert str(ROOM.absolute()) in done.err
    assert "\x1b" not in done.out + done.err
    assert all(each.before and each.after for each in room.questions)


def test_what_was_counted_is_kept_when_the_input_ends_and_goes_on_there() -> None:
    left = hold("", "9 4 2", options=TWO)
    again = hold("r", "", "e", "f", options=("--bank", FOLDER, ROOM))

    assert (0, 0) == (left.code, again.code)
    assert f"To go on: ehe-check quiz room {ROOM} --bank {FOLDER} --plain" in left.err
    assert "where the hands went" in again.err
    assert "Hands up for" not in again.err
    assert read_room(ROOM).value.is_finished


def test_nothing_counted_leaves_no_file_and_a_second_room_on_a_day_has_one_of_its_own() -> None:
    done = hold()

    assert "Nothing was counted, so nothing is kept." in done.err
    assert not ROOM.exists()
    hold("", "s", options=("--paper", "A"))
    hold("", "s")
    put = {BANK.by_id[each.item] for each in read_room(ROOM).value.questions}
    assert {"A"} == {str(each.paper) for each in put}
    assert ItemKind.ORDER not in {each.kind for each in put}
    assert Path(f"room-{DAY}-2.quiz-room.toml").exists()


def test_a_card_keeps_its_questions_to_be_held_and_can_be_had_of_a_room_again() -> None:
    card = hold(options=("--length", "3", "--card"))
    room = read_room(ROOM).value
    again = hold(options=(ROOM, "--card"))
    held = hold("", "e", "f", options=(ROOM,))

    assert (0, True) == (card.code, card.out.startswith("Card for whoever holds the room"))
    assert card.out == again.out
    assert f"To hold it: ehe-check quiz room {ROOM}" in card.err
    assert "To hold it" not in again.err
    assert room.questions == read_room(ROOM).value.questions
    assert "Question 1 of 3" in held.err


def test_what_is_left_out_of_a_paper_is_named_before_anything_is_put() -> None:
    said = " ".join(hold("", options=("--paper", "A")).err.split())
    card = " ".join(hold(options=("--paper", "A", "--card")).err.split())
    late = " ".join(hold("", options=("--paper", "A"), day=LATER).err.split())
    orders = [item.id for item in of_paper("A") if item.kind is ItemKind.ORDER]
    past = [item.id for item in BANK.in_paper(Paper.A) if item not in of_paper("A", LATER)]

    for each in (said, card):
        assert f"Left out, as nobody can raise a hand for an order: {', '.join(orders)}." in each
    assert f"that of the question they match, is past: {', '.join(past)}." in late
    assert "is past" not in said


def test_a_room_of_another_quiz_is_refused_and_an_odd_key_named() -> None:
    hold("", "s", options=("--length", "1"))
    text = ROOM.read_text()
    ROOM.write_text(text.replace("[bank]", "[bank]\nmine = 1"))
    odd = hold(options=(ROOM,))
    ROOM.write_text(text.replace(read_room(ROOM).value.questions[0].item, "QZ-99999"))
    other = hold(options=(ROOM,))

    assert "the key 'mine' is not known here" in odd.err
    assert 3 == other.code
    assert "has none of its questions in this quiz" in other.err


# Papers keyed in a spreadsheet


MARKS = Path("marks.csv")


def template(*options: str | Path, day: str = DAY) -> Done:
    return call("quiz", "marks", "--template", *options, "--today", day)


def write_marks(*more: str, people: int = 6) -> None:
    """Write a spreadsheet of people who answered the first question alone, before and after."""
    template("--out", MARKS, "--force")
    head = MARKS.read_text("utf-8")
    rows = [f"K{place},,before,A,C" for place in range(people)]
    MARKS.write_text("\n".join([head.strip(), *rows, *more]), "utf-8")


def test_an_empty_spreadsheet_is_printed_or_written_and_never_over_what_is_there() -> None:
    printed, written, again = template(), template("--out", MARKS), template("--out", MARKS)
    late = template("--paper", "B", day=LATER).out

    assert (0, printed.out.split()) == (written.code, MARKS.read_text("utf-8").split())
    assert printed.out.startswith("code,group,when,paper,1 ")
    assert 2 == again.code
    assert "is there already" in again.err
    assert len(of_paper("B", LATER)) == late.count(",") - 4


def test_a_page_is_printed_and_what_is_only_for_the_trainer_stands_beside_it() -> None:
    after = [f"K{place},,after,A,C" for place in range(5)]
    write_marks(*after, "K9,,after,A,Z", "zz,,after,A,C")
    done = call("quiz", "marks", MARKS, "--today", DAY)

    assert 0 == done.code
    assert "What to teach next" in done.out
    assert "marks.csv, row 13: not counted: question 1 has no 'Z', only A, B, C and D" in done.err
    assert "Sat only before (for you, not on the page): K5" in done.err
    assert "Sat only after (for you, not on the page): ZZ" in done.err
    assert not re.search(r"\b(K\d|ZZ)\b", done.out)


def of_paper(paper: str, day: str = DAY) -> tuple[QuizItem, ...]:
    return items_of_paper(BANK, Paper(paper), date.fromisoformat(day))
