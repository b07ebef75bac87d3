"""The one question before a quiz: go on with the one that was left, meet again, or begin anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.ask.put import Asker, Choice, PersonLeftError, ask_choice
from ehe_check.ask.reply import Chosen, Move
from ehe_check.quiz.choose import USUAL_LENGTH, Wish, fitting
from ehe_check.quiz.item import QuizBank, QuizItem

_GO_ON, _AGAIN, _NEW = "+go-on", "+again", "+new"  # no topic is called so


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody: the items of a quiz that was left, and those due again today.

    `answered` is how many of the first have an answer.
    """

    left: tuple[QuizItem, ...] = ()
    answered: int = 0
    due: tuple[QuizItem, ...] = ()


def ask_what_to_put(
    asker: Asker, bank: QuizBank, wish: Wish, waiting: Waiting, day: date
) -> Wish | None:
    """Return what somebody wishes for; None where they go on with what was left.

    Nothing is asked where only one thing can be meant.

    Raises:
        PersonLeftError: the person leaves.
    """
    choices = [*_waiting(wish, waiting), *_new(bank, wish, day)]
    picked = choices[0].id if len(choices) == 1 else _choose(asker, choices)
    if picked == _GO_ON:
        return None
    if picked == _AGAIN:
        return Wish(items=tuple(item.id for item in waiting.due))
    wish = wish.with_length
    return wish if picked == _NEW else replace(wish, topic=picked)


def so_many_questions(count: int) -> str:
    """Return how many questions there are, in words."""
    return "1 question" if count == 1 else f"{count} questions"


def _waiting(wish: Wish, waiting: Waiting) -> Sequence[Choice]:
    choices = []
    if waiting.left:
        answered = f"{waiting.answered} of {so_many_questions(len(waiting.left))} answered"
        text = f"Go on with the quiz that you left: {answered} (another takes its place)"
        choices.append(Choice(_GO_ON, text))
    if waiting.due and wish.is_open:
        due = so_many_questions(len(waiting.due))
        choices.append(Choice(_AGAIN, f"Meet again what you missed or guessed: {due} due today"))
    return choices


def _new(bank: QuizBank, wish: Wish, day: date) -> Sequence[Choice]:
    if not wish.is_open:
        return [Choice(_NEW, "Begin the quiz that you asked for")]
    there = [item.topic for item in fitting(bank, wish, day)]
    length = min(USUAL_LENGTH, len(there))
    choices = [Choice(_NEW, f"{so_many_questions(length)} from every topic".capitalize())]
    choices += [
        Choice(topic.id, f"{topic.title} ({so_many_questions(there.count(topic.id))})")
        for topic in bank.topics
        if topic.id in there
    ]
    return choices


def _choose(asker: Asker, choices: Sequence[Choice]) -> str:
    text, leaving = "What shall the quiz be?", frozenset({Move.LEAVE})
    put = replace(ask_choice("quiz", text, choices, moves=leaving), offered=(choices[0].id,))
    reply = asker.put(put)
    if not isinstance(reply, Chosen):
        raise PersonLeftError
    return reply.ids[0]
