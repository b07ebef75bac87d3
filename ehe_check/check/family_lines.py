"""The family: no line leads the reader there without its three wordings, and no box does at all.

Source: question_banks/RULES.md, "The family".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehe_check.advice.guard import Guard
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State, Wording
from ehe_check.check.approach import approach_in
from ehe_check.check.bank_places import Checks, of_each, shorts, texts_under, wordings
from ehe_check.errors import Problem

MAY_SAY_TODAY = frozenset({BoxKey.HOLD_TODAY, BoxKey.HOLD_LEAD})
_UNDER_HOLD = Guard(State.GUARDED)
_UNGUARDED = ("text", "when_worry", "do", "do_when_worry")
_UNDER = ("when_hold", "do_when_hold")
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_GUARDED = "leads the reader to the family under HOLD ({})"
_ELSEWHERE = "Send the reader to {person}, the safeguarding lead or records."


def approaches_without_guarded_wording(place: str, wording: Wording) -> Iterator[Problem]:
    """A text that leads to the family says so, and has another wording for HOLD and ASK FIRST."""
    for key in () if wording.approaches_family else _UNGUARDED:
        said = "leads the reader to the family ({}) and has no wording for HOLD"
        remedy = "Add approaches_family = true and when_hold."
        yield from _leading(f"{place}, {key}", _said(wording, key), said, remedy)


def guarded_wordings_that_approach(bank: QuestionBank) -> Iterator[Problem]:
    """What is printed under HOLD and ASK FIRST does not lead to the family itself."""
    placed = [
        (f"{place}, {key}", _said(each, key)) for place, each in wordings(bank) for key in _UNDER
    ]
    for place, text in (*placed, *texts_under(bank, "boxes", "held_from_one_adult")):
        yield from _leading(place, text, _GUARDED, _ELSEWHERE)


def advice_that_approaches(bank: QuestionBank) -> Iterator[Problem]:
    """What is said with the advice under HOLD too does not lead to the family."""
    remedy = "Put those words in [square brackets], or say it otherwise."
    for place, text in texts_under(bank, "headlines", "beneath", "routes"):
        yield from _leading(place, _UNDER_HOLD.unbracketed(text), _GUARDED, remedy)


def short_lines_that_approach(place: str, text: str) -> Iterator[Problem]:
    """A short line has one wording only, so it never leads to the family."""
    said = "leads the reader to the family ({}), whatever stands"
    yield from _leading(place, text, said, "Say what is so, not what to do.")


def holds_that_say_today(bank: QuestionBank) -> Iterator[Problem]:
    """HOLD says "today" only where a step for today stands with it."""
    for key, box in bank.boxes.items():
        if not key.is_hold or key in MAY_SAY_TODAY:
            continue
        for part, text in (("text", box.text), ("line", box.line)):
            if _TODAY.search(text):
                fact = 'says "today", where no step for today need stand'
                yield Problem(f"boxes {key}, {part}", fact, "Say before what it has to be agreed.")


def persons_named_elsewhere(place: str, wording: Wording) -> Iterator[Problem]:
    """Only what is printed under HOLD and ASK FIRST names the person of the box."""
    for key in _UNGUARDED:
        if re.search(r"\{person\}", _said(wording, key), re.IGNORECASE):
            fact = "names {person}, whom no box has named"
            yield Problem(f"{place}, {key}", fact, "Name the safeguarding lead, or a service.")


CHECKS: Checks = (
    *of_each(wordings, approaches_without_guarded_wording),
    guarded_wordings_that_approach,
    advice_that_approaches,
    *of_each(shorts, short_lines_that_approach),
    holds_that_say_today,
    *of_each(wordings, persons_named_elsewhere),
)


def _said(wording: Wording, key: str) -> str:
    """Return one of the wordings, empty where a line has none of that kind."""
    return getattr(wording, key, None) or ""


def _leading(place: str, text: str, said: str, remedy: str) -> Iterator[Problem]:
    found = approach_in(text)
    if found is not None:
        yield Problem(place, said.replace("{}", repr(found)), remedy)
