"""Beneath the list of children: whom each lives with, and the list in sight, to be changed."""

from __future__ import annotations

from contextlib import suppress

import pytest

from ehe_check.ask.case.list_line import NOTHING
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.put import PersonLeftError
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.ask.scripts import ScriptedAsker
from tests.ask.test_lists import BABY, BACK, ELDER, REMOVE, SKIP, UNBORN, Y, listed, said, walk_with


def beneath(answers: Answers, *replies: Reply) -> tuple[Answers, ScriptedAsker]:
    asker = ScriptedAsker(replies)
    walk = walk_with(asker, answers)
    with suppress(PersonLeftError):
        ask_step(walk, next(each for each in walk.walk.steps if each.question.id == "FAM-8"))
    return walk.answers, asker


def lives(answers: Answers) -> dict[str, object]:
    """What is said of each child: the answer, or that it is not known or was passed over."""
    several = (each for each in answers if each.question == "FAM-8")
    return {
        answers.label(each.about): "0"
        if each.not_known
        else "k"
        if each.skipped
        else each.values[0]
        for each in several
    }


TWO = listed(ELDER, BABY.model_copy(update={"age": "under-one"}))


def test_all_of_them_are_answered_for_by_a_key() -> None:
    replies: dict[Reply, str] = {Y: "yes", Moved(Move.NOT_KNOWN): "0", SKIP: "k"}
    for reply, value in replies.items():
        after, asker = beneath(TWO, reply)

        assert {"elder": value, "baby": value} == lives(after)
        assert asker.puts[0].help.startswith("1 elder school age\n2 baby under 1\n")
        assert ["FAM-8"] == asker.names


@pytest.mark.parametrize(
    "typed", ["y", "Yes", "yes.", "all do", "All do.", "FAM-8 y", "fam-8: all"]
)
def test_a_word_for_all_of_them_is_never_another_child(typed: str) -> None:
    after, asker = beneath(TWO, Wrote(typed))

    assert {"elder": "yes", "baby": "yes"} == lives(after)
    assert TWO.listed("child") == after.listed("child")
    assert ["FAM-8"] == asker.names


@pytest.mark.parametrize("typed", ["no", "No.", "none"])
def test_that_some_do_not_leads_to_their_numbers_and_is_never_another_child(typed: str) -> None:
    after, asker = beneath(TWO, Wrote(typed))

    assert TWO == after
    assert "Type the numbers of those who do not, such as 1, 2." in said(asker)


def test_the_numbers_of_those_who_do_not_lead_to_which_arrangement_it_is() -> None:
    after, asker = beneath(TWO, Wrote("2"), Chosen(("placed",)))
    both, _ = beneath(TWO, Wrote("1, 2"), Moved(Move.NOT_KNOWN), Chosen(("not-told",)))
    neither, other = beneath(TWO, Wrote("2"), BACK)
    on_paper, _ = beneath(TWO, Wrote("FAM-8 1,2"), Chosen(("placed",)), Chosen(("not-told",)))

    assert {"elder": "yes", "baby": "placed"} == lives(after)
    assert ["placed", "private-known", "not-told"] == [x.id for x in asker.puts[1].choices]
    assert {"elder": "0", "baby": "not-told"} == lives(both)
    assert ({}, "FAM-8") == (lives(neither), other.names[-1])
    assert {"elder": "placed", "baby": "not-told"} == lives(on_paper)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", NOTHING),
        ("3", "Nobody on the list has the number 3."),
        ("1 2", "Put a comma between numbers"),
        ("2 45", "Put a comma between numbers"),
        ("2 baby 45", "ages go up to 30"),
    ],
)
def test_anything_else_is_refused_and_nothing_changes(typed: str, words: str) -> None:
    after, asker = beneath(TWO, Wrote(typed))

    assert TWO == after
    assert words in said(asker)


def test_an_unborn_child_is_not_asked_about_and_alone_is_not_asked_about_at_all() -> None:
    after, asker = beneath(listed(ELDER, UNBORN), Wrote("2"), Y)
    walk = walk_with(ScriptedAsker([]), listed(UNBORN))

    assert {"elder": "yes"} == lives(after)
    assert "This is not asked about baby." in said(asker)
    assert not [each for each in walk.walk.steps if each.question.id == "FAM-8"]


def test_the_list_is_changed_there_too_and_the_question_is_put_again_beneath_it() -> None:
    typed: list[Reply] = [Wrote("2 girl 8, toddler 2 +"), Wrote("-1"), REMOVE, Y]
    after, asker = beneath(TWO, *typed)
    gone, other = beneath(listed(ELDER), Wrote("1 unborn"))

    assert {"girl": "yes", "toddler": "yes"} == lives(after)
    assert ["FAM-8", "FAM-8", "child-1 removal", "FAM-8"] == asker.names
    assert "may-be-more" == after.by_ref[Ref("SIB-1")].value
    assert "1 girl school age\n2 toddler under school age\n" in asker.puts[-1].help
    assert ({}, ["FAM-8"]) == (lives(gone), other.names)


def test_what_was_said_of_each_stands_there_when_it_is_put_again() -> None:
    one = Answer(question="FAM-8", about="child-1", value="placed")
    _, asker = beneath(TWO.with_answer(one))

    assert "elder: No: the council placed this child" == asker.puts[0].shown_before
