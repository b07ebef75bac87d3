"""What was not known in two sessions running or more: since when, and when it was found out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from ehe_check.judge.answers import Ref
from ehe_check.over_time.chapters import Chapter, ever_unknown, is_not_known, unknown_run
from ehe_check.over_time.comparison import AnswerState
from ehe_check.page.phrases import grouped, phrase

FEWEST_SESSIONS = 2


@dataclass(frozen=True)
class Unknown:
    """A fact that was not known: `short` names it, `whom` it is about, empty for the whole case.

    `since` is the day of the first session running that did not know it, and `times` in how many it
    was asked. It was found out by `until`, None where it is still not known.
    """

    short: str
    whom: str
    since: date
    until: date | None
    times: int

    def days(self, today: date) -> int:
        """Return for how many days it was not known, until it was found out or today."""
        return ((self.until or today) - self.since).days


def unknown_runs(
    every: Sequence[Chapter], today: date, *, above: Collection[str] = ()
) -> tuple[Unknown, ...]:
    """Return what somebody could have found out and did not for two sessions or more.

    The longest come first, of those as long what our own records hold. Those who share the same
    fact for as long share a line. The questions `above` are left out.
    """
    bank, label = every[-1].bank, every[-1].account.answers.label
    runs = grouped(
        ((ref.question, run), label(ref.about))
        for ref in ever_unknown(every)
        if ref.question in bank.by_id
        and ref.question not in above
        and bank.by_id[ref.question].find_out is not None
        and (run := _run(every, ref)) is not None
    )
    lines = [
        (question, Unknown(bank.by_id[question].short, phrase(filter(None, whom)), *run))
        for (question, run), whom in runs.items()
    ]
    order = bank.closing_order.index
    lines.sort(key=lambda line: (-line[1].days(today), order(line[0])))
    return tuple(line for _, line in lines)


def _run(every: Sequence[Chapter], ref: Ref) -> tuple[date, date | None, int] | None:
    """Return since when, until when and in how many sessions it was last not known, if in enough.

    What arose no longer afterwards is neither known nor not.
    """
    last = max(place for place, each in enumerate(every) if _lacks(each, ref))
    run = unknown_run(every[: last + 1], ref)
    times = sum(each.counts for each in run)
    after = [each for each in every[last + 1 :] if each.counts]
    states = [each.given(ref).state for each in after]
    if times < FEWEST_SESSIONS or AnswerState.NOT_READ in states:
        return None
    found = after[states.index(AnswerState.VALUE)] if AnswerState.VALUE in states else None
    return (run[0].mark.day, _found_on(found, ref, run[-1].mark.day) if found else None, times)


def _lacks(chapter: Chapter, ref: Ref) -> bool:
    return is_not_known(chapter, chapter.pairing.of_later(ref).earlier)


def _found_on(chapter: Chapter, ref: Ref, after: date) -> date:
    """Return the day on which it was answered, where that can be told; else that of the session."""
    looked_at, day = chapter.given(ref).looked_at, chapter.mark.day
    return looked_at if looked_at is not None and after < looked_at <= day else day
