"""Prompts that moved: new, still open and gone, by their ids and whom they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.guard import Guard
from ehe_check.advice.prompts import Raising
from ehe_check.advice.recommendation import Prompt
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answers_digest import outcome_that_fits
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.decision_wording import wording_of
from ehe_check.over_time.match import Pairing
from ehe_check.over_time.moved.comparison import PromptChange, PromptMove
from ehe_check.page.own import Gap, Own


def prompt_changes(
    before: Upshot | None,
    after: Upshot | None,
    pairing: Pairing,
    labels: tuple[Answers, Answers],
    guard: Guard,
) -> Iterator[PromptChange]:
    """Yield what became of each prompt; nothing where either side cannot be read."""
    if before is None or after is None:
        return
    then = {pairing.of_earlier(_ref(prompt)): prompt for prompt in before.prompts}
    now = {pairing.of_later(_ref(prompt)): prompt for prompt in after.prompts}
    for pair, prompt in {**then, **now}.items():
        answers = labels[1] if pair in now else labels[0]
        yield PromptChange(
            id=prompt.id,
            kind=prompt.kind,
            about=pair.about,
            whom=whom(answers.label(prompt.about), pair.about),
            move=_move(was_open=pair in then, is_open=pair in now),
            text=guard.worded(prompt.wording),
            statements=prompt.statements,
        )


def whom(label: str, about: str | None) -> str:
    """Return a label, numbered in a copy to share as the one that both sessions go by."""
    return label if about is None else Own(label, (Gap(about),))


def _move(*, was_open: bool, is_open: bool) -> PromptMove:
    if not was_open:
        return PromptMove.NEW
    return PromptMove.STILL_OPEN if is_open else PromptMove.GONE


def _ref(prompt: Raising) -> Ref:
    """Refer to a prompt as if it were a question, so that it is matched like an answer."""
    return Ref(prompt.id, prompt.about)


_NEW = PromptMove.NEW


def raised_beside(
    session: Session, bank: QuestionBank, alone: Upshot, now: Iterable[Prompt], guard: Guard
) -> tuple[PromptChange, ...]:
    """Return each prompt of a case now, or of the sheet kept then, that the answers alone lack.

    `alone` is what they come to by themselves on their own day, `now` what the sheet of the case
    raises.
    """
    lines = tuple(now)
    of_the_case = tuple(_of_the_case(session, bank, alone, lines, guard))
    known = {each.id for each in alone.prompts} | {each.id for each in lines}
    return (*of_the_case, *_kept_then(session, bank, known, guard))


def _of_the_case(
    session: Session, bank: QuestionBank, alone: Upshot, now: Iterable[Prompt], guard: Guard
) -> Iterator[PromptChange]:
    known, answers = {(each.id, each.about) for each in alone.prompts}, session.all_answers()
    for each in now:
        wording = wording_of(bank, each.id)
        if wording is not None and (each.id, each.about) not in known:
            called, text = whom(answers.label(each.about), each.about), guard.worded(wording)
            yield PromptChange(each.id, each.kind, each.about, called, _NEW, text, each.statements)


def _kept_then(
    session: Session, bank: QuestionBank, known: set[str], guard: Guard
) -> Iterator[PromptChange]:
    """Yield what the session's own outcome says that its sheet raised, and nothing raises now."""
    outcome = outcome_that_fits(session)
    for name in outcome.raised if outcome is not None else ():
        if name in bank.rules and name not in known:
            _, rule = bank.rules[name]
            text = guard.worded(rule)
            yield PromptChange(name, rule.kind, None, "", _NEW, text, rule.statements)
