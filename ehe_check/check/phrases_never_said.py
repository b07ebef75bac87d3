"""What a sheet must never say: phrases, and what leads to the family without its wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehe_check.advice.guard import Guard
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State, Wording
from ehe_check.bank.question import Question
from ehe_check.check.approach import approach_in
from ehe_check.check.bank_places import (
    Checks,
    of_each,
    question_place,
    questions,
    shorts,
    texts,
    texts_under,
    wordings,
)
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
)
_FORBIDDEN_OF_A_CASE = (
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

_EVERYWHERE, _OF_A_CASE = (
    tuple(
        (re.compile(rf"\b{words}(?!\w)".replace(" ", r"\s+"), re.IGNORECASE), remedy)
        for words, remedy in forbidden
    )
    for forbidden in (_FORBIDDEN, _FORBIDDEN_OF_A_CASE)
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
    yield from _found(place, text, (*_EVERYWHERE, *_OF_A_CASE))


def forbidden_everywhere_in(place: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each phrase that no text may carry; a quiz may have numbers."""
    yield from _found(place, text, _EVERYWHERE)


def careless_in(place: str, text: str, why: str) -> Iterator[Problem]:
    """Yield what a text must not say that no guard rewords; `why` it may send nobody home."""
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        fact = f"sends its reader to the family ({approach!r}), and {why}"
        yield Problem(place, fact, "Say it so that it can stand there under HOLD as well.")


# The family: no line leads the reader there without its three wordings, and no box does at all
# (question_banks/RULES.md, "The family").


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
    *of_each(questions, questions_too_long),
    *of_each(texts, dates_in_texts),
    *of_each(shorts, short_lines_that_do_not_stand_alone),
    blanks_that_are_never_filled,
    *of_each(texts, forbidden_in),
    *of_each(wordings, approaches_without_guarded_wording),
    guarded_wordings_that_approach,
    advice_that_approaches,
    *of_each(shorts, short_lines_that_approach),
    holds_that_say_today,
    *of_each(wordings, persons_named_elsewhere),
)


def _found(
    place: str, text: str, patterns: Iterable[tuple[re.Pattern[str], str]]
) -> Iterator[Problem]:
    for pattern, remedy in patterns:
        found = pattern.search(text)
        if found is not None:
            yield Problem(place, f"says {found.group()!r}", remedy)


def _filled(place: str) -> frozenset[str]:
    keys = (place, place.rpartition(", ")[2], place.split(" ", 1)[0])
    return next((_FILLED[key] for key in keys if key in _FILLED), frozenset())


def _said(wording: Wording, key: str) -> str:
    """Return one of the wordings, empty where a line has none of that kind."""
    return getattr(wording, key, None) or ""


def _leading(place: str, text: str, said: str, remedy: str) -> Iterator[Problem]:
    found = approach_in(text)
    if found is not None:
        yield Problem(place, said.replace("{}", repr(found)), remedy)
