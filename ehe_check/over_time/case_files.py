"""The saved sessions of one case, from files and folders: which count, and whose HOLD stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import archived_bank, load_bank
from ehe_check.case.session import Session
from ehe_check.case.session_file import is_meeting_record, is_supervision, read_session
from ehe_check.case.walk import guard_on
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import NotRead, not_read, toml_files
from ehe_check.files.open_files import seen_in
from ehe_check.over_time.decisions import recalled
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.history import Agreed, AgreedAt, History
from ehe_check.over_time.order import instant, start
from ehe_check.over_time.side import Side, of_the_case
from ehe_check.settings.places import bank_in_use, read_settings


@dataclass(frozen=True)
class Gathered:
    """The sessions among files and folders, and what there could not be read."""

    sides: tuple[Side, ...]
    not_read: tuple[NotRead, ...]


def _bank_in_use() -> QuestionBank:
    return load_bank(bank_in_use("case"))


def side_of(
    session: Session, path: Path, in_use: Callable[[], QuestionBank] = _bank_in_use
) -> Side:
    """Return a session with the bank it was answered with; a draft goes on with the one in use.

    None where the archive lacks that of a finished session.
    """
    bank, mark = in_use(), session.bank
    is_open = not session.is_finished and mark.id == bank.id
    own = bank if is_open or mark.digest == bank.digest else archived_bank(mark.id, mark.digest)
    return Side(session, own, name=str(path))


def gathered(paths: Iterable[Path]) -> Gathered:
    """Return every session among files and folders, and what in the folders may hold one unread.

    Raises:
        UnusableFileError: a file that was named itself cannot be used.
    """
    found = [*_each_in(paths)]
    return Gathered(
        tuple(each for each in found if isinstance(each, Side)),
        tuple(each for each in found if isinstance(each, NotRead)),
    )


def _each_in(paths: Iterable[Path]) -> Iterator[Side | NotRead]:
    in_use = cache(_bank_in_use)
    for path in paths:
        if path.is_dir():
            yield from _each_within(path, in_use)
        else:
            yield side_of(read_session(path).value, path, in_use)


def _each_within(folder: Path, in_use: Callable[[], QuestionBank]) -> Iterator[Side | NotRead]:
    """Yield every session in a folder and what may be one; what is plainly none is passed over."""
    for found in toml_files([folder]):
        if isinstance(found, Problem):
            yield NotRead(Path(found.place), found)
            continue
        if is_supervision(found) or is_meeting_record(found):
            continue
        try:
            yield side_of(read_session(found).value, found, in_use)
        except UnusableFileError as error:
            if (refused := not_read(found, error, "session")) is not None:
                yield refused


def under_hold_of(session: Session, others: Iterable[Side]) -> Session:
    """Return a session under a HOLD that another session of its case has on record, if one has."""
    mine = of_the_case(Side(session, None), others)
    holds = [side.session.hold for side in mine if side.session.hold is not None]
    return session.under(max(holds, key=lambda hold: hold.on)) if holds else session


def session_called(sides: Iterable[Side], name: str, sha256: str = "") -> Side | None:
    """Return the session of an id: of two files of it the one as it was, else as it went on."""

    def place(side: Side) -> tuple[object, ...]:
        sitting = side.session.session
        is_as_it_was = bool(sha256) and seen_in(Path(side.name)) == sha256
        return is_as_it_was, side.session.is_finished, instant(sitting.saved or sitting.started)

    return max((side for side in sides if side.id == name), key=place, default=None)


def history_with(  # noqa: PLR0913 (a session, and what it is looked at with)
    session: Session,
    bank: QuestionBank,
    others: Iterable[Side],
    today: date,
    agreed: Iterable[Agreed] = (),
    *,
    name: str = "",
) -> History | None:
    """Return what a session and the earlier ones of its case show; None where there are none.

    `agreed` is what was agreed about it; what came of a later session is not counted, and what
    sessions themselves say of decisions is read from those that count. `name` is that of its file.
    """
    own, beside = Side(session, bank, read_on=today, name=name), tuple(others)
    before = earlier_than(own, beside)
    mine = that_count(before)
    later = {side.id for side in beside} - {side.id for side in (*before, own)}
    elsewhere = (each for each in agreed if each.at is not AgreedAt.SESSION)
    decided = [each for each in elsewhere if each.session not in later]
    if own.reference is None or not (before or decided):
        return None
    known = recalled(decided, [side.session for side in before], session)
    guard = guard_on(bank, session.all_answers(), today)
    left_out = {side.id for side in before} - {side.id for side in mine}
    history = history_of(
        [*mine, own],
        bank,
        today,
        agreed=known,
        guard=guard,
        left_out=left_out,
        weeks_apart=read_settings().limits.weeks_apart,
    )
    return replace(history, cautions=(*history.cautions, *_not_counted(before)))


def earlier_than(own: Side, others: Iterable[Side]) -> tuple[Side, ...]:
    """Return those of the same case that were started before, or that it goes on from."""
    follows = own.session.session.follows
    return tuple(
        side
        for side in of_the_case(own, others)
        if side.id != own.id
        and (start(side) <= start(own) or (follows is not None and side.id == follows.id))
    )


def is_counted(side: Side) -> bool:
    """Say whether a session shows how its case goes: nobody stands by a draft yet."""
    return side.session.is_finished


def that_count(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Return those that are counted."""
    return tuple(filter(is_counted, sides))


def _not_counted(before: Iterable[Side]) -> Iterator[Problem]:
    """Yield each session that is not counted, and why."""
    for side in before:
        if not is_counted(side):
            yield Problem(side.place, "is not finished, so it is not counted")
