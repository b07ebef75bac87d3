"""The meeting command: the reason is chosen, never guessed, and the pack goes where it should."""

from __future__ import annotations

import os
import stat
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ehe_check.case.session import Absence
from ehe_check.files.open_files import open_file, seen_in
from tests.cli.from_files import finished, written
from tests.cli.meetings import flat
from tests.program import DAY, Done, call

FOUR = ("organiser.pdf", "chair.pdf", "agenda.pdf", "record.docx")
CLOSING = "  This sheet cannot tell you a child is safe.\n"


def meeting(*words: str | Path, typed: str = "") -> Done:
    return call("meeting", *words, "--today", DAY, typed=typed)


def reason_in(file: Path) -> object:
    return tomllib.loads(file.read_text(encoding="utf-8")).get("meeting")


def test_the_organisers_page_is_shown_and_how_to_get_all_four() -> None:
    done = meeting(finished(), "--reason", "disagreement")

    assert 0 == done.code
    assert done.out.startswith("Organiser's page\n")
    assert "The reason chosen: professionals need to settle a disagreement" in flat(done.out)
    assert done.out.endswith(CLOSING)
    assert "ehe-check meeting done.toml --out FOLDER\n" in done.err


def test_four_files_are_written_in_a_folder_of_its_owner_and_it_is_said_who_each_is_for() -> None:
    done = meeting(finished(), "--reason", "disagreement", "--out", "pack")

    assert (0, "") == (done.code, done.out)
    assert set(FOUR) == {each.name for each in Path("pack").iterdir()}
    assert all(each.stat().st_size > 1000 for each in Path("pack").iterdir())
    assert [each in done.err for each in FOUR] == [True] * 4
    assert "agenda.pdf      may be sent to everybody invited" in done.err
    if os.name == "posix":
        assert 0o700 == stat.S_IMODE(Path("pack").stat().st_mode)


@pytest.mark.parametrize("taken", ["organiser.html", "record.html"])
def test_none_of_the_four_is_written_where_one_is_there_already(taken: str) -> None:
    Path("pack").mkdir()
    written(f"pack/{taken}", "mine")
    given = (finished(), "--reason", "disagreement", "--out", "pack", "--as", "html")

    done = meeting(*given)

    assert (2, "") == (done.code, done.out)
    assert "is there already" in done.problems[0]
    assert [taken] == [each.name for each in Path("pack").iterdir()]
    assert 0 == meeting(*given, "--force").code
    assert "mine" != Path(f"pack/{taken}").read_text(encoding="utf-8")
    assert {"organiser.html", "chair.html", "agenda.html", "record.html"} == {
        each.name for each in Path("pack").iterdir()
    }


def test_where_one_cannot_be_written_none_is_there_and_what_was_there_is_as_it_was() -> None:
    Path("pack/record.html").mkdir(parents=True)
    written("pack/chair.html", "mine")

    done = meeting(
        finished(), "--reason", "disagreement", "--out", "pack", "--as", "html", "--force"
    )

    assert (3, "") == (done.code, done.out)
    assert {"record.html", "chair.html"} == {each.name for each in Path("pack").iterdir()}
    assert "mine" == Path("pack/chair.html").read_text(encoding="utf-8")


def test_what_is_wrong_is_refused_before_anything_is_asked_or_kept() -> None:
    file = finished("s.toml")
    before = file.read_bytes()
    part = "add --part with one of: organiser, chair, agenda, record."
    for options, code, said in (
        (("--out", "pack.pdf"), 2, ("names one file", part)),
        (("--out", "s.toml"), 2, ("is a file", part)),
        (("--part", "chairs"), 2, ("'chairs' is no part here. Did you mean 'chair'?",)),
        ((), 2, ("needs the reason", ": risk, hold, disagreement, staff-safety, hard-conv")),
        (("--reason", "disagrement"), 2, ("is no reason here. Did you mean 'disagreement'?",)),
    ):
        done = meeting(file, *options)

        assert (code, "", before) == (done.code, done.out, file.read_bytes()), options
        assert [] == [each for each in said if each not in done.problems[0]]
    assert 3 == meeting(file, "--reason", "risk", "--out", "no/pack").code


def test_the_agenda_needs_no_reason_and_tells_nothing_of_the_case() -> None:
    file = finished()
    before = file.read_bytes()

    done = meeting(file, "--part", "agenda")

    assert (0, "", before) == (done.code, done.err, file.read_bytes())
    assert "EHE-DEMO" not in done.out
    assert "elder" not in done.out


def test_the_reason_is_asked_by_typed_lines_and_leaving_instead_prints_and_keeps_nothing() -> None:
    file = finished()
    left = meeting(file, "--plain", typed="leave\n")

    assert (0, "", None) == (left.code, left.out, reason_in(file))
    assert left.err.endswith("Nothing was printed.\n")
    for line, reason in (("2\n", "the family yet"), ("4\n", "the safety of staff")):
        done = meeting(finished(), "--plain", typed=line)

        assert done.code == 0
        assert f"{reason}." in flat(done.out)
        assert "Why would parents not be at this meeting?" in done.err
        assert "is no reason." in flat(done.err)


def test_the_reason_is_kept_and_not_asked_for_again() -> None:
    reason, file = Absence.DISAGREEMENT, finished()
    meeting(file, "--reason", reason)
    kept = file.read_bytes()

    again = meeting(file)

    assert {"reason": reason, "on": date(2026, 11, 24)} == reason_in(file)
    assert (0, kept) == (again.code, file.read_bytes())
    assert f"The reason of 24 November 2026 stands: {reason}." in again.err


def test_a_reason_that_cannot_be_kept_prints_nothing() -> None:
    file = finished()

    with open_file(file, seen_in(file)):
        done = meeting(file, "--reason", "disagreement")

    assert (3, "", None) == (done.code, done.out, reason_in(file))
    assert "so the reason cannot be kept in it, and nothing was printed" in done.problems[0]
    assert "do not raise" not in done.problems[0]


# Copies to share


@pytest.mark.parametrize(
    "command", [("case",), ("meeting", "--reason", "risk")], ids=lambda each: each[0]
)
def test_a_copy_to_share_says_first_what_was_left_out(command: tuple[str, ...]) -> None:
    whole = call(command[0], finished(), *command[1:], "--today", DAY).out
    copy = call(command[0], finished(), *command[1:], "--today", DAY, "--share").out

    assert "EHE-DEMO" in whole
    assert "elder" in whole
    assert "EHE-DEMO" not in copy
    assert "(elder)" not in copy
    assert "COPY TO SHARE" in "\n".join(copy.splitlines()[:3])


# Local contacts


def test_local_contacts_stand_on_the_sheet_and_beside_the_urgent_step() -> None:
    Path("settings").mkdir()
    written(
        "settings/config.toml",
        'format = 1\n[partnership]\nname = "Ourshire"\n[contacts]\n'
        'social_care = "The front door, room 2"\n',
    )
    answers = '[[answers]]\nquestion = "NOW-2"\nvalue = "yes"\n'

    done = call("case", "s.toml", "--answers", written("from.toml", answers), "--today", DAY)

    whole = call("sheet", "s.toml", "--full", "--as", "markdown", "--today", DAY)

    assert "The front door, room 2" in flat(done.out)
    assert "Ourshire" in whole.out
