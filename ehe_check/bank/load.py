"""Question banks, statements, law and archived banks: from files to values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.canonical import digest
from ehe_check.files.checked import Loc, checked, dotted, read_exact, unknown_key
from ehe_check.files.toml import read_text, read_toml, refuse_other_format

if TYPE_CHECKING:
    from ehe_check.bank.law import LawNote, LawPack, Library


@dataclass(frozen=True)
class BankKind:
    """How a kind of bank lies in its files, and by which `signs` it is told from the other kind.

    Each file beside `bank.toml` holds the `parts` and nothing else.
    """

    format: int
    parts: Mapping[str, type]
    not_in_main: frozenset[str]
    signs: frozenset[str]
    is_called: str
    wanted: str
    example: str

    @property
    def see(self) -> str:
        """Where an example is."""
        return f'See "{self.example}" in {resources.BANKS / "README.md"}.'


CASES = BankKind(
    format=2,
    parts={"topic": dict, "questions": list},
    not_in_main=frozenset({"topics", "questions", "digest"}),
    signs=frozenset({"topic", "questions"}),
    is_called="is a question bank for cases; `ehe-check case --bank` takes it",
    wanted="[topic] and [[questions]]",
    example="A whole small topic",
)
QUIZ = BankKind(
    format=1,
    parts={"items": list},
    not_in_main=frozenset({"items", "digest"}),
    signs=frozenset({"items", "topics", "misconceptions"}),
    is_called="is a quiz bank; `ehe-check quiz --bank` takes it",
    wanted="[[items]]",
    example="A whole small quiz",
)


def load_bank(folder: Path = resources.CASE_BANK) -> QuestionBank:
    """Read a bank: `bank.toml` and one file a topic, in the order of their numbers.

    One that was read already and whose files are as they were is not read again.

    Raises:
        UnusableFileError: with every problem of every file at once.
    """
    return _bank_at(folder, tuple(map(_state, sorted(folder.glob("*.toml")))))


@lru_cache(maxsize=2)
def _bank_at(folder: Path, _: tuple[object, ...]) -> QuestionBank:
    return bank_of(*merged(folder))


def _state(path: Path) -> tuple[str, int, int]:
    """Return what tells a file from the same one changed; of one that is not there, its name."""
    try:
        held = path.stat()
    except OSError:
        return path.name, 0, 0
    return path.name, held.st_mtime_ns, held.st_size


def bank_of(raw: Mapping[str, Any], places: Mapping[int, str], name: str) -> QuestionBank:
    """Return the bank that merged files hold, with its digest.

    Raises:
        UnusableFileError: with every problem at once, each with the file it is in.
    """

    def place(loc: Loc) -> str:
        return place_in(raw, places, name, loc)

    return checked(QuestionBank, {**raw, "digest": digest(raw)}, place)


def merged(folder: Path) -> tuple[dict[str, Any], dict[int, str], str]:
    """Return a bank's files as one table, each question's file, and the name of the main one.

    Raises:
        UnusableFileError: a file cannot be read, is of another format, or holds what it must not.
    """
    raw, parts = bank_files(folder, CASES)
    questions = [
        (name, {"topic": part["topic"].get("id", ""), **each} if isinstance(each, dict) else each)
        for name, part in parts.items()
        for each in part["questions"]
    ]
    table = {
        **raw,
        "topics": [part["topic"] for part in parts.values()],
        "questions": [question for _, question in questions],
    }
    return table, dict(enumerate(name for name, _ in questions)), str(folder / "bank.toml")


def bank_files(folder: Path, kind: BankKind) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return what a bank's main file says, and each other file by its name, in their order.

    Raises:
        UnusableFileError: in one line where it is a bank of another kind or format, or else with
            all that is wrong with its files.
    """
    if not folder.is_dir():
        remedy = "A bank is a folder with a bank.toml in it."
        raise UnusableFileError(Problem(str(folder), "is not a folder", remedy))
    main = folder / "bank.toml"
    raw = read_toml(main)
    parts, problems = _tables(topic_files(folder))
    there = {key for table in (raw, *parts.values()) for key in table}
    for other in (CASES, QUIZ):
        if there & other.signs and not there & kind.signs:
            raise UnusableFileError(Problem(str(folder), other.is_called))
    refuse_other_format(raw, main, kind.format)
    for key in (key for key in raw if key in kind.not_in_main):
        remedy = "Take it out, or put it into a file of its own beside this one."
        problems.append(Problem(str(main), f"the key {key!r} does not belong here", remedy))
    if not parts and not problems:
        fact = f"stands alone, and needs a file beside it with {kind.wanted}"
        problems.append(Problem(str(main), fact, kind.see))
    problems += (each for path, part in parts.items() for each in _misplaced(path, part, kind))
    if problems:
        raise UnusableFileError(problems)
    return raw, {path.name: part for path, part in parts.items()}


def kind_of(folder: Path) -> BankKind:
    """Return of which kind the bank in a folder is, so far as its files can be read."""
    tables = _tables(folder.glob("*.toml"))[0].values()
    return QUIZ if any(table.keys() & QUIZ.signs for table in tables) else CASES


def _tables(paths: Iterable[Path]) -> tuple[dict[Path, dict[str, Any]], list[Problem]]:
    """Return what each file says, and what is wrong with those that cannot be read."""
    tables: dict[Path, dict[str, Any]] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            tables[path] = read_toml(path)
        except UnusableFileError as error:
            problems += error.problems
    return tables, problems


def _misplaced(path: Path, part: Mapping[str, Any], kind: BankKind) -> Iterator[Problem]:
    """Yield what does not belong in a file beside the main one, and what it must have."""
    yield from (unknown_key(str(path), key, kind.parts) for key in part if key not in kind.parts)
    if not all(isinstance(part.get(key), holds) for key, holds in kind.parts.items()):
        yield Problem(str(path), f"needs its {kind.wanted}", kind.see)


def topic_files(folder: Path) -> list[Path]:
    """Return a bank's topic files in the order of their leading numbers."""

    def order(path: Path) -> tuple[int, str]:
        number = re.match(r"\d+", path.name)
        return (int(number[0]) if number else 0, path.name)

    return sorted((path for path in folder.glob("*.toml") if path.name != "bank.toml"), key=order)


def archived_bank(bank_id: str, wanted: str, archive: Path | None = None) -> QuestionBank | None:
    """Return a released version of a bank by its digest, or None where there is none.

    The id may stand in a file from elsewhere: it is compared with names, and never made a path.

    Raises:
        UnusableFileError: a file in the archive is damaged.
    """
    for path in sorted((archive or resources.ARCHIVE).glob("*.json")):
        if path.stem.rpartition("-")[0] != bank_id:
            continue
        raw, found = _archived(path)
        if found == wanted and raw.get("id") == bank_id:
            return bank_of(raw, {}, str(path))
    return None


def _archived(path: Path) -> tuple[dict[str, Any], str]:
    """Return an archived bank as it is kept, and its digest.

    Raises:
        UnusableFileError: it holds no bank.
    """
    text = read_text(path)
    try:
        raw = json.loads(text)
        if isinstance(raw, dict):
            return raw, digest(raw)
    except (ValueError, RecursionError):
        pass
    raise UnusableFileError(Problem(str(path), "holds no bank", "Install ehe-check afresh."))


def load_library() -> Library:
    """Read the review's statements and the law pack.

    Raises:
        UnusableFileError: a file is not there or not right.
    """
    from ehe_check.bank.law import Library, StatementSource

    files = sorted(resources.STATEMENTS.glob("*.toml"))
    return Library(tuple(read_exact(StatementSource, path) for path in files), load_law())


@cache
def law_notes() -> Mapping[str, LawNote]:
    """Return the dated notes of law and guidance by their ids.

    Raises:
        UnusableFileError: the file is not there or not right.
    """
    return {note.id: note for note in load_law().notes}


def load_law() -> LawPack:
    """Read the dated notes of law and guidance.

    Raises:
        UnusableFileError: the file is not there or not right.
    """
    from ehe_check.bank.law import LawPack

    return read_exact(LawPack, resources.LAW)


def place_in(raw: Mapping[str, Any], places: Mapping[int, str], name: str, loc: Loc) -> str:
    """Return a place in a merged bank as words: the file, the row by its id, and what in it."""
    match loc:
        case ("questions", int(number), "prompts", int(which), *rest):
            prompt = dict(enumerate(raw["questions"][number].get("prompts", ()))).get(which)
            said = [places.get(number, name), _called("prompt", prompt, which), dotted(rest)]
        case ("questions" | "items" as rows, int(number), *rest):
            row = _called(rows.removesuffix("s"), raw[rows][number], number)
            said = [places.get(number, name), row, dotted(rest)]
        case _:
            said = [name, dotted(loc)]
    return ", ".join(filter(None, said))


def _called(what: str, row: object, number: int) -> str:
    return f"{what} {row.get('id', number + 1) if isinstance(row, dict) else number + 1}"
