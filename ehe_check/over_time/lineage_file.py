"""The session that a new one goes on from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ehe_check.case.session import Follows, Session
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.over_time.case_files import gathered, session_called


@dataclass(frozen=True)
class Lineage:
    """Another session about the same case, and its file."""

    session: Session
    path: Path
    mark: Follows

    def marked(self, session: Session) -> Session:
        """Return a new session that says where it comes from, under the HOLD recorded there.

        It lists everybody. Those taken off a list stay so, for a number must never come to mean
        somebody else.
        """
        sitting = session.session.model_copy(update={"follows": self.mark})
        carried = {"session": sitting, "entries": self.session.entries, "hold": self.session.hold}
        return session.model_copy(update=carried)


def lineage_at(path: Path, session: Session) -> Lineage:
    """Return a session as that from which another goes on, marked as its file is now."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Lineage(session, path, Follows(id=session.session.id, sha256=digest))


def lineage_of(session: Session, file: Path) -> Lineage | Problem | None:
    """Return the session that a draft goes on from, or why it is not in the same folder."""
    follows = session.session.follows
    if follows is None:
        return None
    found = session_called(gathered([file.parent]).sides, follows.id, follows.sha256)
    if found is None:
        fact = "goes on from a session that is not in this folder"
        remedy = "Its answers are not shown; name its file with --follow."
        return Problem(str(file), fact, remedy)
    return lineage_at(Path(found.name), found.session)


def check_lineage(session: Session, file: Path, lineage: Lineage) -> None:
    """Refuse to give a draft another lineage than the one it was begun with.

    Raises:
        WrongUseError: it has another one.
    """
    own = session.session.follows
    if own is None or own.id != lineage.mark.id:
        fact = "is there already, and was not begun from that session"
        raise WrongUseError(Problem(str(file), fact, "Choose another name for the new session."))


def check_reference(reference: str, lineage: Lineage | None) -> None:
    """Refuse to begin a session about one case from a session about another.

    Raises:
        WrongUseError: it would be.
    """
    if lineage is None or not reference:
        return
    own = lineage.session.case.reference
    if reference.strip() != own.strip():
        fact = f"is about {quoted(own)}, not {quoted(reference)}"
        remedy = "Leave the reference out, or name a session of that case."
        raise WrongUseError(Problem(str(lineage.path), fact, remedy))
