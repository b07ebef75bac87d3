"""One answer as it is typed, line by line: asked for, read back, and asked on until it is whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from ehe_check.ask.marks import NOTHING_TO_KEEP, Marks, words_of_given
from ehe_check.ask.put import Put, PutKind, Row, Tone
from ehe_check.ask.reply import (
    Chosen,
    Given,
    Move,
    Moved,
    Reply,
)
from ehe_check.ask.typed import (
    AS_IN,
    how_to_answer,
    read_answer,
    read_move,
)
from ehe_check.page.phrases import listed

_GO_ON: Final = "Enter to go on, or type again."
SKIPPED: Final = "Skipped."
NOTHING_TYPED: Final = "Nothing was typed."


class TypedLines(ABC):
    """Reads answers that are typed in lines, on whatever terminal.

    Where it `reads_back_all`, so is what is seen as it is typed.
    """

    reads_back_all: ClassVar[bool] = False

    @abstractmethod
    def read(self, question: Put, prompt: str = "") -> Moved | str:
        """Read one line, or the move that a key makes."""

    @abstractmethod
    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something that needs no reply."""

    @abstractmethod
    def again(self, question: Put) -> None:
        """Say again how a question is answered."""

    def ask(self, question: Put, prompt: str = "") -> Moved | str:
        """Read lines until one is no question about the question; return its words, or its move."""
        while True:
            typed = self.read(question, prompt)
            read = typed if isinstance(typed, Moved) else read_move(question, typed)
            match read:
                case None:
                    return typed
                case str():
                    self.say(f"{read} {how_to_answer(question)}" if question.is_line else read)
                case Moved(Move.WHY):
                    words = question.reason or "no more is said about this one."
                    self.say(f"Why this is asked: {words}")
                case Moved(Move.KEYS):
                    self.again(question)
                case _:
                    return read


@dataclass
class Answer:
    """One answer, or one for each child: read back, and confirmed where there are several."""

    marks: Marks
    lines: TypedLines
    is_read_back: bool = False

    @property
    def put(self) -> Put:
        """The question."""
        return self.marks.put

    def reply(self) -> Reply:
        """Read lines until everything is said."""
        while True:
            typed = self._next_line()
            reply = self._moved(typed) if isinstance(typed, Moved) else self._typed(typed)
            if reply is not None:
                return reply

    def _next_line(self) -> Moved | str:
        return self.lines.ask(self.put)

    def _moved(self, moved: Moved) -> Reply | None:
        """Make a move; where it is asked how an answer is known, none loses it but back, in words.

        Back goes to the answer just given.
        """
        match moved.move:
            case Move.NOT_KNOWN | Move.KEEP | Move.SKIP if self.marks.asks_how:
                return self._if_all_said()
            case Move.LEAVE if self.marks.asks_how and len(self.put.cells) == 1:
                self.lines.say("Kept, without how it is known; x again leaves.")
                return self.left()
            case Move.BACK if self.marks.asks_how:
                self.lines.say(
                    f"Taken back: {self._in_words(self.marks)}. {how_to_answer(self.put)}"
                )
                self.marks, self.is_read_back = self.marks.emptied(), False
            case Move.NOT_KNOWN:
                return self._taken(replace(self.marks.of_open().not_known(), put=self.put))
            case Move.KEEP if Move.KEEP not in self.put.moves:
                return self._if_all_said()
            case _:
                return self._gone(moved)
        return None

    def left(self) -> Reply:
        """Return what stands where nothing more can be typed; what was read back is an answer."""
        is_answer = self.marks.asks_how and len(self.put.cells) == 1
        return (is_answer and self._whole()) or self._gone(Moved(Move.LEAVE))

    def _gone(self, moved: Moved) -> Moved:
        return replace(moved, given=self.marks.given if self.put.wants_given else ())

    def _typed(self, typed: str) -> Reply | None:
        """Take a line; an empty one answers nothing, and goes on from what was read back."""
        if not typed.strip() and self.put.enter:
            return Chosen((self.put.enter,))
        if not typed.strip() and self.is_read_back and not self._missing():
            return self._whole()
        read = read_answer(self.marks, typed) if typed.strip() else NOTHING_TYPED
        if isinstance(read, str):
            how = "" if AS_IN in read else self._what_is_left()
            ticked = (
                f"Still ticked: {self._in_words(self.marks)}."
                if self.put.kind is PutKind.SEVERAL and self.marks.given
                else ""
            )
            self.lines.say(" ".join(filter(None, (read, ticked, how))))
            return None
        return self._taken(read)

    def _what_is_left(self) -> str:
        """Return what is still to be typed."""
        return (self._missing() if self.marks.given else "") or how_to_answer(self.put)

    def _taken(self, marks: Marks) -> Reply | None:
        """Take what was read and read it back; it is the reply where one answer was wanted."""
        self._read_back(marks)
        return self._if_all_said()

    def _read_back(self, marks: Marks) -> None:
        before, self.marks, self.is_read_back = self.marks, marks, True
        is_said = self.put.wants_given or self.put.adds or self.lines.reads_back_all
        read_back = f"{self._in_words(before)}." if marks.given and is_said else ""
        if said := f"{read_back} {marks.told}".strip():
            self.lines.say(said)

    def _in_words(self, before: Marks) -> str:
        """Return all that is given now, in words, of what; in a row also what stood there."""
        put, row = self.put, self.put.row(self.put.grid.only)
        asked = put.text[:-1] if put.is_line and put.text.endswith("?") else row.called or row.text
        everyone = listed(put.labels.get(x, "") for x in put.abouts_of(row)) if row.id else ""
        told = words_of_given(put, self.marks.given).removeprefix(f"{everyone}: ")
        stood = [x for x in before.given if row.id and x.ids != self.marks.of(x.cell).ids]
        was = f"{told} (was: {words_of_given(put, stood)})" if stood else told
        return ": ".join(filter(None, (asked, was)))

    def _if_all_said(self) -> Reply | None:
        if missing := self._missing():
            self.lines.say(missing)
        elif len(self.put.cells) == 1 or self.put.grid.only:
            return self._whole()
        else:
            self.is_read_back = True
            self.lines.say(_GO_ON)
        return None

    def _whole(self) -> Reply | None:
        """Return the reply, once nothing is missing."""
        return self.marks.reply()

    def _missing(self) -> str:
        """Return the words for what is still missing, empty where nothing is."""
        if self.marks.open:
            about = (self.put.labels.get(about, "") for about, _ in self.marks.open)
            left = ", ".join(filter(None, about))
            rest = f"Still open: {left}. Type an answer, or k to leave the rest for now."
            return rest if left else how_to_answer(self.put)
        return (
            "How is it known? One letter, such as r for a record; n is not noted."
            if self.marks.unsourced
            else ""
        )


@dataclass
class AnswerOfRows(Answer):
    """A grid, each row of it answered as a question about several children is.

    Back goes to the row before. An empty line goes on where sightings alone say it already.
    """

    begins: str = ""
    place: int = 0
    is_new: bool = True

    def __post_init__(self) -> None:
        """Begin at the first row, or at one that was left."""
        rows = [each.id for each in self.put.grid.rows]
        self._go_to(rows.index(self.begins) if self.begins in rows else 0)

    def _go_to(self, place: int) -> None:
        self.place, self.is_read_back, self.is_new = place, True, True
        self.marks = self.marks.of_row(self.put.grid.rows[place].id)

    def _next_line(self) -> Moved | str:
        """Read the cells of a row, or how they are known where that was not typed."""
        row = self.put.grid.rows[self.place]
        asked = (
            f"{self._as_asked(row)}{self._stands(row)}"
            if self.is_new or not self.marks.unsourced
            else ""
        )
        self.is_new = False
        return self.lines.ask(self.put, asked)

    def _stands(self, row: Row) -> str:
        """Return a line for what stands in a row when it comes up, or stood there last time."""
        last = [each for each in self.put.grid.last_said if each.said.by == row.id]
        if self.is_new and self.marks.given:
            return f"\nSo far: {words_of_given(self.put, self.marks.given)}. Enter keeps it."
        if not last:
            return ""
        keeps = "; y keeps it" if any(each.keeps for each in last) else ""
        words = words_of_given(self.put, (each.said for each in last))
        days = " and ".join(dict.fromkeys(each.day for each in last))
        return f"\nLast time ({days}): {words}{keeps}."

    def _as_asked(self, row: Row) -> str:
        """Return a row, of whom it is asked where not of all, and its choices where it has own."""
        abouts = [each for each in self.put.abouts_of(row) if each]
        is_of_all = len(abouts) == sum(each.applies for each in self.put.subjects)
        whom = "" if is_of_all else listed(self.put.labels[each] for each in abouts)
        short = {each.id: each.text.partition(":")[0] for each in self.put.choices}
        ones = [
            f"\n  {at}. {short.get(each.id, each.text)}"
            for at, each in enumerate(row.choices or (), start=1)
        ]
        return "".join((": ".join(filter(None, (row.text, whom))), *ones))

    def _moved(self, moved: Moved) -> Reply | None:
        """Make a move; where it is asked how a row is known, as at any question."""
        match moved.move:
            case Move.NOT_KNOWN | Move.KEEP | Move.SKIP | Move.BACK if self.marks.asks_how:
                return super()._moved(moved)
            case Move.BACK if self.place:
                self._go_to(self.place - 1)
            case Move.KEEP if Move.KEEP in self.put.moves:
                return self._kept()
            case Move.SKIP | Move.KEEP:
                if not self.marks.given:
                    self.lines.say(f"{self._in_words(self.marks)}: {SKIPPED.lower()}")
                return self._whole()
            case Move.NOT_KNOWN:
                return super()._moved(moved)
            case _:
                by = self.put.grid.only
                return replace(moved, given=self.marks.of_row("").given, by=by)
        return None

    def _kept(self) -> Reply | None:
        """Keep what may be kept of the row that was read, with no source where it had none."""
        kept = self.marks.kept_from_last_time()
        if kept.told == NOTHING_TO_KEEP:
            self.lines.say(kept.told)
            return None
        self._read_back(kept)
        return self._if_all_said() if kept.open else self._whole()

    def _whole(self) -> Reply | None:
        """Go to the next row, or reply after the last."""
        if self.place + 1 == len(self.put.grid.rows):
            return Given(self.marks.of_row("").given)
        self._go_to(self.place + 1)
        return None
