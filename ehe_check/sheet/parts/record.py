"""The record: what the sessions of a case show together, as evidence to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import TypeAlias

from ehe_check.over_time.history import CarriedOver, History, NotSeen, Overdue, StillUnknown
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Block, Bullets, Heading, Item
from ehe_check.page.phrases import number_words, times_words
from ehe_check.page.words import fill
from ehe_check.sheet.material import GROUP_LEVEL, Blocks, Material, framed
from ehe_check.sheet.sections import RecordSection

Group: TypeAlias = tuple[str, tuple[Item, ...]]
"""A heading, which others may have too, and what stands under it."""

MOST_BESIDE = 3
_LONGEST_BESIDE = 150
_LEAST_ROOM = 40


def record(section: RecordSection, material: Material) -> Blocks:
    """Print what the sessions show, nothing where earlier ones were not looked at."""
    history = material.sheet.history
    if history is None:
        return ()
    held = " ".join(material.checked_first(in_own_words=True))
    return framed(section, tuple(_blocks(_groups(section, history, material.words.left_out, held))))


def record_lines(section: RecordSection, history: History, held: str = "") -> tuple[str, ...]:
    """Return what the sessions show as short lines to put beside a question, a few of each kind.

    They are so few and short that the question itself stays in view on a small screen. `held` is
    the caution beside own words to act on; where HOLD stands it is said once, under them all.
    """
    caution = held if history.hold else ""
    unknown, carried, overdue, not_seen, cautions = _groups(section, history, "", caution)
    placed = [
        (place, _in_a_line(title, item, caution), caution in item.details)
        for title, items in (unknown, not_seen, overdue, carried, cautions)
        for place, item in enumerate(items)
    ]
    in_order = sorted(placed, key=lambda each: each[0])
    shown = in_order[:MOST_BESIDE]
    more = (section.more,) if len(in_order) > MOST_BESIDE else ()
    check = (caution,) if any(is_own for *_, is_own in shown) else ()
    return (*(line for _, line, _ in shown), *more, *check)


def _in_a_line(title: str, item: Item, caution: str) -> str:
    lead = f"{title}: {item.lead}: " if item.lead else f"{title}: "
    beside = " ".join(text for text in item.details if text != caution)
    room = max(_LONGEST_BESIDE - len(lead) - len(beside), _LEAST_ROOM)
    return f"{lead}{shorten(item.text, room, placeholder=' ...')} {beside}".strip()


def _groups(
    section: RecordSection, history: History, left_out: str, held: str
) -> tuple[Group, ...]:
    unknowns = [fact for fact in history.still_unknown if len(fact.sessions) > 1]
    groups = (
        (section.not_known, [_unknown(section, fact) for fact in unknowns]),
        (section.carried, [_carried(section, action, held) for action in history.carried_over]),
        (section.overdue, [_overdue(section, one, left_out, held) for one in history.overdue]),
        (section.not_seen, [_not_seen(section, child) for child in history.not_seen]),
        (section.cautions, [Item(str(caution)) for caution in history.cautions]),
    )
    return tuple((title, tuple(item for item in items if item.text)) for title, items in groups)


def _blocks(groups: Iterable[Group]) -> Iterator[Block]:
    for title, items in groups:
        if items:
            yield Heading(GROUP_LEVEL, title)
            yield Bullets(items)


def _unknown(section: RecordSection, fact: StillUnknown) -> Item:
    since = fill(
        section.not_known_for,
        sessions=number_words(len(fact.sessions)),
        day=day_words(fact.since),
    )
    return Item(fact.short, lead=fact.whom, details=(since,))


def _carried(section: RecordSection, action: CarriedOver, held: str) -> Item:
    lines = []
    if len(action.sessions) > 1:
        sessions, since = number_words(len(action.sessions)), day_words(action.sessions[0].day)
        lines.append(fill(section.carried_for, sessions=sessions, day=since))
    if action.carried_on:
        words = section.carried_once if action.times == 1 else section.carried_on
        first = day_words(min(action.carried_on))
        lines.append(fill(words, times=times_words(action.times), day=first))
    lines += [held] if held and action.in_own_words else []
    return Item(action.text, lead=action.whom, details=tuple(lines))


def _overdue(section: RecordSection, one: Overdue, left_out: str, held: str) -> Item:
    lines = [fill(section.overdue_since, day=day_words(one.by))]
    lines += [fill(section.overdue_who, who=one.who)] if one.who else []
    lines += [held] if held and one.in_own_words else []
    return Item(one.text or left_out, lead=one.whom, details=tuple(lines))


def _not_seen(section: RecordSection, child: NotSeen) -> Item:
    since = child.since and fill(section.not_seen_since, month=month_words(child.since))
    return Item(child.words, lead=child.whom, details=(since,) if since else ())
