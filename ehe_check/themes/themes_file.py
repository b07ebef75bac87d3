"""Files about themes: the words of the page, and exact counts on their way to be added up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.checked import checked, in_file
from ehe_check.files.format_number import refuse_other_format
from ehe_check.files.page_words import page_words
from ehe_check.files.toml import read_text
from ehe_check.files.whole_files import write_bytes
from ehe_check.page.words import Say
from ehe_check.sheet.check import CANNOT_TELL, careless_in
from ehe_check.themes.themes import (
    FEWEST_OF_A_TEAM,
    FEWEST_TEAMS,
    FORMAT,
    KIND,
    NOT_FOR_PUBLICATION,
    Counts,
    MergeFile,
)

PAGE = "themes"
_TOO_FEW_TEAMS = (
    f"needs the counts of {FEWEST_TEAMS} teams or more, or one could take its own away",
    "Give the files of more teams, or print each team's own page.",
)
_NO_COUNTS = ("holds no counts to add up", "Give a file that --for-merge has written.")


def load_themes_words(own: Path | None = None) -> Say:
    """Read the words of the page, a partnership's own laid over the shipped ones.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return page_words(PAGE, own, _careless)


def _careless(say: Say) -> Iterator[Problem]:
    if not CANNOT_TELL.search(say("closing")):
        yield Problem("closing", "must say that the page cannot tell you that any child is safe")
    for place, text in say.placed:
        yield from careless_in(place, CANNOT_TELL.sub("", text), "is read by anybody")


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
    """Read the exact counts of three teams or more, none of them under ten cases.

    Raises:
        UnusableFileError: with what is wrong with every file at once; one given twice is wrong.
        WrongUseError: there are too few teams.
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
        problems += _unfit(path, file, whose)
        whose.update(dict.fromkeys(file.sessions, path))
        files.append(file)
    if problems:
        raise UnusableFileError(problems)
    if len(whose) < FEWEST_TEAMS:
        raise WrongUseError(Problem("--merge", *_TOO_FEW_TEAMS))
    return tuple(files)


def _unfit(path: Path, file: MergeFile, whose: Mapping[str, Path]) -> Iterator[Problem]:
    """Yield why a team's counts are not added to those before."""
    twice = next((whose[each] for each in file.sessions if each in whose), None)
    if twice is not None:
        fact = f"counts the same sessions as {twice}"
        yield Problem(str(path), fact, "Give the counts of each team once.")
    if file.counts.cases < FEWEST_OF_A_TEAM:
        fact = f"counts fewer than {FEWEST_OF_A_TEAM} cases, too few to be added to others"
        remedy = "Leave it out, or wait until that team has more cases."
        yield Problem(str(path), fact, remedy)


def _read(path: Path) -> MergeFile:
    try:
        raw: Any = json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise UnusableFileError(Problem(str(path), *_NO_COUNTS)) from None
    if not isinstance(raw, dict) or raw.get("kind") != KIND:
        raise UnusableFileError(Problem(str(path), *_NO_COUNTS))
    refuse_other_format(raw, path)
    return checked(MergeFile, raw, in_file(path))
