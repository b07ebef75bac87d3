"""Calls of today beneath page 1: a line each, and what was said in them kept at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial

import pytest

from ehe_check.ask.case.call_log import (
    are_due,
    ask_of_calls,
    say_call,
    say_calls_that_stand,
)
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.effect import Route
from ehe_check.case.decided import CallMade
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Answers
from tests import systems
from tests.ask.scripts import Overheard, Script, Scripted, ScriptedAsker, by_keys, by_lines
from tests.ask.walks import TODAY, ordinary, talk_of, with_at_hand
from tests.calls import REFUSED, SAFETY, TOLD, answers, said
from tests.telephones import shipped_telephone, what_is_said
from tests.worked import session_of

YES, NOT_YET, SAY = Chosen(("yes",)), Chosen(("not-yet",)), Chosen(("call",))
BACK, SKIP, ENTER = Moved(Move.BACK), Moved(Move.SKIP), Wrote(" ")
PASSED_OVER = (YES, ENTER, Wrote("today"), ENTER)
URGENT = answers(*TOLD)
YESTERDAY = date(2026, 11, 23)
TOLD_ALL = ("NOW-2:told",)


@dataclass
class Ringing(Overheard):
    """Calls asked about: what was put, said and saved."""

    session: Session
    script: Sequence[Reply]
    today: date = TODAY
    saved: list[Session] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.asker = ScriptedAsker(self.script)
        self.phone = shipped_telephone(self.today)
        self.talk = talk_of(
            self.session,
            self.asker,
            save=self.saved.append,
            today=self.today,
            now=lambda: datetime(2026, 11, 24, 14, 25, tzinfo=UTC),
            telephone=self.phone,
        )
        with_at_hand(self.talk, what_to_say=partial(what_is_said, self.phone))

    @property
    def calls(self) -> tuple[CallMade, ...]:
        return self.talk.session.calls


def ringing(given: Answers, *script: Reply) -> Ringing:
    return Ringing(session_of(given, "quick", "school-nurse"), script)


def rang(*script: Reply) -> Ringing:
    """The calls of what was told, gone through to their end."""
    asked = ringing(URGENT, *script)
    assert ask_of_calls(asked.talk)
    return asked


def kept(given: Answers = URGENT, *calls: CallMade) -> Session:
    return session_of(given, "quick", "school-nurse").with_calls(*calls)


def made(**more: object) -> CallMade:
    fields = {"to": Route.SOCIAL_CARE, "on": TODAY, "told": TOLD_ALL, **more}
    return CallMade.model_validate(fields)


class TestBeneathThePage:
    def test_each_call_is_asked_about_in_one_line_social_care_first_and_none_by_enter(self) -> None:
        asked = rang(NOT_YET, NOT_YET)

        assert ["rung social-care", "rung lead"] == asked.names
        assert [
            "Told children's social care?  1 yes  2 not yet  c what to say",
            "Told your safeguarding lead?  1 yes  2 not yet  c what to say",
        ] == [put.line for put in asked.asker.puts]
        assert [] == asked.saved
        assert {""} == {put.enter for put in asked.asker.puts}

    def test_yes_asks_who_when_what_and_by_when_and_keeps_each_at_once(self) -> None:
        typed = ("duty social worker", "14:20", "They will visit today.", "tomorrow", "")
        asked = rang(YES, *map(Wrote, typed), NOT_YET)
        call = made(at="14:20", spoke_to=typed[0], they_will="visit today", by=date(2026, 11, 25))

        assert (call,) == asked.calls
        assert [1] * 5 == [len(each.calls) for each in asked.saved]
        assert made() == asked.saved[0].calls[0]

    def test_every_line_may_be_passed_over_and_back_from_the_first_takes_the_yes_back(self) -> None:
        asked = rang(YES, BACK, NOT_YET, NOT_YET)
        names = ["rung social-care", "rung social-care spoke to", "rung social-care"]

        assert (made(),) == rang(*PASSED_OVER, NOT_YET).calls
        assert ((), names) == (asked.calls, asked.names[:3])

    def test_going_back_goes_line_by_line_and_from_the_first_call_to_the_page(self) -> None:
        script = (YES, Wrote("duty team"), BACK, Wrote("duty team leader"), Wrote("today"))
        asked = rang(*script, ENTER, ENTER, NOT_YET)
        once = rang(*PASSED_OVER, *[BACK] * 4, NOT_YET, NOT_YET)
        twice = rang(*PASSED_OVER, BACK, ENTER, NOT_YET)

        assert ["duty team leader"] == [each.spoke_to for each in asked.calls]
        assert ("duty team",) == asked.asker.puts[3].previous
        assert not ask_of_calls(ringing(URGENT, BACK).talk)
        assert not ask_of_calls(ringing(URGENT, NOT_YET, BACK, BACK).talk)
        assert ((), (made(),)) == (once.calls, twice.calls)

    def test_coming_back_to_a_call_loses_nothing_that_was_said_of_it(self) -> None:
        words = ("duty team", "yesterday 13:10", "visit", "friday", "")
        again = ("duty team", "23/11/2026 13:10", "visit", "27/11/2026")
        once = rang(YES, *map(Wrote, words), NOT_YET)
        asked = rang(YES, *map(Wrote, words), *[BACK] * 5, YES, *map(Wrote, again), NOT_YET)
        shown = [put.previous for put in asked.asker.puts[-5:-1]]

        assert once.calls == asked.calls
        assert [(each,) for each in again] == shown

    def test_by_when_is_asked_only_of_what_they_will_do(self) -> None:
        assert "rung social-care by" not in rang(*PASSED_OVER, NOT_YET).names

    @systems.zones
    @pytest.mark.parametrize(
        ("zone", "typed", "takes"), [("WEST+5", "11:00", False), ("EAST-1", "15:00", True)]
    )
    def test_a_time_to_come_by_the_persons_own_clock_is_refused(
        self, monkeypatch: pytest.MonkeyPatch, zone: str, typed: str, *, takes: bool
    ) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        asked = ringing(URGENT, YES, ENTER, Wrote(typed))
        with pytest.raises(PersonLeftError):
            ask_of_calls(asked.talk)
        monkeypatch.undo()
        time.tzset()

        assert takes is (asked.said == ["That is today, 15:00."])

    def test_a_number_typed_by_habit_where_words_are_asked_is_kept_nowhere(self) -> None:
        asked = rang(YES, Wrote("1"), Wrote("duty team"), ENTER, Wrote("2"), ENTER, NOT_YET)

        assert (made(spoke_to="duty team"),) == asked.calls
        assert ["1", "2"] == [words.split()[1] for words in asked.said if "alone stands" in words]

    def test_words_that_may_name_somebody_are_remarked_on(self) -> None:
        named = rang(YES, Wrote("Anna Maria Lind"), Wrote("today"), ENTER, ENTER, NOT_YET)

        assert "That looks as if it holds a full name." in named.said[0]

    def test_what_to_say_is_at_hand_and_comes_back_to_the_line(self) -> None:
        asked = rang(SAY, NOT_YET, NOT_YET)

        assert asked.said[0].startswith("What to say to children's social care")
        assert ["rung social-care"] * 2 == asked.names[:2]

    def test_nothing_is_asked_where_none_is_due_or_all_are_kept_and_again_where_something_is_new(
        self,
    ) -> None:
        more = answers(*TOLD, SAFETY, REFUSED)
        asked = Ringing(kept(more, made(spoke_to="duty team")), (NOT_YET, NOT_YET))
        ask_of_calls(asked.talk)
        calm = ringing(ordinary())
        every = Ringing(kept(URGENT, made(), made(to=Route.LEAD)), ())

        assert "Told children's social care again?" == asked.asker.puts[0].text
        assert [] == asked.said  # the page above it has what was kept, and what is new
        for each in (calm, every):
            assert ask_of_calls(each.talk)
            assert [] == each.names
            assert not are_due(each.talk)

    def test_whether_a_kept_call_was_made_again_is_asked_once_in_a_sitting(self) -> None:
        more = answers(*TOLD, SAFETY, REFUSED)
        asked = Ringing(kept(more, made(spoke_to="duty team")), [NOT_YET] * 3)
        ask_of_calls(asked.talk)
        ask_of_calls(asked.talk)

        assert ["rung social-care", "rung lead", "rung lead"] == asked.names

    def test_every_line_fits_into_a_terminal(self) -> None:
        worker = Answer(question="NOW-3", value="assessment")
        doctor = said("HEA-1", "falling-not-reviewed", "child-2", evidence="record")
        for given in (URGENT, answers(*TOLD, worker), answers(*TOLD, doctor)):
            asked = ringing(given, *[NOT_YET] * 4)
            ask_of_calls(asked.talk)

            assert all(len(put.line) <= 79 for put in asked.asker.puts)


class TestComingBack:
    def test_who_was_told_is_said_in_a_line_and_never_as_a_settlement(self) -> None:
        call = made(at="14:20", spoke_to="duty team", they_will="visit", by=date(2026, 11, 25))
        asked = Ringing(kept(URGENT, call, made(to=Route.LEAD)), ())
        ask_of_calls(asked.talk)
        say_calls_that_stand(asked.talk, is_emergency=False)

        assert [] == asked.names
        told = "Told already: children's social care; your safeguarding lead."
        stands = "the step for today stands until these answers change."
        assert [f"{told} That settles nothing by itself: {stands}"] == asked.said

    def test_what_was_kept_of_a_call_is_said_where_it_is_due_again(self) -> None:
        call = made(at="14:20", spoke_to="duty team", they_will="visit", told=())
        asked = Ringing(kept(URGENT, call, made(to=Route.LEAD)), ())
        say_calls_that_stand(asked.talk, is_emergency=False)
        care, due, told = asked.said

        assert (
            "Spoke to duty team (children's social care), 24 Nov 2026, 14:20: they will visit."
            == care
        )
        assert due.startswith("TODAY still stands: children's social care, 01632 960001")
        assert told.startswith("Told already: your safeguarding lead.")

    def test_where_the_day_has_passed_it_says_so_and_offers_to_ring_again(self) -> None:
        call = made(spoke_to="duty team", by=date(2026, 11, 25))
        before, now = kept(URGENT, call, made(to=Route.LEAD)), date(2026, 11, 27)
        asked = Ringing(before, PASSED_OVER, today=now)
        say_calls_that_stand(asked.talk, is_emergency=False)
        ask_of_calls(asked.talk)
        urgent = asked.asker.urgent

        assert urgent[0].endswith("That day has passed: ring again.")
        assert "Told children's social care again?" == asked.asker.puts[0].text
        assert (3, now) == (len(asked.calls), asked.calls[-1].on)

    def test_a_later_call_that_is_kept_is_not_asked_about(self) -> None:
        late, later = made(by=date(2026, 11, 25)), made(on=date(2026, 11, 26))
        before = kept(URGENT, late, later, made(to=Route.LEAD))
        asked = Ringing(before, (), today=date(2026, 11, 27))
        ask_of_calls(asked.talk)
        say_calls_that_stand(asked.talk, is_emergency=False)

        assert [] == asked.names
        assert asked.said[0].startswith("Told already: children's social care; ")

    def test_a_social_worker_is_given_no_number_of_another_for_their_manager(self) -> None:
        asked = Ringing(session_of(URGENT, "quick", "social-worker"), ())
        say_calls_that_stand(asked.talk, is_emergency=False)
        said = " ".join(asked.said)

        assert said.startswith("TODAY still stands: your manager in children's social care: ")
        assert "01632 960003" in said
        assert "01632 960001" not in said


def told(*more: Answer) -> list[str]:
    """What is said where what to say is asked for."""
    asked = ringing(answers(*TOLD, *more))
    say_call(asked.talk)
    assert [] == asked.names
    return asked.said


def test_the_numbers_come_last_where_one_call_pushes_another_off_the_screen() -> None:
    doctor = said("HEA-1", "falling-not-reviewed", "child-1", evidence="record")
    *_, last = told(doctor)

    assert last.startswith("To ring: ")
    assert "01632 960001" in last
    assert not any(text.startswith("To ring: ") for text in told())


def test_a_childs_own_words_are_in_no_call_and_none_is_asked_about() -> None:
    (text,) = told(said("VOI-2", "I get my tea when the pages are done"))

    assert "ringing about two children" in " ".join(text.split())
    assert "my tea" not in text


# Left anywhere, and whoever asks.

IN_FULL: dict[str, list[Reply]] = {
    "rung social-care": [SAY, YES, YES],
    "rung social-care spoke to": [BACK, Wrote("duty team")],
    "rung social-care when": [Wrote("yesterday 14:20")],
    "rung social-care they will": [Wrote("They will visit.")],
    "rung social-care by": [Wrote("1/12/2026")],
    "rung lead": [YES],
    "rung lead spoke to": [SKIP],
    "rung lead when": [Wrote("today")],
    "rung lead they will": [SKIP],
}


def test_by_keys_by_lines_and_from_a_script_the_same_calls_are_kept() -> None:
    def asked_by(asker: Asker) -> tuple[CallMade, ...]:
        talk = ringing(URGENT).talk
        talk.asker = asker
        assert ask_of_calls(talk)
        return talk.session.calls

    scripted, typed, pressed = (Script(IN_FULL) for _ in range(3))
    calls = asked_by(Scripted(scripted))

    assert [YESTERDAY, TODAY] == [each.on for each in calls]
    assert ("14:20", "visit", date(2026, 12, 1)) == (calls[0].at, calls[0].they_will, calls[0].by)
    assert calls == by_lines(typed, asked_by) == by_keys(pressed, asked_by)
    assert [] == scripted.unused() == typed.unused() == pressed.unused()


def test_left_at_any_line_what_was_said_is_kept_and_what_is_still_due_is_asked() -> None:
    words = ("duty team", "14:20", "visit", "friday", "")
    replies: tuple[Reply, ...] = (YES, *map(Wrote, words), NOT_YET)
    for many in range(len(replies)):
        asked = ringing(URGENT, *replies[:many])
        with pytest.raises(PersonLeftError):
            ask_of_calls(asked.talk)
        again = Ringing(asked.talk.session, ())
        with pytest.raises(PersonLeftError):
            ask_of_calls(again.talk)

        assert ["rung lead" if many else "rung social-care"] == again.names
        assert ("visit" if many > 3 else None) == (again.calls[0].they_will if many else None)
