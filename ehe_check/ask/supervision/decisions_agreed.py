"""Step 4: whether there will be a meeting, what became of decisions of before, and new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from ehe_check.ask.day import WhoAndDay
from ehe_check.ask.decisions import (
    WHAT,
    WHAT_ALONE,
    WHAT_OR_MORE,
    WHO_AND_DAY,
    Earlier,
    Parts,
    by_itself,
    fields_of,
    made_where,
    row_of,
    with_day,
    words_of,
)
from ehe_check.ask.form import changed, with_row, without_rows
from ehe_check.ask.form_field import FieldWords, FormField, Remark, Row, form_bank
from ehe_check.ask.put import Choice, Put, Tone
from ehe_check.ask.supervision.discussion import Discussion, lines
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.over_time.ledger import TO_CALL, Carried, Decided
from ehe_check.over_time.supervision import (
    CALLED,
    NEW_ACTION,
    WAITED_FOR,
    MeetingAnswer,
    MeetingTalked,
    Supervision,
)
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.page.phrases import times_words
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.merged_points import lowered
from ehe_check.supervision.talked_from import MOST_DECISIONS, MeetingAsked, OpenPoint, TalkedFrom

_OTHERS, _OWN, _MORE = "others", "own", "+"
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
_LAST = {
    MeetingAnswer.YES: "yes",
    MeetingAnswer.NO: "no",
    MeetingAnswer.WAIT: "wait",
    MeetingAnswer.HELD: "it was held",
}
_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
_MOST_OPEN = 2
BANK = form_bank("supervision")
Field: TypeAlias = FormField[Supervision]


def meeting_fields(talk: Discussion, asked: MeetingAsked, held: Supervision) -> Iterator[Field]:
    """Yield whether there will be one, and then what each answer asks for."""
    words, said = _words(asked), held.meeting
    first = "the enquiry" if asked.to_enquiry else "a meeting"
    heading = f"{words.heading}\nFirst: {first}"
    yield Field(
        "meeting",
        words,
        at=("meeting", "answer"),
        takes=partial(_answered, talk, asked),
        heading=heading,
        help=lines(_meeting_lines(asked, talk.case)),
    )
    row = held.the_meeting
    if said is not None and row is not None:
        parts = _parts(talk, asked, said.answer, row)
        yield from (replace(each, heading=heading) for each in parts)


def _words(asked: MeetingAsked) -> FieldWords:
    if asked.to_enquiry:
        return BANK["enquiry"]
    return BANK["meeting"] if asked.held_on is None else BANK["another-meeting"]


def _parts(
    talk: Discussion, asked: MeetingAsked, answer: MeetingAnswer, made: DecidedRow
) -> Iterator[Field]:
    row: Row = ("decided", {"key": made.key})
    match answer:
        case MeetingAnswer.YES:
            who = BANK["enquiry-who"] if asked.to_enquiry else BANK["meeting-who"]
            offers = WhoAndDay(asked.decided.who or None) if asked.decided else None
            yield replace(with_day(_part("who", who, row)), offers=offers)
            if made.by is None:
                yield _part("by", BANK["meeting-by"], row)
            if not talk.case.advice.is_guarded:
                yield _part("told", BANK["meeting-told"], "meeting")
        case MeetingAnswer.NO:  # what else is to change things is a plan, in own words
            yield replace(_part("why", BANK["meeting-why-not"], row), first=talk.guard)
        case MeetingAnswer.WAIT:
            yield _part("why", BANK["meeting-waits-for"], row)
            yield _part("by", BANK["meeting-until"], row)
        case MeetingAnswer.HELD:
            yield _part("done_on", BANK["meeting-held"], row)
            yield _part("for_child", BANK["meeting-for-child"], row)


def _part(name: str, words: FieldWords, within: str | Row) -> Field:
    return Field(f"meeting {name}", words, at=(within, name))


def _answered(talk: Discussion, asked: MeetingAsked, held: Supervision, picked: str) -> Supervision:
    """Return a supervision with an answer; what was said to another answer is gone with it."""
    answer, before, decided = MeetingAnswer(picked), held.the_meeting, asked.decided
    number = decided.number if decided else before.number if before else None
    row = DecidedRow(
        key=decided.key if decided else f"{TO_CALL}{held.supervision.id[:8]}",
        status=_status(answer, decided),
        prompt=Own(CALLED[asked.to_enquiry, answer is MeetingAnswer.WAIT]),
        number=number or next_number(talk, held),
        to_enquiry=asked.to_enquiry,
    )
    others = (each for each in held.decided if each is not before)
    return changed(held, meeting=MeetingTalked(answer=answer), decided=(row, *others))


def _status(answer: MeetingAnswer, decided: Decided | None) -> AgreedStatus:
    """Return what an answer makes of a decision about a meeting, of before or a new one.

    To call a meeting that was waited for carries nothing on: what is to be done has changed.
    """
    match answer:
        case MeetingAnswer.NO:
            return AgreedStatus.DROPPED
        case MeetingAnswer.HELD:
            return AgreedStatus.DONE
        case _ if decided is None:
            return AgreedStatus.NEW
        case MeetingAnswer.YES if decided.what in WAITED_FOR:
            return AgreedStatus.CHANGED
        case _:
            return AgreedStatus.CARRY_ON


def next_number(talk: Discussion, held: Supervision) -> int:
    """Return a number that no decision of the case has, nor one that is agreed here."""
    here = [row.number or 0 for row in held.decided]
    return max([talk.case.ledger.next_number(), *(each + 1 for each in here)])


def due_fields(talk: Discussion, held: Supervision, decided: Decided) -> Iterator[Field]:
    """Yield what became of a decision of before, and its parts, or another in its place."""
    earlier = Earlier(decided, words_of(decided), meeting=_meeting_of(talk, held, decided))
    about = f", about {decided.whom}" if decided.whom else ""
    heading = f"{BANK['decisions'].heading}\nFrom before, {decided.id}{about}"
    became, *parts = earlier.fields(held, partial(_replace, talk))
    row = row_of(held, decided)
    beside = [replace(each, help=_said(talk, row)) for each in parts if row is not None]
    instead = row.replaced_by if row is not None else None
    for new in held.decided:
        what = WHAT_ALONE if new.about else WHAT
        beside += _asked_of(talk, new, what) if new.key == instead != earlier.meeting else ()
    for each in (replace(became, help=lines(_due_lines(decided, talk.case))), *beside):
        yield replace(_in_step(each), heading=heading)


def _meeting_of(talk: Discussion, held: Supervision, decided: Decided) -> str:
    """Return the key of what was said of a meeting, where a decision speaks of one too."""
    asked, row = talk.case.meeting, held.the_meeting
    return row.key if row is not None and asked is not None and decided in asked.also else ""


def new_fields(talk: Discussion, held: Supervision) -> Iterator[Field]:
    """Yield all that is decided now: chosen at once, then who and by when of each."""
    yield _decisions(talk, held)
    for row in _mine(held):
        for each in _asked_of(talk, row, WHAT_OR_MORE):
            asked = _or_more(talk, row, each) if each.at[-1] == "text" else each
            yield _in_step(asked)


def _decisions(talk: Discussion, held: Supervision) -> Field:
    """Return what could be decided: as much as there is room for, or all of it."""
    words, case, ticked = BANK["decisions"], talk.case, _ticked(talk, held)
    offered = [
        Choice(id_, f"{each.whom}: {each.text}" if each.whom else each.text, beside=_running(each))
        for id_, each in _points(talk)
    ]
    near = offered
    if not talk.shows_others:
        near = [each for n, each in enumerate(offered) if n < case.room or each.id in ticked]
    own = (Choice(row.key, row.text or "") for row in _own(held) if row.text)

    def show_others() -> None:
        talk.shows_others = True

    return Field(
        "decisions",
        words,
        takes=partial(_decide, talk),
        stands=partial(_ticked, talk),
        choices=(*near, *own, *words.listed),
        keys={_OTHERS: show_others},
        as_put=partial(_or_others, more=len(near) < len(offered)),
        then=_many,
    )


def _or_others(put: Put, *, more: bool) -> Put:
    """Return the question what is decided, with a key for what else could be."""
    shortcuts = (Choice(_OTHERS, "others", "+"),) if more else ()
    return by_itself("none", replace(put, shortcuts=shortcuts))


def _asked_of(talk: Discussion, row: DecidedRow, what: Parts = WHAT) -> Iterator[Field]:
    """Yield what is asked of a decision that is made here."""
    name = " ".join((row.key, *row.about))
    for each in fields_of(row, name, what) if _is_own(row) else ():
        yield replace(each, first=talk.guard)
    for each in fields_of(row, name, WHO_AND_DAY):
        yield replace(each, help=_said(talk, row))


def _or_more(talk: Discussion, row: DecidedRow, asked: Field) -> Field:
    """Return the question what is to be done; a plus sign at its end asks for another one."""

    def says(held: Supervision, said: str) -> Supervision:
        text = Own(said.removesuffix(_MORE).strip())
        held = with_row(held, "decided", row.model_copy(update={"text": text}), by="ref")
        return _with_own(talk, held) if said.endswith(_MORE) else held

    return replace(asked, takes=says)


def _said(talk: Discussion, row: DecidedRow) -> str:
    """Return what a decision is, with those whom it is about."""
    labels = talk.case.labels
    whom = ", ".join(labels[about] for about in row.about if about in labels)
    return f"{whom}: {row.words}" if whom else row.words


def _in_step(asked: Field) -> Field:
    """Return a question of a decision as one of the step of decisions."""
    of = BANK["decisions"]
    words = asked.words.model_copy(update={"step": of.step, "heading": of.heading})
    return replace(asked, words=words)


def _replace(talk: Discussion, held: Supervision, row: DecidedRow) -> Supervision:
    """Return a supervision in which another decision takes the place of one of before."""
    key = held.next_action_key()
    held = with_row(held, "decided", row.model_copy(update={"replaced_by": key}), by="ref")
    new = DecidedRow(key=key, about=row.about, status=AgreedStatus.NEW)
    return _with_new(talk, held, new)


def _decide(talk: Discussion, held: Supervision, picked: tuple[str, ...] | None) -> Supervision:
    """Return a supervision with what is ticked, and without what is not any more."""
    if picked is None:
        return held
    for id_, point in _points(talk):
        row = _row_for(held, point)
        if row is not None and id_ not in picked:
            held = without_rows(held, "decided", ref=row.ref)
        elif row is None and id_ in picked:
            about = tuple(filter(None, point.abouts))
            new = DecidedRow(key=point.key, about=about, status=AgreedStatus.NEW, prompt=point.text)
            held = _with_new(talk, held, new)
    for own in _own(held):
        if own.key not in picked and (own.text or _OWN not in picked):
            held = without_rows(held, "decided", ref=own.ref)
    return _with_own(talk, held) if _OWN in picked else held


def _with_own(talk: Discussion, held: Supervision) -> Supervision:
    """Return a supervision with one decision in own words that is still to be said."""
    if not all(row.text for row in _own(held)):
        return held
    new = DecidedRow(key=held.next_action_key(), status=AgreedStatus.NEW)
    return _with_new(talk, held, new)


def _with_new(talk: Discussion, held: Supervision, row: DecidedRow) -> Supervision:
    """Return a supervision with a decision that is made here, by its number."""
    numbered = row.model_copy(update={"number": next_number(talk, held)})
    return with_row(held, "decided", numbered, by="ref")


def _many(held: Supervision) -> Remark | None:
    """Return that it is much for one supervision, where it is."""
    to_do = [row for row in held.decided if row.status.is_open and row is not held.the_meeting]
    is_many = len(to_do) > MOST_DECISIONS
    many = (
        "That makes more than five decisions in one supervision. Think which of them matter most "
        "to the child, and go back if some can wait."
    )
    return (many, Tone.PLAIN) if is_many else None


def _points(talk: Discussion) -> Iterator[tuple[str, OpenPoint]]:
    """Yield what could be decided, each with the id of its choice."""
    yield from ((f"point-{n}", each) for n, each in enumerate(talk.case.points, start=1))


def _row_for(held: Supervision, point: OpenPoint) -> DecidedRow | None:
    """Return the row of what could be decided, if it is decided here of anybody."""
    refs = frozenset(point.refs)
    return next((row for row in _mine(held) if not refs.isdisjoint(row.refs)), None)


def _mine(held: Supervision) -> tuple[DecidedRow, ...]:
    """Return what is decided here, but for a meeting and what takes the place of another."""
    taken = {row.replaced_by for row in held.decided}
    new = (row for row in held.decided if row.status is AgreedStatus.NEW)
    return tuple(row for row in new if row.key not in taken and row is not held.the_meeting)


def _own(held: Supervision) -> tuple[DecidedRow, ...]:
    return tuple(filter(_is_own, _mine(held)))


def _is_own(row: DecidedRow) -> bool:
    """Say whether it is an action of one's own, about nothing raised."""
    return row.key.startswith(NEW_ACTION)


def _ticked(talk: Discussion, held: Supervision) -> tuple[str, ...]:
    ticked = (id_ for id_, each in _points(talk) if _row_for(held, each) is not None)
    return (*ticked, *(row.key if row.text else _OWN for row in _own(held)))


# What stands beside these questions: what is known, was said, and is late.


def _meeting_lines(asked: MeetingAsked, case: TalkedFrom) -> Iterator[str]:
    """Yield why a meeting is asked about, and what was answered and decided before."""
    yield _ENQUIRY if asked.to_enquiry else _REVIEW
    if asked.reasons:
        yield f"Here: {'; '.join(map(lowered, asked.reasons))}."
    if asked.led_by_health and not asked.to_enquiry:
        yield _HEALTH
    if case.advice.is_urgent:
        yield "It comes after today's step, not instead of it."
    if asked.held_on is not None:
        yield f"A meeting was held on {day_words(asked.held_on)}."
    for decided in (*filter(None, [asked.decided]), *asked.also[:_MOST_OPEN]):
        by = f"by {day_words(decided.by)}" if decided.by else ""
        beside = ", ".join(filter(None, (by, decided.who)))
        yield f"{decided.id}, still open: {decided.what}" + (f" ({beside})" if beside else "")
    if asked.also:
        yield check_first(hold=case.advice.hold, asks_first=case.advice.is_guarded)
    yield _answered_last(case.before)


def _answered_last(last: Supervision | None) -> str:
    row = last.the_meeting if last is not None else None
    if last is None or last.meeting is None or row is None:
        return "Last time: not asked." if last is not None else ""
    answer, by = _LAST[last.meeting.answer], f"by {day_words(row.by)}" if row.by else ""
    parts, why = [answer, row.who or "", by], f": {row.why}" if row.why else ""
    return f"Last time ({day_words(last.day)}): {', '.join(filter(None, parts))}{why}"


def _due_lines(first: Decided, case: TalkedFrom) -> Iterator[str]:
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


def _running(point: OpenPoint) -> str:
    """Return what it is about, for how many sessions it has been so, and why it was not agreed."""
    times = _ORDINALS.get(point.sessions, f"{point.sessions}th")
    said = f"{times} session running" if point.sessions > 1 else ""
    why = f"not agreed before: {point.why_not}" if point.why_not else ""
    return "; ".join(filter(None, (point.fact, said, why)))
