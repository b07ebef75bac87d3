"""The annex: everything that the two pages have no room for, each part under its own heading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from ehe_check.bank.law_words import cited as law_words
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.question_list import Parked
from ehe_check.judge.answers import Answer
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import (
    Checklist,
    Details,
    Heading,
    citations_in,
)
from ehe_check.page.own import Own
from ehe_check.settings.settings import Settings
from ehe_check.sheet.annex import annex as parts_of_annex
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.second_page import MOST_ACTIONS, second_page
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY, said, small_bank, value
from tests.counts import tries
from tests.drifted import BANK as DRIFTED
from tests.drifted import DAYS, YES, sittings
from tests.pages import composed, page, sections, sheet_of, words_in, words_of
from tests.sheet.laid_out import CLOSING, NAMES, annex, of_kind, sheets, text_of
from tests.worked import session_of, shipped_bank, shipped_library, worked_case

BANK = shipped_bank()
LONG_AGO = date(2025, 11, 1)


def annex_of(sheet: PromptSheet) -> dict[str, tuple[str, ...]]:
    return annex(page(sheet, is_full=True))


@tries(10, 300)
@given(sheets())
def test_everything_that_is_raised_stands_there_and_what_is_cited_is_explained(
    sheet: PromptSheet,
) -> None:
    document = page(sheet, is_full=True)
    said = text_of(document)
    left = {PromptKind.EMERGENCY} if sheet.urgency is Urgency.EMERGENCY else set[PromptKind]()
    notes = () if left else sheet.notes
    raised = (*sheet.prompts, *sheet.find_out, *sheet.strengths, *notes)

    if sheet.urgency is not Urgency.NONE:
        assert not [each.id for each in raised if each.text not in said and each.short not in said]
    assert set(citations_in(document.blocks)) <= set(annex(document)["The statements named here"])
    assert "fabricated" not in said


IN_ORDER = (
    "What the advice rests on",
    "What could change this advice",
    "What we do not know or have not done",
    "To find out",
    "What to do or think about, in full",
    "Points of fairness",
    "What is going well",
    "Who last saw each child, all of it",
    "What to say in each call",
    "What was written after calls",
    "Whose accounts this rests on",
    "In the practitioner's own words",
    "Not answered",
    "Kept, but not used",
    "Changed after it was finished",
    "What the sessions of this case show together",
    "Local contacts",
    "The statements named here",
    "How it was made",
)


def test_its_parts_stand_in_one_order_on_every_sheet() -> None:
    for name in NAMES:
        headings = [*annex_of(worked_case(name).sheet())]

        assert sorted(headings, key=IN_ORDER.index) == headings, name


def test_what_was_found_in_other_families_is_not_told_of_an_ordinary_one() -> None:
    found = [each.text for each in shipped_library().statements.values() if each.id != "C3"]
    for name in NAMES:
        sheet = worked_case(name).sheet()
        if sheet.urgency is Urgency.NONE:
            said = text_of(page(sheet, is_full=True))
            assert [] == [text for text in found if text in said], name


def test_everything_that_could_change_the_advice_is_named_and_never_with_an_answer() -> None:
    sheet = sheet_of("supervision-almost-nothing-known")
    said = annex_of(sheet)["What could change this advice"]
    options = {option.text for question in BANK.questions for option in question.options}

    for each in sheet.recommendation.to_close:
        assert any(text.startswith(BANK.by_id[each.question].short) for text in said)
    assert not set(said) & options


def test_gaps_stand_apart_and_what_to_find_out_has_who_could_know_and_a_blank() -> None:
    gaps = sheet_of("rules-01-taken-out-of-school-after-hunger")
    said = annex_of(gaps)["What we do not know or have not done"]
    sheet = sheet_of("supervision-almost-nothing-known")
    (part,) = [
        each
        for each in of_kind(page(sheet, is_full=True), Details)
        if each.summary == "To find out"
    ]
    items = [x for block in part.blocks if isinstance(block, Checklist) for x in block.items]

    assert "None of it is a mark against the family." in said[0]
    assert {each.text for each in gaps.prompts if each.kind is PromptKind.GAP} <= set(said)
    assert all(item.blanks == ("By when",) and item.details for item in items)
    assert {item.text for item in items} == {prompt.text for prompt in sheet.find_out}


def test_law_has_its_own_dated_sentence_and_what_only_the_family_told_us_one_line() -> None:
    sheet = sheet_of("urgent-refused-sight-with-an-open-plan")
    law = law_words(shipped_library().notes["P2"], sheet.provenance.made_on)
    theirs = sheet_of("supervision-only-the-family-has-told-us")
    found = annex_of(theirs)["To find out"]
    (line,) = [text for text in found if text.startswith("So far only the family")]

    assert law in text_of(page(sheet, is_full=True))
    assert not [x for x in theirs.only_the_family if BANK.by_id[x.question].short not in line]


def test_fairness_is_on_page_2_too_but_in_no_emergency_and_a_later_call_is_spelt_out() -> None:
    calls = "What to say in each call"
    for name in ("one-trigger-drift", "urgent-emergency-all-else-reassuring"):
        sheet = sheet_of(name)
        there = "Points of fairness" in annex_of(sheet), "In fairness" in sections(page(sheet))

        assert (name == "one-trigger-drift",) * 2 == there
    assert calls not in annex_of(sheet_of("harm-told-by-a-child"))
    spelt_out = annex_of(sheet_of("harm-two-lines-ticked"))[calls]
    assert any("doctor" in text for text in spelt_out)


ODD: tuple[dict[str, Any], ...] = (
    {"question": "DRI-2", "value": "same-or-worse", "evidence": "record", "note": "Plan."},
    {"question": "SUP-3", "value": "That all is well.", "note": "Said in haste."},
    {"question": "VIS-2", "value": "within-a-year", "evidence": "record", "note": "HV."},
    {"question": "RGT-3", "note": "Not asked yet."},
    {"question": "RGT-5", "skipped": True},
    {"question": "SIB-4", "note": "Ask."},
)
GONE = Answer(question="VIS-5", about="child-9", value="put-off", note="Spring.")
PARKED = (
    Parked(GONE, "gone", whom="visiting child"),
    Parked(Answer(question="OLD-1", asked="What was asked?", value=("a", "b")), "unknown"),
    Parked(Answer(question="OLD-2", not_known=True), "unknown"),
    Parked(Answer(question="NOW-1", not_known=True), "moved"),
)


def test_an_answer_its_source_and_note_and_what_has_none_or_is_not_used_stand_in_their_part(
    golden: Callable[[str, bytes], None],
) -> None:
    changed = tuple(map(Answer.model_validate, ODD))
    held = sheet_of("hold-one-trigger-enquiry-open", changed[0])
    sheet = sheet_of("full-contact-fell-away-and-adult-never-met", *changed[1:])
    found = annex_of(replace(sheet, parked=PARKED))
    parts = ("In the practitioner's own words", "Not answered", "Kept, but not used")
    told = [annex_of(held)["What the advice rests on"], *(found[part] for part in parts)]

    golden("annex-answers.txt", "\n\n".join(map("\n".join, told)).encode())


def test_a_sheet_has_each_answer_that_it_does_not_use_as_it_was_said_and_why() -> None:
    people = said(entries=("child-1", "child-2"), ages={"child-1": "school-age"})
    gone = people.entries[1].model_copy(update={"removed": TODAY})
    seen = Answer(question="VIS-1", about="child-2", value="within-3-months", on=LONG_AGO)
    answers = replace(people, entries=(people.entries[0], gone))
    for each in (
        *(value("PMH-1", "no"), value("PMH-2", "little", "child-1"), value("GONE-1", "yes")),
        *(value("HEA-1", "odd", "child-1"), value("HEA-1.food", "yes", "child-1"), seen),
    ):
        answers = answers.with_answer(each)
    parked = composed(session_of(answers)).parked

    assert {
        ("PMH-2", "little", "child-1"): "its question no longer arises",
        ("HEA-1.food", "yes", "child-1"): (
            "it does not count while this is not known: Growth and weight"
        ),
        ("VIS-1", "within-3-months", "child-2"): "the list no longer has whom it is about",
        ("GONE-1", "yes", ""): "these questions do not have it",
        ("HEA-1", "odd", "child-1"): "these questions do not have it",
    } == {(each.answer.question, each.answer.value, each.whom): each.reason for each in parked}


# How the sheet was made.

NONE_LOOKED_AT = "They were not looked at."
NOT_ALL = "Some could not be read or found: see the top of the page."


def test_earlier_sessions_that_could_not_be_read_are_not_said_to_have_been_left_alone() -> None:
    for how in Miss:
        sheet = replace(sheet_of("one-trigger-drift"), missing=(Missing(how, Own("a.toml")),))
        made = annex_of(sheet)["How it was made"]
        said = NOT_ALL if how in {Miss.NOT_READ, Miss.NOT_FOUND} else NONE_LOOKED_AT
        assert [said] == [text for text in made if text in {NONE_LOOKED_AT, NOT_ALL}], how
    history = history_of(sittings([YES], [YES]), DRIFTED, DAYS[-1])
    sheet = replace(sheet_of("one-trigger-drift"), history=history)
    lost = replace(sheet, missing=(Missing(Miss.NOT_READ, Own("a.toml")),))
    whole, partly = (
        next(text for text in annex_of(each)["How it was made"] if "looked at together" in text)
        for each in (sheet, lost)
    )

    assert f"{whole} {NOT_ALL}" == partly


ALL_OF_A_TOPIC = tuple(question.id for question in BANK.questions if question.topic == "ISO")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"not_asked": ALL_OF_A_TOPIC},
            "Not asked about at all: Whether the child is seen and known by others.",
        ),
        ({"bank_past_review": True}, "check whether there is a newer version"),
        ({"law_past_review": ("P2",)}, "check them before relying on them: P2"),
    ],
)
def test_how_it_was_made_says_what_was_not_asked_at_all_and_what_is_past_its_review(
    changed: dict[str, Any], expected: str
) -> None:
    sheet = sheet_of("one-trigger-drift")
    made = replace(sheet, provenance=replace(sheet.provenance, **changed))

    assert expected in " ".join(annex_of(made)["How it was made"])


def test_nothing_that_is_empty_leaves_a_heading_behind_and_a_small_bank_is_enough() -> None:
    bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["no", "yes"]\n')
    sheet = sheet_of("one-trigger-drift")
    lists = "prompts find_out strengths notes unanswered evidence only_the_family contradictions"
    empty = dict.fromkeys(f"{lists} own_words noted entries not_tasks".split(), ())
    bare = replace(
        sheet,
        **empty,  # type: ignore[arg-type]  # each of them is a tuple
        recommendation=replace(sheet.recommendation, to_close=(), because=(), close_first=()),
        seen=replace(sheet.seen, rows=(), columns=()),
    )
    made = {"Points of fairness", "The statements named here", "How it was made"}

    assert made == set(annex_of(bare))
    assert words_of(page(bare, bank, is_full=True))[-1] == CLOSING
    assert Heading(2, "Why") not in page(bare, bank).blocks


def test_what_the_advice_asks_for_stands_in_full_where_page_2_has_no_room() -> None:
    lines = BANK.lines
    sheet = worked_case("cold-shouting-through-the-wall").sheet()
    paper = paper_of(sheet, BANK, shipped_library(), Settings())
    assert lines is not None
    said = []
    for most in (MOST_ACTIONS, 1):
        actions = second_page(Points(sheet, BANK), most)
        parts = {part.summary: part for part in parts_of_annex(replace(paper, actions=actions))}
        said.append([*words_in(parts["What to do or think about, in full"])])
    whole, few = said

    assert lines.openly not in whole
    assert few[1] == lines.ask_lead_first
    assert lines.openly in few
