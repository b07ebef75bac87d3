"""The PDF: tagged, whole, the same each time, in shipped fonts, and never on the disk."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst

from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.errors import WrongUseError
from ehe_check.page.document import (
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Seen,
    Table,
)
from ehe_check.render import pdf
from ehe_check.render.docx.word import render_docx
from ehe_check.render.pdf import drawable, render_pdf
from ehe_check.sheet.picture_page import picture_page
from tests.pages import page
from tests.pictures import planned
from tests.render.every_block import (
    WHOLE_CASES,
    framed,
    sheet_with_annex,
    tables,
    whole_case,
)
from tests.render.pdf_text import (
    CHECKS,
    pages_of,
    painted_order,
    tagged_orders,
)
from tests.worked import shipped_bank, worked_case

pytestmark = pytest.mark.thorough

CASES = list(WHOLE_CASES)
# It reads a list that goes on over a page as out of order; our own check compares every number.
MISREAD_BY_OUTLOUD = {"ORD-001"}
# It takes the head and foot of later pages, which are on every page, for text that nobody hears; a
# heading within a table for a broken one; and a table that is ruled for none.
MISREAD_BY_OUTLOUD |= {"TAG-002", "TBL-010", "TBL-014"}
# It says that a table to write on may be none, as most of its cells are empty.
EMPTY_TO_OUTLOUD = {"TBL-012"}
SEEN = Table(
    "Who has seen the child",
    ("Professional", "Has seen"),
    (Row("GP", (Cell("Yes", Seen.RECENT),)), Row("Optician", (Cell(None),))),
)
SHEETS = {
    "sheet": sheet_with_annex(),
    "framed": framed("Words."),
    "picture": picture_page(planned()),
    **{f"form, {each}": lay_out_blank(shipped_bank(), each) for each in WalkSet},
}
LONG = Table("Many", SEEN.columns, SEEN.rows * 40)


drawn = cache(render_pdf)
"""The bytes of a document, which are the same each time, drawn once."""


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(drawn(document)))


def text_of(document: Document) -> str:
    return "\n".join(pages_of(drawn(document)))


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


def test_a_page_has_its_date_or_none_shipped_fonts_and_its_number_on_a4() -> None:
    dated = opened(whole_case("ordinary"))
    undated = opened(replace(whole_case("ordinary"), made_on=None))
    dictionaries = [one for one in dated.objects if isinstance(one, pikepdf.Dictionary)]
    fonts = {str(one.FontName) for one in dictionaries if "/FontName" in one}
    boxes = {tuple(round(float(one)) for one in page.mediabox) for page in dated.pages}

    assert str(dated.docinfo["/CreationDate"]).startswith("D:20261124000000")
    assert "/CreationDate" not in undated.docinfo
    assert b"CreateDate" not in undated.Root.Metadata.read_bytes()
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"AtkinsonHyperlegibleNext"}
    assert boxes == {(0, 0, 595, 842)}
    assert f"age {len(dated.pages)} of {len(dated.pages)}" in text_of(whole_case("ordinary"))


def test_the_columns_of_a_table_are_named_on_each_of_its_pages() -> None:
    pages = pages_of(drawn(Document("T", (LONG,))))

    assert len(pages) > 2
    assert all("Has seen" in page for page in pages)


def test_a_word_wider_than_its_column_is_broken_and_whole() -> None:
    wide = Table("T", ("W" * 40,) * 5, (Row("W" * 40, (Cell("W" * 40, Seen.RECENT),) * 4),))
    text = text_of(Document("T", (Paragraph("W" * 300), wide)))

    assert text.count("W") == 300 + 10 * 40


def test_a_heading_that_starts_a_page_does() -> None:
    blocks = (Paragraph("One."), Heading(2, "Two", starts_page=True), Paragraph("Three."))
    first, second = pages_of(drawn(Document("T", blocks)))

    assert "One." in first
    assert second.startswith("Two\nThree.")


def test_odd_characters_beside_each_other_are_named_together() -> None:
    assert drawable("a❤\ufe0fb", frozenset("❤")) == "a[heavy black heart, variation selector-16]b"
    assert drawable("\ue000") == "[U+E000]"


def test_when_typst_says_nothing_useful_everything_odd_is_spelt_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MOST_TRIES", 0)

    assert "[cjk unified ideograph-674e]" in text_of(Document("T", (Paragraph("李"),)))


@pytest.mark.parametrize("made", [render_pdf, render_docx])
def test_the_same_document_gives_the_same_bytes_and_nothing_of_it_touches_the_disk(
    made: Callable[[Document], bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found: list[Path] = []
    compile_page = typst.compile

    def watched(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 (as typst takes them)
        page = compile_page(*arguments, **options)
        found.extend(path for path in tmp_path.rglob("*") if path.is_file())
        return page

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(typst, "compile", watched)

    assert made(framed("Secret 李")) == made(framed("Secret 李"))
    assert found == []
    assert list(tmp_path.iterdir()) == []


def test_without_typst_one_sentence_says_what_to_use_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf._fonts.cache_clear()  # noqa: SLF001 (as if nothing had been drawn yet)

    with pytest.raises(WrongUseError, match=r"typst.*not installed.*\.docx.*pip install \"typst"):
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
