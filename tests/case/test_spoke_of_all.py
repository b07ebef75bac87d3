"""Answers that speak of everybody on a list, once somebody new is on it."""

from __future__ import annotations

from ehe_check.case.spoke_of_all import spoke_of_all, taken_back
from ehe_check.judge.answers import Answer, Ref
from tests.banks import CHILDREN, asks, not_known, only_note, said, small_bank, value

BANK = small_bank(
    CHILDREN,
    asks("NOW-1", "no", "yes"),
    asks("NOW-2", "no", "yes", again_when=["child"]),
    asks("NOW-3", "no", "yes", again_when=["child"]),
)


def test_an_answer_that_says_nothing_of_anybody_speaks_of_nobody_new() -> None:
    answers = said(
        value("NOW-1", "yes"), value("NOW-2", "yes"), not_known("NOW-3"), value("GO-1", "yes")
    )

    assert [Ref("NOW-2")] == list(spoke_of_all(BANK, answers, "child"))
    assert [] == list(spoke_of_all(BANK, answers, "adult"))


def test_what_is_taken_back_is_open_again_and_keeps_its_note() -> None:
    noted = Answer(question="NOW-2", value="yes", asked="Was it?", note="See the letter.")
    answers = taken_back(said(noted, value("NOW-3", "no")), [Ref("NOW-2"), Ref("NOW-3")])

    assert [only_note("NOW-2").model_copy(update={"asked": "Was it?", "note": noted.note})] == list(
        answers
    )
