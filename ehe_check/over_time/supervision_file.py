"""Supervision files: what was discussed and agreed, beside the sessions and apart from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ehe_check.errors import Problem, UnusableFileError, quoted
from ehe_check.files.folders import NotRead, not_read
from ehe_check.files.kept import KeptFile, Tables, lacks, read_kept
from ehe_check.over_time.order import instant
from ehe_check.over_time.supervision import FORMAT, Supervision


@dataclass(frozen=True)
class KeptSupervision:
    """A supervision, and the file in which it is kept."""

    path: Path
    supervision: Supervision


def read_supervision(path: Path) -> KeptFile[Supervision]:
    """Read a supervision file; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    is_another = lacks("[supervision]", "supervision", "Give a file that supervise has saved.")
    return read_kept(Supervision, path, of_format=FORMAT, is_another=is_another, faults=_twice)


def supervision_at(path: Path) -> KeptSupervision | NotRead:
    """Return the supervision that a file of a folder holds, or why it is not read."""
    try:
        return KeptSupervision(path, read_supervision(path).value)
    except UnusableFileError as error:
        return not_read(path, error)


def in_order(several: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Return supervisions in the order in which they were finished, each once."""
    by_id = {each.supervision.id: each for each in several}
    return tuple(sorted(by_id.values(), key=ended))


def ended(supervision: Supervision) -> datetime:
    """Return when a supervision was finished, or was begun where it is not."""
    return instant(supervision.supervision.finished or supervision.supervision.started)


def last_saved(draft: Supervision) -> datetime:
    """Return when an unfinished supervision was saved last, or was begun."""
    return instant(draft.supervision.saved or draft.supervision.started)


def _twice(tables: Tables, supervision: Supervision) -> Iterator[Problem]:
    """Yield a problem for each decision, reflection, day or way that is there a second time."""
    decided, reflections = enumerate(supervision.decided), enumerate(supervision.reflections)
    names = [("decided", n, str(ref)) for n, row in decided for ref in row.refs]
    names += [("reflections", n, one.question) for n, one in reflections]
    names += [("days", n, day.about) for n, day in enumerate(supervision.days)]
    names += [("ways", n, str(way.number)) for n, way in enumerate(supervision.ways)]
    seen: set[tuple[str, str]] = set()
    for table, number, name in names:
        if (table, name) in seen:
            place = tables.place((table, number))
            yield Problem(place, f"{quoted(name)} stands there twice", "Keep one of the two.")
        seen.add((table, name))
