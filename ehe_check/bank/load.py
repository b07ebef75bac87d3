"""Question banks, statements, law and archived banks: from files to values."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import Value, checked, dotted
from ehe_check.files.format_number import refuse_newer, refuse_trial
from ehe_check.files.toml import read_text, read_toml

if TYPE_CHECKING:
    from ehe_check.bank.law import LawPack, Library

BANK_FORMAT = 2
_IN_TOPICS = "Topics and questions stand in files of their own beside it."


def load_bank(folder: Path = resources.CASE_BANK) -> QuestionBank:
    """Read a bank: `bank.toml` and one file a topic, in the order of their numbers.

    Raises:
        UnusableFileError: with every problem of every file at once.
    """
    return bank_of(*merged(folder))


def bank_of(raw: Mapping[str, Any], places: Mapping[int, str], name: str) -> QuestionBank:
    """Return the bank that merged files hold, with its digest.

    Raises:
        UnusableFileError: with every problem at once, each with the file it is in.
    """

    def place(path: tuple[int | str, ...]) -> str:
        return _place(raw, places, name, path)

    return checked(QuestionBank, {**raw, "digest": digest(raw)}, place)


def merged(folder: Path) -> tuple[dict[str, Any], dict[int, str], str]:
    """Return a bank's files as one table, each question's file, and the name of the main one.

    Raises:
        UnusableFileError: a file cannot be read, is of a newer format, or has a table of its own.
    """
    main = folder / "bank.toml"
    if not folder.is_dir():
        raise UnusableFileError(
            Problem(str(folder), "is not a folder", "A bank is a folder with a bank.toml in it.")
        )
    raw = read_toml(main)
    refuse_newer(raw, main, BANK_FORMAT)
    refuse_trial(raw, main, BANK_FORMAT)
    problems = [
        Problem(str(main), f"the key {key!r} does not belong here", _IN_TOPICS)
        for key in ("topics", "questions", "digest")
        if key in raw
    ]
    topics: list[Any] = []
    questions: list[Any] = []
    places: dict[int, str] = {}
    for path in topic_files(folder):
        try:
            part = read_toml(path)
        except UnusableFileError as error:
            problems.extend(error.problems)
            continue
        topic = part.get("topic")
        mine = part.get("questions", [])
        problems += [
            Problem(
                str(path),
                f"the table {key!r} does not belong in a topic file",
                "Use [topic] and [[questions]].",
            )
            for key in part
            if key not in ("topic", "questions")
        ]
        if not isinstance(topic, dict) or not isinstance(mine, list):
            problems.append(
                Problem(
                    str(path), "needs a [topic] and its [[questions]]", "See the README beside it."
                )
            )
            continue
        topics.append(topic)
        for question in mine:
            places[len(questions)] = path.name
            questions.append(
                {"topic": topic.get("id", ""), **question}
                if isinstance(question, dict)
                else question
            )
    if problems:
        raise UnusableFileError(problems)
    return {**raw, "topics": topics, "questions": questions}, places, str(main)


def topic_files(folder: Path) -> list[Path]:
    """Return a bank's topic files in the order of their leading numbers."""

    def order(path: Path) -> tuple[int, str]:
        number = re.match(r"\d+", path.name)
        return (int(number[0]) if number else 0, path.name)

    return sorted((path for path in folder.glob("*.toml") if path.name != "bank.toml"), key=order)


def canonical(raw: Mapping[str, Any]) -> str:
    """Return a bank as canonical JSON: keys sorted, dates as text, nothing of the files."""
    return json.dumps(
        raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )


def digest(raw: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a bank as canonical JSON."""
    return hashlib.sha256(canonical(raw).encode()).hexdigest()


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
            refuse_trial(raw, path, BANK_FORMAT)
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


def load_library(statements: Path = resources.STATEMENTS, law: Path = resources.LAW) -> Library:
    """Read the review's statements and the law pack.

    Raises:
        UnusableFileError: a file is not there or not right.
    """
    from ehe_check.bank.law import Library, StatementSource

    sources = tuple(_read(StatementSource, path) for path in sorted(statements.glob("*.toml")))
    return Library(sources=sources, law=load_law(law))


def load_law(path: Path = resources.LAW) -> LawPack:
    """Read the dated notes of law and guidance.

    Raises:
        UnusableFileError: the file is not there or not right.
    """
    from ehe_check.bank.law import LawPack

    return _read(LawPack, path)


def _read(model: type[Value], path: Path) -> Value:
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(model, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))


def _place(
    raw: Mapping[str, Any], places: Mapping[int, str], name: str, path: tuple[int | str, ...]
) -> str:
    match path:
        case ("questions", int(number), *rest):
            question = raw["questions"][number]
            ids = [
                f"question {question.get('id', number + 1)}"
                if isinstance(question, dict)
                else f"question {number + 1}"
            ]
            if rest[:1] == ["prompts"] and len(rest) > 1 and isinstance(rest[1], int):
                prompts = question.get("prompts", [])
                prompt = prompts[rest[1]] if rest[1] < len(prompts) else {}
                ids = [
                    f"prompt {prompt.get('id', rest[1] + 1)}"
                    if isinstance(prompt, dict)
                    else ids[0]
                ]
                rest = rest[2:]
            return ", ".join(filter(None, [places.get(number, name), *ids, dotted(rest)]))
        case _:
            return ", ".join(filter(None, [name, dotted(path)]))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)
