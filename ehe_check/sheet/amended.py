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
    grid = bank.grid.id if bank.grid is not None else ""
    changes = (
        Amendment(
            question=ref.question or grid,
            about=ref.about,
            by=by,
            was=_in_file(old),
            at=at,
            reason=reason,
        )
        for ref, by, old in _changed(earlier, answers)
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


def _changed(
    before: Answers, after: Answers
) -> Iterator[tuple[Ref, str | None, Answer | Sighting | None]]:
    """Yield what says something else now, answers and then cells, and what it said before."""
    was, now = _every(before), _every(after)
    for ref, by in {**was, **now}:
        old = was.get((ref, by))
        if _said(old) != _said(now.get((ref, by))):
            yield ref, by, old


def _every(answers: Answers) -> dict[tuple[Ref, str | None], Answer | Sighting]:
    """Return every answer, and each cell of the grid by who saw whom, at no question."""
    every: dict[tuple[Ref, str | None], Answer | Sighting] = {
        (each.ref, None): each for each in answers
    }
    cells = answers.sightings.values()
    return every | {(Ref("", each.about), each.by): each for each in cells}


def _said(answer: Answer | Sighting | None) -> dict[str, Any]:
    """Return what an answer says, whenever it was said."""
    return {key: value for key, value in _in_file(answer).items() if key not in _WHEN}


def _in_file(answer: Answer | Sighting | None) -> dict[str, Any]:
    """Return everything in an answer, as it stands in a file; nothing where there is none."""
    if answer is None:
        return {}
    fields = answer.model_dump(mode="python", exclude=set(_WHICH), exclude_none=True)
    return {key: value for key, value in fields.items() if value is not False}
