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
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.first_page import left_over, with_more
from ehe_check.sheet.merged_points import Point, about, letter_of, lowered, told, told_on
from ehe_check.sheet.seen_grid import MOST_COLUMNS, Seen, SeenCell, SeenGrid
from ehe_check.sheet.sheet_paper import Paper, known_words, spoken
from ehe_check.sheet.to_find import Find

LEVEL = 2
_WIDTHS_OF_REASONS = (8.0, 2.0, 1.0)
_WIDE = 1.3


def why(paper: Paper) -> Blocks:
    """List the reasons, how each is known and where the review says it; then what is ours."""
    reasons, has_more = with_more(paper.first.reasons, paper.fit.reasons)
    rows = [_reason(point, told(point)) for point in reasons]
    if has_more:
        left = str(len(paper.first.reasons) - len(reasons))
        below = text("and {number} more: further down", number=left)
        more = text("and {number} more: on page 2", number=left) if paper.has_pages else below
        rows.append(Row(more, (Cell(""), Cell(""))))
    rows += [
        _reason(point, text("Ours to close: {text}", text=_ours(point)))
        for point in paper.first.ours[: paper.fit.ours]
    ]
    if rows:
        yield Heading(LEVEL, text("Why"))
        yield Table(
            "",
            (text("Reason"), text("How it is known"), text("Review")),
            tuple(rows),
            widths=_WIDTHS_OF_REASONS,
            is_list=True,
        )


def more_reasons(paper: Paper) -> Blocks:
    """Print in words the reasons, and what is ours to close, for which page 1 has no room."""
    reasons, ours = left_over(paper.first, paper.fit.reasons, paper.fit.ours)
    shown = reasons[: paper.fit.moved]
    if reasons:
        left = len(reasons) - len(shown)
        more = (text("and {number} more: in the annex", number=str(left)),) if left else ()
        yield Heading(LEVEL, text("And also why"))
        yield _in_a_line((told(shown[0]), *told_on(shown[1:]), *more))
    if ours:
        yield Heading(LEVEL, text("Also ours to close"))
        yield _in_a_line((told(ours[0]), *told_on(ours[1:])))


def _in_a_line(said: Iterable[str]) -> Paragraph:
    return Paragraph(joined("", (joined("; ", said), ".")))


def seen(paper: Paper) -> Blocks:
    """Draw who last saw each child, or say where it stands instead."""
    grid = paper.first.grid
    if not grid.rows:
        return
    is_one = len(grid.rows) == 1
    yield Heading(
        LEVEL, text("Who last saw the child") if is_one else text("Who last saw each child")
    )
    if not paper.fit.grid:
        yield Paragraph(text("On page 2.") if paper.has_pages else text("Further down."))
        return
    yield Legend(tuple(legend(grid.narrowed())))
    yield grid_table(grid, MOST_COLUMNS, is_close=paper.fit.months_beside)


def find_and_voice(paper: Paper) -> Blocks:
    """List what to find out first, with what a child said beside it where there is room."""
    left = tuple(_find(paper))
    right = tuple(voice(paper)) if paper.fit.voice else ()
    if left and right:
        yield Columns(left, right)
    else:
        yield from (*left, *right)


def voice(paper: Paper) -> Blocks:
    """Print what was written down of what a child said, or that nothing is; nothing in a copy."""
    if paper.first.is_shared:
        return
    is_one = len(paper.first.children) == 1
    yield Heading(
        LEVEL, text("In the child's own words") if is_one else text("In a child's own words")
    )
    said = [spoken(why) for why in paper.first.words if why.answer]
    yield from map(Paragraph, said)
    if not said:
        yield Paragraph(text("Nothing written down yet."))


def grid_table(grid: SeenGrid, most: int, *, is_close: bool = False) -> Table:
    """Return children by professionals, no more than so many of these, as shapes with months.

    Where it `is_close`, the months stand beside the shapes, and the heads are short.
    """
    shown, more = grid.narrowed(most), grid.left_out(most)
    heads = [
        column.named(is_short=is_close) or text("Any professional") for column in shown.columns
    ]
    if more:
        heads[-1] = text("{name} (+{number} more)", name=heads[-1], number=str(more))
    rows = tuple(
        Row(row.called, tuple(_cell(each) for each in (*row.cells, row.heard)))
        for row in shown.rows
    )
    columns = (text("Child"), *heads, text("Heard with no parent there"))
    widths = (_WIDE, *(1.0 for _ in heads), _WIDE)
    return Table("", columns, rows, widths=widths, is_close=is_close)


def legend(grid: SeenGrid) -> Iterator[tuple[Shape, str]]:
    """Yield what each shape of a grid means, those that stand in it."""
    there = {each.seen for row in grid.rows for each in (*row.cells, row.heard)}
    words = seen_words()
    for each in Seen:
        if each in there:
            yield Shape(each.value), words[each]


def seen_words() -> dict[Seen, str]:
    """Return how long ago a child was seen, in words."""
    return {
        Seen.RECENT: text("last 3 months"),
        Seen.WITHIN_YEAR: text("3 to 12 months"),
        Seen.LONG_AGO: text("over a year"),
        Seen.NEVER: text("never"),
        Seen.UNKNOWN: text("not known"),
        Seen.NOT_THEIRS: text("not theirs to see"),
    }


def _reason(point: Point, said: str) -> Row:
    return Row(said, (Cell(_known(point.known)), Cell(point.statement or text("law"))))


def _ours(point: Point) -> str:
    return told(point) if point.whom else lowered(point.text)


def _known(known: tuple[Evidence, ...]) -> str:
    """Return how something is known: its letter and word, or the letters of several."""
    if len(known) > 1:
        return ", ".join(map(letter_of, known))
    words = known_words()
    return "".join(
        text("{letter} {source}", letter=letter_of(each), source=words[each]) for each in known
    )


def _cell(cell: SeenCell) -> Cell:
    """Return a shape with its month and where it was; by video or telephone it has neither."""
    return Cell(text("remote") if cell.remote else _month(cell), Shape(cell.seen.value))


def _month(cell: SeenCell) -> str:
    month = short_month(cell.on) if cell.on else ""
    if not cell.at_home or not cell.seen.is_sighting:
        return month
    return text("{month} home", month=month) if month else text("home")


def _find(paper: Paper) -> Blocks:
    items = tuple(Item(_asked(each)) for each in paper.first.find_first[: paper.fit.finds])
    if items:
        yield Heading(LEVEL, text("Find out first"))
        yield Bullets(items, is_numbered=True)


def _asked(find: Find) -> str:
    said = about(find.whom, find.text)
    first = capital(said) if not find.whom else said
    return text("{text} ({who})", text=first, who=find.who) if find.who else first
