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
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session import Amendment, Decision, Session
from ehe_check.judge.answers import Entry
from ehe_check.themes.page import lay_out_themes, themes_of
from ehe_check.themes.themes import Counts
from ehe_check.themes.themes_csv import render_csv_themes
from ehe_check.themes.themes_file import load_themes_report
from tests.banks import TODAY
from tests.bench.themes import children_of
from tests.counts import tries
from tests.program import COMMAND, DAY, Done, call, clean_environment
from tests.themes_cases import FINISHED, as_text, finished, random_answers, write_all
from tests.worked import session_of, shipped_bank, shipped_library

pytestmark = pytest.mark.thorough

ON = ("--today", DAY)
TEXT_FORMS = ("terminal", "markdown", "html", "json", "csv")
EVERY_FORM = (*TEXT_FORMS, "pdf", "docx")
SIGNS = ("=", "+", "-", "@", "\t", "\r")


def sessions(number: int, start: int = 0, *, with_outcome: bool = True) -> list[Session]:
    """Finished sessions of as many cases."""
    return [invented(place, with_outcome) for place in range(start, start + number)]


@cache
def invented(place: int, with_outcome: bool) -> Session:  # noqa: FBT001 (a key of the cache)
    name = f"{place}"
    return finished(random_answers(place), f"EHE-{name}", name, with_outcome=with_outcome)


def page(*paths: str | Path, as_: str = "json") -> Any:  # noqa: ANN401 (whatever JSON holds)
    done = call("themes", *paths, "--as", as_, *ON)

    assert 0 == done.code, done.err
    return json.loads(done.out) if as_ == "json" else done.out


def counted(shown: dict[str, Any]) -> dict[str, Any]:
    return {row["id"]: row["count"] for rows in shown["tables"].values() for row in rows}


def merge_file(folder: Path, name: str) -> Path:
    done = call("themes", folder, "--for-merge", name, *ON)

    assert (0, "") == (done.code, done.out), done.err
    return Path(name)


def test_the_page_shows_counts_and_hides_small_ones() -> None:
    folder = write_all(Path("cases"), *sessions(14), session_of(random_answers(0)))
    shown = page(folder)

    assert 14 == shown["cases"]
    assert {"count": 14, "under_5": False, "not_shown": False} == shown["counted"]["from-outcome"]
    assert {"count": None, "under_5": True, "not_shown": False} == shown["counted"]["drafts"]
    assert 35 <= len(counted(shown))


def test_the_order_and_names_of_files_change_nothing() -> None:
    given = sessions(14)
    one = write_all(Path("one"), *given)
    other = write_all(Path("other"), *reversed(given))

    assert page(one, as_="markdown") == page(other, as_="markdown")


def test_sessions_without_outcome_give_the_same_counts() -> None:
    with_it = write_all(Path("with"), *sessions(14))
    without = write_all(Path("without"), *sessions(14, with_outcome=False))
    one, other = page(with_it), page(without)

    assert one["tables"] == other["tables"]
    assert 14 == one["counted"]["from-outcome"]["count"] == other["counted"]["afresh"]["count"]


def test_merging_equals_one_run_over_all() -> None:
    one, two = write_all(Path("one"), *sessions(7)), write_all(Path("two"), *sessions(8, 50))
    files = merge_file(one, "one.json"), merge_file(two, "two.json")
    together, merged = page(one, two), page("--merge", *files)

    assert 2 == merged.pop("teams")
    assert together.pop("teams") == 0
    assert together == merged


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
    files = [
        merge_file(write_all(Path(f"team{place}"), *sessions(5, 10 * place)), f"{place}.json")
        for place in range(3)
    ]
    call("themes", "--merge", *files[:2], "--for-merge", "both.json", *ON)

    assert page("--merge", *files) == page("--merge", "both.json", files[2])


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
        "must come to": {"counts": {"cases": 1}},
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
    folder = write_all(Path("cases"), *sessions(12))
    (folder / "empty.toml").touch()
    (folder / "broken.toml").write_bytes(b"[session")
    (folder / "loop").symlink_to(folder.absolute(), target_is_directory=True)
    (folder / "latin.toml").write_bytes(b"a = '\xe9'")
    (folder / "big.toml").write_bytes(b"#" * 3 * 1024 * 1024)
    (folder / "x.supervision.toml").write_bytes(b"format = 1")
    done = call("themes", folder, "--as", "json", *ON)
    shown = json.loads(done.out)

    assert (0, 5) == (done.code, len(done.problems))
    assert (12, 5) == (shown["cases"], shown["counted"]["unread"]["count"])
    assert shown["counted"]["others"]["under_5"]


def test_few_cases_show_nothing() -> None:
    shown = page(write_all(Path("cases"), *sessions(9)))

    assert (None, {}, True) == (shown["cases"], shown["tables"], shown["too_few_cases"])


def test_csv_opens_as_the_table_and_no_cell_acts() -> None:
    folder = write_all(Path("cases"), *sessions(14))
    done = call("themes", folder, "--out", "out.csv", *ON)
    raw = Path("out.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))

    assert (0, b"\xef\xbb\xbf") == (done.code, raw[:3])
    assert {4} == {len(row) for row in rows}
    assert not [cell for row in rows for cell in row if cell.startswith(SIGNS)]
    for name, count in counted(page(folder)).items():
        said = next(row[3] for row in rows if row[1] == name)
        assert said == (str(count) if count is not None else said)


def test_csv_of_few_cases_says_that_they_are_too_few() -> None:
    report = load_themes_report()
    for cases, words in ((9, report.too_few), (0, report.nothing)):
        counts = Counts(cases=cases, from_outcome=cases)
        themes = themes_of(counts, shipped_bank(), shipped_library(), "")

        assert words in render_csv_themes(themes, report).decode()


def test_every_form_can_be_had() -> None:
    folder = write_all(Path("cases"), *sessions(10))
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


@tries(2, 30)
@given(st.text("qxzj", min_size=12, max_size=16), st.booleans(), st.integers(0, 1000))
def test_nothing_that_people_wrote_is_in_any_output(
    secret: str,
    is_wrong: bool,  # noqa: FBT001 (drawn)
    seed: int,
) -> None:
    given = [
        marked(each, secret, place)
        for place, each in enumerate(sessions(11, seed, with_outcome=False))
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = write_all(Path(name) / "cases", *given)
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


def test_the_screen_shows_bars_only_where_it_can() -> None:
    counts = Counts(cases=30, from_outcome=30, statements={"L1.1": 12})
    themes = themes_of(counts, shipped_bank(), shipped_library(), "")
    plain = lay_out_themes(themes, load_themes_report(), today=TODAY)

    assert "\u2588" not in str(plain)
    assert "\u2588" not in page(write_all(Path("cases"), *sessions(10)), as_="terminal")


def test_a_bar_is_drawn_on_a_capable_terminal() -> None:
    from tests.pty.terminal import Term

    folder = write_all(Path("cases"), *sessions(12))
    with Term((*COMMAND, "themes", str(folder), *ON), rows=2000) as term:
        term.wait_until(lambda: term.ended, "the end")

    assert "\u2588".encode() in term.raw


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
