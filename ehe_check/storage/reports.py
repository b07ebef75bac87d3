"""Reports: which parts a page has, in which order and words, from their files to values."""

from __future__ import annotations

from pathlib import Path

from ehe_check import resources
from ehe_check.model.report import Report
from ehe_check.storage.banks import refuse_newer
from ehe_check.storage.checking import checked, dotted
from ehe_check.storage.toml_files import read_toml


def load_report(path: Path = resources.PROMPT_SHEET) -> Report:
    """Read a report.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(Report, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))
