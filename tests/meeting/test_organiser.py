"""The organiser's page; the agenda, which may be sent; and the record, which is written in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Absence, RecordedHold
from ehe_check.judge.answers import Answer, Sighting
from ehe_check.meeting.organiser import DISAGREE, LAW, REPORTED_AND_SEEN
from ehe_check.meeting.pack import KNOW_THE_FAMILY, SOCIAL_WORKER, PackPaper, asked
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Checklist,
    Document,
    Heading,
    Table,
    every_block,
)
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY
from tests.counts import tries
from tests.meeting.test_papers import WITH_TRIGGER, guarded
from tests.packs import paper
from tests.pages import composed, ordinary, sheet_of, words_in, words_of
from tests.sheet.laid_out import sheets
from tests.worked import (
    few_case_names,
    session_of,
    shipped_bank,
    shipped_library,
    worked_case,
)

WAYS = {
    "hold": "Nothing of this worry, nor of this meeting, by anybody, until ",
    "ask": "Nothing of this worry, nor of this meeting, until it is agreed with ",
    "open": "If telling them could put anyone at risk, ask your lead first. Otherwise tell them",
}


def page(sheet: PromptSheet, reason: Absence = Absence.DISAGREEMENT) -> str:
    return "\n".join(words_of(paper(PackPaper.ORGANISER, sheet, reason)))


def invited(sheet: PromptSheet) -> list[str]:
    blocks = every_block(paper(PackPaper.ORGANISER, sheet).blocks)
    return [item.text for each in blocks if isinstance(each, Checklist) for item in each.items]


def invitation(sheet: PromptSheet, reason: Absence) -> str:
    boxes = (each for each in every_block(paper(PackPaper.ORGANISER, sheet, reason).blocks))
    said = [x for x in boxes if isinstance(x, Callout) and x.tone is CalloutTone.SAY]
    assert 1 == len(said)
    return "\n".join(words_in(said[0]))


@tries(10, 200)
@given(sheets() | sheets().map(guarded), st.sampled_from(list(Absence)))
def test_the_invitation_is_the_same_whatever_the_case_is(
    sheet: PromptSheet, reason: Absence
) -> None:
    assert invitation(ordinary(), Absence.RISK) == invitation(sheet, reason)


FROM_THE_FIRST = ("gp-practice", "0-19-team", "school", "ehe-officer", "social-worker")


def seen_by(by: str, said: str) -> PromptSheet:
    """A sheet on which one professional has a row with this in it, and no other has anything."""
    row = {"about": "child-1", "by": by}
    given_ = {"value": said} if said in BANDS else {said: True}
    by_video = {"value": "longer-ago", "remote": True} if said == "remote" else given_
    cell = Sighting.model_validate(row | by_video)
    rows = Answer(question=KNOW_THE_FAMILY, value=(*FROM_THE_FIRST, "family-support"))
    answers = worked_case(WITH_TRIGGER).session.all_answers().with_answer(rows)
    answers = replace(
        answers.with_answer(Answer(question="NOW-3", value="closed-seen")), sightings={}
    )
    return composed(session_of(answers.with_sighting(cell)))


BANDS = ("within-3-months", "within-a-year", "longer-ago", "never")


@pytest.mark.parametrize("by", ["gp-practice", "social-worker", "family-support"])
@pytest.mark.parametrize("said", [*BANDS, "remote", "not_known", "not_theirs", "skipped"])
def test_a_row_invites_only_who_has_met_a_child_or_was_added_and_something_said(
    by: str, said: str
) -> None:
    name = shipped_bank().by_id[KNOW_THE_FAMILY].option_text(by)
    has_met = said in (*BANDS[:3], "remote")
    is_said_of_one_added = by == "family-support" and said not in ("not_theirs", "skipped")

    assert ([name] if has_met or is_said_of_one_added else []) == invited(seen_by(by, said))


@pytest.mark.parametrize("work", [None, "assessment", "child-protection-plan", "enquiry"])
def test_who_has_met_a_child_is_invited_and_social_cares_worker_where_it_is_at_work(
    work: str | None,
) -> None:
    cell = Sighting(about="child-1", by="gp-practice", value="within-a-year")
    answers = worked_case(WITH_TRIGGER).session.all_answers().with_sighting(cell)
    answers = answers.with_answer(Answer(question="NOW-3", value=work or "closed-seen"))
    sheet = composed(session_of(answers))
    expected = ["GP practice", *(["Social worker"] if work else [])]
    rows = attendance(sheet)

    assert expected == invited(sheet) == rows[: len(expected)]
    assert 2 <= len(rows[len(expected) :]) == rows.count("")


def test_what_is_advised_of_a_meeting_stands_there_with_the_partnerships_own_guidance() -> None:
    sheet = sheet_of(WITH_TRIGGER)
    local = Settings(contacts=Contacts(meeting_guidance="handbook, chapter 9"))
    words = words_of(paper(PackPaper.ORGANISER, sheet, local=local))

    assert Urgency.NONE is not sheet.recommendation.meeting
    assert f"{sheet.recommendation.title}\n{sheet.recommendation.text}" in "\n".join(words)
    assert "Local guidance: handbook, chapter 9" in words


def test_the_family_is_told_what_the_box_of_the_case_lets_them_be_told() -> None:
    for name in few_case_names():
        box = worked_case(name).expected["box"]
        way = {"H": "hold", "A": "ask"}.get(box[0], "open") if box != "A-done" else "open"
        said = page(sheet_of(name))
        found = [each for each, words in WAYS.items() if words in said]

        assert [way] == found, f"{name}: {box}"
        assert ("The agenda tells everybody to ask you first" in said) is (way != "open"), name


def test_under_hold_the_review_of_a_treatment_is_led_by_health_and_names_no_family() -> None:
    free = worked_case("rules-07-the-reviews-own-lesson").session
    held = composed(free.under(RecordedHold(reason=Absence.RISK, on=TODAY)))

    assert "calls this review and leads it." in page(held)
    assert "with the family there" not in page(held)


def test_the_questions_and_notes_that_the_page_reads_are_there() -> None:
    bank = shipped_bank()

    for question, *options in (DISAGREE, REPORTED_AND_SEEN, (KNOW_THE_FAMILY, SOCIAL_WORKER)):
        assert set(options) <= set(bank.by_id[question].option_ids)
    assert set(LAW) <= set(shipped_library().notes)


def test_the_law_is_dated_and_says_where_it_may_be_out_of_date() -> None:
    made = ordinary().provenance
    past = replace(ordinary(), provenance=replace(made, made_on=made.made_on.replace(year=2028)))
    said = "Some of this may be out of date: check it."

    assert "Children Act 1989, section 47, as of March 2026" in page(ordinary())
    assert [False, True] == [said in page(each) for each in (ordinary(), past)]


def test_the_reason_is_asked_for_with_what_is_none() -> None:
    ask, help_ = asked()

    assert ask.startswith("Why would parents not be at this meeting?")
    assert "That parents are difficult" in help_


def record(sheet: PromptSheet) -> Document:
    return paper(PackPaper.RECORD, sheet)


def attendance(sheet: PromptSheet) -> list[str]:
    tables = (each for each in every_block(record(sheet).blocks) if isinstance(each, Table))
    (here,) = (each for each in tables if "F  P  R  A" in each.columns)
    return [row.head for row in here.plain_rows]


@tries(10, 100)
@given(sheets(), st.sampled_from(list(Absence)))
def test_the_agenda_is_the_same_for_every_case(sheet: PromptSheet, reason: Absence) -> None:
    same = paper(PackPaper.AGENDA, ordinary())

    assert same == paper(PackPaper.AGENDA, sheet, reason) == paper(PackPaper.AGENDA, guarded(sheet))


GIVES_AWAY = re.compile(
    r"\bHOLD\b|\b(?i:ask first|worr\w+|concern\w*|secret\w*|confidential\w*|(kept|keep|hide) from"
    r"|without (the |their )?parents?|parents? (are|is) not|if they were here"
    r"|(not|never|nobody) (to )?(be )?(tell|told)"
    r"|(family|families|parents?) (hears?|can|must|may|should|knows?))\b"
)
"""What tells whoever finds a paper that there is a worry, or that something is not for them."""


def test_the_agenda_gives_nothing_away_to_whoever_finds_it() -> None:
    words = words_of(paper(PackPaper.AGENDA, ordinary()))

    assert [] == [each for each in words if GIVES_AWAY.search(each)]


def test_adults_health_is_a_sheet_of_its_own_that_no_other_page_names() -> None:
    blocks = record(ordinary()).blocks
    (place, heading), *_ = [
        (place, block)
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.text == "Adults' health: a sheet of its own"
    ]
    words = "\n".join(said for block in blocks[:place] for said in words_in(block))

    assert heading.starts_page
    assert "sheet of its own" not in words
    assert words.count("adult's health") == 1
    assert "Nothing about an adult's health goes into this record." in words
