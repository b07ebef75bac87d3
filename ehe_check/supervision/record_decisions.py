"""What was decided, as a record words it: actions, a meeting, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.labels import number_of
from ehe_check.judge.reading import UNLISTED
from ehe_check.over_time.decisions import wording_of, words_now
from ehe_check.over_time.supervision import MeetingAnswer, MeetingTalked, Point, Supervision
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Checklist, Heading, Item
from ehe_check.page.own import joined
from ehe_check.page.phrases import grouped
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet_paper import Paper
from ehe_check.supervision.talked_over import MeetingTold

AGREED = {
    AgreedStatus.NEW: "### New actions",
    AgreedStatus.CARRY_ON: "### Carried on",
    AgreedStatus.CHANGED: "### Somebody else, or another day",
    AgreedStatus.DONE: "### Done",
    AgreedStatus.REPLACED: "### Replaced",
    AgreedStatus.NOT_AGREED: "### Dropped",
}
"""What became of decisions, in the order in which the record lists them."""
MEETING = {
    (MeetingAnswer.YES, False): "There will be one",
    (MeetingAnswer.YES, True): "This is taken there",
    (MeetingAnswer.NO, False): "There will be none",
    (MeetingAnswer.NO, True): "This is not taken there",
    (MeetingAnswer.WAIT, False): "Wait",
    (MeetingAnswer.WAIT, True): "Wait",
    (MeetingAnswer.HELD, False): "It was held",
    (MeetingAnswer.HELD, True): "It was taken there",
}
"""What was decided of a meeting, or of taking it to an enquiry that is open."""
WHY = {
    MeetingAnswer.YES: "Why: {why}",
    MeetingAnswer.NO: "Why, and what else will change things for the child: {why}",
    MeetingAnswer.WAIT: "For what: {why}",
    MeetingAnswer.HELD: "Why: {why}",
}


def meeting(paper: Paper, talked: MeetingTalked) -> Blocks:
    """Yield whether there will be a professionals-only meeting, and all that was said of it."""
    yield Heading(2, _meeting_heading(talked))
    details = tuple(_meeting_details(paper, talked))
    yield Bullets((Item(_answer(talked), ids_words([talked.number]), details),))


def ids_words(numbers: Iterable[int | None]) -> str:
    """Return how people refer to decisions: D3, or D3 to D5; empty where none has a number."""
    known = sorted(number for number in numbers if number is not None)
    if len(known) > 1 and known[-1] - known[0] == len(known) - 1:
        return text("{first} to {last}", first=f"D{known[0]}", last=f"D{known[-1]}")
    return ", ".join(f"D{number}" for number in known)


def _meeting_heading(talked: MeetingTalked) -> str:
    return text(
        "The enquiry or plan that is open" if talked.to_enquiry else "A professionals-only meeting"
    )


def _answer(talked: MeetingTalked) -> str:
    match talked.answer:
        case MeetingAnswer.WAIT if talked.by:
            return text("Wait until {day}", day=day_words(talked.by))
        case MeetingAnswer.HELD if talked.held:
            return text(
                "It was taken there on {day}" if talked.to_enquiry else "It was held on {day}",
                day=day_words(talked.held),
            )
        case _:
            return text(MEETING[talked.answer, talked.to_enquiry])


def _meeting_details(paper: Paper, talked: MeetingTalked) -> Iterator[str]:
    by = talked.by if talked.answer is MeetingAnswer.YES else None
    if said := [*_who_and_by(talked.who, by)]:
        yield ". ".join(said)
    if talked.why:
        yield text(WHY[talked.answer], why=talked.why)
    if talked.for_child:
        yield text("What changed for each child: {text}", text=talked.for_child)
    if talked.told:
        yield text("What is said openly, by whom and when: {text}", text=talked.told)
    yield from checked_first(paper, in_own_words=bool(talked.told or talked.why))


def _who_and_by(who: str | None, by: date | None) -> Iterator[str]:
    if who:
        yield text("Who: {who}", who=who)
    if by:
        yield text("By: {day}", day=day_words(by))


def checked_first(paper: Paper, *, in_own_words: bool) -> Iterator[str]:
    """Yield the caution beside something to do in own words, which no guard can reword.

    It is short: the box at the top of the page says who is asked.
    """
    if in_own_words and paper.advice.is_guarded:
        yield text(
            "HOLD: check this first with everyone that it names."
            if paper.advice.hold
            else "ASK FIRST: agree first who will say what."
        )


def agreed(paper: Paper, held: Supervision, *, is_to_tick: bool) -> Blocks:
    """List what was agreed, what is still to be done first."""
    yield from md("## What was agreed")
    by_status = {
        each: _items(paper, held, (point for point in held.points if point.status is each))
        for each in AGREED
    }
    for status, items in by_status.items():
        if items:
            yield from md(AGREED[status])
            yield Checklist(items) if status.is_open and is_to_tick else Bullets(items)
    if not any(by_status.values()):
        is_alone = held.meeting is None
        yield from md("Nothing was agreed." if is_alone else "Nothing else was agreed.")


def passed_over(paper: Paper, held: Supervision) -> Blocks:
    """List what was passed over."""
    items = _items(paper, held, (each for each in held.points if each.passed_over))
    if items:
        yield from md("## Passed over")
        yield Bullets(items)


def _items(paper: Paper, held: Supervision, points: Iterable[Point]) -> tuple[Item, ...]:
    """Return what was agreed, one item for several of whom the same was agreed."""
    pairs = ((_of_nobody(point) if point.about else point, point) for point in points)
    said = (_item(paper, held, several) for several in grouped(pairs).values())
    return tuple(item for item in said if item.text)


def _of_nobody(point: Point) -> Point:
    return point.model_copy(update={"about": None, "number": None})


def _item(paper: Paper, held: Supervision, several: Sequence[Point]) -> Item:
    point = several[0]
    called = joined(", ", filter(None, (whom(paper, each.about) for each in several)))
    lead = " ".join(filter(None, (ids_words([each.number for each in several]), called)))
    return Item(_point_words(paper, point), lead, tuple(_details(paper, held, point)))


def _details(paper: Paper, held: Supervision, point: Point) -> Iterator[str]:
    """Yield what it is about, who does it by when, why, what changed for the child; the caution."""
    is_own = point.action is not None
    is_unknown = paper.advice.is_guarded and wording_of(paper.bank, point.key) is None
    raised = "" if is_own and is_unknown else _raised(paper, point)
    if is_own and raised not in ("", point.action):
        yield text("About: {text}", text=raised)
    if said := [*_who_and_by(point.who, point.by)]:
        yield " ".join(f"{each}." for each in said)
    if point.why:
        yield text("Why: {why}", why=point.why)
    if point.status is AgreedStatus.DONE and not paper.sheet.is_shared:
        yield text("For the child: {text}", text=point.for_child or text("not written down"))
    new = [each.number for each in held.points if each.key == point.replaced_by != point.key]
    if instead := ids_words(new[:1]):
        yield text("{number} stands in its place.", number=instead)
    is_to_do = point.status is not None and point.status.is_open
    yield from checked_first(paper, in_own_words=point.in_own_words and is_to_do)


def _point_words(paper: Paper, point: Point) -> str:
    """Return an action as it was agreed, or a prompt as it may be worded now.

    A copy to share leaves out the words of what is in nobody's bank.
    """
    if point.action is not None:
        return point.action or left_out()
    is_left_out = paper.sheet.is_shared and wording_of(paper.bank, point.key) is None
    return left_out() if is_left_out else _raised(paper, point)


def _raised(paper: Paper, point: Point) -> str:
    guard = paper.advice.guard
    return words_now(paper.bank, point.key, point.text, guard, in_own_words=False)


def whom(paper: Paper, about: str | None) -> str:
    """Return what whom something is about is called, or a number in words; empty for the case."""
    if about is None:
        return ""
    called, roster = dict(paper.sheet.entries), about.removesuffix(UNLISTED)
    if about.endswith(UNLISTED) and roster in paper.bank.roster_by_id:
        return text("another {one}, not listed yet", one=paper.bank.roster_by_id[roster].one)
    return called.get(about) or number_of(about, paper.bank)


def decided_at(paper: Paper, meeting: MeetingTold) -> Iterator[str]:
    """Yield what a meeting decided, with whom it is about, who does it and by when, one a line."""
    for each in meeting.decided:
        words = _with_who_and_when(each.row.words or left_out(), each.row)
        yield ": ".join(filter(None, (whom(paper, each.about), words)))
    if not meeting.decided:
        yield text("No decision is recorded.")
    yield from checked_first(paper, in_own_words=bool(meeting.decided))
    if meeting.again:
        yield text("To be looked at again on {day}.", day=day_words(meeting.again))


def came_to(paper: Paper, held: Supervision) -> Iterator[str]:
    """Yield what a supervision decided of a meeting and left to be done, one a line."""
    mine = [each for each in held.points if each.status is not None and each.status.is_open]
    told = dict.fromkeys(_with_who_and_when(_point_words(paper, each), each) for each in mine)
    if held.meeting is not None:
        yield f"{_meeting_heading(held.meeting)}: {lowered(_answer(held.meeting))}"
    yield from filter(None, told)
    if held.meeting is None and not any(told):
        yield text("Nothing was left to be done.")
    yield from checked_first(paper, in_own_words=any(each.in_own_words for each in mine))


def _with_who_and_when(words: str, agreed: Point | DecidedRow) -> str:
    bare = words.rstrip(".")
    beside = ", ".join(filter(None, (agreed.who, day_words(agreed.by) if agreed.by else "")))
    return f"{bare} ({beside})" if bare and beside else bare
