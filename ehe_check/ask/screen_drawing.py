"""A question on a screen: where it stands, its answers as they are drawn, and what is read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.marks import (
    HEARD_SIGN,
    HOME_SIGN,
    VIDEO_SIGN,
    Marks,
    is_of,
    marks_at_first,
    short_words,
    words_of_said,
)
from ehe_check.ask.plain_text import set_lines, shown
from ehe_check.ask.put import Choice, Put, PutKind, Subject
from ehe_check.ask.reply import Cell, Move, Reply, Said
from ehe_check.ask.screen_lines import (
    POINTED,
    Drawn,
    Line,
    Parts,
    Room,
    around,
    fitted,
    numbers_of,
    paragraphs,
    plain,
    question_of,
    side_by_side,
    source_lines,
    strong,
    with_tail,
)
from ehe_check.bank.letters import BY_ITSELF_CODE
from ehe_check.page.columns import cells
from ehe_check.page.dates import month_words

_SIGNS: Final = {
    HEARD_SIGN: "heard with no parent there",
    HOME_SIGN: "inside the home",
    VIDEO_SIGN: "video or telephone",
}
_SEVERAL: Final = 2
_LEAST_COLUMN, _MOST_COLUMN, _LEAST_LABEL, _LABEL = 10, 14, 8, 23
_INSET: Final = "   "


class Screen(ABC):
    """A question under way in a window.

    It is drawn anew at each key. What is longer than the window, or is asked for, is read in pages
    in place of the answers.
    """

    def __init__(self, put: Put) -> None:
        """Begin with what was given before, and nothing drawn."""
        self.put = put
        self.marks = marks_at_first(put)
        self._aside = ""
        self._page, self._pages = 0, 1
        self._seen = {0}
        self._was_whole = False
        """Whether all of it was in view at once."""
        self._size = 79, 24
        self.was_wrong = False
        """Whether the last key did nothing, and begins a word if more of one comes at once."""

    @property
    @abstractmethod
    def takes_words(self) -> bool:
        """Whether words are typed here now: they may be pasted, and no letter makes a move."""

    @abstractmethod
    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once it ends the question."""

    @abstractmethod
    def _parts(self, width: int, room: Room) -> Parts:
        """Return the parts of the screen, which each way of answering sets out for itself."""

    def drawn(self, width: int, rows: int) -> Drawn:
        """Return the screen in a window of this size, and count what of it has been in view."""
        self._size = width, rows

        def make(room: Room) -> Parts:
            parts = self._parts(width, room)
            return self._read_beneath(parts, width) if self._aside else parts

        drawn = fitted(make, width, rows, self._page)
        self._pages = drawn.pages
        if not self._aside:
            self._seen.add(self._page % drawn.pages)
            self._was_whole |= drawn.is_whole
        return drawn

    def _show(self, text: str) -> None:
        """Show a text in place of the answers from its beginning, or the answers again."""
        self._aside, self._page = text, 0
        self.drawn(*self._size)

    def _read_beneath(self, parts: Parts, width: int) -> Parts:
        """Return the parts of a screen with what is read in place of the answers."""
        lines: list[str] = []
        for line in self._aside.split("\n"):
            key, tab, words = line.partition("\t")  # a tab parts a key from its words
            lines += set_lines(words, width, f"  {key}") if tab else set_lines(key, width, "  ")
        back = "any other key: back to the question"
        reads_on = ["Enter reads on", "other keys: back to the question"]
        foot = side_by_side(reads_on if self._is_reading else [back], width)
        return Parts(parts.head, parts.question, plain(lines), foot=foot)

    @property
    def _is_reading(self) -> bool:
        """Whether what decides the answer is read: Enter reads on."""
        return self._aside in (self.put.help, self._decides)

    @property
    def _decides(self) -> str:
        """What is read before an answer is taken: what decides it, and a tick list that is cut."""
        put = self.put
        is_cut = put.is_list and not self._was_whole
        lines = zip(put.leads, put.choices, strict=True) if is_cut else ()
        return "\n".join((put.help, *(f"{lead}\t{each.text}" for lead, each in lines)))


@dataclass(frozen=True)
class AnswerParts:
    """What is drawn of a question's answers in a window: the parts of its screen.

    `told` stands above the keys. `following` is the cell that the next answer is for, where that is
    not the one in brackets.
    """

    marks: Marks
    width: int
    room: Room
    told: str = ""
    following: Cell | None = None

    @property
    def put(self) -> Put:
        """The question."""
        return self.marks.put

    @property
    def _is_bare(self) -> bool:
        return self.room is Room.SHORT and self.put.is_list

    def choices(self, rows: Sequence[Choice | None], at: int | None) -> Parts:
        """Return the parts with the choices beneath each other; None stands for not known."""
        does = "tick or untick" if self.put.kind is PutKind.SEVERAL else "pick"
        figures = [f"{numbers_of(self.put)} {does}"] if self.put.choices else []
        tab = ["Tab next child"] if len(self.put.subjects) > 1 else []
        named = [*figures, *tab, "Enter go on"]
        drawn = [self._row_lines(place, row, is_at=place == at) for place, row in enumerate(rows)]
        below = source_lines(self.marks, self.width, self.room)
        if self._is_bare and not self.marks.given:
            below = []
        if not self.marks.asks_any_source:  # the room stays, so that the keys stand where they did
            below = [("", "")] * len(below) if self.room is Room.ROOMY else []
        month = plain(["m  month, if you know it"]) if self.put.known.read_month else []
        return replace(
            around(self.put, named, self.width, self.room, self.told),
            whom=self._whom(),
            body=self._body(drawn, at),
            below=[*below, *month],
        )

    def _body(self, rows: list[list[str]], at: int | None) -> list[Line]:
        """Return the answers beneath each other; what stands for none of them is on one line.

        Where room is short, that line gives way to the letters once something is ticked.
        """
        ticks = self.put.leads.index(BY_ITSELF_CODE) if self.put.is_list else len(rows)
        body, rest = _pointed_at(rows[:ticks], at), rows[ticks:]
        is_left_out = self._is_bare and self.marks.asks_any_source and self.marks.given
        if rest and not is_left_out:
            line = "   ".join(line for each in rest for line in each)
            body.append((POINTED if at is not None and at >= ticks else "", line))
        return body

    def found(self, rows: Sequence[Choice], at: int, typed: str) -> Parts:
        """Return the parts with a list to pick from, and the words that it is found by."""
        told = "" if rows else "Nothing is found by these words."
        back = ["Esc goes back"] if Move.BACK in self.put.moves else []
        back = ["Esc shows all again"] if typed else back
        named = ["arrows move", "Enter opens it", *back]
        leads = (" > " if place == at else "   " for place in range(len(rows)))
        drawn = (
            with_tail(set_lines(row.text, self.width, lead), row.beside, self.width, at_end=True)
            for lead, row in zip(leads, rows, strict=True)
        )
        return replace(
            around(self.put, named, self.width, self.room, told),
            whom=plain(set_lines(f"Find: {typed or f'({self.put.placeholder})'}", self.width)),
            body=_pointed_at(drawn, at),
            foot=side_by_side([*named, "Ctrl-X save and leave"], self.width),
        )

    def grid(self) -> Parts:
        """Return the parts with those who saw down the side, and those seen across."""
        along = ["l same along"] if len(self.put.subjects) > 1 else []
        down = ["d same down"] if self.put.has_sightings else []
        next_cell = "next cell (_)" if self.following else "next cell"
        named = [*along, *down, f"Enter {next_cell}"]
        if self.put.are_apart:
            return self._questions()
        told = self.told or self._words_here()
        return replace(
            around(self.put, named, self.width, self.room, told),
            body=self._table(),
            below=[
                *side_by_side([*self._fills(), "arrows move"], self.width),
                *source_lines(self.marks, self.width, self.room),
                *(side_by_side(self._signs(), self.width) if self.put.has_sightings else []),
            ],
        )

    def _fills(self) -> list[str]:
        """Return what fills a cell; what stands in the one in brackets has brackets too."""
        put, here = self.put, self.marks.here
        cell = here if put.has_sightings else self.following or here
        said, choices = self.marks.of(cell), put.choices_of(cell[1])
        fills = [(str(at), each.text, is_of(said, each)) for at, each in enumerate(choices, 1)]
        nobody_knows = "not known" if put.has_sightings else put.not_known_label
        theirs = [("-", "not theirs", said.not_theirs)] if put.has_sightings else []
        return [_marked(*each) for each in (*fills, ("0", nobody_knows, said.not_known), *theirs)]

    def _signs(self) -> list[str]:
        """Return the signs that may stand at a sighting, and the month of the one in brackets."""
        said = self.marks.of(self.marks.here)
        signs = [_marked(sign, words, sign in said.signs) for sign, words in _SIGNS.items()]
        return [*signs, _marked("m", month_words(said.on) if said.on else "month", bool(said.on))]

    def _questions(self) -> Parts:
        """Return the parts with questions beneath each other, each with its answers."""
        cell = self.following or self.marks.here
        named = [f"{numbers_of(self.put.alone(cell[1]))} pick", "arrows move", "Enter go on"]
        number = "" if cell == self.put.cells[0] else f"A number: {self._whose_cell(cell)}."
        told = self.told or number
        first, *more = (each.alone for each in self.put.grid.rows if each.alone)
        lines = self._answers_of(first)
        above = first.help.split("\n")
        for each in more:
            words = "\n".join(line for line in each.help.split("\n") if line not in above)
            lines += [("", ""), *question_of(each, self.width)]
            lines += [*plain(paragraphs(words, self.width)), *self._answers_of(each)]
        return replace(
            around(self.put, named, self.width, self.room, told),
            body=lines,
            below=source_lines(self.marks, self.width, self.room),
        )

    def _answers_of(self, question: Put) -> list[Line]:
        """Return the answers of a question, with what was said last time at the end of its line."""
        said, last = self.marks.of(("", question.id)), self.put.grid.last_of(("", question.id))
        codes = {each.id: each.code for each in question.known.sources}
        lines: list[Line] = []
        for number, each in (*enumerate(question.choices, 1), (0, None)):
            is_said = is_of(said, each)
            then = f"last time ({last.day})" if last and is_of(last.said, each) else ""
            tail = f"{then} {codes.get(said.source, '')}" if is_said else then
            text = each.text if each else question.not_known_label
            drawn = set_lines(text, self.width, f"{' > ' if is_said else '   '}{number}  ")
            drawn = with_tail(drawn, tail.strip(), self.width, at_end=True)
            lines += strong(drawn) if is_said else plain(drawn)
        return lines

    # Choices beneath each other: at the end of each, of whom it is said.

    def _row_lines(self, place: int, row: Choice | None, *, is_at: bool) -> list[str]:
        number = (self.put.leads[place] if row else "0").rjust(len(str(len(self.put.choices))))
        box = f"[{'x' if self.marks.is_marked(row) else ' '}] " if row else " " * 4
        box = "" if row is None and self.put.is_list else box
        box = box if self.put.kind is PutKind.SEVERAL else ""
        first = f"{' > ' if is_at else '   '}{number}  {box}"
        lines = set_lines(row.text if row else self.put.not_known_label, self.width, first)
        return with_tail(lines, self._tail(row), self.width, at_end=self.put.is_single)

    def _tail(self, row: Choice | None) -> str:
        """Return who has an answer, and beside it how it is known and when."""
        here = [said for said in self.marks.given if is_of(said, row)]
        if self.put.subjects:
            return ", ".join(map(self._whose, here))
        month = month_words(here[0].on) if here and here[0].on else ""
        return month or (row.beside if row else "")

    def _whose(self, said: Said) -> str:
        codes = (each.code for each in self.put.known.sources if each.id == said.source)
        month = f"({month_words(said.on)[:3]} {said.on:%y})" if said.on else ""
        return " ".join(filter(None, (shown(self.put.labels[said.about]), *codes, month)))

    def _whom(self) -> list[Line]:
        """Return whom a press is for: all children, or the one in brackets."""
        many = len(self.put.cells)
        if len(self.put.subjects) < _SEVERAL:
            return []
        everybody = "both children" if many == _SEVERAL else f"all {many} children"
        names = [(everybody, self.marks.focus is None)]
        names += [
            (shown(each.label) + ("" if each.applies else " -"), self.marks.focus == (each.id, ""))
            for each in self.put.subjects
        ]
        named = [f"[{name}]" if is_here else f" {name} " for name, is_here in names]
        if self.room is Room.SHORT:
            named = [f"[{name}]" for name, is_here in names if is_here]
        return side_by_side(["Answer for:", *named], self.width)

    # A table of cells, the one that a press is for in brackets.

    def _words_here(self) -> str:
        """Return whose cell the brackets mark, and in words what stood in it last time."""
        last = self.put.grid.last_of(self.marks.here)
        if last is None or self.marks.of(self.marks.here).says_something:
            return ""
        whose = self._whose_cell(last.said.cell)
        return f"Last time ({last.day}): {whose}: {words_of_said(self.put, last.said)}"

    def _whose_cell(self, cell: Cell) -> str:
        row = self.put.row(cell[1])
        label = self.put.labels.get(cell[0]) if len(self.put.subjects) > 1 else ""
        return ", ".join(filter(None, (row.called or row.text, label)))

    def _table(self) -> list[Line]:
        subjects, column, label = self._columns()
        head = _INSET + " " * label + "".join(_fit(f" {each.label}", column) for each in subjects)
        lines = plain([head.rstrip()] if head.strip() else [])
        for row in self.put.grid.rows:
            named = row.text if cells(row.text) < label - 1 else row.short or row.text
            first, *more = self._label(named, label)
            abouts = self.put.abouts_of(row)
            across = [each.id for each in subjects] if any(abouts) else [""]
            columns = (self._cell((each, row.id), column).ljust(column) for each in across)
            line = _INSET + first.ljust(label) + "".join(columns)
            lines.append((POINTED if row.id == self.marks.here[1] else "", line.rstrip()))
            lines += plain(_INSET + each for each in more)
        return lines

    def _label(self, named: str, label: int) -> list[str]:
        """Return what a row is called: all of it, or, where somebody was seen, what has room."""
        if self.put.has_sightings:
            return [_fit(named, label - 1)]
        return set_lines(shown(named), label - 1)

    def _columns(self) -> tuple[list[Subject], int, int]:
        """Return the columns that fit, the one pointed at among them, and how wide they are."""
        width, subjects = self.width - len(_INSET), list(self.put.subjects)
        across = max((width - _LEAST_LABEL) // _LEAST_COLUMN, 1)
        places = (at for at, each in enumerate(subjects) if each.id == self.marks.here[0])
        place = next(places, 0)
        first = max(0, place - across + 1)
        fitting = subjects[first : first + across]
        longest = max(cells(row.text) for row in self.put.grid.rows) + 2
        label = min(max(longest, _LABEL), width - _LEAST_COLUMN * len(fitting))
        column = min(_MOST_COLUMN, (width - label) // len(fitting))
        return fitting, column, max(label, 1)

    def _cell(self, cell: Cell, column: int) -> str:
        if cell not in self.put.cells:
            return " -"
        said = self.marks.of(cell)
        words = short_words(self.put, said)
        if not said.says_something:
            last = self.put.grid.last_of(cell)
            then = f".({short_words(self.put, replace(last.said, source=''))})" if last else words
            words = "_" if cell == self.following else then
        words = words if len(words) + 2 <= column else words.replace(" ", "")
        return f"[{words}]" if cell == self.marks.here else f" {words} "


def _marked(key: str, words: str, stands: bool) -> str:  # noqa: FBT001 (read as one line)
    return f"[{key}] {shown(words)}" if stands else f"{key} {shown(words)}"


def _pointed_at(rows: Iterable[list[str]], at: int | None) -> list[Line]:
    """Return the lines of all rows, those of the one pointed at strong."""
    body: list[Line] = []
    for place, (first, *more) in enumerate(rows):
        is_at = place == at
        body += [(POINTED if is_at else "", first), *(strong if is_at else plain)(more)]
    return body


def _fit(text: str, room: int) -> str:
    """Return a text cut to a number of columns."""
    text = shown(text)
    while cells(text) > room - 1:
        text = text[:-1]
    return text + " " * (room - cells(text))
