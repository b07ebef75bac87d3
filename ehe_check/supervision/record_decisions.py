"""What was decided, as a record words it: actions, a meeting, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.labels import number_of
from ehe_check.judge.reading import UNLISTED
from ehe_check.over_time.ledger import is_to_call, wording_of, words_now
from ehe_check.over_time.supervision import MeetingAnswer, MeetingTalked, Supervision
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Checklist, Heading, Item
from ehe_check.page.own import joined
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet_paper import Paper

AGREED = {
    AgreedStatus.NEW: "### New actions",
    AgreedStatus.CARRY_ON: "### Carried on",
    AgreedStatus.CHANGED: "### Somebody else, or another day",
    AgreedStatus.DONE: "### Done",
    AgreedStatus.REPLACED: "### Replaced",
    AgreedStatus.DROPPED: "### Dropped",
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


def meeting(paper: Paper, held: Supervision) -> Blocks:
    """Yield whether there will be a professionals-only meeting, and all that was said of it."""
    said, row = held.meeting, held.the_meeting
    if said is not None and row is not None:
        yield Heading(
            2,
            text(
                "The enquiry or plan that is open"
                if row.to_enquiry
                else "A professionals-only meeting"
            ),
        )
        details = tuple(_meeting_details(paper, said, row))
        yield Bullets((Item(_answer(paper, held, said, row), _id(row.number), details),))


def _id(number: int | None) -> str:
    """Return how people refer to a decision, such as D3; empty where it has no number."""
    return f"D{number}" if number is not None else ""


def _answer(paper: Paper, held: Supervision, said: MeetingTalked, row: DecidedRow) -> str:
    """Return what was answered about a meeting; after one was held, of that and of another."""
    before, by = paper.sheet.meeting_held, day_words(row.by) if row.by else ""
    is_first = before is None or before.on > held.day or row.to_enquiry
    held_on = "" if before is None or is_first else day_words(before.on)
    match said.answer:
        case MeetingAnswer.HELD if row.done_on:
            return text(
                "It was taken there on {day}" if row.to_enquiry else "It was held on {day}",
                day=day_words(row.done_on),
            )
        case MeetingAnswer.YES if held_on:
            return text("One was held on {day}. There will be another", day=held_on)
        case MeetingAnswer.NO if held_on:
            return text("One was held on {day}. No other is called", day=held_on)
        case MeetingAnswer.WAIT if held_on and by:
            return text(
                "One was held on {day}. Whether there is another waits until {until}",
                day=held_on,
                until=by,
            )
        case MeetingAnswer.WAIT if by:
            return text("Wait until {day}", day=by)
        case _:
            return text(MEETING[said.answer, row.to_enquiry])


def _meeting_details(paper: Paper, said: MeetingTalked, row: DecidedRow) -> Iterator[str]:
    by = row.by if said.answer is MeetingAnswer.YES else None
    if done := [*_who_and_by(row.who, by)]:
        yield ". ".join(done)
    if row.why:
        yield text(WHY[said.answer], why=row.why)
    if row.for_child:
        yield text("What changed for each child: {text}", text=row.for_child)
    if said.told:
        yield text("What is said openly, by whom and when: {text}", text=said.told)
    yield from checked_first(paper, in_own_words=bool(said.told or row.why))


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
        yield check_first(hold=paper.advice.hold, asks_first=True, is_short=True)


def agreed(paper: Paper, held: Supervision, *, is_to_tick: bool) -> Blocks:
    """List what was agreed, what is still to be done first."""
    yield from md("## What was agreed")
    rows = [row for row in held.decided if row is not held.the_meeting]
    by_status = {
        each: _items(paper, held.decided, (row for row in rows if row.status is each))
        for each in AGREED
    }
    for status, items in by_status.items():
        if items:
            yield from md(AGREED[status])
            yield Checklist(items) if status.is_open and is_to_tick else Bullets(items)
    if not any(by_status.values()):
        is_alone = held.meeting is None
        yield from md("Nothing was agreed." if is_alone else "Nothing else was agreed.")


def _items(
    paper: Paper, every: Sequence[DecidedRow], rows: Iterable[DecidedRow]
) -> tuple[Item, ...]:
    items = (_item(paper, every, row) for row in rows)
    return tuple(item for item in items if item.text)


def _item(paper: Paper, every: Sequence[DecidedRow], row: DecidedRow) -> Item:
    lead = " ".join(filter(None, (_id(row.number), whom(paper, row.about))))
    return Item(_row_words(paper, row), lead, tuple(_details(paper, every, row)))


def _details(paper: Paper, every: Sequence[DecidedRow], row: DecidedRow) -> Iterator[str]:
    """Yield what it is about, who does it by when, why, what changed for the child; the caution."""
    is_own = row.text is not None
    is_unknown = paper.advice.is_guarded and wording_of(paper.bank, row.key) is None
    raised = "" if is_own and is_unknown else _raised(paper, row)
    if is_own and raised not in ("", row.text):
        yield text("About: {text}", text=raised)
    if said := [*_who_and_by(row.who, row.by)]:
        yield " ".join(f"{each}." for each in said)
    if row.why:
        yield text("Why: {why}", why=row.why)
    if row.status is AgreedStatus.DONE and row.done_on:
        yield text("Done on {day}.", day=day_words(row.done_on))
    if row.status is AgreedStatus.DONE and not paper.sheet.is_shared:
        yield text("For the child: {text}", text=row.for_child or text("not written down"))
    new = (each.number for each in every if each.key == row.replaced_by != row.key)
    if instead := _id(next(new, None)):
        is_the_meeting = is_to_call(row.replaced_by or "")
        yield text(
            "What is said of {number} holds for it."
            if is_the_meeting
            else "{number} stands in its place.",
            number=instead,
        )
    yield from checked_first(paper, in_own_words=row.in_own_words and row.status.is_open)


def _row_words(paper: Paper, row: DecidedRow) -> str:
    """Return an action as it was agreed, or a prompt as it may be worded now.

    A copy to share leaves out the words of what is in nobody's bank.
    """
    if row.text is not None:
        return row.text or left_out()
    is_left_out = paper.sheet.is_shared and wording_of(paper.bank, row.key) is None
    return left_out() if is_left_out else _raised(paper, row)


def _raised(paper: Paper, row: DecidedRow) -> str:
    guard, prompt = paper.advice.guard, row.prompt or ""
    return words_now(paper.bank, row.key, prompt, guard, in_own_words=False)


def whom(paper: Paper, about: Iterable[str]) -> str:
    """Return what those are called whom something is about; empty for the case."""
    return joined(", ", (_called(paper, each) for each in about))


def _called(paper: Paper, about: str) -> str:
    """Return what somebody is called, or a number in words."""
    called, roster = dict(paper.sheet.entries), about.removesuffix(UNLISTED)
    if about.endswith(UNLISTED) and roster in paper.bank.roster_by_id:
        return text("another {one}, not listed yet", one=paper.bank.roster_by_id[roster].one)
    return called.get(about) or number_of(about, paper.bank)
