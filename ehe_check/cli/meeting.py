"""`ehe-check meeting`: the papers of a professionals-only meeting that is being considered."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ehe_check.ask.put import Asker, PersonLeftError, Put, ask_choice
from ehe_check.ask.reply import Chosen, Move
from ehe_check.bank.load import load_library
from ehe_check.case.labels import numbered
from ehe_check.case.session import HOLDING, Absence, ChosenReason, RecordedHold, Session
from ehe_check.case.session_file import with_reason_kept
from ehe_check.cli.meeting_held import keep_meeting_record
from ehe_check.cli.messages import command, named, tell
from ehe_check.cli.options import MeetingOptions
from ehe_check.cli.person import asker, plainly, somebody_is_there
from ehe_check.cli.printing import print_document, warn_of_letters
from ehe_check.cli.printout import (
    Printout,
    can_draw_pdf,
    refuse_impossible_place,
    refuse_what_cannot_be_drawn,
)
from ehe_check.cli.saved_session import bank_for, case_met, open_session
from ehe_check.cli.sheet import as_wanted
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, nearest, quoted
from ehe_check.files.open_files import seen_in
from ehe_check.files.whole_files import os_problem, write_all
from ehe_check.meeting.agenda import agenda
from ehe_check.meeting.pack import Pack, PackPaper, asked, pack_of, reason_words
from ehe_check.meeting.page import meeting_paper
from ehe_check.page.dates import day_words
from ehe_check.page.document import Document
from ehe_check.page.without_own import without_own
from ehe_check.render.formats import Format, by_ending, render
from ehe_check.settings.places import read_settings
from ehe_check.whole_case.case_folder_file import CaseFolder

Word = TypeVar("Word", Absence, PackPaper)

_TO_HOLD = ask_choice(
    "hold",
    "With that reason every page of this case comes under HOLD: nobody raises this worry with the "
    "family, until your safeguarding lead and everyone that the HOLD names agree that the reason "
    "has ended. Is that the reason?",
    {"yes": "Yes: HOLD stands", "no": "No: choose another reason"},
    moves=frozenset({Move.LEAVE}),
)
_FOR_WHOM = {
    PackPaper.ORGANISER: "for you alone",
    PackPaper.CHAIR: "for the chair alone",
    PackPaper.AGENDA: "may be sent to everybody invited: nothing of the case is in it",
    PackPaper.RECORD: "for whoever takes the notes",
}


def meet(options: MeetingOptions) -> None:
    """Print the papers of a meeting, or read back its record."""
    if options.record is not None:
        keep_meeting_record(options, options.record)
    else:
        _print_pack(options)


def _print_pack(options: MeetingOptions) -> None:
    """Print the meeting pack of a saved session; ask why parents are not there if that is open.

    The reason is kept in the session's file before anything is printed, with the HOLD that it may
    bring, so that no other page of the session can say otherwise.

    Raises:
        EheCheckError: with every problem at once; nothing was printed.
    """
    path, wanted, day = options.file, options.page, options.clock.today
    alone = _given(PackPaper, "--part", options.part)
    papers = _papers_wanted(alone, wanted, path)
    given = _given(Absence, "--reason", options.reason)
    seen, session = seen_in(path), open_session(path)
    if alone is PackPaper.AGENDA:
        _print_papers({alone: agenda()}, papers)
        return
    bank = bank_for(session, path, options.bank)
    try:
        absence = given or _kept(session) or _asked(options, session)
    except PersonLeftError:
        print("Nothing was printed.", file=sys.stderr)
        return
    was = session.kept_hold
    session = with_reason_kept(path, session, seen, ChosenReason(reason=absence, on=day))
    try:
        pack = _pack(case_met(path, session, bank, day), absence, wanted)
        _print_papers({each: meeting_paper(each, pack) for each in papers}, papers)
    finally:
        if session.kept_hold is not None:
            tell(_hold_words(path, session.kept_hold, is_new=was is None))
    if alone is None:
        _say_where(options, papers)


def _given(kind: type[Word], option: str, typed: str | None) -> Word | None:
    """Return the word that an option names, None where it is not given.

    Raises:
        WrongUseError: it names none of them.
    """
    if typed is None:
        return None
    try:
        return kind(typed)
    except ValueError:
        fact = f"{quoted(typed)} is no {option.strip('-')} here"
        raise WrongUseError(Problem(option, fact, nearest(typed, list(kind)))) from None


def _kept(session: Session) -> Absence | None:
    """Return the reason that the session's file keeps, having said so; None where it has none."""
    chosen = session.chosen
    if chosen is None:
        return None
    print(
        f"The reason of {day_words(chosen.on)} stands: {chosen.reason}. For another, add --reason.",
        file=sys.stderr,
    )
    return chosen.reason


def _asked(options: MeetingOptions, session: Session) -> Absence:
    """Ask for the reason; one that puts a HOLD on record where none is has to be confirmed.

    Raises:
        PersonLeftError: the person leaves instead.
        WrongUseError: nobody is there to ask.
    """
    if not somebody_is_there(plain=options.plain):
        fact = "needs the reason for which parents are not there, and cannot ask for it here"
        remedy = f"Add --reason with one of: {', '.join(Absence)}."
        raise WrongUseError(Problem("meeting", fact, remedy))
    ask, help_ = asked()
    reasons, leaving = {each: reason_words(each) for each in Absence}, frozenset({Move.LEAVE})
    question = replace(ask_choice("reason", ask, reasons, moves=leaving), help=help_)
    person, is_held = asker(plain=options.plain), session.kept_hold is not None
    while True:
        absence = Absence(_chosen(person, question))
        if absence not in HOLDING or is_held or _chosen(person, _TO_HOLD) == "yes":
            return absence


def _chosen(person: Asker, question: Put) -> str:
    reply = person.put(question)
    if not isinstance(reply, Chosen):
        raise PersonLeftError
    return reply.ids[0]


def _pack(case: CaseFolder, absence: Absence, wanted: Printout) -> Pack:
    """Return what the papers of a meeting are made from, as they are wanted."""
    bank, agreed = case.bank, case.agreed
    return pack_of(
        as_wanted(case.sheet(looks_back=False), bank, wanted),
        bank,
        load_library(),
        read_settings(),
        absence,
        agreed=without_own(agreed, numbered(bank)) if wanted.share else agreed,
    )


def _say_where(options: MeetingOptions, papers: Mapping[PackPaper, Printout]) -> None:
    """Say where the papers are and who each is for, or how to get all of them."""
    if len(papers) == 1:
        four = command("meeting", options.file, "--out", "FOLDER")
        print(f"\nThis is the organiser's page. For all four papers:\n  {four}", file=sys.stderr)
        return
    outs = {paper: each.out for paper, each in papers.items() if each.out is not None}
    print(f"Written in\n  {named(next(iter(outs.values())).parent)}", file=sys.stderr)
    for paper, out in outs.items():
        print(f"  {out.name:<15} {_FOR_WHOM[paper]}", file=sys.stderr)
    plain = plainly(plain=options.plain)
    after = command("meeting", options.file, "--record", "RECORD.toml", *plain)
    print(f"After the meeting, so that its decisions are followed up:\n  {after}", file=sys.stderr)


def _hold_words(path: Path, hold: RecordedHold, *, is_new: bool) -> str:
    """Return what a person is told of a HOLD in a session's file, for stderr."""
    if not is_new:
        return (
            f"HOLD stands in {named(path)}, because of a reason given on {day_words(hold.on)}, "
            "when a meeting was being considered. The whole pack is worded for it."
        )
    return (
        f"\nHOLD is kept in\n  {named(path)}\n"
        "Every page of this session now stands under HOLD, and so does every session of this case "
        "that is read together with it.\n"
        "Take back from colleagues every sheet that was printed without it. If the family may have "
        "one, do not ask them for it: tell your safeguarding lead today.\n"
        "HOLD ends only when its cause has ended, and your safeguarding lead and everyone that the "
        "HOLD names agree. Then say so beneath a finished session of the case, with "
        "ehe-check case FILE."
    )


_ONE_ALONE = "Name a folder for all four, or add --part with one of: " + ", ".join(PackPaper) + "."


def _papers_wanted(
    part: PackPaper | None, wanted: Printout, read: Path
) -> dict[PackPaper, Printout]:
    """Return how each paper that is wanted is to be printed, having refused what cannot work.

    Without a part these are all four in a folder, or on the screen the organiser's page alone.
    `read` is the file of the session, which nothing may be written over.

    Raises:
        WrongUseError: a file is named for all four, or as for one page.
        UnusableFileError: the folder that is to hold them cannot.
    """
    if part is not None or wanted.out is None:
        papers = {part or PackPaper.ORGANISER: wanted}
    else:
        _refuse_what_is_no_folder(wanted.out)
        papers = {paper: _in_folder(paper, wanted, wanted.out) for paper in PackPaper}
    is_new = part is None and wanted.out is not None and not wanted.out.exists()
    for each in papers.values():
        refuse_what_cannot_be_drawn(Format(each.form)) if is_new else each.check(read)
    return papers


def _refuse_what_is_no_folder(folder: Path) -> None:
    place = f"--out {folder}"
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(Problem(place, "is a file, and a pack is four of them", _ONE_ALONE))
    if not folder.exists():
        if folder.suffix.lower() in by_ending(Format):
            raise WrongUseError(Problem(place, "names one file, and a pack is four", _ONE_ALONE))
        refuse_impossible_place(folder)


def _in_folder(paper: PackPaper, wanted: Printout, folder: Path) -> Printout:
    form = wanted.as_ or _form_of(paper)
    ending = next(end for end, each in by_ending(Format).items() if each == form)
    return replace(wanted, as_=form, out=folder / f"{paper}{ending}")


def _form_of(paper: PackPaper) -> Format:
    """Return what a paper is best had as: the record to be typed in, the others to be printed."""
    if paper is PackPaper.RECORD:
        return Format.DOCX
    return Format.PDF if can_draw_pdf() else Format.HTML


def _print_papers(
    documents: Mapping[PackPaper, Document], papers: Mapping[PackPaper, Printout]
) -> None:
    """Print one paper where it should go, or write all four, and say who each of them is for.

    Raises:
        UnusableFileError: a file cannot be written; then none of the four is there.
    """
    if len(papers) == 1:
        for paper, document in documents.items():
            print_document(document, papers[paper])
        return
    for paper, document in documents.items():
        warn_of_letters(document, Format(papers[paper].form))
    contents = {
        out: render(Format(papers[paper].form), document=document)
        for paper, document in documents.items()
        if (out := papers[paper].out) is not None
    }
    folder = next(iter(contents)).parent
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UnusableFileError(os_problem(folder, error, doing="written")) from None
    write_all(contents, over=any(each.force for each in papers.values()))
