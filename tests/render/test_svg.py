"""Drawings: whole SVG whatever is written in it, black on white, and only where it can be shown."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from ehe_check.page.document import Document, Paragraph, Seen
from ehe_check.page.visible import visible
from ehe_check.render.pdf import drawable, render_pdf
from ehe_check.render.svg import svg_of
from tests.render.every_block import NAUGHTY, drawing

SVG = "{http://www.w3.org/2000/svg}"


def read(words: str) -> ET.Element:
    """Return a drawing with such words in it, read back."""
    return ET.fromstring(svg_of(drawing(words), drawable))  # noqa: S314 (our own text)


@pytest.mark.parametrize("words", NAUGHTY)
def test_words_stay_words_whatever_they_are(words: str) -> None:
    svg, plain = read(words), read("Words")

    assert [each.tag for each in plain.iter()] == [each.tag for each in svg.iter()]
    whole = " ".join(drawable(words).split())
    texts = [" ".join((each.text or "").split()) for each in svg.iter(f"{SVG}text")]
    assert whole == " ".join((svg.findtext(f"{SVG}title") or "").split())
    assert all(whole.startswith(text.removesuffix(".")) for text in texts)


def test_words_that_are_spelt_out_take_no_more_room_than_there_is() -> None:
    spelt = "[character number one in words, and number two]"
    svg = svg_of(drawing("李小"), lambda _: spelt)

    assert 3 == svg.count(f">{spelt[:25]}.<")


def test_it_is_black_on_white_and_grey_is_for_faint_lines_alone() -> None:
    text = svg_of(drawing("Words"), visible)

    assert {"#fff", "#000", "#999"} == set(re.findall(r"#[0-9a-f]+", text))
    assert 1 == text.count("#999")
    assert not re.search(r"style=|class=|<script|href|url\(", text)


def test_each_shape_and_the_arrow_is_drawn_by_itself_and_is_no_letter() -> None:
    drawn = [each for each in read("Words").iter(f"{SVG}g") if each.get("transform")]
    shapes = {ET.tostring(each[0]) + b"".join(map(ET.tostring, each[1:])) for each in drawn}

    assert len(Seen) + 1 == len(shapes)
    assert not any(each.findall(f".//{SVG}text") for each in drawn)


@pytest.mark.parametrize("words", [NAUGHTY[0], NAUGHTY[4], NAUGHTY[8]])
def test_a_pdf_is_made_whatever_is_written_in_a_drawing(words: str) -> None:
    document = Document("Page", (drawing(words), Paragraph(words)))

    assert render_pdf(document).startswith(b"%PDF")
