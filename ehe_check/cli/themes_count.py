"""What many cases raised, counted or added up here, and the page or the file of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from ehe_check.bank.load import load_library
from ehe_check.check.load_given import given_bank
from ehe_check.cli.messages import command, named, say
from ehe_check.cli.printing import Printout, print_document, wants_plain, write_or_print
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.folders import check_folders, toml_files
from ehe_check.settings.places import own_report
from ehe_check.themes.count import CasesSoFar, SetAside, added
from ehe_check.themes.many_files import CaseAgain, read_many, work_out_again
from ehe_check.themes.page import lay_out_themes
from ehe_check.themes.show import themes_of
from ehe_check.themes.sightings_file import Seen
from ehe_check.themes.themes import Counts, RecordSeen, Sighting
from ehe_check.themes.themes_file import load_themes_words, read_merge_files, write_merge_file

Found = TypeVar("Found")

_CSV = "csv"
_EVERY = 5.0


@dataclass(frozen=True)
class ThemesWanted:
    """What the options of the themes command say."""

    paths: Sequence[Path]
    merge: bool
    for_merge: Path | None
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
    if not asked.merge:
        check_folders(asked.paths)
    found = () if asked.merge else tuple(toml_files(asked.paths))
    _check(asked, [*asked.paths, *(each for each in found if isinstance(each, Path))])
    counts, sessions, teams = _added(asked.paths) if asked.merge else _counted(found, asked)
    if asked.for_merge is None:
        _print(asked, counts, teams)
        return
    write_merge_file(asked.for_merge, counts, sessions)
    print(
        f"Exact counts, NOT FOR PUBLICATION, are in\n  {named(asked.for_merge)}\n"
        "Add them to those of other teams with the next line, then delete them.\n"
        f"{command('themes', '--merge', 'FILE...')}",
        file=sys.stderr,
    )


def _check(asked: ThemesWanted, inputs: Sequence[Path]) -> None:
    wanted = asked.wanted
    if asked.for_merge is None:
        (replace(wanted, as_="markdown") if asked.is_csv else wanted).check(*inputs)
        return
    if wanted.as_ is not None or wanted.out is not None:
        fact = "writes exact counts, and prints no page"
        raise WrongUseError(Problem("--for-merge", fact, "Leave out --as and --out."))
    Printout(as_="json", out=asked.for_merge, force=wanted.force).check(*inputs)


def _added(paths: Sequence[Path]) -> tuple[Counts, tuple[str, ...], int]:
    files = read_merge_files(paths)
    sessions = tuple(each for file in files for each in file.sessions)
    return added(file.counts for file in files), sessions, len(sessions)


def _counted(
    found: Sequence[Path | Problem], asked: ThemesWanted
) -> tuple[Counts, tuple[str, ...], int]:
    so_far = CasesSoFar()
    files = [each for each in found if isinstance(each, Path)]
    problems = [each for each in found if isinstance(each, Problem)]
    seen = _read(read_many(files, asked.day, asked.bank), len(files))
    problems += _taken_in(so_far, seen)
    for problem in problems:
        say(problem)
    so_far.set_aside(SetAside.UNREAD, len(problems))
    _with_earlier(so_far, files, asked)
    return so_far.counts(), (so_far.sessions(),), 0


def _with_earlier(so_far: CasesSoFar, files: Sequence[Path], asked: ThemesWanted) -> None:
    """Work out again, with the earlier sessions of its case, what was worked out alone."""
    cases = [
        CaseAgain(latest, tuple(files[place] for place in places))
        for latest, places in so_far.to_work_out_again()
    ]
    if not cases:
        return
    for each in _read(work_out_again(cases, asked.day, asked.bank), len(cases)):
        if isinstance(each, Problem):
            say(each)
        else:
            so_far.put_in_place(each)


def _read(chunks: Generator[Sequence[Found], None, None], items: int) -> Iterator[Found]:
    """Yield what is read chunk by chunk, and show how far that is."""
    with _progress(items) as advance, closing(chunks):
        for chunk in chunks:
            yield from chunk
            advance(len(chunk))


def _print(asked: ThemesWanted, counts: Counts, teams: int) -> None:
    words, library = load_themes_words(own_report("themes")), load_library()
    bank = given_bank(asked.bank)
    themes = themes_of(counts, bank, library, words, teams=teams)
    if asked.is_csv:
        from ehe_check.themes.themes_data import render_csv_themes

        write_or_print(render_csv_themes(themes, words), asked.wanted)
    elif asked.wanted.form == "json":
        from ehe_check.themes.themes_data import render_json_themes

        write_or_print(render_json_themes(themes, words, asked.day).encode(), asked.wanted)
    else:
        print_document(lay_out_themes(themes, words, today=asked.day), asked.wanted)


def _taken_in(so_far: CasesSoFar, found: Iterable[Seen]) -> list[Problem]:
    """Count what files say, and return what is wrong with those that cannot be used."""
    problems = []
    for place, seen in enumerate(found):
        match seen:
            case Sighting():
                so_far.add(seen, place)
            case RecordSeen():
                so_far.add_record(seen, place)
            case SetAside():
                so_far.set_aside(seen)
            case Problem():
                problems.append(seen)
    return problems


@contextmanager
def _progress(files: int) -> Iterator[Callable[[int], None]]:
    """Show how far the reading is: a bar on a capable terminal, elsewhere a line now and then."""
    if not sys.stderr.isatty() or wants_plain():
        yield _lines(files)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=files)
        yield lambda done: progress.advance(task, done)


def _lines(files: int) -> Callable[[int], None]:
    done, said = 0, time.monotonic()

    def advance(more: int) -> None:
        nonlocal done, said
        done += more
        if time.monotonic() - said >= _EVERY:
            said = time.monotonic()
            print(f"{done} of {files} files read", file=sys.stderr)

    return advance
