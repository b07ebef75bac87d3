"""The guard: HOLD or ASK FIRST, which box says so, and how every line is worded because of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ehe_check.advice.advised import Advised
from ehe_check.advice.standing import Standing
from ehe_check.bank.advice_keys import BoxKey, BoxWords, FromOneAdult
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import PERSON, State, Wording
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.judge.truth import Truth
from ehe_check.page.own import Own

WORRY_NAMED = "worry-named"
SOCIAL_CARE_OPEN = "social-care-open"
ENQUIRY_OPEN = "enquiry-open"
IN_PROTECTION = "in-child-protection"
SAID_CONFIRMED = "confirmed-by-social-care"
DIFFERS = "reported-and-seen-differ"

_CARE = tuple(State)
_BOXES = tuple(BoxKey)
_BRACKETED = re.compile(r"\s*\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether a line may lead to the family, in which of its wordings, and whom to ask first.

    `key` is that of its box, None where neither HOLD nor ASK FIRST was ever on; `title` and `text`
    are the words of the box, `line` its short ones, empty where a bank has none, `person` whom to
    ask, `family` those from whom HOLD is kept. `topics_only` says that what would be no task
    without it is none under ASK FIRST either.
    """

    state: State
    key: BoxKey | None = None
    title: str = ""
    text: str = ""
    person: str = ""
    line: str = ""
    family: str = ""
    topics_only: bool = False

    def worded(self, wording: Wording) -> str:
        """Return a line as it may be read now, empty where it is left out."""
        if self.topics_only and not wording.text:
            return ""
        return wording.under(self.state, self.person)

    @property
    def holds(self) -> bool:
        """Whether it is HOLD, and not ASK FIRST alone."""
        return self.key is not None and self.key.is_hold

    @property
    def short(self) -> str:
        """What its box says where there is little room."""
        return self.line or self.text

    def unbracketed(self, text: str) -> str:
        """Return a text with its words in square brackets, or without them while guarded."""
        if self.state is State.GUARDED:
            return _BRACKETED.sub("", text).strip()
        return text.replace("[", "").replace("]", "")


UNGUARDED = Guard(State.ORDINARY)


def most_careful(guards: Iterable[Guard]) -> Guard:
    """Return the guard for a line read beside several sessions: HOLD, else ASK FIRST, and so on.

    Of two that are alike, the one whose box comes first, whichever session it is in.
    """
    return max(guards, key=_care, default=UNGUARDED)


def _care(guard: Guard) -> tuple[bool, int, int]:
    box = len(BoxKey) if guard.key is None else _BOXES.index(guard.key)
    return guard.holds, _CARE.index(guard.state), -box


def guard_of(reading: Advised) -> Guard:
    """Return the guard that the answers call for."""
    key = box_key(reading)
    on = key is not None and key is not BoxKey.AGREED
    named = reading.holds_named(WORRY_NAMED)
    state = State.GUARDED if on else State.WORRY if named else State.ORDINARY
    is_alone = _asks_alone(key, reading.advice.urgency, names_worry=named)
    words = reading.bank.boxes.get(key) if key is not None else None
    if words is None:
        return Guard(state, key, topics_only=is_alone)
    family, adds = _kept_from(reading, words.person)
    said = [
        _filled(reading, f"{text}{adds}", family) if text else "" for text in _texts(reading, words)
    ]
    text, line = map(Own, said) if key is BoxKey.AGREED else said
    return Guard(
        state,
        key,
        title=words.title,
        text=text,
        person=words.person,
        line=line,
        family=family,
        topics_only=is_alone,
    )


def _asks_alone(key: BoxKey | None, urgency: Urgency, *, names_worry: bool) -> bool:
    """Say whether ASK FIRST stands with no worry named, and with no step for today."""
    is_ask = key is not None and not key.is_hold and key is not BoxKey.AGREED
    return is_ask and not names_worry and not urgency.at_least(Urgency.ACT_TODAY)


def is_held_there(reading: Advised) -> bool:
    """Say whether social care holds this already: a plan, an enquiry, or confirmed while open."""
    return reading.holds_named(IN_PROTECTION) or (
        reading.holds_named(SAID_CONFIRMED) and reading.holds_named(SOCIAL_CARE_OPEN)
    )


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
    if is_held_there(reading) and Route.LEAD not in advice.routes:
        return BoxKey.ASK_WORKER
    return BoxKey.ASK_LEAD


def _texts(reading: Advised, words: BoxWords) -> tuple[str, str]:
    """Return the text of a box and its short form, as the answers have it."""
    variant = words.variant
    if variant is not None and reading.judge(variant.when).truth is Truth.TRUE:
        return variant.text, variant.line
    return words.text, words.line


def _filled(reading: Advised, text: str, family: str) -> str:
    """Return a text with whom HOLD is kept from, and what was agreed."""
    return text.replace("{family}", family).replace("{agreed}", _agreed_words(reading))


def _kept_from(reading: Advised, person: str) -> tuple[str, str]:
    """Return from whom HOLD is kept, and what is said in addition where that is one adult."""
    adult = reading.bank.held_from_one_adult
    held = [each for each in reading.standing if each.effect.does is Does.HOLD]
    if adult is None or not held or not all(_is_of(reading, adult, each) for each in held):
        return reading.bank.family, ""
    return adult.family, f" {adult.adds}".replace(PERSON, person)


def _is_of(reading: Advised, adult: FromOneAdult, held: Standing) -> bool:
    """Say whether a HOLD has no cause at its question but answers that speak of one adult."""
    answer = reading.answers.get(Ref(held.question, held.about))
    if answer is None or held.question not in adult.answers:
        return False
    question = reading.bank.by_id[held.question]
    causes = {value for value in answer.values if held.effect in question.effects_at(value)}
    return causes <= set(adult.answers[held.question])


def _agreed_words(reading: Advised) -> str:
    agreement = reading.bank.agreement
    if agreement is None:
        return ""
    answer = reading.answers.get(Ref(agreement.words))
    return " ".join(answer.values) if answer is not None else ""
