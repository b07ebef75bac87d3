"""The session that a new one goes on from, or reads again without seeing its answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ehe_check.case.session import Follows, Session
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.judge.answers import Entry
from ehe_check.over_time.case_files import gathered, session_called

CHILD = "child"
AGE = "age"


@dataclass(frozen=True)
class Lineage:
    """Another session about the same case, its file, and whether its answers stay unseen."""

    session: Session
    path: Path
    mark: Follows
    is_blind: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Whom a new session lists from the start: everybody, or only the children if blind.

        Those taken off a list stay so, for a number must never come to mean somebody else.
        """
        if not self.is_blind:
            return self.session.entries
        children = [entry for entry in self.session.entries if entry.roster == CHILD]
        return tuple(_bare(child) for child in children if child.removed is None)

    def marked(self, session: Session) -> Session:
        """Return a new session that says where it comes from, under the HOLD recorded there.

        A blind reading too: whom the worry could endanger counts for more than not knowing.
        """
        key = "blind_of" if self.is_blind else "follows"
        sitting = session.session.model_copy(update={key: self.mark})
        carried = {"session": sitting, "entries": self.entries, "hold": self.session.hold}
        return session.model_copy(update=carried)


def lineage_at(path: Path, session: Session, *, is_blind: bool) -> Lineage:
    """Return a session as that from which another goes on, marked as its file is now."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Lineage(session, path, Follows(id=session.session.id, sha256=digest), is_blind=is_blind)


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
    return lineage_at(Path(found.name), found.session, is_blind=False)


def check_lineage(session: Session, file: Path, lineage: Lineage) -> Problem | None:
    """Refuse to give a draft another lineage than the one it was begun with.

    What is read again blind may have changed since; that is returned as a problem.

    Raises:
        WrongUseError: it has another one.
    """
    sitting = session.session
    own = sitting.blind_of if lineage.is_blind else sitting.follows
    if own is None or own.id != lineage.mark.id:
        fact = "is there already, and was not begun from that session"
        raise WrongUseError(Problem(str(file), fact, "Choose another name for the new session."))
    if lineage.is_blind and lineage.mark.sha256 != own.sha256:
        return Problem(str(lineage.path), "was changed since this session was begun from it")
    return None


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


def _bare(child: Entry) -> Entry:
    """Return a child as a blind reading lists it: its label and age, and nothing else."""
    age = child.attribute(AGE)
    fields = {"id": child.id, "label": child.label} | ({AGE: age} if age else {})
    return Entry.model_validate(fields)
