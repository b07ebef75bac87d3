"""The compare command: what moved between two sessions, and where two readings differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check import __version__
from ehe_check.bank.load import load_law, load_library
from ehe_check.check.load_given import given_bank
from ehe_check.cli.missing import PLACE, Called, between, changed
from ehe_check.cli.printing import Printout, print_document, wants_plain
from ehe_check.cli.saying import say
from ehe_check.cli.sheets import day_given, open_session
from ehe_check.comparison.parts import Page, lay_out_comparison, lay_out_readings
from ehe_check.comparison.report_file import load_comparison_report
from ehe_check.comparison.share import bare_both, bare_comparison, bare_readings
from ehe_check.comparison.tell import named_cautions, tell_moved, tell_readings
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.over_time.case_files import side_of
from ehe_check.over_time.moved.compare import compare, compare_readings
from ehe_check.over_time.side import Side
from ehe_check.settings.places import read_settings

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.comparison.report import ComparisonReport
    from ehe_check.comparison.told import Both
    from ehe_check.page.document import Document

_SOFTWARE = f"ehe-check {__version__}"
_TWO = "Give two sessions."


@dataclass(frozen=True)
class CompareCommand:
    """One run of `ehe-check compare`."""

    one: Path
    other: Path
    readings: bool
    bank: Path | None
    today: str | None
    wanted: Printout
    plain: bool | None

    def run(self) -> None:
        """Compare, and print what was found.

        Raises:
            EheCheckError: with every problem at once; nothing was printed.
        """
        day = day_given(self.today)
        self.wanted.check(self.one, self.other)
        report = load_comparison_report(self.wanted.report)
        sides = self._sides()
        told = self._readings if self.readings else self._moved
        document = told(sides, report, day)
        print_document(document, self.wanted, plain=bool(self.plain) or wants_plain())

    def _sides(self) -> tuple[Side, Side]:
        """Return both sessions with their banks, and say on stderr whose bank is missing."""
        one, other = self._opened(self.one), self._opened(self.other)
        if one.id == other.id:
            fact = f"is the same session as {one.place}"
            raise WrongUseError(Problem(other.place, fact, _TWO))
        given = given_bank(self.bank) if self.bank else None
        sides = (_with_bank(one, given), _with_bank(other, given))
        if given is not None and not any(side.bank is given for side in sides):
            fact = "holds the questions of neither session"
            remedy = "Give the folder of the version that one of them was answered with."
            raise WrongUseError(Problem(f"--bank {self.bank}", fact, remedy))
        for side in sides:
            _say_what_is_missing(side)
        for problem in _as_they_were(sides, readings=self.readings):
            say(problem)
        return sides

    def _opened(self, path: Path) -> Side:
        return side_of(open_session(path), path)

    def _moved(self, sides: tuple[Side, Side], report: ComparisonReport, day: date) -> Document:
        names = (report.moved.earlier, report.moved.later)
        found = replace(compare(*sides), cautions=_cautions(sides, names))
        both = tell_moved(found, sides, names, load_law(), _SOFTWARE)
        if self.wanted.share:
            left_out = report.words.left_out
            found, both = bare_comparison(found, both, left_out), bare_both(both)
        return lay_out_comparison(found, _page(both, report, day))

    def _readings(self, sides: tuple[Side, Side], report: ComparisonReport, day: date) -> Document:
        names = (report.readings.first, report.readings.second)
        found = replace(compare_readings(*sides), cautions=_cautions(sides, names, readings=True))
        both = tell_readings(found, sides, names, load_law(), _SOFTWARE)
        if self.wanted.share:
            left_out = report.words.left_out
            found, both = bare_readings(found, both, left_out), bare_both(both)
        return lay_out_readings(found, _page(both, report, day))


def what_moved(earlier: Side, later: Side, day: date) -> Document:
    """Return the page of what moved between two sessions, laid out as it is shipped.

    Raises:
        WrongUseError: they are about different cases, or in the wrong order.
    """
    report = load_comparison_report(None)
    names = (report.moved.earlier, report.moved.later)
    sides = (earlier, later)
    found = replace(compare(*sides), cautions=_cautions(sides, names))
    both = tell_moved(found, sides, names, load_law(), _SOFTWARE)
    return lay_out_comparison(found, _page(both, report, day))


def _cautions(
    sides: tuple[Side, Side], names: tuple[str, str], *, readings: bool = False
) -> tuple[Problem, ...]:
    """Return what to have in mind about two sessions, each called what the page calls it."""
    by_id = {side.id: name for side, name in zip(sides, names, strict=True)}
    found = _as_they_were(sides, lambda side: by_id[side.id], readings=readings)
    return (*named_cautions(sides, names), *found)


def _as_they_were(
    sides: tuple[Side, Side], called: Called = PLACE, *, readings: bool
) -> Iterator[Problem]:
    """Yield what of two sessions is not as it was, or not what the later one goes on from."""
    found = [each for side in sides for each in changed(side, called)]
    found += [] if readings else between(*sides, called)
    return (each.problem for each in found)


def _page(both: Both, report: ComparisonReport, day: date) -> Page:
    return Page(both, report, load_library(), read_settings(), day, _SOFTWARE)


def _with_bank(side: Side, given: QuestionBank | None) -> Side:
    """Return a session with the bank that was given, where it was answered with it."""
    is_its_own = given is not None and given.digest == side.session.bank.digest
    return replace(side, bank=given) if is_its_own else side


def _say_what_is_missing(side: Side) -> None:
    if side.bank is None:
        mark = side.session.bank
        version = f"version {quoted(mark.version)} of the bank {quoted(mark.id)}"
        fact = f"was finished with {version}, which is not here"
        say(Problem(side.place, fact, "Give that bank's folder with --bank."))
