"""Compose the prompt sheet from a session and its bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.advice.clashes import clashes
from ehe_check.advice.guard import SOCIAL_CARE_OPEN, Guard, guard_of
from ehe_check.advice.headlines import advice_words, beneath_key, headline_key
from ehe_check.advice.policy import RAISES_SUPERVISION
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.advice.reasons import (
    answered,
    by_evidence,
    noted,
    only_the_family,
    own_words,
    reasons,
    rests_on_parent_alone,
)
from ehe_check.advice.recommendation import Prompt, Reason, Recommendation
from ehe_check.advice.standing import ticked_routes
from ehe_check.advice.unknowns import Closing, closing_of, opening_unanswered
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does
from ehe_check.bank.law import LawPack
from ehe_check.bank.prompt_rule import FindOut, PromptKind, PromptRule, State, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.case.answers_on_a_day import aged
from ehe_check.case.question_list import parked_answers, put_together, unanswered_questions
from ehe_check.case.session import Outcome, Session
from ehe_check.case.walk import readable
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.drift import answers_behind, shows_drift
from ehe_check.over_time.follow import kept_answers
from ehe_check.over_time.history import History, Missing
from ehe_check.over_time.side import HeldElsewhere, session_day
from ehe_check.page.own import joined
from ehe_check.settings.settings import Limits
from ehe_check.sheet.amended import amended_answers
from ehe_check.sheet.outcome import advice_kept, advised_before_deciding
from ehe_check.sheet.seen_grid import seen_grid
from ehe_check.sheet.sheet import PromptSheet, Provenance

AGE = "age"

_TO_DO = frozenset(PromptKind) - {PromptKind.FIND_OUT, PromptKind.NOTE, PromptKind.STRENGTH}

_MEETING = frozenset({Does.MEET, Does.SIGN})
_BEHIND = {
    Urgency.EMERGENCY: frozenset({Does.EMERGENCY}),
    Urgency.ACT_TODAY: frozenset({Does.TODAY}),
    Urgency.STRONG_CASE_FOR_MEETING: _MEETING,
    Urgency.CONSIDER_MEETING: _MEETING,
    Urgency.RAISE_IN_SUPERVISION: RAISES_SUPERVISION,
    Urgency.NONE: frozenset[Does](),
}


def compose(  # noqa: PLR0913 (what it is composed from, and how)
    session: Session,
    bank: QuestionBank,
    law: LawPack,
    *,
    today: date,
    software: str,
    printed_on: date | None = None,
    outcome: Outcome | None = None,
    is_held: bool = False,
    elsewhere: HeldElsewhere | None = None,
    history: History | None = None,
    missing: tuple[Missing, ...] = (),
    limits: Limits | None = None,
) -> PromptSheet:
    """Return everything that one session's sheet says, as of a day.

    `printed_on` is the day of the page where that is another than the one as of which it is read.
    `outcome` is the session's own, where it is of these answers.
    `is_held` says that a HOLD stands in another session on the same page, and `elsewhere` is the
    HOLD of another session of its case. `history` is what the sessions of the case show together,
    and `missing` what of them was not read.
    """
    walk_set = session.session.walk_set
    drift = shows_drift(history, limits or Limits()) if history else None
    every = replace(session.all_answers(), drift_behind=answers_behind(bank, drift))
    is_under = every.hold_is_recorded or is_held or elsewhere is not None
    held = replace(every, hold_is_recorded=is_under)
    answers = readable(bank, aged(bank, held, today))
    reading = Advised(bank, answers)
    guard = guard_of(reading) if elsewhere is None else elsewhere.over(guard_of(reading))
    raised = tuple(raisings(reading))
    prompts = tuple(_prompt(reading, guard, each) for each in raised if guard.worded(each.wording))
    return PromptSheet(
        reference=session.case.reference,
        entries=tuple(
            (entry.id, entry.called) for entry in answers.entries if entry.removed is None
        ),
        is_draft=not session.is_finished,
        opening_unanswered=opening_unanswered(reading),
        recommendation=_recommendation(reading, guard, closing_of(reading, walk_set), prompts),
        recorded_hold=session.kept_hold,
        held_elsewhere=elsewhere,
        prompts=tuple(prompt for prompt in prompts if prompt.kind in _TO_DO),
        find_out=_of(prompts, PromptKind.FIND_OUT),
        strengths=_of(prompts, PromptKind.STRENGTH),
        notes=_of(prompts, PromptKind.NOTE),
        unanswered=unanswered_questions(reading, walk_set),
        asked=put_together(reading, walk_set),
        parked=parked_answers(Advised(bank, readable(bank, every)), every),
        evidence=by_evidence(reading),
        own_words=own_words(reading),
        noted=noted(reading),
        not_tasks=_not_tasks(reading, guard, raised),
        only_the_family=only_the_family(reading),
        contradictions=tuple(clashes(reading)),
        answered=answered(reading),
        amendments=amended_answers(bank, session),
        history=history,
        missing=missing,
        drift=drift,
        kept=advice_kept(session, outcome),
        decided_upon=advised_before_deciding(session, outcome),
        decision=session.decision,
        decided_to=session.decided_to,
        role=session.session.role,
        ages=tuple(_ages(bank, answers)),
        seen=seen_grid(reading),
        calls_made=session.calls,
        kept_answers=kept_answers(session, reading, history),
        provenance=provenance_of(
            session, bank, law, software, read_on=today, made_on=printed_on or today
        ),
    )


def _ages(bank: QuestionBank, answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield how old each listed child is said to be; a file may hold anything in its place."""
    known = {
        option.id
        for roster in bank.rosters
        for attribute in roster.attributes
        for option in attribute.options
    }
    for entry in answers.entries:
        age = entry.attribute(AGE)
        if age in known:
            yield entry.id, age


def _prompt(reading: Advised, guard: Guard, raising: Raising) -> Prompt:
    because = reasons(reading, raising.rests_on | {raising.source})
    rule, wording = raising.rule, raising.wording
    asked = wording if isinstance(wording, FindOut) else None
    return Prompt(
        id=raising.id,
        kind=raising.kind,
        text=guard.worded(wording),
        about=raising.about,
        topic=raising.question.topic,
        question=raising.question.id,
        statements=raising.statements,
        because=because,
        short=rule.short if rule else asked.short if asked else "",
        do=_in_two_lines(rule, guard) if rule else "",
        routes=raising.routes,
        route_why=rule.route_why if rule else "",
        trigger=raising.trigger,
        step=rule.step if rule else None,
        cites=rule.cites if rule else (),
        who=rule.who if rule else asked.who if asked else None,
        only_source_is_parent=rests_on_parent_alone(because),
        is_of_the_record=rule.record if rule else False,
    )


def _in_two_lines(rule: PromptRule, guard: Guard) -> str:
    is_task = rule.has_two_lines or rule.kind is not PromptKind.GAP
    return rule.in_two_lines(guard.state, guard.person) if is_task else ""


def _recommendation(
    reading: Advised, guard: Guard, closing: Closing, prompts: tuple[Prompt, ...]
) -> Recommendation:
    advice, bank = reading.advice, reading.bank
    because = _because(reading)
    headline = headline_key(reading, is_firm=closing.is_firm, is_enough=closing.is_enough)
    words = advice_words(reading, guard, headline, closing)
    beneath = beneath_key(reading)
    first = tuple(each.text for each in prompts if each.step and each.step.group is StepGroup.FIRST)
    return Recommendation(
        urgency=advice.urgency,
        meeting=advice.meeting,
        headline=headline,
        title=words.title,
        text=_with_first(words.text, first, advice.urgency),
        line=words.line,
        under=_with_first(words.under, first, advice.urgency),
        beneath=bank.beneath.get(beneath, "") if beneath else "",
        beneath_key=beneath,
        guard=guard,
        is_firm=headline is HeadlineKey.FIRM,
        close_first=closing.first,
        to_close=closing.to_close,
        statements=_statements(advice.meeting, because, prompts),
        because=because,
        routes=advice.routes,
        social_care_open=reading.holds_named(SOCIAL_CARE_OPEN),
        rests_on_not_known=any(why.is_not_known for why in because),
        unseen=closing.unseen,
        not_said=closing.not_said,
    )


def _with_first(text: str, first: tuple[str, ...], urgency: Urgency) -> str:
    """Return what is said under a headline with what comes first: after a step for today."""
    said = (text, *first) if urgency.at_least(Urgency.ACT_TODAY) else (*first, text)
    return joined(" ", said)


def _because(reading: Advised) -> tuple[Reason, ...]:
    """Return the answers on which the advice rests, and on which the meeting beneath it does."""
    advice = reading.advice
    does = _BEHIND[advice.urgency] | _BEHIND[advice.meeting]
    behind = [each.rests_on for each in reading.standing if each.effect.does in does]
    lists = {each.ticked for each in reading.bank.together if each.ticked}
    lines = frozenset(Ref(each) for each in lists if behind and ticked_routes(reading, each))
    return reasons(reading, lines.union(*behind))


def _statements(
    meeting: Urgency, because: tuple[Reason, ...], prompts: tuple[Prompt, ...]
) -> tuple[str, ...]:
    review = ("L4.0",) if meeting is not Urgency.NONE else ()
    answers = set(because)
    behind = (
        statement
        for prompt in prompts
        if prompt.is_behind_the_advice and answers & set(prompt.because)
        for statement in prompt.statements
    )
    return tuple(dict.fromkeys((*review, *behind)))


def _not_tasks(reading: Advised, guard: Guard, raised: Iterable[Raising]) -> tuple[str, ...]:
    """Return the short names of what is not known, and no task while nobody has named a worry."""
    if guard.state is not State.ORDINARY and not guard.topics_only:
        return ()
    behind = {ref.question for each in raised if not each.wording.text for ref in each.rests_on}
    places = reading.bank.places
    return tuple(reading.bank.by_id[each].short for each in sorted(behind, key=places.__getitem__))


def _of(prompts: Iterable[Prompt], kind: PromptKind) -> tuple[Prompt, ...]:
    return tuple(prompt for prompt in prompts if prompt.kind is kind)


def provenance_of(  # noqa: PLR0913 (what it says)
    session: Session,
    bank: QuestionBank,
    law: LawPack,
    software: str,
    *,
    read_on: date,
    made_on: date,
) -> Provenance:
    """Return what a sheet of a session was made from, read as of one day and made on another."""
    walk_set = session.session.walk_set
    not_asked = [
        question.id
        for question in bank.walk_order
        if not bank.asks(question, walk_set) and question.id not in bank.beside_others
    ]
    return Provenance(
        software=software,
        bank_id=bank.id,
        bank_version=bank.version,
        bank_digest=bank.digest,
        bank_review_by=bank.review_by,
        bank_past_review=bank.review_by < made_on,
        law_reviewed_on=law.reviewed_on,
        law_past_review=law.past_review(made_on),
        walk_set=walk_set,
        answered_on=session_day(session),
        read_on=read_on,
        made_on=made_on,
        not_asked=tuple(not_asked),
    )
