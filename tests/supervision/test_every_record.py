"""Every way in which the pages of a supervision say something, and how its words are checked."""

from __future__ import annotations

import pytest

from ehe_check.check.approach import approach_in
from ehe_check.over_time.supervision import (
    MeetingAnswer,
    MeetingTalked,
    ThinkAgain,
    UrgentTold,
)
from ehe_check.page.document import Callout, Calls, every_block
from ehe_check.page.own import Own
from ehe_check.supervision.opening_page import facts_told
from ehe_check.supervision.record import TalkedOver
from tests.banks import TODAY
from tests.pages import sections, sheet_of, words_of
from tests.supervised import of_the_meeting, record, supervision
from tests.supervision.every_record import every_opening, every_record, every_supervision
from tests.supervision.openings import CALM, HELD, URGENT, full, lines, opening
from tests.worked import shipped_bank

OPEN = "cold-shouting-through-the-wall"


def test_under_hold_nothing_of_ours_leads_to_the_family_whatever_was_said() -> None:
    sheet, its = sheet_of(HELD), full(HELD)
    for held in every_supervision():
        said = words_of(record(sheet, TalkedOver(held), opening=its, is_full=False))

        assert [] == [text for text in said if approach_in(text)]


def test_in_every_opening_each_line_says_something_and_stands_on_the_record_too() -> None:
    for one in every_opening():
        assert all(lines(one))
        assert all(told.lines for told in facts_told(one))


@pytest.mark.untraced
def test_every_record_has_its_days_and_a_part_for_what_was_agreed() -> None:
    for sheet, over, its in every_record():
        document = record(sheet, over, opening=its, read_today="Raise this.", is_full=False)

        assert document.head is not None
        assert document.head.right
        assert "What was agreed" in sections(document)


NO = MeetingAnswer.NO
OF_A_MEETING = {
    MeetingAnswer.YES: ("There will be one", "This is taken there"),
    MeetingAnswer.NO: ("There will be none", "This is not taken there"),
    MeetingAnswer.WAIT: ("Wait until 24 November 2026",) * 2,
    MeetingAnswer.HELD: (
        "It was held on 24 November 2026",
        "It was taken there on 24 November 2026",
    ),
}


def test_what_was_decided_of_a_meeting_stands_there_or_of_an_enquiry_that_is_open() -> None:
    headings = ("A professionals-only meeting", "The enquiry or plan that is open")
    talked = {
        (each.meeting.answer, each.the_meeting.to_enquiry): each
        for each in [*every_supervision()][::-1]
        if each.meeting and each.the_meeting
    }
    for (answer, to_enquiry), mine in talked.items():
        told = sections(record(sheet_of(CALM), TalkedOver(mine), is_full=False))

        assert OF_A_MEETING[answer][to_enquiry] in told[headings[to_enquiry]], answer
    unasked = sections(record(sheet_of(CALM), TalkedOver(supervision()), is_full=False))
    assert not {*headings} & {*unasked}


def test_beside_what_was_decided_of_a_meeting_nothing_else_was_agreed() -> None:
    alone, beside = supervision(), supervision(of_the_meeting(NO), meeting=MeetingTalked(answer=NO))
    sheet = sheet_of(CALM)

    assert ("Nothing was agreed.",) == sections(record(sheet, TalkedOver(alone)))["What was agreed"]
    assert ("Nothing else was agreed.",) == (
        sections(record(sheet, TalkedOver(beside)))["What was agreed"]
    )


def test_where_nothing_is_raised_what_would_make_us_think_again_has_no_direction() -> None:
    held = TalkedOver(supervision(again=ThinkAgain(more=Own("A move."))))
    calm, raised = (
        sections(record(sheet_of(name), held, is_full=False))["What would make us think again"]
        for name in (CALM, OPEN)
    )

    assert ("A move.",) == calm
    assert ("Would worry us more", "A move.") == raised


def test_a_calm_record_says_whom_nobody_is_known_to_have_seen() -> None:
    sheet = sheet_of("none-well-and-not-seen")
    its = opening("none-well-and-not-seen")
    told = sections(record(sheet, TalkedOver(supervision()), opening=its, is_full=False))

    said = f"Gaps on our side: no professional is known to have seen {its.unseen} in a year."
    assert its.unseen
    assert (said,) == told["Seen by a professional"]
    assert said in " ".join(" ".join(lines(its)).split())
    assert not opening("page-ordinary-two-children").unseen


def test_that_what_could_not_wait_was_not_passed_on_is_said_plainly() -> None:
    rows: list[tuple[str, UrgentTold, str]] = [
        (URGENT, UrgentTold(told=False), "NOT passed on yet."),
        (URGENT, UrgentTold(told=True, by=Own("lead"), on=TODAY), "Passed on by lead, on "),
        (CALM, UrgentTold(told=True, on=TODAY), "Passed on, on "),
    ]
    for name, urgent, said in rows:
        document = record(sheet_of(name), TalkedOver(supervision(urgent=urgent)), is_full=False)
        blocks = [*every_block(document.blocks)]
        boxes = [each for each in blocks if isinstance(each, Callout) and each.tone == "urgent"]

        assert [each for each in words_of(document) if each.startswith(said)], urgent
        assert (name == CALM) is ("What could not wait" in sections(document)), urgent
        assert (name == URGENT) is bool(boxes), urgent
        assert (not urgent.told) is any(isinstance(each, Calls) for each in blocks), urgent


def test_where_a_meeting_is_advised_and_nothing_forbids_it_whether_the_family_knows_is_asked() -> (
    None
):
    openly = shipped_bank().lines
    free, under_hold = (
        words_of(record(sheet_of(name), TalkedOver(supervision()), is_full=False))
        for name in (OPEN, HELD)
    )

    assert openly is not None
    assert openly.openly in free
    assert openly.openly not in under_hold
