"""The settings file as it is first written: it names every key, and each example can be used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from ehe_check.errors import UnusableFileError
from ehe_check.files import whole_files
from ehe_check.settings.places import (
    home,
    read_settings,
    settings_file,
    write_first_settings,
)
from ehe_check.settings.settings import (
    Contacts,
    Folders,
    Limits,
    Partnership,
    Settings,
    first_settings,
)
from tests.own_settings import hand_written
from tests.systems import has_mode

pytestmark = pytest.mark.usefixtures("empty_folder")

TABLES: dict[str, type[BaseModel]] = {
    "partnership": Partnership,
    "contacts": Contacts,
    "folders": Folders,
    "limits": Limits,
}
EXAMPLE = re.compile(r"^# (\w+ = .+)$")


def examples() -> Iterator[tuple[str, str, str]]:
    """Yield each example: its table, its line, and the whole file in which it stands without #."""
    lines, table = first_settings().split("\n"), ""
    for number, line in enumerate(lines):
        table = line.strip("[]") if line.startswith("[") else table
        if found := EXAMPLE.match(line):
            yield table, found[1], "\n".join([*lines[:number], found[1], *lines[number + 1 :]])


def test_as_it_is_written_nothing_is_set() -> None:
    assert write_first_settings()
    assert Settings() == read_settings()


def test_every_key_of_every_table_stands_there_once_and_in_its_order() -> None:
    named = [(table, line.partition(" ")[0]) for table, line, _ in examples()]
    keys = [(table, key) for table, model in TABLES.items() for key in model.model_fields]

    assert [("", "plain"), *keys] == named
    assert {"format", "plain", *TABLES} == set(Settings.model_fields)
    assert 1 == first_settings().count("\nformat = 1\n")


def test_each_example_can_be_read_and_words_left_as_they_are_say_nothing() -> None:
    for table, line, text in examples():
        hand_written(text)
        ((key, value),) = tomllib.loads(line).items()
        kept = read_settings()
        place: BaseModel = getattr(kept, table) if table else kept

        is_words = table in {"partnership", "contacts"}
        assert ("" if is_words else value) == getattr(place, key), line
        assert key in place.model_fields_set, line


def test_no_sheet_prints_an_example_that_was_left_as_it_is() -> None:
    left = re.sub(r"^# (\w+ = \"Write)", r"\1", first_settings(), flags=re.MULTILINE)
    hand_written(left)

    assert 11 == len(re.findall(r"^\w+ = \"Write", left, re.MULTILINE))
    assert {""} == {*read_settings().contacts.model_dump().values()}
    assert "" == read_settings().partnership.name


def test_words_of_ones_own_count_however_they_begin() -> None:
    hand_written('format = 1\n[contacts]\npolice = "Write here how to reach them: ring the desk"\n')

    assert "Write here how to reach them: ring the desk" == read_settings().contacts.police


def test_a_line_above_each_key_says_what_it_is_for() -> None:
    lines = first_settings().split("\n")
    keys = [number for number, line in enumerate(lines) if re.match(r"(# )?\w+ = ", line)]

    assert 19 == len(keys)
    for number in keys:
        assert re.fullmatch(r"# [A-Z0-9].+: .+\.", lines[number - 1]), lines[number]
        assert not lines[number - 2]
        assert not lines[number + 1]


def test_no_number_and_no_address_is_in_it_but_999() -> None:
    text = first_settings()

    assert ["999"] == re.findall(r"\d{3,}", text)
    assert not re.search(r"@|www|://", text)


def test_it_is_for_its_owner_only_in_a_folder_made_with_those_above_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", "a/b/c")
    write_first_settings()

    assert has_mode(settings_file(), 0o600)
    assert has_mode(home(), 0o700)
    assert [Path("a/b/c/config.toml")] == list(home().iterdir())


@pytest.mark.parametrize("content", [b"", b"plain = \n", b"# mine\r\nplain = true\r\n", b"\xff"])
def test_a_file_that_is_there_is_never_written_over(content: bytes) -> None:
    path = hand_written(content)

    assert not write_first_settings()
    assert content == path.read_bytes()


def test_one_that_somebody_makes_meanwhile_is_not_written_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ehe_check.settings.places.has_settings_file", lambda: False)
    path = hand_written("plain = true\n")
    with pytest.raises(UnusableFileError, match="is there already"):
        write_first_settings()

    assert b"plain = true\n" == path.read_bytes()


def test_a_write_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_files, "_place_new", fails)
    with pytest.raises(UnusableFileError, match="the disk is full"):
        write_first_settings()

    assert [] == list(home().iterdir())


def test_it_has_the_line_ends_of_the_system_that_it_is_edited_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.linesep", "\r\n")
    write_first_settings()
    content = settings_file().read_bytes()

    assert content.count(b"\n") == content.count(b"\r\n") > 60
    assert Settings() == read_settings()
