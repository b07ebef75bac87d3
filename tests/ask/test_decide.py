"""A decision beneath page 1: one line, what, who and by when, and a reason where it differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from ehe_check.ask.case.decide import (
    LATER,
    NOTHING_TO_ADD,
    SAYS_TODAY,
    NewDecision,
)
from ehe_check.ask.decisions import BANK as WORDS
from ehe_check.ask.decisions import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.put import PersonLeftError
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import DecidedRow
from ehe_check.case.session import HOLDING, Absence, Decision, RecordedHold, Session
from ehe_check.case.walk import guard_on
from ehe_check.judge.answers import Answers, Ref
from tests.any_answers import any_answers
from tests.ask.scripts import Overheard, ScriptedAsker
from tests.ask.walks import BANK, TODAY, advice_of, ordinary, talk_of, with_at_hand
from tests.decided_rows import to_do
from tests.telephones import shipped_telephone
from tests.worked import session_of

QUESTION = next(each for each in BANK.questions if each.decides)
AS_ABOVE, DIFFERENTLY, LATER_ON = (Chosen((each,)) for each in ("as-above", "differently", "later"))
KEYS = "  c what to say  p save page"
BACK, SKIP = Moved(Move.BACK), Moved(Move.SKIP)
URGENT = ordinary(NOW_1="not-sure")
CONSIDER = ordinary(ADU_2="needed")


@dataclass
class Deciding(Overheard):
    """A decision under way: what was put, said and saved."""

    session: Session
    script: Sequence[Reply]
    saved: list[Session] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.asker = ScriptedAsker(self.script)
        self.talk = talk_of(self.session, self.asker, save=self.saved.append)

    def run(self) -> bool:
        return NewDecision(self.talk, QUESTION, advice_of(self.session)).ask()

    @property
    def made(self) -> Decision:
        assert self.talk.session.decision is not None
        return self.talk.session.decision

    @property
    def to_do(self) -> DecidedRow:
        assert self.talk.session.decided_to is not None
        return self.talk.session.decided_to

    @property
    def level(self) -> tuple[Urgency | None, bool | None]:
        return self.made.urgency, self.made.agrees


def deciding(answers: Answers, *script: Reply) -> Deciding:
    return Deciding(session_of(answers, "quick"), script)


def test_a_walk_ends_with_who_is_still_to_be_told_and_with_nothing_where_all_are() -> None:
    told: list[Reply] = [Chosen(("yes",)), *[Wrote(" ")] * 3]
    ends = [Wrote("Tell my lead."), Wrote("the nurse"), Wrote("today")]
    still = decided(URGENT, AS_ABOVE, Chosen(("not-yet",)), *ends, calls=True)
    all_told = decided(URGENT, AS_ABOVE, *told, *ends, calls=True)

    assert "Still to be told, today: your safeguarding lead." == still.asker.texts[-1]
    assert not any("Still to be told" in each for each in all_told.asker.texts)


def decided(answers: Answers, *script: Reply, calls: bool = False) -> Deciding:
    """Decide to the end, with the calls of today where they are to be asked about."""
    under_way = deciding(answers, *script)
    if calls:
        with_at_hand(under_way.talk, telephone=shipped_telephone(TODAY))
    assert under_way.run()
    return under_way


def put_back(answers: Answers, *script: Reply) -> Deciding:
    """Go back from the decision to the questions."""
    under_way = deciding(answers, *script, BACK)
    assert not under_way.run()
    return under_way


def in_words(session: Session) -> Deciding:
    """Decide as the page says, and leave where the words are asked for."""
    under_way = Deciding(session, [AS_ABOVE])
    with pytest.raises(PersonLeftError):
        under_way.run()
    return under_way


class TestTheLine:
    def test_asks_as_above_differently_or_later_in_one_line_and_none_by_enter(self) -> None:
        put = put_back(CONSIDER).put("decide")

        assert (f"Decide:  1 as above  2 differently  3 later{KEYS}", "") == (put.line, put.enter)
        for answers in (CONSIDER, ordinary()):
            assert len(put_back(answers).put("decide").line) <= 79

    def test_has_the_call_and_the_page_and_comes_back_from_both(self) -> None:
        under_way = put_back(CONSIDER, Chosen(("call",)), Chosen(("save",)))

        assert ["Say this.", "Saved there."] == under_way.said
        assert ["decide"] * 3 == under_way.names
        assert [] == under_way.saved

    def test_of_an_ordinary_page_is_done_with_enter_and_claims_no_more_than_is_known(self) -> None:
        under_way = decided(ordinary(), Chosen((NOTHING_TO_ADD,)))
        too_little = decided(ordinary().without(Ref("NOW-1")), Chosen((NOTHING_TO_ADD,)))
        (put,) = under_way.asker.puts
        line = "Anything to add?  Enter for no  1 yes  2 I see it differently  p save page"

        assert ("decide", line, NOTHING_TO_ADD) == (put.name, put.line, put.enter)
        assert (Urgency.NONE, True, ()) == (*under_way.level, under_way.talk.session.decided)
        assert (None, None) == too_little.level

    def test_of_an_ordinary_page_takes_no_yes_without_words(self) -> None:
        under_way = decided(ordinary(), AS_ABOVE, SKIP, Wrote("Ring in May."), SKIP, SKIP)

        assert [WORDS["what"].needed] == under_way.said
        assert "Ring in May." == under_way.to_do.text

    def test_later_decides_nothing_keeps_the_day_says_so_and_leaves(self) -> None:
        under_way = deciding(CONSIDER, LATER_ON)

        with pytest.raises(PersonLeftError):
            under_way.run()
        assert [LATER] == under_way.said
        assert [TODAY] == [each.session.put_off for each in under_way.saved]
        assert under_way.talk.session.decision is None


class TestAsAbove:
    def test_asks_what_who_and_by_when_and_saves_each_at_once(self) -> None:
        typed = map(Wrote, ("Ring the clinic.", "named nurse", "friday", "friday"))
        under_way = decided(CONSIDER, AS_ABOVE, *typed)
        level = Urgency.CONSIDER_MEETING
        made = Decision(urgency=level, advised=level, agrees=True)
        key = f"decision-{under_way.session.session.id[:8]}"
        row = to_do("Ring the clinic.", key, who="named nurse", by=date(2026, 11, 27), number=1)

        assert (made, row) == (under_way.made, under_way.to_do)
        assert 4 == len(under_way.saved)

    def test_goes_back_part_by_part_to_the_line_and_then_to_the_questions(self) -> None:
        under_way = put_back(CONSIDER, AS_ABOVE, Wrote("So."), BACK, BACK)
        parts = ["decision what", "decision who", "decision what"]

        assert ["decide", *parts, "decide"] == under_way.names
        assert "So." == under_way.to_do.text


class TestTheCalls:
    def test_of_today_are_asked_about_once_it_is_decided_and_before_the_words(self) -> None:
        no, level = Chosen(("not-yet",)), Chosen((Urgency.NONE.value,))
        for said in ([AS_ABOVE], [DIFFERENTLY, level]):
            under_way = decided(URGENT, *said, no, Wrote("So."), SKIP, SKIP, calls=True)

            names = [name for name in under_way.names if name != "decision level"]
            assert ["decide", "rung lead", "decision what"] == names[:3]

    def test_are_not_asked_about_where_none_is_due_and_back_from_the_first_is_the_line(
        self,
    ) -> None:
        under_way = decided(CONSIDER, AS_ABOVE, SKIP, SKIP, SKIP, calls=True)
        back = deciding(URGENT, AS_ABOVE, BACK, BACK)
        with_at_hand(back.talk, telephone=shipped_telephone(TODAY))

        assert not [name for name in under_way.names if name.startswith("rung")]
        assert not back.run()
        assert ["decide", "rung lead", "decide"] == back.names


class TestDifferently:
    def test_asks_to_what_or_leaves_it_open_and_needs_a_reason(self) -> None:
        level = Chosen((Urgency.STRONG_CASE_FOR_MEETING.value,))
        reason = (SKIP, Wrote("  "), Wrote("Two stories."), SKIP, SKIP)
        under_way, left_open = (
            decided(CONSIDER, DIFFERENTLY, each, *reason) for each in (level, SKIP)
        )

        assert [WORDS["what-instead"].needed] * 2 == under_way.said == left_open.said
        assert (Urgency.STRONG_CASE_FOR_MEETING, False) == under_way.level
        assert Urgency.CONSIDER_MEETING == under_way.made.advised
        assert (None, False) == left_open.level

    @given(any_answers(BANK))
    def test_offers_every_level_but_the_one_of_the_page(self, answers: Answers) -> None:
        session = session_of(answers, "full")
        under_way = Deciding(session, [DIFFERENTLY, BACK, BACK])

        assert not under_way.run()
        offered = {choice.id for choice in under_way.put("decision level").choices}
        assert {each.value for each in Urgency} - {advice_of(session).urgency.value} == offered


class TestByWhen:
    def test_today_is_offered_where_the_page_says_it_and_of_a_later_day_this_is_said(self) -> None:
        for answers, enter in ((URGENT, "today"), (CONSIDER, "")):
            later = (Wrote("2026-12-01"), Wrote(""))
            under_way = decided(answers, AS_ABOVE, SKIP, SKIP, *later)

            assert enter == under_way.put("decision by").enter
            assert date(2026, 12, 1) == under_way.to_do.by
            assert bool(enter) == (SAYS_TODAY in under_way.said)

    def test_a_day_that_stands_already_is_kept_instead(self) -> None:
        session = session_of(URGENT, "quick").with_decided(to_do(by=date(2026, 11, 25)))
        under_way = Deciding(session, [AS_ABOVE, SKIP, SKIP])
        under_way.run()

        assert ("25/11/2026",) == under_way.put("decision who").start
        assert "decision by" not in under_way.names
        assert date(2026, 11, 25) == under_way.to_do.by

    def test_one_typed_beside_who_does_it_is_said_back_and_asked_no_more(self) -> None:
        under_way = decided(URGENT, AS_ABOVE, SKIP, Wrote("named nurse, 1/12/2026"))
        said = "That is Tuesday 1 December 2026, in 7 days."

        assert ("named nurse", date(2026, 12, 1)) == (under_way.to_do.who, under_way.to_do.by)
        assert [said, SAYS_TODAY] == under_way.said[-2:]
        assert "decision by" not in under_way.names


@pytest.mark.parametrize(
    ("level", "row", "was"),
    [
        (Urgency.NONE, None, "No further step"),
        (None, to_do("Visit.", who="nurse", by=TODAY), "Visit.; nurse; 24 November 2026"),
        (None, to_do("Visit."), "Visit."),
    ],
)
def test_what_a_finished_session_decides_anew_keeps_what_it_decided_before(
    level: Urgency | None, row: DecidedRow | None, was: str
) -> None:
    session = session_of(URGENT, "quick").with_decided(*filter(None, (row,)))
    decision = Decision(urgency=level) if level else None
    ended = datetime(2026, 6, 16, 10, tzinfo=UTC)
    sitting = session.session.model_copy(update={"started": ended, "finished": ended})
    update = {"session": sitting, "decision": decision}
    under_way = Deciding(session.model_copy(update=update), [AS_ABOVE, Wrote("Ring."), SKIP, SKIP])
    under_way.run()
    (change,) = under_way.talk.session.amendments

    assert ("SUP-4", {"value": was}) == (change.question, change.was)
    assert ("Ring.", TODAY, True) == (
        under_way.to_do.words,
        under_way.to_do.on,
        under_way.made.agrees,
    )
    assert "later" not in {each.id for each in under_way.put("decide").choices}


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
