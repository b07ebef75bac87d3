"""Spoken clauses: what a caller says of an answer is short, plain, and fit for whoever is rung."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.check.bank_places import option_place, spoken
from ehe_check.errors import Problem

MOST_WORDS_SAID = 27
"""So that two of them, with how they are known, are said in half a minute with the rest."""

CHILD = "{child}"

_NEVER_SAID = re.compile(
    r"\b(low|safe|only|you|your|yours|software|sheet|score|tier|statement)\b", re.IGNORECASE
)
_CODE = re.compile(r"\b[A-Z]{1,4}-?\d+(\.\w+)?\b")
_ENDS = re.compile(r"[.;:?!](\s|$)")
_MAY_BEGIN = re.compile(r"[a-z{]|I\b|[A-Z]{2,}\b")
_LATER = 'It comes after "the record says that", and more may follow.'


def clauses_too_long(bank: QuestionBank) -> Iterator[Problem]:
    """A clause is said in one breath."""
    for place, text in spoken(bank):
        words = len(text.split())
        if words > MOST_WORDS_SAID:
            fact = f"has {words} words, and a clause that is said has at most {MOST_WORDS_SAID}"
            yield Problem(place, fact, "Say the one thing that matters most.")


def clauses_that_do_not_join(bank: QuestionBank) -> Iterator[Problem]:
    """A clause stands in the middle of a sentence: no capital to begin with, and no stop."""
    for place, text in spoken(bank):
        if text and not _MAY_BEGIN.match(text):
            yield Problem(place, "begins with a capital letter", _LATER)
        if _ENDS.search(text):
            yield Problem(place, "holds the end of a sentence or a clause", _LATER)


def words_never_said(bank: QuestionBank) -> Iterator[Problem]:
    """A clause reassures nobody, names no code, and calls nobody "you", whoever is rung."""
    for place, text in spoken(bank):
        for found in (_NEVER_SAID.search(text), _CODE.search(text)):
            if found is not None:
                remedy = "Say what was seen, heard or read, to anybody who may be rung."
                yield Problem(place, f"says {found.group()!r}", remedy)


def clauses_about_nobody(bank: QuestionBank) -> Iterator[Problem]:
    """A clause names the child where its question is put about each child, and nowhere else."""
    for question in bank.questions:
        for option in question.options:
            names = CHILD in option.say
            if option.say and names is not (question.per is not None):
                fact = f"needs {CHILD}" if question.per else f"has no child for {CHILD}"
                yield Problem(f"{option_place(question, option)}, say", fact, "Mend the clause.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    clauses_too_long,
    clauses_that_do_not_join,
    words_never_said,
    clauses_about_nobody,
)
