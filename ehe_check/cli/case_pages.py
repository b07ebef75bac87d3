"""What can be done with a page: the call, a copy beside the session, the whole sheet."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ehe_check.ask.put import Choice, ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.who_asks import Asker, put_or_leave
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Session
from ehe_check.cli.case_hold import END_HOLD, end_hold_here, may_end_hold
from ehe_check.cli.case_run import CaseRun, said_on_the_telephone, saved_page
from ehe_check.cli.person import dialogue, wants_plain
from ehe_check.cli.printout import Printout, can_draw_pdf
from ehe_check.render.formats import Format

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.sheet import PromptSheet


@dataclass
class Showing:
    """Shows the pages that are decided on; the same advice again is page 1 alone, and read once."""

    run: CaseRun
    _shown: Recommendation | None = None

    def __call__(self, sheet: PromptSheet) -> None:
        """Show what to do and page 1, or what of it is out of sight."""
        from ehe_check.cli.print_sheet import show_screen

        plain = wants_plain(plain=self.run.options.plain)
        is_again = sheet.recommendation == self._shown
        self._shown = sheet.recommendation
        if not (is_again and plain):
            show_screen(sheet, self.run.bank, dialogue(), plain=plain, is_first_alone=is_again)


def is_read_here(wanted: Printout) -> bool:
    """Say whether a person at a terminal has the page before them."""
    is_lines = wanted.out is None and Format(wanted.form) is Format.TERMINAL
    return is_lines and sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(frozen=True)
class Offers:
    """What is offered once a session is finished."""

    run: CaseRun
    person: Asker
    session: Session

    def make(self) -> None:
        """Offer the pages on paper and the whole sheet, until the person is done.

        Raises:
            PersonLeftError: the person leaves.
        """
        choices = tuple(self._choices())
        put = ask_choice("offer", "", choices, is_line=True, enter="done", wants_no_words=True)
        while True:
            reply = put_or_leave(self.person, put)
            if not isinstance(reply, Chosen) or reply.ids == ("done",):
                return
            if reply.ids == ("hold",):
                end_hold_here(self.run, self.person, self.session)
                return
            self.do(reply.ids[0])

    def do(self, what: str) -> None:
        """Do one of the things that are offered: a form that is none of them saves the page."""
        match what:
            case "whole":
                self.run.print(self.session, replace(self.run.options.page, full=True))
            case "call":
                self.person.say(said_on_the_telephone(self.run, self.session))
            case "save":
                self.person.say(saved_page(self.run, self.session))
            case form:
                self.person.say(saved_page(self.run, self.session, Format(form)))

    def _choices(self) -> list[Choice]:
        urgency = self.run.sheet(self.session).urgency
        pages = "save the page" if urgency is Urgency.NONE else "save page 1 and 2"
        forms = [("pdf", "as PDF")] if can_draw_pdf() else []
        forms = [*forms, ("docx", "as Word")]
        saves = [
            Choice(form, words if place else f"{pages} {words}")
            for place, (form, words) in enumerate(forms)
        ]
        hold = [END_HOLD] if may_end_hold(self.run, self.session) else []
        return [*saves, Choice("whole", "print the whole sheet"), *hold, Choice("done", "done")]
