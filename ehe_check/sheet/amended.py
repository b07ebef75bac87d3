"""What was amended: what a change to a finished session leaves in it, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ehe_check.advice.reasons import reason_of
from ehe_check.advice.recommendation import Reason
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Amendment, Session
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import Amended

_WHICH = frozenset({"question", "about", "asked"})
_WHEN = frozenset({"answered", "confirmed"})


def amended(before: Session, answers: Answers, at: datetime, reason: str) -> Session:
    """Return a session with other answers, and with each old one kept beside its reason."""
    changes = tuple(_amendments(before.all_answers(), answers, at, reason))
    changed = before.holding(answers)
    return changed.model_copy(update={"amendments": (*before.amendments, *changes)})


def differs(before: Answers, after: Answers) -> bool:
    """Say whether anything said has changed, apart from when it was answered."""
    return any(True for _ in _changed(before, after))


def amended_answers(bank: QuestionBank, session: Session) -> tuple[Amended, ...]:
    """Return each change to a finished session in words, in the order in which they were made."""
    answers = session.all_answers()
    return tuple(
        Amended(
            question=change.question,
            about=change.about,
            whom=answers.label(change.about),
            was=_was(bank, change),
            at=change.at.date(),
            reason=change.reason,
        )
        for change in session.amendments
    )


def _was(bank: QuestionBank, change: Amendment) -> Reason | None:
    """Return what was said before; as it stands in the file where it cannot be read."""
    if not change.was:
        return None
    which = {"question": change.question, "about": change.about}
    try:
        answer = Answer.model_validate(change.was | which)
    except ValueError:
        written = Own("; ".join(f"{key}: {value}" for key, value in change.was.items()))
        return Reason(change.question, change.about, written, value=written)
    return reason_of(bank.by_id.get(change.question), answer)


def _amendments(before: Answers, after: Answers, at: datetime, reason: str) -> Iterator[Amendment]:
    for ref, old in _changed(before, after):
        yield Amendment(
            question=ref.question, about=ref.about, was=_in_file(old), at=at, reason=reason
        )


def _changed(before: Answers, after: Answers) -> Iterator[tuple[Ref, Answer | None]]:
    """Yield what is answered in other words now, and what was said of it before."""
    for ref in dict.fromkeys((*before.by_ref, *after.by_ref)):
        old = before.get(ref)
        if _said(old) != _said(after.get(ref)):
            yield ref, old


def _said(answer: Answer | None) -> dict[str, Any]:
    """Return what an answer says, whenever it was said."""
    return {key: value for key, value in _in_file(answer).items() if key not in _WHEN}


def _in_file(answer: Answer | None) -> dict[str, Any]:
    """Return everything in an answer, as it stands in a file; nothing where there is none."""
    if answer is None:
        return {}
    fields = answer.model_dump(mode="python", exclude=set(_WHICH), exclude_none=True)
    return {key: value for key, value in fields.items() if value is not False}
