"""Anki: a quiz as a text file of cards to import; importing it again adds nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from ehe_check.bank.law import Library
from ehe_check.page.visible import visible
from ehe_check.quiz.item import ItemKind, QuizBank, QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.item_law import law_words, sentences_beneath

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
    for number, question in enumerate(item.questions, start=1):
        name = item.id if len(item.questions) == 1 else f"{item.id}-{number}"
        before = [each.text for each in item.questions[: number - 1]]
        until = (f"valid-until-{item.valid_until}",) if item.valid_until else ()
        tags = " ".join((item.topic, *item.tests, *until))
        front = _front(item, (*before, question.text), question, library)
        law = _law(sentences_beneath(item, question, library, today))
        back = f"{_back(item, question)}{law}"
        yield "\t".join((f"ehe-check-{bank.id}-{name}", front, back, tags))


def _front(item: QuizItem, texts: tuple[str, ...], question: QuizQuestion, library: Library) -> str:
    shown = sorted(question.options, key=lambda option: option.text)
    listed = "".join(f"<li>{_cell(option.text)}</li>" for option in shown)
    law = law_words(item, library)
    until = _law([law]) if law else ""
    asked = "".join(f"<p>{_cell(text)}</p>" for text in texts)
    return f"{asked}{_asks(item)}<ul>{listed}</ul>{until}"


def _asks(item: QuizItem) -> str:
    match item.kind:
        case ItemKind.SEVERAL:
            return "<p>Choose all that apply.</p>"
        case ItemKind.ORDER:
            return "<p>Put them in order.</p>"
        case _:
            return ""


def _back(item: QuizItem, question: QuizQuestion) -> str:
    if item.kind is ItemKind.ORDER:
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
