"""Answers read again: what answers come to is what their sheet says."""

from __future__ import annotations

from hypothesis import given

from ehe_check.advice.advised import Advised
from ehe_check.bank.urgency import Urgency
from ehe_check.case.changed_answers import takes_away_urgent
from ehe_check.case.walk import read_on, upshot_on
from ehe_check.judge.answers import Answers
from tests import any_answers as some
from tests.banks import TODAY, asks, said, small_bank, value
from tests.counts import tries
from tests.pages import composed
from tests.worked import session_of, shipped_bank

BANK = shipped_bank()
SMALL = small_bank(
    """
    [[questions]]
    id = "NOW-1"
    options = ["no", "worried: SUP", "yes: TODAY lead"]

    [[questions.prompts]]
    id = "act"
    kind = "act-today"
    on = ["yes"]
    """,
    asks("NOW-2", "no", "held: HOLD"),
    """
    [conditions]
    worry-named = { question = "NOW-1", is = ["worried", "yes"] }
    """,
)
URGENT, WORRIED = value("NOW-1", "yes"), value("NOW-1", "worried")
HELD = value("NOW-2", "held")


@tries(10, 300)
@given(some.any_answers(BANK))
def test_an_upshot_says_what_the_sheet_says(answers: Answers) -> None:
    sheet, upshot = composed(session_of(answers)), upshot_on(BANK, answers, TODAY)
    advice = sheet.recommendation
    printed = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
    texts = {
        (prompt.id, prompt.about, upshot.guard.worded(prompt.wording)) for prompt in upshot.prompts
    }

    box = advice.box.key if advice.box else None
    assert (advice.urgency, advice.meeting, box, advice.routes) == upshot.advice
    assert advice.guard == upshot.guard
    assert {(one.id, one.about, one.text) for one in printed} == {one for one in texts if one[2]}


def test_a_change_is_known_by_the_urgent_step_or_hold_that_it_takes_away() -> None:
    for before, after, is_lost in [
        ([URGENT], [], True),
        ([HELD], [], True),
        ([URGENT, HELD], [HELD], True),
        ([URGENT, HELD], [URGENT], True),
        ([], [URGENT, HELD], False),
        ([URGENT, HELD], [URGENT, HELD], False),
        ([WORRIED], [], False),
    ]:
        assert is_lost == takes_away_urgent(
            Advised(SMALL, said(*before)), Advised(SMALL, said(*after))
        ), before


@tries(10, 300)
@given(some.any_answers(BANK), some.any_answers(BANK))
def test_what_was_urgent_is_never_gone_without_its_being_known(
    before: Answers, after: Answers
) -> None:
    one, other = (upshot_on(BANK, each, TODAY) for each in (before, after))
    was_urgent = one.urgency.at_least(Urgency.ACT_TODAY)
    is_gone = was_urgent and not other.urgency.at_least(Urgency.ACT_TODAY)

    was, now = (read_on(BANK, each, TODAY) for each in (before, after))

    assert takes_away_urgent(was, now) >= (is_gone or one.guard.holds > other.guard.holds)
    assert not takes_away_urgent(was, was)
