"""Phrases that a sheet must never carry, and questions short enough to hold in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.check.approach import approach_in
from ehe_check.check.bank_places import Checks, of_each, question_place, questions, shorts, texts
from ehe_check.check.literal_dates import literal_dates
from ehe_check.errors import Problem

MOST_WORDS = 30

_REASSURES = (
    "A sheet can never tell that a child or a home is safe: say what is known, and from whom."
)
_LABELS = "Describe what people did, in plain words."
_FAMILIES = "(famil(y|ies)|parents?|carers?|mothers?|fathers?|mums?|dads?|adults?)"
_DIAGNOSES = "Say that what is reported and what is seen do not match."
_SCORES = "Say it in words: an output about a case holds no score and no share."

_FORBIDDEN: tuple[tuple[str, str], ...] = (
    (r"low risk", _REASSURES),
    (r"no risk", _REASSURES),
    (r"no concerns identified", _REASSURES),
    (r"(is|are) safe", _REASSURES),
    (r"all clear", _REASSURES),
    (r"disguised compliance", _LABELS),
    (rf"(hostile|difficult|hard to reach|chaotic|dysfunctional|resistant) {_FAMILIES}", _LABELS),
    (r"manipulat(ive|ing)", _LABELS),
    (r"devious", _LABELS),
    (r"non-?(compliant|compliance)", _LABELS),
    (r"(non-?engagement|not engaging|failed to protect)", _LABELS),
    (r"(fail(s|ed|ing)?|refus(es|ed|ing)?) to (engage|co-?operate)", _LABELS),
    (r"(attention|trouble)[- ](seeking|making)", _LABELS),
    (r"FII", _DIAGNOSES),
    (r"fabricated", _DIAGNOSES),
    (r"induced", _DIAGNOSES),
    (r"scores?", _SCORES),
    (r"percentages?", _SCORES),
    (r"\d+(\.\d+)?\s?(%|per ?cent\b)", _SCORES),
)
_CODE = re.compile(r"\b[A-Z]{2,4}-\d+\b")
_BRACED = re.compile(r"\{([^{}]*)\}")
_ANSWERS = frozenset({"answers"})
_WHAT = frozenset({"what"})
_FILLED: dict[str, frozenset[str]] = {
    "when_hold": frozenset({"person", "Person"}),
    "do_when_hold": frozenset({"person", "Person"}),
    "say": frozenset({"child"}),
    "still_open": frozenset({"open"}),
    "sight, unseen": frozenset({"children"}),
    "sight, not_said": frozenset({"children"}),
    "boxes": frozenset({"family", "agreed"}),
    "held_from_one_adult, adds": frozenset({"person"}),
    "quick_rows, something_short": _WHAT,
    "quick_rows, something": _WHAT,
    "lines, only_the_family": _ANSWERS,
    "lines, not_known": frozenset({"topics"}),
}
"""What may stand in braces: by the whole place, its last part or its first word."""

_PATTERNS = tuple(
    (re.compile(rf"\b{words}(?!\w)".replace(" ", r"\s+"), re.IGNORECASE), remedy)
    for words, remedy in _FORBIDDEN
)


def questions_too_long(question: Question) -> Iterator[Problem]:
    """A question has at most thirty words."""
    words = len(question.text.split())
    if words > MOST_WORDS:
        fact = f"has {words} words, and a question has at most {MOST_WORDS}"
        yield Problem(f"{question_place(question)}, text", fact, "Move what explains it to `why`.")


def dates_in_texts(place: str, text: str) -> Iterator[Problem]:
    """No text says as of when the law is so: the note of law that it cites does."""
    for found in literal_dates(text):
        yield Problem(place, f"says {found!r}", "Cite the note of law, which dates itself.")


def short_lines_that_do_not_stand_alone(place: str, text: str) -> Iterator[Problem]:
    """A short line is a statement that anybody can read: no question, no code, no full stop."""
    if "?" in text:
        yield Problem(place, "asks a question", "Say what is so.")
    if text.endswith("."):
        yield Problem(place, "ends in a full stop", "Take it away: a label has none.")
    code = _CODE.search(text)
    if code is not None:
        yield Problem(place, f"holds the code {code.group()!r}", "Say it in words.")


def blanks_that_are_never_filled(bank: QuestionBank) -> Iterator[Problem]:
    """What stands in {braces} is something that is filled there."""
    named = {f"{question_place(each)}, text" for each in bank.questions if each.splits}
    for place, text in texts(bank):
        filled = _ANSWERS if place in named else _filled(place)
        for found in _BRACED.findall(text):
            if found not in filled:
                fact = f"holds {{{found}}}, which is never filled there"
                yield Problem(place, fact, "Write the words themselves.")


def forbidden_in(place: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each phrase in one text that no page about a case may carry."""
    for pattern, remedy in _PATTERNS:
        found = pattern.search(text)
        if found is not None:
            yield Problem(place, f"says {found.group()!r}", remedy)


def careless_in(place: str, text: str, why: str) -> Iterator[Problem]:
    """Yield what a text must not say that no guard rewords; `why` it may send nobody home."""
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        fact = f"sends its reader to the family ({approach!r}), and {why}"
        yield Problem(place, fact, "Say it so that it can stand there under HOLD as well.")


CHECKS: Checks = (
    *of_each(questions, questions_too_long),
    *of_each(texts, dates_in_texts),
    *of_each(shorts, short_lines_that_do_not_stand_alone),
    blanks_that_are_never_filled,
    *of_each(texts, forbidden_in),
)


def _filled(place: str) -> frozenset[str]:
    keys = (place, place.rpartition(", ")[2], place.split(" ", 1)[0])
    return next((_FILLED[key] for key in keys if key in _FILLED), frozenset())
