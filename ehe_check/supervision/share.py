"""A supervision record without anything that people wrote."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.supervision.supervision import Held, Point, Supervision


def held_without_own_words(held: Held) -> Held:
    """Return a supervision's record without what people wrote in it."""
    return replace(
        held,
        supervision=_bare_supervision(held.supervision),
        before=tuple(map(_bare_supervision, held.before)),
    )


def _bare_supervision(supervision: Supervision) -> Supervision:
    """Keep what the bank says and what was agreed of it; a new action is in own words."""
    points = tuple(map(_bare_point, supervision.points))
    views = supervision.views
    bare = views and views.model_copy(update={"supervisor": "", "practitioner": ""})
    return supervision.model_copy(update={"points": points, "reflections": (), "views": bare})


def _bare_point(point: Point) -> Point:
    """Return a point with an empty action where there is one: the page says it is left out."""
    action = None if point.action is None else ""
    return point.model_copy(update={"who": None, "why": None, "text": "", "action": action})
