"""What is offered beneath a page: the call, a copy beside the session, the end of a HOLD."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ehe_check.ask.case.end_hold import HoldStanding, ask_end_of_hold
from ehe_check.ask.put import Asker, Choice, PersonLeftError, Tone, ask_choice, put_or_leave
from ehe_check.ask.reply import Chosen
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.urgency import Urgency
from ehe_check.case.labels import numbered
from ehe_check.case.session import HoldEnded, Session
from ehe_check.case.session_file import under_hold_in
from ehe_check.cli.case_run import CaseRun, anew, said_on_the_telephone, saved_page
from ehe_check.cli.printing import print_page
from ehe_check.cli.printout import can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own
from ehe_check.page.without_own import without_own
from ehe_check.render.formats import Format
from ehe_check.sheet.guard_box import RECORDED
from ehe_check.sheet.hold_ended_page import HoldEndedPage, lay_out_hold_ended
from ehe_check.whole_case.case_folder_file import CaseFolder, case_of
from ehe_check.whole_case.hold_ended_file import end_hold, why_hold_stands

_END_HOLD = Choice("hold", "the reason for this HOLD has ended", "e")
_STANDS = "HOLD stands, and nothing was changed."


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
        urgency = self.run.sheet(self.session).urgency
        pages = "save the page" if urgency is Urgency.NONE else "save page 1 and 2"
        forms = [*([("pdf", "as PDF")] if can_draw_pdf() else []), ("docx", "as Word")]
        saves = [
            Choice(form, words if place else f"{pages} {words}")
            for place, (form, words) in enumerate(forms)
        ]
        choices = (*saves, Choice("whole", "print the whole sheet"))
        self.put("offer", "", choices, Choice("done", "done"), {})

    def put(
        self,
        name: str,
        ask: str,
        choices: Sequence[Choice],
        done: Choice,
        last: Mapping[str, Callable[[], None]],
    ) -> None:
        """Offer what can be chosen, until that is to be done, or one of the last things is.

        The end of a HOLD on record is among those wherever one is.

        Raises:
            PersonLeftError: the person leaves.
        """
        hold = [_END_HOLD] if self.run.in_case(self.session).kept_holds else []
        several = (*choices, *hold, done)
        put = ask_choice(name, ask, several)
        put = replace(put, is_line=True, enter=done.id, wants_no_words=True)
        last = {_END_HOLD.id: self._end_hold, **last}
        while isinstance(reply := put_or_leave(self.person, put), Chosen):
            (what,) = reply.ids
            if what == done.id:
                return
            if what in last:
                last[what]()
                return
            self.do(what)

    def do(self, what: str) -> None:
        """Do one of the things that are offered: a form that is none of them saves the page."""
        match what:
            case "whole":
                wanted = replace(self.run.options.page, full=True)
                anew(self.run).print(under_hold_in(self.run.path, self.session), wanted)
            case "call":
                self.person.say(said_on_the_telephone(self.run, self.session))
            case "save":
                self.person.say(saved_page(self.run, self.session))
            case form:
                self.person.say(saved_page(self.run, self.session, Format(form)))

    def _end_hold(self) -> None:
        """Ask who agreed that a HOLD has ended, keep it in every session of the case, and print it.

        The folder is read anew: something may have come into it since the page was printed.
        """
        run, person = self.run, self.person
        own = Side(self.session, run.bank, name=str(run.path))
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
            _print_ended(run, case, ended, files)


def _asked(case: CaseFolder, person: Asker) -> HoldEnded | None:
    """Return the end of a HOLD as it is agreed, None where it stands, having said why it has to."""
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


def _print_ended(run: CaseRun, case: CaseFolder, ended: HoldEnded, files: tuple[Path, ...]) -> None:
    names = tuple(Own(path.name) for path in sorted(files))
    left = tuple(hold for hold in case.kept_holds if not ended.ends(hold))
    page = HoldEndedPage(ended, case.own.reference, names, left, case.today)
    wanted = run.options.page
    shared = without_own(page, numbered(case.bank)) if wanted.share else page
    print_page(lay_out_hold_ended(shared), wanted)
