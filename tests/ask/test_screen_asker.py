"""The arrow-key asker, driven by keys through a pipe; what a screen draws is in test_screens."""

from __future__ import annotations

import asyncio
import errno
import io
import itertools
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

import ehe_check
from ehe_check.ask import by_keys
from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.put import ALERT, Choice, Place, Put, PutKind, Tone
from ehe_check.ask.reply import GRID_KEYS, WAYS, Chosen, Move, Moved, Wrote
from ehe_check.ask.screen_lines import name_of

if TYPE_CHECKING:
    from ehe_check.ask.reply import Reply

UP, DOWN, ENTER, SPACE = "\x1b[A", "\x1b[B", "\r", " "
CTRL_C, CTRL_D = "\x03", "\x04"
KEYS = {
    Move.WHY: ("\x1bOP", "\x19"),
    Move.NOTE: ("\x1bOQ", "\x0f"),
    Move.BACK: ("\x1bOR", "\x02"),
    Move.NOT_KNOWN: ("\x1bOS", "\x0b"),
    Move.SKIP: ("\x1b[15~", "\x07"),
    Move.LISTS: ("\x1b[17~", "\x12"),
    Move.LEAVE: ("\x1b[21~", "\x18"),
    Move.KEEP: ("\x1b[18~", "\x14"),
    Move.TOPICS: ("\x1b[19~", "\x0c"),
    Move.UNDO: ("\x1b[20~", "\x1a"),
}
LETTERS = {
    way.move: way.letter
    for way in WAYS
    if way.letter and way.move not in (Move.WHY, Move.KEYS, Move.UNDO, Move.NOT_KNOWN)
}
GOING = [(move, key) for move, keys in KEYS.items() for key in keys if move is not Move.WHY]
ELSEWHERE = [each for each in GOING if each[0] is not Move.NOT_KNOWN]

PLACES = (Choice("home", "At home"), Choice("school", "At school"), Choice("clinic", "At a clinic"))
CHOICE = Put(
    PutKind.CHOICE,
    "Where was the child seen?",
    PLACES,
    why="Places differ.",
    moves=frozenset(Move),
)
SEVERAL = replace(CHOICE, kind=PutKind.SEVERAL)
TEXT = Put(PutKind.TEXT, "What was said?", why="Words matter.", moves=frozenset(Move))


class Told:
    """What an asker replied and printed when `keys` were typed at `question`."""

    def __init__(self, question: Put, keys: str) -> None:
        output = io.StringIO()
        (self.reply,) = replies((question, keys), output=output)
        self.words = output.getvalue().replace("\r\n", "\n")


def replies(*typed: tuple[Put, str], output: io.StringIO | None = None) -> list[Reply]:
    """Return what one asker replies to each question at which some keys are typed."""
    found: list[Reply] = []
    with create_pipe_input() as keyboard:
        asker = ScreenAsker(output or io.StringIO(), keyboard=keyboard, screen=DummyOutput())
        for question, keys in typed:
            keyboard.send_text(keys)
            found.append(asker.put(question))
    return found


def reply(question: Put, keys: str) -> Reply:
    return Told(question, keys).reply


def said(text: str, tone: Tone) -> str:
    output = io.StringIO()
    ScreenAsker(output, screen=DummyOutput()).say(text, tone)
    return output.getvalue().replace("\r\n", "\n")


HOME, SCHOOL, CLINIC = (Chosen((each.id,)) for each in PLACES)
BARE = replace(CHOICE, moves=frozenset())
ON_TO_IT = replace(CHOICE, shortcuts=(Choice("on", "on to the sheet", "g"),))
BOTH = replace(SEVERAL, previous=("home", "clinic"))
DAY = replace(TEXT, wants_no_words=True)
REFUSED = replace(DAY, previous=("2026-12-01",), refused="31/2")
NINE_AND_TEN = Wrote("at nine\nat ten")
GIVEN = {
    "a number and Enter choose": (BARE, "2" + ENTER, SCHOOL),
    "the arrows point, and Enter chooses": (BARE, DOWN * 2 + ENTER, SCHOOL),
    "the arrows go round": (BARE, UP * 2 + ENTER, SCHOOL),
    "the arrows go on from a number": (BARE, "3" + UP + ENTER, SCHOOL),
    "Enter alone never chooses": (CHOICE, ENTER * 5 + "1" + ENTER, HOME),
    "an Enter typed before the screen is up chooses nothing": (CHOICE, "\n" + DOWN + "\n", HOME),
    "keys that are not offered do nothing": (CHOICE, "j9arig~\x1b[Z" + DOWN + ENTER, HOME),
    "the earlier answer is under the pointer": (
        replace(CHOICE, previous=("school",)),
        ENTER,
        SCHOOL,
    ),
    "an earlier answer that is no longer offered points at nothing": (
        replace(CHOICE, previous=("gone",)),
        ENTER + DOWN + ENTER,
        HOME,
    ),
    "a row can be pointed at from the start": (replace(CHOICE, pointed="clinic"), ENTER, CLINIC),
    "a shortcut is chosen at once by its letter": (ON_TO_IT, "g", Chosen(("on",))),
    "numbers tick and untick": (SEVERAL, "3212" + ENTER, Chosen(("home", "clinic"))),
    "space unticks the row pointed at": (BOTH, DOWN + SPACE + ENTER, CLINIC),
    "ticks of before are kept in the order of the question": (
        replace(SEVERAL, previous=("clinic", "home")),
        ENTER,
        Chosen(("home", "clinic")),
    ),
    "words come back as typed": (
        TEXT,
        "  [/b] :child: don't  " + ENTER,
        Wrote("  [/b] :child: don't  "),
    ),
    "an empty line is an empty text": (TEXT, ENTER, Wrote("")),
    "a new line is a key of its own": (TEXT, "at nine\nat ten" + ENTER, NINE_AND_TEN),
    "pasted lines stay": (TEXT, "at nine\x1b[200~\r\n\x1b[201~at ten" + ENTER, NINE_AND_TEN),
    "earlier words are there to be changed": (
        replace(TEXT, previous=("She said",)),
        " no" + ENTER,
        Wrote("She said no"),
    ),
    "no letter moves where words are written": (
        TEXT,
        "".join(way.letter for way in WAYS) + ENTER,
        Wrote("".join(way.letter for way in WAYS)),
    ),
    "keys of going back leave a text where that is not offered": (
        replace(TEXT, moves=frozenset({Move.LEAVE})),
        "words" + "".join(KEYS[Move.BACK]) + ENTER,
        Wrote("words"),
    ),
    "no key searches in what was typed before": (
        replace(TEXT, moves=frozenset()),
        "\x12\x13words" + ENTER,
        Wrote("words"),
    ),
    "where a day is wanted skip skips": (DAY, "skip" + ENTER, Moved(Move.SKIP)),
    "where a day is wanted back goes back": (DAY, "Back" + ENTER, Moved(Move.BACK)),
    "elsewhere such a word is text": (TEXT, "skip" + ENTER, Wrote("skip")),
    "a key that is none here is kept as words when Enter is pressed again": (
        replace(TEXT, moves=frozenset()),
        "+" + ENTER * 2,
        Wrote("+"),
    ),
    "and else other words take its place": (
        replace(TEXT, moves=frozenset()),
        "0" + ENTER + "\x7fill" + ENTER,
        Wrote("ill"),
    ),
    "a key of the question is taken at once": (
        replace(TEXT, shortcuts=(Choice("another", "another", "+"),)),
        "+" + ENTER,
        Wrote("+"),
    ),
    "what was refused is there to be changed": (REFUSED, "0" + ENTER, Wrote("31/20")),
}
"""A sentence each: a question, the keys that are pressed at it, and what is taken."""


@pytest.mark.parametrize(("question", "keys", "expected"), GIVEN.values(), ids=GIVEN)
def test_what_is_pressed_is_what_is_taken(question: Put, keys: str, expected: Reply) -> None:
    assert expected == reply(question, keys)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("7", "c6"), ("0", None), ("12", "c11"), ("1\r", "c0"), ("60", "c59"), ("6\r", "c5")],
)
def test_a_number_of_two_figures_waits_for_the_second(keys: str, expected: str | None) -> None:
    many = tuple(Choice(f"c{number}", f"Choice {number}") for number in range(60))
    wanted = Moved(Move.NOT_KNOWN) if expected is None else Chosen((expected,))

    assert wanted == reply(replace(CHOICE, choices=many), keys + ENTER + ENTER)


@pytest.mark.parametrize(("seconds", "expected"), [(5, ("school",)), (0, ("school", "clinic"))])
def test_a_key_some_time_after_a_wrong_one_is_no_more_of_a_word(
    seconds: int, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_keys, "monotonic", itertools.count(100, seconds).__next__)

    assert Chosen(expected) == reply(SEVERAL, f"23j {ENTER}{ENTER}")


def test_the_hint_says_which_key_skips() -> None:
    asked = replace(TEXT, placeholder="such as 2026-09", skip_when="if you do not know")

    assert "(such as 2026-09; press Ctrl-G to skip if you do not know)" in Told(asked, ENTER).words


@pytest.mark.parametrize("is_line", [False, True])
def test_where_one_line_is_wanted_the_key_of_a_new_line_is_enter(*, is_line: bool) -> None:
    question = replace(TEXT, is_line=is_line, wants_no_words=not is_line)

    assert Wrote("at nine") == reply(question, "at nine\n")
    assert "new line" not in Told(question, ENTER).words


@pytest.mark.parametrize(
    ("question", "before", "keys", "partial"),
    [
        (CHOICE, DOWN * 2, ELSEWHERE, "school"),
        (CHOICE, "2", list(LETTERS.items()), "school"),
        (SEVERAL, "1" + DOWN, ELSEWHERE, "home"),
        (TEXT, "half a sen", GOING, "half a sen"),
    ],
    ids=["pointed at", "a letter", "ticked", "half typed"],
)
def test_each_key_moves_with_what_is_half_given(
    question: Put, before: str, keys: list[tuple[Move, str]], partial: str
) -> None:
    given = replies(*((question, before + key) for _, key in keys))

    assert [Moved(move, (partial,)) for move, _ in keys] == given


@pytest.mark.parametrize("key", KEYS[Move.NOT_KNOWN])
@pytest.mark.parametrize("question", [CHOICE, SEVERAL], ids=lambda put: put.kind)
def test_the_key_of_not_known_says_so_at_once(question: Put, key: str) -> None:
    assert Moved(Move.NOT_KNOWN) == reply(question, "1" + key)


@pytest.mark.parametrize("question", [CHOICE, SEVERAL, TEXT], ids=lambda put: put.kind)
def test_a_person_may_leave_anywhere_and_before_anything_is_given_nothing_is_carried(
    question: Put,
) -> None:
    leaving = replies(*((replace(question, moves=frozenset()), key) for key in KEYS[Move.LEAVE]))

    assert [Moved(Move.LEAVE)] * 4 == [*leaving, *(reply(question, x) for x in (CTRL_C, CTRL_D))]
    assert Moved(Move.BACK) == reply(question, KEYS[Move.BACK][0])
    with create_pipe_input() as keyboard:
        keyboard.close()
        asker = ScreenAsker(io.StringIO(), keyboard=keyboard, screen=DummyOutput())

        assert Moved(Move.LEAVE) == asker.put(question)


def test_undo_is_of_the_answer_before_and_no_key_waits_for_the_next_line() -> None:
    (given,) = replies((CHOICE, "1u"))
    as_it_is, back = "\x11", KEYS[Move.BACK][0]
    typed = replies((TEXT, as_it_is + back), (TEXT, ENTER + ENTER))

    assert Moved(Move.UNDO, ("home",)) == given
    assert [Moved(Move.BACK), Wrote("")] == typed


def test_a_move_that_is_not_offered_has_no_key_though_it_had_one_before() -> None:
    keys = [*ELSEWHERE, *LETTERS.items()]
    for move, key in (each for each in keys if each[0] is not Move.LEAVE):
        offered = frozenset(Move) - {move}
        keys_of = "1" + key + ENTER * (2 if key.isprintable() else 1)  # the first ends the words
        given = replies(
            (CHOICE, key),
            (replace(CHOICE, moves=offered), keys_of),
            (replace(SEVERAL, moves=offered), keys_of),
        )

        assert [Moved(move), Chosen(("home",)), Chosen(("home",))] == given, (move, key)


def test_a_line_begins_without_what_was_typed_or_cut_at_the_one_before() -> None:
    cut, put_back, oldest, undo = "\x15", "\x19", "\x1b<", "\x1f"
    bare = replace(TEXT, moves=frozenset({Move.LEAVE}))
    lines = ["first", "second", *(key + "n" for key in (UP, oldest, undo))]
    typed = replies(*((TEXT, line + ENTER) for line in lines))
    given = replies((bare, "first" + cut + put_back + ENTER), (bare, put_back + "n" + ENTER))

    assert [Wrote(each) for each in ("first", "second", "n", "n", "n")] == typed
    assert [Wrote("first"), Wrote("n")] == given


@pytest.mark.parametrize("key", ["w", *KEYS[Move.WHY], "h"])
@pytest.mark.parametrize("question", [CHOICE, SEVERAL], ids=lambda put: put.kind)
@pytest.mark.parametrize("back", ["1", ENTER, "x", "\x1b[21~"])
def test_what_is_read_in_place_of_the_answers_goes_with_any_key(
    key: str, question: Put, back: str
) -> None:
    assert Chosen(("home",)) == reply(question, "1" + key + back + ENTER)


@pytest.mark.parametrize("typed", ["2r", "t", "12", " X"])
def test_what_is_only_keys_of_another_screen_is_kept_as_words_by_a_second_enter(typed: str) -> None:
    question = replace(TEXT, id="VOI-2")
    told = Told(question, typed + ENTER + ENTER)

    assert Wrote(typed) == told.reply
    assert f'"{typed.strip()}" would be kept as words here.' in told.words
    assert Wrote("tea") == Told(question, typed + ENTER + "\x15" + "tea" + ENTER).reply
    assert Wrote("I did") == reply(question, "I did" + ENTER)
    assert Wrote(typed) == reply(TEXT, typed + ENTER)


@pytest.mark.parametrize("key", KEYS[Move.WHY])
def test_at_words_why_is_said_above_and_the_words_stay(key: str) -> None:
    told = Told(TEXT, "half" + key + " done" + ENTER)

    assert Wrote("half done") == told.reply
    assert f"Why this is asked: {TEXT.why}\n" in told.words


@pytest.mark.parametrize("rows", [24, 40])
def test_an_alert_that_a_low_window_has_no_room_for_is_read_again_before_it_is_answered(
    rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DummyOutput, "get_size", lambda _: Size(rows=rows, columns=40))
    alert = replace(BARE, name=ALERT)
    with create_pipe_input() as keyboard:
        asker = ScreenAsker(io.StringIO(), keyboard=keyboard, screen=DummyOutput())
        for at_once in (HOME if rows == 40 else SCHOOL, HOME):
            keyboard.send_text("1" + ENTER + ("" if at_once is HOME else SPACE + "2" + ENTER))
            if at_once is not HOME or rows == 40:
                asker.say("ACT TODAY. " + "Call social care. " * 40, Tone.URGENT)

            assert at_once == asker.put(alert)


def test_the_words_above_a_line_to_type_on_say_all_that_is_known() -> None:
    question = replace(
        TEXT,
        place=Place("EHE-1", "7 of about 36", own="for your own thinking"),
        help="Count only what you saw.",
        placeholder="such as 2026-09",
        note="ask the school",
        shown_before="Skipped",
        moves=frozenset({Move.BACK, Move.LEAVE}),
    )

    assert (
        Told(question, "nothing new" + ENTER).words
        == f"""
EHE-1 | 7 of about 36 | for your own thinking
{"-" * 79}

What was said?
  Count only what you saw.
  So far: Skipped
  Your note: ask the school
  (such as 2026-09)

Enter go on  Ctrl-J new line  Ctrl-B back  Ctrl-X save and leave

> nothing new
"""
    )


@pytest.mark.parametrize(("lines", "times"), [(0, 1), (3, 1), (60, 2)])
def test_a_question_stands_again_beneath_what_would_push_it_out_of_the_window(
    lines: int, times: int
) -> None:
    told = Told(replace(TEXT, help="\n".join(["- a line"] * lines)), "x" + ENTER)

    assert times == told.words.removesuffix("> x\n").count(TEXT.text)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("1" + ENTER, "> At home\n"),
        (KEYS[Move.NOT_KNOWN][0], "> Nobody can say\n"),
        (KEYS[Move.SKIP][0], "> Skip for now\n"),
        (KEYS[Move.KEEP][0], "> Keep the answer of last time\n"),
        (KEYS[Move.BACK][0], ""),
    ],
)
def test_the_question_stays_with_one_line_of_its_answer(keys: str, words: str) -> None:
    question = replace(CHOICE, not_known_label="Nobody can say")

    assert f"\n{CHOICE.text}\n\n{words}" == Told(question, keys).words
    assert f"{CHOICE.text}\n\n{words}" == Told(replace(question, name=ALERT), keys).words


def test_what_is_said_is_wrapped_and_marked_and_what_could_steer_a_terminal_shown() -> None:
    question = replace(TEXT, text="Said \x1b[2J\u202e[b]", note="\x07")
    words = Told(question, ENTER).words
    urgent = said("Call 999 now. " * 6 + "Go.", Tone.URGENT)

    assert "Said \\x1b[2J<U+202E>[b]\n" in words
    assert "Your note: \\x07\n" in words
    assert f"{'word ' * 15}word\nword\n" == said("word " * 16 + "word", Tone.PLAIN)
    assert said("Your children", Tone.HEADING) == "\nYour children\n-------------\n"
    assert f"\n!! {'Call 999 now. ' * 5}Call\n!! 999 now. Go.\n" == urgent


def test_where_keys_cannot_be_waited_for_questions_are_put_in_typed_lines_from_then_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output, question = io.StringIO(), replace(CHOICE, moves=frozenset())
    monkeypatch.setattr(sys, "stdin", io.StringIO("2\n3\n"))
    with create_pipe_input() as keyboard:
        asker = ScreenAsker(output, keyboard=keyboard, screen=DummyOutput())
        keyboard.send_text("1\r")
        by_keys = asker.put(question)
        monkeypatch.setattr(asyncio, "new_event_loop", _refuse)
        first = asker.put(question)
        assert [Chosen(("home",)), Chosen(("school",))] == [by_keys, first]
        monkeypatch.undo()
        assert Chosen(("clinic",)) == asker.put(question)

    said = " ".join(output.getvalue().replace("!!", "").split())
    assert 1 == said.count("so answers are typed in lines. Nothing is lost.")


@pytest.mark.parametrize(("number", "goes_on"), [(errno.EMFILE, True), (errno.EIO, False)])
def test_a_question_that_fails_under_way_is_put_in_lines_unless_the_window_has_gone(
    monkeypatch: pytest.MonkeyPatch, number: int, *, goes_on: bool
) -> None:
    output, question = io.StringIO(), replace(CHOICE, moves=frozenset())
    monkeypatch.setattr(sys, "stdin", io.StringIO("2\n"))
    monkeypatch.setattr(ScreenAsker, "_run", mock.Mock(side_effect=OSError(number, "failed")))
    with create_pipe_input() as keyboard:
        asker = ScreenAsker(output, keyboard=keyboard, screen=DummyOutput())
        reply = asker.put(question)

    assert (Chosen(("school",)) if goes_on else Moved(Move.LEAVE)) == reply
    assert goes_on is ("answers are typed in lines" in " ".join(output.getvalue().split()))


def _refuse() -> None:
    raise OSError(errno.EADDRNOTAVAIL, "no loopback")


def test_the_guide_names_each_move_with_its_keys_as_the_table_has_them() -> None:
    guide = (Path(ehe_check.__file__).parent / "USING.md").read_text(encoding="utf-8")
    for way in WAYS:
        keys = " or ".join(filter(None, (name_of(way.twin), name_of(way.key))))
        cells = [way.word, f"`{way.letter}`" if way.letter else "", keys, way.does]

        assert f"| {' | '.join(cells)} |".replace("  ", " ") in guide
    for key, does in GRID_KEYS:
        assert f"| {key} | {does} |" in guide
