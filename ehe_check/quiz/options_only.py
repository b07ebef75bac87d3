"""The options-only test: how often the options tell which of them is right, the question unread.

Where they often do, a quiz finds out who reads its style, and not who knows. Tried are rules that
need no thought, each word alone, and all words together: by naive Bayes, which learns from the
other questions, and never from the two of a pair, as these are worded alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import fsum, log, sqrt
from operator import itemgetter
from typing import TypeAlias

from ehe_check.errors import Problem
from ehe_check.page.phrases import grouped
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.kinds import Way

BY_ONE, BY_ALL = 0.09, 0.20
"""How much more than chance one rule or word may find, and all words together."""
_WAYS = {
    Way.ONE: ("options, one of them right", 30, 90),
    Way.SEVERAL: ("options, several of them right", 10, 15),
}
"""Of fewer questions nothing can be said; until there are enough, chance alone finds more."""
_TOGETHER = "what is worded like the right ones elsewhere"
_SELDOM, _WORDS_SAID, _PICKS_SAID, _ITEMS_SAID = 4, 5, 4, 12
_WORD = re.compile(r"\w[\w']*|[,?]")
_ASKS = re.compile(r"\b(asks?|asked|check|find out|look|see)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(which|who|what|whether)\b", re.IGNORECASE)
_REASON = re.compile(r"\b(since|as|because|until|so that|unless|in case)\b|, so\b", re.IGNORECASE)

_Gain: TypeAlias = tuple[float, str]
"""How much more than chance is found in a question, and its name."""


@dataclass(frozen=True)
class _Option:
    """An option: whether it is right, its words one by one and by twos, and what picks it."""

    right: bool
    words: frozenset[str]
    scores: dict[str, float]


@dataclass(frozen=True)
class _Question:
    """The options of one question, what it is called, and of which pair of items it is."""

    name: str
    pair: str
    options: Sequence[_Option]

    @property
    def chance(self) -> float:
        """The share of right options that is found blindly."""
        return sum(each.right for each in self.options) / len(self.options)

    def gain(self, scores: Iterable[float]) -> float:
        """Return how much more of the right ones the highest scores find; those that tie share."""
        left = right = sum(each.right for each in self.options)
        found, pairs = 0.0, zip(scores, (each.right for each in self.options), strict=True)
        for _, tied in groupby(sorted(pairs, reverse=True), key=itemgetter(0)):
            alike = [is_right for _, is_right in tied]
            found += min(left / len(alike), 1) * sum(alike)
            left -= min(left, len(alike))
        return found / right - self.chance


def options_that_tell(bank: QuizBank) -> Iterator[Problem]:
    """Nobody can tell the right options from the others who has not read the questions."""
    for way, (place, fewest, enough) in _WAYS.items():
        questions = [*_questions(bank, way)]
        count = len(questions)
        if count >= fewest:
            by_one = BY_ONE * max(1, sqrt(enough / count))
            gains = {**_one_by_one(questions), _TOGETHER: [*_by_all_words(questions)]}
            in_all = {what: fsum(gain for gain, _ in each) / count for what, each in gains.items()}
            most = dict.fromkeys(gains, by_one) | {_TOGETHER: BY_ALL}
            picks = [what for what in gains if in_all[what] > most[what]]
            if picks:
                picks.sort(key=lambda what: -in_all[what])
                first = sorted(gains[picks[0]], key=itemgetter(0), reverse=True)
                where = [name for gain, name in first if gain > 0]
                yield Problem(place, *_in_words(questions, picks, in_all, where))


def _questions(bank: QuizBank, way: Way) -> Iterator[_Question]:
    for item in bank.items:
        if item.rules.way is way and item.rules.can_be_guessed:
            pair = min(item.id, item.matches or item.id)
            for step, question in enumerate(item.questions, start=1):
                name = f"{item.id}, step {step}" if item.steps else item.id
                options = [_option(each.text, right=each.right) for each in question.options]
                yield _Question(name, pair, options)


def _option(text: str, *, right: bool) -> _Option:
    every = _WORD.findall(text.lower().replace("\u2019", "'"))
    words = frozenset({*every, *map(" ".join, pairwise(every))})
    scores: dict[str, float] = {
        "the longest": len(text),
        "the shortest": -len(text),
        "the one with most commas": text.count(","),
        "the one with no 'as', 'because' or 'so that'": -bool(_REASON.search(text)),
        "the one that asks or checks": bool(_ASKS.search(text)),
        "the one with 'who' or 'what'": bool(_WHO.search(text)),
    }
    for word in sorted(words):
        scores |= {f"the one with {word!r}": 1, f"the one without {word!r}": -1}
    return _Option(right, words, scores)


def _one_by_one(questions: Iterable[_Question]) -> dict[str, list[_Gain]]:
    """Return what each rule finds, and each word that is not too seldom, there or not there."""
    gains = defaultdict[str, list[_Gain]](list)
    for each in questions:
        for what in {what: 0 for option in each.options for what in option.scores}:
            gain = each.gain(option.scores.get(what, 0) for option in each.options)
            gains[what].append((gain, each.name))
    return {what: each for what, each in gains.items() if len(each) >= _SELDOM}


def _by_all_words(questions: Sequence[_Question]) -> Iterator[_Gain]:
    """Score options by naive Bayes, which has read every pair of items but their own."""
    every = _counted(questions)
    for several in grouped((each.pair, each) for each in questions).values():
        others = every - _counted(several)
        for each in several:
            scores = [fsum(_weight(word, others) for word in o.words) for o in each.options]
            yield each.gain(scores), each.name


def _counted(questions: Iterable[_Question]) -> Counter[tuple[str, bool]]:
    """Return how many right and wrong options have each word and, as of "", how many there are."""
    options = (option for each in questions for option in each.options)
    return Counter((word, each.right) for each in options for word in ("", *each.words))


def _weight(word: str, counts: Counter[tuple[str, bool]]) -> float:
    """Return how far a word says right, which is above 0, or wrong."""
    right, wrong = ((counts[word, key] + 1) / (counts["", key] + 2) for key in (True, False))
    return log(right / wrong)


def _in_words(
    questions: Sequence[_Question],
    picks: Iterable[str],
    gains: Mapping[str, float],
    where: Sequence[str],
) -> tuple[str, str]:
    """Return how much is found, and what to do: by what else, by which words, and where."""
    counts = _counted(questions)
    chance = fsum(each.chance for each in questions) / len(questions)
    first, *others = [f"{what} finds {chance + gains[what]:.0%}" for what in picks]
    often = {word for word, _ in counts if counts[word, True] + counts[word, False] > _SELDOM}
    words = sorted(often - {""}, key=lambda word: (_weight(word, counts), word))
    right, wrong = words[: -_WORDS_SAID - 1 : -1], words[:_WORDS_SAID]
    fact = (
        f"picking {first} of the right ones in {len(questions)} questions, "
        f"and chance would find {chance:.0%}"
    )
    remedy = (
        f"Picking {', '.join(others[:_PICKS_SAID])}. " if others else "",
        f"Words that say right: {', '.join(map(repr, right))}; ",
        f"that say wrong: {', '.join(map(repr, wrong))}. ",
        f"Word right and wrong options alike, first in {', '.join(where[:_ITEMS_SAID])}.",
    )
    return fact, "".join(remedy)
