"""A child's own words: written by a key beside the question of the child's day, and never owed."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.put import Put
from ehe_check.ask.reply import WAY_OF, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.question_list import unanswered_questions
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import earlier_answers
from tests.any_answers import family
from tests.ask.scripts import ScriptedAsker, pressed, typed
from tests.ask.walks import BANK, TODAY, talk_of, walk_of, with_beside
from tests.banks import value
from tests.sides import BEFORE, side
from tests.worked import session_of

DAY, WORDS = Ref("VOI-3", "child-1"), Ref("VOI-2")
ASK, BACK = Moved(Move.WORDS), Moved(Move.BACK)
TEA = "I get my tea late."
KNOWN = Given((Said(ids=("parent-only",), source="parent-told-me"),))


def asked(
    *replies: Reply, before: Answers | None = None
) -> tuple[Interview, list[Put], list[str], Moved | None]:
    """Put the question of one child's day, and return the walk, what was put and said, and where
    the person goes."""
    asker = ScriptedAsker(replies)
    walk = walk_of(before or family(1), asker, "quick")
    step = next(each for each in walk.walk.steps if each.ref == DAY)
    went = ask_step(walk, step)
    return walk, asker.puts, asker.texts, went


def test_its_key_is_named_in_both_ways_of_asking() -> None:
    (put,) = asked(BACK)[1]
    key = WAY_OF[Move.WORDS].letter

    assert f"{key} child's words" in pressed(put)[1]
    assert f"Type {key} to write the child's own words." in typed(put, "b")[1]
    assert ASK == pressed(put, key)[0] == typed(put, key)[0]


def test_the_words_are_kept_with_who_heard_them_and_the_answer_half_given_is_there_again() -> None:
    half = Moved(Move.WORDS, given=KNOWN.said)
    walk, puts, _, went = asked(half, Wrote(TEA), Wrote("s 12 Nov"), KNOWN)
    answer = walk.answers.by_ref[WORDS]

    assert went is None
    assert ["VOI-3 child-1", "VOI-2", "VOI-2 heard", "VOI-3 child-1"] == [x.name for x in puts]
    assert (TEA, Evidence.SAW_MYSELF, "12 Nov") == (answer.value, answer.evidence, answer.heard)
    assert KNOWN.said == puts[-1].said
    assert f'"{TEA}"' in puts[-1].help
    assert puts[0].place == puts[1].place
    assert "parent-only" == walk.answers.by_ref[DAY].value


def test_of_several_children_it_is_asked_whose_words_they_are() -> None:
    one, two = (asked(ASK, BACK, BACK, before=family(many))[1][1] for many in (1, 2))
    whose = "Begin with whose words they are: child 1 or child 2."

    assert BANK.by_id["VOI-2"].beside == one.help
    assert f"{one.help}\n{whose}" == two.help
    assert whose in pressed(two)[1]
    assert whose in typed(two, ":back")[1]


@pytest.mark.parametrize("nothing", [BACK, Wrote(""), Wrote(" \n")])
def test_not_writing_them_is_no_skip_and_is_nowhere_open(nothing: Reply) -> None:
    walk, puts, _, _ = asked(ASK, nothing, KNOWN)
    reading = read_on(BANK, walk.answers, TODAY)

    assert WORDS not in walk.answers.by_ref
    assert puts[1].moves.isdisjoint({Move.SKIP, Move.NOT_KNOWN, Move.TOPICS, Move.LISTS})
    for walk_set in WalkSet:
        left = unanswered_questions(reading, walk_set)
        assert {"VOI-2", "VIS-1.who"}.isdisjoint(each.question for each in left)


def test_words_that_are_taken_away_stand_nowhere_any_more_and_undo_brings_them_back() -> None:
    said = family(1).with_answer(value("VOI-2", TEA))
    walk, _, _, _ = asked(ASK, Wrote(""), KNOWN, before=said)

    assert WORDS not in walk.answers.by_ref
    assert said == walk.past[0].answers


@pytest.mark.parametrize("when", ["12 Nov 2026", "12/11", "October", "oct 25", "last month"])
def test_a_day_alone_is_when_and_it_is_asked_who(when: str) -> None:
    walk, puts, said, _ = asked(ASK, Wrote(TEA), Wrote(when), Wrote(f"p {when}"), KNOWN)
    answer = walk.answers.by_ref[WORDS]

    assert "That is when. Who heard it? Put s, p or f before it, or a role." in said
    assert when == puts[3].refused
    assert (Evidence.PROFESSIONAL_TOLD_ME, when) == (answer.evidence, answer.heard)


def test_where_the_day_is_kept_from_last_time_its_words_are_kept_with_it() -> None:
    day = Answer(
        question="VOI-3",
        about="child-1",
        value="child-or-seen",
        evidence=Evidence.SAW_MYSELF,
        asked=BANK.by_id["VOI-3"].text,
    )
    words = Answer(question="VOI-2", value=TEA, heard="the teacher", answered=date(2026, 7, 20))
    then = family(1).with_answer(day).with_answer(words)
    for anew, kept in ((None, TEA), ("I like maps.", "I like maps.")):
        replies: list[Reply] = [] if anew is None else [ASK, Wrote(anew), Wrote(" ")]
        asker = ScriptedAsker([*replies, Moved(Move.KEEP)])
        walk = talk_of(session_of(family(1), "quick"), asker)
        earlier = earlier_answers(BANK, side(BANK, then, BEFORE).session, TODAY)
        with_beside(walk, earlier=earlier)
        ask_step(walk, next(each for each in walk.walk.steps if each.ref == DAY))

        assert f'"{TEA}"' in asker.puts[0].last_time
        assert kept == walk.answers.by_ref[WORDS].value
        assert "child-or-seen" == walk.answers.by_ref[DAY].value
