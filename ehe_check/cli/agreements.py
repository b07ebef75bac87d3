"""Agreements: what the supervisions of a case agreed, from the folders where its sessions are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from ehe_check.cli.saying import say
from ehe_check.errors import Problem
from ehe_check.model.history import Agreed
from ehe_check.model.side import NOT_GIVEN, Side
from ehe_check.model.supervision import Supervision
from ehe_check.storage.supervisions import in_order, supervisions_in


def supervisions_of(folders: Iterable[Path], sides: Collection[Side]) -> tuple[Supervision, ...]:
    """Return the finished supervisions of the case that some sessions are about, in order.

    A file that is named as a supervision and is none is named on stderr: what was agreed in it is
    missing.
    """
    sessions = {side.id for side in sides}
    references = {side.reference for side in sides} - {None}
    found = []
    for each in supervisions_in(folders):
        if isinstance(each, Problem):
            say(each)
        elif each.session.id in sessions or _reference(each) in references:
            found.append(each)
    return in_order(found)


def agreed_at(several: Iterable[Supervision]) -> tuple[Agreed, ...]:
    """Return everything that was agreed at some supervisions."""
    return tuple(agreed for supervision in several for agreed in supervision.agreed())


def folders_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders among some paths, and those in which the files among them are."""
    return tuple(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))


def _reference(supervision: Supervision) -> str | None:
    written = supervision.case.reference.strip()
    return None if not written or written.casefold() == NOT_GIVEN else written
