"""What the sessions of a case show together, in words that several pages share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from textwrap import shorten
from typing import TypeAlias

from ehe_check.advice.guard import Guard
from ehe_check.bank.prompt_rule import State
from ehe_check.over_time.follow import KeptAnswers
from ehe_check.over_time.history import CarriedOver, History, NotSeen, Overdue, StillUnknown
from ehe_check.over_time.ledger import worded
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Bullets, Heading, Item
from ehe_check.page.own import Own
from ehe_check.page.phrases import number_words, times_words
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet_paper import Paper, checked_first

Group: TypeAlias = tuple[str, tuple[Item, ...]]
"""A heading, which others may have too, and what stands under it."""

MOST_BESIDE = 3
_LEVEL = 3
_LONGEST_BESIDE = 150
_LEAST_ROOM = 40


def together(paper: Paper) -> Blocks:
    """Yield what the sessions show together, nothing where earlier ones were not looked at."""
    history = paper.sheet.history
    if history is not None:
        for title, items in _groups(history, checked_first(paper)):
            if items:
                yield Heading(_LEVEL, title)
                yield Bullets(items)


def drift_items(paper: Paper, state: State, person: str) -> tuple[Item, ...]:
    """Return what the sessions show of our own work going round, where it counts.

    `state` and `person` are how a line is worded that leads to the family.
    """
    drift = paper.sheet.drift
    if drift is None:
        return ()
    held = checked_first(paper)
    carried = (
        _carried(replace(each, text=_worded(paper, each, state, person)), held)
        for each in drift.carried_over
    )
    return tuple(item for item in (*map(_unknown, drift.not_known), *carried) if item.text)


def overdue_items(paper: Paper, guard: Guard) -> tuple[Item, ...]:
    """Return what was decided and is past its day, worded as it may be read under a guard."""
    history = paper.sheet.history
    if history is None:
        return ()
    held = check_first(hold=guard.holds, asks_first=guard.state is State.GUARDED)
    return tuple(
        _overdue(replace(each, text=said), held)
        for each in history.overdue
        if (said := _words_now(paper, each, guard)) is not None
    )


def _words_now(paper: Paper, one: Overdue, guard: Guard) -> Own | None:
    """Return the words of a decision, None where a guard leaves them out."""
    if one.agreed is None:
        return one.text
    said = worded(one.agreed, paper.bank, guard).row.words
    return said if said or guard.state is not State.GUARDED else None


def record_lines(history: History) -> Iterator[str]:
    """Yield what the sessions show as short lines to put beside a question, a few of each kind.

    They are so few and short that the question itself stays in view on a small screen. Where HOLD
    or ASK FIRST stands, the caution beside own words to act on is said once, under them all.
    """
    caution = check_first(hold=history.hold, asks_first=history.asks_first)
    unknown, carried, overdue, not_seen, cautions = _groups(history, caution)
    beside = [
        [(title, item) for item in items]
        for title, items in (unknown, not_seen, overdue, carried, cautions)
    ]
    in_order = [each for row in zip_longest(*beside) for each in row if each]
    shown = in_order[:MOST_BESIDE]
    yield text("What the sessions of this case show together")
    yield from (_in_a_line(title, item, caution) for title, item in shown)
    if len(in_order) > MOST_BESIDE:
        yield text("There is more: it will stand on the sheet.")
    if any(caution in item.details for _, item in shown):
        yield caution


def kept_words(told: KeptAnswers | None) -> str:
    """Return how many answers were kept, and how many have a new source; empty where none was."""
    if told is None:
        return ""
    kept, of_all = str(told.kept), str(told.of_all)
    since = (
        text("{kept} of {all} answers were kept from an earlier session.", kept=kept, all=of_all)
        if told.since is None
        else text(
            "{kept} of {all} answers were kept from {day}.",
            kept=kept,
            all=of_all,
            day=day_words(told.since),
        )
    )
    return f"{since} {_new(told.new_source)}"


def _new(number: int) -> str:
    if number > 1:
        return text("{new} have a new source.", new=str(number))
    return text("One has a new source." if number else "None has a new source.")


def _worded(paper: Paper, each: CarriedOver, state: State, person: str) -> str:
    rule = paper.bank.rules.get(each.key)
    return each.text if rule is None else rule[1].under(state, person)


def _in_a_line(title: str, item: Item, caution: str) -> str:
    lead = f"{title}: {item.lead}: " if item.lead else f"{title}: "
    beside = " ".join(said for said in item.details if said != caution)
    room = max(_LONGEST_BESIDE - len(lead) - len(beside), _LEAST_ROOM)
    return f"{lead}{shorten(item.text, room, placeholder=' ...')} {beside}".strip()


def _groups(history: History, held: str) -> tuple[Group, ...]:
    unknowns = (fact for fact in history.still_unknown if len(fact.sessions) > 1)
    groups = (
        (text("Still not known"), map(_unknown, unknowns)),
        (text("Raised again"), (_carried(each, held) for each in history.carried_over)),
        (text("Past their day"), (_overdue(each, held) for each in history.overdue)),
        (
            text("Children not known to have been seen lately"),
            map(_not_seen, history.not_seen),
        ),
        (
            text("To mind about these sessions"),
            (Item(str(each)) for each in history.cautions),
        ),
    )
    return tuple((title, tuple(item for item in items if item.text)) for title, items in groups)


def _unknown(fact: StillUnknown) -> Item:
    since = text(
        "Not known in {sessions} sessions running, since {day}.",
        sessions=number_words(len(fact.sessions)),
        day=day_words(fact.since),
    )
    return Item(fact.short, lead=fact.whom, details=(since,))


def _carried(action: CarriedOver, held: str) -> Item:
    lines = (_raised(action), _carried_on(action), held if action.in_own_words else "")
    return Item(action.text, lead=action.whom, details=tuple(filter(None, lines)))


def _raised(action: CarriedOver) -> str:
    if len(action.sessions) < 2:  # noqa: PLR2004 (once is not again)
        return ""
    return text(
        "Raised in {sessions} sessions running, since {day}.",
        sessions=number_words(len(action.sessions)),
        day=day_words(action.sessions[0].day),
    )


def _carried_on(action: CarriedOver) -> str:
    if not action.carried_on:
        return ""
    first = day_words(min(action.carried_on))
    if action.times == 1:
        return text("Carried on once, on {day}.", day=first)
    return text("Carried on {times}, first on {day}.", times=times_words(action.times), day=first)


def _overdue(one: Overdue, held: str) -> Item:
    lines = (
        text("To be done by {day}.", day=day_words(one.by)),
        text("Who: {who}", who=one.who) if one.who else "",
        held if one.in_own_words else "",
    )
    said = one.text or left_out()
    return Item(said, lead=one.whom, details=tuple(filter(None, lines)))


def _not_seen(child: NotSeen) -> Item:
    since = child.since
    lines = (
        (text("The last month that any session gives is {month}.", month=month_words(since)),)
        if since
        else ()
    )
    return Item(child.words, lead=child.whom, details=lines)
