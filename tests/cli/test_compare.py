"""The compare command: two sessions in every form, and exact help where not."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.session import Session
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_bytes
from ehe_check.over_time.side import Side
from ehe_check.page.text import text
from tests.banks import TODAY
from tests.cli.follow_ups import drifting_folder
from tests.comparison.test_share import WRITTEN, written_on
from tests.history_files import written_history
from tests.meeting_records import met
from tests.pictures import three_sessions
from tests.program import DAY, Done, call, converse, typing
from tests.session_files import write_meeting_record, write_session, write_supervision
from tests.supervised import supervision
from tests.worked import shipped_bank

ON = ("--today", DAY)
MARCH, SEPTEMBER = "1-march.toml", "2-september.toml"


def history(name: str) -> dict[str, Path]:
    """The files of one worked history, in a folder of its name."""
    folder = Path(name)
    folder.mkdir()
    return written_history(name, folder)


def improving(*more: str | Path) -> Done:
    files = history("improving")
    return call("compare", files[MARCH], files[SEPTEMBER], *more, *ON)


def test_the_terminal_says_what_moved_within_eighty_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = improving()
    lines = done.out.splitlines()

    assert (0, "") == (done.code, done.err)
    assert all(len(line) <= 80 for line in lines)
    assert "What has moved since last time" == lines[0]
    days = "2 Mar 2026 and 7 Sep 2026, printed 24 Nov 2026"
    assert f"EHE-0042, {days}" == lines[1]
    assert "  Changed answers moved the advice, not time or the questions." in lines


def test_two_copies_of_one_session_and_what_is_no_session_are_refused() -> None:
    march = history("improving")[MARCH]
    copy = Path("copy.toml")
    copy.write_bytes(march.read_bytes())

    for other in (copy, march):
        done = call("compare", march, other)
        fact = f"{other}: is the same session as {march}. Give two sessions."

        assert (2, "", [fact]) == (done.code, done.out, done.problems)
    assert 3 == call("compare", march, "not-there.toml").code
    assert 3 == call("compare", march, resources.REPORTS / "themes.toml").code


def lost(path: Path) -> Path:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(shipped_bank().digest, "e" * 64), encoding="utf-8")
    return path


def test_a_missing_bank_is_said_and_what_can_be_told_is_told_or_nothing_at_all() -> None:
    files = history("improving")
    whole = call("compare", *files.values(), "--bank", resources.CASE_BANK, *ON)
    lost(files[MARCH])
    done = call("compare", *files.values(), *ON)
    lost(files[SEPTEMBER])
    neither = call("compare", *files.values(), "--bank", resources.CASE_BANK)

    assert ((0, ""), 0) == ((whole.code, whole.err), done.code)
    assert done.problems[0].startswith(
        f"{files[MARCH]}: was finished with version '{shipped_bank().version}' of the bank 'case', "
    )
    assert "cannot be told" in done.out
    assert "read with those of the other session" in " ".join(done.out.split())
    assert 2 == neither.code
    (problem,) = neither.problems
    fact = f"--bank {resources.CASE_BANK}: holds the questions of neither session. Give the folder "
    assert problem.startswith(fact)


def test_a_copy_to_share_leaks_nothing() -> None:
    for name, content in written_everywhere().items():
        Path(name).write_bytes(content)
    for form in ("terminal", "json"):
        options = ("--as", form, *ON)
        whole = call("compare", *written_everywhere(), *options)
        copy = call("compare", *written_everywhere(), *options, "--share")

        assert WRITTEN in whole.out
        assert 0 == copy.code, copy.err
        assert WRITTEN not in copy.out
        assert "COPY TO SHARE" in copy.out


@cache
def written_everywhere() -> dict[str, bytes]:
    """Two sessions with something in every place where a person may write."""
    marked = {}
    for path in history("improving").values():
        session = read_session(path).value
        write_session(path, written_on(Side(session, shipped_bank())).session)
        marked[path.name] = path.read_bytes()
    return marked


def test_a_draft_is_allowed_and_said_first() -> None:
    files = history("improving")
    lines = files[MARCH].read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("finished")]
    files[MARCH].write_text("\n".join(kept), encoding="utf-8")
    done = call("compare", *files.values(), "--as", "markdown", *ON)

    assert 0 == done.code, done.err
    assert f"**{text('The earlier session')} is a DRAFT" in done.out.split("\n## ")[0]


def test_that_the_earlier_session_was_changed_since_is_said_in_a_copy_too() -> None:
    folder = drifting_folder()
    path, last = folder / "2-may.toml", folder / "3-september.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    done = call("compare", path, last, *ON, "--share")

    assert [f"{path}: was changed since {last} was begun from it."] == [
        each.partition(" Check")[0] for each in done.problems
    ]
    said = "The earlier session was changed since the later session was begun from it."
    assert said in " ".join(done.out.split())


# The picture of a case on the command line: in every form, from a folder or a session's file.


LAST_LINE = "This sheet cannot tell you a child is safe."


def write(path: Path, session: Session) -> None:
    path.write_bytes(kept_bytes(path, session))


def drafted() -> Session:
    """Return the first session of the plan before it was finished."""
    session = three_sessions()[0].session
    sitting = session.session.model_copy(update={"finished": None})
    return session.model_copy(update={"session": sitting})


def cased(*more: str | Path, picture: str = "--picture") -> Done:
    """Draw the case of the plan, kept in a folder of its own."""
    folder = Path("case")
    folder.mkdir(exist_ok=True)
    for number, side in enumerate(three_sessions(), start=1):
        write(folder / f"{number}.toml", side.session)
    return call("compare", folder, picture, *more, *ON)


def test_a_folder_is_told_in_words_and_so_it_is_from_the_file_of_a_session() -> None:
    done = cased()
    lines = done.out.splitlines()

    assert (0, "") == (done.code, done.err)
    assert lines[0].startswith("EHE-0131 over time ")
    assert "younger" in lines
    assert LAST_LINE == lines[-1]
    assert max(map(len, lines)) <= 79
    assert done.out == call("compare", "case/2.toml", "--picture", *ON).out


def test_the_picture_has_the_days_of_the_supervisions_and_meetings_that_were_held() -> None:
    cased()
    one = three_sessions()[0].session
    case = one.case.model_copy(update={"reference": "EHE-0131"})
    for number, day in enumerate((TODAY - timedelta(days=20), TODAY + timedelta(days=3))):
        talked = supervision(on=day, name=f"{number}" * 16, session=one.session.id)
        talked = talked.model_copy(update={"case": case})
        write_supervision(Path(f"case/{number}.supervision.toml"), talked)
        held = met(on=day, session=one.session.id, reference="EHE-0131")
        write_meeting_record(Path(f"case/{number}.meeting.toml"), held)
    drawn = cased("--as", "markdown").out

    assert "- **Supervision:** 4 Nov\n" in drawn
    assert "- **Meeting:** 4 Nov\n" in drawn


def test_what_cannot_be_read_is_named_on_the_picture_as_on_that_of_a_supervision() -> None:
    cased()
    Path("case/broken.toml").write_text('[session]\nid = "of-', encoding="utf-8")
    page = cased("--plain")
    drawn = page.out
    talk = converse("supervise", "case", "--plain", *ON, reply=typing("g", "", "x"))

    assert "MISSING: some of this case" in drawn
    assert drawn in talk.err
    assert "broken.toml" in drawn
    assert any("broken.toml" in problem for problem in page.problems)


def test_a_case_without_a_finished_session_has_no_picture_yet() -> None:
    Path("drafts").mkdir()
    write(Path("drafts/1.toml"), drafted())
    talk = converse("supervise", "drafts", "--plain", *ON, reply=typing("g", "", "x"))
    done = call("compare", "drafts", "--picture", *ON)

    assert "No session of this case is finished yet" in talk.err
    assert 2 == done.code
    assert done.problems[-1].endswith("has no finished session yet. Finish one, and try again.")


def test_what_is_neither_two_sessions_nor_one_folder_is_refused() -> None:
    cased()
    fact = "compare: needs two sessions, or one folder with --picture."
    for asked in (
        ("case",),
        ("case", "case/2.toml", "--picture"),
        ("case", "--picture", "--bank", resources.CASE_BANK),
    ):
        done = call("compare", *asked, *ON)

        assert 2 == done.code
        assert [f"{fact} Give EARLIER and LATER, or add --picture."] == done.problems


def test_a_folder_of_two_cases_asks_which() -> None:
    cased()
    other = three_sessions()[0].session
    case = other.case.model_copy(update={"reference": "EHE-0999"})
    sitting = other.session.model_copy(update={"id": "another"})
    other = other.model_copy(update={"case": case, "session": sitting})
    write(Path("case/other.toml"), other)

    assert "--reference" in call("compare", "case", "--picture", *ON).err
    done = call("compare", "case", "--picture", "--reference", "EHE-0999", *ON)
    assert done.out.startswith("EHE-0999 over time ")


def test_a_copy_to_share_has_no_label_no_reference_and_no_day() -> None:
    for out in (cased("--share").out, cased("--share", "--as", "html").out):
        text = out.partition("<body>")[2] or out
        assert not any(words in text for words in ("EHE-0131", "elder", "24 Feb", "273 days"))
        assert "child 2" in text
        assert "9 months" in text
