"""`ehe-check tidy`: cases past the day until which they are kept, deleted where one says so."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.ask.put import Asker, Choice, PersonLeftError, ask_choice, put_or_leave
from ehe_check.ask.reply import Chosen
from ehe_check.cli.messages import command, one_line, say
from ehe_check.cli.options import Clock, TidyOptions
from ehe_check.cli.person import asker, dialogue, refuse_without_terminal, somebody_is_there
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import check_folders, toml_files
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.files.whole_files import delete
from ehe_check.over_time.side import start
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import listed
from ehe_check.settings.places import read_settings
from ehe_check.whole_case.case_files import ReadOnce, bank_used, read_once
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.cases_file import latest_counted
from ehe_check.whole_case.keep_until import NO_DAY, KeptCase, kept_cases

_BEFORE = """
What is deleted is gone: no recycle bin has it. Keep what a review, a court or
an inquiry may ask for, and whatever your organisation keeps for longer."""
_REACHES = """
Deleting does not reach earlier versions in a synced folder or a backup, a
recycle bin, pages that were saved, printed or sent, and copies elsewhere.
Your agency's record is another matter."""
_LEFT = "Its case was not deleted."
_NOTHING = "No case was deleted."
_Past = Sequence[tuple[KeptCase, Sequence[str]]]
_CHOICES = (Choice("keep", "Keep all of it"), Choice("delete", "Delete it for good"))


def tidy(options: TidyOptions) -> None:
    """List what is past its day, ask of each case, and delete its files where that is chosen.

    Raises:
        UnusableFileError: a folder cannot be looked into, or something could not be deleted.
        WrongUseError: something could be deleted, and nobody can be asked.
    """
    check_folders(options.folders)
    folders = [Path(os.path.realpath(each)) for each in options.folders]
    (read, cases), today = _look(folders), Clock().today
    say(*(each.problem for each in (*read().not_read, *read().agreed_not_read)))
    past = [(case, [*_known(case, read, today)]) for case in cases if case.until < today]
    print("\n".join(_list(cases, past)), file=dialogue())
    if not past:
        return
    if not somebody_is_there(plain=options.plain):
        remedy = f"{_NOTHING} Add --plain to answer in typed lines."
        refuse_without_terminal("tidy", remedy, "to ask before it deletes")
    print(_BEFORE, file=dialogue())
    _ask_of_each(past, folders, asker(plain=options.plain))


def _look(folders: Sequence[Path]) -> tuple[ReadOnce, tuple[KeptCase, ...]]:
    """Look at each file before it is read, so that what changes in between is noticed."""
    paths = (each for each in toml_files(folders) if isinstance(each, Path))
    seen = {str(path): seen_in(path) for path in paths}
    read = read_once(*folders)
    return read, kept_cases(read(), seen, read_settings().limits.months_kept)


def _known(case: KeptCase, read: ReadOnce, today: date) -> Iterator[str]:
    """Yield what still stands of a case."""
    sides = sorted((each for each in read().sides if each.name in case.files), key=start)
    if sides:
        own = latest_counted(sides)
        whole = CaseFolder(own, own.bank or bank_used(), today, read)
        if whole.guard.holds:
            yield "HOLD stands over it."
        if still_open := len(whole.ledger.open):
            yield f"Decided, and still to be done: {still_open}."
        if not all(each.session.is_finished for each in sides):
            yield "A session of it is not finished."


def _pages(places: Iterable[str]) -> Iterator[Path]:
    """Yield what lies beside files under their names, such as a page that was saved."""
    stems = (Path(each).name.partition(".")[0] for each in places)
    names = tuple(f"{stem}{end}" for stem in stems for end in ".-")
    for folder in dict.fromkeys(Path(each).parent for each in places):
        beside = (each for each in sorted(folder.iterdir()) if each.name.startswith(names))
        yield from (each for each in beside if each.suffix.lower() != ".toml")


def _list(cases: Sequence[KeptCase], past: _Past) -> Iterator[str]:
    """Yield each case that can be deleted, and how many others there are."""
    for case, known in past:
        yield f"{_name(case)}: kept until {day_words(case.until)}."
        stays = (f"This lies beside it, and stays: {each}" for each in _pages(case.files))
        yield from (f"  {one_line(each)}" for each in (*case.files, *known, *stays))
    yield f"Past the day until which they are kept: {len(past)} of {len(cases)} cases."
    if undated := sum(case.until == NO_DAY for case in cases):
        yield f"Left, with no such day or with a file that cannot be read: {undated}."
        yield f"To give every case such a day, set months_kept: {command('config')}"


def _name(case: KeptCase) -> str:
    return one_line(case.reference or f"{Path(next(iter(case.files))).name} (no reference)")


def _ask_of_each(past: _Past, folders: Sequence[Path], person: Asker) -> None:
    """Ask of each case that nobody has open, and say in the end what was deleted.

    While it is asked about, nobody else can open it.

    Raises:
        UnusableFileError: something is open elsewhere, changed, or could not be deleted.
    """
    gone, problems = list[str](), list[Problem]()
    with suppress(PersonLeftError):
        for case, known in past:
            try:
                with ExitStack() as held:
                    for place, seen in case.files.items():
                        held.enter_context(open_file(Path(place), seen))
                    if _is_to_go(person, case, known):
                        _delete(case, folders)
                        gone.append(_name(case))
            except UnusableFileError as error:
                problems += (replace(each, remedy=_LEFT) for each in error.problems)
    said = f"Deleted: {listed(gone)}.{_REACHES}" if gone else _NOTHING
    print(f"\n{said}", file=dialogue())
    if problems:
        raise UnusableFileError(problems)


def _is_to_go(person: Asker, case: KeptCase, known: Sequence[str]) -> bool:
    """Ask whether a case is to be deleted.

    Raises:
        PersonLeftError: the person leaves, and nothing more is deleted.
    """
    ask = " ".join((f"{_name(case)}: delete all of it?", *known))
    put = ask_choice(f"tidy {case.reference}", ask, _CHOICES)
    return put_or_leave(person, put) == Chosen(("delete",))


def _delete(case: KeptCase, folders: Sequence[Path]) -> None:
    """Delete the files of a case, if it still is as it was listed.

    Raises:
        UnusableFileError: it is not, or one of them cannot be deleted.
    """
    if case not in _look(folders)[1]:
        raise UnusableFileError(Problem(_name(case), "changed since it was listed"))
    for place in case.files:
        delete(Path(place))
