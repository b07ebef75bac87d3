"""HTML: a document as one file that looks nothing up, runs nothing and sends nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, assert_never

from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Heading,
    Paragraph,
    Rule,
    Table,
    Terms,
)
from ehe_check.page.visible import visible
from ehe_check.resources import REPORTS

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE = "page.html.jinja"
STYLE = "page.css"
MOST_COLUMNS = 5


def render_html(document: Document) -> str:
    """Return a document as a page of HTML, for screens from 320 px up and for A4 paper."""
    from markupsafe import Markup

    style = (REPORTS / STYLE).read_text(encoding="utf-8")
    return _template().render(
        document=document,
        style=Markup(style),  # noqa: S704 (ours: no text of anybody's is in it)
        style_hash=_hash(style),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(REPORTS),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = _kind
    environment.filters["looks"] = _looks
    return environment.get_template(TEMPLATE)


def _shown(value: object) -> object:
    """Make every text that the template prints visible; what is markup already stays."""
    is_markup = hasattr(value, "__html__")
    return visible(value) if isinstance(value, str) and not is_markup else value


def _hash(style: str) -> str:
    """Return what lets this style and no other apply, for the Content-Security-Policy."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()


def _kind(block: Block) -> str:  # noqa: PLR0911 (one a kind of block)
    """Return the name of the macro that draws a block."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case Callout():
            return "callout"
        case Bullets():
            return "bullets"
        case Checklist():
            return "checklist"
        case Terms():
            return "terms"
        case Table():
            return "table"
        case Rule():
            return "rule"
        case _:
            assert_never(block)


def _looks(table: Table) -> str:
    """Return the classes of a table: one of many columns, one to write on."""
    is_form = all(cell.text is None for row in table.rows for cell in row.cells)
    looks = {"many": len(table.columns) > MOST_COLUMNS, "form": is_form}
    return " ".join(name for name, applies in looks.items() if applies)
