"""The options-only test: how often the options tell which of them is right, the question unread.

Where they often do, a quiz finds out who reads its style, and not who knows. Tried are rules that
need no thought, each word alone, and all words together: by naive Bayes, which learns from the
other questions, and never from the two of a pair, as these are worded alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from math import fsum, log, sqrt
from operator import itemgetter

from ehe_check.errors import Problem
from ehe_check.quiz.item import QuizBank, QuizOption
from ehe_check.quiz.kinds import Way

BY_ONE, BY_ALL = 0.09, 0.20
"""How much more than chance one rule or word may find, and all words together."""
FEWEST, ENOUGH = {Way.ONE: 30, Way.SEVERAL: 10}, {Way.ONE: 90, Way.SEVERAL: 15}
"""Of fewer questions nothing can be said; until there are enough, chance alone finds more."""
_PLACES = {Way.ONE: "options, one of them right", Way.SEVERAL: "options, several of them right"}
_SELDOM, _WORDS_SAID, _PICKS_SAID, _ITEMS_SAID = 4, 5, 4, 12
_WORD = re.compile(r"\w[\w']*|[,?]")


def _has(words: str) -> Callable[[str], float]:
    return lambda text: re.search(words, text, re.IGNORECASE) is not None


_RULES: Mapping[str, Callable[[str], float]] = {
    "the longest": len,
    "the shortest": lambda text: -len(text),
    "the one with most commas": lambda text: text.count(","),
    "the one with no 'as', 'because' or 'so that'": _has(
        r"^(?!.*(\b(since|as|because|until|so that|unless|in case)\b|, so\b))"
    ),
    "the one that asks or checks": _has(r"\b(asks?|asked|check|find out|look|see)\b"),
    "the one with 'who' or 'what'": _has(r"\b(which|who|what|whether)\b"),
}


@dataclass(frozen=True)
class _Question:
    """The options of one question, what it is called, and of which pair of items it is."""

    name: str
    pair: str
    options: tuple[QuizOption, ...]

    @cached_property
    def right(self) -> tuple[bool, ...]:
        """Whether each option is right."""
        return tuple(option.right for option in self.options)

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The words of each option, one by one and by twos."""
        every = (_WORD.findall(each.text.lower().replace("\u2019", "'")) for each in self.options)
        return tuple(frozenset({*each, *map(" ".join, pairwise(each))}) for each in every)

    @cached_property
    def chance(self) -> float:
        """The share of right options that is found blindly."""
        return sum(self.right) / len(self.right)

    def gain(self, scores: Sequence[float]) -> float:
        """Return how much more of the right ones the highest scores find; those that tie share."""
        left, found = sum(self.right), 0.0
        by_score = sorted(zip(scores, self.right, strict=True), reverse=True)
        for _, tied in groupby(by_score, key=itemgetter(0)):
            right = [is_right for _, is_right in tied]
            found += min(left / len(right), 1) * sum(right)
            left -= min(left, len(right))
        return found / sum(self.right) - self.chance


@dataclass(frozen=True)
class _Pick:
    """What is picked unread, and by which scores; in a question without, it is picked blindly."""

    what: str
    scored: Sequence[tuple[_Question, Sequence[float]]]

    @cached_property
    def gain(self) -> float:
        """In how many questions more than by chance it finds what is right."""
        return fsum(question.gain(scores) for question, scores in self.scored)

    @property
    def found_in(self) -> list[str]:
        """The questions in which it finds more than chance does, those it tells most first."""
        gains = [(-question.gain(scores), question.name) for question, scores in self.scored]
        return [name for gain, name in sorted(gains) if gain < 0]


def options_that_tell(bank: QuizBank) -> Iterator[Problem]:
    """Nobody can tell the right options from the others who has not read the questions."""
    for way, place in _PLACES.items():
        questions = [*_questions(bank, way)]
        if len(questions) >= FEWEST[way]:
            by_one = BY_ONE * max(1, sqrt(ENOUGH[way] / len(questions)))
            picks = _that_tell(questions, by_one)
            if picks:
                yield Problem(place, *_in_words(questions, picks))


def _questions(bank: QuizBank, way: Way) -> Iterator[_Question]:
    for item in bank.items:
        if item.rules.way is way and item.rules.can_be_guessed:
            pair = min(item.id, item.matches or item.id)
            for step, question in enumerate(item.questions, start=1):
                name = f"{item.id}, step {step}" if item.steps else item.id
                yield _Question(name, pair, question.options)


def _that_tell(questions: Sequence[_Question], by_one: float) -> list[_Pick]:
    """Return each way of picking that finds too much, the one that finds most first."""
    picks = [each for each in _one_by_one(questions) if each.gain > by_one * len(questions)]
    by_all = _by_all_words(questions)
    if by_all.gain > BY_ALL * len(questions):
        picks.append(by_all)
    return sorted(picks, key=lambda each: -each.gain)


def _in_words(questions: Sequence[_Question], picks: Sequence[_Pick]) -> tuple[str, str]:
    """Return how much is found, and what to do: by what else, by which words, and where."""
    count = len(questions)
    chance = fsum(each.chance for each in questions) / count
    shares = [f"{chance + each.gain / count:.0%}" for each in picks]
    others = [f"{each.what} ({share})" for each, share in zip(picks, shares, strict=True)][1:]
    words = [repr(word) for word in _by_sureness(_counted(questions))]
    fact = (
        f"picking {picks[0].what} finds {shares[0]} of the right ones in {count} questions, "
        f"and chance would find {chance:.0%}"
    )
    where = ", ".join(picks[0].found_in[:_ITEMS_SAID])
    remedy = (
        f"So does picking {', '.join(others[:_PICKS_SAID])}." if others else "",
        f"Words that say right: {', '.join(words[: -_WORDS_SAID - 1 : -1])};",
        f"that say wrong: {', '.join(words[:_WORDS_SAID])}.",
        f"Word right and wrong options alike, first in {where}.",
    )
    return fact, " ".join(filter(None, remedy))


def _one_by_one(questions: Sequence[_Question]) -> Iterator[_Pick]:
    """Yield each rule, and each word that is not too seldom, there or not there."""
    for what, rule in _RULES.items():
        yield _Pick(what, [(each, [rule(o.text) for o in each.options]) for each in questions])
    where: dict[str, list[_Question]] = defaultdict(list)
    for each in questions:
        for word in frozenset[str]().union(*each.words):
            where[word].append(each)
    for word, several in where.items():
        if len(several) >= _SELDOM:
            for what, is_there in (("with", True), ("without", False)):
                scored = [(each, [(word in o) is is_there for o in each.words]) for each in several]
                yield _Pick(f"the one {what} {word!r}", scored)


def _by_all_words(questions: Sequence[_Question]) -> _Pick:
    """Score options by naive Bayes, which has read every pair of items but their own."""
    pairs: dict[str, list[_Question]] = defaultdict(list)
    for each in questions:
        pairs[each.pair].append(each)
    every = _counted(questions)
    others = {pair: every - _counted(own) for pair, own in pairs.items()}
    scored = [
        (each, [fsum(_weight(word, others[each.pair]) for word in words) for words in each.words])
        for each in questions
    ]
    return _Pick("what is worded like the right ones elsewhere", scored)


def _counted(questions: Iterable[_Question]) -> Counter[tuple[str, bool]]:
    """Return how many right and wrong options have each word and, as of "", how many there are."""
    return Counter(
        (word, option.right)
        for each in questions
        for option, words in zip(each.options, each.words, strict=True)
        for word in ("", *words)
    )


def _weight(word: str, counts: Counter[tuple[str, bool]]) -> float:
    """Return how far a word says right, which is above 0, or wrong."""
    right, wrong = ((counts[word, key] + 1) / (counts["", key] + 2) for key in (True, False))
    return log(right / wrong)


def _by_sureness(counts: Counter[tuple[str, bool]]) -> list[str]:
    """Return the words that are not too seldom: first those that most surely say wrong."""

    def sureness(word: str) -> tuple[float, str]:
        spread = sum(1 / (counts[word, key] + 1) for key in (True, False))
        return _weight(word, counts) / sqrt(spread), word

    words = {word for word, _ in counts if counts[word, True] + counts[word, False] > _SELDOM}
    return sorted(words - {""}, key=sureness)
