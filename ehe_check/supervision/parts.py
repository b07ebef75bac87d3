"""The supervision record: what was agreed, what is still to be done first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ehe_check.bank.urgency import Urgency
from ehe_check.case.labels import number_of
from ehe_check.judge.reading import UNLISTED
from ehe_check.over_time.decisions import wording_of, words_now
from ehe_check.over_time.history import Agreed, AgreedStatus
from ehe_check.over_time.moved.comparison import Verdict
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Checklist, Heading, Item, Paragraph
from ehe_check.page.own import joined
from ehe_check.page.phrases import grouped
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.sheet_paper import Paper
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_words import ids_words
from ehe_check.supervision.supervision import Point, Supervision

LEVEL = 2
GROUP_LEVEL = 3
_ORDER = (
    AgreedStatus.NEW,
    AgreedStatus.CARRY_ON,
    AgreedStatus.CHANGED,
    AgreedStatus.DONE,
    AgreedStatus.REPLACED,
    AgreedStatus.NOT_AGREED,
)


@dataclass(frozen=True)
class MeetingTold:
    """A meeting before a supervision: its day, what it decided, and when that is looked at."""

    day: date
    decided: tuple[Agreed, ...]
    again: date | None = None


@dataclass(frozen=True)
class TalkedOver:
    """A supervision with what its record shows beside it.

    `sessions` are the days of the case's sessions with the level of advice of each, `before` the
    supervisions and `meetings` the meetings before this one, and `moved` says in words what moved
    the advice since the session before. `is_changed_since` says that the session's answers are no
    longer those discussed.
    """

    supervision: Supervision
    sessions: tuple[tuple[date, Urgency], ...] = ()
    before: tuple[Supervision, ...] = ()
    meetings: tuple[MeetingTold, ...] = ()
    moved: Verdict | None = None
    is_changed_since: bool = False


@dataclass(frozen=True)
class Record:
    """A sheet, with the supervision in which it was talked over.

    `opening` is how the case stood as it began, and `read_today` the advice of the same session as
    it is read on the day of printing, empty where it was not read again.
    """

    paper: Paper
    talked_over: TalkedOver
    opening: Opening | None = None
    read_today: str = ""

    @property
    def supervision(self) -> Supervision:
        """The supervision itself."""
        return self.talked_over.supervision

    @property
    def is_reprint(self) -> bool:
        """Whether it is printed on a later day than its own, so that it is no list to work from."""
        day = self.paper.sheet.provenance
        return self.supervision.is_finished and day.read_on != day.made_on

    def checked_first(self, *, in_own_words: bool) -> tuple[str, ...]:
        """Return the caution beside something to do in own words, which no guard can reword.

        It is short: the box at the top of the page says who is asked.
        """
        advice = self.paper.advice
        if not (in_own_words and advice.is_guarded):
            return ()
        return (
            text("HOLD: check this first with everyone that it names.")
            if advice.hold
            else text("ASK FIRST: agree first who will say what."),
        )


def agreed(record: Record) -> Blocks:
    """List what was agreed, what is still to be done first."""
    points = record.supervision.points
    yield Heading(LEVEL, text("What was agreed"))
    titles, is_any = _titles(), False
    for status in _ORDER:
        items = _items(record, [point for point in points if point.status is status])
        if items:
            is_any = True
            yield Heading(GROUP_LEVEL, titles[status])
            is_to_do = status.is_open and not record.is_reprint
            yield Checklist(items) if is_to_do else Bullets(items)
    if not is_any:
        is_alone = record.supervision.meeting is None
        yield Paragraph(
            text("Nothing was agreed.") if is_alone else text("Nothing else was agreed.")
        )


def passed_over(record: Record) -> Blocks:
    """List what was passed over."""
    points = record.supervision.points
    items = _items(record, [point for point in points if point.passed_over])
    if items:
        yield Heading(LEVEL, text("Passed over"))
        yield Bullets(items)


def point_words(record: Record, point: Point) -> str:
    """Return an action as it was agreed, or a prompt as it may be worded now."""
    left_out = text("left out of this copy")
    if point.action is not None:
        return point.action or left_out
    return left_out if _is_left_out(record, point) else _raised(record, point)


def whom(record: Record, about: str | None) -> str:
    """Return what whom something is about is called, or a number in words; empty for the case."""
    bank = record.paper.bank
    if about is None:
        return ""
    called, roster = dict(record.paper.sheet.entries), about.removesuffix(UNLISTED)
    if about.endswith(UNLISTED) and roster in bank.roster_by_id:
        return text("another {one}, not listed yet", one=bank.roster_by_id[roster].one)
    return called.get(about) or number_of(about, bank)


def _titles() -> dict[AgreedStatus, str]:
    return {
        AgreedStatus.NEW: text("New actions"),
        AgreedStatus.CARRY_ON: text("Carried on"),
        AgreedStatus.CHANGED: text("Somebody else, or another day"),
        AgreedStatus.DONE: text("Done"),
        AgreedStatus.REPLACED: text("Replaced"),
        AgreedStatus.NOT_AGREED: text("Dropped"),
    }


def _items(record: Record, points: Iterable[Point]) -> tuple[Item, ...]:
    """Return what was agreed, one item for several of whom the same was agreed."""
    pairs = ((_of_nobody(point) if point.about else point, point) for point in points)
    said = (_item(record, several) for several in grouped(pairs).values())
    return tuple(item for item in said if item.text)


def _of_nobody(point: Point) -> Point:
    return point.model_copy(update={"about": None, "number": None})


def _item(record: Record, several: Sequence[Point]) -> Item:
    point = several[0]
    called = joined(", ", filter(None, (whom(record, each.about) for each in several)))
    lead = " ".join(filter(None, (ids_words([each.number for each in several]), called)))
    details = tuple(_details(record, point))
    return Item(point_words(record, point), lead=lead, details=details)


def _details(record: Record, point: Point) -> Iterator[str]:
    """Yield what it is about, who does it by when, why, what changed for the child; the caution."""
    is_own, paper = point.action is not None, record.paper
    is_unknown = paper.advice.is_guarded and wording_of(paper.bank, point.key) is None
    raised = "" if is_own and is_unknown else _raised(record, point)
    if is_own and raised not in ("", point.action):
        yield text("About: {text}", text=raised)
    who_and_when = [text("Who: {who}.", who=point.who)] if point.who else []
    who_and_when += [text("By: {day}.", day=day_words(point.by))] if point.by else []
    if who_and_when:
        yield " ".join(who_and_when)
    if point.why:
        yield text("Why: {why}", why=point.why)
    if point.status is AgreedStatus.DONE and not paper.sheet.is_shared:
        yield text("For the child: {text}", text=point.for_child or text("not written down"))
    if instead := _instead_of(record, point):
        yield text("{number} stands in its place.", number=instead)
    is_to_do = point.status is not None and point.status.is_open
    yield from record.checked_first(in_own_words=point.in_own_words and is_to_do)


def _instead_of(record: Record, point: Point) -> str:
    """Return how people refer to what was agreed in place of something, empty where nothing was."""
    points = record.supervision.points
    return ids_words(
        [each.number for each in points if each.key == point.replaced_by != point.key][:1]
    )


def _raised(record: Record, point: Point) -> str:
    bank, guard = record.paper.bank, record.paper.advice.guard
    return words_now(bank, point.key, point.text, guard, in_own_words=False)


def _is_left_out(record: Record, point: Point) -> bool:
    """Say whether a copy to share leaves out the words of a point: they are in nobody's bank."""
    return record.paper.sheet.is_shared and wording_of(record.paper.bank, point.key) is None
