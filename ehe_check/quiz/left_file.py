"""A quiz that was left: its questions, kept until it comes to its end."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ehe_check.errors import UnusableFileError
from ehe_check.files.exact import Format, Keeping, Slug
from ehe_check.files.kept import bare_bytes, lacks, read_kept
from ehe_check.files.whole_files import write_bytes
from ehe_check.quiz.item import ItemId
from ehe_check.settings.places import in_a_folder, own_data


class Left(Keeping):
    """A quiz under way: its items in order, and the sitting under which its answers are kept."""

    format: Format
    sitting: str
    bank: Slug
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]


def left_file() -> Path:
    """Return where a quiz under way is kept: the user's own data."""
    return own_data() / "quiz-left.toml"


def read_left(bank: str) -> Left | None:
    """Return the quiz of a bank that was left; None where there is none that can be read."""
    with suppress(UnusableFileError):
        left = read_kept(Left, left_file(), is_another=lacks("sitting", "quiz that was left")).value
        return left if left.bank == bank else None
    return None


def keep_left(left: Left) -> None:
    """Keep a quiz under way, in place of an earlier one.

    Raises:
        UnusableFileError: it cannot be written.
    """
    write_bytes(in_a_folder(left_file()), bare_bytes(left_file(), left))


def forget_left() -> None:
    """Keep no quiz any longer; where that cannot be, it is offered once more."""
    with suppress(OSError):
        left_file().unlink(missing_ok=True)
