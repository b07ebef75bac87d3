"""A HOLD that no answer brings: recorded with its reason, it words every page of the session."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import HOLDING, Absence, ChosenReason, RecordedHold
from ehe_check.case.walk import upshot_on
from ehe_check.judge.answers import Answers
from ehe_check.meeting.pack import PackPaper
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.ledger import Agreed
from ehe_check.over_time.side import Side
from ehe_check.page.document import Callout, CalloutTone, Document
from ehe_check.sheet.amended import amended
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from ehe_check.supervision.record import TalkedOver
from tests.any_answers import any_answers
from tests.banks import TODAY
from tests.comparison_pages import moved_page
from tests.counts import tries
from tests.packs import papers
from tests.pages import composed, page, words_in, words_of
from tests.sides import BEFORE, side
from tests.supervised import any_agreed, record, row_of, supervision
from tests.worked import few_case_names, leading_to_the_family, shipped_bank, worked_case

SHIPPED = shipped_bank()
ANSWERS = any_answers(SHIPPED)
ON = date(2026, 11, 20)
REASONS = st.sampled_from(sorted(HOLDING))


def under(one: Side, reason: Absence) -> Side:
    return replace(one, session=one.session.under(RecordedHold(reason=reason, on=ON)))


def about_the_case(sheet: PromptSheet, absence: Absence) -> list[Document]:
    """Return the papers of a meeting that are about the case, as the agenda is not."""
    return [each for name, each in papers(sheet, absence).items() if name is not PackPaper.AGENDA]


def approaching(document: Document) -> frozenset[str]:
    return leading_to_the_family() & set(words_of(document))


def hold_boxes(document: Document) -> list[Callout]:
    boxes = [block for block in document.blocks if isinstance(block, Callout)]
    return [box for box in boxes if box.tone is CalloutTone.HOLD]


@tries(5, 100)
@given(ANSWERS, ANSWERS, REASONS, st.lists(any_agreed(), max_size=4))
def test_under_a_recorded_hold_no_page_of_the_session_sends_its_reader_to_the_family(
    before: Answers, answers: Answers, reason: Absence, agreed: list[Agreed]
) -> None:
    earlier, mine = side(SHIPPED, before, BEFORE), under(side(SHIPPED, answers), reason)
    history = history_of([earlier, mine], SHIPPED, TODAY, agreed=agreed)
    sheet = composed(mine.session, history=history)
    held = TalkedOver(supervision(*map(row_of, agreed)))
    packs = [each for absence in Absence for each in about_the_case(sheet, absence)]
    first = replace(mine, session=under(side(SHIPPED, answers, BEFORE), reason).session)
    pages = [
        page(sheet),
        record(sheet, held),
        moved_page(earlier, mine),
        moved_page(first, side(SHIPPED, before)),
        moved_page(side(SHIPPED, before, session="another"), mine),
        *packs,
    ]

    assert [set()] * len(pages) == [approaching(document) for document in pages]
    told = render_json(sheet)
    assert not [text for text in leading_to_the_family() if json.dumps(text)[1:-1] in told]
    assert sheet.recommendation.hold
    assert all(hold_boxes(document) for document in pages)


@tries(10, 300)
@given(ANSWERS, REASONS)
def test_a_recorded_hold_moves_words_and_raises_the_advice_to_supervision_at_the_most(
    answers: Answers, reason: Absence
) -> None:
    free = side(SHIPPED, answers)
    held = under(free, reason)
    was = upshot_on(SHIPPED, free.session.all_answers(), TODAY)
    now = upshot_on(SHIPPED, held.session.all_answers(), TODAY)

    at_least = Urgency.RAISE_IN_SUPERVISION

    assert (was.urgency if was.urgency.at_least(at_least) else at_least) is now.urgency
    assert (was.meeting, was.routes) == (now.meeting, now.routes)
    assert now.guard.holds
    assert State.GUARDED is now.guard.state
    assert was.prompts == now.prompts


@tries(10, 300)
@given(ANSWERS, ANSWERS, REASONS)
def test_no_answer_and_no_amendment_lifts_a_recorded_hold(
    before: Answers, after: Answers, reason: Absence
) -> None:
    session = under(side(SHIPPED, before), reason).session
    changed = amended(
        SHIPPED, session, after, session.session.started + timedelta(days=3), "Found out."
    )

    assert session.hold == session.holding(after).hold == changed.hold
    assert composed(changed).recommendation.hold


@pytest.mark.untraced
def test_the_box_says_since_which_day_and_for_which_reason_only_where_one_is_recorded() -> None:
    said = (
        "Recorded on 20 November 2026: the safety of staff. A reason to take care, and not a "
        "finding about anyone."
    )
    for name in few_case_names():
        free = worked_case(name).session
        held = free.under(RecordedHold(reason=Absence.STAFF_SAFETY, on=ON))
        box = hold_boxes(page(composed(held)))[0]
        assert said in tuple(words_in(box)), name
        assert said not in words_of(page(composed(free))), name


def test_a_reason_that_brings_no_hold_cannot_be_recorded_as_one() -> None:
    for reason in sorted(set(Absence) - HOLDING):
        with pytest.raises(ValidationError, match="no other brings a HOLD"):
            RecordedHold(reason=reason, on=ON)


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


def test_a_reason_stands_with_its_hold_alone_and_no_more_where_that_was_taken_out_by_hand() -> None:
    for reason in HOLDING:
        lifted = FREE.for_the_reason(chosen(reason)).model_copy(update={"hold": None})

        assert lifted.chosen is None
        assert chosen(reason, LATER) == lifted.for_the_reason(chosen(reason, LATER)).chosen
    held = FREE.under(RecordedHold(reason=Absence.STAFF_SAFETY, on=FIRST))
    assert (chosen(Absence.STAFF_SAFETY), None) == (held.chosen, FREE.chosen)
    box = composed(held).recommendation.box
    assert box is not None
    assert (BoxKey.HOLD_SOON, "your safeguarding lead") == (box.key, box.person)
