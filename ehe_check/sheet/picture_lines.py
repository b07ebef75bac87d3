"""The picture over time in the lines of a terminal: one screen of letters, or else sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product, zip_longest

from ehe_check.over_time.ledger import Decided, State
from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.picture import MOST_CHILDREN, ChildOverTime, Picture, Spot
from ehe_check.sheet.picture_scale import Scale, decided_row, months_row, span_of, unknown_row
from ehe_check.sheet.picture_words import (
    brief,
    caution,
    ended,
    heads,
    left_out,
    longest,
    made,
    missing,
    more_decided,
    more_unknown,
    named,
    rows_of,
    spot_in_brief,
    spot_told,
    standing,
    title,
    what_of,
    with_caution,
)
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen, as_shown
from ehe_check.sheet.unknown_runs import Unknown

MOST_LINES = 24
LABEL = 22
WIDEST_LABEL = 34
GAP = 3
"""How many columns the end of the scale needs before what is said there."""

DAYS_A_COLUMN = 8
WIDEST_COLUMN = 18
NARROWEST_COLUMN = 7
ROW_NAME = 13
"""How wide the name of a row of a child is."""

_FEWEST_COLUMNS = 20
_SHARES = ((5, 6), (4, 5), (4, 4), (3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (1, 1))
_ROOMS = (*product((True, False), _SHARES), (False, (0, 1)), (False, (0, 0)))
_WAYS = ((True, *_ROOMS[0]), *((False, *each) for each in _ROOMS))
"""With labels whole or cut, with days known or without, and so many lines; the first that fits."""


def picture_lines(picture: Picture, screen: Screen, most: int = MOST_LINES) -> tuple[Line, ...]:
    """Return a picture in lines, at most so many of them; what has no room is named.

    Where lines are read out, or have no room for the picture, it is told in sentences instead, in
    as many lines as they need.
    """
    shown = _Lines(as_shown(picture, screen.encoding), screen)
    if screen.reads or not shown.has_room:
        return tuple(shown.told())
    for is_whole, has_days, (unknown, decided) in _WAYS:
        drawn = replace(shown, is_whole=is_whole).drawn(unknown, decided, has_days=has_days)
        lines = tuple(drawn)
        if len(lines) <= most:
            break
    return lines


@dataclass(frozen=True)
class _Lines:
    """Draws one picture in the lines of one screen, or tells it."""

    picture: Picture
    screen: Screen
    is_whole: bool = False

    @property
    def has_room(self) -> bool:
        """Whether each session and the scale have room, and cut names still tell children apart."""
        has_columns = self.column >= NARROWEST_COLUMN and self.most_columns >= _FEWEST_COLUMNS
        names = {each.called for each in self.picture.children[:MOST_CHILDREN]}
        return has_columns and len({cut(each, self.name - 1) for each in names}) == len(names)

    @property
    def column(self) -> int:
        """How wide the column of each session is."""
        return min(WIDEST_COLUMN, (self.screen.width - LABEL) // len(self.picture.sessions))

    @cached_property
    def name(self) -> int:
        """How wide the name of a child is: as wide as it is, where the columns leave it room."""
        room = self.screen.width - len(self.picture.sessions) * self.column - ROW_NAME
        wanted = longest(each.called for each in self.picture.children) + 1
        return max(LABEL - ROW_NAME, min(room, wanted))

    @cached_property
    def said(self) -> int:
        """How wide the longest text at the end of a row is."""
        decided = longest(standing(each, self.picture) for each in self.picture.decisions)
        return max(decided, longest(ended(x, self.picture) for x in self.picture.unknown))

    @property
    def most_columns(self) -> int:
        """How many columns there are for the scale of time, beside what is said at its end."""
        return self.screen.width - LABEL - self.said - GAP

    @cached_property
    def scale(self) -> Scale:
        """The scale of time, in columns: eight days in each, or more where that is too wide."""
        first, last = span_of(self.picture)
        return Scale(first, last, min(self.most_columns, (last - first).days / DAYS_A_COLUMN))

    @property
    def label(self) -> int:
        """How wide a label of the scale is: as wide as the scale leaves it room."""
        room = self.screen.width - int(self.scale.width) - self.said - GAP
        return min(room, WIDEST_LABEL)

    def drawn(self, unknown: int, decided: int, *, has_days: bool) -> Lines:
        """Yield the picture with so many lines of each, and with or without the days known."""
        picture = self.picture
        made_on = made(picture, short_day)
        room = self.screen.width - cells(made_on)
        yield Line(padded(cut(title(picture), room - 2), room) + made_on, Mark.STRONG)
        if picture.missing:
            yield from self.screen.wrap(missing(picture), Mark.HOLD)
        columns = "".join(padded(each, self.column) for each in heads(picture, self.column - 1))
        yield Line((" " * (self.name + ROW_NAME) + columns).rstrip(), Mark.STRONG)
        for child in picture.children[:MOST_CHILDREN]:
            yield from self._child(child, has_days=has_days)
        if picture.unknown[:unknown]:
            yield self._heading(text("Not known"))
            for fact in picture.unknown[:unknown]:
                yield from self._unknown(fact)
        if picture.decisions[:decided]:
            yield self._heading(text("Agreed"))
            for each in picture.decisions[:decided]:
                yield from self._decided(each)
        yield from self._more(unknown, decided, has_days=has_days)
        yield from self._legend()
        yield from self._end(text("A gap is ours, and no mark against the family."))

    def told(self) -> Lines:
        """Yield the picture in sentences: each row of each child, not known, each decision."""
        picture = self.picture
        yield from self.screen.wrap(title(picture), Mark.STRONG)
        if picture.missing:
            yield from self.screen.wrap(missing(picture), Mark.HOLD)
        for said in (made(picture), *left_out(picture)):
            yield from self.screen.wrap(said)
        children = (said for child in picture.children for said in self._child_told(child))
        yield from self._told(text("The children"), children)
        unknown = (*map(self._unknown_told, picture.unknown), *more_unknown(picture))
        yield from self._told(text("Not known"), unknown)
        decided = (*map(self._decided_told, picture.decisions), *more_decided(picture))
        yield from self._told(text("Agreed"), decided)
        yield from self._end(
            text(
                'Each session shows what was known on its own day. "Not known" is also what '
                "was only assumed, or was not written down."
            ),
            text("A gap is ours, and no mark against the family."),
        )

    def _end(self, *texts: str) -> Lines:
        for said in texts:
            yield from self.screen.wrap(said)
        yield from self.screen.wrap(
            text("This sheet cannot tell you a child is safe."), Mark.STRONG
        )

    def _child(self, child: ChildOverTime, *, has_days: bool) -> Lines:
        rows = rows_of(child)
        for place, (row, spots) in enumerate(rows if has_days else rows[:-1]):
            name = padded("" if place else cut(child.called, self.name - 1), self.name)
            said = "".join(padded(self._spot(spot, place), self.column) for spot in spots)
            yield Line((name + padded(row, ROW_NAME) + said).rstrip())

    def _spot(self, spot: Spot, place: int) -> str:
        said = spot_in_brief(spot, is_first=not place, has_room=True)
        if len(said) < self.column:
            return said
        return spot_in_brief(spot, is_first=not place, has_room=False)

    def _heading(self, said: str) -> Line:
        return Line(padded(said, self.label) + months_row(self.scale), Mark.STRONG)

    def _unknown(self, unknown: Unknown) -> Lines:
        row = unknown_row(unknown, self.picture.today, self.scale)
        said = ended(unknown, self.picture)
        yield from self._row(named(unknown), row, said)

    def _decided(self, decision: Decided) -> Lines:
        row = decided_row(decision, self.picture.today, self.scale)
        said, care = (words(decision, self.picture) for words in (standing, caution))
        yield from self._row(what_of(decision), row, said, care)

    def _row(self, label: str, drawn: str, said: str, care: str = "") -> Lines:
        """Yield a row, and beneath it the rest of its label where that stands whole."""
        room = self.label - 2
        first, *rest = wrapped(label, room, hang="  ") if self.is_whole else [cut(label, room)]
        row = padded(f" {first}", self.label) + drawn
        yield Line(padded(row, self.label + int(self.scale.width) + GAP) + said)
        for more, words in zip_longest(rest, [care] if care else [], fillvalue=""):
            mark = Mark.HOLD if words else Mark.PLAIN
            yield Line((padded(f" {more}", self.label) + words).rstrip(), mark)

    def _more(self, unknown: int, decided: int, *, has_days: bool) -> Lines:
        """Yield what of the picture has no room here, and whether a page has more of it."""
        picture = self.picture
        children = max(0, len(picture.children) - MOST_CHILDREN)
        unknown, decided = len(picture.unknown) - unknown, len(picture.decisions) - decided
        is_on_a_page = children or not has_days or max(unknown, decided) > 0
        unknown = max(0, unknown) + picture.more_unknown
        decided = max(0, decided) + picture.more_decisions
        hidden = (
            text("children: {number}", number=str(children)) if children else "",
            "" if has_days else text("day known"),
            text("not known: {number}", number=str(unknown)) if unknown else "",
            text("agreed: {number}", number=str(decided)) if decided else "",
            text("sessions between: {number}", number=str(picture.between))
            if picture.between
            else "",
            text("sessions shortly before another: {number}", number=str(picture.near))
            if picture.near
            else "",
        )
        what = "; ".join(filter(None, hidden))
        said = (
            text("Not shown here (more in --as html): {what}.", what=what)
            if is_on_a_page
            else text("Not shown here: {what}.", what=what)
        )
        yield from self.screen.wrap(said) if what else ()

    def _legend(self) -> Lines:
        """Yield what each letter means that is drawn."""
        picture = self.picture
        spots = (spot for child in picture.children for spot in child.seen)
        is_short = len(text("(not on the list)")) >= self.column
        ends = {each.state for each in picture.decisions}
        others = (
            text("/ dropped or replaced") if ends & {State.DROPPED, State.REPLACED} else "",
            text("- not on the list") if is_short and not all(x.is_listed for x in spots) else "",
        )
        yield from self.screen.wrap(
            text("? not known   o found out or done   | day agreed   > still open")
        )
        yield from self.screen.wrap("   ".join(filter(None, others))) if any(others) else ()

    def _told(self, heading: str, texts: Iterable[str]) -> Lines:
        lines = [line for said in texts for line in self.screen.wrap(said, first=" ", hang="   ")]
        yield from (Line(heading, Mark.STRONG), *lines) if lines else ()

    def _child_told(self, child: ChildOverTime) -> Iterable[str]:
        for row, spots in rows_of(child):
            said = "; ".join(
                text("{day}: {spot}", day=brief(day, self.picture), spot=spot_told(spot))
                for day, spot in zip(self.picture.sessions, spots, strict=True)
            )
            yield text("{child}, {row}: {spots}", child=child.called, row=row, spots=said)

    def _unknown_told(self, unknown: Unknown) -> str:
        since = brief(unknown.since, self.picture)
        long = ended(unknown, self.picture)
        return text(
            "{what}: not known since {day}; {how_long}",
            what=named(unknown),
            day=since,
            how_long=long,
        )

    def _decided_told(self, each: Decided) -> str:
        on = brief(each.on, self.picture)
        how = with_caution(each, self.picture)
        return text(
            "{what}: agreed {day}, {stands}", what=what_of(each).rstrip("."), day=on, stands=how
        )
