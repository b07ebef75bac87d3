"""The themes command: counts across sessions, in every form, and nothing else of them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session import Amendment, Decision, Session
from ehe_check.judge.answers import Entry
from ehe_check.themes.show import themes_of
from ehe_check.themes.themes import Counts
from ehe_check.themes.themes_data import render_csv_themes
from ehe_check.themes.themes_file import load_themes_words
from tests.bench.themes import children_of
from tests.counts import tries
from tests.program import COMMAND, Done, call, clean_environment
from tests.themes_cases import FINISHED, as_text, random_answers, write_all
from tests.themes_pages import ON, counted, merge_file, page, sessions, three_teams
from tests.worked import session_of, shipped_bank, shipped_library

pytestmark = pytest.mark.thorough

TEXT_FORMS = ("terminal", "markdown", "html", "json", "csv")
EVERY_FORM = (*TEXT_FORMS, "pdf", "docx")
SIGNS = ("=", "+", "-", "@", "\t", "\r")


def test_the_page_shows_counts_and_hides_small_ones() -> None:
    folder = write_all(Path("cases"), *sessions(21), session_of(random_answers(0)))
    shown = page(folder)

    assert (20, False) == (shown["cases"], shown["too_few_cases"])
    assert {None} == {*shown["counted"].values()}
    assert {"L1.1", "L4.4", "T5"} <= counted(shown).keys()
    assert not [number for number in counted(shown).values() if number < 10 or number % 5]


def test_the_order_and_names_of_files_change_nothing() -> None:
    given = sessions(18)
    one = write_all(Path("one"), *given)
    other = write_all(Path("other"), *reversed(given))

    assert page(one, as_="markdown") == page(other, as_="markdown")


def test_sessions_without_outcome_give_the_same_counts() -> None:
    with_it = write_all(Path("with"), *sessions(18))
    without = write_all(Path("without"), *sessions(18, with_outcome=False))
    one, other = page(with_it), page(without)

    assert (one["tables"], one["meetings"]) == (other["tables"], other["meetings"])
    assert (None, 20) == (one["counted"]["afresh"], other["counted"]["afresh"])


def test_a_merge_is_within_two_a_team_of_one_run_over_all() -> None:
    folders, files = three_teams()
    together, merged = page(*folders), page("--merge", *files)
    one, other = counted(together), counted(merged)

    assert (0, 3) == (together["teams"], merged["teams"])
    assert 30 == together["cases"] == merged["cases"]
    assert len(one.keys() & other.keys()) > 20
    assert not [name for name in one.keys() & other.keys() if abs(one[name] - other[name]) > 5]


def test_a_merge_of_two_teams_is_refused_and_of_one_that_is_small() -> None:
    _, files = three_teams()
    small = merge_file(write_all(Path("small"), *sessions(9, 200)), "small.json")
    two = call("themes", "--merge", *files[:2], *ON)
    with_small = call("themes", "--merge", *files, small, *ON)

    assert (2, 3) == (two.code, with_small.code)
    assert "needs the counts of 3 teams or more" in two.err
    assert "small.json: counts fewer than 10 cases" in with_small.err


def test_counts_of_a_statement_that_has_no_such_id_are_refused_with_their_place() -> None:
    path = merge_file(write_all(Path("one"), *sessions(5, 0)), "one.json")
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["counts"]["statements"] = {"NOPE": 5}
    path.write_text(json.dumps(raw), encoding="utf-8")
    done = call("themes", "--merge", path, *ON)

    assert 3 == done.code
    (problem,) = done.problems
    assert "one.json, counts, statements, NOPE" in problem
    assert problem.endswith("'NOPE' is not written as it must be. Write it like this: L3.5.")


def test_merged_counts_can_be_merged_again() -> None:
    _, files = three_teams()
    more = merge_file(write_all(Path("more"), *sessions(10, 300)), "more.json")
    call("themes", "--merge", *files, "--for-merge", "three.json", *ON)

    assert page("--merge", *files, more) == page("--merge", "three.json", more)


def test_exact_counts_are_headed_not_for_publication_and_say_nothing_else() -> None:
    path = merge_file(write_all(Path("cases"), *sessions(3)), "out.json")
    text = path.read_text(encoding="utf-8")

    assert text.splitlines()[1].strip().startswith('"notice": "NOT FOR PUBLICATION')
    assert "EHE-1" not in text.replace('"EHE-1":', "")  # a question has that name too
    assert 3 == json.loads(text)["counts"]["cases"]


def test_counts_that_are_given_twice_are_refused() -> None:
    folder = write_all(Path("cases"), *sessions(3))
    one, again = merge_file(folder, "one.json"), merge_file(folder, "again.json")
    for files in ([one, one], [one, again]):
        done = call("themes", "--merge", *files, *ON)

        assert 3 == done.code
        assert "counts the same sessions as one.json" in done.err


def test_counts_that_are_not_right_are_refused() -> None:
    path = merge_file(write_all(Path("cases"), *sessions(3)), "one.json")
    raw = json.loads(path.read_text(encoding="utf-8"))
    wrong: dict[str, dict[str, Any]] = {
        "newer": {"format": 99},
        "holds no counts": {"kind": "other"},
        "more of something": {"counts": {"cases": 1, "afresh": 2}},
        "is not known here": {"extra": 1},
    }
    for fact, change in wrong.items():
        path.write_text(json.dumps(raw | change), encoding="utf-8")
        done = call("themes", "--merge", path, *ON)

        assert 3 == done.code, fact
        assert fact in done.err


@pytest.mark.parametrize("content", ["", "[1]", "{", "[" * 100_000])
def test_what_holds_no_counts_is_refused(content: str) -> None:
    Path("one.json").write_text(content, encoding="utf-8")
    done = call("themes", "--merge", "one.json", *ON)

    assert 3 == done.code
    assert ["one.json: holds no counts to add up. Give a file that --for-merge has written."] == (
        done.problems
    )


def test_what_cannot_be_used_is_named_skipped_and_counted() -> None:
    folder = write_all(Path("cases"), *sessions(18))
    (folder / "empty.toml").touch()
    (folder / "broken.toml").write_bytes(b"[session")
    (folder / "loop").symlink_to(folder.absolute(), target_is_directory=True)
    (folder / "latin.toml").write_bytes(b"a = '\xe9'")
    (folder / "big.toml").write_bytes(b"#" * 3 * 1024 * 1024)
    (folder / "x.supervision.toml").write_bytes(b"format = 1")
    done = call("themes", folder, "--as", "json", *ON)
    shown = json.loads(done.out)

    assert (0, 5) == (done.code, len(done.problems))
    assert (20, None) == (shown["cases"], shown["counted"]["unread"])


def test_few_cases_show_nothing() -> None:
    shown = page(write_all(Path("cases"), *sessions(17)))

    assert (None, {}, True) == (shown["cases"], shown["tables"], shown["too_few_cases"])


def test_csv_opens_as_the_table_and_no_cell_acts() -> None:
    folder = write_all(Path("cases"), *sessions(18))
    done = call("themes", folder, "--out", "out.csv", *ON)
    raw = Path("out.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))

    assert (0, b"\xef\xbb\xbf") == (done.code, raw[:3])
    assert {4} == {len(row) for row in rows}
    assert not [cell for row in rows for cell in row if cell.startswith(SIGNS)]
    for name, count in counted(page(folder)).items():
        said = next(row[3] for row in rows if row[1] == name)
        assert str(count) == said


def test_csv_of_few_cases_says_that_they_are_too_few() -> None:
    say = load_themes_words()
    for cases, words in ((9, say("too_few", fewest="18")), (0, say("nothing"))):
        themes = themes_of(Counts(cases=cases), shipped_bank(), shipped_library(), say)

        assert words in render_csv_themes(themes, say).decode()


def test_every_form_can_be_had() -> None:
    folder = write_all(Path("cases"), *sessions(18))
    done = {form: call("themes", folder, *written_as(form), *ON) for form in EVERY_FORM}

    assert dict.fromkeys(EVERY_FORM, Done(0, "", "")) == done
    assert [] == [form for form in EVERY_FORM if Path(f"out.{form}").stat().st_size <= 1000]


def written_as(form: str) -> tuple[str, ...]:
    return "--as", form, "--out", f"out.{form}"


@pytest.mark.parametrize(
    ("arguments", "code", "fact"),
    [
        (["gone"], 3, "is not a folder"),
        (["cases", "--for-merge", "x.json", "--as", "csv"], 2, "prints no page"),
        (["cases", "--out", "x.odt"], 2, "says no form"),
        (["cases", "--out", "cases/0.toml", "--as", "csv"], 2, "is read from"),
        (["cases", "--for-merge", "cases/0.toml", "--force"], 2, "is read from"),
        (["cases", "--out", "there.csv"], 2, "is there already"),
        (["--merge", "cases"], 3, "is not a file"),
    ],
)
def test_wrong_use_is_refused_before_anything_is_read(
    arguments: list[str], code: int, fact: str
) -> None:
    folder = write_all(Path("cases"), *sessions(1))
    before = (folder / "0.toml").read_bytes()
    Path("there.csv").touch()
    done = call("themes", *arguments, *ON)

    assert code == done.code
    assert fact in done.err
    assert before == (folder / "0.toml").read_bytes()


def marked(session: Session, secret: str, place: int) -> Session:
    """A session with a secret in every place where people write, and in keys nobody knows."""
    answers = [
        answer.model_copy(
            update={"note": f"note {secret}", "asked": secret, "own": secret}
            | ({"value": secret} if answer.question in texts() and answer.value else {})
        )
        for answer in session.answers
    ]
    entries = [
        Entry.model_validate({**entry.model_dump(exclude_none=True), "label": secret, "x": secret})
        for entry in session.entries
    ]
    amendment = Amendment(question="EHE-1", was={"note": secret}, at=FINISHED, reason=secret)
    changes = {
        "case": session.case.model_copy(update={"reference": f"{secret}-{place}", "name": secret}),
        "answers": tuple(answers),
        "entries": tuple(entries),
        "amendments": (amendment,),
        "decision": Decision(text=secret, who=secret),
        "remarks": secret,
    }
    return session.model_copy(update=changes)


def texts() -> set[str]:
    return {each.id for each in shipped_bank().questions if each.kind == "text"}


def in_every_form(folder: Path) -> str:
    """Everything that the command prints or writes of a folder, as text."""
    done = [call("themes", folder, "--as", form, *ON) for form in TEXT_FORMS]
    out = folder.parent / "out"
    done.append(call("themes", folder, "--for-merge", f"{out}.json", *ON))
    done.append(call("themes", folder, "--out", f"{out}.docx", *ON))
    files = [Path(f"{out}.json").read_text(encoding="utf-8")]
    with zipfile.ZipFile(f"{out}.docx") as package:
        files += [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return "\n".join([*files, *(each.out + each.err for each in done)])


RECORDS = {
    "1.supervision.toml": """
        case = { reference = "SECRET-0", name = "SECRET" }
        supervision = { finished = 2026-11-24T10:00:00Z, with = "SECRET" }
        session = { id = "SECRET" }
        meeting = { answer = "SECRET", who = "SECRET" }
        points = [{ key = "SECRET", status = "SECRET", about = 7, why = "SECRET" }, "SECRET"]
    """,
    "2.supervision.toml": """
        case = { reference = "SECRET-1" }
        supervision = { finished = 2026-11-24T10:00:00Z }
        session = { id = "1" }
        meeting = { answer = "yes", who = "SECRET" }
        points = [{ key = "call-SECRET", status = "carry-on", why = "SECRET" }]
    """,
    "1.meeting.toml": """
        case = { reference = "SECRET-2" }
        meeting = { session = "2", held = 2026-11-20, finished = 2026-11-20T10:00:00Z, x = 1 }
        decisions = [{ number = 1, what = "SECRET", about = ["SECRET"] }, { number = "SECRET" }]
    """,
    "2.meeting.toml": "meeting = { held = 'SECRET' }",
}


@tries(2, 30)
@given(st.text("qxzj", min_size=12, max_size=16), st.booleans(), st.integers(0, 1000))
def test_nothing_that_people_wrote_is_in_any_output(
    secret: str,
    is_wrong: bool,  # noqa: FBT001 (drawn)
    seed: int,
) -> None:
    given = [
        marked(each, secret, place)
        for place, each in enumerate(sessions(18, seed, with_outcome=False))
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = write_all(Path(name) / "cases", *given)
        for record, text in RECORDS.items():
            (folder / record).write_text(text.replace("SECRET", secret), encoding="utf-8")
        if is_wrong:
            path = folder / "0.toml"
            path.write_text(
                path.read_text(encoding="utf-8").replace(
                    'role = "social-worker"', f'role = "{secret}"'
                ),
                encoding="utf-8",
            )
        written = in_every_form(folder)

    assert secret not in written


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
@pytest.mark.parametrize("wait", [0.0, 0.6])
def test_an_interrupt_stops_at_once_and_leaves_no_process(wait: float) -> None:
    Path("many").mkdir()
    Path("one").write_text(as_text(sessions(1, with_outcome=False)[0]), encoding="utf-8")
    for number in range(6000):
        Path(f"many/{number}.toml").hardlink_to("one")
    process = subprocess.Popen(
        [*COMMAND, "themes", "many"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
        start_new_session=True,
    )
    end = time.monotonic() + 30
    while not children_of(process.pid) and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert (130, b"") == (process.returncode, out)
    assert b"Traceback" not in err
    assert is_gone(process.pid)


def is_gone(group: int) -> bool:
    """Say whether no process of a group is left, within a moment."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
