"""`ehe-check tidy`: what is past its day is listed, asked about, and deleted where one says so."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehe_check.case.session import CaseReference, RecordedHold
from ehe_check.cli import tidy
from ehe_check.files.open_files import locked
from tests.ask.walks import ordinary
from tests.decided_rows import to_do
from tests.meeting_records import met
from tests.own_settings import hand_written
from tests.program import Done, call, converse, typing
from tests.session_files import write_meeting_record, write_session, write_supervision
from tests.sides import sat, side
from tests.supervised import supervision
from tests.systems import links
from tests.worked import shipped_bank

TODAY, OLD, NEW = date(2026, 11, 24), date(2024, 11, 20), date(2026, 3, 2)
KEEP, DELETE = "1", "2"
BESIDE = "This lies beside it, and stays: "


@pytest.fixture(autouse=True)
def _two_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let cases be kept for two years, as it is seen on a day in November."""
    monkeypatch.setattr(tidy, "Clock", lambda: SimpleNamespace(today=TODAY))
    hand_written("[limits]\nmonths_kept = 24\n")
    Path("cases").mkdir()


def session(
    name: str, reference: str = "EHE-1", day: date = OLD, keep: date | None = None, **given: object
) -> Path:
    """Write a finished session, saved on a day."""
    made = side(shipped_bank(), ordinary(), day, session=f"{name.replace('/', '-'):0<12}").session
    case = CaseReference(reference=reference, keep_until=keep)
    path = Path("cases", f"{name}.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_session(path, made.model_copy(update={"case": case, **given}))
    return path


def run(*answers: str | Callable[[], object], folders: Sequence[str] = ("cases",)) -> Done:
    return converse("tidy", *folders, "--plain", reply=typing(*answers))


def left(folder: str = "cases") -> list[str]:
    return sorted(each.name for each in Path(folder).iterdir())


def test_all_files_of_a_case_that_is_past_its_day_go_and_nothing_else() -> None:
    session("a")
    session("b", day=date(2024, 11, 22))
    of_b = CaseReference(reference="EHE-1")
    talk = supervision(session="b00000000000", on=OLD).model_copy(update={"case": of_b})
    write_supervision(Path("cases/b.supervision.toml"), talk)
    record = met(on=OLD, session="b00000000000", reference="EHE-1")
    write_meeting_record(Path("cases/b.meeting.toml"), record)
    session("c", "EHE-2", NEW)
    for other in ("b.pdf", "b-2.docx", "bother.txt", "notes.toml"):
        Path("cases", other).write_text("x = 1\n")
    Path("cases/.b.toml.lock").touch()
    done = run(DELETE)

    assert (0, "") == (done.code, done.out)
    assert "EHE-1: kept until 22 November 2026." in done.err
    assert "EHE-2" not in done.err
    assert "Past the day until which they are kept: 1 of 2 cases." in done.err
    stays = [line.rpartition(os.sep)[2] for line in done.err.splitlines() if BESIDE in line]
    assert ["b-2.docx", "b.pdf"] == stays
    assert "Deleted: EHE-1." in done.err
    assert "does not reach earlier versions in a synced folder or a backup" in done.err
    assert ["b-2.docx", "b.pdf", "bother.txt", "c.toml", "notes.toml"] == left()


def test_copies_that_a_save_has_left_of_a_file_go_with_it() -> None:
    from hashlib import sha256

    path = session("a")
    mark = sha256(path.name.encode()).hexdigest()[:8]
    Path("cases", f".ehe-check.{mark}.abcd1234.tmp").write_bytes(path.read_bytes())
    run(DELETE)

    assert [] == left()


def test_nothing_goes_by_enter_alone_by_keeping_by_leaving_or_without_an_answer() -> None:
    session("a")
    for answers in (("", "", KEEP), (KEEP,), ("leave",), ("",), (), ("yes", "delete it", KEEP)):
        done = run(*answers)

        assert (0, ["a.toml"]) == (done.code, left()), answers
        assert "No case was deleted." in done.err


def test_without_a_terminal_it_is_listed_and_nothing_goes() -> None:
    session("a")
    done = call("tidy", "cases", typed=f"{DELETE}\n")

    assert (2, ["a.toml"]) == (done.code, left())
    assert "EHE-1: kept until 20 November 2026." in done.err
    assert "No case was deleted. Add --plain to answer in typed lines." in done.err


def test_the_day_itself_is_still_kept_and_the_next_is_past_it() -> None:
    session("a", keep=TODAY)
    nobody = call("tidy", "cases")  # who need not be asked
    assert (0, True) == (nobody.code, "0 of 1 cases" in nobody.err)

    session("a", keep=date(2026, 11, 23))
    assert "1 of 1 cases" in run(DELETE).err
    assert [] == left()


def test_a_case_without_a_day_and_one_with_a_file_that_cannot_be_read_are_counted_and_left() -> (
    None
):
    session("a")
    Path("cases/torn.toml").write_text('[case]\nreference = "EHE-1"\n[session]\nid = ')
    done = run(DELETE)
    assert ["a.toml", "torn.toml"] == left()
    assert "Left, with a file that cannot be read: 1." in done.err
    assert "torn.toml, line 4: is not TOML" in done.err
    assert "no such day" not in done.err
    assert "months_kept" not in done.err

    session("b", "EHE-2", date(9999, 6, 1))
    done = run(DELETE)
    assert "Left, with no such day: 1." in done.err
    assert "months_kept" not in done.err

    hand_written("format = 1\n")
    done = run(DELETE)
    assert "Left, with a file that cannot be read: 1." in done.err
    assert "Left, with no such day: 1." in done.err
    assert "set months_kept: ehe-check config" in done.err
    assert ["a.toml", "b.toml", "torn.toml"] == left()


def test_settings_that_cannot_be_read_end_it_before_anything_is_asked() -> None:
    session("a")
    hand_written("[limits]\nmonths_kept = -1\n")

    assert 3 == run(DELETE).code
    assert ["a.toml"] == left()


def unended() -> None:
    """Write a case under HOLD with something to be done, one begun, and one without a session."""
    row = to_do("Ask the GP.", who="EHE officer", by=OLD)
    session("a", decided=(row,), hold=RecordedHold(reason="risk", on=OLD))
    draft = sat(side(shipped_bank(), ordinary(), OLD).session, finished=None)
    session("b", "EHE-2", session=draft.session)
    record = met(on=OLD, session="c00000000000", reference="EHE-3")
    write_meeting_record(Path("cases/c.meeting.toml"), record)


def test_what_still_stands_of_a_case_is_named_at_the_question_with_its_files() -> None:
    unended()
    asked = " ".join(run().err.split())
    assert (
        "EHE-1: delete all of it (a.toml)? HOLD stands over it. Decided, and still to be done: 1. "
        "Type EHE-1 to delete it; anything else keeps it."
    ) in asked

    asked = " ".join(run("no", "no").err.split())
    assert "EHE-2: delete all of it (b.toml)? A session of it is not finished. Type" in asked
    assert "EHE-3: delete all of it (c.meeting.toml)? No session of it was found. Type" in asked


@pytest.mark.parametrize("typed", [DELETE, "delete", "yes", "EHE-2 EHE-1", "EHE-4", ":leave"])
def test_where_something_still_stands_only_its_reference_deletes_a_case(typed: str) -> None:
    unended()
    done = run(*[typed] * 6)
    assert ["a.toml", "b.toml", "c.meeting.toml"] == left()
    assert (typed != ":leave") == ("Kept: EHE-1." in done.err)

    done = run(" EHE-1 ", typed, "EHE-3")
    assert "a.toml" not in left()
    assert "b.toml" in left()
    assert "Kept: EHE-1." not in done.err


def test_a_case_that_another_window_has_open_is_named_and_not_asked_about() -> None:
    path = session("a").resolve()
    session("b")
    with locked(path, path):
        done = run(DELETE)

    assert (3, ["a.toml", "b.toml"]) == (done.code, left())
    assert "a.toml: is open in another window. Its case was not deleted." in done.err
    assert "delete all" not in done.err


@pytest.mark.parametrize(
    "change",
    [
        lambda: session("a", keep=date(2030, 1, 1)),
        lambda: Path("cases/a.toml").write_bytes(Path("cases/a.toml").read_bytes() + b"# seen\n"),
        lambda: session("later", day=NEW),
        lambda: Path("cases/b.toml").unlink(),
        lambda: Path("cases/torn.toml").write_text('[case]\nreference = "EHE-1"\n[session'),
    ],
)
def test_a_case_that_changed_since_it_was_listed_is_left(change: Callable[[], object]) -> None:
    session("a")
    session("b")
    session("c", "EHE-2")
    done = run(change, DELETE, DELETE)

    assert 3 == done.code
    assert "EHE-1: changed since it was listed. Its case was not deleted." in done.err
    assert "Deleted: EHE-2." in done.err
    assert "a.toml" in left()
    assert "c.toml" not in left()


def test_what_cannot_be_deleted_is_said_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, reference in (("a", "EHE-1"), ("b", "EHE-1"), ("c", "EHE-2"), ("d", "EHE-3")):
        session(name, reference)
    Path("cases/.c.toml.lock").mkdir()
    unlink = Path.unlink

    def refused(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "a.toml":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    done = run(DELETE, DELETE, DELETE)

    assert (3, [".c.toml.lock", "a.toml", "b.toml", "c.toml"]) == (done.code, left())
    no_right = "a.toml: cannot be deleted: you do not have permission. Its case was not deleted."
    assert no_right in done.err
    assert re.search(r"c\.toml: (is a folder|.* permission)\. Its case was not deleted\.", done.err)
    assert "Deleted: EHE-3." in done.err


@links
def test_no_link_leads_out_of_the_folder() -> None:
    Path("elsewhere").mkdir()
    outside = session("a").rename("elsewhere/a.toml")
    Path("cases/a.toml").symlink_to(outside.resolve())
    Path("cases/further").symlink_to(Path("elsewhere").resolve())
    done = run(DELETE)

    assert "0 of 0 cases" in done.err
    assert outside.exists()
    assert ["a.toml", "further"] == left()


@links
def test_a_file_or_folder_that_became_a_link_meanwhile_is_left() -> None:
    Path("elsewhere").mkdir()

    def away(moved: Path) -> None:
        there = moved.rename(Path("elsewhere", moved.name))
        moved.symlink_to(there.resolve())

    for path in (Path("cases/in/a.toml"), Path("cases/a.toml")):
        path.parent.mkdir(exist_ok=True)
        session("a").rename(path)
        moved = path.parent if path.parent.name == "in" else path
        done = run(partial(away, moved), DELETE)

        assert 3 == done.code
        moved.unlink()
    assert ["a.toml", "in"] == left("elsewhere")
    assert ["a.toml"] == left("elsewhere/in")


def test_a_folder_that_is_given_twice_is_looked_at_once() -> None:
    session("a")
    done = run(DELETE, folders=("cases", str(Path("cases").absolute())))

    assert "1 of 1 cases" in done.err
    assert [] == left()


def test_what_stands_in_files_and_names_acts_on_no_terminal() -> None:
    session("a", "EHE\x1b[2J-1")
    done = run(KEEP)

    assert "\x1b" not in done.err
    assert "EHE\\x1b[2J-1: kept until" in done.err


# What lies elsewhere


def test_a_case_with_a_later_file_right_in_a_folder_above_is_left_and_that_is_said() -> None:
    later = session("now", day=NEW)
    old = session("sub/further/a")
    alone = session("sub/b", "EHE-2")
    done = run(DELETE, folders=["cases/sub"])

    assert "EHE-1: kept until" not in done.err
    assert "Past the day until which they are kept: 1 of 2 cases." in done.err
    assert f"EHE-1: left, as a folder above has more of it:\n  {later.resolve()}\n" in done.err
    assert "Deleted: EHE-2." in done.err
    assert (True, True, False) == (later.exists(), old.exists(), alone.exists())


def test_a_case_with_an_old_file_or_a_record_in_a_folder_above_is_left_too() -> None:
    above = session("a", hold=RecordedHold(reason="risk", on=OLD))
    record = met(on=OLD, session="c00000000000", reference="EHE-2")
    write_meeting_record(Path("cases/c.meeting.toml"), record)
    session("sub/b")
    session("sub/d", "EHE-2")
    session("other/e", "EHE-3")
    session("f", "EHE-5")
    done = run(DELETE, DELETE, folders=["cases/sub"])

    assert "0 of 2 cases" in done.err
    assert f"EHE-1: left, as a folder above has more of it:\n  {above.resolve()}" in done.err
    assert "EHE-2: left, as a folder above has more of it:" in done.err
    assert "EHE-3" not in done.err
    assert ["b.toml", "d.toml"] == left("cases/sub")


def test_a_file_of_a_case_above_that_cannot_be_read_leaves_it_and_is_named() -> None:
    session("sub/a")
    Path("cases/torn.toml").write_text('[case]\nreference = "EHE-1"\n[session]\nid = ')
    done = run(DELETE, folders=["cases/sub"])

    assert "Left, with a file that cannot be read: 1." in done.err
    assert "torn.toml, line 4: is not TOML" in done.err
    assert ["a.toml"] == left("cases/sub")


def test_a_case_that_is_saved_in_a_folder_above_while_it_is_asked_about_is_left() -> None:
    session("sub/further/a")
    done = run(lambda: session("now", day=NEW), DELETE, folders=["cases/sub/further"])

    assert "EHE-1: changed since it was listed." in done.err
    assert ["a.toml"] == left("cases/sub/further")


@links
def test_a_link_in_a_folder_above_is_passed_over() -> None:
    path = session("sub/a")
    Path("cases/away.toml").symlink_to(Path("nowhere").absolute())
    done = run(DELETE, folders=["cases/sub"])

    assert "is a link" not in done.err
    assert not path.exists()


def test_what_lies_in_both_of_two_folders_that_are_given_is_asked_about() -> None:
    session("sub/a")
    session("b")
    run(DELETE, folders=["cases/sub", "cases"])

    assert ["sub"] == left()
    assert [] == left("cases/sub")


def test_it_says_where_it_looked_before_it_asks() -> None:
    session("sub/a")
    said = run(folders=["cases/sub"]).err

    looked = f"Only this was looked at, with what is in it: {Path('cases/sub').resolve()}\n"
    assert looked in said.partition("delete all of it")[0]
    assert "A case with files\nelsewhere may have to be kept for longer." in said
    assert "Close every other window of ehe-check first" in said.partition("delete all of it")[0]
    assert "Folders of meeting papers, and pages under other names, stay" in said


def test_a_page_is_named_beside_the_file_that_it_was_made_from_and_no_other() -> None:
    session("old")
    session("other/old", "EHE-4")
    session("old-2", "EHE-5")
    for page in ("old.pdf", "old-2.pdf", "old-2-full.pdf", "old-3.docx", "other/old.html"):
        Path("cases", page).touch()
    for case in run(KEEP, KEEP, KEEP).err.split(": kept until")[1:]:
        told = [line for line in case.splitlines() if BESIDE in line or line.endswith(".toml")]
        mine, *pages = (Path(line.rpartition("  ")[2].removeprefix(BESIDE)) for line in told)
        expected = {
            "cases/old": ["cases/old-3.docx", "cases/old.pdf"],
            "cases/other/old": ["cases/other/old.html"],
            "cases/old-2": ["cases/old-2-full.pdf", "cases/old-2.pdf"],
        }[mine.relative_to(Path.cwd()).with_suffix("").as_posix()]
        assert expected == [each.relative_to(Path.cwd()).as_posix() for each in pages]


def test_a_page_of_another_case_under_the_same_name_in_another_folder_is_not_named() -> None:
    session("old")
    session("other/old", "EHE-4")
    session("now", "EHE-4")
    Path("cases/old.pdf").touch()
    first, fourth = run(KEEP, KEEP).err.split(": kept until")[1:]

    assert f"{BESIDE}{Path('cases/old.pdf').resolve()}" in first
    assert BESIDE not in fourth


def test_a_case_without_a_reference_is_named_by_its_file() -> None:
    session("a", "not given", hold=RecordedHold(reason="risk", on=OLD))
    done = run("a.toml")

    assert "a.toml: kept until 20 November 2026." in done.err
    assert "Deleted: a.toml." in done.err
    assert [] == left()


def test_a_case_that_went_before_it_was_asked_about_is_said_to_be_gone() -> None:
    session("a")
    path = session("b", "EHE-2")
    done = run(path.unlink, KEEP, KEEP)

    assert "b.toml: was deleted or moved in the meantime. Its case was not deleted." in done.err


case_of_files = st.tuples(
    st.lists(st.sampled_from([OLD, NEW]), min_size=1, max_size=3),
    st.sampled_from([KEEP, DELETE, ""]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(case_of_files, min_size=1, max_size=4), st.sampled_from([KEEP, "leave"]))
def test_never_goes_what_is_not_past_its_day_or_was_not_said_yes_to(
    cases: list[tuple[list[date], str]], after_enter: str
) -> None:
    """An answer of nothing is Enter, after which the same question waits."""
    here = Path.cwd()
    with TemporaryDirectory(dir=here) as folder:
        os.chdir(folder)
        try:
            _never(cases, after_enter)
        finally:
            os.chdir(here)


def _never(cases: list[tuple[list[date], str]], after_enter: str) -> None:
    answers, expected = list[str](), list[str]()
    for number, (days, answer) in enumerate(cases):
        names = [f"f{number}-{at}" for at in range(len(days))]
        for name, day in zip(names, days, strict=True):
            session(name, f"EHE-{number}", day)
        is_past = NEW not in days
        is_gone = is_past and answer == DELETE and "leave" not in answers
        expected += [] if is_gone else [f"{name}.toml" for name in names]
        if is_past:
            answers += [answer] if answer else ["", after_enter]
    before = {name: Path("cases", name).read_bytes() for name in expected}
    run(*answers)

    assert sorted(expected) == left()
    assert before == {name: Path("cases", name).read_bytes() for name in left()}


@pytest.mark.parametrize("refused", ["a.toml", "b.toml"])
def test_a_case_is_deleted_whole_or_not_at_all(
    refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in map(session, ("a", "b"))}
    unlink = Path.unlink

    def unless_refused(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == refused:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unless_refused)
    done = run(DELETE)

    assert 3 == done.code
    assert f"{refused}: cannot be deleted" in done.err
    assert before == {path.name: path.read_bytes() for path in Path("cases").glob("*.toml")}


@pytest.mark.parametrize("content", [b"", b"\0" * 60, "x = 1".encode("utf-16"), b"[case]\nref"])
def test_a_case_is_left_where_a_file_named_for_it_cannot_be_read(content: bytes) -> None:
    session("a")
    session("c", "EHE-2")
    Path("cases/ehe-EHE-1-2026-03-02.toml").write_bytes(content)
    done = run("EHE-2", "EHE-2")

    assert "Left, with a file that cannot be read: 1." in done.err
    assert "may be of it: ehe-EHE-1-2026-03-02.toml." in done.err
    assert ["a.toml", "ehe-EHE-1-2026-03-02.toml"] == left()
