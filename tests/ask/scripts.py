"""Askers with a script of replies, and how each reply is typed as lines or as keys."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.marks import Marks, marks_at_first
from ehe_check.ask.put import Asker, Put, PutKind, Tone, leads_of
from ehe_check.ask.reply import WAY_OF, Cell, Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.ask.typed import colon

ENTER, CLEAR = "\r", "\x15"
FUNCTION_KEYS: Mapping[Move, str] = {
    Move.WHY: "\x1bOP",
    Move.NOTE: "\x1bOQ",
    Move.BACK: "\x1bOR",
    Move.NOT_KNOWN: "\x1bOS",
    Move.SKIP: "\x1b[15~",
    Move.LISTS: "\x1b[17~",
    Move.LEAVE: "\x1b[21~",
    Move.KEEP: "\x1b[18~",
}
T = TypeVar("T")
_ARROWS = {"down": "\x1b[B", "right": "\x1b[C", "home": "\x1b[H"}


def usual(question: Put) -> Reply:
    """Reply with the first choice, from a record, skip a text, close lists and go on at the map."""
    ids = [choice.id for choice in question.choices]
    if question.letters_move:
        return _usual_of_list(question)
    if "advice" in ids:
        return Chosen(("advice",))
    if question.name.startswith("topic "):
        return Moved(Move.BACK)
    if question.kind is PutKind.TEXT:
        return Moved(Move.SKIP) if Move.SKIP in question.moves else Wrote("something")
    alone = (each for each in ids if question.id and each in question.by_itself)
    calm = "none" if {"none", "emergency"} <= {*ids} else next(alone, "")
    if not question.wants_given:
        return Chosen((calm or ids[0],))
    return given(question, calm) if calm else each_the_first(question)


def each_the_first(question: Put, source: str = "record") -> Given:
    """The first answer of each row, known in the same way where that is asked."""
    firsts = [(cell, question.choices_of(cell[1])[0].id) for cell in question.cells]
    return Given(tuple(_said(question, cell, (first,), source, None) for cell, first in firsts))


def _usual_of_list(question: Put) -> Reply:
    """Reply that a list stands; of one with nobody on it, that there is a child, or not known."""
    if "1 " in question.help:
        return Wrote("y")
    return Wrote("the child ?") if question.name == "child list" else Moved(Move.NOT_KNOWN)


def given(question: Put, *ids: str, source: str = "record", on: date | None = None) -> Given:
    """The same said of everybody, and known in the same way where that is asked."""
    return Given(tuple(_said(question, cell, ids, source, on) for cell in question.cells))


def _said(question: Put, cell: Cell, ids: tuple[str, ...], source: str, on: date | None) -> Said:
    is_asked = bool(question.known_of(cell[1]).sources)
    is_asked = is_asked and not set(ids) <= question.known_of(cell[1]).not_beside
    return Said(*cell, ids=ids, source=source if is_asked else "", on=on)


@dataclass
class Script:
    """Replies by the names of questions, each used once and in order; then the usual one."""

    replies: Mapping[str, Sequence[Reply]]
    used: list[tuple[str, Reply]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left: dict[str, Iterator[Reply]] = {
            name: iter(replies) for name, replies in self.replies.items()
        }

    def reply_to(self, question: Put) -> Reply:
        reply = next(self._left.get(question.name, iter(())), None) or usual(question)
        self.used.append((question.name, reply))
        return reply

    def unused(self) -> list[str]:
        return [name for name, left in self._left.items() if next(left, None) is not None]


@dataclass
class Heard(ABC):
    """An asker that keeps what was put and said; what it replies is for each of its kinds."""

    puts: list[Put] = field(default_factory=list, init=False)
    said: list[tuple[Tone, str]] = field(default_factory=list, init=False)
    events: list[str] = field(default_factory=list, init=False)
    """Everything that came, in order: the name of what was put, the text of what was said."""

    def put(self, question: Put) -> Reply:
        self.puts.append(question)
        self.events.append(question.name)
        return self.reply_to(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        if tone is not Tone.READ_BACK:
            self.said.append((tone, text))
            self.events.append(text)

    @abstractmethod
    def reply_to(self, question: Put) -> Reply:
        """Return what is replied to a question."""

    @property
    def names(self) -> list[str]:
        """The names of what was put, in order."""
        return [put.name for put in self.puts]

    @property
    def texts(self) -> list[str]:
        """What was said, in order."""
        return [text for _, text in self.said]

    @property
    def urgent(self) -> list[str]:
        return [text for tone, text in self.said if tone is Tone.URGENT]

    def named(self, name: str) -> list[Put]:
        """Return all that was put by a name."""
        return [put for put in self.puts if put.name == name]

    def of(self, name: str) -> Put:
        """Return what was put first by a name."""
        return self.named(name)[0]


@dataclass
class ScriptedAsker(Heard):
    """Replies from a script, in order, then leaves."""

    script: Iterable[Reply]

    def __post_init__(self) -> None:
        """Start at the beginning of the script."""
        self._replies = iter(self.script)

    def reply_to(self, question: Put) -> Reply:
        """Return the next reply of the script."""
        del question
        return next(self._replies, Moved(Move.LEAVE))


@dataclass
class Scripted(Heard):
    """Replies from a script by what is put, then with the usual reply."""

    script: Script

    def reply_to(self, question: Put) -> Reply:
        return self.script.reply_to(question)


class Overheard:
    """What was put and said in a talk, for a test that holds its asker."""

    asker: ScriptedAsker

    @property
    def names(self) -> list[str]:
        """The names of what was put, in order."""
        return self.asker.names

    @property
    def said(self) -> list[str]:
        """What was said, in order."""
        return self.asker.texts

    def put(self, name: str) -> Put:
        """Return what was put first by that name."""
        return self.asker.of(name)


@dataclass
class Typing:
    """An asker whose person types what a script says: the asker itself is a real one."""

    script: Script
    asker: LinesAsker

    def put(self, question: Put) -> Reply:
        self.asker.input = io.StringIO(as_line(question, self.script.reply_to(question)) + "\n")
        return self.asker.put(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.asker.say(text, tone)


@dataclass
class Pressing:
    """An asker whose person presses the keys that a script says; `send` is the keyboard."""

    script: Script
    asker: Asker
    send: Callable[[str], object]

    def put(self, question: Put) -> Reply:
        self.send(as_keys(question, self.script.reply_to(question)))
        return self.asker.put(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.asker.say(text, tone)


def by_lines(script: Script, run: Callable[[Asker], T]) -> T:
    """Return what comes of a talk whose person types what a script says."""
    return run(Typing(script, LinesAsker(io.StringIO(), io.StringIO())))


def by_keys(script: Script, run: Callable[[Asker], T]) -> T:
    """Return what comes of a talk whose person presses the keys that a script says."""
    with create_pipe_input() as keyboard:
        terminal = ScreenAsker(io.StringIO(), keyboard=keyboard, screen=DummyOutput())
        return run(Pressing(script, terminal, keyboard.send_text))


def as_line(question: Put, reply: Reply) -> str:
    """Return the lines that a person types for a reply."""
    match reply:
        case Chosen((chosen,)) if question.is_line:
            return question.typed[[choice.id for choice in question.choices].index(chosen)]
        case Wrote(text):
            return text
        case Moved(move, words=words):
            return _move_line(question, move, words)
        case Chosen(ids) if question.wants_given:
            return _given_lines(question, given(question, *ids, source="not-recorded").said)
        case Given(said):
            return _given_lines(question, said)
        case Chosen(ids):
            return _ids_line(question, ids)


def _ids_line(question: Put, ids: tuple[str, ...]) -> str:
    """All that is chosen; where it adds, the ticks that are made or taken away."""
    if not question.adds:
        return ", ".join(_typed_choice(question, each) for each in ids)
    turned = {*ids} ^ {*question.start}
    every = (each.id for each in question.choices if each.id in turned)
    return ", ".join(_number(question, each) for each in every) or WAY_OF[Move.KEEP].word


def _move_line(question: Put, move: Move, words: str) -> str:
    if words:
        return f"{WAY_OF[move].letter} {words}"
    return f"{colon(question)}{WAY_OF[move].word}"


def _given_lines(question: Put, said: tuple[Said, ...]) -> str:
    """A line a row of a grid; else one line, and an empty one where there are several."""
    if question.grid.rows:
        return "\n".join(_row_line(question, row.id, said) for row in question.grid.rows)
    if len(question.cells) == 1:
        return _piece(question, said[0])
    return ", ".join(f"{_label(question, each)} {_piece(question, each)}" for each in said) + "\n"


def _typed_choice(question: Put, chosen: str) -> str:
    if question.kind is PutKind.LIST and chosen not in [each.id for each in question.choices]:
        return f"{chosen}\n1"
    shortcut = next((each.code for each in question.shortcuts if each.id == chosen), "")
    return shortcut or _number(question, chosen)


def _number(question: Put, chosen: str, by: str = "") -> str:
    choices = question.choices_of(by)
    return leads_of(choices)[[choice.id for choice in choices].index(chosen)]


def _label(question: Put, said: Said) -> str:
    return next(each.label for each in question.subjects if each.id == said.about)


def _letter(question: Put, said: Said) -> str:
    return next((each.code for each in question.known.sources if each.id == said.source), "")


def _piece(question: Put, said: Said) -> str:
    """A number, the letter of its source, its marks and its month."""
    if said.not_known or said.not_theirs:
        return "0" if said.not_known else "-"
    numbers = " ".join(_number(question, each, said.by) for each in said.ids)
    month = f" {said.on:%Y-%m-%d}" if said.on else ""
    return f"{numbers}{_letter(question, said)}{said.signs}{month}"


def _row_line(question: Put, row: str, said: tuple[Said, ...]) -> str:
    here = [each for each in said if each.by == row]
    if len(question.subjects) < 2 or not here[0].about:
        return _piece(question, here[0])
    return ", ".join(f"{_label(question, each)} {_piece(question, each)}" for each in here)


def as_keys(question: Put, reply: Reply) -> str:
    """Return the keys that a person presses for a reply."""
    match reply:
        case Chosen() if question.is_line:
            return CLEAR + as_line(question, reply) + ENTER
        case Wrote(text):
            return CLEAR + text + ENTER
        case Moved(move):
            return FUNCTION_KEYS.get(move) or WAY_OF[move].letter
        case Chosen(ids) if question.wants_given:
            return _given_keys(question, given(question, *ids, source="not-recorded").said)
        case Given(said):
            return _given_keys(question, said)
        case Chosen(ids):
            return _chosen_keys(question, ids)


def reading_keys(question: Put, reply: Chosen | Given, columns: int = 79, rows: int = 24) -> str:
    """Return the keys by which a person reads what decides an answer before it is taken."""
    shown = screen_of(question)
    said = reply.said if isinstance(reply, Given) else (Said(ids=reply.ids),)
    is_urgent = any(set(each.ids) & question.one_by_one for each in said)
    if is_urgent or shown.drawn(columns, rows).pages == 1:
        return ""
    for key in ("1", question.known.sources[0].code if question.known.sources else "", "enter"):
        shown.press(key)
    many = 1
    shown.drawn(columns, rows)
    while shown.press("enter") is None:
        shown.drawn(columns, rows)
        many += 1
    return ENTER * many


def _chosen_keys(question: Put, ids: tuple[str, ...]) -> str:
    if question.kind is PutKind.SEVERAL:
        return "".join(_ticking(question, ids)) + ENTER
    if question.kind is PutKind.LIST:
        return _list_keys(question, ids[0]) + ENTER
    shortcut = next((each.code for each in question.shortcuts if each.id == ids[0]), "")
    return shortcut or _digits(question, ids[0]) + ENTER


def _list_keys(question: Put, chosen: str) -> str:
    """The way to a row by arrows from where the pointer is, or the words that find it."""
    rows = [each.id for each in question.choices]
    if chosen not in rows:
        return chosen
    down = (rows.index(chosen) - rows.index(question.pointed)) % len(rows)
    ways = (_ARROWS["down"] * down, _ARROWS["home"] + _ARROWS["down"] * rows.index(chosen))
    return min(ways, key=len)


def _given_keys(question: Put, said: tuple[Said, ...]) -> str:
    if question.grid.rows and _is_known_alike(question, said):
        letters = {_letter(question, each) for each in said if each.source}
        return (
            "".join(_piece_keys(question, replace(each, source="")) for each in said)
            + "".join(f"{ENTER}{each}" for each in letters)
            + ENTER
        )
    if question.grid.rows:
        return "".join(_cell_keys(question, said)) + taking_keys(question, said)
    if _may_be_said_of_all(question, said) or len(question.cells) == 1:
        return _piece_keys(question, said[0]) + ENTER * (not _goes_on(question, said[0]))
    return "".join("\t" + _piece_keys(question, each) for each in said) + ENTER


def _goes_on(question: Put, said: Said) -> bool:
    """Whether the last key goes on by itself: nothing stood there that it takes away."""
    return bool(question.id and question.by_itself & {*said.ids}) and not question.said


def _is_known_alike(question: Put, said: tuple[Said, ...]) -> bool:
    """Whether all rows are answered one after the other, and one letter is how all is known."""
    is_whole = {each.cell for each in said} == set(question.cells) and not question.said
    return (
        is_whole and not question.has_sightings and len({each.source for each in said} - {""}) < 2
    )


def taking_keys(question: Put, said: tuple[Said, ...]) -> str:
    """Enter, and again where less is said of the home than a sign at a sighting says."""
    return ENTER * (1 + bool(marks_of(question, said).at_odds_words))


def marks_of(question: Put, said: tuple[Said, ...]) -> Marks:
    """Return what stands at a question once all of this was said."""
    return marks_at_first(replace(question, said=said))


def _may_be_said_of_all(question: Put, said: tuple[Said, ...]) -> bool:
    """Whether the same is said of everybody, so that it is pressed once."""
    same = {replace(each, about="") for each in said}
    is_whole = len(said) == len(question.cells)
    return is_whole and len(same) == 1 and not set(said[0].ids) & question.one_by_one


def _digits(question: Put, chosen: str, by: str = "") -> str:
    """The figures of a choice; one that could go on into another number is taken with Enter."""
    number, count = _number(question, chosen, by), len(question.choices_of(by))
    return number + (ENTER if number != "-" and int(number) * 10 <= count else "")


def _piece_keys(question: Put, said: Said) -> str:
    if said.not_known or said.not_theirs:
        return "0" if said.not_known else "-"
    month = f"m{said.on:%Y-%m-%d}{ENTER}" if said.on else ""
    pressed = _pressed(question, said) if question.kind is PutKind.SEVERAL else said.ids
    numbers = "".join(_digits(question, each, said.by) for each in pressed)
    return f"{numbers}{_letter(question, said)}{said.signs}{month}"


def _pressed(question: Put, said: Said) -> list[str]:
    """What is ticked or unticked; what stands by itself goes as soon as anything is ticked."""
    stood = {each for stands in question.said for each in stands.ids}
    alone = question.by_itself if question.id else frozenset[str]()
    differ = set(said.ids) ^ stood
    differ &= alone if alone & {*said.ids} else differ - alone
    return [each.id for each in question.choices if each.id in differ]


def _cell_keys(question: Put, said: tuple[Said, ...]) -> Iterator[str]:
    """The way to each cell from where the pointer is, and what fills it: Enter, or arrows."""
    marks = marks_at_first(question)
    cells, rows = question.cells, [each.id for each in question.grid.rows]
    here = next(iter(marks.open), cells[0])
    for each in said:
        after = cells[cells.index(here) + 1 :]
        if each.cell in marks.open and after[:1] == (each.cell,):
            yield ENTER
        else:
            yield _ARROWS["down"] * ((rows.index(each.by) - rows.index(here[1])) % len(rows))
            across = question.abouts_of(question.row(each.by))
            from_ = across.index(here[0]) if here[0] in across else 0
            yield _ARROWS["right"] * ((across.index(each.about) - from_) % len(across))
        yield _piece_keys(question, each)
        marks, here = marks.kept([each]), each.cell


def _ticking(question: Put, ids: tuple[str, ...]) -> Iterator[str]:
    for choice in question.choices:
        is_ticked = choice.id in question.start
        yield "" if (choice.id in ids) is is_ticked else _digits(question, choice.id)


def typed(put: Put, *lines: str) -> tuple[Reply, str]:
    """What the plain asker replies once all of some lines are typed, and what it printed."""
    unread, output = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    reply = LinesAsker(unread, output).put(put)
    assert unread.read() == ""
    return reply, output.getvalue()


def pressed(put: Put, *keys: str) -> tuple[Reply | None, str]:
    """What a screen replies to some keys, None while it waits, and what it shows then."""
    screen, reply = screen_of(put), None
    for key in keys:
        assert reply is None, keys
        reply = screen.press(key)
    return reply, "\n".join(line for _, line in screen.drawn(79, 24).lines)
