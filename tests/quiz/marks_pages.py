"""Classes that sat papers, which between them have all that their page can say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from ehe_check.page.document import Document
from ehe_check.quiz.marks_figures import marks_figures
from ehe_check.quiz.marks_page import lay_out_marks
from tests.quiz_groups import BANK, DAY, LIBRARY, NOTHING, RIGHT, WRONG, keyed, row

Rows = Sequence[list[str]]
BETTER = [WRONG, WRONG, ["B", *WRONG[1:]], ["B", "ab", *WRONG[2:]]] * 3, [RIGHT] * 5 + [WRONG] * 7
"""What twelve people wrote before, and what they wrote after."""


def half(papers: str, sides: tuple[Rows, Rows], *, code: str = "", group: str = "") -> Rows:
    """Return rows of half a room: what it wrote before and after, each on its paper."""
    return [
        row(
            answers,
            when,
            paper=paper,
            code=f"{code}{person}" if code else "",
            group=group,
            sure="sssss",
        )
        for when, paper, side in zip(("before", "after"), papers, sides, strict=True)
        for person, answers in enumerate(side)
    ]


def room(one: str, other: str, sides: tuple[Rows, Rows], *, coded: bool, grouped: bool) -> Rows:
    """Return rows of both halves of a room."""
    pairs = zip("XY", (one, other), strict=True)
    return [
        each
        for name, papers in pairs
        for each in half(papers, sides, code=name * coded, group=name * grouped)
    ]


WORSE = BETTER[1], BETTER[0]
ALIKE = [WRONG] * 6, [RIGHT] * 6
LEFT = BETTER[0], [*BETTER[1][:-1]]
CLASSES: dict[str, tuple[Rows, date]] = {
    "one person": ([row()], DAY),
    "all right": ([row(paper=paper) for paper in "AB"] * 6, DAY),
    "no answer": ([row([*NOTHING[:4], "C"])] * 6, DAY),
    "against": ([row(each) for each in (["A", *RIGHT[1:]], ["B", *WRONG[1:]]) * 15], DAY),
    "refused": ([row(paper="Z"), *half("AB", ALIKE, code="K")], DAY),
    "worse": (room("AB", "BA", WORSE, coded=True, grouped=False), DAY),
    "no gain": (room("AB", "BA", (BETTER[1], BETTER[1]), coded=True, grouped=False), DAY),
    "leavers": (room("AB", "BA", LEFT, coded=True, grouped=False), date(2027, 6, 1)),
    **{
        f"{one} {other} {coded} {grouped}": (
            room(one, other, BETTER, coded=coded, grouped=grouped),
            DAY,
        )
        for (one, other), coded, grouped in product(
            (("AB", "BA"), ("AA", "BB"), ("AB", "AB")), (True, False), (True, False)
        )
    },
}
"""The rows of each class, and the day of its page."""


def page_of(name: str) -> Document:
    """Return the page of a class."""
    rows, day = CLASSES[name]
    figures = marks_figures(keyed(rows, day=day), BANK, LIBRARY, day)
    return lay_out_marks(figures, BANK, LIBRARY, day)
