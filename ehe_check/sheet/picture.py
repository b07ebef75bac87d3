"""The picture of a case over time: who was seen, what was not known how long, what was agreed.

What it says of each thing in it is the same on its drawing and in its tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from ehe_check.advice.unknowns import is_unknown
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.labels import numbered
from ehe_check.judge.answers import Answer, Entry, Ref
from ehe_check.over_time.chapters import Chapter, chapters, ever_unknown, is_not_known, unknown_run
from ehe_check.over_time.comparison import AnswerState
from ehe_check.over_time.history import Missing
from ehe_check.over_time.ledger import Decided, Ledger
from ehe_check.over_time.side import Side
from ehe_check.page.dates import month_words
from ehe_check.page.document import Seen
from ehe_check.page.own import NOTHING, Own, joined
from ehe_check.page.phrases import grouped, phrase
from ehe_check.page.short_dates import near_day
from ehe_check.page.text import text
from ehe_check.page.without_own import without_own
from ehe_check.sheet.ledger_page import stands
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.seen_grid import seen_as

MOST_SESSIONS = 8
MOST_CHILDREN = 6
MOST_UNKNOWN = 5
MOST_DECISIONS = 6


@dataclass(frozen=True)
class Spot:
    """What one session knew of one child in one row, as it was on that session's day.

    `seen` is a band of time, never aged since. Where a row says from whom a day is known, `words`
    says that, and `head` in very few letters; without them it is not known. A child may not have
    been listed then, or the question may not have arisen.
    """

    seen: Seen = Seen.UNKNOWN
    words: str = ""
    head: str = ""
    is_listed: bool = True
    is_asked: bool = True


@dataclass(frozen=True)
class ChildOverTime:
    """One child: a spot for each session shown, in the rows seen, heard alone and day known."""

    called: Own
    seen: tuple[Spot, ...]
    heard: tuple[Spot, ...]
    day: tuple[Spot, ...]


@dataclass(frozen=True)
class Picture:
    """What the sessions of one case that count show over time, as values.

    `sessions` are the days of those shown: the first, and then the last seven. `between` are left
    out there, and `near` were so close to a later one that they do not count. `supervisions` and
    `meetings` are the days of those that were held. The first six of `children` are drawn, and of
    `decisions`, the open ones first. `unknown` are the longest, and `more_unknown` says how many
    are left out. `missing` is what of the case's files could not be looked at. In a copy to share
    every day is the first of its month.
    """

    reference: Own
    today: date
    sessions: tuple[date, ...]
    children: tuple[ChildOverTime, ...]
    unknown: tuple[Unknown, ...]
    decisions: tuple[Decided, ...]
    supervisions: tuple[date, ...] = ()
    meetings: tuple[date, ...] = ()
    between: int = 0
    near: int = 0
    more_unknown: int = 0
    missing: tuple[Missing, ...] = ()
    is_held: bool = False
    asks_first: bool = False
    is_shared: bool = False

    @property
    def drawn(self) -> tuple[Decided, ...]:
        """The decisions that are drawn."""
        return self.decisions[:MOST_DECISIONS]


def picture_of(
    sides: Sequence[Side],
    bank: QuestionBank,
    ledger: Ledger,
    *,
    weeks_apart: int = 0,
    missing: Iterable[Missing] = (),
) -> Picture | None:
    """Return the picture of a case on the day of its ledger; None where no session is given.

    `sides` are the sessions that count, of one case, in any order: no drafts.
    `bank` stands in for one that the archive lacks. Of those that lie less than `weeks_apart` from
    each other the latest counts.

    Raises:
        WrongUseError: they are not all about one case.
    """
    if not sides:
        return None
    every = chapters(sides, bank, ledger.today, weeks_apart)
    told = tuple(chapter for chapter in every if chapter.counts)
    shown = told if len(told) <= MOST_SESSIONS else (told[0], *told[1 - MOST_SESSIONS :])
    rows = _rows(told[-1].bank)
    unknown = unknown_runs(every, ledger.today, above=[*filter(None, rows)])
    return Picture(
        reference=ledger.reference or told[-1].side.reference or NOTHING,
        today=ledger.today,
        sessions=tuple(chapter.mark.day for chapter in shown),
        children=tuple(_children(told[-1], shown, rows)),
        unknown=unknown[:MOST_UNKNOWN],
        decisions=_open_first(ledger),
        between=len(told) - len(shown),
        near=len(every) - len(told),
        more_unknown=max(0, len(unknown) - MOST_UNKNOWN),
        missing=tuple(missing),
        is_held=ledger.hold,
        asks_first=ledger.asks_first,
    )


def shared(picture: Picture, *banks: QuestionBank) -> Picture:
    """Return a picture to share: no reference, label, own word or day; each day is a month."""
    in_months: Picture = _in_months(replace(picture, is_shared=True))
    return without_own(in_months, numbered(*banks))


def _in_months(value: Any) -> Any:  # noqa: ANN401 (any value)
    """Return a value with the first of its month in place of each day in it."""
    match value:
        case date():
            return value.replace(day=1)
        case tuple():
            return tuple(map(_in_months, value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            held = {each.name: getattr(value, each.name) for each in fields(value)}
            return replace(value, **{name: _in_months(one) for name, one in held.items()})
        case _:
            return value


def _open_first(ledger: Ledger) -> tuple[Decided, ...]:
    """Return the decisions, open ones first; then what was settled, the latest first."""
    settled = [each for each in ledger.decisions if not each.state.is_open]
    latest = sorted(settled, key=lambda each: each.settled_on or each.on, reverse=True)
    return (*ledger.open, *latest)


def _rows(bank: QuestionBank) -> tuple[str | None, str | None, str | None]:
    """Return the questions of when a child was seen and heard alone, and what its day is like."""
    grid, day = bank.grid, bank.childs_day
    heard = grid.seen.heard if grid is not None and grid.seen is not None else None
    return (grid.id if grid is not None else None, heard, day.question if day else None)


def _children(
    latest: Chapter, shown: Sequence[Chapter], rows: Sequence[str | None]
) -> Iterator[ChildOverTime]:
    """Yield each child on the list, and each that was on it in a session shown."""
    grid = latest.bank.grid
    for entry in latest.account.answers.entries:
        if grid is None or entry.roster != grid.per:
            continue
        spots = [[_spot(each, question, entry) for each in shown] for question in rows]
        if any(spot.is_listed for spot in spots[0]):
            seen, heard, day = map(tuple, spots)
            yield ChildOverTime(entry.called, seen, heard, day)


def _spot(chapter: Chapter, question: str | None, entry: Entry) -> Spot:
    ref = chapter.pairing.of_later(Ref(question or "", entry.id)).earlier
    listed = None if ref is None else chapter.account.answers.entry(ref.about or "")
    if ref is None or listed is None or listed.removed is not None:
        return Spot(is_listed=False)
    known = chapter.bank.by_id.get(question or "")
    given = chapter.given(Ref(question or "", entry.id))
    if known is None or given.state is AnswerState.NOT_READ:
        return Spot(is_asked=False)
    answer = chapter.account.answers.get(ref)
    if answer is None or is_unknown(known, answer):
        return Spot()
    if chapter.bank.childs_day is not None and question == chapter.bank.childs_day.question:
        return _source(chapter.bank, answer)
    return Spot(seen_as(known, str(answer.value)))


def _source(bank: QuestionBank, answer: Answer) -> Spot:
    said = bank.childs_day.sources.get(str(answer.value)) if bank.childs_day else None
    return Spot() if said is None else Spot(words=said.words, head=said.head)


# What was not known in two sessions running or more: since when, and when it was found out.


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
    earlier = [each.pairing.of_later(ref).earlier for each in every]
    last = max(at for at, each in enumerate(every) if is_not_known(each, earlier[at]))
    run = unknown_run(every[: last + 1], ref)
    times = sum(each.counts for each in run)
    after = [each for each in every[last + 1 :] if each.counts]
    states = [each.given(ref).state for each in after]
    if times < FEWEST_SESSIONS or AnswerState.NOT_READ in states:
        return None
    found = after[states.index(AnswerState.VALUE)] if AnswerState.VALUE in states else None
    return (run[0].mark.day, _found_on(found, ref, run[-1].mark.day) if found else None, times)


def _found_on(chapter: Chapter, ref: Ref, after: date) -> date:
    """Return the day on which it was answered, where that can be told; else that of the session."""
    looked_at, day = chapter.given(ref).looked_at, chapter.mark.day
    return looked_at if looked_at is not None and after < looked_at <= day else day


# What it says of each thing in it.


BANDS = {
    Seen.RECENT: "in the 3 months before",
    Seen.WITHIN_YEAR: "3 to 12 months before",
    Seen.LONG_AGO: "more than a year before",
    Seen.NEVER: "never, as far as anyone knew",
    Seen.UNKNOWN: "not known",
    Seen.NOT_THEIRS: "not known",
}
"""How long before a session it was that a child was seen."""


def title(picture: Picture) -> str:
    """Return what a picture is called."""
    if not picture.reference:
        return text("The case over time")
    return text("{reference} over time", reference=picture.reference)


def brief(day: date, picture: Picture) -> str:
    """Return a day in few letters, with its year where that is not the picture's own."""
    if picture.is_shared:
        return f"{month_words(day)[:3]} {day.year}"
    return near_day(day, picture.today)


def band_words(seen: Seen) -> str:
    """Return how long before a session it was, in words."""
    return text(BANDS[seen])


def spot_words(spot: Spot) -> str:
    """Return what one session knew of one child in one row, in words."""
    if not spot.is_listed:
        return text("not on the list")
    if not spot.is_asked:
        return text("not asked")
    return spot.words or band_words(spot.seen)


def named(unknown: Unknown) -> str:
    """Return what was not known, with whom it is about."""
    if not unknown.whom:
        return unknown.short
    return text("{whom}: {short}", whom=unknown.whom, short=lowered(unknown.short))


def how_long(unknown: Unknown, picture: Picture) -> str:
    """Return for how long something was not known: our time, counted in days or months."""
    if not picture.is_shared:
        days = unknown.days(picture.today)
        return text("1 day" if days == 1 else "{number} days", number=str(days))
    until = unknown.until or picture.today
    months = (until.year - unknown.since.year) * 12 + until.month - unknown.since.month
    if not months:
        return text("under a month")
    return text("1 month" if months == 1 else "{number} months", number=str(months))


def what_of(decision: Decided) -> str:
    """Return the number and the words of a decision, with whom it is about."""
    what = joined(": ", filter(None, (decision.whom, decision.what)))
    return text("{id} {what}", id=decision.id, what=what) if what else decision.id


def standing(decision: Decided, picture: Picture) -> str:
    """Return how a decision stands on the picture's day."""
    if not decision.state.is_open:
        return stands(decision, picture.today, lambda day: brief(day, picture))
    if decision.by is None:
        return text("no day set")
    past = decision.days_past(picture.today)
    if not past:
        return text("due {day}", day=brief(decision.by, picture))
    if picture.is_shared:
        return text("past its day")
    return text("1 day past" if past == 1 else "{number} days past", number=str(past))


def caution(decision: Decided, picture: Picture) -> str:
    """Return that a decision in somebody's own words is to be checked first; empty elsewhere."""
    ledger = Ledger(picture.today, hold=picture.is_held, asks_first=picture.asks_first)
    if not ledger.is_checked_first(decision):
        return ""
    return text("HOLD: check first" if picture.is_held else "ASK FIRST: check first")
