"""Before the advice: answers that do not sit together, one matter or several, own thinking."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.ask.who_asks import Ending
from ehe_check.bank.law_words import cited
from ehe_check.bank.role import Role
from ehe_check.check.what_counts import MOST_WORDS
from ehe_check.judge.answers import Answers, Ref
from tests.any_answers import cast
from tests.ask.walks import (
    BANK,
    LEAVE_THEM,
    LIBRARY,
    TODAY,
    Replies,
    Walked,
    ordinary,
    ref_of,
    walked,
)

OWN = [each.id for each in BANK.walk_order if each.own_thinking and not each.after_advice]

# answers that do not sit together.


def test_answers_that_do_not_sit_together_are_asked_about_in_their_words_once_and_left() -> None:
    replies: Replies = {"clash": [LEAVE_THEM] * 9, "decide": [Moved(Move.BACK)]}
    done = walked(ordinary(VIS_1="never"), replies)
    first, *_ = asked = [put.text for put in done.asker.named("clash")]

    assert (Ending.FINISHED, 2) == (done.ending, len(done.sheets))
    assert 'When each child was last seen (child 1): "Never, as far as anyone knows"' in first
    assert 'When each child was last heard alone (child 1): "In the last 3 months"' in first
    assert "never" == done.answers.by_ref[Ref("VIS-1", "child-1")].value
    assert len(set(asked)) == len(asked)


def test_either_can_be_changed_and_then_nothing_is_pointed_out_as_where_all_sits_together() -> None:
    change = Chosen((str(Ref("VIS-1", "child-1")),))
    replies: Replies = {"clash": [change], "VIS-1 child-1": [Chosen(("within-3-months",))]}
    done = walked(ordinary(VIS_1="never"), replies)

    assert 1 == len(done.asker.named("clash"))
    assert "within-3-months" == done.answers.by_ref[Ref("VIS-1", "child-1")].value
    together = walked(without_own_thinking()).asker  # and the quick set offers no own thinking
    assert [] == together.named("clash") == together.named("own thinking")


def test_a_refusal_without_a_worry_asks_about_the_worry_too() -> None:
    done = walked(ordinary(VIS_5="refused-not-seen"), {"clash": [Chosen((str(Ref("RGT-2")),))]})
    (asked,) = {put.text for put in done.asker.named("clash")}
    names = [put.name for put in done.asker.puts]

    assert BANK.by_id["RGT-2"].short in asked
    assert BANK.by_id["RGT-2"].option_text("none") in asked
    assert "RGT-2" == names[names.index("clash") + 1]


def test_the_check_page_shows_two_at_most_and_goes_to_them() -> None:
    change = Chosen((str(Ref("VIS-1", "child-1")),))
    replies: Replies = {
        "check": [Chosen(("clash",))],
        "clash": [change],
        "VIS-1": [Moved(Move.LEAVE)],
        "VIS-1 child-1": [Moved(Move.LEAVE)],
    }
    done = walked(ordinary(VIS_1="never"), replies)
    (page,) = done.asker.named("check")
    names = [put.name for put in done.asker.puts]

    first, *pairs = page.help.splitlines()

    assert first.startswith("!! ")
    assert 1 <= len(pairs) <= 2
    assert BANK.by_id["VIS-1"].short in pairs[0]
    assert names[names.index("clash") + 1].startswith("VIS-1")


# one matter, or more than one.


def test_one_matter_or_more_is_asked_with_the_short_names_of_the_answers() -> None:
    told = ordinary(ADU_2="needed", HEA_2="not-made-up").without(Ref("MAT-1"))
    (asked,) = walked(told).asker.named("MAT-1")
    first, second = (f'"{BANK.by_id[each].short}"' for each in ("HEA-2", "ADU-2"))
    question = "Is that one matter, or more than one?"

    assert f"You told us of {first} and {second}. {question}" == asked.text


# own thinking.


def without_own_thinking() -> Answers:
    answers = ordinary()
    for ref in [each for each in answers.by_ref if each.question in OWN]:
        answers = answers.without(ref)
    return answers


def thinking(*replies: Reply, **more: Sequence[Reply]) -> Walked:
    """Walk the full set with some replies at own thinking."""
    beside = {name.replace("_", "-"): said for name, said in more.items()}
    return walked(without_own_thinking(), {"own thinking": replies, **beside}, "full")


def test_own_thinking_can_be_skipped_whole_is_kept_as_skipped_and_not_offered_again() -> None:
    done = thinking(LEAVE_THEM)
    given = [answer for answer in done.answers if answer.question in OWN]
    again = walked(done.answers, {"check": [Moved(Move.LEAVE)]}, "full")

    assert (1, Ending.FINISHED) == (len(done.asker.named("own thinking")), done.ending)
    assert given
    assert all(answer.skipped for answer in given)
    assert not {put.id for put in done.asker.puts if put.id} & set(OWN)
    assert ["resume", "check"] == [put.name for put in again.asker.puts]


def test_or_gone_through_under_its_own_heading_without_being_offered_again() -> None:
    done = thinking(Chosen(("look",)))
    put = [each for each in done.asker.puts if each.id in OWN]

    assert 1 == len(done.asker.named("own thinking"))
    assert put
    assert all("For your own thinking: " in each.heading for each in put)


def test_somebody_who_has_begun_it_in_another_sitting_goes_on_with_it() -> None:
    left = thinking(Chosen(("look",)), EHE_4=[Moved(Move.LEAVE)])
    again = walked(left.answers, {"EHE-4": [Moved(Move.LEAVE)]}, "full")

    assert left.ending is Ending.LEFT
    assert ["resume", "EHE-4"] == [put.name for put in again.asker.puts]


def test_own_thinking_comes_last_and_children_before_which_professionals_know_them() -> None:
    early = [each for each in BANK.walk_order if not each.after_advice]
    first = next(place for place, each in enumerate(early) if each.own_thinking)
    places = BANK.places

    assert all(each.own_thinking for each in early[first:])
    assert places["SIB-1"] + 1 == places["VIS-1.who"] < places["VIS-1"]


# beneath a question.


def asked_last(answers: Answers, name: str) -> Put:
    """What is put by that name, where the walk is left."""
    return walked(answers, {name: [Moved(Move.LEAVE)]}).asker.puts[-1]


@pytest.mark.parametrize("question", ["NOW-1", "VIS-5", "HEA-6", "ADU-1"])
def test_what_decides_an_answer_stands_beside_its_question_and_why_is_a_key_away(
    question: str,
) -> None:
    words = BANK.by_id[question]
    name = f"{question} child-1" if words.per else question
    asked = asked_last(ordinary(RGT_2="cannot-name-it").without(ref_of(question)), name)

    own = words.help_for(Role.SOCIAL_WORKER)
    assert [words.beside] == asked.help.splitlines()[:1]
    assert " ".join(filter(None, (own, words.what_and_why))) == asked.why.splitlines()[0]
    assert not [each for each in (own, words.why) if each and each in asked.help]


def test_where_a_question_has_no_sentence_of_its_own_that_for_the_role_stands_beside_it() -> None:
    asked = asked_last(ordinary(NOW_2="yes").without(Ref("NOW-2.what")), "NOW-2.what")
    bare, question = asked_last(Answers(entries=cast(1).entries), "DRI-6"), BANK.by_id["DRI-6"]

    assert BANK.by_id["NOW-2.what"].help[Role.SOCIAL_WORKER] == asked.help
    assert asked.help in asked.why
    assert "" == question.beside == bare.help
    assert question.what_and_why == bare.why


def test_why_ends_with_the_law_that_it_leans_on_as_of_its_month() -> None:
    asked, question = asked_last(Answers(), "NOW-1"), BANK.by_id["NOW-1"]
    notes = [cited(LIBRARY.notes[each], TODAY) for each in question.cites]

    assert notes
    assert [question.what_and_why, *notes] == asked.reason.splitlines()


@pytest.mark.parametrize("role", Role)
def test_one_sentence_of_25_words_at_most_stands_beside_any_question(role: Role) -> None:
    assert [] == [
        question.id
        for question in BANK.questions
        if len((question.beside or question.help_for(role)).split()) > MOST_WORDS
    ]


def test_why_in_the_grid_tells_of_heard_alone_too_and_what_is_meant_for_the_role() -> None:
    unsaid = ordinary().without(Ref("VIS-1", "child-1")).without(Ref("VIS-1.alone", "child-1"))
    asked, alone = asked_last(unsaid, "VIS-1"), BANK.by_id["VIS-1.alone"]

    assert "VIS-1" == asked.name
    assert all(each in asked.why for each in (alone.help[Role.SOCIAL_WORKER], alone.why))
    assert BANK.by_id["VIS-1"].why in asked.why


def test_where_no_professional_is_listed_each_child_is_asked_about_at_once() -> None:
    replies: Replies = {"VIS-1.who": [Moved(Move.NOT_KNOWN)], "VIS-5": [Moved(Move.LEAVE)]}
    done = walked(Answers(entries=cast(2).entries), replies)
    names = [put.name for put in done.asker.puts if put.id in ("VIS-1", "VIS-1.alone")]

    assert ["VIS-1", "VIS-1.alone"] == names
