"""Reviewing: the check-your-answers page, from which any answer can be changed before the advice."""

from __future__ import annotations

from ehe_check.ask.putting import Choice, Move, Moved, Put, PutKind
from ehe_check.ask.walking import Walk, chosen
from ehe_check.core.composing import answer_words
from ehe_check.core.walkthrough import Step, is_settled

_FINISH = "advice"
_LONGEST = 60


def check_answers(walk: Walk) -> Step | Move | None:
    """Show every answer; return the step to change, LISTS, or None to go on to the advice."""
    asked = walk.asked
    open_steps = [step for step in asked if not is_settled(step.ref, walk.answers)]
    choices = [Choice(_FINISH, "These are right: go on to the advice", "advice")]
    choices += [Choice(_key(step), f"{_name(walk, step)}: not answered yet") for step in open_steps]
    choices += [Choice(_key(step), _line(walk, step)) for step in asked if step not in open_steps]
    left = "Some questions have no answer yet; the sheet will list them. " if open_steps else ""
    reply = walk.put(
        Put(
            kind=PutKind.CHOICE,
            text=f"Check your answers. {left}Choose one to change it.",
            choices=tuple(choices),
            name="check",
            heading="Check your answers",
            moves=frozenset({Move.LISTS, Move.LEAVE}),
        ),
    )
    if isinstance(reply, Moved):
        return Move.LISTS
    picked = chosen(reply)
    return next((step for step in asked if _key(step) == picked), None)


def _key(step: Step) -> str:
    return str(step.ref)


def _name(walk: Walk, step: Step) -> str:
    whom = walk.answers.label(step.about)
    return f"{step.question.id}, {whom}" if whom else step.question.id


def _line(walk: Walk, step: Step) -> str:
    answer = walk.answers.get(step.ref)
    words = answer_words(step.question, answer) if answer else ""
    first = words.splitlines()[0] if words else ""
    return f"{_name(walk, step)}: {first if len(first) <= _LONGEST else first[:_LONGEST] + '...'}"
