"""A session answered here: by questions to a person, or from a file alone, and then its sheet."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.amend import amend, has_grown
from ehe_check.ask.case.call_log import are_due, ask_of_calls
from ehe_check.ask.case.decide import NewDecision
from ehe_check.ask.case.interview import Interview, save_nothing
from ehe_check.ask.case.set_up import SetUp, ask_set_up
from ehe_check.ask.put import Asker, Choice, PersonLeftError
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answers_file import AnswersFile, read_answers
from ehe_check.case.session import NOT_GIVEN, Session
from ehe_check.case.session_file import content_after, read_session
from ehe_check.check.load_given import given_bank
from ehe_check.cli.case_pages import Offers
from ehe_check.cli.case_run import (
    CaseNow,
    CaseRun,
    answers_taken_in,
    finished_session,
    known_of,
    made_ready,
    new_session,
    opened,
    talk_of,
)
from ehe_check.cli.case_walk import say_where, walk, walk_new
from ehe_check.cli.messages import command, say
from ehe_check.cli.options import CaseOptions, NewSession
from ehe_check.cli.person import (
    asker,
    raise_if_unsaved,
    refuse_without_terminal,
    saving_in,
    somebody_is_there,
)
from ehe_check.cli.printout import refuse_missing_folder
from ehe_check.cli.saved_session import bank_for, open_session
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.files.folders import new_session_file
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side
from ehe_check.whole_case.follow_up_file import (
    case_begun_from,
    case_gone_on_with,
    check_reference,
    said_on_looking_back,
)

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation


def answer_session(options: CaseOptions) -> None:
    """Do what the options and the file call for.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    file, given = options.file, read_answers(options.answers) if options.answers else None
    lineage = _lineage_given(options.follow)
    if lineage is not None:
        reference = options.known.reference or (given.reference if given else "")
        check_reference(reference, lineage)
    seen, session = _read(file) if file is not None else (None, None)
    is_finished = session is not None and session.is_finished
    if is_finished and given is not None:
        fact = "is finished, and takes no more answers"
        raise WrongUseError(Problem(str(file), fact, "Start a new session in another file."))
    if not is_finished and given is None and not somebody_is_there(plain=options.plain):
        remedy = "Run it in a terminal, add --plain to type lines, or give answers with --answers."
        refuse_without_terminal("case", remedy)
    run = _run_of(options, given, lineage, session)
    if session is not None and is_finished:
        _reprint(run, session, seen)
    else:
        _answer(run, session, seen)


def _lineage_given(path: Path | None) -> Side | None:
    """Return the session named with --follow.

    Raises:
        WrongUseError: the session is not finished.
        UnusableFileError: the file cannot be used.
    """
    if path is None:
        return None
    seen, session = seen_in(path), open_session(path)
    if not session.is_finished:
        remedy = f"Go on with it: {command('case', path)}"
        raise WrongUseError(Problem(str(path), "is not finished yet", remedy))
    return Side(session, None, name=str(path), seen=seen or "")


def _read(file: Path) -> tuple[Seen | None, Session | None]:
    """Return what stands for a file as it is read, and its session; None where it is new."""
    seen = seen_in(file)
    if seen is not None or file.is_symlink():
        return seen, open_session(file)
    refuse_missing_folder(file)
    return None, None


def _run_of(
    options: CaseOptions,
    given: AnswersFile | None,
    lineage: Side | None,
    session: Session | None,
) -> CaseRun:
    """Return a session under way, having named on stderr what could not be looked at before it."""
    bank, today = _bank_of(options, session), options.clock.today
    if session is not None:
        own = Side(session, bank, name=str(options.file))
        case = case_gone_on_with(own, lineage, bank, today)
    elif lineage is not None:
        case = case_begun_from(lineage, bank, today)
    else:
        return CaseRun(options, bank, given)
    say(*said_on_looking_back(case))
    return CaseRun(options, bank, given, case.followed, CaseNow(lambda: case))


def _bank_of(options: CaseOptions, session: Session | None) -> QuestionBank:
    if session is None:
        return given_bank(options.bank)
    reference, own = options.known.reference, session.case.reference
    if reference not in {"", own} and not session.is_finished:
        fact = f"is about {quoted(own)}, not {quoted(reference)}"
        raise WrongUseError(Problem(str(options.file), fact, "Leave --reference out."))
    return bank_for(session, options.file or Path(), options.bank)


def _reprint(run: CaseRun, session: Session, seen: Seen | None) -> None:
    """Print a finished session's sheet, and offer what can come next to whoever is there."""
    run.print(session)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or run.options.page.out is not None:
        return
    talk = talk_of(run, asker(plain=run.options.plain), session, save_nothing)
    with suppress(PersonLeftError):
        _offer(run, talk, seen)


_NEXT = (
    Choice("follow", "new session"),
    Choice("amend", "change answer"),
    Choice("call", "what to say", "c"),
    Choice("save", "save page", "p"),
)


def _offer(run: CaseRun, talk: Interview, seen: Seen | None) -> None:
    """Ask of the calls of today, then offer what can come next, beneath page 1 of a session."""
    _offer_next(run, talk, _ask_of_calls(talk, run.path, seen))


def _offer_next(run: CaseRun, talk: Interview, seen: Seen | None) -> None:
    last = {
        "follow": partial(_follow, run.options, talk.asker, run.path),
        "amend": partial(_amend, run, talk, seen),
    }
    offers = Offers(run, talk.asker, talk.session)
    offers.put("finished", "Next:", _NEXT, Choice("done", "done", "Enter"), last)


def _ask_of_calls(talk: Interview, file: Path, seen: Seen | None) -> Seen | None:
    """Ask of each call of today of which none is kept; return the file as it is then."""
    if not are_due(talk):
        return seen
    with open_file(file, seen) as opened:
        saving = saving_in(opened, talk.asker, content_after(file))
        talk.save = saving
        ask_of_calls(talk)
        talk.save = save_nothing
    raise_if_unsaved(saving)
    return seen_in(file)


def _follow(options: CaseOptions, person: Asker, file: Path) -> None:
    """Go on from a finished session in a new one, under the questions as they are now."""
    seen = seen_in(file) or ""
    session = read_session(file).value  # its HOLD may have come while the sheet was being read
    today, sitting = options.clock.today, session.session
    path = new_session_file(session.case.reference, today, file.parent)
    lineage = Side(session, None, name=str(file), seen=seen)
    bank = given_bank(options.bank)
    case = cache(partial(case_begun_from, lineage, bank, today))
    run = CaseRun(options._replace(known=NewSession()), bank, lineage=lineage, folder=CaseNow(case))
    set_up = SetUp(
        reference=session.case.reference, walk_set=sitting.walk_set, role=sitting.role, path=path
    )
    walk_new(run, person, set_up, answers_taken_in(run, None))


def _amend(run: CaseRun, talk: Interview, seen: Seen | None) -> None:
    """Let answers be changed with a reason, each saved with the outcome as it is then."""
    before = talk.session
    finished_at = before.session.finished

    def content(path: Path, kept: Session) -> bytes:
        return kept_bytes(path, finished_session(run, kept, finished_at))

    with open_file(run.path, seen) as opened:
        saving = saving_in(opened, talk.asker, content)
        talk.save = saving
        has_left = _changes(run, talk, finished_at)
    talk.save = save_nothing
    if talk.session is not before:
        say_where(run, saving, "Changed, and saved in", "To print it again", "sheet")
    raise_if_unsaved(saving)
    if not has_left:
        _offer_next(run, talk, seen_in(run.path))


def _changes(run: CaseRun, talk: Interview, finished_at: datetime | None) -> bool:
    """Change answers, and go on beneath page 1 as it is then; return whether the person left."""
    before, advised, has_left = talk.session, run.sheet(talk.session).recommendation, False
    try:
        amend(talk)
    except (PersonLeftError, KeyboardInterrupt):
        has_left = True
    if talk.session is before:
        return has_left
    talk.session = finished_session(run, talk.session, finished_at)
    run.print(talk.session)
    return has_left or _leaves_beneath_page_1(run, talk, advised)


def _leaves_beneath_page_1(run: CaseRun, talk: Interview, before: Recommendation) -> bool:
    """Ask of the calls, and anew what is decided where the advice has grown since."""
    now = run.sheet(talk.session).recommendation
    with suppress(PersonLeftError, KeyboardInterrupt):
        if has_grown(before, now):
            question = next(each for each in run.bank.questions if each.decides)
            NewDecision(talk, question, now).ask()
        else:
            ask_of_calls(talk)
        return False
    return True


def _answer(run: CaseRun, session: Session | None, seen: Seen | None) -> None:
    """Take in what a file gives, and ask the rest where somebody is there."""
    options, taken = run.options, answers_taken_in(run, session)
    if somebody_is_there(plain=options.plain):
        _with_somebody(run, session, taken, seen)
        return
    known = known_of(run)
    given = known.model_copy(update={"reference": known.reference or NOT_GIVEN})
    begun = session or new_session(run, given)
    if session is None and options.file is not None:
        run = opened(run, begun, options.file)
    ready = made_ready(run, begun, taken)
    if options.file is not None:
        with open_file(options.file, seen) as file:
            file.write(kept_bytes(options.file, ready.saved_at(options.clock.now())))
    run.print(ready)


def _with_somebody(
    run: CaseRun, session: Session | None, taken: Answers, seen: Seen | None
) -> None:
    """Ask a person what is not answered yet, for a new session the set-up first.

    Raises:
        PersonLeftError: the person leaves that, and nothing is saved.
    """
    person = asker(plain=run.options.plain)
    if session is not None:
        walk(run, person, made_ready(run, session, taken), seen)
        return
    walk_new(run, person, ask_set_up(person, run.bank, known_of(run), run.today), taken)
