"""A question looked up by words of it, from anywhere in the walk."""

from __future__ import annotations

from typing import Final

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE
from ehe_check.ask.put import Choice, ask_choice, ask_text
from ehe_check.ask.reply import Chosen, Wrote
from ehe_check.case.question_list import matching
from ehe_check.case.walk import Step

_MOST_FOUND: Final = 9


def look_up(talk: CaseTalk, typed: str) -> Step | None:
    """Find a question by its words; return its step, or None where the person goes back."""
    while words := typed or _words(talk):
        typed = ""
        found = {
            str(line.screen.first.ref): line
            for line in matching(talk.bank, talk.walk.lines, words)[:_MOST_FOUND]
        }
        choices = [Choice(ref, line.short, beside=line.beside) for ref, line in found.items()]
        if not choices:
            talk.asker.say("Nothing is found by these words.")
            continue
        reply = talk.put(ask_choice("found", "Which of these?", choices, moves=BACK_OR_LEAVE))
        if isinstance(reply, Chosen):
            return there(talk, found[reply.ids[0]].screen.first)
    return None


def there(talk: CaseTalk, step: Step) -> Step:
    """Return a step that is on the map, or what is asked before it where nobody is listed."""
    if step.about is None or talk.answers.entry(step.about) is not None:
        return step
    lists = (each for each in talk.asked if each.question.lists == step.question.per)
    talk.asker.say("First say who is on the list.")
    return next(lists, step)


def _words(talk: CaseTalk) -> str:
    """Return the words to look for, empty where the person goes back."""
    beside = "a word or two, such as growth"
    reply = talk.put(ask_text("find", "Find a question", placeholder=beside, moves=BACK_OR_LEAVE))
    return reply.text.strip() if isinstance(reply, Wrote) else ""
