"""Files that are no session at all: one line, the right exit code, and the file as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.files.bad_sessions import ANSWERS, GOOD, refused, written
from tests.files.test_edited_sessions import MORE
from tests.program import DAY, call

pytestmark = pytest.mark.usefixtures("empty_folder")


OLD = GOOD.replace("2026.12.0", "2026.11.4")
TOO_OLD = (
    "was made with version 2026.11.4 of the questions, which this one cannot read; nothing "
    "in it was changed. Begin a new one."
)


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
        (
            b"format = 4\nx = 1\n",
            (
                "bad.toml: is of format 4, and this version reads up to format 3. "
                "Install a newer ehe-check to open it."
            ),
        ),
        (
            GOOD.replace("format = 3", "format = 2").encode(),
            (
                "bad.toml: was made with a trial version of ehe-check (format 2), which this one "
                "cannot read; nothing in it was changed. Begin a new one."
            ),
        ),
        (OLD.encode(), f"bad.toml: {TOO_OLD}"),
    ]:
        (problem,) = refused(written(content))

        assert said == problem[: len(said)], content


def test_what_is_empty_and_bare_answers_are_no_session_and_the_remedy_says_what_to_do() -> None:
    for content, said in [
        ("", "bad.toml: is empty. Take it from a copy, or start in another file."),
        (
            ANSWERS,
            "bad.toml: holds answers but no [session]. Use it with --answers, and another FILE.",
        ),
        *(
            (
                f"format = 3\n[{key}]\n{more}",
                (
                    f"bad.toml: is the record of a {key}, and no session. "
                    "Give the file of the session."
                ),
            )
            for key, more in (("meeting", ""), ("supervision", "[session]\nid = 'x'\n"))
        ),
    ]:
        assert [said] == call("sheet", written(content)).problems


def test_every_command_refuses_or_names_what_was_answered_with_the_first_questions() -> None:
    Path("case").mkdir()
    written(GOOD, "case/good.toml")
    path = written(OLD, "case/bad.toml")
    for command in (
        "case case/bad.toml",
        "sheet case/bad.toml",
        "compare case/bad.toml case/good.toml",
        "compare case/good.toml case/bad.toml",
        "supervise case/bad.toml",
        "due case/bad.toml",
        "meeting case/bad.toml",
        "case new.toml --follow case/bad.toml",
    ):
        done = call(*command.split())

        assert (3, "") == (done.code, done.out), command
        assert [f"case/bad.toml: {TOO_OLD}"] == done.problems, command
        assert OLD == path.read_text(encoding="utf-8"), command

    written(GOOD.replace("set =", "finished = 2026-11-24T10:05:00+00:00\nset ="), "case/good.toml")
    for command in ("due case", "themes case", "compare --picture case"):
        done = call(*command.split())

        assert "bad.toml" in done.out + done.err, command
        assert "was made with version 2026.11.4 of the questions" in done.out + done.err, command
        assert OLD == path.read_text(encoding="utf-8"), command


def test_a_bank_of_ones_own_may_have_a_version_of_that_month() -> None:
    done = call("sheet", written(OLD.replace('id = "case"', 'id = "mine"')))

    assert "of the questions, which" not in done.err


def test_bare_answers_are_refused_only_if_they_say_that_they_are_older() -> None:
    for head, code in [("format = 2\n", 3), ("format = 3\n", 0), ("", 0)]:
        done = call("case", written(GOOD), "--answers", written(head + MORE, "more.toml"))

        assert (code, code == 3) == (done.code, "trial version" in done.err), head


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


def test_what_is_no_file_is_one_line_and_a_pipe_is_not_waited_for() -> None:
    Path("folder.toml").mkdir()
    Path("circle.toml").symlink_to("circle.toml")
    Path("nothing.toml").symlink_to("gone.toml")
    said = {
        "folder.toml": "is not a file. Give the path of a TOML file.",
        "circle.toml": "",
        "nothing.toml": "",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe.toml")
        said |= {"pipe.toml": said["folder.toml"]}
    if Path("/dev/zero").exists():
        said |= {"/dev/zero": ""}
    for name, words in said.items():
        (problem,) = refused(Path(name))

        assert problem.startswith(f"{name}: {words}")
    assert ["no.toml: is not there. Check the path and the name."] == call(
        "sheet", "no.toml"
    ).problems


# Byte-order marks, line ends and links are read as they should be


def test_what_editors_do_to_a_file_does_not_matter() -> None:
    expected = call("sheet", written(GOOD, "good.toml"), "--today", DAY).out
    for content in (b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()):
        path = written(content)
        done = call("sheet", path, "--today", DAY)

        assert (0, [], expected) == (done.code, done.problems, done.out), content
        assert content == path.read_bytes()


def test_a_link_stays_a_link_and_its_target_is_saved() -> None:
    Path("folder").mkdir()
    written(GOOD, "folder/real.toml")
    Path("link.toml").symlink_to("folder/real.toml")
    done = call("case", "link.toml", "--answers", written(MORE, "more.toml"))

    assert 0 == done.code
    assert Path("link.toml").is_symlink()
    assert "NOW-2" in Path("folder/real.toml").read_text(encoding="utf-8")
