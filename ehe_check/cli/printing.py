"""Printing: a sheet to the screen or to a file, in the form that was asked for."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ehe_check.core.laying_out import lay_out
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.model.bank import QuestionBank
from ehe_check.model.sheet import PromptSheet
from ehe_check.render.formats import Format, render
from ehe_check.render.look import Look, look_of
from ehe_check.storage.banks import load_library
from ehe_check.storage.reports import load_report
from ehe_check.storage.toml_files import write_bytes

_BY_ENDING = {".json": "json", ".txt": "terminal"}


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
            return Format.TERMINAL
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


def print_sheet(sheet: PromptSheet, bank: QuestionBank, target: Target) -> None:
    """Print a sheet where it should go."""
    target.check()
    page_format = Format(target.form)
    if target.out is None and page_format is Format.TERMINAL:
        draw(sheet, bank, sys.stdout)
        return
    document = lay_out(sheet, load_report(), bank, load_library())
    content = render(page_format, sheet=sheet, document=document, look=Look())
    if target.out is None:
        sys.stdout.write(content.decode())
    else:
        _write(target.out, content)


def draw(
    sheet: PromptSheet,
    bank: QuestionBank,
    stream: TextIO,
    *,
    plain: bool = False,
    while_walking: bool = False,
) -> None:
    """Draw a sheet on a stream, as that stream can show it; a shorter one while walking."""
    from ehe_check.render.terminal import render_terminal

    is_plain = plain or bool(os.environ.get("ACCESSIBLE"))
    report = load_report().for_the_walk() if while_walking else load_report()
    document = lay_out(sheet, report, bank, load_library())
    stream.write(render_terminal(document, look_of(stream, os.environ, plain=is_plain)))
    stream.flush()


def _write(path: Path, content: bytes) -> None:
    if not path.parent.is_dir():
        fact = "is not a folder"
        raise UnusableFileError(
            Problem(str(path.parent), fact, "Make it first, or choose another.")
        )
    write_bytes(path, content)
