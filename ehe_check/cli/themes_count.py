"""What many cases raised, counted here, and the page or the file of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ehe_check.cli.messages import say
from ehe_check.cli.printing import Printout, print_document, wants_plain, write_or_print
from ehe_check.errors import Problem
from ehe_check.files.folders import check_folders, toml_files
from ehe_check.themes.count import Seen, counts_of
from ehe_check.themes.page import lay_out_themes
from ehe_check.themes.show import themes_of
from ehe_check.themes.sightings_file import Banks, seen_in_file

_CSV = "csv"
_EVERY = 5.0


@dataclass(frozen=True)
class ThemesWanted:
    """What the options of the themes command say."""

    folders: Sequence[Path]
    bank: Path | None
    day: date
    wanted: Printout

    @property
    def is_csv(self) -> bool:
        """Whether the counts are wanted as a table for a spreadsheet."""
        ending = self.wanted.out.suffix.lower() if self.wanted.out else ""
        return self.wanted.as_ == _CSV or (self.wanted.as_ is None and ending == f".{_CSV}")


def count_themes(asked: ThemesWanted) -> None:
    """Count, and print or write what was asked for.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    check_folders(asked.folders)
    found = tuple(toml_files(asked.folders))
    files = (each for each in found if isinstance(each, Path))
    wanted = replace(asked.wanted, as_="markdown") if asked.is_csv else asked.wanted
    wanted.check(*asked.folders, *files)
    banks = Banks(asked.bank, asked.day)
    every = tuple(_seen(found, banks))
    for each in every:
        if isinstance(each, Problem):
            say(each)
    _print(asked, every, banks)


def _seen(found: Sequence[Path | Problem], banks: Banks) -> Iterator[Seen]:
    """Yield what each file adds to the counts, and show how far the reading is."""
    with _progress(len(found)) as advance:
        for each in found:
            yield each if isinstance(each, Problem) else seen_in_file(each, banks)
            advance()


def _print(asked: ThemesWanted, every: Sequence[Seen], banks: Banks) -> None:
    themes = themes_of(counts_of(every), banks.current, banks.library)
    if asked.is_csv:
        from ehe_check.themes.themes_data import render_csv_themes

        write_or_print(render_csv_themes(themes), asked.wanted)
    elif asked.wanted.form == "json":
        from ehe_check.themes.themes_data import render_json_themes

        write_or_print(render_json_themes(themes, asked.day).encode(), asked.wanted)
    else:
        print_document(lay_out_themes(themes, today=asked.day), asked.wanted)


@contextmanager
def _progress(files: int) -> Iterator[Callable[[], None]]:
    """Show how far the reading is: a bar on a capable terminal, elsewhere a line now and then."""
    if not sys.stderr.isatty() or wants_plain():
        yield _lines(files)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=files)
        yield lambda: progress.advance(task)


def _lines(files: int) -> Callable[[], None]:
    done, said = 0, time.monotonic()

    def advance() -> None:
        nonlocal done, said
        done += 1
        if time.monotonic() - said >= _EVERY:
            said = time.monotonic()
            print(f"{done} of {files} files read", file=sys.stderr)

    return advance
