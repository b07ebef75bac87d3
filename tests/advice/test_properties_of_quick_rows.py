"""What was only marked in a quick grid, whatever else is answered: random families.

It is read as not known, and for supervision, and as nothing more.
"""

from __future__ import annotations

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import guard_of
from ehe_check.advice.prompts import raisings
from ehe_check.advice.unknowns import closing_of
from ehe_check.bank.condition import NOT_KNOWN, SOMETHING
from ehe_check.bank.effect import Does
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers, Ref
from tests.advice.random_cases import answer, case, changed, draws, refs, shown
from tests.worked import shipped_bank

pytestmark = [pytest.mark.thorough, pytest.mark.untraced]

BANK = shipped_bank()
ROWS = [question for grid in BANK.quick_grids for question in grid.questions]


def test_it_is_not_known_and_for_supervision_and_moves_nothing_else() -> None:
    for draw in draws(100, 20_000):
        answers = case(draw, BANK)
        (ref,) = draw.choices(
            [ref for _, ref in refs(BANK, answers.entries) if ref.question in ROWS]
        )
        marked = Advised(BANK, with_state(answers, ref, SOMETHING))
        plain = Advised(BANK, with_state(answers, ref, NOT_KNOWN))
        more = {each.effect.does for each in {*marked.standing} - {*plain.standing}}
        is_asked = marked.arises(ref)

        assert more <= {Does.SUP}, shown(answers)
        assert is_asked <= marked.advice.urgency.at_least(Urgency.RAISE_IN_SUPERVISION)
        assert marked.advice.urgency.at_least(plain.advice.urgency), shown(answers)
        assert marked.advice.meeting is plain.advice.meeting
        assert guard_of(marked).state is guard_of(plain).state
        assert is_asked <= (f"{ref.question}.{SOMETHING}" in {each.id for each in raisings(marked)})
        closing = closing_of(marked, WalkSet.QUICK).to_close
        is_open = [each for each in closing if each.question == ref.question]
        assert not (is_open and is_asked) or closing[0].question in {
            each.question for each in marked.answers if each.something
        }


def with_state(answers: Answers, ref: Ref, state: str) -> Answers:
    return changed(answers, ref, answer(*ref, state))
