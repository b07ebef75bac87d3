"""What is always and never true of the page, whatever is answered: random families.

The words of each line come from the bank; here it is shown which of them may be read when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import FindOut, PromptRule, State
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers
from ehe_check.page.document import Calls
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.advice.random_cases import case, draws, shown
from tests.banks import TODAY
from tests.pages import page as pages_of
from tests.pages import words_of
from tests.sheet.laid_out import of_kind
from tests.worked import session_of, shipped_bank, shipped_library

pytestmark = [pytest.mark.thorough, pytest.mark.untraced]

BANK = shipped_bank()
LIBRARY = shipped_library()
BRACKETED = re.compile(r"\[([^\]]*)\]")
TOLD = "tell them as well; do not wait for them"
TODAY_WORD = re.compile(r"\btoday\b", re.IGNORECASE)
WORDINGS: dict[str, FindOut | PromptRule] = {
    rule.id: rule for question in BANK.questions for rule in question.prompts
} | {
    f"{question.id}.find-out": question.find_out for question in BANK.questions if question.find_out
}


def sheet_of(answers: Answers, walk_set: WalkSet) -> PromptSheet:
    session = session_of(answers, walk_set.value)
    return compose(session, BANK, LIBRARY.law, today=TODAY, software="ehe-check test")


def sheets(every_day: int, proving: int) -> Iterator[tuple[Answers, PromptSheet]]:
    for draw in draws(every_day, proving):
        answers = case(draw, BANK)
        yield answers, sheet_of(answers, draw.choice(list(WalkSet)))


def named(when_hold: str | None, person: str) -> str:
    """A line as it may be read under guard, with whom the box names."""
    first = person[:1].upper() + person[1:]
    return (when_hold or "").replace("{person}", person).replace("{Person}", first)


def words(sheet: PromptSheet) -> tuple[str, ...]:
    return words_of(pages_of(sheet, is_full=True))


def test_h_under_guard_no_bracketed_words_and_no_line_to_the_family_but_as_guarded() -> None:
    bracketed = {
        words for headline in BANK.headlines.values() for words in BRACKETED.findall(headline.text)
    }
    guarded = 0
    for answers, sheet in sheets(30, 5_000):
        advice = sheet.recommendation
        assert "[" not in advice.title + advice.text, shown(answers)
        if advice.guard.state is not State.GUARDED:
            continue
        guarded += 1
        assert advice.box is not None
        page = "\n".join(words(sheet))
        for prompt in (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths):
            wording = WORDINGS[prompt.id]
            if wording.approaches_family:
                assert prompt.text == named(wording.when_hold, advice.box.person), prompt.id

        assert not [each for each in bracketed if each in page], shown(answers)
    assert guarded


def test_i_hold_says_today_only_where_a_step_for_today_stands() -> None:
    for key, box in BANK.boxes.items():
        says_today = bool(TODAY_WORD.search(box.text))
        if key.is_hold:
            assert says_today == (key in {BoxKey.HOLD_TODAY, BoxKey.HOLD_LEAD}), key
    for answers, sheet in sheets(30, 5_000):
        advice = sheet.recommendation
        if advice.hold and advice.box is not None and TODAY_WORD.search(advice.box.text):
            assert advice.urgency is Urgency.ACT_TODAY, shown(answers)
            assert advice.routes, shown(answers)


def test_r_each_call_stands_once_and_beside_social_care_the_lead_is_told() -> None:
    assert BANK.lines is not None
    for answers, sheet in sheets(30, 5_000):
        routes = sheet.recommendation.routes
        page = words(sheet)
        rows = [row for calls in of_kind(pages_of(sheet), Calls) for row in calls.rows]
        called = [row.who for row in rows if row.why != TOLD and row.who != "999"]
        is_told = any(row.why == TOLD for row in rows)
        alone = {route for route in routes if route is not Route.LEAD}
        expected = alone if Route.SOCIAL_CARE in routes else set(routes)
        if sheet.urgency is Urgency.EMERGENCY:
            expected = alone | {Route.SOCIAL_CARE}

        assert len(called) == len(set(called)) == len(expected), shown(answers)
        assert is_told == (Route.SOCIAL_CARE in expected), shown(answers)
        told = sum(BANK.lines.tell_the_lead in each for each in page)
        assert told == (Route.SOCIAL_CARE in routes), shown(answers)
        if Route.SOCIAL_CARE in routes:
            assert not [each for each in page if "decide whether to refer" in each.lower()]


def own_words() -> dict[str, list[str]]:
    """The texts of each question's options that no prompt, law or other option has in it."""
    others = [rule.text + rule.short for rule in WORDINGS.values()]
    others += [note.text for note in shipped_library().notes.values()]
    every = [option.text for question in BANK.questions for option in question.options]
    return {
        question.id: [
            option.text
            for option in question.options
            if sum(option.text in text for text in (*others, *every)) == 1
        ]
        for question in BANK.questions
    }


def test_t_no_option_of_an_unanswered_question_is_printed() -> None:
    options = own_words()
    for answers, sheet in sheets(25, 3_000):
        page = "\n".join(words(sheet))
        answered = {answer.question for answer in answers}
        answered |= {"VIS-1.who"} if answers.sightings else set()
        for question in options.keys() - answered:
            assert not [text for text in options[question] if text in page], shown(answers)
    assert sum(map(len, options.values())) > 150
