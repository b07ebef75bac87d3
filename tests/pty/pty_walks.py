"""A person at a real terminal, who has rehearsed a walk and now answers it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ehe_check.ask.case.set_up import SetUp, ask_set_up
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Ending, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Reply
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers
from ehe_check.settings.settings import Settings
from tests.ask.scripts import Script, Scripted, as_keys, as_line, reading_keys
from tests.ask.walks import sheet_of, talk_of
from tests.pty.terminal import ENTER, PROGRAM, Term
from tests.telephones import shipped_telephone
from tests.worked import session_of, shipped_bank

TODAY: Final = date(2026, 11, 24)
CASE: Final = (*PROGRAM, "case", "--today", TODAY.isoformat())
_ENOUGH: Final = 20


@dataclass(frozen=True)
class Turn:
    """One question, the reply to it, and the session as it was saved before it was put."""

    put: Put
    reply: Reply
    saved: Session | None


@dataclass
class Rehearsal(Scripted):
    """An asker that follows a script and keeps each turn."""

    turns: list[Turn] = field(default_factory=list)
    saved: Session | None = None

    def put(self, question: Put) -> Reply:
        reply = super().put(question)
        self.turns.append(Turn(question, reply, self.saved))
        return reply

    def save(self, session: Session) -> None:
        self.saved = session


def rehearsed(
    replies: Mapping[str, Sequence[Reply]], session: Session | None = None
) -> tuple[list[Turn], Session]:
    """Return the turns of a whole walk, from the set-up or on from a session, and how it ends."""
    asker = Rehearsal(Script(replies))
    if session is None:
        known = ask_set_up(asker, shipped_bank(), SetUp(), TODAY)
        session = session_of(Answers(), str(known.walk_set), str(known.role))
    walk = talk_of(session, asker, save=asker.save, telephone=shipped_telephone(TODAY, Settings()))

    assert walk_through(walk, lambda: sheet_of(walk.session), lambda _: None) is Ending.FINISHED
    unused = asker.script.unused()
    assert unused == [], unused
    return asker.turns, walk.session


@dataclass
class Person:
    """Waits until a question is up on a terminal, then replies by arrow keys or by typed lines."""

    term: Term
    plain: bool = False
    read: int = 0

    def walk(self, turns: Sequence[Turn]) -> None:
        for turn in turns:
            self.wait_for(turn.put)
            self.reply(turn)

    def be_done(self) -> None:
        """Want nothing more of what is offered at the end."""
        self.term.wait("4. done" if self.plain else "4 done")
        self.wait_for_line()
        self.term.send(ENTER)

    def wait_for(self, question: Put) -> None:
        """Wait until a question stands there, with its pointer or its words where they belong."""
        is_taken_up = question.name == "resume"  # then it says when it was saved, too
        words = question.text.partition(",")[0] if is_taken_up else question.text
        text = (words[:_ENOUGH].rsplit(" ", 1)[0] or words[:_ENOUGH]).encode()
        is_text = question.kind is PutKind.TEXT
        if self.plain:
            ends = b"Your words: " if is_text and not question.is_line else b"> "
        else:
            ends = b" >" if question.is_line else b"leave"
        self.term.wait_until(lambda: self._is_up(text, ends), f"{question.name}: {question.text}")
        if not self.plain and (is_text or question.is_line):
            self.wait_for_line()
            self.term.wait(f" > {question.start[0][:_ENOUGH] if question.start else ''}".rstrip())

    def go_on(self) -> None:
        """Go on where a session is taken up."""
        self.term.wait("Go on")
        self.read = len(self.term.raw)
        self.term.send("1\r" if self.plain else "\r")

    def reply(self, turn: Turn) -> None:
        self.read = len(self.term.raw)
        if self.plain:
            self.term.send(as_line(turn.put, turn.reply) + ENTER)
        else:
            self.term.send(as_keys(turn.put, turn.reply))
            if isinstance(turn.reply, Chosen | Given) and turn.put.kind is PutKind.CHOICE:
                self.term.send(reading_keys(turn.put, turn.reply))

    def wait_for_line(self) -> None:
        """Wait until there is a line to type on: what is typed before that is nobody's answer."""
        self.term.wait_until(self._is_on_line, "a line to type on")

    def _is_on_line(self) -> bool:
        return self.plain or self.term.lines()[self.term.screen.cursor.y].startswith(" >")

    def _is_up(self, text: bytes, ends: bytes) -> bool:
        _, found, after = self.term.raw[self.read :].partition(text)
        return bool(found) and ends in after
