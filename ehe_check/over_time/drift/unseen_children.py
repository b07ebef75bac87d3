"""Unseen children: whom nobody is known to have seen lately, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ehe_check.bank.question import Question
from ehe_check.case.ageing import band_on
from ehe_check.judge.answers import Ref
from ehe_check.over_time.drift.chapters import Chapter
from ehe_check.over_time.history import NotSeen
from ehe_check.over_time.moved.accounts import account
from ehe_check.over_time.moved.comparison import AnswerState, GivenAnswer


def not_seen(told: Sequence[Chapter], today: date) -> Iterator[NotSeen]:
    """Yield each child listed now who is not known to have been seen in the nearest band.

    When a child was last seen is what the bank asks as its grid of who last saw whom.
    """
    latest = told[-1]
    question = latest.bank.grid
    if question is None or question.per is None or not question.has_ageing_bands:
        return
    now = account(replace(latest.side, bank=latest.bank), None, today)
    for entry in now.answers.listed(question.per):
        ref = Ref(question.id, entry.id)
        given = now.given(ref)
        if latest.given(ref).state is AnswerState.NOT_READ:
            continue
        since = _last_month(told, ref)
        told_on = given.looked_at or latest.side.day
        band = _band(question, given, since, told_on, today)
        if band != question.options[0].id:
            yield NotSeen(
                about=entry.id,
                whom=entry.called,
                question=question.id,
                band=band,
                words=given.words if band is None else question.option_text(band),
                since=since,
                days=None if since is None else (today - since).days,
            )


def _last_month(told: Sequence[Chapter], ref: Ref) -> date | None:
    months = (chapter.given(ref).on for chapter in told)
    return max((month for month in months if month is not None), default=None)


def _band(
    question: Question, given: GivenAnswer, since: date | None, told_on: date, today: date
) -> str | None:
    """Return the band as of today: an undated one can be no nearer than the day it was told."""
    if not given.is_known:
        return None if since is None else band_on(question, since, today)
    if given.on is not None:
        return str(given.value)
    order = question.option_ids
    dated = band_on(question, told_on, today)
    return max(str(given.value), dated or order[0], key=order.index)
