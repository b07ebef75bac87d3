"""Questions that may not apply, as their gate is not known, offered closed."""

from __future__ import annotations

from enum import StrEnum

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import BACK_OR_LEAVE
from ehe_check.case.replies import with_list_state
from ehe_check.case.walk import Step, is_settled
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import unlisted

_OWN_THINKING = (
    "For your own thinking: about {count} more questions. None of them changes the advice. They "
    "are a good preparation for supervision."
)
_OWN_WAYS = {
    "look": "Go through them now",
    "leave": "Skip them all (they are listed as skipped)",
}


class Offered(StrEnum):
    """What a person does with questions that may not apply."""

    LOOKS = "looks"
    LEFT = "left"
    WENT_BACK = "went-back"


def may_not_apply(talk: CaseTalk, step: Step) -> bool:
    """Say whether a step waits for something not known, and has not been opened or answered."""
    if step.is_certain_to_apply or is_settled(step.ref, talk.answers):
        return False
    has_looked = {ref.question for ref in step.gate.waits_for} <= talk.opened
    return not has_looked and not _has_answered_beside(talk, step)


def _has_answered_beside(talk: CaseTalk, step: Step) -> bool:
    """Say whether the person has answered another question that waits for the same.

    They looked then, perhaps in an earlier sitting, and need not be asked again.
    """
    for other in talk.asked:
        answer = talk.answers.get(other.ref)
        waits_alike = not other.is_certain_to_apply and other.gate.waits_for & step.gate.waits_for
        if waits_alike and answer is not None and answer.settles and not answer.skipped:
            return True
    return False


def offer(talk: CaseTalk, step: Step) -> Offered:
    """Offer questions that may not apply, closed; those that are left are kept as skipped."""
    waiting = step.gate.waits_for
    text, choices = _words(len(_waiting_for(talk, waiting)), _sources(talk, waiting))
    picked = talk.choose("offer", text, choices, moves=BACK_OR_LEAVE)
    if picked is None:
        return Offered.WENT_BACK
    if picked == "look":
        talk.opened |= {ref.question for ref in waiting}
        return Offered.LOOKS
    while group := _waiting_for(talk, waiting):
        _skip_all(talk, group)
        waiting |= {other.ref for other in group}
    return Offered.LEFT


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


def _waiting_for(talk: CaseTalk, waiting: frozenset[Ref]) -> list[Step]:
    """Return the open questions of which it is not known yet whether they apply."""
    answers = talk.answers
    return [
        step
        for step in talk.asked
        if not step.is_certain_to_apply
        and step.gate.waits_for & waiting
        and not is_settled(step.ref, answers)
    ]


def _words(count: int, sources: str) -> tuple[str, dict[str, str]]:
    if count == 1:
        text = f"The next question may not apply. That depends on what is not known yet: {sources}"
        return text, {"look": "Look at it now", "leave": "Leave it (it is listed as skipped)"}
    text = f"{count} questions may not apply. That depends on what is not known yet: {sources}"
    return text, {"look": "Look at them now", "leave": "Leave them (they are listed as skipped)"}


def _sources(talk: CaseTalk, waiting: frozenset[Ref]) -> str:
    texts = {
        f"whether there is a {ref.about.rsplit('-', 1)[0]} who is not listed."
        if ref.about is not None and ref.about == unlisted(ref.about.rsplit("-", 1)[0])
        else f'"{talk.bank.by_id[ref.question].text}"'
        for ref in waiting
    }
    return " ".join(sorted(texts)) or "a child's age."
