"""The meeting command: the reason is chosen, never guessed, and the pack goes where it should."""

from __future__ import annotations

import os
import stat
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ehe_check.case.absence import Absence
from ehe_check.files.open_files import open_file, seen_in
from tests.cli.from_files import finished, written
from tests.program import DAY, Done, call

FOUR = ("organiser.pdf", "chair.pdf", "agenda.pdf", "record.docx")
CLOSING = "  This sheet cannot tell you a child is safe.\n"


def flat(text: str) -> str:
    return " ".join(text.split())


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


def test_four_files_are_written_and_it_is_said_who_each_is_for() -> None:
    Path("pack").mkdir()

    done = meeting(finished(), "--reason", "disagreement", "--out", "pack")

    assert (0, "") == (done.code, done.out)
    assert set(FOUR) == {each.name for each in Path("pack").iterdir()}
    assert all(each.stat().st_size > 1000 for each in Path("pack").iterdir())
    assert [each in done.err for each in FOUR] == [True] * 4
    assert "agenda.pdf      may be sent to everybody invited" in done.err


def test_a_folder_that_is_not_there_is_made_for_its_owner_alone() -> None:
    assert 0 == meeting(finished(), "--reason", "risk", "--out", "pack", "--as", "html").code
    assert {"organiser.html", "chair.html", "agenda.html", "record.html"} == {
        each.name for each in Path("pack").iterdir()
    }
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


def test_where_one_cannot_be_written_none_is_there_and_what_was_there_is_as_it_was() -> None:
    Path("pack/record.html").mkdir(parents=True)
    written("pack/chair.html", "mine")

    done = meeting(
        finished(), "--reason", "disagreement", "--out", "pack", "--as", "html", "--force"
    )

    assert (3, "") == (done.code, done.out)
    assert {"record.html", "chair.html"} == {each.name for each in Path("pack").iterdir()}
    assert "mine" == Path("pack/chair.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("out", "said"), [("pack.pdf", "names one file"), ("s.toml", "is a file")])
def test_a_file_for_all_four_is_refused_before_anything_is_asked(out: str, said: str) -> None:
    file = finished("s.toml")
    before = file.read_bytes()

    done = meeting(file, "--out", out)

    assert (2, "", before) == (done.code, done.out, file.read_bytes())
    assert said in done.problems[0]
    assert "add --part with one of: organiser, chair, agenda, record." in done.problems[0]


@pytest.mark.parametrize(
    ("part", "ending"),
    [("organiser", "pdf"), ("chair", "docx"), ("agenda", "html"), ("record", "json")],
)
def test_one_paper_alone_is_written_in_the_form_of_its_ending(part: str, ending: str) -> None:
    out = Path(f"paper.{ending}")

    done = meeting(finished(), "--part", part, "--reason", "disagreement", "--out", out)

    assert (0, "", "") == (done.code, done.out, done.err)
    assert out.stat().st_size > 1000


def test_the_agenda_needs_no_reason_and_tells_nothing_of_the_case() -> None:
    file = finished()
    before = file.read_bytes()

    done = meeting(file, "--part", "agenda")

    assert (0, "", before) == (done.code, done.err, file.read_bytes())
    assert "EHE-DEMO" not in done.out
    assert "elder" not in done.out


def test_a_paper_that_is_none_is_answered_with_the_nearest() -> None:
    done = meeting(finished(), "--part", "chairs")

    assert 2 == done.code
    assert done.problems[0].endswith("'chairs' is no part here. Did you mean 'chair'?")


def test_without_anybody_to_ask_the_reasons_are_named() -> None:
    done = meeting(finished())

    assert (2, "") == (done.code, done.out)
    assert done.problems[0].startswith("meeting: needs the reason for which parents are not there")
    assert done.problems[0].endswith(": risk, hold, disagreement, staff-safety, hard-conversation.")


def test_a_reason_that_is_none_is_answered_with_the_nearest() -> None:
    done = meeting(finished(), "--reason", "disagrement")

    assert (2, "") == (done.code, done.out)
    assert done.problems[0].endswith("is no reason here. Did you mean 'disagreement'?")


@pytest.mark.parametrize(
    ("typed", "reason"), [("2\n", "the family yet"), ("4\n", "the safety of staff")]
)
def test_the_reason_is_asked_by_typed_lines(typed: str, reason: str) -> None:
    done = meeting(finished(), "--plain", typed=typed)

    assert done.code == 0
    assert f"{reason}." in flat(done.out)
    assert "Why would parents not be at this meeting?" in done.err
    assert "is no reason." in flat(done.err)


def test_leaving_instead_prints_nothing_and_keeps_nothing() -> None:
    file = finished()

    done = meeting(file, "--plain", typed="leave\n")

    assert (0, "", None) == (done.code, done.out, reason_in(file))
    assert done.err.endswith("Nothing was printed.\n")


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


# A report of somebody's own, and copies to share


def test_a_report_that_breaks_the_rules_is_refused_before_anything_is_asked() -> None:
    report = written("mine.toml", 'title = "All clear"\n')
    answers = written("from.toml", "")

    done = call("case", "new.toml", "--answers", answers, "--report", report)

    assert (3, "") == (done.code, done.out)
    assert "says 'All clear'" in done.problems[0]
    assert not Path("new.toml").exists()


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


def test_a_folder_within_one_that_is_not_there_is_refused() -> None:
    assert 3 == meeting(finished(), "--reason", "risk", "--out", "no/pack").code
