"""One question as it is put to a person, and whoever puts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum, auto
from typing import Final, NoReturn, Protocol, TypeVar

from ehe_check.ask.reply import ALWAYS, Cell, Move, Moved, Reply, Said
from ehe_check.bank.letters import BY_ITSELF_CODE

_Key = TypeVar("_Key", bound=str)

ALERT: Final = "alert"
"""The name of what is put where something has to be done at once."""


class PutKind(StrEnum):
    """How the answer is given."""

    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"
    GRID = "grid"
    LIST = "list"


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen; `code` is a short word that may be typed for it.

    `short` is what stands for it in a cell of a grid, `beside` what stands at the end of its line.
    """

    id: str
    text: str
    code: str = ""
    short: str = ""
    beside: str = ""

    @property
    def line(self) -> str:
        """All of it, to be read out."""
        return f"{self.text.removesuffix('.')}: {self.beside}" if self.beside else self.text


def texts(named: Iterable[Choice | Row]) -> dict[str, str]:
    """Return the text of each choice or row by its id."""
    return {each.id: each.text for each in named}


def leads_of(choices: Iterable[Choice]) -> tuple[str, ...]:
    """Return what stands before each: its number, or the sign of one that stands by itself."""
    return tuple(
        each.code if each.code == BY_ITSELF_CODE else str(number)
        for number, each in enumerate(choices, start=1)
    )


@dataclass(frozen=True)
class Place:
    """Where a question of a case stands: in which case, how far, and how long is left.

    `number` is its place among the questions, as "7 of about 36", empty after the advice. `own`
    says of a question for one's own thinking that it is one.
    """

    case: str
    number: str = ""
    left: str = ""
    own: str = ""


@dataclass(frozen=True)
class Subject:
    """One of those whom a question is put about at once; if it is not asked, it `applies` not."""

    id: str
    label: str
    applies: bool = True


@dataclass(frozen=True)
class Dated:
    """The day or month that was typed, the option that it falls under today, and its words."""

    on: date
    option: str | None = None
    words: str = ""


@dataclass(frozen=True)
class LastSaid:
    """What an earlier session said of a cell, on which day, and what KEEP fills it with, if it may.

    What is kept is the same as it reads today: a month may stand in another band by now.
    """

    said: Said
    day: str
    keeps: Said | None = None


@dataclass(frozen=True)
class HowKnown:
    """How an answer is known, and when: what is asked beside it.

    `sources` are the ways of knowing, each with its letter as `code`; without them it is not asked.
    Beside the choices in `not_beside` it is not asked.
    `read_month` reads a month beside an answer, and returns why it cannot; without it none is asked
    for, nor beside the choices in `undated`.
    """

    sources: tuple[Choice, ...] = ()
    not_beside: frozenset[str] = frozenset()
    read_month: Callable[[str], Dated | str] | None = None
    undated: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """One row of a grid: what is asked there, and of whom.

    `short` is what stands for its text where that has no room, and `called` beside the words of a
    cell. Its `choices` and how it is `known` are those of the question, unless it has its own;
    `also` may stand in a cell without being offered there, and `why` tells more of it. It is put
    `about` these subjects, without them about all; where they are none it has one cell, about
    nobody in particular. A question of its own that stands beneath others is put `alone` as this.
    A row that `is_sighting` takes the SIGNS beside a time, and "not theirs to see". One that is
    `said_by` a sign is filled where that sign stands at a sighting, and says no less than it,
    `unless` there is a reason, which is told.
    """

    id: str
    text: str
    short: str = ""
    called: str = ""
    choices: tuple[Choice, ...] | None = None
    also: tuple[Choice, ...] = ()
    why: str = ""
    known: HowKnown | None = None
    about: tuple[str, ...] | None = None
    is_sighting: bool = False
    said_by: str = ""
    unless: str = ""
    alone: Put | None = None


@dataclass(frozen=True)
class GridRows:
    """The rows of a grid, and what was said of each cell last time.

    `only` is the row that is answered now, where they are answered one after the other.
    """

    rows: tuple[Row, ...] = ()
    last_said: tuple[LastSaid, ...] = ()
    only: str = ""

    def last_of(self, cell: Cell) -> LastSaid | None:
        """Return what was said of a cell last time."""
        return next((each for each in self.last_said if each.said.cell == cell), None)


@dataclass(frozen=True)
class Put:
    """One question, ready to be put.

    `name` says which question it is, for scripts: `VIS-1 child-1`, `VIS-1 child-1 month`.
    `previous` is the earlier answer, which is pointed at when the question comes again: ids for
    choices, the text for words. `offered` goes before it: what was half given before the person
    went elsewhere, or a suggestion. `shown_before` is only shown. `moves` are offered here; an
    asker explains WHY itself and stays at the question, and lets a person leave anywhere.
    `law` gives what it leans on of the law, which is read when somebody asks why.
    `last_time` is what an earlier session said, which KEEP keeps where that is offered.
    `id` is the question's id in the bank, where one of its own is put, and `ids` are those of every
    question there, so that a code from paper is never taken for one of another question.
    `known` says how the answer is known, and when. Where several may be ticked, those in
    `by_itself` never stand beside another; where it `adds`, a number that is typed turns its own
    tick and the others stay. `subjects` are those whom it is put about at once, and `one_by_one`
    the choices that are never given to all of them together; `grid` has the rows of a GRID.
    `said` is what stands for each. A question with any of these is answered by Given.
    `aloud` is read out in place of `help`, which is then read to those alone who ask for all.
    `heading` is a title above it, and `place` where one of a case stands. `pointed` is the choice
    that the pointer is at; without it, and without an earlier answer, it is at none. `shortcuts`
    are chosen at once by their `code`, a letter, and stand among the keys. What is typed at a LIST
    leaves of it what `search` finds by it; `offered` are words that were typed already.
    `skip_when` says when to skip, such as "if you do not know"; an asker says how. Where it
    `wants_no_words`, as for a day, a word that stands for a move makes it, and where `letters_move`
    a letter too; `refused` is what was typed the last time and could not be read.
    Where it `is_line`, it stands beneath a page that fills the screen: one line with its choices,
    each after its number or code, and one to type on. `enter` is what Enter alone says there.
    """

    kind: PutKind
    text: str
    choices: tuple[Choice, ...] = ()
    name: str = ""
    heading: str = ""
    place: Place | None = None
    previous: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    shown_before: str = ""
    last_time: str = ""
    why: str = ""
    law: Callable[[], str] = field(default=str, compare=False)
    help: str = ""
    aloud: str = ""
    note: str = ""
    placeholder: str = ""
    not_known_label: str = "Not known"
    moves: frozenset[Move] = frozenset()
    id: str = ""
    ids: frozenset[str] = frozenset()
    skip_when: str = ""
    wants_no_words: bool = False
    letters_move: bool = False
    refused: str = ""
    is_line: bool = False
    enter: str = ""
    known: HowKnown = HowKnown()
    by_itself: frozenset[str] = frozenset()
    adds: bool = False
    subjects: tuple[Subject, ...] = ()
    one_by_one: frozenset[str] = frozenset()
    grid: GridRows = GridRows()
    said: tuple[Said, ...] = ()
    pointed: str = ""
    shortcuts: tuple[Choice, ...] = ()
    search: Callable[[str], Sequence[Choice]] | None = None

    @property
    def possible(self) -> frozenset[Move]:
        """The moves that can be made: leaving, and seeing all keys, always."""
        return self.moves | ALWAYS

    @property
    def left(self) -> str:
        """How long it still takes, where that is known."""
        return self.place.left if self.place else ""

    @property
    def reason(self) -> str:
        """Why it is asked, and beneath that the law that it leans on."""
        why = self.row(self.grid.only).why or self.why
        return "\n".join(filter(None, (why, self.law())))

    @property
    def wants_given(self) -> bool:
        """Whether it is answered by Given: with a source or month, or for several at once."""
        return bool(self.known.sources or self.known.read_month or self.subjects or self.grid.rows)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What it is put of, row by row: one cell for a question about nobody in particular."""
        rows = [each for each in self.grid.rows if self.grid.only in ("", each.id)]
        return tuple((one, row.id) for row in rows or [Row("", "")] for one in self.abouts_of(row))

    def abouts_of(self, row: Row) -> tuple[str, ...]:
        """Return whom a row is put about, in the order of the subjects."""
        applies = (each.id for each in self.subjects if each.applies)
        return tuple(each for each in applies if row.about is None or each in row.about) or ("",)

    def row(self, by: str) -> Row:
        """Return a row by its id; of a question that has none, one without anything of its own."""
        return next((each for each in self.grid.rows if each.id == by), Row("", ""))

    def choices_of(self, by: str) -> tuple[Choice, ...]:
        """Return what can be chosen in a row."""
        own = self.row(by).choices
        return self.choices if own is None else own

    @property
    def are_apart(self) -> bool:
        """Whether its rows are questions beneath each other, each with all of its choices."""
        return any(each.alone for each in self.grid.rows)

    def alone(self, by: str) -> Put:
        """Return the question of a row as it is put alone, or this one."""
        return self.row(by).alone or self

    @property
    def shared_choices(self) -> dict[int, Choice]:
        """What can be chosen at the question, or in each of its rows, by its number."""
        first = self.grid.rows[0].id if self.grid.rows else ""
        numbered = enumerate(self.choices_of(first), start=1)
        return {at: each for at, each in numbered if each in self.choices}

    def words_of(self, by: str) -> dict[str, str]:
        """Return the words of what may stand in a row."""
        return texts((*self.choices_of(by), *self.row(by).also))

    def known_of(self, by: str) -> HowKnown:
        """Return how an answer of a row is known, and when."""
        return self.row(by).known or self.known

    @property
    def has_sightings(self) -> bool:
        """Whether it is a grid of who last saw whom."""
        return any(each.is_sighting for each in self.grid.rows)

    @property
    def is_single(self) -> bool:
        """Whether one choice, for one, is the answer."""
        return self.kind is PutKind.CHOICE and len(self.cells) == 1

    @property
    def letters(self) -> dict[str, str]:
        """The way of knowing that each letter stands for, by its id."""
        return {each.code: each.id for each in self.known.sources}

    @property
    def labels(self) -> dict[str, str]:
        """What each subject is called, by its id."""
        return {each.id: each.label for each in self.subjects}

    @property
    def start(self) -> tuple[str, ...]:
        """What is pointed at, ticked or written when the question comes up."""
        return self.offered or self.previous

    @property
    def typed(self) -> tuple[str, ...]:
        """What is typed for each choice: its code, or else its number."""
        numbered = enumerate(self.choices, start=1)
        return tuple(choice.code or str(number) for number, choice in numbered)

    @property
    def leads(self) -> tuple[str, ...]:
        """What stands before each choice, of a grid of its own rows' as of the first."""
        first = self.grid.rows[0].id if self.grid.rows else ""
        return leads_of(self.choices_of(first))

    @property
    def is_list(self) -> bool:
        """Whether it is a tick list, one line of which stands by itself: all has to be in sight."""
        return BY_ITSELF_CODE in self.leads

    @property
    def line(self) -> str:
        """The question as one line, with its choices in it."""
        pairs = zip(self.typed, self.choices, strict=True)
        choices = (f"{typed} {each.text}" for typed, each in pairs if each.text)
        return "  ".join(filter(None, (self.text, *choices)))


def ask_choice(
    name: str,
    text: str,
    choices: Mapping[_Key, str] | Iterable[Choice],
    before: str | None = None,
    *,
    moves: frozenset[Move] = frozenset(),
) -> Put:
    """Return a question to which one of several choices is the answer; `before` was the last."""
    if isinstance(choices, Mapping):
        choices = (Choice(key, words) for key, words in choices.items())
    put = ask_text(name, text, before, moves=moves)
    return replace(put, kind=PutKind.CHOICE, choices=tuple(choices))


def ask_text(
    name: str,
    text: str,
    before: str | None = None,
    *,
    moves: frozenset[Move] = frozenset(),
    placeholder: str = "",
) -> Put:
    """Return a question to which words are the answer; `before` are the last."""
    previous = (before,) if before else ()
    return Put(
        PutKind.TEXT, text, name=name, previous=previous, moves=moves, placeholder=placeholder
    )


NOT_TAKEN: Final = "What stood on that screen without Enter is not kept."


class Tone(StrEnum):
    """How a line is said: plainly, as a heading, or so that it cannot be missed.

    What was typed is read back where it cannot be seen.
    """

    PLAIN = "plain"
    HEADING = "heading"
    URGENT = "urgent"
    READ_BACK = "read-back"


class Asker(Protocol):
    """A way of putting one question; the talks know no more of it than this."""

    def put(self, question: Put) -> Reply:
        """Put one question; leaving by Ctrl-C or a closed stream is Moved(LEAVE)."""

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something that needs no reply."""


class NotReadError(Exception):
    """What was typed cannot be taken; its words say why."""


def refuse(why: str) -> NoReturn:
    """Refuse what was typed, and say why."""
    raise NotReadError(why)


class PersonLeftError(Exception):
    """The person chose to save and leave; everything answered is saved already."""


class Ending(Enum):
    """How a talk ended: it is over, or it goes on another time."""

    FINISHED = auto()
    LEFT = auto()


def put_or_leave(asker: Asker, question: Put) -> Reply:
    """Put one question, and leave when the person leaves, having said what is not kept.

    Raises:
        PersonLeftError: the person chose to save and leave.
    """
    reply = asker.put(question)
    if isinstance(reply, Moved) and reply.move is Move.LEAVE:
        if is_half_given(question, reply):
            asker.say(NOT_TAKEN)
        raise PersonLeftError
    return reply


def is_half_given(question: Put, left: Moved) -> bool:
    """Say whether words, or a question of the bank, are left with something new without Enter."""
    stood = (question.start, question.previous, (question.pointed,), ())
    is_new = bool(set(left.given) - set(question.said)) or left.partial not in stood
    return is_new and (bool(question.id) or question.kind is PutKind.TEXT)
