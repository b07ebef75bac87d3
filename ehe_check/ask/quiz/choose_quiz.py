"""Which paper was printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ehe_check.ask.put import Asker, Choice, PersonLeftError, ask_choice
from ehe_check.ask.quiz.begin import so_many_questions
from ehe_check.ask.reply import Chosen, Move
from ehe_check.quiz.draw import items_of_paper, printings
from ehe_check.quiz.item import Paper, QuizBank, QuizItem

_PAST = (
    "These questions, or those that they match on the other paper, are past their date now: {ids}. "
    "Key them in where the paper has them; no page counts them."
)


def ask_printing(asker: Asker, bank: QuizBank, paper: Paper, day: date) -> tuple[QuizItem, ...]:
    """Return the items of a paper as it was printed, asked where any of them is past its date.

    It may have been printed before that, and is keyed in after.

    Raises:
        PersonLeftError: the person leaves.
    """
    counting, (whole, *less) = items_of_paper(bank, paper, day), printings(bank, paper, day)
    past = [item.id for item in whole if item not in counting]
    if past:
        asker.say(_PAST.format(ids=", ".join(past)))
    if not less:
        return whole
    choices = [Choice("0", f"All {so_many_questions(len(whole))}")]
    for number, items in enumerate(less, start=1):
        without = ", ".join(item.id for item in whole if item not in items)
        choices.append(Choice(str(number), f"{so_many_questions(len(items))}, without {without}"))
    picked = _choose(asker, "printed", "Which questions are on the printed paper?", choices)
    return (whole, *less)[int(picked)]


def _choose(
    asker: Asker, name: str, text: str, choices: list[Choice], usual: str | None = None
) -> str:
    offered = () if usual is None else (usual,)
    leaving = frozenset({Move.LEAVE})
    put = ask_choice(name, text, choices, moves=leaving)
    reply = asker.put(replace(put, offered=offered))
    if not isinstance(reply, Chosen):
        raise PersonLeftError
    return reply.ids[0]
