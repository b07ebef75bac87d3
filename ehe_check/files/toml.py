"""TOML files: what one says, on which lines and in which format, and values as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.whole_files import LARGEST, megabytes, read_bytes

FIRST_FORMAT = 1
_AS_UTF_8 = "Save the file as UTF-8 in your editor; in Notepad: Save as, Encoding, UTF-8."
_MOST_FAULTS = 20
_HEADING = r"[ \t]*(\[\[?)[ \t]*([A-Za-z0-9_. \t-]+?)[ \t]*\]"
_KEY = r"[ \t]*([A-Za-z0-9_. \t-]+?)[ \t]*="
_TEXTS = r'(?s)"""(?:\\.|[^\\])*?"""' r"|'''.*?'''" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'|#[^\n]*"


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
        raise UnusableFileError(_not_toml(path, text, str(error))) from None


def parse_each_line(text: str, path: Path) -> tuple[dict[str, Any], dict[int, Problem]]:
    """Return what TOML text says without those lines that cannot be read, and what is wrong there.

    Each problem has the number of its line.

    Raises:
        UnusableFileError: with all that is wrong, where the rest could mean another thing without
            those lines: there is a heading among them, or they are more than a few.
    """
    import rtoml

    lines, faults, raw = text.split("\n"), dict[int, Problem](), None
    for _ in range(_MOST_FAULTS):
        try:
            raw = rtoml.loads("\n".join(lines))
            break
        except rtoml.TomlParsingError as error:
            number = _line_in(str(error)) or 1
            faults.setdefault(number, _not_toml(path, "\n".join(lines), str(error)))
            is_heading = "".join(lines[number - 1 : number]).lstrip().startswith("[")
            lines[number - 1 : number] = [f"[line-{number}]" if is_heading else ""]
    if raw is None or any(line.startswith("[line-") for line in lines):
        raise UnusableFileError(faults[number] for number in sorted(faults))
    return raw, dict(sorted(faults.items()))


def read_text(path: Path) -> str:
    """Read a text file of at most 2 MiB, without a byte-order mark and with LF line ends.

    Raises:
        UnusableFileError: it is not there, not a file, too large, not readable or not UTF-8.
    """
    raw = read_bytes(path, "a TOML file")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fact = f"line {line} is not UTF-8 text"
        raise UnusableFileError(Problem(str(path), fact, _AS_UTF_8)) from None


def refuse_other_format(raw: Mapping[str, Any], path: Path, of_format: int = FIRST_FORMAT) -> None:
    """Refuse a file of another format, or of questions long gone, before all else is said of it.

    Raises:
        UnusableFileError: it is newer than this program knows, or too old.
    """
    given = raw.get("format")
    number = given if isinstance(given, int) and not isinstance(given, bool) else of_format
    if number > of_format:
        fact = f"is of format {number}, and this version reads up to format {of_format}"
        raise UnusableFileError(Problem(str(path), fact, "Install a newer ehe-check to open it."))
    trial = f"a trial version of ehe-check (format {number})"
    if made_with := trial if 0 < number < of_format else _gone_bank(raw):
        fact = f"was made with {made_with}, which this one cannot read; nothing in it was changed"
        raise UnusableFileError(Problem(str(path), fact, "Begin a new one."))


def _gone_bank(raw: Mapping[str, Any]) -> str:
    """Return the version of the questions that a file names, where that is not kept any more."""
    match raw.get("bank"):
        case {"id": "case", "version": str(version)} if version.split(".")[:2] == ["2026", "11"]:
            return f"version {version} of the questions"
        case _:
            return ""


def toml_bytes(path: Path, values: Mapping[str, Any]) -> bytes:
    """Return values as the content of a file that can be read again.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    try:
        content = dump_toml(values)
    except UnicodeEncodeError:
        fact = "cannot hold a character that is half of one (a lone surrogate)"
        raise UnusableFileError(Problem(str(path), fact, "Type that text again.")) from None
    if len(content) > LARGEST:
        fact = f"would be larger than can be read again ({megabytes(LARGEST)})"
        raise UnusableFileError(Problem(str(path), fact, "Shorten the last text."))
    return content


def dump_toml(values: Mapping[str, Any]) -> bytes:
    """Return values as TOML text in UTF-8: long texts over several lines, each row a table.

    The writer would put short rows on one line, where nobody could find or edit them well.
    """
    import tomli_w

    rows = {key: value for key, value in values.items() if _are_flat_rows(key, value)}
    rest = {key: value for key, value in values.items() if key not in rows}
    parts = [tomli_w.dumps(rest, multiline_strings=True)]
    parts += [
        f"[[{key}]]\n{tomli_w.dumps(row, multiline_strings=True)}"
        for key, several in rows.items()
        for row in several
    ]
    return "\n".join(filter(None, parts)).encode()


def _are_flat_rows(key: str, value: object) -> bool:
    """Say whether it is a list of tables, under a bare key, that hold no tables of their own."""
    if not isinstance(value, list) or not value or not re.fullmatch(r"(?a)[\w-]+", key):
        return False
    return all(isinstance(row, dict) and not any(map(_has_table, row.values())) for row in value)


def _has_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_has_table, value)))


def lines_of_keys(text: str) -> dict[tuple[int | str, ...], int]:
    """Return the line of each heading and key, by its place; what is written inline has none."""
    without_texts = re.sub(_TEXTS, lambda match: "\n" * match[0].count("\n"), text)
    lines: dict[tuple[int | str, ...], int] = {}
    rows: dict[tuple[int | str, ...], int] = {}
    under: tuple[int | str, ...] = ()
    for number, line in enumerate(without_texts.split("\n"), start=1):
        if heading := re.match(_HEADING, line):
            under = _place_of(heading[2], rows, is_row=heading[1] == "[[")
            lines.setdefault(under, number)
        elif key := re.match(_KEY, line):
            lines.setdefault((*under, *re.split(r"[ \t]*\.[ \t]*", key[1])), number)
    return lines


def _place_of(
    name: str, rows: dict[tuple[int | str, ...], int], *, is_row: bool
) -> tuple[int | str, ...]:
    """Return the place of a heading, each list on its way at the row that was begun last."""
    place: tuple[int | str, ...] = ()
    *outer, last = re.split(r"[ \t]*\.[ \t]*", name)
    for part in outer:
        place = (*place, part)
        place = (*place, rows[place]) if place in rows else place
    place = (*place, last)
    if not is_row:
        return place
    rows[place] = rows.get(place, -1) + 1
    return (*place, rows[place])


def _line_in(said: str) -> int | None:
    place = re.search(r"at line (\d+)", said)
    return int(place[1]) if place else None


def _not_toml(path: Path, text: str, said: str) -> Problem:
    number = _line_in(said)
    where = f"{path}, line {number}" if number else str(path)
    if "recur" in said:
        fact = "is nested too deeply"
        return Problem(where, fact, "Take the file from a copy.")
    fact = re.sub(r"\s*at line \d+( column \d+)?.*", "", said, flags=re.DOTALL).strip().rstrip(".")
    line = "".join(text.split("\n")[number - 1 : number]) if number else ""
    told = line_fault(Line(line, fact)) or (fact, "Mend that line, or take the file from a copy.")
    return Problem(where, f"is not TOML: {told[0]}", told[1])


_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"
"""Quotation marks as a word processor sets them."""
_AT_AN_END = re.compile(rf"=\s*([{_CURLY}])|([{_CURLY}])\s*(?:#.*)?$|^\s*([{_CURLY}])")
_YES_OR_NO = ("true", "false", "yes", "no", "on", "off")


class Line(NamedTuple):
    """A line that cannot be read, and what the reader says of it."""

    text: str
    said: str

    @property
    def key(self) -> str:
        """What stands before its first `=`."""
        return self.text.partition("=")[0].strip()

    @property
    def value(self) -> str:
        """What stands after its first `=`."""
        return self.text.partition("=")[2].strip()

    @property
    def curly(self) -> str:
        """A curly quotation mark that stands where a straight one belongs, if one does."""
        found = _AT_AN_END.search(self.text)
        return next(filter(None, found.groups())) if found else ""


Told: TypeAlias = tuple[str, str]
"""What is wrong, and what would be right."""


class _Fault(NamedTuple):
    """A fault that a line may have: how it is seen, what is wrong, and what would be right."""

    is_seen: Callable[[Line], object]
    fact: str
    remedy: str


def line_fault(line: Line) -> Told | None:
    """Return what is wrong with a line and what would be right; None where nobody knows better."""
    fault = next((each for each in _FAULTS if each.is_seen(line)), None)
    if fault is None:
        return None
    text = line.text.strip()
    return fault.fact.format(text=text, key=line.key, curly=line.curly), fault.remedy


_FAULTS = (
    _Fault(
        lambda line: line.curly, "it has a curly quotation mark, {curly}", 'Type " in its place.'
    ),
    _Fault(
        lambda line: line.said == "duplicate key" and line.text.lstrip().startswith("["),
        "{text} stands there a second time",
        "Put what is beneath it under the first one, and take this line out.",
    ),
    _Fault(
        lambda line: line.said == "duplicate key",
        "it sets {key} a second time",
        "Keep one of the two.",
    ),
    _Fault(
        lambda line: "escape" in line.said or "unicode" in line.said,
        "it has \\ between double quotation marks, where that begins a sign of its own",
        "Put the words between single ones, ' and '.",
    ),
    _Fault(
        lambda line: "expected `=`" in line.said and ":" in line.key,
        "it has : where = belongs",
        "Type = in its place.",
    ),
    _Fault(
        lambda line: "expected `=`" in line.said and line.value,
        "there is a space in its key",
        "Type _ in its place.",
    ),
    _Fault(
        lambda line: "expected `=`" in line.said,
        "it has no =",
        "Put # before it if it only explains something. A text ends on its own line.",
    ),
    _Fault(
        lambda line: "=" in line.text and not line.value.partition("#")[0],
        "nothing stands after its =",
        "Type the value there, or put # before the line.",
    ),
    _Fault(
        lambda line: line.value.casefold() in _YES_OR_NO,
        "it has neither true nor false",
        "Write true or false, in small letters.",
    ),
    _Fault(
        lambda line: "must be quoted" in line.said or "leading zero" in line.said,
        "its words have no quotation marks",
        'Put them between " and ".',
    ),
    _Fault(
        lambda line: line.said.startswith("unexpected key or value") and line.value.startswith("'"),
        "it goes on after its closing quotation mark",
        'Put the words between " and ".',
    ),
    _Fault(
        lambda line: line.said.startswith("unexpected key or value") and line.value.startswith('"'),
        "it goes on after its closing quotation mark",
        "Within the words, type ' in place of \".",
    ),
    _Fault(
        lambda line: line.said.startswith(("invalid basic string", "invalid literal string")),
        "it has no closing quotation mark",
        "Type one after the last word, on the same line.",
    ),
    _Fault(
        lambda line: line.said.startswith("invalid unquoted key"),
        "its key has a sign that no key has",
        "Type the key again, in letters and _.",
    ),
    _Fault(
        lambda line: line.said.startswith(("unclosed table", "unclosed array table")),
        "its heading has no closing ]",
        "Type ] at its end.",
    ),
)
"""Every fault that is known, the first of them that is seen counts."""
