"""On a real terminal: going on from an earlier session with one key, and amending."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ehe_check.ask.put import Put, PutKind, ask_choice
from ehe_check.ask.reply import Move
from ehe_check.bank.role import ROLE_WORDS
from ehe_check.case.session_file import read_session
from tests.cli.follow_ups import SHIPPED, write_first
from tests.follow_count import JUNE, ROLE, first_session, followed
from tests.pty.pty_walks import CASE, Person
from tests.pty.terminal import CTRL_C, ENTER, PROGRAM, Term
from tests.session_files import write_session

_ENOUGH, MOST_KEYS = 20, 60


def is_in_view(term: Term, question: Put) -> None:
    """Say that a question, and what it can be answered with, can be seen at once."""
    text = question.text[:_ENOUGH].rsplit(" ", 1)[0]
    term.wait_until(lambda: text in term.text(), f"{question.name} in view")
    term.wait("\n >" if question.is_line else "leave")

    assert max(map(len, term.lines())) <= term.screen.columns
    if question.kind is PutKind.CHOICE and Move.KEEP in question.moves:
        reach = ("y keeps it", "Page Down shows")
        term.wait_until(lambda: any(words in term.text() for words in reach), "the key that keeps")


def test_a_follow_up_in_which_nothing_changed_takes_few_keys_to_its_page() -> None:
    first = first_session()
    write_session(Path("first.toml"), first)
    turns, expected = followed(first)
    more = ["case", "--today", JUNE.isoformat(), "--follow", "first.toml", "new.toml"]
    keys = 0
    with Term([*PROGRAM, *more]) as term:
        person = Person(term)
        person.wait_for(ask_choice("role", "What is your role?", ROLE_WORDS, ROLE))
        term.send(ENTER)
        for turn in turns:
            person.wait_for(turn.put)
            if not turn.put.grid.rows:
                is_in_view(term, turn.put)
            person.read = len(term.raw)
            term.send(turn.pressed + turn.read)
            keys += turn.keys + len(turn.read)
        person.be_done()
        assert term.wait_for_end() == 0

    session = read_session(Path("new.toml")).value
    assert session.is_finished
    assert [each.model_dump() for each in expected.answers] == [
        each.model_dump() for each in session.answers
    ]
    assert keys <= MOST_KEYS


def test_an_answer_of_a_finished_session_is_changed_with_its_reason() -> None:
    write_first()
    before = tomllib.loads(Path("first.toml").read_text(encoding="utf-8"))
    reason = "The record was found."
    with Term([*CASE, "first.toml"]) as term:
        term.wait("2 change answer")
        term.send("2" + ENTER)
        term.wait("Which answer needs to be changed?")
        term.send("VIS-2" + ENTER)
        term.wait(SHIPPED.by_id["VIS-2"].text[:_ENOUGH])
        term.send("4r" + ENTER)
        term.wait("Why is this changed?")
        term.wait("\n >")
        term.send(reason + ENTER)
        term.wait("Never, as far as anyone knows")
        term.send(CTRL_C)
        assert term.wait_for_end() == 0
        assert "Changed, and saved in" in term.everything()

    after = tomllib.loads(Path("first.toml").read_text(encoding="utf-8"))
    (change,) = after["amendments"]
    assert (change["question"], change["reason"]) == ("VIS-2", reason)
    assert change["was"]["value"] == "within-3-months"
    assert after["session"]["finished"] == before["session"]["finished"]
    assert "VIS-2" in str(after["outcome"]["raised"])
