"""Whole walks on a real terminal: by arrow keys, by typed lines, interrupted and taken up again."""

from __future__ import annotations

import random
import re
import signal
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ehe_check.ask.put import Chosen, Move, Moved, Put, Reply, Wrote
from ehe_check.case.session import Session
from ehe_check.case.session_file import read_session
from ehe_check.case.walk import Step, unanswered
from ehe_check.case.walk import steps as steps_of
from ehe_check.judge.answers import Answers
from tests.program import call
from tests.pty.pty_walks import CASE, TODAY, Person, Turn, rehearsed
from tests.pty.terminal import CTRL_C, Term
from tests.session_files import write_session
from tests.worked import session_of, shipped_bank

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

BACK, NOTE = Moved(Move.BACK), Moved(Move.NOTE)
FILE = "ehe-EHE-0042-2026-11-24.toml"
LAST_WORDS = "This sheet cannot tell you a child is safe."
QUICK_WALK: dict[str, list[Reply]] = {
    "set": [Chosen(("quick",))],
    "role": [Chosen(("school-nurse",))],
    "reference": [Wrote("EHE-0042")],
    "place": [Wrote(FILE)],
    "NOW-1": [NOTE, Chosen(("no",))],
    "NOW-1 note": [Wrote("Asked the duty team today.")],
    "RGT-2": [Chosen(("cannot-name-it",))],
    "child list": [
        *([Chosen(("add",))] * 2),
        *([Chosen(("child-2",))] * 2),
        Chosen(("complete",)),
    ],
    "child label": [Wrote("eldest"), Wrote("Eldest"), Wrote("listed twice")],
    "child-1 age": [Chosen(("school-age",))],
    "child-2 age": [Moved(Move.SKIP)],
    "child-2 change": [Chosen(("remove",))] * 2,
    "child-2 removal": [Chosen(("keep",)), Chosen(("remove",))],
    "VIS-1 child-1 month": [Wrote("31/9"), Wrote("last month")],
    "VIS-2": [Moved(Move.NOT_KNOWN)],
    "DRI-1": [Moved(Move.SKIP)],
    "PMH-1": [Moved(Move.NOT_KNOWN)],
    "offer": [Chosen(("leave",))],
    "decision level": [Chosen(("raise-in-supervision",))],
    "decision reason": [Wrote("I want to talk it through first.")],
    "decision by": [Wrote("soon"), Wrote("next tuesday")],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to walk in, and another for settings."""
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path / "cases")
    return tmp_path / "cases"


def answers_of(file: Path | Session) -> list[dict[str, Any]]:
    """Return the answers in a file or a session but for the day they were given."""
    session = read_session(file).value if isinstance(file, Path) else file
    return [answer.model_dump(exclude={"answered"}) for answer in session.answers]


def said_where(done: str, file: Path) -> bytes:
    return f"{done}\r\n  {file}\r\nThis file is not the case record.\r\n".encode()


@cache
def quick_walk() -> tuple[tuple[Turn, ...], Session]:
    """Return the turns of the whole quick walk, and how it ends."""
    turns, session = rehearsed(QUICK_WALK)
    return tuple(turns), session


@cache
def urgent_walk() -> tuple[Turn, ...]:
    """Return the turns of the quick walk of a child who is in danger now."""
    urgent: dict[str, list[Reply]] = {
        "NOW-1": [NOTE, Chosen(("yes",))],
        "alert": [Chosen(("on",))] * 2,
    }
    return tuple(rehearsed(QUICK_WALK | urgent)[0])


def place_of(name: str) -> int:
    """Return where in the quick walk a question is first put."""
    return next(place for place, turn in enumerate(quick_walk()[0]) if turn.put.name == name)


def draft_without(*questions: str) -> Session:
    """Return a full session with its usual answers, but for those of some questions."""
    _, done = rehearsed({}, session_of(Answers(), "full"))
    kept = [answer for answer in done.answers if answer.question not in questions]
    return done.model_copy(update={"answers": tuple(kept), "decision": None})


# -------------------------------------------------------------------------- whole walks


@pytest.mark.parametrize("plain", [False, True], ids=["arrow keys", "typed lines"])
def test_a_quick_walk_from_the_first_question_to_the_finished_file(
    folder: Path, *, plain: bool
) -> None:
    turns, expected = quick_walk()
    with Term([*CASE, *(["--plain"] if plain else [])]) as term:
        term.wait("If a child is in immediate danger, call 999 now.")
        Person(term, plain=plain).walk(turns)
        assert term.wait_for_end() == 0
        seen, raw = term.everything(), term.raw

    session = read_session(folder / FILE).value
    assert LAST_WORDS in seen
    assert "That is Tuesday 1 December 2026." in seen
    assert '"eldest" is on the list of children already.' in seen
    assert said_where("Finished, and saved in", folder / FILE) in raw
    assert session.is_finished
    assert answers_of(session) == answers_of(expected)
    assert (session.entries, session.decision) == (expected.entries, expected.decision)
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert (b"\x1b" in raw) is not plain


def test_a_finished_file_prints_its_sheet_again_and_offers_a_new_session(folder: Path) -> None:
    turns, walked = quick_walk()
    ended = {
        "case": walked.case.model_copy(update={"reference": "EHE-0042"}),
        "session": walked.session.model_copy(update={"finished": walked.session.saved}),
    }
    write_session(folder / FILE, walked.model_copy(update=ended))
    before = (folder / FILE).read_bytes()

    with Term([*CASE, FILE]) as term:
        term.wait("This session is finished.")
        assert LAST_WORDS in term.everything()
        person = Person(term)
        finished = Put(turns[0].put.kind, "This session is finished.", name="finished")
        person.wait_for(finished)
        term.send("\x1b[B\x1b[B\r")
        term.wait("Last time (24 November 2026): ")
        term.send(CTRL_C)
        assert term.wait_for_end() == 0

    assert (folder / FILE).read_bytes() == before
    assert not read_session(folder / "ehe-EHE-0042-2026-11-24-2.toml").value.is_finished


# --------------------------------------------------------------------------------- back

BACK_EVERYWHERE: dict[str, list[Reply]] = {
    "VIS-1 child-1": [Chosen(("within-3-months",))] * 3,
    "VIS-1 child-1 month": [BACK, Wrote("October 2026"), Wrote("October 2026")],
    "VIS-1 child-1 evidence": [BACK, Chosen(("record",))],
    "VIS-1.who": [BACK, Chosen(("gp-practice", "school"))],
    "VIS-1.alone child-1": [BACK],
    "PMH-1": [Moved(Move.NOT_KNOWN), Chosen(("no",))],
    "offer": [BACK],
    "VOI-2": [BACK, Wrote("Not on Tuesdays.")],
    "SIB-4": [BACK, Chosen(("none-known",))],
    "SUP-3": [BACK, Wrote("That all is well."), Wrote("That all is well.")],
    "check": [BACK, Chosen(("advice",))],
    "decision level": [BACK, Chosen(("none",))],
}


def test_going_back_works_at_every_kind_of_question_and_loses_nothing(folder: Path) -> None:
    draft = draft_without("VIS-1", "VIS-1.who", "VIS-1.alone", "PMH-1", "VOI-2", "SIB-4", "SUP-3")
    write_session(folder / FILE, draft)
    turns, expected = rehearsed(BACK_EVERYWHERE, draft)
    with Term([*CASE, FILE]) as term:
        Person(term).walk(turns)
        assert term.wait_for_end() == 0

    assert answers_of(folder / FILE) == answers_of(expected)


# ------------------------------------------------------------------------- interruptions


@pytest.mark.parametrize("plain", [False, True], ids=["arrow keys", "typed lines"])
def test_ctrl_c_anywhere_keeps_everything_and_the_walk_goes_on_from_there(
    folder: Path, *, plain: bool
) -> None:
    seed = random.SystemRandom().randrange(10**6)
    turns, _ = quick_walk()
    stop = random.Random(seed).randrange(4, len(turns) - 6)  # noqa: S311 (where a test stops)
    here = f"seed {seed}: stopped at turn {stop}, {turns[stop].put.name}"
    mode = ["--plain"] if plain else []
    with Term([*CASE, *mode]) as term:
        person = Person(term, plain=plain)
        person.walk(turns[:stop])
        person.wait_for(turns[stop].put)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0, here
        assert said_where("Saved in", folder / FILE) in term.raw, here

    session = read_session(folder / FILE).value
    saved = turns[stop].saved
    assert answers_of(session) == (answers_of(saved) if saved else []), here
    assert first_open_text(session) in said_on_taking_up(folder / FILE), here


def said_on_taking_up(file: Path) -> str:
    """Return what is said, on one line, where a session is taken up and left at once."""
    done = call("case", file, "--plain", "--today", TODAY.isoformat())
    return " ".join((done.out + done.err).split())


def first_open_text(session: Session) -> str:
    """Return the beginning of the first question without an answer."""
    answers = session.all_answers()
    walk = tuple(steps_of(shipped_bank(), answers, session.session.walk_set))
    open_steps = [step for step in unanswered(walk, answers) if not step.question.after_advice]
    if not open_steps:
        return "Check your answers"
    if is_offered_closed(open_steps[0], walk, answers):
        return "may not apply"
    question = open_steps[0].question
    roster = shipped_bank().roster_by_id[question.lists] if question.lists else None
    return (roster.text if roster else question.text)[:30]


def is_offered_closed(step: Step, walk: tuple[Step, ...], answers: Answers) -> bool:
    """Say whether a question may not apply, and nothing was answered that waits for the same."""
    alike = [other for other in walk if other.gate.waits_for & step.gate.waits_for]
    given = [answers.get(other.ref) for other in alike if not other.is_certain_to_apply]
    looked = any(answer and answer.settles and not answer.skipped for answer in given)
    return not step.is_certain_to_apply and bool(step.gate.waits_for) and not looked


def test_a_closed_window_leaves_a_whole_file_that_can_be_taken_up(folder: Path) -> None:
    turns, _ = quick_walk()
    start, stop = place_of("VIS-2"), place_of("VIS-5 child-1")
    begun = turns[start].saved
    assert begun is not None
    write_session(folder / FILE, begun)
    with Term([*CASE, FILE]) as term:
        person = Person(term)
        person.walk(turns[start:stop])
        person.wait_for(turns[stop].put)
        term.close_window()

    saved = turns[stop].saved
    assert saved is not None
    assert answers_of(folder / FILE) == answers_of(saved)
    assert not list(folder.glob("*.tmp"))
    assert tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["format"] == 2
    assert turns[stop].put.text[:30] in said_on_taking_up(folder / FILE)


@pytest.mark.parametrize("plain", [False, True], ids=["arrow keys", "typed lines"])
def test_a_session_taken_up_after_a_kill_says_again_what_stands_and_how_far_it_came(
    folder: Path, *, plain: bool
) -> None:
    mode = ["--plain"] if plain else []
    turns = urgent_walk()
    stop = next(place for place, turn in enumerate(turns) if turn.put.name == "NOW-2")
    with Term([*CASE, *mode]) as term:
        person = Person(term, plain=plain)
        person.walk(turns[:stop])
        person.wait_for(turns[stop].put)
        term.child.kill(signal.SIGKILL)
        term.wait_for_end()

    saved = read_session(folder / FILE).value.session.saved
    assert saved is not None
    alerts = [turn for turn in turns if turn.put.name == "alert"]
    with Term([*CASE, FILE, *mode], env={"TZ": "UTC"}) as term:
        person = Person(term, plain=plain)
        person.wait_for(alerts[0].put)
        assert "Call 999 now:" in term.everything()
        person.walk(alerts)
        person.wait_for(turns[stop].put)
        assert "1 of about 46 questions is answered." in term.everything()
        assert f"{saved:%H:%M}." in term.everything()
        assert "HOLD. Do what keeps" in term.everything()
        term.send(CTRL_C)
        assert term.wait_for_end() == 0


# ---------------------------------------------------------------------- narrow, colourless


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text))


def wait_for_each(wanted: set[str], term: Term) -> None:
    term.wait_until(lambda: wanted <= words(term.text()), f"each of {wanted}")


def words_of(put: Put) -> set[str]:
    choices = " ".join(choice.text for choice in put.choices)
    folder_apart = "" if put.name == "place" else put.help
    return words(f"{put.text} {choices} {put.placeholder} {folder_apart}")


@pytest.mark.parametrize("plain", [False, True], ids=["arrow keys", "typed lines"])
def test_at_40_columns_without_colour_every_word_is_whole_and_none_is_bold_or_coloured(
    *, plain: bool
) -> None:
    turns, _ = quick_walk()
    mode = ["--plain"] if plain else []
    with Term([*CASE, *mode], cols=40, rows=60, env={"NO_COLOR": "1"}) as term:
        person = Person(term, plain=plain)
        for turn in turns[: place_of("VOI-3 child-1")]:
            person.wait_for(turn.put)
            wait_for_each(words_of(turn.put), term)
            person.reply(turn)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0

    styles = set(re.findall(rb"\x1b\[[0-9;]*m", term.raw))
    assert styles == (set() if plain else {b"\x1b[0m"})
