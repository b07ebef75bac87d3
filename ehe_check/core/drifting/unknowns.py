"""Facts still not known: since which session, and for how many running."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ehe_check.core.drifting.chapters import Chapter
from ehe_check.model.answers import Ref
from ehe_check.model.comparison import Standing
from ehe_check.model.history import SessionMark, StillUnknown

_ENDS = frozenset({Standing.VALUE, Standing.NOT_READ})


def still_unknown(told: Sequence[Chapter], today: date) -> Iterator[StillUnknown]:
    """Yield each fact that has no answer in the latest session, in the order of the questions."""
    latest = told[-1]
    for ref in _ever_unknown(told):
        question = latest.bank.by_id.get(ref.question)
        run = _run(told, ref)
        if question is None or not run:
            continue
        yield StillUnknown(
            question=ref.question,
            about=ref.about,
            whom=latest.told.answers.label(ref.about),
            asked=question.text,
            sessions=run,
            since=run[0].day,
            days=(today - run[0].day).days,
            is_core=question.core,
            can_be_found_out=question.find_out is not None,
        )


def _ever_unknown(told: Sequence[Chapter]) -> list[Ref]:
    """Return what was ever not known, as the latest session refers to it."""
    later = (
        chapter.pairing.of_earlier(answer.ref).later
        for chapter in told
        for answer in chapter.told.answers
        if answer.not_known
    )
    found = dict.fromkeys(ref for ref in later if ref is not None)
    order = {question.id: place for place, question in enumerate(told[-1].bank.walk_order)}
    return sorted(found, key=lambda ref: (order.get(ref.question, len(order)), ref.about or ""))


def _run(told: Sequence[Chapter], ref: Ref) -> tuple[SessionMark, ...]:
    """Return the sessions that had it as not known, back to the last that knew or did not ask."""
    found: list[SessionMark] = []
    for chapter in reversed(told):
        standing = chapter.given(ref).standing
        if standing in _ENDS:
            break
        if standing is Standing.NOT_KNOWN:
            found.append(chapter.mark)
    return tuple(reversed(found))
