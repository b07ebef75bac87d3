"""A small quiz bank with an item of every kind, and ways to answer it rightly and wrongly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from ehe_check.quiz.again import Attempt
from ehe_check.quiz.item import QuizBank, QuizItem
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.mark import Answered, Given, Sureness, mark

TODAY = date(2026, 11, 24)
FOLDER = Path(__file__).parent / "small_quiz"
HEAD = (FOLDER / "bank.toml").read_text(encoding="utf-8")
ITEMS = (FOLDER / "10-items.toml").read_text(encoding="utf-8")


def chance(seed: int) -> Random:
    """Where an order comes from that can be had again."""
    return Random(seed)  # noqa: S311 (nothing here is secret)


def table() -> dict[str, Any]:
    """The small bank as its files say it, to be changed by a test."""
    return deepcopy(tomllib.loads(HEAD + ITEMS))


def quiz_of(raw: Mapping[str, Any]) -> QuizBank:
    return QuizBank.model_validate(raw)


def small_quiz() -> QuizBank:
    return quiz_of(table())


def of_topic(bank: QuizBank, topic: str | None) -> tuple[QuizItem, ...]:
    """The items of one topic, in order; all of them where none is named."""
    return tuple(item for item in bank.items if topic in (None, item.topic))


def write_quiz(folder: Path, *files: str, head: str = HEAD) -> Path:
    """Write a quiz bank: its head, and a file for each text of items."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bank.toml").write_text(head, encoding="utf-8")
    for number, text in enumerate(files or (ITEMS,), start=1):
        (folder / f"{number}0-part.toml").write_text(text, encoding="utf-8")
    return folder


def right_answer(item: QuizItem) -> Given:
    """The answer that the key of an item gives."""
    if item.kind is ItemKind.ORDER:
        return (tuple(item.questions[0].by_id),)
    return tuple(question.right_ids for question in item.questions)


def answered(
    item: QuizItem, given: Given | None = None, sure: Sureness = Sureness.SURE
) -> Answered:
    ids = right_answer(item) if given is None else given
    return Answered(item, ids, (sure,) * len(ids), mark(item, ids))


def attempt(  # noqa: PLR0913 (each may be what a test is about)
    day: int,
    share: str = "1",
    sure: Sureness = Sureness.SURE,
    *,
    item: str = "QZ-1",
    sitting: str = "",
    bank: str = "mine",
) -> Attempt:
    """An attempt so many days after today, in a sitting of its own unless one is named."""
    return Attempt(
        at=datetime(2026, 11, 1, 9, tzinfo=UTC).replace(day=TODAY.day + day),
        sitting=sitting or f"day {day}",
        bank=bank,
        version="2026.11.1",
        item=item,
        given=(("a",),),
        sure=(sure,),
        share=share,
    )
