"""Files about themes: the words of the page, and exact counts on their way to be added up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked, in_file
from ehe_check.files.format_number import refuse_other_format
from ehe_check.files.toml import read_text
from ehe_check.files.whole_files import write_bytes
from ehe_check.sheet.report_file import report_for
from ehe_check.themes.themes import FORMAT, KIND, NOT_FOR_PUBLICATION, Counts, MergeFile
from ehe_check.themes.words import ThemesReport

_NO_COUNTS = ("holds no counts to add up", "Give a file that --for-merge has written.")


def load_themes_report(own: Path | None = None) -> ThemesReport:
    """Read the words of the page, a partnership's own laid over the shipped ones.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return report_for(ThemesReport, own)


def write_merge_file(path: Path, counts: Counts, sessions: Iterable[str]) -> None:
    """Write exact counts to be added to those of other teams, readable by their owner only."""
    file = MergeFile(
        notice=NOT_FOR_PUBLICATION,
        kind=KIND,
        format=FORMAT,
        sessions=tuple(sorted(sessions)),
        counts=counts,
    )
    write_bytes(path, f"{json.dumps(file.model_dump(mode='json'), indent=2)}\n".encode())


def read_merge_files(paths: Sequence[Path]) -> tuple[MergeFile, ...]:
    """Read the exact counts of several teams.

    Raises:
        UnusableFileError: with what is wrong with every file at once; one given twice is wrong.
    """
    files: list[MergeFile] = []
    problems: list[Problem] = []
    whose: dict[str, Path] = {}
    for path in paths:
        try:
            file = _read(path)
        except UnusableFileError as error:
            problems += error.problems
            continue
        twice = next((whose[each] for each in file.sessions if each in whose), None)
        if twice is not None:
            fact = f"counts the same sessions as {twice}"
            problems.append(Problem(str(path), fact, "Give the counts of each team once."))
        whose.update(dict.fromkeys(file.sessions, path))
        files.append(file)
    if problems:
        raise UnusableFileError(problems)
    return tuple(files)


def _read(path: Path) -> MergeFile:
    try:
        raw: Any = json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise UnusableFileError(Problem(str(path), *_NO_COUNTS)) from None
    if not isinstance(raw, dict) or raw.get("kind") != KIND:
        raise UnusableFileError(Problem(str(path), *_NO_COUNTS))
    refuse_other_format(raw, path)
    return checked(MergeFile, raw, in_file(path))
