"""All that files hold of the case of one session: sessions, what was agreed, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ehe_check.over_time.case_files import gathered
from ehe_check.over_time.history import Missing
from ehe_check.over_time.missing_files import Finding, changed, missing_of
from ehe_check.over_time.side import Side
from ehe_check.supervision.agreed_files import Agreements, agreements_of, folders_of


@dataclass(frozen=True)
class WholeCase:
    """The sessions among some files, what was agreed about the case, and what of it is missing.

    `sides` are those of every case that was met with, the session itself among them if it is there.
    """

    sides: tuple[Side, ...] = ()
    agreements: Agreements = field(default_factory=Agreements)
    findings: tuple[Finding, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What could not be looked at, as the page says it."""
        return tuple(each.missing for each in self.findings)


def whole_case(own: Side, paths: Iterable[Path]) -> WholeCase:
    """Return what files and folders hold of the case that a session is about.

    Raises:
        UnusableFileError: a file that was named itself cannot be used.
    """
    paths = tuple(paths)
    if not paths:
        return WholeCase(findings=tuple(changed(own)))
    found = gathered(paths)
    mine = (side for side in found.sides if own.reference and side.reference == own.reference)
    agreements = agreements_of(folders_of(paths), [own, *mine])
    return WholeCase(found.sides, agreements, tuple(missing_of(own, found, agreements.not_read)))
