"""The guard: HOLD or ASK FIRST, which box says so, and how every line is worded because of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.advice.advised import Advised
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.advice_words import BoxWords
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import State, Wording
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.judge.truth import Truth
from ehe_check.page.own import Own

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.advice.upshot import Upshot

WORRY_NAMED = "worry-named"
SOCIAL_CARE_OPEN = "social-care-open"
ENQUIRY_OPEN = "enquiry-open"
SAID_CONFIRMED = "confirmed-by-social-care"
DIFFERS = "reported-and-seen-differ"

_CARE = tuple(State)
_BOXES = tuple(BoxKey)
_BRACKETED = re.compile(r"\s*\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether a line may lead to the family, in which of its wordings, and whom to ask first.

    `box` is None where neither HOLD nor ASK FIRST was ever on; `title` and `text` are its words,
    `line` its short ones.
    """

    state: State
    box: BoxKey | None = None
    title: str = ""
    text: str = ""
    person: str = ""
    line: str = ""

    def worded(self, wording: Wording) -> str:
        """Return a line as it may be read now, empty where it is left out."""
        return wording.under(self.state, self.person)

    @property
    def holds(self) -> bool:
        """Whether it is HOLD, and not ASK FIRST alone."""
        return self.box is not None and self.box.is_hold

    def unbracketed(self, text: str) -> str:
        """Return a text with its words in square brackets, or without them while guarded."""
        if self.state is State.GUARDED:
            return _BRACKETED.sub("", text).strip()
        return text.replace("[", "").replace("]", "")


UNGUARDED = Guard(State.ORDINARY)


def guard_in_words(advice: Recommendation) -> Guard:
    """Return the guard that some advice is worded for."""
    box = advice.box
    if box is None:
        return Guard(advice.state)
    return Guard(advice.state, box.key, box.title, box.text, box.person, box.line)


def guard_in(upshot: Upshot) -> Guard:
    """Return the guard that an upshot was read under."""
    return Guard(upshot.state, upshot.box, person=upshot.person)


def most_careful(guards: Iterable[Guard]) -> Guard:
    """Return the guard for a line read beside several sessions: HOLD, else ASK FIRST, and so on.

    Of two that are alike, the one whose box comes first, whichever session it is in.
    """
    return max(guards, key=_care, default=UNGUARDED)


def _care(guard: Guard) -> tuple[bool, int, int]:
    box = len(BoxKey) if guard.box is None else _BOXES.index(guard.box)
    return guard.holds, _CARE.index(guard.state), -box


def guard_of(reading: Advised) -> Guard:
    """Return the guard that the answers call for."""
    key = box_key(reading)
    on = key is not None and key is not BoxKey.AGREED
    named = reading.holds_named(WORRY_NAMED)
    state = State.GUARDED if on else State.WORRY if named else State.ORDINARY
    words = reading.bank.boxes.get(key) if key is not None else None
    if words is None:
        return Guard(state, key)
    said = [_filled(reading, text) for text in _texts(reading, words)]
    text, line = map(Own, said) if key is BoxKey.AGREED else said
    return Guard(state, key, words.title, text, words.person, line)


def box_key(reading: Advised) -> BoxKey | None:
    """Return which box stands: the first that fits (RULES.md, "The family")."""
    return _hold_key(reading) if reading.advice.hold else _ask_key(reading)


def is_agreed(reading: Advised) -> bool:
    """Say whether it was agreed who tells the family what, and written down.

    That lifts ASK FIRST and never HOLD.
    """
    agreement = reading.bank.agreement
    if agreement is None:
        return False
    answer = reading.answers.get(Ref(agreement.question))
    is_said = answer is not None and answer.value == agreement.option
    return is_said and bool(_agreed_words(reading))


def _hold_key(reading: Advised) -> BoxKey:
    advice = reading.advice
    if advice.urgency is Urgency.EMERGENCY:
        return BoxKey.HOLD_NOW
    if Route.SOCIAL_CARE in advice.routes:
        return BoxKey.HOLD_TODAY
    if advice.urgency is Urgency.ACT_TODAY:
        return BoxKey.HOLD_LEAD
    if reading.holds_named(SAID_CONFIRMED):
        return BoxKey.HOLD_WORKER
    return BoxKey.HOLD_DOCTOR if reading.holds_named(DIFFERS) else BoxKey.HOLD_SOON


def _ask_key(reading: Advised) -> BoxKey | None:
    advice = reading.advice
    if not advice.ask:
        return None
    if is_agreed(reading):
        return BoxKey.AGREED
    if reading.holds_named(ENQUIRY_OPEN):
        return BoxKey.ASK_ENQUIRY
    if Route.SOCIAL_CARE in advice.routes:
        return BoxKey.ASK_SOCIAL_CARE
    if reading.holds_named(SAID_CONFIRMED) and advice.urgency is not Urgency.ACT_TODAY:
        return BoxKey.ASK_WORKER
    return BoxKey.ASK_LEAD


def _texts(reading: Advised, words: BoxWords) -> tuple[str, str]:
    """Return the text of a box and its short form, as the answers have it."""
    variant = words.variant
    if variant is not None and reading.judge(variant.when).truth is Truth.TRUE:
        return variant.text, variant.line
    return words.text, words.line


def _filled(reading: Advised, text: str) -> str:
    """Return a text with whom HOLD is kept from, and what was agreed; empty where it is."""
    bank, adult = reading.bank, reading.bank.held_from_one_adult
    one_adult = adult is not None and _comes_from_alone(reading, adult.questions)
    family = adult.family if adult is not None and one_adult else bank.family
    said = text.replace("{family}", family).replace("{agreed}", _agreed_words(reading))
    return f"{said} {adult.adds}" if said and adult is not None and one_adult else said


def _comes_from_alone(reading: Advised, questions: tuple[str, ...]) -> bool:
    """Say whether HOLD has no cause but the answers to these questions."""
    held = {each.question for each in reading.standing if each.effect.does is Does.HOLD}
    return bool(held) and held <= set(questions)


def _agreed_words(reading: Advised) -> str:
    agreement = reading.bank.agreement
    if agreement is None:
        return ""
    answer = reading.answers.get(Ref(agreement.words))
    return " ".join(answer.values) if answer is not None else ""
