"""Composing: from a session and its bank to the prompt sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ehe_check.core.advice_then import advice_kept, advised_before_deciding
from ehe_check.core.ageing import aged
from ehe_check.core.amending import amended_answers
from ehe_check.core.drifting import answers_behind, shows_drift
from ehe_check.core.holding import hold_is_on, hold_routes
from ehe_check.core.judging import Reading
from ehe_check.core.leftovers import opening_unanswered, parked_answers, unanswered_questions
from ehe_check.core.pivots import Pivots, pivots
from ehe_check.core.prompting import Raising, holds_named, names_worry, not_known_refs, raisings
from ehe_check.core.reasons import (
    answered,
    by_evidence,
    noted,
    own_words,
    reason,
    reasons,
    rests_on_parent_alone,
)
from ehe_check.core.recommending import count, meeting_level, urgency
from ehe_check.core.walkthrough import readable
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.history import History, Missing
from ehe_check.model.law import LawPack
from ehe_check.model.prompt_rule import PromptKind, Route
from ehe_check.model.session import Outcome, Session
from ehe_check.model.settings import Limits
from ehe_check.model.sheet import (
    Prompt,
    PromptSheet,
    Provenance,
    Reason,
    Recommendation,
)
from ehe_check.model.side import session_day
from ehe_check.model.urgency import Urgency

_TO_DO = frozenset(PromptKind) - {PromptKind.FIND_OUT, PromptKind.NOTE, PromptKind.STRENGTH}

_BEHIND = {
    Urgency.EMERGENCY: frozenset({PromptKind.EMERGENCY}),
    Urgency.ACT_TODAY: frozenset({PromptKind.ACT_TODAY}),
    Urgency.STRONG_CASE_FOR_MEETING: frozenset({PromptKind.MEETING_TRIGGER, PromptKind.SUPPORT}),
    Urgency.CONSIDER_MEETING: frozenset({PromptKind.MEETING_TRIGGER}),
    Urgency.RAISE_IN_SUPERVISION: frozenset({PromptKind.SUPERVISION, PromptKind.SUPPORT}),
    Urgency.NONE: frozenset[PromptKind](),
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
    looks_ahead: bool = True,
    history: History | None = None,
    missing: tuple[Missing, ...] = (),
    limits: Limits | None = None,
) -> PromptSheet:
    """Return everything that one session's sheet says, as of a day.

    `printed_on` is the day of the page where that is another than the one as of which it is read.
    `outcome` is the session's own, where it is of these answers.
    `is_held` says that a HOLD stands in another session on the same page. Without `looks_ahead`,
    nothing is worked out of what the unknowns could change, for pages without it. `history` is what
    the sessions of the case show together: where a worry is named and it shows drift by these
    limits, that is a trigger of L4.2. `missing` is what of them was not read.
    """
    walk_set = session.session.walk_set
    drift = shows_drift(history, limits or Limits(), worry_named=True) if history else None
    every = replace(session.all_answers(), drift_behind=answers_behind(bank, drift))
    answers = readable(bank, aged(bank, every, today))
    reading = Reading(bank, answers)
    hold = is_held or hold_is_on(reading)
    raised = tuple(raisings(reading))
    prompts = tuple(
        prompt
        for prompt in (_prompt(reading, raising, hold=hold) for raising in raised)
        if prompt.text
    )
    return PromptSheet(
        reference=session.case.reference,
        entries=tuple(
            (entry.id, entry.label) for entry in answers.entries if entry.removed is None
        ),
        is_draft=not session.is_finished,
        opening_unanswered=opening_unanswered(bank, answers),
        recommendation=_recommendation(
            reading, raised, prompts, walk_set if looks_ahead else None, hold=hold
        ),
        hold_routes=hold_routes(reading) if hold else (),
        recorded_hold=session.hold,
        prompts=tuple(prompt for prompt in prompts if prompt.kind in _TO_DO),
        find_out=(*_of(prompts, PromptKind.FIND_OUT), *_find_outs(reading, hold=hold)),
        strengths=_of(prompts, PromptKind.STRENGTH),
        notes=_of(prompts, PromptKind.NOTE),
        unanswered=unanswered_questions(bank, answers, walk_set),
        parked=parked_answers(bank, every),
        evidence=by_evidence(reading),
        own_words=own_words(reading),
        noted=noted(reading),
        answered=answered(reading),
        amendments=amended_answers(bank, session),
        history=history,
        missing=missing,
        drift=drift if any(raising.rule.record for raising in raised) else None,
        kept=advice_kept(session, outcome),
        decided_upon=advised_before_deciding(session, outcome),
        decision=session.decision,
        provenance=_provenance(session, bank, law, software, today, printed_on or today),
    )


def _prompt(reading: Reading, raising: Raising, *, hold: bool) -> Prompt:
    rule = raising.rule
    because = reasons(reading, raising.judgement.rests_on | {raising.source})
    return Prompt(
        id=rule.id,
        kind=rule.kind,
        text=rule.under(hold=hold),
        about=raising.about,
        topic=raising.topic,
        question=raising.question.id,
        statements=rule.statements,
        because=because,
        routes=rule.route or (),
        trigger=rule.trigger,
        support=rule.support,
        who=rule.who,
        only_source_is_parent=rests_on_parent_alone(because),
        is_of_the_record=rule.record,
    )


def _recommendation(
    reading: Reading,
    raised: tuple[Raising, ...],
    prompts: tuple[Prompt, ...],
    walk_set: WalkSet | None,
    *,
    hold: bool,
) -> Recommendation:
    tally = count(raised, named=names_worry(reading))
    level, meeting = urgency(tally), meeting_level(tally)
    behind = [prompt for prompt in prompts if prompt.kind in _BEHIND[level] | _BEHIND[meeting]]
    naming = _naming(reading) if level is Urgency.RAISE_IN_SUPERVISION and not tally.signs else ()
    because = tuple(dict.fromkeys((*naming, *(why for prompt in behind for why in prompt.because))))
    settled = Pivots(level, level, ())
    moves = pivots(reading.bank, reading.answers, walk_set) if walk_set else settled
    review = ("L4.0",) if meeting is not Urgency.NONE else ()
    return Recommendation(
        urgency=level,
        meeting=meeting,
        text=_advice_text(reading, level, meeting, hold=hold),
        statements=tuple(
            dict.fromkeys((*review, *(each for prompt in behind for each in prompt.statements)))
        ),
        because=because,
        routes=tuple(route for route in Route if any(route in prompt.routes for prompt in prompts)),
        hold=hold,
        enquiry_open=holds_named(reading, "enquiry-open"),
        social_care_open=holds_named(reading, "social-care-open"),
        rests_on_not_known=any(why.is_not_known for why in because),
        lowest=moves.lowest,
        highest=moves.highest,
        hinges_on=moves.hinges_on,
    )


def _advice_text(reading: Reading, level: Urgency, meeting: Urgency, *, hold: bool) -> str:
    """Return the words of the advice: "bring this to it" where a meeting would be a second one."""
    bank = reading.bank
    if level is Urgency.NONE and opening_unanswered(bank, reading.answers):
        return bank.not_enough
    if (
        bank.enquiry
        and level is meeting is not Urgency.NONE
        and holds_named(reading, "enquiry-open")
    ):
        return bank.enquiry.text
    advice = bank.advice.get(level)
    return advice.under(hold=hold) if advice else ""


def _naming(reading: Reading) -> tuple[Reason, ...]:
    """Return the answers by which a worry is named."""
    named = reading.bank.conditions.get("worry-named")
    return reasons(reading, reading.judge(named).rests_on) if named and names_worry(reading) else ()


def _of(prompts: Iterable[Prompt], kind: PromptKind) -> tuple[Prompt, ...]:
    return tuple(prompt for prompt in prompts if prompt.kind is kind)


def _find_outs(reading: Reading, *, hold: bool) -> tuple[Prompt, ...]:
    """Return what to find out because a question was answered *not known*."""
    return tuple(
        Prompt(
            id=f"{ref.question}.find-out",
            kind=PromptKind.FIND_OUT,
            text=text,
            about=ref.about,
            topic=question.topic,
            question=question.id,
            statements=question.statements,
            because=(reason(reading, ref),),
            who=question.find_out.who,
        )
        for ref in not_known_refs(reading)
        if (question := reading.bank.by_id[ref.question]).find_out is not None
        and (text := question.find_out.under(hold=hold))
    )


def _provenance(  # noqa: PLR0913, PLR0917 (what it says)
    session: Session,
    bank: QuestionBank,
    law: LawPack,
    software: str,
    read_on: date,
    today: date,
) -> Provenance:
    walk_set = session.session.walk_set
    not_asked = [question.id for question in bank.walk_order if not bank.asks(question, walk_set)]
    return Provenance(
        software=software,
        bank_id=bank.id,
        bank_version=bank.version,
        bank_digest=bank.digest,
        bank_review_by=bank.review_by,
        bank_past_review=bank.review_by < today,
        law_reviewed_on=law.reviewed_on,
        law_past_review=law.past_review(today),
        walk_set=walk_set,
        answered_on=session_day(session),
        read_on=read_on,
        made_on=today,
        not_asked=tuple(not_asked),
    )
