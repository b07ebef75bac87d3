"""The page about two sessions, with the law, the statements and the settings kept in files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ehe_check.bank.load import load_library
from ehe_check.comparison.page import lay_out_comparison
from ehe_check.comparison.two_sessions import Page, named, shared, two_sessions
from ehe_check.errors import Problem
from ehe_check.over_time.side import Side
from ehe_check.page.document import Document
from ehe_check.settings.places import read_settings
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_file import SOFTWARE
from ehe_check.whole_case.case_files import between, changed


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
    library = load_library()
    two = two_sessions(sides, library.law, SOFTWARE, now, not_as_they_were(named(sides)))
    two = shared(two) if share else two
    page = Page(two, library, read_settings(), day, SOFTWARE, is_full=is_full)
    return lay_out_comparison(page)


def not_as_they_were(sides: tuple[Side, Side]) -> Iterable[Problem]:
    """Return what of two sessions is not as it was, or not what the later one goes on from."""
    found = [each for side in sides for each in changed(side)]
    found += between(*sides)
    return (each.problem for each in found)
