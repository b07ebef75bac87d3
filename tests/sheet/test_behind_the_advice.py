"""A sheet on a page: what stands behind the advice, and what was not asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.law_words import cited as law_words
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.leftovers import Parked
from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import (
    CalloutTone,
    Checklist,
    Heading,
    Item,
    Term,
    Terms,
)
from ehe_check.page.own import Own
from tests.banks import small_bank
from tests.drifted import BANK, DAYS, YES, sittings
from tests.pages import page, sections, sheet_of, shipped_report, words_in, words_of
from tests.sheet.laid_out import CLOSING, NAMES, callouts, text_of
from tests.worked import (
    shipped_bank,
    shipped_library,
    worked_case,
)


def test_nothing_is_said_of_firmness() -> None:
    for name in NAMES:
        said = text_of(page(worked_case(name).sheet()))

        assert not re.search(r"\bfirm\b|\badvice (could|may) (rise|become)", said), name


def test_a_law_note_stands_in_its_own_dated_sentence_once() -> None:
    sheet = sheet_of("urgent-refused-sight-with-an-open-plan")
    sentence = law_words(shipped_library().notes["P2"], sheet.provenance.made_on)
    items = [
        item
        for block in page(sheet).blocks
        if isinstance(block, Checklist)
        for item in block.items
        if sentence in item.details
    ]
    citing = [prompt for prompt in sheet.prompts if "P2" in prompt.cites]

    assert [item.text for item in items] == [citing[0].text]


def test_what_only_the_family_has_told_us_stands_in_one_line() -> None:
    sheet = sheet_of("supervision-only-the-family-has-told-us")
    line = [text for text in words_of(page(sheet)) if text.startswith("So far only the family")]

    assert len(line) == 1
    for why in sheet.only_the_family:
        assert shipped_bank().by_id[why.question].short in line[0]


def test_what_was_answered_stands_behind_the_advice_with_how_it_is_known_and_its_note() -> None:
    changed = Answer.model_validate(
        {
            "question": "DRI-2",
            "value": "same-or-worse",
            "evidence": "record",
            "note": "Three plans.",
        },
    )
    sheet = sheet_of("hold-one-trigger-enquiry-open", changed)
    question = shipped_bank().by_id["DRI-2"]
    said = f"{question.short} \N{EN DASH} {question.option_text('same-or-worse')} (from a record)"

    assert sections(page(sheet))["Because"][0] == said
    assert "Note: Three plans." in sections(page(sheet))["Because"]
    assert text_of(page(sheet)).count("Three plans.") == 1


NONE_LOOKED_AT, NOT_ALL = "not_looked_at", "not_all_looked_at"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (Miss.NOT_READ, [NOT_ALL]),
        (Miss.NOT_FOUND, [NOT_ALL]),
        (Miss.AGREED_NOT_READ, [NONE_LOOKED_AT]),
        (Miss.CHANGED, [NONE_LOOKED_AT]),
    ],
)
def test_earlier_sessions_that_could_not_be_read_are_not_said_to_have_been_left_alone(
    how: Miss, said: list[str]
) -> None:
    sheet = replace(sheet_of("one-trigger-drift"), missing=(Missing(how, Own("a.toml")),))
    every = {shipped_words("provenance", key): key for key in (NONE_LOOKED_AT, NOT_ALL)}

    assert said == [every[text] for text in words_of(page(sheet)) if text in every]


def test_beside_those_that_were_looked_at_it_is_said_that_some_were_not() -> None:
    history = history_of(sittings([YES], [YES]), BANK, DAYS[-1])
    sheet = replace(sheet_of("one-trigger-drift"), history=history)
    whole, lost = (
        next(text for text in words_of(page(each)) if "were looked at together" in text)
        for each in (sheet, replace(sheet, missing=(Missing(Miss.NOT_READ, Own("a.toml")),)))
    )

    assert f"{whole} {shipped_words('provenance', NOT_ALL)}" == lost


def shipped_words(part: str, key: str) -> str:
    section = next(section for section in shipped_report().sections if section.part == part)
    return str(getattr(section, key))


def test_fairness_stands_on_every_sheet_but_an_emergency_one() -> None:
    line = "Home education is lawful, and it is no reason for concern in itself."

    assert line in text_of(page(sheet_of("urgent-fear-at-home")))
    assert (
        "home education is lawful"
        not in text_of(page(sheet_of("urgent-emergency-all-else-reassuring"))).lower()
    )


def test_what_to_find_out_has_who_could_know_and_a_blank_for_by_when() -> None:
    sheet = sheet_of("supervision-almost-nothing-known")
    document = page(sheet)
    place = document.blocks.index(Heading(2, "To find out"))
    worklist = document.blocks[place + 2]
    assert isinstance(worklist, Checklist)

    assert all(item.blanks == ("By when",) and item.details for item in worklist.items)
    assert {item.text for item in worklist.items} == {prompt.text for prompt in sheet.find_out}
    assert not [item for item in worklist.items if "if there is a worry" in item.details[0]]


def test_what_to_find_out_goes_without_who_where_nobody_is_named() -> None:
    sheet = sheet_of("supervision-almost-nothing-known")
    document = page(replace(sheet, find_out=(replace(sheet.find_out[0], who=None),)))
    worklist = document.blocks[document.blocks.index(Heading(2, "To find out")) + 2]
    assert isinstance(worklist, Checklist)

    assert worklist.items[0].details == ()


def test_the_sheets_advice_stands_beside_a_decision_that_differs() -> None:
    decision = Decision(
        urgency=Urgency.RAISE_IN_SUPERVISION,
        advised=Urgency.CONSIDER_MEETING,
        agrees=False,
        text="A review first.",
        who="Named nurse",
        by=date(2026, 12, 1),
    )
    said = sections(page(sheet_of("one-trigger-drift", decision=decision)))[
        "What the practitioner decides"
    ][1:]

    assert said == (
        "The sheet advises",
        "Consider a professionals-only meeting",
        "The practitioner decides",
        "Raise this in supervision",
        "Agrees with the sheet",
        "No",
        "What, and why",
        "A review first.",
        "Who",
        "Named nurse",
        "By when",
        "1 December 2026",
    )


def test_a_decision_that_agrees_is_not_set_against_the_advice() -> None:
    level = Urgency.CONSIDER_MEETING
    decision = Decision(urgency=level, advised=level, agrees=True, text="I shall ask for one.")
    said = sections(page(sheet_of("one-trigger-drift", decision=decision)))[
        "What the practitioner decides"
    ]

    assert "The sheet advises" not in said
    assert said[said.index("Agrees with the sheet") + 1] == "Yes"


def test_a_decision_not_made_yet_has_blanks_to_write_on() -> None:
    document = page(sheet_of("one-trigger-drift"))
    terms = document.blocks[document.blocks.index(Heading(2, "What the practitioner decides")) + 2]

    assert terms == Terms((Term("What, and why", None), Term("Who", None), Term("By when", None)))


def test_own_words_and_notes_are_printed_with_what_they_answer() -> None:
    changed = (
        Answer(question="SUP-3", value="That all is well.", note="Said in haste."),
        Answer.model_validate(
            {
                "question": "VIS-2",
                "value": "within-a-year",
                "evidence": "record",
                "note": "The health visitor.",
            }
        ),
        Answer(question="RGT-3", note="Not asked yet."),
    )
    said = sections(page(sheet_of("full-contact-fell-away-and-adult-never-met", *changed)))[
        "In the practitioner's own words"
    ]

    assert "That all is well.\nNote: Said in haste." in said
    assert "3 to 12 months ago (from a record)\nNote: The health visitor." in said
    assert "Note: Not asked yet." in said


def test_what_is_not_answered_is_named_in_short_by_how_that_came_about() -> None:
    changed = (Answer(question="SIB-4", note="Ask."), Answer(question="RGT-5", skipped=True))
    said = sections(page(sheet_of("full-contact-fell-away-and-adult-never-met", *changed)))[
        "Not answered"
    ]
    question = shipped_bank().by_id

    assert said[said.index("Skipped") + 1] == question["RGT-5"].short
    assert said[said.index("Only a note") + 1] == question["SIB-4"].short
    assert "Not reached" in said


def test_what_is_kept_but_not_used_is_named_by_label_with_its_reason() -> None:
    kept = (
        Parked(
            Answer(question="VIS-5", about="child-9", value="put-off", note="Spring."),
            "gone",
            whom="visiting child",
        ),
        Parked(Answer(question="OLD-1", asked="What was asked?", value=("a", "b")), "unknown"),
        Parked(Answer(question="OLD-2", not_known=True), "unknown"),
        Parked(Answer(question="NOW-1", not_known=True), "moved"),
    )
    said = sections(page(replace(sheet_of("one-trigger-drift"), parked=kept)))["Kept, but not used"]
    questions = shipped_bank().by_id
    put_off = "Put off for a time, then seen"

    assert said[1:] == (
        f"{questions['VIS-5'].short} (visiting child) \N{EN DASH} {put_off} (gone)",
        "Note: Spring.",
        "What was asked? \N{EN DASH} a; b (unknown)",
        "OLD-2 \N{EN DASH} Not known (unknown)",
        f"{questions['NOW-1'].short} \N{EN DASH} {questions['NOW-1'].not_known_label} (moved)",
    )


def test_what_is_past_its_review_is_said() -> None:
    sheet = sheet_of("one-trigger-drift")
    late = replace(sheet.provenance, bank_past_review=True, law_past_review=("E1", "P2"))
    said = sections(page(replace(sheet, provenance=late)))["How this sheet was made"]

    assert "Past their review date of 24 May 2027" in said[3]
    assert said[5].endswith("Past their review date, so check them before relying on them: E1, P2.")


def test_the_quick_set_says_what_was_not_asked_and_the_full_set_leaves_nothing_out() -> None:
    quick, full = (
        sections(page(sheet_of(name)))["How this sheet was made"]
        for name in ("one-trigger-drift", "full-contact-stopped-and-sources-differ")
    )

    assert "Asked about only in part: The child's own voice;" in quick[7]
    assert full[7] == "The full set of questions."


def test_a_topic_that_was_not_asked_at_all_is_told_from_one_asked_in_part() -> None:
    sheet = sheet_of("one-trigger-drift")
    mine = [question.id for question in shipped_bank().questions if question.topic == "ISO"]
    made = replace(sheet.provenance, not_asked=tuple(mine))

    assert (
        "Not asked about at all: Whether the child is seen and known by others."
        in sections(page(replace(sheet, provenance=made)))["How this sheet was made"][7]
    )


def test_nothing_that_is_empty_leaves_a_heading_behind() -> None:
    sheet = sheet_of("one-trigger-drift")
    bare = replace(
        sheet,
        prompts=(),
        find_out=(),
        strengths=(),
        notes=(),
        unanswered=(),
        evidence=(),
        only_the_family=(),
        contradictions=(),
        own_words=(),
        noted=(),
        entries=(),
    )

    assert set(sections(page(bare))) == {
        "",
        "Consider a professionals-only meeting",
        "Because",
        "About home education",
        "What the practitioner decides",
        "The statements named here",
        "How this sheet was made",
        "Keeping this sheet",
    }


def test_a_section_that_is_always_shown_says_what_it_has_when_it_is_empty() -> None:
    shown = {"show": "always", "empty": "Nothing so far."}
    report = shipped_report()
    always = report.model_copy(
        update={
            "sections": tuple(
                section.model_copy(update=shown) if section.part == "strengths" else section
                for section in report.sections
            ),
        },
    )
    sheet = replace(sheet_of("one-trigger-drift"), strengths=())

    assert sections(page(sheet, report=always))["What is going well"] == ("Nothing so far.",)


def test_a_bank_without_words_for_its_lines_or_routes_still_makes_a_page() -> None:
    bank = shipped_bank().model_copy(update={"lines": None, "routes": {}})

    assert words_of(page(sheet_of("harm-told-by-a-child"), bank))[-1] == CLOSING


def test_a_level_without_words_is_named_by_its_id() -> None:
    bank = shipped_bank().model_copy(update={"tiers": {}})
    decision = Decision(urgency=Urgency.NONE, text="All is well.")

    assert "none" in words_of(page(sheet_of("one-trigger-drift", decision=decision), bank))


def test_a_reason_of_an_unknown_question_stands_by_its_id() -> None:
    sheet = replace(sheet_of("one-trigger-drift"), own_words=(Reason("OLD-1", None, "Words."),))

    assert "OLD-1" in sections(page(sheet))["In the practitioner's own words"]


def test_urgent_prompts_name_whom_they_are_about() -> None:
    sheet = sheet_of("urgent-reported-and-seen-differ-danger-now")
    box = callouts(page(sheet))[CalloutTone.URGENT]
    items = [item for block in box.blocks if isinstance(block, Checklist) for item in block.items]
    first = next(prompt for prompt in sheet.prompts if prompt.kind is PromptKind.EMERGENCY)

    assert items[0] == Item(first.text, lead="only child", cites=first.statements)
    assert "Then, today:" in words_in(box)


def test_small_banks_are_enough() -> None:
    bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["no", "yes"]\n')
    sheet = replace(
        sheet_of("one-trigger-drift"),
        prompts=(),
        find_out=(),
        strengths=(),
        notes=(),
        unanswered=(),
        evidence=(),
        only_the_family=(),
        contradictions=(),
        own_words=(),
    )
    advice = replace(sheet.recommendation, because=(), close_first=())

    assert words_of(page(replace(sheet, recommendation=advice, noted=()), bank))[-1] == CLOSING
