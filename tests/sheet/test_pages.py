"""The pages of a sheet: what cannot wait, the advice and why, and what an ordinary family has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ehe_check.advice.reasons import reason_of
from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import HOLDING, Absence, RecordedHold
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Calls,
    PageBreak,
    Paragraph,
    Table,
    WritingBox,
    citations_in,
)
from ehe_check.page.medium import LONG_PAGE
from ehe_check.page.own import Own
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, PromptSheet
from tests.calls import ticked
from tests.counts import tries
from tests.decided_rows import to_do
from tests.pages import page, sections, sheet_of, words_in, words_of
from tests.screens import first, in_one, paper, second, texts_of
from tests.sheet.laid_out import (
    CLOSING,
    NAMES,
    TWO_CHILDREN,
    callouts,
    check_that_it_says_nothing_it_must_not,
    of_kind,
    on_page_one,
    page_one,
    page_two,
    sheets,
    text_in,
    text_of,
)
from tests.worked import shipped_bank, worked_case

BANK = shipped_bank()
FIRM = "none-rural-twins"
OPEN_WORRY = "rules-06-clinic-care-not-given-and-child-thin"
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


# What cannot wait.


def test_in_danger_999_stands_first_with_its_reason() -> None:
    box = callouts(page(sheet_of("emergency-very-thin-and-faint")))[CalloutTone.URGENT]
    (calls,) = (block for block in box.blocks if isinstance(block, Calls))

    assert ("999", "Call 999 now") == (box.label, box.title)
    assert ("999", "very thin or falling, and now unwell") == (
        calls.rows[0].who,
        calls.rows[0].why.partition(": ")[2] or calls.rows[0].why,
    )


def test_what_to_say_stands_under_the_calls_of_today_and_nothing_says_to_decide_whether() -> None:
    for name in NAMES:
        sheet = worked_case(name).sheet()
        document = page(sheet)
        says = "decide whether" in text_in(page_one(document))

        assert (CalloutTone.SAY in callouts(document)) is (sheet.urgency is Urgency.ACT_TODAY), name
        assert not (says and sheet.recommendation.is_urgent), name


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
    every = tuple(Missing(each, Own(f"{each}.toml")) for each in Miss)
    named = f"Look at: {'; '.join(each.file for each in every)}"
    assert named in in_one(first(replace(sheet_of(FIRM), missing=every)))
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


# Page 2.


@pytest.mark.untraced
def test_where_a_worry_is_named_the_lead_is_asked_once_and_before_the_family_is_told() -> None:
    caution, openly = lines()
    for name in ("one-trigger-drift", OPEN_WORRY, *NAMES):
        sheet = worked_case(name).sheet()
        is_worry = sheet.recommendation.guard.state is State.WORRY
        for said in (text_in(page_two(page(sheet))), in_one(second(sheet))):
            assert said.count(caution) <= is_worry, name
            assert not is_worry or openly not in said.partition(caution)[0], name
    assert 1 == in_one(second(worked_case(OPEN_WORRY).sheet())).count(caution)
    assert openly in text_in(page_two(page(sheet_of("one-trigger-drift")))).partition(caution)[2]


# The page about an ordinary family.


@tries(10, 300)
@given(sheets())
def test_an_ordinary_page_has_no_box_to_tick_no_table_no_reason_and_no_statement(
    sheet: PromptSheet,
) -> None:
    if sheet.urgency is not Urgency.NONE:
        return
    document = page(sheet)
    (decision,) = of_kind(document, WritingBox)

    assert () == decision.ticks
    assert [] == of_kind(document, Table)
    assert [] == of_kind(document, PageBreak)
    headings = {"Why", "Actions", "Find out first"}
    assert set() == headings & set(sections(document))


def test_an_ordinary_page_says_what_is_lawful_and_how_it_is_known_in_words_and_no_letter() -> None:
    listed: list[str] = []
    for name in NAMES:
        sheet = worked_case(name).sheet()
        document = page(sheet)
        if sheet.recommendation.headline in {HeadlineKey.FIRM, HeadlineKey.NOT_FIRM}:
            said = text_of(document)
            assert "Home education is lawful, and no reason for concern in itself." in said, name
        items = [item for bullets in of_kind(document, Bullets) for item in bullets.items]
        listed += [each.text for each in items if document.is_brief]

    assert any(text.endswith("(record)") for text in listed)
    assert [] == [text for text in listed if re.search(r"\([A-Zn](, [A-Zn])*\)$", text)]


def test_an_open_opening_question_is_named_and_no_advice_is_given_in_its_place() -> None:
    sheet = sheet_of("none-everything-looked-at", Answer(question="NOW-1", skipped=True))

    assert sheet.recommendation.headline is HeadlineKey.NOT_ENOUGH
    for said in (text_of(page(sheet)), in_one(first(sheet))):
        assert BANK.by_id["NOW-1"].short in said
        assert not re.search("lawful|no answer|Going well|Worth offering", said)
    assert "NOT ENOUGH is answered to advise yet." in in_one(first(sheet))


@pytest.mark.parametrize(
    ("name", "when"),
    [("one-trigger-drift", "first."), ("harm-told-by-a-child", "once you have rung.")],
)
def test_answers_that_may_not_sit_together_stand_on_an_ordinary_page_or_else_on_page_2(
    name: str, when: str
) -> None:
    ordinary = sheet_of("sight-refused-and-since-seen-without-a-worry")
    (clash,), asked = ordinary.contradictions, text_in(page_one(page(ordinary)))
    several = (clash, *(replace(clash, others=(Ref(each),)) for each in ("VIS-2", "VIS-3")))
    sheet = replace(sheet_of(name), contradictions=several)

    for said in ("Do these answers sit together?", "may count for less."):
        assert said in asked
    assert BANK.by_id[clash.answer.question].short in asked
    assert f"look at page 2 {when}" in in_one(first(sheet))
    assert f"look further down {when}" in on_page_one(sheet, LONG_PAGE)
    assert "Do these answers sit together?" in text_in(page_two(page(sheet)))
    for each in several:
        assert BANK.by_id[each.others[0].question].short in in_one(second(sheet))


def test_what_has_no_room_on_a_page_and_what_there_is_none_of_is_said_or_left_out() -> None:
    first_line = worked_case("ordinary-bullied").sheet().prompts[0]
    row = to_do("Ring.", who="nurse", by=date(2026, 12, 1))
    ordinary = replace(
        sheet_of("ordinary-twins", decided_to=row),
        prompts=tuple(replace(first_line, short=f"The {at}.") for at in range(9)),
    )
    held = replace(sheet_of("hold-reported-and-seen-do-not-match"), prompts=())
    spoken = Answer(question="VOI-2", value="I like the canal.", evidence=Evidence.SAW_MYSELF)

    assert "more in the annex" in in_one(first(ordinary))
    assert "1 December 2026" in text_of(page(ordinary))
    assert "Nobody is known to have seen" in in_one(first(ticked(20)))
    assert "HOLD stands" in text_in(page_two(page(held)))
    nothing = replace(sheet_of("supervision-uneasy-and-nothing-else"), prompts=())
    assert "Actions" not in sections(page(nothing))
    assert "heard by the writer" in text_of(page(sheet_of("one-trigger-drift", spoken)))


# A bank and a session that have no words for something.


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


# Both pages, as a terminal has them.

CASES = (
    "rules-01-taken-out-of-school-after-hunger",
    "rules-02-nobody-has-seen-the-boy-for-years",
    "rules-06-clinic-care-not-given-and-child-thin",
    "hold-contact-with-the-father-is-unsafe",
    "emergency-violence-towards-staff-now",
    "one-trigger-help-has-not-worked",
    "ordinary-twins",
    "none-young-care-experienced-parent",
)


@pytest.mark.parametrize("name", CASES)
def test_the_pages_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    sheet = worked_case(name).sheet()

    golden(f"screen-{name}.txt", "\n".join(map(texts_of, (second(sheet), first(sheet)))).encode())
