"""The person at the keyboard: whether one is there, who asks them, and how their words are kept."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TextIO, TypeVar

from ehe_check.ask.put import Asker, PersonLeftError, Tone
from ehe_check.ask.save import NO_LOCKS, Saving
from ehe_check.cli.messages import named
from ehe_check.errors import ChangedFileError, Problem, UnusableFileError, WrongUseError
from ehe_check.files.exact import Keeping
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import OpenFile, Seen, open_file
from ehe_check.settings.places import is_plain

if TYPE_CHECKING:
    from ehe_check.ask.case.set_up import SetUp
    from ehe_check.bank.bank import QuestionBank

Value = TypeVar("Value")
Record = TypeVar("Record", bound=Keeping)

_BUT_THE_LAST: Final = "Not saved: what you gave last. Everything before it was saved in"
_CHANGED: Final = (
    "Not saved: what you gave last. Something else changed this file meanwhile, so check what it "
    "holds now:"
)

_NO_CONSOLE: Final = "NoConsoleScreenBufferError"
"""What a terminal on Windows without a console raises, such as that of Git."""


def wants_plain(*, plain: bool | None = None) -> bool:
    """Say whether plain lines are called for: by an option, else the surroundings or settings."""
    if plain is not None:
        return plain
    return bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM") == "dumb" or is_plain()


def plainly(*, plain: bool | None) -> tuple[str, ...]:
    """Return the option with which a command that is printed goes on in plain lines, as here."""
    return ("--plain",) if plain else ()


def somebody_is_there(*, plain: bool | None) -> bool:
    """Say whether somebody can be asked: at a terminal, or by the typed lines they asked for."""
    return plain is True or (sys.stdin.isatty() and sys.stdout.isatty())


def refuse_without_terminal(
    place: str, remedy: str, needs: str = "to ask its questions"
) -> NoReturn:
    """Refuse a command that asks, as nobody is there.

    Raises:
        WrongUseError: always.
    """
    fact = f"needs a terminal {needs}, and this is not one"
    raise WrongUseError(Problem(place, fact, remedy))


def dialogue() -> TextIO:
    """Return the stream on which to talk: standard output where a person reads it."""
    return sys.stdout if sys.stdout.isatty() else sys.stderr


def asker(*, plain: bool | None) -> Asker:
    """Return an asker by arrow keys, or by typed lines where those are wanted or all we have.

    They are wanted as an option says, else the surroundings and settings.
    """
    capable = _capable_asker(plain=wants_plain(plain=plain))
    _settle_down()
    return capable


def _settle_down() -> None:
    """Look for rubbish as usual from now on, and never in what the start has made."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def _capable_asker(*, plain: bool) -> Asker:
    from ehe_check.ask.by_lines import NO_KEYS, LinesAsker, width_of

    in_lines = LinesAsker(sys.stdin, dialogue(), width_of(dialogue()))
    if plain:
        return in_lines
    from ehe_check.ask.by_keys import ScreenAsker

    try:
        return ScreenAsker()
    except Exception as error:
        if type(error).__name__ != _NO_CONSOLE:
            raise
    in_lines.say(NO_KEYS, Tone.URGENT)
    return in_lines


def set_up_by(person: Asker, bank: QuestionBank | None, known: SetUp, today: date) -> SetUp:
    """Ask for what a new session needs, and remember the role that the person chose for it.

    Raises:
        PersonLeftError: the person leaves; nothing is remembered.
    """
    from ehe_check.ask.by_lines import LinesAsker
    from ehe_check.ask.case.set_up import ask_set_up
    from ehe_check.settings.places import remember_role, remembered_role

    before = remembered_role()
    beside = {"role_before": before, "in_lines": isinstance(person, LinesAsker)}
    set_up = ask_set_up(person, bank, known.model_copy(update=beside), today)
    if set_up.role is not None and set_up.role not in (known.role, before):
        remember_role(set_up.role)
    return set_up


def saving_in(
    file: OpenFile,
    person: Asker,
    content: Callable[[Path, Value], bytes],
) -> Saving[Value]:
    """Return a way to save in an open file, having said where a place keeps no locks."""
    if not file.is_locked:
        person.say(f"{file.path}: {NO_LOCKS}")
    return Saving(person, file, content, file.kept)


def filled_in(
    path: Path, seen: Seen | None, person: Asker, ask: Callable[[Saving[Record]], Record]
) -> tuple[Saving[Record], Record | None]:
    """Have a record asked for, saving every answer in its file; None where somebody leaves it."""
    with open_file(path, seen) as file:
        saving: Saving[Record] = saving_in(file, person, kept_bytes)
        with suppress(PersonLeftError, KeyboardInterrupt):
            return saving, ask(saving)
    return saving, None


def say_saved(saving: Saving[Value], done: str, nothing: str = "") -> bool:
    """Say where something is saved, or that nothing is; return whether it is."""
    path, is_kept = saving.place.path, bool(saving.kept)
    return say_where(path, saving.failed, done, is_kept=is_kept, nothing=nothing)


def say_where(
    path: Path, failed: UnusableFileError | None, done: str, *, is_kept: bool, nothing: str = ""
) -> bool:
    """Say where something is saved, or that nothing is; return whether it is.

    `nothing` is what is said where nothing was there to save. The path is on a line of its own, to
    be copied whole.
    """
    if not is_kept:
        words = "Nothing was saved." if failed is not None else nothing or "Nothing was saved."
    elif failed is None:
        words = f"{done}\n  {named(path)}"
    else:
        not_saved = _CHANGED if isinstance(failed, ChangedFileError) else _BUT_THE_LAST
        words = f"{not_saved}\n  {named(path)}"
    print(f"\n{words}", file=dialogue())
    return is_kept


def raise_if_unsaved(saving: Saving[Value]) -> None:
    """Raise what kept the last value from being saved, where the person left it so.

    Raises:
        UnusableFileError: it was left so.
    """
    if saving.failed is not None:
        raise saving.failed
