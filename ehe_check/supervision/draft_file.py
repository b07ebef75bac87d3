"""A supervision that is begun or gone on with: where it is kept, and what it starts from."""

from __future__ import annotations

import os
from datetime import date, datetime
from itertools import count
from pathlib import Path

from ehe_check.case.answers_digest import answers_digest
from ehe_check.case.session import CaseReference
from ehe_check.case.session_file import SUPERVISION_ENDING, is_supervision
from ehe_check.errors import Problem, WrongUseError
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision import Discussed, Discussing, Supervision
from ehe_check.over_time.supervision_file import read_supervision


def place_given(path: Path, session: Path) -> Path:
    """Return the place that was named for a supervision.

    Raises:
        WrongUseError: it is not named as a supervision is, or not beside the session, where the
            next one would look for it, or holds a finished one.
    """
    if not is_supervision(path):
        fact = f"does not end in {SUPERVISION_ENDING}"
        remedy = f"Call it {path.stem}{SUPERVISION_ENDING}."
        raise WrongUseError(Problem(f"--save {path}", fact, remedy))
    if path.absolute().parent.resolve() != session.absolute().parent.resolve():
        fact = "is not beside the session, where the next supervision would look for it"
        remedy = f"Save it as {session.with_name(path.name)}."
        raise WrongUseError(Problem(f"--save {path}", fact, remedy))
    if path.exists() and read_supervision(path).value.is_finished:
        fact = "is a finished supervision already"
        raise WrongUseError(Problem(f"--save {path}", fact, "Choose another name."))
    return path


def usual_place(side: Side, day: date) -> Path:
    """Return a place beside a session, named for a day, that nothing has yet."""
    session = Path(side.name)
    stem = f"{session.name.removesuffix('.toml')}-{day}"
    tails = ("" if number == 1 else f"-{number}" for number in count(1))
    places = (session.with_name(f"{stem}{tail}{SUPERVISION_ENDING}") for tail in tails)
    return next(path for path in places if not path.exists())


def fresh(side: Side, moment: datetime) -> Supervision:
    """Return a new supervision of a session."""
    session = side.session
    return Supervision(
        case=CaseReference(reference=session.case.reference),
        supervision=Discussing(id=os.urandom(8).hex(), started=moment),
        session=Discussed(id=side.id, answers_sha256=answers_digest(session)),
    )


def draft_in(path: Path, side: Side) -> tuple[Supervision, Problem | None]:
    """Return the draft in a file about a session's answers as they are now, and if they changed.

    Raises:
        WrongUseError: it is about another session.
    """
    draft = read_supervision(path).value
    if draft.session.id != side.id:
        fact = "is a supervision of another session"
        raise WrongUseError(Problem(str(path), fact, "Choose another name with --save."))
    digest = answers_digest(side.session)
    if draft.session.answers_sha256 == digest:
        return draft, None
    discussed = draft.session.model_copy(update={"answers_sha256": digest})
    fact = "was begun before the session's answers were changed"
    problem = Problem(str(path), fact, "What was agreed so far is kept. Look at it again.")
    return draft.model_copy(update={"session": discussed}), problem
