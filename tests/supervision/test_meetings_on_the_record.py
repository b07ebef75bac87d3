"""Meetings on the record of a supervision: what they decided, with its caution, never shared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.labels import numbered
from ehe_check.over_time.meeting_record import MeetingDecision
from ehe_check.page.without_own import without_own
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.parts import MeetingTold, TalkedOver
from tests.banks import TODAY
from tests.counts import tries
from tests.meeting_records import HELD as DAY
from tests.meeting_records import decision, met
from tests.pages import sections, sheet_of
from tests.supervised import any_sheet, record, supervision
from tests.worked import shipped_bank

HEADING = "How the case has gone"
HELD, ASK_FIRST = "HOLD: check this first", "ASK FIRST: agree first"


def told(*decisions: MeetingDecision) -> TalkedOver:
    """A supervision after a meeting."""
    meeting = MeetingTold(DAY, met(*decisions).agreed(), TODAY)
    return TalkedOver(supervision(), meetings=(meeting,))


def of_the_meeting(sheet: PromptSheet, over: TalkedOver) -> str:
    said = sections(record(sheet, over))[HEADING]
    place = said.index("Meeting of 20 November 2026")
    return said[place + 1]


def test_what_was_decided_stands_there_with_who_and_by_when() -> None:
    sheet = sheet_of("ordinary-never-in-school")
    label = dict(sheet.entries)["child-1"]
    one = decision(1, "Weigh.", about="child-1", who="nurse", by=TODAY)
    said = of_the_meeting(sheet, told(one, decision(2, "Read.")))

    assert f"{label}: Weigh (nurse, 24 November 2026)\n" in said
    assert said.endswith("To be looked at again on 24 November 2026.")


def test_where_no_day_was_set_to_look_again_none_is_told() -> None:
    meeting = MeetingTold(DAY, met(decision(1, "Weigh.", who="nurse")).agreed(), None)
    over = TalkedOver(supervision(), meetings=(meeting,))

    assert "Weigh (nurse)" == of_the_meeting(sheet_of("ordinary-never-in-school"), over)


def test_that_nothing_was_decided_is_said() -> None:
    said = of_the_meeting(sheet_of("ordinary-never-in-school"), told())

    assert said.startswith("No decision is recorded.")


@tries(10, 300)
@given(any_sheet(), st.lists(st.sampled_from(["Ring the mother.", "Write."]), min_size=1))
def test_while_a_guard_stands_no_decision_is_told_without_its_caution(
    sheet: PromptSheet, decided: list[str]
) -> None:
    said = of_the_meeting(sheet, told(*(decision(n, what) for n, what in enumerate(decided, 1))))
    advice = sheet.recommendation

    assert (HELD in said) is advice.hold
    assert (ASK_FIRST in said) is (advice.is_guarded and not advice.hold)


def test_nothing_that_was_typed_is_in_a_copy_to_share() -> None:
    for name in ["ordinary-never-in-school", "hold-one-trigger-enquiry-open"]:
        bank = shipped_bank()
        over = told(decision(1, "Zebedee", about="child-1", who="Zebedee", known_by="Zebedee"))
        shared = without_own(over, numbered(bank))
        said = of_the_meeting(without_own_words(sheet_of(name), bank), shared)

        assert "Zebedee" not in said + repr(shared), name
        assert said.startswith("child 1: left out of this copy"), name
