"""A quiz as one page that runs in a browser, offline, and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from ehe_check import resources
from ehe_check.bank.law import LawNote, Library, StatementGroup
from ehe_check.bank.law_words import OUT_OF_DATE, dated
from ehe_check.page.text import text
from ehe_check.page.visible import visible_value
from ehe_check.quiz.item import LETTERS, QuizBank, QuizItem, cited_in
from ehe_check.quiz.item_law import law_words, notes_beneath
from ehe_check.quiz.kinds import asks
from ehe_check.quiz.learning_points import (
    in_reading_order,
    is_urgent,
    learning_points,
    touches_on_harm,
)

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Template


def render_quiz_page(
    bank: QuizBank,
    items: Iterable[QuizItem],
    library: Library,
    today: date,
    scripts: tuple[str, ...] = ("quiz.js",),
) -> str:
    """Return items as a page of HTML, which leaves out those about law whose day is over by then."""
    from markupsafe import Markup

    current = tuple(items)
    style = "\n".join(map(_read, ("../page.css", "quiz.css")))
    script = "\n".join(map(_read, scripts))
    return template("quiz.html.jinja").render(
        bank=bank,
        items=current,
        harmful={item.id for item in current if touches_on_harm(item, library)},
        letters=LETTERS.lower(),
        asks=_asks,
        points=lambda option: learning_points(option.rests_on, library),
        law_words=lambda item: law_words(item, library),
        notes_beneath=lambda item, question: notes_beneath(item, question, library),
        dated=dated,
        is_past=lambda note: note.is_past(today),
        out_of_date=OUT_OF_DATE,
        is_urgent=lambda cite: is_urgent(cite, library),
        sources=tuple(_sources(current, library)),
        learning_points=tuple(_learning_points(current, library)),
        style=Markup(style),  # noqa: S704 (ours: no text of anybody's is in it)
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 (likewise)
        script_hash=_hash(script),
    )


@cache
def template(name: str) -> Template:
    """Return a template of the quiz, in which every text is escaped and made visible first."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resources.QUIZ_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _asks(item: QuizItem) -> str:
    return text("Give each its place.") if item.rules.in_order else asks(item.kind)


def _sources(
    items: tuple[QuizItem, ...], library: Library
) -> Iterator[tuple[str, LawNote | None, str]]:
    for cite in in_reading_order(cited_in(items), library):
        yield cite, library.notes.get(cite), library.text(cite)


def _learning_points(items: tuple[QuizItem, ...], library: Library) -> Iterator[tuple[str, str]]:
    tested = {statement for item in items for statement in item.statements}
    for name, statement in library.statements.items():
        if name in tested and statement.group is StatementGroup.LEARNING_POINT:
            yield name, statement.text


def _read(name: str) -> str:
    return (resources.QUIZ_PAGE / name).read_text(encoding="utf-8")


def _hash(said: str) -> str:
    return "sha256-" + b64encode(sha256(said.encode()).digest()).decode()
