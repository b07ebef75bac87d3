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


def left_file(bank: str) -> Path:
    """Return where a quiz of a bank is kept while it is under way: the user's own data."""
    return own_data() / f"quiz-left-{bank}.toml"


def read_left(bank: str) -> Left | None:
    """Return the quiz of a bank that was left; None where there is none that can be read."""
    with suppress(UnusableFileError):
        is_another = lacks("sitting", "quiz that was left")
        return read_kept(Left, left_file(bank), is_another=is_another).value
    return None


def keep_left(left: Left) -> None:
    """Keep a quiz under way, in place of an earlier one; where it cannot be, it goes on unkept."""
    path = left_file(left.bank)
    with suppress(UnusableFileError):
        write_bytes(in_a_folder(path), bare_bytes(path, left))


def forget_left(left: Left) -> None:
    """Keep a quiz no longer that came to its end, unless another has taken its place.

    Where that cannot be, it is offered once more.
    """
    kept = read_left(left.bank)
    if kept and kept.sitting == left.sitting:
        with suppress(OSError):
            left_file(left.bank).unlink(missing_ok=True)
