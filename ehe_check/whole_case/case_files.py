"""What folders hold of cases, and what of a case could not be looked at as it was left."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial
from itertools import product
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import archived_bank, load_bank
from ehe_check.case.session import Follows, Session, outcome_that_fits
from ehe_check.case.session_file import is_meeting_record, is_supervision, read_session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import NotRead, is_session_name, not_read, toml_files
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import seen_in
from ehe_check.files.toml import read_toml
from ehe_check.over_time.agreed_file import (
    KeptRecord,
    KeptSupervision,
    read_meeting_record,
    read_supervision,
)
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.meeting_record import OF_A_MEETING, is_of_a_meeting
from ehe_check.over_time.side import Side, earlier_than, instant, that_count
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
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
    return _files_of(
        each
        for each in toml_files(_outermost(folders))
        if but is None or isinstance(each, Problem) or not each.resolve().is_relative_to(but)
    )


def files_above(folders: Iterable[Path]) -> CaseFiles:
    """Read what is of a case right in each folder above others, and in nothing else there.

    A folder above that may not be looked into is passed over.
    """
    above = dict.fromkeys(each for folder in _outermost(folders) for each in folder.parents)
    return _files_of(each for each in toml_files(above, is_deep=False) if isinstance(each, Path))


def _files_of(paths: Iterable[Path | Problem]) -> CaseFiles:
    files = list[Side | KeptSupervision | KeptRecord]()
    unread, agreed_unread = list[NotRead](), list[NotRead]()
    in_use = cache(bank_used)
    for found in paths:
        if isinstance(found, Problem):
            unread.append(NotRead(Path(found.place), found))
        else:
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


_CHECK = "Check that nothing is lost."
_MAY_BE_WRONG = "Until then, the advice may be wrong."


@dataclass(frozen=True)
class MissingFile:
    """One thing that is missing: as the page says it, and as a fact about a file."""

    missing: Missing
    problem: Problem

    @property
    def warning(self) -> Problem:
        """The problem as a person is told of it before they read the advice."""
        remedy = f"{self.problem.remedy} {_MAY_BE_WRONG}".lstrip()
        return replace(self.problem, remedy=remedy)


def missing_of(own: Side, files: CaseFiles) -> Iterator[MissingFile]:
    """Yield what is missing of the case that a session is about, among what a folder holds.

    Of a file that cannot be read and says nothing of its case, nobody can tell that it is another:
    beside sessions of other cases its name, which may be one of theirs, is said on stderr alone.
    """
    is_mixed = any(side.reference != own.reference for side in files.sides)
    unread = ((Miss.NOT_READ, files.not_read), (Miss.AGREED_NOT_READ, files.agreed_not_read))
    for how, several in unread:
        for each in several:
            if each.reference in ("", own.reference):
                found = _found(how, each.path, each.problem)
                is_ours = bool(each.reference) or (own.reference or "\0") in each.path.name
                yield found if is_ours or not is_mixed else replace(found, missing=Missing(how))
    before = earlier_than(own, files.sides)
    for side in {each.id: each for each in (*that_count(before), own)}.values():
        yield from changed(side)
        yield from _before(side, files.sides)


def between(earlier: Side, later: Side) -> Iterator[MissingFile]:
    """Yield that the later of two sessions goes on from another, or from what was changed since."""
    follows = later.session.session.follows
    if follows is None or follows.id == earlier.id:
        yield from _before(later, (earlier,))
    else:
        fact = f"goes on from another session than {earlier.place}"
        problem = Problem(later.place, fact, "Compare it with that one too.")
        yield _found(Miss.NOT_FOUND, Path(later.name), problem)


def lost_meetings(
    supervisions: Iterable[Supervision], days: Collection[date]
) -> Iterator[MissingFile]:
    """Yield each supervision that goes on with decisions of a meeting held on none of some days."""
    for each in supervisions:
        decisions = [row.key for row in each.decided if row.key.startswith(OF_A_MEETING)]
        if not all(any(is_of_a_meeting(key, day) for day in days) for key in decisions):
            fact = "goes on with decisions of a meeting whose record was not found"
            place = Path(f"supervision of {day_words(each.day)}")
            yield odd_file(place, fact, "Put the record of the meeting beside the session again.")


def odd_file(path: Path, fact: str, remedy: str) -> MissingFile:
    """Return something of what was agreed that is missing or not as it was left."""
    return _found(Miss.AGREED_NOT_READ, path, Problem(str(path), fact, remedy))


def changed(side: Side) -> Iterator[MissingFile]:
    """Yield that a session's answers are not those with which it was finished."""
    session = side.session
    if not session.is_finished or (session.outcome is None and session.answers):
        return
    if outcome_that_fits(session) is None:
        fact = "does not hold the answers with which it was finished"
        yield _found(Miss.CHANGED, Path(side.name), Problem(side.place, fact, _CHECK))


def _before(side: Side, others: Iterable[Side]) -> Iterator[MissingFile]:
    """Yield that the session from which one goes on is not there, or not as it was then."""
    follows = side.session.session.follows
    if follows is None:
        return
    found = [each for each in others if each.id == follows.id]
    if not found:
        fact = "goes on from a session that was not found"
        problem = Problem(side.place, fact, "Give that one too.")
        yield _found(Miss.NOT_FOUND, Path(side.name), problem)
    elif not any(_is_as_it_was(each, follows) for each in found):
        fact = f"was changed since {side.place} was begun from it"
        problem = Problem(found[0].place, fact, _CHECK)
        yield _found(Miss.CHANGED, Path(found[0].name), problem)


def _is_as_it_was(side: Side, follows: Follows) -> bool:
    """Say whether a session is as it was, but for what was put on record since.

    That is the reason for a meeting, the HOLD that it brought, and that such a HOLD has ended.
    """
    path = Path(side.name)
    texts = (hashlib.sha256(kept_bytes(path, each)).hexdigest() for each in _before_hold(side))
    return follows.sha256 == side.seen or follows.sha256 in texts


def _before_hold(side: Side) -> Iterator[Session]:
    """Yield a session as it may have been before a meeting or HOLD was put on record in it.

    Somebody may have written there since for how long it is kept.
    """
    session = side.session
    ends = [session.hold_ended[:length] for length in range(len(session.hold_ended) + 1)]
    cases = {session.case, session.case.model_copy(update={"keep_until": None})}
    holds, meetings = {None, session.hold}, {None, session.meeting}
    for case, hold, meeting, ended in product(cases, holds, meetings, ends):
        then = {"case": case, "hold": hold, "meeting": meeting, "hold_ended": ended}
        before = session.model_copy(update=then)
        if before != session:
            yield before


def name_of(path: Path) -> Own:
    """Return the name of a file as a page says it; one that is no text is made one."""
    return Own(os.fsencode(path.name).decode("utf-8", "replace"))


def _found(how: Miss, path: Path, problem: Problem) -> MissingFile:
    return MissingFile(Missing(how, name_of(path)), problem)
