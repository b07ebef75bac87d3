"""`ehe-check doctor`: what works on a computer, in lines that name nobody and look at no case."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib.metadata import distributions
from pathlib import Path
from shutil import get_terminal_size
from tempfile import TemporaryDirectory, TemporaryFile
from textwrap import TextWrapper

from ehe_check import __version__, resources
from ehe_check.ask.by_keys import ScreenAsker, can_wait_for_keys
from ehe_check.check.own_words_file import read_own_words
from ehe_check.cli.messages import command, one_line
from ehe_check.cli.options import DoctorOptions
from ehe_check.cli.person import asker
from ehe_check.cli.printout import can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.files.open_files import open_file
from ehe_check.files.whole_files import os_problem
from ehe_check.page.document import Document, Paragraph
from ehe_check.page.visible import can_encode, visible
from ehe_check.quiz.load_quiz import checked_quiz
from ehe_check.render.formats import Format, render
from ehe_check.render.pdf import no_typst
from ehe_check.render.screen import screen_of
from ehe_check.settings.places import home, own_data, own_words_path, read_settings
from ehe_check.whole_case.case_files import bank_used

_HEAD = """\
What works here. No case was looked at, and nobody is named:
this can go to an IT desk.
"""
_FAILS = "DOES NOT WORK. "
_LIBRARIES = (
    "typer",
    "pydantic",
    "rtoml",
    "prompt_toolkit",
    "rich",
    "jinja2",
    "python-docx",
    "typst",
)
_SIGNS = "\N{CHECK MARK} \N{EN DASH} \N{POUND SIGN} \N{LEFT DOUBLE QUOTATION MARK}"
_FONTS = [f"AtkinsonHyperlegibleNext-{each}.ttf" for each in ("Regular", "Bold", "Italic")]
_RIGHTS = "It has to be a folder that you may read and write: ask your IT desk."
_SHARED = "Until it is a folder that you may read, everything is as shipped: ask your IT desk."
_SHOW = f"Read what is wrong in it: {command('config', 'show')}"
_WRAP = TextWrapper(79, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
_AGAIN = "Install ehe-check again."
_PDF_AGAIN = f"It needs a temporary folder, as saving does above; where that works: {_AGAIN}"


def examine(_: DoctorOptions) -> None:
    """Say what works, a line for each thing that was tried.

    Raises:
        SystemExit: with 1, where something that is needed does not.
    """
    print(_HEAD)
    failed = 0
    for line in (*_system(), *_folders(), *_terminal(), *_pages()):
        failed += line.startswith(_FAILS)
        print(_WRAP.fill(visible(one_line(without_names(line)), sys.stdout.encoding)))
    print(f"\nWhat does not work: {failed}." if failed else "\nAll that is needed works.")
    if failed:
        raise SystemExit(1)


def without_names(text: str) -> str:
    """Return text in which a person's own folder, and their name as a user, are a sign."""
    folder = os.path.expanduser("~")  # noqa: PTH111 (which never fails)
    told = (os.environ.get(key, "") for key in ("HOME", "USERPROFILE", "USER", "USERNAME"))
    names = {"~", folder, os.path.realpath(folder), *told}
    longest_first = sorted((each for each in names if each.strip(r"\/")), key=len, reverse=True)
    whole = rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])"
    return re.sub(whole, "%USERPROFILE%" if os.name == "nt" else "~", text, flags=re.IGNORECASE)


def _tried(about: str, does: Callable[[], str], remedy: str) -> str:
    """Return what came of trying something; what an error says may be somebody's words."""
    try:
        return f"{about}: {does()}."
    except Exception as error:  # noqa: BLE001 (whatever it is, it does not work)
        why = "cannot be used" if isinstance(error, UnusableFileError) else type(error).__name__
        told = os_problem("", error).fact if isinstance(error, OSError) else why
        return f"{_FAILS}{about}: {told}. {remedy}"


def _system() -> Iterator[str]:
    yield f"ehe-check {__version__}, in {resources.PACKAGE}."
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    yield f"Python {platform.python_version()} on {system}."
    versions = {str(each.name).lower(): each.version for each in distributions()}
    yield (
        "With " + ", ".join(f"{each} {versions.get(each, 'unknown')}" for each in _LIBRARIES) + "."
    )


def _folders() -> Iterator[str]:
    if os.environ.get("EHE_CHECK_HOME"):
        yield _shared("Settings (EHE_CHECK_HOME)")
    else:
        yield _tried(f"Settings (your own), {home()}", lambda: _used(home()), _RIGHTS)
    yield _tried(f"Your own data, {own_data()}", lambda: _used(own_data()), _RIGHTS)
    settings = _tried("Settings", lambda: f"can be read (format {read_settings().format})", _SHOW)
    yield settings
    if not settings.startswith(_FAILS):  # without them, nothing of the rest can be known
        yield _tried("Own words", _own_words, _SHOW)
        yield _tried("Questions", lambda: f"version {bank_used().version}", _SHOW)
        yield _tried("Quiz", lambda: f"version {checked_quiz(None).version}", _SHOW)
    yield _tried("Saving in a temporary folder", _saved, _RIGHTS)


def _shared(about: str) -> str:
    """Return what came of looking into the folder that is set for all, which need not be ours."""
    if not home().is_absolute():
        return f"{_FAILS}{about}: is not a whole path. Give the whole path, without quotes."
    return _tried(about, lambda: f"can be read, and has {len([*home().iterdir()])} in it", _SHARED)


def _used(folder: Path) -> str:
    """Use a folder or, where it is not there yet, that in which it would be made."""
    above = (folder, *folder.absolute().parents)
    there = next((each for each in above if os.path.lexists(each)), folder)
    next(there.iterdir(), None)
    with TemporaryFile(dir=there):
        pass
    return "works" if there == folder else "works, and is made once there is something to keep"


def _own_words() -> str:
    path = own_words_path()
    return "none" if path is None else f"{len(read_own_words(path).pairs)} sentences"


def _saved() -> str:
    """Save a file anew and over itself, with a lock."""
    with TemporaryDirectory() as folder, open_file(Path(folder) / "try.toml", None) as file:
        file.write(b"first = 1\n")
        file.write(b"second = 2\n")
        return "works" if file.is_locked else "works, but no lock tells two windows apart"


def _terminal() -> Iterator[str]:
    both = sys.stdin.isatty() and sys.stdout.isatty()
    columns, lines = get_terminal_size()
    colours = "with" if screen_of(sys.stdout, os.environ).colour else "without"
    yield f"Terminal: {'yes' if both else 'no'}, {columns} by {lines}, {colours} colours."
    wishes = (
        f"{name} {os.environ.get(name, 'not set')}" for name in ("TERM", "NO_COLOR", "ACCESSIBLE")
    )
    yield f"Set for it: {', '.join(wishes)}."
    yield _tried("Questions are asked", partial(_asked, is_terminal=both), _SHOW)
    for about, stream in (("Typed in", sys.stdin), ("Printed", sys.stdout)):
        encoding = stream.encoding or "unknown"
        found = "as they are" if can_encode(_SIGNS, encoding) else "in plainer letters"
        yield f"{about} as {encoding}: {_SIGNS} {found}."


def _asked(*, is_terminal: bool) -> str:
    if not is_terminal:
        return "as typed lines, with --plain alone"
    with suppress(UnusableFileError):
        by_keys = isinstance(asker(plain=None), ScreenAsker) and can_wait_for_keys()
        return "with arrow keys" if by_keys else "as typed lines"
    return "not at all before the settings can be used"


def _pages() -> Iterator[str]:
    fonts = sum((resources.FONTS / each).is_file() for each in _FONTS)
    yield f"{_FAILS * (fonts < len(_FONTS))}Fonts: {fonts} of {len(_FONTS)} are there."
    for form in Format:
        if form is Format.PDF and not can_draw_pdf():
            yield f"Not here. {no_typst()}"
        else:
            yield _tried(
                f"Page as {form}",
                partial(_page, form),
                _PDF_AGAIN if form is Format.PDF else _AGAIN,
            )


def _page(form: Format) -> str:
    return f"works, {len(render(form, document=Document('A page', (Paragraph(_SIGNS),))))} bytes"
