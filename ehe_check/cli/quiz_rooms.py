"""The quiz room command: a quiz on a wall for a room of people, and the report at its end."""

from __future__ import annotations

import os
import random
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check import resources
from ehe_check.bank.load import load_library
from ehe_check.cli.askers import by_typed_lines, dialogue, somebody_is_there
from ehe_check.cli.hints import command, named
from ehe_check.cli.moments import now
from ehe_check.cli.printing import Printout, print_document
from ehe_check.cli.saying import say
from ehe_check.cli.sheets import day_given
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, nearest, quoted
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import OpenFile, Seen, open_file, seen_in
from ehe_check.quiz.check.quiz_checks import problems_of_shape
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import Gathering, Room, UsedBank
from ehe_check.quiz.room_file import ENDING, is_room, load_quiz_words, read_room
from ehe_check.quiz.room_shows import Wish, counted, room_figures, room_items, room_questions

if TYPE_CHECKING:
    from ehe_check.ask.quiz.hold_room import RoomEnding, RoomTalk
    from ehe_check.ask.quiz.stage import Stage

_USUAL_LENGTH = 10
_MOST_SEEDS = 1_000_000


@dataclass
class RoomCommand:
    """One run of `ehe-check quiz room`."""

    path: Path | None
    save: Path | None
    topic: str | None
    length: int | None
    seed: int | None
    paper: str | None
    folder: Path | None
    plain: bool | None
    today: str | None
    wanted: Printout
    bank: QuizBank = field(init=False)
    _seen: Seen | None = None

    def run(self) -> None:
        """Print a finished room's report, or hold a room and print it then.

        Raises:
            EheCheckError: with every problem at once, before anything is shown.
        """
        self._check()
        self.bank = quiz_bank(self.folder)
        room = self._opened()
        if room.is_finished:
            self._print(room)
            return
        if not somebody_is_there(plain=self.plain):
            fact = "needs a terminal to show its screens on, and this is not one"
            remedy = "Run it in a terminal, or add --plain to type lines."
            raise WrongUseError(Problem("quiz room", fact, remedy))
        self._hold(room)

    @cached_property
    def day(self) -> date:
        """The day it is held on."""
        return day_given(self.today)

    def _now(self) -> datetime:
        return now(self.day if self.today else None)

    @cached_property
    def file(self) -> Path:
        """Where the room is kept."""
        return self.path or self.save or _unused(self.day)

    def _check(self) -> None:
        problems = [*self._misused()]
        if self.save is not None:
            problems += _refused(self.save)
        if problems:
            raise WrongUseError(problems)
        self.wanted.check(self.path, self.save)
        if self.path is not None and not is_room(self.path):
            fact, remedy = "is no quiz in a room", f"Give a file that ends in {ENDING}."
            raise WrongUseError(Problem(str(self.path), fact, remedy))

    def _misused(self) -> list[Problem]:
        chosen = {"--topic": self.topic, "--length": self.length, "--seed": self.seed}
        if self.path is not None:
            options = {**chosen, "--paper": self.paper, "--save": self.save}
            fact, remedy = "is for a new room, and this one has its questions", "Leave it out."
        elif self.paper is not None:
            options = {"--topic": self.topic, "--length": self.length}
            fact, remedy = "does not go with --paper, which is put whole", "Leave one of them out."
        else:
            return []
        return [Problem(name, fact, remedy) for name, value in options.items() if value is not None]

    def _opened(self) -> Room:
        """Return the room that was named, or a new one."""
        if self.path is None:
            return self._new()
        self._seen = seen_in(self.path)
        kept = read_room(self.path)
        for problem in kept.unknown_keys:
            say(problem.kept())
        if all(counted(each, self.bank) is None for each in kept.value.questions):
            fact = "has none of its questions in this quiz"
            raise UnusableFileError(Problem(str(self.path), fact, "Name its quiz with --bank."))
        return kept.value

    def _new(self) -> Room:
        seed = int.from_bytes(os.urandom(4)) % _MOST_SEEDS if self.seed is None else self.seed
        draws = random.Random(seed)  # noqa: S311 (an order that can be had again)
        if self.topic is not None and self.topic not in self.bank.topic_by_id:
            fact = f"{quoted(self.topic)} is no topic of this quiz"
            raise WrongUseError(
                Problem("--topic", fact, nearest(self.topic, self.bank.topic_by_id))
            )
        paper = Paper(self.paper) if self.paper else None
        wish = Wish(self.length or _USUAL_LENGTH, self.topic, paper)
        items = room_items(self.bank, wish, draws, self.day)
        if not items:
            fact = "there is no question that a room can be asked"
            raise WrongUseError(Problem("quiz room", fact, "Choose another topic, paper or quiz."))
        return Room(
            format=1,
            room=Gathering(id=os.urandom(8).hex(), started=self._now(), seed=seed),
            bank=used(self.bank),
            questions=room_questions(items, draws),
        )

    def _hold(self, room: Room) -> None:
        from ehe_check.ask.quiz.hold_room import RoomEnding, RoomTalk

        with open_file(self.file, self._seen) as file:
            talk = RoomTalk(
                stage=self._stage(),
                room=room,
                bank=self.bank,
                library=load_library(),
                words=load_quiz_words(),
                today=self.day,
                save=lambda kept: file.write(kept_bytes(file.path, kept)),
                now=self._now,
            )
            ending = talk.hold()
            failed = _saved_at_last(talk, file) if talk.failed else None
        self._say_where(file.path, ending, is_unsaved=failed is not None)
        if ending is RoomEnding.FINISHED:
            self._print(talk.room)
        if failed is not None:
            raise failed

    def _say_where(self, path: Path, ending: RoomEnding, *, is_unsaved: bool) -> None:
        from ehe_check.ask.quiz.hold_room import RoomEnding
        from ehe_check.cli.saving import BUT_THE_LAST

        out, bank = dialogue(), ("--bank", self.folder) if self.folder else ()
        print(file=out)
        if not path.exists():
            nothing = "Nothing was counted, so nothing is kept."
            print("Nothing was saved." if is_unsaved else nothing, file=out)
            return
        further = "To print it again" if ending is RoomEnding.FINISHED else "To go on"
        print(f"{BUT_THE_LAST if is_unsaved else 'Saved in'}\n  {named(path)}", file=out)
        print(f"{further}: {command('quiz', 'room', path, *bank)}", file=out, flush=True)

    def _stage(self) -> Stage:
        from ehe_check.ask.plain import width_of
        from ehe_check.ask.quiz.stage import PlainStage, WallStage

        out = dialogue()
        if by_typed_lines(plain=self.plain) or not out.isatty():
            return PlainStage(sys.stdin, out, width_of(out))
        return WallStage(sys.stdin, out)

    def _print(self, room: Room) -> None:
        from ehe_check.quiz.room_page import lay_out_room

        figures = room_figures(room, self.bank, load_library(), self.day)
        held_on = room.room.started.date()
        document = lay_out_room(figures, load_quiz_words().room, self.bank, held_on)
        print_document(document, self.wanted, plain=by_typed_lines(plain=self.plain))


def quiz_bank(folder: Path | None) -> QuizBank:
    """Return the quiz bank in a folder, or the shipped one.

    Raises:
        UnusableFileError: it cannot be read, or its items cannot be put or marked.
    """
    bank = load_quiz(folder or resources.QUIZ_BANK)
    problems = problems_of_shape(bank)
    if problems:
        raise UnusableFileError(problems)
    return bank


def used(bank: QuizBank) -> UsedBank:
    """Return which quiz bank is used, for a file to say."""
    return UsedBank(id=bank.id, version=bank.version, digest=bank.digest)


def _saved_at_last(talk: RoomTalk, file: OpenFile) -> UnusableFileError | None:
    """Save once the room looks no more, asking what to do; return what still prevents it."""
    from ehe_check.ask.put import PersonLeftError
    from ehe_check.cli.askers import asker
    from ehe_check.cli.saving import saving_in

    saving = saving_in(file, asker(plain=True), kept_bytes)
    with suppress(PersonLeftError):
        saving(talk.room)
    return saving.failed


def _refused(path: Path) -> list[Problem]:
    if not is_room(path):
        fact, remedy = f"does not end in {ENDING}", f"Call it {path.stem}{ENDING}."
        return [Problem(f"--save {path}", fact, remedy)]
    if path.exists():
        remedy = "Choose another name, or give the file itself to go on with it."
        return [Problem(f"--save {path}", "is there already", remedy)]
    return []


def _unused(day: date) -> Path:
    names = (f"room-{day}{f'-{number}' if number > 1 else ''}{ENDING}" for number in count(1))
    return next(path for path in map(Path, names) if not path.exists())
