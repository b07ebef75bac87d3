"""`case OTHER --blind-of FIRST`: the same case, and nothing of what the first reader said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.follow_ups import (
    BLIND,
    drifting_folder,
    marked_everywhere,
    read,
    sha256,
    walk_keeping,
    without_times,
)
from tests.program import DAY, call
from tests.session_files import write_session

pytestmark = pytest.mark.thorough

MARK = "zebedee"


def blind_walk(option: int) -> tuple[str, str, str]:
    """Walk a blind reading to its end; return all that was said, its sheet, and the file."""
    write_session(Path("first.toml"), marked_everywhere(MARK, option))
    code, out, heard = walk_keeping("other.toml", *BLIND)
    assert 0 == code, heard
    return heard, out, Path("other.toml").read_text(encoding="utf-8")


def test_nothing_of_the_first_reading_but_reference_and_children_is_said_or_written() -> None:
    heard, out, text = blind_walk(-1)
    heard += out
    table = read("other.toml")

    assert "This is a second reading." in heard
    assert MARK not in (heard + text).casefold()
    assert "Last time" not in heard
    assert "These sessions were looked at together" not in " ".join(heard.split())
    assert {"id": "f-1", "sha256": sha256()} == table["session"]["blind_of"]
    assert "follows" not in table["session"]
    assert {"id": "child-1", "label": "eldest", "age": "school-age"} == table["entries"][0]
    assert "EHE-0042" == table["case"]["reference"]


def test_whatever_the_first_reader_answered_the_second_reading_is_the_same() -> None:
    readings, sheets = [], []
    for option in (0, -1):
        heard, sheet, text = blind_walk(option)
        readings.append((without_times(heard), without_times(text)))
        sheets.append("HOLD (from first.toml)" in sheet)
        Path("other.toml").unlink()

    assert readings[0] == readings[1]
    assert [False, True] == sheets  # once it is finished, it stands under the HOLD of the first


def test_a_blind_reading_taken_up_again_stays_blind() -> None:
    folder = drifting_folder()
    first, other = str(folder / "3-september.toml"), str(folder / "other.toml")
    begun = call("case", other, "--blind-of", first, *BLIND[2:], typed="1\n")
    heard = call("case", other, "--plain", "--today", DAY, typed="1\n1r\n1\n")

    assert (0, 0) == (begun.code, heard.code)
    for each in (begun, heard):
        assert "Last time" not in each.err
        assert "What the sessions of this case show together" not in each.err
    assert ["NOW-1", "NOW-2", "NOW-3"] == [each["question"] for each in read(other)["answers"]]


@pytest.mark.parametrize("option", ["--follow", "--blind-of"])
def test_a_blind_reading_never_becomes_a_follow_up_of_it(option: str) -> None:
    write_session(Path("first.toml"), marked_everywhere(MARK, -1))
    call("case", "other.toml", *BLIND, typed="1\n")
    done = call("case", "other.toml", option, "first.toml", *BLIND[2:], typed="1\n")

    assert (2 if option == "--follow" else 0) == done.code
    assert "Last time" not in done.err
    assert option == "--follow" or MARK not in done.err
