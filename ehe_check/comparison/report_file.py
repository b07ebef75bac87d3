"""The words of a comparison, from their file to a value: the shipped ones, or somebody's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehe_check import resources
from ehe_check.comparison.report import KIND, ComparisonReport
from ehe_check.errors import Problem, UnusableFileError, quoted
from ehe_check.files.checked import checked, dotted
from ehe_check.files.format_number import refuse_newer
from ehe_check.files.toml import read_toml
from ehe_check.sheet.report_file import refuse_what_must_not_stand


def load_comparison_report(own: Path | None = None) -> ComparisonReport:
    """Read the words of a comparison: a partnership's own where given, else the shipped ones.

    Raises:
        UnusableFileError: it is of another kind, or with every problem in it at once.
    """
    path = own or resources.COMPARISON
    raw = read_toml(path)
    refuse_newer(raw, path)
    _refuse_other_kinds(raw, path)
    report = checked(ComparisonReport, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))
    if own is not None:
        refuse_what_must_not_stand(report, own)
    return report


def _refuse_other_kinds(raw: Mapping[str, Any], path: Path) -> None:
    if raw.get("kind") != KIND:
        kind = f"the kind {quoted(raw['kind'])}" if "kind" in raw else "no kind that it names"
        fact = f"is a report of {kind}, and {KIND!r} is wanted"
        raise UnusableFileError(Problem(str(path), fact, "Give the file of the other kind."))
