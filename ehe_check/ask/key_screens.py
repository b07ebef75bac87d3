"""A question being answered by keys: what each key does, and what stands on the screen then."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Final

from ehe_check.ask.marks import HOW_KNOWN, SIGNS, Marks, marks_at_first
from ehe_check.ask.moves import EMPTIES, WAYS, Move, by_f_key
from ehe_check.ask.narrow import shown
from ehe_check.ask.put import Choice, Dated, HowKnown, Put, PutKind, Subject
from ehe_check.ask.reply import Cell, Chosen, Moved, Reply, Said
from ehe_check.ask.said_words import short_words, words_of_said
from ehe_check.ask.screen_lines import (
    NO_WHY,
    Drawn,
    Line,
    Parts,
    Room,
    all_keys,
    around,
    fitted,
    name_of,
    numbers_of,
    plain,
    set_lines,
    side_by_side,
    source_lines,
    strong,
    with_tail,
)
from ehe_check.page.columns import cells
from ehe_check.page.dates import month_words

LEAVING: Final = ("c-c", "c-d", "c-q", "<sigint>")
"""The keys that leave from any question, whether or not leaving is on offer."""
_MONTH: Final = "Month, such as oct, oct 25 or 10/25 (Enter takes it, Esc leaves it out): "
_NO_MONTH_YET: Final = "A month belongs to an answer that has one."
_NO_TIME_YET: Final = "That mark belongs to a cell with a time in it."
_NO_COPY: Final = "There is nothing to copy, or no empty cell for it."
_BACK_TO_IT: Final = ("any other key: back to the question",)
_READS_ON: Final = ("Enter reads on", "other keys: back to the question")
_TAKES_IT: Final = "Enter again takes your answer."
_MARKS: Final = (
    "* heard with no parent there",
    "i inside the home",
    "v video or telephone",
    "m month",
)
_FIGURES: Final = 10
_SEVERAL: Final = 2
_LEAST_COLUMN, _MOST_COLUMN, _LEAST_LABEL, _MOST_LABEL = 10, 14, 8, 23
_INSET: Final = "   "
_TURNS: Final = {"pagedown": 1, "pageup": -1}
_STEPS: Final = {"down": 1, "c-n": 1, "up": -1, "c-p": -1}
_BY_ROWS: Final = {"home": -1000, "end": 1000, "pageup": -10, "pagedown": 10}
_TABS: Final = {"tab": 1, "s-tab": -1}
_ARROWS: Final = {
    **{key: (by, 0) for key, by in _STEPS.items()},
    **{key: (0, by) for key, by in (*_TABS.items(), ("right", 1), ("left", -1))},
}


def screen_of(put: Put) -> Screen:
    """Return the screen on which a question is answered."""
    by_kind = {PutKind.GRID: GridScreen, PutKind.LIST: ListScreen}
    return by_kind.get(put.kind, ChoiceScreen)(put)


class Screen(ABC):
    """One question under way: the marks so far, and what is looked at."""

    def __init__(self, put: Put) -> None:
        """Begin with what was given before."""
        self.put = put
        self.marks = marks_at_first(put)
        self._month: str | None = None
        self._aside = ""
        self._page = 0
        self._pages = 1
        self._seen = {0}
        self._is_to_read = not self.marks.given
        """Whether words that decide the answer were not in view yet: read before it is taken."""
        self._is_reading = False
        self._above: list[Line] = []
        self._above_in: tuple[int, int] | None = None
        self._drawn_in = (79, 24, False)
        self._is_all_above = False

    @property
    def takes_words(self) -> bool:
        """Whether words are typed here, so that they may be pasted too."""
        return self._month is not None

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once it ends the question."""
        if key in LEAVING:
            return self._away(Move.LEAVE)
        if self._month is not None:
            self._type_month(key, self._month)
        elif self._aside:
            self._look(key)
        else:
            return self._act(key.lower())
        return None

    def above(self, width: int, rows: int) -> list[Line]:
        """Return what is printed above a window of this size, where it stays.

        It is not drawn again, but where it would take more than half of a window too low for all.
        """
        drawn = self.drawn(width, rows)
        self._above, self._is_all_above = drawn.lines[: drawn.above], drawn.is_whole
        has_room = self._is_all_above or len(self._above) <= rows // 2
        self._above_in = (width, rows) if has_room else None
        return self._above

    def beneath(self, width: int, rows: int) -> Drawn:
        """Return what is drawn again at each key; all of it, once the window has another size."""
        if self._above_in != (width, rows):
            self._above_in = None
            return self.drawn(width, rows)
        return self._fitted(width, rows - len(self._above), True)  # noqa: FBT003

    def drawn(self, width: int, rows: int) -> Drawn:
        """Return the whole screen."""
        return self._fitted(width, rows, False)  # noqa: FBT003

    def _fitted(self, width: int, rows: int, is_beneath: bool) -> Drawn:  # noqa: FBT001 (its own)
        def make(room: Room) -> Parts:
            parts = self._parts(width, room)
            if is_beneath:
                words = [] if self._is_all_above else parts.words
                parts = replace(parts, head=[], question=[], words=words)
            return self._reading(parts, width) if self._aside else parts

        drawn, self._drawn_in = fitted(make, width, rows, self._page), (width, rows, is_beneath)
        self._pages = drawn.pages
        if not self._aside:
            self._seen.add(self._page % drawn.pages)
        return drawn

    def _reading(self, parts: Parts, width: int) -> Parts:
        """Return the parts of a screen with what is read in place of the answers."""
        lines = [part for line in self._aside.split("\n") for part in _aside_line(line, width)]
        foot = side_by_side(_READS_ON if self._is_reading else _BACK_TO_IT, width)
        return Parts(parts.head, parts.question, plain(lines), foot=foot)

    @abstractmethod
    def _parts(self, width: int, room: Room) -> Parts:
        """Return the parts of the screen, which each way of answering sets out for itself."""

    def _act(self, key: str) -> Reply | None:
        if (move := self._move_of(key)) is not None:
            return self._make(move)
        if shortcut := next((each for each in self.put.shortcuts if each.code == key), None):
            return Chosen((shortcut.id,))
        if key == "enter":
            return self._enter()
        if key == "escape" and self.put.shortcuts and Move.BACK in self.put.moves:
            return self._away(Move.BACK)
        if key in _TURNS:
            self._turn(_TURNS[key])
        elif not self._mark(key):
            self.marks = self.marks.saying(f"{name_of(key)} does nothing here. h shows all keys.")
        return None

    def _move_of(self, key: str) -> Move | None:
        """Return the move that a key makes here: its letter, its F key or that key's twin."""
        for way in WAYS:
            letter = way.letter if way.move is not Move.NOT_KNOWN else ""
            if way.move in self.put.possible and key in filter(None, (letter, way.key, way.twin)):
                return way.move
        return None

    def _make(self, move: Move) -> Reply | None:
        match move:
            case Move.WHY:
                reason = "" if self.put.reason.strip() in self.put.help else self.put.reason
                self._read("\n".join(filter(None, (reason, self.put.last_time))))
            case Move.KEYS:
                self._read("\n".join(all_keys(self.put)))
            case Move.NOT_KNOWN:
                self.marks = self.marks.not_known()
                return self._enter()
            case _:
                return self._away(move)
        return None

    def _mark(self, key: str) -> bool:
        """Mark what a key stands for, beside what each kind of screen adds; say whether it does."""
        by_letter = {each.code: each.id for each in self.put.known.sources}
        if key in by_letter:
            self.marks = self.marks.sourced(by_letter[key])
        elif key == "=" and by_letter:
            self.marks = self.marks.as_before()
        elif key == "m" and self.put.known.read_month is not None:
            takes = any(map(self.marks.takes_month, self.marks.cells))
            self._month = "" if takes else None
            self.marks = self.marks if takes else self.marks.saying(_NO_MONTH_YET)
        else:
            return False
        return True

    def _enter(self) -> Reply | None:
        if self._reads_first():
            return None
        entered = self.marks.entered()
        if not isinstance(entered, Marks):
            return entered
        self.marks = entered
        return None

    def _away(self, move: Move) -> Moved:
        given = self.marks.given
        if self.put.wants_given:
            about, by = self.marks.focus or ("", "")
            return Moved(move, given=given, about="" if by else about)
        return Moved(move, given[0].ids if given else ())

    def _turn(self, pages: int) -> None:
        self._page += pages

    def _read(self, text: str) -> None:
        """Show a text in place of the answers, or say that there is none."""
        self._aside, self._page = text, 0
        self.marks = self.marks if text else self.marks.saying(NO_WHY)
        self._fitted(*self._drawn_in)

    def _reads_first(self) -> bool:
        """Show all that decides the answer once, where a part of it was never in view.

        An answer that brings a step for today is taken at once: nothing stands before that step.
        """
        ids = {id_ for each in self.marks.given for id_ in each.ids}
        has_seen = len(self._seen) >= self._pages
        if not self._is_to_read or has_seen or not ids or ids & self.put.one_by_one:
            return False
        self._is_to_read, self._is_reading = False, True
        self._read(self.put.help)
        return True

    def _look(self, key: str) -> None:
        """Turn what is read in place of the answers, or go back to them."""
        by = {**_TURNS, **_STEPS}.get(key, 0)
        if key == "enter" and self._is_reading and self._page + 1 < self._pages:
            by = 1
        if by:
            self._turn(by)
            return
        if self._is_reading:
            self.marks = self.marks.saying(_TAKES_IT)
        self._is_reading = False
        self._aside, self._page = "", 0
        self._fitted(*self._drawn_in)

    def _type_month(self, key: str, typed: str) -> None:
        """Type the month: Enter reads it, and what cannot be read stays to be changed."""
        if key == "enter" and typed.strip() and self.put.known.read_month is not None:
            read = self.put.known.read_month(typed)
            if isinstance(read, Dated):
                self._month = None
                self.marks = self.marks.dated(read)
            else:
                self.marks = self.marks.saying(read)
        elif key in ("escape", "enter"):
            self._month, self.marks = None, self.marks.saying("")
        elif key == "backspace":
            self._month = typed[:-1]
        elif len(key) == 1 and key.isprintable():
            self._month = typed + key

    @property
    def _told(self) -> str:
        """What stands above the keys: the month being typed, or what was said of the last press."""
        month = "" if self._month is None else f"{_MONTH}{self._month}_"
        return " ".join(filter(None, (self.marks.told, month)))


class ChoiceScreen(Screen):
    """One or several of the choices, for nobody in particular, or for each child at once."""

    def __init__(self, put: Put) -> None:
        """Point at what was given before, else at no row."""
        super().__init__(put)
        self._rows: tuple[Choice | None, ...] = (*put.choices, *((None,) * put.may_be_not_known))
        self._figure = ""
        self._at: int | None = None
        self._has_moved = False
        self._point_at_marks()

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

    def _mark(self, key: str) -> bool:
        if _is_figure(key):
            self._press_figure(key)
        elif key in _STEPS:
            self._point(key)
        elif key == " " and self._at is not None:
            self._take_row(self._at)
        elif key in _TABS and len(self.put.cells) > 1:
            every: list[Cell | None] = [None, *self.put.cells]
            focus = every[(every.index(self.marks.focus) + _TABS[key]) % len(every)]
            self.marks = replace(self.marks, focus=focus, told="")
            self._point_at_marks()
        else:
            return super()._mark(key)
        return True

    def _enter(self) -> Reply | None:
        """Take the row pointed at, as Enter does after an arrow, or else all that is marked."""
        row = self._rows[self._at or 0] if self._rows else None
        said = map(self.marks.of, self.marks.cells)
        is_new = not all(_is_of(each, row) for each in said)
        takes = is_new and (self.put.kind is PutKind.CHOICE or row is None)
        if self._has_moved and self._at is not None and takes:
            self._take_row(self._at)
            return None
        return super()._enter()

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
            self.marks = self.marks.saying(f"{number}_ : Enter takes {number}, or one more figure.")

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
        self.marks = marks

    def _point(self, key: str) -> None:
        by, many = _STEPS[key], len(self._rows)
        to = ((self._at if self._at is not None else min(-by, 0)) + by) % max(many, 1)
        if self._is_single and many:
            self._take_row(to)
        elif many:
            self._at, self._has_moved = to, True
            self.marks = self.marks.saying("")

    def _point_at_marks(self) -> None:
        """Point at the row that stands for all that a press is for, or at none."""
        said, rows = [self.marks.of(cell) for cell in self.marks.cells], enumerate(self._rows)
        fitting = (place for place, row in rows if all(_is_of(each, row) for each in said))
        self._at = None if self.put.kind is PutKind.SEVERAL else next(fitting, None)
        self._has_moved = False

    def _parts(self, width: int, room: Room) -> Parts:
        does = "tick or untick" if self.put.kind is PutKind.SEVERAL else "pick"
        figures = [f"{numbers_of(self.put)} {does}"] if self.put.choices else []
        tab = ["Tab next child"] if len(self.put.subjects) > 1 else []
        named = [*figures, *tab, f"Enter {self.put.enter_does}"]
        rows = [self._row_lines(place, row, width) for place, row in enumerate(self._rows)]
        body, at = _beneath_each_other(rows, self._at)
        below = source_lines(self.marks, width, room)
        if not self.marks.asks_any_source:  # the room stays, so that the keys stand where they did
            below = [("", "")] * len(below) if room is Room.ROOMY else []
        month = plain(["m  month, if you know it"]) if self.put.known.read_month else []
        return replace(
            around(self.put, named, width, room, self._told),
            whom=self._whom(width, room),
            body=body,
            at=at,
            below=[*below, *month],
        )

    def _row_lines(self, place: int, row: Choice | None, width: int) -> list[str]:
        number = str(place + 1 if row else 0).rjust(len(str(len(self.put.choices))))
        box = ""
        if self.put.kind is PutKind.SEVERAL:
            ticked = row and all(row.id in self.marks.of(cell).ids for cell in self.marks.cells)
            box = f"[{'x' if ticked else ' '}] " if row else "    "
        first = f"{' > ' if place == self._at else '   '}{number}  {box}"
        lines = set_lines(row.text if row else self.put.not_known_label, width, first)
        return with_tail(lines, self._tail(row), width, at_end=self._is_single)

    def _tail(self, row: Choice | None) -> str:
        """Return who has an answer, and beside it how it is known and when."""
        here = [said for said in self.marks.given if _is_of(said, row)]
        if self.put.subjects:
            return ", ".join(map(self._whose, here))
        month = month_words(here[0].on) if here and here[0].on else ""
        return month or (row.beside if row else "")

    def _whose(self, said: Said) -> str:
        label = next(each.label for each in self.put.subjects if each.id == said.about)
        codes = (each.code for each in self.put.known.sources if each.id == said.source)
        month = f"({month_words(said.on)[:3]} {said.on:%y})" if said.on else ""
        return " ".join(filter(None, (shown(label), *codes, month)))

    def _whom(self, width: int, room: Room) -> list[Line]:
        """Return whom a press is for: all children, or the one in brackets."""
        many = len(self.put.cells)
        if len(self.put.subjects) < _SEVERAL:
            return []
        everybody = "both children" if many == _SEVERAL else f"all {many} children"
        names = [(everybody, self.marks.focus is None)]
        for each in self.put.subjects:
            beside = "" if each.applies else " -"
            names.append((shown(each.label) + beside, self.marks.focus == (each.id, "")))
        named = [f"[{name}]" if is_here else f" {name} " for name, is_here in names]
        if room is Room.SHORT:
            named = [f"[{name}]" for name, is_here in names if is_here]
        return side_by_side(["Answer for:", *named], width)


class GridScreen(Screen):
    """Those who saw down the side, those seen across; what is pressed is of the cell in brackets.

    Nothing but Enter or an arrow goes to another cell.
    """

    def __init__(self, put: Put) -> None:
        """Point at the first cell in which nothing stands yet."""
        super().__init__(put)
        self._go(next(iter(self.marks.open), put.cells[0]))
        bare = replace(put, known=HowKnown())
        self._last = {each.said.cell: short_words(bare, each.said) for each in put.grid.last_said}

    @property
    def _here(self) -> Cell:
        """The cell in brackets."""
        return self.marks.focus or self.put.cells[0]

    def _go(self, cell: Cell, told: str = "") -> None:
        """Point at a cell."""
        self.marks = replace(self.marks, focus=cell, told=told)

    @property
    def _has_source(self) -> bool:
        """Whether the cell pointed at is of somebody who saw the child."""
        return self._here[1] not in self.put.grid.unsourced

    def _mark(self, key: str) -> bool:
        along = {"l": 1, "d": 0}
        if key in _ARROWS:
            self._move(*_ARROWS[key])
        elif _is_figure(key):
            self._fill(int(key))
        elif key == "-" and self._has_source:
            self.marks = self.marks.not_theirs()
        elif key in EMPTIES:
            self.marks = self.marks.emptied()
        elif key in SIGNS:
            ids = set(self.marks.of(self._here).ids)
            can = ids and not ids & self.put.known.undated and self._has_source
            self.marks = SIGNS[key](self.marks) if can else self.marks.saying(_NO_TIME_YET)
        elif key in along:
            self._copy(along[key])
        else:
            return super()._mark(key)
        return True

    def _enter(self) -> Reply | None:
        """Go on to the next empty cell, and from the last or an empty one to the next question.

        Where it is asked how cells are known, the first of them is pointed at: a letter is its.
        """
        after = self.put.cells[self.put.cells.index(self._here) :]
        following = next((cell for cell in after if cell in self.marks.open), None)
        if following is not None and following != self._here:
            self._go(following)
            return None
        reply = super()._enter()
        if reply is None and self.marks.told == HOW_KNOWN:
            self._go(self.marks.unsourced[0], HOW_KNOWN)
        return reply

    def _make(self, move: Move) -> Reply | None:
        if move is Move.NOT_KNOWN:
            self._fill(0)
            return None
        if move is not Move.KEEP:
            return super()._make(move)
        kept = replace(self.marks, focus=None).kept_from_last_time()
        self.marks = replace(kept, focus=next(iter(kept.open), self._here))
        is_done = not (self.marks.told or self.marks.open or self.marks.unsourced)
        return super()._enter() if is_done else None

    def _move(self, down: int, along: int) -> None:
        rows = [each.id for each in self.put.grid.rows]
        abouts = [each.id for each in self.put.subjects if each.applies]
        about, by = abouts.index(self._here[0]), rows.index(self._here[1])
        self._go((abouts[(about + along) % len(abouts)], rows[(by + down) % len(rows)]))

    def _fill(self, number: int) -> None:
        if number == 0:
            self.marks = self.marks.not_known()
        elif number <= len(self.put.choices):
            self.marks = self.marks.picked(self.put.choices[number - 1].id)
        else:
            self.marks = self.marks.saying(f"There is no {number} here.")

    def _copy(self, along: int) -> None:
        """Say the same in the empty cells along or down, but never of another kind of row."""
        said, unsourced = self.marks.of(self._here), self.put.grid.unsourced
        empty = [
            cell
            for cell in self.marks.open
            if cell[along] == self._here[along]
            and (cell[1] in unsourced) == (self._here[1] in unsourced)
        ]
        if not said.says_something or not empty:
            self.marks = self.marks.saying(_NO_COPY)
            return
        kept = self.marks.kept(replace(said, about=about, by=row) for about, row in empty)
        self.marks = kept.saying(f"Copied to {len(empty)} more.")

    def _parts(self, width: int, room: Room) -> Parts:
        named = ["l same along", "d same down", "Enter next cell"]
        named = named[len(self.put.subjects) == 1 :]
        numbers = [f"{at} {shown(each.text)}" for at, each in enumerate(self.put.choices, 1)]
        fills = [*numbers, "0 not known", "- not theirs", "arrows move"]
        body, at = self._body(width)
        return replace(
            around(self.put, named, width, room, self._told or self._words_here()),
            body=body,
            at=at,
            below=[
                *side_by_side(fills, width),
                *source_lines(self.marks, width, room),
                *side_by_side(_MARKS, width),
            ],
        )

    def _words_here(self) -> str:
        """Return whose cell the brackets mark, and in words what stands in it, or stood."""
        said, before = self.marks.of(self._here), ""
        if not said.says_something:
            last = next((x for x in self.put.grid.last_said if x.said.cell == self._here), None)
            said, before = (last.said, f"Last time ({last.day}): ") if last else (said, "")
        whom = next(each.label for each in self.put.subjects if each.id == said.about)
        row = next(each.text for each in self.put.grid.rows if each.id == said.by)
        words = words_of_said(self.put, said) if said.says_something else "nothing yet"
        return f"{before}{row}, {whom}: {words}"

    def _body(self, width: int) -> tuple[list[Line], tuple[int, int] | None]:
        subjects, column, label = self._columns(width)
        head = _INSET + " " * label + "".join(_fit(f" {each.label}", column) for each in subjects)
        lines: list[Line] = plain([head.rstrip()])
        at = None
        for row in self.put.grid.rows:
            named = row.text if cells(row.text) < label - 1 else row.short or row.text
            line = _INSET + _fit(named, label - 1).ljust(label)
            for each in subjects:
                if (each.id, row.id) == self._here:
                    at = len(lines), len(line) + 1
                line += self._cell(each, row.id, column).ljust(column)
            lines += (strong if row.id == self._here[1] else plain)([line.rstrip()])
        return lines, at

    def _columns(self, width: int) -> tuple[list[Subject], int, int]:
        """Return the columns that fit, the one pointed at among them, and how wide they are."""
        across = max((width - len(_INSET) - _LEAST_LABEL) // _LEAST_COLUMN, 1)
        subjects = list(self.put.subjects)
        place = next(at for at, each in enumerate(subjects) if each.id == self._here[0])
        first = max(0, min(place - across + 1, len(subjects) - across)) if place >= across else 0
        fitting = subjects[first : first + across]
        label = min(_MOST_LABEL, width - len(_INSET) - _LEAST_COLUMN * len(fitting))
        column = min(_MOST_COLUMN, (width - len(_INSET) - label) // len(fitting))
        return fitting, column, max(label, 1)

    def _cell(self, subject: Subject, by: str, column: int) -> str:
        if not subject.applies:
            return " -"
        cell = subject.id, by
        said = self.marks.of(cell)
        words = short_words(self.put, said)
        if not said.says_something and self.marks.is_heard(cell):
            words = "*"
        elif not said.says_something and cell in self._last:
            words = f".({self._last[cell]})"
        words = words if len(words) + 2 <= column else words.replace(" ", "")
        return f"[{words}]" if cell == self._here else f" {words} "


class ListScreen(Screen):
    """A list to pick from, which what is typed makes shorter."""

    def __init__(self, put: Put) -> None:
        """Begin with the words that were typed already, else at the choice that is pointed at."""
        super().__init__(put)
        self._typed = "".join(put.offered)
        pointed = (place for place, each in enumerate(self._rows) if each.id == put.pointed)
        self._at = next(pointed, 0)

    @property
    def takes_words(self) -> bool:
        """Whether words are typed here: always."""
        return True

    @property
    def _rows(self) -> tuple[Choice, ...]:
        if self.put.search is None or not self._typed.strip():
            return self.put.choices
        return tuple(self.put.search(self._typed))

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once something is picked, or left."""
        rows = self._rows
        ways = by_f_key(self.put.possible)
        by_key = {each: way.move for way in ways for each in (way.key, way.twin)}
        by_key |= dict.fromkeys(LEAVING, Move.LEAVE)
        if Move.BACK in self.put.moves and not self._typed:
            by_key["escape"] = Move.BACK
        if key in by_key:
            return Moved(by_key[key])
        if key == "enter" and rows:
            return Chosen((rows[self._at].id,))
        if key in _STEPS and rows:
            self._at = (self._at + _STEPS[key]) % len(rows)
        elif key in _BY_ROWS and rows:
            self._at = min(max(self._at + _BY_ROWS[key], 0), len(rows) - 1)
        elif key == "backspace":
            self._typed, self._at = self._typed[:-1], 0
        elif key == "escape":
            self._typed, self._at = "", 0
        elif len(key) == 1 and key.isprintable():
            self._typed, self._at = self._typed + key, 0
        return None

    def _parts(self, width: int, room: Room) -> Parts:
        rows = []
        for place, each in enumerate(self._rows):
            lines = set_lines(each.text, width, " > " if place == self._at else "   ")
            rows.append(with_tail(lines, each.beside, width, at_end=True))
        body, at = _beneath_each_other(rows, self._at)
        told = "" if body else "Nothing is found by these words."
        back = ["Esc goes back"] if Move.BACK in self.put.moves else []
        back = ["Esc shows all again"] if self._typed else back
        named = ["arrows move", f"Enter {self.put.enter_does}", *back]
        typed = self._typed or f"({self.put.placeholder})"
        return replace(
            around(self.put, named, width, room, told),
            whom=plain(set_lines(f"Find: {typed}", width)),
            body=body,
            foot=side_by_side([*named, "Ctrl-X save and leave"], width),
            at=at,
        )


def _aside_line(line: str, width: int) -> list[str]:
    """Return one line of what is read, its words beneath each other where a tab parts them."""
    key, tab, words = line.partition("\t")
    return set_lines(words, width, f"  {key}") if tab else set_lines(line, width, "  ")


def _beneath_each_other(
    rows: list[list[str]], here: int | None
) -> tuple[list[Line], tuple[int, int] | None]:
    """Return the lines of all rows, the one pointed at strong, and where the cursor stands."""
    before = sum(map(len, rows[:here])) if here is not None else 0
    body = [
        line
        for place, lines in enumerate(rows)
        for line in (strong(lines) if place == here else plain(lines))
    ]
    return body, None if here is None else (before, 1)


def _is_of(said: Said, row: Choice | None) -> bool:
    return said.not_known if row is None else row.id in said.ids


def _is_figure(key: str) -> bool:
    return len(key) == 1 and key.isascii() and key.isdecimal()


def _fit(text: str, room: int) -> str:
    """Return a text cut to a number of columns."""
    text = shown(text)
    while cells(text) > room - 1:
        text = text[:-1]
    return text + " " * (room - cells(text))
