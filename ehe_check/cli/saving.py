"""Saving in a file that is open here: how a talk keeps what is said, and what is said of that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from ehe_check.ask.put import Asker, Tone
from ehe_check.ask.save import Saving, no_locks
from ehe_check.errors import ChangedFileError
from ehe_check.files.open_files import OpenFile

Value = TypeVar("Value")

BUT_THE_LAST: Final = "Not saved: what you gave last. Everything before it was saved in"
CHANGED: Final = (
    "Not saved: what you gave last. Something else changed this file meanwhile, so check what it "
    "holds now:"
)


def saving_in(
    file: OpenFile,
    person: Asker,
    content: Callable[[Path, Value], bytes],
) -> Saving[Value]:
    """Return a way to save in an open file, having said where a place keeps no locks."""
    if not file.is_locked:
        person.say(no_locks(file.path), Tone.HINT)
    return Saving(person, file, content, file.kept)


def saved_words(saving: Saving[Value], done: str) -> str:
    """Return what is said of the file in which something is saved, or is not."""
    if saving.failed is None:
        return done
    return CHANGED if isinstance(saving.failed, ChangedFileError) else BUT_THE_LAST


def raise_if_unsaved(saving: Saving[Value]) -> None:
    """Raise what kept the last value from being saved, where the person left it so.

    Raises:
        UnusableFileError: it was left so.
    """
    if saving.failed is not None:
        raise saving.failed
