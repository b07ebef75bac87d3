"""The meeting pack: what it opens with, why, with whom, about what, and what it never says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given

from ehe_check.advice.recommendation import Box
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import Absence
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answer
from ehe_check.meeting.page import lay_out_pack
from ehe_check.meeting.report import MeetingReport
from ehe_check.meeting.sections import AbsenceSection, Answered, PointsSection
from ehe_check.page.document import Callout, CalloutTone, Document, Heading, Table, Terms
from ehe_check.sheet.report_file import report_for
from ehe_check.sheet.sections import AdviceSection
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.pages import ordinary, sections, sheet_of
from tests.sheet.laid_out import (
    check_that_it_says_nothing_it_must_not,
    sheets,
    text_of,
)
from tests.worked import shipped_bank, shipped_library, some_case_names, worked_case

CLOSING = "This pack cannot tell you a child is safe."
NO_HOLD = "No answer so far calls for a HOLD"
WITH_TRIGGER = "strong-constipation-treatment-not-as-agreed"


@cache
def shipped_pack() -> MeetingReport:
    return report_for(MeetingReport)


def pack(sheet: PromptSheet, absence: Absence | None = Absence.DISAGREEMENT) -> Document:
    return lay_out_pack(sheet, shipped_pack(), shipped_bank(), shipped_library(), absence=absence)


def callout_titles(document: Document) -> list[str]:
    return [block.title for block in document.blocks if isinstance(block, Callout)]


@tries(10, 300)
@given(sheets())
def test_no_answers_make_a_pack_say_what_it_must_not(sheet: PromptSheet) -> None:
    document = pack(sheet)

    check_that_it_says_nothing_it_must_not(document, CLOSING)


@tries(5, 100)
@given(sheets())
def test_under_hold_no_line_of_a_pack_sends_its_reader_to_the_family(sheet: PromptSheet) -> None:
    held = guarded(sheet)

    fixed = words_of_the_report() & set(text_of(pack(held)).splitlines())

    assert fixed
    assert [line for line in fixed if approach_in(line)] == []


def guarded(sheet: PromptSheet) -> PromptSheet:
    box = Box(BoxKey.HOLD_SOON, "HOLD", "Not yet.", "your safeguarding lead")
    return replace(
        sheet, recommendation=replace(sheet.recommendation, box=box, state=State.GUARDED)
    )


@cache
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


def test_it_opens_with_the_urgent_step_and_then_the_box_or_that_no_hold_stands() -> None:
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        is_guarded = sheet.recommendation.is_guarded

        document = pack(sheet)
        tones = [block.tone for block in document.blocks if isinstance(block, Callout)]
        titles = callout_titles(document)

        expected = [CalloutTone.URGENT] if sheet.recommendation.is_urgent else []
        expected += [CalloutTone.HOLD if is_guarded else CalloutTone.PLAIN]
        assert tones[: len(expected)] == expected, name
        assert (NO_HOLD in titles) is not is_guarded, name


def test_beneath_an_urgent_step_the_meeting_comes_after_it_and_not_instead() -> None:
    urgent = sheet_of(WITH_TRIGGER, Answer(question="NOW-1", value="yes"))
    without = sheet_of("none-added-language", Answer(question="NOW-1", value="yes"))

    assert "The meeting comes after that step" in callout_titles(pack(urgent))
    assert "A meeting comes after the urgent step, not instead of it." in text_of(pack(without))


def test_where_the_answers_name_no_meeting_it_says_so() -> None:
    said = "The answers themselves do not name a reason for a meeting"

    assert said in callout_titles(pack(ordinary()))
    assert said not in callout_titles(pack(sheet_of(WITH_TRIGGER)))


def test_an_open_opening_question_leaves_the_meeting_to_those_who_consider_it() -> None:
    unanswered = sheet_of("none-added-language", Answer(question="NOW-1", skipped=True))

    assert unanswered.urgency is Urgency.NONE
    assert "The answers themselves do not name" in "".join(callout_titles(pack(unanswered)))


def test_why_is_said_in_the_words_of_the_answers_with_whose_account_it_is() -> None:
    why = sections(pack(sheet_of(WITH_TRIGGER)))["What this rests on"]

    assert any("What was agreed is not done" in line and "(from " in line for line in why)


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

    assert any("Late or done in part" in line for line in sections(pack(late()))[tried])
    assert "The answers say nothing about this. Bring it to the meeting." in sections(
        pack(ordinary_without_adults())
    ).get(tried, ())


def late() -> PromptSheet:
    return sheet_of(WITH_TRIGGER, Answer(question="ADU-3", value="late"))


def ordinary_without_adults() -> PromptSheet:
    return replace(ordinary(), answered=())


def test_those_said_to_know_the_family_are_invited_and_nobody_for_what_is_to_be_found_out() -> None:
    known = Answer(question="VIS-1.who", value=("health-visitor", "gp-practice"))
    sheet = sheet_of(WITH_TRIGGER, known)
    said = sections(pack(sheet))["Whom to invite, by need to know"]

    assert {"Health visitor", "GP practice"} <= set(said)
    assert "EHE officer" not in said
    assert sheet.find_out
    assert not {prompt.text for prompt in sheet.find_out} & set(said)


def test_points_that_wait_for_one_of_several_answers_are_printed_once_it_is_ticked() -> None:
    waits = Answered.model_validate({"question": "VIS-1.who", "is": ["gp-practice"]})
    report = shipped_pack()
    points = next(one for one in report.sections if isinstance(one, PointsSection) and one.only_if)
    waiting = points.model_copy(update={"only_if": (waits,)})
    own = report.model_copy(
        update={"sections": tuple(waiting if one is points else one for one in report.sections)}
    )

    def titles(*known: str) -> list[str]:
        sheet = sheet_of(WITH_TRIGGER, Answer(question="VIS-1.who", value=known))
        bank, library, why = shipped_bank(), shipped_library(), Absence.DISAGREEMENT
        return callout_titles(lay_out_pack(sheet, own, bank, library, absence=why))

    assert points.heading in titles("health-visitor", "gp-practice")
    assert points.heading not in titles("health-visitor")


def test_nobody_named_is_said() -> None:
    nobody = replace(ordinary(), answered=())
    said = sections(pack(nobody))["Whom to invite, by need to know"]

    assert "No professional is named in the answers." in said


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
    assert leads is ("Health leads this" in callout_titles(pack(sheet_of(name))))


@pytest.mark.parametrize(("answer", "warns"), [("no", True), ("level-of-help", False)])
def test_a_disagreement_that_the_answers_do_not_name_is_questioned(
    answer: str, *, warns: bool
) -> None:
    sheet = sheet_of(WITH_TRIGGER, Answer(question="DRI-6", value=answer))
    said = "The answers name no disagreement among professionals."

    assert warns is any(
        line.startswith(said) for line in sections(pack(sheet))["Why parents are not there"]
    )


def test_questions_stand_in_the_agenda_by_their_short_names() -> None:
    agenda = sections(pack(sheet_of(WITH_TRIGGER)))["Agenda"]
    question = shipped_bank().by_id["ADU-1"]

    assert any(line.startswith(f"{question.short} \N{EN DASH}") for line in agenda)
    assert not [line for line in agenda if question.text in line]


@pytest.mark.parametrize("name", ["strong-under-ask-first", "one-trigger-drift"])
def test_a_pack_says_nothing_of_whether_hold_stands_where_it_knows(name: str) -> None:
    points = "\n".join(sections(pack(sheet_of(name)))["What this meeting is, and is not"])
    is_guarded = sheet_of(name).recommendation.is_guarded

    assert "HOLD" not in points
    assert is_guarded is ("box above" in points)
    assert is_guarded is not ("the family is part of would miss" in points)


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
    document = lay_out_pack(
        ordinary(),
        report.model_copy(update={"sections": bare}),
        shipped_bank(),
        shipped_library(),
    )

    assert "The answers themselves do not name" not in "".join(callout_titles(document))


def test_under_hold_or_an_urgent_step_nobody_is_sent_to_a_meeting_with_the_family() -> None:
    better = "Ask whether a meeting that the family is part of would serve better."
    calm = ordinary()
    held = guarded(calm)

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
            "none-added-language",
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
        line for line in reasons if line.endswith("kept apart from this pack.")
    ]
