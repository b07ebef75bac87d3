"""A quiz as one page that runs in a browser, offline, and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from ehe_check import resources
from ehe_check.bank.law import Library
from ehe_check.bank.law_words import OUT_OF_DATE, dated
from ehe_check.page.text import text
from ehe_check.page.visible import visible_value
from ehe_check.quiz.item import QuizBank, QuizItem, cited_in
from ehe_check.quiz.item_law import law_words, notes_beneath
from ehe_check.quiz.kinds import asks
from ehe_check.quiz.learning_points import is_urgent

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Template


def render_quiz_page(
    bank: QuizBank, items: Iterable[QuizItem], library: Library, today: date
) -> str:
    """Return items as a page of HTML; those about law whose day is over are left out and named.

    The page leaves out by its reader's own date those whose day is over when it is opened.
    """
    from markupsafe import Markup

    every = tuple(items)
    current = tuple(item for item in every if not item.is_past(today))
    looks = (resources.REPORTS / "page.css", resources.QUIZ_PAGE / "quiz.css")
    style = "\n".join(path.read_text(encoding="utf-8") for path in looks)
    script = (resources.QUIZ_PAGE / "quiz.js").read_text(encoding="utf-8")
    return _template().render(
        bank=bank,
        items=current,
        past=[item.id for item in every if item.is_past(today)],
        asks=_asks,
        law_words=lambda item: law_words(item, library),
        notes_beneath=lambda item, question: notes_beneath(item, question, library),
        dated=dated,
        is_past=lambda note: note.is_past(today),
        out_of_date=OUT_OF_DATE,
        is_urgent=lambda option: any(is_urgent(each, library) for each in option.rests_on),
        sources=tuple(_sources(current, library)),
        style=Markup(style),  # noqa: S704 (ours: no text of anybody's is in it)
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 (likewise)
        script_hash=_hash(script),
    )


def _asks(item: QuizItem) -> str:
    return text("Give each its place.") if item.rules.in_order else asks(item.kind)


def _sources(items: tuple[QuizItem, ...], library: Library) -> Iterator[tuple[str, str]]:
    for cite in cited_in(items):
        note = library.notes.get(cite)
        yield cite, note.title if note else library.text(cite)


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resources.QUIZ_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("quiz.html.jinja")


def _hash(said: str) -> str:
    return "sha256-" + b64encode(sha256(said.encode()).digest()).decode()
