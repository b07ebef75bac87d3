"""`ehe-check quiz room`: a quiz held with a room of people, and the report at its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ehe_check.ask.by_lines import width_of
from ehe_check.ask.put import Ending, PersonLeftError
from ehe_check.ask.quiz.begin import USUAL_LENGTH
from ehe_check.ask.quiz.hold_room import RoomTalk
from ehe_check.ask.quiz.stage import PlainStage, Stage, WallStage
from ehe_check.cli.messages import command, known_in
from ehe_check.cli.options import RoomOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    refuse_without_terminal,
    saving_in,
    say_where,
    somebody_is_there,
    wants_plain,
)
from ehe_check.cli.printing import print_document
from ehe_check.cli.quiz_choice import new_draws
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.folders import unused
from ehe_check.files.kept import bare_bytes
from ehe_check.files.open_files import OpenFile, Seen, open_file, seen_in
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.kept_files import ROOM_ENDING, is_room, read_room
from ehe_check.quiz.load_quiz import checked_quiz, library_of, unknown_topic
from ehe_check.quiz.room import Gathering, Room, UsedBank, Wish, counted, room_items, room_questions
from ehe_check.quiz.room_page import lay_out_room
from ehe_check.quiz.room_shows import room_figures


def hold_or_print_room(options: RoomOptions) -> None:
    """Print a finished room's report, or hold a room and print it then.

    Raises:
        EheCheckError: with every problem at once, before anything is shown.
    """
    path = options.path
    _check(options)
    bank = checked_quiz(options.bank)
    seen = seen_in(path) if path is not None else None
    room = _new(options, bank) if path is None else _opened(path, bank)
    if room.is_finished:
        _print(room, bank, options)
        return
    if not somebody_is_there(plain=options.plain):
        remedy = "Run it in a terminal, or add --plain to type lines."
        refuse_without_terminal("quiz room", remedy, needs="to show its screens on")
    _hold(room, bank, options, seen)


def _check(options: RoomOptions) -> None:
    path = options.path
    problems = [*_misused(options)]
    if problems:
        raise WrongUseError(problems)
    options.page.check(path, options.save)
    if path is not None and not is_room(path):
        fact, remedy = "is no quiz in a room", f"Give a file that ends in {ROOM_ENDING}."
        raise WrongUseError(Problem(str(path), fact, remedy))


def _misused(options: RoomOptions) -> Iterator[Problem]:
    """Yield each option that does not go with the others, and a place that cannot be saved in."""
    save = options.save
    new = {"--topic": options.topic, "--length": options.length, "--paper": options.paper}
    if options.path is None:
        yield from misused(options)
    else:
        fact, remedy = "is for a new room, and this one has its questions", "Leave it out."
        for name, value in {**new, "--save": save}.items():
            if value is not None:
                yield Problem(name, fact, remedy)
    if save is not None and not is_room(save):
        fact, remedy = f"does not end in {ROOM_ENDING}", f"Call it {save.stem}{ROOM_ENDING}."
        yield Problem(f"--save {save}", fact, remedy)
    elif save is not None and save.exists():
        remedy = "Choose another name, or give the file itself to go on with it."
        yield Problem(f"--save {save}", "is there already", remedy)


def misused(options: RoomOptions) -> Iterator[Problem]:
    """Yield what does not go together with a paper."""
    if options.paper is not None:
        fact, remedy = "does not go with --paper, which is put whole", "Leave one of them out."
        for name, value in {"--topic": options.topic, "--length": options.length}.items():
            if value is not None:
                yield Problem(name, fact, remedy)


def _opened(path: Path, bank: QuizBank) -> Room:
    """Return the room that was named, having said what in its file is not known."""
    room = known_in(read_room(path))
    if all(counted(each, bank) is None for each in room.questions):
        fact = "has none of its questions in this quiz"
        raise UnusableFileError(Problem(str(path), fact, "Name its quiz with --bank."))
    return room


def _new(options: RoomOptions, bank: QuizBank) -> Room:
    draws, clock = new_draws(), options.clock
    problems = [*unknown_topic(options.topic, bank)]
    if problems:
        raise WrongUseError(problems)
    paper = Paper(options.paper) if options.paper else None
    wish = Wish(options.length or USUAL_LENGTH, options.topic, paper)
    items = room_items(bank, wish, draws, clock.today)
    if not items:
        fact = "there is no question that a room can be asked"
        raise WrongUseError(Problem("quiz room", fact, "Choose another topic, paper or quiz."))
    return Room(
        format=1,
        room=Gathering(id=os.urandom(8).hex(), started=clock.now()),
        bank=UsedBank.of(bank),
        questions=room_questions(items, draws),
    )


def _hold(room: Room, bank: QuizBank, options: RoomOptions, seen: Seen | None) -> None:
    """Hold a room, saving every count, and print the report of a finished one."""
    clock = options.clock
    usual = unused(Path(f"room-{clock.today}{ROOM_ENDING}"))
    with open_file(options.path or options.save or usual, seen) as file:
        talk = RoomTalk(
            stage=_stage(options),
            room=room,
            bank=bank,
            library=library_of(bank),
            today=clock.today,
            save=lambda kept: file.write(bare_bytes(file.path, kept)),
            now=clock.now,
        )
        ending = talk.hold()
        failed = _saved_at_last(talk, file) if talk.failed else None
    nothing, is_kept = "Nothing was counted, so nothing is kept.", file.path.exists()
    if say_where(file.path, failed, "Saved in", is_kept=is_kept, nothing=nothing):
        further = "To print it again" if ending is Ending.FINISHED else "To go on"
        whose = ("--bank", options.bank) if options.bank else ()
        again = command("quiz", "room", file.path, *whose)
        print(f"{further}: {again}", file=dialogue(), flush=True)
    if ending is Ending.FINISHED:
        _print(talk.room, bank, options)
    if failed is not None:
        raise failed


def _saved_at_last(talk: RoomTalk, file: OpenFile) -> UnusableFileError | None:
    """Save once the room looks no more, asking what to do; return what still prevents it."""
    saving = saving_in(file, asker(plain=True), bare_bytes)
    with suppress(PersonLeftError):
        saving(talk.room)
    return saving.failed


def _stage(options: RoomOptions) -> Stage:
    out = dialogue()
    if wants_plain(plain=options.plain) or not out.isatty():
        return PlainStage(sys.stdin, out, width_of(out))
    return WallStage(sys.stdin, out)


def _print(room: Room, bank: QuizBank, options: RoomOptions) -> None:
    figures = room_figures(room, bank, library_of(bank), options.clock.today)
    print_document(lay_out_room(figures, bank, room.room.started.date()), options.page)
