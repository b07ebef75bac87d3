"""A quiz as one page that runs in a browser, offline, and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from ehe_check import resources
from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.law_words import OUT_OF_DATE, dated
from ehe_check.page.visible import visible_value
from ehe_check.quiz import item_law, learning_points
from ehe_check.quiz.item import LETTERS, QuizBank, QuizItem, cited_in
from ehe_check.quiz.kinds import asks

if TYPE_CHECKING:
    from jinja2 import Template


def render_quiz_page(
    bank: QuizBank,
    items: Iterable[QuizItem],
    library: Library,
    scripts: tuple[str, ...] = ("quiz.js",),
) -> str:
    """Return items as a page of HTML.

    By its reader's own day it leaves out those about law whose day is over, and says which notes of
    law may be out of date.
    """
    from markupsafe import Markup

    put = tuple(items)
    tested = {statement for item in put for statement in item.statements}
    style = "\n".join(map(_read, ("../page.css", "quiz.css")))
    script = "\n".join(map(_read, scripts))
    return template("quiz.html.jinja").render(
        bank=bank,
        items=put,
        harmful={item.id for item in put if learning_points.touches_on_harm(item, library)},
        sources=learning_points.in_reading_order(cited_in(put), library),
        taught=[
            each
            for each in library.statements.values()
            if each.id in tested and each.group is StatementGroup.LEARNING_POINT
        ],
        library=library,
        law=item_law,
        points=learning_points,
        letters=LETTERS.lower(),
        asks=asks,
        dated=dated,
        out_of_date=OUT_OF_DATE,
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


def _read(name: str) -> str:
    return (resources.QUIZ_PAGE / name).read_text(encoding="utf-8")


def _hash(said: str) -> str:
    return "sha256-" + b64encode(sha256(said.encode()).digest()).decode()
