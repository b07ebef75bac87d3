"""The plain asker, line by line: what each typed line gives, and what is printed for it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.put import Choice, Place, Put, PutKind, Tone, ask_choice
from ehe_check.ask.reply import (
    BACK_OR_LEAVE,
    WAY_OF,
    Chosen,
    Given,
    Move,
    Moved,
    Reply,
    Said,
    Wrote,
)
from ehe_check.ask.typed import is_lone_key
from tests.ask.any_put import put_for, several_put, very_long

PLACES = (
    Choice("home", "At home"),
    Choice("at-school", "At school", "school"),
    Choice("clinic", "At a clinic"),
)
MOST = frozenset(Move) - {Move.KEEP, Move.ROWS, Move.WORDS}
CHOICE = Put(PutKind.CHOICE, "Where was the child seen?", PLACES, why="Places differ.", moves=MOST)
SEVERAL = replace(CHOICE, kind=PutKind.SEVERAL)
TEXT = Put(PutKind.TEXT, "What was said?", why="Words matter.", moves=MOST)
PLACE = Place("EHE-1", "7 of about 36", "about 6 minutes left")
EVERY_KIND = pytest.mark.parametrize("question", [CHOICE, SEVERAL, TEXT], ids=lambda put: put.kind)
GOING = [move for move in Move if move not in (Move.WHY, Move.KEYS)]


class Told:
    """What an asker replied and printed when lines were typed at a question."""

    def __init__(self, question: Put, *lines: str, width: int = 79) -> None:
        output = io.StringIO()
        self.input = io.StringIO("".join(f"{line}\n" for line in lines))
        self.reply: Reply = LinesAsker(self.input, output, width).put(question)
        self.words = output.getvalue()
        self.unread = self.input.read()


def reply(question: Put, *lines: str) -> Reply:
    told = Told(question, *lines)
    assert told.unread == ""
    return told.reply


def said(text: str, tone: Tone = Tone.PLAIN) -> str:
    output = io.StringIO()
    LinesAsker(io.StringIO(), output).say(text, tone)
    return output.getvalue()


HOME, CLINIC = Chosen(("home",)), Chosen(("clinic",))
SURE = replace(CHOICE, not_known_label="Not sure here")
STANDS = replace(CHOICE, previous=("clinic",))
TICKED = replace(SEVERAL, previous=("home", "clinic"))
WRITTEN = replace(TEXT, previous=("Call the GP.",))
DAY = replace(TEXT, wants_no_words=True, previous=("2026-12-01",))
HOSTILE = "\x1b[2J\x07[b]:child:\u202e\x00"
SHOWN = "\\x1b[2J\\x07[b]:child:<U+202E>\\x00"
ODD = "  [/b] back: :child: don't  "
LONG = "word " * 20_000
TYPED: dict[str, tuple[Put, tuple[str, ...], Reply]] = {
    "a number chooses": (CHOICE, ("1",), HOME),
    "spaces around it do no harm": (CHOICE, (" 3 ",), CLINIC),
    "the id of an option chooses": (CHOICE, ("home",), HOME),
    "so it does in capitals": (CHOICE, ("AT-SCHOOL",), Chosen(("at-school",))),
    "so does its short word": (CHOICE, ("school",), Chosen(("at-school",))),
    "several may be one": (SEVERAL, ("1",), HOME),
    "several stand with commas": (SEVERAL, ("1,3",), Chosen(("home", "clinic"))),
    "or with spaces, in any order": (SEVERAL, ("3 1",), Chosen(("home", "clinic"))),
    "one twice is once": (SEVERAL, ("1, 1, 2",), Chosen(("home", "at-school"))),
    "ids and numbers mix": (SEVERAL, ("home, 3",), Chosen(("home", "clinic"))),
    "with one that is no choice none is chosen": (SEVERAL, ("1, 4", "1"), HOME),
    "with a word between none is chosen": (SEVERAL, ("1 and 2", "1"), HOME),
    "a comma alone chooses none": (SEVERAL, (",", "1"), HOME),
    "not known beside another chooses none": (SEVERAL, ("1, 0", "1"), HOME),
    "words come back exactly as typed": (TEXT, (ODD,), Wrote(ODD)),
    "however long": (TEXT, (LONG,), Wrote(LONG)),
    "and hostile": (TEXT, (HOSTILE,), Wrote(HOSTILE)),
    **{
        f"at a text {line} is text": (TEXT, (line,), Wrote(line))
        for line in ("1", "keep off", "why not", "keep", "/health", "o no", "c")
    },
    **{
        f"{line} is not known": (SURE, (line,), Moved(Move.NOT_KNOWN))
        for line in ("0", "not-known", ": not known", ":Not-Known", "Not sure here")
    },
    "an empty line keeps no earlier choice": (STANDS, ("", ":skip"), Moved(Move.SKIP)),
    "nor earlier ticks": (TICKED, ("", ":skip"), Moved(Move.SKIP)),
    "nor earlier words": (WRITTEN, ("", ":skip"), Moved(Move.SKIP)),
    "keep keeps an earlier choice": (STANDS, (":keep",), CLINIC),
    "and earlier ticks": (TICKED, (":keep",), Chosen(("home", "clinic"))),
    "and earlier words, asked about once": (WRITTEN, ("keep", ":keep"), Wrote("Call the GP.")),
    "which other words take the place of": (WRITTEN, ("keep", "Call."), Wrote("Call.")),
    "where a day stands keep keeps it": (DAY, ("keep",), Wrote("2026-12-01")),
    **{
        f"{line} does nothing at a {each.kind}": (each, (line, ":back"), Moved(Move.BACK))
        for line in (":bakc", ":keep")
        for each in (CHOICE, SEVERAL, TEXT)
    },
}
"""A sentence each: a question, the lines that are typed at it, and what is taken."""


@pytest.mark.parametrize(("question", "lines", "expected"), TYPED.values(), ids=TYPED)
def test_what_is_typed_is_what_is_taken(
    question: Put, lines: tuple[str, ...], expected: Reply
) -> None:
    assert expected == reply(question, *lines)


def test_a_word_that_does_nothing_at_one_line_of_text_says_to_type_words() -> None:
    told = Told(replace(TEXT, is_line=True, moves=BACK_OR_LEAVE), ":bakc", ":back")

    assert "Here you can type: :back, :keys, :leave. Type your words." in " ".join(
        told.words.split()
    )


def test_a_question_looks_like_this() -> None:
    question = replace(
        CHOICE,
        place=PLACE,
        id="VIS-2",
        help="Count only what somebody saw.",
        placeholder="as far as you know",
        note="ask the school",
        previous=("clinic",),
    )

    assert (
        Told(question, "2").words
        == """
Question 7 of about 36, 6 minutes left (VIS-2).
Where was the child seen?
Count only what somebody saw.
  1. At home
  2. At school
  3. At a clinic
  0. Not known
(as far as you know)
Note so far: ask the school
Answer so far: At a clinic
Type keep to keep it.
h reads all again, and what else can be typed; b goes back, k skips, w says
why, x saves and leaves. In text, with a colon: :back.
> At school.
"""
    )


@pytest.mark.parametrize("key", ["h", "?", "keys"])
def test_all_that_can_be_typed_is_read_with_the_choices(key: str) -> None:
    question = replace(CHOICE, id="VIS-2")
    again = Told(question, key, "2").words.partition(" :back.\n> ")[2]

    assert (
        again
        == """\
Where was the child seen?
  1. At home
  2. At school
  3. At a clinic
  0. Not known
You can also type one of these; where you write text, its word with a colon, as
in :back
  0 or not known - Nobody here knows
  b or back - Go back; answers stay
  u or undo - Undo the last answer
  o or note - Add a note, as in: o the words
  w or why - Why this is asked, and what counts
  k or skip - Skip for now
  t or topics - The topics, and how far each is
  / or find - Find a question, as in: /health
  lists - The lists (children and others)
  h or keys - All keys, and the answers again
  x or leave - Save and leave
A number and a letter say an answer and how it is known, as in 2r, and are the
same on a paper copy; VIS-2 2r is the same in full.
> At school.
"""
    )


@pytest.mark.parametrize(
    "line", ["4", "9" * 5000, "-1", "1.0", "²", "\u0661", "1 2", "1,2", "At", "g"]
)
def test_what_is_no_choice_chooses_nothing_and_says_how(line: str) -> None:
    told = Told(CHOICE, line, "1")

    assert told.reply == Chosen(("home",))
    assert (
        "That is not one of the choices. Type a number from 1 to 3; 0 is not known.\n"
        in " ".join(told.words.split(" "))
    )


@EVERY_KIND
@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_an_empty_line_never_chooses(question: Put, line: str) -> None:
    told = Told(question, line, line, "1")

    assert told.reply == (Wrote("1") if question is TEXT else Chosen(("home",)))
    assert told.words.count("Nothing was typed.") == 2


@pytest.mark.parametrize(
    ("line", "word"),
    [(each, each.strip().casefold()) for each in ("back", " Back ", "not known", "skip")]
    + [("b", "back"), (" X ", "leave"), ("0", "not known")],
)
def test_a_text_that_is_only_a_word_or_the_key_of_a_move_is_asked_about_once(
    line: str, word: str
) -> None:
    told = Told(TEXT, line, line)

    assert told.reply == Wrote(line)
    assert 1 == told.words.count(f"Did you mean :{word}?")


def test_a_line_that_is_asked_again_reads_what_stands_and_how_it_is_kept() -> None:
    told = Told(replace(TEXT, is_line=True, previous=("Ring.",), moves=BACK_OR_LEAVE), ":keep")

    assert Wrote("Ring.") == told.reply
    assert "Answer so far: Ring.\nType :keep to keep it.\n" in told.words


@pytest.mark.parametrize("key", ["0", "+"])
def test_a_key_that_is_none_here_is_kept_as_words_only_when_it_is_typed_again(key: str) -> None:
    bare = replace(TEXT, moves=BACK_OR_LEAVE)
    told, taken = Told(bare, key, "She is ill."), Told(bare, key, key)
    is_key = Told(replace(bare, shortcuts=(Choice("another", "another", key),)), key)

    assert (Wrote("She is ill."), Wrote(key)) == (told.reply, taken.reply)
    assert f'"{key}" does nothing here. To keep it as your words, type it again.' in told.words
    assert Wrote(key) == is_key.reply
    assert not is_lone_key(ask_choice("opening", "Enter begins", {"leave": "leave"}), key)


def test_a_list_of_which_several_may_be_chosen_says_so() -> None:
    says = "(one or more, such as 1, 2)"

    assert says in Told(SEVERAL, "1").words
    assert says not in Told(CHOICE, "1").words


def test_a_letter_for_how_it_is_known_is_left_out_where_none_is_asked_for() -> None:
    told = Told(replace(CHOICE, id="NOW-1"), "2r")

    assert Chosen(("at-school",)) == told.reply
    assert '"r" is not kept, and not needed.' in told.words


def test_where_a_day_is_wanted_a_bare_word_is_its_move() -> None:
    for move in [each for each in GOING if each in MOST]:
        assert reply(replace(TEXT, wants_no_words=True), WAY_OF[move].word) == Moved(move)


def test_the_hint_says_how_to_skip_and_words_to_find_are_never_offered_to_be_kept() -> None:
    asked = replace(TEXT, placeholder="such as 2026-09", skip_when="if you do not know")
    found = (Choice("RGT-2", "What, if anything, is the worry"),)
    finding = Put(PutKind.LIST, "Topics", offered=("worry",), search=lambda _: found)
    told = Told(finding, "1")

    assert "(such as 2026-09; type :skip if you do not know)" in Told(asked, "x").words
    assert told.reply == Chosen(("RGT-2",))
    assert "keep" not in told.words


def test_h_at_a_list_that_words_made_shorter_reads_that_list_and_a_number_is_of_it() -> None:
    every = (Choice("HEA-2", "Health"), Choice("RGT-2", "What, if anything, is the worry"))
    finding = Put(PutKind.LIST, "Topics", every, search=lambda _: every[1:])
    told = Told(finding, "worry", "h", "1")

    assert 2 == told.words.count("  1. What, if anything, is the worry")
    assert told.reply == Chosen(("RGT-2",))


def test_words_by_which_nothing_is_found_leave_the_whole_list_with_its_numbers() -> None:
    every = (Choice("HEA", "Health"), Choice("ADU", "Adults"))
    told = Told(Put(PutKind.LIST, "Topics", every, search=lambda _: ()), "zebra", "2")

    assert told.reply == Chosen(("ADU",))
    assert "whole list again:\n  1. Health\n  2. Adults\n" in told.words


def test_that_the_rest_is_as_it_was_is_said_once_where_a_question_comes_again() -> None:
    rest, output = "(The rest is as it was: h reads it again.)", io.StringIO()
    asker = LinesAsker(io.StringIO("1\n1\nh\n1\n1\n"), output)
    heard = list[str]()
    for place in (PLACES, PLACES, (*PLACES[:2], Choice("clinic", "At the GP"))):
        asker.put(replace(CHOICE, name="seen", choices=place))
        heard.append(output.getvalue()[sum(map(len, heard)) :])
    asker.put(replace(CHOICE, name="another"))

    assert [0, 1, 1] == [each.count(rest) for each in heard]
    assert ["  1. At home" in each for each in heard] == [True, False, True]
    assert "  3. At the GP" in heard[2].partition(rest)[0]
    assert rest not in output.getvalue()[sum(map(len, heard)) :]


@EVERY_KIND
@pytest.mark.parametrize("move", GOING)
def test_each_word_moves_with_a_colon_and_without_one_where_no_text_is_asked(
    question: Put, move: Move
) -> None:
    every, word = replace(question, moves=frozenset(Move)), WAY_OF[move].word

    assert reply(every, f":{word}") == Moved(move)
    assert question is TEXT or reply(every, f" {word.upper()} ") == Moved(move)


@EVERY_KIND
def test_a_person_may_leave_anywhere_and_the_end_of_the_input_leaves(question: Put) -> None:
    assert reply(replace(question, moves=frozenset()), ":leave") == Moved(Move.LEAVE)
    assert reply(question) == Moved(Move.LEAVE)


@EVERY_KIND
def test_why_is_said_and_the_question_stays(question: Put) -> None:
    told = Told(question, ":why", "1")
    none = Told(replace(question, why=""), ":why", "1")

    assert told.reply == none.reply == (Wrote("1") if question is TEXT else HOME)
    assert f"Why this is asked: {question.why}\n" in told.words
    assert "Why this is asked: no more is said about this one.\n" in none.words


@EVERY_KIND
@pytest.mark.parametrize("move", [each for each in GOING if each is not Move.LEAVE])
def test_a_word_that_is_not_offered_says_which_are(question: Put, move: Move) -> None:
    told = Told(replace(question, moves=frozenset()), f":{WAY_OF[move].word}", "1")
    colon = ":" if question is TEXT else ""
    offered = f"Here you can type: {colon}keys, {colon}leave.\n"

    assert told.reply == (Wrote("1") if question is TEXT else HOME)
    assert f"That word does nothing here. {offered}" in told.words


def test_what_is_suggested_can_be_kept_and_what_is_only_shown_cannot() -> None:
    question = replace(CHOICE, shown_before="At a clinic")
    told, suggested = Told(question, "keep", "1"), Told(replace(TEXT, offered=("42",)), ":keep")

    assert (told.reply, suggested.reply) == (HOME, Wrote("42"))
    assert "Answer so far: At a clinic\nh reads" in told.words
    assert "Suggested: 42\nType :keep to keep it.\n" in suggested.words


@EVERY_KIND
def test_keeping_the_answer_of_last_time_says_its_word_and_is_never_taken_for_a_choice(
    question: Put,
) -> None:
    before = {"last_time": "Last time: At a clinic", "offered": ("home",)}
    told = Told(replace(question, moves=frozenset(Move), **before), ":keep")  # type: ignore[arg-type]  # by name
    word = ":keep" if question.kind is PutKind.TEXT else "y"
    lines = ["Last time: At a clinic", f"Type {word} to keep the answer of last time."]

    assert told.reply == Moved(Move.KEEP)
    assert "\n".join(lines) in told.words
    assert "to keep it" not in told.words


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(5, "gone")], ids=["ctrl-c", "gone"])
def test_an_interrupt_and_a_window_that_goes_leave(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> str:
        raise error

    keyboard = io.StringIO()
    monkeypatch.setattr(keyboard, "readline", interrupted)

    assert LinesAsker(keyboard, io.StringIO()).put(CHOICE) == Moved(Move.LEAVE)


def test_the_words_are_explained_once_and_not_before_most_of_them_work() -> None:
    output = io.StringIO()
    asker = LinesAsker(io.StringIO("1\n1\n1\n"), output)
    asker.put(replace(CHOICE, moves=frozenset({Move.BACK})))
    early = output.getvalue()
    asker.put(CHOICE)
    asker.put(CHOICE)

    assert "h reads" not in early
    assert output.getvalue().count("h reads all again") == 1


def test_what_could_steer_a_terminal_is_shown_and_what_must_not_be_missed_is_marked() -> None:
    parts = dict.fromkeys(("text", "heading", "help", "note", "why", "placeholder"), HOSTILE)
    choices = (Choice("home", HOSTILE),)
    question = replace(CHOICE, choices=choices, previous=("home",), **parts)  # type: ignore[arg-type]  # by name
    words = Told(question, "why", HOSTILE, "1").words

    assert words.count(SHOWN) == 9
    assert all(character.isprintable() or character == "\n" for character in words)
    assert said("Call 999 now.", Tone.URGENT) == "\nIMPORTANT. Call 999 now.\n"
    assert said("Your children", Tone.HEADING) == "\nYour children\n"


def test_a_row_says_what_it_has_when_its_grid_is_opened_again_and_enter_keeps_it() -> None:
    put = put_for(1, is_grid=True)
    first, *others = put.cells
    has = Said(*first, ids=(put.choices[0].id,), source="r")
    told = Told(replace(put, said=(has,)), "", *["0"] * len(others))

    row = put.row(first[1]).text
    assert f"{row}\nSo far: elder: {put.choices[0].text}. Enter keeps it.\n> " in told.words
    assert isinstance(told.reply, Given)
    assert has in told.reply.said


@pytest.mark.parametrize("put", [put_for(3, is_grid=True), several_put()], ids=["grid", "several"])
def test_no_word_however_long_makes_a_line_too_long(put: Put) -> None:
    words = Told(very_long(put), "h", "1 1 1", "w", "r", width=39).words

    assert max(map(len, words.replace("> ", "> \n").split("\n"))) <= 39


def test_at_40_columns_no_word_is_broken_and_no_line_is_too_long() -> None:
    question = replace(
        CHOICE,
        heading="A long topic: who visits, and who sees the child, and who does not",
        help="A letter or a phone call with a parent is not seeing the child.",
        choices=(*PLACES, Choice("far", "Between 3 months and a year ago, at home or elsewhere")),
    )
    words = Told(question, "why", "1", width=39).words
    lines = words.replace("> ", "\n").split("\n")  # as if Enter had been echoed

    assert max(map(len, lines)) <= 39
    assert "  4. Between 3 months and a year ago,\n     at home or elsewhere\n" in words
    assert " ".join(words.split()).startswith(" ".join(question.heading.split()))
