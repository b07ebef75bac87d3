"""Files that are no session at all: one line, the right exit code, and the file as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.files.bad_sessions import ANSWERS, GOOD, refused, written
from tests.files.test_edited_sessions import MORE
from tests.program import DAY, call

pytestmark = pytest.mark.usefixtures("empty_folder")


# Files that are no session at all


def test_what_is_no_toml_of_ours_is_one_line() -> None:
    for content, said in [
        (b"x = \n", "bad.toml, line 1: is not TOML: "),
        (b"[case]\nreference = 'x\n", "bad.toml, line 2: is not TOML: "),
        (b"a = 1\na = 2\n", "bad.toml, line 2: is not TOML: it sets a a second time. "),
        (b"a = 2026-02-30\n", "bad.toml, line 1: is not TOML: invalid date"),
        (b"a = 0000-01-01\n", "bad.toml, line 1: is not TOML: "),
        (b"a = 1\n\xff\xfe\n", "bad.toml: line 2 is not UTF-8 text. Save the file as UTF-8"),
        (bytes(range(256)) * 8, "bad.toml: line 2 is not UTF-8 text. "),
        (b"\x00\x01", "bad.toml, line 1: is not TOML: "),
        (b"a = " + b"[" * 100_000, "bad.toml, line 1: is nested too deeply. "),
        (b"a." * 50_000 + b"a = 1", "bad.toml: is nested too deeply. "),
        (b"format = 3\nx = [", "bad.toml, line 2: is not TOML: "),
        (b"format = 3\nx = 1\n", "bad.toml: is of format 3, and this version reads up to "),
    ]:
        (problem,) = refused(written(content))

        assert said == problem[: len(said)], content


def test_a_newer_format_asks_for_a_newer_program() -> None:
    (problem,) = refused(written(GOOD.replace("format = 2", "format = 7")))

    assert problem.endswith("Install a newer ehe-check to open it.")


def test_a_file_of_the_trial_version_is_refused_in_one_sentence() -> None:
    assert [
        (
            "bad.toml: was made with a trial version of ehe-check (format 1), which this one "
            "cannot read; nothing in it was changed. Begin a new one."
        )
    ] == refused(written(GOOD.replace("format = 2", "format = 1")))


OLD = GOOD.replace("2026.12.0", "2026.11.4")
TOO_OLD = (
    "was made with version 2026.11.4 of the questions, which this one cannot read; nothing "
    "in it was changed. Begin a new one."
)


def test_what_was_answered_with_the_first_questions_is_refused_in_one_sentence() -> None:
    assert [f"bad.toml: {TOO_OLD}"] == refused(written(OLD))


@pytest.mark.parametrize(
    "command",
    [
        ["case", "case/bad.toml"],
        ["sheet", "case/bad.toml"],
        ["compare", "case/bad.toml", "case/good.toml"],
        ["compare", "case/good.toml", "case/bad.toml"],
        ["supervise", "case/bad.toml"],
        ["due", "case/bad.toml"],
        ["meeting", "case/bad.toml"],
        ["case", "new.toml", "--follow", "case/bad.toml"],
    ],
    ids=" ".join,
)
def test_every_command_refuses_it(command: list[str]) -> None:
    Path("case").mkdir()
    written(GOOD, "case/good.toml")
    path = written(OLD, "case/bad.toml")
    done = call(*command)

    assert (3, "") == (done.code, done.out)
    assert [f"case/bad.toml: {TOO_OLD}"] == done.problems
    assert OLD == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["due case", "themes case", "compare --picture case"])
def test_every_look_at_a_folder_names_it_as_one_that_cannot_be_read(command: str) -> None:
    Path("case").mkdir()
    written(GOOD.replace("set =", "finished = 2026-11-24T10:05:00+00:00\nset ="), "case/good.toml")
    path = written(OLD, "case/bad.toml")
    done = call(*command.split())

    assert "bad.toml" in done.out + done.err
    assert "was made with version 2026.11.4 of the questions" in done.out + done.err
    assert OLD == path.read_text(encoding="utf-8")


def test_a_bank_of_ones_own_may_have_a_version_of_that_month() -> None:
    done = call("sheet", written(OLD.replace('id = "case"', 'id = "mine"')))

    assert "of the questions, which" not in done.err


@pytest.mark.parametrize(
    ("head", "code"), [("format = 1\n", 3), ("format = 2\n", 0), ("", 0)], ids=["1", "2", "none"]
)
def test_bare_answers_are_refused_only_if_they_say_that_they_are_older(
    head: str, code: int
) -> None:
    done = call("case", written(GOOD), "--answers", written(head + MORE, "more.toml"))

    assert code == done.code
    assert ("trial version" in done.err) is (code == 3)


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert ["bad.toml: is empty. Take it from a copy, or start in another file."] == [
        *call("sheet", written("")).problems
    ]


def test_bare_answers_are_no_session_and_the_remedy_says_how_to_use_them() -> None:
    assert [
        "bad.toml: holds answers but no [session]. Use it with --answers, and another FILE."
    ] == call("sheet", written(ANSWERS)).problems


def test_ten_megabytes_of_noise_are_refused_by_their_size_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(os.urandom(10 * 1024 * 1024))
    really_read = Path.read_bytes

    def read_any_other(self: Path) -> bytes:
        assert self != path
        return really_read(self)

    monkeypatch.setattr(Path, "read_bytes", read_any_other)
    done = call("sheet", path)

    assert (3, ["bad.toml: is 10.0 MB, larger than any file of this program. "]) == (
        done.code,
        [problem.split("Check")[0] for problem in done.problems],
    )


def test_a_folder_is_no_file() -> None:
    Path("bad.toml").mkdir()

    assert ["bad.toml: is not a file. Give the path of a TOML file."] == refused(Path("bad.toml"))


def test_a_pipe_is_no_file_and_is_not_waited_for() -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo("bad.toml")

    assert ["bad.toml: is not a file. Give the path of a TOML file."] == refused(Path("bad.toml"))


def test_a_device_is_no_file() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")

    assert 1 == len(refused(Path("/dev/zero")))


def test_a_link_in_a_circle_and_one_to_nothing_are_one_line_each() -> None:
    Path("circle.toml").symlink_to("circle.toml")
    Path("nothing.toml").symlink_to("gone.toml")

    assert ["circle.toml", "nothing.toml"] == [
        refused(Path(name))[0].split(":")[0] for name in ("circle.toml", "nothing.toml")
    ]


def test_a_file_that_is_not_there_is_one_line() -> None:
    assert ["no.toml: is not there. Check the path and the name."] == call(
        "sheet", "no.toml"
    ).problems


# Byte-order marks, line ends and links are read as they should be


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()],
    ids=["byte-order mark", "CRLF"],
)
def test_what_editors_do_to_a_file_does_not_matter(content: bytes) -> None:
    path = written(content)
    before = path.read_bytes()
    done = call("sheet", path, "--today", DAY)

    assert (0, []) == (done.code, done.problems)
    assert call("sheet", written(GOOD, "good.toml"), "--today", DAY).out == done.out
    assert before == path.read_bytes()


def test_a_link_stays_a_link_and_its_target_is_saved() -> None:
    Path("folder").mkdir()
    written(GOOD, "folder/real.toml")
    Path("link.toml").symlink_to("folder/real.toml")
    done = call("case", "link.toml", "--answers", written(MORE, "more.toml"))

    assert 0 == done.code
    assert Path("link.toml").is_symlink()
    assert "NOW-2" in Path("folder/real.toml").read_text(encoding="utf-8")
