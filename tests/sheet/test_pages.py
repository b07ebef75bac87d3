"""The pages of a sheet: what cannot wait, the advice and why, and what an ordinary family has."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ehe_check.advice.reasons import reason_of
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.session import RecordedHold
from ehe_check.judge.answers import Answer
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Calls,
    Legend,
    Paragraph,
    Table,
    citations_in,
)
from ehe_check.page.drawing import Shape
from ehe_check.page.own import Own
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, PromptSheet
from tests.counts import tries
from tests.pages import page, sections, sheet_of, words_in, words_of
from tests.screens import first, in_one, paper
from tests.sheet.laid_out import (
    CLOSING,
    NAMES,
    TWO_CHILDREN,
    callouts,
    check_that_it_says_nothing_it_must_not,
    large_sheets,
    of_kind,
    page_one,
    page_two,
    rows_of,
    sheets,
    text_in,
    text_of,
)
from tests.worked import shipped_bank, worked_case

BANK = shipped_bank()
FIRM = "none-rural-twins"
LEVEL = re.compile(r"\[[A-Z]+\d")
"""A code in square brackets after a sentence: it stands in a column of its own."""

FIRMNESS = re.compile(r"\bfirm\b|\badvice (could|may) (rise|become)")


def boxes(sheet: PromptSheet) -> list[Callout]:
    return [block for block in page(sheet).blocks if isinstance(block, Callout)]


def lines() -> tuple[str, str]:
    assert BANK.lines is not None
    return BANK.lines.ask_lead_first, BANK.lines.openly


# What holds of every page.


@tries(20, 300)
@given(sheets())
def test_the_urgent_step_comes_first_then_hold_and_the_banks_own_words_without_a_code(
    sheet: PromptSheet,
) -> None:
    advice, document, whole = sheet.recommendation, page(sheet), page(sheet, is_full=True)
    tones = [block.tone for block in document.blocks if isinstance(block, Callout)]
    kept = [tone for tone in tones if tone is not CalloutTone.SAY]
    expected = [CalloutTone.URGENT] if advice.is_urgent else []
    expected += [CalloutTone.HOLD] if advice.is_guarded else []
    one, two = page_one(document), page_two(document)
    said = " ".join(text_in(one).split())
    is_brief = not advice.is_urgent and not document.is_brief
    title = advice.title.partition(": ")[2] if advice.is_urgent else advice.title
    title, told = (advice.line, advice.under) if is_brief else (title, advice.text)

    check_that_it_says_nothing_it_must_not(whole)
    assert not FIRMNESS.search(text_of(whole))
    assert kept[: len(expected)] == expected
    assert isinstance(document.blocks[0], Callout)
    assert (title or advice.title).casefold() in said.casefold()
    assert told in said
    assert all(part.strip() in said for part in advice.beneath.split(". "))
    assert () == citations_in((*one, *two))
    assert not LEVEL.search(text_in((*one, *two)))
    assert not advice.is_guarded or not set(words_of(whole)) & unguarded(sheet)


def unguarded(sheet: PromptSheet) -> set[str]:
    """Each line that leads to the family, in every wording but the one for HOLD and ASK FIRST."""
    rules = {each.id: BANK.rules[each.id][1] for each in sheet.prompts if each.id in BANK.rules}
    return {
        text
        for rule in rules.values()
        if rule.approaches_family
        for text in (rule.text, rule.when_worry, rule.do, rule.do_when_worry)
        if text and text not in (rule.when_hold, rule.do_when_hold)
    }


@tries(10, 300)
@given(large_sheets())
def test_page_1_keeps_to_its_limits(sheet: PromptSheet) -> None:
    document = page(sheet)
    one = page_one(document)
    tables = [block for block in one if isinstance(block, Table)]
    reasons = max((len(table.rows) for table in tables if table.is_list), default=0)
    widest = max((len(table.columns) for table in tables if not table.is_list), default=0)
    calls = len(of_kind(document, Calls))

    assert (reasons <= 5 + 2, widest <= 6 + 2, calls <= 1) == (True, True, True)


# What cannot wait.


def test_in_danger_999_stands_first_with_its_reason() -> None:
    box = callouts(page(sheet_of("emergency-very-thin-and-faint")))[CalloutTone.URGENT]
    (calls,) = (block for block in box.blocks if isinstance(block, Calls))

    assert ("999", "Call 999 now") == (box.label, box.title)
    assert ("999", "very thin or falling, and now unwell") == (
        calls.rows[0].who,
        calls.rows[0].why.partition(": ")[2] or calls.rows[0].why,
    )


def test_numbers_stand_beside_whom_they_are_of() -> None:
    contacts = Contacts(
        social_care="01632 960001", out_of_hours="960002", safeguarding_lead="960003"
    )
    document = page(sheet_of("harm-told-by-a-child"), local=Settings(contacts=contacts))
    said = tuple(words_in(callouts(document)[CalloutTone.URGENT]))
    place = said.index("01632 960001")

    assert said[place - 1 : place + 2] == (
        "Children's social care",
        "01632 960001",
        "out of hours 960002",
    )
    assert said[said.index("Your safeguarding lead") + 1 :][:2] == (
        "960003",
        "tell them as well; do not wait for them",
    )


def test_what_to_say_stands_under_the_calls_of_today_and_nothing_there_says_to_decide_whether() -> (
    None
):
    for name in NAMES:
        sheet = worked_case(name).sheet()
        document = page(sheet)
        says = "decide whether" in text_in(page_one(document))

        assert (CalloutTone.SAY in callouts(document)) is (sheet.urgency is Urgency.ACT_TODAY), name
        assert not (says and sheet.recommendation.is_urgent), name


def test_a_meeting_beneath_an_urgent_step_is_after_it_and_not_instead_of_it() -> None:
    box = callouts(page(sheet_of("urgent-refused-sight-with-a-safety-worry")))[CalloutTone.ADVICE]

    assert tuple(words_in(box))[1].startswith("After that step, not instead of it.")
    assert box.title.startswith("Then: ")


def test_where_a_headline_says_to_tell_the_parents_the_lead_is_asked_first_over_a_worry() -> None:
    caution, _ = lines()
    sheet = sheet_of("today-constipation-with-red-flags")
    advice, box = sheet.recommendation, callouts(page(sheet))[CalloutTone.URGENT]
    told = "[" in BANK.headlines[advice.headline].text

    assert (told and advice.guard.state is State.WORRY) is (caution in words_in(box))


# HOLD, ASK FIRST, what was agreed, and what is missing.


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

    assert [tuple(words_in(x)) for x in boxes(sheet) if x.title == title] == [(title, box.text)]


def test_an_agreement_without_words_leaves_no_box() -> None:
    sheet = sheet_of("ask-first-agreed")
    box = sheet.recommendation.box
    assert box is not None
    assert box.key is BoxKey.AGREED
    bare = replace(sheet.recommendation, guard=replace(box, text=""))

    assert "Agreed" not in sections(page(replace(sheet, recommendation=bare)))


@pytest.mark.parametrize("reason", sorted(HOLDING))
def test_a_hold_on_record_says_since_when_and_why(reason: Absence) -> None:
    hold = RecordedHold(reason=reason, on=date(2026, 11, 20))
    sheet = replace(sheet_of("hold-reported-and-seen-do-not-match"), recorded_hold=hold)
    (box,) = [each for each in boxes(sheet) if each.title == "HOLD"]

    assert any(text.startswith("Recorded on 20 November 2026: ") for text in words_in(box))


LOST = (FIRM, "one-trigger-drift", "harm-told-by-a-child")


@pytest.mark.parametrize("how", Miss)
def test_what_is_missing_of_the_case_stands_first_on_page_1_with_its_files_and_may_hold_a_hold(
    how: Miss,
) -> None:
    is_lost = how is not Miss.AGREED_NOT_READ
    for name in LOST:
        sheet = replace(sheet_of(name), missing=(Missing(how, Own("a.toml")),))
        copy = without_own_words(sheet, BANK)
        box, copied = (
            next(each for each in boxes(made) if each.title.startswith("Some of this case"))
            for made in (sheet, copy)
        )
        pages = " ".join(words_of(page(sheet))), in_one(first(sheet))

        assert box == boxes(sheet)[0] or sheet.recommendation.is_urgent, name
        assert len(box.blocks) == len(copied.blocks) + 1
        for text in pages:
            assert "a.toml" in text, name
            assert is_lost is ("Until you know, do not raise this worry with the fam" in text), name
            assert "Some of this case is missing or was changed, so this advice" in text, name
            assert is_lost is bool(re.search(r"\b(a|no) HOLD", text)), name
        assert "a.toml" not in " ".join((*words_of(page(copy)), in_one(first(copy)))), name


def test_of_several_files_every_one_is_named_on_paper_and_on_a_terminal() -> None:
    every = tuple(Missing(how, Own(f"{how}.toml")) for how in Miss)
    sheet = replace(sheet_of(FIRM), missing=every)

    for said in (in_one(first(sheet)), in_one([text_in(page_one(page(sheet)))])):
        assert "Until you know, do not raise this worry with the family" in said
        assert f"Look at: {'; '.join(f'{how}.toml' for how in Miss)}" in said


# Why, and who last saw each child.


def test_what_is_ours_stands_beneath_the_reasons_and_is_called_ours() -> None:
    sheet = sheet_of("rules-06-clinic-care-not-given-and-child-thin")
    blocks, ours = page_one(page(sheet)), paper(sheet).first.ours
    (line,) = (each for each in blocks if isinstance(each, Paragraph) and each.lead)
    above = text_in(blocks[: blocks.index(line)])

    assert ("Gaps on our side", CalloutTone.ADVICE) == (
        line.lead,
        getattr(blocks[blocks.index(line) - 1], "tone", None),
    )
    assert ours
    assert ours[0].text.casefold() in line.text.casefold()
    assert not [each.text for each in ours if each.text in above]


def test_each_cell_of_the_grid_says_in_words_what_its_shape_shows() -> None:
    document = page(sheet_of("rules-01-taken-out-of-school-after-hunger"))
    cells = [cell for row in rows_of(page_one(document)) for cell in row.cells]

    assert document.head is not None
    assert document.head.line.endswith("6 children")
    assert {(Shape.LONG_AGO, "over a year ago"), (Shape.NEVER, "never")} == {
        (cell.shape, cell.text) for cell in cells
    }
    assert [] == of_kind(document, Legend)


# Page 2.


def test_the_lead_is_asked_first_once_above_the_first_action_that_leads_to_the_family() -> None:
    caution, openly = lines()
    words = [
        text for block in page_two(page(sheet_of("one-trigger-drift"))) for text in words_in(block)
    ]

    assert 1 == words.count(caution)
    assert words.index(caution) < words.index(openly)


# The head and the foot.


def test_a_draft_says_in_the_head_how_many_questions_are_open() -> None:
    whole, open_ = (
        page(sheet_of("one-trigger-drift", *changed, is_draft=True)).head
        for changed in ((), (Answer(question="VIS-2", skipped=True),))
    )
    finished = page(sheet_of("one-trigger-drift")).head
    assert whole is not None
    assert open_ is not None
    assert finished is not None

    assert "DRAFT" in whole.line
    assert re.search(r"DRAFT, \d+ of \d+ open", open_.line)
    assert "DRAFT" not in finished.line


def test_a_bank_without_words_for_its_lines_or_routes_still_makes_a_page() -> None:
    bank = BANK.model_copy(update={"lines": None, "routes": {}, "grid": None})

    assert words_of(page(sheet_of("harm-told-by-a-child"), bank))[-1] == CLOSING


def test_what_has_no_words_is_named_by_its_id() -> None:
    bank = BANK.model_copy(update={"tiers": {}})
    then = AdviceThen(date(2026, 2, 24), Urgency.NONE)
    old = reason_of(None, Answer(question="OLD-1", value="Words."))
    sheet = replace(sheet_of("one-trigger-drift"), own_words=(old,), kept=then)

    assert "On 24 February 2026 the sheet advised: none." in words_of(page(sheet, bank))
    assert "OLD-1" in words_of(page(sheet, is_full=True))


@pytest.mark.parametrize(
    ("other", "known"),
    [
        (Evidence.RECORD, "record"),
        (Evidence.SAW_MYSELF, "record, you saw"),
        (None, "record, source not noted"),
    ],
)
def test_a_reason_known_in_several_ways_says_each_of_them_in_words(
    other: Evidence | None, known: str
) -> None:
    thin = Answer(question="HEA-1", about="child-1", value="not-measured-worry")
    both = (
        thin.model_copy(update={"evidence": Evidence.RECORD}),
        thin.model_copy(update={"about": "child-2", "evidence": other}),
    )
    words = text_in(page_one(page(sheet_of(TWO_CHILDREN, *both)))).split("\n")
    (mine,) = [each for each in words if each.startswith("elder, younger: looks thin")]

    assert mine.endswith(f" ({known})")
