"""`ehe-check supervise`: talk a case over, saved as it goes, or print the record of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ehe_check.ask.case.agreed_before import what_to_look_at_again
from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.save import Saving
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.supervise import supervise
from ehe_check.ask.who_asks import Asker, Ending
from ehe_check.bank.load import load_library
from ehe_check.case.labels import numbered
from ehe_check.case.session_file import is_supervision
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import command, known_in, named, say
from ehe_check.cli.options import SuperviseOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    raise_if_unsaved,
    refuse_without_terminal,
    saving_in,
    say_saved,
    somebody_is_there,
    wants_plain,
)
from ehe_check.cli.print_sheet import as_wanted
from ehe_check.cli.printing import print_document
from ehe_check.cli.printout import Printout
from ehe_check.cli.supervise_views import Reader, Shown
from ehe_check.comparison.page_file import moved_page
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.folders import toml_files
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision import Supervision
from ehe_check.over_time.supervision_file import (
    KeptSupervision,
    read_supervision,
    supervision_bytes,
)
from ehe_check.page.dates import day_words
from ehe_check.page.document import Document
from ehe_check.page.without_own import without_own
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.draft_file import (
    draft_in,
    fresh,
    place_given,
    usual_place,
)
from ehe_check.supervision.load_reflections import load_reflections
from ehe_check.supervision.opening_page import said_then
from ehe_check.supervision.record import lay_out_record
from ehe_check.supervision.reflections_chosen import RecordShown, record_shown
from ehe_check.supervision.supervised_file import (
    ledger_before,
    ledger_on_opening,
    opening_for,
    read_today,
    record_of,
)
from ehe_check.supervision.talked_from import talked_from
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.case_meant_file import case_meant

_NEW = "new"
_UNFINISHED = "A supervision of this case is not finished. Go on with it, or begin a new one?"


def supervise_case(options: SuperviseOptions) -> None:
    """Print a finished supervision's record, or hold one and print it then.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    path, clock = options.path, options.clock
    _check(options)
    case, passed_over = case_meant(path, options.reference, clock.today)
    say(*passed_over, *case.warnings)
    record = RecordWanted(case, options.page)
    kept = known_in(read_supervision(path)) if _is_supervision_file(path) else None
    if kept is not None and kept.is_finished:
        RecordWanted(replace(case, today=kept.day), options.page, clock.today).print(kept)
    elif somebody_is_there(plain=options.plain):
        _hold(record, options)
    else:
        refuse_without_terminal("supervise", "Run it in a terminal, or add --plain.")


def _is_supervision_file(path: Path) -> bool:
    return is_supervision(path) and not path.is_dir()


def _check(options: SuperviseOptions) -> None:
    """Refuse what cannot work; the page may not be written over any file of the case."""
    path, save = options.path, options.save
    folder = path if path.is_dir() else path.parent
    beside = [each for each in toml_files([folder]) if isinstance(each, Path)]
    options.page.check(path, save, *beside)
    if save is not None and is_supervision(path):
        fact = "is for a new supervision, and this one has its file"
        raise WrongUseError(Problem("--save", fact, "Leave it out."))


def _hold(record: RecordWanted, options: SuperviseOptions) -> None:
    """Hold the supervision that is meant: a draft goes on, a finished one is left alone."""
    path, save, clock = options.path, options.save, options.clock
    case, person = record.case, asker(plain=options.plain)
    if _is_supervision_file(path):
        hold(record, path, person, clock)
    elif save is not None:
        hold(record, place_given(save, Path(case.own.name)), person, clock)
    elif (place := _chosen_place(case, person, clock)) is not None:
        drafts = (each.supervision for each in case.drafts if each.path == place)
        begun = next(map(case.discussed_in, drafts), None)
        hold(replace(record, case=begun or case), place, person, clock)


def _chosen_place(case: CaseFolder, person: Asker, clock: Clock) -> Path | None:
    """Return where to go on or begin, None where somebody leaves: drafts are offered by name."""
    fresh = usual_place(case.own, clock.today)
    if not case.drafts:
        return fresh
    choices = {
        str(each.path): f"Go on with {each.path.name}, begun on {_begun_on(each)}"
        for each in case.drafts
    }
    reply = person.put(ask_choice("unfinished", _UNFINISHED, choices | {_NEW: "Begin a new one"}))
    if not isinstance(reply, Chosen):
        return None
    return fresh if reply.ids == (_NEW,) else Path(reply.ids[0])


def _begun_on(draft: KeptSupervision) -> str:
    return day_words(draft.supervision.supervision.started.date())


def hold(record: RecordWanted, path: Path, person: Asker, clock: Clock) -> None:
    """Talk the case over, saving every answer, and print the record of a finished supervision."""
    case, seen = record.case, seen_in(path)
    supervision = fresh(case.own, clock.now()) if seen is None else _gone_on_with(path, case)
    with open_file(path, seen) as file:
        saving = saving_in(file, person, supervision_bytes)
        talk = _discussion(record, supervision, person, saving, clock)
        if seen is None:
            talk.remark = what_to_look_at_again(case.to_look_at_again)
        try:
            ending = supervise(talk)
        except KeyboardInterrupt:
            ending = Ending.LEFT
    _say_where(saving, ending, Path(case.own.name))
    if ending is Ending.FINISHED:
        record.print(talk.supervision)
    raise_if_unsaved(saving)


def _gone_on_with(path: Path, case: CaseFolder) -> Supervision:
    """Return a draft as it goes on, having said if the answers were changed since it was begun."""
    draft, changed = draft_in(path, case.own)
    if changed is not None:
        say(changed)
    return draft


def _discussion(
    record: RecordWanted,
    supervision: Supervision,
    person: Asker,
    save: Callable[[Supervision], None],
    clock: Clock,
) -> Discussion:
    case = record.case
    sheet = case.before(supervision).sheet()
    ledger = ledger_before(case, supervision, sheet)
    opening = opening_for(case, supervision, sheet)
    before = case.before(supervision).supervisions
    last = before[-1] if before else None
    shown = Shown(
        case=case,
        sheet=sheet,
        opening=opening,
        ledger=ledger_on_opening(case, supervision, sheet),
        moved=lambda earlier: _moved(case, earlier, sheet),
        reader=Reader(person, plain=wants_plain(plain=record.wanted.plain)),
    )
    return Discussion(
        supervision=supervision,
        asker=person,
        save=save,
        today=clock.today,
        now=clock.now,
        case=talked_from(
            sheet,
            case.bank,
            ledger,
            load_reflections().questions,
            before=last,
            shown_then=_shown_at(case, last) if last is not None else None,
        ),
        show=shown.open,
        views=shown.views,
        said_then=lambda: said_then(opening),
    )


def _moved(case: CaseFolder, earlier: Side, now: PromptSheet) -> Document:
    """Return the page of what moved since an earlier session."""
    return moved_page((earlier, case.own), case.today, now=now)


def _shown_at(case: CaseFolder, last: Supervision) -> RecordShown | None:
    """Return what the record showed at the supervision before, None where its session is gone."""
    discussed = case.discussed_in(last)
    if discussed is None:
        return None
    return record_shown(replace(discussed, today=last.day).before(last).sheet())


def _say_where(saving: Saving[Supervision], ending: Ending, session: Path) -> None:
    out, path = dialogue(), saving.place.path
    if not say_saved(saving, "Saved in"):
        return
    further = "To go on" if ending is Ending.LEFT else "To print it again"
    print("This file is not the case record.", file=out)
    if path.parent.resolve() != session.parent.resolve():
        print(f"First move it beside the session, to\n  {named(session.parent)}", file=out)
        path = session.with_name(path.name)
    print(f"{further}: {command('supervise', path)}", file=out)


@dataclass(frozen=True)
class RecordWanted:
    """The case that is talked over, how its record is wanted, and the day of a later print."""

    case: CaseFolder
    wanted: Printout
    printed_on: date | None = None

    def document(self, supervision: Supervision) -> Document:
        """Return the record of a supervision as it is wanted: whole, or bare to share."""
        case = self.case
        whole = case.before(supervision).sheet(printed_on=self.printed_on)
        sheet = as_wanted(whole, case.bank, self.wanted)
        over = replace(
            record_of(case, supervision),
            opening=opening_for(case, supervision, sheet),
            read_today=read_today(case, self.printed_on or case.today),
        )
        over = without_own(over, numbered(case.bank)) if self.wanted.share else over
        paper = paper_of(sheet, case.bank, load_library(), read_settings())
        return lay_out_record(paper, over, is_full=self.wanted.full)

    def print(self, supervision: Supervision) -> None:
        """Print the record of a supervision."""
        print_document(self.document(supervision), self.wanted)
