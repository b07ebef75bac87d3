"""The meeting command: the reason is chosen, never guessed, and the pack goes where it should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.absence import Absence
from tests.cli.from_files import finished, saved, written
from tests.program import DAY, call

LAST = "  This pack cannot tell you a child is safe.\n"


def test_a_pack_is_printed_with_the_reason_that_was_given() -> None:
    done = call("meeting", finished(), "--reason", "disagreement", "--today", DAY)

    assert (0, "") == (done.code, done.err)
    assert "The reason chosen: professionals need to settle a disagreement" in done.out
    assert done.out.startswith("Meeting pack\n")
    assert done.out.endswith(LAST)


def test_without_anybody_to_ask_the_reasons_are_named() -> None:
    done = call("meeting", finished(), "--today", DAY)

    assert (2, "") == (done.code, done.out)
    assert done.problems[0].startswith("meeting: needs the reason for which parents are not there")
    assert done.problems[0].endswith(": risk, hold, disagreement, staff-safety, hard-conversation.")


def test_a_reason_that_is_none_is_answered_with_the_nearest() -> None:
    done = call("meeting", finished(), "--reason", "disagrement")

    assert (2, "") == (done.code, done.out)
    assert done.problems[0].endswith("is no reason here. Did you mean 'disagreement'?")


def test_that_parents_are_difficult_is_no_reason() -> None:
    assert call("meeting", finished(), "--reason", "difficult").code == 2


@pytest.mark.parametrize(
    ("typed", "reason"), [("2\n", "the family yet"), ("4\n", "the safety of staff")]
)
def test_the_reason_is_asked_by_typed_lines(typed: str, reason: str) -> None:
    done = call("meeting", finished(), "--plain", "--today", DAY, typed=typed)

    assert done.code == 0
    assert f"{reason}." in " ".join(done.out.split())
    assert "Why would parents not be at this meeting?" in done.err
    assert "is no reason." in done.err


def test_leaving_instead_prints_nothing() -> None:
    done = call("meeting", finished(), "--plain", typed="leave\n")

    assert (0, "") == (done.code, done.out)
    assert done.err.endswith("Nothing was printed.\n")


def test_where_the_family_cannot_be_told_yet_a_hold_is_kept_throughout() -> None:
    not_held = call("meeting", finished(), "--reason", "disagreement", "--today", DAY).out
    for reason in ("hold", "risk", "staff-safety"):
        held = call("meeting", finished(), "--reason", reason, "--today", DAY).out

        assert "HOLD\n  Do not raise this worry with the family" in held, reason
        assert "Has anyone told the family plainly" not in held, reason
    assert "No answer so far calls for a HOLD" in not_held
    assert "Has anyone told the family plainly" in not_held


def test_a_draft_has_a_pack_that_says_so() -> None:
    done = call("meeting", saved(), "--reason", "risk", "--today", DAY)

    assert "DRAFT: the session is not finished" in done.out


@pytest.mark.parametrize("ending", ["md", "html", "pdf", "docx", "json", "txt"])
def test_a_pack_is_written_in_every_form(ending: str) -> None:
    out = Path(f"pack.{ending}")

    done = call("meeting", finished(), "--reason", "disagreement", "--out", out, "--today", DAY)

    assert (0, "") == (done.code, done.err)
    assert out.stat().st_size > 1000


def test_as_json_it_is_its_blocks() -> None:
    done = call("meeting", finished(), "--reason", "risk", "--as", "json", "--today", DAY)
    document = json.loads(done.out)

    assert document["title"] == "Meeting pack"
    assert {"heading", "callout", "table", "terms"} <= {each["kind"] for each in document["blocks"]}


@pytest.mark.parametrize("absence", list(Absence))
def test_every_reason_can_be_given_by_its_word(absence: Absence) -> None:
    assert call("meeting", finished(), "--reason", absence).code == 0


# A report of somebody's own, and copies to share


def own_report(before: str, after: str, shipped: Path = resources.PROMPT_SHEET) -> Path:
    text = shipped.read_text(encoding="utf-8")
    assert before in text
    return written("mine.toml", text.replace(before, after))


@pytest.mark.parametrize("command", [("sheet",), ("case",), ("demo",)])
def test_a_sheet_is_laid_out_by_a_report_of_ones_own(command: tuple[str, ...]) -> None:
    report = own_report('title = "Prompt sheet"', 'title = "Our own sheet"')
    files = [] if command == ("demo",) else [finished()]

    done = call(*command, *files, "--report", report)

    assert done.code == 0
    assert done.out.startswith("Our own sheet\n")


def test_a_pack_is_laid_out_by_a_report_of_ones_own() -> None:
    report = own_report(
        'title = "Meeting pack"', 'title = "Our pack"', resources.REPORTS / "meeting.toml"
    )

    assert call("meeting", finished(), "--reason", "risk", "--report", report).out.startswith(
        "Our pack\n"
    )


def test_a_report_that_breaks_the_rules_is_refused_before_anything_is_asked() -> None:
    report = own_report("In fairness", "All clear")
    answers = written("from.toml", "")

    done = call("case", "new.toml", "--answers", answers, "--report", report)

    assert (3, "") == (done.code, done.out)
    assert "says 'All clear'" in done.problems[0]
    assert not Path("new.toml").exists()


def test_the_report_itself_is_not_written_over() -> None:
    report = own_report('title = "Prompt sheet"', 'title = "Our own sheet"')

    done = call("demo", "--report", report, "--out", report, "--as", "markdown", "--force")

    assert done.code == 2
    assert "Our own sheet" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", [("sheet",), ("case",), ("meeting", "--reason", "risk")], ids=lambda each: each[0]
)
def test_a_copy_to_share_says_first_what_was_left_out(command: tuple[str, ...]) -> None:
    whole = call(command[0], finished(), *command[1:], "--today", DAY).out
    copy = call(command[0], finished(), *command[1:], "--today", DAY, "--share").out

    assert "EHE-DEMO" in whole
    assert "elder" in whole
    assert "EHE-DEMO" not in copy
    assert "(elder)" not in copy
    assert copy.splitlines()[3].strip().startswith("COPY TO SHARE.")


# Local contacts


def test_local_contacts_stand_on_the_sheet_and_beside_the_urgent_step() -> None:
    Path("settings").mkdir()
    written(
        "settings/config.toml",
        'format = 1\n[partnership]\nname = "Ourshire"\n[contacts]\n'
        'social_care = "The front door, room 2"\n',
    )
    answers = '[[answers]]\nquestion = "NOW-2"\nvalue = "yes"\n'

    done = call("case", "--answers", written("from.toml", answers), "--today", DAY)

    urgent, _, rest = done.out.partition("Local contacts")
    assert "Children's social care: The front door, room 2" in urgent
    assert "Ourshire" in rest
    assert "The front door, room 2" in rest


def test_without_local_contacts_there_is_no_section_for_them() -> None:
    assert "Local contacts" not in call("demo").out
