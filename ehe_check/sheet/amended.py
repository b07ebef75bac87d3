"""What was amended: what a change to a finished session leaves in it, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ehe_check.advice.reasons import reason_of
from ehe_check.advice.recommendation import Reason
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.session import Amendment, Session
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import Amended

_WHICH = frozenset({"question", "about", "asked", "by"})
_GROWN = "An answer was changed, and the advice with it."
_NOT_THEIRS = "not theirs to see"
_WHEN = frozenset({"answered", "confirmed"})


def amended(
    bank: QuestionBank, before: Session, answers: Answers, at: datetime, reason: str
) -> Session:
    """Return a session with other answers, and with each old one kept beside its reason."""
    earlier = before.all_answers()
    changes = (
        *_amendments(earlier, answers, at, reason),
        *_cells_amended(bank, earlier, answers, at, reason),
    )
    changed = before.holding(answers)
    return changed.model_copy(update={"amendments": (*before.amendments, *changes)})


def decided_anew(
    bank: QuestionBank, before: Session, now: Session, at: datetime, question: str
) -> Session:
    """Return a finished session that decides anew, with what it decided before kept beside it."""
    said: list[str | None] = []
    if before.decision is not None and before.decision.urgency is not None:
        said.append(bank.tiers[before.decision.urgency])
    if (row := before.decided_to) is not None:
        said += [row.words, row.who, day_words(row.by) if row.by else None]
    was = {"value": "; ".join(filter(None, said))}
    change = Amendment(question=question, was=was, at=at, reason=_GROWN)
    return now.model_copy(update={"amendments": (*before.amendments, change)})


def differs(before: Answers, after: Answers) -> bool:
    """Say whether anything said has changed, apart from when it was answered."""
    several = (*_changed(before, after), *_changed_cells(before, after))
    return bool(several)


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
    if change.by is not None:
        return _cell_was(bank, change, change.by)
    which = {"question": change.question, "about": change.about}
    try:
        answer = Answer.model_validate(change.was | which)
    except ValueError:
        return _as_it_stands(change)
    return reason_of(bank.by_id.get(change.question), answer)


def _cell_was(bank: QuestionBank, change: Amendment, by: str) -> Reason:
    """Return what was said before of when one professional last saw one child."""
    try:
        cell = Sighting.model_validate(change.was | {"about": change.about, "by": by})
    except ValueError:
        return _as_it_stands(change)
    grid = bank.grid
    those = bank.by_id[grid.seen.by] if grid is not None and grid.seen is not None else None
    whose = those.option_text(by) if those is not None else by
    return Reason(
        change.question,
        change.about,
        f"{whose}: {_cell_words(grid, cell)}",
        on=cell.on,
        evidence=cell.evidence,
        is_not_known=cell.not_known,
    )


def _cell_words(grid: Question | None, cell: Sighting) -> str:
    if cell.value is None:
        unsaid = "Skipped" if cell.skipped else _NOT_THEIRS
        return "Not known" if cell.not_known else unsaid
    band = grid.option_text(cell.value) if grid is not None else cell.value
    beside = (
        "inside the home" if cell.at_home else "",
        "by video or telephone" if cell.remote else "",
        "heard alone" if cell.alone else "",
    )
    return "; ".join(filter(None, (band, *beside)))


def _as_it_stands(change: Amendment) -> Reason:
    written = Own("; ".join(f"{key}: {value}" for key, value in change.was.items()))
    return Reason(change.question, change.about, written, value=written)


def _amendments(before: Answers, after: Answers, at: datetime, reason: str) -> Iterator[Amendment]:
    for ref, old in _changed(before, after):
        yield Amendment(
            question=ref.question, about=ref.about, was=_in_file(old), at=at, reason=reason
        )


def _cells_amended(
    bank: QuestionBank, before: Answers, after: Answers, at: datetime, reason: str
) -> Iterator[Amendment]:
    for (about, by), old in _changed_cells(before, after):
        yield Amendment(
            question=bank.grid.id if bank.grid is not None else "",
            about=about,
            by=by,
            was=_in_file(old),
            at=at,
            reason=reason,
        )


def _changed_cells(
    before: Answers, after: Answers
) -> Iterator[tuple[tuple[str, str], Sighting | None]]:
    """Yield the cells of the grid that say something else now, and what they said before."""
    for cell in dict.fromkeys((*before.sightings, *after.sightings)):
        old = before.sightings.get(cell)
        if _said(old) != _said(after.sightings.get(cell)):
            yield cell, old


def _changed(before: Answers, after: Answers) -> Iterator[tuple[Ref, Answer | None]]:
    """Yield what is answered in other words now, and what was said of it before."""
    for ref in dict.fromkeys((*before.by_ref, *after.by_ref)):
        old = before.get(ref)
        if _said(old) != _said(after.get(ref)):
            yield ref, old


def _said(answer: Answer | Sighting | None) -> dict[str, Any]:
    """Return what an answer says, whenever it was said."""
    return {key: value for key, value in _in_file(answer).items() if key not in _WHEN}


def _in_file(answer: Answer | Sighting | None) -> dict[str, Any]:
    """Return everything in an answer, as it stands in a file; nothing where there is none."""
    if answer is None:
        return {}
    fields = answer.model_dump(mode="python", exclude=set(_WHICH), exclude_none=True)
    return {key: value for key, value in fields.items() if value is not False}
