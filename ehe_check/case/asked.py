"""A question in the words in which it is put, which may name where else the same was told."""

from __future__ import annotations

from ehe_check.advice.advised import Advised
from ehe_check.advice.matters import told_at
from ehe_check.bank.question import Question
from ehe_check.page.phrases import listed

_ANSWERS = "{answers}"
_ON_PAPER = "(short names of your answers)"


def asked_words(reading: Advised, question: Question) -> str:
    """Return the words of a question; the one that splits a matter names where it was told."""
    if _ANSWERS not in question.text:
        return question.text
    names = [f'"{reading.bank.by_id[told].short}"' for told in told_at(reading, reading.standing)]
    return question.text.replace(_ANSWERS, listed(names)) if names else blank_words(question)


def blank_words(question: Question) -> str:
    """Return the words of a question as they stand where nothing is answered."""
    return as_on_paper(question.text)


def as_on_paper(asked: str) -> str:
    """Return the words in which a question was put as they stand where nothing is answered."""
    return asked.replace(_ANSWERS, _ON_PAPER)
