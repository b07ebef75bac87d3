"""The interview: the only loop, over a pure list of steps, whoever puts the questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ehe_check.ask.case.decide import decide
from ehe_check.ask.case.lists import open_lists
from ehe_check.ask.case.look_over import Checked, check_answers
from ehe_check.ask.case.offer import (
    Offered,
    is_own_thinking,
    may_not_apply,
    offer,
    offer_own_thinking,
)
from ehe_check.ask.case.one_list import ask_list
from ehe_check.ask.case.one_question import OneQuestion, heading_of
from ehe_check.ask.case.point_out import point_out
from ehe_check.ask.case.record_answer import ask_note, record
from ehe_check.ask.case.take_up import take_up
from ehe_check.ask.case.talk import Walk
from ehe_check.ask.put import Move, Moved, PersonLeftError
from ehe_check.case.walk import Step, is_settled
from ehe_check.judge.answers import Answer

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.sheet import PromptSheet


class Ending(StrEnum):
    """How an interview ended."""

    FINISHED = "finished"
    LEFT = "left"


@dataclass
class Advising:
    """Shows the advice, and shows it anew where it is another than the one that was shown."""

    compose: Callable[[], PromptSheet]
    show: Callable[[PromptSheet], None]
    _shown: Recommendation | None = None

    def show_anew(self) -> Recommendation:
        """Return the advice as it is now, having shown it unless it stands on the screen."""
        sheet = self.compose()
        if sheet.recommendation != self._shown:
            self.show(sheet)
            self._shown = sheet.recommendation
        return sheet.recommendation


def interview(
    walk: Walk, compose: Callable[[], PromptSheet], show: Callable[[PromptSheet], None]
) -> Ending:
    """Walk a case from its first open question to the advice and the person's own decision.

    `compose` makes the sheet from the session as it stands, and `show` prints it.
    """
    try:
        take_up(walk)
        while True:
            _walk_questions(walk)
            if _after_advice(walk, Advising(compose, show)) and _confirm(walk):
                return Ending.FINISHED
    except PersonLeftError:
        return Ending.LEFT


def _walk_questions(walk: Walk) -> None:
    """Ask what has no answer, then offer all for checking, until the person goes on."""
    _ask_from(walk, _next_open(walk, None))
    while True:
        match check_answers(walk):
            case Checked.RIGHT:
                clashing = point_out(walk)
                if clashing is None:
                    return
                ask_step(walk, clashing)
            case Checked.LISTS:
                open_lists(walk)
            case Checked.BACK:
                _ask_from(walk, walk.asked[-1])
            case picked:
                if ask_step(walk, picked) is Move.LISTS:
                    open_lists(walk)
        _ask_from(walk, _next_open(walk, None))


def _ask_from(walk: Walk, here: Step | None) -> None:
    """Ask a step, then each one without an answer, going back as the person asks."""
    while here is not None:
        went = _ask_or_offer(walk, here)
        if went is Move.BACK:
            here = _before(walk, here)
        elif went is Move.LISTS:
            open_lists(walk)
            here = _same_or_next(walk, here)
        else:
            here = _next_open(walk, here)


def _ask_or_offer(walk: Walk, step: Step) -> Move | None:
    """Ask a step, having offered the whole block where it is the first for own thinking."""
    if is_own_thinking(walk, step):
        match offer_own_thinking(walk):
            case Offered.WENT_BACK:
                return Move.BACK
            case Offered.LEFT:
                return None
            case Offered.LOOKS:
                pass
    return ask_step(walk, step)


def _next_open(walk: Walk, after: Step | None) -> Step | None:
    """Return the next step without an answer: after a step if there is one, else from the start."""
    asked, answers = walk.asked, walk.answers
    places = {step.ref: place for place, step in enumerate(asked)}
    start = places.get(after.ref, -1) + 1 if after else 0
    in_turn = (*asked[start:], *asked[:start])
    return next((step for step in in_turn if not is_settled(step.ref, answers)), None)


def _before(walk: Walk, step: Step) -> Step:
    asked = walk.asked
    place = next((place for place, other in enumerate(asked) if other.ref == step.ref), 0)
    if place == 0:
        walk.asker.say("This is the first question.")
    return asked[max(0, place - 1)]


def _same_or_next(walk: Walk, step: Step) -> Step | None:
    return next((other for other in walk.asked if other.ref == step.ref), None) or _next_open(
        walk, step
    )


def ask_step(walk: Walk, step: Step) -> Move | None:
    """Ask one step and save what is said; return BACK or LISTS where the person goes elsewhere."""
    if step.question.lists is not None:
        return ask_list(walk, step)
    if may_not_apply(walk, step):
        match offer(walk, step):
            case Offered.WENT_BACK:
                return Move.BACK
            case Offered.LEFT:
                return None
            case Offered.LOOKS:
                pass
    return _ask_parts(walk, OneQuestion(walk, step, heading_of(walk, step)))


def _ask_parts(walk: Walk, one: OneQuestion) -> Move | None:
    """Ask the value, then the month, then how it is known; each is saved before the next is put."""
    while True:
        answer = one.value()
        if isinstance(answer, Moved):
            if answer.move in (Move.BACK, Move.LISTS):
                return answer.move
            if answer.move is Move.NOTE:
                ask_note(walk, one.step)
            if answer.move is Move.KEEP and record(walk, one.kept()):
                return None
            continue
        if record(walk, answer) and _ask_beside(walk, one, answer):
            return None


def _ask_beside(walk: Walk, one: OneQuestion, answer: Answer) -> bool:
    """Ask what stands beside a value; False when the person goes back to the value."""
    dated = one.month(answer) if one.wants_month(answer) else answer
    if isinstance(dated, Moved) or (dated != answer and not record(walk, dated)):
        return False
    known = one.evidence(dated) if one.wants_evidence(dated) else dated
    return not isinstance(known, Moved) and (known == dated or record(walk, known))


def _after_advice(walk: Walk, advising: Advising) -> bool:
    """Show the advice, and ask what comes after it; False when the person goes back.

    The advice is shown anew where an answer given here moves its box: once it is agreed who tells
    the family what, ASK FIRST no longer stands.
    """
    advising.show_anew()
    place = 0
    while place < len(late := _late(walk)):
        step = late[place]
        if step.question.decides:
            done = decide(walk, step.question, advising.show_anew())
        else:
            done = ask_step(walk, step) is None
        place += 1 if done else -1
        if place < 0:
            return False
    return True


def _late(walk: Walk) -> list[Step]:
    """Return what is asked after the advice, without what may not apply."""
    return [step for step in walk.steps if step.question.after_advice and step.is_certain_to_apply]


def _confirm(walk: Walk) -> bool:
    text = (
        "That is everything. Finishing keeps this session as it is; a later change needs a reason. "
        "Finish now?"
    )
    choices = {"finish": "Finish this session", "back": "Go back to the answers"}
    return walk.choose("finish", text, choices) == "finish"
