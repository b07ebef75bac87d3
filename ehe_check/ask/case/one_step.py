"""One step of the walk: a list or a screen."""

from __future__ import annotations

from ehe_check.ask.case.for_each import on_screen
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.lists import ask_list
from ehe_check.ask.reply import Moved
from ehe_check.case.leftovers import first_needed
from ehe_check.case.walk import Step

_NOT_YET = "What you answer here does not count while this is not known: {first}."


def ask_step(interview: Interview, step: Step) -> Moved | None:
    """Ask one step and save what is said; return the move made where the person goes elsewhere.

    What is put on one screen with it is asked with it.
    """
    interview.say_if_more()
    if first := first_needed(interview.walk.reading, step.ref):
        interview.asker.say(_NOT_YET.format(first=first))
    interview.new_change(step.ref)
    if step.question.lists is not None:
        return ask_list(interview, step)
    screen, begun = interview.walk.screen_with(step), interview.now()
    went = on_screen(interview, screen).ask()
    if went is None:
        interview.pace.seconds.append((interview.now() - begun).total_seconds())
        if not screen.is_settled(interview.walk.answers):
            interview.part_given |= screen.refs
    return went
