"""A file that another program holds on Windows: told from a lack of rights, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Timer
from unittest import mock

import pytest

from ehe_check.errors import UnusableFileError
from ehe_check.files import whole_files
from tests.cli.test_plain_walk import START, answers
from tests.files.opened import FILE, names, opened
from tests.program import converse, typing

pytestmark = pytest.mark.usefixtures("empty_folder")
HELD = "another program has it open, such as Word, OneDrive or a virus scanner"
AGAIN = "1"


@contextmanager
def no_waiting() -> Iterator[None]:
    with mock.patch.object(whole_files, "_WAITS", (0.0,)):
        yield


def test_a_file_that_another_program_holds_is_said_to_be_held_and_saved_later() -> None:
    with no_waiting(), opened() as file:
        file.write(b"one\n")
        with FILE.open("rb"), pytest.raises(UnusableFileError, match=HELD):
            file.write(b"two\n")
        file.write(b"three\n")

    assert (b"three\n", [FILE.name]) == (FILE.read_bytes(), names())


def test_a_save_waits_for_a_scanner_that_lets_go() -> None:
    with opened() as file:
        file.write(b"one\n")
        held = FILE.open("rb")
        Timer(0.2, held.close).start()
        file.write(b"two\n")

    assert b"two\n" == FILE.read_bytes()


def test_in_a_walk_what_cannot_be_saved_is_kept_until_the_other_program_lets_go() -> None:
    with ExitStack() as held:
        steps = typing("1", lambda: held.enter_context(FILE.open("rb")), "-", held.close, AGAIN)
        with no_waiting():
            done = converse("case", FILE, *START, reply=steps)

    assert HELD in " ".join(done.err.split())
    assert (0, ["NOW-1", "NOW-2"]) == (done.code, [*answers()])
