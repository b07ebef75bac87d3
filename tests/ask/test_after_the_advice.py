"""Once the answers are right: what is agreed about telling the family, page 1, the decision."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ehe_check.ask.case.agree_and_decide import FOLLOWS
from ehe_check.ask.moves import Move
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.who_asks import Ending
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.judge.answers import Answers
from tests.ask.walks import LEAVE_THEM, ON, PAGE, TODAY, Replies, Walked, ordinary, ref_of, walked

HOSTILE = ordinary(ADU_1="hostile", RGT_2="safety-health-development")
HELD = ordinary(ADU_1="violence", RGT_2="safety-health-development")
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
    assert [f"{box.title}. {box.text}", FOLLOWS] == done.before("SUP-5")[-2:]


@pytest.mark.parametrize("answers", [ordinary(), HELD], ids=["neither box", "hold"])
def test_where_ask_first_does_not_stand_page_1_comes_at_once_and_nothing_is_to_be_agreed(
    answers: Answers,
) -> None:
    done = walked(answers, AGREED)

    assert [PAGE, "decide"] == done.at_the_end
    assert FOLLOWS not in done.asker.events


def test_going_back_from_the_decision_leads_to_what_is_agreed_and_page_1_is_drawn_anew() -> None:
    how = [*AGREED["SUP-5.how"], BACK]
    done = hostile(SUP_5=[*AGREED["SUP-5"], NOT_YET], SUP_5__how=how, decide=[BACK])

    end = ["SUP-5", "SUP-5.how", PAGE, "decide", "SUP-5.how", "SUP-5", PAGE, "decide"]
    assert end == done.at_the_end[:8]
    assert [BoxKey.AGREED, BoxKey.ASK_LEAD] == boxes(done)


def test_going_back_from_what_is_agreed_leads_to_the_check_and_the_topics_lead_back_to_it() -> None:
    moves: list[Reply] = [BACK, Moved(Move.TOPICS), Moved(Move.FIND), NOT_YET]
    done = hostile(SUP_5=moves, topics=[BACK], find=[BACK])
    seen = [put.name for put in done.asker.puts if put.name in ("check", "SUP-5")]

    assert ["check", "SUP-5", "check", "SUP-5", "SUP-5", "SUP-5"] == seen
    assert 1 == len(done.sheets)


def test_an_answer_changed_from_there_moves_the_page_and_what_no_longer_arises_is_not_asked() -> (
    None
):
    done = hostile(SUP_5=[Moved(Move.TOPICS)], **opening("ADU-1", "as-usual"))

    assert ["SUP-5", PAGE, "decide"] == done.at_the_end[:3]


def test_what_was_agreed_is_asked_again_where_an_answer_changed_from_there_makes_it_void() -> None:
    agreed = [*AGREED["SUP-5"], NOT_YET]
    elsewhere = [Moved(Move.TOPICS)]
    done = hostile(SUP_5=agreed, SUP_5__how=elsewhere, **opening("FAM-5.works", "yes"))

    assert ["SUP-5", "SUP-5.how", "SUP-5", PAGE, "decide"] == done.at_the_end


def test_an_answer_taken_back_from_there_is_asked_again_before_the_page() -> None:
    done = walked(HOSTILE.without(ref_of("SUP-2")), {**AGREED, "SUP-5": [Moved(Move.UNDO)]})

    assert 2 == len(done.asker.named("SUP-2"))
    assert 1 == len(done.sheets)


def test_a_more_worrying_answer_says_why_it_has_to_be_agreed_afresh_and_asks_again() -> None:
    back = {each: [*AGREED[each], BACK] for each in ("SUP-5", "SUP-5.how")}
    check: list[Reply] = [Chosen(("advice",)), Chosen(("FAM",))]
    done = hostile(**back, decide=[BACK], check=check, **opening("FAM-5.works", "yes"))
    said = [text for _, text in done.asker.said]

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
        assert not again.session.is_put_off

    def test_a_screen_that_was_left_half_open_does_not_come_before_it(self) -> None:
        off = put_off(ordinary(ADU_2="needed").without(ref_of("SUP-2")))
        half = off.session.holding(off.answers.without(ref_of("SUP-2"))).put_off_on(TODAY)

        assert PAGE == walked(half.all_answers(), {}, session=half).seen("SUP-2", "check")[0]

    def test_an_answer_given_since_leads_by_the_check_of_the_answers_again(self) -> None:
        off = put_off(ordinary(ADU_2="needed"))
        replies = {"resume": [Moved(Move.TOPICS)], **opening("ADU-1", "upset")}
        again = walked(off.answers, replies, session=off.session)

        check = "topic ADU"  # its map stands open at what was changed last
        assert ["topic ADU", "ADU-1", check, PAGE, "decide"] == again.seen("topic ADU", "ADU-1")

    def test_going_back_from_the_page_leads_to_the_check_of_the_answers(self) -> None:
        off = put_off(ordinary(ADU_2="needed"))
        again = walked(off.answers, {"decide": [BACK]}, session=off.session)

        assert [PAGE, "decide", "check", PAGE, "decide"] == again.seen("check")


def put_off(answers: Answers) -> Walked:
    """Walk to the page, and decide later."""
    later: Replies = {"SUP-5": [NOT_YET], "decide": [Chosen(("later",))]}
    return walked(answers, {**AGREED, **later})


def test_whether_the_step_is_the_gentlest_is_asked_once_it_is_decided_what_the_step_is() -> None:
    done = walked(ordinary(), {"own thinking": [LEAVE_THEM]}, "full")
    names = [put.name for put in done.asker.puts]

    assert names.index("decide") < names.index("RGT-3")
