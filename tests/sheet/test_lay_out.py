"""A sheet on a page: what cannot wait, the advice, and what is to be done first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answer
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Document,
    Heading,
    Paragraph,
    Terms,
    Tone,
    citations_in,
)
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.lay_out import lay_out
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.pages import page, sections, sheet_of, shipped_report, words_in, words_of
from tests.sheet.laid_out import (
    NAMES,
    TWO_CHILDREN,
    callouts,
    check_that_it_says_nothing_it_must_not,
    sheets,
    text_of,
)
from tests.worked import (
    shipped_bank,
    shipped_library,
    worked_case,
)


def test_a_worked_case_says_nothing_that_it_must_not() -> None:
    for name in NAMES:
        check_that_it_says_nothing_it_must_not(page(worked_case(name).sheet()))


@tries(10, 300)
@given(sheets())
def test_no_answers_make_it_say_what_it_must_not(sheet: PromptSheet) -> None:
    check_that_it_says_nothing_it_must_not(page(sheet))


@tries(10, 300)
@given(sheets())
def test_the_urgent_step_comes_first_and_then_the_box(sheet: PromptSheet) -> None:
    advice, blocks = sheet.recommendation, page(sheet).blocks
    tones = [block.tone for block in blocks if isinstance(block, Callout)]
    expected = [CalloutTone.URGENT] if advice.is_urgent else []
    expected += [CalloutTone.HOLD] if advice.is_guarded else []

    assert tones[: len(expected)] == expected
    assert isinstance(blocks[1 if sheet.is_draft else 0], Callout)


@tries(10, 300)
@given(sheets())
def test_the_headline_its_words_and_what_stands_beneath_are_the_advices_own(
    sheet: PromptSheet,
) -> None:
    advice, words = sheet.recommendation, words_of(page(sheet))

    assert {advice.title, advice.text, advice.beneath} - {""} <= set(words)


@tries(10, 300)
@given(sheets())
def test_every_prompt_stands_on_the_page_where_the_page_is_not_brief(sheet: PromptSheet) -> None:
    words = words_of(page(sheet))
    notes = () if sheet.urgency is Urgency.EMERGENCY else sheet.notes
    spoken = [each for each in sheet.prompts if each.kind is not PromptKind.MEETING_TRIGGER]

    for prompt in (*spoken, *sheet.find_out, *sheet.strengths, *notes):
        assert sheet.urgency is Urgency.NONE or prompt.text in words


@tries(10, 300)
@given(sheets())
def test_what_is_cited_is_explained_once_and_by_its_id_alone_where_it_must_be(
    sheet: PromptSheet,
) -> None:
    document = page(sheet)
    rows = statement_rows(document)

    assert set(citations_in(document.blocks)) == set(rows)
    assert "fabricated" not in text_of(document)


def statement_rows(document: Document) -> dict[str, str | None]:
    heading = Heading(2, "The statements named here")
    if heading not in document.blocks:
        return {}
    place = document.blocks.index(heading)
    terms = document.blocks[place + 2]
    assert isinstance(terms, Terms)
    return {row.label: row.text for row in terms.rows}


def test_a_draft_says_so_first() -> None:
    draft, finished = (
        page(sheet_of("one-trigger-drift", is_draft=is_draft)) for is_draft in (True, False)
    )

    assert draft.blocks[0] == Paragraph(shipped_report().draft, Tone.STRONG)
    assert shipped_report().draft not in words_of(finished)


def test_an_open_opening_question_is_named_and_no_advice_is_given_in_its_place() -> None:
    sheet = sheet_of("none-everything-looked-at", Answer(question="NOW-1", skipped=True))
    box = callouts(page(sheet))[CalloutTone.ADVICE]

    assert sheet.recommendation.headline is HeadlineKey.NOT_ENOUGH
    assert shipped_bank().by_id["NOW-1"].short in text_of(page(sheet))
    assert tuple(words_in(box)) == (sheet.recommendation.title, sheet.recommendation.text)


def groups_of(document: Document) -> list[str]:
    return [
        block.text
        for block in document.blocks
        if isinstance(block, Heading) and block.text.startswith("About: ")
    ]


def test_each_child_has_a_section_and_what_is_about_several_has_one_of_theirs() -> None:
    first, second = (
        Answer(question="HEA-1", about=f"child-{n}", value="not-measured-worry") for n in (1, 2)
    )
    labels = [label for entry, label in sheet_of(TWO_CHILDREN).entries if entry.startswith("child")]

    one, both = (sheet_of(TWO_CHILDREN, *each) for each in ((first,), (first, second)))

    assert f"About: {labels[0]}" in groups_of(page(one))
    assert f"About: {' and '.join(labels)}" in groups_of(page(both))


def calls_of(sheet: PromptSheet, contacts: Contacts | None = None) -> tuple[str, ...]:
    local = Settings(contacts=contacts or Contacts())
    document = lay_out(sheet, shipped_report(), shipped_bank(), shipped_library(), local=local)
    return tuple(words_in(callouts(document)[CalloutTone.URGENT]))


def test_each_call_has_one_line_with_its_reasons_beneath() -> None:
    said = calls_of(sheet_of("harm-two-lines-ticked"))
    routes = shipped_bank().routes

    assert said.count(routes[Route.SOCIAL_CARE].text) == 1
    assert said.count(routes[Route.MEDICAL].text) == 1
    place = said.index(routes[Route.SOCIAL_CARE].text)
    assert said[place + 1] == "A child has spoken of being harmed"
    assert "only child: self-harm or not eating, not assessed" in said


def test_the_police_come_next_after_social_care() -> None:
    said = calls_of(sheet_of("harm-sexual"))
    routes = shipped_bank().routes

    titles = [routes[each].title for each in (Route.SOCIAL_CARE, Route.POLICE)]
    assert [text for text in said if text in titles] == titles


def test_beside_social_care_the_lead_is_told_with_the_number_and_is_no_call() -> None:
    contacts = Contacts(safeguarding_lead="01632 960003")
    said = calls_of(sheet_of("harm-told-by-a-child"), contacts)
    lead = shipped_bank().routes[Route.LEAD]

    assert not {lead.title, lead.text} & set(said)
    assert said[-1].startswith("Tell your safeguarding lead; do not wait for them.")
    assert said[-1].endswith("01632 960003")


def test_the_lead_is_a_call_where_social_care_is_none() -> None:
    assert shipped_bank().routes[Route.LEAD].text in calls_of(sheet_of("harm-self-harm-only"))


def test_a_reason_to_call_is_said_once_for_several_children() -> None:
    first, second = (Answer(question="HEA-6", about=f"child-{n}", value="serious") for n in (1, 2))
    sheet = sheet_of(TWO_CHILDREN, first, second)
    labels = [label for entry, label in sheet.entries if entry.startswith("child")]

    reasons = [text for text in calls_of(sheet) if "goes without" in text]

    assert [f"{' and '.join(labels)}: goes without: serious, lasting or growing"] == reasons


def test_a_route_names_the_allocated_worker_while_social_care_is_open() -> None:
    words = shipped_bank().routes[Route.SOCIAL_CARE]
    opened = sheet_of("urgent-fear-at-home", Answer(question="NOW-3", value="assessment"))

    assert words.when_open in calls_of(opened)
    assert words.when_open not in calls_of(sheet_of("urgent-fear-at-home"))


def test_a_meeting_beneath_an_urgent_step_is_after_it_and_not_instead_of_it() -> None:
    sheet = sheet_of("urgent-refused-sight-with-a-safety-worry")
    box = callouts(page(sheet))[CalloutTone.ADVICE]

    assert tuple(words_in(box)) == ("After that step", sheet.recommendation.beneath)


@pytest.mark.parametrize(
    ("name", "is_said"),
    [
        ("one-trigger-drift", True),
        ("strong-under-ask-first", False),
        ("one-reason-agreed-bowel-care-not-done", False),
        ("social-care-plan-open-and-all-well", False),
    ],
)
def test_the_family_is_told_plainly_at_a_meeting_level_over_a_named_worry(
    name: str, *, is_said: bool
) -> None:
    lines = shipped_bank().lines
    assert lines is not None

    assert is_said is (lines.openly in text_of(page(sheet_of(name))))


@tries(10, 300)
@given(sheets())
def test_the_lead_is_asked_first_once_above_the_first_line_to_the_family_over_a_worry(
    sheet: PromptSheet,
) -> None:
    lines = shipped_bank().lines
    assert lines is not None
    words = words_of(page(sheet))
    is_worry = sheet.recommendation.state is State.WORRY

    assert words.count(lines.ask_lead_first) <= (1 if is_worry else 0)


def test_the_caution_stands_above_the_line_that_leads_to_the_family() -> None:
    lines = shipped_bank().lines
    assert lines is not None
    words = words_of(page(sheet_of("one-trigger-drift")))

    assert words[words.index(lines.openly) - 1] == lines.ask_lead_first


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("hold-reported-and-seen-do-not-match", "HOLD"),
        ("strong-under-ask-first", "ASK FIRST"),
        ("ask-first-agreed", "Agreed"),
    ],
)
def test_the_box_says_hold_ask_first_or_what_was_agreed(name: str, title: str) -> None:
    sheet = sheet_of(name)
    box = sheet.recommendation.box
    assert box is not None
    boxes = [block for block in page(sheet).blocks if isinstance(block, Callout)]

    assert [tuple(words_in(each)) for each in boxes if each.title == title] == [(title, box.text)]


def test_an_agreement_without_words_leaves_no_box() -> None:
    sheet = sheet_of("ask-first-agreed")
    box = sheet.recommendation.box
    assert box is not None
    assert box.key is BoxKey.AGREED
    bare = replace(sheet.recommendation, box=replace(box, text=""))

    assert "Agreed" not in sections(page(replace(sheet, recommendation=bare)))


def test_answers_that_do_not_sit_together_are_asked_about_right_under_the_headline() -> None:
    sheet = sheet_of("sight-refused-and-since-seen-without-a-worry")
    under = list(sections(page(sheet)))
    heading = "Do these answers sit together?"
    clash = sheet.contradictions[0]

    assert under[under.index(heading) - 1] == sheet.recommendation.title
    asked = sections(page(sheet))[heading][1]
    for ref in (clash.answer, *clash.others):
        assert shipped_bank().by_id[ref.question].short in asked
    assert "Refused, but since seen" in asked
    assert "moves nothing on this page." in asked


def test_what_to_close_first_is_named_with_who_could_know_and_nothing_else() -> None:
    sheet = sheet_of("supervision-almost-nothing-known")
    said = sections(page(sheet))["Not looked at yet"]
    bank = shipped_bank()

    for each in sheet.recommendation.close_first:
        assert any(text.startswith(bank.by_id[each.question].short) for text in said)
    rest = [text for text in said[1:] if not text.startswith("Who could know: ")]
    assert len(rest) == len(sheet.recommendation.close_first)
