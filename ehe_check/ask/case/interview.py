"""The interview: the only loop, over a pure list of steps, whoever puts the questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.ask.case.decide import decide
from ehe_check.ask.case.for_all import ask_for_all
from ehe_check.ask.case.grid import ask_grid
from ehe_check.ask.case.lists import ask_list, open_lists
from ehe_check.ask.case.look_over import Checked, check_answers, look_over
from ehe_check.ask.case.look_up import look_up
from ehe_check.ask.case.offer import (
    Offered,
    is_own_thinking,
    may_not_apply,
    offer,
    offer_own_thinking,
)
from ehe_check.ask.case.one_question import ask_one
from ehe_check.ask.case.point_out import point_out
from ehe_check.ask.case.take_up import take_up
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.case.undo import undo_last
from ehe_check.ask.moves import Move
from ehe_check.ask.who_asks import Ending, PersonLeftError
from ehe_check.case.progress import place_of
from ehe_check.case.screens import Screen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Ref

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.sheet import PromptSheet


@dataclass
class ShownAdvice:
    """Shows the advice, and shows it anew where it is another than the one that was shown."""

    compose: Callable[[], PromptSheet]
    show: Callable[[PromptSheet], None]
    _shown: Recommendation | None = None

    def show_anew(self, *, is_out_of_sight: bool = False) -> Recommendation:
        """Return the advice as it is now, having shown it unless it stands on the screen."""
        sheet = self.compose()
        if is_out_of_sight or sheet.recommendation != self._shown:
            self.show(sheet)
            self._shown = sheet.recommendation
        return sheet.recommendation


def interview(
    talk: CaseTalk, compose: Callable[[], PromptSheet], show: Callable[[PromptSheet], None]
) -> Ending:
    """Walk a case from its first open question to the advice and the person's own decision.

    `compose` makes the sheet from the session as it stands, and `show` prints it.
    """
    try:
        _go(talk, take_up(talk), None)
        while True:
            _walk_questions(talk)
            if _after_advice(talk, ShownAdvice(compose, show)):
                return Ending.FINISHED
    except PersonLeftError:
        return Ending.LEFT


def _walk_questions(talk: CaseTalk) -> None:
    """Ask what has no answer, then offer all for checking, until the person goes on."""
    _ask_from(talk, _next_open(talk, None))
    while True:
        match check_answers(talk):
            case Checked.RIGHT:
                clashing = point_out(talk)
                if clashing is None:
                    return
                ask_step(talk, clashing)
            case Checked.CLASH:
                _go(talk, point_out(talk), None)
            case Move.BACK:
                _ask_from(talk, _last(talk))
            case picked:
                _ask_from(talk, _go(talk, picked, None))
        _ask_from(talk, _next_open(talk, None))


def _ask_from(talk: CaseTalk, here: Step | None) -> None:
    """Ask a step, then each one without an answer, going back or elsewhere as the person asks."""
    while here is not None:
        went = _ask_or_offer(talk, here)
        if went is None:
            here = _next_open(talk, here)
        elif went is Move.BACK:
            here = _before(talk, here)
        else:
            here = _go(talk, went, here) or _same_or_next(talk, here)


def _go(talk: CaseTalk, to: Step | Move | None, here: Step | None) -> Step | None:
    """Go where the person wants to, out of turn, and further from there.

    Return the question whose answer was taken back, where the walk then goes on; else None.
    """
    while to is not None:
        match to:
            case Step():
                here, to = to, ask_step(talk, to)
            case Move.TOPICS:
                to = look_over(talk, here)
            case Move.FIND:
                to = look_up(talk)
            case Move.UNDO:
                return _step_of(talk, undo_last(talk))
            case Move.LISTS:
                open_lists(talk)
                return None
            case _:
                return None
    return None


def _ask_or_offer(talk: CaseTalk, step: Step) -> Move | None:
    """Ask a step, having offered the whole block where it is the first for own thinking."""
    if is_own_thinking(talk, step):
        match offer_own_thinking(talk):
            case Offered.WENT_BACK:
                return Move.BACK
            case Offered.LEFT:
                return None
            case Offered.LOOKS:
                pass
    return ask_step(talk, step)


def _next_open(talk: CaseTalk, after: Step | None) -> Step | None:
    """Return the next step without an answer: after a step if there is one, else from the start.

    A screen that was left with some of it open has been put, and does not come again by itself.
    """
    several, answers = talk.walk.screens, talk.walk.answers
    start = place_of(several, talk.walk.screen_with(after)) if after else 0
    in_turn = (*several[start:], *several[:start])
    is_open = (
        screen
        for screen in in_turn
        if not screen.is_settled(answers) and not screen.refs <= talk.part_given
    )
    return next((screen.first for screen in is_open), None)


def _before(talk: CaseTalk, step: Step) -> Step:
    several = talk.walk.screens
    place = place_of(several, talk.walk.screen_with(step)) - 1
    if place <= 0:
        talk.asker.say("This is the first question.")
    return several[max(0, place - 1)].first


def _last(talk: CaseTalk) -> Step:
    return talk.walk.screens[-1].first


def _same_or_next(talk: CaseTalk, step: Step) -> Step | None:
    return _step_of(talk, step.ref) or _next_open(talk, step)


def _step_of(talk: CaseTalk, ref: Ref | None) -> Step | None:
    return next((step for step in talk.asked if step.ref == ref), None)


def ask_step(talk: CaseTalk, step: Step) -> Move | None:
    """Ask one step and save what is said; return the move made where the person goes elsewhere.

    What is put on one screen with it is asked with it.
    """
    talk.say_if_more()
    talk.new_change(step.ref)
    if step.question.lists is not None:
        return ask_list(talk, step)
    if may_not_apply(talk, step):
        match offer(talk, step):
            case Offered.WENT_BACK:
                return Move.BACK
            case Offered.LEFT:
                return None
            case Offered.LOOKS:
                pass
    return _ask_screen(talk, step)


def _ask_screen(talk: CaseTalk, step: Step) -> Move | None:
    """Ask what is on a screen; after the advice, going elsewhere leads back to it."""
    screen, begun = talk.walk.screen_with(step), talk.now()
    went = _put(talk, screen, step)
    while step.question.after_advice and went not in (None, Move.BACK):
        _go(talk, went, step)
        went = _put(talk, screen, step)
    if went is None:
        talk.seconds.append((talk.now() - begun).total_seconds())
        if not screen.is_settled(talk.walk.answers):
            talk.part_given |= screen.refs
    return went


def _put(talk: CaseTalk, screen: Screen, step: Step) -> Move | None:
    if screen.is_grid:
        return ask_grid(talk, screen)
    return ask_for_all(talk, screen) if len(screen.steps) > 1 else ask_one(talk, step)


def _after_advice(talk: CaseTalk, shown: ShownAdvice) -> bool:
    """Show the advice, and ask what comes after it; False when the person goes back.

    The advice is shown anew where an answer given here moves its box (once it is agreed who tells
    the family what, ASK FIRST no longer stands), and where one has moved it out of sight.
    """
    shown.show_anew()
    place = 0
    while place < len(late := _late(talk)):
        step = late[place]
        if step.question.decides:
            done = decide(talk, step.question, shown.show_anew(is_out_of_sight=place > 0))
        else:
            done = ask_step(talk, step) is None
        place += 1 if done else -1
        if place < 0:
            return False
    return True


def _late(talk: CaseTalk) -> list[Step]:
    """Return what is asked after the advice, without what may not apply.

    What is for the person's own thinking comes last, as it looks at what they have decided.
    """
    late = (step for step in talk.steps if step.question.after_advice and step.is_certain_to_apply)
    return sorted(late, key=lambda step: step.question.own_thinking)
