"""One step of the walk: a list or a screen."""

from __future__ import annotations

from ehe_check.ask.case.for_all import ask_for_all
from ehe_check.ask.case.grid import ask_grid
from ehe_check.ask.case.lists import ask_list
from ehe_check.ask.case.one_question import ask_one
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.case.leftovers import first_needed
from ehe_check.case.screens import Screen
from ehe_check.case.walk import Step

_NOT_YET = "What you answer here does not count while this is not known: {first}."


def ask_step(talk: CaseTalk, step: Step) -> Move | None:
    """Ask one step and save what is said; return the move made where the person goes elsewhere.

    What is put on one screen with it is asked with it.
    """
    talk.say_if_more()
    _say_what_comes_first(talk, step)
    talk.new_change(step.ref)
    if step.question.lists is not None:
        return ask_list(talk, step)
    return _ask_screen(talk, step)


def _say_what_comes_first(talk: CaseTalk, step: Step) -> None:
    """Say what has to be known first, where an answer to a step would have no effect yet."""
    first = first_needed(talk.walk.reading, step.ref)
    if first:
        talk.asker.say(_NOT_YET.format(first=first))


def _ask_screen(talk: CaseTalk, step: Step) -> Move | None:
    """Ask what is on a screen."""
    screen, begun = talk.walk.screen_with(step), talk.now()
    went = _put(talk, screen, step)
    if went is None:
        talk.pace.seconds.append((talk.now() - begun).total_seconds())
        if not screen.is_settled(talk.walk.answers):
            talk.part_given |= screen.refs
    return went


def _put(talk: CaseTalk, screen: Screen, step: Step) -> Move | None:
    if screen.is_grid:
        return ask_grid(talk, screen)
    return ask_for_all(talk, screen) if len(screen.steps) > 1 else ask_one(talk, step)
