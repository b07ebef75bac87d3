"""Files of earlier sessions to go on from, and a person who keeps what may be kept."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Answers, Sighting
from tests.any_answers import FIRST, all_answered, cast
from tests.cli.test_plain_walk import usual
from tests.history_files import written_history
from tests.program import DAY, converse
from tests.session_files import write_session
from tests.sides import side
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
JULY = date(2026, 7, 20)
TODAY = date.fromisoformat(DAY)
FOLLOW = ["--follow", "first.toml", "--plain", "--role", "police", "--today", DAY]
MAY_KEEP = "to keep the answer of last time."


def first_answers() -> Answers:
    """Everything answered with its first option, a month beside one band only."""
    answers = all_answered(SHIPPED, cast(), FIRST)
    july = {"answered": JULY}
    for answer in tuple(answers):
        answers = answers.with_answer(answer.model_copy(update=july))
    seen = Answer(
        question="VIS-1", about="child-1", value="within-3-months", on=date(2026, 6, 1), **july
    )
    cell = Sighting(
        about="child-1", by="gp-practice", value=str(seen.value), on=seen.on, answered=JULY
    )
    gone = Answer(question="GONE-1", value="yes", **july)
    return answers.with_answer(seen).with_answer(gone).with_sighting(cell)


def write_first(
    answers: Answers | None = None,
    *,
    name: str = "first.toml",
    day: date = JULY,
    **given: Any,  # noqa: ANN401 (any field of a side)
) -> Session:
    """Write a finished quick session, and return it."""
    held = first_answers() if answers is None else answers
    fields = {"session": "f1", "set": "quick", "digest": SHIPPED.digest, **given}
    session = side(SHIPPED, held, day, **fields).session
    write_session(Path(name), session)
    return session


def sha256(name: str = "first.toml") -> str:
    return hashlib.sha256(Path(name).read_bytes()).hexdigest()


def keeping(asked: str) -> str:
    """Reply as somebody does who keeps whatever may be kept."""
    if MAY_KEEP not in asked:
        return usual(asked)
    return ":keep" if asked.endswith("Your words: ") else "y"


def walk_keeping(*arguments: str, first: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Walk to the end; return the exit code, the sheet and all that was said.

    `first` gives another line, once, where something is asked that holds its words.
    """
    lines = dict(first or {})

    def reply(asked: str) -> str:
        own = next((words for words in lines if words in asked), None)
        return keeping(asked) if own is None else lines.pop(own)

    done = converse("case", *arguments, reply=reply)
    return done.code, done.out, done.err


def drifting_folder(folder: str = "cases") -> Path:
    """Write the worked history of drift into a folder of its own."""
    path = Path(folder)
    path.mkdir()
    written_history("drifting", path)
    return path
