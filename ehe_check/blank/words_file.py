"""Blanks: the words of a paper copy of the questions, from their file to a value."""

from __future__ import annotations

from pathlib import Path

from ehe_check import resources
from ehe_check.blank.check import check_blank_report
from ehe_check.blank.words import BlankReport
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked, dotted
from ehe_check.files.format_number import refuse_newer
from ehe_check.files.toml import read_toml


def load_blank_report(path: Path = resources.BLANK) -> BlankReport:
    """Read the words of a blank.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    raw = read_toml(path)
    refuse_newer(raw, path)
    report = checked(BlankReport, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))
    problems = [
        Problem(f"{path}, {found.place}", found.fact, found.remedy)
        for found in check_blank_report(report)
    ]
    if problems:
        raise UnusableFileError(problems)
    return report
