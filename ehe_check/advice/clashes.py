"""Answers that do not sit together: pointed out before the advice as a question, never changed."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.advised import Advised
from ehe_check.advice.recommendation import Clash
from ehe_check.advice.standing import stilled
from ehe_check.bank.question import Contradiction
from ehe_check.judge.answers import Ref
from ehe_check.judge.truth import TRUE, Truth


def clashes(reading: Advised) -> Iterator[Clash]:
    """Yield each pair of answers that the bank says does not sit together, in its order."""
    set_aside = frozenset(Ref(each.question, each.about) for each in stilled(reading))
    for question in reading.bank.questions:
        for contradiction in question.contradicts:
            for about in reading.subjects(question):
                ref = Ref(question.id, about)
                others = _others(reading, contradiction, ref)
                if others is not None:
                    yield Clash(ref, others, is_set_aside=ref in set_aside)


def _others(reading: Advised, contradiction: Contradiction, ref: Ref) -> tuple[Ref, ...] | None:
    """Return what an answer does not sit with, in the order of asking; None where it sits well."""
    answer = reading.answers.get(ref)
    if answer is None or not reading.arises(ref) or not set(answer.values) & set(contradiction.on):
        return None
    when, unless = contradiction.when, contradiction.unless
    other = TRUE if when is None else reading.judge(when, ref.about)
    if other.truth is not Truth.TRUE:
        return None
    if unless is not None and reading.judge(unless, ref.about).truth is Truth.TRUE:
        return None
    asked = () if contradiction.asks_again is None else (Ref(contradiction.asks_again),)
    others = {*other.rests_on, *asked} - {ref}
    return tuple(sorted(others, key=lambda each: _place(reading, each)))


def _place(reading: Advised, ref: Ref) -> tuple[int, str]:
    return reading.bank.places[ref.question], ref.about or ""
