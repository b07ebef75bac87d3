"""A decision beneath page 1: one line, what, who and by when, and a reason where it differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given

from ehe_check.ask.case.decide import (
    LATER,
    NOTHING_TO_ADD,
    REASON_NEEDED,
    SAYS_TODAY,
    UNDER_ASK,
    UNDER_HOLD,
    decide,
)
from ehe_check.ask.moves import Move
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.who_asks import PersonLeftError
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.session import Decision, RecordedHold, Session
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.reread import guard_on
from tests.any_answers import any_answers
from tests.ask.scripts import Overheard, ScriptedAsker
from tests.ask.walks import advice_of, ordinary, talk_of
from tests.telephones import ShippedTelephone
from tests.worked import session_of, shipped_bank

BANK = shipped_bank()
TODAY = date(2026, 11, 24)  # a Tuesday
QUESTION = next(each for each in BANK.questions if each.decides)
AS_ABOVE, DIFFERENTLY, LATER_ON = (Chosen((each,)) for each in ("as-above", "differently", "later"))
BACK, SKIP = Moved(Move.BACK), Moved(Move.SKIP)
URGENT = ordinary(NOW_1="not-sure")
CONSIDER = ordinary(ADU_2="needed")


@dataclass
class Deciding(Overheard):
    """A decision under way: what was put, said and saved."""

    session: Session
    script: Sequence[Reply]
    says: str | None = None
    saved: list[Session] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.asker = ScriptedAsker(self.script)
        self.talk = talk_of(self.session, self.asker, save=self.saved.append)
        if self.says is not None:
            says, where = self.says, "Saved there."
            self.talk.what_to_say, self.talk.save_page = lambda: says, lambda: where

    def run(self) -> bool:
        return decide(self.talk, QUESTION, advice_of(self.session))

    @property
    def made(self) -> Decision:
        assert self.talk.session.decision is not None
        return self.talk.session.decision


def deciding(answers: Answers, *script: Reply, says: str | None = None) -> Deciding:
    return Deciding(session_of(answers, "quick"), script, says)


def in_words(session: Session) -> Deciding:
    """Decide as the page says, and leave where the words are asked for."""
    under_way = Deciding(session, [AS_ABOVE])
    with pytest.raises(PersonLeftError):
        under_way.run()
    return under_way


class TestTheLine:
    def test_asks_as_above_differently_or_later_in_one_line(self) -> None:
        under_way = deciding(CONSIDER, BACK)

        assert not under_way.run()
        assert "Decide:  1 as above  2 differently  3 later" == under_way.put("decide").line

    def test_has_the_call_and_the_page_where_something_makes_them(self) -> None:
        script = (Chosen(("call",)), Chosen(("save",)), BACK)
        under_way = deciding(CONSIDER, *script, says="Say this.")

        assert not under_way.run()
        assert under_way.put("decide").line.endswith("  c what to say  p save page")
        assert ["Say this.", "Saved there."] == under_way.said
        assert ["decide"] * 3 == under_way.names
        assert [] == under_way.saved

    def test_fits_into_a_terminal(self) -> None:
        for answers in (CONSIDER, ordinary()):
            under_way = deciding(answers, BACK, says="Say this.")
            under_way.run()

            assert len(under_way.put("decide").line) <= 79

    def test_of_an_ordinary_page_is_done_with_enter(self) -> None:
        under_way = deciding(ordinary(), Chosen((NOTHING_TO_ADD,)))

        assert under_way.run()
        assert ["decide"] == under_way.names
        line = "Anything to add?  Enter for no  1 yes  2 I see it differently"
        assert (line, NOTHING_TO_ADD) == (
            under_way.put("decide").line,
            under_way.put("decide").enter,
        )
        assert (Urgency.NONE, True, "") == (
            under_way.made.urgency,
            under_way.made.agrees,
            under_way.made.text,
        )

    def test_where_too_little_is_answered_claims_no_agreement(self) -> None:
        under_way = deciding(ordinary().without(Ref("NOW-1")), Chosen((NOTHING_TO_ADD,)))

        assert under_way.run()
        assert (None, None) == (under_way.made.urgency, under_way.made.agrees)

    def test_has_no_answer_by_enter_where_something_is_called_for(self) -> None:
        under_way = deciding(CONSIDER, BACK)
        under_way.run()

        assert "" == under_way.put("decide").enter

    def test_later_decides_nothing_keeps_the_day_says_so_and_leaves(self) -> None:
        under_way = deciding(CONSIDER, LATER_ON)

        with pytest.raises(PersonLeftError):
            under_way.run()
        assert [LATER] == under_way.said
        assert [TODAY] == [each.session.put_off for each in under_way.saved]
        assert under_way.talk.session.decision is None


class TestAsAbove:
    def test_asks_what_who_and_by_when_and_saves_each_at_once(self) -> None:
        script = (Wrote("Ring the clinic."), Wrote("named nurse"), Wrote("friday"), Wrote("friday"))
        under_way = deciding(CONSIDER, AS_ABOVE, *script)

        assert under_way.run()
        made = Decision(
            urgency=Urgency.CONSIDER_MEETING,
            advised=Urgency.CONSIDER_MEETING,
            agrees=True,
            text="Ring the clinic.",
            who="named nurse",
            by=date(2026, 11, 27),
        )
        assert made == under_way.made
        assert 4 == len(under_way.saved)

    def test_goes_back_part_by_part_to_the_line_and_then_to_the_questions(self) -> None:
        script = (AS_ABOVE, Wrote("So."), BACK, BACK, BACK)
        under_way = deciding(CONSIDER, *script)

        assert not under_way.run()
        names = ["decide", "decision reason", "decision who", "decision reason", "decide"]
        assert names == under_way.names
        assert "So." == under_way.made.text


class TestTheCalls:
    def test_of_today_are_asked_about_once_it_is_decided_and_before_the_words(self) -> None:
        no = Chosen(("not-yet",))
        for said in (AS_ABOVE, DIFFERENTLY):
            level = [Chosen((Urgency.NONE.value,))] if said is DIFFERENTLY else []
            script: list[Reply] = [said, *level, no, Wrote("So."), SKIP, SKIP]
            under_way = deciding(URGENT, *script)
            under_way.talk.telephone = ShippedTelephone(TODAY)

            assert under_way.run()
            names = [name for name in under_way.names if name != "decision level"]
            assert ["decide", "rung lead", "decision reason"] == names[:3]

    def test_are_not_asked_about_where_none_is_due(self) -> None:
        under_way = deciding(CONSIDER, AS_ABOVE, SKIP, SKIP, SKIP)
        under_way.talk.telephone = ShippedTelephone(TODAY)

        assert under_way.run()
        assert not [name for name in under_way.names if name.startswith("rung")]

    def test_going_back_from_the_first_goes_back_to_the_line(self) -> None:
        under_way = deciding(URGENT, AS_ABOVE, BACK, BACK)
        under_way.talk.telephone = ShippedTelephone(TODAY)

        assert not under_way.run()
        assert ["decide", "rung lead", "decide"] == under_way.names


class TestDifferently:
    def test_asks_to_what_and_needs_a_reason(self) -> None:
        level = Chosen((Urgency.STRONG_CASE_FOR_MEETING.value,))
        script = (DIFFERENTLY, level, SKIP, Wrote("  "), Wrote("Two stories."), SKIP, SKIP)
        under_way = deciding(CONSIDER, *script)

        assert under_way.run()
        assert [REASON_NEEDED] * 2 == under_way.said
        assert (Urgency.STRONG_CASE_FOR_MEETING, False, Urgency.CONSIDER_MEETING) == (
            under_way.made.urgency,
            under_way.made.agrees,
            under_way.made.advised,
        )

    @given(any_answers(BANK))
    def test_offers_every_level_but_the_one_of_the_page(self, answers: Answers) -> None:
        session = session_of(answers, "full")
        under_way = Deciding(session, [DIFFERENTLY, BACK, BACK])

        assert not under_way.run()
        offered = {choice.id for choice in under_way.put("decision level").choices}
        assert {each.value for each in Urgency} - {advice_of(session).urgency.value} == offered

    def test_may_leave_the_level_open_and_still_needs_a_reason(self) -> None:
        under_way = deciding(CONSIDER, DIFFERENTLY, SKIP, SKIP, Wrote("Not that."), SKIP, SKIP)

        assert under_way.run()
        assert (None, False) == (under_way.made.urgency, under_way.made.agrees)
        assert [REASON_NEEDED] == under_way.said


class TestByWhen:
    def test_today_is_offered_under_a_headline_that_says_today_and_there_alone(self) -> None:
        for answers, enter in ((URGENT, "today"), (CONSIDER, "")):
            under_way = deciding(answers, AS_ABOVE, SKIP, SKIP, SKIP)
            under_way.run()

            assert enter == under_way.put("decision by").enter

    def test_a_later_day_is_kept_and_it_is_said_that_the_page_says_today(self) -> None:
        for answers, said in ((URGENT, True), (CONSIDER, False)):
            under_way = deciding(answers, AS_ABOVE, SKIP, SKIP, Wrote("2026-12-01"), Wrote(""))

            assert under_way.run()
            assert date(2026, 12, 1) == under_way.made.by
            assert said == (SAYS_TODAY in under_way.said)

    def test_a_day_that_stands_already_is_kept_instead(self) -> None:
        session = session_of(URGENT, "quick").model_copy(
            update={"decision": Decision(by=date(2026, 11, 25))}
        )
        under_way = Deciding(session, [AS_ABOVE, SKIP, SKIP, SKIP])
        under_way.run()

        asked = under_way.put("decision by")
        assert ("", ("25/11/2026",)) == (asked.enter, asked.start)


@given(any_answers(BANK))
def test_it_is_said_exactly_where_hold_or_ask_first_stands(answers: Answers) -> None:
    guard = guard_on(BANK, answers, TODAY)
    is_asking = guard.state is State.GUARDED and not guard.holds
    expected = [UNDER_HOLD] if guard.holds else [UNDER_ASK] if is_asking else []

    assert expected == in_words(session_of(answers, "full")).said


@pytest.mark.parametrize("reason", sorted(HOLDING))
def test_a_hold_that_is_kept_in_the_file_counts_too(reason: Absence) -> None:
    session = session_of(Answers(), "full").under(RecordedHold(reason=reason, on=TODAY))

    assert [UNDER_HOLD] == in_words(session).said
