"""Reading age: a rough estimate from the lengths of sentences and words, and never more than that.

It is the Flesch-Kincaid grade (Kincaid and others, 1975) plus five years. Syllables are counted by
groups of vowels, and words of the field, such as "safeguarding", count as hard although every
reader here knows them. It knows nothing of what a text means, so it only ever warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehe_check.errors import Problem
from ehe_check.quiz.check.item_places import item_place, questions_of
from ehe_check.quiz.item import QuizBank, QuizItem

OLDEST = 15
"""The estimated reading age from which an item is worth a second look."""
_SCHOOL_STARTS = 5
_SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


def items_hard_to_read(bank: QuizBank) -> Iterator[Problem]:
    """Warn of each item whose questions, options and reasons may be hard to read."""
    for item in bank.items:
        age = reading_age("\n".join(_texts(item)))
        if age >= OLDEST:
            fact = f"may need a reading age of {age} (a rough estimate by lengths alone)"
            yield Problem(item_place(item), fact, "Try shorter sentences and plainer words.")


def reading_age(text: str) -> int:
    """Return the reading age of a text, estimated; 5 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return _SCHOOL_STARTS
    sentences = sum(bool(_WORD.search(each)) for each in _SENTENCE.split(text))
    syllables = sum(map(syllables_in, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return max(round(grade) + _SCHOOL_STARTS, _SCHOOL_STARTS)


def syllables_in(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, a last silent e left out.

    The e of a last "ed" or "es" is mostly silent too, and the one of "le" is not.
    """
    bare = word.lower()
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyszxhcg]es$", bare)
    return max(len(_VOWELS.findall(bare)) - bool(silent), 1)


def _texts(item: QuizItem) -> Iterator[str]:
    for question in questions_of(item):
        yield question.text
        for option in question.options:
            yield from (option.text, option.why)
