"""The middle of page 1: why, who last saw each child, what to find out, and the child's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.evidence import Evidence
from ehe_check.page.document import (
    Bullets,
    Cell,
    Columns,
    Heading,
    Item,
    Legend,
    Paragraph,
    Row,
    Table,
)
from ehe_check.page.drawing import Shape
from ehe_check.page.own import joined
from ehe_check.page.phrases import capital
from ehe_check.page.short_dates import short_month
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.first_page import left_over, with_more
from ehe_check.sheet.merged_points import Point, about, letter_of, lowered, told, told_on
from ehe_check.sheet.seen_grid import MOST_COLUMNS, Seen, SeenCell, SeenGrid
from ehe_check.sheet.sheet_paper import Paper, known_words, spoken
from ehe_check.sheet.to_find import Find

LEVEL = 2
_WIDTHS_OF_REASONS = (8.0, 2.0, 1.0)
_WIDE = 1.3


def why(say: Say, paper: Paper) -> Blocks:
    """List the reasons, how each is known and where the review says it; then what is ours."""
    reasons, has_more = with_more(paper.first.reasons, paper.fit.reasons)
    rows = [_reason(say, point, told(say, point)) for point in reasons]
    if has_more:
        left = str(len(paper.first.reasons) - len(reasons))
        below = say("why.more_below", number=left)
        more = say("why.more", number=left) if paper.has_pages else below
        rows.append(Row(more, (Cell(""), Cell(""))))
    rows += [
        _reason(say, point, say("why.ours", text=_ours(say, point)))
        for point in paper.first.ours[: paper.fit.ours]
    ]
    if rows:
        yield Heading(LEVEL, say("why.heading"))
        yield Table(
            "", say.each("why.columns"), tuple(rows), widths=_WIDTHS_OF_REASONS, is_list=True
        )


def more_reasons(say: Say, paper: Paper) -> Blocks:
    """Print in words the reasons, and what is ours to close, for which page 1 has no room."""
    reasons, ours = left_over(paper.first, paper.fit.reasons, paper.fit.ours)
    shown = reasons[: paper.fit.moved]
    if reasons:
        left = len(reasons) - len(shown)
        more = (say("why.more_in_annex", number=str(left)),) if left else ()
        yield Heading(LEVEL, say("why.more_heading"))
        yield _in_a_line((told(say, shown[0]), *told_on(say, shown[1:]), *more))
    if ours:
        yield Heading(LEVEL, say("why.ours_heading"))
        yield _in_a_line((told(say, ours[0]), *told_on(say, ours[1:])))


def _in_a_line(said: Iterable[str]) -> Paragraph:
    return Paragraph(joined("", (joined("; ", said), ".")))


def seen(say: Say, paper: Paper) -> Blocks:
    """Draw who last saw each child, or say where it stands instead."""
    grid = paper.first.grid
    if not grid.rows:
        return
    is_one = len(grid.rows) == 1
    yield Heading(LEVEL, say("seen.heading_one") if is_one else say("seen.heading"))
    if not paper.fit.grid:
        yield Paragraph(say("seen.on_page_2") if paper.has_pages else say("seen.below"))
        return
    yield Legend(tuple(legend(say, grid.narrowed())))
    yield grid_table(say, grid, MOST_COLUMNS, is_close=paper.fit.months_beside)


def find_and_voice(say: Say, paper: Paper) -> Blocks:
    """List what to find out first, with what a child said beside it where there is room."""
    left = tuple(_find(say, paper))
    right = tuple(voice(say, paper)) if paper.fit.voice else ()
    if left and right:
        yield Columns(left, right)
    else:
        yield from (*left, *right)


def voice(say: Say, paper: Paper) -> Blocks:
    """Print what was written down of what a child said, or that nothing is; nothing in a copy."""
    if paper.first.is_shared:
        return
    is_one = len(paper.first.children) == 1
    yield Heading(LEVEL, say("voice.one") if is_one else say("voice.several"))
    said = [spoken(say, why) for why in paper.first.words if why.answer]
    for text in said:
        yield Paragraph(text)
    if not said:
        yield Paragraph(say("voice.nothing"))


def grid_table(say: Say, grid: SeenGrid, most: int, *, is_close: bool = False) -> Table:
    """Return children by professionals, no more than so many of these, as shapes with months.

    Where it `is_close`, the months stand beside the shapes, and the heads are short.
    """
    shown, more = grid.narrowed(most), grid.left_out(most)
    heads = [column.named(is_short=is_close) or say("seen.anyone") for column in shown.columns]
    if more:
        heads[-1] = say("seen.more", name=heads[-1], number=str(more))
    rows = tuple(
        Row(row.called, tuple(_cell(say, each) for each in (*row.cells, row.heard)))
        for row in shown.rows
    )
    columns = (say("seen.child"), *heads, say("seen.heard"))
    widths = (_WIDE, *(1.0 for _ in heads), _WIDE)
    return Table("", columns, rows, widths=widths, is_close=is_close)


def legend(say: Say, grid: SeenGrid) -> Iterator[tuple[Shape, str]]:
    """Yield what each shape of a grid means, those that stand in it."""
    there = {each.seen for row in grid.rows for each in (*row.cells, row.heard)}
    words = seen_words(say)
    for each in Seen:
        if each in there:
            yield Shape(each.value), words[each]


def seen_words(say: Say) -> dict[Seen, str]:
    """Return how long ago a child was seen, in words."""
    return {
        Seen.RECENT: say("seen.recent"),
        Seen.WITHIN_YEAR: say("seen.within-year"),
        Seen.LONG_AGO: say("seen.long-ago"),
        Seen.NEVER: say("seen.never"),
        Seen.UNKNOWN: say("seen.unknown"),
        Seen.NOT_THEIRS: say("seen.not-theirs"),
    }


def _reason(say: Say, point: Point, text: str) -> Row:
    return Row(text, (Cell(_known(say, point.known)), Cell(point.statement or say("why.law"))))


def _ours(say: Say, point: Point) -> str:
    return told(say, point) if point.whom else lowered(point.text)


def _known(say: Say, known: tuple[Evidence, ...]) -> str:
    """Return how something is known: its letter and word, or the letters of several."""
    if len(known) > 1:
        return ", ".join(map(letter_of, known))
    words = known_words(say)
    return "".join(
        say("known.letter", letter=letter_of(each), source=words[each]) for each in known
    )


def _cell(say: Say, cell: SeenCell) -> Cell:
    """Return a shape with its month and where it was; by video or telephone it has neither."""
    return Cell(say("seen.remote") if cell.remote else _month(say, cell), Shape(cell.seen.value))


def _month(say: Say, cell: SeenCell) -> str:
    month = short_month(cell.on) if cell.on else ""
    if not cell.at_home or not cell.seen.is_sighting:
        return month
    return say("seen.at_home", month=month) if month else say("seen.at_home_bare")


def _find(say: Say, paper: Paper) -> Blocks:
    items = tuple(Item(_asked(say, each)) for each in paper.first.find_first[: paper.fit.finds])
    if items:
        yield Heading(LEVEL, say("find.heading"))
        yield Bullets(items, is_numbered=True)


def _asked(say: Say, find: Find) -> str:
    text = about(say, find.whom, find.text)
    first = capital(text) if not find.whom else text
    return say("find.who", text=first, who=find.who) if find.who else first
