"""`supervise`: from the opening to the record, and what starts from it; sessions unchanged."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from ehe_check.case.session import CaseReference, Session
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.supervision_file import read_supervision
from tests.cli.meetings import OPENING, held
from tests.program import DAY, Done, call
from tests.session_files import write_session, write_supervision, write_worked

CASE = "supervision-two-children-one-not-well"
HELD = "hold-one-trigger-enquiry-open"
CLOSING = "This record cannot tell you a child is safe."
DECIDED = "What is decided now?"
NAME = f"s-{DAY}.supervision.toml"


def saved(
    name: str = CASE, file: str = "s.toml", month: int = 3, reference: str = "EHE-1"
) -> Session:
    """Write a worked case as a session finished in a month of 2024, and return it."""
    case = CaseReference(reference=reference)
    return write_worked(name, file, date(2024, month, 1), case=case)


def supervise(*typed: str, path: str = "s.toml", more: tuple[str, ...] = ()) -> Done:
    """Begin a supervision, type some lines, and leave."""
    lines = "".join(f"{line}\n" for line in ("", *typed))
    return call("supervise", path, "--plain", "--today", DAY, *more, typed=lines)


@cache
def record_of_one() -> bytes:
    """Return the record of a supervision in which nothing is said of note."""
    saved()
    held({}, day=DAY)
    return Path(NAME).read_bytes()


def held_before() -> None:
    """Leave a session and its supervision as they are after it."""
    record = record_of_one()
    saved()
    Path(NAME).write_bytes(record)


# From start to finish


def test_a_whole_supervision_is_kept_and_printed_and_the_sessions_stay_as_they_were() -> None:
    saved(HELD, "earlier.toml", 1)
    saved()
    before = {path: path.read_bytes() for path in Path().glob("*.toml")}
    replies = {
        "day like for elder": "Up at ten.",
        "day like for younger": "0",
        DECIDED: "1",
        "Who will do it": "school nurse",
        "By when?": "1/12/2026",
        "see this case differently": "2",
        "How does the supervisor see it?": "It drifts.",
    }
    done = held(replies, day=DAY)
    kept = read_supervision(Path(NAME)).value

    assert kept.is_finished
    assert kept.said is not None
    assert before == {path: path.read_bytes() for path in before}
    places = [done.err.index(each) for each in ("in supervision", OPENING, "Step 1 of 5")]
    assert sorted(places) == places
    for words in ("Up at ten.", "school nurse", "It drifts.", CLOSING):
        assert words in done.out
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


def test_a_finished_one_is_printed_asks_nothing_and_names_keys_not_known() -> None:
    held_before()
    whole = read_supervision(Path(NAME)).value
    write_supervision(Path(NAME), whole.model_copy(update={"colour": "red"}))
    odd = call("supervise", NAME, "--today", DAY)

    assert 0 == odd.code
    assert "the key 'colour' is not known here" in odd.err


def test_leaving_and_going_on_asks_the_next_thing() -> None:
    saved()
    left = supervise("Up at ten.", "leave")
    again = supervise(path=NAME)

    assert f"To go on: ehe-check supervise {NAME}" in left.err
    assert "You are at step 1 of 5." in again.err
    assert "day like for elder" not in again.err.split("Step 1 of 5")[1]
    assert "day like for younger" in again.err


def test_one_not_finished_is_offered_by_name_on_another_day_from_the_session_or_its_folder() -> (
    None
):
    saved()
    supervise("Up at ten.")
    Path(NAME).rename("s-2026-11-20.supervision.toml")
    for path in ("s.toml", "."):
        on = call("supervise", path, "--plain", "--today", DAY, typed="1\n\n")
        assert "1. Go on with s-2026-11-20.supervision.toml" in on.err
        assert "day like for younger" in on.err
    new = call("supervise", ".", "--plain", "--today", DAY, typed="2\n\n0\n")
    looked = call("supervise", ".", "--plain", "--today", DAY, typed="")

    assert "day like for elder" in new.err
    assert Path(NAME).exists()
    assert "is not finished" in looked.err
    assert 1 == len(read_supervision(Path("s-2026-11-20.supervision.toml")).value.days)


def test_a_case_that_was_only_looked_at_or_where_nobody_is_there_leaves_no_file() -> None:
    saved()
    nobody = call("supervise", "s.toml")
    done = call("supervise", "s.toml", "--plain", "--today", DAY, typed="l\n\nx\n")

    assert (2, 0) == (nobody.code, done.code)
    assert "Nothing was saved." in done.err
    assert ["s.toml"] == [path.name for path in Path().iterdir()]


def test_each_thing_a_key_away_is_shown_and_comes_back_to_the_opening() -> None:
    saved(HELD, "earlier.toml", 1)
    saved()
    typed = "".join(f"{key}\n\n" for key in "lgsm")
    said = call("supervise", "s.toml", "--plain", "--today", DAY, typed=typed).err

    assert 5 == said.count(OPENING)
    assert 4 == said.count("Enter goes back to the opening")
    for words in ("This list cannot tell you", "EHE-1 over time", "Going well", "What has moved"):
        assert words.lower() in said.lower(), words


# Which case, which file


def test_a_folder_of_two_cases_asks_which_and_offers_the_nearest() -> None:
    saved()
    saved(HELD, "other.toml", reference="EHE-22")
    several = supervise(path=".")
    wrong = supervise(path=".", more=("--reference", "EHE-2"))
    right = supervise(path=".", more=("--reference", "EHE-22"))

    assert (2, 2, 0) == (several.code, wrong.code, right.code)
    assert "more than one case" in several.err
    assert "EHE-1, EHE-22" in several.err
    assert "EHE-22" in wrong.err.rpartition("EHE-2'")[2]
    assert Path(f"other-{DAY}.supervision.toml").exists()


REFUSED = {
    ("s.toml", "--reference", "EHE-9"): "is about 'EHE-1', not 'EHE-9'",
    ("s.toml", "--save", "x.toml"): "Call it x.supervision.toml.",
    ("s.toml", "--save", "there/x.supervision.toml"): "is not beside the session",
    ("s.toml", "--save", "other.supervision.toml"): "is a supervision of another session",
    ("other.supervision.toml", "--save", "x.supervision.toml"): "Leave it out.",
    ("empty",): "holds no session with a case reference",
    ("s.toml", "--as", "markdown", "--out", "s.toml", "--force"): "is read from",
    (".", "--as", "markdown", "--out", "s.toml", "--force"): "is read from",
}


def test_what_cannot_work_is_refused_and_nothing_is_written() -> None:
    saved()
    saved(HELD, "other.toml")
    supervise(path="other.toml", more=("--save", "other.supervision.toml"))
    Path("empty").mkdir()
    Path("there").mkdir()
    before = {path: path.read_bytes() for path in Path().rglob("*.toml")}
    for (path, *more), said in REFUSED.items():
        done = supervise(path=path, more=tuple(more))

        assert 2 == done.code, said
        assert said in done.err
        assert before == {each: each.read_bytes() for each in Path().rglob("*.toml")}, said


def test_a_name_of_ones_own_is_used_and_never_written_over_once_it_is_finished() -> None:
    saved()
    held({}, "--save", "mine.supervision.toml", day=DAY)
    again = supervise(more=("--save", "mine.supervision.toml"))

    assert 2 == again.code
    assert "is a finished supervision already" in again.err


def test_in_two_windows_the_second_is_refused() -> None:
    saved()
    supervise()
    path = Path(NAME)
    before = path.read_bytes()
    with open_file(path, seen_in(path)):
        done = call("supervise", NAME, "--plain", typed="\n")

    assert 3 == done.code
    assert "is open in another window" in done.err
    assert before == path.read_bytes()


def test_that_its_session_was_changed_or_is_gone_is_said() -> None:
    whole = saved()
    supervise()
    write_session(Path("s.toml"), whole.holding(Answers()))
    changed = supervise(path=NAME)
    Path("s.toml").unlink()
    gone = supervise(path=NAME)

    assert "was begun before the session's answers were changed" in changed.err
    assert 2 == gone.code
    assert "Put the session's file beside it again." in gone.err


def test_a_copy_to_share_holds_nothing_that_was_typed() -> None:
    saved()
    replies = {DECIDED: "1", "Who will do it": "Zebedee", "day like for elder": "Zebedee"}
    held(replies, day=DAY)

    assert "Zebedee" in call("supervise", NAME).out
    shared = call("supervise", NAME, "--share").out
    assert "Zebedee" not in shared
    assert "EHE-1" not in shared
