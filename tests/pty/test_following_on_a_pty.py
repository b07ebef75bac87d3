"""On a real terminal: going on from an earlier session with one key, and amending."""

from __future__ import annotations

from pathlib import Path

from ehe_check.ask.put import Put, PutKind, ask_choice
from ehe_check.ask.reply import Move
from ehe_check.bank.role import ROLE_WORDS
from ehe_check.case.session_file import read_session
from tests.follow_count import JUNE, ROLE, first_session, followed
from tests.pty.pty_walks import Person
from tests.pty.terminal import ENTER, PROGRAM, Term
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
        person.wait_for(ask_choice("role", "What is your role?", ROLE_WORDS))
        term.send(f"{[*ROLE_WORDS].index(ROLE) + 1}{ENTER}")
        for turn in turns:
            person.wait_for(turn.put)
            if not turn.put.grid.rows:
                is_in_view(term, turn.put)
            person.read = len(term.raw)
            term.send(turn.pressed + turn.read)
            keys += turn.keys + len(turn.read)
        assert term.wait_for_end() == 0

    session = read_session(Path("new.toml")).value
    assert session.is_finished
    assert [each.model_dump() for each in expected.answers] == [
        each.model_dump() for each in session.answers
    ]
    assert keys <= MOST_KEYS
