"""The page about two sessions, with the law, the statements and the settings kept in files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.bank.load import load_law, load_library
from ehe_check.comparison.parts.page_of_two import Page
from ehe_check.comparison.parts.readings_told import lay_out_readings
from ehe_check.comparison.parts.two_sessions import lay_out_comparison
from ehe_check.comparison.report import ComparisonReport
from ehe_check.comparison.share import shared
from ehe_check.comparison.tell import named_cautions, tell_moved, tell_readings
from ehe_check.comparison.told import Both
from ehe_check.errors import Problem
from ehe_check.over_time.missing_files import PLACE, Called, between, changed
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.two_readings import compare_readings
from ehe_check.over_time.side import Side
from ehe_check.page.document import Document
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import SheetWords
from ehe_check.sheet.sheet_file import SOFTWARE


@dataclass(frozen=True)
class ComparisonWords:
    """What a comparison says, and the words of the sheet for what both say."""

    report: ComparisonReport
    sheet: SheetWords


def moved_page(
    sides: tuple[Side, Side], day: date, words: ComparisonWords, *, share: bool = False
) -> Document:
    """Return the page of what moved between two sessions.

    Raises:
        WrongUseError: they are about different cases, or in the wrong order.
    """
    names = (words.report.moved.earlier, words.report.moved.later)
    found = replace(compare(*sides), cautions=_cautions(sides, names))
    both = tell_moved(found, sides, names, load_law(), SOFTWARE)
    if share:
        found, both = shared(found, both, words.sheet.say("words.left_out"))
    return lay_out_comparison(found, _page(both, words, day))


def readings_page(
    sides: tuple[Side, Side], day: date, words: ComparisonWords, *, share: bool = False
) -> Document:
    """Return the page of where two readings of one case differ.

    Raises:
        WrongUseError: they are about different cases.
    """
    names = (words.report.readings.first, words.report.readings.second)
    found = replace(compare_readings(*sides), cautions=_cautions(sides, names, readings=True))
    both = tell_readings(found, sides, names, load_law(), SOFTWARE)
    if share:
        found, both = shared(found, both, words.sheet.say("words.left_out"))
    return lay_out_readings(found, _page(both, words, day))


def not_as_they_were(
    sides: tuple[Side, Side], called: Called = PLACE, *, readings: bool
) -> Iterable[Problem]:
    """Return what of two sessions is not as it was, or not what the later one goes on from."""
    found = [each for side in sides for each in changed(side, called)]
    found += [] if readings else between(*sides, called)
    return (each.problem for each in found)


def _cautions(
    sides: tuple[Side, Side], names: tuple[str, str], *, readings: bool = False
) -> tuple[Problem, ...]:
    """Return what to have in mind about two sessions, each called what the page calls it."""
    by_id = {side.id: name for side, name in zip(sides, names, strict=True)}
    found = not_as_they_were(sides, lambda side: by_id[side.id], readings=readings)
    return (*named_cautions(sides, names), *found)


def _page(both: Both, words: ComparisonWords, day: date) -> Page:
    return Page(both, words.report, words.sheet, load_library(), read_settings(), day, SOFTWARE)
