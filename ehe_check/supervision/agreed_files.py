"""What the supervisions of a case agreed, from the folders where its sessions are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ehe_check.files.folders import NotRead
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.side import NOT_GIVEN, Side
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


def agreements_of(folders: Iterable[Path], sides: Collection[Side]) -> Agreements:
    """Return what was agreed about the case that some sessions are about."""
    sessions = {side.id for side in sides}
    references = {side.reference for side in sides} - {None}
    found = [*supervisions_in(folders)]
    read = [each for each in found if isinstance(each, Supervision)]
    mine = [one for one in read if one.session.id in sessions or _reference(one) in references]
    return Agreements(in_order(mine), tuple(one for one in found if isinstance(one, NotRead)))


def agreed_at(several: Iterable[Supervision]) -> tuple[Agreed, ...]:
    """Return everything that was agreed at some supervisions."""
    return tuple(agreed for supervision in several for agreed in supervision.agreed())


def folders_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders among some paths, and those in which the files among them are."""
    return tuple(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))


def _reference(supervision: Supervision) -> str | None:
    written = supervision.case.reference.strip()
    return None if not written or written.casefold() == NOT_GIVEN else written
