"""Whole walks on a real terminal: by arrow keys, interrupted and taken up again, without keys."""

from __future__ import annotations

import random
import re
import signal
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.case.session import Session
from ehe_check.case.session_file import read_session
from ehe_check.judge.answers import Answers
from tests.pty.pty_walks import CASE, Person, Turn, rehearsed
from tests.pty.terminal import CTRL_C, ENTER, Term
from tests.session_files import write_session
from tests.worked import session_of

NOTE = Moved(Move.NOTE)
FILE = "ehe-EHE-0042-2026-11-24.toml"
LAST_WORDS = "It cannot tell you a child is safe."
QUICK_WALK: dict[str, list[Reply]] = {
    "role": [Chosen(("school-nurse",))],
    "reference": [Wrote("f"), Wrote("EHE-0042")],
    "place": [Wrote(FILE)],
    "NOW-1": [NOTE, Chosen(("no",))],
    "NOW-1 note": [Wrote("Asked the duty team today.")],
    "RGT-2": [Chosen(("cannot-name-it",))],
    "child list": [Wrote("eldest 9, Eldest 7"), Wrote("eldest 9, listed twice")],
    "child-2 age": [Moved(Move.SKIP)],
    "FAM-8": [*[Wrote("-2")] * 2, Wrote("y")],
    "child-2 removal": [Chosen(("keep",)), Chosen(("remove",))],
    "VIS-1": [
        Given(
            (
                Said("child-1", "gp-practice", ids=("longer-ago",), source="record", signs="i"),
                Said("child-1", "0-19-team", not_known=True),
                Said("child-1", "school", not_theirs=True),
                Said("child-1", "ehe-officer", ids=("never",), source="record"),
                Said("child-1", "social-worker", not_theirs=True),
                Said("child-1", "VIS-1.alone", ids=("never",)),
                Said("", "VIS-2", ids=("longer-ago",), source="record", on=date(2025, 6, 30)),
            )
        )
    ],
    "VOI-3 child-1": [Moved(Move.WORDS)],
    "VOI-2": [Wrote("Not on Tuesdays.")],
    "VOI-2 heard": [Wrote("p family support worker, January")],
    "EHE-2": [Given((Said(not_known=True),))],
    "DRI-1": [Moved(Move.SKIP)],
    "adults": [
        Given(
            (
                Said("", "FAM-5", ids=("checked-none",), source="record"),
                Said("", "FAM-5.works", ids=("no",)),
                Said("", "PMH-1", not_known=True),
                Said("", "ADU-1", ids=("as-usual",), source="record"),
                Said("", "ADU-2", ids=("nothing",), source="record"),
            )
        )
    ],
    "decision what": [Wrote("I want to talk it through first.")],
    "decision by": [Wrote("soon"), Wrote("next tuesday")],
}
DANGER: dict[str, list[Reply]] = QUICK_WALK | {
    "NOW-1": [NOTE, Chosen(("yes",))],
    "alert": [Chosen(("on",))] * 2,
}


def answers_of(file: Path | Session) -> list[dict[str, Any]]:
    """Return the answers in a file or a session but for the day they were given."""
    session = read_session(file).value if isinstance(file, Path) else file
    return [answer.model_dump(exclude={"answered"}) for answer in session.answers]


def said_where(done: str, file: Path) -> bytes:
    return f"{done}\r\n  {file}\r\n".encode()


@cache
def quick_walk() -> tuple[tuple[Turn, ...], Session]:
    """Return the turns of the whole quick walk, and how it ends."""
    turns, session = rehearsed(QUICK_WALK)
    return tuple(turns), session


def place_of(name: str) -> int:
    """Return where in the quick walk a question is first put."""
    return next(place for place, turn in enumerate(quick_walk()[0]) if turn.put.name == name)


def draft_without(*questions: str) -> Session:
    """Return a full session with its usual answers, but for those of some questions."""
    _, done = rehearsed({}, session_of(Answers(), "full"))
    kept = [answer for answer in done.answers if answer.question not in questions]
    return done.model_copy(update={"answers": tuple(kept), "decision": None})


# -------------------------------------------------------------------------- whole walks


def test_a_quick_walk_from_the_first_question_to_the_finished_file(folder: Path) -> None:
    turns, expected = quick_walk()
    with Term(CASE) as term:
        term.wait("If a child is in immediate danger, call 999 now.")
        person = Person(term)
        person.walk(turns)
        person.be_done()
        assert term.wait_for_end() == 0
        seen, raw = term.everything(), term.raw

    session = read_session(folder / FILE).value
    assert LAST_WORDS in seen
    assert "That is Tuesday 1 December 2026, in 7 days." in seen
    assert 'Two would be called "eldest"' in seen
    assert said_where("Finished, and saved in", folder / FILE) in raw
    assert session.is_finished
    assert answers_of(session) == answers_of(expected)
    assert session.entries == expected.entries
    assert session.decision == expected.decision
    assert [(each.text, each.by) for each in expected.decided] == [
        (each.text, each.by) for each in session.decided
    ]
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert b"\x1b" in raw


# ------------------------------------------------------------------------- interruptions


def test_ctrl_c_anywhere_keeps_everything_and_the_walk_goes_on_from_there(folder: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    turns, _ = quick_walk()
    stop = random.Random(seed).randrange(4, len(turns) - 6)  # noqa: S311 (where a test stops)
    here = f"seed {seed}: stopped at turn {stop}, {turns[stop].put.name}"
    with Term(CASE) as term:
        person = Person(term)
        person.walk(turns[:stop])
        person.wait_for(turns[stop].put)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0, here
        assert said_where("Saved in", folder / FILE) in term.raw, here

    saved = turns[stop].saved
    assert answers_of(folder / FILE) == (answers_of(saved) if saved else []), here


def test_a_session_taken_up_after_a_kill_says_again_what_stands_and_how_far_it_came(
    folder: Path,
) -> None:
    turns, _ = rehearsed(DANGER)
    stop = next(place for place, turn in enumerate(turns) if turn.put.name == "NOW-2")
    with Term(CASE) as term:
        person = Person(term)
        person.walk(turns[:stop])
        person.wait_for(turns[stop].put)
        term.child.kill(signal.SIGKILL)
        term.wait_for_end()

    saved = read_session(folder / FILE).value.session.saved
    assert saved is not None
    with Term([*CASE, FILE], env={"TZ": "UTC"}) as term:
        person = Person(term)
        for whom in ("children's social care", "your safeguarding lead"):
            term.wait(f"Told {whom}?")
            person.wait_for_line()
            term.send("2" + ENTER)
        term.wait("Go on")
        said = " ".join(term.everything().split())
        assert "If so still: call 999." in said
        assert "HOLD. Do what keeps" in said
        assert f"saved 24 November 2026, {saved:%H:%M}" in said or f"{saved:%H:%M}, role" in said
        assert "1 of about 19 answered." in said
        person.go_on()
        person.wait_for(turns[stop].put)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0


def test_an_alert_is_answered_by_no_key_that_was_pressed_before_it_was_there(folder: Path) -> None:
    turns, _ = rehearsed(DANGER)
    first = next(place for place, turn in enumerate(turns) if turn.put.name == "alert") - 1
    with Term(CASE) as term:
        person = Person(term)
        person.walk(turns[:first])
        person.wait_for(turns[first].put)
        term.send("3" + ENTER * 30)
        person.wait_for(turns[first + 1].put)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0

    assert "alert" == turns[first + 1].put.name
    assert ["NOW-1"] == [each["question"] for each in answers_of(folder / FILE)]


# ---------------------------------------------------------------------- narrow, colourless


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text))


def wait_for_each(wanted: set[str], term: Term) -> None:
    term.wait_until(lambda: wanted <= words(term.text()), f"each of {wanted}")


def words_of(put: Put) -> set[str]:
    choices = " ".join(choice.text for choice in put.choices)
    folder_apart = "" if put.name in ("place", "reference") else put.help
    return words(f"{put.text} {choices} {put.placeholder} {folder_apart}")


def test_on_a_terminal_that_can_move_nothing_all_of_it_is_typed_in_lines(folder: Path) -> None:
    draft = draft_without("VIS-1", "VIS-1.alone", "VOI-2", "VOI-3", "HEA-1")
    write_session(folder / FILE, draft)
    again = {name: QUICK_WALK[name] for name in ("VIS-1", "VOI-3 child-1", "VOI-2", "VOI-2 heard")}
    unknown = Given((Said(not_known=True),))
    turns, expected = rehearsed({**again, "HEA-1 child-1": [unknown]}, draft)
    with Term([*CASE, FILE], cols=40, env={"TERM": "dumb"}, reads_lines=True) as term:
        person = Person(term, plain=True)
        person.walk(turns)
        assert term.wait_for_end() == 0

    assert answers_of(folder / FILE) == answers_of(expected)
    assert read_session(folder / FILE).value.sightings == expected.sightings
    assert b"\x1b" not in term.raw
    assert b"EHE-TEST, saved 24 November 2026,\r\n12:00, role: " in term.raw  # by its 40 columns


def test_at_40_columns_without_colour_every_word_is_whole_and_none_is_bold_or_coloured() -> None:
    turns, _ = quick_walk()
    with Term(CASE, cols=40, rows=90, env={"NO_COLOR": "1"}) as term:
        person = Person(term)
        *before, last = turns[: place_of("VOI-3 child-1") + 1]
        for turn in before:
            person.wait_for(turn.put)
            wait_for_each(words_of(turn.put), term)
            person.reply(turn)
        person.wait_for(last.put)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0

    styles = set(re.findall(rb"\x1b\[[0-9;]*m", term.raw))
    assert styles == {b"\x1b[0m"}
