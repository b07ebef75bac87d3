"""The questions that are thought through in a supervision, and which of them are chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.files.exact import Exact, Format, Text
from ehe_check.judge.answers import Ref
from ehe_check.page.document import Seen
from ehe_check.sheet.sheet import PromptSheet


class Shown(StrEnum):
    """What the record of a case may show, by which a question to think through is chosen."""

    SOMETHING_RAISED = "something-raised"
    NOTHING_RAISED = "nothing-raised"
    MEETING_ADVISED = "meeting-advised"
    NO_MEETING_ADVISED = "no-meeting-advised"
    DECIDED_DIFFERENTLY = "decided-differently"
    MOSTLY_FROM_FAMILY = "mostly-from-family"
    NOT_SEEN_OR_HEARD = "not-seen-or-heard"
    DRIFT = "drift"
    HOLD = "hold"
    TODAY = "today"
    DECISION_LATE = "decision-late"
    TALKED_OVER_BEFORE = "talked-over-before"
    TOLD_BY_A_PROFESSIONAL = "told-by-a-professional"
    READ_IN_A_RECORD = "read-in-a-record"
    ALWAYS = "always"


class ChosenOn(Exact):
    """What the record has to show: one of the answers of each question in `on`, and all of `when`.

    An answer counts for whomever it is about. `because` says why in a line, where it is not what
    the question says.
    """

    on: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field({})
    when: tuple[Shown, ...] = ()
    because: str = ""


class ReflectiveQuestion(Exact):
    """One question to think through together; `shows` are the answers read out beside it.

    It is chosen where any of `chosen` holds, one question a `row` and the lowest row first, and
    `because` says why in a line. Without them it is put only where somebody asks for it.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+$")]
    text: Text
    why: Text
    shows: tuple[str, ...] = ()
    row: Annotated[int, Field(strict=True, ge=1)] = 99
    because: str = ""
    chosen: tuple[ChosenOn, ...] = ()
    statements: Annotated[tuple[str, ...], Field(min_length=1)]


class ReflectiveQuestions(Exact):
    """The questions of a supervision, in order."""

    format: Format
    id: Text
    version: Text
    title: Text
    reviewed_on: date
    review_by: date
    questions: Annotated[tuple[ReflectiveQuestion, ...], Field(min_length=1)]


FEWEST, MOST = 4, 6
_NOT_CHECKED = frozenset({Evidence.PARENT_TOLD_ME, Evidence.ASSUMED, Evidence.NOT_RECORDED})
_LATELY = frozenset({Seen.RECENT, Seen.WITHIN_YEAR, Seen.NOT_THEIRS})

Marks = frozenset[tuple[str, str]]
"""What a question was chosen on: answers, each with whom it is about, and what else was shown."""


@dataclass(frozen=True)
class RecordShown:
    """What the record of a case shows on a day, each with the marks by which a change is told."""

    answers: Mapping[Ref, tuple[str, ...]]
    shown: Mapping[Shown, Marks]


@dataclass(frozen=True)
class ChosenReflection:
    """A question to think through, and why it was chosen."""

    question: ReflectiveQuestion
    because: str


def record_shown(sheet: PromptSheet, *, was_talked_over: bool = False) -> RecordShown:
    """Return what a sheet shows by which questions are chosen, and that it was talked over."""
    answers = {why.ref: why.values for why in sheet.answered if why.values}
    shown: dict[Shown, Marks] = {each: frozenset() for each in _shown_in(sheet)}
    if was_talked_over:
        shown[Shown.TALKED_OVER_BEFORE] = frozenset()
    return RecordShown(answers, shown | {each: marks for each, marks in _marked_in(sheet) if marks})


def chosen_reflections(
    questions: Iterable[ReflectiveQuestion],
    now: RecordShown,
    then: RecordShown | None = None,
    put_then: Collection[str] = (),
) -> tuple[ChosenReflection, ...]:
    """Return four to six questions, from the first row down, each with why it was chosen.

    `then` is what the record showed when the case was last talked over, and `put_then` are the
    questions that were put: one of them comes back only where what it is chosen on has changed.
    What is put in every case fills up where the record chooses few, what was not put then first.
    """
    told = sorted(questions, key=lambda each: each.row)
    by_record = [
        each
        for each in _one_a_row(told, now)
        if each.id not in put_then or then is None or _marks(each, then) != _marks(each, now)
    ]
    chosen = by_record[:MOST]
    spare = sorted((each for each in told if _is_spare(each)), key=lambda each: each.id in put_then)
    chosen += spare[: max(0, FEWEST - len(chosen))]
    return tuple(ChosenReflection(each, _because(each, now)) for each in chosen)


def _one_a_row(
    told: Iterable[ReflectiveQuestion], now: RecordShown
) -> Iterator[ReflectiveQuestion]:
    taken: set[int] = set()
    for each in told:
        if each.row not in taken and not _is_spare(each) and _marks(each, now) is not None:
            taken.add(each.row)
            yield each


def _is_spare(question: ReflectiveQuestion) -> bool:
    """Say whether a question is put in every case, to fill up."""
    return any(Shown.ALWAYS in each.when for each in question.chosen)


def _because(question: ReflectiveQuestion, record: RecordShown) -> str:
    """Return why a question is chosen: by the first way that holds, else what it says of itself."""
    ways = (each for each in question.chosen if _held(each, record) is not None)
    return next((each.because for each in ways), "") or question.because


def _marks(question: ReflectiveQuestion, record: RecordShown) -> Marks | None:
    """Return on what a question is chosen, None where it is not."""
    holding = [marks for each in question.chosen if (marks := _held(each, record)) is not None]
    return frozenset[tuple[str, str]]().union(*holding) if holding else None


def _held(chosen: ChosenOn, record: RecordShown) -> Marks | None:
    """Return the marks of one way to be chosen, None where it does not hold."""
    if not all(each in record.shown for each in chosen.when):
        return None
    marks: set[tuple[str, str]] = set()
    for question, options in chosen.on.items():
        given = {
            (f"{question} {ref.about or ''}".strip(), value)
            for ref, values in record.answers.items()
            for value in values
            if ref.question == question and value in options
        }
        if not given:
            return None
        marks |= given
    return frozenset(marks).union(*(record.shown[each] for each in chosen.when))


def _shown_in(sheet: PromptSheet) -> Iterator[Shown]:
    """Yield what else a record shows, with nothing by which a change of it would be told."""
    advice = sheet.recommendation
    is_calm, is_advised = advice.urgency is Urgency.NONE, advice.meeting is not Urgency.NONE
    known = {evidence for evidence, reasons in sheet.evidence if reasons}
    holds = {
        Shown.NOTHING_RAISED: is_calm,
        Shown.SOMETHING_RAISED: not is_calm,
        Shown.MEETING_ADVISED: is_advised,
        # a step for today is more than a meeting, not less
        Shown.NO_MEETING_ADVISED: not (is_advised or advice.is_urgent),
        Shown.MOSTLY_FROM_FAMILY: _is_mostly_from_family(sheet),
        Shown.HOLD: advice.hold,
        Shown.TODAY: advice.is_urgent,
        Shown.DECISION_LATE: sheet.history is not None and bool(sheet.history.overdue),
        Shown.TOLD_BY_A_PROFESSIONAL: Evidence.PROFESSIONAL_TOLD_ME in known,
        Shown.READ_IN_A_RECORD: Evidence.RECORD in known,
    }
    yield from (each for each, is_so in holds.items() if is_so)


def _marked_in(sheet: PromptSheet) -> Iterator[tuple[Shown, Marks]]:
    """Yield what a record shows that would be another thing if its marks changed."""
    decision, drift = sheet.decision, sheet.drift
    if sheet.agrees is False and decision is not None and decision.urgency is not None:
        yield Shown.DECIDED_DIFFERENTLY, frozenset({("decided", decision.urgency.value)})
    yield Shown.NOT_SEEN_OR_HEARD, frozenset(_not_seen_or_heard(sheet))
    if drift is not None:
        keys = (*(x.question for x in drift.not_known), *(x.key for x in drift.carried_over))
        yield Shown.DRIFT, frozenset(("drift", key) for key in keys)


def _is_mostly_from_family(sheet: PromptSheet) -> bool:
    """Say whether more than half of what is known was told by the family, or is not checked."""
    sizes = {known: len(reasons) for known, reasons in sheet.evidence}
    unchecked = sum(size for known, size in sizes.items() if known in _NOT_CHECKED)
    return unchecked * 2 > sum(sizes.values())


def _not_seen_or_heard(sheet: PromptSheet) -> Iterator[tuple[str, str]]:
    for row in sheet.seen.rows:
        if not any(cell.seen in _LATELY and cell.seen.is_sighting for cell in row.cells):
            yield "not seen", row.about
        if row.heard.seen not in _LATELY:
            yield "not heard", row.about
