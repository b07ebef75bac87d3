"""Every page that a command prints: in every form, and never over what is there or read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from ehe_check.check.own_words import changeable, in_quotes
from ehe_check.settings.places import OWN_WORDS
from ehe_check.settings.settings import Folders, Settings
from tests.cli.follow_ups import drifting_folder
from tests.cli.test_quiz_papers import empty_line, enter
from tests.cli.test_quiz_room import ROOM, TWO, hold, whole
from tests.cli.test_supervise import NAME, held_before
from tests.own_settings import write_settings
from tests.program import DAY, Done, call
from tests.sentences import said

LATEST = "cases/3-september.toml"
MOST_PAGES = 20
STARTS = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF", "docx": b"PK", "json": b"{", "md": b"# "}
"""How each form begins that a file's ending names."""


def cases() -> None:
    drifting_folder()


def sheets() -> None:
    enter(empty_line(), "done")


PAGES: dict[str, tuple[Callable[[], object], tuple[str, ...], str]] = {
    "case": (cases, ("case", LATEST), LATEST),
    "sheet": (cases, ("sheet", LATEST), LATEST),
    "demo": (cases, ("demo",), ""),
    "meeting": (cases, ("meeting", LATEST, "--reason", "disagreement", "--part", "chair"), LATEST),
    "supervise": (held_before, ("supervise", NAME), "s.toml"),
    "due": (cases, ("due", "cases"), ""),
    "compare": (cases, ("compare", "cases/2-may.toml", LATEST), "cases/2-may.toml"),
    "picture": (cases, ("compare", "cases", "--picture"), ""),
    "themes": (cases, ("themes", "cases"), LATEST),
    "blank": (cases, ("bank", "blank", "--full"), ""),
    "room": (lambda: hold(*whole(), options=TWO), ("quiz", "room", *TWO[:2], str(ROOM)), str(ROOM)),
    "change": (sheets, ("quiz", "change", "."), "a-before.quiz-sheets.toml"),
    "stats": (sheets, ("quiz", "stats", "."), "a-before.quiz-sheets.toml"),
}
"""What is there before, the command, and a file that it reads; those that take a day take one."""
TAKE_NO_DAY = ("blank",)


def printed(name: str, *more: str) -> Done:
    _, words, _ = PAGES[name]
    return call(*words, *more, *(() if name in TAKE_NO_DAY else ("--today", DAY)))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_written_in_each_form_that_the_ending_of_its_file_names(name: str) -> None:
    PAGES[name][0]()
    for ending, start in STARTS.items():
        out = Path(f"page.{ending}")
        done = printed(name, "--out", out.name)

        assert (0, "") == (done.code, done.out), (ending, done.err)
        assert out.read_bytes().lstrip().startswith(start), ending
        assert os.name != "posix" or 0o600 == out.stat().st_mode & 0o777
    with pikepdf.open("page.pdf") as pages:
        assert len(pages.pages) <= MOST_PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_written_over_a_file_only_when_forced_and_never_over_one_it_reads(
    name: str,
) -> None:
    before, _, read = PAGES[name]
    before()
    Path("page.md").write_text("mine", encoding="utf-8")

    assert 2 == printed(name, "--out", "page.md").code
    assert "mine" == Path("page.md").read_text(encoding="utf-8")
    assert 0 == printed(name, "--out", "page.md", "--force").code
    assert "mine" != Path("page.md").read_text(encoding="utf-8")
    if read:
        kept = Path(read).read_bytes()
        done = printed(name, "--out", read, "--as", "markdown", "--force")

        assert (2, kept) == (done.code, Path(read).read_bytes())
        assert "is read from, and would be lost" in done.err


# In own words.


IN_OWN_WORDS = "".join(
    f"{in_quotes(each)} = {in_quotes(f'Ours: {each}')}\n"
    for each in changeable(said())
    if len(each) < 30
)
"""Other headings and labels, of which every page has some."""


def own(words: str) -> None:
    folder = Path("ours")
    folder.mkdir()
    (folder / OWN_WORDS).write_text(words, encoding="utf-8")
    write_settings(Settings(folders=Folders(words=str(folder.absolute()))))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_had_in_own_words(name: str) -> None:
    PAGES[name][0]()
    own(IN_OWN_WORDS)

    assert "Ours: " in printed(name).out
