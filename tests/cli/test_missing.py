"""What of a case could not be read is named on the page and on stderr, for it lowers the advice."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.answers_digest import answers_digest
from ehe_check.case.session import Follows, Session
from ehe_check.case.session_file import read_session
from ehe_check.over_time.history import History, Miss
from ehe_check.over_time.side import Side
from ehe_check.sheet.guard_box import MISSED
from ehe_check.sheet.outcome import outcome_of
from ehe_check.whole_case import case_files
from ehe_check.whole_case.case_files import files_in, side_of
from ehe_check.whole_case.missing_files import missing_of
from tests.cli.follow_ups import SHIPPED, TODAY, drifting_folder
from tests.counts import times
from tests.nobody import each_as_nobody
from tests.pages import composed
from tests.program import DAY, Done, call
from tests.session_files import write_session
from tests.sides import history_beside
from tests.worked_histories import worked_history

pytestmark = pytest.mark.thorough

TITLE = "Some of this case is missing or was changed, so this advice may be wrong"
REPEATS = "Our saved sessions repeat"
IN_FULL = ("--full", "--as", "markdown")
LATEST = "days/13.toml"
ON = ("--today", DAY)


@cache
def finished(day: int, **case: str) -> Session:
    """A copy of a case in which little is known; each is finished three weeks before the next."""
    session = worked_history("drifting").sides["3-september.toml"].session
    moment = datetime(2026, 11, 13, 9, tzinfo=UTC) - timedelta(weeks=3 * (13 - day))
    marks = {"id": f"d{day}", "started": moment, "finished": moment, "follows": None}
    whole = session.model_copy(
        update={
            "case": session.case.model_copy(update=case),
            "session": session.session.model_copy(update=marks),
            "bank": session.bank.model_copy(update={"digest": SHIPPED.digest}),
        }
    )
    outcome = outcome_of(composed(whole), answers_digest(whole))
    return whole.model_copy(update={"outcome": outcome})


@pytest.fixture
def days() -> Path:
    """Three sessions of one case, three weeks apart."""
    folder = Path("days")
    folder.mkdir()
    for day in (11, 12, 13):
        write_session(folder / f"{day}.toml", finished(day))
    return folder


def cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def sheet(*more: str) -> Done:
    return call("sheet", LATEST, "--today", DAY, *IN_FULL, *more)


def advice_of(page: str) -> str:
    """Return the page up to the advice and its reasons, on one line."""
    return flat(page.partition("\n## Why\n")[0])


def says(page: str, how: Miss, *files: str) -> bool:
    """Say whether a page tells at its top what is missing, of which files, and what not to do."""
    plain = page.replace("\\", "").replace("> ", "").replace("**", "")
    named = [f"Look at: {'; '.join(files)}"] if files else []
    return all(text in plain for text in (TITLE, MISSED[how], *named))


# What cannot be read.


def test_a_whole_folder_warns_of_nothing_nor_does_what_is_of_another_case(days: Path) -> None:
    other = '[case]\nreference = "EHE-9"\n[session]\nid = "x"\n'
    (days / "other.toml").write_text(other, encoding="utf-8")
    (days / "settings.toml").write_text("plain = true\n", encoding="utf-8")
    (days / "answers.toml").write_text("[[answers]]\nquestion = 'NOW-1'\n", encoding="utf-8")
    (days / "bank.toml").write_bytes((resources.CASE_BANK / "bank.toml").read_bytes())
    done = sheet()

    assert (0, "") == (done.code, done.err)
    assert REPEATS in flat(done.out)
    assert TITLE not in flat(done.out)


def test_whatever_may_have_been_a_session_is_named_on_the_page_and_on_stderr(days: Path) -> None:
    path = days / "12.toml"
    for content in (
        path.read_bytes()[:600],
        b"",
        b'format = 1\n[case]\nreference = "EHE-0042"\n[session]\nid = "x"\n',
        b"\xff\xfe[session]",
        b"format = 99\n[session]\n",
    ):
        path.write_bytes(content)
        done = sheet()

        assert 0 == done.code
        assert REPEATS not in flat(done.out)
        assert says(advice_of(done.out), Miss.NOT_READ, "12.toml"), content
        (problem,) = done.problems
        assert problem.startswith("days/12.toml")
        assert problem.endswith("Until then, the advice may be wrong.")


def test_a_link_is_named_for_what_it_leads_to_is_not_read(days: Path) -> None:
    (days / "12.toml").rename("12.toml")
    (days / "12.toml").symlink_to(Path("12.toml").absolute())
    linked = sheet()
    cut(days / "11.toml", 600)
    neither = sheet()

    assert says(advice_of(linked.out), Miss.NOT_READ, "12.toml")
    (problem,) = linked.problems
    assert problem.startswith(
        "days/12.toml: is a link, and links are not followed. Give the folder"
    )
    assert 0 == neither.code
    assert says(advice_of(neither.out), Miss.NOT_READ, "11.toml", "12.toml")


def test_a_file_or_folder_that_may_not_be_read_is_named(open_folder: Path) -> None:
    closed = {open_folder / "one": "12.toml", open_folder / "other": "old"}
    for folder, name in closed.items():
        (folder / "old").mkdir(parents=True)
        for each in (folder, folder / "old"):
            each.chmod(0o755)
        for day, path in ((11, "old/11.toml"), (12, "12.toml"), (13, "13.toml")):
            write_session(folder / path, finished(day))
            (folder / path).chmod(0o644)
        (folder / name).chmod(0)
    commands = [("sheet", f"{each}/13.toml", *ON) for each in closed]
    several = each_as_nobody(*commands)
    for folder, name in closed.items():
        (folder / name).chmod(0o755)

    for done, (folder, name) in zip(several, closed.items(), strict=True):
        assert 0 == done.code, done.err
        assert f"Look at: {name}" in flat(done.out)
        assert f"{folder}/{name}: cannot be read: you do not have permission." in done.err


@pytest.mark.usefixtures("days")
def test_a_file_name_that_is_no_text_does_no_harm() -> None:
    try:
        Path(os.fsdecode(b"days/\xff\x1b.toml")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    done = sheet("--as", "terminal")
    page = sheet("--as", "html")

    assert (0, 0) == (done.code, page.code)
    assert "\N{REPLACEMENT CHARACTER}\\x1b.toml" in done.out
    assert "\x1b" not in page.out


# What was there before, and is not now, or is not the same.


def test_a_predecessor_that_was_changed_is_said_however_far_back() -> None:
    folder, name = drifting_folder(), "1-february.toml"
    with (folder / name).open("a") as file:
        file.write("\n# changed\n")
    done = call("sheet", f"{folder}/3-september.toml", *ON, *IN_FULL)

    assert says(advice_of(done.out), Miss.CHANGED, name)
    assert f"{folder}/{name}: was changed since" in done.err


def test_a_session_that_lost_answers_is_said_even_by_itself(days: Path) -> None:
    whole = (days / "13.toml").read_text(encoding="utf-8")
    (days / "13.toml").write_text(whole[: whole.rindex("[[answers]]")], encoding="utf-8")
    done = call("sheet", LATEST, "--today", DAY, *IN_FULL)

    assert says(advice_of(done.out), Miss.CHANGED, "13.toml")
    assert "days/13.toml: does not hold the answers with which it was finished" in done.err


def test_wherever_a_session_is_cut_the_same_is_seen_or_it_is_named(
    days: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_files, "load_bank", lambda _: SHIPPED)  # which is read once
    (days / "11.toml").unlink()
    path = days / "12.toml"
    whole = path.read_bytes()
    own = side_of(read_session(days / "13.toml").value, days / "13.toml")
    assert [] == named_in(days, own)
    expected = history_in(days, own)
    lines = [match.end() for match in re.finditer(rb"(?m)^", whole)]
    for length in sorted(
        {*lines[:: times(3, 1)], *range(0, len(whole), times(291, 97)), len(whole) - 1}
    ):
        path.write_bytes(whole[:length])

        assert ["12.toml"] == named_in(days, own) or expected == history_in(days, own), length


def named_in(days: Path, own: Side) -> list[str]:
    return [each.missing.file for each in missing_of(own, files_in([days]))]


def history_in(days: Path, own: Side) -> History | None:
    return history_beside(own.session, SHIPPED, files_in([days]).sides, TODAY)


# Every other place in which the case is looked at together.


def test_a_copy_to_share_keeps_the_sentence_and_leaves_the_name_out(days: Path) -> None:
    (days / "12.toml").rename(days / "EHE-0042-12.toml")
    cut(days / "EHE-0042-12.toml", 600)
    done = sheet("--share")
    table = json.loads(sheet("--share", "--as", "json").out)

    assert says(advice_of(done.out), Miss.NOT_READ)
    assert "EHE-0042" not in done.out
    assert [{"how": "not-read", "file": ""}] == table["missing"]


def test_a_folder_in_which_nothing_can_be_read_says_what(days: Path) -> None:
    for path in days.iterdir():
        cut(path, 600)
    done = call("supervise", "days", "--plain", "--today", DAY)

    assert 2 == done.code
    assert ["days/11.toml", "days/12.toml", "days/13.toml"] == [
        problem[:12] for problem in done.problems[:3]
    ]


def test_a_draft_whose_predecessor_cannot_be_read_says_so_on_its_sheet(days: Path) -> None:
    Path("given.toml").write_text('[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n', "utf-8")
    given = ("--answers", "given.toml", "--today", DAY)
    call("case", "days/new.toml", "--follow", LATEST, *given)
    cut(days / "13.toml", 600)
    done = call("case", "days/new.toml", *given)
    page = flat(done.out)

    assert "Some of this case is missing or was changed, so this advice may be wrong" in page
    assert "days/13.toml" in done.err
    assert "goes on from a session that is not in this folder" in done.err


def test_a_comparison_says_that_the_earlier_session_was_changed_since() -> None:
    folder = drifting_folder()
    path, last = folder / "2-may.toml", folder / "3-september.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    done = call("compare", path, last, *ON, "--share")

    assert [f"{path}: was changed since {last} was begun from it."] == [
        each.partition(" Check")[0] for each in done.problems
    ]
    said = "The earlier session was changed since the later session was begun from it."
    assert said in flat(done.out)


# A draft is no session that came after another: it makes no drift, and stands for no case.


TOGETHER = "These sessions were looked at together: 2 October 2026"


def draft(session: Session) -> Session:
    sitting = session.session.model_copy(update={"finished": None})
    return session.model_copy(update={"session": sitting, "outcome": None})


@pytest.mark.usefixtures("days")
def test_a_draft_makes_no_drift_and_is_named_but_looks_at_the_sessions_before_it() -> None:
    assert REPEATS in flat(sheet("--as", "terminal").out)
    write_session(Path("days/12.toml"), draft(finished(12)))
    said = flat(sheet("--as", "terminal").out)
    moved = call("supervise", LATEST, "--plain", "--today", DAY, typed="m\n\nleave\n")

    assert REPEATS not in said
    assert f"{TOGETHER} and 13 November 2026." in said
    assert "days/12.toml: is not finished, so it is not counted." in said
    assert "2 October 2026 and 13 November 2026" in flat(moved.err)

    write_session(Path("days/12.toml"), finished(12))
    write_session(Path(LATEST), draft(finished(13)))
    assert REPEATS in flat(sheet("--as", "terminal").out)


@pytest.mark.usefixtures("days")
def test_a_folder_is_supervised_by_its_latest_session_that_is_finished_or_else_by_a_draft() -> None:
    write_session(Path(LATEST), draft(finished(13)))
    done = call("supervise", "days", "--plain", "--today", DAY, typed="\nleave\n")
    held = Path(f"days/12-{DAY}.supervision.toml")

    assert 0 == done.code
    assert [held] == [*Path("days").glob("*.supervision.toml")]
    assert "Session of 13 November 2026" not in done.err
    assert (
        "days/13.toml: is not finished, so days/12.toml is discussed. To discuss it, give its file."
        in done.err
    )
    held.unlink()
    for day in (11, 12):
        write_session(Path("days", f"{day}.toml"), draft(finished(day)))
    assert 0 == call("supervise", "days", "--plain", "--today", DAY, typed="\nleave\n").code
    assert [Path(f"days/13-{DAY}.supervision.toml")] == [*Path("days").glob("*.supervision.toml")]


@pytest.mark.usefixtures("days")
def test_a_session_that_goes_on_from_what_does_not_count_is_not_told_to_give_it() -> None:
    write_session(Path("draft.toml"), draft(finished(12)))
    follows = Follows(id="d12", sha256=sha256(Path("draft.toml").read_bytes()).hexdigest())
    session = finished(13)
    sitting = session.session.model_copy(update={"follows": follows})
    write_session(Path("s.toml"), session.model_copy(update={"session": sitting}))
    page = " ".join(call("sheet", "s.toml", "--full", "--today", DAY).out.split())

    assert "is not finished, so it is not counted" in page
    assert "follows a session that is not among these" not in page
