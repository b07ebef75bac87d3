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
from ehe_check.page.words import Say
from ehe_check.sheet.parts.annex_prompts import part
from ehe_check.sheet.sheet import Amended
from ehe_check.sheet.sheet_paper import Paper, checked_first, sourced

Group: TypeAlias = tuple[str, tuple[Item, ...]]
"""A heading, which others may have too, and what stands under it."""

MOST_BESIDE = 3
_LEVEL = 3
_LONGEST_BESIDE = 150
_LEAST_ROOM = 40


def changes(say: Say, paper: Paper) -> Details | None:
    """List what was changed, each with what it was, when it was changed, and why."""
    items = tuple(_amended(say, paper, one) for one in paper.sheet.amendments)
    blocks = (Paragraph(say("annex_parts.changes.intro")), Bullets(items)) if items else ()
    return part(say("annex_parts.changes.heading"), blocks, items)


def sessions(say: Say, paper: Paper) -> Details | None:
    """Print what the sessions show together, nothing where earlier ones were not looked at."""
    blocks = tuple(_blocks(say, paper))
    intro = Paragraph(say("annex_parts.sessions.intro"))
    return part(say("annex_parts.sessions.heading"), (intro, *blocks), blocks)


def drift_items(say: Say, paper: Paper, state: State, person: str) -> tuple[Item, ...]:
    """Return what the sessions show of our own work going round, where it counts.

    `state` and `person` are how a line is worded that leads to the family.
    """
    drift = paper.sheet.drift
    if drift is None:
        return ()
    held = " ".join(checked_first(say, paper))
    unknown = (_unknown(say, each) for each in drift.not_known)
    carried = (
        _carried(say, replace(each, text=_worded(paper, each, state, person)), held)
        for each in drift.carried_over
    )
    return tuple(item for item in (*unknown, *carried) if item.text)


def _worded(paper: Paper, each: CarriedOver, state: State, person: str) -> str:
    rule = paper.bank.rules.get(each.key)
    return each.text if rule is None else rule[1].under(state, person)


def _amended(say: Say, paper: Paper, one: Amended) -> Item:
    was = say("annex_parts.changes.was", answer=_was(say, paper, one))
    note = say("words.note", note=one.was.note) if one.was and one.was.note else ""
    reason = one.reason or say("words.left_out")
    why = say("annex_parts.changes.why", day=day_words(one.at), reason=reason)
    asked = paper.named(one.question) + (f" ({one.whom})" if one.whom else "")
    return Item(asked, details=tuple(filter(None, (was, note, why))))


def _was(say: Say, paper: Paper, one: Amended) -> str:
    if one.was is None:
        return say("annex_parts.changes.nothing")
    if one.was.answer:
        return sourced(say, one.was)
    if paper.sheet.is_shared:
        return say("words.left_out")
    return say("annex_parts.changes.only_note")


def _blocks(say: Say, paper: Paper) -> Iterator[Block]:
    history = paper.sheet.history
    if history is None:
        return
    held = " ".join(checked_first(say, paper))
    for title, told in _groups(say, history, held):
        if told:
            yield Heading(_LEVEL, title)
            yield Bullets(told)


def record_lines(say: Say, history: History) -> tuple[str, ...]:
    """Return what the sessions show as short lines to put beside a question, a few of each kind.

    They are so few and short that the question itself stays in view on a small screen. Where HOLD
    or ASK FIRST stands, the caution beside own words to act on is said once, under them all.
    """
    caution = _caution(say, history)
    unknown, carried, overdue, not_seen, cautions = _groups(say, history, caution)
    placed = [
        (place, _in_a_line(title, item, caution), caution in item.details)
        for title, items in (unknown, not_seen, overdue, carried, cautions)
        for place, item in enumerate(items)
    ]
    in_order = sorted(placed, key=lambda each: each[0])
    shown = in_order[:MOST_BESIDE]
    more = (say("annex_parts.sessions.more"),) if len(in_order) > MOST_BESIDE else ()
    check = (caution,) if caution and any(is_own for *_, is_own in shown) else ()
    lines = (line for _, line, _ in shown)
    return (say("annex_parts.sessions.heading"), *lines, *more, *check)


def _caution(say: Say, history: History) -> str:
    if history.hold:
        return say("words.held")
    return say("words.ask_first") if history.asks_first else ""


def _in_a_line(title: str, item: Item, caution: str) -> str:
    lead = f"{title}: {item.lead}: " if item.lead else f"{title}: "
    beside = " ".join(text for text in item.details if text != caution)
    room = max(_LONGEST_BESIDE - len(lead) - len(beside), _LEAST_ROOM)
    return f"{lead}{shorten(item.text, room, placeholder=' ...')} {beside}".strip()


def _groups(say: Say, history: History, held: str) -> tuple[Group, ...]:
    unknowns = [fact for fact in history.still_unknown if len(fact.sessions) > 1]
    groups = (
        (say("annex_parts.sessions.not_known"), [_unknown(say, each) for each in unknowns]),
        (
            say("annex_parts.sessions.carried"),
            [_carried(say, each, held) for each in history.carried_over],
        ),
        (
            say("annex_parts.sessions.overdue"),
            [_overdue(say, each, held) for each in history.overdue],
        ),
        (say("annex_parts.sessions.not_seen"), [_not_seen(say, each) for each in history.not_seen]),
        (say("annex_parts.sessions.cautions"), [Item(str(each)) for each in history.cautions]),
    )
    return tuple((title, tuple(item for item in items if item.text)) for title, items in groups)


def _unknown(say: Say, fact: StillUnknown) -> Item:
    sessions_words, day = number_words(len(fact.sessions)), day_words(fact.since)
    since = say("annex_parts.sessions.not_known_for", sessions=sessions_words, day=day)
    return Item(fact.short, lead=fact.whom, details=(since,))


def _carried(say: Say, action: CarriedOver, held: str) -> Item:
    lines = []
    if len(action.sessions) > 1:
        several, day = number_words(len(action.sessions)), day_words(action.sessions[0].day)
        lines.append(say("annex_parts.sessions.carried_for", sessions=several, day=day))
    if action.carried_on:
        first = day_words(min(action.carried_on))
        lines.append(
            say("annex_parts.sessions.carried_once", day=first)
            if action.times == 1
            else say("annex_parts.sessions.carried_on", times=times_words(action.times), day=first)
        )
    lines += [held] if held and action.in_own_words else []
    return Item(action.text, lead=action.whom, details=tuple(lines))


def _overdue(say: Say, one: Overdue, held: str) -> Item:
    who = (say("annex_parts.sessions.overdue_who", who=one.who),) if one.who else ()
    since = say("annex_parts.sessions.overdue_since", day=day_words(one.by))
    check = (held,) if held and one.in_own_words else ()
    return Item(one.text or say("words.left_out"), lead=one.whom, details=(since, *who, *check))


def _not_seen(say: Say, child: NotSeen) -> Item:
    last = child.since
    details = (say("annex_parts.sessions.not_seen_since", month=month_words(last)),) if last else ()
    return Item(child.words, lead=child.whom, details=details)
