"""Worked histories: folders of sessions that a practitioner can read, and what they must show."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import bank_of, merged
from ehe_check.case.session import Session
from ehe_check.judge.answers import Ref
from ehe_check.over_time.compare import compare, corners
from ehe_check.over_time.comparison import (
    AnswerChange,
    AnswerMove,
    Comparison,
    PromptChange,
)
from ehe_check.over_time.history import History, NotSeen
from ehe_check.over_time.side import Side, cautions
from tests.history_files import OLDER, every_history, expected_of, history_files
from tests.worked import shipped_bank


@dataclass(frozen=True)
class WorkedHistory:
    """One folder of sessions, and what is expected of them."""

    name: str
    expected: dict[str, Any]
    sides: dict[str, Side]

    @property
    def today(self) -> date:
        """The day on which the history is looked at."""
        day: date = self.expected["today"]
        return day


def history_names() -> list[str]:
    """The names of the worked histories of which two sessions are compared."""
    return [name for name in every_history() if "comparison" in expected_of(name)]


def case_folder_names() -> list[str]:
    """The names of the worked histories that are looked at as the folder of a case."""
    return [name for name in every_history() if "looked_at" in expected_of(name)]


@cache
def worked_history(name: str) -> WorkedHistory:
    """Read one worked history, each session with the bank that it was answered with."""
    expected, shipped = expected_of(name), shipped_bank()
    banks = {shipped.digest: shipped, OLDER: older_bank(**expected.get("older_bank", {}))}
    sides = {}
    for file, text in sorted(history_files(name).items()):
        session = Session.model_validate(tomllib.loads(text))
        sides[file] = Side(session, banks[session.bank.digest], name=file)
    return WorkedHistory(name, expected, sides)


def older_bank(
    without_questions: Iterable[str] = (),
    without_prompts: Iterable[str] = (),
    without_options: Iterable[str] = (),
    without_effects: Iterable[str] = (),
) -> QuestionBank:
    """The case bank as if some questions, prompts, options (`DRI-4 partly`) or effects were new."""
    raw, places, name = merged(resources.CASE_BANK)
    raw = deepcopy(raw) | {"version": "2026.5.1"}
    raw["questions"] = [each for each in raw["questions"] if each["id"] not in without_questions]
    for question in raw["questions"]:
        question["prompts"] = [
            each for each in question.get("prompts", []) if each["id"] not in without_prompts
        ]
        if "options" in question:
            named = {f"{question['id']} {each['id']}": each for each in question["options"]}
            question["options"] = [
                each | {"effects": []} if name in without_effects else each
                for name, each in named.items()
                if name not in without_options
            ]
    return bank_of(raw, places, name)


def comparison_in_words(earlier: Side, later: Side) -> dict[str, Any]:
    """Everything that an expected comparison can say, as ids."""
    found = compare(earlier, later)
    told = {
        "verdict": found.verdict.value,
        "before": next(corners(earlier, later)).urgency.value,
        "after": found.after.urgency.value if found.after else "",
    }
    lists = {
        **{move.replace("-", "_"): _changes(found, move) for move in AnswerMove},
        **{f"entries_{move.replace('-', '_')}": _entries(found, move) for move in _ENTRY_MOVES},
        **{f"prompts_{move.replace('-', '_')}": _prompts(found, move) for move in _PROMPT_MOVES},
        "unread": [f"{each.question} by the {each.bank} bank" for each in found.unread],
        "cautions": [str(each) for each in cautions(earlier, later)],
    }
    return told | {key: value for key, value in lists.items() if value}


def band_of(child: NotSeen, bank: QuestionBank) -> str | None:
    """The id of the option whose words say when a child was last seen, if one does."""
    options = bank.grid.options if bank.grid is not None else ()
    return next((each.id for each in options if each.text == child.words), None)


def history_in_words(found: History) -> dict[str, Any]:
    """Everything that an expected history can say, as ids and dates."""
    bank = shipped_bank()
    lists = {
        "still_not_known": [
            f"{Ref(each.question, each.about)}: {_names(each.sessions)}; {each.days} days"
            for each in found.still_unknown
        ],
        "carried_over": [
            f"{Ref(each.key, each.about)}: {_names(each.sessions)}" for each in found.carried_over
        ],
        "overdue": [f"{each.who}, by {each.by}" for each in found.overdue],
        "not_seen": [
            f"{each.whom}: {band_of(each, bank) or 'not known'}, since {each.since or 'not known'}"
            for each in found.not_seen
        ],
        "cautions": [str(each) for each in found.cautions],
    }
    sessions = [mark.name for mark in found.sessions]
    return {"sessions": sessions} | {key: value for key, value in lists.items() if value}


_ENTRY_MOVES = ("added", "removed", "relabelled", "described-anew")
_PROMPT_MOVES = ("new", "still-open", "gone")


def _changes(found: Comparison, move: str) -> list[str]:
    return [_name(change) for change in found.answers if change.move == move]


def _entries(found: Comparison, move: str) -> list[str]:
    return [change.about for change in found.entries if change.move == move]


def _prompts(found: Comparison, move: str) -> list[str]:
    return [_prompt(change) for change in found.prompts if change.move == move]


def _prompt(change: PromptChange) -> str:
    return str(Ref(change.id, change.about))


def _name(change: AnswerChange) -> str:
    return str(Ref(change.question, change.about))


def _names(marks: Iterable[Any]) -> str:
    return ", ".join(mark.name.removesuffix(".toml") for mark in marks)
