"""`quiz room` as a trainer meets it by typed lines: held, left, gone on with, and printed."""

from __future__ import annotations

from pathlib import Path

from ehe_check.quiz.kept_files import read_room
from ehe_check.quiz.load_quiz import load_quiz
from tests.program import DAY, Done, call
from tests.quizzes import FOLDER

ROOM = Path(f"room-{DAY}.quiz-room.toml")


def hold(*lines: str, options: tuple[str, ...] = ()) -> Done:
    typed = "".join(f"{line}\n" for line in lines)
    return call("quiz", "room", "--plain", "--today", DAY, *options, typed=typed)


TWO = ("--bank", str(FOLDER), "--topic", "visits")
"""A room of two questions, each with three options."""


def whole(*, again: bool = False) -> list[str]:
    each = ["9 4 2", *(["a", "2 4 9"] if again else []), "r", "", ""]
    return ["", *each, *each, "f"]


def test_a_whole_room_by_typed_lines_ends_in_its_report() -> None:
    done = hold(*whole(again=True), options=TWO)
    room = read_room(ROOM).value

    assert (0, True) == (done.code, room.is_finished)
    assert done.out.startswith("A quiz in a room")
    assert "What this does and does not show" in done.out
    assert "between about" in done.out
    assert str(ROOM.absolute()) in done.err
    assert "\x1b" not in done.out + done.err
    assert all(each.before and each.after for each in room.questions)


def test_what_was_counted_is_kept_when_the_input_ends_and_goes_on_there() -> None:
    left = hold("", "9 4 2", options=TWO)
    again = call("quiz", "room", "--plain", "--bank", FOLDER, ROOM, typed="r\n\n\ne\nf\n")

    assert (0, 0) == (left.code, again.code)
    assert f"To go on: ehe-check quiz room {ROOM} --bank {FOLDER}" in left.err
    assert "where the hands went" in again.err
    assert "Hands up for" not in again.err
    assert read_room(ROOM).value.is_finished


def test_nothing_counted_leaves_no_file_and_a_second_room_on_a_day_has_one_of_its_own() -> None:
    done = hold()

    assert "Nothing was counted, so nothing is kept." in done.err
    assert not ROOM.exists()
    for _ in range(2):
        hold("", "s")
    assert Path(f"room-{DAY}-2.quiz-room.toml").exists()


def test_a_paper_is_put_whole() -> None:
    hold("", "s", options=("--paper", "A"))
    bank = load_quiz()
    kinds = {bank.by_id[each.item].kind.value for each in read_room(ROOM).value.questions}

    assert "order" not in kinds
    assert {"A"} == {str(bank.by_id[each.item].paper) for each in read_room(ROOM).value.questions}


def test_wrong_use_is_said_before_anything_is_shown_or_written_over() -> None:
    nobody = call("quiz", "room")
    hold("", "s")
    before = ROOM.read_bytes()

    assert (2, True) == (nobody.code, "add --plain" in nobody.problems[0])
    for options, said in {
        ("--topic", "visit"): "Did you mean 'visits'?",
        ("--topic", "visits", "--paper", "A"): "--topic: does not go with --paper",
        ("--save", "x.toml"): "--save x.toml: does not end in .quiz-room.toml",
        ("--save", str(ROOM)): "is there already",
        ("some.toml",): "some.toml: is no quiz in a room",
        ("x.quiz-room.toml", "--length", "3"): "--length: is for a new room",
        ("--today", "soon"): "is not a date",
    }.items():
        done = hold("", "s", options=options)

        assert (2, before) == (done.code, ROOM.read_bytes())
        assert said in done.err
        assert "Hands up" not in done.err


def test_a_room_of_another_quiz_is_refused_and_an_odd_key_named() -> None:
    hold("", "s", options=("--length", "1"))
    text = ROOM.read_text()
    ROOM.write_text(text.replace("[bank]", "[bank]\nmine = 1"))
    odd = call("quiz", "room", "--plain", ROOM, typed="")
    item = read_room(ROOM).value.questions[0].item
    ROOM.write_text(text.replace(item, "QZ-99999"))
    other = call("quiz", "room", "--plain", ROOM)

    assert "the key 'mine' is not known here" in odd.err
    assert 3 == other.code
    assert "has none of its questions in this quiz" in other.err
