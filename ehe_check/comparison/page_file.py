"""The page about two sessions, with the law, the statements and the settings kept in files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ehe_check.advice.guard import UNGUARDED
from ehe_check.bank.load import load_law, load_library
from ehe_check.comparison.parts.page_of_two import Page
from ehe_check.comparison.parts.two_sessions import lay_out_comparison
from ehe_check.comparison.tell import Pair, shared, tell_moved
from ehe_check.comparison.told import Both, within
from ehe_check.errors import Problem
from ehe_check.over_time.missing_files import PLACE, Called, between, changed
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.side import Side
from ehe_check.page.document import Document
from ehe_check.page.text import text
from ehe_check.settings.places import read_settings
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_file import SOFTWARE


def moved_page(
    sides: tuple[Side, Side],
    day: date,
    *,
    now: PromptSheet | None = None,
    share: bool = False,
    is_full: bool = False,
) -> Document:
    """Return the page of what moved between two sessions.

    `now` is the later one's sheet as its case stands on that day; None where nobody looked.

    Raises:
        WrongUseError: they are about different cases, or in the wrong order.
    """
    pair = Pair(
        sides, (text("The earlier session"), text("The later session")), load_law(), SOFTWARE
    )
    beside = now.recommendation.guard if now is not None else UNGUARDED
    found = replace(compare(*sides, beside=beside), cautions=_cautions(pair))
    both = tell_moved(found, pair, now)
    if share:
        found, both = shared(found, both, text("left out of this copy"))
    return lay_out_comparison(found, _page(both, day, is_full=is_full))


def not_as_they_were(sides: tuple[Side, Side], called: Called = PLACE) -> Iterable[Problem]:
    """Return what of two sessions is not as it was, or not what the later one goes on from."""
    found = [each for side in sides for each in changed(side, called)]
    found += between(*sides, called)
    return (each.problem for each in found)


def _cautions(pair: Pair) -> tuple[Problem, ...]:
    """Return what to have in mind about two sessions, each called what the page calls it."""
    named = zip(pair.sides, pair.names, strict=True)
    by_id = {side.id: within(name) for side, name in named}
    found = not_as_they_were(pair.sides, lambda side: by_id[side.id])
    return (*pair.cautions, *found)


def _page(both: Both, day: date, *, is_full: bool) -> Page:
    library, local = load_library(), read_settings()
    return Page(both, library, local, day, SOFTWARE, is_full=is_full)
