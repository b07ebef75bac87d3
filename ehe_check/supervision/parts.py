"""The supervision record: how the case went, what was agreed, and what was thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ehe_check.advice.guard import guard_in_words
from ehe_check.case.labels import number_of
from ehe_check.judge.reading import UNLISTED
from ehe_check.over_time.decisions import wording_of, words_now
from ehe_check.over_time.history import AgreedStatus
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Bullets, Checklist, Heading, Item, Paragraph, Term, Terms
from ehe_check.page.words import fill
from ehe_check.sheet.material import GROUP_LEVEL, Blocks, Material, framed, labelled
from ehe_check.supervision.sections import (
    AgreedSection,
    NextSection,
    ReflectionsSection,
    TimelineSection,
    ViewsSection,
)
from ehe_check.supervision.supervision import Point, TalkedOver

_ORDER = (AgreedStatus.NEW, AgreedStatus.CARRY_ON, AgreedStatus.DONE, AgreedStatus.NOT_AGREED)


@dataclass(frozen=True)
class RecordMaterial(Material):
    """A sheet, with the supervision in which it was talked over."""

    talked_over: TalkedOver = field(kw_only=True)


def timeline(section: TimelineSection, material: RecordMaterial) -> Blocks:
    """List the sessions and supervisions of the case by their days, and what moved the advice."""
    over = material.talked_over
    rows = [
        (day, Term(fill(section.session, day=day_words(day)), material.title_of(level)))
        for day, level in over.sessions
    ]
    rows += [
        (
            each.day,
            Term(
                fill(section.supervision, day=day_words(each.day)),
                _still_to_do(section, material, each.points),
            ),
        )
        for each in over.before
    ]
    in_order = labelled(term for _, term in sorted(rows, key=lambda row: row[0]))
    moved = (Paragraph(f"{section.moved} {over.moved}"),) if over.moved else ()
    return framed(section, (*in_order, *moved) if in_order else ())


def agreed(section: AgreedSection, material: RecordMaterial) -> Blocks:
    """List what was agreed, what is still to be done first, then what was passed over."""
    points = material.talked_over.supervision.points
    blocks: list[Block] = []
    for status in _ORDER:
        mine = [point for point in points if point.status is status]
        items = _items(section, material, mine)
        if items:
            listed = Checklist(items) if status.is_open else Bullets(items)
            blocks += [Heading(GROUP_LEVEL, section.status[status]), listed]
    over = _items(section, material, [point for point in points if point.passed_over])
    if over:
        blocks += [Heading(GROUP_LEVEL, section.passed_over), Bullets(over)]
    return framed(section, tuple(blocks))


def reflections(section: ReflectionsSection, material: RecordMaterial) -> Blocks:
    """Print what was said to each question."""
    said = material.talked_over.supervision.reflections
    return framed(section, labelled(Term(one.asked, one.text) for one in said if one.text))


def views(section: ViewsSection, material: RecordMaterial) -> Blocks:
    """Print both views where they differ, or that they do not."""
    seen = material.talked_over.supervision.views
    if seen is None:
        return framed(section, ())
    if not seen.differ:
        return framed(section, (Paragraph(section.same),))
    rows = (
        Term(section.supervisor, seen.supervisor or None),
        Term(section.practitioner, seen.practitioner or None),
    )
    return framed(section, (Terms(rows),))


def coming_next(section: NextSection, material: RecordMaterial) -> Blocks:
    """Print when the case is talked over next, and whether the session was changed since."""
    over = material.talked_over
    day = over.supervision.supervision.next
    changed = (Paragraph(section.changed_since),) if over.is_changed_since else ()
    row = Term(section.next, day_words(day) if day else None)
    return framed(section, (Terms((row,)), *changed))


def _items(section: AgreedSection, material: Material, points: Iterable[Point]) -> tuple[Item, ...]:
    said = (_point(section, material, point) for point in points)
    return tuple(item for item in said if item.text)


def _point(section: AgreedSection, material: Material, point: Point) -> Item:
    is_own = point.action is not None
    is_unknown = material.advice.is_guarded and wording_of(material.bank, point.key) is None
    raised = "" if is_own and is_unknown else _raised(material, point)
    lines = [fill(section.about, text=raised)] if is_own and raised else []
    lines += [fill(section.who, who=point.who)] if point.who else []
    lines += [fill(section.by, day=day_words(point.by))] if point.by else []
    lines += [fill(section.why, why=point.why)] if point.why else []
    is_to_do = point.status is not None and point.status.is_open
    lines += material.checked_first(in_own_words=is_own and is_to_do)
    return Item(_words(material, point), lead=_whom(material, point), details=tuple(lines))


def _words(material: Material, point: Point) -> str:
    """Return an action as it was agreed, or a prompt as it may be worded now."""
    if point.action is not None:
        return point.action or material.words.left_out
    return material.words.left_out if _is_left_out(material, point) else _raised(material, point)


def _raised(material: Material, point: Point) -> str:
    guard = guard_in_words(material.advice)
    return words_now(material.bank, point.key, point.text, guard, in_own_words=False)


def _is_left_out(material: Material, point: Point) -> bool:
    """Say whether a copy to share leaves out the words of a point: they are in nobody's bank."""
    return material.sheet.is_shared and wording_of(material.bank, point.key) is None


def _whom(material: Material, point: Point) -> str:
    if point.about is None:
        return ""
    if point.about in dict(material.sheet.entries) or point.about.endswith(UNLISTED):
        return material.whom(point.about)
    return number_of(point.about, material.bank)


def _still_to_do(section: TimelineSection, material: Material, points: tuple[Point, ...]) -> str:
    """Return what a supervision left to be done, with who and by when, in a line."""
    mine = [each for each in points if each.status is not None and each.status.is_open]
    said = "; ".join(filter(None, dict.fromkeys(_in_a_line(material, each) for each in mine)))
    is_own = any(each.action for each in mine)
    return "\n".join((said or section.nothing, *material.checked_first(in_own_words=is_own)))


def _in_a_line(material: Material, point: Point) -> str:
    words = _words(material, point).rstrip(".")
    beside = ", ".join(filter(None, (point.who, day_words(point.by) if point.by else "")))
    return f"{words} ({beside})" if words and beside else words
