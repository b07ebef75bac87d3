"""The interview, driven by a script: what is asked, kept and parked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ehe_check.ask.moves import Move
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.who_asks import Ending
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.leftovers import unanswered_questions
from ehe_check.judge.answers import Answers, Ref
from tests.ask.walks import BANK, Replies, Walked, walked

LEAVE, NOT_KNOWN = Moved(Move.LEAVE), Moved(Move.NOT_KNOWN)


def run(replies: Replies | None = None, walk_set: str = "quick") -> Walked:
    return walked(Answers(), replies, walk_set)


def value(done: Walked, question: str, about: str | None = None) -> object:
    answer = done.answers.get(Ref(question, about))
    return answer and (answer.value or answer.not_known or answer.skipped)


def picked_at_the_check(question: str) -> dict[str, list[Reply]]:
    """Open the topic of a question at the check page, and pick it."""
    topic = BANK.by_id[question.split(maxsplit=1)[0]].topic
    return {"check": [Chosen((topic,))], f"topic {topic}": [Chosen((question,))]}


def test_a_walk_of_first_choices_reaches_the_advice_and_finishes() -> None:
    done, full = run(), run(walk_set="full")

    assert done.ending is full.ending is Ending.FINISHED
    assert ["none"] == [sheet.urgency for sheet in done.sheets]
    assert "the child" == done.answers.label("child-1")
    assert [] == [item for item in full.sheets[-1].unanswered if item.state == "unanswered"]


def test_going_back_puts_the_earlier_question_again_and_then_the_next_answered_or_not() -> None:
    no = Chosen(("no",))
    replies: Replies = {
        "NOW-3": [Moved(Move.BACK), Chosen(("nothing",))],
        "NOW-2": [no, Moved(Move.BACK), no],
        "RGT-2": [LEAVE],
    }
    done = run(replies)
    order = "NOW-1 NOW-2 NOW-3 NOW-2 NOW-1 NOW-2 NOW-3 RGT-2"

    assert order.split() == [put.id for put in done.asker.puts]
    assert ("no",) == done.asker.puts[4].previous


def test_a_change_that_parks_answers_says_so_first_and_can_be_taken_back() -> None:
    replies: dict[str, list[Reply]] = {
        "PMH-1": [Chosen(("illness",)), Chosen(("no",)), Chosen(("illness",))],
        **picked_at_the_check("PMH-1"),
        "park": [Chosen(("keep",))],
    }
    done = run(replies)

    assert any(BANK.by_id["PMH-2"].text in put.text for put in done.asker.named("park"))
    assert "illness" == value(done, "PMH-1")


def test_what_a_gate_that_is_not_known_opens_is_not_asked_but_from_the_map() -> None:
    done = run({"CON-1 child-1": [NOT_KNOWN], **picked_at_the_check("CON-2 (child-1)")})
    early = done.asker.puts[: [put.name for put in done.asker.puts].index("check")]
    unanswered = unanswered_questions(BANK, done.answers, WalkSet.QUICK)

    assert not {"CON-2", "CON-4"} & {put.id for put in early}
    assert value(done, "CON-2", "child-1") is not None
    assert {"CON-4"} <= {each.question for each in unanswered}
    assert {"VOI-2"} == {each.question for each in done.session.answers if each.skipped}


def test_questions_that_were_not_asked_are_once_they_surely_apply() -> None:
    opened: Replies = {"PMH-1": [NOT_KNOWN, Chosen(("illness",))], **picked_at_the_check("PMH-1")}

    assert "little" == value(run(opened), "PMH-2", "child-1")


def test_each_listed_child_is_asked_about_and_one_removed_is_not() -> None:
    replies: Mapping[str, Sequence[Reply]] = {
        "child list": [Chosen(("add",)), Chosen(("child-1",)), Chosen(("complete",))],
        "child label": [Wrote("eldest"), Wrote("baby")],
        "child-1 age": [Chosen(("school-age",))],
        "child-2 age": [Chosen(("under-school-age",))],
        "child-1 change": [Chosen(("remove",))],
        "child-1 removal": [Chosen(("remove",))],
    }
    done = run(replies)

    assert value(done, "VIS-1", "child-2") is not None
    assert value(done, "VIS-1", "child-1") is None
    assert ["child-1", "child-2"] == [entry.id for entry in done.session.entries]
