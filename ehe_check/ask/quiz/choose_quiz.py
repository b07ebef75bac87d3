"""Choose a quiz: which topic, and how long; or which paper was printed."""

from __future__ import annotations

from collections.abc import Sequence

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.who_asks import Asker, PersonLeftError
from ehe_check.quiz.item import QuizBank, QuizItem

USUAL_LENGTH = 10
_LENGTHS = (5, USUAL_LENGTH, 20)
_ALL = "*"


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


def ask_printing(asker: Asker, printings: Sequence[tuple[QuizItem, ...]]) -> tuple[QuizItem, ...]:
    """Ask which of several papers was printed, where there is a choice; the first is the whole.

    Raises:
        PersonLeftError: the person leaves.
    """
    whole, *less = printings
    if not less:
        return whole
    choices = [Choice("0", f"All {so_many_questions(len(whole))}")]
    for number, items in enumerate(less, start=1):
        without = ", ".join(item.id for item in whole if item not in items)
        choices.append(Choice(str(number), f"{so_many_questions(len(items))}, without {without}"))
    picked = _choose(asker, "printed", "Which questions are on the printed paper?", choices)
    return printings[int(picked)]


def _choose(
    asker: Asker, name: str, text: str, choices: list[Choice], usual: str | None = None
) -> str:
    offered = () if usual is None else (usual,)
    leaving = frozenset({Move.LEAVE})
    reply = asker.put(ask_choice(name, text, choices, offered=offered, moves=leaving))
    if not isinstance(reply, Chosen):
        raise PersonLeftError
    return reply.ids[0]


def so_many_questions(count: int) -> str:
    """Return how many questions there are, in words."""
    return "1 question" if count == 1 else f"{count} questions"
