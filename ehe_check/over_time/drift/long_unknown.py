"""Facts still not known: since which session, and for how many running."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ehe_check.advice.reach import can_raise, reach_of
from ehe_check.advice.unknowns import is_unknown
from ehe_check.judge.answers import Ref
from ehe_check.over_time.drift.chapters import Chapter
from ehe_check.over_time.history import StillUnknown
from ehe_check.over_time.moved.comparison import AnswerState

_ENDS = frozenset({AnswerState.VALUE, AnswerState.NOT_READ})


def still_unknown(told: Sequence[Chapter], today: date) -> Iterator[StillUnknown]:
    """Yield each fact that has no answer in the latest session, in the order of the questions."""
    latest = told[-1]
    reach = reach_of(latest.bank)
    for ref in ever_unknown(told):
        question = latest.bank.by_id.get(ref.question)
        run = unknown_run(told, ref)
        if question is None or not run:
            continue
        since = run[0].mark.day
        yield StillUnknown(
            question=ref.question,
            about=ref.about,
            whom=latest.account.answers.label(ref.about),
            short=question.short,
            sessions=tuple(chapter.mark for chapter in run if chapter.counts),
            since=since,
            days=(today - since).days,
            could_raise=can_raise(reach[question.id], latest.upshot.urgency),
            can_be_found_out=question.find_out is not None,
        )


def ever_unknown(told: Sequence[Chapter]) -> list[Ref]:
    """Return what was ever not known, as the latest session refers to it."""
    later = (
        chapter.pairing.of_earlier(answer.ref).later
        for chapter in told
        for answer in chapter.account.answers
        if is_not_known(chapter, answer.ref)
    )
    found = dict.fromkeys(ref for ref in later if ref is not None)
    order = told[-1].bank.places
    return sorted(found, key=lambda ref: (order.get(ref.question, len(order)), ref.about or ""))


def unknown_run(told: Sequence[Chapter], ref: Ref) -> tuple[Chapter, ...]:
    """Return the sessions that had it as not known, back to the last that knew or did not ask.

    One that a later one stands for ends nothing.
    """
    found: list[Chapter] = []
    for chapter in reversed(told):
        if is_not_known(chapter, chapter.pairing.of_later(ref).earlier):
            found.append(chapter)
        elif chapter.counts and chapter.given(ref).state in _ENDS:
            break
    return tuple(reversed(found))


def is_not_known(chapter: Chapter, ref: Ref | None) -> bool:
    """Say whether a session answered that it does not know, or that nobody has looked."""
    given = chapter.account.given(ref)
    if ref is None or given.state is AnswerState.NOT_KNOWN:
        return ref is not None
    question = chapter.bank.by_id.get(ref.question)
    return (
        given.is_known
        and question is not None
        and is_unknown(question, chapter.account.answers.get(ref))
    )
