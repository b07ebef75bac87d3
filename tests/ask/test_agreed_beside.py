"""What was agreed earlier, beside the question that it concerns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.ask.case.agreed_before import ASKED_FIRST, HELD
from ehe_check.ask.case.agreed_beside import STILL_TO_DO, agreed_lines, say_what_is_agreed
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.over_time.history import AgreedAt
from ehe_check.over_time.ledger import Carried, Decided, State
from ehe_check.page.own import Own
from tests.ask.scripted import ScriptedAsker
from tests.banks import TODAY, said

JUNE, JULY = date(2026, 6, 23), date(2026, 7, 10)
ANSWERS = said(entries=("child-1",))
MET = "Decided at the meeting of 23 June 2026."
IN_JUNE = "Decided in the supervision of 23 June 2026."


def decided(what: str = "Look.", **given: Any) -> Decided:  # noqa: ANN401 (any field of a decision)
    fields = {"at": AgreedAt.SUPERVISION, "state": State.OPEN, "in_own_words": False, **given}
    return Decided(3, "VIS-1.unseen", Own(what), JUNE, **fields)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (decided(), f"- D3 Look. (no day) {IN_JUNE}"),
        (
            decided(about="child-1", who=Own("nurse"), by=JULY),
            f"- D3 child-1: Look. (nurse; by 10 July 2026, 137 days ago) {IN_JUNE}",
        ),
        (
            decided(about="child-unlisted", by=TODAY, at=AgreedAt.MEETING),
            f"- D3 somebody not listed now: Look. (by 24 November 2026, which is today) {MET}",
        ),
        (
            decided(carried=(Carried(JULY),)),
            f"- D3 Look. (no day) {IN_JUNE} Carried on once, on 10 July 2026.",
        ),
        (
            decided(carried=(Carried(JUNE), Carried(JULY))),
            f"- D3 Look. (no day) {IN_JUNE} Carried on twice, last on 10 July 2026.",
        ),
    ],
)
def test_a_line_says_which_what_who_by_when_and_when_it_was_made(
    one: Decided, expected: str
) -> None:
    assert [expected] == list(agreed_lines([one], ANSWERS, TODAY, UNGUARDED))


@pytest.mark.parametrize(
    ("guard", "caution"),
    [
        (Guard(GuardState.GUARDED, BoxKey.HOLD_LEAD), HELD),
        (Guard(GuardState.GUARDED), ASKED_FIRST),
    ],
)
def test_own_words_have_their_caution_under_a_guard_and_words_of_the_bank_have_none(
    guard: Guard, caution: str
) -> None:
    own, bank = decided("Ring.", in_own_words=True), decided()
    lines = list(agreed_lines([own, bank], ANSWERS, TODAY, guard))

    assert [True, False] == [line.endswith(caution) for line in lines]
    assert not [line for line in agreed_lines([own], ANSWERS, TODAY, UNGUARDED) if caution in line]


@pytest.mark.parametrize(
    ("beside", "others", "expected"),
    [
        (0, (), []),
        (1, (), [STILL_TO_DO, "One thing stands beside its question."]),
        (3, ("- Ring.",), [STILL_TO_DO, "Three things stand beside their questions.", "- Ring."]),
        (0, ("- Ring.",), [STILL_TO_DO, "- Ring."]),
    ],
)
def test_at_the_start_it_is_said_in_a_line_what_stands_beside_its_question(
    beside: int, others: tuple[str, ...], expected: list[str]
) -> None:
    asker = ScriptedAsker([])
    say_what_is_agreed(asker, beside, others)

    assert expected == [text for _, text in asker.said]
