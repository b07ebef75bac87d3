"""The list of children in a follow-up: one key keeps it, while the same are on it as last time."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.ask.case.lists import ask_list
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.judge.truth import Judgement, Truth
from ehe_check.over_time.follow import earlier_answers
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import talk_of
from tests.banks import value
from tests.sides import BEFORE, side
from tests.worked import session_of, shipped_bank

BANK, TODAY = shipped_bank(), date(2026, 11, 24)
LIST = Ref("SIB-1")
ELDER, YOUNGER, BABY = (
    Entry.model_validate({"id": f"child-{number}", "label": label, "age": "school-age"})
    for number, label in enumerate(("elder", "younger", "baby"), start=1)
)
KEEP, ON = Moved(Move.KEEP), Chosen(("complete",))


def walked(now: Answers, *replies: Reply, was: str = "complete") -> tuple[CaseTalk, ScriptedAsker]:
    """Go to the list of children of a follow-up of a session that listed two."""
    first = Answers(entries=(ELDER, YOUNGER)).with_answer(value("SIB-1", was))
    asker = ScriptedAsker(replies)
    walk = talk_of(session_of(now, "quick"), asker)
    walk.earlier = earlier_answers(BANK, side(BANK, first, BEFORE).session, TODAY)
    ask_list(walk, Step(BANK.by_id[LIST.question], None, Judgement(Truth.TRUE)))
    return walk, asker


@pytest.mark.parametrize("was", ["complete", "may-be-more"])
def test_one_key_keeps_the_list_as_it_was_and_confirms_it_today(was: str) -> None:
    walk, asker = walked(Answers(entries=(ELDER, YOUNGER)), KEEP, was=was)
    answer = walk.answers.get(LIST)

    assert answer is not None
    assert (was, TODAY) == (answer.value, answer.confirmed)
    assert ("child" in walk.answers.complete) == (was == "complete")
    assert "Last time" in asker.puts[0].last_time


@pytest.mark.parametrize(
    "now",
    [
        Answers(entries=(ELDER, YOUNGER, BABY)),
        Answers(entries=(ELDER, YOUNGER.model_copy(update={"removed": TODAY}))),
    ],
    ids=["somebody came", "somebody left"],
)
def test_a_list_that_has_changed_is_asked_afresh(now: Answers) -> None:
    walk, asker = walked(now, ON)
    (put,) = asker.puts
    answer = walk.answers.get(LIST)

    assert Move.KEEP not in put.moves
    assert not put.last_time
    assert answer is not None
    assert answer.confirmed is None
