"""A quiz that is held in a room here, and the report that is printed of it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.quiz.choose_quiz import USUAL_LENGTH
from ehe_check.ask.who_asks import Ending, PersonLeftError
from ehe_check.bank.load import load_library
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import command, known_in, named
from ehe_check.cli.person import (
    asker,
    dialogue,
    refuse_without_terminal,
    saved_words,
    saving_in,
    somebody_is_there,
)
from ehe_check.cli.printing import Printout, print_document, wants_plain
from ehe_check.cli.quiz_talk import QuizWanted, misused, new_draws
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, nearest, quoted
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import OpenFile, Seen, open_file, seen_in
from ehe_check.quiz.check.load_checked import checked_quiz
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.kept_files import ROOM_ENDING, is_room, read_room
from ehe_check.quiz.room import Gathering, Room, UsedBank, Wish, counted, room_items, room_questions
from ehe_check.quiz.room_shows import room_figures

if TYPE_CHECKING:
    from ehe_check.ask.quiz.hold_room import RoomTalk
    from ehe_check.ask.quiz.stage import Stage


@dataclass(frozen=True)
class RoomWanted:
    """What the options of the room command say; `page` is how its report is wanted."""

    path: Path | None
    save: Path | None
    questions: QuizWanted
    folder: Path | None
    clock: Clock
    page: Printout

    @property
    def file(self) -> Path:
        """Where the room is kept."""
        return self.path or self.save or _unused(self.clock.today)


def hold_or_print_room(wanted: RoomWanted) -> None:
    """Print a finished room's report, or hold a room and print it then.

    Raises:
        EheCheckError: with every problem at once, before anything is shown.
    """
    _check(wanted)
    bank = checked_quiz(wanted.folder)
    seen = seen_in(wanted.path) if wanted.path is not None else None
    room = _new(wanted, bank) if wanted.path is None else _opened(wanted.path, bank)
    if room.is_finished:
        _print(room, bank, wanted)
        return
    if not somebody_is_there(plain=wanted.page.plain):
        remedy = "Run it in a terminal, or add --plain to type lines."
        refuse_without_terminal("quiz room", remedy, needs="to show its screens on")
    _hold(room, bank, wanted, seen)


def _check(wanted: RoomWanted) -> None:
    problems = [*_misused(wanted), *(_refused(wanted.save) if wanted.save is not None else [])]
    if problems:
        raise WrongUseError(problems)
    wanted.page.check(wanted.path, wanted.save)
    if wanted.path is not None and not is_room(wanted.path):
        fact, remedy = "is no quiz in a room", f"Give a file that ends in {ROOM_ENDING}."
        raise WrongUseError(Problem(str(wanted.path), fact, remedy))


def _misused(wanted: RoomWanted) -> list[Problem]:
    if wanted.path is None:
        return misused(wanted.questions)
    asked = wanted.questions
    options = {
        "--topic": asked.topic,
        "--length": asked.length,
        "--paper": asked.paper,
        "--save": wanted.save,
    }
    fact, remedy = "is for a new room, and this one has its questions", "Leave it out."
    return [Problem(name, fact, remedy) for name, value in options.items() if value is not None]


def _opened(path: Path, bank: QuizBank) -> Room:
    """Return the room that was named, having said what in its file is not known."""
    room = known_in(read_room(path))
    if all(counted(each, bank) is None for each in room.questions):
        fact = "has none of its questions in this quiz"
        raise UnusableFileError(Problem(str(path), fact, "Name its quiz with --bank."))
    return room


def _new(wanted: RoomWanted, bank: QuizBank) -> Room:
    asked = wanted.questions
    draws = new_draws()
    if asked.topic is not None and asked.topic not in bank.topic_by_id:
        fact = f"{quoted(asked.topic)} is no topic of this quiz"
        raise WrongUseError(Problem("--topic", fact, nearest(asked.topic, bank.topic_by_id)))
    paper = Paper(asked.paper) if asked.paper else None
    wish = Wish(asked.length or USUAL_LENGTH, asked.topic, paper)
    items = room_items(bank, wish, draws, wanted.clock.today)
    if not items:
        fact = "there is no question that a room can be asked"
        raise WrongUseError(Problem("quiz room", fact, "Choose another topic, paper or quiz."))
    return Room(
        format=1,
        room=Gathering(id=os.urandom(8).hex(), started=wanted.clock.now()),
        bank=UsedBank.of(bank),
        questions=room_questions(items, draws),
    )


def _hold(room: Room, bank: QuizBank, wanted: RoomWanted, seen: Seen | None) -> None:
    """Hold a room, saving every count, and print the report of a finished one."""
    from ehe_check.ask.quiz.hold_room import RoomTalk

    with open_file(wanted.file, seen) as file:
        talk = RoomTalk(
            stage=_stage(wanted),
            room=room,
            bank=bank,
            library=load_library(),
            today=wanted.clock.today,
            save=lambda kept: file.write(kept_bytes(file.path, kept)),
            now=wanted.clock.now,
        )
        ending = talk.hold()
        failed = _saved_at_last(talk, file) if talk.failed else None
    _say_where(file.path, ending, wanted.folder, failed)
    if ending is Ending.FINISHED:
        _print(talk.room, bank, wanted)
    if failed is not None:
        raise failed


def _say_where(
    path: Path, ending: Ending, folder: Path | None, failed: UnusableFileError | None
) -> None:
    out, bank = dialogue(), ("--bank", folder) if folder else ()
    print(file=out)
    if not path.exists():
        nothing = "Nothing was counted, so nothing is kept."
        print(nothing if failed is None else "Nothing was saved.", file=out)
        return
    further = "To print it again" if ending is Ending.FINISHED else "To go on"
    print(f"{saved_words(failed, 'Saved in')}\n  {named(path)}", file=out)
    print(f"{further}: {command('quiz', 'room', path, *bank)}", file=out, flush=True)


def _stage(wanted: RoomWanted) -> Stage:
    from ehe_check.ask.plain import width_of
    from ehe_check.ask.quiz.stage import PlainStage, WallStage

    out = dialogue()
    if wants_plain(plain=wanted.page.plain) or not out.isatty():
        return PlainStage(sys.stdin, out, width_of(out))
    return WallStage(sys.stdin, out)


def _print(room: Room, bank: QuizBank, wanted: RoomWanted) -> None:
    from ehe_check.quiz.room_page import lay_out_room

    figures = room_figures(room, bank, load_library(), wanted.clock.today)
    held_on = room.room.started.date()
    document = lay_out_room(figures, bank, held_on)
    print_document(document, wanted.page)


def _saved_at_last(talk: RoomTalk, file: OpenFile) -> UnusableFileError | None:
    """Save once the room looks no more, asking what to do; return what still prevents it."""
    saving = saving_in(file, asker(plain=True), kept_bytes)
    with suppress(PersonLeftError):
        saving(talk.room)
    return saving.failed


def _refused(path: Path) -> list[Problem]:
    if not is_room(path):
        fact, remedy = f"does not end in {ROOM_ENDING}", f"Call it {path.stem}{ROOM_ENDING}."
        return [Problem(f"--save {path}", fact, remedy)]
    if path.exists():
        remedy = "Choose another name, or give the file itself to go on with it."
        return [Problem(f"--save {path}", "is there already", remedy)]
    return []


def _unused(day: date) -> Path:
    names = (f"room-{day}{f'-{number}' if number > 1 else ''}{ROOM_ENDING}" for number in count(1))
    return next(path for path in map(Path, names) if not path.exists())
