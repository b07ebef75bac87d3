"""A question looked up by words of it, from anywhere in the walk."""

from __future__ import annotations

from collections.abc import Sequence

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.reply import Chosen
from ehe_check.case.question_list import matching
from ehe_check.case.walk import Step


def look_up(talk: CaseTalk, typed: str) -> Step | None:
    """Find a question by its words; return its step, or None where the person goes back."""
    reply = talk.put(
        Put(
            PutKind.FIND,
            "Find a question",
            name="find",
            offered=(typed,) if typed else (),
            placeholder="a word or two, such as growth",
            moves=BACK_OR_LEAVE,
            search=lambda words: _found(talk, words),
        )
    )
    if not isinstance(reply, Chosen):
        return None
    steps = (line.screen.first for line in talk.walk.lines)
    return next((there(talk, step) for step in steps if str(step.ref) in reply.ids), None)


def there(talk: CaseTalk, step: Step) -> Step:
    """Return a step that is on the map, or what is asked before it where nobody is listed."""
    if step.about is None or talk.answers.entry(step.about) is not None:
        return step
    lists = (each for each in talk.asked if each.question.lists == step.question.per)
    talk.asker.say("First say who is on the list.")
    return next(lists, step)


def _found(talk: CaseTalk, words: str) -> Sequence[Choice]:
    lines = matching(talk.bank, talk.walk.lines, words)
    return [Choice(str(line.screen.first.ref), line.short, beside=line.beside) for line in lines]
