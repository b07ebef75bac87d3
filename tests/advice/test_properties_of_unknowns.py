"""What is unknown, and whether the advice is firm: tried by giving the unknown every answer."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import guard_of
from ehe_check.advice.headlines import advice_words, headline_key
from ehe_check.advice.recommendation import ToClose
from ehe_check.advice.unknowns import (
    Closing,
    can_raise,
    closing_of,
    is_unknown,
    reach_of,
    unknown_refs,
)
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers, Ref
from tests.advice.random_cases import case, changed, draws, family, put, refs, shown
from tests.advice.restated_questions import ACTIONS, PLACED
from tests.any_answers import NOT_KNOWN
from tests.counts import times
from tests.worked import shipped_bank

pytestmark = [pytest.mark.thorough, pytest.mark.untraced]

BANK = shipped_bank()
REACH = reach_of(BANK)
NOT_MET = "No professional is known to have seen"
SEEN = ("within-3-months", "within-a-year")
UNSEEN_OR_REFUSED = ("put-off-not-seen", "refused-since-seen", "refused-not-seen")


def urgency(answers: Answers) -> Urgency:
    return Advised(BANK, answers).advice.urgency


def closing(answers: Answers, walk_set: WalkSet = WalkSet.FULL) -> Closing:
    return closing_of(Advised(BANK, answers), walk_set)


def looked_at(draw: random.Random) -> Answers:
    """A family about whom nothing that can raise the advice is left open, or almost nothing."""
    answers = case(draw, BANK, of=family(draw, some_open=False))
    level = urgency(answers)
    is_thorough = draw.random() < 3 / 4
    for question, ref in refs(BANK, answers.entries):
        known = [option.id for option in question.options if not option.unlooked]
        if can_raise(REACH[question.id], level) and (is_thorough or draw.random() < 7 / 8):
            said = answers.get(ref)
            kept = [value for value in (said.values if said else ()) if value in known]
            given = put(draw, question, ref, (kept or known)[0])
            assert given is not None
            answers = changed(answers, ref, given.model_copy(update={"evidence": None}))
    return answers


def every_case(every_day: int, proving: int) -> Iterator[tuple[random.Random, Answers]]:
    """Families of every kind, and as many about whom almost all was looked at."""
    for number, draw in enumerate(draws(every_day, proving)):
        yield draw, looked_at(draw) if number % 2 else case(draw, BANK)


def test_g_each_unknown_answer_that_raises_the_advice_by_itself_is_to_be_closed() -> None:
    for draw, answers in every_case(30, 5_000):
        now = urgency(answers)
        listed = {each.question: each.abouts for each in closing(answers).to_close}
        unknown = list(unknown_refs(Advised(BANK, answers), WalkSet.FULL))
        for ref in draw.sample(unknown, min(6, len(unknown))):
            question = BANK.by_id[ref.question]
            for state in (*question.option_ids, NOT_KNOWN):
                then = urgency(changed(answers, ref, put(draw, question, ref, state)))
                if not now.at_least(then):
                    assert ref.question in listed, (ref, state, shown(answers))
                    assert ref.about in (listed[ref.question] or [None]), (ref, shown(answers))


def test_g_where_nothing_is_to_be_closed_no_answers_together_raise_the_advice() -> None:
    tried = 0
    for draw, answers in every_case(100, 20_000):
        if closing(answers).to_close:
            continue
        tried += 1
        now = urgency(answers)
        for _ in range(5):
            filled = answers
            for question, ref in refs(BANK, answers.entries):
                is_open = is_unknown(question, answers.get(ref)) and not question.after_advice
                if is_open and not question.lists and draw.random() < 3 / 4:
                    state = draw.choice((*question.option_ids, NOT_KNOWN))
                    filled = changed(filled, ref, put(draw, question, ref, state))

            assert now.at_least(urgency(filled)), (shown(answers), shown(filled))
    assert tried > times(20, 50)


def test_f_and_g_firm_says_that_all_was_looked_at_everybody_seen_and_no_action_stands() -> None:
    keys = set()
    for draw, answers in every_case(200, 20_000):
        reading = Advised(BANK, answers)
        walk_set = draw.choice(list(WalkSet))
        found = closing_of(reading, walk_set)
        key = headline_key(reading, is_firm=found.is_firm, is_enough=found.is_enough)
        if reading.advice.urgency is not Urgency.NONE:
            assert not found.is_firm
            continue
        keys.add(key)
        if key is HeadlineKey.NOT_ENOUGH:
            continue
        is_open = any(
            can_raise(REACH[ref.question], Urgency.NONE) for ref in unknown_refs(reading, walk_set)
        )
        is_unseen = any(not is_seen(reading, child.id) for child in answers.listed("child"))
        is_refused = any(
            said.value in UNSEEN_OR_REFUSED and reading.arises(said.ref) for said in answers
        )
        is_bare = not (is_open or is_unseen or is_refused or is_to_be_done(reading))
        expected = HeadlineKey.FIRM if is_bare else HeadlineKey.NOT_FIRM

        assert expected is key, shown(answers)
    assert {HeadlineKey.FIRM, HeadlineKey.NOT_FIRM, HeadlineKey.NOT_ENOUGH} == keys


def is_to_be_done(reading: Advised) -> bool:
    """Say whether an answer is one at which something is to be done though nothing rises."""
    said = {
        (each.question, each.about, value)
        for each in reading.answers
        if reading.surely_arises(each.ref)
        for value in each.values
    }
    return any(value in ACTIONS.get(question, ()) for question, _, value in said) or any(
        all(any((name, child.id, each) in said for each in options) for name, options in PLACED)
        for child in reading.answers.listed("child")
    )


def is_seen(reading: Advised, child: str) -> bool:
    """Whether a child is unborn, or known to have been seen within a year."""
    ref = Ref("VIS-1", child)
    if not reading.arises(ref):
        return True
    said = reading.answers.get(ref)
    is_sure = said is not None and said.evidence not in ("assumed", "not-recorded")
    return said is not None and said.value in SEEN and is_sure


def test_f_a_child_not_seen_within_a_year_is_named_first() -> None:
    told = 0
    for _, answers in every_case(150, 10_000):
        reading = Advised(BANK, answers)
        found = closing_of(reading, WalkSet.FULL)
        key = headline_key(reading, is_firm=found.is_firm, is_enough=found.is_enough)
        if key is not HeadlineKey.NOT_FIRM or not found.unseen:
            continue
        told += 1
        words = advice_words(reading, guard_of(reading), key, found)

        assert words.text.startswith(NOT_MET), shown(answers)
        assert words.under.startswith(NOT_MET), shown(answers)
    assert told


def test_f_the_word_firm_is_nowhere_in_the_headlines_and_boxes() -> None:
    words = [each.title + each.text + each.line + each.under for each in BANK.headlines.values()]
    words += [box.title + box.text + box.line for box in BANK.boxes.values()]

    assert not [each for each in words if "firm" in each.lower().replace("confirm", "")]


def is_marked(answers: Answers, to_close: ToClose) -> bool:
    """Whether *anything else* was marked there, of whom it is to be closed about."""
    refs_of = [Ref(to_close.question, about) for about in to_close.abouts or (None,)]
    return any(said.something for ref in refs_of if (said := answers.get(ref)) is not None)


def test_what_comes_first_is_what_no_other_unknown_answer_has_to_open() -> None:
    for _, answers in every_case(60, 5_000):
        reading = Advised(BANK, answers)
        found = closing_of(reading, WalkSet.FULL)
        order = [
            (not is_marked(answers, each), BANK.closing_order.index(each.question))
            for each in found.first
        ]
        listed = {each.question for each in found.to_close}

        assert sorted(order) == order
        assert len(found.first) <= 3
        assert bool(found.first) == bool(found.to_close)
        assert {each.question for each in found.first} <= listed
