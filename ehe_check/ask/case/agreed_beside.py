"""Agreed beside a question: what was agreed earlier about it, and is still to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ehe_check.advice.guard import Guard
from ehe_check.ask.case.agreed_before import checked_first
from ehe_check.ask.case.earlier_decisions import carried_words, decision_line, made_where
from ehe_check.ask.who_asks import Asker, Tone
from ehe_check.bank.prompt_rule import State
from ehe_check.judge.answers import Answers
from ehe_check.over_time.ledger import Decided
from ehe_check.page.own import joined
from ehe_check.page.phrases import number_words

STILL_TO_DO = "Agreed earlier, and still to be done"


def agreed_lines(
    several: Iterable[Decided], answers: Answers, today: date, guard: Guard
) -> Iterator[str]:
    """Yield a line for each: its number, who, by when, when made, how often carried on.

    One in own words has its caution under a guard: they might let the family know, and only a
    person can tell.
    """
    is_guarded = guard.state is State.GUARDED
    caution = checked_first(is_held=guard.holds, asks_first=is_guarded)
    for each in several:
        check = f" {caution}" if caution and each.in_own_words else ""
        yield f"- {_line(each, answers, today)}{check}"


def say_what_is_agreed(asker: Asker, beside: int, others: Iterable[str]) -> None:
    """Say how many things stand beside their questions, and each that no question asked raises."""
    lines = tuple(others)
    if beside or lines:
        asker.say(STILL_TO_DO, Tone.HEADING)
    if beside:
        asker.say(_stand_beside(beside))
    for line in lines:
        asker.say(line)


def _stand_beside(number: int) -> str:
    if number == 1:
        return "One thing stands beside its question."
    return f"{number_words(number).capitalize()} things stand beside their questions."


def _line(each: Decided, answers: Answers, today: date) -> str:
    called = tuple(entry.called for entry in map(answers.entry, each.about) if entry)
    line = decision_line(replace(each, whom=joined(", ", called)), today)
    carried = f" {words}." if (words := carried_words(each)) else ""
    return f"{line} {made_where(each)}{carried}"
