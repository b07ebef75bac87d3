"""What the page says, in which order, and what it never says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.effect import Route
from ehe_check.bank.law_words import cited as law_words
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.leftovers import Parked
from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import (
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
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.lay_out import lay_out
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import any_answers
from tests.banks import small_bank
from tests.drifted import BANK, DAYS, YES, sittings
from tests.pages import composed, page, sections, sheet_of, shipped_report, words_in, words_of
from tests.worked import (
    session_of,
    shipped_bank,
    shipped_library,
    some_case_names,
    worked_case,
)

NAMES = some_case_names()
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
def sheets(draw: st.DrawFn) -> PromptSheet:
    answers: Answers = draw(any_answers(shipped_bank()))
    session = session_of(answers, draw(st.sampled_from(("quick", "full"))))
    return composed(session)


def callouts(document: Document) -> dict[CalloutTone, Callout]:
    return {block.tone: block for block in document.blocks if isinstance(block, Callout)}


def text_of(document: Document) -> str:
    return "\n".join(words_of(document))


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
@given(sheets())
def test_the_urgent_step_comes_first_and_then_the_box(sheet: PromptSheet) -> None:
    advice, blocks = sheet.recommendation, page(sheet).blocks
    tones = [block.tone for block in blocks if isinstance(block, Callout)]
    expected = [CalloutTone.URGENT] if advice.is_urgent else []
    expected += [CalloutTone.HOLD] if advice.is_guarded else []

    assert tones[: len(expected)] == expected
    assert isinstance(blocks[1 if sheet.is_draft else 0], Callout)


@drawn
@given(sheets())
def test_the_headline_its_words_and_what_stands_beneath_are_the_advices_own(
    sheet: PromptSheet,
) -> None:
    advice, words = sheet.recommendation, words_of(page(sheet))

    assert {advice.title, advice.text, advice.beneath} - {""} <= set(words)


@drawn
@given(sheets())
def test_every_prompt_stands_on_the_page_where_the_page_is_not_brief(sheet: PromptSheet) -> None:
    words = words_of(page(sheet))
    notes = () if sheet.urgency is Urgency.EMERGENCY else sheet.notes
    spoken = [each for each in sheet.prompts if each.kind is not PromptKind.MEETING_TRIGGER]

    for prompt in (*spoken, *sheet.find_out, *sheet.strengths, *notes):
        assert sheet.urgency is Urgency.NONE or prompt.text in words


@drawn
@given(sheets())
def test_what_is_cited_is_explained_once_and_by_its_id_alone_where_it_must_be(
    sheet: PromptSheet,
) -> None:
    document = page(sheet)
    rows = statement_rows(document)

    assert set(cited(document.blocks)) == set(rows)
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


@drawn
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


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_of_firmness(name: str) -> None:
    said = text_of(page(worked_case(name).sheet()))

    assert not re.search(r"\bfirm\b|\badvice (could|may) (rise|become)", said)


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
