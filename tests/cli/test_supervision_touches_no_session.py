"""A supervision never changes a byte of a session, whatever is typed in it and wherever it ends."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case_folders import laid_out
from tests.counts import tries
from tests.history_files import expected_of
from tests.program import Done, converse

FOLDERS = ("a-case-told-over-a-year", "decisions-that-are-kept", "a-draft-in-the-middle")
WORDS = ("Ring the clinic.", "school nurse", "")
NUMBERS = ("1", "2", "3", "4", "0")
MOVES = ("b", "s", "x", "+", "l", "m", "g")
SUPERVISION = ".supervision.toml"


def files_in(folder: Path, *, supervisions: bool) -> dict[str, bytes]:
    """The files of a folder by name: of supervisions, or all the others."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.glob("*.toml"))
        if path.name.endswith(SUPERVISION) is supervisions
    }


def typing_anything(seed: int, most: int) -> Callable[[str], str | None]:
    """Reply mostly with what fits the question, now and then with what does not, and then leave."""
    lines, random = count(), Random(seed)  # noqa: S311 (it draws replies)

    def reply(asked: str) -> str | None:
        if next(lines) == most:
            return None
        if random.random() < 0.15:
            return random.choice((*WORDS, *NUMBERS, *MOVES))
        if "Enter begins" in asked:
            return ""
        if "(a day" in asked:
            return random.choice(("15/12/2027", "in 2 weeks"))
        return random.choice(WORDS if asked.rstrip().endswith("Your words:") else NUMBERS)

    return reply


def talked(folder: Path, day: str, reply: Callable[[str], str | None]) -> Done:
    return converse("supervise", folder, "--plain", "--today", day, reply=reply)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_supervision_changes_no_byte_of_anything_but_its_own_file(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    day = expected_of(name)["today"].isoformat()

    @tries(2, 25)
    @given(st.integers(0, 10_000), st.integers(0, 150))
    def talk(seed: int, most: int) -> None:
        folder = tmp_path_factory.mktemp("case")
        laid_out(name, folder)
        before, held = (files_in(folder, supervisions=each) for each in (False, True))
        for sitting in range(2):  # left where the lines end, and taken up again
            done = talked(folder, day, typing_anything(seed + sitting, most))

            assert done.code in (0, 130), done.err
            assert before == files_in(folder, supervisions=False)
            assert held.items() <= files_in(folder, supervisions=True).items()

    talk()


def test_such_a_talk_comes_to_its_end(tmp_path: Path) -> None:
    name = FOLDERS[0]
    laid_out(name, tmp_path)
    day = expected_of(name)["today"].isoformat()
    for seed in range(6):
        talked(tmp_path, day, typing_anything(seed, 150))
    made = [text.decode() for text in files_in(tmp_path, supervisions=True).values()]

    assert 2 <= len(made)
    assert 2 <= sum("\nfinished = " in text for text in made)
