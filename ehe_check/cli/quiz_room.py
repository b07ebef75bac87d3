"""`ehe-check quiz room`: a quiz held with a room of people, its card, and its report at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from ehe_check.ask.by_lines import width_of
from ehe_check.ask.put import Ending, PersonLeftError
from ehe_check.ask.quiz.hold_room import RoomTalk
from ehe_check.ask.quiz.stage import PlainStage, WallStage
from ehe_check.cli.messages import command, known_in, tell
from ehe_check.cli.options import RoomOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    plainly,
    refuse_without_terminal,
    saving_in,
    say_where,
    somebody_is_there,
    wants_plain,
)
from ehe_check.cli.printing import print_document
from ehe_check.cli.quiz_choice import new_draws, wish_of
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.folders import unused
from ehe_check.files.kept import bare_bytes
from ehe_check.files.open_files import OpenFile, Seen, open_file, seen_in
from ehe_check.quiz.choose import LEFT_OUT, chosen, past_among
from ehe_check.quiz.draw import past_items
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.load_quiz import checked_quiz, library_of
from ehe_check.quiz.room import Gathering, Room, UsedBank, counted, room_questions
from ehe_check.quiz.room_card import lay_out_card
from ehe_check.quiz.room_file import ROOM_ENDING, is_room, read_room
from ehe_check.quiz.room_page import lay_out_room

_IN_ORDER = "Left out, as nobody can raise a hand for an order: {ids}."
_BEFORE = "{file} is there already. To go on with it, leave, and give its name."


def hold_or_print_room(options: RoomOptions) -> None:
    """Hold a room and print its report; or print that of a finished one, or a room's card.

    Raises:
        EheCheckError: with every problem at once, before anything is shown.
    """
    path, problems = options.path, [*_misused(options)]
    if problems:
        raise WrongUseError(problems)
    options.page.check(path, options.save)
    bank = checked_quiz(options.bank)
    seen = seen_in(path) if path is not None else None
    day = options.clock.today
    room, left_out = _new(options, bank) if path is None else _opened(path, bank, day)
    if options.card:
        _print_card(room, bank, options, left_out)
    elif room.is_finished:
        _print(room, bank, options)
    elif somebody_is_there(plain=options.plain):
        _hold(room, bank, options, left_out, seen)
    else:
        remedy = "Run it in a terminal, or add --plain to type lines."
        refuse_without_terminal("quiz room", remedy, needs="to show its screens on")


def _misused(options: RoomOptions) -> Iterator[Problem]:
    """Yield each option that does not go with the others, and each file of another name."""
    path, save = options.path, options.save
    if path is not None:
        choices = {f"--{name.rstrip('_')}": value for name, value in vars(options.choose).items()}
        for name, value in {**choices, "--save": save}.items():
            if value is not None:
                fact = "is for a new room, and this one has its questions"
                yield Problem(name, fact, "Leave it out.")
        if not is_room(path):
            remedy = f"Give a file that ends in {ROOM_ENDING}."
            yield Problem(str(path), "is no quiz in a room", remedy)
    if save is not None and not is_room(save):
        fact, remedy = f"does not end in {ROOM_ENDING}", f"Call it {save.stem}{ROOM_ENDING}."
        yield Problem(f"--save {save}", fact, remedy)
    elif save is not None and save.exists():
        remedy = "Choose another name, or give the file itself to go on with it."
        yield Problem(f"--save {save}", "is there already", remedy)


def _opened(path: Path, bank: QuizBank, day: date) -> tuple[Room, Sequence[str]]:
    """Return the room that was named, and what is said of questions that were too long in it.

    One that was not counted before its law was past its date is passed over.
    """
    room = known_in(read_room(path))
    if room.bank.id != bank.id or all(counted(each, bank) is None for each in room.questions):
        fact = "has none of its questions in this quiz"
        raise UnusableFileError(Problem(str(path), fact, "Name its quiz with --bank."))
    past = {item.id for item in past_items(bank, day)}
    late = {at for at, each in enumerate(room.questions) if each.item in past and not each.before}
    for at in late:
        skipped = room.questions[at].model_copy(update={"skipped": True})
        room = room.with_question(at, skipped)
    ids = ", ".join(dict.fromkeys(room.questions[at].item for at in sorted(late)))
    return room, [LEFT_OUT.format(ids=ids)] if ids else []


def _new(options: RoomOptions, bank: QuizBank) -> tuple[Room, Sequence[str]]:
    """Return a room of the questions wished for, and what is said of those that are left out."""
    clock = options.clock
    wish = wish_of(options.choose, bank, clock.today).with_length
    items = chosen(bank, wish, new_draws(), clock.today, in_room=True)
    questions = room_questions(items)
    if not questions:
        fact = "there is no question that a room can be asked"
        raise WrongUseError(Problem("quiz room", fact, "Choose others: quiz list shows them."))
    gathering = Gathering(id=os.urandom(8).hex(), started=clock.now())
    room = Room(format=1, room=gathering, bank=UsedBank.of(bank), questions=questions)
    orders = [item for item in items if item.rules.in_order]
    past = past_among(bank, wish, clock.today) if wish.is_whole else ()
    said = {_IN_ORDER: orders, LEFT_OUT: past}.items()
    return room, [why.format(ids=", ".join(x.id for x in left)) for why, left in said if left]


def _hold(
    room: Room, bank: QuizBank, options: RoomOptions, left_out: Sequence[str], seen: Seen | None
) -> None:
    """Hold a room, saving every count; the report of a finished one goes to no wall."""
    clock, out = options.clock, dialogue()
    is_plain = wants_plain(plain=options.plain) or not out.isatty()
    if not options.path and not options.save and _usual(options).exists():
        tell(_BEFORE.format(file=_usual(options)))
    with open_file(_place(options), seen) as file:
        talk = RoomTalk(
            stage=(PlainStage if is_plain else WallStage)(sys.stdin, out, width_of(out)),
            room=room,
            bank=bank,
            library=library_of(bank),
            today=clock.today,
            save=lambda kept: file.write(bare_bytes(file.path, kept)),
            now=clock.now,
            left_out=left_out,
        )
        ending = talk.hold()
        failed = _saved_at_last(talk, file) if talk.failed else None
    nothing, is_kept = "Nothing was counted, so nothing is kept.", file.path.exists()
    if say_where(file.path, failed, "Saved in", is_kept=is_kept, nothing=nothing):
        further = "To print the report" if ending is Ending.FINISHED else "To go on"
        _say_again(further, file.path, options)
    if ending is Ending.FINISHED and (options.page.out or not sys.stdout.isatty()):
        _print(talk.room, bank, options)  # else the room would read it on the wall
    if failed is not None:
        raise failed


def _saved_at_last(talk: RoomTalk, file: OpenFile) -> UnusableFileError | None:
    """Save once the room looks no more, asking what to do; return what still prevents it."""
    saving = saving_in(file, asker(plain=True), bare_bytes)
    with suppress(PersonLeftError):
        saving(talk.room)
    return saving.failed


def _print_card(room: Room, bank: QuizBank, options: RoomOptions, left_out: Sequence[str]) -> None:
    """Print the card of a room; a new one is kept, so that its questions are those to be held."""
    if options.path is None:
        place = _place(options)
        with open_file(place, None) as file:
            file.write(bare_bytes(place, room))
        for words in left_out:
            tell(words)
        _say_again("To hold it", place, options)
    print_document(lay_out_card(room, bank, library_of(bank), options.clock.today), options.page)


def _place(options: RoomOptions) -> Path:
    """Return the file of a room: the one that is named, or one of its day that is not there yet."""
    return options.path or options.save or unused(_usual(options))


def _usual(options: RoomOptions) -> Path:
    return Path(f"room-{options.clock.today}{ROOM_ENDING}")


def _say_again(words: str, path: Path, options: RoomOptions) -> None:
    whose = ("--bank", options.bank) if options.bank else ()
    again = command("quiz", "room", path, *whose, *plainly(plain=options.plain))
    print(f"{words}: {again}", file=dialogue(), flush=True)


def _print(room: Room, bank: QuizBank, options: RoomOptions) -> None:
    print_document(lay_out_room(room, bank, library_of(bank), options.clock.today), options.page)
