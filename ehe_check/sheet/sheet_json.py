"""JSON: a prompt sheet for other programs, in ids and the answers as they were given."""

from __future__ import annotations

from typing import Any

from ehe_check.advice.guard import Guard
from ehe_check.advice.recommendation import Clash, Prompt, Reason, Recommendation, ToClose
from ehe_check.bank.condition import NOT_KNOWN
from ehe_check.case.call_made import CallMade
from ehe_check.case.leftovers import Unanswered
from ehe_check.case.session import RecordedHold
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.held_elsewhere import HeldElsewhere
from ehe_check.over_time.history import SessionMark
from ehe_check.over_time.kept_answers import KeptAnswers
from ehe_check.page.json_text import json_text
from ehe_check.sheet.seen_grid import SeenCell, SeenGrid
from ehe_check.sheet.share import LEFT_OUT
from ehe_check.sheet.sheet import AdviceThen, Amended, PromptSheet, Provenance

FORMAT = 1

Table = dict[str, Any]


def render_json(sheet: PromptSheet) -> str:
    """Return a sheet as JSON; characters that act on a terminal stand as escapes."""
    return json_text(_sheet(sheet))


def _sheet(sheet: PromptSheet) -> Table:
    return {
        "format": FORMAT,
        "case": {
            "reference": sheet.reference,
            "entries": [_entry(sheet, entry, label) for entry, label in sheet.entries],
        },
        "role": sheet.role,
        "draft": sheet.is_draft,
        "left_out": LEFT_OUT if sheet.is_shared else [],
        "opening_unanswered": sheet.opening_unanswered,
        "urgency": sheet.urgency,
        "recommendation": _recommendation(sheet.recommendation),
        "then": _then(sheet.kept),
        "recorded_hold": _recorded_hold(sheet.recorded_hold),
        "held_elsewhere": _held_elsewhere(sheet.held_elsewhere),
        "prompts": [_of_record(sheet, prompt) for prompt in sheet.prompts],
        "find_out": [_find_out(prompt) for prompt in sheet.find_out],
        "not_tasks": sheet.not_tasks,
        "strengths": [_prompt(prompt) for prompt in sheet.strengths],
        "notes": [_prompt(prompt) for prompt in sheet.notes],
        "unanswered": [
            {**_place(open_one), "state": open_one.state} for open_one in sheet.unanswered
        ],
        "parked": [{**_kept(kept.answer), "reason": kept.reason} for kept in sheet.parked],
        "evidence": [
            {"evidence": evidence, "answers": [_place(reason) for reason in reasons]}
            for evidence, reasons in sheet.evidence
        ],
        "seen": _seen(sheet.seen),
        "only_the_family": [_place(reason) for reason in sheet.only_the_family],
        "contradictions": [_clash(clash) for clash in sheet.contradictions],
        "sessions": [_session(mark) for mark in sheet.history.sessions] if sheet.history else [],
        "missing": [{"how": each.how, "file": each.file} for each in dict.fromkeys(sheet.missing)],
        "own_words": [_written(reason) for reason in (*sheet.own_words, *sheet.noted)],
        "amendments": [_amended(change) for change in sheet.amendments],
        "kept_answers": _kept_answers(sheet.kept_answers),
        "calls": [_call_made(each) for each in sheet.calls_made],
        "words_in_call": sheet.words_in_call,
        "decision": _decision(sheet),
        "provenance": _provenance(sheet.provenance),
    }


def _entry(sheet: PromptSheet, entry: str, label: str) -> Table:
    return {"id": entry, "label": label, "age": dict(sheet.ages).get(entry)}


def _seen(grid: SeenGrid) -> Table:
    """Return who last saw each child: a cell for each professional, and when last heard alone."""
    return {
        "by": [column.id for column in grid.columns],
        "rows": [
            {
                "about": row.about,
                "cells": [_seen_cell(each) for each in row.cells],
                "heard": _seen_cell(row.heard),
            }
            for row in grid.rows
        ],
    }


def _seen_cell(cell: SeenCell) -> Table:
    return {
        "seen": cell.seen,
        "on": cell.on.isoformat() if cell.on else None,
        "alone": cell.alone,
        "at_home": cell.at_home,
        "remote": cell.remote,
        "evidence": cell.evidence,
    }


def _recommendation(advice: Recommendation) -> Table:
    return {
        "urgency": advice.urgency,
        "meeting": advice.meeting,
        "headline": advice.headline,
        "title": advice.title,
        "text": advice.text,
        "beneath": advice.beneath,
        "box": _box(advice.box),
        "state": advice.guard.state,
        "statements": advice.statements,
        "because": [_reason(reason) for reason in advice.because],
        "routes": advice.routes,
        "hold": advice.hold,
        "rests_on_not_known": advice.rests_on_not_known,
        "firm": advice.is_firm,
        "close_first": [_to_close(each) for each in advice.close_first],
        "to_close": [_to_close(each) for each in advice.to_close],
    }


def _box(box: Guard | None) -> Table | None:
    if box is None:
        return None
    return {"key": box.key, "title": box.title, "text": box.text, "person": box.person}


def _to_close(each: ToClose) -> Table:
    return {"question": each.question, "abouts": each.abouts}


def _kept_answers(told: KeptAnswers | None) -> Table | None:
    """Return how many answers were kept from the session before, and how many are newly known."""
    if told is None:
        return None
    since = told.since.isoformat() if told.since else None
    return {
        "kept": told.kept,
        "of_all": told.of_all,
        "new_source": told.new_source,
        "since": since,
    }


def _then(kept: AdviceThen | None) -> Table | None:
    if kept is None:
        return None
    said = kept.said.model_dump(include={"headline", "beneath", "box"}) if kept.said else None
    return {"on": kept.day.isoformat(), "urgency": kept.urgency, "said": said}


def _recorded_hold(kept: RecordedHold | None) -> Table | None:
    return None if kept is None else {"reason": kept.reason, "on": kept.on.isoformat()}


def _held_elsewhere(held: HeldElsewhere | None) -> Table | None:
    return None if held is None else {"on": held.day.isoformat(), "file": held.file}


def _prompt(prompt: Prompt) -> Table:
    return {
        "id": prompt.id,
        "kind": prompt.kind,
        "short": prompt.short,
        "do": prompt.do,
        "text": prompt.text,
        "about": prompt.about,
        "routes": prompt.routes,
        "why_call": prompt.route_why,
        "trigger": prompt.trigger,
        "step": {"group": prompt.step.group, "who": prompt.step.who} if prompt.step else None,
        "statements": prompt.statements,
        "cites": prompt.cites,
        "because": [_reason(reason) for reason in prompt.because],
        "only_source_is_parent": prompt.only_source_is_parent,
    }


def _of_record(sheet: PromptSheet, prompt: Prompt) -> Table:
    """Return a prompt; one that the sessions raised holds these as its reasons too."""
    shown = _prompt(prompt)
    if prompt.is_of_the_record and sheet.drift is not None:
        shown["because"] += [_session(mark) for mark in sheet.drift.sessions]
    return shown


def _session(mark: SessionMark) -> Table:
    return {"session": mark.id, "started": mark.day.isoformat()}


def _clash(clash: Clash) -> Table:
    others = [_place(each) for each in clash.others]
    return {"answer": _place(clash.answer), "others": others, "is_set_aside": clash.is_set_aside}


def _find_out(prompt: Prompt) -> Table:
    return {
        "id": prompt.id,
        "about": prompt.about,
        "short": prompt.short,
        "what": prompt.text,
        "who": prompt.who,
        "statements": prompt.statements,
    }


def _reason(reason: Reason) -> Table:
    return {
        **_place(reason),
        "answer": NOT_KNOWN if reason.is_not_known else reason.value,
        "evidence": reason.evidence,
        "note": reason.note,
    }


def _written(reason: Reason) -> Table:
    return {**_reason(reason), "heard": reason.heard}


def _place(named: Reason | Ref | Unanswered | Answer | Amended) -> Table:
    return {"question": named.question, "about": named.about}


def _kept(answer: Answer) -> Table:
    return {
        **_place(answer),
        "answer": NOT_KNOWN if answer.not_known else answer.value,
        "note": answer.note,
    }


def _amended(change: Amended) -> Table:
    return {
        **_place(change),
        "was": _reason(change.was) if change.was else None,
        "at": change.at.isoformat(),
        "reason": change.reason,
    }


def _decision(sheet: PromptSheet) -> Table | None:
    decision, upon = sheet.decision, sheet.decided_upon
    if decision is None:
        return None
    return {
        "urgency": decision.urgency,
        "advised": upon.urgency if upon else None,
        "agrees": sheet.agrees,
        "text": decision.text,
        "who": decision.who,
        "by": decision.by.isoformat() if decision.by else None,
    }


def _call_made(made: CallMade) -> Table:
    return {
        "to": made.to,
        "on": made.on.isoformat(),
        "at": made.at,
        "spoke_to": made.spoke_to,
        "they_will": made.they_will,
        "by": made.by.isoformat() if made.by else None,
    }


def _provenance(made: Provenance) -> Table:
    return {
        "software": made.software,
        "bank": {"id": made.bank_id, "version": made.bank_version, "digest": made.bank_digest},
        "law": {
            "reviewed_on": made.law_reviewed_on.isoformat(),
            "past_review": made.law_past_review,
        },
        "set": made.walk_set,
        "answered_on": made.answered_on.isoformat(),
        "made_on": made.made_on.isoformat(),
    }
