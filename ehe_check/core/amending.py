"""Amending: what a change to a finished session leaves in it: what was, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ehe_check.model.answers import Answer, Answers
from ehe_check.model.session import Amendment, Session

_SAID = ("value", "not_known", "skipped", "on", "evidence", "note")


def amended(before: Session, answers: Answers, at: datetime, reason: str) -> Session:
    """Return a session with other answers, and with each old one kept beside its reason."""
    changes = tuple(_amendments(before.all_answers(), answers, at, reason))
    changed = before.holding(answers)
    return changed.model_copy(update={"amendments": (*before.amendments, *changes)})


def differs(before: Answers, after: Answers) -> bool:
    """Say whether anything said has changed, apart from when it was answered."""
    return any(True for _ in _changed(before, after))


def _amendments(before: Answers, after: Answers, at: datetime, reason: str) -> Iterator[Amendment]:
    for old, new in _changed(before, after):
        ref = (old or new).ref  # type: ignore[union-attr]  # one of the two is there
        yield Amendment(
            question=ref.question, about=ref.about, was=_said(old), at=at, reason=reason
        )


def _changed(before: Answers, after: Answers) -> Iterator[tuple[Answer | None, Answer | None]]:
    for ref in dict.fromkeys((*before.by_ref, *after.by_ref)):
        old, new = before.get(ref), after.get(ref)
        if _said(old) != _said(new):
            yield old, new


def _said(answer: Answer | None) -> dict[str, Any]:
    """Return what an answer says, as it stands in a file; nothing where there is none."""
    if answer is None:
        return {}
    fields = answer.model_dump(mode="python", include=set(_SAID), exclude_none=True)
    return {key: value for key, value in fields.items() if value is not False}
