"""The session that another one goes on from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ehe_check.case.session import Follows, Session
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import session_called


@dataclass(frozen=True)
class Lineage:
    """Another session about the same case, its file, and the mark of that as it was read."""

    session: Session
    path: Path
    mark: Follows

    @property
    def side(self) -> Side:
        """The session by the name of its file."""
        return Side(self.session, None, name=str(self.path))

    def marked(self, session: Session) -> Session:
        """Return a new session that says where it comes from, under the HOLD recorded there.

        It lists everybody. Those taken off a list stay so, for a number must never come to mean
        somebody else.
        """
        sitting = session.session.model_copy(update={"follows": self.mark})
        carried = {
            "session": sitting,
            "entries": self.session.entries,
            "hold": self.session.kept_hold,
        }
        return session.model_copy(update=carried)


def lineage_at(path: Path, session: Session) -> Lineage:
    """Return a session as that from which another goes on, marked as its file is now."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Lineage(session, path, Follows(id=session.session.id, sha256=digest))


def lineage_of(own: Side, sides: Iterable[Side]) -> Lineage | None:
    """Return the session that another goes on from, None where it is not among some."""
    follows = own.session.session.follows
    found = session_called(sides, follows.id, follows.sha256) if follows is not None else None
    return None if found is None else lineage_at(Path(found.name), found.session)


def check_lineage(own: Side, lineage: Lineage) -> None:
    """Refuse to give a draft another lineage than the one it was begun with.

    Raises:
        WrongUseError: it has another one.
    """
    follows = own.session.session.follows
    if follows is None or follows.id != lineage.mark.id:
        fact = "is there already, and was not begun from that session"
        raise WrongUseError(Problem(own.place, fact, "Choose another name for the new session."))


def check_reference(reference: str, lineage: Lineage) -> None:
    """Refuse to begin a session about one case from a session about another.

    Raises:
        WrongUseError: it would be.
    """
    own = lineage.session.case.reference
    if reference and reference.strip() != own.strip():
        fact = f"is about {quoted(own)}, not {quoted(reference)}"
        remedy = "Leave the reference out, or name a session of that case."
        raise WrongUseError(Problem(str(lineage.path), fact, remedy))
