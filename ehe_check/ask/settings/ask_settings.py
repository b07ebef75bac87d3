"""Configuring: the walk through plain mode and the local texts, each answer kept as it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ehe_check.ask.put import Asker, Choice, Move, Moved, PersonLeftError, Put, PutKind, chosen
from ehe_check.errors import UnusableFileError
from ehe_check.settings.settings import LocalTextPlace, Settings, fault_in, local_texts, tidied

Change: TypeAlias = Callable[[Settings], Settings]

_MOVES = frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE})
_WHY_PLAIN = (
    "Screen readers and simple terminals read typed lines better than menus that are redrawn."
)
_WHY_TEXT = (
    "It is printed on the sheets where it helps, so that nobody has to look it up in a hurry. "
    "Where it is blank, nothing is printed for it."
)


@dataclass
class Configuring:
    """One walk through the settings.

    `keep` makes one change to the settings as they now stand on disk, and returns them.
    """

    asker: Asker
    settings: Settings
    keep: Callable[[Change], Settings]
    failed: UnusableFileError | None = None

    def make(self, change: Change) -> None:
        """Keep a change before the next question is put; what changes nothing writes nothing.

        Raises:
            PersonLeftError: it cannot be kept, and the person stops; `failed` is then why.
        """
        while change(self.settings) != self.settings:
            try:
                self.settings = self.keep(change)
                self.failed = None
            except UnusableFileError as error:
                self.failed = error
                self._ask_again(error)

    def _ask_again(self, error: UnusableFileError) -> None:
        choices = (Choice("again", "Try again"), Choice("stop", "Stop here without saving it"))
        text = f"Not saved: {error}\nEverything before it was saved. What shall be done?"
        if self.put(Put(PutKind.CHOICE, text, choices, name="not saved")) != "again":
            raise PersonLeftError

    def put(self, question: Put) -> str | Move:
        """Put one question; return the choice or the words, or BACK or SKIP.

        Raises:
            PersonLeftError: the person leaves; everything answered is kept already.
        """
        while True:
            match self.asker.put(question):
                case Moved(Move.LEAVE):
                    raise PersonLeftError
                case Moved(Move.BACK | Move.SKIP as move):
                    return move
                case Moved():
                    continue
                case reply:
                    return chosen(reply)


_Part: TypeAlias = Callable[[Configuring], Move | None]


def configure(walk: Configuring) -> None:
    """Ask for plain mode, then for each local text, going back as the person asks.

    Raises:
        PersonLeftError: the person leaves; everything answered is kept already.
    """
    parts: list[_Part] = [_ask_plain, *map(_asking_for, local_texts())]
    place = 0
    while place < len(parts):
        place += -1 if parts[place](walk) is Move.BACK else 1
        if place < 0:
            walk.asker.say("This is the first question.")
            place = 0


def _ask_plain(walk: Configuring) -> Move | None:
    reply = walk.put(
        Put(
            kind=PutKind.CHOICE,
            text="Always ask by typed lines (plain mode)?",
            choices=(
                Choice("no", "No: by arrow keys, where the terminal can"),
                Choice("yes", "Yes: by typed lines, which suits screen readers"),
            ),
            name="plain",
            previous=("yes" if walk.settings.plain else "no",),
            why=_WHY_PLAIN,
            moves=_MOVES,
        )
    )
    if isinstance(reply, Move):
        return reply
    walk.make(lambda settings: settings.with_plain(plain=reply == "yes"))
    return None


def _asking_for(place: LocalTextPlace) -> _Part:
    return lambda walk: _ask_local_text(walk, place)


def _ask_local_text(walk: Configuring, place: LocalTextPlace) -> Move | None:
    """Ask for a blank text at once; where it is set, ask first whether to change it."""
    while present := walk.settings.text_at(place):
        match _what_to_do(walk, place, present):
            case Move() as move:
                return move
            case "change":
                if _ask_words(walk, place, present) is not Move.BACK:
                    return None
            case "clear":
                walk.make(lambda settings: settings.with_text(place, ""))
                walk.asker.say(f"It is blank now. It was: {present}")
                return None
            case _:
                return None
    return _ask_words(walk, place, "")


def _what_to_do(walk: Configuring, place: LocalTextPlace, present: str) -> str | Move:
    return walk.put(
        Put(
            kind=PutKind.CHOICE,
            text=place.label,
            choices=(
                Choice("keep", "Keep it"),
                Choice("change", "Change it"),
                Choice("clear", "Clear it: leave it blank"),
            ),
            name=f"{place.table}.{place.key} keep",
            shown_before=present,
            help=place.help,
            why=_WHY_TEXT,
            moves=_MOVES,
        )
    )


def _ask_words(walk: Configuring, place: LocalTextPlace, present: str) -> Move | None:
    """Ask for the words until they can be kept; no words keep what is there, and go back to it."""
    question = Put(
        kind=PutKind.TEXT,
        text=f"{place.label}: which words shall be printed?",
        name=f"{place.table}.{place.key}",
        previous=(present,) if present else (),
        help=place.help,
        why=_WHY_TEXT,
        moves=_MOVES,
    )
    reply = walk.put(question)
    while not isinstance(reply, Move) and (fault := fault_in(reply)):
        walk.asker.say(f"That {fault}.")
        reply = walk.put(question)
    if isinstance(reply, Move):
        return reply
    if present and not tidied(reply):
        walk.asker.say('It is kept as it was. To leave it blank, choose "Clear it".')
        return Move.BACK
    walk.make(lambda settings: settings.with_text(place, reply))
    return None
