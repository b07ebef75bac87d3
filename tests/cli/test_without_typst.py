"""Where typst is not installed, PDF is refused before anybody spends time on questions."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ehe_check import resources
from tests.program import clean_environment

pytestmark = pytest.mark.thorough

SAID = "PDF: this computer has no typst, which draws the pages. Use --as docx or --as html instead."
WITHOUT_TYPST = """
import contextlib, io, json, os, sys


class Hiding:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        return None if name == "typst" else self.finder.find_spec(name, path, target)


sys.meta_path[:] = map(Hiding, sys.meta_path)
from ehe_check.cli.entry import main

for arguments in json.loads(sys.argv[1]):
    out, code = io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(arguments)
        except SystemExit as leaving:
            code = leaving.code
    print(json.dumps([code, out.getvalue(), os.listdir()]))
"""
REFUSED = (
    ("case", "new.toml", "--plain", "--out", "sheet.pdf"),
    ("case", "new.toml", "--plain", "--as", "pdf"),
    ("demo", "--out", "sheet.pdf"),
    ("sheet", "done.toml", "--out", "sheet.pdf"),
    ("meeting", "done.toml", "--part", "agenda", "--out", "sheet.pdf"),
    ("meeting", "done.toml", "--plain", "--as", "pdf", "--out", "pack"),
    ("bank", "blank", "--out", "sheet.pdf"),
)


def run_without_typst(*commands: tuple[str, ...]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield how each command ended, run one after the other in one process, and what is there."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TYPST, json.dumps(commands)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=True,
    )
    for line in done.stdout.splitlines():
        code, said, there = json.loads(line)
        yield code, said, there


def test_pdf_is_refused_before_the_first_question_and_every_other_form_is_still_there() -> None:
    Path("done.toml").write_bytes(resources.DEMO.read_bytes())
    pack = ("meeting", "done.toml", "--reason", "disagreement", "--out", "pack")
    *refused, had, met = run_without_typst(*REFUSED, ("demo", "--out", "sheet.docx"), pack)

    for command, (code, said, there) in zip(REFUSED, refused, strict=True):
        assert 2 == code, command
        assert SAID in said, command
        assert ["done.toml"] == there, command
        assert "?" not in said, command
    assert (0, 0) == (had[0], met[0]), (had[1], met[1])
    assert Path("sheet.docx").stat().st_size > 0
    assert {"organiser.html", "chair.html", "agenda.html", "record.docx"} == {
        each.name for each in Path("pack").iterdir()
    }
