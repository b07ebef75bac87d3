"""What moved the advice: time, facts or questions; and what cannot be compared at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehe_check.bank.load import bank_of
from ehe_check.bank.urgency import Urgency
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import AnswerMove, PromptMove, Verdict
from ehe_check.over_time.side import Which
from tests.banks import CHILDREN, TODAY, asks, said, small_bank, value
from tests.over_time.compared import BANDS, BANK, NO, TEXT, YES, answer, between, only_change
from tests.sides import BEFORE, side

AS_IT_IS = '["no", "yes: MEET L4.1"]'
STRICTER_TEXT = TEXT.replace(AS_IT_IS, '["no: MEET L4.1", "yes"]')
STRICTER = small_bank(CHILDREN, BANDS, STRICTER_TEXT, version="2026.12.1")
TIMED = BANDS.replace('text = "Longer ago"', 'text = "Longer ago", effects = ["SUP"]')
WITH_TIME = small_bank(TIMED, TEXT)
STRICTER_WITH_TIME = small_bank(TIMED, STRICTER_TEXT, version="2026.12.1")
SEEN = Answer(question="NOW-3", value="lately", on=date(2026, 7, 1))
AGREEING = small_bank(TEXT.replace(AS_IT_IS, '["no", "yes", "maybe: MEET L4.1"]'), BANDS)


def test_what_moved_the_advice() -> None:
    for old, new, before, after, expected in [
        (BANK, BANK, [NO], [NO], Verdict.NOTHING),
        (BANK, BANK, [NO], [YES], Verdict.FACTS),
        (BANK, BANK, [YES], [NO], Verdict.FACTS),
        (BANK, STRICTER, [NO], [NO], Verdict.RULES),
        (BANK, STRICTER, [YES], [YES], Verdict.NOTHING),
        (BANK, STRICTER, [NO], [YES], Verdict.FACTS_AND_RULES),
        (BANK, STRICTER, [], [NO], Verdict.FACTS_AND_RULES),
        (WITH_TIME, WITH_TIME, [SEEN], [SEEN], Verdict.TIME),
        (WITH_TIME, WITH_TIME, [SEEN], [SEEN, YES], Verdict.TIME_AND_FACTS),
        (WITH_TIME, STRICTER_WITH_TIME, [SEEN, NO], [SEEN, NO], Verdict.TIME_AND_RULES),
        (WITH_TIME, STRICTER_WITH_TIME, [SEEN], [SEEN, YES, NO], Verdict.TIME_FACTS_AND_RULES),
        (AGREEING, BANK, [YES], [answer(value="maybe")], Verdict.FACTS_AND_RULES),
        (None, BANK, [NO], [YES], Verdict.CANNOT_BE_TOLD),
        (BANK, None, [NO], [YES], Verdict.CANNOT_BE_TOLD),
        (None, None, [NO], [YES], Verdict.CANNOT_BE_TOLD),
    ]:
        found = compare(side(old, before, BEFORE, digest="old"), side(new, after, digest="new"))

        assert expected is found.verdict, old


def test_every_corner_is_read_on_a_stated_day() -> None:
    found = compare(side(BANK, [NO], BEFORE), side(STRICTER, [NO]))

    assert [
        (Which.EARLIER, Which.EARLIER, BEFORE, Urgency.NONE),
        (Which.EARLIER, Which.EARLIER, TODAY, Urgency.NONE),
        (Which.EARLIER, Which.LATER, TODAY, Urgency.CONSIDER_MEETING),
        (Which.LATER, Which.EARLIER, TODAY, Urgency.NONE),
        (Which.LATER, Which.LATER, TODAY, Urgency.CONSIDER_MEETING),
    ] == [(one.answers, one.bank, one.day, one.upshot.urgency) for one in found.corners]


def test_a_missing_bank_is_stood_in_for_and_said() -> None:
    for lost in [Which.EARLIER, Which.LATER]:
        sides = [side(BANK, [NO], BEFORE, digest="old"), side(BANK, [YES], digest="new")]
        place = list(Which).index(lost)
        sides[place] = replace(sides[place], bank=None)
        found = compare(*sides)

        assert ["NOW-1.trigger"] == [change.id for change in found.prompts_that_are(PromptMove.NEW)]
        assert None is found.banks, lost
        assert () == found.unread, lost
        assert ("No", "Yes") == (found.answers[0].before.words, found.answers[0].after.words), lost


def test_without_any_bank_the_answers_are_still_compared() -> None:
    gone = Answers(
        {Ref("VIS-1", "child-1"): value("VIS-1", "no", "child-1")},
        (Entry(id="child-1", label="elder", removed=BEFORE),),
    )
    first = side(None, gone.with_answer(NO), BEFORE, digest="old")
    found = compare(first, side(None, [YES], digest="new"))

    assert (None, None) == (found.before, found.after)
    assert ((), ()) == (found.prompts, found.corners)
    assert ["no", "yes"] == [found.answers[0].before.words, found.answers[0].after.words]
    assert [AnswerMove.CHANGED, AnswerMove.NOT_READ] == [change.move for change in found.answers]
    assert "" == found.answers[1].asked


def test_one_bank_serves_both_where_both_were_answered_with_it() -> None:
    found = compare(replace(side(BANK, [NO], BEFORE), bank=None), side(BANK, [YES]))

    assert Verdict.FACTS is found.verdict


def test_what_one_bank_lacks_is_listed_and_counts_there_as_unanswered() -> None:
    newer = small_bank(
        CHILDREN,
        BANDS,
        TEXT.replace(AS_IT_IS, '["no", "yes: MEET L4.1", "maybe"]'),
        asks("NOW-4", "no", "yes"),
        asks("VIS-1", "no", "yes"),
        version="2026.12.1",
    )
    gone = value("VIS-1", "no", "child-1")
    here = said(gone, value("VIS-1", "yes", "child-2"), entries=("child-1",))
    listed = Answers(
        here.by_ref, (*here.entries, Entry(id="child-2", label="away", removed=BEFORE))
    )
    later = [answer(value="maybe"), value("NOW-4", "yes")]
    found = compare(side(BANK, listed, BEFORE), side(newer, later))
    assert found.banks is not None

    assert [
        (Which.EARLIER, Which.LATER, "VIS-1", "child-1", ()),
        (Which.LATER, Which.EARLIER, "NOW-1", None, ("maybe",)),
        (Which.LATER, Which.EARLIER, "NOW-4", None, ()),
    ] == [(one.answers, one.bank, one.question, one.about, one.options) for one in found.unread]
    assert ("2026.11.1", "2026.12.1") == found.banks.versions
    assert ("NOW-4",) == found.banks.questions_new
    assert () == found.banks.questions_gone
    assert (("NOW-1", "maybe"),) == found.banks.options_new
    assert () == found.banks.options_gone
    assert ("NOW-1", "VIS-1") == found.banks.questions_changed
    assert () == found.banks.rules_changed


def test_what_neither_bank_can_read_is_not_blamed_on_either() -> None:
    odd = [value("GONE-1", "yes")]

    assert () == between(odd, odd).unread
    assert AnswerMove.NOT_READ is only_change(between(odd, odd)).move


def test_changed_rules_and_conditions_are_named() -> None:
    named = {"conditions": {"worry-named": {"question": "NOW-1", "is": ["no"]}}}
    both = {"question": "NOW-1", "is": ["yes"]}
    rule = {"id": "X9", "text": "Both.", "when": both, "question": "NOW-1", "effects": ["SUP"]}
    other = small_bank(CHILDREN, BANDS, TEXT.replace('on = ["yes"]', 'on = ["no", "yes"]'))
    raw = other.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    changed = {"conditions": raw["conditions"] | named["conditions"], "together": [rule]}
    other = bank_of(raw | changed, {}, "other")
    found = compare(side(BANK, [], BEFORE), side(other))
    assert found.banks is not None

    assert ("NOW-1.trigger",) == found.banks.rules_changed
    assert ("worry-named", "X9") == found.banks.conditions_changed
    assert ("VIS-1",) == found.banks.questions_gone


def test_what_is_not_one_case_in_order_is_refused() -> None:
    rows: list[tuple[dict[str, Any], dict[str, Any], str]] = [
        ({}, {"reference": "EHE-0043"}, "has case 'EHE-0043', and one has case 'EHE-0042'"),
        ({}, {"reference": "not given"}, "has no case reference, and one has case 'EHE-0042'"),
        (
            {"day": TODAY},
            {"day": BEFORE},
            "was started before one, which is given as the earlier session",
        ),
    ]
    for earlier, later, fact in rows:
        first = side(BANK, [NO], **{"day": BEFORE, "name": "one", **earlier})
        with pytest.raises(WrongUseError) as refused:
            compare(first, side(BANK, [NO], **{"name": "two", **later}))

        assert [("two", fact)] == [(one.place, one.fact) for one in refused.value.problems], earlier


def test_sessions_of_two_banks_are_refused() -> None:
    with pytest.raises(WrongUseError, match="was answered with the bank 'other'"):
        compare(side(BANK, [], BEFORE), side(small_bank(TEXT, BANDS, id="other"), []))


def test_two_sessions_without_a_reference_are_compared_with_a_caution() -> None:
    first = side(BANK, [NO], BEFORE, reference="not given", session="first")
    second = side(BANK, [NO], reference="", name="two")
    following = side(BANK, [NO], reference="", follows="first")

    assert ["two"] == [problem.place for problem in compare(first, second).cautions]
    assert "" == compare(first, second).reference
    assert () == compare(first, following).cautions


def test_a_wrong_clock_is_a_caution() -> None:
    odd = side(BANK, [NO], BEFORE, saved=side(BANK, [], date(2026, 1, 1)).session.session.started)

    assert ["was saved before it was started"] == [
        problem.fact for problem in compare(odd, side(BANK, [NO])).cautions
    ]
