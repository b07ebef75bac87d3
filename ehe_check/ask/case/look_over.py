"""The check-your-answers page, from which any answer can be changed."""

from __future__ import annotations

from enum import Enum
from typing import Unpack

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.narrow import shortened
from ehe_check.ask.put import Aside, Choice, Move, Moved, ask_choice, chosen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.page.dates import month_words

_ADVICE = "advice"


class Checked(Enum):
    """What a person does at the page, besides picking an answer to change."""

    RIGHT = "right"
    BACK = "back"
    LISTS = "lists"


def check_answers(talk: CaseTalk) -> Step | Checked:
    """Show every question with its answer; return the step to change, or what is done instead."""
    return _pick(
        talk,
        talk.asked,
        "If all is right, go on to the advice. To change an answer, choose it.",
        "Go on to the advice",
        heading="Check your answers",
        moves=frozenset({Move.BACK, Move.LISTS, Move.LEAVE}),
    )


def pick_to_amend(talk: CaseTalk) -> Step | Checked:
    """Show every question of a finished session; return the step to change, or RIGHT if none.

    The decision is no answer, and is not among them.
    """
    return _pick(
        talk,
        tuple(step for step in talk.steps if not step.question.decides),
        "Which answer needs to be changed? You will be asked why.",
        "Change nothing more",
        heading="Change an answer",
        moves=frozenset({Move.LEAVE}),
    )


def _pick(
    talk: CaseTalk, asked: tuple[Step, ...], text: str, done: str, **beside: Unpack[Aside]
) -> Step | Checked:
    choices = [Choice(_ADVICE, done, "advice")]
    choices += [Choice(str(step.ref), _line(talk, step), step.question.id) for step in asked]
    reply = talk.put(ask_choice("check", text, choices, **beside))
    match reply:
        case Moved(Move.BACK):
            return Checked.BACK
        case Moved():
            return Checked.LISTS
        case _:
            picked = chosen(reply)
    return next((step for step in asked if str(step.ref) == picked), Checked.RIGHT)


def _line(talk: CaseTalk, step: Step) -> str:
    question = talk.with_whom(talk.words_of(step.question), step.about)
    answer = talk.answers.get(step.ref)
    return f"{question}\n= {_answered(step, answer) if answer else 'Not answered yet'}"


def _answered(step: Step, answer: Answer) -> str:
    words = shortened(" ".join(answer_words(step.question, answer).split()))
    beside = [month_words(answer.on) if answer.on else "", "with a note" if answer.note else ""]
    said = ", ".join(filter(None, beside))
    return f"{words} ({said})" if said else words
