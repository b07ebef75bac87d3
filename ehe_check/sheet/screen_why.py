"""Why, and what to find out first, on a terminal: a line each, how it is known before it."""

from __future__ import annotations

from ehe_check.page.columns import cells, padded, wrapped
from ehe_check.page.text import text
from ehe_check.sheet.first_page import FirstPage, left_over, with_more
from ehe_check.sheet.merged_points import Point, letter_of, told, told_on
from ehe_check.sheet.screen_line import WIDTH, Line, Lines, Mark, Screen
from ehe_check.sheet.to_find import Find

_INSET = "    "
MOST_WHO = 2
"""How many of those who could know are named; the annex has them all."""


def why_lines(page: FirstPage, screen: Screen, most: int, most_ours: int) -> Lines:
    """Yield the reasons, and beneath them what is ours to close."""
    shown, has_more = with_more(page.reasons, most)
    if shown:
        yield Line(text("Why"), Mark.STRONG)
    for point in shown:
        yield from _reason(point, told(point), point.statement or text("law"), screen)
    if has_more and shown:
        left = str(len(page.reasons) - len(shown))
        yield from screen.wrap(
            text("and {number} more: on page 2", number=left), first=_INSET, hang=_INSET
        )
    elif has_more:
        yield from screen.wrap(text("Why: on page 2"), Mark.STRONG)
    ours = page.ours[:most_ours]
    if ours:
        yield from screen.wrap(text("Ours to close"), Mark.STRONG)
    for point in ours:
        yield from _reason(point, told(point), point.statement, screen)


def why_left(page: FirstPage, screen: Screen, most: int, most_ours: int) -> Lines:
    """Yield in words the reasons, and what is ours to close, for which page 1 has no line."""
    reasons, ours = left_over(page, most, most_ours)
    if reasons:
        said = "; ".join(told_on(reasons))
        yield from screen.wrap(text("And also why: {reasons}.", reasons=said), hang=" ")
    if ours:
        said = "; ".join(told_on(ours))
        yield from screen.wrap(text("Ours to close: {gaps}.", gaps=said), hang=" ")


def find_lines(page: FirstPage, screen: Screen, most: int) -> Lines:
    """Yield what to find out first, numbered, with who could know."""
    finds = page.find_first[:most]
    first, second = text("Find out"), text("first")
    inset = max(cells(first), cells(f" {second}")) + 2
    labels = [first, f" {second}", *([""] * len(finds))]
    for number, (find, label) in enumerate(zip(finds, labels, strict=False), start=1):
        before = padded(label, inset) + f"{number} "
        words = [_found(find, most) for most in range(MOST_WHO, 0, -1)]
        said = next((x for x in words if cells(before + x) <= WIDTH), words[-1])
        yield from screen.wrap(said, first=before, hang=" " * len(before))


def legend_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield what the letters and signs of the page mean."""
    if page.reasons or page.grid.rows:
        yield from screen.wrap(
            text("R record P professional S writer C child F family  ? not known  - not theirs"),
            Mark.QUIET,
            hang=" ",
        )


def known_letters(point: Point) -> str:
    """Return the letters of how a point is known, none where that is not asked."""
    return "".join(map(letter_of, point.known))


def _reason(point: Point, said: str, code: str, screen: Screen) -> Lines:
    """Yield one line, its letter before it and the statement at its end."""
    first = f" {padded(known_letters(point), 2)} "
    lines = wrapped(said, screen.width - cells(code) - 1, first, _INSET)
    yield Line(padded(lines[0], screen.width - cells(code)) + code if code else lines[0])
    yield from map(Line, lines[1:])


def _found(find: Find, most: int) -> str:
    said = text("{whom}: {text}", whom=find.whom, text=find.text) if find.whom else find.text
    who = ", ".join(find.who.split(", ")[:most])
    return text("{text} ({who})", text=said, who=who) if who else said
