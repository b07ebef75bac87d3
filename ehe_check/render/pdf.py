"""PDF: a document as tagged pages to print or to read aloud, drawn by typst in shipped fonts.

How the page looks stands in `reports/page.typ`. Nothing about a case touches the disk on the way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache, partial
from itertools import groupby
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ehe_check import resources
from ehe_check.errors import Problem, WrongUseError
from ehe_check.page.document import Document
from ehe_check.page.visible import visible
from ehe_check.render.block_values import Values, values_of
from ehe_check.render.svg import Svg, svg_of

if TYPE_CHECKING:
    from typst import Fonts

LONGEST_WORD = 24
MAY_BREAK = "\x1f"
MOST_TRIES = 8
UNTITLED = "Untitled"

_WITHOUT_TYPST = (
    "Word (.docx) and a web page (.html) need nothing more. For PDF (not on Windows on ARM): pip "
    'install "typst<0.16" (from a folder of wheels with --no-index --find-links FOLDER), or ask '
    "your IT department."
)
_DRAWN_WRONGLY = frozenset({"Cf", "Cn", "Co"})
_SHOWS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render_pdf(document: Document) -> bytes:
    """Return a document as PDF/UA-1; characters that no shipped font has are spelt out.

    Raises:
        WrongUseError: typst is not installed.
    """
    fonts = _fonts()
    page = _page(document)
    missing: frozenset[str] = frozenset()
    for _ in range(MOST_TRIES):
        try:
            return _compiled(page, document, fonts)
        except _MissingCharactersError as found:
            missing |= found.characters
            page = _page(document, missing)
    everything_odd = frozenset(one for one in json.dumps(page, ensure_ascii=False) if one > "~")
    return _compiled(_page(document, missing | everything_odd), document, fonts)


def drawable(text: str, missing: frozenset[str] = frozenset()) -> str:
    """Return text in which what acts, shows as nothing or is missing from the fonts is in words."""
    if text.isascii() and text.isprintable():
        return text
    shown = visible(unicodedata.normalize("NFC", text))
    runs = groupby(shown, lambda each: each in missing or _cannot_be_seen(each))
    whole = ((is_odd, "".join(run)) for is_odd, run in runs)
    return "".join(spelt_out(run) if is_odd else run for is_odd, run in whole)


def _cannot_be_seen(character: str) -> bool:
    is_wrong = unicodedata.category(character) in _DRAWN_WRONGLY
    return is_wrong or _SHOWS_NOTHING.match(character) is not None


def spelt_out(characters: str) -> str:
    """Return characters in words, such as [thumbs up sign]."""
    return f"[{', '.join(map(_in_words, characters))}]"


def _in_words(character: str) -> str:
    return unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"


class _MissingCharactersError(Exception):
    """Some characters are in none of the fonts."""

    def __init__(self, characters: frozenset[str]) -> None:
        super().__init__("no font has them")
        self.characters = characters


def _compiled(page: Values, document: Document, fonts: Fonts) -> bytes:
    """Return a page as PDF; the template can reach no file, no package and no other font."""
    import typst

    compile_page: Any = typst.compile  # its stubs know no templates that are given by name
    made_on = document.made_on
    made_at = int(datetime.combine(made_on, time(), UTC).timestamp()) if made_on else 0
    with TemporaryDirectory() as empty:
        try:
            pdf: bytes = compile_page(
                {"page.typ": _template()},
                root=empty,
                package_path=empty,
                package_cache_path=empty,
                font_paths=fonts,
                sys_inputs={"document": json.dumps(page)},
                pdf_standards=["ua-1"],
                timestamp=made_at,
            )
            return pdf  # noqa: TRY300 (nothing comes between)
        except typst.TypstError as error:
            characters = _missing_from_fonts(error.diagnostic)
            if not characters:
                raise
            raise _MissingCharactersError(characters) from None


def _missing_from_fonts(diagnostic: str) -> frozenset[str]:
    """Return the characters, beyond plain letters, that typst says it cannot display."""
    texts = (
        _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
        for text in _MISSING.findall(diagnostic)
    )
    return frozenset(character for text in texts for character in text if character > "~")


@cache
def _template() -> bytes:
    return resources.PAGE.read_bytes()


@cache
def _fonts() -> Fonts:
    """Return the shipped fonts, and behind them the ones inside typst; never the computer's own."""
    try:
        import typst
    except ImportError:
        raise no_typst() from None
    return typst.Fonts(include_system_fonts=False, font_paths=[resources.FONTS])


def no_typst() -> WrongUseError:
    """Return what to say, to use instead and to install, where typst is not installed."""
    return WrongUseError(Problem("PDF", "typst, which draws it, is not installed", _WITHOUT_TYPST))


def _page(document: Document, missing: frozenset[str] = frozenset()) -> Values:
    """Return what the template draws: a document as plain values, every text of it drawable."""
    language, _, region = document.lang.partition("-")
    shown = partial(drawable, missing=missing)
    running = " \N{MIDDLE DOT} ".join(filter(None, (document.title, document.subtitle)))
    values = {
        "lang": language,
        "region": region,
        "is_dated": document.made_on is not None,
        "is_form": document.is_form,
        "is_brief": document.is_brief,
        "running": running,
        "title": document.title,
        "subtitle": document.subtitle,
        "head": asdict(document.head) if document.head else None,
        "foot": asdict(document.foot) if document.foot else None,
        "blocks": values_of(document.blocks, lambda drawing: svg_of(drawing, shown)),
    }
    drawn: Values = _each_text(values, missing)
    return {**drawn, "name": drawn["running"].replace(MAY_BREAK, "").strip() or UNTITLED}


def _each_text(value: Any, missing: frozenset[str]) -> Any:  # noqa: ANN401 (any plain value)
    match value:
        case Svg():
            return value
        case str():
            return _LONG_WORD.sub(rf"\g<0>{MAY_BREAK}", drawable(value, missing))
        case dict():
            return {key: _each_text(one, missing) for key, one in value.items()}
        case list() | tuple():
            return [_each_text(one, missing) for one in value]
        case _:
            return value
