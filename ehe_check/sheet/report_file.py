"""Reports: which parts a page has, in which order and words, from their files to values."""

from __future__ import annotations

from pathlib import Path

from ehe_check import resources
from ehe_check.bank.load import load_bank, load_library
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked, dotted
from ehe_check.files.exact import Exact
from ehe_check.files.format_number import refuse_newer
from ehe_check.files.toml import read_toml
from ehe_check.sheet.report import Kind, Report

SHIPPED = {
    Kind.PROMPT_SHEET: resources.PROMPT_SHEET,
    Kind.MEETING: resources.MEETING,
    Kind.SUPERVISION: resources.SUPERVISION,
}


def load_report(path: Path = resources.PROMPT_SHEET) -> Report:
    """Read a report.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(Report, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))


def report_for(kind: Kind, own: Path | None = None) -> Report:
    """Return the report of one kind of page: a partnership's own where given, else the shipped one.

    Raises:
        UnusableFileError: their own is of another kind, or with every problem in it at once.
    """
    if own is None:
        return load_report(SHIPPED[kind])
    report = load_report(own)
    if report.kind is not kind:
        fact = f"is a report of the kind {report.kind.value!r}, and {kind.value!r} is wanted"
        raise UnusableFileError(Problem(str(own), fact, "Give the file of the other kind."))
    refuse_what_must_not_stand(report, own)
    return report


def refuse_what_must_not_stand(report: Exact, path: Path) -> None:
    """Refuse a report of somebody's own that says or names what it must not.

    Raises:
        UnusableFileError: with every such thing at once.
    """
    from ehe_check.sheet.check import check_report

    problems = [
        Problem(f"{path}, {found.place}", found.fact, found.remedy)
        for found in check_report(report, load_bank(), load_library())
    ]
    if problems:
        raise UnusableFileError(problems)
