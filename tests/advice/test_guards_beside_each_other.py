"""How a line is worded that is read beside several sessions: for the most careful of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State
from ehe_check.over_time.moved.compare import compare
from tests.banks import said, value
from tests.comparison_pages import told_moved
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANK = shipped_bank()
CALM, WORRY = UNGUARDED, Guard(State.WORRY)
ASK = Guard(State.GUARDED, BoxKey.ASK_LEAD, person="your safeguarding lead")
HOLD = Guard(State.GUARDED, BoxKey.HOLD_TODAY, person="children's social care")
ORDER = (CALM, WORRY, ASK, HOLD)
UNSEEN = BANK.rules["VIS-1.unseen"][1]


def test_of_two_boxes_the_same_stands_whichever_session_comes_first() -> None:
    boxes = [Guard(State.GUARDED, key, person=key.value) for key in BoxKey]
    for place, one in enumerate(boxes):
        for other in boxes[place:]:
            both = most_careful((one, other)), most_careful((other, one))

            assert (one, one) == both, both


REFUSED = said(
    value("RGT-2", "safety-health-development"),
    value("VIS-1", "never", "child-1"),
    value("VIS-5", "refused-since-seen", "child-1"),
    entries=("child-1",),
)
SEEN_SINCE = said(
    value("RGT-2", "safety-health-development"),
    value("VIS-1", "never", "child-1"),
    value("VIS-5", "no", "child-1"),
    entries=("child-1",),
)


def test_two_sessions_are_told_in_the_wording_of_the_more_careful_one() -> None:
    for before, after, state in [
        (REFUSED, SEEN_SINCE, State.GUARDED),
        (SEEN_SINCE, REFUSED, State.GUARDED),
        (SEEN_SINCE, SEEN_SINCE, State.WORRY),
    ]:
        sides = side(BANK, before, BEFORE), side(BANK, after)
        found, both = told_moved(*sides)
        (open_still,) = (each for each in found.prompts if each.id == UNSEEN.id)

        assert (state, UNSEEN.under(state, both.person)) == (both.state, open_still.text), before
        assert compare(*sides).prompts == found.prompts, before


@st.composite
def two_guards(draw: st.DrawFn) -> tuple[Guard, Guard]:
    return draw(st.tuples(st.sampled_from(ORDER), st.sampled_from(ORDER)))


@given(two_guards())
def test_no_line_leads_to_the_family_that_one_of_the_sessions_keeps_back(
    guards: tuple[Guard, Guard],
) -> None:
    words = most_careful(guards).worded(UNSEEN)

    assert (State.GUARDED in {each.state for each in guards}) is (
        words not in (UNSEEN.text, UNSEEN.when_worry)
    )
