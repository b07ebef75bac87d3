"""A child's own words in a call: a sentence in quotation marks, where they are chosen and fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehe_check.judge.answers import Answer
from ehe_check.sheet.call import CallScript, call_lines
from ehe_check.sheet.call_quote import quotable
from ehe_check.sheet.sheet import PromptSheet
from tests.calls import (
    REFUSED,
    SAFETY,
    TOLD,
    answers,
    calling,
    quotes,
    said,
    sheet_about,
    shipped_words,
)
from tests.pages import page
from tests.sheet.laid_out import text_of
from tests.worked import shipped_bank

WORDS = said("VOI-2", "I get my tea when the pages are done")


def chosen(*children: str, more: tuple[Answer, ...] = (WORDS,)) -> PromptSheet:
    return replace(sheet_about(answers(*TOLD, *more)), words_in_call=children)


def script_of(sheet: PromptSheet) -> CallScript:
    (script,) = calling(sheet).scripts
    return script


@pytest.mark.parametrize(
    ("children", "who"),
    [
        (("child-1",), "The elder"),
        (("child-2",), "The younger"),
        (("child-1", "child-2"), "The elder and the younger"),
    ],
)
def test_they_are_said_with_whose_they_are(children: tuple[str, ...], who: str) -> None:
    script = script_of(chosen(*children))

    assert f'{who} said: "I get my tea when the pages are done."' == script.sentences[2]
    assert (4, True, False) == (len(script.sentences), quotes(script), script.leaves_out)


def test_nobodys_are_said_unless_they_are_chosen() -> None:
    script = script_of(chosen())

    assert (3, False, False) == (len(script.sentences), quotes(script), script.leaves_out)


def test_those_of_a_child_who_is_not_listed_are_not_said() -> None:
    assert not quotes(script_of(chosen("child-9")))


def test_with_them_one_reason_may_give_way_and_then_they_do_themselves() -> None:
    two = (SAFETY, REFUSED)
    short = script_of(chosen("child-1", more=(*two, WORDS)))
    longer = script_of(chosen("child-1", more=(*two, said("VOI-2", "word " * 25))))
    long = script_of(chosen("child-1", more=(*two, said("VOI-2", "word " * 90))))
    bare = script_of(chosen(more=(*two, WORDS)))

    assert [True, True, False] == [quotes(each) for each in (short, longer, long)]
    assert bare.sentences == long.sentences
    assert longer.sentences[1] != bare.sentences[1]
    assert all(len(each.text.split()) <= 90 for each in (short, longer, long))


def test_that_a_reason_gives_way_to_them_is_said_wherever_that_call_stands_and_at_no_other() -> (
    None
):
    two, untreated = (SAFETY, REFUSED), said("HEA-2", "need-untreated", "child-1")
    long = said("VOI-2", "word " * 25)
    sheet = chosen("child-1", more=(*two, untreated, long))
    care, doctor = calling(sheet).scripts
    others = (chosen("child-1"), chosen(more=(*two, WORDS)), chosen("child-1", more=two))
    sight = (
        "The record says that sight of the elder, asked for over a worry, was refused or "
        "unanswered, and the elder is still unseen."
    )
    left_out = shipped_words()("words.gives_way", left_out=sight)

    assert (True, left_out, "") == (quotes(care), care.gives_way, doctor.gives_way)
    assert 1 == " ".join(call_lines(shipped_words(), calling(sheet))).count(left_out[:40])
    assert 1 == text_of(page(sheet, is_full=True)).count(left_out)
    assert not [each for each in others if script_of(each).gives_way]


def test_a_call_that_has_no_time_for_them_says_where_they_can_be_read() -> None:
    sheet = chosen("child-1", more=(said("VOI-2", "word " * 120),))

    assert shipped_words()("words.too_long") in calling(sheet).ready


@pytest.mark.parametrize(
    "given",
    [(WORDS,), (said("NOW-1", "not-sure"), WORDS), (said("NOW-1", "yes"), WORDS), TOLD],
    ids=["no call", "the lead alone", "999", "no words"],
)
def test_there_are_none_to_be_said_where_no_call_hears_them(given: tuple[Answer, ...]) -> None:
    assert () == quotable(sheet_about(answers(*given)), shipped_bank())


def test_a_doctor_is_not_told_them() -> None:
    doctor = said("HEA-1", "falling-not-reviewed", "child-2", evidence="record")
    care, medical = calling(chosen("child-1", more=(WORDS, doctor))).scripts

    assert (True, False) == (quotes(care), quotes(medical))
