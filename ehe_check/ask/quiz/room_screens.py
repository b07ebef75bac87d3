"""Room screens: what stands on the wall for each question of a room, and what is said beneath."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehe_check.ask.quiz.stage import Part, Screen
from ehe_check.page.text import text
from ehe_check.quiz.item import LETTERS, QuizBank, QuizOption
from ehe_check.quiz.room import TALK_FROM, TALK_TO, Counted
from ehe_check.quiz.room_shows import belief_text

_SEVERAL = "More than one may be right. Raise a hand for each that you choose."
WELCOME = (
    "Hands up for the answer that you would choose. You may keep your hand down.",
    "Nobody's name is asked. Only the numbers of hands are kept.",
    "Nothing passes or fails: it is for learning together. Every case is invented.",
)
NOTE = (
    "The next question may touch on death, violence or abuse.",
    "Anybody may sit it out. Nobody asks why.",
)
CLOSE_TO_HOME = "If a question came close to home, speak with somebody you trust."
TALK_ABOUT = {
    0: 'Somebody says, "{belief}" What speaks for it here, and what against it?',
    1: 'A colleague says, "{belief}" What could you ask them?',
    2: 'How could we find out whether this is so? "{belief}"',
}
"""What to ask about a belief that was chosen, question after question; none says what is right."""


def words_screen(heading: str, *texts: str) -> Screen:
    """Return a screen of nothing but words."""
    return Screen(heading, tuple(map(Part, texts)))


def question_screen(found: Counted, heading: str, talk: str = "") -> Screen:
    """Return a question with its options, and what to talk about, if anything; no key to it."""
    heading = f"{heading}: talk, then hands again" if talk else heading
    words = found.text if found.is_single else f"{found.text}\n{_SEVERAL}"
    options = (Part(option.text, _letter(found, option)) for option in found.options)
    return Screen(heading, (Part(words), *options, *([Part(talk)] if talk else [])))


def talk_about(found: Counted, place: int, bank: QuizBank) -> str:
    """Return what to talk about between two counts: the belief that drew most hands, if any did."""
    drew = next((each.misconception for each in found.chosen_wrong if each.misconception), None)
    if drew is None:
        return text("Say to each other what makes you sure.")
    said = text("Find somebody who chose otherwise. What makes each of you sure?")
    asked = text(TALK_ABOUT[place % len(TALK_ABOUT)], belief=belief_text(drew, bank))
    return f"{said}\n{asked}"


def spread_screen(found: Counted, heading: str) -> Screen:
    """Return how many hands went up for each option."""
    every = max(found.took_part(found.last.values()), 1)
    parts = (
        Part(each.text, _letter(found, each), _hands(found, each), found.last[each.id] / every)
        for each in found.options
    )
    return Screen(f"{heading}: where the hands went", tuple(parts))


def reasons_screen(found: Counted, heading: str, law: Iterable[str], bank: QuizBank) -> Screen:
    """Return each option with its reason, right ones first, and beneath them the law."""
    ordered = sorted(found.options, key=lambda option: not option.right)
    parts = (Part(_reason(found, option, bank), _letter(found, option)) for option in ordered)
    return Screen(f"{heading}: the reasons", (*parts, *map(Part, law)))


def hint(found: Counted, people: int | None) -> str:
    """Return what to do next by the spread of the hands, in words that give no answer away."""
    share = found.share_right(people)
    if found.after or share > TALK_TO:
        return "Go on to the reveal (r), or first hear somebody who is sure why."
    if share < TALK_FROM:
        return "Say more first about what it turns on. Then let people talk, and count again (t)."
    return "Let people talk for two or three minutes, and count again (t)."


def _hands(found: Counted, option: QuizOption) -> str:
    """Return how many hands an option has, and how many it had before the room talked."""
    earlier = f" (before: {_of(found, found.before, option)})" if found.after else ""
    word = "hand" if found.last[option.id] == 1 and not found.is_single else "hands"
    return f"{_of(found, found.last, option)} {word}{earlier}"


def _of(found: Counted, hands: Mapping[str, int], option: QuizOption) -> str:
    of = f" of {found.took_part(hands.values())}" if found.is_single else ""
    return f"{hands[option.id]}{of}"


def _reason(found: Counted, option: QuizOption, bank: QuizBank) -> str:
    lines = [f"RIGHT: {option.text}" if option.right else option.text, option.why]
    if option in found.chosen_wrong and option.misconception:
        belief = belief_text(option.misconception, bank)
        lines.append(f'The belief behind it ({_of(found, found.last, option)}): "{belief}"')
    return "\n".join(lines)


def _letter(found: Counted, option: QuizOption) -> str:
    return f"{LETTERS[found.options.index(option)]}. "
