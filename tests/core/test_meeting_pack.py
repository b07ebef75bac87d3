"""The meeting pack: what it opens with, why, with whom, about what, and what it never says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ehe_check.core.bank_checks.approaching import approach_in
from ehe_check.core.laying_out import lay_out
from ehe_check.model.absence import Absence
from ehe_check.model.answers import Answer, Entry
from ehe_check.model.document import Callout, CalloutTone, Document, Heading, Table, Terms
from ehe_check.model.meeting_sections import AbsenceSection
from ehe_check.model.report import Kind, Report
from ehe_check.model.sections import AdviceSection
from ehe_check.model.sheet import PromptSheet
from ehe_check.model.urgency import Urgency
from ehe_check.storage.reports import report_for
from tests.core.test_laying_out import (
    check_that_it_says_nothing_it_must_not,
    drawn,
    sheets,
    text_of,
)
from tests.pages import composed, ordinary, sections, sheet_of
from tests.worked import case_names, shipped_bank, shipped_library, worked_case

CLOSING = "This pack cannot tell you a child is safe."
NO_HOLD = "No answer so far calls for a HOLD"
WITH_TRIGGER = "strong-constipation-treatment-not-as-agreed"


def shipped_pack() -> Report:
    return report_for(Kind.MEETING)


def pack(sheet: PromptSheet, absence: Absence | None = Absence.DISAGREEMENT) -> Document:
    return lay_out(sheet, shipped_pack(), shipped_bank(), shipped_library(), absence=absence)


def callout_titles(document: Document) -> list[str]:
    return [block.title for block in document.blocks if isinstance(block, Callout)]


@drawn
@given(sheets(looks_ahead=False))
def test_no_answers_make_a_pack_say_what_it_must_not(sheet: PromptSheet) -> None:
    document = pack(sheet)

    check_that_it_says_nothing_it_must_not(document, CLOSING)


@drawn
@given(sheets(looks_ahead=False))
def test_under_hold_no_line_of_a_pack_sends_its_reader_to_the_family(sheet: PromptSheet) -> None:
    held = replace(sheet, recommendation=replace(sheet.recommendation, hold=True))

    fixed = {line for line in text_of(pack(held)).splitlines() if line in words_of_the_report()}

    assert fixed
    assert [line for line in fixed if approach_in(line)] == []


def words_of_the_report() -> set[str]:
    def inside(value: object) -> set[str]:
        match value:
            case str():
                return {value}
            case dict():
                return {text for each in value.values() for text in inside(each)}
            case list():
                return {text for each in value for text in inside(each)}
            case _:
                return set()

    return inside(shipped_pack().model_dump(mode="json"))


@pytest.mark.parametrize("name", case_names())
def test_it_opens_with_the_urgent_step_and_then_with_hold_or_that_none_stands(name: str) -> None:
    sheet = worked_case(name).sheet()

    tones = [block.tone for block in pack(sheet).blocks if isinstance(block, Callout)]
    titles = callout_titles(pack(sheet))

    expected = [CalloutTone.PLAIN] if sheet.opening_unanswered else []
    expected += [CalloutTone.URGENT] if sheet.recommendation.is_urgent else []
    expected += [CalloutTone.HOLD if sheet.recommendation.hold else CalloutTone.PLAIN]
    assert tones[: len(expected)] == expected
    assert (NO_HOLD in titles) is not sheet.recommendation.hold


def test_beneath_an_urgent_step_the_meeting_comes_after_it_and_not_instead() -> None:
    urgent = sheet_of(WITH_TRIGGER, Answer(question="NOW-1", value="yes"))
    without = sheet_of("ordinary-added-language", Answer(question="NOW-1", value="yes"))

    assert "The meeting comes after that step" in callout_titles(pack(urgent))
    assert "A meeting comes after the urgent step, not instead of it." in text_of(pack(without))


def test_where_the_answers_name_no_meeting_it_says_so() -> None:
    said = "The answers themselves do not name a reason for a meeting"

    assert said in callout_titles(pack(ordinary()))
    assert said not in callout_titles(pack(sheet_of(WITH_TRIGGER)))


def test_an_open_opening_question_leaves_the_meeting_to_those_who_consider_it() -> None:
    unanswered = sheet_of("ordinary-added-language", Answer(question="NOW-1", skipped=True))

    assert unanswered.urgency is Urgency.NONE
    assert "The answers themselves do not name" in "".join(callout_titles(pack(unanswered)))


def test_why_is_said_in_the_words_of_the_answers_with_whose_account_it_is() -> None:
    why = sections(pack(sheet_of(WITH_TRIGGER)))["What this rests on"]

    assert any("do not happen as agreed" in line and "(from " in line for line in why)


def test_the_chosen_reason_is_printed_and_no_other() -> None:
    for absence in Absence:
        said = sections(pack(ordinary(), absence))["Why parents are not there"]
        texts = shipped_reasons()
        assert [each for each in texts if any(texts[each] in line for line in said)] == [absence]


def test_without_a_chosen_reason_all_of_them_stand_to_be_ticked() -> None:
    said = sections(pack(ordinary(), None))["Why parents are not there"]

    assert set(shipped_reasons().values()) <= set(said)


def shipped_reasons() -> dict[Absence, str]:
    sections_of_it = shipped_pack().sections
    return next(each.reasons for each in sections_of_it if isinstance(each, AbsenceSection))


def test_that_parents_are_difficult_is_no_reason_to_choose() -> None:
    assert not [text for text in shipped_reasons().values() if "difficult" in text]


def test_what_was_tried_is_in_the_words_of_the_answers_or_said_to_be_open() -> None:
    tried = "What was tried with the family first"

    assert any("Late, or done in part" in line for line in sections(pack(late()))[tried])
    assert "The answers say nothing about this. Bring it to the meeting." in sections(
        pack(ordinary_without_adults())
    ).get(tried, ())


def late() -> PromptSheet:
    return sheet_of(WITH_TRIGGER, Answer(question="ADU-3", value="late"))


def ordinary_without_adults() -> PromptSheet:
    return replace(ordinary(), answered=())


def test_those_listed_are_invited_with_what_they_have_seen_and_others_asked_of_the_lead() -> None:
    session = worked_case(WITH_TRIGGER).session
    answers = session.all_answers().with_entry(Entry(id="professional-1", label="health visitor"))
    answers = answers.with_answer(
        Answer(question="VIS-1.seen", about="professional-1", value="some")
    )
    said = sections(pack(composed(session.holding(answers))))["Whom to invite, by need to know"]

    assert "health visitor" in said
    assert any(line.endswith("Some of them") for line in said)
    assert any(line.startswith("Who could help: ") for line in said)


def test_nobody_listed_is_said() -> None:
    nobody = replace(ordinary(), entries=())
    said = sections(pack(nobody))["Whom to invite, by need to know"]

    assert "No professional is listed in the answers." in said


@pytest.mark.parametrize("value", ["differ", "differ-and-danger", "danger-now"])
def test_where_reported_and_seen_do_not_match_the_named_or_designated_doctor_leads(
    value: str,
) -> None:
    name = "supervision-two-children-one-not-well"
    leads = "Reported and seen do not match: a doctor leads this"
    differs = sheet_of(name, Answer(question="HEA-4", about="child-1", value=value))

    assert leads in callout_titles(pack(differs))
    assert leads not in callout_titles(pack(sheet_of(name)))


def test_no_answer_about_a_parents_mental_health_is_among_the_items_of_the_agenda() -> None:
    unwell = sheet_of(WITH_TRIGGER, Answer(question="PMH-1", value="yes"))

    agenda = sections(pack(unwell))["Agenda"]

    assert unwell.answered
    assert not [line for line in agenda if "mental health difficulty" in line]


def test_the_agenda_has_fourteen_items_in_order() -> None:
    numbered = [
        block.text
        for block in pack(ordinary()).blocks
        if isinstance(block, Heading) and block.text[0].isdigit()
    ]

    assert [title.split(".")[0] for title in numbered] == [str(n) for n in range(1, 15)]


def test_the_record_leaves_room_to_write() -> None:
    blocks = pack(ordinary()).blocks
    tables = [block for block in blocks if isinstance(block, Table) and block.columns[0] == "No."]
    labels = [row for block in blocks if isinstance(block, Terms) for row in block.rows]

    assert len(tables) == 5
    assert all(cell.text is None for table in tables for row in table.rows for cell in row.cells)
    assert {"Chair", "Who answers a request to see them"} <= {
        row.label for row in labels if row.text is None
    }


def test_a_pack_needs_no_words_for_answers_that_name_no_meeting() -> None:
    report = shipped_pack()
    bare = tuple(
        each.model_copy(update={"otherwise": None}) if isinstance(each, AdviceSection) else each
        for each in report.sections
    )
    document = lay_out(
        ordinary(),
        report.model_copy(update={"sections": bare}),
        shipped_bank(),
        shipped_library(),
    )

    assert "The answers themselves do not name" not in "".join(callout_titles(document))


def test_under_hold_or_an_urgent_step_nobody_is_sent_to_a_meeting_with_the_family() -> None:
    better = "Ask whether a meeting that the family is part of would serve better."
    calm = ordinary()
    held = replace(calm, recommendation=replace(calm.recommendation, hold=True))

    assert better in text_of(pack(calm))
    assert better not in text_of(pack(held))


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        (
            WITH_TRIGGER,
            (
                Answer(question="PMH-1", value="yes"),
                Answer(question="PMH-2", value="depends"),
                Answer(question="PMH-4", value="nobody", note="told in confidence"),
            ),
        ),
        (
            "ordinary-added-language",
            (Answer(question="SUP-2", value="worried", note="told in confidence"),),
        ),
    ],
)
def test_an_adults_health_and_the_writers_own_worry_are_not_told_among_the_reasons(
    name: str, answers: tuple[Answer, ...]
) -> None:
    sheet = sheet_of(name, *answers)
    assert answers[-1].question in {why.question for why in sheet.recommendation.because}

    reasons = sections(pack(sheet))["What this rests on"]

    assert not [line for line in reasons if "told in confidence" in line]
    assert [line for line in reasons if line.endswith("counts here too.")] or [
        line for line in reasons if line.endswith("see the separate sheet.")
    ]


def test_what_nobody_is_named_for_is_asked_of_nobody() -> None:
    sheet = sheet_of(WITH_TRIGGER)
    unnamed = tuple(replace(prompt, who=None) for prompt in sheet.find_out)

    said = sections(pack(replace(sheet, find_out=unnamed)))["Whom to invite, by need to know"]

    assert sheet.find_out
    assert not [line for line in said if line.startswith("Who could help: ")]
