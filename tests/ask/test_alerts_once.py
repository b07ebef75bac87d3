"""No alert before its facts, none said twice that has not grown, and nothing lost."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import guard_of
from ehe_check.advice.prompts import raisings
from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.alert import is_on, let_act, news_for_now, news_of, say_box
from ehe_check.ask.case.interview import Interview, Told
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import ALERT, Ending, Put, PutKind, Tone
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Earlier, earlier_answers
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import cast
from tests.ask.scripts import Script, Scripted, usual
from tests.ask.walks import BANK, TODAY, Replies, ordinary, sheet_of, walk_of, with_beside
from tests.banks import said, small_bank, value
from tests.counts import tries
from tests.worked import session_of

Key: TypeAlias = tuple[str, str | None]
"""What may be told: a step and whom it is about, or the words of a box."""
LISTED = Answers(entries=cast(2).entries, complete=cast(2).complete)
OF_AN_INJURY = {rule.text for each, (_, rule) in BANK.rules.items() if each.startswith("EHE-2")}
STEPS, MOST = 0.75, 45
ELSEWHERE = tuple(map(Moved, (Move.BACK, Move.BACK, Move.SKIP, Move.NOT_KNOWN, Move.UNDO)))
WAYS = tuple(Chosen((each,)) for each in ("on", "on", "on", "on", "on", "back", "back", "stop"))


def standing(reading: Advised) -> dict[Key, str]:
    """What is to be said by some answers, each with its words."""
    guard, said = guard_of(reading), dict[Key, str]()
    if reading.advice.urgency.at_least(Urgency.ACT_TODAY):
        for each in raisings(reading):
            if each.kind in URGENT:
                whom = reading.answers.label(each.about)
                text = guard.worded(each.wording)
                said[each.id, each.about] = f"{whom}: {text}" if whom else text
    if is_on(guard):
        said[guard.title, guard.text] = f"{guard.title}. {guard.text}"
    return said


def are_facts_known(reading: Advised) -> bool:
    """Whether the facts that an alert of the opening needs are there."""
    asked = [Ref("NOW-2"), Ref("NOW-3")]
    worry = reading.answers.get(asked[0])
    if worry is not None and set(worry.values) - {"nothing"}:
        asked.append(Ref("NOW-2.state"))
    given = [reading.answers.get(each) for each in asked]
    return all(each is not None and each.settles for each in given)


def with_their_facts(reading: Advised) -> Advised:
    """The answers but for an injury before home education of which it is not said what became."""
    began, became = Ref("EHE-2"), reading.answers.get(Ref("EHE-2.told"))
    answer = reading.answers.get(began)
    is_asked = reading.surely_arises(began) and answer is not None and answer.value == "injury"
    if not is_asked or (became is not None and became.settles):
        return reading
    return read_on(BANK, reading.answers.without(began), TODAY)


@dataclass
class Wandering:
    """Answers at random, goes back, elsewhere and undoes; holds each rule whenever it is asked."""

    random: Random
    talk: Interview | None = None
    heard: list[str] = field(default_factory=list)
    told: set[Key] = field(default_factory=set)
    last_time: list[str] = field(default_factory=list)
    before: set[Key] = field(default_factory=set)
    alerts: int = 0
    puts: int = 0

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        if tone is Tone.URGENT:
            self.heard.append(text)

    def put(self, question: Put) -> Reply:
        self.puts += 1
        assert self.talk is not None
        reading = with_their_facts(read_on(BANK, self.talk.answers, TODAY))
        if question.id == "SUP-5":  # the box that is to be agreed on stands above it once more
            told = {text for key, text in standing(reading).items() if key in boxes(self.told)}
            self.heard = [each for each in self.heard if each not in told]
        self.hear(reading)
        if question.name == ALERT:
            return self._act(question, reading)
        self.hold(reading)
        return self._reply(question)

    def hear(self, reading: Advised) -> Advised:
        """Take what was said as told; nothing that stands is told twice, or before its facts.

        A box stays told until another one is said, or none stands.
        """
        stands = standing(reading)
        if self.puts == 1:
            self.last_time = self.heard.copy()
        else:
            assert {*self.heard} & OF_AN_INJURY <= {*stands.values()}, "said before its facts"
        assert not (self.puts > 1 and set(self.heard) & set(self.last_time)), "said last time"
        said = {key for key, text in stands.items() if text in self.heard}
        is_boxed = bool(boxes(stands)) and not boxes(said)
        self.told &= stands.keys() | (boxes(self.told) if is_boxed else said)
        assert not said & self.told, f"said again: {said & self.told}"
        self.told |= said
        self.heard.clear()
        return reading

    def hold(self, reading: Advised) -> None:
        """Nothing that stands is untold once its facts are known."""
        if are_facts_known(reading):
            assert not self.lost(reading), f"never said: {self.lost(reading)}"
        self.before = set(self.told)

    def lost(self, reading: Advised) -> set[Key]:
        """What stands and was not said, here or at first as what stood last time."""
        stands = standing(reading).items()
        return {key for key, text in stands if key not in self.told and text not in self.last_time}

    def _act(self, question: Put, reading: Advised) -> Reply:
        self.alerts += 1
        now = reading.answers.get(Ref("NOW-1"))
        is_danger = now is not None and (now.not_known or now.value in {"yes", "not-sure"})
        is_danger |= reading.advice.urgency is Urgency.EMERGENCY
        assert is_danger or are_facts_known(reading), "an alert before NOW-3"
        reply = self.random.choice([each for each in WAYS if each.ids[0] in ids(question)])
        if reply == Chosen(("back",)):
            self.told = set(self.before)
        return reply

    def _reply(self, question: Put) -> Reply:
        if self.puts > MOST:
            return Moved(Move.LEAVE)
        moves = [each for each in ELSEWHERE if each.move in question.moves]
        if moves and self.random.random() > STEPS:
            return self.random.choice(moves)
        if question.kind is PutKind.TEXT:
            return Wrote("words")
        every = [each for each in ids(question) if each != "advice"]
        if question.id == "NOW-2" and self.random.random() < STEPS:
            ticks = {*self.random.choices(every, k=2)} - question.by_itself
            return Chosen(tuple(each for each in every if each in ticks) or ("nothing",))
        if question.kind is not PutKind.CHOICE or question.grid.rows or not every:
            return usual(question)
        return Chosen((self.random.choice(every),))


def boxes(keys: Iterable[Key]) -> set[Key]:
    return {key for key in keys if key[0] in {"HOLD", "ASK FIRST"}}


def ids(question: Put) -> list[str]:
    return [each.id for each in question.choices]


def wander(random: Random, earlier: Mapping[Ref, Earlier] | None = None) -> Wandering:
    """Wander through a case until the person leaves; what stands then was said."""
    asker = Wandering(random)
    talk = walk_of(LISTED, asker)
    with_beside(talk, earlier=earlier or {})
    asker.talk = talk
    walk_through(talk, lambda: sheet_of(talk.session), lambda _: None)
    assert not asker.lost(asker.hear(read_on(BANK, talk.answers, TODAY)))
    return asker


@tries(5, 400)
@drawn(st.randoms(use_true_random=False))
def test_in_any_order_of_answers_an_alert_has_its_facts_is_said_once_and_none_is_lost(
    random: Random,
) -> None:
    wander(random)


@tries(3, 150)
@drawn(st.randoms(use_true_random=False), st.sampled_from(BANK.by_id["NOW-2.state"].option_ids))
def test_so_it_is_in_a_follow_up(random: Random, was: str) -> None:
    before = ordinary(NOW_2="told", NOW_3="assessment", **{"NOW_2.state": was})
    first = session_of(before)
    wander(random, earlier_answers(BANK, first, TODAY))


def opening(**answers: str) -> Scripted:
    """Walk the opening, with some answers."""
    script = {each.replace("_", "-"): [Chosen((said,))] for each, said in answers.items()}
    asker = Scripted(Script({**script, "alert": [Chosen(("on",))] * 9, "RGT-2": [LEAVE]}))
    talk = walk_of(Answers(), asker)
    walk_through(talk, lambda: sheet_of(talk.session), lambda _: None)
    return asker


LEAVE = Moved(Move.LEAVE)
OPEN = {"NOW_2": "told", "NOW_2.state": "open-to-act-on"}
CONFIRMED = {"NOW_2": "told", "NOW_2.state": "confirmed", "NOW_3": "assessment"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (OPEN, "NOW-1 NOW-2 NOW-3 NOW-2.state alert RGT-2"),
        (CONFIRMED, "NOW-1 NOW-2 NOW-3 NOW-2.state alert RGT-2"),
        ({"NOW_3": "enquiry"}, "NOW-1 NOW-2 NOW-3 alert RGT-2"),
        ({"NOW_1": "not-sure"}, "NOW-1 alert NOW-2 NOW-3 RGT-2"),
    ],
)
def test_the_opening_is_alerted_on_one_screen(answers: dict[str, str], expected: str) -> None:
    assert expected.split() == [put.name for put in opening(**answers).puts]


def test_what_social_care_confirmed_and_has_open_is_not_to_be_passed_on_today() -> None:
    urgent = opening(**CONFIRMED).urgent

    assert not [text for text in urgent if text.startswith("Pass this on today")]
    assert 1 == sum(text.startswith("HOLD. ") for text in urgent)


@pytest.mark.parametrize(
    ("said", "steps", "box"),
    [
        (value("PMH-1", "illness"), [], ""),
        (value("FAM-7", "control"), [], "HOLD"),
        (value("FAM-7", "afraid-or-violence"), ["FAM-7.refer"], "HOLD"),
        (value("FAM-7", "afraid-or-violence-now"), ["FAM-7.emergency", "FAM-7.refer"], "HOLD"),
        (value("EHE-2.told", "social-care-knows"), [], "ASK FIRST"),
        (value("EHE-2.told", "social-care-not-told"), ["EHE-2.told.tell"], "HOLD"),
    ],
)
def test_only_what_an_injury_calls_for_waits_for_what_became_of_it(
    said: Answer, steps: list[str], box: str
) -> None:
    before = ordinary(EHE_2="injury").without(Ref("EHE-2.told"))
    talk = walk_of(before, Scripted(Script({})))
    talk.told = Told()
    news = news_for_now(talk, before.with_answer(said))

    assert steps == [each.id for each in news.urgent]
    assert box == (news.guard.title if news.box else "")


OPENS_A_FACT = small_bank(
    """
    opening = ["NOW-1"]
    alerts_wait_for = ["EHE-2.told"]

    [[questions]]
    id = "NOW-1"
    options = ["no"]

    [[questions]]
    id = "EHE-2"
    options = ["injury: TODAY social-care", "danger: 999"]

    [[questions]]
    id = "EHE-2.told"
    options = ["yes", "no"]
    when = { question = "EHE-2", is = ["injury", "danger"] }
    """
)


@pytest.mark.parametrize(
    ("began", "urgency"), [("injury", Urgency.NONE), ("danger", Urgency.EMERGENCY)]
)
def test_danger_now_waits_for_no_fact_that_it_opens(began: str, urgency: Urgency) -> None:
    talk = walk_of(Answers(), Scripted(Script({})))
    talk.bank, talk.told = OPENS_A_FACT, Told()
    news = news_for_now(talk, said(value("NOW-1", "no"), value("EHE-2", began)))

    assert urgency is news.reading.advice.urgency


def test_hold_is_said_beside_a_step_for_today_though_it_was_said_before() -> None:
    answers = ordinary(NOW_2="told")
    asker = Scripted(Script({}))
    talk = walk_of(answers, asker)
    talk.told = Told()
    first = news_of(talk, answers)
    say_box(talk, first)
    let_act(talk, replace(first, box=False))
    wanted = "Do that today, and keep to HOLD. Everything so far is saved."

    assert wanted in [put.text for put in asker.puts]


class Interrupted(Scripted):
    """Presses Ctrl-C at a question."""

    def put(self, question: Put) -> Reply:
        if question.name == "NOW-3":
            raise KeyboardInterrupt
        return super().put(question)


def no_page() -> PromptSheet:
    pytest.fail("no advice is asked for")


def test_leaving_ctrl_c_or_the_end_of_the_input_before_the_facts_says_what_stands() -> None:
    output = io.StringIO()
    talk = walk_of(Answers(), LinesAsker(io.StringIO("1\n1s\n"), output))
    walk_through(talk, lambda: sheet_of(talk.session), lambda _: None)
    script: Replies = {"NOW-2": [Chosen(("told",))], "NOW-3": [LEAVE]}

    assert "Pass this on today." in output.getvalue()
    assert "HOLD. " in output.getvalue()
    for asker in (Scripted(Script(script)), Interrupted(Script(script))):
        with suppress(KeyboardInterrupt):
            assert Ending.LEFT is walk_through(walk_of(Answers(), asker), no_page, lambda _: None)

        assert "alert" not in asker.events
        assert asker.urgent[0].startswith("Pass this on today.")
        assert asker.urgent[-1].startswith("HOLD. ")
