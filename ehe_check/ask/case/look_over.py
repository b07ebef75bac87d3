"""Reviewing: the check-your-answers page, from which any answer can be changed."""

from __future__ import annotations

from enum import Enum

from ehe_check.ask.case.talk import Walk
from ehe_check.ask.put import Choice, Move, Moved, Put, PutKind, chosen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.page.months import month_words

_ADVICE = "advice"
_LONGEST = 200


class Checked(Enum):
    """What a person does at the page, besides picking an answer to change."""

    RIGHT = "right"
    BACK = "back"
    LISTS = "lists"


def check_answers(walk: Walk) -> Step | Checked:
    """Show every question with its answer; return the step to change, or what is done instead."""
    return _pick(
        walk,
        walk.asked,
        "Check your answers",
        "If all is right, go on to the advice. To change an answer, choose it.",
        "Go on to the advice",
        frozenset({Move.BACK, Move.LISTS, Move.LEAVE}),
    )


def pick_to_amend(walk: Walk) -> Step | Checked:
    """Show every question of a finished session; return the step to change, or RIGHT if none.

    The decision is no answer, and is not among them.
    """
    return _pick(
        walk,
        tuple(step for step in walk.steps if not step.question.decides),
        "Change an answer",
        "Which answer needs to be changed? You will be asked why.",
        "Change nothing more",
        frozenset({Move.LEAVE}),
    )


def _pick(  # noqa: PLR0913, PLR0917 (the words of the page, and what can be done there)
    walk: Walk,
    asked: tuple[Step, ...],
    heading: str,
    text: str,
    done: str,
    moves: frozenset[Move],
) -> Step | Checked:
    choices = [Choice(_ADVICE, done, "advice")]
    choices += [Choice(_key(step), _line(walk, step), step.question.id) for step in asked]
    reply = walk.put(
        Put(
            kind=PutKind.CHOICE,
            text=text,
            choices=tuple(choices),
            name="check",
            heading=heading,
            moves=moves,
        ),
    )
    match reply:
        case Moved(Move.BACK):
            return Checked.BACK
        case Moved():
            return Checked.LISTS
        case _:
            picked = chosen(reply)
    return next((step for step in asked if _key(step) == picked), Checked.RIGHT)


def _key(step: Step) -> str:
    return str(step.ref)


def _line(walk: Walk, step: Step) -> str:
    whom = walk.answers.label(step.about)
    text = walk.words_of(step.question)
    question = f"{text} ({whom})" if whom else text
    answer = walk.answers.get(step.ref)
    return f"{question}\n= {_answered(step, answer) if answer else 'Not answered yet'}"


def _answered(step: Step, answer: Answer) -> str:
    from ehe_check.advice.reasons import answer_words

    words = " ".join(answer_words(step.question, answer).split())
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "..."
    beside = [month_words(answer.on) if answer.on else "", "with a note" if answer.note else ""]
    said = ", ".join(filter(None, beside))
    return f"{words} ({said})" if said else words
