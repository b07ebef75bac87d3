"""`supervise`: from the opening to the record, and what starts from it; sessions unchanged."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from ehe_check.case.session import CaseReference
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.agreed_file import read_supervision
from tests.cli.meetings import GUARDED, HOLDING, OPENING, held, saved
from tests.program import DAY, Done, call, last_command
from tests.session_files import write_session, write_supervision, write_worked

CLOSING = "This record cannot tell you a child is safe."
NAME = f"s-{DAY}.supervision.toml"
ON = ("--plain", "--today", DAY)


def supervise(*typed: str, path: str = "s.toml", more: tuple[str, ...] = ()) -> Done:
    """Begin a supervision, type some lines, and leave."""
    lines = "".join(f"{line}\n" for line in ("", *typed))
    return call("supervise", path, *ON, *more, typed=lines)


@cache
def record_of_one() -> bytes:
    """Return the record of a supervision in which nothing is said of note."""
    saved(GUARDED)
    held({}, day=DAY)
    return Path(NAME).read_bytes()


def held_before() -> None:
    """Leave a session and its supervision as they are after it."""
    record = record_of_one()
    saved(GUARDED)
    Path(NAME).write_bytes(record)


# From start to finish


def test_a_whole_supervision_is_kept_and_printed_and_the_sessions_stay_as_they_were() -> None:
    saved(HOLDING, "earlier.toml", 1)
    saved(GUARDED)
    before = {path: path.read_bytes() for path in Path().glob("*.toml")}
    replies = {
        "day like for elder": "Up at ten.",
        "day like for younger": "0",
        "What is decided now?": "1",
        "Who will do it": "Zebedee",
        "By when?": "1/12/2026",
        "see this case differently": "2",
        "How does the supervisor see it?": "It drifts.",
    }
    done = held(replies, day=DAY)
    kept = read_supervision(Path(NAME)).value
    shared = call("supervise", NAME, "--share").out

    assert kept.is_finished
    assert kept.said is not None
    assert before == {path: path.read_bytes() for path in before}
    places = [done.err.index(each) for each in ("in supervision", OPENING, "Step 1 of 5")]
    assert sorted(places) == places
    for words in ("Up at ten.", "Zebedee", "It drifts."):
        assert (True, False) == (words in done.out, words in shared), words
    assert CLOSING in done.out
    assert "EHE-1" not in shared
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


def test_a_finished_one_is_printed_asks_nothing_and_names_keys_not_known() -> None:
    held_before()
    whole = read_supervision(Path(NAME)).value
    write_supervision(Path(NAME), whole.model_copy(update={"colour": "red"}))
    odd = call("supervise", NAME, "--today", DAY)

    assert 0 == odd.code
    assert "the key 'colour' is not known here" in odd.err


def test_each_thing_a_key_away_is_shown_and_comes_back_to_the_opening() -> None:
    write_worked(HOLDING, "earlier.toml", date(2026, 1, 5))
    saved(GUARDED)
    said = call("supervise", "s.toml", *ON, typed="".join(f"{key}\n\n" for key in "lgsm")).err

    assert 5 == said.count(OPENING)
    assert 4 == said.count("Enter goes back to the opening")
    for words in ("This list cannot tell you", "EHE-1 over time", "Going well", "What has moved"):
        assert words.lower() in said.lower(), words


# Left, and gone on with


def test_leaving_and_going_on_asks_the_next_thing_unless_its_session_is_another_by_then() -> None:
    whole = saved(GUARDED)
    left = supervise("Up at ten.", "leave")
    again = supervise(path=NAME)
    write_session(Path("s.toml"), whole.holding(Answers()))
    changed = supervise(path=NAME)

    assert f"ehe-check supervise {NAME} --plain" == last_command(left.err, "To go on")
    assert "You are at step 1 of 5." in again.err
    assert 79 >= max(len(each) for each in again.err.splitlines() if "You are at" in each)
    assert "day like for elder" not in again.err.split("Step 1 of 5")[1]
    assert "day like for younger" in again.err
    assert "was begun before the session's answers were changed" in changed.err


def test_one_not_finished_is_offered_by_name_on_another_day_from_the_session_or_its_folder() -> (
    None
):
    saved(GUARDED)
    supervise("Up at ten.")
    earlier = Path(NAME).rename("s-2026-11-20.supervision.toml")
    for path in ("s.toml", "."):
        on = call("supervise", path, *ON, typed="1\n\n")
        assert f"1. Go on with {earlier}" in on.err
        assert "day like for younger" in on.err
    new = call("supervise", ".", *ON, typed="2\n\n0\n")
    looked = call("supervise", ".", *ON, typed="")

    assert "day like for elder" in new.err
    assert Path(NAME).exists()
    assert "is not finished" in looked.err
    assert 1 == len(read_supervision(earlier).value.days)


def test_a_case_that_was_only_looked_at_leaves_no_file() -> None:
    saved(GUARDED)
    done = call("supervise", "s.toml", *ON, typed="l\n\nx\n")

    assert (0, True) == (done.code, "Nothing was saved." in done.err)
    assert ["s.toml"] == [path.name for path in Path().iterdir()]


def test_a_reference_says_which_case_of_a_folder_is_meant() -> None:
    saved(GUARDED)
    saved(HOLDING, "other.toml", case=CaseReference(reference="EHE-22"))
    which = supervise(path=".", more=("--reference", "EHE-22"))

    assert 0 == which.code
    assert Path(f"other-{DAY}.supervision.toml").exists()


def test_in_two_windows_the_second_is_refused() -> None:
    saved(GUARDED)
    supervise()
    path = Path(NAME)
    before = path.read_bytes()
    with open_file(path, seen_in(path)):
        done = call("supervise", NAME, "--plain", typed="\n")

    assert (3, before) == (done.code, path.read_bytes())
    assert "is open in another window" in done.err
