"""HTML: one file that runs nothing and asks for nothing, in which every text is only text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given

from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Details,
    Document,
    Heading,
    Item,
    Legend,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
    every_block,
    heading_level,
)
from ehe_check.page.drawing import Shape
from ehe_check.page.visible import visible
from ehe_check.render.html import render_html
from tests.pages import GOLDEN_SHEETS, page, words_of, worked_page
from tests.render.every_block import acting, framed, naughty, written
from tests.render.html_read import Page
from tests.worked import some_case_names

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "div"),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "hr", "strong", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("ol", "small", "footer", "details", "summary"),
    *("svg", "path", "rect", "circle"),
}
LETTERS = re.compile(rb"@font-face .*\n")
PLAIN = Page(render_html(written("Words"))).structure
PLAIN_SHEET = Page(render_html(framed("Words"))).structure


def urgent() -> Document:
    return page(GOLDEN_SHEETS["urgent-hold-two-children"]())


def check_only_text(words: str) -> None:
    for made, plain in ((written, PLAIN), (framed, PLAIN_SHEET)):
        html = render_html(made(words))
        read = Page(html)

        assert read.structure == plain
        assert read.title == f"{visible(words)} – {visible(words)}"
        assert read.text.count(visible(words)) >= sum(
            words in said for said in words_of(made(words))
        )
        assert not acting(html)


@given(naughty)
def test_whatever_was_written_is_text_and_nothing_else(words: str) -> None:
    check_only_text(words)


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


def test_headings_are_the_document_s_own() -> None:
    for name in some_case_names():
        document = worked_page(name)
        blocks = every_block(document.blocks)
        levels = [level for block in blocks if (level := heading_level(block))]

        assert [1, *levels] == Page(render_html(document)).headings, name


def test_the_page_says_its_language_and_its_title() -> None:
    read = Page(render_html(urgent()))

    assert ("html", (("lang", "en-GB"),)) in read.tags
    assert read.title == f"{urgent().title} – {urgent().subtitle}"


def test_every_item_to_tick_has_a_drawn_box_that_has_words_and_is_no_control() -> None:
    item = Item("Look.", blanks=("By when",))
    read = Page(render_html(Document("T", (Checklist((item, item)), Bullets((item,))))))

    assert read.values("aria-label").count("Box to tick:") == 2
    assert read.values("aria-label").count("blank to write on") == 3
    assert not {"input", "button", "label", "form"} & {tag for tag, _ in read.tags}


def test_lists_and_terms_are_real_ones() -> None:
    terms = Terms((Term("Who", "me"), Term("When", None)))
    document = Document("T", (Bullets((Item("a"), Item("b"))), Checklist((Item("c"),)), terms))
    tags = [tag for tag, _ in Page(render_html(document)).tags]

    assert (2, 3, 1, 2, 2) == tuple(map(tags.count, ("ul", "li", "dl", "dt", "dd")))


def test_callouts_differ_by_a_sign_and_not_by_colour_alone() -> None:
    def sign(tone: CalloutTone) -> tuple[str | None, ...]:
        document = Document("T", (Callout(tone, "Do this", (Paragraph("Now."),)),))
        return tuple(Page(render_html(document)).values("d"))

    assert len({sign(tone) for tone in CalloutTone}) == len(CalloutTone)


def test_a_table_is_a_real_one_and_says_so_where_its_rows_are_drawn_as_cards() -> None:
    rows = (Row("GP", (Cell("Yes", Shape.RECENT),)), Row("Optician", (Cell(None),)))
    html = render_html(Document("T", (Table("Seen", ("Who", "Has seen"), rows),)))
    read = Page(html)
    roles = {"table": 1, "rowgroup": 2, "row": 3, "columnheader": 2, "rowheader": 2, "cell": 2}

    assert "<caption>Seen</caption>" in html
    assert ["col", "col", "row", "row"] == read.values("scope")
    assert roles == {role: read.values("role").count(role) for role in roles}
    assert read.text.count("Blank to write on") == 1


def test_shapes_differ_and_a_legend_says_each_to_those_who_listen() -> None:
    def drawn(shape: Shape) -> str:
        rows = (Row("GP", (Cell("Yes", shape),)),)
        html = render_html(Document("T", (Table("T", ("Who", "Seen"), rows),)))
        return html[html.index('<svg class="shape" aria-hidden="true"') : html.index("</svg>")]

    assert len(set(map(drawn, Shape))) == len(Shape)


def test_a_shape_has_the_words_of_the_legend_beside_it() -> None:
    cells = (Cell("", Shape.NEVER), Cell("Oct 26", Shape.RECENT))
    legend = Legend(((Shape.NEVER, "never"), (Shape.RECENT, "last 3 months")))
    table = Table("", ("Who", "Seen", "Heard"), (Row("elder", cells),))
    html = render_html(Document("T", (legend, table)))

    assert ">never</span>" in html.partition("<tbody")[2]
    assert "last 3 months, Oct 26" in Page(html.partition("<tbody")[2]).text


@pytest.mark.parametrize(
    ("block", "written_as"),
    [
        (Details("More", (Paragraph("This."),)), "<details>\n<summary><h2>More</h2></summary>"),
        (Heading(2, "One"), "<h2>One</h2>"),
        (Heading(2, "Two", starts_page=True), '<h2 class="starts-page">Two</h2>'),
        (Paragraph("a\r\nb"), ">a\nb<"),
    ],
)
def test_what_opens_is_closed_and_what_starts_a_page_says_so(block: Block, written_as: str) -> None:
    assert written_as in render_html(Document("T", (block,)))
