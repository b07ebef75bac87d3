"""All that files hold of the case of one session: sessions, what was agreed, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ehe_check.files.folders import NotRead
from ehe_check.over_time.case_files import gathered
from ehe_check.over_time.history import Agreed, Missing
from ehe_check.over_time.missing_files import MissingFile, changed, missing_of
from ehe_check.over_time.side import Side
from ehe_check.supervision.supervision import Supervision
from ehe_check.supervision.supervision_file import in_order, supervisions_in


@dataclass(frozen=True)
class Agreements:
    """The finished supervisions of a case, in order, and the files named so that are not read."""

    supervisions: tuple[Supervision, ...] = ()
    not_read: tuple[NotRead, ...] = ()

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """Everything that was agreed at them."""
        return agreed_at(self.supervisions)


@dataclass(frozen=True)
class WholeCase:
    """The sessions among some files, what was agreed about the case, and what of it is missing.

    `sides` are those of every case that was met with, the session itself among them if it is there.
    """

    sides: tuple[Side, ...] = ()
    agreements: Agreements = field(default_factory=Agreements)
    missing_files: tuple[MissingFile, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What could not be looked at, as the page says it."""
        return tuple(each.missing for each in self.missing_files)


def whole_case(own: Side, paths: Iterable[Path]) -> WholeCase:
    """Return what files and folders hold of the case that a session is about.

    Raises:
        UnusableFileError: a file that was named itself cannot be used.
    """
    paths = tuple(paths)
    if not paths:
        return WholeCase(missing_files=tuple(changed(own)))
    found = gathered(paths)
    mine = (side for side in found.sides if own.reference and side.reference == own.reference)
    agreements = agreements_of(folders_of(paths), [own, *mine])
    return WholeCase(found.sides, agreements, tuple(missing_of(own, found, agreements.not_read)))


def agreements_of(folders: Iterable[Path], sides: Collection[Side]) -> Agreements:
    """Return what was agreed about the case that some sessions are about."""
    sessions = {side.id for side in sides}
    references = {side.reference for side in sides} - {None}
    found = [*supervisions_in(folders)]
    read = [each for each in found if isinstance(each, Supervision)]
    mine = [one for one in read if one.session.id in sessions or one.case.given in references]
    return Agreements(in_order(mine), tuple(one for one in found if isinstance(one, NotRead)))


def agreed_at(several: Iterable[Supervision]) -> tuple[Agreed, ...]:
    """Return everything that was agreed at some supervisions."""
    return tuple(agreed for supervision in several for agreed in supervision.agreed())


def folders_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders among some paths, and those in which the files among them are."""
    return tuple(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))
