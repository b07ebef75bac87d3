"""The organiser's page; the agenda, which may be sent; and the record, which is written in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import Absence
from ehe_check.case.session import RecordedHold
from ehe_check.judge.answers import Answer
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
from ehe_check.page.text import text
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY
from tests.counts import tries
from tests.meeting.test_papers import WITH_TRIGGER, guarded
from tests.packs import paper
from tests.pages import composed, ordinary, sheet_of, words_in, words_of
from tests.sheet.laid_out import sheets
from tests.worked import few_case_names, shipped_bank, shipped_library, worked_case

INVITATION = """Invitation, to copy
Please come to a meeting about a family known to you: on ____________ at ______, in \
____________________, for 45 minutes. Ring me on ____________ and I shall tell you more. Please \
write nothing about it, and speak of it to nobody before we have spoken.
Add nothing to it in writing. Send the agenda with it, and no other paper."""
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
    assert INVITATION == invitation(sheet, reason)


def test_those_said_to_know_the_family_are_listed_and_nobody_else() -> None:
    known = Answer(question=KNOW_THE_FAMILY, value=("health-visitor", "gp-practice"))

    assert ["GP practice", "Health visitor"] == invited(sheet_of(WITH_TRIGGER, known))


@pytest.mark.parametrize("work", ["assessment", "child-protection-plan", "enquiry"])
def test_where_social_care_is_at_work_its_worker_is_invited_and_has_a_row(work: str) -> None:
    known = Answer(question=KNOW_THE_FAMILY, value=("gp-practice",))
    open_, closed = (
        sheet_of(WITH_TRIGGER, known, Answer(question="NOW-3", value=each))
        for each in (work, "closed-seen")
    )

    assert ["GP practice", "Social worker"] == invited(open_) == attending(open_)
    assert ["GP practice"] == invited(closed) == attending(closed)


def test_where_nobody_is_named_that_is_said() -> None:
    nobody = replace(ordinary(), answered=())

    assert "No professional is named in the answers." in page(nobody)
    assert [] == invited(nobody)


def test_the_family_is_told_what_the_box_of_the_case_lets_them_be_told() -> None:
    for name in few_case_names():
        box = worked_case(name).expected["box"]
        way = {"H": "hold", "A": "ask"}.get(box[0], "open") if box != "A-done" else "open"
        said = page(sheet_of(name))
        found = [each for each, words in WAYS.items() if words in said]

        assert [way] == found, f"{name}: {box}"
        assert ("The agenda tells everybody to ask you first" in said) is (way != "open"), name


def test_where_the_answers_name_no_meeting_it_says_so() -> None:
    said = "The answers themselves name no reason for a meeting."

    assert said in page(ordinary())
    assert said not in page(sheet_of(WITH_TRIGGER))


def test_what_is_advised_of_a_meeting_stands_there_and_after_an_urgent_step() -> None:
    advised, urgent = (
        sheet_of(WITH_TRIGGER),
        sheet_of(WITH_TRIGGER, Answer(question="NOW-1", value="yes")),
    )

    assert Urgency.NONE is not advised.recommendation.meeting
    assert f"{advised.recommendation.title}\n{advised.recommendation.text}" in page(advised)
    assert "After that step, not instead of it." in page(urgent)


@pytest.mark.parametrize(("answer", "warns"), [("no", True), ("level-of-help", False)])
def test_a_disagreement_that_the_answers_do_not_name_is_questioned(
    answer: str, *, warns: bool
) -> None:
    sheet = sheet_of(WITH_TRIGGER, Answer(question="DRI-6", value=answer))

    assert warns is ("The answers name no disagreement among professionals." in page(sheet))
    assert "name no disagreement" not in page(sheet, Absence.HARD_CONVERSATION)


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("rules-07-the-reviews-own-lesson", True),
        ("rules-08-the-reviews-own-lesson-and-looks-thin", True),
        ("today-red-flags-and-treatment-never-reviewed", True),
        ("one-trigger-drift", False),
    ],
)
def test_where_a_treatment_that_does_not_work_is_the_only_reason_health_leads(
    name: str, *, leads: bool
) -> None:
    assert leads is ("The GP practice or the clinic calls this review" in page(sheet_of(name)))


def test_under_hold_the_review_of_a_treatment_is_led_by_health_and_names_no_family() -> None:
    free = worked_case("rules-07-the-reviews-own-lesson").session
    held = composed(free.under(RecordedHold(reason=Absence.RISK, on=TODAY)))

    assert "calls this review and leads it." in page(held)
    assert "with the family there" not in page(held)


@pytest.mark.parametrize("value", ["differ", "differ-and-danger", "danger-now"])
def test_where_reported_and_seen_do_not_match_a_doctor_leads(value: str) -> None:
    name, leads = "supervision-two-children-one-not-well", "The named or designated doctor leads"
    differs = sheet_of(name, Answer(question="HEA-4", about="child-1", value=value))

    assert leads in page(differs)
    assert leads not in page(sheet_of(name))


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


def test_the_partnerships_own_guidance_on_meetings_is_named() -> None:
    local = Settings(contacts=Contacts(meeting_guidance="handbook, chapter 9"))
    document = paper(PackPaper.ORGANISER, ordinary(), local=local)

    assert "Local guidance: handbook, chapter 9" in words_of(document)


def test_the_reason_is_asked_for_with_what_is_none() -> None:
    ask, help_ = asked()

    assert "Why would parents not be at this meeting?" in ask
    assert "That parents are difficult" in help_


def record(sheet: PromptSheet) -> Document:
    return paper(PackPaper.RECORD, sheet)


def attendance(sheet: PromptSheet) -> list[str]:
    tables = (each for each in every_block(record(sheet).blocks) if isinstance(each, Table))
    (here,) = (each for each in tables if "F  P  R  A" in each.columns)
    return [row.head for row in here.plain_rows]


def attending(sheet: PromptSheet) -> list[str]:
    return [each for each in attendance(sheet) if each]


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
ASK_FIRST = """Ask the organiser first
Before you speak of this meeting, or of what it is about, to anybody outside it: colleagues, \
families and children alike. Your own safeguarding lead you may ask at any time.
Before you write of it where anybody outside your service could read it: in an online record, a \
letter or a message. Send nothing about it by ordinary e-mail.
If anybody asks you about it, say that you will come back on it, and ring the organiser.
Your ordinary visits and appointments go on as before. Keep this paper with you."""


def test_the_agenda_has_everybody_ask_first_and_gives_nothing_away_to_whoever_finds_it() -> None:
    words = words_of(paper(PackPaper.AGENDA, ordinary()))
    said = "\n".join(words)

    assert [] == [each for each in words if GIVES_AWAY.search(each)]
    assert ASK_FIRST in said
    assert "This paper is the same for every such meeting: it says nothing of anybody." in said


def test_those_who_are_invited_stand_in_the_record_and_there_is_room_for_more() -> None:
    known = Answer(question=KNOW_THE_FAMILY, value=("gp-practice", "school-nurse"))
    heads = attendance(sheet_of("one-trigger-drift", known))

    assert ["GP practice", "School nurse", ""] == heads[:3]
    assert heads.count("") >= 2


def test_adults_health_is_a_sheet_of_its_own_that_no_other_page_names() -> None:
    blocks = record(ordinary()).blocks
    first = next(
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and block.text == text("Adults' health: a sheet of its own")
    )
    heading, before = blocks[first], blocks[:first]
    words = "\n".join(text for block in before for text in words_in(block))

    assert isinstance(heading, Heading)
    assert heading.starts_page
    assert "sheet of its own" not in words
    assert words.count("adult's health") == 1
    assert "Nothing about an adult's health goes into this record." in words


def test_what_the_family_is_told_is_written_as_the_box_has_it() -> None:
    free = "\n".join(words_of(record(ordinary())))
    held = "\n".join(words_of(record(guarded(ordinary()))))
    ask = "\n".join(words_of(record(guarded(ordinary(), BoxKey.ASK_LEAD))))

    assert "Told by __________ on" in free
    assert "who says what" not in free
    assert "Nothing here goes where the family may read it" in held
    assert "before it is agreed with your safeguarding lead who says what" in ask
    assert "Told by __________ on" not in held + ask
