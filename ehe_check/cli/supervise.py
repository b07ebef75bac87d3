"""`ehe-check supervise`: talk a case over, saved as it goes, or print the record of that."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from shutil import get_terminal_size

from ehe_check.ask.decisions import what_to_look_at_again
from ehe_check.ask.put import Asker, ask_choice, ask_text, put_or_leave
from ehe_check.ask.reply import Chosen, Wrote
from ehe_check.ask.save import Saving
from ehe_check.ask.supervision.discussion import Discussion, View
from ehe_check.ask.supervision.supervise import supervise
from ehe_check.case.session_file import is_supervision
from ehe_check.cli.messages import known_in, named, say, say_command
from ehe_check.cli.options import SuperviseOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    filled_in,
    plainly,
    raise_if_unsaved,
    refuse_without_terminal,
    say_saved,
    somebody_is_there,
    wants_plain,
)
from ehe_check.cli.printing import print_document
from ehe_check.cli.sheet import show_screen
from ehe_check.comparison.page_file import moved_page
from ehe_check.errors import EheCheckError
from ehe_check.files.folders import toml_files
from ehe_check.files.open_files import seen_in
from ehe_check.over_time.agreed_file import read_supervision
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.supervision import SaidThen, Supervision
from ehe_check.page.columns import wrapped
from ehe_check.page.dates import day_words
from ehe_check.page.document import Document
from ehe_check.render.lines import document_lines
from ehe_check.render.screen import drawn, render_screen, screen_of
from ehe_check.render.screen_line import Line, Screen
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage, lay_out_ledger
from ehe_check.sheet.picture_page import picture_page
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_page import lay_out_opening, said_then
from ehe_check.supervision.supervised_file import (
    case_talked_from,
    draft_in,
    fresh,
    ledger_on_opening,
    opening_for,
    record_page,
    usual_place,
)
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.cases_file import case_meant, picture_in

_NEW = "new"
_BACK = "Enter goes back to the opening"
_ON = "Enter reads on, b goes back to the opening"
_LEFT_FREE = 3
_NARROW = 66


def supervise_case(options: SuperviseOptions) -> None:
    """Print a finished supervision's record, or hold one and print it then.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    path, today = options.path, options.clock.today
    _check(options)
    case, passed_over = case_meant(path, options.reference, today)
    say(*passed_over, *case.warnings)
    kept = known_in(read_supervision(path)) if _is_supervision_file(path) else None
    if kept is not None and kept.is_finished:
        _print_record(options, replace(case, today=kept.day), kept, today)
    elif somebody_is_there(plain=options.plain):
        _hold_what_is_meant(options, case)
    else:
        refuse_without_terminal("supervise", "Run it in a terminal, or add --plain.")


def _is_supervision_file(path: Path) -> bool:
    return is_supervision(path) and not path.is_dir()


def _check(options: SuperviseOptions) -> None:
    """Refuse what cannot work; the page may not be written over any file of the case."""
    path = options.path
    folder = path if path.is_dir() else path.parent
    beside = [each for each in toml_files([folder]) if isinstance(each, Path)]
    options.page.check(path, *beside)


def _hold_what_is_meant(options: SuperviseOptions, case: CaseFolder) -> None:
    """Hold the supervision that is meant: a draft goes on, a finished one is left alone."""
    path, person = options.path, asker(plain=options.plain)
    if _is_supervision_file(path):
        _hold(options, case, path, person)
    elif (place := _chosen_place(case, person, options.clock.today)) is not None:
        drafts = (each.supervision for each in case.drafts if each.path == place)
        begun = next(map(case.discussed_in, drafts), None)
        _hold(options, begun or case, place, person)


def _chosen_place(case: CaseFolder, person: Asker, today: date) -> Path | None:
    """Return where to go on or begin, None where somebody leaves: drafts are offered by name."""
    fresh = usual_place(case.own, today)
    if not case.drafts:
        return fresh
    begun = {each.path: each.supervision.supervision.started.date() for each in case.drafts}
    choices = {
        str(path): f"Go on with {path.name}, begun on {day_words(day)}"
        for path, day in begun.items()
    }
    reply = person.put(
        ask_choice(
            "unfinished",
            "A supervision of this case is not finished. Go on with it, or begin a new one?",
            choices | {_NEW: "Begin a new one"},
        )
    )
    if not isinstance(reply, Chosen):
        return None
    return fresh if reply.ids == (_NEW,) else Path(reply.ids[0])


def _hold(options: SuperviseOptions, case: CaseFolder, path: Path, person: Asker) -> None:
    """Talk the case over, saving every answer, and print the record of a finished supervision."""
    seen, by_now = seen_in(path), cache(case.anew)
    begun = fresh(case.own, options.clock.now()) if seen is None else _gone_on_with(path, case)
    again = "" if seen is not None else what_to_look_at_again(case.to_look_at_again)

    def said() -> SaidThen:
        """Return what the opening says once both confirm: HOLD may have come while they talked."""
        return said_then(opening_for(by_now(), begun, by_now().before(begun).sheet()))

    def ask(saving: Saving[Supervision]) -> Supervision:
        talk = _discussion(options, case, begun, saving)
        return supervise(replace(talk, said_then=said, remark=again))

    saving, finished = filled_in(path, seen, person, ask)
    _say_where(options, saving, Path(case.own.name), is_left=finished is None)
    if finished is not None:
        _print_record(options, by_now(), finished)
    raise_if_unsaved(saving)


def _gone_on_with(path: Path, case: CaseFolder) -> Supervision:
    """Return a draft as it goes on, having said if the answers were changed since it was begun."""
    draft, changed = draft_in(path, case.own)
    if changed is not None:
        say(changed)
    return draft


def _discussion(
    options: SuperviseOptions,
    case: CaseFolder,
    supervision: Supervision,
    saving: Saving[Supervision],
) -> Discussion:
    """Return a supervision as it is talked through, with what it shows before it begins."""
    clock, sheet = options.clock, case.before(supervision).sheet()
    opening = opening_for(case, supervision, sheet)
    reader = Reader(saving.asker, plain=wants_plain(plain=options.plain))
    ledger = ledger_on_opening(case, supervision, sheet)
    shown = Shown(case, sheet, opening, ledger, reader)
    return Discussion(
        begun=supervision,
        asker=saving.asker,
        save=saving,
        today=clock.today,
        now=clock.now,
        case=case_talked_from(case, supervision, sheet),
        show=shown.open,
        views=shown.views,
    )


def _say_where(
    options: SuperviseOptions, saving: Saving[Supervision], session: Path, *, is_left: bool
) -> None:
    out, path = dialogue(), saving.place.path
    if not say_saved(saving, "Saved in"):
        return
    further = "To go on" if is_left else "To print it again"
    print("This file is not the case record.", file=out)
    if path.parent.resolve() != session.parent.resolve():
        print(f"First move it beside the session, to\n  {named(session.parent)}", file=out)
        path = session.with_name(path.name)
    say_command(further, "supervise", path, *plainly(plain=options.plain), to=out)


def _print_record(
    options: SuperviseOptions,
    case: CaseFolder,
    supervision: Supervision,
    printed_on: date | None = None,
) -> None:
    share, full = options.page.share, options.page.full
    page = record_page(case, supervision, printed_on, share=share, is_full=full)
    print_document(page, options.page)


@dataclass(frozen=True)
class Reader:
    """The screen of somebody who reads, and waits until they have."""

    person: Asker
    plain: bool

    @property
    def screen(self) -> Screen:
        """What this screen can show."""
        return screen_of(dialogue(), os.environ, plain=self.plain)

    def read(self, text: str) -> None:
        """Show a text, a screen at a time where it is longer; lines that are read out run on."""
        lines = text.strip("\n").split("\n")
        above = max(get_terminal_size().lines - _LEFT_FREE, 1)  # the line that waits
        room = len(lines) if self.plain else above
        parts = [lines[place : place + room] for place in range(0, len(lines), room)]
        for number, part in enumerate(parts, start=1):
            _write("\n".join(["", *part, ""]))
            if not self.waits(_BACK if number == len(parts) else _ON):
                return

    def read_page(self, page: Document) -> None:
        """Show a page as a text is shown."""
        self.read(render_screen(page, self.screen))

    def waits(self, text: str) -> bool:
        """Wait until somebody has read; False where they go back at once."""
        put = replace(ask_text("read", text), is_line=True, enter="on", wants_no_words=True)
        reply = put_or_leave(self.person, put)
        return isinstance(reply, Wrote) and reply.text.strip().casefold() in {"", "on"}


@dataclass(frozen=True)
class Shown:
    """What a supervision shows before it begins, and to whom."""

    case: CaseFolder
    sheet: PromptSheet
    opening: Opening
    ledger: Ledger
    reader: Reader

    def open(self, whence: str) -> None:
        """Show the opening screen, with where the supervision stands."""
        reader = self.reader
        lines = opening_lines(self.opening, reader.screen)
        where = "".join(f"{line}\n" for line in wrapped(whence, reader.screen.width) if line)
        _write("\n" * reader.plain + drawn(lines, reader.screen) + where)

    @property
    def views(self) -> Mapping[str, View]:
        """What else can be looked at, by its key."""
        return {
            "l": View("ledger", partial(_show_ledger, self)),
            "g": View("picture over time", partial(_show_picture, self)),
            "s": View("today's sheet", partial(_show_sheet, self)),
            "m": View("what moved", partial(_show_moved, self)),
        }


def opening_lines(opening: Opening, screen: Screen) -> tuple[Line, ...]:
    """Return how a case stands in lines, as much of it as there is room for at 79 columns."""
    wide, is_narrow = Screen(encoding=screen.encoding), screen.width < _NARROW

    def height(page: Document) -> int:
        return sum(1 for _ in document_lines(page, wide))

    page = lay_out_opening(opening, height, is_narrow=is_narrow)
    return tuple(document_lines(page, screen))


def _show_ledger(shown: Shown) -> None:
    case = CaseLedger(shown.ledger)
    shown.reader.read_page(lay_out_ledger(LedgerPage(shown.ledger.today, (case,), is_all=True)))


def _show_picture(shown: Shown) -> None:
    picture = picture_in(shown.case, shown.ledger)
    if picture is None:
        shown.reader.read("No session of this case is finished yet, so there is nothing to draw.")
    else:
        shown.reader.read_page(picture_page(picture))


def _show_sheet(shown: Shown) -> None:
    sheet = shown.case.anew().sheet()
    show_screen(sheet, shown.case.bank, dialogue(), plain=shown.reader.plain)
    shown.reader.waits(_BACK)


def _show_moved(shown: Shown) -> None:
    case, earlier = shown.case, shown.case.session_before
    if earlier is None:
        shown.reader.read("There is no earlier session of this case to compare it with.")
        return
    try:
        moved = moved_page((earlier, case.own), case.today, now=shown.sheet)
    except EheCheckError as error:  # two sessions that cannot be compared have no such page
        shown.reader.read("\n".join(map(str, error.problems)))
        return
    shown.reader.read_page(moved)


def _write(text: str) -> None:
    dialogue().write(text)
    dialogue().flush()
