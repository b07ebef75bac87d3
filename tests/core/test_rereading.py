"""Rereading: what answers come to is what their sheet says."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from ehe_check.core.composing import compose
from ehe_check.core.rereading import reread
from ehe_check.model.answers import Answers
from tests import any_answers as some
from tests.banks import TODAY, not_known, said, small_bank
from tests.worked import session_of, shipped_bank, shipped_library

BANK = shipped_bank()
few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(some.any_answers(BANK))
def test_an_upshot_says_what_the_sheet_says(answers: Answers) -> None:
    law = shipped_library().law
    sheet = compose(session_of(answers), BANK, law, today=TODAY, software="test", looks_ahead=False)
    upshot = reread(BANK, answers, TODAY)
    advice = sheet.recommendation
    printed = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
    texts = {
        (prompt.id, prompt.about, prompt.wording.under(hold=upshot.hold))
        for prompt in upshot.prompts
    }

    assert (advice.urgency, advice.meeting, advice.hold) == upshot.advice[:3]
    assert set(advice.routes) <= set(upshot.routes)
    assert {(one.id, one.about, one.text) for one in printed} == {one for one in texts if one[2]}
    assert {prompt.trigger for prompt in printed if prompt.trigger} <= set(upshot.triggers)


def test_a_question_without_a_find_out_raises_none() -> None:
    bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["no", "yes"]')

    assert () == reread(bank, said(not_known("NOW-1")), TODAY).prompts
