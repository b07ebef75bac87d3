"""The annex: what was changed after the session was finished, and what the sessions show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from textwrap import shorten
from typing import TypeAlias

from ehe_check.bank.prompt_rule import State
from ehe_check.over_time.history import CarriedOver, History, NotSeen, Overdue, StillUnknown
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Block, Bullets, Details, Heading, Item, Paragraph
from ehe_check.page.phrases import number_words, times_words
from ehe_check.page.text import text
from ehe_check.sheet.parts.annex_prompts import part
from ehe_check.sheet.sheet import Amended
from ehe_check.sheet.sheet_paper import Paper, checked_first, sourced

Group: TypeAlias = tuple[str, tuple[Item, ...]]
"""A heading, which others may have too, and what stands under it."""

MOST_BESIDE = 3
_LEVEL = 3
_LONGEST_BESIDE = 150
_LEAST_ROOM = 40


def changes(paper: Paper) -> Details | None:
    """List what was changed, each with what it was, when it was changed, and why."""
    items = tuple(_amended(paper, one) for one in paper.sheet.amendments)
    blocks = (
        (
            Paragraph(text("Each change has its reason, and what stood there before is kept.")),
            Bullets(items),
        )
        if items
        else ()
    )
    return part(text("Changed after it was finished"), blocks, items)


def sessions(paper: Paper) -> Details | None:
    """Print what the sessions show together, nothing where earlier ones were not looked at."""
    blocks = tuple(_blocks(paper))
    intro = Paragraph(
        text(
            "Evidence to look at, from the saved sessions alone. It says nothing of what "
            "was done and not typed here."
        )
    )
    return part(text("What the sessions of this case show together"), (intro, *blocks), blocks)


def drift_items(paper: Paper, state: State, person: str) -> tuple[Item, ...]:
    """Return what the sessions show of our own work going round, where it counts.

    `state` and `person` are how a line is worded that leads to the family.
    """
    drift = paper.sheet.drift
    if drift is None:
        return ()
    held = " ".join(checked_first(paper))
    unknown = (_unknown(each) for each in drift.not_known)
    carried = (
        _carried(replace(each, text=_worded(paper, each, state, person)), held)
        for each in drift.carried_over
    )
    return tuple(item for item in (*unknown, *carried) if item.text)


def _worded(paper: Paper, each: CarriedOver, state: State, person: str) -> str:
    rule = paper.bank.rules.get(each.key)
    return each.text if rule is None else rule[1].under(state, person)


def _amended(paper: Paper, one: Amended) -> Item:
    was = text("Before: {answer}.", answer=_was(paper, one))
    note = text("Note: {note}", note=one.was.note) if one.was and one.was.note else ""
    reason = one.reason or text("left out of this copy")
    why = text("Changed on {day}. Why: {reason}", day=day_words(one.at), reason=reason)
    asked = paper.named(one.question) + (f" ({one.whom})" if one.whom else "")
    return Item(asked, details=tuple(filter(None, (was, note, why))))


def _was(paper: Paper, one: Amended) -> str:
    if one.was is None:
        return text("not answered")
    if one.was.answer:
        return sourced(one.was)
    if paper.sheet.is_shared:
        return text("left out of this copy")
    return text("only a note")


def _blocks(paper: Paper) -> Iterator[Block]:
    history = paper.sheet.history
    if history is None:
        return
    held = " ".join(checked_first(paper))
    for title, told in _groups(history, held):
        if told:
            yield Heading(_LEVEL, title)
            yield Bullets(told)


def record_lines(history: History) -> tuple[str, ...]:
    """Return what the sessions show as short lines to put beside a question, a few of each kind.

    They are so few and short that the question itself stays in view on a small screen. Where HOLD
    or ASK FIRST stands, the caution beside own words to act on is said once, under them all.
    """
    caution = _caution(history)
    unknown, carried, overdue, not_seen, cautions = _groups(history, caution)
    placed = [
        (place, _in_a_line(title, item, caution), caution in item.details)
        for title, items in (unknown, not_seen, overdue, carried, cautions)
        for place, item in enumerate(items)
    ]
    in_order = sorted(placed, key=lambda each: each[0])
    shown = in_order[:MOST_BESIDE]
    more = (
        (text("There is more: it will stand on the sheet."),) if len(in_order) > MOST_BESIDE else ()
    )
    check = (caution,) if caution and any(is_own for *_, is_own in shown) else ()
    lines = (line for _, line, _ in shown)
    return (text("What the sessions of this case show together"), *lines, *more, *check)


def _caution(history: History) -> str:
    if history.hold:
        return text(
            "HOLD stands. Before anyone does this, check it with everyone that the HOLD "
            "names: it might let the family know of the worry."
        )
    return (
        text(
            "ASK FIRST stands. Before anyone does this, agree with those that it names "
            "who will say what to the family."
        )
        if history.asks_first
        else ""
    )


def _in_a_line(title: str, item: Item, caution: str) -> str:
    lead = f"{title}: {item.lead}: " if item.lead else f"{title}: "
    beside = " ".join(said for said in item.details if said != caution)
    room = max(_LONGEST_BESIDE - len(lead) - len(beside), _LEAST_ROOM)
    return f"{lead}{shorten(item.text, room, placeholder=' ...')} {beside}".strip()


def _groups(history: History, held: str) -> tuple[Group, ...]:
    unknowns = [fact for fact in history.still_unknown if len(fact.sessions) > 1]
    groups = (
        (text("Still not known"), [_unknown(each) for each in unknowns]),
        (
            text("Raised again"),
            [_carried(each, held) for each in history.carried_over],
        ),
        (
            text("Past their day"),
            [_overdue(each, held) for each in history.overdue],
        ),
        (
            text("Children not known to have been seen lately"),
            [_not_seen(each) for each in history.not_seen],
        ),
        (text("To mind about these sessions"), [Item(str(each)) for each in history.cautions]),
    )
    return tuple((title, tuple(item for item in items if item.text)) for title, items in groups)


def _unknown(fact: StillUnknown) -> Item:
    sessions_words, day = number_words(len(fact.sessions)), day_words(fact.since)
    since = text(
        "Not known in {sessions} sessions running, since {day}.", sessions=sessions_words, day=day
    )
    return Item(fact.short, lead=fact.whom, details=(since,))


def _carried(action: CarriedOver, held: str) -> Item:
    lines = []
    if len(action.sessions) > 1:
        several, day = number_words(len(action.sessions)), day_words(action.sessions[0].day)
        lines.append(
            text("Raised in {sessions} sessions running, since {day}.", sessions=several, day=day)
        )
    if action.carried_on:
        first = day_words(min(action.carried_on))
        lines.append(
            text("Carried on once, on {day}.", day=first)
            if action.times == 1
            else text(
                "Carried on {times}, first on {day}.", times=times_words(action.times), day=first
            )
        )
    lines += [held] if held and action.in_own_words else []
    return Item(action.text, lead=action.whom, details=tuple(lines))


def _overdue(one: Overdue, held: str) -> Item:
    who = (text("Who: {who}", who=one.who),) if one.who else ()
    since = text("To be done by {day}.", day=day_words(one.by))
    check = (held,) if held and one.in_own_words else ()
    return Item(
        one.text or text("left out of this copy"), lead=one.whom, details=(since, *who, *check)
    )


def _not_seen(child: NotSeen) -> Item:
    last = child.since
    details = (
        (text("The last month that any session gives is {month}.", month=month_words(last)),)
        if last
        else ()
    )
    return Item(child.words, lead=child.whom, details=details)
