"""Question banks, statements, law and archived banks: from files to values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.canonical import digest
from ehe_check.files.checked import Loc, checked, dotted, read_exact
from ehe_check.files.toml import read_text, read_toml, refuse_other_format

if TYPE_CHECKING:
    from ehe_check.bank.law import LawNote, LawPack, Library

BANK_FORMAT = 2
_IN_TOPICS = "Topics and questions stand in files of their own beside it."


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
        return _place(raw, places, name, loc)

    return checked(QuestionBank, {**raw, "digest": digest(raw)}, place)


def merged(folder: Path) -> tuple[dict[str, Any], dict[int, str], str]:
    """Return a bank's files as one table, each question's file, and the name of the main one.

    Raises:
        UnusableFileError: a file cannot be read, is of another format, or holds what it must not.
    """
    main = folder / "bank.toml"
    if not folder.is_dir():
        raise UnusableFileError(
            Problem(str(folder), "is not a folder", "A bank is a folder with a bank.toml in it.")
        )
    raw = read_toml(main)
    refuse_other_format(raw, main, BANK_FORMAT)
    problems = [
        Problem(str(main), f"the key {key!r} does not belong here", _IN_TOPICS)
        for key in ("topics", "questions", "digest")
        if key in raw
    ]
    topics: list[Any] = []
    questions: list[Any] = []
    files: list[str] = []
    for path in topic_files(folder):
        topic, mine, wrong = _topic_file(path)
        topics.append(topic)
        questions += mine
        files += [path.name] * len(mine)
        problems += wrong
    if problems:
        raise UnusableFileError(problems)
    return {**raw, "topics": topics, "questions": questions}, dict(enumerate(files)), str(main)


def _topic_file(path: Path) -> tuple[dict[str, Any], list[Any], list[Problem]]:
    """Return the topic of a file, its questions, and what is wrong with the file as a whole."""
    try:
        part = read_toml(path)
    except UnusableFileError as error:
        return {}, [], [*error.problems]
    topic, questions = part.get("topic"), part.get("questions", [])
    remedy = "Use [topic] and [[questions]]."
    problems = [
        Problem(str(path), f"the table {key!r} does not belong in a topic file", remedy)
        for key in part
        if key not in ("topic", "questions")
    ]
    if not isinstance(topic, dict) or not isinstance(questions, list):
        fact = "needs a [topic] and its [[questions]]"
        return {}, [], [*problems, Problem(str(path), fact, "See the README beside it.")]
    of_topic = {"topic": topic.get("id", "")}
    mine = [{**of_topic, **each} if isinstance(each, dict) else each for each in questions]
    return topic, mine, problems


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


def _place(raw: Mapping[str, Any], places: Mapping[int, str], name: str, loc: Loc) -> str:
    match loc:
        case ("questions", int(number), "prompts", int(which), *rest):
            prompt = dict(enumerate(raw["questions"][number].get("prompts", ()))).get(which)
            said = [places.get(number, name), _called("prompt", prompt, which), dotted(rest)]
        case ("questions", int(number), *rest):
            question = _called("question", raw["questions"][number], number)
            said = [places.get(number, name), question, dotted(rest)]
        case _:
            said = [name, dotted(loc)]
    return ", ".join(filter(None, said))


def _called(what: str, row: object, number: int) -> str:
    return f"{what} {row.get('id', number + 1) if isinstance(row, dict) else number + 1}"
