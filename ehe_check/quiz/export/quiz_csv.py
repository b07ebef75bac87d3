"""CSV: a quiz as a table, a row an option, that no spreadsheet reads as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept, notes_among
from ehe_check.page.csv_text import csv_text
from ehe_check.quiz.item import QuizBank, QuizItem

COLUMNS = (
    "item",
    "kind",
    "topic",
    "tests",
    "paper",
    "valid until",
    "step",
    "question",
    "option",
    "text",
    "right",
    "place",
    "why",
    "misconception",
    "statements",
    "law",
)


def render_csv(bank: QuizBank, items: Iterable[QuizItem], library: Library, today: date) -> bytes:
    """Return items as CSV in UTF-8 with a mark that spreadsheets know it by."""
    rows = (row for item in items for row in _rows(bank, item, library, today))
    return csv_text((COLUMNS, *rows))


def _rows(
    bank: QuizBank, item: QuizItem, library: Library, today: date
) -> Iterator[tuple[str, ...]]:
    until = item.valid_until.isoformat() if item.valid_until else ""
    topic = bank.topic_by_id[item.topic].title
    tests, paper = ", ".join(item.tests), item.paper or ""
    for step, question in enumerate(item.questions, start=1):
        for place, option in enumerate(question.options, start=1):
            is_order = item.rules.in_order
            shown = option.misconception and bank.misconception_by_id[option.misconception].text
            yield (
                item.id,
                item.kind,
                topic,
                tests,
                paper,
                until,
                str(step),
                question.text,
                option.id,
                option.text,
                "" if is_order else "yes" if option.right else "no",
                str(place) if is_order else "",
                option.why,
                shown or "",
                ", ".join(option.rests_on),
                "\n".join(kept(note, today) for note in notes_among(option.cites, library)),
            )
