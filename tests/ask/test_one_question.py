"""One question, whole on one screen: what stands there, what is kept, and what is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.ask.case.one_question import ask_one
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Given, Moved, Reply, Said, Wrote
from ehe_check.bank.evidence import Evidence
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.judge.truth import Judgement, Truth
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import BANK, TODAY, ordinary, walk_of

ELSEWHERE = [Move.BACK, Move.LISTS, Move.TOPICS, Move.FIND, Move.UNDO]
LONG_AGO = Said(ids=("longer-ago",), source="record", on=date(2025, 6, 1))


def step(question: str) -> Step:
    per = BANK.by_id[question].per
    return Step(BANK.by_id[question], f"{per}-1" if per else None, Judgement(Truth.TRUE))


def asked(question: str, *replies: Reply) -> tuple[CaseTalk, ScriptedAsker, Move | None]:
    asker = ScriptedAsker(replies)
    each = step(question)
    walk = walk_of(ordinary().without(each.ref), asker, "full")
    return walk, asker, ask_one(walk, each)


def answer(walk: CaseTalk, question: str) -> Answer:
    return walk.answers.by_ref[step(question).ref]


def put_of(question: str) -> Put:
    _, asker, _ = asked(question, Moved(Move.SKIP))
    return asker.puts[0]


def test_value_source_and_month_are_saved_together() -> None:
    walk, asker, went = asked("VIS-2", Given((LONG_AGO,)))
    said = answer(walk, "VIS-2")

    assert went is None
    assert ["VIS-2"] == [put.name for put in asker.puts]
    assert ("longer-ago", date(2025, 6, 1), Evidence.RECORD, TODAY) == (
        said.value,
        said.on,
        said.evidence,
        said.answered,
    )


def test_no_month_is_kept_beside_the_last_band() -> None:
    walk, _, _ = asked("VIS-2", Given((Said(ids=("never",), source="record", on=TODAY),)))

    assert answer(walk, "VIS-2").on is None


@pytest.mark.parametrize("reply", [Moved(Move.NOT_KNOWN), Given((Said(not_known=True),))])
def test_not_known_is_saved_without_a_source(reply: Reply) -> None:
    walk, _, _ = asked("VIS-2", reply)

    assert answer(walk, "VIS-2").not_known
    assert answer(walk, "VIS-2").evidence is None


def test_the_source_of_one_answer_is_offered_at_the_next() -> None:
    walk, asker, _ = asked("VIS-2", Given((LONG_AGO,)), Moved(Move.BACK))
    ask_one(walk, step("FAM-5"))

    assert "record" == asker.puts[-1].same_source


@pytest.mark.parametrize("move", ELSEWHERE)
def test_what_was_half_given_is_there_again(move: Move) -> None:
    walk, asker, went = asked("VIS-2", Moved(move, given=(LONG_AGO,), words="x"), Moved(Move.BACK))
    ask_one(walk, step("VIS-2"))

    assert move is went
    assert step("VIS-2").ref not in walk.answers.by_ref
    assert (LONG_AGO,) == asker.puts[-1].said


def test_what_stands_is_there_with_its_source_and_month() -> None:
    walk, asker, _ = asked("VIS-2", Given((LONG_AGO,)), Moved(Move.BACK))
    ask_one(walk, step("VIS-2"))

    assert (LONG_AGO,) == asker.puts[-1].said


def test_enter_alone_skips_words_where_nothing_is_lost_and_else_says_what_to_do() -> None:
    skipped, _, _ = asked("VOI-2", Wrote(" \n"))
    stands = Answer(question="VOI-2", value="I like maps")
    for before in (stands, Answer(question="VOI-2", not_known=True)):
        asker = ScriptedAsker([Wrote(""), Moved(Move.BACK)])
        walk = walk_of(ordinary().with_answer(before), asker, "full")

        assert Move.BACK is ask_one(walk, step("VOI-2"))
        assert before == answer(walk, "VOI-2")
        assert "Write a few words, or skip this question." in asker.said[-1][1]

    assert answer(skipped, "VOI-2").skipped


def test_a_note_that_was_typed_with_its_key_is_kept_beside_the_answer() -> None:
    walk, _, _ = asked("VIS-2", Moved(Move.NOTE, words="ask the clinic"), Given((LONG_AGO,)))

    assert "ask the clinic" == answer(walk, "VIS-2").note


def test_words_that_may_identify_somebody_are_asked_about_and_can_be_changed() -> None:
    first, second = "Ring her on 07700 900123", "Ring her at work"
    heard = Moved(Move.SKIP)
    walk, asker, _ = asked("VOI-2", Wrote(first), Chosen(("change",)), Wrote(second), heard)
    question = asker.puts[1]

    assert "names anyone" == question.name
    assert first in question.text
    assert (first,) == asker.puts[2].offered
    assert second == answer(walk, "VOI-2").value


def test_words_that_identify_nobody_stand_as_they_are() -> None:
    keeps, heard = Chosen(("keep",)), Moved(Move.SKIP)
    walk, asker, _ = asked("VOI-2", Wrote("Ring 07700 900123"), keeps, heard)

    assert "Ring 07700 900123" == answer(walk, "VOI-2").value
    assert 3 == len(asker.puts)


def test_the_lines_that_define_suspected_harm_stand_beneath_the_question() -> None:
    lines = put_of("NOW-2").help.split("\n")
    listed = [f"- {option.text}" for option in BANK.by_id["NOW-2.what"].options]
    defined = [BANK.by_id["NOW-2"].beside, *listed]

    assert defined == lines[: len(defined)]


def test_whom_it_is_about_stands_in_the_question() -> None:
    walk, asker, _ = asked("VIS-5", Moved(Move.SKIP))

    assert asker.puts[0].text.endswith(f"({walk.answers.label('child-1')})")


def test_only_a_fact_asks_for_a_source_and_only_a_dated_question_for_a_month() -> None:
    for question in BANK.questions:
        if question.lists is not None or question.per == "adult" or question.decides:
            continue
        put = put_of(question.id)

        assert bool(put.sources) == question.fact, question.id
        assert (put.read_month is not None) == question.dated, question.id
