"""A session that is there already or is given in a file: what is asked of it, or made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ehe_check.ask.case.set_up import SetUp
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answers_file import AnswersFile, read_answers, taken_in
from ehe_check.case.session import NOT_GIVEN, Session
from ehe_check.check.load_given import given_bank
from ehe_check.cli.case_finished import close, reprint
from ehe_check.cli.case_run import CaseRun, keep_in, print_pages
from ehe_check.cli.case_walk import made_ready, new_session, walk, walk_new
from ehe_check.cli.messages import command, say
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.person import (
    asker,
    refuse_without_terminal,
    set_up_by,
    somebody_is_there,
)
from ehe_check.cli.printout import refuse_impossible_place
from ehe_check.cli.saved_session import bank_for, open_session
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import side_of
from ehe_check.whole_case.follow_up_file import (
    case_begun_from,
    case_gone_on_with,
    said_on_looking_back,
)


def answer_session(options: CaseOptions) -> None:
    """Do what the options and the file call for.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    file, given = options.file, read_answers(options.answers) if options.answers else None
    lineage = _lineage_given(options)
    if lineage is not None:
        remedy = "Leave the reference out, or name a session of that case."
        reference = _known(options, given, None).reference
        lineage.session.case.refuse_another(reference, lineage.name, remedy)
    seen, session = _read(file) if file is not None else (None, None)
    is_finished = session is not None and session.is_finished
    if is_finished and given is not None:
        fact = "is finished, and takes no more answers"
        raise WrongUseError(Problem(str(file), fact, "Start a new session in another file."))
    if not is_finished and given is None and not somebody_is_there(plain=options.plain):
        remedy = "Run it in a terminal, add --plain to type lines, or give answers with --answers."
        refuse_without_terminal("case", remedy)
    run = _run_of(options, lineage, session)
    if session is not None and is_finished:
        reprint(run, session, seen)
    else:
        _answer(run, given, session, seen)


def _lineage_given(options: CaseOptions) -> Side | None:
    """Return the session named with --follow.

    Raises:
        WrongUseError: the session is not finished.
        UnusableFileError: the file cannot be used.
    """
    path = options.follow
    if path is None:
        return None
    seen, session = seen_in(path), open_session(path)
    if not session.is_finished:
        remedy = f"Go on with it: {command('case', path)}"
        raise WrongUseError(Problem(str(path), "is not finished yet", remedy))
    side = side_of(session, path, lambda: given_bank(options.bank))
    return replace(side, seen=seen or "")


def _read(file: Path) -> tuple[Seen | None, Session | None]:
    """Return what stands for a file as it is read, and its session; None where it is new."""
    seen = seen_in(file)
    if seen is not None or file.is_symlink():
        return seen, open_session(file)
    refuse_impossible_place(file)
    return None, None


def _run_of(options: CaseOptions, lineage: Side | None, session: Session | None) -> CaseRun:
    """Return a session under way, having named on stderr what could not be looked at before it."""
    bank, today = _bank_of(options, session), options.clock.today
    if session is not None:
        own = Side(session, bank, name=str(options.file))
        case = case_gone_on_with(own, lineage, bank, today)
    elif lineage is not None:
        case = case_begun_from(lineage, bank, today)
    else:
        return CaseRun(options, bank, options.file)
    say(*said_on_looking_back(case))
    return CaseRun(options, bank, options.file, case.followed, lambda: case)


def _bank_of(options: CaseOptions, session: Session | None) -> QuestionBank:
    if session is None:
        return given_bank(options.bank)
    if not session.is_finished:
        session.case.refuse_another(options.known.reference, str(options.file))
    return bank_for(session, options.file or Path(), options.bank)


def _answer(
    run: CaseRun, given: AnswersFile | None, session: Session | None, seen: Seen | None
) -> None:
    """Take in what a file gives, and ask the rest where somebody is there.

    Raises:
        PersonLeftError: a person leaves the set-up of a new session, and nothing is saved.
    """
    options, taken = run.options, _taken_in(run, given, session)
    known = _known(options, given, run.lineage)
    if somebody_is_there(plain=options.plain):
        person = asker(plain=options.plain)
        if session is not None:
            close(walk(run, person, made_ready(run, session, taken), seen))
        else:
            close(walk_new(run, person, set_up_by(person, run.bank, known, run.today), taken))
        return
    begun = session
    if begun is None:
        reference = known.reference or NOT_GIVEN
        begun = new_session(run, known.model_copy(update={"reference": reference}))
        if options.file is not None:
            keep_in(run, options.file, begun)
    ready = made_ready(run, begun, taken)
    if options.file is not None:
        with open_file(options.file, seen) as file:
            file.write(kept_bytes(options.file, ready.with_sitting(saved=options.clock.now())))
    print_pages(run, ready)


def _taken_in(run: CaseRun, given: AnswersFile | None, session: Session | None) -> Answers:
    """Return the session's answers with those of an answers file, where one is given."""
    listed = run.lineage.session.entries if run.lineage is not None else ()
    into = session.all_answers() if session is not None else Answers(entries=listed)
    return into if given is None else taken_in(run.bank, into, given, run.today, run.file)


def _known(options: CaseOptions, given: AnswersFile | None, lineage: Side | None) -> SetUp:
    """Return what is known of a new session: from the options, a file, or the session before."""
    known = options.known
    before = lineage.session if lineage is not None else None
    taken_from = given.session if given is not None else None
    return SetUp(
        reference=known.reference
        or (taken_from.case.reference if taken_from else "")
        or (before.case.reference if before else ""),
        walk_set=known.walk_set
        or (taken_from.session.walk_set if taken_from else None)
        or (before.session.walk_set if before else None),
        role=known.role or (taken_from.session.role if taken_from else None),
        path=options.file,
    )
