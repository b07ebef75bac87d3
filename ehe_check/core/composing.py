"""Composing: from a session and its bank to the prompt sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ehe_check.core.ageing import aged
from ehe_check.core.judging import Reading
from ehe_check.core.pivots import pivots
from ehe_check.core.prompting import Raising, holds_named, names_worry, not_known_refs, raisings
from ehe_check.core.recommending import count, meeting_level, urgency
from ehe_check.core.truth import Truth
from ehe_check.core.walkthrough import is_about_removed, parked, set_aside, steps
from ehe_check.model.answers import Answer, Answers, Ref
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.evidence import Evidence
from ehe_check.model.law import LawPack
from ehe_check.model.prompt_rule import PromptKind, Route
from ehe_check.model.question import Question, QuestionKind
from ehe_check.model.session import Session
from ehe_check.model.sheet import (
    Parked,
    Prompt,
    PromptSheet,
    Provenance,
    Reason,
    Recommendation,
    Unanswered,
)
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


def compose(
    session: Session, bank: QuestionBank, law: LawPack, *, today: date, software: str
) -> PromptSheet:
    """Return everything that one session's sheet says, as of a day."""
    walk_set = session.session.walk_set
    every = session.all_answers()
    answers = readable(bank, aged(bank, every, today))
    reading = Reading(bank, answers)
    hold = holds_named(reading, "hold")
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
        opening_unanswered=_opening_unanswered(bank, answers),
        recommendation=_recommendation(reading, raised, prompts, walk_set, hold=hold),
        hold_routes=hold_routes(reading) if hold else (),
        prompts=tuple(prompt for prompt in prompts if prompt.kind in _TO_DO),
        find_out=(*_of(prompts, PromptKind.FIND_OUT), *_find_outs(reading, hold=hold)),
        strengths=_of(prompts, PromptKind.STRENGTH),
        notes=_of(prompts, PromptKind.NOTE),
        unanswered=_unanswered(bank, answers, walk_set),
        parked=_parked(bank, every),
        evidence=_by_evidence(reading),
        own_words=_own_words(reading),
        noted=_noted(reading),
        decision=session.decision,
        provenance=_provenance(bank, law, walk_set, today=today, software=software),
    )


def readable(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers without those about removed entries, or unreadable by this bank."""
    unread = {answer.ref for answer in set_aside(bank, answers)}
    kept = {
        ref: answer
        for ref, answer in answers.by_ref.items()
        if ref not in unread and not is_about_removed(answers, ref)
    }
    return replace(answers, by_ref=kept)


def hold_routes(reading: Reading) -> tuple[str, ...]:
    """Return whom to ask under HOLD: one for each cause that names somebody, else the lead."""
    hold = reading.bank.hold
    if hold is None:
        return ()
    named = [route.ask for route in hold.routes if reading.judge(route.when).truth is Truth.TRUE]
    return tuple(dict.fromkeys(named)) or (hold.otherwise_ask,)


def reason(reading: Reading, ref: Ref) -> Reason:
    """Return one answer in the words in which it was given."""
    answer = reading.answers.get(ref)
    question = reading.bank.by_id[ref.question]
    if answer is None:
        return Reason(ref.question, ref.about, "")
    return Reason(
        question=ref.question,
        about=ref.about,
        answer=answer_words(question, answer),
        value=answer.value,
        on=answer.on,
        evidence=answer.evidence,
        note=answer.note,
        is_not_known=answer.not_known,
    )


def answer_words(question: Question, answer: Answer) -> str:
    """Return an answer in the question's own words."""
    if answer.not_known:
        return question.not_known_label
    if answer.skipped:
        return "Skipped"
    if question.kind is QuestionKind.TEXT:
        return " ".join(answer.values)
    return "; ".join(question.option_text(value) for value in answer.values)


def _prompt(reading: Reading, raising: Raising, *, hold: bool) -> Prompt:
    rule = raising.rule
    because = _reasons(reading, raising.judgement.rests_on | {raising.source})
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
    )


def _reasons(reading: Reading, refs: Iterable[Ref]) -> tuple[Reason, ...]:
    order = {question.id: place for place, question in enumerate(reading.bank.walk_order)}
    there = [ref for ref in refs if reading.answers.get(ref) is not None]
    return tuple(
        reason(reading, ref)
        for ref in sorted(there, key=lambda ref: (order[ref.question], ref.about or ""))
    )


def rests_on_parent_alone(because: Iterable[Reason]) -> bool:
    """Say whether a parent or carer is the only source so far; it is never a mark against them."""
    sources = {why.evidence for why in because if why.evidence is not None}
    return sources == {Evidence.PARENT_TOLD_ME}


def _recommendation(
    reading: Reading,
    raised: tuple[Raising, ...],
    prompts: tuple[Prompt, ...],
    walk_set: WalkSet,
    *,
    hold: bool,
) -> Recommendation:
    tally = count(raised, named=names_worry(reading))
    level, meeting = urgency(tally), meeting_level(tally)
    behind = [prompt for prompt in prompts if prompt.kind in _BEHIND[level] | _BEHIND[meeting]]
    naming = _naming(reading) if level is Urgency.RAISE_IN_SUPERVISION and not tally.signs else ()
    because = tuple(dict.fromkeys((*naming, *(why for prompt in behind for why in prompt.because))))
    moves = pivots(reading.bank, reading.answers, walk_set)
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
    if level is Urgency.NONE and _opening_unanswered(bank, reading.answers):
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
    return _reasons(reading, reading.judge(named).rests_on) if named and names_worry(reading) else ()


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


def _opening_unanswered(bank: QuestionBank, answers: Answers) -> tuple[str, ...]:
    given = (answers.get(Ref(question)) for question in bank.opening)
    return tuple(
        question
        for question, answer in zip(bank.opening, given, strict=True)
        if answer is None or (answer.value is None and not answer.not_known)
    )


def _unanswered(bank: QuestionBank, answers: Answers, walk_set: WalkSet) -> tuple[Unanswered, ...]:
    found = []
    for step in steps(bank, answers, walk_set):
        answer = answers.get(step.ref)
        if step.question.after_advice or (
            answer is not None and (answer.value is not None or answer.not_known)
        ):
            continue
        state = "unanswered" if answer is None else "skipped" if answer.skipped else "note-only"
        found.append(Unanswered(step.question.id, step.about, state))
    return tuple(found)


def _parked(bank: QuestionBank, answers: Answers) -> tuple[Parked, ...]:
    aside = set_aside(bank, answers)
    removed = [
        answer
        for answer in answers
        if is_about_removed(answers, answer.ref) and answer not in aside
    ]
    found = (
        *(
            (answer, "its question no longer arises")
            for answer in parked(bank, readable(bank, answers))
        ),
        *((answer, "the list no longer has whom it is about") for answer in removed),
        *((answer, "these questions do not have it") for answer in aside),
    )
    return tuple(Parked(answer, why, whom=answers.label(answer.about)) for answer, why in found)


def _by_evidence(reading: Reading) -> tuple[tuple[Evidence, tuple[Reason, ...]], ...]:
    """Return whose accounts the picture rests on: a list, never a share."""
    held = [
        answer
        for answer in reading.answers
        if answer.evidence is not None and reading.arises(answer.ref)
    ]
    return tuple(
        (
            evidence,
            _reasons(reading, [answer.ref for answer in held if answer.evidence is evidence]),
        )
        for evidence in Evidence
        if any(answer.evidence is evidence for answer in held)
    )


def _own_words(reading: Reading) -> tuple[Reason, ...]:
    texts = [
        answer.ref
        for answer in reading.answers
        if answer.value is not None
        and reading.bank.by_id[answer.question].kind is QuestionKind.TEXT
        and not reading.bank.by_id[answer.question].after_advice
        and reading.arises(answer.ref)
    ]
    return _reasons(reading, texts)


def _noted(reading: Reading) -> tuple[Reason, ...]:
    """Return the answers beside which the person wrote a note."""
    return _reasons(
        reading,
        [answer.ref for answer in reading.answers if answer.note and reading.arises(answer.ref)],
    )


def _provenance(
    bank: QuestionBank,
    law: LawPack,
    walk_set: WalkSet,
    *,
    today: date,
    software: str,
) -> Provenance:
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
        made_on=today,
        not_asked=tuple(not_asked),
    )
