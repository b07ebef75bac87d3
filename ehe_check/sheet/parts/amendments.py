"""What was changed after a session was finished: the old answers stay on the page."""

from __future__ import annotations

from ehe_check.page.document import Bullets, Item
from ehe_check.page.months import day_words
from ehe_check.page.words import fill
from ehe_check.sheet.material import Blocks, Material, framed
from ehe_check.sheet.sections import AmendmentsSection
from ehe_check.sheet.sheet import Amended


def amendments(section: AmendmentsSection, material: Material) -> Blocks:
    """List what was changed, each with what it was, when it was changed, and why."""
    items = tuple(_amended(section, material, one) for one in material.sheet.amendments)
    return framed(section, (Bullets(items),) if items else ())


def _amended(section: AmendmentsSection, material: Material, one: Amended) -> Item:
    was = fill(section.was, answer=_was(section, material, one))
    note = fill(material.words.note, note=one.was.note) if one.was and one.was.note else ""
    reason = one.reason or material.words.left_out
    why = fill(section.why, day=day_words(one.at), reason=reason)
    asked = material.named(one.question) + (f" ({one.whom})" if one.whom else "")
    return Item(asked, details=tuple(filter(None, (was, note, why))))


def _was(section: AmendmentsSection, material: Material, one: Amended) -> str:
    if one.was is None:
        return section.nothing
    if not one.was.answer:
        return material.words.left_out if material.sheet.is_shared else section.only_note
    return material.sourced(one.was)
