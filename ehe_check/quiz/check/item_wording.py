"""Item wording: short questions, true reasons, right options that do not give themselves away.

A wrong option may state a wrong belief, which is what it is there for; nothing else may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from ehe_check.check.literal_dates import literal_dates
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem
from ehe_check.quiz.check.item_places import PlacedQuestion, item_place, options, questions
from ehe_check.quiz.item import QuizBank

MOST_WORDS, MOST_WORDS_IN_A_STEP = 60, 90
_SHORTEN = "Say it in fewer words."
_LAZY = re.compile(r"\b(all|none|any|both|neither) of (the above|these)\b", re.IGNORECASE)
_POSSIBLE = re.compile(
    r"\bpossible fabricated(,? and/or|,? or|,? and) induced illness\b", re.IGNORECASE
)
"""The review's own words (H3), which a reason may repeat with the word "possible"."""


def reasons_that_say_nothing(bank: QuizBank) -> Iterator[Problem]:
    """Every option, right or wrong, has its reason."""
    for each in options(bank):
        if not each.option.why.strip():
            yield Problem(f"{each.place}, why", "says nothing", "Say why, in a sentence or two.")


def phrases_that_never_stand(bank: QuizBank) -> Iterator[Problem]:
    """No question, right option or reason reassures, labels, names a diagnosis or gives a score."""
    for question in questions(bank):
        yield from forbidden_in(f"{question.place}, text", question.text)
    for each in options(bank):
        why = _POSSIBLE.sub("", each.option.why)
        yield from forbidden_in(f"{each.place}, why", why)
        if not each.is_wrong:
            yield from forbidden_in(f"{each.place}, text", each.option.text)


def questions_too_long(bank: QuizBank) -> Iterator[Problem]:
    """A question has at most sixty words, and a step of a vignette ninety."""
    for question in questions(bank):
        in_step = question.item.rules.steps is not None
        yield from _too_long(question, MOST_WORDS_IN_A_STEP if in_step else MOST_WORDS)
    for item in bank.items:
        if item.rules.steps is not None and len(item.text.split()) > MOST_WORDS:
            yield Problem(f"{item_place(item)}, text", _fact(item.text, MOST_WORDS), _SHORTEN)


def options_that_sum_up_others(bank: QuizBank) -> Iterator[Problem]:
    """No option speaks of the others, which are shuffled."""
    for each in options(bank):
        found = _LAZY.search(each.option.text)
        if found is not None:
            yield Problem(each.place, f"says {found.group()!r}", "Say what is meant.")


def dates_in_the_words(bank: QuizBank) -> Iterator[Problem]:
    """No text dates the law itself: the note of law that it cites prints its own month."""
    for place, text in _texts(bank):
        for found in literal_dates(text):
            yield Problem(place, f"says {found!r}", "Cite a note of law, which says its own month.")


def right_options_too_often_longest(bank: QuizBank) -> Iterator[Problem]:
    """A right option is the longest no more often than by chance, plus two standard deviations."""
    tallies = [tally for each in questions(bank) for tally in _tallies(each)]
    longest = sum((found for found, _ in tallies), Fraction(0))
    expected = sum((chance for _, chance in tallies), Fraction(0))
    variance = sum((chance * (1 - chance) for _, chance in tallies), Fraction(0))
    over = longest - expected
    if over > 0 and over * over > 4 * variance:
        fact = (
            f"the right option is the longest in {float(longest):.0f} of {len(tallies)} questions, "
            f"and chance would make it {float(expected):.0f}"
        )
        names = ", ".join(_that_give_themselves_away(bank))
        yield Problem("options", fact, f"Shorten it, or lengthen others. Look at: {names}.")


CHECKS: tuple[Callable[[QuizBank], Iterable[Problem]], ...] = (
    reasons_that_say_nothing,
    phrases_that_never_stand,
    questions_too_long,
    options_that_sum_up_others,
    dates_in_the_words,
    right_options_too_often_longest,
)


def _texts(bank: QuizBank) -> Iterator[tuple[str, str]]:
    for item in bank.items:
        if item.rules.steps is not None:
            yield f"{item_place(item)}, text", item.text
    for question in questions(bank):
        yield f"{question.place}, text", question.text
        for option in question.options:
            yield f"{question.place}, option {option.id}, text", option.text
            yield f"{question.place}, option {option.id}, why", option.why


def _too_long(question: PlacedQuestion, most: int) -> Iterator[Problem]:
    if len(question.text.split()) > most:
        yield Problem(f"{question.place}, text", _fact(question.text, most), _SHORTEN)


def _fact(text: str, most: int) -> str:
    return f"has {len(text.split())} words, and at most {most} are wanted"


def _tallies(question: PlacedQuestion) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield how far a right option is the longest, shared where several are, and by what chance."""
    if not question.item.rules.can_be_guessed or not question.options:
        return
    top = max(len(option.text) for option in question.options)
    longest = [option.right for option in question.options if len(option.text) == top]
    right = [option.right for option in question.options]
    yield Fraction(sum(longest), len(longest)), Fraction(sum(right), len(right))


def _that_give_themselves_away(bank: QuizBank) -> Iterator[str]:
    for question in questions(bank):
        if any(found == 1 for found, _ in _tallies(question)):
            yield question.place.removeprefix("item ")
