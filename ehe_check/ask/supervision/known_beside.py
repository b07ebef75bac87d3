"""What stands beside the questions of a supervision: what is known, was said, and is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ehe_check.advice.recommendation import Reason
from ehe_check.ask.decisions import made_where
from ehe_check.bank.evidence import EVIDENCE_SHORT
from ehe_check.over_time.ledger import Carried, Decided
from ehe_check.over_time.supervision import MeetingAnswer, Supervision
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.phrases import times_words
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.merged_points import lowered
from ehe_check.supervision.talked_from import ChildKnown, MeetingAsked, OpenPoint, TalkedFrom

_REVIEW = (
    "The review says to consider one where help has not worked, there is drift, or adults are "
    "hostile, reluctant or not doing what was agreed."
)
_ENQUIRY = (
    "One is open, so this is brought to it, through the allocated worker or their manager, instead "
    "of to another meeting. If it does not move, escalate."
)
_HEALTH = (
    "Here it is the treatment that is not working, so the sheet says to consider a review led by "
    "health. If that is what you decide, answer no, and say who asks for it and by when."
)
_AFTER = "It comes after today's step, not instead of it."
_LAST = {
    MeetingAnswer.YES: "yes",
    MeetingAnswer.NO: "no",
    MeetingAnswer.WAIT: "wait",
    MeetingAnswer.HELD: "it was held",
}
_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
_MOST_WORDS, _MOST_OPEN = 2, 2


def lines(several: Iterable[str]) -> str:
    """Return what stands beside a question, a line for each thing that there is to say."""
    return "\n".join(filter(None, several))


def child_lines(child: ChildKnown, before: Supervision | None) -> Iterator[str]:
    """Yield what the session says of a child's day, who saw and heard the child, and last time."""
    yield _known("Is the day known?", child.day)
    yield _known("Last seen:", child.seen)
    yield _known("Last heard with no parent there:", child.heard)
    kept = f"Words kept, {child.whose}" if child.whose else "Words kept"
    for why in child.words[:_MOST_WORDS]:
        yield f'{kept}: "{why.answer}"' + (f" (heard by: {why.heard})" if why.heard else "")
    day = before.day_of(child.about) if before is not None else None
    if before is not None and day is not None and (day.nobody or day.text):
        said = "nobody had seen it" if day.nobody else day.text
        yield f"Last time ({day_words(before.day)}): {said}"


def told_lines(before: Supervision | None) -> Iterator[str]:
    """Yield what was told last time of a step that could not wait."""
    told = before.urgent if before is not None else None
    if before is None or told is None:
        return
    by = f", by {told.by}" if told.by else ""
    on = f", on {day_words(told.on)}" if told.on else ""
    said = f"yes{by}{on}" if told.told else "not yet"
    yield f"Last time ({day_words(before.day)}): {said}"


def meeting_lines(asked: MeetingAsked, case: TalkedFrom) -> Iterator[str]:
    """Yield why a meeting is asked about, and what was answered and decided before."""
    yield _ENQUIRY if asked.to_enquiry else _REVIEW
    if asked.reasons:
        yield f"Here: {'; '.join(map(lowered, asked.reasons))}."
    if asked.led_by_health and not asked.to_enquiry:
        yield _HEALTH
    if case.advice.is_urgent:
        yield _AFTER
    if asked.held_on is not None:
        yield f"A meeting was held on {day_words(asked.held_on)}."
    for decided in (*filter(None, [asked.decided]), *asked.also[:_MOST_OPEN]):
        by = f"by {day_words(decided.by)}" if decided.by else ""
        beside = ", ".join(filter(None, (by, decided.who)))
        yield f"{decided.id}, still open: {decided.what}" + (f" ({beside})" if beside else "")
    if asked.also:
        yield check_first(hold=case.advice.hold, asks_first=case.advice.is_guarded)
    yield _answered_last(case.before)


def due_lines(first: Decided, case: TalkedFrom) -> Iterator[str]:
    """Yield who was to do it by when, why it was carried on, and what to check first."""
    by = f"by {day_words(first.by)}" if first.by else "no day set"
    past = first.days_past(case.ledger.today)
    late = f", {past} {'day' if past == 1 else 'days'} past" if past else ""
    who = f"who: {first.who}; " if first.who else ""
    yield f"{made_where(first).rstrip('.')}; {who}{by}{late}"
    yield from _carried_lines(first.carried)
    if first.known_by:
        yield f"How the meeting meant to know that it helped: {first.known_by}"
    if first.in_own_words:
        yield check_first(hold=case.advice.hold, asks_first=case.advice.is_guarded)


def due_heading(decided: Decided) -> str:
    """Return which decision of before is asked about, and about whom."""
    return f"From before, {decided.id}" + (f", about {decided.whom}" if decided.whom else "")


def running(point: OpenPoint) -> str:
    """Return what it is about, for how many sessions it has been so, and why it was not agreed."""
    times = _ORDINALS.get(point.sessions, f"{point.sessions}th")
    said = f"{times} session running" if point.sessions > 1 else ""
    why = f"not agreed before: {point.why_not}" if point.why_not else ""
    return "; ".join(filter(None, (point.fact, said, why)))


def views_lines(before: Supervision | None) -> Iterator[str]:
    """Yield how each saw it when the case was last talked over, where they differed."""
    views = before.views if before is not None else None
    if before is None or views is None or not views.differ:
        return
    yield f"Last time ({day_words(before.day)}) they differed."
    if views.supervisor:
        yield f"- The supervisor: {views.supervisor}"
    if views.practitioner:
        yield f"- The practitioner: {views.practitioner}"


def planned_line(before: Supervision | None, held: Supervision) -> str:
    """Return which day was planned last time for this supervision, and on which it is held."""
    planned = before.supervision.next if before is not None else None
    on = day_words(held.supervision.started.date())
    if planned is None:
        return ""
    return f"Last time you planned {day_words(planned)} for this one. It is held on {on}."


def _known(of_what: str, why: Reason | None) -> str:
    if why is None:
        return f"{of_what} not answered in the session"
    source = EVIDENCE_SHORT[why.evidence] if why.evidence else ""
    beside = ", ".join(filter(None, (month_words(why.on) if why.on else "", source)))
    return f"{of_what} {why.answer}" + (f" ({beside})" if beside else "")


def _answered_last(last: Supervision | None) -> str:
    row = last.the_meeting if last is not None else None
    if last is None or last.meeting is None or row is None:
        return "Last time: not asked." if last is not None else ""
    answer, by = _LAST[last.meeting.answer], f"by {day_words(row.by)}" if row.by else ""
    parts, why = [answer, row.who or "", by], f": {row.why}" if row.why else ""
    return f"Last time ({day_words(last.day)}): {', '.join(filter(None, parts))}{why}"


def _carried_lines(carried: Sequence[Carried]) -> Iterator[str]:
    """Yield each time that it was carried on, with why, and what to ask where it was often."""
    for each in carried[-2:]:
        yield f"Carried on ({day_words(each.on)})" + (f': "{each.why}"' if each.why else "")
    if len(carried) == 1:
        yield "If it is carried on again, say what would have to be different this time."
    elif carried:
        yield (
            f"It was carried on {times_words(len(carried))} already, first on "
            f"{day_words(carried[0].on)}. Ask whether this is drift, and what else might help."
        )
