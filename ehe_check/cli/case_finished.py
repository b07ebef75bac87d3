"""What comes once a session is finished: its pages, what is offered beneath them, and changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.interview import Interview, save_nothing
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.put import Asker, Choice, PersonLeftError, Tone, ask_choice, put_or_leave
from ehe_check.ask.reply import Chosen
from ehe_check.ask.save import Saving
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.urgency import Urgency
from ehe_check.case.labels import numbered
from ehe_check.case.session import HoldEnded, Session
from ehe_check.case.session_file import content_after, read_session, under_hold_in
from ehe_check.check.load_given import given_bank
from ehe_check.cli.case_run import CaseRun, finish, print_pages, save_page, what_to_say
from ehe_check.cli.case_walk import Walked, interview_of, say_where, walk_new
from ehe_check.cli.options import NewSession
from ehe_check.cli.person import asker, raise_if_unsaved, saving_in
from ehe_check.cli.printing import print_document
from ehe_check.cli.printout import Printout, can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import new_session_file
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own
from ehe_check.page.without_own import without_own
from ehe_check.render.formats import Format
from ehe_check.sheet.guard_box import RECORDED
from ehe_check.sheet.hold_ended_page import HoldEndedPage, lay_out_hold_ended
from ehe_check.whole_case.case_files import side_of
from ehe_check.whole_case.case_folder_file import CaseFolder, case_of
from ehe_check.whole_case.follow_up_file import case_begun_from
from ehe_check.whole_case.hold_ended_file import end_hold, why_hold_stands

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation

_END_HOLD = Choice("hold", "the reason for this HOLD has ended", "e")
_STANDS = "HOLD stands, and nothing was changed."
_NEXT = (
    Choice("follow", "new session"),
    Choice("amend", "change answer"),
    Choice("call", "what to say", "c"),
    Choice("save", "save page", "p"),
)


def close(walked: Walked | None) -> None:
    """Print a sheet unless page 1 is before the person, say where it is, and offer its pages.

    Raises:
        UnusableFileError: what was given last could not be saved.
    """
    if walked is None:
        return
    run, finished, saving = walked.run, walked.finished, walked.saving
    is_here = _is_read_here(run.options.page)
    if not is_here:
        print_pages(run, finished)
    say_where(run, saving, "Finished, and saved in", "To print it again", "sheet")
    if is_here and not saving.failed and _is_more_to_do(run, finished):
        with suppress(PersonLeftError):
            Offers(run, walked.person, finished).make()
    raise_if_unsaved(saving)


def _is_more_to_do(run: CaseRun, finished: Session) -> bool:
    """Say whether anything is called for, or a HOLD is on record, so that its pages are offered."""
    in_case = run.in_case(finished)
    return in_case.sheet().urgency is not Urgency.NONE or bool(in_case.kept_holds)


def _is_read_here(wanted: Printout) -> bool:
    """Say whether a person at a terminal has the page before them."""
    is_lines = wanted.out is None and Format(wanted.form) is Format.TERMINAL
    return is_lines and sys.stdin.isatty() and sys.stdout.isatty()


def reprint(run: CaseRun, session: Session, seen: Seen | None) -> None:
    """Print a finished session's sheet, ask of its calls, and offer what can come next."""
    print_pages(run, session)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or run.options.page.out is not None:
        return
    talk = interview_of(run, asker(plain=run.options.plain), session, save_nothing)
    with suppress(PersonLeftError):
        _offer_next(run, talk, _ask_of_calls(run, talk, seen))


def _offer_next(run: CaseRun, talk: Interview, seen: Seen | None) -> None:
    """Offer what can come next, beneath page 1 of a session."""
    last = {"follow": partial(_follow, run, talk.asker), "amend": partial(_amend, run, talk, seen)}
    offers = Offers(run, talk.asker, talk.session)
    offers.put("finished", "Next:", _NEXT, Choice("done", "done", "Enter"), last)


@contextmanager
def _saved_in(
    run: CaseRun, talk: Interview, seen: Seen | None, content: Callable[[Path, Session], bytes]
) -> Iterator[Saving[Session]]:
    """Save a finished session in its file while something more is said of it."""
    with open_file(run.path, seen) as opened:
        run.opened = opened
        talk.save = saving = saving_in(opened, talk.asker, content)
        try:
            yield saving
        finally:
            talk.save = save_nothing
            run.file = opened.path


def _ask_of_calls(run: CaseRun, talk: Interview, seen: Seen | None) -> Seen | None:
    """Ask of each call of today of which none is kept; return the file as it is then."""
    from ehe_check.ask.case.call_log import are_due, ask_of_calls

    if not are_due(talk):
        return seen
    with _saved_in(run, talk, seen, content_after(run.path)) as saving:
        ask_of_calls(talk)
    raise_if_unsaved(saving)
    return seen_in(run.path)


def _follow(before: CaseRun, person: Asker) -> None:
    """Go on from a finished session in a new one, under the questions as they are now."""
    file, options = before.path, before.options
    seen = seen_in(file) or ""
    session = read_session(file).value  # its HOLD may have come while the sheet was being read
    sitting, bank = session.session, given_bank(options.bank)
    lineage = replace(side_of(session, file, lambda: bank), seen=seen)
    case = cache(partial(case_begun_from, lineage, bank, before.today))
    run = CaseRun(options._replace(known=NewSession()), bank, file, lineage, case)
    reference = session.case.reference
    path = new_session_file(reference, before.today, file.parent)
    set_up = SetUp(reference=reference, walk_set=sitting.walk_set, role=sitting.role, path=path)
    close(walk_new(run, person, set_up, Answers(entries=session.entries)))


def _amend(run: CaseRun, talk: Interview, seen: Seen | None) -> None:
    """Let answers be changed with a reason, each saved with the outcome as it is then."""
    before, finished_at = talk.session, talk.session.session.finished

    def content(path: Path, kept: Session) -> bytes:
        return kept_bytes(path, finish(run, kept, finished_at))

    with _saved_in(run, talk, seen, content) as saving:
        stays = _changes(run, talk)
    if talk.session is not before:
        say_where(run, saving, "Changed, and saved in", "To print it again", "sheet")
    raise_if_unsaved(saving)
    if stays:
        _offer_next(run, talk, seen_in(run.path))


def _changes(run: CaseRun, talk: Interview) -> bool:
    """Change answers, and go on beneath page 1 as it is then; return whether the person stays."""
    from ehe_check.ask.case.finished import amend

    before, advised, stays = talk.session, run.in_case(talk.session).sheet().recommendation, False
    with suppress(PersonLeftError, KeyboardInterrupt):
        amend(talk)
        stays = True
    if talk.session is before:
        return stays
    talk.session = finish(run, talk.session, before.session.finished)
    print_pages(run, talk.session)
    return stays and _goes_on_beneath_page_1(run, talk, advised)


def _goes_on_beneath_page_1(run: CaseRun, talk: Interview, before: Recommendation) -> bool:
    """Ask of the calls, and anew what is decided where the advice has grown since."""
    from ehe_check.ask.case.call_log import ask_of_calls
    from ehe_check.ask.case.decide import NewDecision

    now = run.in_case(talk.session).sheet().recommendation
    with suppress(PersonLeftError, KeyboardInterrupt):
        if _has_grown(before, now):
            question = next(each for each in run.bank.questions if each.decides)
            NewDecision(talk, question, now).ask()
        else:
            ask_of_calls(talk)
        return True
    return False


def _has_grown(before: Recommendation, now: Recommendation) -> bool:
    """Say whether advice calls for more than it did: sooner, of more people, or under HOLD."""
    return (
        now.urgency.place > before.urgency.place
        or now.meeting.place > before.meeting.place
        or not set(now.routes) <= set(before.routes)
        or (now.hold and not before.hold)
    )


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
        forms = [*([("pdf", "as PDF")] if can_draw_pdf() else []), ("docx", "as Word")]
        saves = [
            Choice(form, words if place else f"save page 1 and 2 {words}")
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
                self.run.look_again()
                print_pages(self.run, under_hold_in(self.run.path, self.session), wanted)
            case "call":
                self.person.say(what_to_say(self.run, self.session))
            case "save":
                self.person.say(save_page(self.run, self.session))
            case form:
                self.person.say(save_page(self.run, self.session, Format(form)))

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
    from ehe_check.ask.case.finished import ask_end_of_hold

    lead, named = case.bank.boxes.get(BoxKey.HOLD_SOON), case.guard.person
    holds = [(hold, RECORDED[hold.reason]) for hold in case.kept_holds]
    other = "" if lead is not None and named == lead.person else named
    try:
        return ask_end_of_hold(person, case.today, holds, other)
    except PersonLeftError:
        return None


def _print_ended(run: CaseRun, case: CaseFolder, ended: HoldEnded, files: tuple[Path, ...]) -> None:
    names = tuple(Own(path.name) for path in sorted(files))
    left = tuple(hold for hold in case.kept_holds if not ended.ends(hold))
    page = HoldEndedPage(ended, case.own.reference, names, left, case.today)
    wanted = run.options.page
    shared = without_own(page, numbered(case.bank)) if wanted.share else page
    print_document(lay_out_hold_ended(shared), wanted)
