"""A comparison on a page: what moved the advice, what cannot wait, and two sessions of one time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.advice_keys import BeneathKey, BoxKey, HeadlineKey
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.load import bank_of
from ehe_check.check.approach import approach_in
from ehe_check.comparison.changes import ANSWER_GROUPS, answer_words, group_of
from ehe_check.judge.answers import Answer
from ehe_check.over_time.moved.comparison import AnswerChange, AnswerMove, PromptMove
from ehe_check.over_time.side import Side
from ehe_check.page.document import Callout, CalloutTone, Document, Heading, Item
from ehe_check.page.text import text
from tests.any_answers import cast
from tests.banks import TODAY, not_known, said, value
from tests.comparison.two_sides import (
    ANSWERS,
    BANK,
    HELD,
    IN_DANGER,
    OLDER,
    OPENING,
    advised,
    callouts,
    page_between,
    texts_under,
    two_sides,
)
from tests.comparison_pages import (
    CLOSING,
    compared,
    heading_of,
    items_under,
    laid_out,
    moved_page,
)
from tests.counts import tries
from tests.pages import page, sections, words_of
from tests.sheet.laid_out import check_that_it_says_nothing_it_must_not, text_of
from tests.sides import BEFORE, side
from tests.worked_histories import worked_history


@tries(6, 100)
@given(two_sides())
def test_no_two_sets_of_answers_make_it_say_what_it_must_not(sides: tuple[Side, Side]) -> None:
    check_that_it_says_nothing_it_must_not(moved_page(*sides), CLOSING)


@tries(6, 100)
@given(st.data())
def test_under_hold_in_either_session_no_line_sends_the_reader_to_the_family(
    data: st.DataObject,
) -> None:
    answers = data.draw(ANSWERS)
    held = answers.with_answer(HELD)
    bank = data.draw(st.sampled_from((BANK, OLDER)))
    first, second = data.draw(st.permutations([answers, held]))
    document = moved_page(side(bank, first, BEFORE), side(BANK, second))
    approaching = {
        text
        for question in BANK.questions
        for wording in (*question.prompts, question.find_out)
        if wording is not None and wording.approaches_family
        for text in (wording.text, wording.when_worry)
        if text
    }

    assert not approaching & set(words_of(document))
    assert [] == [text for text in advised(document) if approach_in(text)]


def test_without_hold_the_same_check_finds_lines_that_send_the_reader_to_the_family() -> None:
    unvisited = [*OPENING, value("RGT-2", "safety-health-development"), value("VIS-2", "never")]

    assert [text for text in advised(page_between([], unvisited)) if approach_in(text)]


@tries(6, 100)
@given(two_sides())
def test_every_answer_stands_in_one_item_with_all_of_whom_it_is_the_same(
    sides: tuple[Side, Side],
) -> None:
    both = compared(*sides)
    shown = items_under(laid_out(both))
    for group in ANSWER_GROUPS:
        items = shown.get(heading_of(group), ())
        mine = [change for change in both.found.answers if group_of(change) is group]

        assert len(items) == len({(each.question, *_answered(each)) for each in mine})
        assert [] == [each for each in mine if not any(_is_told(each, item) for item in items)]


def _answered(change: AnswerChange) -> tuple[str, str]:
    return answer_words(change.before), answer_words(change.after)


def _is_told(change: AnswerChange, item: Item) -> bool:
    """Say whether an item tells of an answer: what was asked, about whom, and both answers."""
    asked = change.asked or text("A question whose words are not kept here")
    numbered = change.about is not None and change.whom == change.about
    whom = change.whom.replace("-", " ") if numbered else change.whom
    lines = item.details or (item.text,)
    answers = zip((lines[0], lines[-1]), _answered(change), strict=True)
    return (
        item.text.startswith(asked)
        and whom in item.text.removeprefix(asked)
        and all(line.endswith(said) for line, said in answers)
    )


def test_what_is_not_known_of_several_children_alike_is_one_item() -> None:
    several = cast(children=3)
    unknown = [not_known("ISO-4", f"child-{number}") for number in (1, 2, 3)]
    answers = replace(said(*OPENING, *unknown), entries=several.entries, complete=several.complete)
    shown = items_under(page_between(answers, answers))[heading_of(AnswerMove.STILL_NOT_KNOWN)]

    asked = BANK.by_id["ISO-4"].text
    assert [f"{asked} (child 1, child 2 and child 3) – Not known"] == [
        item.text for item in shown if item.text.startswith(asked)
    ]


NOTES = {rule.text for _, rule in BANK.rules.values() if rule.kind == "note"}


@tries(6, 100)
@given(two_sides())
def test_every_prompt_that_is_new_or_gone_stands_as_that(sides: tuple[Side, Side]) -> None:
    both = compared(*sides)
    shown = items_under(laid_out(both))
    for move, heading in (
        (PromptMove.NEW, text("What is new")),
        (PromptMove.GONE, text("Raised in the earlier session only")),
    ):
        told = {each.text for each in both.found.prompts_that_are(move)} - NOTES - {""}
        texts = {text for text in texts_under(shown, heading) if "on the list of" not in text}

        assert told == texts - NOTES


@tries(6, 100)
@given(st.data())
def test_what_cannot_wait_in_the_later_session_stands_first_in_the_words_of_its_sheet(
    data: st.DataObject,
) -> None:
    before, after = data.draw(ANSWERS), data.draw(ANSWERS)
    sides = side(BANK, before, BEFORE), side(BANK, after)
    both = compared(*sides)
    assert both.later.sheet is not None
    document = laid_out(both)
    first = next(block for block in document.blocks if isinstance(block, Heading | Callout))
    assert both.later.sheet.recommendation.is_urgent == (
        isinstance(first, Callout) and first.tone is CalloutTone.URGENT
    )
    if isinstance(first, Callout) and first.tone is CalloutTone.URGENT:
        (there,) = (
            box for box in callouts(page(both.later.sheet, BANK)) if box.tone is CalloutTone.URGENT
        )
        assert (there.label, there.title) == (first.label, first.title)
        assert (there.blocks[0], there.blocks[-1]) == (first.blocks[0], first.blocks[-1])


def test_hold_stands_after_the_urgent_step_where_the_later_session_has_it() -> None:
    boxes = callouts(page_between([*OPENING], [IN_DANGER, HELD]))

    assert [CalloutTone.URGENT, CalloutTone.HOLD] == [box.tone for box in boxes[:2]]
    assert BANK.boxes[BoxKey.HOLD_NOW].title == boxes[1].title


def test_a_hold_that_no_longer_stands_is_said_to_be_lifted_by_nobody_yet() -> None:
    boxes = callouts(page_between([*OPENING, HELD], [*OPENING]))
    (box,) = [box for box in boxes if box.tone is CalloutTone.HOLD]

    assert text("HOLD stands in the earlier answers, and not in the later ones") == box.title
    rows = sections(page_between([*OPENING, HELD], [*OPENING]))[
        text("The advice, and what moved it")
    ]
    assert [True, False] == [text.endswith("HOLD stands.") for text in rows[2:5:2]]


def test_the_sentence_says_what_moved_the_advice_and_the_advice_stands_in_words() -> None:
    history = worked_history("improving")
    document = moved_page(history.sides["1-march.toml"], history.sides["2-september.toml"])

    assert (
        "Changed answers moved the advice, not time or the questions.",
        "The earlier session, 2 March 2026",
        "Consider a professionals-only meeting",
        "The later session, 7 September 2026",
        "Raise this in supervision",
        text(
            "Each session is read alone here: the sessions together were not looked at, "
            "for they have no case reference, no earlier one counts, or their questions "
            "are not kept here. They may call for more."
        ),
    ) == sections(document)[text("The advice, and what moved it")]


def test_advice_beneath_an_urgent_step_is_named_with_it() -> None:
    stuck = (
        value("RGT-2", "safety-health-development"),
        value("DRI-1", "not-settled"),
        value("DRI-2", "same-or-worse"),
    )
    text = text_of(page_between([IN_DANGER, *OPENING[1:], *stuck], [*OPENING]))

    assert f"Call 999 now\n{BANK.beneath[BeneathKey.CONSIDER]}" in text


def test_while_opening_questions_are_open_only_what_is_raised_is_advised() -> None:
    document = page_between([], [value("NOW-1", "yes")])
    rows = sections(document)[text("The advice, and what moved it")]

    assert BANK.headlines[HeadlineKey.NOT_ENOUGH].title in rows
    assert "Call 999 now\nHOLD stands." in rows


def test_evidence_stands_before_and_after() -> None:
    was = Answer(question="FAM-3", value="yes", evidence=Evidence.PARENT_TOLD_ME)
    now = was.model_copy(update={"evidence": Evidence.RECORD})
    told = sections(page_between([was], [now]))["The same answer, from a stronger source"]

    yes = BANK.by_id["FAM-3"].option_text("yes")

    assert f"Earlier: {yes} (from a parent or carer)" in told
    assert f"Later: {yes} (from a record)" in told


def test_a_rule_that_a_guard_leaves_out_is_not_listed_as_changed_either() -> None:
    left_out = next(rule for _, rule in BANK.rules.values() if rule.approaches_family and rule.text)
    raw = BANK.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    for question in raw["questions"]:
        for rule in question["prompts"]:
            rule.update({"when_hold": ""} if rule["id"] == left_out.id else {})
    newer = bank_of(raw, {}, "newer")
    held, free = (
        sections(moved_page(side(BANK, answers, BEFORE), side(newer, answers)))
        for answers in ([*OPENING, HELD], [*OPENING])
    )

    assert text("Where the questions or rules changed") not in held
    assert left_out.text in free[text("Where the questions or rules changed")]


def test_a_note_alone_a_skip_and_no_answer_are_told_apart() -> None:
    before = [Answer(question="FAM-3", note="Ask again."), Answer(question="ADU-3", skipped=True)]
    after = [Answer(question="FAM-3", skipped=True), not_known("ADU-3"), not_known("DRI-1")]
    lines = {
        line
        for item in items_under(page_between(before, after))["Still not known"]
        for line in item.details
    }

    assert {
        "Earlier: Only a note",
        "Later: Skipped",
        "Earlier: Skipped",
        "Later: Not known",
        "Earlier: Not answered",
        "Later: Not known, or I have not asked",
    } == lines


DANGER = [IN_DANGER, *OPENING[1:]]
ASKED_FIRST = [value("NOW-3", "enquiry"), *(each for each in OPENING if each.question != "NOW-3")]


def page_of_one_day(first: list[Answer], second: list[Answer]) -> Document:
    return moved_page(_view(first, session="1"), _view(second, session="2"))


def _view(answers: list[Answer], day: date = TODAY, *, session: str, follows: str = "") -> Side:
    return side(BANK, answers, day, session=session, follows=follows)


def boxes_before_the_advice(document: Document) -> list[Callout]:
    return [box for box in callouts(document) if box.tone is not CalloutTone.ADVICE]


def sentence_of(document: Document) -> str:
    return sections(document)[text("The advice, and what moved it")][0]


def test_what_cannot_wait_in_either_stands_first_and_of_the_earlier_one_under_its_name() -> None:
    name = f"({text('{side}, {day}', side=text('The earlier session'), day='24 November 2026')})"
    for first, second, ends in ((DANGER, [*OPENING], True), ([*OPENING], DANGER, False)):
        box = boxes_before_the_advice(page_of_one_day(first, second))[0]

        assert CalloutTone.URGENT is box.tone
        assert ends is box.title.endswith(name)


def test_what_both_say_of_danger_stands_once() -> None:
    boxes = boxes_before_the_advice(page_of_one_day(DANGER, DANGER))

    assert [CalloutTone.URGENT, CalloutTone.HOLD] == [box.tone for box in boxes]


def test_ask_first_of_the_earlier_one_stands_under_its_name_unless_hold_does() -> None:
    ask_first = BANK.boxes[BoxKey.ASK_ENQUIRY].title
    alone, beside, held = (
        [box.title for box in boxes_before_the_advice(page_of_one_day(ASKED_FIRST, second))]
        for second in ([*OPENING], ASKED_FIRST, [*OPENING, HELD])
    )

    assert [True] == [title.startswith(f"{ask_first} (") for title in alone]
    assert [ask_first] == beside
    assert not [title for title in held if title.startswith(ask_first)]


def test_a_hold_of_the_earlier_one_is_lifted_by_nothing() -> None:
    (box,) = boxes_before_the_advice(page_of_one_day([*OPENING, HELD], [*OPENING]))

    assert text("HOLD stands in the earlier answers, and not in the later ones") == box.title


SAME = (
    "Both lead to the same advice. That they agree does not make it so: what has nobody seen or "
    "asked?"
)
DIFFERS = (
    "The two lead to different advice. What either calls for now or today comes first. Beyond "
    "that neither outweighs the other: talk about what each rests on."
)


@pytest.mark.parametrize(
    ("second", "said"), [([*OPENING], SAME), (DANGER, DIFFERS)], ids=["same", "differs"]
)
def test_a_sentence_says_whether_they_lead_to_the_same_advice(
    second: list[Answer], said: str
) -> None:
    document = page_of_one_day([*OPENING], second)

    assert text("Where two sessions of one case differ") == document.title
    assert said == sentence_of(document)


def test_one_that_goes_on_from_the_other_or_lies_far_from_it_comes_after_it() -> None:
    later = TODAY + timedelta(weeks=2)
    near = _view([*OPENING], later - timedelta(days=1), session="2")
    for second, is_of_one_time in (
        (near, True),
        (_view([*OPENING], later, session="2"), False),
        (_view([*OPENING], session="2", follows="1"), False),
    ):
        document = moved_page(_view(DANGER, session="1"), second)

        assert is_of_one_time is (document.title == text("Where two sessions of one case differ"))
        urgent = [box for box in callouts(document) if box.tone is CalloutTone.URGENT]
        assert is_of_one_time is bool(urgent)
