"""Chapters: the sessions of one case in order, each as its day read it; what they did not know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.advice.unknowns import can_raise, is_unknown, reach_of
from ehe_check.advice.upshot import Upshot, upshot_of
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answers_on_a_day import aged
from ehe_check.case.walk import is_about_removed, readable
from ehe_check.errors import Problem, WrongUseError
from ehe_check.judge.answers import Ref
from ehe_check.over_time.comparison import Account, AnswerState, GivenAnswer, account_of
from ehe_check.over_time.history import SessionMark, StillUnknown
from ehe_check.over_time.side import (
    Pairing,
    Side,
    in_step,
    last_saved,
    matched,
    other_case,
    start,
    starts_after,
    wrong_clocks,
)
from ehe_check.page.own import Own
from ehe_check.page.phrases import again, number_words

_ENDS = frozenset({AnswerState.VALUE, AnswerState.NOT_READ})


@dataclass(frozen=True)
class Chapter:
    """One session as its day and its bank read it, and who in it is who in the latest.

    `counts` says that it is a session of its own: no later one so near stands for it.
    """

    side: Side
    bank: QuestionBank
    account: Account
    reading: Advised
    upshot: Upshot
    pairing: Pairing
    counts: bool = True

    @property
    def mark(self) -> SessionMark:
        """How it is referred to."""
        day = self.side.session.session.started.date()
        return SessionMark(self.side.id, day, Own(self.side.name))

    def given(self, latest: Ref) -> GivenAnswer:
        """Return its answer to what the latest session refers to; not read if it does not arise."""
        ref = self.pairing.of_later(latest).earlier
        given = self.account.given(ref)
        if ref is None or given.state is not AnswerState.ABSENT or self._could_be_put(ref):
            return given
        return replace(given, state=AnswerState.NOT_READ)

    def _could_be_put(self, ref: Ref) -> bool:
        """Say whether nothing speaks against a question: not its gate, nor a removed entry."""
        if is_about_removed(self.account.answers, ref):
            return False
        return ref.question not in self.bank.by_id or self.reading.arises(ref)


def chapters(
    sides: Sequence[Side], bank: QuestionBank, today: date, weeks_apart: int
) -> tuple[Chapter, ...]:
    """Return the sessions of a case, first to latest; a missing bank is stood in for by `bank`.

    A session is there once, as it was last saved, and not while its start has not come yet, unless
    all are so. Of those that lie less than `weeks_apart` from each other the latest counts.

    Raises:
        WrongUseError: they are not all about one case.
    """
    obstacles = [each for side in sides[1:] for each in other_case(sides[0], side)]
    if obstacles:
        raise WrongUseError(obstacles)
    ordered = _in_order(sides, today)
    near = in_step(ordered, weeks_apart)
    return tuple(_chapter(side, ordered, bank, counts=side.id not in near) for side in ordered)


def cautions(
    sides: Sequence[Side], today: date, weeks_apart: int, left_out: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield what is odd about the sessions of a case, and how each is used nevertheless.

    `left_out` are the ids of those that are there and do not count.
    """
    for side in sorted(sides, key=start):
        yield from wrong_clocks(side)
        for problem in starts_after(side, today):
            yield replace(problem, fact=f"{problem.fact}, so it is not counted")
        if side.bank is None:
            fact = "was answered with questions that are not kept here"
            yield Problem(side.place, fact, "It is read with today's questions instead.")
    yield from _twice(sides)
    yield from _out_of_order(sides, left_out)
    yield from _too_near(_in_order(sides, today), weeks_apart)


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


def _in_order(sides: Sequence[Side], today: date) -> list[Side]:
    """Return each session that has begun once, as it was last saved; all where none has."""
    by_saving = sorted(sides, key=lambda side: (last_saved(side.session), side.name))
    kept = {side.id: side for side in by_saving}.values()
    begun = [side for side in kept if not tuple(starts_after(side, today))]
    return sorted(begun or kept, key=start)


def _too_near(ordered: Sequence[Side], weeks: int) -> Iterator[Problem]:
    """Yield each session that a later one so near stands for."""
    near = in_step(ordered, weeks)
    least = "a week" if weeks == 1 else f"{number_words(weeks)} weeks"
    for side in ordered:
        if side.id in near:
            fact = f"lies less than {least} before {near[side.id].place}"
            yield Problem(side.place, fact, "The later one stands for both: they count as one.")


def _twice(sides: Sequence[Side]) -> Iterator[Problem]:
    for first, side in again((side.id, side) for side in sides):
        fact = f"is the same session as {first.place}"
        yield Problem(side.place, fact, "It is counted once, as it was last saved.")


def _out_of_order(sides: Sequence[Side], left_out: Collection[str]) -> Iterator[Problem]:
    by_id = {side.id: side for side in sides}
    for side in sorted(sides, key=start):
        follows = side.session.session.follows
        if follows is None or follows.id in left_out:
            continue
        earlier = by_id.get(follows.id)
        if earlier is None:
            fact = "follows a session that is not among these"
            yield Problem(side.place, fact, "Give that one too if you have it.")
        elif start(earlier) > start(side):
            fact = f"follows {earlier.place}, which was started after it"
            yield Problem(side.place, fact, "They are taken in the order of their starts.")


def _chapter(
    side: Side, ordered: Sequence[Side], stand_in: QuestionBank, *, counts: bool
) -> Chapter:
    bank, latest = side.bank or stand_in, ordered[-1].session
    answers = side.session.all_answers()
    now = aged(bank, answers, side.day)
    reading = Advised(bank, readable(bank, now))
    return Chapter(
        side=side,
        bank=bank,
        account=account_of(reading, now),
        reading=reading,
        upshot=upshot_of(reading, side.day),
        pairing=matched(answers, latest.all_answers(), by_id=side.id in _lineage(ordered)),
        counts=counts,
    )


def _lineage(ordered: Sequence[Side]) -> set[str]:
    """Return the ids of the latest session and of those that it goes on from, step by step."""
    by_id = {side.id: side.session.session for side in ordered}
    ids: set[str] = set()
    sitting = by_id.get(ordered[-1].id)
    while sitting is not None and sitting.id not in ids:
        ids.add(sitting.id)
        sitting = by_id.get(sitting.follows.id) if sitting.follows else None
    return ids
