"""The opening of a supervision, and what is looked at from there: read, it comes back to it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from shutil import get_terminal_size

from ehe_check.ask.put import Asker, ask_text, put_or_leave
from ehe_check.ask.reply import Wrote
from ehe_check.ask.supervision.discussion import View
from ehe_check.cli.person import dialogue
from ehe_check.cli.print_sheet import show_screen
from ehe_check.comparison.page_file import moved_page
from ehe_check.errors import EheCheckError
from ehe_check.over_time.ledger import Ledger
from ehe_check.page.document import Document
from ehe_check.render.lines import document_lines
from ehe_check.render.look import Look, look_of
from ehe_check.render.screen import drawn, screen_of
from ehe_check.render.terminal import render_terminal
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage, lay_out_ledger
from ehe_check.sheet.picture_page import picture_page
from ehe_check.sheet.screen_line import Line, Screen
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_page import lay_out_opening
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.cases_file import picture_in

_BACK = "Enter goes back to the opening"
_ON = "Enter reads on, b goes back to the opening"
_LEFT_FREE = 3
_NARROW = 66
_NOTHING_EARLIER = "There is no earlier session of this case to compare it with."
_NO_PICTURE = "No session of this case is finished yet, so there is nothing to draw."


@dataclass(frozen=True)
class Reader:
    """The screen of somebody who reads, and waits until they have."""

    person: Asker
    plain: bool

    @property
    def look(self) -> Look:
        """What this screen can show."""
        return look_of(dialogue(), os.environ, plain=self.plain)

    @property
    def screen(self) -> Screen:
        """How wide its lines are, and whether they are read out."""
        return screen_of(self.look, reads=self.plain)

    @property
    def rows(self) -> int:
        """How many lines there is room for above the line that waits."""
        return max(get_terminal_size().lines - _LEFT_FREE, 1)

    def read(self, text: str) -> None:
        """Show a text, a screen at a time where it is longer; lines that are read out run on."""
        lines = text.strip("\n").split("\n")
        room = len(lines) if self.plain else self.rows
        parts = [lines[place : place + room] for place in range(0, len(lines), room)]
        for number, part in enumerate(parts, start=1):
            _write("\n".join(["", *part, ""]))
            if not self.waits(_BACK if number == len(parts) else _ON):
                return

    def read_page(self, page: Document) -> None:
        """Show a page in few lines, as a text is shown."""
        self.read(drawn(document_lines(page, self.screen), self.look))

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
        shown = drawn(lines, reader.look) + (f"{whence}\n" if whence else "")
        _write("\n" * reader.plain + shown)

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
        shown.reader.read(_NO_PICTURE)
    else:
        shown.reader.read_page(picture_page(picture))


def _show_sheet(shown: Shown) -> None:
    sheet = shown.case.anew().sheet()
    show_screen(sheet, shown.case.bank, dialogue(), plain=shown.reader.plain)
    shown.reader.waits(_BACK)


def _show_moved(shown: Shown) -> None:
    case, earlier = shown.case, shown.case.session_before
    if earlier is None:
        shown.reader.read(_NOTHING_EARLIER)
        return
    try:
        moved = moved_page((earlier, case.own), case.today, now=shown.sheet)
    except EheCheckError as error:  # two sessions that cannot be compared have no such page
        shown.reader.read("\n".join(map(str, error.problems)))
        return
    shown.reader.read(render_terminal(moved, shown.reader.look))


def _write(text: str) -> None:
    dialogue().write(text)
    dialogue().flush()
