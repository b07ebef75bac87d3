"""The pages as Chromium shows them: accessible, no wider than the screen, asking for nothing."""

from __future__ import annotations

from pathlib import Path

from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Cell,
    Details,
    Document,
    Paragraph,
    Row,
    Seen,
    Table,
)
from ehe_check.render.html import render_html
from ehe_check.sheet.picture_page import picture_page
from tests.browser import look
from tests.counts import proving, times
from tests.pictures import planned
from tests.render.every_block import (
    WHOLE_CASES,
    drawing,
    framed,
    sheet_with_annex,
    whole_case,
    written,
)

LONG = "Wherever 字字字 ﷽ w_" + "w" * 120
FAULTY = """<!DOCTYPE html><title></title><style>p { width: 2000px }
@media (prefers-color-scheme: light) { p { color: #ccc } }
@media (prefers-color-scheme: dark) { i { color: #333; background: #222 } }
@media print { p { background: url("https://example.org/paper.png") } }</style>
<style>b { display: block; width: 1em; overflow-wrap: anywhere }</style>
<h3>Words</h3><b>Review</b><p>Pale</p><i>Dark</i><img src="https://example.org/x.png">"""
PALE = "color-contrast: Elements must meet minimum color contrast ratio thresholds: "


def wide(columns: int) -> Table:
    """Return a table of so many columns, words of an everyday length in each."""
    cells = (Cell("Yes, neurodevelopmental assessment", Seen.WITHIN_YEAR),) * (columns - 2)
    row = Row("Speech and language therapist", (*cells, Cell(None)))
    return Table("Who", ("Professional",) * columns, (row, row))


def test_pages_have_no_faults_light_dark_and_on_paper_wide_and_narrow(
    chromium: str, tmp_path: Path
) -> None:
    documents = {name: whole_case(name) for name in WHOLE_CASES}
    documents["every-block"] = written(LONG)
    documents["sheet-blocks"] = framed(LONG)
    documents["sheet"] = sheet_with_annex()
    documents["drawing"] = Document("T", (drawing(LONG),))
    documents["picture"] = picture_page(planned())
    documents["tables"] = Document("T", tuple(map(wide, (5, 6, 8, 12))))
    pages = [tmp_path / f"{name}.html" for name in documents]
    for path, document in zip(pages, documents.values(), strict=True):
        path.write_text(render_html(document), encoding="utf-8")
    seen = look(chromium, "views", pages=pages, all=proving())

    assert [] == seen["faults"], "\n".join(seen["faults"])
    assert (len(pages), len(pages) * times(3, 6)) == (seen["pages"], seen["looks"])


def test_what_is_closed_opens_by_keyboard_and_frames_are_told_apart_on_paper_without_colour(
    chromium: str, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.html"
    boxes = tuple(Callout(tone, "Do this", (Paragraph("Now."),)) for tone in CalloutTone)
    closed = Details("More", (Paragraph("This."),))
    path.write_text(render_html(Document("T", (*boxes, closed))), encoding="utf-8")
    seen = look(chromium, "sheet", page=path)

    assert (seen["closed"], seen["focused"], seen["opened"]) == (False, "SUMMARY", True)
    assert (seen["closedAgain"], seen["printed"]) == (False, True)
    assert set(seen["frames"]) == set(CalloutTone)
    assert len(set(seen["frames"].values())) == len(CalloutTone)


def test_the_check_sees_faults_in_the_view_that_has_them(chromium: str, tmp_path: Path) -> None:
    path = tmp_path / "faulty.html"
    path.write_text(FAULTY, encoding="utf-8")
    faults = look(chromium, "views", pages=[path], all=False)["faults"]

    expected = [
        ("light, 1280", "html-has-lang"),
        ("light, 1280", f"{PALE}<p>"),
        ("light, 1280", "image-alt"),
        ("light, 1280", "px wide"),
        ("light, 320", "px wide"),
        ("light, 900", "breaks words: Review"),
        ("dark, 320", f"{PALE}<i>"),
        ("light, 1280", "asks for https://example.org/x.png"),
        ("print, 1280", "asks for https://example.org/paper.png"),
    ]
    unseen = [
        (view, fault)
        for view, fault in expected
        if not any(f"{view} px: " in each and fault in each for each in faults)
    ]

    assert [] == unseen, faults
