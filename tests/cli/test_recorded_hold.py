"""A reason for a meeting that brings a HOLD: kept in the session's file, for every page of it."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.session import HOLDING, Absence, ChosenReason
from ehe_check.files import whole_files
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.settings.settings import Folders, Settings
from tests.cli.follow_ups import FOLLOW, write_first
from tests.cli.from_files import finished
from tests.cli.from_files import saved as saved_draft
from tests.cli.meetings import flat
from tests.cli.test_plain_walk import START
from tests.cli.test_supervise import saved as saved_case
from tests.own_settings import write_settings
from tests.program import DAY, Done, call, converse, converse_at_terminal, typing
from tests.session_files import write_session
from tests.worked import shipped_bank

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


def leading(text: str) -> list[str]:
    """Return the lines of a page that lead to the family in another wording than under HOLD."""
    rules = (rule for _, rule in shipped_bank().rules.values() if rule.approaches_family)
    wordings = {each for rule in rules for each in (rule.text, rule.when_worry) if each}
    return [each for each in wordings if each in text]


def kept_in(file: str | Path, table: str = "hold") -> object:
    return tomllib.loads(Path(file).read_text(encoding="utf-8")).get(table)


@pytest.mark.parametrize("reason", sorted(Absence))
def test_a_reason_is_kept_and_where_it_brings_hold_every_later_page_stands_under_it(
    reason: Absence,
) -> None:
    saved_case(WORRY)
    free = flat(call("sheet", "s.toml", "--full", "--as", "markdown").out)

    done = meeting("s.toml", reason)
    sheet = flat(call("sheet", "s.toml", "--full", "--as", "markdown").out)
    row, holds = {"reason": reason, "on": date(2026, 11, 24)}, reason in HOLDING

    assert (0, row) == (done.code, kept_in("s.toml", "meeting"))
    assert (row if holds else None) == kept_in("s.toml")
    assert (True, False) == (bool(leading(free)), HOLD in free)
    assert (holds, holds) == (HOLD in sheet, not leading(sheet))
    assert holds is ("Recorded on 24 November 2026: " in sheet)
    assert holds is (KEPT in flat(done.err))
    assert not (holds and leading(flat(done.out)))


def test_what_was_kept_is_said_with_what_to_do_about_older_pages_and_how_it_goes() -> None:
    file = finished()

    said = meeting(file, "risk").err

    assert (
        f"\nHOLD is kept in\n  {file.absolute()}\n{KEPT}, and so does every session of this case "
        "that is read together with it.\n"
        "Take back from colleagues every sheet that was printed without it. If the family may have "
        "one, do not ask them for it: tell your safeguarding lead today.\n"
        "HOLD ends only when its cause has ended, and your safeguarding lead and everyone that the "
        "HOLD names agree. Then say so beneath a finished session of the case, with "
        "ehe-check case FILE.\n"
    ) == said


def test_under_a_recorded_hold_no_later_reason_words_the_pack_without_it() -> None:
    file = finished()
    meeting(file, "risk")
    before = kept_in(file)
    for reason in sorted(Absence):
        done = meeting(file, reason)

        assert (0, before) == (done.code, kept_in(file)), reason
        assert HOLD in flat(done.out), reason
        assert done.err.startswith(f"HOLD stands in {file.absolute()}, because of a reason given ")
        assert done.err.endswith("The whole pack is worded for it.\n"), reason


def test_a_hold_that_cannot_be_kept_prints_nothing_and_says_what_to_do() -> None:
    file = finished()
    before = file.read_bytes()

    with open_file(file, seen_in(file)):
        done = meeting(file, "risk")

    assert (3, "", before) == (done.code, done.out, file.read_bytes())
    (problem,) = done.problems
    assert problem.startswith(f"{file}: is open in another window, so the HOLD cannot be kept in ")
    assert problem.endswith("Until it is kept, do not raise this worry with the family.")


def test_a_page_that_cannot_be_printed_leaves_the_hold_kept_and_said() -> None:
    file = finished()
    Path("taken.md").mkdir()
    taken = meeting(file, "risk", "--out", "taken.md", "--force")
    saved_case(WORRY)
    Path("settings").mkdir()
    Path("settings/config.toml").write_text("plain = 3\n", encoding="utf-8")
    given = ("--bank", resources.CASE_BANK)
    unread = meeting("s.toml", "risk", *map(str, given), "--plain")
    saved_case(WORRY, "unsaid.toml")
    write_settings(Settings(folders=Folders(words=str(Path("taken.md").absolute()))))
    Path("taken.md/own-words.toml").write_text('"Actions" = ""', encoding="utf-8")
    unsaid = meeting("unsaid.toml", "risk")

    for done, kept in ((taken, file), (unread, "s.toml"), (unsaid, "unsaid.toml")):
        assert (3, "") == (done.code, done.out)
        assert KEPT in flat(done.err)
        assert {"reason": "risk", "on": date(2026, 11, 24)} == kept_in(kept)


def test_a_draft_goes_on_under_the_hold_and_is_told_so() -> None:
    file = saved_draft()
    meeting(file, "hold")

    said = flat(call("case", file, "--plain", "--today", DAY, typed="leave\n").err)

    assert f"{RECORDED} IMPORTANT. HOLD. {HOLD}" in said
    assert 1 == said.count(HOLD)
    assert "Ask your safeguarding lead, before your next contact, who will say what." in said
    assert kept_in(file)


def test_a_session_begun_from_one_has_its_hold_and_says_so_from_when_it_is_there() -> None:
    write_first()
    free = follow_up("1")

    assert (None, False) == (kept_in("new.toml"), "HOLD stands" in free)

    meeting("first.toml", "staff-safety")
    taken_up = flat(call("case", "new.toml", "--plain", "--today", DAY, typed="leave\n").err)
    kept = [kept_in("new.toml")]
    Path("new.toml").unlink()
    begun = follow_up()

    assert [kept_in("first.toml")] * 2 == [*kept, kept_in("new.toml")]
    for said in (taken_up, begun):
        assert f"{RECORDED} IMPORTANT. HOLD. {HOLD}" in said


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


def test_a_recorded_reason_that_brings_no_hold_is_named_with_those_that_do() -> None:
    file = finished()
    meeting(file, "risk")
    right = file.read_text(encoding="utf-8")
    for reason, remedy in (("rsk", "Did you mean 'risk'?"), ("hard-conversation", "")):
        file.write_text(right.replace('"risk"', f'"{reason}"'), encoding="utf-8")
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


# A HOLD on record in one session of a case reaches its other pages, and no alert is lost.


CALL_999 = "Call 999 now:"
HOLD_NOW = "HOLD. Do what keeps the child safe and alive"
YES = "3"
WHOLE = ("--full", "--as", "markdown")
IN_FULL = ("--today", DAY, *WHOLE)


def follow_up(*typed: str) -> str:
    """Begin a session that goes on from the first, and leave it."""
    lines = "".join(f"{line}\n" for line in (*typed, "leave"))
    return flat(call("case", "new.toml", *FOLLOW, typed=lines).err)


# What is urgent comes before files


def test_a_save_that_fails_never_swallows_the_words_to_call_999(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, saves = whole_files._written_beside, list[Path]()  # noqa: SLF001 (the first step of a save)

    def full_from_the_second(target: Path, content: bytes) -> Path:
        saves.append(target)
        if len(saves) > 1:
            raise OSError(28, "No space left on device")
        return real(target, content)

    monkeypatch.setattr(whole_files, "_written_beside", full_from_the_second)
    stop = "4"
    done = call("case", "s.toml", *START, typed=f"{YES}\n{stop}\n")
    said = flat(done.err)

    assert 3 == done.code
    assert said.index(CALL_999) < said.index("Not saved: ")
    assert HOLD_NOW in said


def test_what_is_urgent_is_said_once_where_the_save_works_and_first_on_resuming() -> None:
    said = flat(call("case", "s.toml", *START, typed=f"{YES}\n1\n1\n").err)
    meeting("s.toml", "risk")
    again = flat(call("case", "s.toml", *START, typed="1\n1\nleave\n").err)

    assert (1, 1) == (said.count(CALL_999), said.count(HOLD_NOW))
    assert again.index("If so still: call 999.") < again.index(RECORDED) < again.index(HOLD_NOW)


def test_a_walk_that_is_saved_beside_its_file_takes_the_hold_along() -> None:
    def hold() -> None:
        text = Path("s.toml").read_text(encoding="utf-8")
        recorded = '[hold]\nreason = "risk"\non = 2026-11-24\n'
        Path("s.toml").write_text(f"{text}\n{recorded}", encoding="utf-8")

    converse("case", "s.toml", *START, reply=typing(hold, "1", "1", "1"))

    assert kept_in("s.toml") == kept_in("s-2.toml")
    assert HOLD in flat(call("sheet", "s-2.toml", *WHOLE).out)


def test_a_hold_recorded_while_a_finished_sheet_is_read_is_taken_along_from_it() -> None:
    write_first()
    steps = typing(partial(meeting, "first.toml", "risk"), "1", "leave")
    converse_at_terminal("case", "first.toml", "--plain", "--today", DAY, reply=steps)

    (later,) = set(Path().glob("*.toml")) - {Path("first.toml")}
    assert kept_in("first.toml") == kept_in(later)


def test_supervision_of_a_copy_without_a_hold_is_held_under_that_of_the_other_file() -> None:
    write_first()
    Path("a-copy.toml").write_bytes(Path("first.toml").read_bytes())
    meeting("first.toml", "risk")
    said = [
        flat(call("supervise", path, "--plain", "--today", DAY, typed="leave\n").err)
        for path in (".", "a-copy.toml")
    ]

    assert [True, True] == [HOLD.lower() in each.lower() for each in said]


def test_of_two_files_of_one_session_the_one_that_was_gone_on_from_is_shown() -> None:
    write_first()
    first = Path("first.toml").read_text(encoding="utf-8")
    stale = first.replace("finished = ", "# finished = ", 1)
    follow_up("1")
    Path("a-stale.toml").write_text(stale, encoding="utf-8")
    said = call("case", "new.toml", "--plain", "--today", DAY, typed="1\n").err

    assert "Last time (20 July 2026)" in said
    assert "was changed" not in said


def test_beside_sessions_of_other_cases_the_page_names_no_file_that_may_be_theirs() -> None:
    write_first()
    follow_up("1")
    other = Path("first.toml").read_text(encoding="utf-8").replace("EHE-0042", "EHE-0099")
    Path("whole.toml").write_text(other.replace('id = "f1"', 'id = "f9"'), encoding="utf-8")
    Path("smith-EHE-0099.toml").write_text("", encoding="utf-8")
    Path("cut.toml").write_text(other[:200], encoding="utf-8")
    Path("cut-too.toml").write_text(other.replace("EHE-0099", "EHE-0042")[:200], encoding="utf-8")
    done = call("sheet", "new.toml", *IN_FULL)

    assert "cut-too.toml" in done.out.replace("\\", "")
    assert "smith" not in done.out
    assert "smith-EHE-0099.toml" in done.err
    assert "cut.toml" not in done.out + done.err
