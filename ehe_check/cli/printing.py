"""Printing: a sheet to the screen or to a file, in the form that was asked for."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ehe_check import resources
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.model.bank import QuestionBank
from ehe_check.model.sheet import PromptSheet

_BY_ENDING = {".json": "json", ".txt": "terminal"}
TERMINAL, JSON = "terminal", "json"


@dataclass(frozen=True)
class Target:
    """Where a sheet goes, and in which form; the form follows the file's ending where none is named."""

    as_: str | None = None
    out: Path | None = None
    force: bool = False

    @property
    def form(self) -> str:
        """The form to print in.

        Raises:
            WrongUseError: the file's ending says nothing that this program can write.
        """
        if self.as_ is not None:
            return self.as_
        if self.out is None:
            return TERMINAL
        ending = self.out.suffix.lower()
        if ending not in _BY_ENDING:
            fact = f"the ending {ending!r} says no form that can be written"
            raise WrongUseError(
                Problem(
                    f"--out {self.out}",
                    fact,
                    f"Use {' or '.join(_BY_ENDING)}, or name one with --as.",
                )
            )
        return _BY_ENDING[ending]

    def check(self) -> None:
        """Refuse a target that cannot work, before anybody spends time on questions.

        Raises:
            WrongUseError: the form cannot be told from the ending, or the file is there and must not be written over.
        """
        self.form  # noqa: B018 (asked for what it may raise)
        if self.out is not None and self.out.exists() and not self.force:
            raise WrongUseError(
                Problem(str(self.out), "is there already", "Choose another name, or add --force.")
            )


def print_sheet(
    sheet: PromptSheet, bank: QuestionBank, target: Target, report: Path = resources.PROMPT_SHEET
) -> None:
    """Print a sheet where it should go."""
    target.check()
    if target.form == JSON:
        from ehe_check.render.json_sheet import render_json

        _deliver(render_json(sheet), target)
    elif target.out is not None:
        _deliver(_as_text(sheet, bank, report), target)
    else:
        draw(sheet, bank, sys.stdout, report)


def draw(
    sheet: PromptSheet, bank: QuestionBank, stream: TextIO, report: Path = resources.PROMPT_SHEET
) -> None:
    """Draw a sheet on a stream: in colour and boxes on a capable terminal, else as plain text."""
    from ehe_check.render.terminal import render_terminal

    render_terminal(
        _document(sheet, bank, report), stream, width=width_of(stream), plain=not is_capable(stream)
    )


def is_capable(stream: TextIO) -> bool:
    """Say whether a stream is a terminal that can do more than print lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("ACCESSIBLE")


def width_of(stream: TextIO) -> int:
    """Return how many columns a stream has, 80 where it is not a terminal."""
    return shutil.get_terminal_size().columns if stream.isatty() else 80


def _document(sheet: PromptSheet, bank: QuestionBank, report: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from ehe_check.core.laying_out import lay_out
    from ehe_check.storage.banks import load_library
    from ehe_check.storage.reports import load_report

    return lay_out(sheet, load_report(report), bank, load_library())


def _as_text(sheet: PromptSheet, bank: QuestionBank, report: Path) -> str:
    import io

    from ehe_check.render.terminal import render_terminal

    stream = io.StringIO()
    render_terminal(_document(sheet, bank, report), stream, width=80, plain=True)
    return stream.getvalue()


def _deliver(text: str, target: Target) -> None:
    if target.out is None:
        sys.stdout.write(text)
        return
    from ehe_check.storage.toml_files import write_bytes

    if not target.out.parent.is_dir():
        raise UnusableFileError(
            Problem(str(target.out.parent), "is not a folder", "Make it first, or choose another.")
        )
    write_bytes(target.out, text.encode())
