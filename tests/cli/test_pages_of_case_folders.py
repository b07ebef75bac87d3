"""The folders of cases through the program itself: what its pages and messages say, and do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session_file import read_session
from ehe_check.errors import UnusableFileError
from ehe_check.themes.count import counts_of
from ehe_check.themes.sightings_file import Banks, seen_in_file
from tests.case_folders import laid_out
from tests.counts import tries
from tests.history_files import expected_of
from tests.program import Done, call, converse
from tests.session_files import write_session
from tests.themes_cases import outcome_added
from tests.worked import shipped_bank
from tests.worked_histories import case_folder_names

NAMES = case_folder_names()
PAGES = [
    (name, number) for name in NAMES for number, _ in enumerate(expected_of(name).get("pages", ()))
]


def page_of(name: str, number: int) -> dict[str, Any]:
    page: dict[str, Any] = expected_of(name)["pages"][number]
    return page


def in_a_line(text: str) -> str:
    """A text without the places at which its lines end, and without the marks of Markdown."""
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize(("name", "number"), PAGES)
def test_a_page_says_what_its_author_expected_and_nothing_that_it_must_not(
    name: str, number: int
) -> None:
    laid_out(name, Path())
    page = page_of(name, number)
    done = call(*page["command"], "--today", expected_of(name)["today"].isoformat())

    out, err = in_a_line(done.out), in_a_line(done.err)

    assert [] == [each for each in page.get("says", ()) if in_a_line(each) not in out]
    assert [] == [each for each in page.get("never", ()) if in_a_line(each) in out]
    assert [] == [each for each in page.get("told", ()) if in_a_line(each) not in err]
    places = [out.find(in_a_line(each)) for each in page.get("in_order", ())]
    assert -1 not in places
    assert sorted(places) == places
    assert "Usage" not in done.err


@pytest.mark.parametrize("name", [name for name in NAMES if "themes" in expected_of(name)])
def test_a_folder_is_counted_as_its_author_expected(name: str) -> None:
    (folder := Path("cases")).mkdir()
    laid_out(name, folder)
    for path in folder.glob("*.toml"):
        add_outcome(path)
    banks = Banks(None, expected_of(name)["today"])
    counts = asdict(counts_of([seen_in_file(path, banks) for path in folder.glob("*.toml")]))
    counts |= {fact.replace("-", "_"): number for fact, number in counts["facts"].items()}
    wanted = expected_of(name)["themes"]

    assert wanted == {key: counts[key] for key in wanted}


def add_outcome(path: Path) -> None:
    """Let a file say what its sheet said, where it is that of a finished session."""
    try:
        session = read_session(path).value
    except UnusableFileError:
        return
    if session.is_finished and session.bank.digest == shipped_bank().digest:
        write_session(path, outcome_added(session))


# A supervision never changes a byte of a session, whatever is typed in it and wherever it ends.


TALKED_OVER = ("a-case-told-over-a-year", "decisions-that-are-kept", "a-draft-in-the-middle")
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
            return random.choice(("15/12/2027", "in 2 weeks", "1/11/2026"))
        return random.choice(WORDS if asked.rstrip().endswith("Your words:") else NUMBERS)

    return reply


def talked(folder: Path, day: str, reply: Callable[[str], str | None]) -> Done:
    return converse("supervise", folder, "--plain", "--today", day, reply=reply)


@pytest.mark.parametrize("name", TALKED_OVER)
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
    name, made = TALKED_OVER[0], list[str]()
    laid_out(name, tmp_path)
    day = expected_of(name)["today"].isoformat()
    for seed in range(6):
        talked(tmp_path, day, typing_anything(seed, 150))
        made = [text.decode() for text in files_in(tmp_path, supervisions=True).values()]
        if 2 <= sum("\nfinished = " in text for text in made):
            return

    pytest.fail(f"{len(made)} were begun, and none or one of them finished")
