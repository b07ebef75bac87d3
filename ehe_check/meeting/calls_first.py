"""Whom to call before any meeting, where something has to be done today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ehe_check.meeting.pack import KEPT_APART, Pack
from ehe_check.page.document import Call, Callout, CalloutTone, Calls, Inner, Paragraph, Tone
from ehe_check.page.own import joined
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.call_row import CallRow, call_row
from ehe_check.sheet.calls_of_today import RouteCall, Why
from ehe_check.sheet.parts.top import on_paper


def first_today(pack: Pack) -> Blocks:
    """Say whom to call before any meeting, where something has to be done today."""
    if not pack.advice.is_urgent:
        return
    hidden = _hidden_whys(pack)
    calls = tuple(_call(pack, call, hidden) for call in pack.first.calls)
    said: list[Inner] = [Paragraph(_why(pack.first.danger, hidden))]
    said = said if pack.first.danger else []
    said += [Calls(calls)] if calls else []
    waits = Paragraph(text("If any box is empty, do it now; this meeting waits."), Tone.STRONG)
    yield Callout(CalloutTone.URGENT, pack.advice.title, (*said, waits), label=text("FIRST, TODAY"))


def _hidden_whys(pack: Pack) -> frozenset[str]:
    """Return the reasons for a call that no paper tells of."""
    prompts = (each for each in pack.sheet.prompts if each.topic in KEPT_APART)
    return frozenset(each.route_why for each in prompts if each.route_why)


def _call(pack: Pack, call: RouteCall, hidden: frozenset[str]) -> Call:
    row = _row(pack, call, hidden)
    if call.is_told:
        return on_paper(row, text("tell them; do not wait for them"), ())
    why = _why(call.whys, hidden)
    return on_paper(row, why, (text("By whom, and when"),))


def called(pack: Pack, call: RouteCall) -> str:
    """Return whom a call is to, with the numbers, and what was kept of it."""
    row = _row(pack, call, _hidden_whys(pack))
    after = text("({kept})", kept=row.after) if row.after else ""
    numbers = joined(", ", row.numbers)
    return joined(" ", filter(None, (row.called, numbers, after)))


def _row(pack: Pack, call: RouteCall, hidden: frozenset[str]) -> CallRow:
    """Return a call in the words of calls, without a reason that no paper tells of."""
    apart = Why("", text("a reason that is kept apart from this paper"))
    new = dict.fromkeys(apart if each.text in hidden else each for each in call.new)
    return call_row(pack.sheet, replace(call, new=tuple(new)))


def _why(whys: Iterable[Why], hidden: frozenset[str]) -> str:
    """Return why to call, the same reason once, one that is kept apart without its words."""
    told = (
        text("a reason that is kept apart from this paper")
        if why.text in hidden
        else joined(": ", filter(None, (why.whom, why.text)))
        for why in whys
    )
    return joined("; ", dict.fromkeys(told))
