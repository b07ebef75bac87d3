"""The Word file: real headings and lists, whole, the same each time, and nobody else's past."""

from __future__ import annotations

import io
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.shared import Length
from docx.table import Table as Grid
from docx.table import _Cell as Box
from docx.text.paragraph import Paragraph as Line
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import (
    Block,
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Checklist,
    Columns,
    Details,
    Document,
    Heading,
    Item,
    Legend,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Table,
    Term,
    Terms,
    WritingBox,
    every_block,
)
from ehe_check.page.drawing import Shape
from ehe_check.page.visible import visible
from ehe_check.render.docx.word import INSIDE, render_docx
from ehe_check.render.docx.word_frame import SHEET_WIDTH, TEXT_WIDTH
from ehe_check.render.docx.word_parts import LETTERS, PARTS
from ehe_check.render.docx.word_tables import widths
from ehe_check.resources import FONTS
from tests.counts import tries
from tests.pages import words_of
from tests.render.every_block import (
    IN_EVERY_FORMAT,
    WHOLE_CASES,
    framed,
    tables,
    whole_case,
    written,
)

pytestmark = pytest.mark.thorough

CASES = list(WHOLE_CASES)
SEEN = Table(
    "Who has seen the child",
    ("Professional", "Has seen", "Where"),
    (
        Row("GP", (Cell("Yes", Shape.RECENT), Cell("Surgery"))),
        Row("Optician", (Cell("Not known", Shape.UNKNOWN), Cell(None))),
    ),
)


LEGEND = Legend(
    ((Shape.RECENT, "last 3 months"), (Shape.UNKNOWN, "nobody knows"), (Shape.NEVER, "never"))
)
SHARED = Table("", SEEN.columns, SEEN.rows, widths=(1, 2, 1))

drawn = cache(render_docx)
"""The bytes of a document, which are the same each time, drawn once."""


def parts(document: Document) -> dict[str, str]:
    with ZipFile(io.BytesIO(drawn(document))) as package:
        names = (name for name in package.namelist() if name.endswith((".xml", ".rels")))
        return {name: package.read(name).decode() for name in names}


@cache
def lines(document: Document) -> list[tuple[str, str]]:
    """Return the style and the text of each line of the Word file."""
    styled = ((line.style, line.text) for line in _lines(document))
    return [(style.name if style else "", text) for style, text in styled]


def text_of(document: Document) -> str:
    """Return the text of the Word file, line by line; to look each line's style up takes long."""
    return "\n".join(line.text for line in _lines(document))


def in_cells(*texts: str) -> list[tuple[str, str]]:
    return [("In A Cell", text) for text in texts]


def _lines(document: Document) -> Iterator[Line]:
    read: WordFile = docx.Document(io.BytesIO(drawn(document)))
    yield from _lines_in(read.iter_inner_content())
    if document.foot is not None:
        yield from read.sections[0].first_page_footer.paragraphs


def _lines_in(inside: Iterable[Line | Grid]) -> Iterator[Line]:
    for one in inside:
        if isinstance(one, Grid):
            for box in _boxes_of(one):
                yield from _lines_in(box.iter_inner_content())
        else:
            yield one


def _boxes_of(grid: Grid) -> Iterator[Box]:
    """Yield each cell of a table once, though it may be as wide as several."""
    for row in grid.rows:
        yield from {cell._tc: cell for cell in row.cells}.values()  # noqa: SLF001 (no other name)


def headings(document: Document) -> list[tuple[int, str]]:
    """Return each heading of a document in its words, the document's own first."""
    title = document.head.title if document.head else document.title
    told = [
        (1, title),
        *((level, words) for level, words in map(_heading, every_block(document.blocks)) if level),
    ]
    return [(level, " ".join(words.split())) for level, words in told]


def _heading(block: Block) -> tuple[int, str]:
    match block:
        case Heading():
            return block.level, f"{block.text} ({block.note})" if block.note else block.text
        case WritingBox():
            return block.level, f"{block.title} ({block.note})" if block.note else block.title
        case Callout():
            return block.level, ": ".join(filter(None, (block.label, block.title)))
        case Details():
            return block.level, block.summary
        case _:
            return 0, ""


def listed(document: Document) -> int:
    """Return how many items stand in the lists of a document, those to ring among them."""
    blocks = tuple(every_block(document.blocks))
    items = sum(len(one.items) for one in blocks if isinstance(one, Bullets | Checklist))
    return items + sum(len(one.rows) for one in blocks if isinstance(one, Calls))


def having(document: Document, name: str) -> list[tuple[int, str]]:
    """Return each line that has a property, itself or by its style: the value, and its words."""
    at = f"./w:pPr//{name}/@w:val"
    styles = docx.Document(io.BytesIO(drawn(document))).styles
    by_style = {style.style_id: style.element.xpath(at) for style in styles}
    found: list[tuple[int, str]] = []
    for line in _lines(document):
        paragraph = line._p  # noqa: SLF001 (no other name)
        values = paragraph.xpath(at) or by_style.get(paragraph.style, [])
        found += [(int(value), " ".join(line.text.split())) for value in values]
    return found


def lists(document: Document, marked: str) -> set[int]:
    """Return the number of each list that is marked so: with a bullet or a decimal number."""
    kind = f"../w:abstractNum[w:lvl/w:numFmt/@w:val='{marked}']/@w:abstractNumId"
    numbering = docx.Document(io.BytesIO(drawn(document))).part.numbering_part.element
    return {int(one) for one in numbering.xpath(f"./w:num[w:abstractNumId/@w:val={kind}]/@w:numId")}


@pytest.mark.parametrize("name", IN_EVERY_FORMAT)
def test_the_structure_of_a_whole_case_is_as_it_was(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    told = "".join(f"{style}: {text!r}\n" for style, text in lines(whole_case(name)))

    golden(f"{name}.docx.txt", told.encode())


@pytest.mark.parametrize("name", CASES)
def test_word_has_the_headings_and_the_lists_of_a_whole_case(name: str) -> None:
    document = whole_case(name)
    outline = [(level + 1, words) for level, words in having(document, "w:outlineLvl")]
    items = [number for number, _ in having(document, "w:numId")]

    assert headings(document) == outline
    assert listed(document) == len(items)
    assert {*items} <= lists(document, "bullet") | lists(document, "decimal")


@pytest.mark.parametrize("name", CASES)
def test_every_word_of_a_whole_case_is_in_it(name: str) -> None:
    document = whole_case(name)
    text = text_of(document)

    for said in words_of(document):
        assert said in text


def test_the_same_document_gives_the_same_bytes() -> None:
    document = whole_case("meeting")

    assert render_docx(document) == render_docx(document)


def test_its_properties_are_its_own() -> None:
    document = whole_case("meeting")
    read = docx.Document(io.BytesIO(drawn(document))).core_properties
    core = parts(document)["docProps/core.xml"]

    assert read.title == " · ".join(filter(None, (document.title, document.subtitle)))
    assert (read.author, read.last_modified_by, read.comments) == ("ehe-check", "ehe-check", "")
    assert core.count("2026-11-24T00:00:00Z") == 2
    assert not re.search("python|2013|Word Document", core)


def test_a_document_without_a_date_says_none() -> None:
    core = parts(replace(whole_case("meeting"), made_on=None))["docProps/core.xml"]

    assert "dcterms" not in re.sub("xmlns:[^ >]*", "", core)


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


def test_lists_are_real_and_a_box_to_tick_can_be_clicked() -> None:
    document = Document("T", (Checklist((Item("Ring."),)), Bullets((Item("Note."),))))
    xml = parts(document)["word/document.xml"]

    assert lines(document)[1:] == [("Checklist", "\tRing."), ("List Bullet", "Note.")]
    assert (1, 1) == (xml.count("<w14:checkbox>"), xml.count("☐"))
    assert re.search(r'mc:Ignorable="w14"', xml)


def test_each_numbered_list_begins_at_one() -> None:
    first = Bullets((Item("a"), Item("b")), is_numbered=True)
    document = Document("T", (first, Rule(), first))
    items = Counter(number for number, _ in having(document, "w:numId"))
    begins = r'<w:num w:numId="{}">(?:(?!</w:num>).)*<w:startOverride w:val="1"/>'

    assert [2, 2] == list(items.values())
    assert {*items} <= lists(document, "decimal")
    for number in items:
        assert re.search(begins.format(number), parts(document)["word/numbering.xml"])


def test_labels_and_texts_paste_as_lines_with_a_tab_between() -> None:
    document = Document("T", (Terms((Term("Who", "The nurse"), Term("By when", None))),))

    assert lines(document)[1:] == [
        ("Term", "Who:\tThe nurse"),
        ("Normal", "By when:\N{NO-BREAK SPACE}\t"),
    ]


def test_a_label_is_never_broken_from_the_line_that_follows_it() -> None:
    item = Item("Ring.", blanks=("Spoke to", "at"))
    (_, told) = lines(Document("T", (Bullets((item,)),)))[1]
    _, _, label = told.rpartition("\n")

    assert label == "Spoke to\N{NO-BREAK SPACE}\t at\N{NO-BREAK SPACE}\t"


def test_a_table_is_a_real_one_with_a_header_row_and_a_name() -> None:
    document = Document("T", (SEEN,))
    xml = parts(document)["word/document.xml"]

    assert ("Caption", SEEN.caption) == lines(document)[1]
    assert [SEEN.caption] == re.findall(r'<w:tblCaption w:val="([^"]*)"', xml)
    assert xml.index("<w:tbl>") < xml.index("<w:tblHeader/>") < xml.index("Professional")
    assert (1, 3) == (xml.count("<w:tblHeader/>"), xml.count("<w:cantSplit/>"))
    assert 3 == xml.count("<w:keepNext/>"), "the header is kept with the row after it"


def test_a_cell_says_in_words_what_its_shape_means_and_a_blank_has_room_to_write() -> None:
    ticked = Row("Nurse", (Cell("", Shape.NEVER, tick=True), Cell("Home", tick=True)))
    document = Document("T", (LEGEND, replace(SEEN, rows=(*SEEN.rows, ticked))))
    xml = parts(document)["word/document.xml"]

    assert lines(document)[1:] == [
        ("Caption", "Who has seen the child"),
        *in_cells("Professional", "Has seen", "Where"),
        *in_cells("GP", "last 3 months, Yes", "Surgery"),
        *in_cells("Optician", "nobody knows, Not known", ""),
        *in_cells("Nurse", " never", " Home"),
        ("Table End", ""),
    ]
    assert (1, 2) == (xml.count('w:hRule="atLeast"'), xml.count("<w14:checkbox>"))


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


def test_only_a_heading_that_starts_a_page_breaks_one() -> None:
    blocks = (Heading(2, "One"), Heading(2, "Two", starts_page=True))
    xml = parts(Document("T", blocks))["word/document.xml"]

    assert 1 == xml.count("pageBreakBefore")
    assert xml.index("One") < xml.index("<w:pageBreakBefore/>") < xml.index("Two")


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

    assert [*told, ("Normal", "Then.")] == lines(document)[1:5]
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


def test_whom_to_ring_is_a_checklist_with_room_to_write_what_they_said() -> None:
    asked = Call("GP", ("01632 960001", "01632 960002"), "saw the child", ("Spoke to",))
    rung = Call("Lead", (), "knows", kept="Rung at ten.", is_ticked=True)
    document = Document("T", (Paragraph("Ring them."), Calls((asked, rung))))

    assert lines(document)[2:] == [
        (
            "Checklist",
            "\tGP: 01632 960001 · 01632 960002 · saw the child\nSpoke to\N{NO-BREAK SPACE}\t",
        ),
        ("Checklist", "\tLead: knows\nRung at ten."),
    ]
    assert ["☐", "☒"] == re.findall("[☐☒]", parts(document)["word/document.xml"])


def test_a_box_to_write_in_has_its_ticks_its_text_or_room_and_its_fields_three_in_a_row() -> None:
    fields = (Term("Who", "The lead"), *(Term(name, None) for name in ("When", "Role", "Signed")))
    blank = WritingBox("Decided", "freely", ("as above",), "Why", lines=3, fields=fields)
    document = Document("T", (blank, replace(blank, ticks=(), label="", text="No.\nYes.")))
    fielded = [
        ("Normal", "Who: The lead\t When:\N{NO-BREAK SPACE}\t Role:\N{NO-BREAK SPACE}\t"),
        ("Normal", "Signed:\N{NO-BREAK SPACE}\t"),
        ("Table End", ""),
    ]
    title = ("Heading 2", "Decided (freely)")
    first, second = docx.Document(io.BytesIO(drawn(document))).tables
    room = first.rows[0].cells[0].paragraphs[1].paragraph_format.space_after

    assert [title, ("Normal", "\N{NO-BREAK SPACE}as above    Why"), *fielded] == lines(document)[
        1:6
    ]
    assert [title, ("Normal", "No.\nYes."), *fielded] == lines(document)[6:]
    assert ["Box", "Box"] == [grid.style and grid.style.name for grid in (first, second)]
    assert room is not None
    assert 51 == room.pt
    *_, last = second.rows[0].cells[0].paragraphs[-1].paragraph_format.tab_stops
    assert TEXT_WIDTH - INSIDE - 2 < last.position.pt < TEXT_WIDTH - INSIDE


def test_columns_are_read_one_after_the_other() -> None:
    box = WritingBox("In a box")
    document = Document("T", (Columns((Heading(2, "Left"), Paragraph("One.")), (box,)),))
    left, right = [("Heading 2", "Left"), ("Normal", "One.")], [("Heading 2", "In a box")]

    assert [*left, *right, ("Table End", "")] == lines(document)[1:]


def test_what_opens_on_a_screen_stands_beneath_its_heading_on_a_page_where_one_begins() -> None:
    blocks = (Details("Whole", (Paragraph("In it."),)), Rule(), PageBreak(), Paragraph("After."))
    document = Document("T", blocks)
    xml = parts(document)["word/document.xml"]

    assert lines(document)[1:] == [
        ("Heading 2", "Whole"),
        ("Normal", "In it."),
        ("Divider", ""),
        ("Table End", ""),
        ("Normal", "After."),
    ]
    assert 1 == xml.count("<w:pageBreakBefore/>")
    assert xml.index("In it.") < xml.index("<w:pageBreakBefore/>") < xml.index("After.")


def test_a_line_that_leads_to_a_list_stays_on_its_page() -> None:
    leads, other = Paragraph("Look:"), Paragraph("Then.")
    document = Document("T", (leads, Bullets((Item("a"),)), other, other, leads, SEEN))
    body = docx.Document(io.BytesIO(drawn(document))).paragraphs

    assert ["Look:", "Look:"] == [
        line.text for line in body if line.paragraph_format.keep_with_next
    ]


@tries(6, 100)
@given(st.text(min_size=1, max_size=40))
def test_whatever_was_written_can_be_saved_and_read_back(words: str) -> None:
    text = text_of(written(words)) + text_of(framed(words))

    for character in visible(words):
        assert character in text or unicodedata.category(character) == "Cn"


def test_nothing_about_a_case_touches_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    render_docx(written("Secret 李"))

    assert list(tmp_path.iterdir()) == []
