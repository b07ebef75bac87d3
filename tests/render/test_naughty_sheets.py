"""The Big List of Naughty Strings in every place of a sheet and a pack, in every format.

Nothing of it is lost, nothing of it is run, and nothing of it reaches a terminal raw; and of a
copy to share it changes not one byte.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest

from ehe_check.page.document import Document
from ehe_check.page.visible import visible
from ehe_check.render.formats import Format, render
from ehe_check.render.html import render_html
from ehe_check.render.look import Look
from ehe_check.render.pdf import spelt_out
from ehe_check.sheet.sheet import PromptSheet
from tests.render.every_block import read_by
from tests.render.naughty import acting
from tests.render.naughty_sheets import (
    BATCHES,
    IN_A_PACK,
    LOCAL,
    STRINGS,
    WRITTEN,
    contacts,
    document,
    fitting,
    shared,
    sheet,
)
from tests.render.reading_html import Page
from tests.render.test_html import TAGS
from tests.render.test_markdown import READER, pieces, shown

pytestmark = pytest.mark.thorough

KINDS = {"prompt-sheet": WRITTEN, "meeting": IN_A_PACK}
CONTACTS = 11
TURNING = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
PLAIN_MARKUP = {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
AS_IN_DOCX = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}
ABOVE_THE_FOOT = ("-x", "0", "-y", "0", "-W", "600", "-H", "782")
every_kind = pytest.mark.parametrize("kind", KINDS)
every_batch = pytest.mark.parametrize("batch", range(len(BATCHES)))

Normal = Callable[[str], str]


@cache
def drawn(kind: str, batch: int) -> Document:
    strings = BATCHES[batch]
    return document(kind, sheet(strings), contacts(strings))


def made(page_format: Format, page: Document, of: PromptSheet | None = None) -> bytes:
    return render(page_format, document=page, sheet=of, look=Look())


def squeezed(text: str) -> str:
    return "".join(text.split())


def check_whole(text: str, kind: str, batch: int, normal: Normal) -> None:
    """Check that each string stands between the marks of each place, as a format shows it."""
    for place in KINDS[kind]:
        pieces_of_it = re.findall(f"start{place}(.*?)end{place}", text, re.DOTALL)

        assert pieces_of_it, f"{place} is not there"
        for piece in pieces_of_it:
            assert [] == [words for words in BATCHES[batch] if normal(words) not in piece], place
    check_contacts(text, batch, normal)


def check_contacts(text: str, batch: int, normal: Normal) -> None:
    found = re.findall(f"start{LOCAL}(.*?)end{LOCAL}", text, re.DOTALL)
    strings = fitting(BATCHES[batch])[:CONTACTS]

    assert [] == [words for words in strings if not any(normal(words) in piece for piece in found)]


@every_kind
@every_batch
def test_on_a_terminal_every_string_is_whole_and_none_acts(kind: str, batch: int) -> None:
    text = made(Format.TERMINAL, drawn(kind, batch)).decode()

    assert not acting(text)
    check_whole(squeezed(text), kind, batch, lambda words: squeezed(visible(words)))


@every_kind
@every_batch
def test_in_markdown_every_string_is_whole_and_none_marks_or_acts(kind: str, batch: int) -> None:
    text = made(Format.MARKDOWN, drawn(kind, batch)).decode()
    tokens = READER.parse(text)
    comments = {one.content.strip() for one in tokens if one.type == "html_block"} - {"<!-- -->"}

    assert not acting(text)
    assert not comments
    assert not PLAIN_MARKUP - {"html_block"} & {one.type for one in pieces(tokens)}
    read = squeezed(shown(tokens)).replace("/", "")
    check_whole(read, kind, batch, lambda words: squeezed(visible(words)).replace("/", ""))


@every_kind
@every_batch
def test_in_html_every_string_is_text_and_nothing_is_run_or_asked_for(
    kind: str, batch: int
) -> None:
    html = made(Format.HTML, drawn(kind, batch)).decode()
    read, plain = Page(html), Page(render_html(Document("Plain", ())))
    policy = [
        given for tag, given in read.tags if ("http-equiv", "Content-Security-Policy") in given
    ]

    assert not acting(html)
    assert {tag for tag, _ in read.tags} <= TAGS
    assert policy == [given for _, given in plain.tags if given in policy] != []
    assert not {
        name for _, given in read.tags for name, _ in given if name in ACTIVE or name[:2] == "on"
    }
    assert plain.style == read.style
    check_whole(squeezed(read.text), kind, batch, lambda words: squeezed(visible(words)))


ACTIVE = {"src", "href", "srcdoc", "action", "formaction", "data", "xlink:href", "style"}


@every_kind
@every_batch
def test_in_word_every_string_is_whole_and_nothing_is_a_link_or_a_field(
    kind: str, batch: int
) -> None:
    word_file = docx.Document(io.BytesIO(made(Format.DOCX, drawn(kind, batch))))
    body = word_file.element.body
    text = "".join(body.itertext("{*}t"))

    assert not body.xpath("//w:hyperlink | //w:fldSimple | //w:instrText | //w:object | //w:pict")
    check_whole(
        squeezed(text),
        kind,
        batch,
        lambda words: squeezed(visible(words).translate(AS_IN_DOCX)),
    )


@every_kind
@every_batch
def test_in_json_every_string_comes_back_and_none_acts(kind: str, batch: int) -> None:
    strings = BATCHES[batch]
    own = sheet(strings) if kind == "prompt-sheet" else None
    text = made(Format.JSON, drawn(kind, batch), own).decode()

    assert not TURNING.search(text)
    assert not [one for one in text if unicodedata.category(one) in ("Cc", "Cs") and one != "\n"]
    read = "\n".join(texts_in(json.loads(text)))
    if own is None:
        check_whole(read, kind, batch, str)
    else:
        for place in WRITTEN:
            (first, *_) = re.findall(f"start{place}(.*?)end{place}", read, re.DOTALL)
            assert all(words in first for words in strings)


def texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 (whatever JSON can hold)
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from texts_in(one)
        case list():
            for one in value:
                yield from texts_in(one)
        case _:
            return


@every_kind
@every_batch
def test_in_pdf_every_string_is_drawn_or_spelt_out_and_nothing_is_a_link_or_a_script(
    kind: str, batch: int, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made(Format.PDF, drawn(kind, batch)))
    text = read_by("pdftotext", "-raw", *ABOVE_THE_FOOT, str(path), "-")

    for name in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert name not in path.read_bytes()
    check_drawn(unicodedata.normalize("NFC", squeezed(text)), kind, batch)


def check_drawn(text: str, kind: str, batch: int) -> None:
    for place in KINDS[kind]:
        found = re.findall(f"start{place}(.*?)end{place}", text)

        assert found, f"{place} is not there"
        strings = BATCHES[batch]
        lost = [words for words in strings if not any(is_drawn(words, piece) for piece in found)]
        assert lost == [], place


def is_drawn(words: str, text: str) -> bool:
    """Say whether each character of some words is drawn, or named; plain words as they are."""
    seen = unicodedata.normalize("NFC", visible(words))
    if seen.isascii():
        return squeezed(seen) in text
    return all(one in text or squeezed(spelt_out(one)[1:-1]) in text for one in squeezed(seen))


@every_kind
@pytest.mark.parametrize("page_format", list(Format))
def test_a_copy_to_share_is_the_same_whatever_was_written(kind: str, page_format: Format) -> None:
    copies = {
        made(page_format, document(kind, one), one if kind == "prompt-sheet" else None)
        for one in (shared(("Zebedee",)), shared(STRINGS[:40]), shared(STRINGS[40:]))
    }

    assert 1 == len(copies)
