"""Sharing: a sheet without anything that people wrote, left out whole and never half."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ehe_check.advice.headlines import sight_words
from ehe_check.advice.recommendation import Prompt, Reason, Recommendation
from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import QuestionKind
from ehe_check.case.leftovers import Parked
from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer
from ehe_check.over_time.history import (
    CarriedOver,
    Drift,
    History,
    Missing,
    NotSeen,
    Overdue,
    SessionMark,
    StillUnknown,
)
from ehe_check.sheet.sheet import Amended, PromptSheet

Told = TypeVar("Told", StillUnknown, CarriedOver, NotSeen)

LEFT_OUT = ("reference", "entry labels", "notes", "own words", "decision text")


def without_own_words(sheet: PromptSheet, bank: QuestionBank) -> PromptSheet:
    """Return a sheet without reference, labels, notes, own words and the words of the decision.

    Everything that the bank says stays as it is, HOLD and its wordings above all.
    """
    return replace(
        sheet,
        is_shared=True,
        reference="",
        entries=tuple((entry, _numbered(bank, entry)) for entry, _ in sheet.entries),
        recommendation=_bare_advice(bank, sheet),
        prompts=_bare_prompts(bank, sheet.prompts),
        find_out=_bare_prompts(bank, sheet.find_out),
        strengths=_bare_prompts(bank, sheet.strengths),
        notes=_bare_prompts(bank, sheet.notes),
        parked=tuple(_bare_parked(bank, kept) for kept in sheet.parked),
        evidence=tuple((known, _bare(bank, reasons)) for known, reasons in sheet.evidence),
        answered=_bare(bank, sheet.answered),
        only_the_family=_bare(bank, sheet.only_the_family),
        own_words=(),
        noted=(),
        amendments=tuple(_bare_amended(bank, one) for one in sheet.amendments),
        drift=sheet.drift and _bare_drift(bank, sheet.drift),
        history=sheet.history and _bare_history(bank, sheet.history),
        missing=tuple(dict.fromkeys(Missing(each.how) for each in sheet.missing)),
        decision=_bare_decision(sheet.decision),
    )


def _bare_advice(bank: QuestionBank, sheet: PromptSheet) -> Recommendation:
    """Return the advice without labels, and without the words of what was agreed."""
    advice = sheet.recommendation
    box = advice.box
    if box is not None and box.key is BoxKey.AGREED:
        box = replace(box, text="")
    text = _without_labels(bank, sheet) if advice.headline is HeadlineKey.NOT_FIRM else advice.text
    return replace(advice, because=_bare(bank, advice.because), box=box, text=text)


def _without_labels(bank: QuestionBank, sheet: PromptSheet) -> str:
    """Return the text of the advice with no child in it called by its label."""
    advice, sight, labels = sheet.recommendation, bank.sight, dict(sheet.entries)
    told = sight_words(
        sight,
        (labels[child] for child in advice.unseen),
        (labels[child] for child in advice.not_said),
    )
    bare = sight_words(
        sight,
        (_numbered(bank, child) for child in advice.unseen),
        (_numbered(bank, child) for child in advice.not_said),
    )
    return bare + advice.text.removeprefix(told)


def _numbered(bank: QuestionBank, entry: str) -> str:
    """Return what stands for a label: the roster's own word and the entry's number."""
    kind, _, number = entry.rpartition("-")
    roster = bank.roster_by_id.get(kind)
    return f"{roster.one if roster else kind} {number}"


def _bare_prompts(bank: QuestionBank, several: Iterable[Prompt]) -> tuple[Prompt, ...]:
    return tuple(replace(prompt, because=_bare(bank, prompt.because)) for prompt in several)


def _bare(bank: QuestionBank, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(
        replace(why, note=None)
        for why in reasons
        if bank.by_id[why.question].kind is not QuestionKind.TEXT
    )


def _bare_parked(bank: QuestionBank, kept: Parked) -> Parked:
    return replace(
        kept,
        answer=_bare_answer(bank, kept.answer),
        whom=_of(bank, kept.answer) if kept.whom else "",
    )


def _of(bank: QuestionBank, answer: Answer) -> str:
    return _numbered(bank, answer.about) if answer.about else ""


def _bare_answer(bank: QuestionBank, answer: Answer) -> Answer:
    """Return an answer without note or old wording, and without any word that is no option."""
    question = bank.by_id.get(answer.question)
    known = question.option_ids if question else ()
    values = tuple(value for value in answer.values if value in known)
    return answer.model_copy(update={"asked": None, "note": None, "value": values or None})


def _bare_amended(bank: QuestionBank, one: Amended) -> Amended:
    """Return a change without its reason, and without what was said where that is no option."""
    was = one.was and replace(one.was, note=None)
    if was and not _is_of_the_bank(bank, was):
        was = replace(was, answer="", value=None)
    return replace(one, whom=_numbered(bank, one.about) if one.about else "", was=was, reason="")


def _is_of_the_bank(bank: QuestionBank, was: Reason) -> bool:
    question = bank.by_id.get(was.question)
    values = (was.value,) if isinstance(was.value, str) else was.value or ()
    return question is not None and set(values) <= set(question.option_ids)


def _bare_drift(bank: QuestionBank, drift: Drift) -> Drift:
    return Drift(
        tuple(_bare_told(bank, one) for one in drift.not_known),
        tuple(_bare_carried(bank, one) for one in drift.carried_over),
        _bare_marks(drift.sessions),
    )


def _bare_marks(marks: Iterable[SessionMark]) -> tuple[SessionMark, ...]:
    return tuple(replace(mark, name="") for mark in marks)


def _bare_told(bank: QuestionBank, one: Told) -> Told:
    whom = _numbered(bank, one.about) if one.about else ""
    if isinstance(one, NotSeen):
        return replace(one, whom=whom)
    return replace(one, whom=whom, sessions=_bare_marks(one.sessions))


def _bare_carried(bank: QuestionBank, one: CarriedOver) -> CarriedOver:
    return replace(_bare_told(bank, one), text=one.text if one.kind else "")


def _bare_history(bank: QuestionBank, history: History) -> History:
    """Return a history without labels, file names, what was decided and by whom."""
    return replace(
        history,
        reference="",
        sessions=_bare_marks(history.sessions),
        still_unknown=tuple(_bare_told(bank, one) for one in history.still_unknown),
        carried_over=tuple(_bare_carried(bank, one) for one in history.carried_over),
        overdue=tuple(_bare_overdue(bank, one) for one in history.overdue),
        not_seen=tuple(_bare_told(bank, one) for one in history.not_seen),
        cautions=(),
    )


def _bare_overdue(bank: QuestionBank, one: Overdue) -> Overdue:
    about = one.agreed.about if one.agreed and one.whom else None
    whom = _numbered(bank, about) if about else ""
    return replace(one, text="", who="", session=None, agreed=None, whom=whom)


def _bare_decision(made: Decision | None) -> Decision | None:
    return made and made.model_copy(update={"text": "", "who": None})
