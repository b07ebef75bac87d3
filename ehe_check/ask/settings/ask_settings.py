"""The walk through plain mode, local texts and folders, each answer kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put, ask_choice, ask_text
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.who_asks import Asker, PersonLeftError, put_or_leave
from ehe_check.errors import UnusableFileError
from ehe_check.settings.settings import LocalTextPlace, Settings, folder_places, local_texts, tidied

Change: TypeAlias = Callable[[Settings], Settings]

_MOVES = frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE})
_WHY_PLAIN = (
    "Screen readers and simple terminals read typed lines better than menus that are redrawn."
)
_WHY_TEXT = (
    "It is printed on the sheets where it helps, so that nobody has to look it up in a hurry. "
    "Where it is blank, nothing is printed for it."
)
_WHY_FOLDER = (
    "Every command then uses what is in it, so that nobody has to type --report or --bank. "
    "One that is typed still comes first. Where it is blank, what comes with the program is used."
)


@dataclass
class SettingsTalk:
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
        choices = {"again": "Try again", "stop": "Stop here without saving it"}
        text = f"Not saved: {error}\nEverything before it was saved. What shall be done?"
        if self.put(ask_choice("not saved", text, choices)) != "again":
            raise PersonLeftError

    def put(self, question: Put) -> str | Move:
        """Put one question; return the choice or the words, or BACK or SKIP.

        Raises:
            PersonLeftError: the person leaves; everything answered is kept already.
        """
        while True:
            match put_or_leave(self.asker, question):
                case Moved(Move.BACK | Move.SKIP as move):
                    return move
                case Moved():
                    continue
                case reply:
                    return chosen(reply)


_Part: TypeAlias = Callable[[SettingsTalk], Move | None]


def configure(walk: SettingsTalk) -> None:
    """Ask for plain mode, for each local text and for each folder, going back as asked.

    Raises:
        PersonLeftError: the person leaves; everything answered is kept already.
    """
    parts: list[_Part] = [_ask_plain, *map(_asking_for, (*local_texts(), *folder_places()))]
    place = 0
    while place < len(parts):
        place += -1 if parts[place](walk) is Move.BACK else 1
        if place < 0:
            walk.asker.say("This is the first question.")
            place = 0


def _ask_plain(walk: SettingsTalk) -> Move | None:
    reply = walk.put(
        ask_choice(
            "plain",
            "Always ask by typed lines (plain mode)?",
            {
                "no": "No: by arrow keys, where the terminal can",
                "yes": "Yes: by typed lines, which suits screen readers",
            },
            "yes" if walk.settings.plain else "no",
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


def _ask_local_text(walk: SettingsTalk, place: LocalTextPlace) -> Move | None:
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


def _what_to_do(walk: SettingsTalk, place: LocalTextPlace, present: str) -> str | Move:
    return walk.put(
        ask_choice(
            f"{place.table}.{place.key} keep",
            place.label,
            {"keep": "Keep it", "change": "Change it", "clear": "Clear it: leave it blank"},
            shown_before=present,
            help=place.help,
            why=_WHY_FOLDER if place.is_folder else _WHY_TEXT,
            moves=_MOVES,
        )
    )


def _ask_words(walk: SettingsTalk, place: LocalTextPlace, present: str) -> Move | None:
    """Ask for the words until they can be kept; no words keep what is there, and go back to it."""
    asked = "where is it?" if place.is_folder else "which words shall be printed?"
    question = ask_text(
        f"{place.table}.{place.key}",
        f"{place.label}: {asked}",
        present,
        help=place.help,
        why=_WHY_FOLDER if place.is_folder else _WHY_TEXT,
        moves=_MOVES,
    )
    reply = walk.put(question)
    while not isinstance(reply, Move) and (fault := place.fault_in(reply)):
        walk.asker.say(f"That {fault}.")
        reply = walk.put(question)
    if isinstance(reply, Move):
        return reply
    if present and not tidied(reply):
        walk.asker.say('It is kept as it was. To leave it blank, choose "Clear it".')
        return Move.BACK
    walk.make(lambda settings: settings.with_text(place, reply))
    if place.is_folder and tidied(reply) and not _is_there(tidied(reply)):
        walk.asker.say("It is kept. No such folder is there now: make it before you go on.")
    return None


def _is_there(folder: str) -> bool:
    """Say whether a folder that somebody names is there, as far as anybody can tell."""
    try:
        return Path(folder).expanduser().is_dir()
    except (OSError, RuntimeError):
        return False
