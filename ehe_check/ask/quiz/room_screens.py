"""Room screens: what stands on the wall for each question of a room, before and after counting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehe_check.ask.quiz.stage import HandsBar, Part, Screen
from ehe_check.page.text import text
from ehe_check.quiz.item import LETTERS, QuizBank, QuizOption
from ehe_check.quiz.room import Counted
from ehe_check.quiz.room_shows import belief_text

_SEVERAL = "More than one may be right. Raise a hand for each that you choose."
_TALKED = ", after talking"
WELCOME = (
    "Hands up for the answer that you would choose. You may keep your hand down.\n\n"
    "Nobody's name is asked. Only the numbers of hands are kept.\n\n"
    "Nothing passes or fails: it is for learning together. Every case is invented."
)
TALK_ABOUT = {
    0: 'What could lead a careful person to believe this? "{belief}"',
    1: 'A colleague says, "{belief}" What could you ask them?',
    2: 'Where have you met this belief at work? "{belief}"',
    3: 'If we all believed this, what might it mean for a child? "{belief}"',
    4: 'What would help us to check this next time? "{belief}"',
}
"""What to ask about a belief, question after question."""


def question_screen(counted: Counted, heading: str, *, talked: bool) -> Screen:
    """Return a question with its options; nothing on it tells which is right."""
    several = f"\n{_SEVERAL}" if not counted.is_single else ""
    parts = tuple(Part(option.text, _lettered(counted, option)) for option in counted.options)
    return Screen(f"{heading}{_TALKED if talked else ''}", f"{counted.text}{several}", parts)


def spread_screen(counted: Counted, heading: str) -> Screen:
    """Return how many hands went up for each option, both counts side by side if there are two."""
    counts = [("Before", counted.before), ("After", counted.after)]
    if not counted.after:
        counts = [("", counted.before)]
    full = max(_full(counted, hands) for _, hands in counts)
    parts = (
        Part(
            option.text,
            _lettered(counted, option),
            tuple(
                HandsBar(_of(counted, hands, option), hands[option.id], full, label)
                for label, hands in counts
            ),
        )
        for option in counted.options
    )
    return Screen(f"{heading}: where the hands went", "", tuple(parts))


def reasons_screen(counted: Counted, heading: str, law: Iterable[str]) -> Screen:
    """Return each option with its reason, right ones first, then the law that they rest on."""
    ordered = sorted(counted.options, key=lambda option: not option.right)
    parts = (
        Part(
            f"{'RIGHT: ' if option.right else ''}{option.text}\n{option.why}",
            _lettered(counted, option),
        )
        for option in ordered
    )
    notes = map(Part, law)
    return Screen(f"{heading}: the reasons", "", (*parts, *notes), may_turn=True)


def prompt_screen(counted: Counted, heading: str, place: int, bank: QuizBank) -> Screen:
    """Return what to talk about: the belief that drew the most hands, put as a question."""
    beliefs = [option for option in counted.options if option.misconception is not None]
    drew = max(beliefs, key=lambda option: counted.last.get(option.id, 0), default=None)
    if drew is None:
        said = text("What made this question hard or easy, and where have you met it at work?")
    else:
        belief = belief_text(str(drew.misconception), bank)
        said = text(TALK_ABOUT[place % len(TALK_ABOUT)], belief=belief)
    return Screen(f"{heading}: to talk about", said)


def _lettered(counted: Counted, option: QuizOption) -> str:
    return f"{LETTERS[counted.options.index(option)]}. "


def _full(counted: Counted, hands: Mapping[str, int]) -> int:
    return sum(hands.values()) if counted.is_single else max(hands.values())


def _of(counted: Counted, hands: Mapping[str, int], option: QuizOption) -> str:
    count = hands[option.id]
    word = "hand" if count == 1 and not counted.is_single else "hands"
    of = f" of {sum(hands.values())}" if counted.is_single else ""
    return f"{count}{of} {word}"
