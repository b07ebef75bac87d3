"""On a real terminal: what became of earlier decisions, asked before a new one is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from ehe_check.case.call_made import CallMade
from tests.decided_cases import ASK, CALL_IT, FEB, JUNE, draft_that_follows, session
from tests.program import DAY, call
from tests.pty.pty_walks import CASE
from tests.pty.terminal import ENTER, F5, F10, HOME, Term

_PROMISED = CallMade(to="lead", on=JUNE, they_will="Read the file.", by=date(2026, 8, 3))
_WIDEST, _CHOICES = 80, "4  Replace it by another decision"


@dataclass
class Deciding:
    """A person who waits for some new words on the screen, then presses keys."""

    term: Term
    read: int = 0

    def reply(self, wanted: str, keys: str) -> None:
        """Press keys once `wanted` stands there anew."""
        self.term.wait_until(lambda: wanted.encode() in self.term.raw[self.read :], wanted)
        self.read = len(self.term.raw)
        self.term.send(keys)

    def say(self, wanted: str, words: str) -> None:
        """Reply with a line of words."""
        self.reply(wanted, words + ENTER)

    def settle(self, wanted: str, number: str) -> None:
        """Choose what became of a decision, all of which is in view."""
        self.term.wait_until(lambda: wanted.encode() in self.term.raw[self.read :], wanted)
        self.term.wait(_CHOICES)
        assert wanted in self.term.text()
        assert max(map(len, self.term.lines())) <= _WIDEST
        self.say(wanted, number)


def test_earlier_decisions_are_settled_left_in_the_middle_and_gone_back_to() -> None:
    session("aaaa", FEB, ASK)
    session("bbbb", JUNE, CALL_IT, follows="aaaa", calls=(_PROMISED,))
    command = [*CASE, str(draft_that_follows())]
    with Term(command) as term:
        person = Deciding(term)
        person.say("Go on with it?", "")
        person.reply("What has the child said", F5)
        person.reply("Check your answers", HOME + ENTER)
        person.settle("1 of 3", "1")
        person.say("On which day", "14/7")
        person.say("What changed for the child", "Nothing yet.")
        person.reply("2 of 3", F10)
        assert term.wait_for_end() == 0
    with Term(command) as term:
        person = Deciding(term)
        person.say("Go on with it?", "")
        person.reply("Check your answers", HOME + ENTER)
        person.settle("2 of 3", "2")
        person.say("To which day", "friday")
        person.say("What stood in the way", "Nurse away.")
        person.settle("3 of 3", "3")
        person.say("Why will it not be done", "Not ours.")
        person.say("Decide:", "back")
        person.settle("3 of 3", "4")
        person.say("Decide:", "1")
        person.say("What is to be done", "Write to the GP.")
        person.say("Who will do it", "nurse")
        person.say("By when", "1/12")
        person.say("Enter keeps it", "")
        person.say(" done", "")
        assert term.wait_for_end() == 0
        assert "What you write now stands in place of D3." in term.everything()

    (case,) = json.loads(call("due", "case", "--all", "--as", "json", "--today", DAY).out)["cases"]
    stand = {each["id"]: (each["state"], each["by"]) for each in case["decisions"]}
    assert {
        "D1": ("done", "2026-03-20"),
        "D2": ("carried", "2026-11-27"),
        "D3": ("replaced", "2026-08-03"),
        "D4": ("open", "2026-12-01"),
    } == stand
