"""The questions for the person's own thinking, offered as a block."""

from __future__ import annotations

from enum import StrEnum

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE
from ehe_check.case.replies import with_list_state
from ehe_check.case.walk import Step, is_settled

_OWN_THINKING = (
    "For your own thinking: about {count} more questions. None of them changes the advice. They "
    "are a good preparation for supervision."
)
_OWN_WAYS = {
    "look": "Go through them now",
    "leave": "Skip them all (they are listed as skipped)",
}


class Offered(StrEnum):
    """What a person does with the block that is offered."""

    LOOKS = "looks"
    LEFT = "left"
    WENT_BACK = "went-back"


def is_own_thinking(talk: CaseTalk, step: Step) -> bool:
    """Say whether a step is the first of the block for the person's own thinking.

    Somebody who has answered one of them goes through them already, perhaps in another sitting.
    """
    if talk.thinks or not step.question.own_thinking or is_settled(step.ref, talk.answers):
        return False
    given = (talk.answers.get(other.ref) for other in talk.asked if other.question.own_thinking)
    return not any(answer and answer.settles and not answer.skipped for answer in given)


def offer_own_thinking(talk: CaseTalk) -> Offered:
    """Offer the block for the person's own thinking; one that is left is kept as skipped."""
    text = _OWN_THINKING.format(count=len(_own_thinking(talk)))
    picked = talk.choose("own thinking", text, _OWN_WAYS, moves=BACK_OR_LEAVE)
    if picked is None:
        return Offered.WENT_BACK
    if picked == "look":
        talk.thinks = True
        return Offered.LOOKS
    while group := _own_thinking(talk):
        _skip_all(talk, group)
    return Offered.LEFT


def _own_thinking(talk: CaseTalk) -> list[Step]:
    """Return the open questions for the person's own thinking."""
    return [
        step
        for step in talk.asked
        if step.question.own_thinking and not is_settled(step.ref, talk.answers)
    ]


def _skip_all(talk: CaseTalk, several: list[Step]) -> None:
    answers = talk.answers
    for step in several:
        answers = with_list_state(talk.bank, answers, talk.answer_to(step, skipped=True))
    talk.keep(answers)
