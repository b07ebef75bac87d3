"""Anki: a quiz as a text file of cards to import; importing it again adds nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import assert_never

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept
from ehe_check.page.visible import visible
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.item_law import law_words, sentences_beneath
from ehe_check.quiz.kinds import Way

HEAD = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#notetype:Basic",
    "#deck:{deck}",
    "#tags column:4",
)
"""Anki's own headings; "Basic" is called something else where Anki speaks another language."""


def render_anki(bank: QuizBank, items: Iterable[QuizItem], library: Library, today: date) -> str:
    """Return items as cards: the question with its options in front, answer and reasons behind."""
    head = "\n".join(HEAD).format(deck=_cell(bank.title))
    return (
        "\n".join((head, *(card for item in items for card in _cards(bank, item, library, today))))
        + "\n"
    )


def _cards(bank: QuizBank, item: QuizItem, library: Library, today: date) -> Iterator[str]:
    for name, texts, question in item.apart:
        tags = " ".join((item.topic, *item.tags))
        front = _front(item, texts, question, library)
        law = _law(sentences_beneath(item, question, library, today, kept))
        back = f"{_back(item, question)}{law}"
        yield "\t".join((f"ehe-check-{bank.id}-{name}", front, back, tags))


def _front(item: QuizItem, texts: tuple[str, ...], question: QuizQuestion, library: Library) -> str:
    listed = "".join(f"<li>{_cell(option.text)}</li>" for option in question.by_words)
    law = law_words(item, library)
    until = _law([law]) if law else ""
    asked = "".join(f"<p>{_cell(text)}</p>" for text in texts)
    return f"{asked}{_asks(item)}<ul>{listed}</ul>{until}"


def _asks(item: QuizItem) -> str:
    way = item.rules.way
    match way:
        case Way.SEVERAL:
            return "<p>Choose all that apply.</p>"
        case Way.ORDER:
            return "<p>Put them in order.</p>"
        case Way.ONE:
            return ""
        case _:
            assert_never(way)


def _back(item: QuizItem, question: QuizQuestion) -> str:
    if item.rules.in_order:
        return f"<ol>{''.join(map(_reasoned, question.options))}</ol>"
    right = "".join(_reasoned(option) for option in question.options if option.right)
    wrong = "".join(_reasoned(option) for option in question.options if not option.right)
    others = f"<p>The others:</p><ul>{wrong}</ul>" if wrong else ""
    return f"<ul>{right}</ul>{others}"


def _reasoned(option: QuizOption) -> str:
    cites = ", ".join(option.rests_on)
    return f"<li><b>{_cell(option.text)}</b><br>{_cell(option.why)} [{_cell(cites)}]</li>"


def _law(sentences: Iterable[str]) -> str:
    return "".join(f"<p><small>{_cell(each)}</small></p>" for each in sentences)


def _cell(text: str) -> str:
    """Return text that is one line of one column, whatever is in it."""
    return escape(visible(text)).replace("\n", "<br>")
