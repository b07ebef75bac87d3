"""A save that fails, seen from the chair: nobody is sent away, and no typed text is gone."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ehe_check.files import whole_files
from ehe_check.over_time.supervision_file import read_supervision
from ehe_check.quiz.kept_files import read_room, read_sheets
from tests.cli.meetings import GUARDED, flat, saved
from tests.cli.test_plain_walk import START, Talk, session, talk, usual
from tests.cli.test_supervise import NAME
from tests.program import DAY, call, converse, converse_at_terminal, typing

NOTE = "The health visitor was told that the family had moved. " * 20
NOT_SAVED = "IMPORTANT. Not saved: "
AGAIN, ELSEWHERE, SHOW, STOP = "1", "2", "3", "4"

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not hasattr(os, "posix_spawn") or sys.platform == "win32", reason="limits of POSIX are used"
    ),
]


def notes(path: str) -> list[str]:
    return [answer["note"] for answer in session(path).get("answers", []) if "note" in answer]


def limited(talking: Talk, size: int) -> None:
    """Let a process write no file larger than this, as on a full disk; -1 lets it again."""
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system limits no other process")
    hard = resource.prlimit(talking.process.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(talking.process.pid, resource.RLIMIT_FSIZE, (size, hard))


def note_that_cannot_be_saved(talking: Talk) -> str:
    """Answer one question, then type a note that the place has no room for; return what is said."""
    talking.until_asked()
    talking.type("1")
    talking.until_asked()
    limited(talking, 900)
    talking.type("note")
    talking.until_asked()
    talking.type(NOTE.strip())
    return talking.until_asked() or ""


# A place with no room, for real


def test_a_note_that_cannot_be_saved_is_kept_until_there_is_room() -> None:
    with talk("s.toml", *START) as talking:
        said = note_that_cannot_be_saved(talking)

        assert NOT_SAVED in said
        assert "What you gave last is still here." in flat(said)
        assert [] == notes("s.toml")
        talking.type(AGAIN)
        assert NOT_SAVED in (talking.until_asked() or "")
        limited(talking, -1)
        talking.type(AGAIN)
        asked = talking.until_asked() or ""
        code, _ = talking.end()

    assert "Note so far: The health visitor" in asked
    assert (0, [NOTE.strip()]) == (code, notes("s.toml"))
    assert ["s.toml"] == [each.name for each in Path().iterdir()]


@pytest.mark.parametrize("ending", [STOP, None])
def test_a_note_that_cannot_be_saved_is_shown_where_somebody_stops_and_the_exit_code_says_so(
    ending: str | None,
) -> None:
    with talk("s.toml", *START) as talking:
        note_that_cannot_be_saved(talking)
        before = Path("s.toml").read_bytes()
        heard = len(talking.said)
        if ending:
            talking.type(ending)
        code, _ = talking.end()

    told = talking.said[heard:]
    assert NOTE.strip() in flat(told)
    assert "Not saved: what you gave last. Everything before it was saved in" in told
    assert (3, before) == (code, Path("s.toml").read_bytes())
    assert told.splitlines()[-1].startswith("ehe-check: s.toml: cannot be written")


def test_what_cannot_be_saved_here_goes_on_in_another_place() -> None:
    Path("cases").mkdir()
    gone = partial(shutil.rmtree, "cases")
    steps = ("1", gone, "note", "a note", ELSEWHERE, "nowhere/other.toml", "other", "1")
    done = converse("case", "cases/s.toml", *START, reply=typing(*steps))

    assert "is not a folder any more" in flat(done.err)
    assert "There is no folder nowhere" in done.err
    assert "To go on:\n  ehe-check case other.toml" in done.err
    assert (0, ["a note"]) == (done.code, notes("other.toml"))
    assert 2 == len(session("other.toml")["answers"])
    assert not Path("cases").exists()


def test_a_folder_that_comes_back_is_saved_in_again() -> None:
    Path("cases").mkdir()
    away, back = partial(shutil.move, "cases", "away"), partial(shutil.move, "away", "cases")
    done = converse("case", "cases/s.toml", *START, reply=typing(away, "1", back, AGAIN))

    assert 0 == done.code
    assert ["NOW-1"] == [each["question"] for each in session("cases/s.toml")["answers"]]


# A file that changed underneath


def colleagues() -> None:
    """Write what a colleague would have."""
    text = Path("s.toml").read_text(encoding="utf-8").replace("EHE-0042", "EHE-0043")
    Path("s.toml").write_text(text, encoding="utf-8")
    Path("theirs").write_text(text, encoding="utf-8")


def test_both_are_kept_where_a_file_changed_underneath() -> None:
    done = converse("case", "s.toml", *START, reply=typing(colleagues, "1", "1", "1r"))

    assert "was changed by another window or program while it was open here" in flat(done.err)
    assert "Save mine beside it, as s-2.toml, and go on there" in done.err
    assert "To go on:\n  ehe-check case s-2.toml" in done.err
    assert (0, Path("theirs").read_bytes()) == (done.code, Path("s.toml").read_bytes())
    assert ["NOW-1", "NOW-2"] == [each["question"] for each in session("s-2.toml")["answers"]]


def test_at_its_end_a_walk_that_went_on_beside_its_file_saves_its_page_beside_that() -> None:
    wanted = ["1"]

    def reply(asked: str) -> str:
        if not Path("theirs").exists():
            colleagues()
        return wanted.pop() if wanted and "as Word" in asked else usual(asked)

    done = converse_at_terminal("case", "s.toml", *START, reply=reply)
    (page,) = {each.name for each in Path().iterdir()} - {"s.toml", "s-2.toml", "theirs"}

    assert 0 == done.code
    assert page.startswith("s-2.")
    assert f"Savedin{Path(page).absolute()}" in "".join(done.out.split())


# Letters in another encoding


MEANT = {
    b"caf\xe9": ("caf\u00e9", '"caf\u00e9"'),
    b"a \x93child\x94 of two": ("a \u201cchild\u201d of two", '"\u201cchild\u201d"'),
    b"half \xff of it": ("half \u00ff of it", '"\u00ff"'),
    b"\x81": ("\ufffd", '"\ufffd"'),
    b"\xed\xa0\x80": ("\u00ed\xa0\u20ac", '"\u00ed'),
}


def test_letters_that_are_not_utf_8_are_kept_as_they_were_meant() -> None:
    for number, (line, (kept, said)) in enumerate(MEANT.items()):
        done = call("case", f"{number}.toml", *START, typed=b"1\nnote\n" + line + b"\n")

        assert 0 == done.code
        assert [kept] == notes(f"{number}.toml")
        assert f"They were read as {said}" in flat(done.err)


# Every other talk that saves


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let saves fail from the one with a number on, or so many; those before and after work."""
    real, fails, count = whole_files._written_beside, set[int](), itertools.count(1)  # noqa: SLF001 (the first step of a save)

    def written(target: Path, content: bytes) -> Path:
        if next(count) in fails:
            full()
        return real(target, content)

    def begin(first: int, many: int = 99) -> None:
        monkeypatch.setattr(whole_files, "_written_beside", written)
        fails.update(range(first, first + many))

    return begin


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def typed(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_in_supervision_what_was_said_last_is_shown_and_the_rest_is_saved(
    failing: Callable[..., None],
) -> None:
    saved(GUARDED)
    failing(2)
    lines = ("", "It went to the library.", SHOW, STOP)
    done = call("supervise", "s.toml", "--plain", "--today", DAY, typed=typed(*lines))

    assert 3 == done.code
    assert 2 == done.err.count('text = "It went to the library."')
    assert "Not saved: what you gave last." in done.err
    assert () == read_supervision(Path(NAME)).value.days


def test_a_supervision_goes_on_elsewhere(failing: Callable[..., None]) -> None:
    saved(GUARDED)
    failing(1)
    lines = typed("", ELSEWHERE, "other")
    done = call("supervise", "s.toml", "--plain", "--today", DAY, typed=lines)

    assert 3 == done.code
    assert "Nothing was saved." in done.err
    assert ["s.toml"] == [each.name for each in Path().iterdir()]


def test_a_room_goes_on_and_the_counts_are_saved_once_they_can_be(
    failing: Callable[..., None],
) -> None:
    failing(1, 2)
    options = ("--save", "a.quiz-room.toml", "--paper", "A")
    lines = typed("", "9 4 2 1", "r", "", "", "l")
    done = call("quiz", "room", "--plain", "--today", DAY, *options, typed=lines)

    assert "Not saved yet: the file cannot be written: the disk is full." in done.err
    assert 0 == done.code
    assert (9, 4, 2, 1) == read_room(Path("a.quiz-room.toml")).value.questions[0].before


def test_a_room_that_could_never_be_saved_says_so_at_its_end(
    failing: Callable[..., None],
) -> None:
    failing(1)
    options = ("--save", "a.quiz-room.toml", "--paper", "A")
    lines = typed("", "9 4 2 1", "e", "l", STOP)
    done = call("quiz", "room", "--plain", "--today", DAY, *options, typed=lines)

    assert 3 == done.code
    assert "Nothing was saved." in done.err
    assert "9,\n" in done.err


def test_a_sheet_of_a_paper_that_cannot_be_saved_can_be_tried_again(
    failing: Callable[..., None],
) -> None:
    options = ("--paper", "A", "--when", "before", "--plain", "--today", DAY)
    letters = "- " * 20
    failing(2)
    lines = typed(letters, letters, STOP)
    done = call("quiz", "enter", "a.quiz-sheets.toml", *options, typed=lines)

    assert 3 == done.code
    assert "Not saved: what you gave last. Everything before it was saved in" in done.err
    assert "Saved, without names" not in done.err
    assert 1 == len(read_sheets(Path("a.quiz-sheets.toml")).value.sheets)


def test_answers_of_a_quiz_that_cannot_be_kept_do_not_end_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ehe_check.quiz.attempt_file._write", full)
    monkeypatch.setattr("ehe_check.cli.quiz.prepare_attempts", lambda: Path("a.jsonl"))
    options = ("--plain", "--length", "2", "--topic", "visits", "--today", DAY)
    done = call("quiz", *options, typed=typed(*["1"] * 40))

    assert 0 == done.code
    assert 2 == flat(done.err).count("This answer is not kept: ")
    assert "all but 2," in done.err


# A fault in the program itself: no traceback, and nothing that anybody typed.


TYPED = "the words that somebody typed"


def raises(*_: object, **__: object) -> None:
    raise RuntimeError({TYPED: TYPED}) from ValueError(TYPED)


@pytest.mark.parametrize(
    ("place", "arguments"),
    [
        ("ehe_check.sheet.compose.compose", ["demo"]),
        ("ehe_check.cli.sheet.print_sheet", ["demo"]),
        ("ehe_check.case.answers_file.take", ["case", "s.toml", "--answers", "from.toml"]),
        ("ehe_check.files.toml.dump_toml", ["case", "s.toml", "--answers", "from.toml"]),
        ("ehe_check.ask.by_lines.LinesAsker.put", ["case", "s.toml", "--plain"]),
    ],
)
def test_a_fault_prints_where_it_is_and_nothing_that_was_typed(
    place: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f'[[answers]]\nquestion = "NOW-1"\nvalue = "no"\nnote = "{TYPED}"\n'
    Path("from.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(place, raises)
    done = call(*arguments, "--today", DAY)

    assert 70 == done.code
    assert "a fault in the program itself (RuntimeError in test_failed_saves.py, line" in done.err
    assert "Traceback" not in done.err
    assert TYPED not in done.err + done.out


def test_a_fault_during_a_walk_keeps_what_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--plain", "--quick", "--role", "police", "--reference", "EHE-1"]
    monkeypatch.setattr("ehe_check.ask.case.for_each.ask_list", raises)
    done = call("case", "s.toml", *options, typed="1\n1r\n1\n1\n")

    assert 70 == done.code
    assert 4 == Path("s.toml").read_text(encoding="utf-8").count("[[answers]]")
    assert ["s.toml"] == [path.name for path in Path().iterdir()]
