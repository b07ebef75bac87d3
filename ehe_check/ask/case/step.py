"""What is asked at a step: a list, a question, or a grid."""

from __future__ import annotations

from typing import Final

from ehe_check.ask.case.grid import QuestionRows, QuickGridRows
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.lists import BeneathList, ask_list
from ehe_check.ask.case.one_question import OneQuestion
from ehe_check.ask.case.sightings import SightingsGrid
from ehe_check.ask.reply import Moved
from ehe_check.case.question_list import first_needed
from ehe_check.case.walk import Screen, Step

_NOT_YET: Final = "What you answer here does not count while this is not known: {first}."


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
        interview.took(screen, (interview.now() - begun).total_seconds())
        if not screen.is_settled(interview.walk.answers):
            interview.part_given |= screen.places
    return went


def on_screen(interview: Interview, screen: Screen) -> OneQuestion:
    """Return what asks a screen: a question, one beneath a list, or a grid."""
    if screen.question.id in interview.bank.roster_above:
        return BeneathList(interview, screen)
    if screen.quick_grid is not None:
        return QuickGridRows(interview, screen)
    if len(screen.apart) > 1:
        return QuestionRows(interview, screen)
    return SightingsGrid(interview, screen) if screen.is_grid else OneQuestion(interview, screen)
