"""A save that fails, seen from the chair: nobody is sent away, and no typed text is gone."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.files import whole_files
from ehe_check.over_time.agreed_file import read_supervision
from ehe_check.quiz.room_file import read_room
from tests import systems
from tests.cli.from_files import read, written
from tests.cli.meetings import GUARDED, flat, saved
from tests.cli.test_plain_walk import START, answers, usual
from tests.cli.test_supervise import NAME
from tests.program import DAY, Done, call, converse, converse_at_terminal, last_command, typing

NOTE = "The health visitor was told that the family had moved."
NOT_SAVED = "IMPORTANT. Not saved: "
BUT_THE_LAST = "Not saved: what you gave last. Everything before it was saved in"
AGAIN, ELSEWHERE, SHOW, STOP = "1", "2", "3", "4"


def notes(path: str = "s.toml") -> list[str]:
    return [answer["note"] for answer in answers(path).values() if "note" in answer]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let saves fail from the one with a number on, or so many; those before and after work."""
    real, fails, count = whole_files._written_beside, set[int](), itertools.count(1)  # noqa: SLF001 (the first step of a save)

    def on_a_full_disk(target: Path, content: bytes) -> Path:
        if next(count) in fails:
            full()
        return real(target, content)

    def begin(first: int, many: int = 99) -> None:
        monkeypatch.setattr(whole_files, "_written_beside", on_a_full_disk)
        fails.update(range(first, first + many))

    return begin


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


# A walk


def with_a_note(*lines: str) -> Done:
    """Answer one question, type a note that cannot be saved, and some lines more."""
    return converse("case", "s.toml", *START, reply=typing("1", "note", NOTE, *lines))


def test_a_note_that_cannot_be_saved_is_kept_until_there_is_room(
    failing: Callable[..., None],
) -> None:
    failing(3, 2)
    done = with_a_note(AGAIN, AGAIN)

    assert 2 == done.err.count(NOT_SAVED)
    assert "What you gave last is still here." in flat(done.err)
    assert f"Note so far: {NOTE}" in flat(done.err)
    assert (0, [NOTE]) == (done.code, notes())


@pytest.mark.parametrize("ending", [(STOP,), ()])
def test_a_note_that_cannot_be_saved_is_shown_where_somebody_stops_and_the_exit_code_says_so(
    ending: tuple[str, ...], failing: Callable[..., None]
) -> None:
    failing(3)
    done = with_a_note(*ending)
    told = done.err.rpartition("> ")[2]

    assert NOTE in flat(told)
    assert BUT_THE_LAST in told
    assert (3, []) == (done.code, notes())
    assert told.splitlines()[-1].startswith("ehe-check: s.toml: cannot be written")
    assert ["s.toml"] == [each.name for each in Path().iterdir()]


@systems.free_folders
def test_what_cannot_be_saved_here_goes_on_in_another_place() -> None:
    Path("cases").mkdir()
    gone = partial(shutil.rmtree, "cases")
    steps = ("1", gone, "note", "a note", ELSEWHERE, "nowhere/other.toml", "other", "1")
    done = converse("case", "cases/s.toml", *START, reply=typing(*steps))

    assert "is not a folder any more" in flat(done.err)
    assert "There is no folder nowhere" in done.err
    assert "ehe-check case other.toml --plain" == last_command(done.err, "To go on")
    assert (0, ["a note"]) == (done.code, notes("other.toml"))
    assert 2 == len(answers("other.toml"))
    assert not Path("cases").exists()


@systems.free_folders
def test_a_folder_that_comes_back_is_saved_in_again() -> None:
    Path("cases").mkdir()
    away, back = partial(shutil.move, "cases", "away"), partial(shutil.move, "away", "cases")
    done = converse("case", "cases/s.toml", *START, reply=typing(away, "1", back, AGAIN))

    assert (0, ["NOW-1"]) == (done.code, [*answers("cases/s.toml")])


def colleagues() -> None:
    """Write what a colleague would have, while the file is open here."""
    text = Path("s.toml").read_text(encoding="utf-8").replace("EHE-0042", "EHE-0043")
    written("s.toml", text)
    written("theirs", text)


def test_both_are_kept_where_a_file_changed_underneath() -> None:
    done = converse("case", "s.toml", *START, reply=typing(colleagues, "1", "1", "1r"))

    assert "was changed by another window or program while it was open here" in flat(done.err)
    assert "Save mine beside it, as s-2.toml, and go on there" in done.err
    assert "ehe-check case s-2.toml --plain" == last_command(done.err, "To go on")
    assert (0, Path("theirs").read_bytes()) == (done.code, Path("s.toml").read_bytes())
    assert ["NOW-1", "NOW-2"] == [*answers("s-2.toml")]


def test_a_walk_that_went_on_beside_its_file_saves_its_pages_beside_that() -> None:
    wanted, beneath = ["1"], ["p"]

    def reply(asked: str) -> str:
        if not Path("theirs").exists():
            colleagues()
        if "Before today, has anyone" in asked:
            return "3"
        if "Decide:" in asked and beneath:
            return beneath.pop()
        return wanted.pop() if wanted and "as Word" in asked else usual(asked)

    done = converse_at_terminal("case", "s.toml", *START, reply=reply)
    pages = {each.name for each in Path().iterdir()} - {"s.toml", "s-2.toml", "theirs"}

    assert (0, {"s-2.pdf", "s-2-2.pdf"}) == (done.code, pages)
    for page in pages:
        assert f"Savedin{Path(page).absolute()}" in "".join(done.out.split())


def test_beneath_a_finished_file_that_changed_meanwhile_all_goes_on_beside_it() -> None:
    demo = resources.DEMO.read_text(encoding="utf-8")
    written("s.toml", demo)
    change = ("growth", "1", "2p", "", "1", "The record was found.")
    again = ("2", "growth", "1", "1p", "", "It was read again.", "1", "p", "")
    colleague = partial(written, "s.toml", f"{demo}# theirs")
    steps = typing("2", colleague, *change, "1", "1", "p", *again)
    done = converse_at_terminal("case", "s.toml", *START, reply=steps)

    assert (0, f"{demo}# theirs") == (done.code, Path("s.toml").read_text(encoding="utf-8"))
    assert {"s.toml", "s-2.toml", "s-2.pdf", "s-2-2.pdf"} == {x.name for x in Path().iterdir()}
    reasons = [each["reason"] for each in read("s-2.toml")["amendments"]]
    assert {"The record was found.", "It was read again."} == {*reasons}


@pytest.mark.parametrize(
    ("line", "kept", "said"),
    [
        (b"caf\xe9", "caf\u00e9", '"caf\u00e9"'),
        (b"a \x93child\x94 of two", "a \u201cchild\u201d of two", '"\u201cchild\u201d"'),
        (b"half \xff of it", "half \u00ff of it", '"\u00ff"'),
        (b"\x81", "\ufffd", '"\ufffd"'),
        (b"\xed\xa0\x80", "\u00ed\xa0\u20ac", '"\u00ed'),
    ],
)
def test_letters_that_are_not_utf_8_are_kept_as_they_were_meant(
    line: bytes, kept: str, said: str
) -> None:
    done = call("case", "s.toml", *START, typed=b"1\nnote\n" + line + b"\n")

    assert (0, [kept]) == (done.code, notes())
    assert f"They were read as {said}" in flat(done.err)


# Every other talk that saves


ROOM = ("quiz", "room", "--save", "a.quiz-room.toml", "--paper", "A")
TALKS = {
    "supervision": (
        ("supervise", "s.toml"),
        ("", "It went to the library.", SHOW, STOP),
        (2,),
        ("Not saved: what you gave last.", 'text = "It went to the library."'),
    ),
    "supervision elsewhere": (
        ("supervise", "s.toml"),
        ("", ELSEWHERE, "other"),
        (1,),
        ("Nothing was saved.",),
    ),
    "room once": (
        ROOM,
        ("", "9 4 2 1", "r", "", "", "l"),
        (1, 2),
        ("Not saved yet: the file cannot be written: the disk is full.",),
    ),
    "room never": (ROOM, ("", "9 4 2 1", "e", "l", STOP), (1,), ("Nothing was saved.", "9,\n")),
}
"""A command, what is typed, which saves fail, and what is said of it."""


@pytest.mark.parametrize("name", TALKS)
def test_what_was_given_last_is_shown_and_the_rest_is_saved(
    name: str, failing: Callable[..., None]
) -> None:
    words, lines, fails, said = TALKS[name]
    saved(GUARDED)
    failing(*fails)
    typed = "".join(f"{line}\n" for line in lines)
    done = call(*words, "--plain", "--today", DAY, typed=typed)

    assert (0 if name == "room once" else 3) == done.code
    assert [] == [each for each in said if each not in done.err]
    match name:
        case "supervision":
            assert () == read_supervision(Path(NAME)).value.days
        case "room once":
            room = read_room(Path("a.quiz-room.toml")).value
            assert (9, 4, 2, 1) == room.questions[0].before
        case _:
            assert ["s.toml"] == [each.name for each in Path().iterdir()]


def test_answers_of_a_quiz_that_cannot_be_kept_do_not_end_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ehe_check.quiz.attempt_file._write", full)
    monkeypatch.setattr("ehe_check.cli.quiz.prepare_attempts", lambda: Path("a.jsonl"))
    options = ("--plain", "--length", "2", "--kind", "single", "--today", DAY)
    done = call("quiz", *options, typed="1\n" * 40)

    assert (0, 2) == (done.code, flat(done.err).count("This answer is not kept: "))
    assert "all but 2," in done.err


# A fault in the program itself: no traceback, and nothing that anybody typed.


TYPED = "the words that somebody typed"


def raises(*_: object, **__: object) -> None:
    raise RuntimeError({TYPED: TYPED}) from ValueError(TYPED)


@pytest.mark.parametrize(
    ("place", "arguments"),
    [
        ("ehe_check.cli.sheet.print_sheet", ["demo"]),
        ("ehe_check.files.toml.dump_toml", ["case", "s.toml", "--answers", "from.toml"]),
        ("ehe_check.ask.by_lines.LinesAsker.put", ["case", "s.toml", "--plain"]),
    ],
)
def test_a_fault_prints_where_it_is_and_nothing_that_was_typed(
    place: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written("from.toml", f'[[answers]]\nquestion = "NOW-1"\nvalue = "no"\nnote = "{TYPED}"\n')
    monkeypatch.setattr(place, raises)
    done = call(*arguments, "--today", DAY)

    assert 70 == done.code
    assert "a fault in the program itself (RuntimeError in test_failed_saves.py, line" in done.err
    assert "Traceback" not in done.err
    assert TYPED not in done.err + done.out


def test_a_fault_during_a_walk_keeps_what_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ehe_check.ask.case.step.ask_list", raises)
    done = call("case", "s.toml", *START, typed="1\n-\n1\n1\n1r\n")

    assert (70, 5) == (done.code, len(read("s.toml")["answers"]))
    assert ["s.toml"] == [path.name for path in Path().iterdir()]
