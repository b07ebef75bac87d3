"""Step 4, next and last: what became of the decisions of before, and what is decided now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from ehe_check.ask.case.agreed_before import words_of
from ehe_check.ask.form_bank import FieldWords, form_bank
from ehe_check.ask.form_field import FormField, Remark
from ehe_check.ask.form_place import changed, without_rows
from ehe_check.ask.put import Choice
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.known_beside import due_heading, due_lines, lines, running
from ehe_check.ask.supervision.meeting_agreed import next_number
from ehe_check.ask.who_asks import Tone
from ehe_check.case.decided import AgreedStatus
from ehe_check.judge.answers import Ref
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.supervision import Point, Supervision
from ehe_check.page.own import NOTHING
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.talked_from import MOST_DECISIONS

_MANY = (
    "That makes more than five decisions in one supervision. Consider which of them matter most "
    "to the child, and go back if some can wait."
)
_OTHERS = "others"
BANK = form_bank("supervision")
Field: TypeAlias = FormField[Supervision]
Points: TypeAlias = tuple[Point, ...]
"""One decision, or the same about several children, which is agreed at once."""
Parts: TypeAlias = tuple[tuple[str, FieldWords], ...]
_WHO_AND_DAY: Parts = (("who", BANK["who"]), ("by", BANK["by"]))
_WHOLE: Parts = (("action", BANK["action"]), *_WHO_AND_DAY)
_BECAME: dict[AgreedStatus | None, Parts] = {
    AgreedStatus.DONE: (("for_child", BANK["for-child"]),),
    AgreedStatus.CARRY_ON: (("by", BANK["new-day"]), ("why", BANK["why"])),
    AgreedStatus.NOT_AGREED: (("why", BANK["why-dropped"]),),
    AgreedStatus.CHANGED: _WHO_AND_DAY,
}


def due_fields(
    talk: Discussion, held: Supervision, several: tuple[Decided, ...]
) -> Iterator[Field]:
    """Yield what became of a decision of before, the same about several as one, and its parts."""
    words, part = BANK["due"].filled(what=words_of(several[0])), f"due {several[0].id}"
    heading, mine = f"{words.heading}\n{due_heading(several)}", _rows_of(held, several)
    yield Field(
        part,
        words,
        part=part,
        takes=partial(_become, talk, several),
        stands=partial(_became, several),
        heading=heading,
        help=lines(due_lines(several[0], talk.case)),
    )
    status = mine[0].status if mine else None
    if status is AgreedStatus.REPLACED:
        new = tuple(each for each in held.points if each.key == mine[0].replaced_by)
        asked = _asked_of(talk, new, _WHOLE)
    else:
        asked = _asked_of(talk, mine, _BECAME.get(status, ()))
    for each in asked:
        is_changed = status is AgreedStatus.CHANGED
        offers = getattr(several[0], each.name.rpartition(" ")[2]) if is_changed else None
        yield replace(each, part=part, heading=heading, offers=offers)


def new_fields(talk: Discussion, held: Supervision) -> Iterator[Field]:
    """Yield all that is decided now: chosen at once, then who and by when of each."""
    yield _decisions(talk, held)
    mine = _mine(talk, held)
    for key in dict.fromkeys(each.key for each in mine):
        points = tuple(each for each in mine if each.key == key)
        parts = _WHOLE if points[0].is_own_action else _WHO_AND_DAY
        yield from (replace(each, part="new") for each in _asked_of(talk, points, parts))
    if mine and mine[-1].is_own_action and mine[-1].action:
        yield Field("another", BANK["another"], part="new", takes=partial(_add_another, talk))


def _decisions(talk: Discussion, held: Supervision) -> Field:
    """Return what could be decided: as much as there is room for, or all of it."""
    words, case, ticked = BANK["decisions"], talk.case, _ticked(talk, held)
    offered = [
        Choice(id_, f"{each.whom}: {each.text}" if each.whom else each.text, beside=running(each))
        for id_, each in _points(talk)
    ]
    near = offered
    if not talk.shows_others:
        near = [each for n, each in enumerate(offered) if n < case.room or each.id in ticked]
    own = (Choice(each.key, each.action or "") for each in _own(talk, held) if each.action)

    def show_others() -> None:
        talk.shows_others = True

    return Field(
        "decisions",
        words,
        part="new",
        takes=partial(_decide, talk),
        stands=partial(_ticked, talk),
        choices=(*near, *own, *words.listed),
        shortcuts=(Choice(_OTHERS, "others", "+"),) if len(near) < len(offered) else (),
        keys={_OTHERS: show_others},
        by_itself=frozenset({"none"}),
        then=partial(_many, talk),
    )


def _asked_of(talk: Discussion, points: Points, parts: Parts) -> Iterator[Field]:
    """Yield what is asked of one decision, or of the same about several children."""
    if not points:
        return
    first, labels = points[0], talk.case.labels
    whom = ", ".join(labels[about] for each in points if (about := each.about or "") in labels)
    refs, said = [each.ref for each in points], first.action or first.text
    for name, words in parts:
        is_own = name == "action"
        yield Field(
            " ".join(filter(None, (*first.ref, name))),
            words,
            takes=partial(_says, refs, name, is_last=name == parts[-1][0]),
            stands=partial(_said, first.ref, name),
            help="" if is_own else f"{whom}: {said}" if whom else said,
            first=talk.guard if is_own else "",
        )


def _says(
    refs: Iterable[Ref], name: str, held: Supervision, said: object, *, is_last: bool
) -> Supervision:
    """Return a supervision in which one part of a decision is said, and whether that was all."""
    rows = [point for ref in refs if (point := held.point(ref)) is not None]
    under_way = {"under_way": False} if is_last else {}
    return _with(held, (changed(each, **{name: said}, **under_way) for each in rows))


def _said(ref: Ref, name: str, held: Supervision) -> object:
    point = held.point(ref)
    return getattr(point, name) if point is not None else None


def _became(several: tuple[Decided, ...], held: Supervision) -> str | None:
    mine = _rows_of(held, several)
    return (mine[0].status or "passed over") if mine else None


def _become(
    talk: Discussion, several: tuple[Decided, ...], held: Supervision, picked: str | None
) -> Supervision:
    """Return a supervision with what became of a decision, and one in its place if replaced."""
    mine = _rows_of(held, several)
    if picked is None:
        return held if mine else _with(held, _bare(several, passed_over=True))
    status = AgreedStatus(picked)
    if mine and mine[0].status is status:
        return _with(held, (changed(each, under_way=True) for each in mine))
    if mine and mine[0].replaced_by:
        held = without_rows(held, "points", key=mine[0].replaced_by)
    if status is AgreedStatus.REPLACED:
        return _replaced(talk, several, held)
    keeps_who = status is AgreedStatus.CARRY_ON
    rows = _bare(several, status=status, under_way=True)
    return _with(held, (each if keeps_who else changed(each, who=None) for each in rows))


def _replaced(talk: Discussion, several: tuple[Decided, ...], held: Supervision) -> Supervision:
    """Return a supervision in which another decision takes the place of one of before."""
    key = held.next_action_key()
    old = [*_bare(several, status=AgreedStatus.REPLACED, replaced_by=key)]
    rows = (changed(each, who=None) for each in old)
    about = old[0].about if len(old) == 1 else None
    return _with(held, (*rows, _fresh(key, next_number(talk, held), about=about)))


def _decide(talk: Discussion, held: Supervision, picked: tuple[str, ...] | None) -> Supervision:
    """Return a supervision with what is ticked, and without what is not any more."""
    if picked is None:
        return held
    number = next_number(talk, held)
    for id_, point in _points(talk):
        for ref in point.refs:
            if id_ not in picked:
                held = held.without_point(ref)
            elif held.point(ref) is None:
                row = _fresh(ref.question, number, about=ref.about, text=point.text)
                held, number = held.with_point(row), number + 1
    for own in _own(talk, held):
        if own.key not in picked and (own.action or "own" not in picked):
            held = held.without_point(own.ref)
    is_there = any(not each.action for each in _own(talk, held))
    if "own" in picked and not is_there:
        held = held.with_point(_fresh(held.next_action_key(), number))
    return held


def _add_another(talk: Discussion, held: Supervision, picked: str) -> Supervision:
    if picked == "no":
        return held
    return held.with_point(_fresh(held.next_action_key(), next_number(talk, held)))


def _many(talk: Discussion, held: Supervision) -> Remark | None:
    """Return that it is much for one supervision, where it is."""
    several = {each.key for each in _mine(talk, held)}
    is_many = len(several) + len(talk.case.due) > MOST_DECISIONS
    return (_MANY, Tone.PLAIN) if is_many else None


def _points(talk: Discussion) -> Iterator[tuple[str, OpenPoint]]:
    """Yield what could be decided, each with the id of its choice."""
    yield from ((f"point-{n}", each) for n, each in enumerate(talk.case.points, start=1))


def _mine(talk: Discussion, held: Supervision) -> Points:
    """Return what is decided here, but for what takes the place of a decision of before."""
    taken = {each.replaced_by for each in held.points}
    due = {ref for several in talk.case.due for each in several for ref in each.refs}
    return tuple(each for each in held.points if each.key not in taken and each.ref not in due)


def _own(talk: Discussion, held: Supervision) -> Points:
    return tuple(each for each in _mine(talk, held) if each.is_own_action)


def _ticked(talk: Discussion, held: Supervision) -> tuple[str, ...]:
    ticked = (id_ for id_, each in _points(talk) if any(map(held.point, each.refs)))
    return (*ticked, *(each.key for each in _own(talk, held) if each.action))


def _rows_of(held: Supervision, several: Iterable[Decided]) -> Points:
    """Return the rows of a decision of before, one for each whom it is about, if it has any."""
    found = (held.point(ref) for each in several for ref in each.refs)
    return tuple(each for each in found if each is not None)


def _with(held: Supervision, rows: Iterable[Point]) -> Supervision:
    for row in rows:
        held = held.with_point(row)
    return held


def _fresh(key: str, number: int, **said: object) -> Point:
    new = Point(key=key, number=number, status=AgreedStatus.NEW, under_way=True)
    return changed(new, **said)


def _bare(several: Iterable[Decided], **said: object) -> Iterator[Point]:
    """Yield the rows of a decision: in its own words, or as the bank's prompt that it is."""
    for decided in several:
        is_own = decided.in_own_words
        for ref in decided.refs:
            bare = Point(
                key=decided.key,
                about=ref.about,
                text=NOTHING if is_own else decided.what,
                action=decided.what if is_own else None,
                who=decided.who or None,
                number=decided.number,
            )
            yield changed(bare, **said)
