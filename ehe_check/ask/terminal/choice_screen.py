"""A question with its answers on one screen: numbers pick, letters say how it is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ehe_check.ask.marks import Marks
from ehe_check.ask.narrow import shown
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.reply import Cell, Reply, Said
from ehe_check.ask.terminal.answering import Answering
from ehe_check.ask.terminal.frame import STRONG, Line, Parts, plain, set_after, with_tail
from ehe_check.ask.terminal.key_lines import keys_of
from ehe_check.ask.terminal.source_lines import source_lines
from ehe_check.page.columns import cells
from ehe_check.page.dates import month_words

_FIGURES: Final = 10
_SEVERAL: Final = 2
_SHORT_LABEL: Final = 19
_LEAPS: Final = {"home": -1000, "end": 1000}


class ChoiceScreen(Answering):
    """One or several of the choices, for nobody in particular, or for each child at once."""

    def __init__(self, put: Put) -> None:
        """Point at what was given before, else at no row."""
        super().__init__(put)
        self._rows: tuple[Choice | None, ...] = (*put.choices, *((None,) * put.may_be_not_known))
        self._figure = ""
        self._at = self._row_of_marks()
        self._has_moved = False

    @property
    def _is_single(self) -> bool:
        """Whether a pointer is the answer: one choice, for one."""
        return self.put.kind is PutKind.CHOICE and len(self.put.cells) == 1

    def _act(self, key: str) -> Reply | None:
        if self._figure and not _is_figure(key):
            self._take(int(self._figure))
            if key in ("enter", " "):
                return None
        return super()._act(key)

    def _mark(self, key: str) -> None:
        match key:
            case _ if _is_figure(key):
                self._press_figure(key)
            case "down" | "c-n":
                self._point(1)
            case "up" | "c-p":
                self._point(-1)
            case "home" | "end":
                self._point(_LEAPS[key])
            case " " if self._at is not None:
                self._take_row(self._at)
            case "tab":
                self._turn_to(1)
            case "s-tab":
                self._turn_to(-1)
            case _:
                super()._mark(key)

    def _enter(self) -> Reply | None:
        if self._has_moved and self._at is not None and self._takes_pointed():
            self._take_row(self._at)
            return None
        return super()._enter()

    def _takes_pointed(self) -> bool:
        """Say whether Enter takes the row pointed at, as it does after an arrow."""
        row = self._rows[self._at or 0]
        if self.put.kind is PutKind.SEVERAL:
            return row is None and not all(self.marks.of(each).not_known for each in self._focused)
        return any(not _is_of(self.marks.of(each), row) for each in self._focused)

    @property
    def _focused(self) -> tuple[Cell, ...]:
        return self.marks.cells

    def _press_figure(self, key: str) -> None:
        """Take a number, or wait for the rest of one that may be longer.

        A figure that makes no number here with those before it begins a number of its own.
        """
        number, count = int(self._figure + key), len(self.put.choices)
        if self._figure and number > count:
            self._take(int(self._figure))
            self._press_figure(key)
        elif number * _FIGURES > count or number == 0:
            self._take(number)
        else:
            self._figure += key
            least, most = number * _FIGURES, min(number * _FIGURES + _FIGURES - 1, count)
            more = f"{least} to {most}" if most > least else str(least)
            told = f"{number}_ : Enter takes {number}; one more figure makes {more}."
            self.marks = self.marks.saying(told)

    def _take(self, number: int) -> None:
        self._figure = ""
        if number == 0 and self.put.may_be_not_known:
            self._take_row(len(self._rows) - 1)
        elif 1 <= number <= len(self.put.choices):
            self._take_row(number - 1)
        else:
            self.marks = self.marks.saying(f"There is no {number} here.")

    def _take_row(self, at: int) -> None:
        row = self._rows[at]
        marks = self.marks.not_known() if row is None else self.marks.picked(row.id)
        if not marks.told or marks.said != self.marks.said:  # else it was refused
            self._at, self._has_moved = at, False
        self._now(marks)

    def _point(self, by: int) -> None:
        last = len(self._rows) - 1
        if last < 0:
            return
        if self._at is None:
            to = 0 if by > 0 or by in _LEAPS.values() else last
            to = last if by == _LEAPS["end"] else to
        elif by in _LEAPS.values():
            to = min(max(self._at + by, 0), last)
        else:
            to = (self._at + by) % (last + 1)
        if self._is_single:
            self._take_row(to)
        else:
            self._at, self._has_moved = to, True
            self.marks = self.marks.saying("")

    def _turn(self, pages: int) -> None:
        """Turn the words above, and a long list of answers with them."""
        super()._turn(pages)
        is_long = len(self._rows) > _FIGURES + 4
        if self._is_single and is_long and self._at is not None:
            self._take_row(min(max(self._at + pages * _FIGURES, 0), len(self._rows) - 1))

    def _turn_to(self, by: int) -> None:
        """Turn to the next child, and after the last to all of them again."""
        every: list[Cell | None] = [None, *self.put.cells]
        if len(every) > 2:  # noqa: PLR2004 (all of them, and more than one)
            focus = every[(every.index(self.marks.focus) + by) % len(every)]
            self.marks = replace(self.marks, focus=focus, told="")
            self._at, self._has_moved = self._row_of_marks(), False

    def _undone(self) -> None:
        self._at, self._has_moved = self._row_of_marks(), False

    def _row_of_marks(self) -> int | None:
        """Return the row that stands for all that a press is for, or None."""
        if self.put.kind is PutKind.SEVERAL:
            return None
        said = [self.marks.of(cell) for cell in self.marks.cells]
        fitting = (
            place for place, row in enumerate(self._rows) if all(_is_of(each, row) for each in said)
        )
        return next(fitting, None)

    def _parts(self, width: int) -> Parts:
        body, at = self._body(width)
        named = [*self._figures(), *(["Tab next child"] if len(self.put.subjects) > 1 else [])]
        frame = self._frame(width, [*named, f"Enter {self.put.enter_does}"])
        below = source_lines(self.put, self.marks, width, short=self.put.kind is PutKind.SEVERAL)
        short = source_lines(self.put, self.marks, width, short=True)
        if not self.marks.asks_any_source:  # the room stays, so that the keys stand where they did
            below, short = [("", "")] * len(below), []
        month = plain(["m  month, if you know it"]) if self.put.known.read_month else []
        return replace(
            frame,
            body=body,
            at=at,
            below=[*below, *month],
            short_below=[*short, *month],
            whom=_answer_for(self.put, self.marks, width),
            short_whom=_answer_for(self.put, self.marks, width, here_alone=True),
        )

    def _figures(self) -> list[str]:
        """Return what the figures do: those of the choices, and nought."""
        many = len(self.put.choices)
        does = "tick or untick" if self.put.kind is PutKind.SEVERAL else "pick"
        figures = [f"1-{many} {does}" if many > 1 else f"1 {does}"] if many else []
        label = shown(self.put.not_known_label).lower()
        if self.put.may_be_not_known and cells(label) <= _SHORT_LABEL:
            figures.append(f"0 {label}")
        return figures

    def _body(self, width: int) -> tuple[list[Line], tuple[int, int] | None]:
        lines: list[Line] = []
        at = None
        for place, row in enumerate(self._rows):
            drawn = self._row_lines(place, row, width)
            if place == self._at:
                at = len(lines), 1
                drawn = [(STRONG, line) for _, line in drawn]
            lines += drawn
        return lines, at

    def _row_lines(self, place: int, row: Choice | None, width: int) -> list[Line]:
        figures = len(str(len(self.put.choices)))
        number = str(place + 1 if row else 0).rjust(figures)
        pointer = " > " if place == self._at else "   "
        first = f"{pointer}{number}  {self._box(row)}"
        lines = set_after(first, row.text if row else self.put.not_known_label, width)
        return plain(with_tail(lines, self._tail(row), width, at_end=self._is_single))

    def _box(self, row: Choice | None) -> str:
        if self.put.kind is not PutKind.SEVERAL:
            return ""
        if row is None:
            return "    "
        is_ticked = all(row.id in self.marks.of(cell).ids for cell in self.marks.cells)
        return "[x] " if is_ticked else "[ ] "

    def _tail(self, row: Choice | None) -> str:
        """Return who has an answer, and beside it how it is known and when."""
        labels = {each.id: each.label for each in self.put.subjects}
        codes = {each.id: each.code for each in self.put.known.sources}
        here = [said for said in self.marks.given if _is_of(said, row)]
        if not labels:
            month = month_words(here[0].on) if here and here[0].on else ""
            return month or (row.beside if row else "")
        return ", ".join(_whose(said, labels, codes) for said in here)


def _whose(said: Said, labels: dict[str, str], codes: dict[str, str]) -> str:
    source = f" {codes[said.source]}" if said.source in codes else ""
    month = f" ({month_words(said.on)[:3]} {said.on:%y})" if said.on else ""
    return shown(labels.get(said.about, said.about)) + source + month


def _is_of(said: Said, row: Choice | None) -> bool:
    return said.not_known if row is None else row.id in said.ids


def _answer_for(put: Put, marks: Marks, width: int, *, here_alone: bool = False) -> list[Line]:
    """Return whom a press is for: all children, or the one in brackets."""
    if len(put.subjects) < _SEVERAL:
        return []
    everybody = "both children" if len(put.cells) == _SEVERAL else f"all {len(put.cells)} children"
    names = [(everybody, marks.focus is None)]
    for each in put.subjects:
        beside = "" if each.applies else " -"
        names.append((shown(each.label) + beside, marks.focus == (each.id, "")))
    named = [
        f"[{name}]" if is_here else f" {name} "
        for name, is_here in names
        if is_here or not here_alone
    ]
    return keys_of(["Answer for:", *named], "", width)


def _is_figure(key: str) -> bool:
    return len(key) == 1 and key.isascii() and key.isdecimal()
