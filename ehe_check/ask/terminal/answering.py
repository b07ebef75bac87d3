"""A question being answered on a screen: what each key does, whatever is drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final

from ehe_check.ask.marks import Marks, marks_at_first
from ehe_check.ask.moves import MOVE_KEYS, Move
from ehe_check.ask.put import Dated, Put
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.ask.terminal.frame import (
    Drawn,
    Line,
    Looking,
    Parts,
    fitted,
    head_of,
    help_of,
    last_of,
    plain,
    question_of,
    set_after,
)
from ehe_check.ask.terminal.key_lines import foot_of, keys_of
from ehe_check.ask.terminal.keys import LEAVING, all_keys, foot_words, move_of_key

_MONTH: Final = "Month, such as oct, oct 25 or 10/25 (Enter takes it, Esc leaves it out): "
_BACK_TO_IT: Final = "any other key: back to the question"
_READS_ON: Final = ("Enter reads on", "other keys: back to the question")
_TAKES_IT: Final = "Enter again takes your answer."
_NO_WHY: Final = "No more is said about this one."
_TURNS: Final = {"pagedown": 1, "pageup": -1}
_ASIDE_TURNS: Final = {**_TURNS, "down": 1, "up": -1}


class Answering(ABC):
    """One question under way: the marks so far, those before them, and what is looked at."""

    def __init__(self, put: Put) -> None:
        """Begin with what was given before."""
        self.put = put
        self.marks = marks_at_first(put)
        self.looking = Looking()
        self._before: list[Marks] = []
        self._month: str | None = None
        self._aside: str | None = None
        self._is_to_read = not self.marks.given
        """Whether words that decide the answer were not in view yet: read before it is taken."""
        self._is_reading = False
        self._parts_seen = {0}
        self._parts_of_words = self._parts_of_aside = 1

    @property
    def takes_words(self) -> bool:
        """Whether a month is being typed."""
        return self._month is not None

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once it ends the question."""
        if key in LEAVING:
            return self._elsewhere(Move.LEAVE)
        if self._month is not None:
            self._type(key)
            return None
        if self._aside is not None:
            self._look(key)
            return None
        return self._act(key.lower())

    def drawn(self, width: int, rows: int) -> Drawn:
        """Return the screen as it is drawn."""
        parts = self._parts(width)
        if self._aside is not None:
            parts = Parts(
                parts.head,
                parts.question,
                self._aside_lines(width),
                [],
                [],
                keys_of([*(_READS_ON if self._is_reading else (_BACK_TO_IT,))], "", width),
            )
            drawn = fitted(parts, width, rows, self.looking)
            self._parts_of_aside = drawn.pages
            return drawn
        drawn = fitted(parts, width, rows, self.looking)
        self._parts_of_words = drawn.pages
        self._parts_seen.add(self.looking.pages % drawn.pages)
        return drawn

    def _act(self, key: str) -> Reply | None:
        if (move := move_of_key(self.put, key)) is not None:
            return self._moved(move)
        if shortcut := next((each for each in self.put.shortcuts if each.code == key), None):
            return Chosen((shortcut.id,))
        if key == "enter":
            return None if self._reads_first() else self._enter()
        if key == "escape" and self.put.shortcuts and Move.BACK in self.put.moves:
            return self._elsewhere(Move.BACK)
        if key in _TURNS:
            self._turn(_TURNS[key])
        else:
            self._mark(key)
        return None

    def _mark(self, key: str) -> None:
        """Mark what a key stands for, beside what each kind of screen adds."""
        by_letter = {each.code: each.id for each in self.put.known.sources}
        if key in by_letter:
            self._now(self._for_source().sourced(by_letter[key]))
        elif key == "=" and self.put.known.sources:
            self._now(self._for_source().as_before())
        elif key == "m" and self.put.known.read_month is not None:
            self._begin_month()

    def _for_source(self) -> Marks:
        """Return the marks, pointed at the cells to which a letter or a month belongs."""
        return self.marks

    def _enter(self) -> Reply | None:
        entered = self.marks.entered()
        if not isinstance(entered, Marks):
            return entered
        self.marks = entered
        return None

    def _now(self, marks: Marks) -> None:
        """Take new marks, and keep those before them where a press changed anything."""
        if marks.said != self.marks.said:
            self._before.append(self.marks)
        self.marks = marks

    def _moved(self, move: Move) -> Reply | None:
        match move:
            case Move.WHY:
                self._say_why()
            case Move.KEYS:
                self._aside = "\n".join(all_keys(self.put))
                self.looking = Looking()
            case Move.UNDO if self._before:
                self.marks = self._before.pop()
                self._undone()
            case Move.NOT_KNOWN:
                self._now(self.marks.not_known())
                return self._enter()
            case _:
                return self._elsewhere(move)
        return None

    def _say_why(self) -> None:
        """Show why it is asked, and all that was said last time, or say that no more is said."""
        reason = "" if self.put.reason.strip() in self.put.help else self.put.reason
        self._aside = "\n".join(filter(None, (reason, self.put.last_time))) or None
        self.looking = Looking()
        if self._aside is None:
            self.marks = self.marks.saying(_NO_WHY)

    @abstractmethod
    def _undone(self) -> None:
        """Point again at what the marks before the last press stand for."""

    def _elsewhere(self, move: Move) -> Moved:
        given = self.marks.given
        if self.put.wants_given:
            about = self.marks.focus[0] if self.marks.focus else ""
            return Moved(move, given=given, about=about)
        return Moved(move, given[0].ids if given else ())

    def _turn(self, pages: int) -> None:
        self.looking = Looking(self.looking.pages + pages)

    def _reads_first(self) -> bool:
        """Show all that decides the answer once, where a part of it was never in view.

        An answer that brings a step for today is taken at once: nothing stands before that step.
        """
        has_seen = len(self._parts_seen) >= self._parts_of_words
        ids = {id_ for each in self.marks.given for id_ in each.ids}
        if not self._is_to_read or has_seen or not self.marks.given or ids & self.put.one_by_one:
            return False
        self._is_to_read, self._is_reading = False, True
        self._aside, self.looking = self.put.help, Looking()
        return True

    def _look(self, key: str) -> None:
        """Turn what is read in place of the answers, or go back to them."""
        is_last = self.looking.pages + 1 >= self._parts_of_aside
        if key in _ASIDE_TURNS:
            self._turn(_ASIDE_TURNS[key])
        elif key == "enter" and self._is_reading and not is_last:
            self._turn(1)
        else:
            if self._is_reading:
                self.marks = self.marks.saying(_TAKES_IT)
            self._aside, self.looking, self._is_reading = None, Looking(), False

    def _aside_lines(self, width: int) -> list[Line]:
        lines = (self._aside or "").split("\n")
        return plain([part for line in lines for part in _aside_line(line, width)])

    def _begin_month(self) -> None:
        marks = self._for_source()
        if any(marks.takes_month(cell) for cell in marks.cells):
            self._month = ""
        else:
            self.marks = self.marks.saying("A month belongs to an answer that has one.")

    def _type(self, key: str) -> None:
        """Type the month: Enter reads it, and what cannot be read stays to be changed."""
        typed = self._month or ""
        if key == "enter" and typed.strip():
            self._read_month(typed)
        elif key in ("escape", "enter"):
            self._month = None
            self.marks = self.marks.saying("")
        elif key in ("backspace", "c-h"):
            self._month = typed[:-1]
        elif len(key) == 1 and key.isprintable():
            self._month = typed + key

    def _read_month(self, typed: str) -> None:
        read = self.put.known.read_month(typed) if self.put.known.read_month else ""
        if isinstance(read, Dated):
            self._month = None
            self._now(self._for_source().dated(read))
        else:
            self.marks = self.marks.saying(read)

    @property
    def _message(self) -> str:
        """What stands above the keys: the month being typed, or what was said of the last press."""
        if self._month is None:
            return self.marks.told
        asked = f"{_MONTH}{self._month}_"
        return f"{self.marks.told} {asked}" if self.marks.told else asked

    @abstractmethod
    def _parts(self, width: int) -> Parts:
        """Return the parts of the screen, which each way of answering sets out for itself."""

    def _frame(self, width: int, named: list[str]) -> Parts:
        """Return the parts that every screen has."""
        what = "all that may be kept" if self.put.grid.rows else "it"
        keeps = f"{MOVE_KEYS[Move.KEEP]} keeps {what}" if Move.KEEP in self.put.moves else ""
        is_apart = bool(self.put.last_time) and not keeps
        return Parts(
            head=head_of(self.put, width),
            question=question_of(self.put, width),
            help=help_of(self.put, width, keeps, has_last=not is_apart),
            last=last_of(self.put, width) if is_apart else [],
            short_last=self.put.last_time if is_apart else "",
            body=[],
            below=[],
            foot=foot_of(foot_words(self.put, named), self.put.left, width),
            message=self._message,
            bare_foot=foot_of(foot_words(self.put, named), "", width),
            short_foot=keys_of(
                [f"Enter {self.put.enter_does}", "h keys", "x save and leave"], "", width
            ),
        )


def _aside_line(line: str, width: int) -> list[str]:
    """Return one line of what is read, its words beneath each other where a tab parts them."""
    key, tab, words = line.partition("\t")
    return set_after(f"  {key}", words, width) if tab else set_after("  ", line, width)
