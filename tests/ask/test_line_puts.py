"""A question in one line, beneath a page that fills the screen: typed, the same in both modes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import shown, wrapped
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import Choice, Put, PutKind, ask_choice, ask_text
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.terminal.asker import TerminalAsker
from ehe_check.ask.terminal.prompt_lines import words_above, words_of_reply

CHOICES = (
    Choice("as-above", "as above"),
    Choice("differently", "differently"),
    Choice("none", "", "no"),
    Choice("call", "what to say", "c"),
)
LINE = replace(
    ask_choice("decide", "Decide:", CHOICES, is_line=True, wants_no_words=True),
    moves=frozenset({Move.BACK, Move.LEAVE}),
)
WORDS = replace(
    ask_text("day", "By when:", is_line=True, wants_no_words=True),
    moves=frozenset({Move.BACK, Move.SKIP}),
)
Typed = Callable[[Put, str], tuple[Reply, str]]


def plainly(question: Put, typed: str) -> tuple[Reply, str]:
    """Put a question in typed lines; what was printed too."""
    output = io.StringIO()
    return PlainAsker(io.StringIO(typed), output).put(question), output.getvalue()


def by_keys(question: Put, typed: str) -> tuple[Reply, str]:
    """Put a question at an arrow-key prompt; what was printed too."""
    output = io.StringIO()
    with create_pipe_input() as keyboard:
        keyboard.send_text(typed.replace("\n", "\r"))
        asker = TerminalAsker(output, keyboard=keyboard, screen=DummyOutput())
        return asker.put(question), output.getvalue()


EACH = pytest.mark.parametrize("typed", [plainly, by_keys])


@EACH
@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("1\n", Chosen(("as-above",))),
        ("2\n", Chosen(("differently",))),
        ("c\n", Chosen(("call",))),
        ("C \n", Chosen(("call",))),
        ("no\n", Chosen(("none",))),
        ("back\n", Moved(Move.BACK)),
        ("leave\n", Moved(Move.LEAVE)),
        ("b\n", Moved(Move.BACK)),
        ("x\n", Moved(Move.LEAVE)),
        ("z\n2\n", Chosen(("differently",))),
        ("\n1\n", Chosen(("as-above",))),
    ],
)
def test_a_choice_is_typed_by_its_number_its_letter_or_a_word(
    typed: Typed, keys: str, reply: Reply
) -> None:
    assert reply == typed(LINE, keys)[0]


@EACH
def test_what_is_no_choice_is_refused_and_enter_alone_says_what_the_line_says(typed: Typed) -> None:
    _, said = typed(LINE, "9\n1\n")
    today = replace(WORDS, enter="today")

    assert "Type one of these: 1, 2, no, c, back or leave." in " ".join(said.split())
    assert Chosen(("none",)) == typed(replace(LINE, enter="none"), "\n")[0]
    assert Wrote("today") == typed(today, "\n")[0]
    assert Wrote("friday") == typed(today, "friday\n")[0]


def test_an_empty_line_of_words_is_passed_over_by_keys_and_refused_where_lines_are_typed() -> None:
    reply, said = plainly(WORDS, "\n:skip\n")

    assert Wrote("") == by_keys(WORDS, "\n")[0]
    assert Wrote("soonish") == by_keys(replace(WORDS, refused="soonish"), "\n")[0]
    assert Moved(Move.SKIP) == reply
    assert "Nothing was typed" in said


def test_it_takes_one_line_and_where_it_is_too_long_it_is_wrapped_and_nothing_is_lost() -> None:
    whole = "Decide:  1 as above  2 differently  c what to say"
    lines = [line for _, line in words_above(LINE, 20, 24)]

    assert [whole] == [line for _, line in words_above(LINE, 79, 24)]
    assert f"{whole}\n> " == plainly(LINE, "1\n")[1]
    assert all(len(line) <= 20 for line in lines)
    assert whole.replace(" ", "") == "".join("".join(lines).split())
    assert [("", "> as above")] == words_of_reply(LINE, Chosen(("as-above",)), 79)


# Questions as they are put: made in one way, whoever asks them.


def test_a_question_is_put_with_its_choices_what_was_said_before_and_all_that_stands_beside() -> (
    None
):
    whole, moves = (Choice("yes", "Yes"), Choice("no", "No", "n")), frozenset({Move.BACK})
    before = [ask_choice("sure", "Are you?", {}, "yes"), ask_text("why", "Why?", "As it rained.")]
    put = Put(PutKind.TEXT, "Why?", name="why", help="In a word.", moves=moves)

    assert whole[:1] == ask_choice("sure", "Are you?", {"yes": "Yes"}).choices
    assert whole == ask_choice("sure", "Are you?", iter(whole)).choices
    assert [("yes",), ("As it rained.",)] == [put.start for put in before]
    assert () == ask_text("why", "Why?", "").previous == ask_choice("sure", "Are you?", {}).previous
    assert put == ask_text("why", "Why?", help="In a word.", moves=moves)


# Text as a terminal can show it: what could steer it is spelt out, and lines break at words.


def test_control_characters_and_turners_of_direction_are_spelt_out() -> None:
    spelt = "a\\x09b\\x0d\nc\\x7f\\x9b<U+061C><U+200E><U+2069>"

    assert spelt == shown("a\tb\r\nc\x7f\x9b\u061c\u200e\u2069")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, "one two\nthree"),
        ("one\n\ntwo", 7, "one\n\ntwo"),
        ("  1. one two", 8, "  1. one\n     two"),
        ("- one two\nthree", 6, "- one\n  two\nthree"),
        ("abcdefghij", 4, "abcd\nefgh\nij"),
        ("日本語", 4, "日本\n語"),
        ("", 4, ""),
    ],
)
def test_text_is_wrapped_between_words(text: str, width: int, expected: str) -> None:
    hang = "     " if text.startswith("  1.") else ""

    assert expected == wrapped(text, width, hang)
