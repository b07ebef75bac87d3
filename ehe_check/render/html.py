"""HTML: a document as one file that looks nothing up, runs nothing and sends nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from ehe_check.page.document import Document, Table
from ehe_check.page.visible import visible, visible_value
from ehe_check.render.block_values import kind_of
from ehe_check.render.svg import svg_of
from ehe_check.resources import FONTS, REPORTS

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from ehe_check.page.document import Drawing

TEMPLATE = "page.html.jinja"
STYLE = "page.css"
FACES = {400: "AtkinsonHyperlegibleNext-Regular.woff2", 700: "AtkinsonHyperlegibleNext-Bold.woff2"}
MOST_COLUMNS = 5
MOST_COLUMNS_OF_SHAPES = 8


def render_html(document: Document) -> str:
    """Return a document as a page of HTML, for screens from 320 px up and for A4 paper."""
    from markupsafe import Markup

    style = _style()
    return _template().render(
        document=document,
        style=Markup(style),  # noqa: S704 (ours: no text of anybody's is in it)
        style_hash=_hash(style),
    )


@cache
def _style() -> str:
    """Return the looks of a page, the letters that it is set in among them."""
    faces = "".join(_face(weight, name) for weight, name in FACES.items())
    shares = "".join(f".share-{share} {{ width: {5 * share}%; }}\n" for share in range(1, 21))
    return faces + shares + (REPORTS / STYLE).read_text(encoding="utf-8")


def _face(weight: int, name: str) -> str:
    letters = b64encode((FONTS / name).read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{letters}") format("woff2"); }}\n'
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(REPORTS),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible_value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = kind_of
    environment.filters["looks"] = _looks
    environment.filters["shares"] = _shares
    environment.filters["svg"] = _svg
    return environment.get_template(TEMPLATE)


def _svg(drawing: Drawing) -> Markup:
    from markupsafe import Markup

    return Markup(svg_of(drawing, visible))  # noqa: S704 (every word in it is escaped)


def _hash(style: str) -> str:
    """Return what lets this style and no other apply, for the Content-Security-Policy."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()


def _looks(table: Table) -> str:
    """Return the classes of a table: of many columns, to write on, of shapes, in a list.

    A column without a name, such as one of numbers, is narrow and does not count.
    """
    is_shaped = any(cell.shape for row in table.plain_rows for cell in row.cells)
    most = MOST_COLUMNS_OF_SHAPES if is_shaped else MOST_COLUMNS
    looks = {
        "many": sum(map(bool, table.columns)) > most,
        "form": table.is_form,
        "shapes": is_shaped,
        "list": table.is_list,
        "close": table.is_close,
        "shared": bool(table.widths),
    }
    return " ".join(name for name, applies in looks.items() if applies)


def _shares(table: Table) -> tuple[int, ...]:
    """Return how many twentieths of the line each column takes, where the table says so."""
    whole = sum(table.widths)
    return tuple(max(1, round(20 * width / whole)) for width in table.widths)
