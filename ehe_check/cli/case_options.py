"""What the options of `ehe-check case` say, once they are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.set_up import SetUp
from ehe_check.bank.role import Role
from ehe_check.bank.walk_set import WalkSet
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import command
from ehe_check.cli.printout import Printout
from ehe_check.errors import Problem, WrongUseError, nearest, quoted

if TYPE_CHECKING:
    from ehe_check.case.answers_file import AnswersFile
    from ehe_check.whole_case.lineage_file import Lineage


@dataclass(frozen=True)
class CaseWanted:
    """What the options of the case command say; `given` is what an answers file holds.

    `known` is what they say of a new session.
    """

    file: Path | None
    given: AnswersFile | None
    known: SetUp
    bank: Path | None
    clock: Clock
    wanted: Printout

    @property
    def reference(self) -> str:
        """The reference that an option gives, or else the answers file."""
        return self.known.reference or (self.given.reference if self.given else "")


def set_given(quick: bool | None) -> WalkSet | None:  # noqa: FBT001 (the option itself)
    """Return the set of questions that --quick or --full names."""
    if quick is None:
        return None
    return WalkSet.QUICK if quick else WalkSet.FULL


def role_given(text: str | None) -> Role | None:
    """Return the role named with --role.

    Raises:
        WrongUseError: there is none such.
    """
    try:
        return None if text is None else Role(text)
    except ValueError:
        fact = f"{quoted(text)} is not a role here"
        raise WrongUseError(Problem("--role", fact, nearest(str(text), list(Role)))) from None


def answers_given(path: Path | None) -> AnswersFile | None:
    """Read the file named with --answers.

    Raises:
        UnusableFileError: it cannot be read at all.
    """
    if path is None:
        return None
    from ehe_check.case.answers_file import read_answers

    return read_answers(path)


def lineage_given(path: Path | None) -> Lineage | None:
    """Return the session named with --follow.

    Raises:
        WrongUseError: the session is not finished.
        UnusableFileError: the file cannot be used.
    """
    if path is None:
        return None
    from ehe_check.cli.saved_session import open_session
    from ehe_check.whole_case.lineage_file import lineage_at

    session = open_session(path)
    if not session.is_finished:
        remedy = f"Go on with it: {command('case', path)}"
        raise WrongUseError(Problem(str(path), "is not finished yet", remedy))
    return lineage_at(path, session)
