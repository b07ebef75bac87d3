"""What of a case could not be read as it was left: named, for it lowers the advice."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from ehe_check.case.session import Follows, Session, answers_digest
from ehe_check.case.session_file import read_session
from ehe_check.errors import WrongUseError
from ehe_check.over_time.drift import shows_drift
from ehe_check.over_time.history import Miss
from ehe_check.settings.settings import Limits
from ehe_check.sheet.outcome import outcome_of
from ehe_check.whole_case.case_files import MissingFile, files_in, missing_of, side_of
from ehe_check.whole_case.cases_file import case_meant
from tests.banks import TODAY
from tests.case_folders import case_at
from tests.history_files import written_history
from tests.nobody import each_as_nobody
from tests.pages import composed
from tests.program import DAY, call
from tests.session_files import write_session
from tests.sides import sat
from tests.worked import shipped_bank
from tests.worked_histories import worked_history

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("empty_folder")]

SHIPPED = shipped_bank()
FOLDER = Path("days")
FIRST, BETWEEN, LATEST = (FOLDER / f"{day}.toml" for day in (11, 12, 13))
UNTIL_THEN = "Until then, the advice may be wrong."


@cache
def finished(day: int) -> Session:
    """A copy of a case in which little is known; each is finished three weeks before the next."""
    session = worked_history("drifting").sides["3-september.toml"].session
    moment = datetime(2026, 11, 13, 9, tzinfo=UTC) - timedelta(weeks=3 * (13 - day))
    bank = session.bank.model_copy(update={"digest": SHIPPED.digest})
    moved = sat(session, id=f"d{day}", started=moment, finished=moment, follows=None)
    whole = moved.model_copy(update={"bank": bank})
    outcome = outcome_of(composed(whole), answers_digest(whole))
    return whole.model_copy(update={"outcome": outcome})


def draft(day: int) -> Session:
    return sat(finished(day), finished=None).model_copy(update={"outcome": None})


@pytest.fixture
def days(empty_folder: object) -> Path:
    """Three sessions of one case, three weeks apart."""
    del empty_folder
    FOLDER.mkdir()
    for day in (11, 12, 13):
        write_session(FOLDER / f"{day}.toml", finished(day))
    return FOLDER


def follows(path: Path, name: str) -> Follows:
    return Follows(id=name, sha256=sha256(path.read_bytes()).hexdigest())


def cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def missing(path: Path = LATEST) -> list[MissingFile]:
    own = side_of(read_session(path).value, path)
    return [*missing_of(own, files_in([path.parent]))]


def named(path: Path = LATEST) -> list[tuple[Miss, str]]:
    return [(each.missing.how, str(each.missing.file)) for each in missing(path)]


def drifts() -> bool:
    history = case_at(LATEST).history
    return history is not None and shows_drift(history, Limits()) is not None


@pytest.mark.usefixtures("days")
def test_what_may_have_been_a_session_lowers_the_advice_and_a_whole_folder_does_not() -> None:
    assert ([], True) == (named(), drifts())
    BETWEEN.write_bytes(BETWEEN.read_bytes()[:600])
    (found,) = missing()

    assert (Miss.NOT_READ, "12.toml") == (found.missing.how, found.missing.file)
    assert str(found.warning).startswith("days/12.toml")
    assert str(found.warning).endswith(UNTIL_THEN)
    assert not drifts()


@pytest.mark.usefixtures("days")
def test_a_folder_in_which_nothing_can_be_read_says_what() -> None:
    for path in FOLDER.iterdir():
        cut(path, 600)
    with pytest.raises(WrongUseError) as refused:
        case_meant(FOLDER, None, TODAY)

    assert [str(FIRST), str(BETWEEN), str(LATEST)] == [
        str(each)[:12] for each in refused.value.problems[:3]
    ]


@pytest.mark.usefixtures("days")
def test_a_draft_whose_predecessor_cannot_be_read_says_so() -> None:
    begun = sat(draft(12), id="new", follows=follows(LATEST, "d13"))
    write_session(FOLDER / "new.toml", begun)
    cut(LATEST, 600)

    assert [(Miss.NOT_READ, "13.toml"), (Miss.NOT_FOUND, "new.toml")] == named(FOLDER / "new.toml")


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
    commands = [("sheet", f"{each}/13.toml", "--today", DAY) for each in closed]
    several = each_as_nobody(*commands)
    for folder, name in closed.items():
        (folder / name).chmod(0o755)

    for done, (folder, name) in zip(several, closed.items(), strict=True):
        assert 0 == done.code, done.err
        assert f"Look at: {name}" in " ".join(done.out.split())
        assert f"{folder}/{name}: cannot be read: you do not have permission." in done.err


@pytest.mark.usefixtures("days")
def test_a_file_name_that_is_no_text_does_no_harm() -> None:
    try:
        Path(os.fsdecode(b"days/\xff\x1b.toml")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    done = call("sheet", LATEST, "--today", DAY)
    page = call("sheet", LATEST, "--as", "html", "--today", DAY)

    assert (0, 0) == (done.code, page.code)
    assert "\N{REPLACEMENT CHARACTER}\\x1b.toml" in done.out
    assert "\x1b" not in page.out


# What was there before, and is not now, or is not the same.


def test_a_predecessor_that_was_changed_is_said_however_far_back() -> None:
    FOLDER.mkdir()
    written_history("drifting", FOLDER)
    with (FOLDER / "1-february.toml").open("a") as file:
        file.write("\n# changed\n")

    assert [(Miss.CHANGED, "1-february.toml")] == named(FOLDER / "3-september.toml")


@pytest.mark.usefixtures("days")
def test_a_session_that_lost_answers_is_said_even_by_itself() -> None:
    whole = LATEST.read_text(encoding="utf-8")
    LATEST.write_text(whole[: whole.rindex("[[answers]]")], encoding="utf-8")
    (found,) = missing()

    assert Miss.CHANGED is found.missing.how
    said = "days/13.toml: does not hold the answers with which it was finished"
    assert str(found.warning).startswith(said)


# A draft is no session that came after another: it makes no drift, and stands for no case.


@pytest.mark.usefixtures("days")
def test_a_draft_makes_no_drift_and_is_passed_over_but_looks_at_the_sessions_before_it() -> None:
    write_session(BETWEEN, draft(12))
    case, history = case_at(LATEST), case_at(LATEST).history

    assert history is not None
    assert not drifts()
    assert [str(FIRST), str(LATEST)] == [each.name for each in history.sessions]
    assert "is not finished, so it is not counted" in history.cautions[0].fact
    assert case.session_before is not None
    assert str(FIRST) == case.session_before.name

    write_session(BETWEEN, finished(12))
    write_session(LATEST, draft(13))
    assert drifts()


@pytest.mark.usefixtures("days")
def test_a_folder_stands_for_its_latest_session_that_is_finished_or_else_for_a_draft() -> None:
    write_session(LATEST, draft(13))
    case, (passed_over,) = case_meant(FOLDER, None, TODAY)
    for day in (11, 12):
        write_session(FOLDER / f"{day}.toml", draft(day))
    none, _ = case_meant(FOLDER, None, TODAY)

    assert [str(BETWEEN), str(LATEST)] == [case.own.name, none.own.name]
    assert (
        "days/13.toml: is not finished, so days/12.toml is discussed. To discuss it, give its file."
    ) == str(passed_over)


def test_a_session_that_goes_on_from_what_does_not_count_is_not_told_to_give_it() -> None:
    write_session(Path("draft.toml"), draft(12))
    begun = sat(finished(13), follows=follows(Path("draft.toml"), "d12"))
    write_session(Path("s.toml"), begun)
    page = " ".join(call("sheet", "s.toml", "--full", "--today", DAY).out.split())

    assert "is not finished, so it is not counted" in page
    assert "follows a session that is not among these" not in page
