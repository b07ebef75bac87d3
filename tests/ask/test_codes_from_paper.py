"""What is typed in a line: as on a paper copy, and beneath a page that fills the screen."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.put_question import SOURCES
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.plain_text import set_lines, shown
from ehe_check.ask.put import (
    Asker,
    Choice,
    Dated,
    Ending,
    HowKnown,
    Place,
    Put,
    PutKind,
    Tone,
    ask_choice,
    ask_text,
)
from ehe_check.ask.reply import Cell, Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.ask.screen_lines import words_above, words_of_reply
from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers
from ehe_check.page.document import Bullets, Checklist, Heading
from tests.ask.scripts import Script, as_line, usual
from tests.ask.scripts import by_keys as pressed
from tests.ask.walks import sheet_of, talk_of
from tests.counts import times
from tests.worked import session_of, shipped_bank

IDS = frozenset(shipped_bank().by_id)
MONTHS = ("oct 2026", "2026-03-14", "jun 24")
MOST_ON_A_LIST, NOT_KNOWN_SHARE, HALF = 2, 0.15, 0.5
BY_THE_WAY: dict[str, list[Reply]] = {
    "park": [Chosen(("change",))],
    "decision reason": [Wrote("We talked it over.")],
}
QUESTION = Put(
    PutKind.CHOICE,
    "When was a professional last inside the home?",
    (Choice("recent", "Lately"), Choice("ago", "Long ago"), Choice("never", "No")),
    place=Place("", "7 of about 36"),
    moves=frozenset(Move),
    id="VIS-2",
    ids=IDS,
)
SEVERAL = replace(QUESTION, kind=PutKind.SEVERAL, id="SRC-1.facts")


def told(question: Put, *lines: str) -> tuple[Reply, str]:
    """What the plain asker replies and prints when lines are typed."""
    typed, output = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    reply = LinesAsker(typed, output, has_explained=True).put(question)
    assert typed.read() == ""
    return reply, output.getvalue()


KNOWN = replace(QUESTION, known=HowKnown(SOURCES))
OWN_WORDS = replace(QUESTION, kind=PutKind.TEXT, choices=())
AGO, RECORD = Chosen(("ago",)), Given((Said(ids=("ago",), source="record"),))


@pytest.mark.parametrize(
    ("question", "typed", "reply"),
    [
        *((QUESTION, x, AGO) for x in ("2", "VIS-2 2", "vis-2.2", " Vis-2  2 ", "VIS-2: 2")),
        *((KNOWN, x, RECORD) for x in ("2r", "2 r", "VIS-2 2r", "vis-2.2 R", "VIS-2: 2r")),
        *((QUESTION, each, Moved(Move.NOT_KNOWN)) for each in ("0", "VIS-2 0", "vis-2.0")),
        *((SEVERAL, each, Moved(Move.NOT_KNOWN)) for each in ("0", "SRC-1.facts 0")),
        (OWN_WORDS, "0\n0", Wrote("0")),
        (OWN_WORDS, "VIS-5 2r", Wrote("VIS-5 2r")),
    ],
)
def test_a_number_and_a_letter_are_read_with_or_without_their_question(
    question: Put, typed: str, reply: Reply
) -> None:
    assert reply == told(question, *typed.split("\n"))[0]


@pytest.mark.parametrize(
    "line", ["VIS-5 2", "vis-5 0", "VIS-5", "NOW-2.state 1", "vis-5.2r", "1, VIS-5 2"]
)
@pytest.mark.parametrize("kind", [PutKind.CHOICE, PutKind.SEVERAL])
def test_a_code_of_another_question_chooses_nothing_and_says_whose_it_is(
    line: str, kind: PutKind
) -> None:
    reply, words = told(replace(QUESTION, kind=kind), line, "3")
    said, whose = " ".join(words.split()), "VIS-5" if "5" in line else "NOW-2.state"
    among = kind is PutKind.CHOICE and "," in line

    assert Chosen(("never",)) == reply
    assert among or f"belongs to the question {whose}. This is VIS-2: When was" in said
    assert among or "Not taken." in said


@pytest.mark.parametrize("line", ["VIS-2", "VIS-2 4", "VIS-22", "2q"])
def test_what_names_no_option_chooses_nothing(line: str) -> None:
    reply, words = told(QUESTION, line, "1")

    assert Chosen(("recent",)) == reply
    assert "That is not one of the choices." in words


def test_the_id_stands_in_the_heading_and_h_explains_how_paper_is_typed() -> None:
    output = io.StringIO()
    asker = LinesAsker(io.StringIO("2\nh\n2\n"), output)
    asker.put(QUESTION)
    asker.put(QUESTION)
    words = output.getvalue()

    assert words.count("\nQuestion 7 of about 36 (VIS-2).\n") == 2
    assert words.count("same on a paper copy; VIS-2 2r is the same in full.") == 1
    assert "  1. Lately\n" in words


@dataclass
class Typing:
    """A person at a plain asker; `line_of` says what they type for each reply that is drawn."""

    draw: Callable[[Put], Reply]
    line_of: Callable[[Put, Reply], str]
    used: list[tuple[str, Reply]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        reply = self.draw(question)
        line = self.line_of(question, reply)
        self.used.append((question.name, reply))
        self.typed.append(line)
        return LinesAsker(io.StringIO(line + "\n"), io.StringIO()).put(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Nobody has to reply."""


def in_full(question: Put, reply: Reply) -> str:
    """The line of a reply as paper has it, with the question's id where one is asked."""
    line = as_line(question, reply)
    is_answer = isinstance(reply, Chosen | Given) and bool(line[:1].isdecimal())
    return f"{question.id} {line}" if question.id and is_answer and not question.grid.rows else line


def typed_in_one_way(draw: Random, question: Put, reply: Reply) -> str:
    return in_full(question, reply) if draw.random() < HALF else as_line(question, reply)


def walked(asker: Asker, walk_set: str) -> tuple[Ending, Session]:
    walk = talk_of(session_of(Answers(), walk_set), asker)

    return walk_through(walk, lambda: sheet_of(walk.session), lambda _: None), walk.session


def any_reply(draw: Random, question: Put) -> Reply:
    """Reply anything to what is on paper, and do the usual at everything else, so as to arrive."""
    if question.name.endswith(" list"):
        words = ("".join(draw.choices(ascii_lowercase, k=9)) for _ in range(MOST_ON_A_LIST))
        return Wrote(", ".join(f"{word} {draw.randint(0, 20)}" for word in words))
    if question.name in BY_THE_WAY:
        return draw.choice(BY_THE_WAY[question.name])
    is_on_paper = question.name.split()[0] in IDS or question.grid.rows
    if question.shortcuts or not is_on_paper or question.kind is PutKind.TEXT:
        return usual(question)
    return any_answer(draw, question)


def any_answer(draw: Random, question: Put) -> Reply:
    """Reply anything that can be marked on paper."""
    if question.wants_given:
        return Given(tuple(any_said(draw, question, cell) for cell in question.cells))
    if draw.random() < NOT_KNOWN_SHARE:
        return Moved(Move.NOT_KNOWN)
    return Chosen(any_ids(draw, question, ("", "")))


def any_said(draw: Random, question: Put, cell: Cell) -> Said:
    """Say anything of a cell, with its source, and now and then a month and the marks of a grid."""
    row, known = question.row(cell[1]), question.known_of(cell[1])
    if draw.random() < NOT_KNOWN_SHARE:
        return Said(*cell, not_known=not row.is_sighting, not_theirs=row.is_sighting)
    ids = any_ids(draw, question, cell)
    is_asked = known.sources and not set(ids) <= known.not_beside
    said = Said(*cell, ids=ids, source=draw.choice(known.sources).id if is_asked else "")
    dated = known.read_month(draw.choice(MONTHS)) if known.read_month else ""
    if isinstance(dated, Dated) and dated.option and draw.random() < HALF:
        said = replace(said, ids=(dated.option,), on=dated.on)
    if not row.is_sighting or said.ids[0] in known.undated or draw.random() < HALF:
        return said
    alone, place = draw.random() < HALF, draw.choice(["i", "v", ""])
    return replace(said, signs="*" * alone + place)


def any_ids(draw: Random, question: Put, cell: Cell) -> tuple[str, ...]:
    """Choose anything of a row: one, one that stands by itself, or several where they are asked."""
    ids = [each.id for each in question.choices_of(cell[1])]
    several = [each for each in ids if each not in question.by_itself]
    if question.kind is not PutKind.SEVERAL or draw.random() < NOT_KNOWN_SHARE:
        return (draw.choice(ids),)
    return tuple(sorted(draw.sample(several, draw.randint(1, len(several))), key=ids.index))


@settings(max_examples=times(2, 60), phases=[Phase.explicit, Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from(["full", "quick"]))
def test_a_walk_typed_from_paper_in_its_order_gives_the_session_that_keys_give(
    seed: int, walk_set: str
) -> None:
    draw = Random(seed)  # noqa: S311 (no secret)
    paper = Typing(partial(any_reply, draw), partial(typed_in_one_way, draw))
    by_paper = walked(paper, walk_set)
    again = InOrder({"": [reply for _, reply in paper.used]})
    typed = [*dict.fromkeys(name.split()[0] for name, _ in paper.used)]
    printed = [each for each in on_paper(WalkSet(walk_set)) if each in typed]

    assert by_paper == pressed(again, partial(walked, walk_set=walk_set))
    assert paper.used == again.used
    assert printed == [each for each in typed if each in printed]


@dataclass
class InOrder(Script):
    """Replies in their order, whatever is put."""

    def reply_to(self, question: Put) -> Reply:
        """Return the next reply."""
        reply = self.replies[""][len(self.used)]
        self.used.append((question.name, reply))
        return reply


@cache
def on_paper(walk_set: WalkSet) -> tuple[str, ...]:
    """Return the ids of the questions of a set, as they stand on its paper."""
    blocks = lay_out_blank(shipped_bank(), walk_set).blocks
    heads = (block.text for block in blocks if isinstance(block, Heading) and block.level == 3)
    return tuple(each.split("  ")[0] for each in heads)


def test_the_numbers_on_the_blank_are_those_that_the_prompt_takes() -> None:
    document = lay_out_blank(shipped_bank(), WalkSet.FULL)
    printed: dict[str, dict[str, str]] = {}
    here = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            here = block.text.split("  ")[0]
        elif isinstance(block, Bullets | Checklist):
            printed[here] = {item.text: item.lead for item in block.items}
    puts: list[Put] = []

    def usual_and_kept(question: Put) -> Reply:
        puts.append(question)
        return usual(question)

    walked(Typing(usual_and_kept, as_line), "full")
    letters = {each.beside for each in shipped_bank().rosters}
    own = [each for each in puts if each.id not in {"", *letters} and each.choices]

    assert len({put.id for put in own}) > 30
    for put in own:
        for lead, choice in zip(put.leads, put.choices, strict=True):
            assert printed[put.id][choice.text] == lead


# A question in one line, beneath a page that fills the screen: the same in both modes.


CHOICES = (
    Choice("as-above", "as above"),
    Choice("differently", "differently"),
    Choice("none", "", "no"),
    Choice("call", "what to say", "c"),
)
LINE = replace(
    ask_choice("decide", "Decide:", CHOICES),
    is_line=True,
    wants_no_words=True,
    moves=frozenset({Move.BACK, Move.LEAVE}),
)
WORDS = replace(
    ask_text("day", "By when:"),
    is_line=True,
    wants_no_words=True,
    moves=frozenset({Move.BACK, Move.SKIP}),
)
Typed = Callable[[Put, str], tuple[Reply, str]]


def plainly(question: Put, typed: str) -> tuple[Reply, str]:
    """Put a question in typed lines; what was printed too."""
    output = io.StringIO()
    return LinesAsker(io.StringIO(typed), output).put(question), output.getvalue()


def by_keys(question: Put, typed: str) -> tuple[Reply, str]:
    """Put a question at an arrow-key prompt; what was printed too."""
    output = io.StringIO()
    with create_pipe_input() as keyboard:
        keyboard.send_text(typed.replace("\n", "\r"))
        asker = ScreenAsker(output, keyboard=keyboard, screen=DummyOutput())
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
    said = "Decide: 1. as above; 2. differently; c. what to say"
    assert f"{said}\n> as above.\n" == plainly(LINE, "1\n")[1]
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
    assert put == replace(ask_text("why", "Why?", moves=moves), help="In a word.")


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

    assert expected == "\n".join(set_lines(text, width, then=hang))
