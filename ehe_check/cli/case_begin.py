"""A new session as a person begins it, before anything is read that only later questions need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.ask.case.set_up import SetUp, ask_set_up
from ehe_check.ask.who_asks import Asker, PersonLeftError
from ehe_check.cli.person import asker, dialogue, somebody_is_there
from ehe_check.cli.printout import refuse_missing_folder
from ehe_check.files.open_files import seen_in
from ehe_check.settings.places import own_bank

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.cli.case_options import CaseWanted
    from ehe_check.whole_case.lineage_file import Lineage


@dataclass(frozen=True)
class Begun:
    """Who is asked in a new session, and what they said first."""

    person: Asker
    set_up: SetUp


def may_begin(options: CaseWanted, lineage: Lineage | None) -> bool:
    """Say whether a person can begin at once: a new session, of shipped questions alone.

    Whatever else is given may be wrong, and is looked at before anybody spends time on questions.

    Raises:
        UnusableFileError: the folder of the new file is not there.
    """
    given = (lineage, options.given, options.bank or own_bank("case"))
    if any(given) or not somebody_is_there(plain=options.wanted.plain):
        return False
    if options.file is None:
        return True
    if seen_in(options.file) is not None or options.file.is_symlink():
        return False
    refuse_missing_folder(options.file)
    return True


def begun_with(options: CaseWanted, known: SetUp, bank: QuestionBank | None) -> Begun | None:
    """Ask what a new session needs first; None where the person leaves, which is said.

    It is for the shipped questions where no bank is given.
    """
    person = asker(plain=options.wanted.plain)
    try:
        return Begun(person, ask_set_up(person, bank, known, options.clock.today))
    except PersonLeftError:
        print("Nothing was saved.", file=dialogue())
        return None
