"""What folders hold of cases: sessions with their banks, supervisions, and records of meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import archived_bank, load_bank
from ehe_check.case.session import Session
from ehe_check.case.session_file import is_meeting_record, is_supervision, read_session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import NotRead, is_session_name, not_read, toml_files
from ehe_check.files.open_files import seen_in
from ehe_check.files.toml import read_toml
from ehe_check.over_time.agreed_file import (
    KeptRecord,
    KeptSupervision,
    read_meeting_record,
    read_supervision,
)
from ehe_check.over_time.side import Side, instant
from ehe_check.settings.places import OWN_WORDS, SETTINGS, bank_in_use

_TABLES = frozenset({"case", "session", "hold"})
"""What only sessions have: with one of them, a file may be one whose other headings are lost."""


@dataclass(frozen=True)
class CaseFiles:
    """Everything that some folders hold of whatever case, and what there could not be read.

    `not_read` are files that may be a session, `agreed_not_read` those that are named as the
    records of supervisions and meetings are.
    """

    sides: tuple[Side, ...] = ()
    supervisions: tuple[KeptSupervision, ...] = ()
    records: tuple[KeptRecord, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    agreed_not_read: tuple[NotRead, ...] = ()

    def __or__(self, more: CaseFiles) -> CaseFiles:
        """Return what these and others hold, each session's file once."""
        sides = {Path(side.name).resolve(): side for side in (*self.sides, *more.sides)}
        return CaseFiles(
            tuple(sides.values()),
            (*self.supervisions, *more.supervisions),
            (*self.records, *more.records),
            (*self.not_read, *more.not_read),
            (*self.agreed_not_read, *more.agreed_not_read),
        )


def bank_used() -> QuestionBank:
    """Return the bank of questions that is in use here."""
    return load_bank(bank_in_use("case"))


def side_of(session: Session, path: Path, in_use: Callable[[], QuestionBank] = bank_used) -> Side:
    """Return a session with the bank it was answered with; a draft goes on with the one in use.

    None where the archive lacks that of a finished session.
    """
    bank, mark = in_use(), session.bank
    is_open = not session.is_finished and mark.id == bank.id
    own = bank if is_open or mark.digest == bank.digest else archived_bank(mark.id, mark.digest)
    return Side(session, own, name=str(path), seen=seen_in(path) or "")


@dataclass(frozen=True)
class ReadOnce:
    """Reads what folders hold when it is first asked, and never again.

    `before` is what is read of other folders, and counts as held by these.
    """

    reads: Callable[[], CaseFiles]
    before: ReadOnce | None = None

    def __call__(self) -> CaseFiles:
        """Return what they hold, as it was read."""
        return self._read

    def anew(self) -> ReadOnce:
        """Return what reads all of them again, once."""
        return ReadOnce(self.reads, self.before and self.before.anew())

    @cached_property
    def _read(self) -> CaseFiles:
        return self.reads() if self.before is None else self.before() | self.reads()


def read_once(*folders: Path, but: Path | None = None) -> ReadOnce:
    """Return what reads folders when it is first asked, and never again; `but` one is left out."""
    return ReadOnce(partial(files_in, folders, but))


def files_in(folders: Iterable[Path], but: Path | None = None) -> CaseFiles:
    """Read everything in folders that is of a case; what is plainly none is passed over.

    What lies in a folder that is left out is not read.
    """
    files = list[Side | KeptSupervision | KeptRecord]()
    unread, agreed_unread = list[NotRead](), list[NotRead]()
    in_use = cache(bank_used)
    for found in toml_files(_outermost(folders)):
        if isinstance(found, Problem):
            unread.append(NotRead(Path(found.place), found))
        elif but is None or not found.resolve().is_relative_to(but):
            try:
                files.append(_in_file(found, in_use))
            except UnusableFileError as error:
                if is_supervision(found) or is_meeting_record(found):
                    agreed_unread.append(not_read(found, error))
                elif _may_be_session(found):
                    unread.append(not_read(found, error))
    return CaseFiles(
        tuple(each for each in files if isinstance(each, Side)),
        tuple(each for each in files if isinstance(each, KeptSupervision)),
        tuple(each for each in files if isinstance(each, KeptRecord)),
        tuple(unread),
        tuple(agreed_unread),
    )


def _in_file(path: Path, in_use: Callable[[], QuestionBank]) -> Side | KeptSupervision | KeptRecord:
    if is_supervision(path):
        return KeptSupervision(path, read_supervision(path).value)
    if is_meeting_record(path):
        return KeptRecord(path, read_meeting_record(path).value)
    return side_of(read_session(path).value, path, in_use)


def session_called(sides: Iterable[Side], name: str, sha256: str = "") -> Side | None:
    """Return the session of an id: of two files of it the one as it was, else as it went on."""

    def place(side: Side) -> tuple[object, ...]:
        sitting = side.session.session
        return (
            bool(sha256) and side.seen == sha256,
            side.session.is_finished,
            instant(sitting.saved or sitting.started),
        )

    return max((side for side in sides if side.id == name), key=place, default=None)


def _may_be_session(path: Path) -> bool:
    """Say whether a file that is not read as a session may be one that was torn or edited wrongly.

    It is none only where it can be read, has another name than sessions are given, and says what
    none says: nothing at all only where it is named as settings or own words.
    """
    if is_session_name(path.name):
        return True
    try:
        raw = read_toml(path)
    except UnusableFileError:
        return True
    if not raw.keys() - {"format"}:
        return path.name not in (SETTINGS, OWN_WORDS)
    tables = {key for key, value in raw.items() if isinstance(value, dict)}
    return bool(tables & _TABLES) or ("bank" in tables and "answers" in raw)


def _outermost(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the folders that lie in none of the others, each of them once."""
    whole = {path.resolve(): path for path in folders}
    yield from (path for place, path in whole.items() if not whole.keys() & {*place.parents})
