"""What the page says, in which order, and what it never says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehe_check.core.drifting import history_of
from ehe_check.model.answers import Answer, Answers
from ehe_check.model.bank import Advice
from ehe_check.model.document import (
    Callout,
    CalloutTone,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Term,
    Terms,
    Tone,
    cited,
)
from ehe_check.model.history import Miss, Missing
from ehe_check.model.prompt_rule import PromptKind, Support
from ehe_check.model.session import Decision
from ehe_check.model.sheet import Hinge, Needed, Parked, PromptSheet, Reason
from ehe_check.model.urgency import Urgency
from tests.any_answers import any_answers
from tests.banks import small_bank
from tests.drifted import BANK, DAYS, YES, sittings
from tests.pages import composed, page, sections, sheet_of, shipped_report, words_in, words_of
from tests.worked import case_names, session_of, shipped_bank, worked_case

NAMES = case_names()
CLOSING = "This sheet cannot tell you a child is safe."
FORBIDDEN = re.compile(
    r"\b(low risk|no risk|no concerns?|all clear|not at risk|compliance|score)\b"
    r"|\d+ ?%|per cent|\b\d+ out of \d+|\b\d+ of \d+\b|\b\d+ ?/ ?\d+\b",
    re.IGNORECASE,
)
AN_ENTRY = re.compile(r"\b(child|adult|professional|fact)-(\d|unlisted)")

TWO_CHILDREN = "supervision-two-children-one-not-well"
SUSPICION = Answer(question="NOW-2", value="yes")
ENQUIRY = Answer(question="NOW-3", value="enquiry")

drawn = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def sheets(draw: st.DrawFn, *, looks_ahead: bool = True) -> PromptSheet:
    answers: Answers = draw(any_answers(shipped_bank()))
    session = session_of(answers, draw(st.sampled_from(("quick", "full"))))
    return composed(session, looks_ahead=looks_ahead)


def callouts(document: Document) -> dict[CalloutTone, Callout]:
    return {block.tone: block for block in document.blocks if isinstance(block, Callout)}


def text_of(document: Document) -> str:
    return "\n".join(words_of(document))


def with_hinges(sheet: PromptSheet, *hinges: Hinge) -> PromptSheet:
    advice = replace(
        sheet.recommendation, hinges_on=hinges, lowest=Urgency.NONE, highest=Urgency.EMERGENCY
    )
    return replace(sheet, recommendation=advice)


def firmness(sheet: PromptSheet) -> tuple[str, ...]:
    return sections(page(sheet))["How firm this advice is"]


def check_that_it_says_nothing_it_must_not(document: Document, closing: str = CLOSING) -> None:
    words = words_of(document)

    assert not [text for text in words if FORBIDDEN.search(text)]
    assert not [text for text in words if AN_ENTRY.search(text)]
    assert [text for text in words if re.search(r"\bis safe\b", text)] == [closing]
    assert words[-1] == closing


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_case_says_nothing_that_it_must_not(name: str) -> None:
    check_that_it_says_nothing_it_must_not(page(worked_case(name).sheet()))


@drawn
@given(sheets())
def test_no_answers_make_it_say_what_it_must_not(sheet: PromptSheet) -> None:
    check_that_it_says_nothing_it_must_not(page(sheet))


@drawn
@given(sheets(looks_ahead=False))
def test_the_urgent_step_comes_before_all_but_the_warning_that_not_enough_is_answered(
    sheet: PromptSheet,
) -> None:
    boxes = [block for block in page(sheet).blocks if isinstance(block, Heading | Callout)]
    after_warning = boxes[1:] if sheet.opening_unanswered else boxes
    first = after_warning[0]

    assert sheet.recommendation.is_urgent == (
        isinstance(first, Callout) and first.tone is CalloutTone.URGENT
    )


@drawn
@given(sheets(looks_ahead=False))
def test_every_prompt_stands_on_the_page(sheet: PromptSheet) -> None:
    words = words_of(page(sheet))
    notes = () if sheet.urgency is Urgency.EMERGENCY else sheet.notes

    for prompt in (*sheet.prompts, *sheet.find_out, *sheet.strengths, *notes):
        assert prompt.text in words


@drawn
@given(sheets(looks_ahead=False))
def test_hold_stands_right_after_the_urgent_step_and_before_any_advice(sheet: PromptSheet) -> None:
    tones = [block.tone for block in page(sheet).blocks if isinstance(block, Callout)]
    order = [CalloutTone.PLAIN, CalloutTone.URGENT, CalloutTone.HOLD, CalloutTone.ADVICE]

    assert sheet.recommendation.hold == (CalloutTone.HOLD in tones)
    assert tones == sorted(tones, key=order.index)


@drawn
@given(sheets(looks_ahead=False))
def test_what_is_cited_is_explained_once_and_by_its_id_alone_where_it_must_be(
    sheet: PromptSheet,
) -> None:
    document = page(sheet)
    rows = statement_rows(document)

    assert set(cited(document.blocks)) == set(rows)
    assert "fabricated" not in text_of(document)


def statement_rows(document: Document) -> dict[str, str | None]:
    place = document.blocks.index(Heading(2, "The statements named here"))
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
    sheet = sheet_of("ordinary-well-and-not-seen", Answer(question="NOW-1", skipped=True))
    document = page(sheet)

    assert list(callouts(document)) == [CalloutTone.PLAIN]
    assert shipped_bank().by_id["NOW-1"].text in words_in(callouts(document)[CalloutTone.PLAIN])
    assert "How firm this advice is" not in sections(document)


def test_each_child_has_a_section_and_children_come_before_the_whole_case() -> None:
    sheet = sheet_of(
        TWO_CHILDREN,
        SUSPICION,
        Answer(question="HEA-1", about="child-1", value="not-measured-worry"),
        Answer(question="HEA-1", about="child-2", value="not-measured-worry"),
    )
    document = page(sheet)
    groups = [
        block.text for block in document.blocks if isinstance(block, Heading) and block.level == 3
    ]
    labels = [f"About: {label}" for entry, label in sheet.entries if entry.startswith("child")]

    assert [group for group in groups if group.startswith("About: ")] == labels
    assert groups[: len(labels)] == labels


def test_a_meeting_beneath_an_urgent_step_is_after_it_and_not_instead_of_it() -> None:
    document = page(sheet_of("urgent-refused-sight-with-a-safety-worry"))
    box = callouts(document)[CalloutTone.ADVICE]

    assert box.title == "After that step"
    assert list(words_in(box))[1] == shipped_bank().beneath[Urgency.CONSIDER_MEETING]


@pytest.mark.parametrize("urgent", [True, False])
def test_while_an_enquiry_is_open_it_says_to_bring_this_to_it(*, urgent: bool) -> None:
    name = "urgent-refused-sight-with-a-safety-worry" if urgent else "one-trigger-drift"
    sheet = sheet_of(name, ENQUIRY)
    box = callouts(page(sheet))[CalloutTone.ADVICE]
    enquiry = shipped_bank().enquiry
    assert enquiry is not None

    assert tuple(words_in(box))[1:] == ((enquiry.beneath,) if urgent else (enquiry.text,))
    assert sheet.recommendation.text != enquiry.beneath


def test_a_bank_without_words_for_an_enquiry_gives_its_ordinary_advice() -> None:
    bank = shipped_bank().model_copy(update={"enquiry": None})
    sheet = sheet_of("urgent-refused-sight-with-a-safety-worry", ENQUIRY)

    assert bank.beneath[Urgency.CONSIDER_MEETING] in text_of(page(sheet, bank))


def test_the_family_is_told_plainly_unless_hold_is_on() -> None:
    line = shipped_bank().advice[Urgency.CONSIDER_MEETING].also_unless_hold[0]
    held = sheet_of("one-trigger-drift", Answer(question="NOW-2", value="confirmed"))

    assert line in text_of(page(sheet_of("one-trigger-drift")))
    assert line not in text_of(page(held))


def test_advice_has_another_wording_under_hold_where_the_bank_gives_one() -> None:
    advice = Advice(
        title="Consider", text="Talk it over.", when_hold="Talk it over with your lead."
    )

    assert [advice.under(hold=hold) for hold in (False, True)] == [
        "Talk it over.",
        "Talk it over with your lead.",
    ]


def test_a_route_names_the_allocated_worker_while_social_care_is_open() -> None:
    words = shipped_bank().routes
    sheet = sheet_of("urgent-fear-at-home")
    opened = sheet_of("urgent-fear-at-home", Answer(question="NOW-3", value="assessment"))
    route = sheet.recommendation.routes[0]

    assert words[route].when_open in words_of(page(opened))
    assert words[route].when_open not in words_of(page(sheet))


def test_a_route_is_not_said_again_where_a_prompt_says_the_same() -> None:
    text = "\n".join(
        words_in(callouts(page(sheet_of(TWO_CHILDREN, SUSPICION)))[CalloutTone.URGENT])
    )
    said = shipped_bank().routes[sheet_of(TWO_CHILDREN, SUSPICION).recommendation.routes[0]].text

    assert text.count(said) == 1


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
    said = f"{question.text} \N{EN DASH} {question.option_text('same-or-worse')} (from a record)"

    assert sections(page(sheet))["Because"][0] == said
    assert "Note: Three plans." in sections(page(sheet))["Because"]
    assert text_of(page(sheet)).count("Three plans.") == 1


def test_gaps_stand_apart_from_the_other_reasons() -> None:
    because = sections(page(sheet_of("strong-one-trigger-one-sign-one-gap")))["Because"]
    gap = because.index(shipped_words("advice", "gaps"))

    assert 0 < gap < len(because) - 1


def test_gaps_stand_alone_where_there_is_no_other_reason() -> None:
    sheet = sheet_of("strong-one-trigger-one-sign-one-gap")
    gaps = {
        why for prompt in sheet.prompts if prompt.support is Support.GAP for why in prompt.because
    }
    alone = replace(sheet.recommendation, because=tuple(gaps))

    because = sections(page(replace(sheet, recommendation=alone)))["Because"]

    assert shipped_words("advice", "gaps") == because[0]


def test_advice_that_holds_says_so() -> None:
    assert firmness(sheet_of("urgent-emergency-all-else-reassuring")) == (
        "This advice holds whatever the unknowns among these questions turn out to be.",
    )


@pytest.mark.parametrize("how", Miss)
def test_where_something_is_missing_the_advice_is_not_said_to_hold_by_all_of_the_case(
    how: Miss,
) -> None:
    sheet = sheet_of("urgent-emergency-all-else-reassuring")

    said = firmness(replace(sheet, missing=(Missing(how, "a.toml"),)))

    assert (shipped_words("hinges", "holds_as_read"),) == said


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
    sheet = replace(sheet_of("one-trigger-drift"), missing=(Missing(how, "a.toml"),))
    every = {shipped_words("provenance", key): key for key in (NONE_LOOKED_AT, NOT_ALL)}

    assert said == [every[text] for text in words_of(page(sheet)) if text in every]


def test_beside_those_that_were_looked_at_it_is_said_that_some_were_not() -> None:
    history = history_of(sittings([YES], [YES]), BANK, DAYS[-1])
    sheet = replace(sheet_of("one-trigger-drift"), history=history)
    whole, lost = (
        next(text for text in words_of(page(each)) if "were looked at together" in text)
        for each in (sheet, replace(sheet, missing=(Missing(Miss.NOT_READ, "a.toml"),)))
    )

    assert f"{whole} {shipped_words('provenance', NOT_ALL)}" == lost


def turned_out(answer: str, advice: str) -> str:
    return f'If it turned out to be "{answer}", the advice would become: {advice}.'


def test_the_same_question_hinges_once_for_several_children_and_levels() -> None:
    hinges = [
        Hinge(level, 1, (Needed("HEA-7", child, (option,)),))
        for child in ("child-1", "child-2")
        for level, option in (
            (Urgency.EMERGENCY, "attempt-or-unwell"),
            (Urgency.ACT_TODAY, "now-not-assessed"),
        )
    ]
    sheet = sheet_of(TWO_CHILDREN)
    labels = [label for entry, label in sheet.entries if entry.startswith("child")]
    question = shipped_bank().by_id["HEA-7"]

    assert firmness(with_hinges(sheet, *hinges))[1:] == (
        f"{question.text} ({labels[0]} or {labels[1]})",
        turned_out(question.option_text("attempt-or-unwell"), "Call 999 now"),
        turned_out(question.option_text("now-not-assessed"), "Act today"),
    )


def test_answers_that_change_the_advice_together_are_named_together() -> None:
    together = Hinge(
        Urgency.ACT_TODAY, 2, (Needed("NOW-2", None, ("yes",)), Needed("SUP-2", None, ("worried",)))
    )
    text = firmness(with_hinges(sheet_of("one-trigger-drift"), together))[1]

    assert re.fullmatch(
        r'If ".+" turned out to be ".+" and ".+" turned out to be ".+", the advice .+ Act today\.',
        text,
    )


def test_any_number_of_some_answers_is_said_in_words() -> None:
    unlisted = Needed("VIS-5", "child-unlisted", ("refused-since-seen", "refused-not-seen"))
    any_two = Hinge(
        Urgency.RAISE_IN_SUPERVISION, 2, (Needed("SUP-2", None, ("worried",)), unlisted, unlisted)
    )
    text, *of = firmness(with_hinges(sheet_of("one-trigger-drift"), any_two))[1:]

    assert (
        text
        == "If any two of these turned out so, the advice would become: Raise this in supervision."
    )
    assert "(another child, not listed yet)" in of[1]
    assert '" or "' in of[1]


def test_a_large_number_stays_in_figures() -> None:
    any_of = Hinge(Urgency.RAISE_IN_SUPERVISION, 13, (Needed("SUP-2", None, ("worried",)),) * 14)

    assert "any 13 of these" in firmness(with_hinges(sheet_of("one-trigger-drift"), any_of))[1]


def test_at_most_five_questions_stand_among_those_it_hinges_on() -> None:
    questions = ("NOW-1", "NOW-2", "SUP-2", "DRI-2", "ADU-2", "FAM-7")
    hinges = [Hinge(Urgency.ACT_TODAY, 1, (Needed(each, None, ("yes",)),)) for each in questions]
    said = firmness(with_hinges(sheet_of("one-trigger-drift"), *hinges))

    assert [shipped_bank().by_id[each].text for each in questions[:5]] == list(said[1:-1:2])
    assert said[-1].startswith("Other answers could change it too")


def test_advice_that_could_only_rise_by_many_answers_says_how_far() -> None:
    assert firmness(with_hinges(sheet_of("one-trigger-drift"))) == (
        "Several answers together could take it as far as: Call 999 now.",
    )


def test_advice_that_rests_on_what_is_not_known_says_so() -> None:
    sheet = with_hinges(sheet_of("one-trigger-drift"))
    advice = replace(sheet.recommendation, highest=sheet.urgency)

    assert firmness(replace(sheet, recommendation=advice)) == (shipped_words("hinges", "rests"),)


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


def test_a_parent_as_the_only_source_is_said_and_is_no_mark_against_them() -> None:
    found = [
        prompt
        for prompt in sheet_of("ordinary-all-together").prompts
        if prompt.only_source_is_parent
    ]
    document = page(sheet_of("ordinary-all-together"))
    items = [
        item for block in document.blocks if isinstance(block, Checklist) for item in block.items
    ]

    assert found
    assert list(next(item.details for item in items if item.text == found[0].text)) == [
        "A parent or carer is the only source so far (that is not a mark against them)."
    ]


def test_what_to_find_out_has_who_could_know_and_a_blank_for_by_when() -> None:
    sheet = sheet_of("middling-named-three-topics")
    document = page(sheet)
    place = document.blocks.index(Heading(2, "To find out"))
    worklist = document.blocks[place + 2]
    assert isinstance(worklist, Checklist)

    assert all(item.blanks == ("By when",) and item.details for item in worklist.items)
    assert {item.text for item in worklist.items} == {prompt.text for prompt in sheet.find_out}


def test_what_to_find_out_goes_without_who_where_nobody_is_named() -> None:
    sheet = sheet_of("middling-named-three-topics")
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
        Answer(question="RGT-4", note="Not asked yet."),
    )
    said = sections(page(sheet_of("ordinary-all-together", *changed)))[
        "In the practitioner's own words"
    ]

    assert "That all is well.\nNote: Said in haste." in said
    assert "3 to 12 months ago (from a record)\nNote: The health visitor." in said
    assert "Note: Not asked yet." in said


def test_what_is_not_answered_is_listed_by_how_that_came_about() -> None:
    changed = (Answer(question="RGT-4", note="Ask."), Answer(question="ISO-2", skipped=True))
    said = sections(page(sheet_of("ordinary-all-together", *changed)))["Not answered"]
    question = shipped_bank().by_id

    assert said[said.index("Skipped") + 1] == question["ISO-2"].text
    assert said[said.index("Only a note") + 1] == question["RGT-4"].text
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
        f"{questions['VIS-5'].text} (visiting child) \N{EN DASH} {put_off} (gone)",
        "Note: Spring.",
        "What was asked? \N{EN DASH} a; b (unknown)",
        "OLD-2 \N{EN DASH} Not known (unknown)",
        f"{questions['NOW-1'].text} \N{EN DASH} {questions['NOW-1'].not_known_label} (moved)",
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
        for name in ("one-trigger-drift", "ordinary-all-together")
    )

    assert "Asked about only in part: Who visits, and who sees the child;" in quick[7]
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
        own_words=(),
        noted=(),
        entries=(),
    )

    assert set(sections(page(bare))) == {
        "",
        "Consider a professionals-only meeting",
        "Because",
        "How firm this advice is",
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

    assert sections(page(sheet, report=always))["What is going well"][1:] == ("Nothing so far.",)


def test_a_bank_without_words_for_advice_routes_or_hold_still_makes_a_page() -> None:
    bank = shipped_bank().model_copy(update={"advice": {}, "routes": {}, "hold": None})
    document = page(sheet_of(TWO_CHILDREN, SUSPICION), bank)

    assert callouts(document)[CalloutTone.URGENT].title == "act-today"
    assert CalloutTone.HOLD not in callouts(document)


def test_advice_without_words_is_named_by_its_level() -> None:
    bank = shipped_bank().model_copy(update={"advice": {}})

    assert (
        callouts(page(sheet_of("one-trigger-drift"), bank))[CalloutTone.ADVICE].title
        == "consider-meeting"
    )


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
        own_words=(),
    )
    advice = replace(sheet.recommendation, because=(), hinges_on=())

    assert words_of(page(replace(sheet, recommendation=advice, noted=()), bank))[-1] == CLOSING
