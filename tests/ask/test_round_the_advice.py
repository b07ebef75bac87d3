"""Before the advice and after it: what is asked about, what is agreed, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pytest

from ehe_check.ask.put import Ending, Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.law_words import cited
from ehe_check.bank.role import Role
from ehe_check.check.few_words import MOST_WORDS
from ehe_check.judge.answers import Answers, Ref
from tests.any_answers import FIRST, all_answered, cast
from tests.ask.walks import (
    BANK,
    LEAVE_THEM,
    LIBRARY,
    ON,
    PAGE,
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
    names = done.asker.names

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
    names = done.asker.names

    first, *pairs = page.help.splitlines()

    assert first.startswith("!! ")
    assert 1 <= len(pairs) <= 2
    assert BANK.by_id["VIS-1"].short in pairs[0]
    assert names[names.index("clash") + 1].startswith("VIS-1")


# one matter, or more than one.


def test_one_matter_or_more_is_asked_with_the_short_names_of_the_answers() -> None:
    told = ordinary(ADU_2="needed", HEA_2="not-made-up").without(Ref("MAT-1"))
    (asked,) = walked(told).asker.named("MAT-1")
    first, second = (f'"{BANK.by_id[each].short}"' for each in ("ADU-2", "HEA-2"))
    question = "Is that one matter, or more than one?"

    assert f"You told us of {first} and {second}. {question}" == asked.text


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
    assert ["resume", "check"] == again.asker.names


def test_how_many_there_are_is_counted_as_they_are_put_once_for_all_children() -> None:
    several = all_answered(BANK, cast(3), FIRST, {})
    kept = {ref: each for ref, each in several.by_ref.items() if ref.question not in OWN}
    offered = walked(replace(several, by_ref=kept), {"own thinking": [Chosen(("look",))]}, "full")
    put = {each.id for each in offered.asker.puts} & set(OWN)
    (asked,) = offered.asker.named("own thinking")

    assert f"about {len(put)} more questions" in asked.text


def test_or_gone_through_under_its_own_heading_and_gone_on_with_in_another_sitting() -> None:
    done = thinking(Chosen(("look",)))
    put = [each for each in done.asker.puts if each.id in OWN]
    left = thinking(Chosen(("look",)), EHE_4=[Moved(Move.LEAVE)])
    again = walked(left.answers, {"EHE-4": [Moved(Move.LEAVE)]}, "full")

    assert 1 == len(done.asker.named("own thinking"))
    assert put
    assert all(each.place and each.place.own == "for your own thinking" for each in put)
    assert left.ending is Ending.LEFT
    assert ["resume", "EHE-4"] == again.asker.names


def test_own_thinking_comes_last_and_children_before_who_last_saw_them() -> None:
    early = [each for each in BANK.walk_order if not each.after_advice]
    first = next(place for place, each in enumerate(early) if each.own_thinking)
    places = BANK.places

    assert all(each.own_thinking for each in early[first:])
    assert places["SIB-1"] + 2 == places["FAM-8"] + 1 == places["VIS-1"]


def asked_last(answers: Answers, name: str) -> Put:
    """What is put by that name, where the walk is left."""
    return walked(answers, {name: [Moved(Move.LEAVE)]}).asker.puts[-1]


@pytest.mark.parametrize("question", ["NOW-1", "VIS-5", "FAM-7", "DRI-1"])
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


def test_a_sentence_for_the_role_never_stands_beside_a_question() -> None:
    bare, question = asked_last(Answers(entries=cast(1).entries), "DRI-6"), BANK.by_id["DRI-6"]

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


# Once the answers are right: what is agreed about telling the family, page 1, the decision.


HOSTILE = ordinary(ADU_1="hostile", RGT_2="safety-health-development")
HELD = ordinary(ADU_1="violence", RGT_2="safety-health-development")
WORKS: Final = "FAM-5.works"
BACK, NOT_YET = Moved(Move.BACK), Chosen(("not-yet",))
AGREED: Replies = {
    "alert": [ON] * 9,
    "clash": [LEAVE_THEM] * 9,
    "SUP-5": [Chosen(("agreed",))],
    "SUP-5.how": [Wrote("The named nurse, on Friday.")],
}


def boxes(done: Walked) -> list[BoxKey | None]:
    """Which box stood on each page that was drawn."""
    drawn = (sheet.recommendation.box for sheet in done.sheets)
    return [box.key if box else None for box in drawn]


def hostile(**replies: Sequence[Reply]) -> Walked:
    """Walk with something to be agreed, and some replies in place of those that agree it."""
    named = {name.replace("__", ".").replace("_", "-"): each for name, each in replies.items()}
    return walked(HOSTILE, {**AGREED, **named})


def opening(question: str, *values: str) -> dict[str, Sequence[Reply]]:
    """Open a question from the map of its topic, and answer it."""
    topic = question[:3]
    picked = Chosen((str(ref_of(question.replace("-", "_", 1))),))
    return {"topics": [Chosen((topic,))], f"topic {topic}": [picked], question: [Chosen(values)]}


SUSPECTED: dict[str, Sequence[Reply]] = {
    **opening("FAM-5"),
    "adults": [Given((Said("", "ADU-1", ids=(SOMETHING,)), Said("", WORKS, ids=(SOMETHING,))))],
    WORKS: [Chosen(("yes",))],
}
"""A worry about an adult who works with children, opened from the map of its topic."""


def test_what_is_agreed_is_asked_first_and_page_1_drawn_once_by_it_above_the_decision() -> None:
    done = hostile()
    box = done.sheets[0].recommendation.box

    assert ["SUP-5", "SUP-5.how", PAGE, "decide"] == done.at_the_end[:4]
    assert [BoxKey.AGREED] == boxes(done)
    assert box is not None
    assert "The named nurse, on Friday." in box.text


def test_ask_first_is_said_before_it_is_asked_what_is_agreed_and_that_the_advice_follows() -> None:
    done = hostile(SUP_5=[NOT_YET])
    box = done.sheets[0].recommendation.box

    assert ["SUP-5", PAGE, "decide"] == done.at_the_end
    assert box is not None
    assert box.title == "ASK FIRST"
    assert [f"{box.title}. {box.text}", "The advice follows. First:"] == done.before("SUP-5")[-2:]


@pytest.mark.parametrize("answers", [ordinary(), HELD], ids=["neither box", "hold"])
def test_where_ask_first_does_not_stand_page_1_comes_at_once_and_nothing_is_to_be_agreed(
    answers: Answers,
) -> None:
    done = walked(answers, AGREED)

    assert [PAGE, "decide"] == done.at_the_end
    assert "The advice follows. First:" not in done.asker.events


def test_going_back_from_the_decision_leads_to_what_is_agreed_and_page_1_is_drawn_anew() -> None:
    how = [*AGREED["SUP-5.how"], BACK]
    done = hostile(SUP_5=[*AGREED["SUP-5"], NOT_YET], SUP_5__how=how, decide=[BACK])

    end = ["SUP-5", "SUP-5.how", PAGE, "decide", "SUP-5.how", "SUP-5", PAGE, "decide"]
    assert end == done.at_the_end[:8]
    assert [BoxKey.AGREED, BoxKey.ASK_LEAD] == boxes(done)


def test_going_back_from_what_is_agreed_leads_to_the_check_and_the_topics_lead_back_to_it() -> None:
    moves: list[Reply] = [BACK, Moved(Move.TOPICS), Moved(Move.FIND), NOT_YET]
    done = hostile(SUP_5=moves, topics=[BACK, BACK])
    seen = [put.name for put in done.asker.puts if put.name in ("check", "SUP-5")]

    assert ["check", "SUP-5", "check", "SUP-5", "SUP-5", "SUP-5"] == seen
    assert 1 == len(done.sheets)


def test_an_answer_changed_from_there_moves_the_page_and_asks_again_only_what_became_void() -> None:
    as_usual = {**opening("FAM-5"), "adults": [Given((Said("", "ADU-1", ids=("as-usual",)),))]}
    done = hostile(SUP_5=[Moved(Move.TOPICS)], **as_usual)
    agreed = [*AGREED["SUP-5"], NOT_YET]
    elsewhere = [Moved(Move.TOPICS)]
    void = hostile(SUP_5=agreed, SUP_5__how=elsewhere, **SUSPECTED)

    assert ["SUP-5", PAGE, "decide"] == done.at_the_end[:3]
    assert ["SUP-5", "SUP-5.how", "SUP-5", PAGE, "decide"] == void.at_the_end


def test_an_answer_taken_back_from_there_is_asked_again_before_the_page() -> None:
    done = walked(HOSTILE.without(ref_of("SUP-2")), {**AGREED, "SUP-5": [Moved(Move.UNDO)]})

    assert 2 == len(done.asker.named("SUP-2"))
    assert 1 == len(done.sheets)


def test_a_more_worrying_answer_says_why_it_has_to_be_agreed_afresh_and_asks_again() -> None:
    back = {each: [*AGREED[each], BACK] for each in ("SUP-5", "SUP-5.how")}
    check: list[Reply] = [Chosen(("advice",)), Chosen(("FAM",))]
    done = hostile(**back, decide=[BACK], check=check, **SUSPECTED)
    said = done.asker.texts

    assert any(text.startswith("It had been agreed who tells the family what.") for text in said)
    assert any(text.startswith("ASK FIRST. ") for text in said)
    assert 3 == len(done.asker.named("SUP-5"))


def test_what_is_agreed_already_is_not_asked_again_and_going_back_leads_to_it() -> None:
    before = walked(HOSTILE, AGREED).answers
    replies: Replies = {"clash": [LEAVE_THEM] * 9, "decide": [BACK], "SUP-5.how": [BACK]}
    done = walked(before, {**replies, "SUP-5": [NOT_YET]})

    assert [PAGE, "decide", "SUP-5.how", "SUP-5", PAGE, "decide"] == done.at_the_end
    assert [BoxKey.AGREED, BoxKey.ASK_LEAD] == boxes(done)


class TestDecidedLater:
    """The decision was put off, and the session is taken up again."""

    @pytest.mark.parametrize("answers", [HOSTILE, HELD, ordinary(ADU_2="needed")])
    def test_the_page_comes_back_at_once_with_the_decision_beneath(self, answers: Answers) -> None:
        off = put_off(answers)
        again = walked(off.answers, {}, session=off.session)

        assert Ending.LEFT == off.ending
        late = ["SUP-5"] if answers is HOSTILE else []
        assert ["resume", *late, PAGE, "decide"] == again.seen("resume", "check", *late)
        assert "Next: the decision." in again.asker.events
        assert again.session.decision is not None
        assert again.session.session.put_off is None

    def test_no_half_open_screen_comes_before_it_and_back_is_the_check_of_the_answers(self) -> None:
        off = put_off(ordinary(ADU_2="needed").without(ref_of("SUP-2")))
        half = off.session.holding(off.answers.without(ref_of("SUP-2"))).with_sitting(put_off=TODAY)
        later = put_off(ordinary(ADU_2="needed"))
        back = walked(later.answers, {"decide": [BACK]}, session=later.session)

        assert PAGE == walked(half.all_answers(), {}, session=half).seen("SUP-2", "check")[0]
        assert [PAGE, "decide", "check", PAGE, "decide"] == back.seen("check")

    def test_an_answer_given_since_leads_by_the_check_of_the_answers_again(self) -> None:
        off = put_off(ordinary(ADU_2="needed"))
        replies = {"resume": [Moved(Move.TOPICS)], **opening("DRI-6", "level-of-help")}
        again = walked(off.answers, replies, session=off.session)

        check = "topic DRI"  # its map stands open at what was changed last
        assert ["topic DRI", "DRI-6", check, PAGE, "decide"] == again.seen("topic DRI", "DRI-6")


def put_off(answers: Answers) -> Walked:
    """Walk to the page, and decide later."""
    later: Replies = {"SUP-5": [NOT_YET], "decide": [Chosen(("later",))]}
    return walked(answers, {**AGREED, **later})


def test_whether_the_step_is_the_gentlest_is_asked_once_it_is_decided_what_the_step_is() -> None:
    done = walked(ordinary(), {"own thinking": [LEAVE_THEM]}, "full")
    names = done.asker.names

    assert names.index("decide") < names.index("RGT-3")
