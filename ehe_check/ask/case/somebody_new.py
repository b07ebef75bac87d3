"""Somebody new on a list: what spoke of everybody on it is asked again."""

from __future__ import annotations

from typing import Final

from ehe_check.ask.case.record_answer import named_lines
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.case.spoke_of_all import spoke_of_all, taken_back
from ehe_check.judge.answers import Entry, Ref
from ehe_check.over_time.reread import takes_away_urgent

AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it, so they come again:"
)
LOOK_AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it. Look at them again; until "
    "then they stand, for what cannot wait, or how the family is spoken to, rests on them:"
)


def keep_new(talk: CaseTalk, entry: Entry) -> None:
    """Save a new entry, with what spoke of everybody on its list open again.

    An answer on which an urgent step, HOLD or ASK FIRST rests is never taken back: it is named.
    """
    listed, bank = talk.answers.with_entry(entry), talk.bank
    again: list[Ref] = []
    stand: list[Ref] = []
    for ref in spoke_of_all(bank, talk.answers, entry.roster):
        without = taken_back(talk.answers, [ref])
        is_urgent = takes_away_urgent(bank, talk.answers, without, talk.today)
        (stand if is_urgent else again).append(ref)
    talk.keep(taken_back(listed, again))
    for refs, words in ((again, AGAIN), (stand, LOOK_AGAIN)):
        answers = [answer for ref in refs if (answer := listed.get(ref)) is not None]
        if answers:
            talk.asker.say(f"{words}\n{named_lines(talk, answers)}")
