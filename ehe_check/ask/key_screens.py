"""A question being answered by keys: what each key does; what is drawn is in screen_drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from ehe_check.ask.marks import HOW_KNOWN, VIDEO_SIGN, Marks
from ehe_check.ask.put import Choice, Dated, Put, PutKind, Row, leads_of
from ehe_check.ask.reply import EMPTIES, SIGNS, WAYS, Cell, Chosen, Move, Moved, Reply
from ehe_check.ask.screen_drawing import AnswerParts, Screen
from ehe_check.ask.screen_lines import MOST_PARTS, NO_WHY, Parts, Room, all_keys, name_of
from ehe_check.bank.letters import BY_ITSELF_CODE, EVIDENCE_CODES

_Item = TypeVar("_Item")
LEAVING: Final = ("c-c", "c-d", "c-q", "<sigint>")
"""The keys that leave from any question, whether or not leaving is on offer."""
_TURNS: Final = {"pagedown": 1, "pageup": -1}
_STEPS: Final = {"down": 1, "c-n": 1, "up": -1, "c-p": -1}
_BY_ROWS: Final = {"home": -1000, "end": 1000, "pageup": -10, "pagedown": 10}
_TABS: Final = {"tab": 1, "s-tab": -1}
_ACROSS: Final = {**_TABS, "right": 1, "left": -1}
_COPIES: Final = {"l": 1, "d": 0}
"""What copies a cell along its row or down its column, and which part of a cell stays the same."""


def screen_of(put: Put) -> Screen:
    """Return the screen on which a question is answered."""
    return ListScreen(put) if put.kind is PutKind.LIST else AnswerScreen(put)


class AnswerScreen(Screen):
    """One question under way: the marks so far, and what is looked at.

    Each choice may stand in several cells: one for each child, and in a grid one for each who saw
    them, too. A press is for the cells in focus: in a grid one, in which an arrow or Enter goes to
    another; else all of them, or the one that Tab went to.
    """

    def __init__(self, put: Put) -> None:
        """Begin with what was given before; in a grid at the first cell that is empty."""
        super().__init__(put)
        self._beneath: tuple[None, ...] = (None,) if Move.NOT_KNOWN in put.moves else ()
        self._figure = ""
        self._answered: Cell | None = None
        """The cell of a grid that was empty and has its answer: the next one is for the next."""
        self._is_refused = False
        self._at: int | None = None
        self._month: str | None = None
        self._is_in_words = False
        """Whether what is pressed is taken for words, and refused until Enter or another key."""
        self._is_to_read = not self.marks.given
        """Whether words that decide the answer were not in view yet: read before it is taken."""
        first = next(iter(self.marks.open), put.cells[0])
        self._go(first if self._is_grid else None)

    @property
    def takes_words(self) -> bool:
        """Whether words are typed here, so that they may be pasted too."""
        return self._month is not None

    @property
    def _choices(self) -> tuple[Choice, ...]:
        """What can be chosen here."""
        return self.put.choices_of(self.marks.here[1])

    @property
    def _rows(self) -> tuple[Choice | None, ...]:
        """The answers beneath each other; None stands for not known."""
        return (*self._choices, *self._beneath)

    @property
    def _numbered(self) -> int:
        return sum(lead.isdecimal() for lead in leads_of(self._choices))

    @property
    def _is_grid(self) -> bool:
        return bool(self.put.grid.rows)

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once it ends the question."""
        if key in LEAVING:
            return self._away(Move.LEAVE)
        if self._is_refused and key in self.put.letters:
            return None
        self._is_refused = False
        if self._month is not None:
            self._type_month(key, self._month)
        elif self._goes_on(key):
            self._refuse_words(key)
        elif self._aside:
            self._look(key)
        else:
            return self._act(key.lower())
        return None

    def _goes_on(self, key: str) -> bool:
        """Say whether a key belongs to a word: after one wrong key no figure, and Enter alone."""
        was_wrong, self.was_wrong = self.was_wrong, False
        is_more = key == "enter" or (len(key) == 1 and not _is_figure(key))
        return self._is_in_words or (was_wrong and is_more)

    def _refuse_words(self, key: str) -> None:
        """Take no letter of a word for a key; what ends it takes no answer yet."""
        self._is_in_words = len(key) == 1
        takes = "Enter again takes your answer." if self.marks.given else ""
        self.marks = self.marks.saying(
            "Words are not taken here. Enter, then a number or a key."
            if self._is_in_words
            else takes
        )

    def _parts(self, width: int, room: Room) -> Parts:
        """Return the parts of the screen, with the month as it is typed above the keys."""
        asks = "Month, such as oct, oct 25 or 10/25 (Enter takes it, Esc leaves it out)"
        month = "" if self._month is None else f"{asks}: {self._month}_"
        told = " ".join(filter(None, (self.marks.told, month)))
        answers = AnswerParts(self.marks, width, room, told, self._following)
        return answers.grid() if self._is_grid else answers.choices(self._rows, self._at)

    # Keys: those that move or end it, then those that mark something.

    def _act(self, key: str) -> Reply | None:
        if self._figure and not _is_figure(key):
            self._take(int(self._figure))
            if key in ("enter", " "):
                return None
        if (move := _move_of(self.put, key, are_letters=True)) is not None:
            return self._make(move)
        if shortcut := next((each for each in self.put.shortcuts if each.code == key), None):
            given = self.marks.given if self.put.kind is PutKind.SEVERAL else ()
            return Chosen((shortcut.id, *(given[0].ids if given else ())))
        if key == "enter" or (key == BY_ITSELF_CODE and self.put.is_list):
            return self._enter() if key == "enter" else self._by_itself()
        if key == "escape" and self.put.shortcuts and Move.BACK in self.put.moves:
            return self._away(Move.BACK)
        self._turn_or_mark(key)
        return None

    def _turn_or_mark(self, key: str) -> None:
        if key in _TURNS and self._pages > MOST_PARTS:
            self._read(self.put.help or self.put.last_time)
        elif key in _TURNS:
            self._page += _TURNS[key]
        elif not (self._point(key) or self._mark(key) or (self._is_grid and self._mark_cell(key))):
            self.was_wrong = _begins_words(key)
            self.marks = self.marks.saying(f"{name_of(key)} does nothing here. h shows all keys.")

    def _by_itself(self) -> Reply | None:
        """Take what stands by itself, and go on; where it takes ticks away, Enter goes on."""
        at = self.put.leads.index(BY_ITSELF_CODE)
        is_there, had = self.marks.is_marked(self._rows[at]), bool(self.marks.given)
        if not is_there:
            self._take_row(at)
        return self._enter() if is_there or not had else None

    def _make(self, move: Move) -> Reply | None:
        match move:
            case Move.WHY:
                by = (self._following or self.marks.here)[1]
                why = self.put.row(by).why or self.put.alone(by).reason
                reason = "" if why.strip() in self.put.help else why
                self._read("\n".join(filter(None, (reason, self.put.last_time))))
            case Move.KEYS:
                self._read("\n".join(all_keys(self.put)))
            case Move.NOT_KNOWN:
                self._to_following()
                self._take(0)
                return None if self._is_grid else self._enter()
            case Move.KEEP if self._is_grid:
                return self._keep()
            case _:
                return self._away(move)
        return None

    def _away(self, move: Move) -> Moved:
        given = self.marks.given
        if self.put.wants_given:
            about, by = self.marks.focus or ("", "")
            return Moved(move, given=given, about=about, by=by)
        return Moved(move, given[0].ids if given else ())

    def _enter(self) -> Reply | None:
        goes_on = self._to_next_empty() if self._is_grid else self._takes_pointed()
        return None if goes_on else self._finish()

    def _finish(self) -> Reply | None:
        """Return the reply, or say what is missing: of a cell whose source is, a letter is next."""
        if self._reads_first():
            return None
        entered = self.marks.entered()
        if not isinstance(entered, Marks):
            return entered
        self.marks = entered
        if self._is_grid and entered.told == HOW_KNOWN:
            self._go(entered.unsourced[0], HOW_KNOWN)
        return None

    # Where a press goes.

    def _point(self, key: str) -> bool:
        """Go to another row or cell, where the key does; say whether it does."""
        if self._is_grid and key in {**_STEPS, **_ACROSS}:
            self._go(self._cell_beside(_ACROSS.get(key, 0), _STEPS.get(key, 0)))
            self.marks = replace(self.marks, asked_once=frozenset())
        elif not self._is_grid and key in _STEPS:
            self._to_row(_STEPS[key])
        elif not self._is_grid and key in _TABS and len(self.put.cells) > 1:
            every: list[Cell | None] = [None, *self.put.cells]
            self._go(_next(every, self.marks.focus, _TABS[key]))
        else:
            return False
        return True

    def _cell_beside(self, across: int, down: int) -> Cell:
        """Return the cell so many places away; where a row has no such subject, its first."""
        about, by = self.marks.here
        row = self.put.row(_next([each.id for each in self.put.grid.rows], by, down))
        abouts = self.put.abouts_of(row)
        return (_next(abouts, about, across) if about in abouts else abouts[0]), row.id

    def _go(self, focus: Cell | None, told: str = "") -> None:
        """Let a press be for a cell, or for all, and point at what stands for all of them there."""
        self.marks, self._answered = replace(self.marks, focus=focus, told=told), None
        fitting = (place for place, row in enumerate(self._rows) if self.marks.is_marked(row))
        self._at = None if self.put.kind is PutKind.SEVERAL else next(fitting, None)

    def _to_row(self, by: int) -> None:
        many = len(self._rows)
        to = ((self._at if self._at is not None else min(-by, 0)) + by) % max(many, 1)
        if self.put.is_single and many:
            self._take_row(to)
        elif many:
            self._at, self.marks = to, self.marks.saying("")

    def _takes_pointed(self) -> bool:
        """Take the row that an arrow went to, if it is not what is marked already."""
        if self._at is None:
            return False
        row = self._rows[self._at]
        if self.marks.is_marked(row) or not (self.put.kind is PutKind.CHOICE or row is None):
            return False
        self._take_row(self._at)
        return True

    @property
    def _next_empty(self) -> Cell | None:
        """The next empty cell from here, this one too."""
        after = self.put.cells[self.put.cells.index(self.marks.here) :]
        return next((cell for cell in after if cell in self.marks.open), None)

    @property
    def _following(self) -> Cell | None:
        """The cell that the next answer is for, where that is not the one that is marked."""
        return self._next_empty if self._answered == self.marks.here else None

    def _to_next_empty(self) -> bool:
        """Go to the next empty cell, if there is one after this."""
        following = self._next_empty
        if following in (None, self.marks.here):
            return False
        self._go(following)
        return True

    # What a press marks.

    @property
    def _reads_month(self) -> Callable[[str], Dated | str] | None:
        """What reads a month here, where one may stand."""
        return self.put.known_of(self.marks.here[1]).read_month

    def _mark(self, key: str) -> bool:
        """Mark what a key stands for; say whether it stands for anything."""
        if _is_figure(key):
            self._press_figure(key)
        elif key == " " and self._at is not None and not self._is_grid:
            self._take_row(self._at)
        elif key in self.put.letters:
            self.marks = self.marks.sourced(self.put.letters[key])
        elif key == "m" and self._reads_month is not None:
            takes = any(map(self.marks.takes_month, self.marks.cells))
            self._month = "" if takes else None
            self.marks = (
                self.marks
                if takes
                else self.marks.saying("A month belongs to an answer that has one.")
            )
        else:
            return False
        return True

    def _mark_cell(self, key: str) -> bool:
        """Mark what a key stands for in a grid alone; say whether it stands for anything."""
        if key == "-" and self.put.row((self._following or self.marks.here)[1]).is_sighting:
            self._answer_here(self._to_following().not_theirs)
        elif key in EMPTIES:
            self.marks = self.marks.emptied()
        elif key in SIGNS:
            self.marks = self.marks.signed(key)
        elif key in _COPIES:
            self._copy(_COPIES[key])
        else:
            return False
        return True

    def _press_figure(self, key: str) -> None:
        """Take a number, or wait for the rest of one that may be longer.

        A figure that makes no number here with those before it begins a number of its own.
        """
        if not self._figure:
            self._to_following()
        number, count = int(self._figure + key), self._numbered
        if self._figure and number > count:
            self._take(int(self._figure))
            self._press_figure(key)
        elif number * 10 > count or number == 0:
            self._take(number)
        else:
            self._figure += key
            self.marks = self.marks.saying(f"{number}_ : Enter takes {number}, or one more figure.")

    def _take(self, number: int) -> None:
        self._figure = ""
        if number == 0 and Move.NOT_KNOWN in self.put.moves:
            self._take_row(len(self._rows) - 1)
        elif 1 <= number <= self._numbered:
            self._take_row(number - 1)
        else:
            self.marks = self.marks.saying(f"There is no {number} here.")

    def _to_following(self) -> Marks:
        """Go on to the next empty cell, where this one has its answer, and return the marks."""
        if self._following is not None:
            self._go(self._following)
        return self.marks

    def _take_row(self, at: int) -> None:
        row = self._rows[at]
        self._is_refused = not self._answer_here(
            self.marks.not_known if row is None else partial(self.marks.picked, row.id)
        )
        self._at = self._at if self._is_refused else at

    def _answer_here(self, answer: Callable[[], Marks]) -> bool:
        """Take an answer; say whether it was not refused."""
        was_open, marks = self.marks.here in self.marks.open, answer()
        is_taken = not marks.told or marks.said != self.marks.said
        self.marks = marks
        if self._is_grid and was_open and is_taken:
            self._answered = marks.here
        return is_taken

    def _copy(self, along: int) -> None:
        """Say the same in the empty cells along or down; not known alone of another kind of row.

        By video, a child was not seen. Who was heard alone, or at home, is said of each.
        """
        said, kind = self.marks.of(self.marks.here), self._kind(self.marks.here[1])
        empty = [
            cell
            for cell in self.marks.open
            if cell[along] in (self.marks.here[along], "")
            and (said.not_known or self._kind(cell[1]) == kind)
        ]
        if not said.says_something or not empty:
            self.marks = self.marks.saying("There is nothing to copy, or no empty cell for it.")
            return
        same = replace(said, signs=VIDEO_SIGN if VIDEO_SIGN in said.signs else "")
        kept = self.marks.kept(replace(same, about=about, by=row) for about, row in empty)
        self.marks = kept.saying(f"Copied to {len(empty)} more.")

    def _kind(self, by: str) -> Row:
        """Return what rows have in common whose cells may say the same."""
        return replace(self.put.row(by), id="", text="", short="")

    def _keep(self) -> Reply | None:
        """Keep what may be kept of last time, and go to the first cell that is empty after it."""
        kept = self.marks.kept_from_last_time()
        self.marks = replace(kept, focus=next(iter(kept.open), self.marks.here))
        is_done = not (self.marks.told or self.marks.open or self.marks.unsourced)
        self._is_to_read = self._is_to_read and not is_done
        return self._finish() if is_done else None

    def _type_month(self, key: str, typed: str) -> None:
        """Type the month: Enter reads it, and what cannot be read stays to be changed."""
        if key == "enter" and typed.strip() and self._reads_month is not None:
            read = self._reads_month(typed)
            if isinstance(read, Dated):
                self._month, self.marks = None, self.marks.dated(read)
                self._go(self.marks.focus, self.marks.told)
            else:
                self.marks = self.marks.saying(read)
        elif key in ("escape", "enter"):
            self._month, self.marks = None, self.marks.saying("")
        else:
            self._month = _with_key(typed, key)

    # What is read in place of the answers.

    def _read(self, text: str) -> None:
        """Show a text in place of the answers, or say that there is none."""
        self._show(text)
        self.marks = self.marks if text else self.marks.saying(NO_WHY)

    def _reads_first(self) -> bool:
        """Show all that decides the answer once, where a part of it was never in view.

        An answer that brings a step for today is taken at once: nothing stands before that step.
        """
        ids = {id_ for each in self.marks.given for id_ in each.ids}
        has_seen = len(self._seen) >= self._pages and self._decides == self.put.help
        if not self._is_to_read or has_seen or not ids or ids & self.put.one_by_one:
            return False
        self._is_to_read = False
        self._read(self._decides)
        return True

    def _look(self, key: str) -> None:
        """Turn what is read in place of the answers, or go back to them."""
        by = {**_TURNS, **_STEPS}.get(key, 0)
        has_more = self._page + 1 < self._pages
        if by or (key == "enter" and self._is_reading and has_more):
            self._page += by or 1
            return
        if self._is_reading:
            self._is_to_read = self._is_to_read and has_more
            self.marks = self.marks.saying(
                "Enter again takes your answer." if self.marks.given else ""
            )
        move = _move_of(self.put, key.lower(), are_letters=True)
        is_known = move is not None or key in self.put.leads
        self.was_wrong = _begins_words(key.lower()) and not is_known
        self._show("")


class ListScreen(Screen):
    """A list to pick from, which what is typed makes shorter."""

    def __init__(self, put: Put) -> None:
        """Begin with the words that were typed already, else at the choice that is pointed at."""
        super().__init__(put)
        self._typed = "".join(put.offered)
        pointed = (place for place, each in enumerate(self._found) if each.id == put.pointed)
        self._row = next(pointed, 0)

    @property
    def takes_words(self) -> bool:
        """Whether words are typed here: always."""
        return True

    @property
    def _found(self) -> tuple[Choice, ...]:
        if self.put.search is None or not self._typed.strip():
            return self.put.choices
        return tuple(self.put.search(self._typed))

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once something is picked, or left."""
        rows = self._found
        if (move := self._way_out(key)) is not None:
            return Moved(move)
        if key == "enter" and rows:
            return Chosen((rows[self._row].id,))
        if key in _STEPS and rows:
            self._row = (self._row + _STEPS[key]) % len(rows)
        elif key in _BY_ROWS and rows:
            self._row = min(max(self._row + _BY_ROWS[key], 0), len(rows) - 1)
        elif (typed := "" if key == "escape" else _with_key(self._typed, key)) != self._typed:
            self._typed, self._row = typed, 0
        return None

    def _way_out(self, key: str) -> Move | None:
        """Return the move that a key makes: Esc goes back once nothing is typed."""
        if key in LEAVING:
            return Move.LEAVE
        if key == "escape" and Move.BACK in self.put.moves and not self._typed:
            return Move.BACK
        return _move_of(self.put, key, are_letters=False)

    def _parts(self, width: int, room: Room) -> Parts:
        return AnswerParts(self.marks, width, room).found(self._found, self._row, self._typed)


def _move_of(put: Put, key: str, *, are_letters: bool) -> Move | None:
    """Return the move that a key makes: its F key or its twin, or its letter, which 0 is not."""
    for way in WAYS:
        letter = way.letter if are_letters and way.move is not Move.NOT_KNOWN else ""
        if way.move in put.possible and key in filter(None, (letter, way.key, way.twin)):
            return way.move
    return None


def _begins_words(key: str) -> bool:
    """Say whether a key that does nothing here may begin a word: one for how it is known may not.

    That is pressed by habit where it is not asked, and a figure or a space ends no answer.
    """
    is_letter = len(key) == 1 and not _is_figure(key) and key != " "
    return is_letter and key not in EVIDENCE_CODES.values()


def _is_figure(key: str) -> bool:
    return len(key) == 1 and key.isascii() and key.isdecimal()


def _with_key(typed: str, key: str) -> str:
    """Return words with what a key types: a character, or one less."""
    if key == "backspace":
        return typed[:-1]
    return typed + key if len(key) == 1 and key.isprintable() else typed


def _next(items: Sequence[_Item], here: _Item, by: int) -> _Item:
    """Return what stands so many places after something, round and round."""
    return items[(items.index(here) + by) % len(items)]
