"""A reason for a meeting that brings a HOLD: kept in the session's file, for every page of it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.session import ChosenReason
from ehe_check.files.open_files import open_file, seen_in
from tests.cli.follow_ups import FOLLOW, write_first
from tests.cli.from_files import finished
from tests.cli.from_files import saved as saved_draft
from tests.cli.test_supervise import saved as saved_case
from tests.program import DAY, Done, call
from tests.session_files import write_session
from tests.worked import shipped_bank

pytestmark = pytest.mark.thorough

HOLD = "Do not raise this worry with the family, or write it where they may read it."
WORRY = "unseen-unheard-and-counting-on-someone"
KEPT = "Every page of this session now stands under HOLD"

RECORDED = (
    "HOLD stands, because of a reason given on 24 November 2026, when a meeting was being "
    "considered."
)


def meeting(file: str | Path, reason: str, *more: str) -> Done:
    given = ("--part", "organiser", "--reason", reason, "--today", DAY)
    return call("meeting", file, *given, *more)


def flat(text: str) -> str:
    return " ".join(text.split())


def leading(text: str) -> list[str]:
    """Return the lines of a page that lead to the family in another wording than under HOLD."""
    rules = (rule for _, rule in shipped_bank().rules.values() if rule.approaches_family)
    wordings = {each for rule in rules for each in (rule.text, rule.when_worry) if each}
    return [each for each in wordings if each in text]


def kept_in(file: str | Path, table: str = "hold") -> object:
    return tomllib.loads(Path(file).read_text(encoding="utf-8")).get(table)


@pytest.mark.parametrize("reason", sorted(HOLDING))
def test_a_reason_that_brings_hold_is_kept_and_every_later_page_stands_under_it(
    reason: Absence,
) -> None:
    saved_case(WORRY)
    free = flat(call("sheet", "s.toml", "--full", "--as", "markdown").out)

    done = meeting("s.toml", reason)
    sheet = flat(call("sheet", "s.toml", "--full", "--as", "markdown").out)

    assert (0, {"reason": reason, "on": date(2026, 11, 24)}) == (done.code, kept_in("s.toml"))
    assert (True, False) == (bool(leading(free)), HOLD in free)
    assert ([], True) == (leading(sheet), HOLD in sheet)
    assert "Recorded on 24 November 2026: " in sheet
    assert not leading(flat(done.out))


def test_what_was_kept_is_said_with_what_to_do_about_older_pages_and_how_it_goes() -> None:
    file = finished()

    said = meeting(file, "risk").err

    assert (
        f"\nHOLD is kept in\n  {file.absolute()}\n{KEPT}, and so does every session of this case "
        "that is read together with it.\n"
        "Take back from colleagues every sheet that was printed without it. If the family may have "
        "one, do not ask them for it: tell your safeguarding lead today.\n"
        "HOLD ends only when its cause has ended, and your safeguarding lead and everyone that the "
        "HOLD names agree. Then take the "
        "[hold] lines out of this file, and out of each later session's file.\n"
    ) == said


@pytest.mark.parametrize("reason", sorted(set(Absence) - HOLDING))
def test_another_reason_is_kept_without_a_hold(reason: Absence) -> None:
    file = finished()

    done = meeting(file, reason)

    assert (0, "", None) == (done.code, done.err, kept_in(file))
    assert {"reason": reason, "on": date(2026, 11, 24)} == kept_in(file, "meeting")


def test_under_a_recorded_hold_no_later_reason_words_the_pack_without_it() -> None:
    file = finished()
    meeting(file, "risk")
    before = kept_in(file)
    for reason in sorted(Absence):
        done = meeting(file, reason)

        assert (0, before) == (done.code, kept_in(file)), reason
        assert HOLD in flat(done.out), reason
        assert done.err.startswith(
            f"HOLD stands in {file.absolute()}, because of a reason given on "
        ), reason
        assert done.err.endswith("The whole pack is worded for it.\n"), reason


def test_a_hold_that_cannot_be_kept_prints_nothing_and_says_what_to_do() -> None:
    file = finished()
    before = file.read_bytes()

    with open_file(file, seen_in(file)):
        done = meeting(file, "risk")

    assert (3, "", before) == (done.code, done.out, file.read_bytes())
    said = (
        f"{file}: is open in another window, so the HOLD cannot be kept in it, and nothing was "
        "printed. Close it there first, or choose another file. Until it is kept, do not raise "
        "this worry with the family."
    )
    assert [said] == done.problems


def test_a_page_that_cannot_be_written_leaves_the_hold_kept_and_said() -> None:
    file = finished()
    Path("taken.md").mkdir()

    done = meeting(file, "risk", "--out", "taken.md", "--force")

    assert 3 == done.code
    assert KEPT in done.err
    assert kept_in(file)


def test_settings_that_cannot_be_read_leave_the_hold_kept_and_said() -> None:
    saved_case(WORRY)
    Path("settings").mkdir()
    Path("settings/config.toml").write_text("plain = 3\n", encoding="utf-8")
    given = ("--report", resources.REPORTS / "meeting.toml", "--bank", resources.CASE_BANK)
    done = meeting("s.toml", max(HOLDING), *map(str, given), "--plain")

    assert (3, "") == (done.code, done.out)
    assert max(HOLDING) == kept_in("s.toml")["reason"]  # type: ignore[index]
    assert KEPT in flat(done.err)


def test_a_draft_goes_on_under_the_hold_and_is_told_so() -> None:
    file = saved_draft()
    meeting(file, "hold")

    said = flat(call("case", file, "--plain", "--today", DAY, typed="leave\n").err)

    assert f"{RECORDED} IMPORTANT. HOLD. {HOLD}" in said
    assert 1 == said.count(HOLD)
    assert "Ask your safeguarding lead, before your next contact, who will say what." in said
    assert kept_in(file)


def test_a_session_begun_from_one_under_hold_stands_under_it_and_says_so() -> None:
    write_first()
    meeting("first.toml", "staff-safety")

    said = flat(call("case", "new.toml", *FOLLOW, typed="leave\n").err)

    assert kept_in("first.toml") == kept_in("new.toml")
    assert f"{RECORDED} IMPORTANT. HOLD. {HOLD}" in said


def test_a_session_begun_from_one_without_hold_has_none() -> None:
    write_first()

    said = call("case", "new.toml", *FOLLOW, typed="leave\n").err

    assert (None, False) == (kept_in("new.toml"), "HOLD stands" in said)


def test_taking_it_out_of_the_file_by_hand_lifts_it() -> None:
    saved_case(WORRY)
    meeting("s.toml", "risk")
    text = Path("s.toml").read_text(encoding="utf-8")
    lifted = text.replace('[hold]\nreason = "risk"\non = 2026-11-24\n\n', "")
    Path("s.toml").write_text(lifted, encoding="utf-8")

    done = call("sheet", "s.toml")
    again = call("meeting", "s.toml", "--today", DAY)

    assert (0, False) == (done.code, HOLD in flat(done.out))
    assert (2, "") == (again.code, again.out)
    assert "needs the reason for which parents are not there" in again.problems[0]
    assert kept_in("s.toml") is None


@pytest.mark.parametrize(
    ("reason", "remedy"), [("rsk", "Did you mean 'risk'?"), ("hard-conversation", "")]
)
def test_a_recorded_reason_that_brings_no_hold_is_named_with_those_that_do(
    reason: str, remedy: str
) -> None:
    file = finished()
    meeting(file, "risk")
    wrong = file.read_text(encoding="utf-8").replace('"risk"', f'"{reason}"')
    file.write_text(wrong, encoding="utf-8")

    done = call("sheet", file)

    assert (3, "") == (done.code, done.out)
    assert done.problems[0].startswith(f"{file}, line ")
    assert "hold, reason: " in done.problems[0]
    assert remedy in done.problems[0]


@pytest.mark.parametrize("reason", ["risk", "disagreement"])
def test_a_reason_put_on_record_later_does_not_make_a_session_look_changed(
    reason: str,
) -> None:
    write_first()
    call("case", "new.toml", *FOLLOW, typed="leave\n")
    calm = call("sheet", "new.toml", "--today", DAY)

    meeting("first.toml", reason)
    later = call("sheet", "new.toml", "--today", DAY)
    Path("first.toml").write_bytes(Path("first.toml").read_bytes().replace(b"GONE-1", b"GONE-2"))
    changed = call("sheet", "new.toml", "--today", DAY)

    assert "was changed since" not in calm.err + later.err
    assert "was changed since" in changed.err


def test_nothing_else_in_the_file_changes() -> None:
    session = saved_case(WORRY)
    chosen = ChosenReason(reason=Absence.RISK, on=date(2026, 11, 24))
    write_session(Path("expected.toml"), session.for_the_reason(chosen))

    meeting("s.toml", "risk")

    assert Path("expected.toml").read_bytes() == Path("s.toml").read_bytes()
