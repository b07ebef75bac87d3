"""Files of earlier sessions to go on from, and a person who keeps what may be kept."""

from __future__ import annotations

import hashlib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from ehe_check.case.session import Decision, Session
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
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


def read(name: str = "new.toml") -> dict[str, Any]:
    return tomllib.loads(Path(name).read_text(encoding="utf-8"))


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


def marked_everywhere(mark: str, option: int) -> Session:
    """A finished session with a mark in every place where a person may write, on every list."""
    people = (
        Entry.model_validate({"id": "child-1", "label": "eldest", "age": "school-age", mark: mark}),
        Entry(id="child-2", label=mark, removed=JULY),
        *(Entry(id=f"{each}-1", label=mark) for each in ("adult", "professional", "fact")),
    )
    answers = Answers(entries=people, complete=frozenset({"child", "adult"}))
    for question in SHIPPED.questions:
        about = f"{question.per}-1" if question.per else None
        value: Any = question.option_ids[option] if question.options else mark
        several = question.kind.value == "several"
        fields: dict[str, Any] = {
            "question": question.id,
            "about": about,
            "asked": mark,
            "note": mark,
            mark: mark,
        }
        fields["value"] = (value,) if several else value
        answers = answers.with_answer(Answer.model_validate(fields))
    answers = answers.with_answer(Answer(question=mark, value=mark))
    session = side(
        SHIPPED,
        answers,
        JULY,
        session=f"f{option}",
        set="quick",
        role="gp-or-hospital" if option else "police",
        decision=Decision(text=mark, who=mark, by=date(2026, 8, 1)),
    ).session
    change = {"question": "VIS-2", "was": {"value": mark}, "at": session.session.started}
    return Session.model_validate(
        session.model_dump(by_alias=True)
        | {"amendments": [change | {"reason": mark}], mark: {"text": mark}}
    )


def without_times(text: str) -> str:
    """Return text without what differs from run to run: ids, digests, moments."""
    text = re.sub(r'(?m)^(id|sha256|digest|answers_sha256) = ".*"$', "", text)
    text = re.sub(r'(id|sha256) = "[0-9a-f]+"', "", text)
    return re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(Z|\+00:00)?", "", text)
