"""The file of attempts: it only grows, is its owner's alone, and survives a kill at any byte."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from ehe_check.errors import UnusableFileError
from ehe_check.quiz.again import Attempt, answered_in, reviews
from ehe_check.quiz.attempt_file import (
    append_attempt,
    attempts_file,
    prepare_attempts,
    read_attempts,
)
from ehe_check.quiz.left_file import Left, forget_left, keep_left, left_file, read_left
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import Sureness, Verdict
from tests import systems
from tests.program import ROOT, clean_environment, keep_data_in
from tests.quizzes import attempt, small_quiz

pytestmark = pytest.mark.usefixtures("empty_folder")

THREE = [attempt(0, "0"), attempt(1, "2/3", item="QZ-2"), attempt(2, item="QZ-3")]


def written(path: Path, attempts: list[Attempt]) -> bytes:
    for each in attempts:
        append_attempt(each, path)
    return path.read_bytes()


def test_what_is_kept_is_read_again_in_the_order_made(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", THREE)
    read = read_attempts(tmp_path / "a.jsonl")

    assert (tuple(THREE), ()) == (read.attempts, read.passed_over)
    assert b"\n" == (tmp_path / "a.jsonl").read_bytes()[-1:]
    assert () == read_attempts(tmp_path / "none.jsonl").attempts
    (tmp_path / "deep.jsonl").write_bytes(b"[" * 200_000)
    assert 1 == len(read_attempts(tmp_path / "deep.jsonl").passed_over)


def test_nothing_in_the_file_says_who_it_is() -> None:
    assert set(Attempt.model_fields) == {
        *("format", "at", "sitting", "bank", "version", "item", "given", "sure", "share")
    }


def test_a_file_cut_at_any_byte_keeps_every_whole_attempt_and_takes_new_ones(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl"
    whole = written(path, THREE)
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        kept = sum(end - 1 <= cut for end in ends)  # a line without its end is whole too
        is_torn = cut not in (0, *ends) and cut + 1 not in ends
        before = read_attempts(path)
        append_attempt(attempt(5), path)
        after = read_attempts(path)

        assert tuple(THREE[:kept]) == before.attempts, cut
        assert (*THREE[:kept], attempt(5)) == after.attempts, cut
        assert is_torn == bool(before.passed_over) == bool(after.passed_over), cut
        torn = f"{path}, line {kept + 1}: was cut short, is not an attempt, or has a "
        assert all(str(each).startswith(torn) for each in before.passed_over)
        assert path.read_bytes().startswith(whole[:cut])


def test_a_day_from_which_none_can_be_counted_on_is_named_and_passed_over(tmp_path: Path) -> None:
    for at in ["9999-12-31 23:59:59-14:00", "9999-12-31T00:00:00Z", "0001-01-01 00:00:00+14:00"]:
        path = tmp_path / "a.jsonl"
        line = json.loads(THREE[0].model_dump_json(exclude_none=True)) | {"at": at}
        path.write_text(json.dumps(line) + "\n", encoding="utf-8")
        written(path, THREE[1:])
        read = read_attempts(path)
        (problem,) = read.passed_over

        assert tuple(THREE[1:]) == read.attempts, at
        assert "has a day that cannot be right" in str(problem), at


ZONES = st.timezones() | st.just(timezone(timedelta(hours=-14)))
LATEST = datetime(9999, 12, 30)  # noqa: DTZ001 (a zone is drawn for it)
DAYS = st.datetimes(timezones=ZONES) | st.datetimes(min_value=LATEST, timezones=ZONES)


@property_of(st.lists(DAYS, min_size=1, max_size=5), st.booleans())
def test_whatever_days_the_file_holds_the_next_one_is_worked_out(
    days: list[datetime],
    is_missed: bool,  # noqa: FBT001 (what is drawn)
) -> None:
    one = json.loads(attempt(0, "0" if is_missed else "1").model_dump_json(exclude_none=True))
    made = [one | {"at": day.isoformat(), "sitting": str(n)} for n, day in enumerate(days)]
    read = [each for raw in made if (each := _attempt_or_none(raw)) is not None]

    assert len(reviews(read, THREE[0].bank)) <= 1


def _attempt_or_none(raw: dict[str, object]) -> Attempt | None:
    try:
        return Attempt.model_validate(raw)
    except ValueError:
        return None


@property_of(noise=st.binary(max_size=60))
def test_whatever_is_in_the_file_is_read_or_passed_over(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("noise") / "a.jsonl"
    written(path, THREE[:1])
    path.write_bytes(path.read_bytes() + noise)
    append_attempt(THREE[1], path)

    assert tuple(THREE[:2]) == read_attempts(path).attempts


def test_a_key_of_a_newer_program_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(written(path, THREE[:1]).replace(b'"format":1', b'"format":1,"newer":[2]'))

    assert "QZ-1" == read_attempts(path).attempts[0].item


def test_what_an_earlier_version_asked_is_read_and_comes_round_in_this_one(
    tmp_path: Path,
) -> None:
    quiz, path = load_quiz(), tmp_path / "attempts.jsonl"
    given = {"QZ-120": (("a", "b"),), "QZ-234": (("a",), ("a",)), "QZ-323": (tuple("acbd"),)}
    for day, (item, chosen) in enumerate(given.items()):
        sure = (Sureness.SURE,) * len(chosen)
        earlier = {"version": "2026.11.3", "given": chosen, "sure": sure}
        missed = attempt(day, "1/2", item=item, bank=quiz.id)
        append_attempt(missed.model_copy(update=earlier), path)
    read = read_attempts(path)

    assert () == read.passed_over
    assert given.keys() == {each.item for each in reviews(read.attempts, quiz.id)}
    assert [*given.values()] == [each.given for each in read.attempts]


@systems.modes
def test_the_file_and_its_folder_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "home" / "a.jsonl"
    before = os.umask(0)
    try:
        append_attempt(THREE[0], path)
    finally:
        os.umask(before)

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert 0o700 == stat.S_IMODE(path.parent.stat().st_mode)


def test_each_attempt_is_on_disk_before_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real_write, real_sync = os.write, os.fsync

    def write_a_little(descriptor: int, data: bytes) -> int:
        calls.append("write")
        return real_write(descriptor, data[:100])

    def sync(descriptor: int) -> None:
        calls.append("sync")
        real_sync(descriptor)

    monkeypatch.setattr(os, "write", write_a_little)
    monkeypatch.setattr(os, "fsync", sync)
    append_attempt(THREE[0], tmp_path / "a.jsonl")
    first, calls[:] = list(calls), []
    append_attempt(THREE[1], tmp_path / "a.jsonl")
    syncs = ["sync"] * (1 + systems.IS_POSIX)  # the file's, and its folder's

    assert ["write", *syncs] == [*dict.fromkeys(first[:-1]), *first[-1:]]
    assert ["write", "sync"] == list(dict.fromkeys(calls))
    assert (len(syncs), 1) == (first.count("sync"), calls.count("sync"))
    assert tuple(THREE[:2]) == read_attempts(tmp_path / "a.jsonl").attempts


@systems.flushed_folders
def test_a_disk_that_cannot_flush_a_folder_still_keeps_the_first_attempt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def files_alone(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", files_alone)
    path = tmp_path / "attempts.jsonl"
    append_attempt(THREE[0], path)

    assert (THREE[0],) == read_attempts(path).attempts


def test_a_place_that_cannot_be_written_is_said_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    keep_data_in(tmp_path / "file" / "home", monkeypatch)
    with pytest.raises(UnusableFileError, match="a part of its path is a file"):
        prepare_attempts()
    with pytest.raises(UnusableFileError):
        append_attempt(THREE[0])
    if systems.IS_POSIX:  # Windows says that it is not there
        with pytest.raises(UnusableFileError, match="a part of its path is a file"):
            read_attempts(tmp_path / "file" / "a.jsonl")
    keep_data_in(tmp_path / "home", monkeypatch)
    attempts_file().mkdir(parents=True)
    for use in (prepare_attempts, read_attempts):
        with pytest.raises(UnusableFileError, match="is not a file"):
            use()


def test_the_place_is_the_users_data_folder_wherever_settings_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = attempts_file()
    for home in (str(tmp_path / "shared"), ""):
        monkeypatch.setenv("EHE_CHECK_HOME", home)

        assert own == attempts_file()

    assert "attempts.jsonl" == attempts_file().name
    assert "ehe-check" in attempts_file().parts
    if sys.platform == "linux":
        assert tmp_path / "data" / "ehe-check" / "attempts.jsonl" == attempts_file()


_WRITER = """
from ehe_check.quiz.attempt_file import append_attempt
from tests.quizzes import attempt, small_quiz
while True:
    append_attempt(attempt(0))
"""


@systems.kills
def test_a_real_kill_loses_nothing_that_was_kept() -> None:
    for wait in (0.01, 0.02, 0.05):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER], env=clean_environment(), cwd=ROOT
        ) as writer:
            size = attempts_file().stat().st_size if attempts_file().exists() else 0
            while not attempts_file().exists() or attempts_file().stat().st_size == size:
                time.sleep(0.01)
            time.sleep(wait)
            before = len(read_attempts().attempts)
            writer.send_signal(signal.SIGKILL)
        after = read_attempts()

        assert 0 < before <= len(after.attempts)
        assert all(each == attempt(0) for each in after.attempts)


@pytest.mark.usefixtures("empty_folder")
def test_a_quiz_that_was_left_is_kept_until_its_end_and_one_that_cannot_be_read_is_none() -> None:
    left = Left(format=1, sitting="s", bank="mine", items=("QZ-1",))
    assert read_left("mine") is None
    keep_left(left)
    assert (left, None) == (read_left("mine"), read_left("another"))
    forget_left(left.model_copy(update={"sitting": "another"}))
    assert left == read_left("mine")
    forget_left(left)
    forget_left(left)
    assert not left_file("mine").exists()
    left_file("mine").write_text("sitting = 3")
    assert read_left("mine") is None


def test_what_was_answered_in_a_sitting_is_taken_up_so_far_as_the_bank_still_has_it() -> None:
    quiz = small_quiz()
    kept = [
        attempt(0, sitting="mine"),
        attempt(1, sitting="mine").model_copy(update={"given": (("b",),)}),
        attempt(1, item="QZ-2", sitting="another"),
        attempt(1, item="QZ-99", sitting="mine"),
        attempt(1, item="QZ-3", sitting="mine").model_copy(update={"given": (("z",),)}),
        attempt(1, item="QZ-5", sitting="mine").model_copy(update={"given": (("a", "b"),)}),
        attempt(1, item="QZ-6", sitting="mine"),
    ]

    (taken,) = answered_in("mine", kept, quiz)

    assert ("QZ-1", (("b",),), Verdict.WRONG) == (
        taken.item.id,
        taken.given,
        taken.marking.verdict,
    )
