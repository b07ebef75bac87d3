"""HOLD in another session of the case, at an answer: said in its words, and after 999."""

from __future__ import annotations

import pytest

from ehe_check.ask.case.alert import let_act, news_of, say_urgent
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.who_asks import Tone
from ehe_check.bank.prompt_rule import State
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.held_elsewhere import HeldElsewhere, as_held_elsewhere
from ehe_check.over_time.side import Side
from tests.ask.scripts import Script
from tests.ask.walks import BANK, ON, Scripted, ordinary, ref_of, walk_of
from tests.banks import TODAY
from tests.worked import worked_case

IN_OTHER = "HOLD stands in other.toml, another session of this case."
OTHER = as_held_elsewhere(
    Side(worked_case("hold-one-trigger-enquiry-open").session, BANK, name="a/other.toml"),
    BANK,
    TODAY,
)
ASKS = "ADU-1", "hostile"


def answered(question: str, value: str) -> Answers:
    ref = ref_of(question)
    return ordinary(RGT_2="safety-health-development").with_answer(
        Answer(question=ref.question, about=ref.about, value=value)
    )


def talk_under(asker: Scripted) -> CaseTalk:
    talk = walk_of(ordinary(RGT_2="safety-health-development"), asker)
    talk.elsewhere = lambda: OTHER
    return talk


def told(*several: tuple[str, str]) -> Scripted:
    """Say what each answer newly calls for, one after the other, and go on."""
    asker = Scripted(Script({"alert": [ON] * 9}))
    talk = talk_under(asker)
    for question, value in several:
        news = news_of(talk, answered(question, value))
        say_urgent(talk, news)
        let_act(talk, news)
    return asker


def test_where_ask_first_comes_up_the_hold_of_the_other_session_is_said_instead() -> None:
    asker = told(ASKS)

    assert (Tone.PLAIN, IN_OTHER) in asker.said
    assert [f"{OTHER.guard.title}. {OTHER.guard.text}"] == asker.urgent


def test_nobody_is_told_twice_of_what_no_new_box_calls_for() -> None:
    medical = ("HEA-7", "now-not-assessed")
    asker = told(medical, medical)

    assert 1 == [text for _, text in asker.said].count(IN_OTHER)


def test_the_words_to_call_999_wait_for_no_folder() -> None:
    def looked() -> HeldElsewhere:
        asker.say("looked into the folder")
        return OTHER

    asker = Scripted(Script({"alert": [ON] * 9}))
    talk = talk_under(asker)
    talk.elsewhere = looked
    news = news_of(talk, answered("HEA-7", "attempt-or-unwell"))
    say_urgent(talk, news)
    urgent = asker.events.copy()
    let_act(talk, news)

    assert "looked into the folder" not in urgent
    assert (Tone.PLAIN, IN_OTHER) in asker.said
    assert urgent


def test_what_is_for_today_is_worded_as_under_it() -> None:
    talk = talk_under(Scripted(Script({})))
    news = news_of(talk, answered("HEA-7", "now-not-assessed"))

    assert (State.GUARDED, True) == (news.guard.state, news.guard.holds)


def test_a_hold_of_its_own_looks_nowhere_else() -> None:
    talk = talk_under(Scripted(Script({})))
    talk.elsewhere = lambda: pytest.fail("another session was looked for")
    news = news_of(talk, answered("SUP-2", "think-harm"))

    assert news.guard.holds
    assert "" == news.held_in
