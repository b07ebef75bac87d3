"""The words of a comparison, from their file to a value: the shipped ones, or somebody's own."""

from __future__ import annotations

from pathlib import Path

from ehe_check.comparison.report import KIND, ComparisonReport
from ehe_check.sheet.report_file import modelled_report


def load_comparison_report(own: Path | None = None) -> ComparisonReport:
    """Read the words of a comparison, a partnership's own laid over the shipped ones.

    Raises:
        UnusableFileError: it is of another kind, or with every problem in it at once.
    """
    return modelled_report(ComparisonReport, KIND, own)
