"""A session answered here: by questions to a person, or from a file alone, and then its sheet."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.case.talk import CaseTalk, save_nothing
from ehe_check.ask.put import Choice, ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.who_asks import Asker, PersonLeftError
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.hold_file import content_after
from ehe_check.case.session import NOT_GIVEN, Session
from ehe_check.case.session_file import read_session, session_bytes
from ehe_check.check.load_given import given_bank
from ehe_check.cli.case_begin import Begun, begun_with
from ehe_check.cli.case_desk import Offers
from ehe_check.cli.case_options import CaseWanted
from ehe_check.cli.case_run import CaseRun, answers_taken_in, known_of, made_ready, opened
from ehe_check.cli.case_walk import say_where, say_where_it_comes_from, walk, walk_new
from ehe_check.cli.messages import say
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
from ehe_check.files.new_file import new_session_file
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side

if TYPE_CHECKING:
    from ehe_check.whole_case.lineage_file import Lineage


def answer_case(options: CaseWanted, lineage: Lineage | None) -> None:
    """Do what the options and the file call for.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    if lineage is not None:
        from ehe_check.whole_case.lineage_file import check_reference

        check_reference(options.reference, lineage)
    seen, session = _read(options.file) if options.file is not None else (None, None)
    if session is not None and session.is_finished:
        _reprint(options, lineage, session, seen)
    elif options.given is not None or somebody_is_there(plain=options.wanted.plain):
        _answer(options, lineage, session, seen)
    else:
        remedy = "Run it in a terminal, add --plain to type lines, or give answers with --answers."
        refuse_without_terminal("case", remedy)


def begin_case(options: CaseWanted, begun: Begun) -> None:
    """Walk a new session of the shipped questions that a person has begun."""
    run = CaseRun(options, given_bank(None))
    walk_new(run, begun, Answers())


def _read(file: Path) -> tuple[Seen | None, Session | None]:
    """Return what stands for a file as it is read, and its session; None where it is new."""
    seen = seen_in(file)
    if seen is not None or file.is_symlink():
        return seen, open_session(file)
    refuse_missing_folder(file)
    return None, None


def _run_of(
    options: CaseWanted, lineage: Lineage | None, session: Session | None, bank: QuestionBank
) -> CaseRun:
    """Return a session under way, having named on stderr what could not be looked at before it."""
    from ehe_check.whole_case.look_back_file import (
        case_begun_from,
        case_gone_on_with,
        said_on_looking_back,
    )

    today = options.clock.today
    if session is not None:
        own = Side(session, bank, name=str(options.file))
        case = case_gone_on_with(own, lineage, bank, today)
    elif lineage is not None:
        case = case_begun_from(lineage, bank, today)
    else:
        return CaseRun(options, bank)
    say(*said_on_looking_back(case))
    return CaseRun(options, bank, case.followed, lambda: case)


def _reprint(
    options: CaseWanted, lineage: Lineage | None, session: Session, seen: Seen | None
) -> None:
    """Print a finished session's sheet, and offer what can come next to whoever is there."""
    file = options.file or Path()
    if options.given is not None:
        fact = "is finished, and takes no more answers"
        raise WrongUseError(Problem(str(file), fact, "Start a new session in another file."))
    bank = bank_for(session, file, options.bank)
    run = _run_of(options, lineage, session, bank)
    run.print(session)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or options.wanted.out is not None:
        return
    talk = run.talk(asker(plain=options.wanted.plain), session, save_nothing)
    with suppress(PersonLeftError):
        _offer(run, talk, file, seen)


_NEXT = (
    Choice("follow", "new session"),
    Choice("amend", "change answer"),
    Choice("call", "what to say", "c"),
    Choice("save", "save page", "p"),
    Choice("no", "done", "Enter"),
)
"""What can come next; the last is chosen by the key that it is named after."""


def _offer(run: CaseRun, talk: CaseTalk, file: Path, seen: Seen | None) -> None:
    """Ask of the calls of today, then offer what can come next, beneath page 1 of a session."""
    seen = _ask_of_calls(talk, file, seen)
    offers = Offers(run, talk.asker, talk.session, file)
    put = ask_choice("finished", "Next:", _NEXT, is_line=True, enter="no", wants_no_words=True)
    while isinstance(reply := talk.put(put), Chosen):
        match reply.ids[0]:
            case "no":
                return
            case "follow":
                _follow(run.options, talk.asker, file)
                return
            case "amend":
                _amend(run, talk, file, seen)
                return
            case what:
                offers.do(what)


def _ask_of_calls(talk: CaseTalk, file: Path, seen: Seen | None) -> Seen | None:
    """Ask of each call of today of which none is kept; return the file as it is then."""
    from ehe_check.ask.case.call_log import are_due, ask_of_calls

    if not are_due(talk):
        return seen
    with open_file(file, seen) as opened:
        saving = saving_in(opened, talk.asker, content_after(file))
        talk.save = saving
        ask_of_calls(talk)
        talk.save = save_nothing
    raise_if_unsaved(saving)
    return seen_in(file)


def _follow(options: CaseWanted, person: Asker, file: Path) -> None:
    """Go on from a finished session in a new one, under the questions as they are now."""
    from ehe_check.whole_case.lineage_file import lineage_at
    from ehe_check.whole_case.look_back_file import case_begun_from

    session = read_session(file).value  # its HOLD may have come while the sheet was being read
    today, sitting = options.clock.today, session.session
    path = new_session_file(session.case.reference, today, file.parent)
    lineage = lineage_at(file, session)
    bank = given_bank(options.bank)
    run = CaseRun(options, bank, lineage, cache(partial(case_begun_from, lineage, bank, today)))
    known = SetUp(
        reference=session.case.reference, walk_set=sitting.walk_set, role=sitting.role, path=path
    )
    fresh = run.begun(known)
    say_where_it_comes_from(run, person)
    walk(opened(run, fresh, path), person, fresh, path, None)


def _amend(run: CaseRun, talk: CaseTalk, file: Path, seen: Seen | None) -> None:
    """Let answers be changed with a reason, each saved with the outcome as it is then."""
    from ehe_check.ask.case.amend import amend

    before = talk.session
    finished_at = before.session.finished

    def content(path: Path, kept: Session) -> bytes:
        return session_bytes(path, run.finished(kept, finished_at))

    with open_file(file, seen) as opened:
        saving = saving_in(opened, talk.asker, content)
        talk.save = saving
        with suppress(PersonLeftError, KeyboardInterrupt):
            amend(talk)
    if talk.session is not before:
        run.print(talk.session)
        say_where(run, saving, "Changed, and saved in", "To print it again", "sheet")
    raise_if_unsaved(saving)


def _answer(
    options: CaseWanted, lineage: Lineage | None, session: Session | None, seen: Seen | None
) -> None:
    """Take in what a file gives, and ask the rest where somebody is there."""
    bank = _bank_of(options, session)
    run = _run_of(options, lineage, session, bank)
    taken = answers_taken_in(run, session)
    if somebody_is_there(plain=options.wanted.plain):
        _with_somebody(run, session, taken, seen)
        return
    known = known_of(run)
    given = known.model_copy(update={"reference": known.reference or NOT_GIVEN})
    begun = session or run.begun(given)
    if session is None and options.file is not None:
        run = opened(run, begun, options.file)
    ready = made_ready(run, begun, taken, options.known.role)
    if options.file is not None:
        with open_file(options.file, seen) as file:
            file.write(session_bytes(options.file, ready.saved_at(options.clock.now())))
    run.print(ready)


def _bank_of(options: CaseWanted, session: Session | None) -> QuestionBank:
    if session is None:
        return given_bank(options.bank)
    reference = options.known.reference
    if reference and reference != session.case.reference:
        fact = f"is about {quoted(session.case.reference)}, not {quoted(reference)}"
        raise WrongUseError(Problem(str(options.file), fact, "Leave --reference out."))
    return bank_for(session, options.file or Path(), options.bank)


def _with_somebody(
    run: CaseRun, session: Session | None, taken: Answers, seen: Seen | None
) -> None:
    """Ask a person what is not answered yet, for a new session the set-up first."""
    if session is not None:
        ready = made_ready(run, session, taken, run.options.known.role)
        person = asker(plain=run.options.wanted.plain)
        walk(run, person, ready, run.options.file or Path(), seen)
        return
    begun = begun_with(run.options, known_of(run), run.bank)
    if begun is not None:
        walk_new(run, begun, taken)
