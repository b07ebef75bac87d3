"""Strings that programs trip over and whatever else is written: only ever text, in every format.

Nothing of it is lost, nothing of it is run, and nothing of it reaches a terminal raw; and of a
copy to share it changes nothing.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document, Paragraph
from ehe_check.page.visible import visible
from ehe_check.render.block_values import render_json_document
from ehe_check.render.docx.word import render_docx
from ehe_check.render.html import render_html
from ehe_check.render.lines import document_lines
from ehe_check.render.markdown import render_markdown
from ehe_check.render.pdf import drawable, render_pdf, spelt_out
from ehe_check.render.screen_line import Screen
from ehe_check.settings.settings import LONGEST, Settings
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from tests.counts import tries
from tests.own_settings import LOCAL, text_at, with_text
from tests.packs import paper
from tests.pages import composed, page, scribbled, words_of
from tests.render.every_block import NAUGHTY, acting, framed, naughty, written
from tests.render.html_read import Page
from tests.render.pdf_text import bodies_of
from tests.render.test_docx import text_of
from tests.render.test_markdown import READER, shown, structure
from tests.worked import shipped_bank, worked_case

CASE = worked_case("strong-constipation-treatment-not-as-agreed").session
AWKWARD = (
    "undefined null NIL NaN -Infinity 1E+02 -$1.00 1/0 0..0 0,00 --1 -. -,",
    "9" * 96,
    ",./;'[]\\-= <>?:\"{}|_+ !@#$%^&*()` '\"'\"'''' \"'\"'\"'\"",
    "Ω≈ç√∫˜µ≤≥÷ œ∑´†¥¨ˆ¡™¢∞¶•ªº≠ ◊ı˘¿\uf8ff☃‰∏",
    "⁰⁴⁵ ₀₁₂ ½ ⁄ \ufb01\ufb02 ‹› „‚",
    "部落格 사회과학원 パーティーへ \U0002070e\U00020731\U00020c53 \uff11\uff12\uff13",
    "ヽ༼ຈل\u035cຈ༽\uff89 (╯°□°\uff09╯\ufe35 ┻━┻) ,。・:*:・゜’( ☻ ω ☻ ) \uff40\uff68(´∀\uff40∩",
    "👩🏽 🙋🏿 🙊 ✋🏿 🇦🇫 1\ufe0f\u20e3 ❤\ufe0f\u200d🔥",
    "\u0661\u0662\u0663 ثم بِسْمِ \u05d1\u05bc\u05b0\u05e8\u05b5\u05d0\u05e9\u05c1 הָיְתָהtestالصفحات",
    "\u1680\u180e\u2000\u2007\u202f\u205f\u3000 \u2423\u2422\u2421 \u200b\u2060\u2064",
    "\u202a\u202atest\u202a \u202btest\u2069 \u2066test\u2067 \u2029test\u2028test\u2029",
    "test\x00 test\x1b test\x85 test\u1000test \ufdd0 \x1b]0;title\x07 \x9b2J",
    "T\u0315\u032d\u033ao\u035e \u0337i\u0332\u032c\u0347\u032an\u031d\u0317v\u035f\u031co\u0318",
    "Z\u032e\u031e\u0340A\u0325\u0341L\u0323\u0343G\u0344\u034f! \u0345k\u0345e\u0321",
    "˙ɐnbᴉlɐ ɐuƃɐɯ ǝɹolop 00˙Ɩ$-",
    "</script><script>alert(document.title)</script> <svg><script>0<1>alert('x')</script>",
    "<img src=x onerror=alert('x') /> <sc<script>ript>alert('x')</sc</script>ript>",
    "\" onfocus=alert(1) autofocus ' onblur='x \uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "1'; DROP TABLE users-- () { _; } >_[$($())] { touch x; } $(touch x) `y` %0a =cmd|'/C x'!A0",
    "../../../../etc/passwd%00 C:\\CON file:///etc/hosts \\\\host\\share NUL:",
)
"""A few of each kind that is known for it: numbers, quotes, scripts of the world, marks in heaps,
spaces, turns, controls, and what a page, a shell, a table or a folder might obey."""
STRINGS = tuple(
    words
    for words in dict.fromkeys((*AWKWARD, *NAUGHTY))
    if words.strip() and not re.search("[\ud800-\udfff]", words)  # no file can hold these
)
SHEETS = 4
BATCHES = tuple("\n".join(STRINGS[place::SHEETS]) for place in range(SHEETS))
"""Short and long ones mixed, so that the local texts of one sheet can hold a batch."""
SHIPPED = "abcxyzABCXYZ0189 ŵŷÂêłżąśŁÿğőžđæœß€£–—‘’“”…#$*_=<>@~`\\/[]{}()\"'&%"
TURNING = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
ANOTHER_WAY: dict[str, dict[int, str]] = {
    "Word": {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"},
    "Markdown": {ord("/"): ""},  # which stands for the end of a line in a cell
}
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl"})
"""Which PDFium reads as the letters that they join."""


class Told(NamedTuple):
    """What a format makes of a document: as it is written, as it is read, and all but words."""

    text: str
    read: str
    structure: object = None
    encoding: str = "utf-8"


def in_markdown(document: Document) -> Told:
    text = render_markdown(document)
    tokens = READER.parse(text)
    return Told(text, shown(tokens).replace("/", ""), structure(tokens))


def in_html(document: Document) -> Told:
    html = render_html(document)
    read = Page(html)
    return Told(html, read.text, (read.structure, read.style))


def in_word(document: Document) -> Told:
    body = docx.Document(io.BytesIO(render_docx(document))).element.body
    return Told("", text_of(document), {one.tag for one in body.iter() if one.tag[-3:] != "}br"})


def in_lines(screen: Screen) -> Callable[[Document], Told]:
    def told(document: Document) -> Told:
        text = "\n".join(line.text for line in document_lines(document, screen))
        assert text.encode(screen.encoding).decode(screen.encoding) == text
        return Told(text, text, encoding=screen.encoding)

    return told


FORMATS = {
    "lines read out": in_lines(Screen(reads=True)),
    "narrow lines": in_lines(Screen(23, reads=True)),
    "lines in ASCII": in_lines(Screen(reads=True, encoding="ascii")),
    "lines in a code page": in_lines(Screen(reads=True, encoding="cp1252")),
    "Markdown": in_markdown,
    "HTML": in_html,
    "Word": in_word,
}
every_format = pytest.mark.parametrize("name", FORMATS)
every_batch = pytest.mark.parametrize("words", BATCHES, ids=map(str, range(SHEETS)))


@cache
def plain(name: str) -> list[object]:
    return [FORMATS[name](made("Words")).structure for made in (written, framed)]


def check_that_it_is_only_text(name: str, words: str) -> None:
    """Check that words stand in each place of every block as they were typed, and do nothing."""
    for made, unmarked in zip((written, framed), plain(name), strict=True):
        document = made(words)
        told = FORMATS[name](document)
        seen = squeezed(visible(words, told.encoding).translate(ANOTHER_WAY.get(name, {})))
        places = sum(words in said for said in words_of(document))

        assert unmarked == told.structure
        assert squeezed(told.read).count(seen) >= places
        assert not acting(told.text)


def squeezed(text: str) -> str:
    return "".join(text.split())


@every_format
@tries(8, 150)
@given(words=naughty)
@example(words="\ufffe\uffff <i>&amp;\n1. **b**\n- | _c_\x1b[1m\x1f")
def test_whatever_was_written_shows_as_it_was_typed_and_does_nothing(name: str, words: str) -> None:
    check_that_it_is_only_text(name, words)


@pytest.mark.thorough
@every_format
@every_batch
def test_every_naughty_string_shows_as_it_was_typed_and_does_nothing(name: str, words: str) -> None:
    check_that_it_is_only_text(name, words)


@pytest.mark.thorough
@every_batch
def test_every_string_is_whole_in_json_and_none_acts(words: str) -> None:
    for text, least in (
        (render_json_document(written(words)), sum(map(words.__eq__, words_of(written(words))))),
        (render_json(composed(scribbled(CASE, words))), len(CASE.entries)),
    ):
        read = texts_in(json.loads(text))

        assert sum(words in said for said in read) >= least > 0
        assert not TURNING.search(text)
        assert not {unicodedata.category(one) for one in text if one != "\n"} & {"Cc", "Cs"}


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


@pytest.mark.thorough
def test_on_paper_every_string_is_drawn_or_spelt_out_and_nothing_is_a_link_or_a_script() -> None:
    made = on_paper(STRINGS)
    text = unicodedata.normalize("NFC", squeezed("".join(bodies_of(made))))

    assert [] == [words for words in STRINGS if not is_drawn(words, text)]
    for name in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert name not in made


def on_paper(texts: Iterable[str]) -> bytes:
    """Return pages with a head and a foot, which are no part of their bodies."""
    return render_pdf(replace(framed("Page"), blocks=tuple(map(Paragraph, texts))))


def is_drawn(words: str, text: str) -> bool:
    """Say whether each character of some words is drawn, or named; plain words as they are."""
    seen = unicodedata.normalize("NFC", visible(words)).translate(LIGATURES)
    if seen.isascii():
        return squeezed(seen) in text
    return all(one in text or squeezed(spelt_out(one)[1:-1]) in text for one in squeezed(seen))


@tries(4, 60)
@given(st.lists(st.text(SHIPPED, max_size=80), min_size=5, max_size=5))
@example([SHIPPED])
def test_letters_that_the_fonts_have_stand_on_paper_as_they_were_written(texts: list[str]) -> None:
    quoted = [f"«{words}»" for words in texts]
    text = squeezed("".join(bodies_of(on_paper(quoted))))

    assert [] == [words for words in quoted if squeezed(words) not in text]


@tries(6, 100)
@given(st.text(max_size=40))
def test_whatever_was_written_can_be_drawn(words: str) -> None:
    assert render_pdf(framed(words)).startswith(b"%PDF-1.7")


@given(st.text(max_size=30), st.frozensets(st.characters(), max_size=5))
def test_each_character_is_kept_or_named(words: str, missing: frozenset[str]) -> None:
    drawn = drawable(words, missing)

    for character in visible(unicodedata.normalize("NFC", words)):
        assert character in drawn or spelt_out(character)[1:-1] in drawn


# A sheet and a paper of a meeting.


def documents(sheet: PromptSheet, local: Settings | None = None) -> list[Document]:
    chair = paper(PackPaper.CHAIR, sheet, local=local)
    return [page(sheet, local=local, is_full=True), chair]


def contacts(words: str) -> Settings:
    """Return settings with words in the local texts, as many as may be kept of each."""
    settings, line = Settings(), " ".join(words.split())
    for place in LOCAL:
        settings, line = with_text(settings, place, line[:LONGEST]), line[LONGEST:]
    assert not line
    return settings


@pytest.mark.thorough
@every_batch
def test_what_is_written_in_a_case_and_in_settings_is_whole_on_its_pages(words: str) -> None:
    local = contacts(words)
    sheet, chair = (
        [squeezed(text) for text in words_of(document)]
        for document in documents(composed(scribbled(CASE, words)), local)
    )

    assert sum(squeezed(words) in text for text in sheet) > 20
    assert sum(squeezed(words) in text for text in chair) > 2
    for place in LOCAL:
        kept = squeezed(text_at(local, place))
        assert any(kept in text for text in sheet), place


@pytest.mark.thorough
def test_a_copy_to_share_is_the_same_whatever_was_written() -> None:
    sheets = [composed(scribbled(CASE, words)) for words in ("Zebedee", *BATCHES)]
    copies = [without_own_words(sheet, shipped_bank()) for sheet in sheets]

    assert 1 == len({render_json(copy) for copy in copies})
    assert 1 == len({tuple(documents(copy)) for copy in copies})
