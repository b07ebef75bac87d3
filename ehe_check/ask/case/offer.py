"""Questions that may not apply, as their gate is not known, offered closed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE
from ehe_check.case.replies import with_list_state
from ehe_check.case.walk import Step, is_settled
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import unlisted
from ehe_check.page.phrases import listed

_OWN_THINKING = (
    "For your own thinking: about {count} more questions. None of them changes the advice. They "
    "are a good preparation for supervision."
)
_OWN_WAYS = {
    "look": "Go through them now",
    "leave": "Skip them all (they are listed as skipped)",
}
_ONE = {"look": "Look at it now", "leave": "Leave it (it is listed as skipped)"}
_SEVERAL = {"look": "Look at them now", "leave": "Leave them (they are listed as skipped)"}


class Offered(StrEnum):
    """What a person does with questions that may not apply."""

    LOOKS = "looks"
    LEFT = "left"
    WENT_BACK = "went-back"


def may_not_apply(talk: CaseTalk, step: Step) -> bool:
    """Say whether a step waits for something not known, and has not been opened or answered."""
    if step.is_certain_to_apply or is_settled(step.ref, talk.answers):
        return False
    has_looked = _questions(step.gate.waits_for) <= talk.opened
    return not has_looked and not _has_answered_beside(talk, step)


def _has_answered_beside(talk: CaseTalk, step: Step) -> bool:
    """Say whether the person has answered another question that waits for the same.

    They looked then, perhaps in an earlier sitting, and need not be asked again.
    """
    for other in talk.asked:
        answer = talk.answers.get(other.ref)
        waits_alike = not other.is_certain_to_apply and _waits_for_same(other, step)
        if waits_alike and answer is not None and answer.settles and not answer.skipped:
            return True
    return False


def offer(talk: CaseTalk, step: Step) -> Offered:
    """Offer questions that may not apply, closed and once for all whom they may be about.

    Those that are left are kept as skipped.
    """
    waiting = _questions(step.gate.waits_for)
    text, choices = _words(talk, _waiting_for(talk, waiting))
    picked = talk.choose("offer", text, choices, moves=BACK_OR_LEAVE)
    if picked is None:
        return Offered.WENT_BACK
    if picked == "look":
        talk.opened |= waiting
        return Offered.LOOKS
    while group := _waiting_for(talk, waiting):
        _skip_all(talk, group)
        waiting |= {other.question.id for other in group}
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


def _waiting_for(talk: CaseTalk, waiting: frozenset[str]) -> list[Step]:
    """Return the open questions of which it is not known yet whether they apply."""
    answers = talk.walk.answers
    return [
        step
        for step in talk.asked
        if not step.is_certain_to_apply
        and _questions(step.gate.waits_for) & waiting
        and not is_settled(step.ref, answers)
    ]


def _waits_for_same(one: Step, other: Step) -> bool:
    return not _questions(one.gate.waits_for).isdisjoint(_questions(other.gate.waits_for))


def _questions(refs: Iterable[Ref]) -> frozenset[str]:
    return frozenset(ref.question for ref in refs)


def _words(talk: CaseTalk, group: list[Step]) -> tuple[str, dict[str, str]]:
    """Return what is offered: how many questions, about whom, and what they wait for."""
    count = len({step.question.id for step in group})
    sources = _sources(talk, frozenset().union(*(step.gate.waits_for for step in group)))
    whom = listed(dict.fromkeys(talk.answers.label(step.about) for step in group if step.about))
    about = f" about {whom}" if whom else ""
    if count == 1:
        text = f"The next question{about} may not apply. That depends on what is not known yet:"
        return f"{text} {sources}", _ONE
    text = f"{count} questions{about} may not apply. That depends on what is not known yet:"
    return f"{text} {sources}", _SEVERAL


def _sources(talk: CaseTalk, waiting: frozenset[Ref]) -> str:
    texts = {_source(talk, ref) for ref in waiting}
    return " ".join(sorted(texts)) or "a child's age."


def _source(talk: CaseTalk, ref: Ref) -> str:
    roster = ref.about.rsplit("-", 1)[0] if ref.about is not None else ""
    if roster and ref.about == unlisted(roster):
        return f"whether there is a {roster} who is not listed."
    return f'"{talk.bank.by_id[ref.question].text}"'
