"""`meeting`: the reason is chosen, kept with the HOLD that it brings, and the papers go out."""

from __future__ import annotations

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
from tests.cli.from_files import finished, read, written
from tests.cli.from_files import saved as saved_draft
from tests.cli.meetings import flat
from tests.cli.meetings import saved as saved_case
from tests.cli.test_plain_walk import START
from tests.own_settings import write_settings
from tests.program import DAY, Done, call, converse, converse_at_terminal, typing
from tests.session_files import write_session
from tests.systems import has_mode
from tests.worked import shipped_bank

HOLD = "Do not raise this worry with the family, or write it where they may read it."
WORRY = "unseen-unheard-and-counting-on-someone"
KEPT = "Every page of this session now stands under HOLD"
RECORDED = (
    "HOLD stands, because of a reason given on 24 November 2026, when a meeting was being "
    "considered."
)
RISK = {"reason": "risk", "on": date(2026, 11, 24)}
ORGANISER = ("--part", "organiser")
WHOLE = ("--full", "--as", "markdown")
FOUR = {"organiser.html", "chair.html", "agenda.html", "record.html"}


def meeting(
    file: str | Path, reason: str = "", *more: str, typed: str = "", part: tuple[str, ...] = ()
) -> Done:
    given = ("--reason", reason) if reason else ()
    return call("meeting", file, *part, *given, *more, "--today", DAY, typed=typed)


def chosen(file: str | Path, reason: str, *more: str) -> Done:
    """Print the organiser's page, having given a reason."""
    return meeting(file, reason, *more, part=ORGANISER)


def reason_in(file: str | Path) -> object:
    return read(file).get("meeting")


def hold_in(file: str | Path) -> object:
    return read(file).get("hold")


def sheet(file: str | Path) -> str:
    return flat(call("sheet", file, *WHOLE).out)


# The papers


def test_the_organisers_page_is_shown_and_how_to_get_all_four() -> None:
    done = meeting(finished(), "disagreement")

    assert 0 == done.code
    assert done.out.startswith("Organiser's page  EHE-DEMO")
    assert "The reason chosen: professionals need to settle a disagreement" in flat(done.out)
    assert done.out.endswith("\n This sheet cannot tell you a child is safe.\n")
    assert "ehe-check meeting done.toml --out FOLDER\n" in done.err


def test_four_files_are_written_in_a_folder_of_its_owner_and_it_is_said_who_each_is_for() -> None:
    done = meeting(finished(), "disagreement", "--out", "pack", "--plain")
    four = {"organiser.pdf", "chair.pdf", "agenda.pdf", "record.docx"}

    assert (0, "") == (done.code, done.out)
    assert four == {each.name for each in Path("pack").iterdir() if each.stat().st_size > 1000}
    assert all(each in done.err for each in four)
    assert "agenda.pdf      may be sent to everybody invited" in done.err
    assert "ehe-check meeting done.toml --record RECORD.toml --plain\n" in done.err
    assert has_mode(Path("pack"), 0o700)


def test_where_one_is_there_or_cannot_be_written_none_is_and_what_was_there_is_as_it_was() -> None:
    Path("pack/record.html").mkdir(parents=True)
    written("pack/chair.html", "mine")
    over = (finished(), "disagreement", "--out", "pack", "--as", "html", "--force")
    taken, failed = meeting(*over[:-1]), meeting(*over)

    assert [(2, ""), (3, "")] == [(each.code, each.out) for each in (taken, failed)]
    assert {"record.html", "chair.html"} == {each.name for each in Path("pack").iterdir()}
    assert "mine" == Path("pack/chair.html").read_text(encoding="utf-8")
    Path("pack/record.html").rmdir()
    assert 0 == meeting(*over).code
    assert FOUR == {each.name for each in Path("pack").iterdir()}
    assert "mine" != Path("pack/chair.html").read_text(encoding="utf-8")


# The reason


def test_the_agenda_needs_no_reason_and_tells_nothing_of_the_case() -> None:
    file = finished()
    before = file.read_bytes()
    done = meeting(file, part=("--part", "agenda"))

    assert (0, "", before) == (done.code, done.err, file.read_bytes())
    assert not any(each in done.out for each in ("EHE-DEMO", "elder"))


def test_the_reason_is_asked_by_typed_lines_and_leaving_instead_prints_and_keeps_nothing() -> None:
    file = finished()
    left = meeting(file, "", "--plain", typed="leave\n")

    assert (0, "", None) == (left.code, left.out, reason_in(file))
    assert left.err.endswith("Nothing was printed.\n")
    for line, reason in (("2\n1\n", "the family yet"), ("1\n2\n4\n1\n", "the safety of staff")):
        done = meeting(finished(), "", "--plain", typed=line)

        assert (0, True) == (done.code, f"{reason}." in flat(done.out))
        assert "Why would parents not be at this meeting?" in done.err
        assert "is no reason." in flat(done.err)


def test_a_reason_puts_a_hold_on_record_only_where_somebody_says_so_and_never_by_enter() -> None:
    file = finished()
    for typed in ("2\n", "2\n\n", "1\n2\nleave\n"):
        done = meeting(file, "", "--plain", typed=typed)

        assert ("", None, None) == (done.out, reason_in(file), hold_in(file))
    assert "every page of this case comes under HOLD" in flat(done.err)
    meeting(file, "", "--plain", typed="2\n1\n")
    assert {"reason": "hold", "on": date(2026, 11, 24)} == hold_in(file)


def test_the_reason_is_kept_and_not_asked_for_again() -> None:
    file = finished()
    meeting(file, "disagreement")
    kept = file.read_bytes()
    again = meeting(file)

    assert {"reason": "disagreement", "on": date(2026, 11, 24)} == reason_in(file)
    assert (0, kept) == (again.code, file.read_bytes())
    assert "The reason of 24 November 2026 stands: disagreement." in again.err


@pytest.mark.parametrize(("reason", "what"), [("disagreement", "reason"), ("risk", "HOLD")])
def test_what_cannot_be_kept_prints_nothing_and_of_a_hold_it_says_what_to_do(
    reason: str, what: str
) -> None:
    file = finished()
    before = file.read_bytes()
    with open_file(file, seen_in(file)):
        done = chosen(file, reason)
    (problem,) = done.problems

    assert (3, "", before) == (done.code, done.out, file.read_bytes())
    start = (
        f"{file}: is open in another window, so the {what} cannot be kept in it, and nothing was"
    )
    assert problem.startswith(start)
    do_not = "Until it is kept, do not raise this worry with the family."
    assert problem.endswith(do_not) is (what == "HOLD")


# A reason that brings a HOLD: kept in the session's file, for every page of it.


def leading(text: str) -> list[str]:
    """Return the lines of a page that lead to the family in another wording than under HOLD."""
    rules = (rule for _, rule in shipped_bank().rules.values() if rule.approaches_family)
    wordings = {each for rule in rules for each in (rule.text, rule.when_worry) if each}
    return [each for each in wordings if each in text]


@pytest.mark.parametrize("reason", sorted(Absence))
def test_a_reason_is_kept_and_where_it_brings_hold_every_later_page_stands_under_it(
    reason: Absence,
) -> None:
    session, row, holds = saved_case(WORRY), RISK | {"reason": reason}, reason in HOLDING
    on_record = session.for_the_reason(ChosenReason(reason=reason, on=date(2026, 11, 24)))
    free = sheet("s.toml")
    done = chosen("s.toml", reason)
    under = sheet("s.toml")
    write_session(Path("expected.toml"), on_record)

    assert (0, row) == (done.code, reason_in("s.toml"))
    assert (row if holds else None) == hold_in("s.toml")
    assert Path("expected.toml").read_bytes() == Path("s.toml").read_bytes()
    assert (True, False) == (bool(leading(free)), HOLD in free)
    assert (holds, holds) == (HOLD in under, not leading(under))
    assert holds is ("Recorded on 24 November 2026: " in under)
    assert holds is (KEPT in flat(done.err))
    assert not (holds and leading(flat(done.out)))


def test_what_was_kept_is_said_with_what_to_do_about_older_pages_and_how_it_goes() -> None:
    file = finished()

    assert (
        f"\nHOLD is kept in\n  {file.absolute()}\n{KEPT}, and so does every session of this case "
        "that is read together with it.\n"
        "Take back from colleagues every sheet that was printed without it. If the family may have "
        "one, do not ask them for it: tell your safeguarding lead today.\n"
        "HOLD ends only when its cause has ended, and your safeguarding lead and everyone that the "
        "HOLD names agree. Then say so beneath a finished session of the case, with "
        "ehe-check case FILE.\n"
    ) == chosen(file, "risk").err


def test_under_a_recorded_hold_no_later_reason_words_the_pack_without_it() -> None:
    file = finished()
    chosen(file, "risk")
    for reason in sorted(Absence):
        done = chosen(file, reason)

        assert (0, RISK) == (done.code, hold_in(file)), reason
        assert HOLD in flat(done.out), reason
        assert done.err.startswith(f"HOLD stands in {file.absolute()}, because of a reason given ")
        assert done.err.endswith("The whole pack is worded for it.\n"), reason


def test_a_page_that_cannot_be_printed_leaves_the_hold_kept_and_said() -> None:
    file = finished()
    Path("taken.md").mkdir()
    taken = chosen(file, "risk", "--out", "taken.md", "--force")
    saved_case(WORRY)
    Path("settings").mkdir()
    written("settings/config.toml", "plain = 3\n")
    unread = chosen("s.toml", "risk", "--bank", str(resources.CASE_BANK), "--plain")
    saved_case(WORRY, "unsaid.toml")
    write_settings(Settings(folders=Folders(words=str(Path("taken.md").absolute()))))
    written("taken.md/own-words.toml", '"Actions" = ""')
    unsaid = chosen("unsaid.toml", "risk")

    for done, kept in ((taken, file), (unread, "s.toml"), (unsaid, "unsaid.toml")):
        assert (3, "") == (done.code, done.out)
        assert KEPT in flat(done.err)
        assert RISK == hold_in(kept)


def follow_up(*typed: str) -> str:
    """Begin a session that goes on from the first, and leave it."""
    lines = "".join(f"{line}\n" for line in (*typed, "leave"))
    return flat(call("case", "new.toml", *FOLLOW, typed=lines).err)


def test_a_draft_goes_on_under_the_hold_and_a_session_begun_from_one_has_it_and_says_so() -> None:
    write_first()
    free = follow_up("1")

    assert (None, False) == (hold_in("new.toml"), "HOLD stands" in free)

    chosen("first.toml", "staff-safety")
    gone_on = flat(call("case", "new.toml", "--plain", "--today", DAY, typed="leave\n").err)
    kept = [hold_in("new.toml")]
    Path("new.toml").unlink()
    begun = follow_up()
    draft = saved_draft()
    chosen(draft, "hold")
    of_draft = flat(call("case", draft, "--plain", "--today", DAY, typed="leave\n").err)

    assert [hold_in("first.toml")] * 2 == [*kept, hold_in("new.toml")]
    for said in (gone_on, begun, of_draft):
        assert f"{RECORDED} IMPORTANT. HOLD. {HOLD}" in said
    assert 1 == of_draft.count(HOLD)
    assert "Ask your safeguarding lead, before your next contact, who will say what." in of_draft


def test_taking_it_out_of_the_file_by_hand_lifts_it_and_its_reason() -> None:
    saved_case(WORRY)
    chosen("s.toml", "risk")
    text = Path("s.toml").read_text(encoding="utf-8")
    lifted = written("s.toml", text.replace('[hold]\nreason = "risk"\non = 2026-11-24\n\n', ""))
    done, again = call("sheet", lifted), meeting(lifted)

    assert (0, False) == (done.code, HOLD in flat(done.out))
    assert (2, "", None) == (again.code, again.out, hold_in(lifted))
    assert "needs the reason for which parents are not there" in again.problems[0]


def test_a_reason_put_on_record_later_does_not_make_a_session_look_changed() -> None:
    write_first()
    call("case", "new.toml", *FOLLOW, typed="leave\n")
    said = [call("sheet", "new.toml", "--today", DAY).err]
    for reason in ("disagreement", "risk"):
        chosen("first.toml", reason)
        said.append(call("sheet", "new.toml", "--today", DAY).err)
    Path("first.toml").write_bytes(Path("first.toml").read_bytes().replace(b"GONE-1", b"GONE-2"))
    changed = call("sheet", "new.toml", "--today", DAY)

    assert not any("was changed since" in each for each in said)
    assert "was changed since" in changed.err


# What is urgent comes before files


CALL_999 = "Call 999 now:"
HOLD_NOW = "HOLD. Do what keeps the child safe and alive"
YES = "3"


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


# A HOLD on record in one file of a session or case reaches what is made beside it.


def test_a_walk_that_is_saved_beside_its_file_takes_the_hold_along() -> None:
    def hold() -> None:
        text = Path("s.toml").read_text(encoding="utf-8")
        written("s.toml", f'{text}\n[hold]\nreason = "risk"\non = 2026-11-24\n')

    converse("case", "s.toml", *START, reply=typing(hold, "1", "1", "1"))

    assert RISK == hold_in("s.toml") == hold_in("s-2.toml")
    assert HOLD in sheet("s-2.toml")


def test_a_hold_recorded_while_a_finished_sheet_is_read_is_taken_along_from_it() -> None:
    write_first()
    steps = typing(partial(chosen, "first.toml", "risk"), "1", "leave")
    converse_at_terminal("case", "first.toml", "--plain", "--today", DAY, reply=steps)
    (later,) = set(Path().glob("*.toml")) - {Path("first.toml")}

    assert RISK == hold_in("first.toml") == hold_in(later)


def test_supervision_of_a_copy_without_a_hold_is_held_under_that_of_the_other_file() -> None:
    write_first()
    Path("a-copy.toml").write_bytes(Path("first.toml").read_bytes())
    chosen("first.toml", "risk")
    for path in (".", "a-copy.toml"):
        said = flat(call("supervise", path, "--plain", "--today", DAY, typed="leave\n").err)

        assert HOLD.lower() in said.lower(), path


def test_of_two_files_of_one_session_the_one_that_was_gone_on_from_is_shown() -> None:
    write_first()
    first = Path("first.toml").read_text(encoding="utf-8")
    follow_up("1")
    written("a-stale.toml", first.replace("finished = ", "# finished = ", 1))
    said = call("case", "new.toml", "--plain", "--today", DAY, typed="1\n").err

    assert "Last time (20 July 2026)" in said
    assert "was changed" not in said


def test_beside_sessions_of_other_cases_the_page_names_no_file_that_may_be_theirs() -> None:
    write_first()
    follow_up("1")
    other = Path("first.toml").read_text(encoding="utf-8").replace("EHE-0042", "EHE-0099")
    written("whole.toml", other.replace('id = "f1"', 'id = "f9"'))
    written("smith-EHE-0099.toml", "")
    written("cut.toml", other[:200])
    written("cut-too.toml", other.replace("EHE-0099", "EHE-0042")[:200])
    done = call("sheet", "new.toml", "--today", DAY, *WHOLE)

    assert "cut-too.toml" in done.out.replace("\\", "")
    assert "smith" not in done.out
    assert "smith-EHE-0099.toml" in done.err
    assert "cut.toml" not in done.out + done.err
