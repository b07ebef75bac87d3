"""Quiz banks: from the files of a folder to one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehe_check import resources
from ehe_check.bank.load import load_law, topic_files
from ehe_check.errors import Problem, UnusableFileError, nearest, quoted
from ehe_check.files.canonical import digest
from ehe_check.files.checked import Loc, checked, dotted
from ehe_check.files.toml import read_toml, refuse_other_format
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import held_until_review


@dataclass(frozen=True)
class MergedQuiz:
    """The files of a quiz bank as one table, with the file that each item stands in."""

    main: Path
    table: Mapping[str, Any]
    files: tuple[str, ...]

    @property
    def items(self) -> Sequence[Any]:
        """The items as they were read, whatever they are."""
        items: Sequence[Any] = self.table["items"]
        return items

    def place(self, loc: Loc) -> str:
        """Return a place as words: the file, the item by its id, and what in it."""
        match loc:
            case ("items", int(number), *rest):
                return ", ".join(filter(None, [self.item(number), dotted(rest)]))
            case _:
                return ", ".join(filter(None, [str(self.main), dotted(loc)]))

    def item(self, number: int) -> str:
        """Return the words for one item: its file, and its id where it has one."""
        item = self.items[number]
        name = item.get("id") if isinstance(item, dict) else None
        return f"{self.files[number]}, item {name if isinstance(name, str) else number + 1}"

    def twice(self) -> Iterator[Problem]:
        """Yield a problem for each id that an earlier item has already."""
        seen: dict[str, int] = {}
        for number, item in enumerate(self.items):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and name in seen:
                fact = f"has an id that stands already in {self.files[seen[name]]}"
                yield Problem(self.item(number), fact, "Use another id for one of them.")
            elif isinstance(name, str):
                seen[name] = number


def load_quiz(folder: Path = resources.QUIZ_BANK) -> QuizBank:
    """Read a quiz bank: `bank.toml` and its files of items, in the order of their numbers.

    An item holds no longer than the notes of law that its key rests on.

    Raises:
        UnusableFileError: with every problem of every file at once.
    """
    merged = merged_quiz(folder)
    problems = list(merged.twice())
    try:
        table = {**merged.table, "digest": digest(merged.table)}
        bank = held_until_review(checked(QuizBank, table, merged.place), load_law())
    except UnusableFileError as error:
        problems = [*error.problems, *problems]
    if problems:
        raise UnusableFileError(problems)
    return bank


def merged_quiz(folder: Path) -> MergedQuiz:
    """Return the files of a quiz bank as one table.

    Raises:
        UnusableFileError: a file cannot be read, is of a newer format, or holds what it must not.
    """
    main = folder / "bank.toml"
    if not folder.is_dir():
        remedy = "A quiz bank is a folder with a bank.toml in it."
        raise UnusableFileError(Problem(str(folder), "is not a folder", remedy))
    raw = read_toml(main)
    refuse_other_format(raw, main)
    problems = [*_misplaced(main, raw)]
    items = [(main.name, item) for item in _items(raw)]
    for path in topic_files(folder):
        try:
            topic = read_toml(path)
        except UnusableFileError as error:
            problems += error.problems
            continue
        problems += _misplaced_in_topic(path, topic)
        items += [(path.name, item) for item in _items(topic)]
    if not problems and not items:
        remedy = "Write each under [[items]] in a file beside it."
        problems.append(Problem(str(main), "has no items", remedy))
    if problems:
        raise UnusableFileError(problems)
    table = {**raw, "items": [item for _, item in items]}
    return MergedQuiz(main, table, tuple(name for name, _ in items))


def is_quiz_bank(folder: Path) -> bool:
    """Say whether a folder holds a quiz bank, so far as its files can be read."""
    paths = [folder / "bank.toml", *topic_files(folder)] if folder.is_dir() else []
    return any(_is_of_a_quiz(path) for path in paths)


def _is_of_a_quiz(path: Path) -> bool:
    try:
        raw = read_toml(path)
    except UnusableFileError:
        return False
    return "items" in raw or "misconceptions" in raw or raw.get("id") == resources.QUIZ_BANK.name


def _misplaced(main: Path, raw: Mapping[str, Any]) -> Iterator[Problem]:
    if "digest" in raw:
        yield Problem(str(main), "the key 'digest' does not belong here", "Take it out.")
    if not isinstance(raw.get("items", []), list):
        yield Problem(str(main), "needs a list of items", "Write each under [[items]].")


def _misplaced_in_topic(path: Path, raw: Mapping[str, Any]) -> Iterator[Problem]:
    for key in raw:
        if key != "items":
            fact = f"the key {quoted(key)} is not known here"
            yield Problem(str(path), fact, nearest(key, ["items"]))
    if not isinstance(raw.get("items"), list):
        yield Problem(str(path), "needs its [[items]]", "See the README of the question banks.")


def _items(raw: Mapping[str, Any]) -> Sequence[Any]:
    items = raw.get("items")
    return items if isinstance(items, list) else ()


def unknown_topic(topic: str | None, bank: QuizBank) -> Iterator[Problem]:
    """Yield the topic that is asked for, where a quiz has none such."""
    if topic is not None and topic not in bank.topic_by_id:
        fact = f"{quoted(topic)} is no topic of this quiz"
        yield Problem("--topic", fact, nearest(topic, bank.topic_by_id))
