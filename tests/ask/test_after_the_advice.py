"""After the advice: what is agreed about telling the family lifts ASK FIRST, until it is void."""

from __future__ import annotations

from ehe_check.ask.moves import Move
from ehe_check.ask.reply import Chosen, Moved, Wrote
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.judge.answers import Ref
from tests.ask.walks import LEAVE_THEM, ON, Replies, ordinary, walked

HOSTILE = ordinary(ADU_1="hostile", RGT_2="safety-health-development")
BACK = Moved(Move.BACK)
AGREED: Replies = {
    "alert": [ON] * 9,
    "clash": [LEAVE_THEM] * 9,
    "SUP-5": [Chosen(("agreed",))],
    "SUP-5.how": [Wrote("The named nurse, on Friday.")],
}


def test_what_is_agreed_is_asked_after_the_advice_and_lifts_ask_first_on_the_sheet() -> None:
    done = walked(HOSTILE, AGREED)
    boxes = [sheet.recommendation.box for sheet in done.sheets]

    assert [BoxKey.ASK_LEAD, BoxKey.AGREED] == [box.key for box in boxes if box]
    assert "The named nurse, on Friday." in (boxes[-1].text if boxes[-1] else "")
    names = [put.name for put in done.asker.puts]
    assert names.index("SUP-5") < names.index("SUP-5.how") < names.index("decide")


def test_where_nothing_is_agreed_how_is_not_asked_and_page_1_comes_back_to_be_decided_on() -> None:
    done = walked(HOSTILE, {**AGREED, "SUP-5": [Chosen(("not-yet",))]})

    assert 2 == len(done.sheets)
    assert done.sheets[0].recommendation == done.sheets[1].recommendation
    assert [] == done.asker.named("SUP-5.how")


def test_where_ask_first_does_not_stand_nothing_is_to_be_agreed_and_the_page_is_shown_once() -> (
    None
):
    done = walked(ordinary())

    assert [] == done.asker.named("SUP-5")
    assert 1 == len(done.sheets)


def test_a_more_worrying_answer_says_why_it_has_to_be_agreed_afresh_and_asks_again() -> None:
    replies: Replies = {
        **AGREED,
        "SUP-5": [*AGREED["SUP-5"], BACK],
        "SUP-5.how": [*AGREED["SUP-5.how"], BACK],
        "decide": [BACK],
        "check": [Chosen(("advice",)), Chosen(("FAM",))],
        "topic FAM": [Chosen((str(Ref("FAM-5")),))],
        "FAM-5": [Chosen(("works-with-children",))],
    }
    done = walked(HOSTILE, replies)
    said = [text for _, text in done.asker.said]

    assert any(text.startswith("It had been agreed who tells the family what.") for text in said)
    assert any(text.startswith("ASK FIRST. ") for text in said)
    assert 3 == len(done.asker.named("SUP-5"))


def test_whether_the_step_is_the_gentlest_is_asked_once_it_is_decided_what_the_step_is() -> None:
    done = walked(ordinary(), {"own thinking": [LEAVE_THEM]}, "full")
    names = [put.name for put in done.asker.puts]

    assert names.index("decide") < names.index("RGT-3")
