"""Where typst is not installed, PDF is refused before anybody spends time on questions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ehe_check import resources
from tests.program import clean_environment

pytestmark = pytest.mark.thorough

SAID = "PDF: this computer has no typst, which draws the pages. Use --as docx or --as html instead."
WITHOUT_TYPST = """
import sys


class Hiding:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        return None if name == "typst" else self.finder.find_spec(name, path, target)


sys.meta_path[:] = map(Hiding, sys.meta_path)
from ehe_check.cli.entry import main

main(sys.argv[1:])
"""


def run_without_typst(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_TYPST, *arguments],
        input="",
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("case", "new.toml", "--plain", "--out", "sheet.pdf"),
        ("case", "new.toml", "--plain", "--as", "pdf"),
        ("demo", "--out", "sheet.pdf"),
        ("sheet", "done.toml", "--out", "sheet.pdf"),
        ("meeting", "done.toml", "--plain", "--out", "sheet.pdf"),
        ("bank", "blank", "--out", "sheet.pdf"),
    ],
)
def test_pdf_is_refused_before_the_first_question(arguments: tuple[str, ...]) -> None:
    Path("done.toml").write_bytes(resources.DEMO.read_bytes())
    done = run_without_typst(*arguments)

    assert done.returncode == 2
    assert SAID in done.stderr
    assert not any(Path(name).exists() for name in ("new.toml", "sheet.pdf"))
    assert "?" not in done.stdout + done.stderr


def test_every_other_form_is_still_there() -> None:
    done = run_without_typst("demo", "--out", "sheet.docx")

    assert done.returncode == 0, done.stderr
    assert Path("sheet.docx").stat().st_size > 0
