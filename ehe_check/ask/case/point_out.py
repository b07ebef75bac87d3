"""Pointing out: answers that do not sit together, asked about once and never changed by us."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.clashes import clashes
from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Clash
from ehe_check.ask.case.talk import Together, Walk
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.reread import read_on

_LEAVE = "leave"
_ASKED = "These answers do not seem to sit together. Are they right?"


def point_out(walk: Walk) -> Step | None:
    """Point out each pair of answers that do not sit together, until one is to be changed.

    Return the step to change, or None where nothing is. Those that are left as they are stay so
    until an answer of theirs is another.
    """
    for clash in clashes(read_on(walk.bank, walk.answers, walk.today)):
        if (said := _said(walk, clash)) in walk.left:
            continue
        picked = _asked(walk, clash)
        if picked is not None:
            return picked
        walk.left.add(said)
    return None


def _asked(walk: Walk, clash: Clash) -> Step | None:
    steps = {step.ref: step for step in walk.asked}
    several = [steps[ref] for ref in _refs(clash) if ref in steps]
    text = "\n".join((_ASKED, *_lines(walk, clash)))
    choices = {_LEAVE: "Leave them as they are"}
    choices |= {str(each.ref): f"Go back and change: {_name(walk, each.ref)}" for each in several}
    picked = walk.choose("clash", text, choices)
    return next((each for each in several if str(each.ref) == picked), None)


def _lines(walk: Walk, clash: Clash) -> Iterator[str]:
    for ref in _refs(clash):
        yield f"- {_name(walk, ref)}: {_answered(walk, ref)}"


def _refs(clash: Clash) -> tuple[Ref, ...]:
    return (clash.answer, *clash.others)


def _name(walk: Walk, ref: Ref) -> str:
    whom = walk.answers.label(ref.about)
    short = walk.bank.by_id[ref.question].short
    return f"{short} ({whom})" if whom else short


def _answered(walk: Walk, ref: Ref) -> str:
    answer = walk.answers.get(ref)
    return f'"{answer_words(walk.bank.by_id[ref.question], answer)}"' if answer else "not answered"


def _said(walk: Walk, clash: Clash) -> Together:
    return frozenset((ref, _values(walk.answers.get(ref))) for ref in _refs(clash))


def _values(answer: Answer | None) -> tuple[str, ...]:
    return answer.values if answer else ()
