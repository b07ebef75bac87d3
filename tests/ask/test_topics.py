"""The walk, the map, finding and undoing: anywhere and back again, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.record_answer import undo_last
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import ALERT, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.question_list import unanswered_questions
from ehe_check.case.session import Session
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.any_answers import cast
from tests.ask.scripts import Heard, Script, Scripted, usual
from tests.ask.walks import (
    BANK,
    TODAY,
    Replies,
    Walked,
    ordinary,
    sheet_of,
    walk_of,
    walked,
    with_at_hand,
)
from tests.banks import not_known
from tests.counts import tries

LEAVE, BACK, TOPICS, FIND, UNDO = map(
    Moved, (Move.LEAVE, Move.BACK, Move.TOPICS, Move.FIND, Move.UNDO)
)
YES, NO = Chosen(("undo",)), Chosen(("keep",))
LISTED = Answers(entries=cast(2).entries, complete=cast(2).complete)


def test_from_any_question_the_map_leads_to_any_other_and_the_walk_goes_on_where_it_was() -> None:
    done = walked(
        Answers(),
        {
            "NOW-2": [TOPICS, LEAVE],
            "topics": [Chosen(("ADU",))],
            "topic ADU": [Chosen(("ADU-2",))],
        },
        "full",
    )

    assert ["NOW-1", "NOW-2", "topics", "topic ADU", "ADU-2", "NOW-2"] == done.asker.names
    assert Ref("ADU-2") in done.answers.by_ref


def test_the_check_points_at_going_on_and_the_map_at_its_first_topic() -> None:
    done = walked(ordinary(), {"SUP-1": [TOPICS, LEAVE], "topics": [BACK], "check": [LEAVE]})
    (check,) = done.asker.named("check")
    first = walked(Answers(), {"NOW-2": [TOPICS, LEAVE], "topics": [BACK]}).asker.of("topics")

    assert "Go on to the advice" == next(x.text for x in check.choices if x.id == check.pointed)
    assert "NOW" == first.pointed


def test_the_check_lists_what_is_to_be_looked_at_and_all_topics_are_a_row_away() -> None:
    answers = ordinary().with_answer(not_known("FAM-5"))
    answers = answers.with_answer(Answer(question="DRI-6", skipped=True))
    done = walked(
        answers, {"SUP-1": [LEAVE], "topics": [BACK], "check": [Chosen(("topics",)), LEAVE]}
    )
    check, again = done.asker.named("check")
    (every,) = done.asker.named("topics")

    assert check.choices == again.choices
    listed = [each.id for each in check.choices if each.id in BANK.topic_by_id]
    assert "DRI" in listed
    assert not {"FAM", "PMH", "CON"} & set(listed)
    assert set(listed) < {each.id for each in every.choices}


def test_looking_at_the_map_changes_nothing() -> None:
    done = walked(Answers(), {"NOW-2": [TOPICS, LEAVE], "topics": [BACK]})

    assert ["NOW-1", "NOW-2", "topics", "NOW-2"] == done.asker.names
    assert [Ref("NOW-1")] == list(done.answers.by_ref)


def test_the_map_points_at_the_topic_left_and_what_was_half_said_is_there_on_the_way_back() -> None:
    replies: Replies = {"VIS-1": [TOPICS, LEAVE], "topics": [Chosen(("ADU",)), BACK]}
    done = walked(LISTED, {**replies, "topic ADU": [BACK]}, "full")
    half = Moved(Move.TOPICS, partial=("nothing",))
    again = walked(LISTED, {"NOW-3": [half, LEAVE], "topics": [BACK]})

    assert ["VIS", "ADU"] == [put.pointed for put in done.asker.named("topics")]
    assert ("nothing",) == again.asker.named("NOW-3")[-1].offered


def test_a_topic_in_which_nothing_arises_says_so_and_one_about_a_child_leads_to_the_list() -> None:
    done = walked(
        Answers(),
        {
            "NOW-2": [TOPICS, LEAVE],
            "topics": [Chosen(("MAT",)), Chosen(("HEA",))],
            "topic HEA": [Chosen(("HEA-1 (child-1)",))],
            "child list": [BACK],
        },
    )
    said = done.asker.texts

    assert "child list" in done.asker.names
    assert "Nothing in this topic arises, by the answers so far." in said
    assert "First say who is on the list." in said


@pytest.mark.parametrize("opened", [False, True])
def test_a_list_is_changed_from_the_map_by_its_move_too_wherever_it_stands(*, opened: bool) -> None:
    lists: list[Reply] = [Moved(Move.LISTS)]
    at: Replies = {"topics": lists}
    if opened:
        at = {"topics": [Chosen(("ADU",))], "topic ADU": lists}
    done = walked(LISTED, {"NOW-2": [TOPICS, LEAVE], "child list": [Wrote("-+")], **at})

    assert ["child list", "NOW-2"] == done.asker.names[-2:]


def test_next_on_the_map_is_the_first_that_is_open_and_the_lists_are_one_key_away() -> None:
    replies: Replies = {"NOW-2": [Moved(Move.SKIP), LEAVE], "NOW-3": [TOPICS]}
    done = walked(LISTED, {**replies, "topics": [Chosen(("next",))]})
    lists: Replies = {"NOW-2": [TOPICS, LEAVE], "topics": [Chosen(("lists",))]}
    listed = walked(LISTED, {**lists, "child list": [Wrote("-+")]})

    assert ["NOW-3", "topics", "NOW-2"] == done.asker.names[-3:]
    assert ["NOW-2", "topics", "child list", "NOW-2"] == listed.asker.names[1:]


def test_after_a_change_at_the_check_page_the_pointer_stays_where_it_was() -> None:
    done = walked(
        ordinary(),
        {
            "check": [Chosen(("ADU",)), LEAVE],
            "topic ADU": [Chosen(("ADU-2",)), BACK],
            "ADU-2": [Moved(Move.NOT_KNOWN)],
        },
        "full",
    )
    opened = done.asker.named("topic ADU")

    assert ["ADU-1", "ADU-2"] == [put.pointed for put in opened]
    assert "NOT KNOWN" in next(each.beside for each in opened[1].choices if each.id == "ADU-2")


def test_each_question_is_one_line_there_with_its_short_name_and_going_on_is_offered() -> None:
    replies: Replies = {"check": [Chosen(("ADU",))], "topic ADU": [Chosen(("advice",))]}
    done = walked(ordinary(), replies, "full")
    (opened,) = done.asker.named("topic ADU")

    asked = [each.short for each in BANK.walk_order if each.topic == "ADU"]
    shorts = ["Go on to the advice", "Next to look at", *asked, "Change who is listed"]
    assert shorts == [each.text for each in opened.choices][: len(shorts)]
    assert 1 == len(done.sheets)


def test_what_was_left_open_for_one_child_is_not_asked_again_and_stands_open_there() -> None:
    one_only = Given((Said("child-1", ids=("steady",), source="record"),))
    done = walked(
        LISTED,
        {"HEA-1": [one_only], "check": [Chosen(("HEA",)), LEAVE], "topic HEA": [BACK]},
        "full",
    )
    (growth,) = [
        each for each in done.asker.named("topic HEA")[0].choices if each.id == "HEA-1 (child-1)"
    ]

    assert 1 == len(done.asker.named("HEA-1"))
    assert "child 2: OPEN" in growth.beside


def test_a_question_is_found_by_its_words_and_the_walk_goes_on_where_it_was() -> None:
    done = walked(LISTED, {"NOW-2": [FIND, LEAVE], "topics": [Chosen(("ADU-2",))]}, "full")
    (put,) = done.asker.named("topics")

    assert PutKind.LIST is put.kind
    assert ["NOW-2", "topics", "ADU-2", "NOW-2"] == done.asker.names[1:]
    assert put.search is not None
    assert "HEA-1 (child-1)" in [each.id for each in put.search("growth")]


def test_words_typed_with_the_move_are_looked_for_at_once_and_finding_nothing_leads_nowhere() -> (
    None
):
    typed = Moved(Move.FIND, words="growth")
    done = walked(LISTED, {"NOW-2": [typed, FIND, LEAVE], "topics": [BACK, BACK]})

    assert ["NOW-2", "topics"] * 2 + ["NOW-2"] == done.asker.names[1:]
    assert [("growth",), ()] == [put.offered for put in done.asker.named("topics")]


def test_so_they_are_from_a_list() -> None:
    typed = Moved(Move.FIND, words="growth")
    done = walked(Answers(), {"child list": [typed, LEAVE], "topics": [BACK]})

    assert [("growth",)] == [put.offered for put in done.asker.named("topics")]


def test_at_the_check_the_last_answer_is_undone_and_asked_again_and_next_is_what_is_open() -> None:
    replies: Replies = {
        "check": [Chosen(("DRI-6",)), Chosen(("next",))],
        "topic DRI": [Chosen(("undo",))],
        "FAM-7": [Moved(Move.SKIP), LEAVE],
        "DRI-6": [Moved(Move.SKIP), Chosen(("level-of-help",)), Moved(Move.SKIP)],
        "undo": [YES],
    }
    done = walked(ordinary().without(Ref("FAM-7")).without(Ref("DRI-6")), replies)

    at_the_check = ["check", "DRI-6", "topic DRI", "undo", "DRI-6", "check", "FAM-7"]
    assert ["DRI-6", *at_the_check] == done.asker.names[-8:]
    assert done.answers.by_ref[Ref("DRI-6")].skipped


def test_what_a_grid_had_before_the_undo_is_not_put_over_what_is_restored() -> None:
    grid = BANK.quick_grids[0]
    twos = tuple(Said("", each, ids=(SOMETHING,)) for each in grid.questions)
    zeros = tuple(Said("", each, not_known=True) for each in grid.questions)
    undo = Moved(Move.UNDO, given=zeros)
    replies: Replies = {
        "adults": [Given(twos), Given(zeros), undo, LEAVE],
        "FAM-5": [BACK],
        "SIB-3": [BACK],
        "undo": [YES],
    }
    done = walked(LISTED, replies)

    assert twos == done.asker.named("adults")[-1].said


@pytest.mark.parametrize("reply", [NO, BACK])
def test_no_answer_is_taken_back_without_a_yes(reply: Reply) -> None:
    done = walked(Answers(), {"NOW-2": [UNDO, LEAVE], "undo": [reply]})

    assert ["NOW-1", "NOW-2", "undo", "NOW-2"] == done.asker.names
    assert [Ref("NOW-1")] == list(done.answers.by_ref)


def test_undo_takes_back_one_answer_after_another_and_asks_each_again() -> None:
    replies: Replies = {
        "NOW-1": [Chosen(("no",)), UNDO, LEAVE],
        "NOW-2": [Chosen(("nothing",)), UNDO],
    }
    done = walked(Answers(), {**replies, "NOW-3": [UNDO], "undo": [YES, YES]})

    assert ["NOW-3", "undo", "NOW-2", "undo", "NOW-1", "NOW-1"] == done.asker.names[2:]
    assert BANK.by_id["NOW-2"].short in done.asker.named("undo")[0].text
    assert "There is nothing to undo" in done.asker.said[-1][1]
    assert {} == dict(done.answers.by_ref)


def test_an_answer_gone_back_from_at_its_alert_leaves_nothing_to_undo() -> None:
    danger, back = Chosen(("yes",)), {ALERT: [Chosen(("back",))]}
    done = walked(Answers(), {"NOW-1": [danger, UNDO, LEAVE], **back})
    anew = walked(
        Answers(),
        {"NOW-1": [danger, Chosen(("no",)), LEAVE], **back, "NOW-2": [UNDO], "undo": [YES]},
    )

    assert "There is nothing to undo" in done.asker.said[-1][1]
    assert BANK.by_id["NOW-1"].short in anew.asker.named("undo")[0].text
    assert {} == dict(anew.answers.by_ref)


def test_a_note_alone_is_undone_apart_and_undoing_what_is_urgent_warns_first() -> None:
    replies: Replies = {"NOW-2": [Moved(Move.NOTE), UNDO, LEAVE], "undo": [YES]}
    done = walked(Answers(), {**replies, "NOW-2 note": [Wrote("Asked the duty team.")]})
    urgent: Replies = {"NOW-1": [Chosen(("yes",))], "alert": [Chosen(("on",))] * 2}
    warned = walked(Answers(), {**urgent, "NOW-2": [UNDO, LEAVE], "undo": [NO]})

    assert [Ref("NOW-1")] == list(done.answers.by_ref)
    assert "takes away an urgent step" in warned.asker.named("undo")[0].text


@dataclass
class Wanderer(Heard):
    """Somebody who answers, goes elsewhere and undoes in any order."""

    moves: list[Move]

    def reply_to(self, question: Put) -> Reply:
        if not self.moves:
            return LEAVE
        move = self.moves.pop(0)
        if question.name == "undo":
            return YES
        if question.kind is PutKind.LIST:
            return BACK
        if move is Move.NOT_KNOWN or move not in question.moves:
            return usual(question)
        return Moved(move)


WANDERING = [Move.NOT_KNOWN, Move.UNDO, Move.TOPICS, Move.BACK, Move.FIND, Move.SKIP]


@tries(10, 300)
@given(st.lists(st.sampled_from(WANDERING), max_size=25))
def test_undoing_everything_brings_back_what_there_was_at_the_beginning(moves: list[Move]) -> None:
    wanderer = Wanderer([*moves])
    walk = walk_of(LISTED, wanderer)
    walk_through(walk, lambda: sheet_of(walk.session), lambda _: None)
    while walk.past:
        wanderer.moves = [Move.UNDO]
        undo_last(walk)

    assert LISTED == walk.answers


def test_every_change_is_saved_before_anything_else_is_put() -> None:
    saved = list[Session]()
    replies: Replies = {"NOW-1": [Chosen(("no",)), LEAVE], "NOW-2": [UNDO], "undo": [YES]}
    walk = walk_of(Answers(), Scripted(Script(replies)))
    walk.save = saved.append
    walk_through(walk, lambda: sheet_of(walk.session), lambda _: None)

    assert [[], ["no"], []] == [[answer.value for answer in each.answers] for each in saved]


def test_999_can_be_taken_back_to_the_question() -> None:
    replies: Replies = {"NOW-1": [Chosen(("yes",)), Chosen(("no",))], "NOW-2": [LEAVE]}
    done = walked(Answers(), {**replies, "alert": [Chosen(("back",))]})
    (alert,) = done.asker.named("alert")

    assert ["NOW-1", "alert", "NOW-1", "NOW-2"] == done.asker.names
    assert ["on", "back", "stop"] == [each.id for each in alert.choices]
    assert () == done.asker.puts[2].previous
    assert "no" == done.answers.by_ref[Ref("NOW-1")].value


def test_a_step_for_today_can_be_taken_back_to_the_question_and_by_enter_nothing_is() -> None:
    done = walked(
        Answers(),
        {
            "NOW-2": [Chosen(("told",)), Chosen(("nothing",))],
            "NOW-3": [Chosen(("nothing",)), BACK, LEAVE],
            "NOW-2.state": [Chosen(("open-to-act-on",)), BACK],
            "alert": [Chosen(("back",))],
        },
    )
    (alert,) = done.asker.named("alert")
    asked = ["NOW-2", "NOW-3", "NOW-2.state", "alert", "NOW-2.state", "NOW-3", "NOW-2", "NOW-3"]

    assert asked == done.asker.names[1:]
    assert [
        "I shall do it: go on",
        "Save and leave, and do it now",
        "I answered by mistake: back to the question",
    ] == [each.text for each in alert.choices]
    assert ("", ()) == (alert.enter, alert.start)
    assert ("nothing",) == done.answers.by_ref[Ref("NOW-2")].value


def test_what_to_say_is_said_at_an_alert_where_something_makes_it() -> None:
    alert: list[Reply] = [Chosen(("call",)), Chosen(("stop",))]
    asker = Scripted(Script({"NOW-2": [NOT_KNOWN], "alert": alert}))
    walk = walk_of(Answers(), asker)
    with_at_hand(walk, what_to_say=lambda _: "I am a school nurse, ringing about one child.")
    walk_through(walk, lambda: sheet_of(walk.session), lambda _: None)

    assert "I am a school nurse, ringing about one child." in asker.texts
    assert [False, True] == [put.is_line for put in asker.named("alert")]


def test_that_there_are_more_or_fewer_questions_is_said_once_and_why() -> None:
    done = walked(LISTED, {"DRI-1": [Chosen(("not-settled",))], "check": [LEAVE]})
    told = [text for _, text in done.asker.said if text.endswith(" questions.")]

    raised = BANK.by_id["DRI-1"].short
    assert f'Your answer on "{raised}": 5 more questions.' in told
    assert len(told) == len(set(told))


@pytest.mark.parametrize("then", [Chosen(("leave",)), Chosen(("PMH-1",))])
def test_where_an_answer_would_not_count_yet_it_is_said_there_and_at_the_check(
    then: Chosen,
) -> None:
    behind = Answers(entries=cast().entries, complete=cast().complete)
    every = [each for each in ordinary() if not each.question.startswith("PMH")]
    for answer in every:
        behind = behind.with_answer(answer)
    done = walked(
        behind,
        {
            "PMH-1": [TOPICS, Moved(Move.SKIP), Chosen(("illness",))],
            "topics": [Chosen(("PMH",))],
            "topic PMH": [Chosen(("PMH-4",))],
            "PMH-4": [Chosen(("crisis-now",))],
            "alert": [Chosen(("stop",))],
            "not counted": [then],
        },
        "full",
    )
    needed = "What you answer here does not count while this is not known: "

    assert f"{needed}Whether a parent is unwell or away." in done.before("PMH-4")
    assert "park" not in done.asker.events
    (asked,) = done.asker.named("not counted")
    assert "- Who steps in on a bad day: " in asked.text
    assert (then.ids == ("PMH-1",)) is ("alert" in done.asker.events)
    assert (then.ids == ("leave",)) is bool(done.sheets)


# The whole walk, driven by a script: what is asked, kept and parked.


NOT_KNOWN = Moved(Move.NOT_KNOWN)


def run(replies: Replies | None = None, walk_set: str = "quick") -> Walked:
    return walked(Answers(), replies, walk_set)


def value(done: Walked, question: str, about: str | None = None) -> object:
    answer = done.answers.get(Ref(question, about))
    return answer and (answer.value or answer.not_known or answer.skipped)


def picked_at_the_check(question: str) -> dict[str, list[Reply]]:
    """Open the topic of a question at the check page, and pick it."""
    topic = BANK.by_id[question.split(maxsplit=1)[0]].topic
    return {"check": [Chosen((topic,))], f"topic {topic}": [Chosen((question,))]}


def test_going_back_puts_the_earlier_question_again_and_then_the_next_answered_or_not() -> None:
    nothing = Chosen(("nothing",))
    replies: Replies = {
        "NOW-3": [Moved(Move.BACK), Chosen(("nothing",))],
        "NOW-2": [nothing, Moved(Move.BACK), nothing],
        "RGT-2": [LEAVE],
    }
    done = run(replies)
    order = "NOW-1 NOW-2 NOW-3 NOW-2 NOW-1 NOW-2 NOW-3 RGT-2"

    assert order.split() == [put.id for put in done.asker.puts]
    assert ("no",) == done.asker.puts[4].previous


def test_going_back_never_leaps_over_a_question_that_was_left_with_some_of_it_open() -> None:
    one_only = Given((Said("child-1", ids=("steady",), source="record"),))
    replies: Replies = {"HEA-1": [one_only, BACK, one_only], "HEA-2": [BACK, LEAVE]}
    done = walked(LISTED, replies, "full")
    (before,) = {put.id for put in done.asker.puts[-3:-2]}

    assert [before, "HEA-1", "HEA-2"] == [put.id for put in done.asker.puts[-3:]]
    assert ["HEA-1", "HEA-2", "HEA-1", before] == [put.id for put in done.asker.puts[-6:-2]]


def test_a_change_that_parks_answers_says_so_first_and_can_be_taken_back() -> None:
    replies: dict[str, list[Reply]] = {
        "PMH-1": [Chosen(("illness",)), Chosen(("no",)), Chosen(("illness",))],
        **picked_at_the_check("PMH-1"),
        "park": [Chosen(("keep",))],
    }
    done = run(replies, "full")

    assert any(BANK.by_id["PMH-2"].text in put.text for put in done.asker.named("park"))
    assert "illness" == value(done, "PMH-1")


def test_what_a_gate_that_is_not_known_opens_is_not_asked_but_from_the_map() -> None:
    constipation = Given((Said("child-1", "CON-1", not_known=True),))
    done = run({"health": [constipation], **picked_at_the_check("CON-2 (child-1)")})
    early = done.asker.puts[: done.asker.names.index("check")]
    unanswered = unanswered_questions(read_on(BANK, done.answers, TODAY), WalkSet.QUICK)

    assert not {"CON-2", "CON-4"} & {put.id for put in early}
    assert value(done, "CON-2", "child-1") is not None
    assert {"CON-4"} <= {each.question for each in unanswered}
    assert set() == {each.question for each in done.session.answers if each.skipped}


def test_questions_that_were_not_asked_are_once_they_surely_apply() -> None:
    opened: Replies = {"PMH-1": [NOT_KNOWN, Chosen(("illness",))], **picked_at_the_check("PMH-1")}

    assert "little" == value(run(opened, "full"), "PMH-2", "child-1")
