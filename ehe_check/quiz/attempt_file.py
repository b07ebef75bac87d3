"""Attempts: one file of lines in the user's own folder, which only ever grows.

Each line is whole once its end is written. One that was cut short, by a kill or a full disk, is
passed over when the file is read, and the next attempt begins on a line of its own.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.whole_files import flush_folder, os_problem
from ehe_check.quiz.again import Attempt
from ehe_check.settings.places import own_data

_BINARY = getattr(os, "O_BINARY", 0)  # Windows alone would turn the ends of lines


@dataclass(frozen=True)
class Attempts:
    """The attempts that a file holds, in the order made, and the lines that could not be read."""

    attempts: tuple[Attempt, ...] = ()
    passed_over: tuple[Problem, ...] = ()


def attempts_file() -> Path:
    """Return where attempts are kept: the user's own data, even where settings are shared."""
    return own_data() / "attempts.jsonl"


def prepare_attempts() -> Path:
    """Make sure that attempts can be kept, before anybody answers; return where they are.

    Raises:
        UnusableFileError: they cannot be written there.
    """
    place = attempts_file()
    _append(place, b"")
    return place


def append_attempt(attempt: Attempt, path: Path | None = None) -> None:
    """Add an attempt at the end of the file, on disk before this returns; its mode is 0600.

    Raises:
        UnusableFileError: it cannot be written; what was there before is still there.
    """
    line = attempt.model_dump_json(exclude_none=True).encode() + b"\n"
    _append(path or attempts_file(), line)


def read_attempts(path: Path | None = None) -> Attempts:
    """Read every attempt; none where there is no file yet.

    Raises:
        UnusableFileError: the file is there and cannot be read.
    """
    place = path or attempts_file()
    try:
        _refuse_what_is_no_file(place)
        raw = place.read_bytes()
    except FileNotFoundError:
        return Attempts()
    except OSError as error:
        raise UnusableFileError(os_problem(place, error)) from None
    read = tuple(_lines(raw, place))
    return Attempts(
        attempts=tuple(each for each in read if isinstance(each, Attempt)),
        passed_over=tuple(each for each in read if isinstance(each, Problem)),
    )


def _append(path: Path, line: bytes) -> None:
    try:
        _refuse_what_is_no_file(path)
        _write(path, line)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None


def _write(path: Path, line: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
    try:
        rest = line if _ends_with_a_line(descriptor) else b"\n" + line
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if is_new:
        flush_folder(path.parent)


def _ends_with_a_line(descriptor: int) -> bool:
    if os.fstat(descriptor).st_size == 0:
        return True
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


def _refuse_what_is_no_file(path: Path) -> None:
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise UnusableFileError(Problem(str(path), "is not a file", "Move it out of the way."))


def _lines(raw: bytes, path: Path) -> Iterator[Attempt | Problem]:
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            yield _read(line, f"{path}, line {number}")


def _read(line: bytes, place: str) -> Attempt | Problem:
    try:
        return Attempt.model_validate(json.loads(line))
    except (ValueError, RecursionError):
        fact = "was cut short, is not an attempt, or has a day that cannot be right"
        return Problem(place, fact, "It is passed over; everything else is read.")
