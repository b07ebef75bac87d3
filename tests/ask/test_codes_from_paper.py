"""Codes from a paper copy: typed at a plain prompt they give what the numbers give."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ehe_check.ask.case.interview import interview
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import Choice, Chosen, Ending, Move, Moved, Put, PutKind, Reply, Tone, Wrote
from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.blank.report_file import load_blank_report
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers
from ehe_check.page.document import Bullets, Checklist, Heading
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.ask.scripts import as_line, usual
from tests.counts import times
from tests.worked import session_of, shipped_bank, shipped_library

TODAY = date(2026, 11, 24)
IDS = frozenset(shipped_bank().by_id)
MOST_ON_A_LIST, NOT_KNOWN_SHARE, HALF = 2, 0.15, 0.5
BY_THE_WAY: dict[str, list[Reply]] = {
    "park": [Chosen(("change",))],
    "offer": [Chosen(("look",)), Chosen(("leave",))],
    "check": [Chosen(("advice",))],
    "decision reason": [Wrote("We talked it over.")],
}
QUESTION = Put(
    PutKind.CHOICE,
    "When was a professional last inside the home?",
    (Choice("recent", "Lately", "a"), Choice("ago", "Long ago", "b"), Choice("never", "No", "c")),
    heading="Topic 2 of 15\nThis is about: eldest",
    moves=frozenset(Move),
    id="VIS-2",
    ids=IDS,
)
SEVERAL = replace(QUESTION, kind=PutKind.SEVERAL, id="SRC-1.facts")
EVIDENCE = replace(QUESTION, id="", heading="", text="How do you know?", moves=frozenset())


def told(question: Put, *lines: str) -> tuple[Reply, str]:
    """What the plain asker replies and prints when lines are typed."""
    typed, output = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    reply = PlainAsker(typed, output, has_explained=True).put(question)
    assert typed.read() == ""
    return reply, output.getvalue()


@pytest.mark.parametrize(
    "line", ["b", "B", "VIS-2b", "VIS-2 b", "vis-2.b", " Vis-2 B ", "VIS-2: b", "2"]
)
def test_a_letter_chooses_with_or_without_its_question(line: str) -> None:
    assert Chosen(("ago",)) == told(QUESTION, line)[0]


@pytest.mark.parametrize("line", ["nk", "NK", "VIS-2nk", "vis-2 nk", ":nk"])
@pytest.mark.parametrize("kind", [PutKind.CHOICE, PutKind.SEVERAL])
def test_nk_is_not_known(line: str, kind: PutKind) -> None:
    assert Moved(Move.NOT_KNOWN) == told(replace(QUESTION, kind=kind), line)[0]


def test_at_words_of_ones_own_nk_is_text_and_takes_a_colon() -> None:
    question = replace(QUESTION, kind=PutKind.TEXT, choices=())

    assert Wrote("nk") == told(question, "nk")[0]
    assert Wrote("VIS-5b") == told(question, "VIS-5b")[0]
    assert Moved(Move.NOT_KNOWN) == told(question, ":nk")[0]


def test_where_not_known_is_not_offered_nk_says_so() -> None:
    reply, words = told(EVIDENCE, "nk", "a")

    assert Chosen(("recent",)) == reply
    assert "That word does nothing here." in words


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("a, c", ("recent", "never")),
        ("c a", ("never", "recent")),
        ("SRC-1.facts a, SRC-1.factsc", ("recent", "never")),
        ("src-1.facts a c", ("recent", "never")),
        ("a,A, 1", ("recent",)),
    ],
)
def test_several_letters_choose_several(line: str, chosen: tuple[str, ...]) -> None:
    assert Chosen(chosen) == told(SEVERAL, line)[0]


@pytest.mark.parametrize("line", ["VIS-5b", "vis-5 nk", "VIS-5", "NOW-2.what a", "now-2.whata"])
@pytest.mark.parametrize("kind", [PutKind.CHOICE, PutKind.SEVERAL])
def test_a_code_of_another_question_chooses_nothing_and_says_whose_it_is(
    line: str, kind: PutKind
) -> None:
    reply, words = told(replace(QUESTION, kind=kind), line, "c")
    whose = "VIS-5" if "5" in line else "NOW-2.what"

    assert Chosen(("never",)) == reply
    said = " ".join(words.split())
    assert f'"{line}" belongs to the question {whose}. This is VIS-2: When was' in said
    assert "Nothing is chosen." in said


def test_one_code_of_another_question_among_several_chooses_none() -> None:
    reply, words = told(SEVERAL, "a, VIS-5b", "b")

    assert Chosen(("ago",)) == reply
    assert "belongs to the question VIS-5. This is SRC-1.facts" in " ".join(words.split())


def test_a_code_for_an_answer_is_never_taken_for_how_it_is_known() -> None:
    reply, words = told(EVIDENCE, "VIS-2b", "b")

    assert Chosen(("ago",)) == reply
    assert "belongs to the question VIS-2. This is another: How do you know?" in words


@pytest.mark.parametrize("line", ["VIS-2", "VIS-2d", "VIS-22", "d", "a, b", "a nk", "ab"])
def test_what_names_no_option_chooses_nothing(line: str) -> None:
    reply, words = told(replace(QUESTION, choices=(*QUESTION.choices[:2],)), line, "a")

    assert Chosen(("recent",)) == reply
    assert "That is not one of the choices." in words


def test_a_choice_without_a_code_is_not_chosen_by_naming_the_question_alone() -> None:
    question = replace(QUESTION, choices=(Choice("add", "Add a child"), *QUESTION.choices))

    assert Chosen(("ago",)) == told(question, "VIS-2", "b")[0]


def test_the_id_stands_in_the_heading_and_letters_are_explained_once() -> None:
    output = io.StringIO()
    asker = PlainAsker(io.StringIO("b\nb\n"), output)
    asker.put(QUESTION)
    asker.put(QUESTION)
    words = output.getvalue()

    assert words.count("\nTopic 2 of 15 (VIS-2)\nThis is about: eldest\n") == 2
    assert (
        " ".join(words.split()).count(
            "From a paper copy you can type its letters instead, such as b or VIS-2b, "
            "and nk for not known."
        )
        == 1
    )
    assert "  1. Lately\n" in words


# --------------------------------------------------------------- a whole walk from a paper copy


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
        return PlainAsker(io.StringIO(line + "\n"), io.StringIO()).put(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Nobody has to reply."""


def in_letters(question: Put, reply: Reply, *, full: bool) -> str:
    """The line of a reply in letters from paper; a number only where paper has no letter."""
    prefix = f"{question.id} " if full and question.id else ""
    codes = {choice.id: choice.code for choice in question.choices}
    match reply:
        case Chosen(ids) if all(codes[each] for each in ids):
            return ", ".join(f"{prefix}{codes[each]}" for each in ids)
        case Moved(Move.NOT_KNOWN) if question.kind is not PutKind.TEXT:
            return f"{prefix}nk"
        case _:
            return as_line(question, reply)


def walked(asker: Typing, walk_set: str) -> tuple[Ending, Session]:
    walk = CaseTalk(
        bank=shipped_bank(),
        session=session_of(Answers(), walk_set),
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC),
    )

    def sheet() -> PromptSheet:
        law = shipped_library().law
        return compose(walk.session, shipped_bank(), law, today=TODAY, software="test")

    return interview(walk, sheet, lambda _: None), walk.session


def any_reply(draw: Random, question: Put) -> Reply:
    """Reply anything to what is on paper, and do the usual at everything else, so as to arrive."""
    coded = [choice.id for choice in question.choices if choice.code]
    if question.name.endswith(" list"):
        has_room = sum(choice.id[-1].isdigit() for choice in question.choices) < MOST_ON_A_LIST
        return Chosen((draw.choice(["add", *coded] if has_room else coded),))
    if question.name.endswith(" label"):
        return Wrote("".join(draw.choices(ascii_lowercase, k=9)))  # no two may be called alike
    if question.name in BY_THE_WAY:
        return draw.choice(BY_THE_WAY[question.name])
    if not coded:
        return usual(question)
    if Move.NOT_KNOWN in question.moves and draw.random() < NOT_KNOWN_SHARE:
        return Moved(Move.NOT_KNOWN)
    many = draw.randint(1, len(coded)) if question.kind is PutKind.SEVERAL else 1
    return Chosen(tuple(draw.sample(coded, many)))


@settings(max_examples=times(2, 60), phases=[Phase.explicit, Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from(["full", "quick"]))
def test_a_walk_typed_in_letters_gives_the_session_that_numbers_give(
    seed: int, walk_set: str
) -> None:
    draw = Random(seed)  # noqa: S311 (no secret)
    letters = Typing(
        lambda question: any_reply(draw, question),
        lambda question, reply: in_letters(question, reply, full=draw.random() < HALF),
    )
    by_letters = walked(letters, walk_set)
    again = iter(letters.used)
    numbers = Typing(lambda _: next(again)[1], as_line)

    assert by_letters == walked(numbers, walk_set)
    assert letters.used == numbers.used
    on_paper = [
        line
        for (name, reply), line in zip(letters.used, letters.typed, strict=True)
        if name.split()[0] in IDS and isinstance(reply, Chosen)
    ]
    assert on_paper
    assert [] == [line for line in on_paper if line.isdecimal()]


def test_the_letters_on_the_blank_are_those_that_the_prompt_takes() -> None:
    document = lay_out_blank(shipped_bank(), WalkSet.FULL, load_blank_report())
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
    own = [put for put in puts if put.id]

    assert len({put.id for put in own}) > 30
    for put in own:
        for choice in put.choices:
            assert not choice.code or printed[put.id][choice.text] == choice.code
