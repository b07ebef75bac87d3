"""Classes that sat papers, which between them have all that their page can say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ehe_check.page.document import Document
from ehe_check.quiz.marks_page import lay_out_marks
from tests.quiz_groups import BANK, DAY, LIBRARY, NOTHING, RIGHT, WRONG, keyed, row

Rows = Sequence[list[str]]
BETTER = [WRONG, WRONG, ["B", *WRONG[1:]], ["B", "ab", *WRONG[2:]]] * 3, [RIGHT] * 5 + [WRONG] * 7
"""What twelve people wrote before, and what they wrote after."""


def half(papers: str, sides: tuple[Rows, Rows] = BETTER) -> Rows:
    """Return rows of half a room: what each person wrote before and after, each on its paper."""
    return [
        row(answers, when, paper=paper, code=f"{papers}{person}", sure="sssss")
        for when, paper, side in zip(("before", "after"), papers, sides, strict=True)
        for person, answers in enumerate(side)
    ]


CLASSES: dict[str, Rows] = {
    "one person": [row()],
    "all right": [row(paper=paper) for paper in "AB"] * 6,
    "no answer": [row([*NOTHING[:4], "C"])] * 6,
    "against": [row(each) for each in (["A", *RIGHT[1:]], ["B", *WRONG[1:]]) * 15],
    "refused": [row(paper="Z"), *half("AB", ([WRONG] * 6, [RIGHT] * 6))],
    "better": [*half("AB"), *half("BA")],
    "worse": [*half("AB", BETTER[::-1]), *half("BA", BETTER[::-1])],
    "no gain": half("AB", (BETTER[1], BETTER[1])),
    "the same paper": half("AA"),
    "leavers": half("AB", (BETTER[0], BETTER[1][:-1])),
}
"""The rows of each class."""


def page_of(name: str) -> Document:
    """Return the page of a class: of those whom some left, on a day when an item was past."""
    day = date(2027, 6, 1) if name == "leavers" else DAY
    return lay_out_marks(keyed(CLASSES[name], day=day), BANK, LIBRARY, day)
