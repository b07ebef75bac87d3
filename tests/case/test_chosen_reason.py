"""Why parents are not at a meeting: kept in the session, and read for as long as it stands."""

from __future__ import annotations

from datetime import date

from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.session import ChosenReason, RecordedHold
from tests.sides import side
from tests.worked import shipped_bank

FIRST, LATER = date(2026, 11, 20), date(2026, 11, 24)
FREE = side(shipped_bank()).session


def chosen(reason: Absence, on: date = FIRST) -> ChosenReason:
    return ChosenReason(reason=reason, on=on)


def test_a_reason_is_kept_with_the_hold_that_it_brings_and_another_lifts_none() -> None:
    for reason in Absence:
        session = FREE.for_the_reason(chosen(reason))
        hold = RecordedHold(reason=reason, on=FIRST) if reason in HOLDING else None
        risk = FREE.for_the_reason(chosen(Absence.RISK))
        other = risk.for_the_reason(chosen(reason, LATER))

        assert (chosen(reason), hold) == (session.meeting, session.hold)
        assert chosen(reason) == session.chosen
        assert session is session.for_the_reason(chosen(reason, LATER)), "again it changes nothing"
        assert RecordedHold(reason=Absence.RISK, on=FIRST) == other.hold
        assert other.chosen is not None
        assert reason is other.chosen.reason


def test_a_reason_whose_hold_was_taken_out_by_hand_stands_no_more() -> None:
    for reason in HOLDING:
        lifted = FREE.for_the_reason(chosen(reason)).model_copy(update={"hold": None})

        assert lifted.chosen is None
        assert chosen(reason, LATER) == lifted.for_the_reason(chosen(reason, LATER)).chosen


def test_where_a_hold_alone_is_recorded_its_reason_is_the_chosen_one() -> None:
    held = FREE.under(RecordedHold(reason=Absence.STAFF_SAFETY, on=FIRST))

    assert chosen(Absence.STAFF_SAFETY) == held.chosen
    assert FREE.chosen is None
