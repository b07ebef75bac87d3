"""A supervision that is held here, and the record that is printed of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ehe_check.ask.save import Saving
from ehe_check.ask.supervision.agreed_before import say_what_to_look_at_again
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.supervise import supervise
from ehe_check.ask.who_asks import Asker, Ending
from ehe_check.bank.load import load_library
from ehe_check.case.labels import numbered
from ehe_check.case.session_file import is_supervision
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import command, known_in, named, say
from ehe_check.cli.person import (
    asker,
    dialogue,
    raise_if_unsaved,
    refuse_without_terminal,
    saved_words,
    saving_in,
    somebody_is_there,
)
from ehe_check.cli.printing import (
    Printout,
    as_wanted,
    draw,
    own_sheet_words,
    print_document,
    wants_plain,
)
from ehe_check.comparison.page_file import ComparisonWords, moved_page
from ehe_check.comparison.report import ComparisonReport
from ehe_check.errors import EheCheckError, Problem, WrongUseError
from ehe_check.files.folders import toml_files
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.page.document import Document
from ehe_check.page.without_own import without_own
from ehe_check.settings.places import own_report, read_settings
from ehe_check.sheet.report_file import report_for
from ehe_check.supervision.draft_file import draft_in, fresh, place_given, usual_place
from ehe_check.supervision.page import lay_out_record
from ehe_check.supervision.parts import RecordWords
from ehe_check.supervision.points import answered_lines, open_points
from ehe_check.supervision.record_words_file import KIND, load_record_words
from ehe_check.supervision.supervised_file import (
    SupervisedCase,
    agreed_before,
    record_of,
    session_before,
    sheet_discussed,
    supervised_case,
)
from ehe_check.supervision.supervision import Supervision
from ehe_check.supervision.supervision_file import (
    load_reflections,
    read_supervision,
    supervision_bytes,
)
from ehe_check.supervision.whole_case_files import folders_of


@dataclass(frozen=True)
class RecordWanted:
    """The case that is talked over, and how its record is laid out and wanted."""

    case: SupervisedCase
    words: RecordWords
    wanted: Printout

    def document(self, supervision: Supervision, *, is_opening: bool = False) -> Document:
        """Return the record of a supervision as it is wanted: whole, or bare to share."""
        case = self.case
        sheet = as_wanted(sheet_discussed(case, supervision), case.bank, self.wanted)
        held = record_of(case, supervision)
        if self.wanted.share:
            held = without_own(held, numbered(case.bank))
        local = read_settings()
        library = load_library()
        return lay_out_record(
            sheet, held, self.words, case.bank, library, local=local, is_opening=is_opening
        )

    def print(self, supervision: Supervision) -> None:
        """Print the record of a supervision."""
        print_document(self.document(supervision), self.wanted)

    def open(self, supervision: Supervision, moved_by: ComparisonWords, clock: Clock) -> None:
        """Show what moved since the session before, and how the case has gone."""
        earlier, plain = session_before(self.case), wants_plain(plain=self.wanted.plain)
        if earlier is not None:
            with suppress(EheCheckError):  # two sessions that cannot be compared have no such page
                moved = moved_page((earlier, self.case.side), clock.today, moved_by)
                draw(moved, dialogue(), plain=plain)
        opening = self.document(supervision, is_opening=True)
        draw(opening, dialogue(), plain=plain)


def supervise_case(
    path: Path, reference: str | None, save: Path | None, clock: Clock, wanted: Printout
) -> None:
    """Print a finished supervision's record, or hold one and print it then.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    _check(path, save, wanted)
    words = load_record_words(own_sheet_words(), wanted.own_report(KIND))
    case = supervised_case(path, reference, clock.today)
    for problem in (*case.remarks, *case.beside.warnings):
        say(problem)
    record = RecordWanted(case, words, wanted)
    kept = known_in(read_supervision(path)) if _is_supervision_file(path) else None
    if kept is not None and kept.is_finished:
        as_of_then = replace(case, today=kept.day, printed_on=clock.today)
        replace(record, case=as_of_then).print(kept)
    elif somebody_is_there(plain=wanted.plain):
        _hold(record, _place(path, save, record.case, clock), clock)
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


def _place(path: Path, save: Path | None, case: SupervisedCase, clock: Clock) -> Path:
    """Return where this supervision is kept: a draft goes on, a finished one is left alone."""
    if is_supervision(path):
        return path
    if save is not None:
        return place_given(save, Path(case.side.name))
    return usual_place(case.side, clock.today)


def _hold(record: RecordWanted, path: Path, clock: Clock) -> None:
    """Talk the case over, saving every answer, and print the record of a finished supervision."""
    moved_by = ComparisonWords(
        report_for(ComparisonReport, own_report("comparison")), record.words.sheet
    )
    side, seen = record.case.side, seen_in(path)
    supervision = fresh(side, clock.now()) if seen is None else _gone_on_with(path, record.case)
    with open_file(path, seen) as file:
        record.open(supervision, moved_by, clock)
        person = asker(plain=record.wanted.plain)
        if seen is None:
            case = record.case
            say_what_to_look_at_again(person, case.beside.to_look_at_again(side, case.today))
        saving = saving_in(file, person, supervision_bytes)
        talk = _discussion(record.case, supervision, person, saving, clock)
        try:
            ending = supervise(talk)
        except KeyboardInterrupt:
            ending = Ending.LEFT
    _say_where(saving, ending, Path(side.name))
    if ending is Ending.FINISHED:
        record.print(talk.supervision)
    raise_if_unsaved(saving)


def _gone_on_with(path: Path, case: SupervisedCase) -> Supervision:
    """Return a draft as it goes on, having said if the answers were changed since it was begun."""
    draft, changed = draft_in(path, case.side)
    if changed is not None:
        say(changed)
    return draft


def _discussion(
    case: SupervisedCase,
    supervision: Supervision,
    person: Asker,
    save: Callable[[Supervision], None],
    clock: Clock,
) -> Discussion:
    sheet = sheet_discussed(case, supervision)
    return Discussion(
        supervision=supervision,
        asker=person,
        save=save,
        today=clock.today,
        now=clock.now,
        points=open_points(sheet, agreed_before(case, supervision), case.bank),
        questions=load_reflections().questions,
        answers=answered_lines(sheet, case.bank),
        labels={entry.id: entry.label for entry in case.side.session.entries},
        is_held=sheet.recommendation.hold,
        asks_first=sheet.recommendation.is_guarded,
    )


def _say_where(saving: Saving[Supervision], ending: Ending, session: Path) -> None:
    out, path = dialogue(), saving.place.path
    if saving.failed and not saving.kept:
        print("\nNothing was saved.", file=out)
        return
    done = saved_words(saving.failed, "Saved in")
    further = "To go on" if ending is Ending.LEFT else "To print it again"
    print(f"\n{done}\n  {named(path)}\nThis file is not the case record.", file=out)
    if path.parent.resolve() != session.parent.resolve():
        print(f"First move it beside the session, to\n  {named(session.parent)}", file=out)
        path = session.with_name(path.name)
    print(f"{further}: {command('supervise', path)}", file=out)
