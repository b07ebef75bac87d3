"""Sessions that people have edited: one line a problem, with its place."""

from __future__ import annotations

import os
import time
import tomllib
from pathlib import Path

import pytest

from ehe_check.judge.answers import MOST_ON_A_LIST
from tests import systems
from tests.files.bad_sessions import ANSWERS, EDITS, GOOD, JARGON, refused, written
from tests.program import DAY, call

pytestmark = pytest.mark.usefixtures("empty_folder")


MORE = '[[answers]]\nquestion = "NOW-2"\nvalue = ["nothing"]\n'


def test_a_wrong_edit_is_one_line_with_its_place() -> None:
    assert 0 == call("sheet", written(GOOD.replace("EHE-0042", ""))).code
    for edit in EDITS["session"]:
        assert edit["stands"] in GOOD
        (problem,) = call(
            "sheet", written(GOOD.replace(edit["stands"], edit["written"], 1))
        ).problems

        assert problem.startswith("bad.toml")
        assert edit["said"] in problem
        assert [] == [word for word in JARGON if word in problem.replace("invalid", "")]


def listing(children: int, *, removed: int = 0) -> str:
    """A session in which so many children are listed, and so many more were taken off."""
    rows = [f'[[entries]]\nid = "child-{n}"\nlabel = "x"' for n in range(2, children + 1)]
    rows += [
        f'[[entries]]\nid = "child-{children + 1 + n}"\nlabel = "x"\nremoved = 2026-11-01'
        for n in range(removed)
    ]
    return GOOD + "\n".join(rows)


def test_a_list_of_more_than_anybody_could_wait_for_is_refused_at_the_door() -> None:
    started = time.monotonic()
    problems = refused(written(listing(200)))

    assert 100 == len(problems)
    assert problems[0].startswith(
        "bad.toml, line 327, entries 101 (child-101): is one more than the"
    )
    assert problems[0].endswith("Put the rest in a second session, so that nobody is left out.")
    assert time.monotonic() - started < SOON


def test_answers_that_list_thousands_are_refused_at_once() -> None:
    rows = "".join(f'[[entries]]\nid = "child-{n}"\nlabel = "x"\n' for n in range(1, 10_000))
    started = time.monotonic()
    done = call("case", "never.toml", "--answers", written(rows + ANSWERS))

    assert (3, 9_999 - MOST_ON_A_LIST) == (done.code, len(done.problems))
    assert time.monotonic() - started < SOON


def test_a_list_may_hold_many_who_were_taken_off_it() -> None:
    assert 0 == call("case", written(listing(3, removed=40)), "--answers", written(MORE, "m")).code


SOON = 20


def test_every_problem_of_a_session_is_said_at_once() -> None:
    text = GOOD.replace('"quick"', '"quik"').replace('"no"', "3").replace('"record"', "[]")
    problems = refused(written(text))

    assert ["bad.toml, line 9", "bad.toml, line 21", "bad.toml, line 25"] == [
        ", ".join(problem.split(":")[0].split(", ")[:2]) for problem in problems
    ]


def test_unknown_keys_of_a_session_are_named_once_and_kept() -> None:
    text = GOOD.replace("[case]\n", "[extra]\nword = 'x'\n\n[case]\nreferense = 'y'\n")
    text = text.replace('question = "', 'colour = []\nquestion = "').replace("age = ", "agee = ")
    path = written(text)
    done = call("case", path, "--answers", written(MORE, "more.toml"))
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = text.split("\n")
    line, case = lines.index("[[answers]]") + 1, lines.index("[case]") + 1

    assert 0 == done.code
    assert [
        "bad.toml: the key 'extra' is not known here. It is kept.",
        (
            f"bad.toml, line {case}, case: the key 'referense' is not known here. "
            "Did you mean 'reference'? It is kept."
        ),
        (
            f"bad.toml, line {line}, answers 1 (NOW-1): the key 'colour' is not known here. "
            "Use one of: about, "
            "answered, asked, confirmed, evidence, heard, not_known, note, on, question, "
            "skipped, something, value. It is kept."
        ),
        "bad.toml, child-1: the key 'agee' is not known here. Did you mean 'age'? It is kept.",
    ] == done.problems
    assert "school-age" == kept["entries"][0]["agee"]
    assert ({"word": "x"}, "y") == (kept["extra"], kept["case"]["referense"])
    assert [[], [], None] == [answer.get("colour") for answer in kept["answers"]]


def test_unknown_questions_and_options_of_a_session_are_kept_and_set_aside() -> None:
    path = written(GOOD.replace("NOW-1", "NOW-99").replace('"never"', '"nevr"'))
    done = call("sheet", path)

    assert 0 == done.code
    assert [
        (
            "bad.toml: holds answers that do not fit the questions (NOW-99, VIS-1 (child-1)). "
            "They are kept, and set aside."
        )
    ] == done.problems


# Files that are no session at all: one line, the right exit code, and the file as it was.


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
        assert [f"{path}: {TOO_OLD}"] == done.problems, command
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
    said = {"folder.toml": "is not a file. Give the path of a TOML file."}
    if systems.HAS_LINKS:
        Path("circle.toml").symlink_to("circle.toml")
        Path("nothing.toml").symlink_to("gone.toml")
        said |= {"circle.toml": "", "nothing.toml": ""}
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


@systems.links
def test_a_link_stays_a_link_and_its_target_is_saved() -> None:
    Path("folder").mkdir()
    written(GOOD, "folder/real.toml")
    Path("link.toml").symlink_to("folder/real.toml")
    done = call("case", "link.toml", "--answers", written(MORE, "more.toml"))

    assert 0 == done.code
    assert Path("link.toml").is_symlink()
    assert "NOW-2" in Path("folder/real.toml").read_text(encoding="utf-8")
