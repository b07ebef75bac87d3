"""The interview: the only loop, over a pure list of steps, whoever puts the questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.ask.case.decide import decide
from ehe_check.ask.case.lists import ask_list, open_lists
from ehe_check.ask.case.look_over import Checked, check_answers
from ehe_check.ask.case.offer import (
    Offered,
    is_own_thinking,
    may_not_apply,
    offer,
    offer_own_thinking,
)
from ehe_check.ask.case.one_question import OneQuestion
from ehe_check.ask.case.point_out import point_out
from ehe_check.ask.case.record_answer import ask_note, record
from ehe_check.ask.case.take_up import take_up
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Ending, Move, Moved, PersonLeftError
from ehe_check.case.walk import Step, is_settled
from ehe_check.judge.answers import Answer

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.sheet import PromptSheet


@dataclass
class ShownAdvice:
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
    talk: CaseTalk, compose: Callable[[], PromptSheet], show: Callable[[PromptSheet], None]
) -> Ending:
    """Walk a case from its first open question to the advice and the person's own decision.

    `compose` makes the sheet from the session as it stands, and `show` prints it.
    """
    try:
        take_up(talk)
        while True:
            _walk_questions(talk)
            if _after_advice(talk, ShownAdvice(compose, show)) and _confirm(talk):
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
            case Checked.LISTS:
                open_lists(talk)
            case Checked.BACK:
                _ask_from(talk, talk.asked[-1])
            case picked:
                if ask_step(talk, picked) is Move.LISTS:
                    open_lists(talk)
        _ask_from(talk, _next_open(talk, None))


def _ask_from(talk: CaseTalk, here: Step | None) -> None:
    """Ask a step, then each one without an answer, going back as the person asks."""
    while here is not None:
        went = _ask_or_offer(talk, here)
        if went is Move.BACK:
            here = _before(talk, here)
        elif went is Move.LISTS:
            open_lists(talk)
            here = _same_or_next(talk, here)
        else:
            here = _next_open(talk, here)


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
    """Return the next step without an answer: after a step if there is one, else from the start."""
    asked, answers = talk.asked, talk.answers
    places = {step.ref: place for place, step in enumerate(asked)}
    start = places.get(after.ref, -1) + 1 if after else 0
    in_turn = (*asked[start:], *asked[:start])
    return next((step for step in in_turn if not is_settled(step.ref, answers)), None)


def _before(talk: CaseTalk, step: Step) -> Step:
    asked = talk.asked
    place = next((place for place, other in enumerate(asked) if other.ref == step.ref), 0)
    if place == 0:
        talk.asker.say("This is the first question.")
    return asked[max(0, place - 1)]


def _same_or_next(talk: CaseTalk, step: Step) -> Step | None:
    return next((other for other in talk.asked if other.ref == step.ref), None) or _next_open(
        talk, step
    )


def ask_step(talk: CaseTalk, step: Step) -> Move | None:
    """Ask one step and save what is said; return BACK or LISTS where the person goes elsewhere."""
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
    return _ask_parts(talk, OneQuestion(talk, step, talk.heading(step)))


def _ask_parts(talk: CaseTalk, one: OneQuestion) -> Move | None:
    """Ask the value, then the month, then how it is known; each is saved before the next is put."""
    while True:
        answer = one.value()
        if isinstance(answer, Moved):
            if answer.move in (Move.BACK, Move.LISTS):
                return answer.move
            if answer.move is Move.NOTE:
                ask_note(talk, one.step)
            if answer.move is Move.KEEP and record(talk, one.kept()):
                return None
            continue
        if record(talk, answer) and _ask_beside(talk, one, answer):
            return None


def _ask_beside(talk: CaseTalk, one: OneQuestion, answer: Answer) -> bool:
    """Ask what stands beside a value; False when the person goes back to the value."""
    dated = one.month(answer) if one.wants_month(answer) else answer
    if isinstance(dated, Moved) or (dated != answer and not record(talk, dated)):
        return False
    known = one.evidence(dated) if one.wants_evidence(dated) else dated
    return not isinstance(known, Moved) and (known == dated or record(talk, known))


def _after_advice(talk: CaseTalk, shown: ShownAdvice) -> bool:
    """Show the advice, and ask what comes after it; False when the person goes back.

    The advice is shown anew where an answer given here moves its box: once it is agreed who tells
    the family what, ASK FIRST no longer stands.
    """
    shown.show_anew()
    place = 0
    while place < len(late := _late(talk)):
        step = late[place]
        if step.question.decides:
            done = decide(talk, step.question, shown.show_anew())
        else:
            done = ask_step(talk, step) is None
        place += 1 if done else -1
        if place < 0:
            return False
    return True


def _late(talk: CaseTalk) -> list[Step]:
    """Return what is asked after the advice, without what may not apply."""
    return [step for step in talk.steps if step.question.after_advice and step.is_certain_to_apply]


def _confirm(talk: CaseTalk) -> bool:
    text = (
        "That is everything. Finishing keeps this session as it is; a later change needs a reason. "
        "Finish now?"
    )
    choices = {"finish": "Finish this session", "back": "Go back to the answers"}
    return talk.choose("finish", text, choices) == "finish"
