"""Drift: what all the sessions of one case show together, and whether our work goes round.

It is evidence to look at beside the drift questions (L4.2). It never answers them for the person,
and never moves the advice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.advice.prompts import Raising
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.bank.question import Question
from ehe_check.case.answers_on_a_day import band_on
from ehe_check.case.changed_answers import spoke_of_all
from ehe_check.errors import Problem
from ehe_check.judge.answers import Ref
from ehe_check.over_time.chapters import Chapter, cautions, chapters, still_unknown
from ehe_check.over_time.comparison import AnswerState, GivenAnswer, account
from ehe_check.over_time.history import CarriedOver, Drift, History, NotSeen, Overdue, SessionMark
from ehe_check.over_time.ledger import (
    Agreed,
    AgreedAt,
    called_together,
    recalled,
    said_in,
    still_to_do,
    worded,
)
from ehe_check.over_time.ledger_of import Life, lives
from ehe_check.over_time.side import Side
from ehe_check.page.own import NOTHING
from ehe_check.page.phrases import grouped, phrase
from ehe_check.settings.settings import Limits

_ASKS_NOTHING = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})


def history_of(  # noqa: PLR0913 (the sessions, and how they are looked at)
    sides: Sequence[Side],
    bank: QuestionBank,
    today: date,
    *,
    agreed: Iterable[Agreed] = (),
    guard: Guard = UNGUARDED,
    left_out: Collection[str] = (),
    weeks_apart: int = Limits().weeks_apart,
) -> History:
    """Return what the sessions of one case show together on a day, in whatever order they come.

    `bank` stands in for one that the archive lacks. `guard` is that of the session that this is
    shown with, which an odd clock may have put before the latest or left out: everything is worded
    for the more careful of the two. `left_out` are the ids of sessions that are there and do not
    count; of those that lie less than `weeks_apart` from each other the latest counts.

    Raises:
        WrongUseError: they are not all about one case.
    """
    told = chapters(sides, bank, today, weeks_apart)
    apart = tuple(chapter for chapter in told if chapter.counts)
    careful = most_careful((guard, told[-1].upshot.guard))
    decided = lives(known_of(told, agreed))
    return History(
        sessions=tuple(chapter.mark for chapter in apart),
        hold=careful.holds,
        still_unknown=tuple(still_unknown(told, today)),
        carried_over=tuple(carried_over(apart, decided, careful)),
        overdue=tuple(overdue(told[-1], decided, today, careful)),
        not_seen=tuple(not_seen(told, today)),
        cautions=(*cautions(sides, today, weeks_apart, left_out), *_kept_before(told)),
        asks_first=careful.state is State.GUARDED,
    )


def shows_drift(history: History, limits: Limits) -> Drift | None:
    """Return what the record shows of our own work going round, None where it does not.

    It does where a fact that could raise the advice, and that somebody could have found out, was
    not known in so many sessions running, or an action was carried over so many times.
    """
    unknown = tuple(
        fact
        for fact in history.still_unknown
        if fact.could_raise
        and fact.can_be_found_out
        and len(fact.sessions) >= limits.sessions_not_known
    )
    carried = tuple(
        action for action in history.carried_over if action.times >= limits.times_carried_over
    )
    if not unknown and not carried:
        return None
    named = {mark for fact in unknown for mark in fact.sessions}
    named |= {mark for action in carried for mark in action.sessions}
    return Drift(unknown, carried, tuple(mark for mark in history.sessions if mark in named))


def answers_behind(bank: QuestionBank, drift: Drift | None) -> frozenset[Ref] | None:
    """Return the answers that drift rests on, by the questions of a bank; None without drift."""
    if drift is None:
        return None
    unknown = {Ref(fact.question, fact.about) for fact in drift.not_known}
    carried = {
        Ref(bank.rules[action.key][0].id, action.about)
        for action in drift.carried_over
        if action.key in bank.rules
    }
    return frozenset(ref for ref in unknown | carried if ref.question in bank.by_id)


def known_of(told: Sequence[Chapter], agreed: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """Return what was agreed elsewhere, and what these sessions and no others say of decisions."""
    sessions = [chapter.side.session for chapter in told]
    said = [event for session in sessions for event in said_in(session)]
    elsewhere = [each for each in agreed if each.at is not AgreedAt.SESSION]
    return (*recalled(said, sessions, sessions[-1]), *elsewhere)


def carried_over(
    told: Sequence[Chapter], decided: Iterable[Life], guard: Guard
) -> Iterator[CarriedOver]:
    """Yield each prompt open in two sessions or more running, and each action carried on.

    It was carried on since it was last done or given up, by its latest decision.
    """
    latest, decisions = told[-1], grouped((life.ref, life) for life in decided)
    open_now = {
        Ref(each.id, each.about): each
        for each in latest.upshot.prompts
        if each.kind not in _ASKS_NOTHING
    }
    for ref in dict.fromkeys((*open_now, *decisions)):
        mine, prompt = decisions.get(ref, []), open_now.get(ref)
        run = () if prompt is None else _run(told, ref, _settled_on(mine))
        carried_on = mine[-1].carried_on if mine and mine[-1].is_open else ()
        if len(run) < 2 and not carried_on:  # noqa: PLR2004 (once is not again)
            continue
        now = mine[-1].now if carried_on else None
        yield CarriedOver(
            key=ref.question,
            about=ref.about,
            whom=latest.account.answers.label(ref.about),
            text=_words(prompt, now, latest.bank, guard),
            sessions=run,
            carried_on=tuple(each.on for each in carried_on),
            in_own_words=prompt is None and now is not None and now.row.in_own_words,
        )


def overdue(
    latest: Chapter, decided: Iterable[Life], today: date, guard: Guard
) -> Iterator[Overdue]:
    """Yield what was decided, wherever, is still open and is past its day, the oldest day first.

    What is left out under a guard is left out here, and what two sessions decided alike for the
    same day stands once.
    """
    past = _past_their_day(latest, decided, today, guard)
    alike = grouped((_alike(now, life), (now, life.ref.about)) for now, life in past)
    for several in alike.values():
        now, row = several[0][0], several[0][0].row
        abouts = dict.fromkeys(about or "" for _, about in several)
        listed = map(latest.account.answers.entry, abouts)
        whom = called_together(each.called if each else "" for each in listed)
        yield Overdue(row.words, row.who or NOTHING, row.by or today, agreed=now, whom=whom)


def _past_their_day(
    latest: Chapter, decided: Iterable[Life], today: date, guard: Guard
) -> Iterator[tuple[Agreed, Life]]:
    """Yield each open decision whose day has passed as it may be read now, the oldest day first."""
    for life in sorted(decided, key=lambda each: each.now.row.by or date.max):
        now = worded(life.now, latest.bank, guard)
        is_left_out = guard.state is State.GUARDED and not now.row.words
        if life.is_open and now.row.by is not None and now.row.by < today and not is_left_out:
            yield now, life


def _alike(now: Agreed, life: Life) -> tuple[object, ...]:
    if life.first.at is AgreedAt.SESSION:
        return (now.row.words, now.row.who, now.row.by, life.ref.about is None)
    return (replace(now, about=None),)


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
        since = max(filter(None, (each.given(ref).on for each in told)), default=None)
        told_on = given.looked_at or latest.side.day
        band = _band(question, given, since, told_on, today)
        if band != question.options[0].id:
            words = given.words if band is None else question.option_text(band)
            yield NotSeen(entry.called, words, since)


def _kept_before(told: Sequence[Chapter]) -> Iterator[Problem]:
    """Yield what was kept and speaks of everybody, though somebody was added since.

    A walk asks it again; a file may not.
    """
    latest = told[-1]
    follows = latest.side.session.session.follows
    before = next((each for each in told if follows and each.side.id == follows.id), None)
    if before is None:
        return
    answers, listed = latest.side.session.all_answers(), before.side.session.entries
    known = {entry.id for entry in listed}
    for roster in latest.bank.rosters:
        new = [entry.label for entry in answers.listed(roster.id) if entry.id not in known]
        for answer in spoke_of_all(latest.bank, answers, roster.id) if new else ():
            if answer.confirmed is not None:
                short = latest.bank.by_id[answer.question].short
                fact = f'"{short}" was kept from the session before, and speaks of everybody'
                remedy = f"Ask it again: {phrase(new)} came on the list since."
                yield Problem(latest.side.place, fact, remedy)


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


def _words(prompt: Raising | None, now: Agreed | None, bank: QuestionBank, guard: Guard) -> str:
    """Return a prompt as it may be read now, or else the action that was carried on."""
    if now is None:
        return NOTHING if prompt is None else guard.worded(prompt.wording)
    if prompt is None:
        return worded(now, bank, guard).row.words
    return still_to_do(prompt.wording, guard)


def _run(told: Sequence[Chapter], latest: Ref, settled: date | None) -> tuple[SessionMark, ...]:
    """Return the sessions running in which a prompt is open, none from before it was settled."""

    def is_open_in(chapter: Chapter) -> bool:
        ref = chapter.pairing.of_later(latest).earlier
        is_raised = any(Ref(each.id, each.about) == ref for each in chapter.upshot.prompts)
        return is_raised and (settled is None or chapter.mark.day > settled)

    run = takewhile(is_open_in, reversed(told))
    return tuple(chapter.mark for chapter in run)[::-1]


def _settled_on(mine: Sequence[Life]) -> date | None:
    events = (each for life in mine for each in life.events)
    return max((each.on for each in events if not each.status.is_open), default=None)
