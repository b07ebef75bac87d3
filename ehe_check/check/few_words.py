"""Few words: beside a question, said in a call, and in few lines of a terminal, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import MOST_OF_TWO_LINES, URGENT, PromptKind
from ehe_check.bank.question import Question
from ehe_check.check.bank_places import (
    Checks,
    of_each,
    option_place,
    prompt_place,
    question_place,
    questions,
    spoken,
)
from ehe_check.errors import Problem, quoted
from ehe_check.page.columns import wrapped

MOST_WORDS: Final = 25
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_WORD: Final = re.compile(r"\w+")


def more_than_one_sentence_beside(question: Question) -> Iterator[Problem]:
    """What stands beside a question is one sentence of few words."""
    words, sentences = len(question.beside.split()), len(_SENTENCE.split(question.beside))
    if words > MOST_WORDS or sentences > 1:
        said = f"{sentences} sentences" if sentences > 1 else f"{words} words"
        fact = f"has {said}, and is to be one sentence of at most {MOST_WORDS} words"
        remedy = "Leave what decides the answer, and move the rest to counts."
        yield Problem(f"{question_place(question)}, beside", fact, remedy)


def counts_said_twice(question: Question) -> Iterator[Problem]:
    """What counts says nothing that the question says already, or why, which follows it."""
    for sentence in _SENTENCE.split(question.what_counts):
        for key in _said_in(question, sentence):
            fact = f"{quoted(sentence)} stands in {key} too"
            yield Problem(f"{question_place(question)}, counts", fact, "Say it once.")


def _said_in(question: Question, sentence: str) -> Iterator[str]:
    """Yield where the words of a sentence stand too, whatever is between them."""
    words = _words(sentence)
    others = {"text": question.text, "why": question.why}
    yield from (key for key, text in others.items() if words.strip() and words in _words(text))


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


# What a caller says of an answer: short, plain, and fit for whoever is rung.


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


def clauses_too_long(place: str, text: str) -> Iterator[Problem]:
    """A clause is said in one breath."""
    words = len(text.split())
    if words > MOST_WORDS_SAID:
        fact = f"has {words} words, and a clause that is said has at most {MOST_WORDS_SAID}"
        yield Problem(place, fact, "Say the one thing that matters most.")


def clauses_that_do_not_join(place: str, text: str) -> Iterator[Problem]:
    """A clause stands in the middle of a sentence: no capital to begin with, and no stop."""
    if text and not _MAY_BEGIN.match(text):
        yield Problem(place, "begins with a capital letter", _LATER)
    if _ENDS.search(text):
        yield Problem(place, "holds the end of a sentence or a clause", _LATER)


def words_never_said(place: str, text: str) -> Iterator[Problem]:
    """A clause reassures nobody, names no code, and calls nobody "you", whoever is rung."""
    for found in (_NEVER_SAID.search(text), _CODE.search(text)):
        if found is not None:
            remedy = "Say what was seen, heard or read, to anybody who may be rung."
            yield Problem(place, f"says {found.group()!r}", remedy)


def clauses_about_nobody(question: Question) -> Iterator[Problem]:
    """A clause names the child where its question is put about each child, and nowhere else."""
    for option in question.options:
        names = CHILD in option.say
        if option.say and names is not (question.per is not None):
            fact = f"needs {CHILD}" if question.per else f"has no child for {CHILD}"
            yield Problem(f"{option_place(question, option)}, say", fact, "Mend the clause.")


# Short forms: the advice says on a terminal what it says on paper, in the few lines there are.


WIDTH = 79
MOST_LINES = 2
"""How many lines a box has there, and the text under a headline, which itself has one."""
_TASKS = URGENT | {PromptKind.ACTION}


def short_forms_that_are_missing(bank: QuestionBank) -> Iterator[Problem]:
    """A headline and a box have short forms, for where there is little room."""
    for key, headline in bank.headlines.items():
        yield from _missing(f"headlines {key}", line=headline.line, under=headline.under)
    for place, words in _boxes(bank):
        yield from _missing(place, line=words)


def short_forms_that_are_too_long(bank: QuestionBank) -> Iterator[Problem]:
    """A short headline has one line on a terminal, what stands under it two, and a box two."""
    for key, headline in bank.headlines.items():
        yield from _too_long(f"headlines {key}, line", _open(headline.line), 1)
        yield from _too_long(f"headlines {key}, more", _open(headline.more.line), 1)
        yield from _too_long(f"headlines {key}, under", f" {_open(headline.under)}", MOST_LINES)
    for place, words in _boxes(bank):
        yield from _too_long(f"{place}, line", words.replace("{family}", bank.family), MOST_LINES)


def actions_without_two_lines(question: Question) -> Iterator[Problem]:
    """What is to be done has two lines of its own, unless its text is as short as that."""
    for rule in question.prompts:
        longest = max(map(len, (rule.text, rule.when_worry or "", rule.when_hold or "")))
        if rule.kind in _TASKS and longest > MOST_OF_TWO_LINES and not rule.has_two_lines:
            fact = f"is longer than the {MOST_OF_TWO_LINES} characters of two lines"
            yield Problem(prompt_place(rule), fact, "Add do, and soften nothing.")


CHECKS: Checks = (
    *of_each(questions, more_than_one_sentence_beside, counts_said_twice),
    *of_each(spoken, clauses_too_long, clauses_that_do_not_join, words_never_said),
    *of_each(questions, clauses_about_nobody),
    short_forms_that_are_missing,
    short_forms_that_are_too_long,
    *of_each(questions, actions_without_two_lines),
)


def _boxes(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield what each box says on a terminal, after its title; what was agreed is as it is."""
    for key, box in bank.boxes.items():
        lines = {f"boxes {key}": box.line} if key is not BoxKey.AGREED else {}
        lines |= {f"boxes {key}, variant": box.variant.line} if lines and box.variant else {}
        yield from ((at, f"{box.title}: {line}" if line else "") for at, line in lines.items())


def _open(text: str) -> str:
    """Return a text with its words in square brackets, as it is longest."""
    return text.replace("[", "").replace("]", "")


def _missing(place: str, **forms: str) -> Iterator[Problem]:
    for key, text in forms.items():
        if not text:
            fact = "has no short form, for a terminal"
            yield Problem(place, fact, f"Add {key}, as short as it can be and nothing softened.")


def _too_long(place: str, text: str, most: int) -> Iterator[Problem]:
    lines = len(wrapped(text, WIDTH, hang=" "))
    if lines > most:
        fact = f"takes {lines} lines of {WIDTH} columns, and there is room for {most}"
        yield Problem(place, fact, "Say it in fewer words, and soften nothing.")
