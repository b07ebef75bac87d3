"""The lines of keys at the foot of a screen, no key parted from its word."""

from __future__ import annotations

from typing import Final

from ehe_check.ask.terminal.frame import Line, plain
from ehe_check.page.columns import cells

UNBROKEN: Final = "\u00a0"
"""A space at which no line is broken."""
_GAP: Final = "  "


def keys_of(named: list[str], left: str, width: int) -> list[Line]:
    """Return the lines of keys, no key parted from its word, and how long is left at their end."""
    joined = _GAP.join(each.replace(" ", UNBROKEN) for each in named)
    lines = _packed(joined.split(_GAP), width)
    if left and lines and cells(lines[-1]) + cells(left) + len(_GAP) <= width:
        lines[-1] += left.rjust(width - cells(lines[-1]))
    elif left:
        lines.append(left.rjust(width))
    return plain([line.replace(UNBROKEN, " ") for line in lines])


def foot_of(rows: list[list[str]], left: str, width: int) -> list[Line]:
    """Return the keys, each row of them begun anew, so that one stands where it stood before."""
    *before, last = [row for row in rows if row]
    return [
        *(line for row in before for line in keys_of(row, "", width)),
        *keys_of(last, left, width),
    ]


def _packed(items: list[str], width: int) -> list[str]:
    lines = [""]
    for item in items:
        longer = lines[-1] + _GAP + item if lines[-1] else item
        if cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(item)
    return [line for line in lines if line]
