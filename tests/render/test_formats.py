"""Formats: which of them are for a terminal, and how they leave the program."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from ehe_check.cli.printout import Printout, refuse_binary_on_terminal
from ehe_check.errors import WrongUseError
from ehe_check.render.formats import Format, QuizFormat, SheetFormat, by_ending
from tests.program import call

pytestmark = pytest.mark.thorough

BINARY = [Format.PDF, Format.DOCX]
MAGIC = {Format.PDF: b"%PDF", Format.DOCX: b"PK\x03\x04"}
DEMO = [sys.executable, "-m", "ehe_check", "demo"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_file_for_another_program_is_not_shown_on_a_terminal_and_text_is() -> None:
    for page_format in Format:
        refused = pytest.raises(WrongUseError, match=rf"Add --out sheet\.{page_format}")
        with refused if page_format in BINARY else nullcontext():
            refuse_binary_on_terminal(page_format, Terminal())


def test_a_sheet_comes_in_every_format_of_a_page_and_as_a_call() -> None:
    assert {*map(str, Format), "call"} == {*map(str, SheetFormat)}


@pytest.mark.parametrize("page_format", BINARY)
def test_a_pipe_carries_the_very_bytes(page_format: Format) -> None:
    done = subprocess.run([*DEMO, "--as", page_format], capture_output=True, check=True)

    assert done.stdout.startswith(MAGIC[page_format])


@pytest.mark.parametrize("page_format", BINARY)
def test_the_ending_of_a_file_chooses_its_form(page_format: Format, tmp_path: Path) -> None:
    path = tmp_path / f"sheet.{page_format}"

    assert 0 == call("demo", "--out", path).code
    assert Printout(out=path).form == page_format
    assert path.read_bytes().startswith(MAGIC[page_format])


def test_each_ending_names_one_format_and_each_format_of_a_page_has_one() -> None:
    pages, quizzes = by_ending(Format), by_ending(QuizFormat)

    assert set(Format) == set(pages.values())
    assert set(QuizFormat) == set(quizzes.values())
    assert {*pages, *quizzes} == {ending.lower() for ending in (*pages, *quizzes)}
