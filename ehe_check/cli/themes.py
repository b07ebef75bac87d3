"""`ehe-check themes`: counts across many cases, for a partnership that wants to learn from them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ehe_check.cli.messages import say
from ehe_check.cli.options import ThemesFormat, ThemesOptions
from ehe_check.cli.printing import print_document
from ehe_check.cli.printout import write_or_print
from ehe_check.errors import Problem
from ehe_check.files.folders import check_folders, toml_files
from ehe_check.render.formats import Format
from ehe_check.themes.count import counts_of
from ehe_check.themes.page import lay_out_themes
from ehe_check.themes.show import themes_of
from ehe_check.themes.sightings_file import Banks, seen_in_file
from ehe_check.themes.themes_data import render_csv_themes, render_json_themes

_EVERY = 5.0


def count_themes(options: ThemesOptions) -> None:
    """Count, and print or write what was asked for, with what could not be read on stderr."""
    folders, page, day = options.folders, options.page, options.clock.today
    check_folders(folders)
    found = tuple(toml_files(folders))
    is_csv = page.as_ == ThemesFormat.CSV or (page.as_ is None and _ends_in_csv(page.out))
    wanted = replace(page, as_=Format.MARKDOWN) if is_csv else page
    wanted.check(*folders, *(each for each in found if isinstance(each, Path)))
    banks = Banks(options.bank, day)
    every = [
        each if isinstance(each, Problem) else seen_in_file(each, banks)
        for each in _with_progress(found)
    ]
    say(*(each for each in every if isinstance(each, Problem)))
    themes = themes_of(counts_of(every), banks.current, banks.library)
    if is_csv:
        write_or_print(render_csv_themes(themes), wanted)
    elif wanted.form == Format.JSON:
        write_or_print(render_json_themes(themes, day).encode(), wanted)
    else:
        print_document(lay_out_themes(themes, today=day), wanted)


def _ends_in_csv(path: Path | None) -> bool:
    return path is not None and path.suffix.lower() == f".{ThemesFormat.CSV}"


def _with_progress(found: Sequence[Path | Problem]) -> Iterator[Path | Problem]:
    """Yield each file, and say in a line now and then how far the reading is."""
    said = time.monotonic()
    for done, each in enumerate(found, start=1):
        yield each
        if time.monotonic() - said >= _EVERY:
            said = time.monotonic()
            print(f"{done} of {len(found)} files read", file=sys.stderr)
