"""Typed lines by ear alone: what is taken, what is heard of it, and that no answer goes unsaid."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.put import (
    ALERT,
    Choice,
    HowKnown,
    PersonLeftError,
    Put,
    Tone,
    ask_choice,
    ask_text,
)
from ehe_check.ask.reply import Given, Move, Moved, Reply, Said, Wrote
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from tests.ask.any_put import put_for, several_put
from tests.ask.scripts import typed
from tests.ask.test_lists import ELDER, listed
from tests.ask.test_quick_grids import put_of
from tests.ask.walks import talk_of
from tests.worked import session_of

LIST, ONE, TWO = several_put(), put_for(1), put_for(2)
GRID = put_for(2, is_grid=True)
ASKED_HOW = "How is it known? One letter"
RECORD = {"source": "record"}


def heard(put: Put, *lines: str) -> tuple[Reply, str]:
    reply, words = typed(put, *lines)
    return reply, " ".join(words.split())


def ticked(*ids: str, source: str = "record") -> Given:
    return Given((Said(ids=ids, source=source),))


def both(ids: str, other: str, **beside: Any) -> Given:  # noqa: ANN401 (any field of what is said)
    says = zip(("child-1", "child-2"), (ids, other), strict=True)
    return Given(tuple(Said(about, ids=(id_,), **beside) for about, id_ in says))


TICKED = replace(LIST, said=(Said(ids=("gp", "care"), source="record"),))
TAKEN: dict[str, tuple[Put, tuple[str, ...], Reply, str]] = {
    "a number where it is asked how it is known is one tick more": (
        LIST,
        ("1", "2", "r"),
        ticked("gp", "nurse"),
        "> GP practice; School nursing team. How is it known?",
    ),
    "so it is with its letter": (
        LIST,
        ("1", "3s"),
        ticked("gp", "care", source="saw-myself"),
        "> GP practice; Social care, saw or heard it.",
    ),
    "and the same number again unticks nothing": (
        LIST,
        ("1", "1, 2", "r"),
        ticked("gp", "nurse"),
        "> GP practice; School nursing team. How is it known?",
    ),
    "what stands by itself says what is gone": (
        LIST,
        ("1", "4r"),
        ticked("nobody"),
        '"GP practice" is not ticked any more.',
    ),
    "a line in place of ticks says which are gone": (
        TICKED,
        ("2r",),
        ticked("nurse"),
        '"GP practice; Social care" is not ticked any more.',
    ),
    "two letters are refused, with what still is ticked and how to type it": (
        LIST,
        ("1", "1c, 3r", "1, 3r"),
        ticked("gp", "care"),
        "letter is for all. Type all again, as in 1, 3r. Still ticked: GP practice. >",
    ),
    "an empty line keeps what is ticked": (
        LIST,
        ("1", "", "r"),
        ticked("gp"),
        f"> Nothing was typed. Still ticked: GP practice. {ASKED_HOW}",
    ),
    **{
        f"where it is asked how it is known {line} loses no answer": (
            put,
            ("1", line, "r"),
            ticked(id_),
            f"> {ASKED_HOW}",
        )
        for line in ("0", "k", "y")
        for put, id_ in ((replace(LIST, moves=LIST.moves | {Move.KEEP}), "gp"),)
    },
    "back where it is asked how it is known is to that answer, in words": (
        LIST,
        ("1", "b", "3r"),
        ticked("care"),
        "> Taken back: GP practice. Type one or more numbers",
    ),
    "and once more to the question before": (
        ONE,
        ("1", "b", "b"),
        Moved(Move.BACK),
        "> Taken back: In the last 3 months. Type a number",
    ),
    "so it is of several children": (
        TWO,
        ("1", "b", "elder 2r, younger 1r", ""),
        both("year", "recent", **RECORD),
        "> Taken back: elder and younger: In the last 3 months. Type a number",
    ),
    "how to answer for each child is said": (
        TWO,
        ("elder 2r, younger 1r", ""),
        both("year", "recent", **RECORD),
        "Children: elder, younger. One answer is for all, or elder 1, younger 2. 1. In",
    ),
    "a refusal says that it may be not known": (
        ONE,
        ("9", "1r"),
        ticked("recent"),
        "Type a number from 1 to 4, and a letter for how you know, such as 1r; 0 is not known. >",
    ),
    "one of a list too": (
        replace(LIST, known=HowKnown()),
        ("9", "x"),
        Moved(Move.LEAVE),
        "such as 1, 3; 0 is not known. >",
    ),
    "and no refusal does where that is no answer": (
        replace(ONE, moves=frozenset()),
        ("9", "1r"),
        ticked("recent"),
        "for how you know, such as 1r. >",
    ),
    "a letter that is not needed is named": (
        LIST,
        ("5r",),
        ticked("unlooked", source=""),
        '> I have not looked. "r" is not kept, and not needed.',
    ),
    "what is skipped is named": (ONE, ("k",), Moved(Move.SKIP), "> VIS-1: skipped."),
}
"""A sentence each: a question, the lines that are typed at it, what is taken, what is heard."""


@pytest.mark.parametrize(("put", "lines", "reply", "said"), TAKEN.values(), ids=TAKEN)
def test_no_answer_is_taken_or_lost_unheard(
    put: Put, lines: tuple[str, ...], reply: Reply, said: str
) -> None:
    found, words = heard(put, *lines)

    assert reply == found
    assert said in words


ALERTED = replace(
    ask_choice(ALERT, "Now:", {"on": "Go on", "leave": "Leave"}),
    shortcuts=(Choice("call", "what to say", "c"),),
)
IN_A_LINE = replace(
    ask_choice("made", "Told social care?", {"yes": "yes", "no": "not yet"}), is_line=True, id=""
)


def test_a_refusal_names_each_letter_and_enter_where_they_answer() -> None:
    assert (
        "> That is not one of the choices. Type a number from 1 to 2, or c. >"
        in (heard(ALERTED, "7", "1")[1])
    )
    begun = heard(replace(IN_A_LINE, enter="yes", moves=frozenset({Move.BACK})), "7", "")[1]
    assert "Type one of these: 1, 2, Enter, back or leave." in begun


def test_an_answer_in_one_line_is_read_back_with_its_question() -> None:
    assert heard(IN_A_LINE, "2")[1].endswith("> Told social care: not yet.")


@pytest.mark.parametrize(("enter", "said"), [("today", "today"), (" ", "left out")])
def test_what_enter_alone_says_is_read_back(enter: str, said: str) -> None:
    when = replace(ask_text("when", "When:"), is_line=True, enter=enter)

    assert (Wrote(enter), f"When: > {said}.") == heard(when, "")


# Rows, one after the other.


def test_what_is_said_of_a_row_is_read_back_with_its_name_and_with_what_stood_there() -> None:
    _, words = heard(GRID, "2r", "b", "elder 0", "", "k", "x")

    assert "> GP practice: 3 to 12 months ago, from a record. School" in words
    assert (
        "> GP practice: elder: not known; younger: 3 to 12 months ago, from a record "
        "(was: elder: 3 to 12 months ago, from a record). School nurse"
    ) in words
    assert "> School nurse: skipped. heard alone" in words


@pytest.mark.parametrize("went", ["o seen on Friday", "t", "/growth", "lists", "u", "+"])
def test_where_a_person_went_elsewhere_from_a_row_the_grid_goes_on_with_it(went: str) -> None:
    output = io.StringIO()
    put = replace(GRID, moves=GRID.moves | {Move.ROWS})
    asker = LinesAsker(io.StringIO(f"2r\nk\n{went}\n1\n"), output)
    left = asker.put(put)
    assert isinstance(left, Moved)
    before = len(output.getvalue())
    asker.put(replace(put, said=left.given))

    assert "\nheard alone\n> heard alone: In the" in output.getvalue()[before:]
    assert "School nurse" not in output.getvalue()[before:]


def test_a_note_at_the_second_of_questions_beneath_each_other_comes_back_to_it() -> None:
    alone = [replace(put_for(1), name=each, id=each, text=f"{each}.") for each in "ABC"]
    rows = tuple(replace(GRID.grid.rows[0], id=each.id, alone=each) for each in alone)
    put = replace(GRID, grid=replace(GRID.grid, rows=rows), name="A")
    output = io.StringIO()
    asker = LinesAsker(io.StringIO("k\n1r\no so\n1r\n"), output)
    left = asker.put(put)
    assert isinstance(left, Moved)
    before = len(output.getvalue())
    asker.put(replace(put, said=left.given))

    assert output.getvalue()[before:].startswith("\nC.\n")


@pytest.mark.parametrize("left", ["o a note", "t", "x"])
def test_an_answer_whose_source_is_not_said_yet_is_not_lost_by_going_elsewhere(left: str) -> None:
    reply, _ = heard(GRID, "elder 2, younger 1", left)

    assert isinstance(reply, Moved)
    assert [("year",), ("recent",)] == [each.ids for each in reply.given]
    _, again = heard(replace(GRID, said=reply.given), "", "r", "x")
    stands = "elder: 3 to 12 months ago; younger: In the last 3 months"
    assert (
        f"GP practice So far: {stands}. Enter keeps it. > Nothing was typed. {ASKED_HOW}" in again
    )


def test_to_leave_the_rest_of_a_row_for_now_keeps_what_was_said() -> None:
    reply, words = heard(GRID, "elder 2", "k", "k", "k")

    assert Given((Said("child-1", "gp", ids=("year",), source=""),)) == reply
    assert 1 == words.count("Still open: younger.")


def test_back_where_it_is_asked_how_a_row_is_known_is_to_that_row_in_words() -> None:
    _, words = heard(GRID, "2", "b", "0", "x")

    assert "> Taken back: GP practice: 3 to 12 months ago. Type" in words
    assert "GP practice > GP practice: not known. School nurse" in words


BOTH_CHOICES = "growth and weight 1. seen lately: well, no drop known 2. anything else >"


@pytest.mark.parametrize("line", ["yes", "7"])
def test_each_row_that_has_its_own_1_says_that_and_2_and_says_them_again(line: str) -> None:
    _, words = heard(put_of(1), line, "x")

    assert 2 == words.count(BOTH_CHOICES)
    assert "; 0 is not known. growth" in words


def test_h_reads_all_that_was_read_and_what_only_then_is() -> None:
    put = replace(
        several_put(),
        text="What was seen?",
        aloud="Tick all that fit.",
        help="Tick all that fit.\n-1 takes it off.",
        note="Ask.",
        said=TICKED.said,
    )
    first, again = heard(put, "h", "x")[1].split("leaves. ")[0], heard(put, "h", "x")[1]
    again = again.partition("> ")[2]

    for words in ("What was seen? Tick all", "1. GP", "Note so far: Ask.", "Answer so far: GP"):
        assert words in first
        assert words in again
    assert "takes it off" not in first
    assert "Tick all that fit. -1 takes it off. 1. GP" in again


# Lists, and what is read back of them.


def at_question(question: str, answers: Answers, *lines: str) -> tuple[Interview, str]:
    """A question of a walk with some lines typed, and what is heard."""
    output = io.StringIO()
    asker = LinesAsker(io.StringIO("".join(f"{each}\n" for each in lines)), output)
    walk = talk_of(session_of(answers, "quick"), asker)
    step = next(each for each in walk.walk.steps if each.question.id == question)
    with suppress(PersonLeftError):
        ask_step(walk, step)
    return walk, " ".join(output.getvalue().split())


@pytest.mark.parametrize(
    ("typed_words", "letters", "said"),
    [
        ("home educated September 2024", "e September 2024", "home educated, September 2024"),
        ("Home Educated since sep 24", "e sep 24", "home educated, September 2024"),
        ("believed home educated", "e?", "believed home educated"),
        ("believed", "e?", "believed home educated"),
        ("not home educated", "no", "not home educated"),
        ("not known", "?", "not known"),
    ],
)
def test_a_list_takes_words_for_the_letters_and_says_what_it_took(
    typed_words: str, letters: str, said: str
) -> None:
    by_words, heard_words = at_question("SIB-1", Answers(), f"boy 9 {typed_words}")
    by_letters, heard_letters = at_question("SIB-1", Answers(), f"boy 9 {letters}")

    assert by_words.answers == by_letters.answers
    assert Ref("EHE-1", "child-1") in by_words.answers.by_ref
    assert f"> Taken: boy, school age, {said}." in " ".join(("", ">", heard_words[-200:]))
    assert f"Taken: boy, school age, {said}." in heard_letters


def test_a_word_for_a_letter_inside_a_label_is_none() -> None:
    walk, _ = at_question("SIB-1", Answers(), "believed boy 9, first 7 no")

    assert ["believed boy", "first"] == [each.label for each in walk.answers.entries]


def test_words_for_a_letter_before_the_age_stay_in_the_word_for_a_child_and_are_heard() -> None:
    walk, words = at_question("SIB-1", Answers(), "boy home educated 9")

    assert ["boy home educated"] == [each.label for each in walk.answers.entries]
    assert "Taken: boy home educated, school age." in words


def test_how_a_list_is_changed_is_read_to_those_who_ask_for_all() -> None:
    two = listed(ELDER, second("baby"))
    _, plain = at_question("FAM-8", two, "x")
    _, asked = at_question("FAM-8", two, "h", "x")

    assert "1 elder 2 baby y: all do; 0: not known; or the numbers" in plain
    assert "takes it off" not in plain
    assert "1 girl 8 changes the first; -1 takes it off." in asked


def second(label: str) -> Entry:
    return ELDER.model_copy(update={"id": "child-2", "label": label})


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("y",), "elder and baby: Yes."),
        (("2", "1"), "elder: Yes; baby: No: the council placed this child."),
        (("0",), "elder and baby: NOT KNOWN."),
    ],
)
def test_whom_children_live_with_is_read_back(lines: tuple[str, ...], said: str) -> None:
    _, words = at_question("FAM-8", listed(ELDER, second("baby")), *lines)

    assert words.endswith(said)


def test_whether_social_care_has_a_worry_names_what_is_ticked() -> None:
    ticked_two = listed(
        ELDER,
        answers=[
            Answer(question="NOW-1", value="none"),
            Answer(question="NOW-2", value=("told", "violence"), evidence="record"),
            Answer(question="NOW-3", value="nothing"),
        ],
    )
    _, words = at_question("NOW-2.state", ticked_two, "x")

    assert (
        "Is this with children's social care? Ticked: A child has said something about being "
        "harmed; Violence or threats by an adult in or around the home. With 1, note"
    ) in words


def test_what_is_read_back_is_not_said_where_it_is_in_sight() -> None:
    output = io.StringIO()
    with create_pipe_input() as keyboard:
        screen = ScreenAsker(output, keyboard=keyboard, screen=DummyOutput())
        screen.say("Taken: boy.", Tone.READ_BACK)

    assert "" == output.getvalue()


@pytest.mark.parametrize("ending", [("x", "x"), ()])
def test_ticks_that_were_read_back_are_an_answer_however_somebody_leaves(
    ending: tuple[str, ...],
) -> None:
    heard = io.StringIO()
    typed = io.StringIO("".join(f"{each}\n" for each in ("1, 2", *ending)))
    lines = LinesAsker(typed, heard)

    assert ticked("gp", "nurse", source="not-recorded") == lines.put(LIST)
    assert Moved(Move.LEAVE) == lines.put(LIST)
    assert bool(ending) is ("Kept, without how it is known; x again leaves." in heard.getvalue())


def test_after_a_note_enter_keeps_what_was_read_back_of_each_child_and_that_is_said() -> None:
    left, _ = heard(TWO, "1r", "note")
    assert isinstance(left, Moved)
    kept, words = heard(replace(TWO, said=left.given), "")
    half, refused = heard(replace(TWO, said=left.given[:1]), "", "leave")

    assert (Given(left.given), 1) == (kept, words.count("Enter keeps it, or type again."))
    assert isinstance(half, Moved)
    assert "Enter keeps it" not in refused
