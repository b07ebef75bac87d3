"""What is always and never so of a comparison, over random answers to the shipped bank."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.load import bank_of
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.compare import compare
from ehe_check.over_time.comparison import AnswerMove, EntryMove, PromptMove, Verdict
from tests import any_answers as some
from tests.counts import tries
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
ANSWERS = some.any_answers(SHIPPED)
STILL = {
    AnswerMove.NOT_LOOKED_AT,
    AnswerMove.CONFIRMED,
    AnswerMove.STILL_NOT_KNOWN,
    AnswerMove.NOT_READ,
}


@tries(10, 300)
@given(ANSWERS)
def test_a_session_compared_with_itself_has_no_changes(answers: Answers) -> None:
    one = side(SHIPPED, answers)
    found = compare(one, one)

    assert {change.move for change in found.answers} <= STILL
    assert ((), ()) == (found.entries, found.unread)
    assert found.prompts == found.prompts_that_are(PromptMove.STILL_OPEN)
    assert Verdict.NOTHING is found.verdict


@st.composite
def changed(draw: st.DrawFn, answers: Answers) -> Answers:
    """Answers about the same people, some of them changed and some of the people gone."""
    other = draw(ANSWERS)
    refs = sorted({*answers.by_ref, *other.by_ref}, key=str)
    for ref in draw(st.lists(st.sampled_from(refs), max_size=12, unique=True)) if refs else ():
        given_there = other.get(ref)
        sources = st.sampled_from((*Evidence, None))
        if given_there is None:
            answers = answers.without(ref)
        elif given_there.value is None:
            answers = answers.with_answer(given_there)
        else:
            sourced = given_there.model_copy(update={"evidence": draw(sources)})
            answers = answers.with_answer(sourced)
    for entry in other.entries:
        if answers.entry(entry.id) is None or draw(st.booleans()):
            answers = answers.with_entry(entry)
    return answers


MIRROR: dict[Any, Any] = {
    AnswerMove.NEWLY_ANSWERED: AnswerMove.NO_LONGER_ANSWERED,
    AnswerMove.NO_LONGER_ANSWERED: AnswerMove.NEWLY_ANSWERED,
    AnswerMove.STRONGER_SOURCE: AnswerMove.WEAKER_SOURCE,
    AnswerMove.WEAKER_SOURCE: AnswerMove.STRONGER_SOURCE,
    EntryMove.ADDED: EntryMove.REMOVED,
    EntryMove.REMOVED: EntryMove.ADDED,
    PromptMove.NEW: PromptMove.GONE,
    PromptMove.GONE: PromptMove.NEW,
}


@tries(10, 100)
@given(st.data())
def test_swapping_the_sides_mirrors_the_comparison(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    one = side(SHIPPED, answers, session="one")
    other = side(older(), data.draw(changed(answers)), session="other")
    there, back = compare(one, other), compare(other, one)
    refs = {(change.question, change.about): change for change in back.answers}

    for change in there.answers:
        mirrored = refs[change.question, change.about]
        assert (change.before, change.after) == (mirrored.after, mirrored.before)
        if {change.move, mirrored.move} - {AnswerMove.NOT_READ, AnswerMove.STILL_NOT_KNOWN}:
            assert MIRROR.get(change.move, change.move) is mirrored.move
    assert {(MIRROR.get(one.move, one.move), one.about, one.before) for one in there.entries} == {
        (one.move, one.about, one.after) for one in back.entries
    }
    assert {(MIRROR.get(one.move, one.move), one.id, one.about) for one in there.prompts} == {
        (one.move, one.id, one.about) for one in back.prompts
    }
    assert there.verdict is back.verdict


@cache
def older() -> QuestionBank:
    """The case bank with one question and one rule fewer."""
    raw = SHIPPED.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    raw["questions"] = [one for one in raw["questions"] if one["id"] != "SIB-4"]
    for question in raw["questions"]:
        question["prompts"] = [one for one in question["prompts"] if one["id"] != "DRI-3.again"]
    return bank_of(raw, {}, "older")


@tries(10, 300)
@given(st.data())
def test_every_answer_has_exactly_one_class(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    later = data.draw(changed(answers))
    first = side(SHIPPED, answers, BEFORE, session="first")
    found = compare(first, side(SHIPPED, later, follows="first"))
    refs = [Ref(change.question, change.about) for change in found.answers]

    assert len(refs) == len(set(refs))
    assert {*answers.by_ref, *later.by_ref} == set(refs)
    assert len(found.answers) == sum(len(found.moved(move)) for move in AnswerMove)
    assert all(
        (change.before.is_known, change.after.is_known) in KNOWN[change.move]
        for change in found.answers
    )


KNOWN = {
    **{move: {(True, True)} for move in AnswerMove},
    AnswerMove.NEWLY_ANSWERED: {(False, True)},
    AnswerMove.NO_LONGER_ANSWERED: {(True, False)},
    AnswerMove.STILL_NOT_KNOWN: {(False, False)},
    AnswerMove.NOT_READ: {(False, False)},
}


def reworded() -> QuestionBank:
    """The case bank with every question, option and prompt in other words."""
    raw = SHIPPED.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    for question in raw["questions"]:
        for each in (question, *question["options"], *question["prompts"]):
            each["text"] = f"In other words: {each['text']}"
    return bank_of(raw, {}, "reworded")


REWORDED = reworded()


@tries(10, 100)
@given(st.data())
def test_other_words_alone_move_nothing(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    same = compare(side(SHIPPED, answers, BEFORE), side(REWORDED, answers))
    moved = compare(side(SHIPPED, answers, BEFORE), side(REWORDED, data.draw(changed(answers))))

    assert Verdict.NOTHING is same.verdict
    assert same.prompts == same.prompts_that_are(PromptMove.STILL_OPEN)
    assert moved.verdict in (Verdict.NOTHING, Verdict.FACTS)
    assert () == same.unread == moved.unread
