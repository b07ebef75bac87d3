"""HTML: one file that runs nothing and asks for nothing, in which every text is only text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Cell,
    Document,
    Paragraph,
    Row,
    Seen,
    Table,
)
from ehe_check.render.html import render_html
from tests.pages import GOLDEN_SHEETS, page
from tests.render.every_block import framed, written
from tests.render.html_read import Page

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "div"),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "hr", "strong", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("ol", "small", "footer", "details", "summary"),
    *("svg", "path", "rect", "circle"),
}
LETTERS = re.compile(rb"@font-face .*\n")


def urgent() -> Document:
    return page(GOLDEN_SHEETS["urgent-hold-two-children"]())


def test_the_policy_lets_nothing_in_but_the_page_s_own_style() -> None:
    read = Page(render_html(urgent()))
    style = "sha256-" + b64encode(sha256(read.style.encode()).digest()).decode()

    assert (
        f"default-src 'none'; style-src '{style}'; font-src data:; base-uri 'none'; "
        "form-action 'none'" in read.values("content")
    )


def test_nothing_runs_and_nothing_is_asked_for() -> None:
    html = render_html(written("Words")) + render_html(framed("Words"))
    read = Page(html)

    assert {tag for tag, _ in read.tags} <= TAGS
    assert not {"style", "src", "href", "srcset", "action", "id", "onclick", "open"} & {
        name for _, given in read.tags for name, _ in given
    }
    assert not re.search(
        r"https?:|//|url\(|@import|@font-face", LETTERS.sub(b"", html.encode()).decode()
    )


def test_the_letters_of_a_page_stand_in_it_and_are_asked_of_nobody() -> None:
    faces = re.findall(r"@font-face .*", render_html(written("Words")))
    held = r'src: url\("data:font/woff2;base64,[A-Za-z0-9+/=]+"\) format\("woff2"\); }$'

    assert len(faces) == 2
    assert all(re.search(held, face) and face.count("url(") == 1 for face in faces)


def test_what_is_drawn_to_write_on_has_words_and_is_no_control() -> None:
    read = Page(render_html(framed("Words")))
    labels = [each for each in read.values("aria-label") if each]

    assert {"Box to tick:", "Ticked:", "blank to write on"} <= {*labels}
    assert len(labels) == read.values("role").count("img")
    assert not {"input", "button", "label", "form"} & {tag for tag, _ in read.tags}


def test_callouts_differ_by_a_sign_and_not_by_colour_alone() -> None:
    def sign(tone: CalloutTone) -> tuple[str | None, ...]:
        document = Document("T", (Callout(tone, "Do this", (Paragraph("Now."),)),))
        return tuple(Page(render_html(document)).values("d"))

    assert len({sign(tone) for tone in CalloutTone}) == len(CalloutTone)


def test_shapes_differ() -> None:
    def drawn(shape: Seen) -> str:
        rows = (Row("GP", (Cell("Yes", shape),)),)
        html = render_html(Document("T", (Table("T", ("Who", "Seen"), rows),)))
        return html[html.index('<svg class="shape" aria-hidden="true"') : html.index("</svg>")]

    assert len(set(map(drawn, Seen))) == len(Seen)
