"""Which supervision is meant: a finished one is printed, a draft gone on with, else one begun."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.who_asks import Asker
from ehe_check.case.session_file import is_supervision
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import known_in, say
from ehe_check.cli.person import asker, refuse_without_terminal, somebody_is_there
from ehe_check.cli.printing import Printout, own_sheet_words
from ehe_check.cli.supervise_hold import hold
from ehe_check.cli.supervise_record import RecordWanted
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.folders import toml_files
from ehe_check.page.dates import day_words
from ehe_check.settings.places import own_report
from ehe_check.sheet.checked_words_file import LEDGER, SUPERVISION, words_with_ledger
from ehe_check.sheet.pages import PageWords
from ehe_check.supervision.case_meant_file import supervised_case
from ehe_check.supervision.draft_file import drafts_beside, place_given, usual_place
from ehe_check.supervision.supervised_file import SupervisedCase
from ehe_check.supervision.supervision_file import read_supervision
from ehe_check.supervision.whole_case_files import folders_of

_NEW = "new"
_UNFINISHED = "A supervision of this case is not finished. Go on with it, or begin a new one?"


def supervise_case(
    path: Path, reference: str | None, save: Path | None, clock: Clock, wanted: Printout
) -> None:
    """Print a finished supervision's record, or hold one and print it then.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    _check(path, save, wanted)
    own = wanted.own_report(SUPERVISION), own_report(LEDGER)
    words = PageWords(words_with_ledger(SUPERVISION, *own), own_sheet_words())
    case = supervised_case(path, reference, clock.today)
    for problem in (*case.remarks, *case.beside.warnings):
        say(problem)
    record = RecordWanted(case, words, wanted)
    kept = known_in(read_supervision(path)) if _is_supervision_file(path) else None
    if kept is not None and kept.is_finished:
        as_of_then = replace(case, today=kept.day, printed_on=clock.today)
        replace(record, case=as_of_then).print(kept)
    elif somebody_is_there(plain=wanted.plain):
        _hold(record, path, save, clock)
    else:
        refuse_without_terminal("supervise", "Run it in a terminal, or add --plain.")


def _is_supervision_file(path: Path) -> bool:
    return is_supervision(path) and not path.is_dir()


def _check(path: Path, save: Path | None, wanted: Printout) -> None:
    """Refuse what cannot work; the page may not be written over any file of the case."""
    beside = [each for each in toml_files(folders_of([path])) if isinstance(each, Path)]
    wanted.check(path, save, *beside)
    if save is not None and is_supervision(path):
        fact = "is for a new supervision, and this one has its file"
        raise WrongUseError(Problem("--save", fact, "Leave it out."))


def _hold(record: RecordWanted, path: Path, save: Path | None, clock: Clock) -> None:
    """Hold the supervision that is meant: a draft goes on, a finished one is left alone."""
    case, person = record.case, asker(plain=record.wanted.plain)
    if _is_supervision_file(path):
        hold(record, path, person, clock)
    elif save is not None:
        hold(record, place_given(save, Path(case.side.name)), person, clock)
    elif (place := _chosen_place(case, person, clock)) is not None:
        begun = supervised_case(place, None, clock.today) if place.exists() else case
        hold(replace(record, case=begun), place, person, clock)


def _chosen_place(case: SupervisedCase, person: Asker, clock: Clock) -> Path | None:
    """Return where to go on or begin, None where somebody leaves: drafts are offered by name."""
    drafts = drafts_beside(case.side, case.others)
    fresh = usual_place(case.side, clock.today)
    if not drafts:
        return fresh
    choices = {
        str(path): f"Go on with {path.name}, begun on {day_words(draft.supervision.started.date())}"
        for path, draft in drafts
    }
    reply = person.put(ask_choice("unfinished", _UNFINISHED, choices | {_NEW: "Begin a new one"}))
    if not isinstance(reply, Chosen):
        return None
    return fresh if reply.ids == (_NEW,) else Path(reply.ids[0])
