"""The end of a HOLD on record, as it is offered beneath a finished session of its case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.put import Choice
from ehe_check.ask.who_asks import Asker, PersonLeftError, Tone
from ehe_check.case.session import HoldEnded, Session
from ehe_check.cli.case_run import CaseRun
from ehe_check.errors import UnusableFileError
from ehe_check.over_time.side import Side

if TYPE_CHECKING:
    from ehe_check.whole_case.case_folder_file import CaseFolder

END_HOLD = Choice("hold", "the reason for this HOLD has ended", "e")
_STANDS = "HOLD stands, and nothing was changed."


def may_end_hold(run: CaseRun, session: Session) -> bool:
    """Say whether a HOLD is on record in the case of a session, the end of which is offered."""
    return bool(run.in_case(session).kept_holds)


def end_hold_here(run: CaseRun, person: Asker, session: Session) -> None:
    """Ask who agreed that a HOLD has ended, keep it in every session of the case, and print it.

    The folder is read anew: something may have come into it since the page was printed.
    """
    from ehe_check.whole_case.case_folder_file import case_of
    from ehe_check.whole_case.hold_ended_file import end_hold

    own = Side(session, run.bank, name=str(run.path))
    case = case_of(own, run.bank, run.today)
    ended = _asked(case, person)
    if ended is None:
        person.say(_STANDS, Tone.URGENT)
        return
    try:
        files = end_hold(case, ended)
    except UnusableFileError as error:
        person.say(f"{_STANDS} {error}", Tone.URGENT)
    else:
        _print(run, case, ended, files)


def _asked(case: CaseFolder, person: Asker) -> HoldEnded | None:
    """Return the end of a HOLD as it is agreed, None where it stands, having said why it has to."""
    from ehe_check.ask.case.end_hold import HoldStanding, ask_end_of_hold
    from ehe_check.bank.advice_keys import BoxKey
    from ehe_check.sheet.guard_box import RECORDED
    from ehe_check.whole_case.hold_ended_file import why_hold_stands

    problems = [*why_hold_stands(case)]
    for problem in problems:
        person.say(str(problem))
    if problems or not case.kept_holds:
        return None
    lead, named = case.bank.boxes.get(BoxKey.HOLD_SOON), case.guard.person
    holds = [(hold, RECORDED[hold.reason]) for hold in case.kept_holds]
    standing = HoldStanding(holds, "" if lead is not None and named == lead.person else named)
    try:
        return ask_end_of_hold(person, case.today, standing)
    except PersonLeftError:
        return None


def _print(run: CaseRun, case: CaseFolder, ended: HoldEnded, files: tuple[Path, ...]) -> None:
    from ehe_check.case.labels import numbered
    from ehe_check.cli.printing import print_page
    from ehe_check.page.own import Own
    from ehe_check.page.without_own import without_own
    from ehe_check.sheet.hold_ended_page import HoldEndedPage, lay_out_hold_ended

    names = tuple(Own(path.name) for path in sorted(files))
    left = tuple(hold for hold in case.kept_holds if not ended.ends(hold))
    page = HoldEndedPage(ended, case.own.reference, names, left, case.today)
    wanted = run.options.page
    shared = without_own(page, numbered(case.bank)) if wanted.share else page
    print_page(lay_out_hold_ended(shared), wanted)
