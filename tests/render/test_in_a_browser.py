"""The pages as Chromium shows them: accessible, no wider than the screen, asking for nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ehe_check.page.document import Cell, Document, Row, Shape, Table
from ehe_check.render.html import render_html
from tests.render.every_block import WHOLE_CASES, whole_case
from tests.render.naughty import everything

WEB = Path(__file__).parent.parent / "web"
LONG = "Wherever 字字字 ﷽ w_" + "w" * 120
FAULTY = """<!DOCTYPE html><title></title><style>p { color: #ccc; width: 2000px }</style>
<h3>Words</h3><p>Pale</p><img src="https://example.org/x.png">"""


def look(chromium: str, *pages: Path) -> tuple[int, str]:
    command: list[str | Path] = ["node", WEB / "axe_check.mjs", chromium, *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


def wide(columns: int) -> Table:
    """Return a table of so many columns, words of an everyday length in each."""
    cells = (Cell("Yes, neurodevelopmental assessment", Shape.SOME),) * (columns - 2)
    row = Row("Speech and language therapist", (*cells, Cell(None)))
    return Table("Who", ("Professional",) * columns, (row, row))


def test_pages_have_no_faults_light_dark_and_on_paper_wide_and_narrow(
    chromium: str, tmp_path: Path
) -> None:
    documents = {name: whole_case(name) for name in WHOLE_CASES}
    documents["every-block"] = everything(LONG)
    documents["tables"] = Document("T", tuple(map(wide, (5, 6, 8, 12))))
    pages = [tmp_path / f"{name}.html" for name in documents]
    for path, document in zip(pages, documents.values(), strict=True):
        path.write_text(render_html(document), encoding="utf-8")

    assert (0, "8 pages, 0 faults\n") == look(chromium, *pages)


def test_the_check_sees_faults(chromium: str, tmp_path: Path) -> None:
    path = tmp_path / "faulty.html"
    path.write_text(FAULTY, encoding="utf-8")
    code, said = look(chromium, path)

    assert code == 1
    for fault in ("html-has-lang", "color-contrast", "image-alt", "px wide", "asks for https:"):
        assert fault in said
