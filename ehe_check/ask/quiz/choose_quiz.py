"""Choose a quiz: which topic, and how long; or which paper was printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ehe_check.ask.put import Asker, Choice, PersonLeftError, ask_choice
from ehe_check.ask.reply import Chosen, Move
from ehe_check.quiz.choose import Wish, chosen
from ehe_check.quiz.draw import Draws, items_of_paper, past_items, printings
from ehe_check.quiz.item import Paper, QuizBank, QuizItem

USUAL_LENGTH = 10
_LENGTHS = (5, USUAL_LENGTH, 20)
_ALL = "*"
_PAST = (
    "These questions, or those that they match on the other paper, are past their date now: {ids}. "
    "Key them in where the paper has them; no page counts them."
)


def choose_items(
    asker: Asker, bank: QuizBank, wish: Wish, draws: Draws, day: date
) -> tuple[QuizItem, ...]:
    """Return the items of a quiz; its topic and length are asked where nothing is wished for.

    Raises:
        PersonLeftError: the person leaves.
    """
    if wish.is_open:
        past = past_items(bank, day)
        there = [item.topic for item in bank.items if item not in past]
        topic = ask_topic(asker, bank, there)
        length = ask_length(asker, len([each for each in there if topic in (None, each)]))
        wish = Wish(topic=topic, length=length)
    elif wish.minutes is None and wish.length is None:
        wish = replace(wish, length=USUAL_LENGTH)
    return chosen(bank, wish, draws, day)


def ask_topic(asker: Asker, bank: QuizBank, available: Sequence[str]) -> str | None:
    """Ask for one topic of those that the available items are in; None for all of them.

    Raises:
        PersonLeftError: the person leaves.
    """
    choices = [Choice(_ALL, f"Every topic ({so_many_questions(len(available))})")]
    choices += [
        Choice(topic.id, f"{topic.title} ({so_many_questions(available.count(topic.id))})")
        for topic in bank.topics
        if topic.id in available
    ]
    picked = _choose(asker, "topic", "What shall the quiz be about?", choices, _ALL)
    return None if picked == _ALL else picked


def ask_length(asker: Asker, count: int) -> int:
    """Ask how many of so many questions to put, where there is a choice.

    Raises:
        PersonLeftError: the person leaves.
    """
    lengths = [*(length for length in _LENGTHS if length < count), count]
    if len(lengths) == 1:
        return count
    usual = USUAL_LENGTH if USUAL_LENGTH in lengths else count
    choices = [Choice(str(length), so_many_questions(length)) for length in lengths[:-1]]
    choices.append(Choice(str(count), f"All {so_many_questions(count)}"))
    return int(_choose(asker, "length", "How many questions?", choices, str(usual)))


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


def so_many_questions(count: int) -> str:
    """Return how many questions there are, in words."""
    return "1 question" if count == 1 else f"{count} questions"
