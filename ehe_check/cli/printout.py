"""How a page is wanted, by the options that say so, and what of it cannot work."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, TextIO

import typer

from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.whole_files import refuse_name, write_bytes
from ehe_check.render.formats import Format, by_ending

out_option = partial(typer.Option, "--out", readable=False)
_FULL, _ANNEX = "--full", "--annex"
_WITH_ITS_ANNEX = "Print the annex too: everything that the two pages have no room for."


@dataclass(frozen=True, kw_only=True)
class Printout:
    """How a page is wanted: in which form, where, and whether to share.

    The form is what the file's ending says where none is named; `as_` and `plain` are what the
    options of these names say, where a command has them.
    What is wanted in `full` has its annex, or its every answer.
    """

    as_: str | None = None
    out: Annotated[Path | None, out_option(help="Write to this file, not to the screen.")] = None
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there already.")
    ] = False
    share: bool = False
    plain: bool | None = None
    full: bool = False

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
        ending, forms = self.out.suffix.lower(), by_ending(Format)
        if ending not in forms:
            fact = f"its ending {ending!r} says no form that can be written"
            remedy = f"Use {', '.join(forms)}, or name one with --as."
            raise WrongUseError(Problem(f"--out {self.out}", fact, remedy))
        return forms[ending]

    def check(self, *inputs: Path | None) -> None:
        """Refuse what cannot work, before anybody spends time on questions.

        Raises:
            WrongUseError: the ending says no form, the form is not for a terminal or cannot be
                drawn here, the file is there and may not be written over, or it is one of the
                files that are read.
            UnusableFileError: its folder is not there.
        """
        page_format = Format(self.form)
        refuse_what_cannot_be_drawn(page_format)
        if self.out is None:
            refuse_binary_on_terminal(page_format, sys.stdout)
            return
        if self.out.exists() and any(
            path and path.exists() and path.samefile(self.out) for path in inputs
        ):
            fact = "is read from, and would be lost"
            raise WrongUseError(Problem(f"--out {self.out}", fact, "Choose another name."))
        self.refuse_to_write_over()

    def refuse_to_write_over(self) -> None:
        """Refuse to write over a file without being told to, or into a folder that is not there.

        Raises:
            WrongUseError: the file is there already.
            UnusableFileError: its folder is not there.
        """
        if self.out is None:
            return
        refuse_impossible_place(self.out)
        if self.out.exists() and not self.force:
            remedy = "Choose another name, or add --force."
            raise WrongUseError(Problem(f"--out {self.out}", "is there already", remedy))


@dataclass(frozen=True, kw_only=True)
class SharedPrintout(Printout):
    """A page that may be wanted without what people wrote."""

    share: Annotated[
        bool,
        typer.Option(
            "--share", help="Leave out the reference, labels, notes and everything in own words."
        ),
    ] = False


@dataclass(frozen=True, kw_only=True)
class FullPrintout(SharedPrintout):
    """A page that has an annex."""

    full: Annotated[bool, typer.Option(_FULL, _ANNEX, help=_WITH_ITS_ANNEX)] = False


@dataclass(frozen=True, kw_only=True)
class CasePrintout(SharedPrintout):
    """The sheet of a case, where --full names the questions to ask."""

    full: Annotated[bool, typer.Option(_ANNEX, help=_WITH_ITS_ANNEX)] = False


@dataclass(frozen=True, kw_only=True)
class WholePrintout(SharedPrintout):
    """A page that may be wanted with everything."""

    full: Annotated[
        bool, typer.Option(_FULL, help="Print every answer and line, and the statements.")
    ] = False


@dataclass(frozen=True, kw_only=True)
class PackPrintout(SharedPrintout):
    """Four papers, or one of them."""

    out: Annotated[
        Path | None, out_option(help="A folder for all four papers; with --part, one file.")
    ] = None


def can_draw_pdf() -> bool:
    """Say whether what draws PDF is installed, which is an extra."""
    return find_spec("typst") is not None


def refuse_what_cannot_be_drawn(page_format: Format) -> None:
    """Refuse a form whose drawing program is not on this computer.

    Raises:
        WrongUseError: it is PDF, and typst is not installed.
    """
    if page_format is Format.PDF and not can_draw_pdf():
        from ehe_check.render.pdf import no_typst

        raise no_typst()


def refuse_binary_on_terminal(page_format: Format, stream: TextIO) -> None:
    """Refuse to fill a terminal with what only another program can read.

    Raises:
        WrongUseError: it would.
    """
    if page_format.is_binary and stream.isatty():
        fact, remedy = "is not for a terminal", f"Add --out sheet.{page_format}, or use a pipe."
        raise WrongUseError(Problem(f"--as {page_format}", fact, remedy))


def refuse_impossible_place(path: Path) -> None:
    """Refuse to write into a folder that is not there, or under a name that cannot be.

    Raises:
        UnusableFileError: the folder is not there, or is none, or Windows keeps no such name.
    """
    refuse_name(path)
    if not path.parent.is_dir():
        fact, remedy = "is not a folder", "Make it first, or choose another."
        raise UnusableFileError(Problem(str(path.parent), fact, remedy))


def print_text(text: str, wanted: Printout) -> None:
    """Print a text on standard output as it is, or write it to the file that is wanted."""
    if wanted.out is not None:
        write_bytes(wanted.out, text.encode(), over=wanted.force)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()


def write_or_print(content: bytes, wanted: Printout) -> None:
    """Write what is made to the file that is wanted, or to standard output as it is."""
    if wanted.out is not None:
        write_bytes(wanted.out, content, over=wanted.force)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
