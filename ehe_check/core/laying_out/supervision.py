"""The supervision record: how the case went, what was agreed, and what was thought."""

from __future__ import annotations

from ehe_check.core.laying_out.material import (
    GROUP_LEVEL,
    Blocks,
    Material,
    day_words,
    framed,
)
from ehe_check.model.document import (
    Block,
    Bullets,
    Checklist,
    Heading,
    Item,
    Paragraph,
    Term,
    Terms,
)
from ehe_check.model.history import AgreedStatus
from ehe_check.model.supervision import Point
from ehe_check.model.supervision_sections import (
    AgreedSection,
    NextSection,
    ReflectionsSection,
    TimelineSection,
    ViewsSection,
)
from ehe_check.model.wording import fill


def timeline(section: TimelineSection, material: Material) -> Blocks:
    """List the sessions and supervisions of the case by their days, and what moved the advice."""
    held = material.held
    if held is None:
        return ()
    rows = [
        Term(fill(section.session, day=day_words(day)), material.title_of(level))
        for day, level in held.sessions
    ]
    rows += [
        Term(
            fill(section.supervision, day=day_words(each.day)), _agreed_words(material, each.points)
        )
        for each in held.before
    ]
    moved = (Paragraph(f"{section.moved} {held.moved}"),) if held.moved else ()
    return framed(section, (Terms(tuple(rows)), *moved) if rows else ())


def agreed(section: AgreedSection, material: Material) -> Blocks:
    """List what was agreed, what is still to be done first, then what was passed over."""
    held = material.held
    if held is None:
        return ()
    blocks: list[Block] = []
    for status in (
        AgreedStatus.NEW,
        AgreedStatus.CARRY_ON,
        AgreedStatus.DONE,
        AgreedStatus.NOT_AGREED,
    ):
        mine = [point for point in held.supervision.points if point.status is status]
        said = (_point(section, material, point) for point in mine)
        items = tuple(item for item in said if item.text)
        if items:
            listed = Checklist(items) if status.is_open else Bullets(items)
            blocks += [Heading(GROUP_LEVEL, section.status[status]), listed]
    over = tuple(
        Item(words, lead=_whom(material, point))
        for point in held.supervision.points
        if point.passed_over and (words := _words(material, point))
    )
    if over:
        blocks += [Heading(GROUP_LEVEL, section.passed_over), Bullets(over)]
    return framed(section, tuple(blocks))


def reflections(section: ReflectionsSection, material: Material) -> Blocks:
    """Print what was said to each question."""
    held = material.held
    said = held.supervision.reflections if held else ()
    rows = tuple(Term(one.asked, one.text) for one in said if one.text)
    return framed(section, (Terms(rows),) if rows else ())


def views(section: ViewsSection, material: Material) -> Blocks:
    """Print both views where they differ, or that they do not."""
    seen = material.held.supervision.views if material.held else None
    if seen is None:
        return framed(section, ())
    if not seen.differ:
        return framed(section, (Paragraph(section.same),))
    rows = (
        Term(section.supervisor, seen.supervisor or None),
        Term(section.practitioner, seen.practitioner or None),
    )
    return framed(section, (Terms(rows),))


def coming_next(section: NextSection, material: Material) -> Blocks:
    """Print when the case is talked over next, and whether the session was changed since."""
    held = material.held
    if held is None:
        return ()
    day = held.supervision.supervision.next
    changed = (Paragraph(section.changed_since),) if held.is_changed_since else ()
    row = Term(section.next, day_words(day) if day else None)
    return framed(section, (Terms((row,)), *changed))


def _point(section: AgreedSection, material: Material, point: Point) -> Item:
    raised = material.prompt_words(point.key)
    lines: list[str] = []
    if point.status is AgreedStatus.NEW and raised:
        lines.append(fill(section.about, text=raised))
    lines += [fill(section.who, who=point.who)] if point.who else []
    lines += [fill(section.by, day=day_words(point.by))] if point.by else []
    lines += [fill(section.why, why=point.why)] if point.why else []
    return Item(_words(material, point), lead=_whom(material, point), details=tuple(lines))


def _words(material: Material, point: Point) -> str:
    """Return a prompt as it may be worded now, under HOLD too, or an action as it was agreed."""
    raised = material.prompt_words(point.key)
    if point.status is AgreedStatus.NEW or raised is None:
        return point.text or material.words.left_out
    return raised


def _whom(material: Material, point: Point) -> str:
    return material.whom(point.about) if point.about else ""


def _agreed_words(material: Material, points: tuple[Point, ...]) -> str:
    still_open = (point for point in points if point.status and point.status.is_open)
    words = (_words(material, point) for point in still_open)
    return "; ".join(filter(None, dict.fromkeys(words))) or "\N{EN DASH}"
