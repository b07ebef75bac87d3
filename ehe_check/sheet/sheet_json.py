"""JSON: a prompt sheet for other programs, in ids and the answers as they were given."""

from __future__ import annotations

from typing import Any

from ehe_check.advice.guard import Guard
from ehe_check.advice.recommendation import Clash, Prompt, Reason, Recommendation, ToClose
from ehe_check.bank.condition import NOT_KNOWN
from ehe_check.bank.prompt_rule import Step
from ehe_check.case.decided import CallMade
from ehe_check.case.question_list import Parked, Unanswered
from ehe_check.case.session import RecordedHold, SaidThen
from ehe_check.judge.answers import Ref
from ehe_check.over_time.follow import KeptAnswers
from ehe_check.over_time.history import Missing, SessionMark
from ehe_check.over_time.side import HeldElsewhere
from ehe_check.page.json_text import Fields, json_text, promised
from ehe_check.sheet.seen_grid import SeenCell, SeenRow
from ehe_check.sheet.share import LEFT_OUT
from ehe_check.sheet.sheet import AdviceThen, Amended, PromptSheet, Provenance

FORMAT = 1

FIELDS: Fields = {
    Recommendation: "urgency meeting headline title text beneath box state=guard.state statements "
    "because routes hold rests_on_not_known firm=is_firm close_first to_close",
    Guard: "key title text person",
    ToClose: "question abouts",
    AdviceThen: "on=day urgency said",
    SaidThen: "headline beneath box",
    RecordedHold: "reason on",
    HeldElsewhere: "on=day file",
    Prompt: "id kind short do text about routes why_call=route_why trigger step statements cites "
    "because only_source_is_parent",
    Step: "group who",
    Reason: "question about answer=as_given evidence note",
    Ref: "question about",
    Unanswered: "question about state",
    SeenRow: "about cells heard",
    SeenCell: "seen on alone at_home remote evidence",
    Clash: "answer others is_set_aside",
    SessionMark: "session=id started=day",
    Missing: "how file",
    Amended: "question about was at reason",
    KeptAnswers: "kept of_all new_source since",
    CallMade: "to on at spoke_to they_will by",
}
"""What of a sheet is written as its kind has it; the rest stands in the tables below."""

Table = dict[str, Any]


def render_json(sheet: PromptSheet) -> str:
    """Return a sheet as JSON; characters that act on a terminal stand as escapes."""
    return json_text(_sheet(sheet), FIELDS)


def _sheet(sheet: PromptSheet) -> Table:
    ages = dict(sheet.ages)
    return {
        "format": FORMAT,
        "case": {
            "reference": sheet.reference,
            "entries": [
                {"id": entry, "label": label, "age": ages.get(entry)}
                for entry, label in sheet.entries
            ],
        },
        "role": sheet.role,
        "draft": sheet.is_draft,
        "left_out": LEFT_OUT if sheet.is_shared else [],
        "opening_unanswered": sheet.opening_unanswered,
        "urgency": sheet.urgency,
        "recommendation": sheet.recommendation,
        "then": sheet.kept,
        "recorded_hold": sheet.recorded_hold,
        "held_elsewhere": sheet.held_elsewhere,
        "prompts": [_of_record(sheet, prompt) for prompt in sheet.prompts],
        "find_out": [_find_out(prompt) for prompt in sheet.find_out],
        "not_tasks": sheet.not_tasks,
        "strengths": sheet.strengths,
        "notes": sheet.notes,
        "unanswered": sheet.unanswered,
        "parked": [_parked(kept) for kept in sheet.parked],
        "evidence": [
            {"evidence": evidence, "answers": [reason.ref for reason in reasons]}
            for evidence, reasons in sheet.evidence
        ],
        "seen": {"by": [column.id for column in sheet.seen.columns], "rows": sheet.seen.rows},
        "only_the_family": [reason.ref for reason in sheet.only_the_family],
        "contradictions": sheet.contradictions,
        "sessions": sheet.history.sessions if sheet.history else [],
        "missing": list(dict.fromkeys(sheet.missing)),
        "own_words": [
            {**promised(reason, FIELDS), "heard": reason.heard}
            for reason in (*sheet.own_words, *sheet.noted)
        ],
        "amendments": sheet.amendments,
        "kept_answers": sheet.kept_answers,
        "calls": sheet.calls_made,
        "decision": _decision(sheet),
        "provenance": _provenance(sheet.provenance),
    }


def _of_record(sheet: PromptSheet, prompt: Prompt) -> Table:
    """Return a prompt; one that the sessions raised holds these as its reasons too."""
    shown = promised(prompt, FIELDS)
    if prompt.is_of_the_record and sheet.drift is not None:
        shown["because"] = (*prompt.because, *sheet.drift.sessions)
    return shown


def _find_out(prompt: Prompt) -> Table:
    return {
        "id": prompt.id,
        "about": prompt.about,
        "short": prompt.short,
        "what": prompt.text,
        "who": prompt.who,
        "statements": prompt.statements,
    }


def _parked(kept: Parked) -> Table:
    answer = kept.answer
    return {
        "question": answer.question,
        "about": answer.about,
        "answer": NOT_KNOWN if answer.not_known else answer.value,
        "note": answer.note,
        "reason": kept.reason,
    }


def _decision(sheet: PromptSheet) -> Table | None:
    decision, upon, row = sheet.decision, sheet.decided_upon, sheet.decided_to
    if decision is None and row is None:
        return None
    return {
        "urgency": decision.urgency if decision else None,
        "advised": upon.urgency if upon else None,
        "agrees": sheet.agrees,
        "text": row.words if row else "",
        "who": row.who if row else None,
        "by": row.by if row else None,
    }


def _provenance(made: Provenance) -> Table:
    return {
        "software": made.software,
        "bank": {"id": made.bank_id, "version": made.bank_version, "digest": made.bank_digest},
        "law": {"reviewed_on": made.law_reviewed_on, "past_review": made.law_past_review},
        "set": made.walk_set,
        "answered_on": made.answered_on,
        "made_on": made.made_on,
    }
