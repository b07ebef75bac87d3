"""`ehe-check tidy`: cases past the day until which they are kept, deleted where one says so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from ehe_check.ask.put import Asker, Choice, PersonLeftError, ask_choice, ask_text, put_or_leave
from ehe_check.ask.reply import Moved, chosen
from ehe_check.cli.messages import command, one_line, say
from ehe_check.cli.options import Clock, TidyOptions
from ehe_check.cli.person import asker, dialogue, refuse_without_terminal, somebody_is_there
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import check_folders, is_toml, toml_files
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.files.whole_files import delete_all
from ehe_check.over_time.side import start
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import grouped, listed
from ehe_check.settings.places import read_settings
from ehe_check.whole_case.case_files import ReadOnce, bank_used, files_above, files_in
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.cases_file import latest_counted
from ehe_check.whole_case.keep_until import NO_DAY, KeptCase, kept_cases

_BEFORE = """
Close every other window of ehe-check first: the files of a finished case can be
deleted while it still is on the screen there.
What is deleted is gone: no recycle bin has it. Keep what a review, a court or
an inquiry may ask for, and whatever your organisation keeps for longer.
Folders of meeting papers, and pages under other names, stay: look for them too.
You may leave at any question: what is not deleted by then stays."""
_REACHES = """
Deleting does not reach earlier versions in a synced folder or a backup, a
recycle bin, pages and meeting papers that were saved, printed or sent, and
copies elsewhere. Your agency's record is another matter."""
_LOOKED_AT = """\
Only this was looked at, with what is in it: {folders}
Of folders above, only the files right in them were. A case with files
elsewhere may have to be kept for longer."""
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
    past = [
        (case, [*_known(case, read, today)])
        for case in cases
        if case.until < today and None not in case.files.values()
    ]
    print("\n".join(_list(cases, past, folders)), file=dialogue())
    if not past:
        return
    if not somebody_is_there(plain=options.plain):
        remedy = f"{_NOTHING} Add --plain to answer in typed lines."
        refuse_without_terminal("tidy", remedy, "to ask before it deletes")
    print(_BEFORE, file=dialogue())
    _ask_of_each(past, folders, asker(plain=options.plain))


def _look(folders: Sequence[Path]) -> tuple[ReadOnce, tuple[KeptCase, ...]]:
    """Look at each file before it is read, so that what changes in between is noticed.

    What a case has in a folder above is read too, and nothing is seen in it.
    """
    paths = (each for each in toml_files(folders) if isinstance(each, Path))
    seen = {str(path): seen_in(path) for path in paths}
    read = ReadOnce(partial(files_in, folders), ReadOnce(partial(files_above, folders)))
    cases = kept_cases(read(), seen, read_settings().limits.months_kept)
    return read, tuple(case for case in cases if case.files.keys() & seen.keys())


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
    else:
        yield "No session of it was found."
    for each in (*read().not_read, *read().agreed_not_read):
        if not each.reference:
            yield f"This cannot be read, and may be of it: {one_line(each.path.name)}."


def _pages(folder: Path) -> Mapping[str | None, Sequence[Path]]:
    """Return what lies in a folder under the name of each TOML file, such as a page that was saved.

    Beside `a.toml`, `a-2.pdf` is its page unless there is `a-2.toml`.
    """
    beside = sorted(folder.iterdir())
    stems = {_stem(each) for each in beside if is_toml(each.name)}
    begins = ((page.name[: at.start()] for at in re.finditer("[.-]", page.name)) for page in beside)
    owners = (max(stems.intersection(each), key=len, default=None) for each in begins)
    return grouped(zip(owners, beside, strict=True))


def _stem(path: Path) -> str:
    return path.name.partition(".")[0]


def _list(cases: Sequence[KeptCase], past: _Past, folders: Sequence[Path]) -> Iterator[str]:
    """Yield each case that can be deleted, and how many others there are."""
    pages = cache(_pages)
    for case, known in past:
        yield f"{_name(case)}: kept until {day_words(case.until)}."
        names = dict.fromkeys((each.parent, _stem(each)) for each in map(Path, case.files))
        beside = (each for folder, stem in names for each in pages(folder).get(stem, ()))
        stays = (
            f"This lies beside it, and stays: {each}" for each in beside if not is_toml(each.name)
        )
        yield from (f"  {one_line(each)}" for each in (*case.files, *known, *stays))
    yield f"Past the day until which they are kept: {len(past)} of {len(cases)} cases."
    for case in cases:
        if above := [place for place, seen in case.files.items() if seen is None]:
            yield f"{_name(case)}: left, as a folder above has more of it:"
            yield from (f"  {one_line(each)}" for each in above)
    if torn := sum(case.is_torn for case in cases):
        yield f"Left, with a file that cannot be read: {torn}."
    if undated := sum(case.until == NO_DAY and not case.is_torn for case in cases):
        yield f"Left, with no such day: {undated}."
        if not read_settings().limits.months_kept:
            yield f"To give every case such a day, set months_kept: {command('config')}"
    if past:
        yield _LOOKED_AT.format(folders=listed(one_line(str(each)) for each in folders))


def _name(case: KeptCase) -> str:
    """Return the reference of a case or, where it has none, the name of its file."""
    return one_line(case.reference or Path(next(iter(case.files))).name)


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
                    else:
                        person.say(f"Kept: {_name(case)}.")
            except UnusableFileError as error:
                problems += (replace(each, remedy=_LEFT) for each in error.problems)
    said = f"Deleted: {listed(gone)}.{_REACHES}" if gone else _NOTHING
    print(f"\n{said}", file=dialogue())
    if problems:
        raise UnusableFileError(problems)


def _is_to_go(person: Asker, case: KeptCase, known: Sequence[str]) -> bool:
    """Ask whether a case is to be deleted; where something still stands, its name is to be typed.

    Raises:
        PersonLeftError: the person leaves, and nothing more is deleted.
    """
    name, files = _name(case), listed(one_line(Path(each).name) for each in case.files)
    ask = " ".join((f"{name}: delete all of it ({files})?", *known))
    put = ask_choice(f"tidy {name}", ask, _CHOICES)
    if known:
        put = replace(
            ask_text(put.name, f"{ask} Type {name} to delete it; anything else keeps it."),
            wants_no_words=True,
        )
    reply = put_or_leave(person, put)
    return not isinstance(reply, Moved) and chosen(reply).strip() == (name if known else "delete")


def _delete(case: KeptCase, folders: Sequence[Path]) -> None:
    """Delete the files of a case, all or none, if it still is as it was listed.

    Raises:
        UnusableFileError: it is not, or one of them cannot be deleted.
    """
    if case not in _look(folders)[1]:
        raise UnusableFileError(Problem(_name(case), "changed since it was listed"))
    delete_all([*map(Path, case.files)])
