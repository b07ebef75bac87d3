"""`ehe-check case`: start, go on with or finish a session, by questions or from a file.

A new one is begun here, before anything is read that only later questions need.
"""

from __future__ import annotations

from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.put import PersonLeftError
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.person import asker, dialogue, set_up_by, somebody_is_there
from ehe_check.cli.printout import refuse_impossible_place
from ehe_check.files.open_files import seen_in
from ehe_check.settings.places import own_bank


def answer_case(options: CaseOptions) -> None:
    """Do what the options call for; where a person leaves before the first question, say so.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    try:
        _begin_or_go_on(options)
    except PersonLeftError:
        print("Nothing was saved.", file=dialogue())


def _begin_or_go_on(options: CaseOptions) -> None:
    """Put the first questions of a new session at once, or do what else is called for."""
    known, file = options.known, options.file
    options.page.check(file, options.answers, options.follow)
    if not _may_begin(options):
        from ehe_check.cli.case_session import answer_session

        answer_session(options)
        return
    person = asker(plain=options.plain)
    wished = SetUp(reference=known.reference, walk_set=known.walk_set, role=known.role, path=file)
    set_up = set_up_by(person, None, wished, options.clock.today)
    from ehe_check.check.load_given import given_bank
    from ehe_check.cli.case_run import CaseRun
    from ehe_check.cli.case_walk import walk_new
    from ehe_check.judge.answers import Answers

    walked = walk_new(CaseRun(options, given_bank(None), file), person, set_up, Answers())
    if walked is not None:
        from ehe_check.cli.case_finished import close

        close(walked)


def _may_begin(options: CaseOptions) -> bool:
    """Say whether a person can begin at once: a new session, of shipped questions alone.

    Whatever else is given may be wrong, and is looked at before anybody spends time on questions.

    Raises:
        UnusableFileError: the folder of the new file is not there.
    """
    given = (options.follow, options.answers, options.bank or own_bank("case"))
    if any(given) or not somebody_is_there(plain=options.plain):
        return False
    if options.file is None:
        return True
    if seen_in(options.file) is not None or options.file.is_symlink():
        return False
    refuse_impossible_place(options.file)
    return True
