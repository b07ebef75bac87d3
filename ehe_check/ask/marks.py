"""Marks: what has been given so far at one question, cell by cell, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ehe_check.ask.put import Choice, Dated, HowKnown, Put, PutKind, texts
from ehe_check.ask.reply import SIGNS, Cell, Chosen, Given, Move, Moved, Said
from ehe_check.bank.evidence import Evidence
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import grouped, listed

NOTHING_TICKED: Final = "Nothing is ticked yet: press a number, or Space at a line."
HOW_KNOWN: Final = "How is it known? A letter, or Enter."
FIRST_THE_ANSWER: Final = "First the answer, then how you know it."
NOT_ASKED_HOW: Final = "No letter is needed with that answer."
NO_MONTH_HERE: Final = "No month belongs beside that."
ASKED_AGAIN: Final = "These were true of that day, so they are asked again:"
NO_SIGN_HERE: Final = "The signs *, i and v belong to a cell with a time in it."
NOT_THEIRS_HERE: Final = "Not theirs to see belongs to the rows of professionals."
HEARD_SIGN: Final = "*"
"""The sign at a sighting that says that the child was heard with no parent there."""
HOME_SIGN: Final = "i"
"""The sign at a sighting that says that it was inside the home."""
VIDEO_SIGN: Final = "v"
"""The sign that says that it was no sighting: nobody was there."""
NOTHING_TO_KEEP: Final = "Nothing here may be kept of last time: say it again."


@dataclass(frozen=True)
class Marks:
    """What stands in each cell, which cells a press is for, and what has to be said of it.

    `focus` is one cell, or None for all of them. `asked_once` are the cells of which it was said
    that they are open, or that no source is given: pressing Enter again leaves them so. `insisted`
    are those in which less stands than a sign at a sighting says, and may be right.
    """

    put: Put
    said: Mapping[Cell, Said] = field(default_factory=dict)
    focus: Cell | None = None
    told: str = ""
    asked_once: frozenset[tuple[str, Cell]] = frozenset()
    insisted: frozenset[Cell] = frozenset()

    @property
    def here(self) -> Cell:
        """The cell of a grid that is in brackets."""
        return self.focus or self.put.cells[0]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that a press is for."""
        return self.put.cells if self.focus is None else (self.focus,)

    def of(self, cell: Cell) -> Said:
        """Return what stands in a cell: what was given, or what a sign at a sighting fills it with.

        What was given and says less than the sign stands only where that may be right. The same
        time without a month has that of the sign.
        """
        own, filled = self.said.get(cell, Said(*cell)), self.filled(cell)
        if filled is None:
            return own
        if self.says_less(own) and cell not in self.insisted:
            return filled
        return replace(own, on=own.on or filled.on) if own.ids == filled.ids else own

    @property
    def given(self) -> tuple[Said, ...]:
        """What has been given, in the order of the question."""
        return tuple(said for said in map(self.of, self.put.cells) if said.says_something)

    @property
    def open(self) -> tuple[Cell, ...]:
        """The cells in which nothing stands yet."""
        return tuple(cell for cell in self.put.cells if not self.of(cell).says_something)

    def is_marked(self, row: Choice | None) -> bool:
        """Say whether a choice stands in every cell that a press is for; None is not known."""
        return all(is_of(self.of(cell), row) for cell in self.cells)

    def filled(self, cell: Cell) -> Said | None:
        """Return what the signs at sightings say of a cell, the latest of them."""
        row = self.put.row(cell[1])
        if not row.said_by:
            return None
        signed = [
            each
            for each in self.said.values()
            if row.said_by in each.signs
            and VIDEO_SIGN not in each.signs
            and cell[0] in ("", each.about)
        ]
        latest = min(signed, key=lambda each: self._how_long_ago(row.id, each), default=None)
        if latest is None:
            return None
        source = latest.source if self.put.known_of(row.id).sources else ""
        return Said(*cell, ids=latest.ids, source=source, on=latest.on)

    def _how_long_ago(self, by: str, said: Said) -> tuple[int, int]:
        order = [each.id for each in self.put.choices_of(by)]
        place = order.index(said.ids[0]) if said.ids else len(order)
        return place, -said.on.toordinal() if said.on else 0

    def says_less(self, said: Said) -> bool:
        """Say whether something is less, or longer ago, than the signs at sightings say of it."""
        filled = self.filled(said.cell)
        if filled is None:
            return False
        (then, _), (place, _) = (self._how_long_ago(said.by, each) for each in (filled, said))
        is_earlier = bool(said.on and filled.on and said.on < filled.on)
        return then < place or (then == place and is_earlier)

    def _named(self, cell: Cell) -> str:
        """Return the words for what a sign says of a cell, and at whose sighting it stands."""
        row, rows = self.put.row(cell[1]), texts(self.put.grid.rows)
        signed = (each.by for each in self.said.values() if row.said_by in each.signs)
        return f"{row.said_by} at {', '.join(dict.fromkeys(rows[by] for by in signed))}"

    @property
    def _at_odds(self) -> tuple[Cell, ...]:
        """The cells that say less than a sign at a sighting, which may be right."""
        return tuple(cell for cell in self.insisted if self.says_less(self.of(cell)))

    @property
    def at_odds_words(self) -> str:
        """The words for such cells, empty where there are none."""
        said = (
            f'"{self.put.row(cell[1]).text}" says less than {self._named(cell)}: '
            f"{self.put.row(cell[1]).unless}."
            for cell in self._at_odds
        )
        return " ".join(said)

    @property
    def unsourced(self) -> tuple[Cell, ...]:
        """The cells with an answer of which it is not said how it is known."""
        answered = (each for each in self.given if each.ids and not each.source)
        return tuple(said.cell for said in answered if self.asks_source(said.cell))

    @property
    def asks_how(self) -> bool:
        """Whether all is answered but how it is known, which is asked next."""
        return bool(self.unsourced) and not self.open

    def picked(self, option: str) -> Marks:
        """Return the marks with an option chosen, or ticked and unticked where several may be."""
        if self.focus is None and len(self.cells) > 1 and option in self.put.one_by_one:
            return self.saying(
                "That answer is given one by one: Tab to the child, then its number."
            )
        if self.put.kind is PutKind.SEVERAL:
            marks = self.kept(self._ticked(self.of(cell), option) for cell in self.cells)
            return marks.saying(self.taken_away(marks, option))
        stood = [each for each in map(self.of, self.cells) if each.ids != (option,)]
        now = [self._instead(each, option) for each in stood]
        both = zip(stood, now, strict=True)
        is_less = any((was.on, was.signs) != (each.on, each.signs) for was, each in both)
        marks = self.kept(now)
        return (
            marks.saying("What stood beside the other answer does not belong here: it is gone.")
            if is_less and not marks.told
            else marks
        )

    def _instead(self, before: Said, option: str) -> Said:
        """Return a cell with another option: how it is known stays, and the signs where they fit.

        A month belongs to the answer that went. A letter that the whole row has is this cell's too.
        """
        known = self.put.known_of(before.by)
        said = replace(before, ids=(option,), not_known=False, not_theirs=False, on=None)
        if option in known.undated:
            said = replace(said, signs="")
        source = said.source or self._letter(before.by)
        return replace(said, source="" if option in known.not_beside else source)

    def _letter(self, by: str) -> str:
        """Return the one letter that a row has, where a row is all known in one way."""
        row = () if self.put.has_sightings or not by else self.said.values()
        letters = {each.source for each in row if each.by == by and each.source}
        return letters.pop() if len(letters) == 1 else ""

    def emptied(self) -> Marks:
        """Return the marks with nothing in these cells."""
        return self.kept(Said(*cell) for cell in self.cells)

    def not_known(self) -> Marks:
        """Return the marks with not known."""
        return self.kept(Said(*cell, not_known=True) for cell in self.cells)

    def not_theirs(self) -> Marks:
        """Return the marks with the child not being theirs to see, in cells of who saw whom."""
        seen = [cell for cell in self.cells if self.put.row(cell[1]).is_sighting]
        if not seen:
            return self.saying(NOT_THEIRS_HERE)
        return self.kept(Said(*cell, not_theirs=True) for cell in seen)

    def signed(self, sign: str) -> Marks:
        """Return the marks with what one of the SIGNS says turned round, in cells with a time."""
        seen = (cell for cell in self.cells if self.put.row(cell[1]).is_sighting)
        cells = [cell for cell in seen if self._has_time(cell)]
        if not cells:
            return self.saying(NO_SIGN_HERE)
        marks = self.kept(_turned(self.of(cell), sign) for cell in cells)
        filled = {
            cell[1]
            for cell in self.put.cells
            if not self.put.row(cell[1]).is_sighting
            and marks.of(cell) != self.of(cell)
            and marks.of(cell).says_something
        }
        named = ", ".join(row.text for row in self.put.grid.rows if row.id in filled)
        return marks.saying(f'"{named}" is filled from it.' if named else marks.told)

    def sourced(self, source: str) -> Marks:
        """Return the marks with how it is known, where there is an answer."""
        cells = [cell for cell in self.cells if self.of(cell).ids and self.asks_source(cell)]
        cells = cells or [*self.unsourced] * self.put.are_apart  # not those of several children
        if not cells:
            is_answered = any(self.of(cell).ids for cell in self.cells)
            return self.saying(NOT_ASKED_HOW if is_answered else FIRST_THE_ANSWER)
        cells += [] if self.put.has_sightings else self._without_letter
        return self.kept(replace(self.of(cell), source=source) for cell in cells)

    @property
    def _without_letter(self) -> list[Cell]:
        """The cells that have their letter with this one: of its row, or all once it was asked."""
        is_asked = any((HOW_KNOWN, cell) in self.asked_once for cell in self.unsourced)
        rows = {by for _, by in self.put.cells if by} if is_asked else {self.here[1]}
        return [cell for cell in self.unsourced if cell[1] in rows]

    def dated(self, dated: Dated) -> Marks:
        """Return the marks with a month, and the option that it falls under."""
        before = [self.of(cell) for cell in self.cells if self.takes_month(cell)]
        if not before:
            return self.saying(NO_MONTH_HERE)
        band = dated.option
        marks = self.kept(
            replace(said, ids=(band,) if band else said.ids, on=dated.on) for said in before
        )
        if band is None or all(band in said.ids for said in before):
            return marks
        words = texts(self.put.choices_of(before[0].by))
        return marks.saying(f'{dated.words} falls under "{words[band]}".')

    def takes_month(self, cell: Cell) -> bool:
        """Say whether a month may stand in a cell: beside an answer, and not beside "never"."""
        return self.put.known_of(cell[1]).read_month is not None and self._has_time(cell)

    def _has_time(self, cell: Cell) -> bool:
        ids, undated = self.of(cell).ids, self.put.known_of(cell[1]).undated
        return bool(ids) and undated.isdisjoint(ids)

    def asks_source(self, cell: Cell) -> bool:
        """Say whether it is asked of a cell how it is known: not where nobody has looked."""
        known, ids = self.put.known_of(cell[1]), self.of(cell).ids
        return bool(known.sources) and not _is_unsourced(known, ids)

    @property
    def asks_any_source(self) -> bool:
        """Whether it is asked of any cell that a press is for how it is known."""
        return any(map(self.asks_source, self.cells))

    def saying(self, told: str) -> Marks:
        """Return the marks with something said of them."""
        return replace(self, told=told)

    def of_row(self, row: str) -> Marks:
        """Return the marks of a grid with one row alone to be answered now, or without any all."""
        return replace(self, put=replace(self.put, grid=replace(self.put.grid, only=row)), told="")

    def of_open(self) -> Marks:
        """Return the marks for those alone who are still open, or for all where nothing is said."""
        if not (self.given and self.open):
            return self
        still = {about for about, _ in self.open}
        subjects = (replace(each, applies=each.id in still) for each in self.put.subjects)
        return replace(self, put=replace(self.put, subjects=tuple(subjects)))

    def kept_from_last_time(self) -> Marks:
        """Return the marks with what may be kept of last time in the cells that are open.

        Where none is open, it stands in place of what was given.
        """
        there = set(self.open) or set(self.put.cells)
        here = [each for each in self.put.grid.last_said if each.said.cell in there]
        keeps = [each.keeps for each in here if each.keeps is not None]
        if not keeps:
            return self.saying(NOTHING_TO_KEEP)
        again = (each.said for each in here if each.keeps is None)
        named = "; ".join(_whom(self.put, said) for said in again)
        return self.kept(keeps).saying(f"{ASKED_AGAIN} {named}." if named else "")

    def entered(self) -> Chosen | Given | Moved | Marks:
        """Return what Enter gives: the reply, or the marks with what is missing, said once."""
        if not self.given:
            is_ticked = self.put.kind is PutKind.SEVERAL
            return self.saying(NOTHING_TICKED if is_ticked else "Nothing is chosen yet.")
        for told, cells in (
            (self._still_open, self.open),
            (HOW_KNOWN, self.unsourced),
            (f"{self.at_odds_words} Enter again keeps both.", self._at_odds),
        ):
            asked = self.asked_once.union((told, cell) for cell in cells)
            if asked != self.asked_once:
                return replace(self, told=told, asked_once=asked)
        return self.reply()

    def reply(self) -> Chosen | Given | Moved:
        """Return the reply that these marks are, with "not noted" where no source was given."""
        if self.put.wants_given:
            not_noted = Evidence.NOT_RECORDED.value
            noted = (replace(self.of(cell), source=not_noted) for cell in self.unsourced)
            return Given(self.kept(noted).given)
        said = self.given[0]
        return Moved(Move.NOT_KNOWN) if said.not_known else Chosen(said.ids)

    @property
    def _still_open(self) -> str:
        if self.put.grid.rows and self.put.subjects:
            does = "skips" if self.put.has_sightings else "leaves"
            if len(self.open) == 1:
                return f"1 cell is empty. Enter again {does} it."
            return f"{len(self.open)} cells are empty. Enter again {does} them."
        named = (self.put.labels.get(x, self.put.row(by).called) for x, by in self.open)
        open_ones = ", ".join(named)
        return f"Still open: {open_ones}. Enter again leaves that for later."

    def taken_away(self, after: Marks, option: str = "") -> str:
        """Return the words for the ticks that went, but for another, empty where none did."""
        gone = {
            id_ for cell in self.cells for id_ in set(self.of(cell).ids) - set(after.of(cell).ids)
        }
        words = texts(self.put.choices)
        if option in self.put.by_itself and gone - {option}:
            return f'"{words[option]}" stands by itself: the other ticks are gone.'
        named = "; ".join(words[each] for each in words if each in gone - {option})
        return f'"{named}" is not ticked any more.' if named else ""

    def _ticked(self, said: Said, option: str) -> Said:
        ticked = set(said.ids) ^ {option}
        if option in ticked:
            ticked = {option} if option in self.put.by_itself else ticked - self.put.by_itself
        every = (*self.put.choices, *self.put.shortcuts)
        ids = tuple(each.id for each in every if each.id in ticked)
        keeps_source = bool(ids) and not _is_unsourced(self.put.known, ids)
        return replace(said, ids=ids, not_known=False, source=said.source if keeps_source else "")

    def kept(self, changed: Iterable[Said]) -> Marks:
        """Return the marks with what now stands in some cells; what was said of them is over."""
        several = tuple(changed)
        less = {each.cell: each for each in several if self.says_less(each)}
        refused = {
            cell
            for cell, each in less.items()
            if not (each.says_something and self.put.row(each.by).unless)
        }
        now = {**self.said, **{each.cell: each for each in several if each.cell not in refused}}
        insisted = self.insisted - {each.cell for each in several} | (less.keys() - refused)
        marks = replace(
            self,
            said={cell: said for cell, said in now.items() if said.says_something},
            told="",
            asked_once=frozenset(),
            insisted=insisted,
        )
        if refused:
            return marks.saying(
                f"{self._named(min(refused))} says when, so that stands. Take it off there first."
            )
        return marks.saying(marks.at_odds_words if less else "")


def _is_unsourced(known: HowKnown, ids: tuple[str, ...]) -> bool:
    return bool(ids) and set(ids) <= known.not_beside


def _turned(said: Said, sign: str) -> Said:
    """Return a cell with a sign put beside it, or taken away; nobody is in a home by video."""
    goes = {HOME_SIGN: VIDEO_SIGN, VIDEO_SIGN: HOME_SIGN}.get(sign, "")
    turned = (set(said.signs) - {goes}) ^ {sign}
    return replace(said, signs="".join(each for each in SIGNS if each in turned))


def is_of(said: Said, row: Choice | None) -> bool:
    """Say whether a choice stands in what was said; None stands for not known."""
    return said.not_known if row is None else row.id in said.ids


def marks_at_first(put: Put) -> Marks:
    """Return what stands at a question when it comes up: what was given before, or half given."""
    cells = set(put.cells)
    start = put.start or ((put.pointed,) if put.pointed else ())
    said = put.said if put.wants_given else (Said(ids=start),)
    offered = (_as_offered(put, each) for each in said if each.cell in cells)
    stands = {each.cell: each for each in offered if each.says_something}
    marks = Marks(put, stands)
    own = {cell: each for cell, each in stands.items() if each != marks.filled(cell)}
    less = (each for each in own.values() if marks.says_less(each))
    insisted = (each.cell for each in less if put.row(each.by).unless)
    return replace(marks, said=own, insisted=frozenset(insisted))


def _as_offered(put: Put, said: Said) -> Said:
    """Return what was said with the options that are still offered, in their order."""
    ids = tuple(each for each in put.words_of(said.by) if each in said.ids)
    is_unsourced = set(ids) <= put.known_of(said.by).not_beside
    return replace(said, ids=ids, source="" if is_unsourced else said.source)


# In words: each answer once, with whom it is about, how it is known and when.


def words_of_given(put: Put, said: Iterable[Said]) -> str:
    """Return what was given, those of whom the same is said together."""
    alike = grouped((words_of_said(put, each), _whom(put, each)) for each in said)
    return "; ".join(_of(whom, words) for words, whom in alike.items())


def words_of_said(put: Put, said: Said) -> str:
    """Return what stands in one cell."""
    if said.not_known:
        return put.alone(said.by).not_known_label.lower()
    if said.not_theirs:
        return "not theirs to see"
    beside = (
        month_words(said.on) if said.on else "",
        _from(texts(put.known_of(said.by).sources).get(said.source, "")),
        *(SIGNS[sign] for sign in said.signs),
    )
    named = "; ".join(put.words_of(said.by).get(each, each) for each in said.ids)
    return ", ".join(filter(None, (named, *beside)))


def row_lines(put: Put, said: Iterable[Said]) -> list[str]:
    """Return a line for each row of a grid, with what stands in its cells."""
    labels, cells = put.labels, tuple(said)
    lines = []
    for row in put.grid.rows:
        here = ((each.about, short_words(put, each)) for each in cells if each.by == row.id)
        named = ", ".join(" ".join(filter(None, (labels.get(x), short))) for x, short in here)
        lines.append(f"{row.called or row.text}: {named or '.'}")
    return lines


def short_words(put: Put, said: Said) -> str:
    """Return what stands in a cell, as short as a grid needs it."""
    if said.not_known or said.not_theirs or not said.ids:
        return "?" if said.not_known else "-" if said.not_theirs else "."
    offered = (*put.choices_of(said.by), *put.row(said.by).also)
    short = {each.id: each.short or each.text for each in offered}
    code = {each.id: each.code for each in put.known_of(said.by).sources}.get(said.source, "")
    return " ".join(filter(None, (short.get(said.ids[0], "?"), code + said.signs)))


def _from(source: str) -> str:
    return f"from {source}" if source.startswith(("a ", "the ")) else source


def _whom(put: Put, said: Said) -> str:
    row = put.row(said.by)
    named = "" if put.grid.only else row.called or row.text
    return ", ".join(filter(None, (named, put.labels.get(said.about, ""))))


def _of(whom: list[str], words: str) -> str:
    several = listed(whom)
    return f"{several}: {words}" if several else words
