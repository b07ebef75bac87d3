"""Take the stroke out of the noughts of the shipped fonts: python -m tests.renew_fonts FOLDER.

FOLDER holds the fonts as they are published. Wants fonttools, which nothing else here does.
"""

from __future__ import annotations

import sys
from math import radians, tan
from pathlib import Path
from typing import Any

from ehe_check.resources import FONTS

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def main(published: Path) -> None:
    """Write each published font anew into the folder of the shipped ones."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    for path in sorted(published.glob("*.ttf")):
        font = TTFont(path, recalcTimestamp=False)
        open_the_nought(font)
        font.save(FONTS / path.name)


def open_the_nought(font: Any) -> None:  # noqa: ANN401 (fonttools has no types)
    """Draw one opening, as round as the outside, where the stroke had left two."""
    from fontTools.ttLib.tables._g_l_y_f import (  # type: ignore[import-untyped]
        GlyphCoordinates,
    )

    nought = font["glyf"]["zero"]
    points, ends, flags = nought.getCoordinates(font["glyf"])
    if len(ends) == 2:  # an outside, and one opening
        return
    slant = tan(radians(-font["post"].italicAngle))
    upright = [(x - y * slant, y) for x, y in points]
    outside, holes = upright[: ends[0] + 1], upright[ends[0] + 1 :]
    inside = _moved(outside, _box(outside), _box(holes))[::-1]
    drawn = [(round(x + y * slant), round(y)) for x, y in (*outside, *inside)]
    nought.coordinates = GlyphCoordinates(drawn)
    nought.flags = bytearray((*flags[: len(outside)], *reversed(flags[: len(outside)])))
    nought.endPtsOfContours = [len(outside) - 1, 2 * len(outside) - 1]
    nought.numberOfContours = 2
    nought.program.fromBytecode(b"")
    nought.recalcBounds(font["glyf"])


def _box(points: list[Point]) -> Box:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _moved(points: list[Point], before: Box, after: Box) -> list[Point]:
    """Return points, stretched so that one box becomes the other."""

    def at(place: float, low: int, high: int) -> float:
        part = (place - before[low]) / (before[high] - before[low])
        return after[low] + part * (after[high] - after[low])

    return [(at(x, 0, 2), at(y, 1, 3)) for x, y in points]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
