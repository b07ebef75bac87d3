"""The Word file: real headings and lists, whole, the same each time, and nobody else's past."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph as Line

from ehe_check.page.document import (
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Seen,
    Table,
    Term,
    Terms,
    WritingBox,
    every_block,
)
from ehe_check.render.docx.word import INSIDE, render_docx
from ehe_check.render.docx.word_frame import FORM_STYLES, SHEET_WIDTH, TEXT_WIDTH
from ehe_check.render.docx.word_lines import TABLE_END
from ehe_check.render.docx.word_parts import LETTERS, PARTS
from ehe_check.render.docx.word_tables import widths
from ehe_check.resources import FONTS
from tests.render.every_block import (
    WHOLE_CASES,
    tables,
    whole_case,
)

pytestmark = pytest.mark.thorough

CASES = list(WHOLE_CASES)
SEEN = Table(
    "Who has seen the child",
    ("Professional", "Has seen", "Where"),
    (
        Row("GP", (Cell("Yes", Seen.RECENT), Cell("Surgery"))),
        Row("Optician", (Cell("Not known", Seen.UNKNOWN), Cell(None))),
    ),
)


SHARED = Table("", SEEN.columns, SEEN.rows, widths=(1, 2, 1))

drawn = cache(render_docx)
"""The bytes of a document, which are the same each time, drawn once."""


def parts(document: Document) -> dict[str, str]:
    with ZipFile(io.BytesIO(drawn(document))) as package:
        names = (name for name in package.namelist() if name.endswith((".xml", ".rels")))
        return {name: package.read(name).decode() for name in names}


@cache
def styled_lines(document: Document) -> list[tuple[str, str]]:
    """Return the style and the text of each line of the Word file."""
    styled = ((line.style, line.text) for line in _lines(document))
    return [(style.name if style else "", text) for style, text in styled]


def text_of(document: Document) -> str:
    """Return the text of the Word file, line by line; to look each line's style up takes long."""
    return "\n".join(line.text for line in _lines(document))


def _lines(document: Document) -> Iterator[Line]:
    read: WordFile = docx.Document(io.BytesIO(drawn(document)))
    yield from (Line(each, read) for each in read.element.body.iter(qn("w:p")))
    if document.foot is not None:
        yield from read.sections[0].first_page_footer.paragraphs


def listed(document: Document) -> int:
    """Return how many items stand in the lists of a document, those to ring among them."""
    blocks = tuple(every_block(document.blocks))
    items = sum(len(one.items) for one in blocks if isinstance(one, Bullets | Checklist))
    return items + sum(len(one.rows) for one in blocks if isinstance(one, Calls))


def having(document: Document, name: str) -> list[int]:
    """Return the value of a property of each line that has it, itself or by its style."""
    at = f"./w:pPr//{name}/@w:val"
    styles = docx.Document(io.BytesIO(drawn(document))).styles
    by_style = {style.style_id: style.element.xpath(at) for style in styles}
    lines = [line._p for line in _lines(document)]  # noqa: SLF001 (no other name)
    values = [line.xpath(at) or by_style.get(line.style, []) for line in lines]
    return [int(value) for each in values for value in each]


def lists(document: Document, marked: str) -> set[int]:
    """Return the number of each list that is marked so: with a bullet or a decimal number."""
    kind = f"../w:abstractNum[w:lvl/w:numFmt/@w:val='{marked}']/@w:abstractNumId"
    numbering = docx.Document(io.BytesIO(drawn(document))).part.numbering_part.element
    return {int(one) for one in numbering.xpath(f"./w:num[w:abstractNumId/@w:val={kind}]/@w:numId")}


@pytest.mark.parametrize("name", CASES)
def test_the_lists_of_a_whole_case_are_real_ones(name: str) -> None:
    items = having(whole_case(name), "w:numId")

    assert listed(whole_case(name)) == len(items)
    assert {*items} <= lists(whole_case(name), "bullet") | lists(whole_case(name), "decimal")


def test_its_properties_are_its_own_and_its_date_is_that_of_the_document_or_none() -> None:
    document = whole_case("meeting")
    read = docx.Document(io.BytesIO(drawn(document))).core_properties
    core = parts(document)["docProps/core.xml"]
    undated = parts(replace(document, made_on=None))["docProps/core.xml"]

    assert read.title == " · ".join(filter(None, (document.title, document.subtitle)))
    assert (read.author, read.last_modified_by, read.comments) == ("ehe-check", "ehe-check", "")
    assert core.count("2026-11-24T00:00:00Z") == 2
    assert not re.search("python|2013|Word Document", core)
    assert "dcterms" not in re.sub("xmlns:[^ >]*", "", undated)


def test_it_holds_no_parts_of_anybody_elses_template() -> None:
    with ZipFile(io.BytesIO(drawn(whole_case("meeting")))) as package:
        names = package.namelist()

    assert {*names} == {*PARTS, *LETTERS}


def test_the_letters_of_a_page_are_in_it_and_can_be_taken_out_whole() -> None:
    with ZipFile(io.BytesIO(drawn(Document("T", ())))) as package:
        table = package.read("word/fontTable.xml").decode()
        for name, (font, key) in LETTERS.items():
            held = package.read(name)
            mask = bytes.fromhex(key)[::-1] * 2
            opened = (
                bytes(byte ^ under for byte, under in zip(held, mask, strict=False)) + held[32:]
            )

            assert opened == (FONTS / font).read_bytes()
            assert key in table.replace("-", "")


def test_it_is_in_british_english_throughout() -> None:
    languages = [
        language
        for part in parts(whole_case("meeting")).values()
        for language in re.findall(r'<w:(?:lang|themeFontLang) w:val="([^"]+)"', part)
    ]

    assert set(languages) == {"en-GB"}


def test_each_numbered_list_begins_at_one() -> None:
    first = Bullets((Item("a"), Item("b")), is_numbered=True)
    document = Document("T", (first, Rule(), first))
    items = Counter(having(document, "w:numId"))
    begins = r'<w:num w:numId="{}">(?:(?!</w:num>).)*<w:startOverride w:val="1"/>'

    assert [2, 2] == list(items.values())
    assert {*items} <= lists(document, "decimal")
    for number in items:
        assert re.search(begins.format(number), parts(document)["word/numbering.xml"])


def test_a_table_is_a_real_one_with_a_header_row_and_a_name() -> None:
    document = Document("T", (SEEN,))
    xml = parts(document)["word/document.xml"]

    assert ("Caption", SEEN.caption) == styled_lines(document)[1]
    assert [SEEN.caption] == re.findall(r'<w:tblCaption w:val="([^"]*)"', xml)
    assert xml.index("<w:tbl>") < xml.index("<w:tblHeader/>") < xml.index("Professional")
    assert (1, 3) == (xml.count("<w:tblHeader/>"), xml.count("<w:cantSplit/>"))
    assert 3 == xml.count("<w:keepNext/>"), "the header is kept with the row after it"


def test_a_box_to_tick_can_be_clicked_and_a_blank_has_room_to_write() -> None:
    ticked = Row("Nurse", (Cell("", Seen.NEVER, tick=True), Cell("Home", tick=True)))
    kept = Calls((Call("Lead", (), "", is_ticked=True),))
    blocks = (Checklist((Item("Ring."),)), replace(SEEN, rows=(*SEEN.rows, ticked)), kept)
    xml = parts(Document("T", blocks))["word/document.xml"]

    assert ["☐", "☐", "☐", "☒"] == re.findall("[☐☒]", xml)
    assert (1, 4) == (xml.count('w:hRule="atLeast"'), xml.count("<w14:checkbox>"))
    assert re.search(r'mc:Ignorable="w14"', xml)


@pytest.mark.parametrize("name", CASES)
def test_nothing_of_a_whole_case_is_drawn(name: str) -> None:
    body = docx.Document(io.BytesIO(drawn(whole_case(name)))).element.body

    assert [] == body.xpath(
        "//w:drawing | //w:pict | //w:tbl[w:tblPr/w:tblStyle/@w:val='Box']//w:tbl"
    )


@pytest.mark.parametrize("line", [TEXT_WIDTH, SHEET_WIDTH])
@pytest.mark.parametrize("table", [*tables("Words."), *tables("W" * 300), SHARED])
def test_the_columns_of_a_table_fill_the_line(table: Table, line: float) -> None:
    assert sum(widths(table, line)) == pytest.approx(line)
    assert min(widths(table, line)) > 20


@pytest.mark.parametrize(("name", "wide"), [("T", TEXT_WIDTH), ("meeting", SHEET_WIDTH)])
def test_the_margins_leave_as_much_room_as_boxes_are_wide(name: str, wide: float) -> None:
    document = whole_case(name) if name in CASES else Document(name, ())
    section = docx.Document(io.BytesIO(drawn(document))).sections[0]
    margins = Length((section.left_margin or 0) + (section.right_margin or 0))

    assert section.page_width is not None
    assert wide == pytest.approx(section.page_width.pt - margins.pt, abs=0.5)


def test_widths_are_shared_out_as_the_table_says_in_every_row() -> None:
    (grid,) = docx.Document(io.BytesIO(drawn(Document("T", (SHARED,))))).tables

    assert widths(SHARED, 400) == (100, 200, 100)
    for row in grid.rows:
        across = [cell.width.pt / TEXT_WIDTH for cell in row.cells if cell.width]
        assert [0.25, 0.5, 0.25] == [round(share, 3) for share in across]


def test_only_a_page_break_and_a_heading_that_starts_a_page_break_one() -> None:
    two = Heading(2, "Two", starts_page=True)
    blocks = (Heading(2, "One"), two, Paragraph("In it."), PageBreak(), Paragraph("After."))
    xml = parts(Document("T", blocks))["word/document.xml"]
    said = re.findall("pageBreakBefore|One|Two|In it|After", xml)

    assert ["One", "pageBreakBefore", "Two", "In it", "pageBreakBefore", "After"] == said


FRAMES = {
    CalloutTone.URGENT: ["Strong Box"],
    CalloutTone.HOLD: ["Strong Box"],
    CalloutTone.ADVICE: ["Box"],
    CalloutTone.SAY: ["Box"],
    CalloutTone.PLAIN: [],
}


@pytest.mark.parametrize("tone", CalloutTone)
def test_a_callout_says_what_it_is_and_stands_whole_in_one_box_or_none(tone: CalloutTone) -> None:
    said = (Paragraph("Now."), Bullets((Item("a"),)), Paragraph("Then."))
    document = Document("T", (Callout(tone, "Do this", said, label="TODAY"),))
    told = [("Heading 2", "TODAY: Do this"), ("Normal", "Now."), ("List Bullet", "a")]
    grids = docx.Document(io.BytesIO(drawn(document))).tables

    assert [*told, ("Normal", "Then.")] == styled_lines(document)[1:5]
    assert FRAMES[tone] == [grid.style and grid.style.name for grid in grids]
    for grid in grids:
        assert 1 == len(grid.rows[0].cells) == len(grid._tbl.xpath(".//w:cantSplit"))  # noqa: SLF001 (no other)
        assert 4 == len(grid.rows[0].cells[0].paragraphs), "no empty line before it or after it"


def test_the_edges_of_a_strong_box_are_the_thicker_ones() -> None:
    styles = docx.Document(io.BytesIO(drawn(Document("T", ())))).styles
    edges = {
        name: set(map(int, styles[name].element.xpath(".//w:tblBorders/*/@w:sz")))
        for name in ("Box", "Strong Box")
    }

    assert 0 < max(edges["Box"]) < min(edges["Strong Box"])


def test_a_box_to_write_in_has_its_room_and_its_fields_three_in_a_row() -> None:
    fields = tuple(Term(name, None) for name in ("Who", "When", "Role", "Signed"))
    blank = WritingBox("Decided", "", ("as above",), "Why", lines=3, fields=fields)
    document = Document("T", (blank, replace(blank, ticks=(), label="", text="No.")))
    first, second = docx.Document(io.BytesIO(drawn(document))).tables
    room = first.rows[0].cells[0].paragraphs[1].paragraph_format.space_after
    *_, last = second.rows[0].cells[0].paragraphs[-1].paragraph_format.tab_stops

    assert ["Box", "Box"] == [grid.style and grid.style.name for grid in (first, second)]
    assert room is not None
    assert 51 == room.pt
    assert TEXT_WIDTH - INSIDE - 2 < last.position.pt < TEXT_WIDTH - INSIDE


def test_a_form_is_set_in_two_columns_and_its_short_blanks_stand_side_by_side() -> None:
    short, long = (Term(name, None) for name in ("Number", "Who heard it, and in which month"))
    document = Document("T", (Terms((short, short)), Terms((short, long))), is_form=True)
    made = docx.Document(io.BytesIO(drawn(document)))
    number, who = "Number:\N{NO-BREAK SPACE}\t", f"{long.label}:\N{NO-BREAK SPACE}\t"

    assert ["2"] == made.element.xpath("//w:sectPr/w:cols/@w:num")
    assert [f"{number} {number}", number, who] == [each.text for each in made.paragraphs[1:]]
    assert 9 == min(size for name, (size, *_) in FORM_STYLES.items() if name != TABLE_END)


def test_a_line_that_leads_to_a_list_stays_on_its_page() -> None:
    leads, other = Paragraph("Look:"), Paragraph("Then.")
    document = Document("T", (leads, Bullets((Item("a"),)), other, other, leads, SEEN))
    body = docx.Document(io.BytesIO(drawn(document))).paragraphs

    assert ["Look:", "Look:"] == [
        line.text for line in body if line.paragraph_format.keep_with_next
    ]
