"""What is answered goes to its file; where that fails, the person decides what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from ehe_check.ask.put import Asker, Choice, PersonLeftError, Tone, ask_choice, ask_text
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Wrote
from ehe_check.errors import ChangedFileError, UnusableFileError
from ehe_check.files.folders import beside, ending_of, new_place
from ehe_check.files.open_files import OpenFile

Value = TypeVar("Value")

_SAVED: Final = re.compile(r"saved = \d{4}-\d\d-\d\dT\S+")
NO_LOCKS = (
    "This place cannot tell whether the file is open elsewhere too. Keep it open in one window "
    "only. If it changes all the same, you are asked before anything is written over it."
)


@dataclass
class Saving(Generic[Value]):
    """Saves a value each time it changes; a save that fails keeps the person where they are.

    `content` is a value as its file would hold it, and `kept` what the file holds. `failed` is why
    the last value is not saved, where the person left it so.
    """

    asker: Asker
    place: OpenFile
    content: Callable[[Path, Value], bytes]
    kept: bytes = b""
    failed: UnusableFileError | None = None

    def __call__(self, value: Value) -> None:
        """Save a value, or ask what to do until it is saved.

        Raises:
            PersonLeftError: the person stops with the last value unsaved.
        """
        while True:
            try:
                content = self.content(self.place.path, value)
                self.place.write(content)
            except UnusableFileError as error:
                self._ask(error, value)
            else:
                self.kept, self.failed = content, None
                return

    def _ask(self, error: UnusableFileError, value: Value) -> None:
        """Say why a value is not saved, and do what the person chooses until it can be tried."""
        self.failed = error
        is_changed = isinstance(error, ChangedFileError)
        before = "" if is_changed else " Everything before it was saved."
        problem = "; ".join(map(str, error.problems))
        words = f"Not saved: {problem}\nWhat you gave last is still here.{before}"
        self.asker.say(words, Tone.URGENT)
        while True:
            match self._chosen(is_changed=is_changed):
                case "again":
                    return
                case "beside" if self._moved(beside(self.place.path)):
                    return
                case "elsewhere" if self._moved_elsewhere():
                    return
                case "show":
                    self._show(value)
                case "stop":
                    self._show(value)
                    raise PersonLeftError
                case _:
                    continue

    def _chosen(self, *, is_changed: bool) -> str:
        other = beside(self.place.path).name
        mine = Choice("beside", f"Save mine beside it, as {other}, and go on there")
        choices = (
            mine if is_changed else Choice("again", "Try again"),
            Choice("elsewhere", "Save it in another place, and go on there"),
            Choice("show", "Show what is not saved, to copy it"),
            Choice("stop", "Stop here without saving it (it is shown first)"),
        )
        reply = self.asker.put(ask_choice("not saved", "What shall be done with it?", choices))
        return reply.ids[0] if isinstance(reply, Chosen) else "stop"

    def _moved_elsewhere(self) -> bool:
        """Ask for another place until there is one; False when the person goes back."""
        while True:
            reply = self.asker.put(
                ask_text(
                    "another place",
                    "Where shall it be saved? Give a folder and a name.",
                    str(beside(self.place.path)),
                    moves=BACK_OR_LEAVE,
                )
            )
            if not isinstance(reply, Wrote):
                return False
            path = new_place(reply.text, ending_of(self.place.path))
            if isinstance(path, Path) and self._moved(path):
                return True
            if isinstance(path, str):
                self.asker.say(path)

    def _moved(self, path: Path) -> bool:
        """Go on in another file, and say so; False where that one cannot be used either."""
        before = self.place.path
        try:
            self.place.move(path)
        except UnusableFileError as error:
            self.asker.say("\n".join(map(str, error.problems)))
            return False
        self.asker.say(f"From now on it is saved in {path}. {before} is left as it is now.")
        return True

    def _show(self, value: Value) -> None:
        """Show each part of the file that is not there yet, so that nobody has to type it again."""
        try:
            content = self.content(self.place.path, value)
        except UnusableFileError:
            self.asker.say("It cannot be written as a file, so it cannot be shown.")
            return
        self.asker.say("Not saved yet, as its file would hold it:")
        there = _parts(self.kept)
        for part in _parts(content):
            if part not in there:
                self.asker.say(part)
        if len(_parts(content)) < len(there):
            self.asker.say("What you took away is not gone from the file yet.")


def _parts(content: bytes) -> list[str]:
    """Return the tables of a file, each whole, without the moment at which it was saved."""
    lines = [line for line in content.decode().split("\n") if not _SAVED.fullmatch(line)]
    return [part.strip("\n") for part in re.split(r"\n\n(?=\[)", "\n".join(lines))]
