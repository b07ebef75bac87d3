"""What a supervision is talked from: what its case shows, and what could be decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from ehe_check.advice.recommendation import Prompt, Reason, Recommendation
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import History
from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.over_time.supervision import TODAY_STEP, Supervision
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.phrases import grouped
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import DASH
from ehe_check.supervision.opening import said_by_which
from ehe_check.supervision.reflective_questions import (
    ChosenReflection,
    RecordShown,
    ReflectiveQuestion,
    chosen_reflections,
    record_shown,
)

MOST_DECISIONS = 5
_ALWAYS_OFFERED = 2
_MEETING_WORD = "meeting"
_A_MEETING = frozenset({Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING})


@dataclass(frozen=True)
class ChildKnown:
    """One child, and what the session says of the child's day, and of who saw the child.

    `words` are what the children said; `whose` says of them that it is not said by which child.
    """

    about: str
    label: str
    day: Reason | None = None
    seen: Reason | None = None
    heard: Reason | None = None
    words: tuple[Reason, ...] = ()
    whose: str = ""


@dataclass(frozen=True)
class MeetingAsked:
    """That it is asked whether there will be a meeting: for which reasons, in the page's words.

    `decided` is an earlier decision to call one that is still open, `also` are other open ones that
    speak of a meeting in own words. `led_by_health` says that what is advised is a review of the
    treatment led by health, which need be no meeting without the family. `held_on` is the day of
    the last meeting, where none is decided on since: then it is asked about another.
    """

    reasons: tuple[str, ...] = ()
    to_enquiry: bool = False
    led_by_health: bool = False
    decided: Decided | None = None
    also: tuple[Decided, ...] = ()
    held_on: date | None = None


@dataclass(frozen=True)
class TalkedFrom:
    """What stands beside the questions of a supervision, as its case is read on the day.

    `labels` is how each entry of its lists is called. `due` are the decisions of before that are
    asked about. `points` is what could be decided now; `meeting` is None where no meeting was ever
    advised. `before` is the supervision that was last finished.
    """

    advice: Recommendation
    ledger: Ledger
    children: tuple[ChildKnown, ...] = ()
    reflections: tuple[ChosenReflection, ...] = ()
    others: tuple[ReflectiveQuestion, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    due: tuple[Decided, ...] = ()
    points: tuple[OpenPoint, ...] = ()
    meeting: MeetingAsked | None = None
    before: Supervision | None = None

    @property
    def room(self) -> int:
        """How many new decisions are offered: five with those of before, and the first two always.

        What the advice rests on first is never behind a key, however many are left from before.
        """
        return max(_ALWAYS_OFFERED, MOST_DECISIONS - len(self.due))


def talked_from(  # noqa: PLR0913 (what the case shows, now and when it was last talked over)
    sheet: PromptSheet,
    bank: QuestionBank,
    ledger: Ledger,
    questions: Iterable[ReflectiveQuestion],
    *,
    before: Supervision | None = None,
    shown_then: RecordShown | None = None,
) -> TalkedFrom:
    """Return what a supervision of a sheet is talked from.

    `shown_then` is what the record showed in the session that was discussed `before`.
    """
    questions = tuple(questions)
    put_then = [one.question for one in before.reflections] if before is not None else []
    shown = record_shown(sheet, was_talked_over=before is not None)
    chosen = chosen_reflections(questions, shown, shown_then, put_then)
    ids = {each.question.id for each in chosen}
    meeting = _meeting(sheet, ledger)
    return TalkedFrom(
        sheet.recommendation,
        ledger,
        children=tuple(_children(sheet, bank)),
        reflections=chosen,
        others=tuple(each for each in questions if each.id not in ids),
        labels=dict(sheet.entries),
        answers=answered_lines(sheet, bank),
        due=_due(ledger, meeting, is_urgent=sheet.recommendation.is_urgent),
        points=open_points(sheet, ledger, bank),
        meeting=meeting,
        before=before,
    )


def _children(sheet: PromptSheet, bank: QuestionBank) -> Iterator[ChildKnown]:
    said = {(why.question, why.about): why for why in sheet.answered}
    grid, day = bank.grid, bank.childs_day
    seen = grid.seen if grid is not None else None
    words = tuple(why for why in sheet.answered if why.question == bank.childs_words and why.answer)
    labels = [label for _, label in sheet.listed(grid.per if grid is not None else None)]
    for about, label in children_asked_about(sheet, bank):
        theirs = tuple(why for why in words if why.about in (None, about))
        yield ChildKnown(
            about,
            label,
            day=said.get((day.question, about)) if day is not None else None,
            seen=said.get((grid.id, about)) if grid is not None else None,
            heard=said.get((seen.heard, about)) if seen is not None else None,
            words=theirs,
            whose=next(filter(None, (said_by_which(why, labels) for why in theirs)), ""),
        )


def children_asked_about(sheet: PromptSheet, bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield each child of whose day a supervision asks, by id, with what the child is called.

    One that is not born yet has no such day.
    """
    grid, born = bank.grid, {row.about for row in sheet.seen.rows}
    for about, label in sheet.listed(grid.per if grid is not None else None):
        if grid is None or about in born:
            yield about, label


def asked_about(sheet: PromptSheet, ledger: Ledger) -> tuple[Decided, ...]:
    """Return the decisions of a ledger that a supervision goes through."""
    return _due(ledger, _meeting(sheet, ledger), is_urgent=sheet.recommendation.is_urgent)


def _due(ledger: Ledger, meeting: MeetingAsked | None, *, is_urgent: bool) -> tuple[Decided, ...]:
    """Return what speaks of the meeting, what is due or past its day, then what has no day.

    What is decided of a meeting is settled with it, so that no two decisions say the opposite; and
    whether today's step was passed on is asked before all else, where one stands.
    """
    also = meeting.also if meeting is not None else ()
    without_day = (each for each in ledger.open if each.by is None)
    asked = dict.fromkeys((*also, *ledger.due(), *without_day))
    asked_first = {TODAY_STEP} if is_urgent else set()
    left = (x for x in asked if not (x.is_the_meeting or x.key in asked_first))
    return tuple(left)[:MOST_DECISIONS]


def _meeting(sheet: PromptSheet, ledger: Ledger) -> MeetingAsked | None:
    """Return that a meeting is asked about: it is advised, or was, or one is open in the ledger."""
    advice = sheet.recommendation
    decided = next((each for each in ledger.open if each.is_the_meeting), None)
    kept = (each.urgency for each in (sheet.kept, sheet.decided_upon) if each is not None)
    was_advised = any(urgency in _A_MEETING for urgency in kept)
    if advice.meeting is Urgency.NONE and decided is None and not was_advised:
        return None
    triggers = sorted((each.trigger, each.short) for each in sheet.prompts if each.trigger)
    own = (each for each in ledger.open if each.in_own_words and not each.is_the_meeting)
    return MeetingAsked(
        tuple(dict.fromkeys(short for _, short in triggers)),
        to_enquiry=advice.is_for_the_enquiry,
        led_by_health=advice.is_led_by_health,
        decided=decided,
        also=tuple(each for each in own if _MEETING_WORD in each.what.casefold()),
        held_on=sheet.meeting_held.on if sheet.meeting_held and decided is None else None,
    )


_TASKS = (PromptKind.ACTION, PromptKind.FIND_OUT, PromptKind.GAP)
_ORDER = {kind: place for place, kind in enumerate(PromptKind)}


@dataclass(frozen=True)
class OpenPoint:
    """One thing that could be decided: its words, whom it is about, and how long it has been open.

    It is one for a question and all of whom the same is raised: `key` is that of its task, `abouts`
    are those whom it is about, None for the whole case, and `text` is worded as it may be read now.
    `fact` is what it is to be done about, in a few words, where its own words do not say that.
    `sessions` is in how many sessions running it has been so, 0 where that is not known. `why_not`
    is why it was not agreed when it last came up.
    """

    key: str
    abouts: tuple[str | None, ...]
    text: str
    whom: str = ""
    sessions: int = 0
    why_not: Own = NOTHING
    fact: str = ""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it is about, in files."""
        return tuple(Ref(self.key, about) for about in self.abouts)


def open_points(sheet: PromptSheet, ledger: Ledger, bank: QuestionBank) -> tuple[OpenPoint, ...]:
    """Return what is raised and could be decided, what the advice rests on first.

    What is decided already and still open stands in the ledger, and what is to be done today is
    asked about before everything else: neither is here.
    """
    decided = {ref: each for each in ledger.decisions for ref in each.refs}
    points = Points(sheet, bank)
    found: list[OpenPoint] = []
    for same in _alike(sheet):
        lead = _lead(same)
        abouts = points.in_order(each.about for each in same) or (None,)
        refs = [Ref(lead.id, about) for about in abouts]
        left = [ref for ref in refs if not (ref in decided and decided[ref].state.is_open)]
        if left:
            found.append(_point(sheet, points, same, left, decided.get(left[0])))
    return tuple(found)


def answered_lines(sheet: PromptSheet, bank: QuestionBank) -> dict[str, list[str]]:
    """Return what the session answered, by question, as lines to read out."""
    labels = dict(sheet.entries)

    def line(why: Reason) -> str:
        whom = f" ({labels.get(why.about, why.about)})" if why.about else ""
        return f"{bank.by_id[why.question].on_paper}{whom} {DASH} {why.answer}"

    return grouped((why.question, line(why)) for why in sheet.answered)


def _alike(sheet: PromptSheet) -> Iterator[list[Prompt]]:
    """Yield what is raised in groups: all of a question, about everybody of whom the same is."""
    every = (*sheet.prompts, *sheet.find_out)
    raised = grouped(((each.question, each.about), each) for each in every)
    tasks = (each for each in raised.values() if any(one.kind in _TASKS for one in each))
    alike = grouped(((each[0].question, frozenset(x.id for x in each)), each) for each in tasks)
    groups = ([*chain(*each)] for each in alike.values())
    yield from sorted(groups, key=lambda same: min(_ORDER[each.kind] for each in same))


def _lead(several: list[Prompt]) -> Prompt:
    """Return the task of a group: what is to be done, to be found out, or what is missing."""
    tasks = (each for each in several if each.kind in _TASKS)
    return min(tasks, key=lambda each: _TASKS.index(each.kind))


def _point(
    sheet: PromptSheet, points: Points, same: list[Prompt], refs: list[Ref], before: Decided | None
) -> OpenPoint:
    lead, abouts = _lead(same), tuple(ref.about for ref in refs)
    is_dropped = before is not None and before.state is State.DROPPED
    return OpenPoint(
        key=lead.id,
        abouts=abouts,
        text=lead.text if lead.kind is PromptKind.FIND_OUT else lead.do or lead.text,
        whom=points.whom(tuple(about for about in abouts if about is not None)),
        fact=_fact(same) if lead.kind is PromptKind.ACTION else "",
        sessions=_sessions_running(sheet.history, lead, refs),
        why_not=before.why if before is not None and is_dropped else NOTHING,
    )


def _fact(same: Iterable[Prompt]) -> str:
    """Return what a task is to be done about, empty where nothing else is raised with it."""
    facts = sorted((each for each in same if each.kind not in _TASKS), key=lambda x: _ORDER[x.kind])
    return facts[0].short if facts else ""


def _sessions_running(history: History | None, lead: Prompt, refs: Iterable[Ref]) -> int:
    """Return in how many sessions running it was not known or raised, of those it is about."""
    if history is None:
        return 0
    abouts = {ref.about for ref in refs}
    runs = [
        len(fact.sessions)
        for fact in history.still_unknown
        if fact.question == lead.question and fact.about in abouts
    ]
    runs += [
        len(each.sessions)
        for each in history.carried_over
        if each.key == lead.id and each.about in abouts
    ]
    return max(runs, default=0)
