"""A supervision as a form: experience, reflection, analysis, plan, by what stands so far."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from ehe_check.advice.calls import calls_in_order
from ehe_check.advice.recommendation import Reason
from ehe_check.ask.form import Form, changed, put_at, with_row, without_rows
from ehe_check.ask.form_field import YES_OR_NO, FieldWords, FormField, Remark, ask_field, form_bank
from ehe_check.ask.put import Choice, Tone
from ehe_check.ask.supervision.decisions_agreed import due_fields, meeting_fields, new_fields
from ehe_check.ask.supervision.discussion import Discussion, lines
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import EVIDENCE_SHORT
from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.supervision import (
    ChildsDay,
    Reflection,
    Supervision,
    Way,
)
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.phrases import capital
from ehe_check.supervision.reflective_questions import ReflectiveQuestion
from ehe_check.supervision.talked_from import ChildKnown, TalkedFrom

_NOBODY, _NOBODY_KEPT = "0", "Kept: nobody has seen it."
_ANOTHER, _ASKED_FOR = "+", "You asked for this one."
_MOST_SHOWN, _MOST_WORDS = 3, 2
_THIRD = 3
_ESCALATION = (
    "If either of you suspects significant harm, that goes to children's social care today, "
    "whatever the other thinks. If the difference bears on what a child needs now, your "
    "partnership's escalation procedure is there for it."
)
_SO_FAR = "What was said so far is kept; of it, what was agreed is shown above."
_ROUTES = {
    Route.SOCIAL_CARE: "children's social care",
    Route.MEDICAL: "a doctor",
    Route.POLICE: "the police",
    Route.LEAD: "the safeguarding lead",
}
BANK = form_bank("supervision")
_STEPS = max(words.step or 0 for words in BANK.values())
Field: TypeAlias = FormField[Supervision]
Fields: TypeAlias = Iterator[Field]


def supervise(talk: Discussion) -> Supervision:
    """Open a case, and go through what is not settled until both confirm it.

    Nothing is kept of a case that was only looked at.

    Raises:
        PersonLeftError: somebody leaves; everything answered is saved.
    """

    def fields(held: Supervision) -> Fields:
        return _fields(talk, form, held)

    def opened(first: Field | None) -> None:
        saying = talk.open(_whence(first, form.record), is_said=form.record.saying is not None)
        if talk.remark:
            talk.asker.say(talk.remark)
            talk.remark = ""
        form.record = talk.keep(changed(form.record, saying=saying) if saying else form.record)

    form = Form(
        *(talk.asker, talk.today, talk.begun, talk.keep, fields),
        opened=opened,
        passed=("supervision", "passed"),
    )
    form.fill()
    return talk.finish(form.record)


def _whence(first: Field | None, held: Supervision) -> str:
    """Return at which step a supervision goes on; empty where it is new."""
    if first is None:
        return ""
    step = _STEPS if first.name == "finish" else first.words.step
    if step is None:
        return f"You are at today's step, which comes first. {_SO_FAR}"
    at = f"You are at step {step} of {_STEPS}. {_SO_FAR}"
    is_told = held.urgent is None or held.urgent.told
    return at if is_told else f"{at} Today's step is asked again first."


def _fields(talk: Discussion, form: Form[Supervision], held: Supervision) -> Fields:
    """Yield what is asked, in order."""
    case = talk.case
    if case.advice.is_urgent:
        yield from _urgent(case, held)
    yield from (_day(child, case.before) for child in case.children)
    for chosen in case.reflections:
        yield _reflection(talk, form, chosen.question, chosen.because)
    if case.advice.urgency is not Urgency.NONE:  # else there is nothing to explain
        yield from _ways(case, held)
    if case.meeting is not None:
        yield from meeting_fields(talk, case.meeting, held)
    for decided in case.due:
        yield from due_fields(talk, held, decided)
    yield from new_fields(talk, held)
    yield from _again(case)
    yield from _views(case, held)
    planned = _planned_line(case.before, held)
    yield Field("next", BANK["next"], at=("supervision", "next"), help=planned)
    still = (
        "Today's step comes first: when you began, it had not been passed on."
        if held.urgent is not None and not held.urgent.told
        else ""
    )
    yield Field("finish", BANK["finish"], help=still, again=True)


def _urgent(case: TalkedFrom, held: Supervision) -> Fields:
    """Yield whether those whom an urgent step names have been told, when and by whom."""

    def then(held: Supervision) -> Remark | None:
        is_told = held.urgent is not None and held.urgent.told
        not_told = "Then that comes first: today's step stands, whatever else is agreed here."
        return None if is_told else (not_told, Tone.URGENT)

    told, last = held.urgent, case.before.urgent if case.before is not None else None
    yield Field(
        "urgent",
        _told_words(case),
        at=("urgent", "told"),
        anew=True,
        means=YES_OR_NO,
        then=then,
        help=lines(_told_lines(case.before)),
        again=told is not None and not told.told,
    )
    if told is not None and told.told:
        on, by = (last.on, last.by) if last is not None else (None, None)
        yield Field("urgent on", BANK["urgent-on"], at=("urgent", "on"), offers=on)
        yield Field("urgent by", BANK["urgent-by"], at=("urgent", "by"), offers=by)


def _told_words(case: TalkedFrom) -> FieldWords:
    """Return the question whether 999 was called, and all those told whom the step names.

    After a call to social care the lead is told, and after 999 both.
    """
    advice, is_emergency = case.advice, case.advice.urgency is Urgency.EMERGENCY
    routes = calls_in_order((*advice.routes, *[Route.SOCIAL_CARE] * is_emergency))
    if Route.SOCIAL_CARE in routes:
        routes = (*routes, Route.LEAD)
    *most, last = [
        "the allocated worker or their manager"
        if each is Route.SOCIAL_CARE and advice.social_care_open
        else _ROUTES[each]
        for each in routes
    ]
    have, whom = ("have", f"{', '.join(most)} and {last}") if most else ("has", last)
    if is_emergency:
        return BANK["urgent-999-and"].filled(have=have, whom=whom)
    return BANK["urgent"].filled(have=capital(have), whom=whom)


def _day(child: ChildKnown, before: Supervision | None) -> Field:
    """Return what an ordinary day is like for a child; nought alone says that nobody saw it."""

    def says(held: Supervision, said: str | bool | None) -> Supervision:  # noqa: FBT001 (a meaning)
        text = Own(said) if isinstance(said, str) else NOTHING
        day = ChildsDay(about=child.about, text=text, nobody=said is True)
        return with_row(held, "days", day, by="about")

    def stands(held: Supervision) -> str | bool | None:
        day = held.day_of(child.about)
        return (day.nobody or day.text) if day is not None else None

    def then(held: Supervision) -> Remark | None:
        return (_NOBODY_KEPT, Tone.PLAIN) if stands(held) is True else None

    return Field(
        f"day {child.about}",
        BANK["day"].filled(child=child.label),
        takes=says,
        stands=stands,
        means={_NOBODY: True},
        help=lines(_child_lines(child, before)),
        then=then,
    )


def _reflection(
    talk: Discussion, form: Form[Supervision], question: ReflectiveQuestion, because: str
) -> Field:
    """Return one question to think through; a plus sign alone puts another one first."""

    def says(held: Supervision, said: str | None) -> Supervision:
        text = Own(said or "")
        row = Reflection(question=question.id, asked=question.text, text=text, because=because)
        return with_row(held, "reflections", row, by="question")

    case = talk.case
    words = BANK["reflection"].filled(question=question.text, why=question.why)
    if case.others:
        words = BANK["reflection-or-another"].filled(question=question.text, why=question.why)
    return Field(
        question.id,
        words,
        at=(("reflections", {"question": question.id}), "text"),
        takes=says,
        help=lines(_why_chosen(case, question, because)),
        keys={_ANOTHER: partial(_another_reflection, talk, form)} if case.others else {},
    )


def _why_chosen(case: TalkedFrom, question: ReflectiveQuestion, because: str) -> Iterator[str]:
    if because:
        yield f"Chosen because: {because}"
    shown = [line for each in question.shows for line in case.answers.get(each, ())]
    if shown:
        yield "Answered in the session:"
    yield from (f"- {line}" for line in shown[:_MOST_SHOWN])


def _another_reflection(talk: Discussion, form: Form[Supervision]) -> None:
    """Offer the questions that the record did not choose, and put the one that is picked."""
    others = {each.id: each for each in talk.case.others}
    offered = tuple(Choice(id_, each.text) for id_, each in others.items())
    field = Field("another question", BANK["another-reflection"], choices=offered)
    picked = ask_field(talk.asker, talk.today, field)
    if picked in others:
        form.ask(_reflection(talk, form, others[picked], _ASKED_FOR))


def _ways(case: TalkedFrom, held: Supervision) -> Fields:
    """Yield two or three ways to understand what goes on, the first ordinary or ours."""
    first = BANK["way-1-today"] if case.advice.is_urgent else BANK["way-1"]
    yield from _way(case, held, 1, first)
    yield from _way(case, held, 2, BANK["way-2"])
    if held.way(_THIRD) is not None:
        yield from _way(case, held, _THIRD, BANK["way-3"])


def _way(case: TalkedFrom, held: Supervision, number: int, words: FieldWords) -> Fields:
    """Yield one way to understand it, and where there is one how it is weighed."""

    def says(held: Supervision, said: str | None) -> Supervision:
        if said is None:
            return without_rows(held, "ways", number=number)
        before = held.way(number)
        way = before or Way(number=number, text=NOTHING, ordinary=number == 1)
        return with_row(held, "ways", way.model_copy(update={"text": said}), by="number")

    last, way = case.before.way(number) if case.before else None, held.way(number)
    row = ("ways", {"number": number})
    said = f"Last time: {last.text}" if last is not None and last.text else ""
    name = f"way {number}"
    yield Field(name, words, at=(row, "text"), takes=says, help=said)
    if way is None or not way.text:
        return
    weighed = f"{name} weighed"
    if number + 1 == _THIRD:
        asked = BANK["weighed-2"].filled(way=way.text)
        more = {_ANOTHER: _ANOTHER}
        yield Field(weighed, asked, at=(row, "weighed"), takes=_weighs_second, means=more)
    else:
        asked = BANK["weighed"].filled(way=way.text)
        yield Field(weighed, asked, at=(row, "weighed"))


def _weighs_second(held: Supervision, said: str | None) -> Supervision:
    """Keep how the second way is weighed; a plus sign at its end asks for a third."""
    words, second = said or "", ("ways", {"number": 2})
    held = put_at(held, (second, "weighed"), words.removesuffix(_ANOTHER).strip())
    if words.endswith(_ANOTHER) and held.way(_THIRD) is None:
        held = with_row(held, "ways", Way(number=_THIRD, text=NOTHING), by="number")
    return held


def _again(case: TalkedFrom) -> Fields:
    """Yield what would make both think again, in both directions where anything is raised."""
    before = case.before.again if case.before is not None else None
    asked = {"more": BANK["again-more"], "less": BANK["again-less"]}
    if case.advice.urgency is Urgency.NONE:
        asked = {"more": BANK["again"]}
    for way, words in asked.items():
        last = getattr(before, way) if before is not None else ""
        said = f"Last time: {last}" if last else ""
        yield Field(f"again {way}", words, at=("again", way), help=said)


def _views(case: TalkedFrom, held: Supervision) -> Fields:
    """Yield whether the two see it differently, and if so, how each does."""
    yield Field(
        "views",
        BANK["views"],
        at=("views", "differ"),
        anew=True,
        means=YES_OR_NO,
        help=lines(_views_lines(case.before)),
    )
    if held.views is None or not held.views.differ:
        return
    mine, theirs = BANK["views-supervisor"], BANK["views-practitioner"]
    yield Field("supervisor's view", mine, at=("views", "supervisor"))
    yield Field(
        "practitioner's view",
        theirs,
        at=("views", "practitioner"),
        then=lambda _: (_ESCALATION, Tone.PLAIN),
    )


# What stands beside these questions: what is known, and was said last time.


def _child_lines(child: ChildKnown, before: Supervision | None) -> Iterator[str]:
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


def _known(of_what: str, why: Reason | None) -> str:
    if why is None:
        return f"{of_what} not answered in the session"
    source = EVIDENCE_SHORT[why.evidence] if why.evidence else ""
    beside = ", ".join(filter(None, (month_words(why.on) if why.on else "", source)))
    return f"{of_what} {why.answer}" + (f" ({beside})" if beside else "")


def _told_lines(before: Supervision | None) -> Iterator[str]:
    """Yield what was told last time of a step that could not wait."""
    told = before.urgent if before is not None else None
    if before is None or told is None:
        return
    by = f", by {told.by}" if told.by else ""
    on = f", on {day_words(told.on)}" if told.on else ""
    said = f"yes{by}{on}" if told.told else "not yet"
    yield f"Last time ({day_words(before.day)}): {said}"


def _views_lines(before: Supervision | None) -> Iterator[str]:
    """Yield how each saw it when the case was last talked over, where they differed."""
    views = before.views if before is not None else None
    if before is None or views is None or not views.differ:
        return
    yield f"Last time ({day_words(before.day)}) they differed."
    if views.supervisor:
        yield f"- The supervisor: {views.supervisor}"
    if views.practitioner:
        yield f"- The practitioner: {views.practitioner}"


def _planned_line(before: Supervision | None, held: Supervision) -> str:
    """Return which day was planned last time for this supervision, and on which it is held."""
    planned = before.supervision.next if before is not None else None
    on = day_words(held.supervision.started.date())
    if planned is None:
        return ""
    return f"Last time you planned {day_words(planned)} for this one. It is held on {on}."
