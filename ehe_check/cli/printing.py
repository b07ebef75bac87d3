"""How a page is printed: to the screen or to a file, in the form that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.whole_files import write_bytes
from ehe_check.render.formats import Format, by_ending, render
from ehe_check.render.look import Look, look_of
from ehe_check.settings.places import is_plain

if TYPE_CHECKING:
    from ehe_check.page.document import Document
    from ehe_check.sheet.screen_line import Line, Screen
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class Printout:
    """How a page is wanted: in which form, where, and whether to share.

    The form is what the file's ending says where none is named; `plain` is what an option says of
    plain lines, if one does. A sheet that is wanted in `full` has its annex.
    """

    as_: str | None = None
    out: Path | None = None
    force: bool = False
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
        refuse_what_is_there(self.out, force=self.force)
        refuse_missing_folder(self.out)


def print_document(document: Document, wanted: Printout, sheet: PromptSheet | None = None) -> None:
    """Print a document where it should go; as JSON, a sheet is printed in its own shape."""
    page_format, plain = Format(wanted.form), wants_plain(plain=wanted.plain)
    if wanted.out is None and page_format is Format.TERMINAL:
        draw(document, sys.stdout, plain=plain)
        return
    warn_of_letters(document, page_format)
    write_or_print(render(page_format, document=document, sheet=sheet, look=Look()), wanted)


def warn_of_letters(document: Document, page_format: Format) -> None:
    """Say on standard error which languages a PDF cannot show, and which forms can."""
    if page_format is not Format.PDF:
        return
    from ehe_check.render.scripts import all_text, unprintable

    languages = unprintable(all_text(document))
    if languages:
        sys.stderr.write(
            f"Some words are in {'; '.join(languages)}. A PDF cannot show them as they are "
            "written. Use --as html or --as docx, which can.\n"
        )


def print_lines(lines: Callable[[Screen], Iterable[Line]], wanted: Printout) -> None:
    """Print what has lines of its own for a screen, to that screen or to a file."""
    from ehe_check.render.screen import drawn, screen_of

    reads = wants_plain(plain=wanted.plain)
    look = look_of(sys.stdout, os.environ, plain=reads) if wanted.out is None else Look()
    text = drawn(lines(screen_of(look, reads=reads)), look)
    if wanted.out is not None:
        write_or_print(text.encode(), wanted)
        return
    sys.stdout.write(text)
    sys.stdout.flush()


def print_page(page: Document, wanted: Printout) -> None:
    """Print a page where it should go: on a screen, or as text, in few lines."""
    if Format(wanted.form) is not Format.TERMINAL:
        print_document(page, wanted)
        return
    from ehe_check.render.lines import document_lines

    print_lines(partial(document_lines, page), wanted)


def write_or_print(content: bytes, wanted: Printout) -> None:
    """Write what is made to the file that is wanted, or to standard output as it is."""
    if wanted.out is not None:
        write_bytes(wanted.out, content, over=wanted.force)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def draw(document: Document, stream: TextIO, *, plain: bool) -> None:
    """Draw a document on a stream, as that stream can show it."""
    from ehe_check.render.terminal import render_terminal

    stream.write(render_terminal(document, look_of(stream, os.environ, plain=plain)))
    stream.flush()


def wants_plain(*, plain: bool | None = None) -> bool:
    """Say whether plain lines are called for: by an option, else the surroundings or settings."""
    if plain is not None:
        return plain
    return bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM") == "dumb" or is_plain()


def refuse_what_cannot_be_drawn(page_format: Format) -> None:
    """Refuse a form whose drawing program is not on this computer.

    Raises:
        WrongUseError: it is PDF, and typst is not installed, as on Windows on ARM.
    """
    if page_format is Format.PDF and find_spec("typst") is None:
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


def refuse_what_is_there(path: Path, *, force: bool) -> None:
    """Refuse to write over a file without being told to.

    Raises:
        WrongUseError: it is there already.
    """
    if path.exists() and not force:
        remedy = "Choose another name, or add --force."
        raise WrongUseError(Problem(f"--out {path}", "is there already", remedy))


def refuse_missing_folder(path: Path) -> None:
    """Refuse to write into a folder that is not there.

    Raises:
        UnusableFileError: it is not there, or is not a folder.
    """
    if not path.parent.is_dir():
        fact, remedy = "is not a folder", "Make it first, or choose another."
        raise UnusableFileError(Problem(str(path.parent), fact, remedy))
