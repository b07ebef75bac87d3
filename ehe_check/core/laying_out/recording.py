"""The record: what the sessions of a case show together, as evidence to look at."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.core.laying_out.material import (
    GROUP_LEVEL,
    Blocks,
    Material,
    day_words,
    framed,
    number_words,
)
from ehe_check.core.months import month_words
from ehe_check.model.document import Block, Bullets, Heading, Item
from ehe_check.model.history import CarriedOver, History, NotSeen, Overdue, StillUnknown
from ehe_check.model.sections import RecordSection
from ehe_check.model.wording import fill


def record(section: RecordSection, material: Material) -> Blocks:
    """Print what the sessions show, nothing where earlier ones were not looked at."""
    history = material.sheet.history
    if history is None:
        return ()
    groups = {
        section.not_known: [_unknown(section, fact) for fact in _unknowns(history)],
        section.carried: [_carried(section, action) for action in history.carried_over],
        section.overdue: [_overdue(section, material, one) for one in history.overdue],
        section.not_seen: [_not_seen(section, child) for child in history.not_seen],
        section.cautions: [Item(str(caution)) for caution in history.cautions],
    }
    return framed(section, tuple(_groups(groups)))


def _groups(groups: dict[str, list[Item]]) -> Iterator[Block]:
    for title, items in groups.items():
        said = tuple(item for item in items if item.text)
        if said:
            yield Heading(GROUP_LEVEL, title)
            yield Bullets(said)


def _unknowns(history: History) -> Iterator[StillUnknown]:
    return (fact for fact in history.still_unknown if len(fact.sessions) > 1)


def _unknown(section: RecordSection, fact: StillUnknown) -> Item:
    since = fill(
        section.not_known_for,
        sessions=number_words(len(fact.sessions)),
        day=day_words(fact.since),
    )
    return Item(fact.asked, lead=fact.whom, details=(since,))


def _carried(section: RecordSection, action: CarriedOver) -> Item:
    day = day_words(action.since)
    lines = []
    if len(action.sessions) > 1:
        sessions = number_words(len(action.sessions))
        lines.append(fill(section.carried_for, sessions=sessions, day=day))
    if action.carried_on:
        times = number_words(len(action.carried_on))
        lines.append(fill(section.carried_on, times=times, day=day))
    return Item(action.text, lead=action.whom, details=tuple(lines))


def _overdue(section: RecordSection, material: Material, one: Overdue) -> Item:
    lines = [fill(section.overdue_since, day=day_words(one.by))]
    lines += [fill(section.overdue_who, who=one.who)] if one.who else []
    return Item(one.text or material.words.left_out, details=tuple(lines))


def _not_seen(section: RecordSection, child: NotSeen) -> Item:
    since = child.since and fill(section.not_seen_since, month=month_words(child.since))
    return Item(child.words, lead=child.whom, details=(since,) if since else ())
