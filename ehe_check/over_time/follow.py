"""An earlier session's answers beside a new one: whether each may be kept, and how many were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias

from ehe_check.advice.advised import Advised
from ehe_check.advice.prompts import SPEAKS_FOR_A_STRENGTH
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does
from ehe_check.bank.question import Keeps, Question
from ehe_check.case.answers_on_a_day import Said, aged, answer_on, cell_on, months_after
from ehe_check.case.session import Session
from ehe_check.case.walk import fits
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.over_time.side import session_day

if TYPE_CHECKING:
    from ehe_check.over_time.history import History

EIGHT_WEEKS = timedelta(weeks=8)

_URGENT = frozenset({Does.EMERGENCY, Does.TODAY})
_MONTHS = {Keeps.THREE_MONTHS: 3, Keeps.SIX_MONTHS: 6, Keeps.TWELVE_MONTHS: 12}

Cell: TypeAlias = tuple[str, str]
"""Whom a cell of the grid is about, and who saw them."""


class Whether(StrEnum):
    """Whether an earlier answer may be kept with one key, and if not, why not."""

    MAY_BE_KEPT = "may-be-kept"
    EACH_TIME = "each-time"
    NO_MONTH = "no-month"
    TOO_OLD = "too-old"
    SOMEBODY_ADDED = "somebody-added"
    REWORDED = "reworded"
    NOT_AN_OPTION = "not-an-option"
    NO_QUESTION = "no-question"
    NOBODY = "nobody"


@dataclass(frozen=True)
class EarlierSaid(Generic[Said]):
    """One answer, or one cell of the grid, of the earlier session, and on which day it was said.

    `said` is as it reads today, and `then` as it read on that day, in whose band its month was
    then. `listed` are the ids of everybody that the earlier session listed.
    """

    said: Said
    said_on: date
    whether: Whether
    then: Said
    listed: frozenset[str] = frozenset()

    @property
    def may_be_kept(self) -> bool:
        """Whether one key keeps it."""
        return self.whether is Whether.MAY_BE_KEPT

    def kept(self, today: date, **anew: object) -> Said:
        """Return it as it stands in a new session: as it was, and confirmed today."""
        return self.said.model_copy(update={"confirmed": today, **anew})


Earlier: TypeAlias = EarlierSaid[Answer]
EarlierCell: TypeAlias = EarlierSaid[Sighting]


@dataclass(frozen=True)
class KeptAnswers:
    """How many of all answers were kept, and how many have a new source.

    `since` is the day of the session that they were kept from, None where it was not looked at. A
    new source is something seen, read or heard since, of which the session itself was told.
    """

    kept: int
    of_all: int
    new_source: int
    since: date | None = None


def earlier_answers(bank: QuestionBank, earlier: Session, today: date) -> dict[Ref, Earlier]:
    """Return each answer of an earlier session as it reads today, and whether it may be kept.

    A band of time is worked out anew from its month, and asked again where there is none. How long
    any other answer may be kept, the bank says; one whose wording has changed is asked again.
    """
    answers = aged(bank, listed_again(earlier), today)
    listed = frozenset(entry.id for entry in answers.entries)
    found = {}
    for answer in answers:
        if answer.says_something:
            said_on = _said_on(answer, earlier)
            whether = _whether(bank, answers, answer, said_on, today)
            then = answer_on(bank, answer, said_on)
            found[answer.ref] = Earlier(answer, said_on, whether, then, listed)
    return found


def earlier_cells(bank: QuestionBank, earlier: Session, today: date) -> dict[Cell, EarlierCell]:
    """Return each cell of the grid of an earlier session as it reads today.

    It may be kept where its month is known, and where the child is not theirs to see; a cell that
    says never or not known is asked again.
    """
    answers = listed_again(earlier)
    options = bank.grid.option_ids if bank.grid is not None else ()
    found = {}
    for cell, sighting in answers.sightings.items():
        if not sighting.skipped and answers.entry(sighting.about) is not None:
            said_on, now = _said_on(sighting, earlier), cell_on(bank, sighting, today)
            is_dated = now.on is not None and now.value in options
            whether = Whether.MAY_BE_KEPT if now.not_theirs or is_dated else Whether.EACH_TIME
            found[cell] = EarlierCell(now, said_on, whether, cell_on(bank, sighting, said_on))
    return found


def _said_on(said: Answer | Sighting, earlier: Session) -> date:
    """Return the day on which something was said; what was changed later is of its session's."""
    day = session_day(earlier)
    return min(said.confirmed or said.answered or day, day)


def as_listed_now(question: Question, earlier: Earlier, answers: Answers) -> Earlier:
    """Return an earlier answer as it stands beside the lists of now.

    One that speaks of everybody on a list is asked again once somebody new is on it.
    """
    now = {entry.id for roster in question.again_when for entry in answers.listed(roster)}
    if not earlier.may_be_kept or now <= earlier.listed:
        return earlier
    return replace(earlier, whether=Whether.SOMEBODY_ADDED)


def listed_again(earlier: Session) -> Answers:
    """Return the answers of an earlier session with whom it still listed."""
    answers = earlier.all_answers()
    return replace(
        answers, entries=tuple(entry for entry in answers.entries if entry.removed is None)
    )


def kept_answers(session: Session, reading: Advised, history: History | None) -> KeptAnswers | None:
    """Return how many answers were kept; None where no answer was.

    What is worked out from the grid of who saw whom counts by its cells.
    """
    several = tuple(_said(reading))
    kept = sum(each.confirmed is not None for each in several)
    follows = session.session.follows
    if follows is None or not kept:
        return None
    new = sum(each.confirmed is None and each.evidence in SPEAKS_FOR_A_STRENGTH for each in several)
    marks = history.sessions if history is not None else ()
    since = next((mark.day for mark in marks if mark.id == follows.id), None)
    return KeptAnswers(kept, len(several), new, since)


def _whether(
    bank: QuestionBank, answers: Answers, answer: Answer, said_on: date, today: date
) -> Whether:
    """Say whether an answer may be kept, or the gravest reason why not (RULES.md, "Over time")."""
    question = bank.by_id.get(answer.question)
    if question is None:
        return Whether.NO_QUESTION
    keeps, is_banded = question.keeps_of(answer.values), any(x.months for x in question.options)
    is_offered = not question.options or set(answer.values) <= set(question.option_ids)
    is_of_the_day = keeps is Keeps.TODAY or _calls_for_today(question, answer)
    hindrances = (
        (not fits(bank, answers, answer.ref), Whether.NOBODY),
        (not is_offered, Whether.NOT_AN_OPTION),
        (answer.asked not in (None, question.text), Whether.REWORDED),
        (is_of_the_day or question.after_advice, Whether.EACH_TIME),
        (answer.on is None and (keeps is Keeps.MONTH or is_banded), Whether.NO_MONTH),
        (today > _last_day(keeps, said_on), Whether.TOO_OLD),
    )
    return next((why for hinders, why in hindrances if hinders), Whether.MAY_BE_KEPT)


def _calls_for_today(question: Question, answer: Answer) -> bool:
    """Say whether an answer calls for a step on the day itself: it is true of that day alone."""
    effects = (effect for value in answer.values for effect in question.effects_at(value))
    return any(effect.does in _URGENT for effect in effects)


def _last_day(keeps: Keeps, said_on: date) -> date:
    """Return the last day on which an answer may be kept."""
    if keeps is Keeps.EIGHT_WEEKS:
        return min(said_on, date.max - EIGHT_WEEKS) + EIGHT_WEEKS
    return months_after(said_on, _MONTHS[keeps]) if keeps in _MONTHS else date.max


def _said(reading: Advised) -> Iterator[Answer | Sighting]:
    """Yield each answer that says something and arises, and each cell in place of its column."""
    answers, grid = reading.answers, reading.bank.grid
    listed = {entry.id for entry in answers.entries if entry.removed is None}
    cells = [
        cell for cell in answers.sightings.values() if not cell.skipped and cell.about in listed
    ]
    in_grid = {cell.about for cell in cells}
    rows = grid.seen.by if grid is not None and grid.seen is not None else None
    for answer in answers:
        is_column = grid is not None and answer.question == grid.id and answer.about in in_grid
        is_said = not (is_column or answer.question == rows)
        if answer.says_something and is_said and reading.arises(answer.ref):
            yield answer
    yield from cells
