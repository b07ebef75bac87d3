"""The PDF: tagged, whole, the same each time, in shipped fonts, and never on the disk."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.errors import WrongUseError
from ehe_check.page.document import (
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
)
from ehe_check.page.drawing import Shape
from ehe_check.page.visible import visible
from ehe_check.render import pdf
from ehe_check.render.pdf import drawable, render_pdf, spelt_out
from ehe_check.sheet.picture_page import picture_page
from tests.counts import tries
from tests.pages import page, words_of
from tests.pictures import planned
from tests.render.every_block import (
    IN_EVERY_FORMAT,
    WHOLE_CASES,
    framed,
    sheet_with_annex,
    tables,
    whole_case,
    written,
)
from tests.render.pdf_structure import (
    CHECKS,
    alternatives,
    painted_order,
    tagged_orders,
    tags,
)
from tests.render.pdf_text import pages_of, tagged_text
from tests.worked import worked_case

pytestmark = pytest.mark.thorough

CASES = list(WHOLE_CASES)
# It reads a list that goes on over a page as out of order; our own check compares every number.
MISREAD_BY_OUTLOUD = {"ORD-001"}
# It takes the head and foot of later pages, which are on every page, for text that nobody hears; a
# heading within a table for a broken one; and a table that is ruled for none.
MISREAD_BY_OUTLOUD |= {"TAG-002", "TBL-010", "TBL-014"}
# It says that a table to write on may be none, as most of its cells are empty.
EMPTY_TO_OUTLOUD = {"TBL-012"}
SHIPPED = "abcxyzABCXYZ0189 ŵŷÂêłżąśŁÿğőžđæœß€£–—‘’“”…#$*_=<>@~`\\/[]{}()\"'&%"
SEEN = Table(
    "Who has seen the child",
    ("Professional", "Has seen"),
    (Row("GP", (Cell("Yes", Shape.RECENT),)), Row("Optician", (Cell(None),))),
)
SHEETS = {
    "sheet": sheet_with_annex(),
    "framed": framed("Words."),
    "picture": picture_page(planned()),
}
LONG = Table("Many", SEEN.columns, SEEN.rows * 40)


drawn = cache(render_pdf)
"""The bytes of a document, which are the same each time, drawn once."""


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(drawn(document)))


def text_of(document: Document) -> str:
    return "\n".join(pages_of(drawn(document)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", [*CASES, *SHEETS])
def test_a_page_has_the_structure_that_it_must_have_and_is_painted_in_the_order_of_its_tags(
    name: str,
) -> None:
    made = opened(SHEETS[name] if name in SHEETS else whole_case(name))

    assert [] == [check.__name__ for check in CHECKS if not check(made)]
    assert list(map(painted_order, made.pages)) == tagged_orders(made)


EVERY_KIND_OF_TABLE = Document("T", (Heading(2, "Seen"), SEEN, *tables("Words."), LONG))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Save the whole cases, and a page of every kind of table, for programs that read files."""
    documents = {name: whole_case(name) for name in CASES}
    documents |= {name: SHEETS[name] for name in ("sheet", "picture")}
    documents["tables"] = EVERY_KIND_OF_TABLE
    folder = tmp_path_factory.mktemp("pages")
    paths = [folder / f"{name}.pdf" for name in documents]
    for path, document in zip(paths, documents.values(), strict=True):
        path.write_bytes(drawn(document))
    return paths


def test_pdfua_finds_nothing(saved: list[Path], tmp_path: Path) -> None:
    (tmp_path / "framed.pdf").write_bytes(drawn(SHEETS["framed"]))
    paths = map(str, (*saved, tmp_path / "framed.pdf"))
    command = [sys.executable, "-m", "pdfua", "check", "--quiet", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_outloud_finds_nothing_but_what_it_misreads(saved: list[Path], tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    # It reads tags and never the look of a page, for which pymupdf would start three models.
    run = "import sys; sys.modules['pymupdf.layout'] = None; from outloud.cli import main; main()"
    command = [sys.executable, "-c", run, "--quiet", "--json", str(report), *map(str, saved)]
    subprocess.run(command, check=False)
    results = json.loads(report.read_text(encoding="utf-8"))["results"]

    assert len(saved) == len(results)
    for path, result in zip(saved, results, strict=True):
        has_blanks = path.stem.startswith(("pack-", "tables"))
        misread = MISREAD_BY_OUTLOUD | (EMPTY_TO_OUTLOUD if has_blanks else set())

        assert result["error"] is None, path
        assert {finding["rule"] for finding in result["findings"]} <= misread, path


@pytest.mark.parametrize("name", IN_EVERY_FORMAT)
def test_the_text_of_a_whole_case_is_as_it_was(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"{name}.pdf.txt", tagged_text(opened(whole_case(name))).encode())


@pytest.mark.parametrize("name", CASES)
def test_every_word_of_a_whole_case_is_on_its_pages(name: str) -> None:
    document = whole_case(name)
    text = squeezed(
        re.sub(r"(Prompt sheet|Meeting pack) ·.*\n|Page \d+ of \d+", "", text_of(document))
    )

    for said in words_of(document):
        assert squeezed(said) in text


def test_the_same_document_gives_the_same_bytes() -> None:
    document = whole_case("meeting")

    assert render_pdf(document) == render_pdf(document)


def test_the_date_is_that_of_the_document_and_a_document_without_one_says_none() -> None:
    dated = opened(whole_case("ordinary"))
    undated = opened(replace(whole_case("ordinary"), made_on=None))

    assert str(dated.docinfo["/CreationDate"]).startswith("D:20261124000000")
    assert "/CreationDate" not in undated.docinfo
    assert b"CreateDate" not in undated.Root.Metadata.read_bytes()


def test_the_fonts_are_the_shipped_ones() -> None:
    made = opened(whole_case("meeting"))
    fonts = {
        str(one.FontName)
        for one in made.objects
        if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
    }

    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"AtkinsonHyperlegibleNext"}


def test_pages_are_numbered_and_a4() -> None:
    document = whole_case("ordinary")
    made = opened(document)
    boxes = {tuple(round(float(one)) for one in page.mediabox) for page in made.pages}

    assert boxes == {(0, 0, 595, 842)}
    assert f"age {len(made.pages)} of {len(made.pages)}" in text_of(document)


def test_tick_boxes_and_blanks_are_drawn_and_say_what_they_are() -> None:
    listed = Checklist((Item("Ring.", blanks=("By when",)), Item("Write.")))
    made = opened(Document("T", (listed, Terms((Term("Who", None),)))))

    assert alternatives(made) == [
        "Box to tick:",
        "a blank to write on",
        "Box to tick:",
        "a blank to write on",
    ]


def test_a_table_has_column_headers_and_its_shapes_are_no_figures() -> None:
    made = opened(Document("T", (SEEN,)))
    found = tags(made)

    assert (1, 3, 2, 4) == tuple(map(found.count, ("THead", "TR", "TH", "TD")))
    assert alternatives(made) == ["a blank to write on"]


def test_the_columns_of_a_table_are_named_on_each_of_its_pages() -> None:
    pages = pages_of(drawn(Document("T", (LONG,))))

    assert len(pages) > 2
    assert all("Has seen" in page for page in pages)


def test_a_word_wider_than_its_column_is_broken_and_whole() -> None:
    wide = Table("T", ("W" * 40,) * 5, (Row("W" * 40, (Cell("W" * 40, Shape.RECENT),) * 4),))
    text = text_of(Document("T", (Paragraph("W" * 300), wide)))

    assert text.count("W") == 300 + 10 * 40


def test_a_heading_that_starts_a_page_does() -> None:
    blocks = (Paragraph("One."), Heading(2, "Two", starts_page=True), Paragraph("Three."))
    first, second = pages_of(drawn(Document("T", blocks)))

    assert "One." in first
    assert second.startswith("Two\nThree.")


@tries(4, 60)
@given(st.lists(st.text(SHIPPED, max_size=80), min_size=5, max_size=5))
@example([SHIPPED])
def test_letters_that_the_fonts_have_stand_as_they_were_written(texts: list[str]) -> None:
    quoted = [f"«{words}»" for words in texts]
    text = squeezed(text_of(Document("T", tuple(map(Paragraph, quoted)))))

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


def test_odd_characters_beside_each_other_are_named_together() -> None:
    assert drawable("a❤\ufe0fb", frozenset("❤")) == "a[heavy black heart, variation selector-16]b"
    assert drawable("\ue000") == "[U+E000]"


def test_when_typst_says_nothing_useful_everything_odd_is_spelt_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MOST_TRIES", 0)

    assert "[cjk unified ideograph-674e]" in text_of(Document("T", (Paragraph("李"),)))


def test_nothing_about_a_case_touches_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found: list[Path] = []
    compile_page = typst.compile

    def watched(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 (as typst takes them)
        made = compile_page(*arguments, **options)
        found.extend(path for path in tmp_path.rglob("*") if path.is_file())
        return made

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(typst, "compile", watched)
    render_pdf(written("Secret 李"))

    assert found == []
    assert list(tmp_path.iterdir()) == []


def test_without_typst_one_sentence_says_what_to_use_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf._fonts.cache_clear()  # noqa: SLF001 (as if nothing had been drawn yet)

    with pytest.raises(WrongUseError, match=r"no typst.*--as docx"):
        render_pdf(Document("T", (), made_on=date(2026, 11, 24)))


def test_the_sheet_of_an_ordinary_family_is_one_page() -> None:
    for name in (
        "none-rural-twins",
        "none-education-only",
        "ordinary-six-children",
        "rules-03-new-notification-nothing-looked-at",
        "rules-09-seven-months-on-a-waiting-list",
        "opening-question-left-open",
    ):
        assert len(opened(page(worked_case(name).sheet())).pages) == 1, name
