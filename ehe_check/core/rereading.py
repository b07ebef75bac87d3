"""Rereading: from any answers, any bank and any day to what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ehe_check.core.ageing import aged
from ehe_check.core.holding import hold_is_on
from ehe_check.core.judging import Reading
from ehe_check.core.prompting import Raising, names_worry, not_known_refs, raisings
from ehe_check.core.recommending import count, meeting_level, urgency
from ehe_check.core.walkthrough import readable
from ehe_check.model.answers import Answers
from ehe_check.model.bank import QuestionBank
from ehe_check.model.prompt_rule import URGENT, PromptKind, Route
from ehe_check.model.upshot import OpenPrompt, Upshot


def read_on(bank: QuestionBank, answers: Answers, day: date) -> Reading:
    """Return a bank's reading of answers on a day; what the bank lacks counts as unanswered."""
    return Reading(bank, readable(bank, aged(bank, answers, day)))


def reread(bank: QuestionBank, answers: Answers, day: date) -> Upshot:
    """Return what a bank makes of answers on a day; what the bank lacks counts as unanswered."""
    reading = read_on(bank, answers, day)
    raised = tuple(raisings(reading))
    named = names_worry(reading)
    tally = count(raised, named=named)
    return Upshot(
        day=day,
        urgency=urgency(tally),
        meeting=meeting_level(tally),
        hold=hold_is_on(reading),
        routes=_routes(raised),
        triggers=tuple(sorted({each.trigger for each in raised if each.trigger is not None})),
        names_worry=named,
        prompts=(*map(_prompt, raised), *_find_outs(reading)),
    )


def takes_away_urgent(bank: QuestionBank, before: Answers, after: Answers, day: date) -> bool:
    """Say whether a change of answers takes away an urgent step, or HOLD."""
    earlier, later = (reread(bank, each, day) for each in (before, after))
    return earlier.hold > later.hold or not _urgent(earlier) <= _urgent(later)


def _urgent(upshot: Upshot) -> set[tuple[str, str | None]]:
    return {(each.id, each.about) for each in upshot.prompts if each.kind in URGENT}


def _routes(raised: tuple[Raising, ...]) -> tuple[Route, ...]:
    return tuple(
        route for route in Route if any(route in (each.rule.route or ()) for each in raised)
    )


def _prompt(raising: Raising) -> OpenPrompt:
    rule = raising.rule
    return OpenPrompt(rule.id, rule.kind, raising.question.id, raising.about, rule, rule.statements)


def _find_outs(reading: Reading) -> Iterator[OpenPrompt]:
    """Yield what to find out because a question was answered *not known*."""
    for ref in not_known_refs(reading):
        question = reading.bank.by_id[ref.question]
        if question.find_out is not None:
            yield OpenPrompt(
                id=f"{question.id}.find-out",
                kind=PromptKind.FIND_OUT,
                question=question.id,
                about=ref.about,
                wording=question.find_out,
                statements=question.statements,
            )
