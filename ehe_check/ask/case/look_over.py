"""The check-your-answers page, from which any answer can be changed."""

from __future__ import annotations

from enum import Enum

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Choice, Move, Moved, ask_choice, chosen
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


def check_answers(talk: CaseTalk) -> Step | Checked:
    """Show every question with its answer; return the step to change, or what is done instead."""
    return _pick(
        talk,
        talk.asked,
        "Check your answers",
        "If all is right, go on to the advice. To change an answer, choose it.",
        "Go on to the advice",
        frozenset({Move.BACK, Move.LISTS, Move.LEAVE}),
    )


def pick_to_amend(talk: CaseTalk) -> Step | Checked:
    """Show every question of a finished session; return the step to change, or RIGHT if none.

    The decision is no answer, and is not among them.
    """
    return _pick(
        talk,
        tuple(step for step in talk.steps if not step.question.decides),
        "Change an answer",
        "Which answer needs to be changed? You will be asked why.",
        "Change nothing more",
        frozenset({Move.LEAVE}),
    )


def _pick(  # noqa: PLR0913, PLR0917 (the words of the page, and what can be done there)
    talk: CaseTalk,
    asked: tuple[Step, ...],
    heading: str,
    text: str,
    done: str,
    moves: frozenset[Move],
) -> Step | Checked:
    choices = [Choice(_ADVICE, done, "advice")]
    choices += [Choice(_key(step), _line(talk, step), step.question.id) for step in asked]
    reply = talk.put(ask_choice("check", text, choices, heading=heading, moves=moves))
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


def _line(talk: CaseTalk, step: Step) -> str:
    whom = talk.answers.label(step.about)
    text = talk.words_of(step.question)
    question = f"{text} ({whom})" if whom else text
    answer = talk.answers.get(step.ref)
    return f"{question}\n= {_answered(step, answer) if answer else 'Not answered yet'}"


def _answered(step: Step, answer: Answer) -> str:
    from ehe_check.advice.reasons import answer_words

    words = " ".join(answer_words(step.question, answer).split())
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "..."
    beside = [month_words(answer.on) if answer.on else "", "with a note" if answer.note else ""]
    said = ", ".join(filter(None, beside))
    return f"{words} ({said})" if said else words
