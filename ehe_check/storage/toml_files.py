"""TOML files: read with every problem at once, written so that they are never half there."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError

LARGEST = 2 * 1024 * 1024
_HEADING = re.compile(r"[ \t]*\[\[[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]")
_TEXTS = re.compile(
    r'"""(?:\\.|[^\\])*?"""' r"|'''.*?'''" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'|#[^\n]*",
    re.DOTALL,
)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, its text normalised to LF.

    Raises:
        UnusableFileError: it is not a file, too large, not readable, not UTF-8 or not TOML.
    """
    return parse_toml(read_text(path), path)


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """Return what TOML text says.

    Raises:
        UnusableFileError: it is not TOML; the problem carries the line and column.
    """
    import rtoml

    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        raise UnusableFileError(_not_toml(path, str(error))) from None


def read_text(path: Path) -> str:
    """Read a text file of at most 2 MiB, without a byte-order mark and with LF line ends.

    Raises:
        UnusableFileError: it is not there, not a file, too large, not readable or not UTF-8.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFileError(
                Problem(str(path), "is not a file", "Give the path of a TOML file.")
            )
        if status.st_size > LARGEST:
            fact = f"is {_megabytes(status.st_size)}, larger than any file of this program"
            raise UnusableFileError(
                Problem(str(path), fact, "Check that it is the file you meant.")
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UnusableFileError(os_problem(path, error)) from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fact = f"line {line} is not UTF-8 text"
        raise UnusableFileError(
            Problem(str(path), fact, "Save the file as UTF-8 in your editor.")
        ) from None


def write_toml(path: Path, values: Mapping[str, Any]) -> None:
    """Write values as TOML, whole or not at all, readable by its owner only.

    Raises:
        UnusableFileError: the file cannot be written; what was there before is still there.
    """
    content = dump_toml(values)
    if len(content) > LARGEST:
        fact = f"would be larger than can be read again ({_megabytes(LARGEST)})"
        raise UnusableFileError(Problem(str(path), fact, "Shorten the last text."))
    write_bytes(path, content)


def dump_toml(values: Mapping[str, Any]) -> bytes:
    """Return values as TOML text in UTF-8: long texts over several lines, each row a table.

    The writer would put short rows on one line, where nobody could find or edit them well.
    """
    import tomli_w

    rows = {key: value for key, value in values.items() if _are_flat_rows(value)}
    rest = {key: value for key, value in values.items() if key not in rows}
    parts = [tomli_w.dumps(rest, multiline_strings=True)]
    parts += [
        f"[[{key}]]\n{tomli_w.dumps(row, multiline_strings=True)}"
        for key, several in rows.items()
        for row in several
    ]
    return "\n".join(filter(None, parts)).encode()


def _are_flat_rows(value: object) -> bool:
    """Say whether a value is a list of tables that hold no tables of their own."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(row, dict) and not any(map(_has_table, row.values())) for row in value)


def _has_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_has_table, value)))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place, flush it, and put it there in one step; its mode is 0600.

    Raises:
        UnusableFileError: the file cannot be written; what was there before is still there.
    """
    try:
        _replace(path, content)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None


def _replace(path: Path, content: bytes) -> None:
    import tempfile

    target = path.resolve() if path.is_symlink() else path
    if target.exists() and not target.is_file():
        fact = "is not a file that can be written over"
        raise UnusableFileError(Problem(str(path), fact, "Choose another name."))
    descriptor, beside = tempfile.mkstemp(
        prefix=f".{target.name}.", suffix=".tmp", dir=target.parent
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _put_in_place(beside: str, path: Path) -> None:
    """Replace the file, waiting a little where a scanner on Windows holds the old one open."""
    import time

    for wait in (0.05, 0.1, 0.2, 0.4, 0.8):
        try:
            os.replace(beside, path)  # noqa: PTH105 (the path beside is a string from mkstemp)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
        else:
            return
    os.replace(beside, path)  # noqa: PTH105


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def os_problem(path: Path | str, error: OSError, *, doing: str = "read") -> Problem:
    """Return what the operating system says of a file, in plain words."""
    import errno

    said = {
        errno.ENOENT: ("is not there", "Check the path and the name."),
        errno.ENOTDIR: ("is not there, as a part of its path is a file", "Check the path."),
        errno.EISDIR: ("is a folder", "Give the path of a file."),
        errno.EACCES: (
            f"cannot be {doing}: you do not have permission",
            "Choose another place, or ask for access.",
        ),
        errno.EPERM: (
            f"cannot be {doing}: it is not permitted",
            "Choose another place, or ask for access.",
        ),
        errno.EROFS: ("cannot be written: that place is read-only", "Choose another place."),
        errno.ENOSPC: (
            "cannot be written: the disk is full",
            "Free some room, then try again; nothing was lost.",
        ),
        errno.EDQUOT: (
            "cannot be written: your space is used up",
            "Free some room, then try again.",
        ),
        errno.ENAMETOOLONG: ("has too long a name", "Choose a shorter one."),
    }
    fact, remedy = said.get(
        error.errno or 0, (f"cannot be {doing}: {error.strerror or 'unknown reason'}", "")
    )
    return Problem(str(path), fact, remedy)


def lines_of_tables(text: str) -> dict[str, list[int]]:
    """Return the lines of each heading `[[table]]`; a table written inline has none."""
    without_texts = _TEXTS.sub(lambda match: "\n" * match[0].count("\n"), text)
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(without_texts.split("\n"), start=1):
        heading = _HEADING.match(line)
        if heading:
            lines.setdefault(heading[1], []).append(number)
    return lines


def _not_toml(path: Path, said: str) -> Problem:
    place = re.search(r"at line (\d+)(?: column (\d+))?", said)
    where = f"{path}, line {place[1]}" if place else str(path)
    if "recur" in said:
        fact = "is nested too deeply"
        return Problem(where, fact, "Take the file from a copy.")
    fact = re.sub(r"\s*at line \d+( column \d+)?.*", "", said, flags=re.DOTALL).strip().rstrip(".")
    return Problem(where, f"is not TOML: {fact}", "Mend that line, or take the file from a copy.")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
