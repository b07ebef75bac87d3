"""How much of page 1 is printed, and what of it gives way first where there is no room for all."""

from __future__ import annotations

from dataclasses import dataclass

from ehe_check.page.fitting import Order
from ehe_check.sheet.merged_points import MOST_TO_FIND

EVERY = 1000
MOST_OURS = 2
LEAST_REASONS = 3
MOST_CHILDREN = 4
"""How many children have a row where there is little room; one whom nobody has seen always has."""


@dataclass(frozen=True)
class Fit:
    """How much of page 1 is printed; what never gives way has no place here.

    `urgent` and `reasons` are how many stand on it, the others on page 2; `evidence` says whether
    those after the third say how they are known. `kept` says whether what was written after a call
    stands in full, and not cut to two lines; `blanks` are what to write down of a call;
    `well`, `offers` and `to_do` stand on the page of an ordinary family alone.
    """

    finds: int = MOST_TO_FIND
    urgent: int = EVERY
    evidence: bool = True
    reasons: int = EVERY
    children: int = EVERY
    ours: int = MOST_OURS
    seen: bool = True
    kept: bool = True
    blanks: bool = True
    well: int = EVERY
    offers: int = EVERY
    to_do: int = EVERY


WHOLE = Fit()
"""Everything."""
GIVES_WAY: Order = (
    ("finds", (2, 1)),
    ("urgent", (5, 4, LEAST_REASONS)),
    ("evidence", (False,)),
    ("reasons", (5, 4, LEAST_REASONS)),
    ("children", (MOST_CHILDREN,)),
    ("ours", (1, 0)),
    ("kept", (False,)),
    ("blanks", (False,)),
    ("to_do", (5, 4)),
    ("well", (2, 1)),
    ("to_do", (3, 2)),
    ("offers", (1,)),
    ("well", (0,)),
    ("offers", (0,)),
    ("finds", (0,)),
    ("seen", (False,)),
)
