"""The ledger: every decision numbered once, and closed by a meeting or a word, never by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus, CallMade, DecidedRow
from ehe_check.case.session import Decision, Session
from ehe_check.over_time.ledger import (
    MEETING_HELD,
    Agreed,
    AgreedAt,
    Carried,
    Ledger,
    State,
    agreed_in,
    decided_in,
    decision_key,
)
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.page.own import Own
from tests.banks import TODAY
from tests.decided_rows import event, to_do
from tests.sides import side
from tests.worked import shipped_bank

BANK = shipped_bank()
NEW, CARRY_ON, DONE = AgreedStatus.NEW, AgreedStatus.CARRY_ON, AgreedStatus.DONE
CHANGED, DROPPED, REPLACED = AgreedStatus.CHANGED, AgreedStatus.DROPPED, AgreedStatus.REPLACED
FEB, MAY, SEP = date(2026, 2, 2), date(2026, 5, 11), date(2026, 9, 14)
HELD = event(DONE, MAY, MEETING_HELD, at=AgreedAt.MEETING, done_on=MAY)
"""A meeting that was held."""


def said(status: AgreedStatus, on: date, key: str = "letter", **given_: Any) -> Agreed:  # noqa: ANN401 (any field)
    return event(status, on, key, **{"text": "Write.", **given_})


def ledger(*events: Agreed, guard: Guard = UNGUARDED, **given_: object) -> Ledger:
    return ledger_of(events, BANK, guard, TODAY, **given_)  # type: ignore[arg-type]  # its options


def states(found: Ledger) -> dict[str, State]:
    return {each.id: each.state for each in found.decisions}


HOLD = Guard(GuardState.GUARDED, BoxKey.HOLD_SOON)
ASK = Guard(GuardState.GUARDED, BoxKey.ASK_LEAD)


# What becomes of a decision.


WHO, OTHER, LEFT = Own("nurse"), Own("GP"), Own("Worker left.")
MADE, ASKED = said(NEW, FEB), said(NEW, FEB, by=MAY, who=WHO)
ON = said(CARRY_ON, MAY, text=None, by=SEP, why=LEFT)
RING = said(NEW, MAY, text=Own("Ring."))
AS_ITS_PAGE = said(NEW, FEB, text=None, at=AgreedAt.SESSION)
DROPPED_THEN_ON = ((DROPPED, MAY), (CARRY_ON, SEP))
TAKEN_UP = tuple(said(how, on, text=None) for how, on in DROPPED_THEN_ON)
UNLISTED = tuple(said(NEW, on, about="child-unlisted") for on in (FEB, MAY))
BECAME: list[tuple[list[Agreed], list[dict[str, object]]]] = [
    (
        [ASKED],
        [
            {"id": "D1", "state": State.OPEN, "what": "Write.", "who": "nurse", "on": FEB}
            | {"by": MAY, "first_by": MAY, "is_as_its_page": False}
        ],
    ),
    (
        [ASKED, ON],
        [{"state": State.CARRIED, "by": SEP, "first_by": MAY, "what": "Write.", "who": "nurse"}],
    ),
    ([ASKED, ON], [{"carried": (Carried(MAY, SEP, LEFT),), "why": ""}]),
    (
        [ASKED, said(CHANGED, MAY, who=OTHER, by=SEP)],
        [{"state": State.OPEN, "who": "GP", "by": SEP, "carried": ()}],
    ),
    (
        [ASKED, said(CARRY_ON, FEB, by=MAY), said(CHANGED, MAY, who=OTHER, by=SEP)],
        [{"state": State.CARRIED, "who": "GP", "by": SEP, "carried": (Carried(FEB, MAY),)}],
    ),
    (
        [MADE, said(DONE, SEP, for_child=Own("Nothing yet."))],
        [{"state": State.DONE, "settled_on": SEP, "for_child": "Nothing yet."}],
    ),
    ([MADE, said(DONE, SEP, done_on=MAY)], [{"settled_on": SEP, "done_on": MAY}]),
    (
        [MADE, said(DROPPED, MAY, why=Own("Not ours."))],
        [{"state": State.DROPPED, "settled_on": MAY, "why": "Not ours."}],
    ),
    ([said(NEW, FEB, why=Own("He is ill.")), said(CARRY_ON, MAY)], [{"why": "He is ill."}]),
    ([said(DONE, MAY)], [{"id": "D1", "state": State.DONE}]),
    (
        [said(CARRY_ON, MAY, why=LEFT), said(NEW, SEP)],
        [{"carried": (Carried(MAY, None, LEFT),), "why": ""}, {"state": State.OPEN}],
    ),
    (
        [MADE, said(REPLACED, MAY, replaced_by="other"), said(NEW, MAY, "other")],
        [{"id": "D1", "state": State.REPLACED, "replaced_by": 2}, {"state": State.OPEN}],
    ),
    (
        [said(NEW, FEB, text=Own("Ring.")), *TAKEN_UP],
        [{"state": State.DROPPED}, {"state": State.CARRIED, "what": "Ring."}],
    ),
    (
        [MADE, RING],
        [
            {"what": "Write.", "state": State.REPLACED, "replaced_by": 2, "settled_on": MAY},
            {"what": "Ring.", "state": State.OPEN, "replaced_by": None, "settled_on": None},
        ],
    ),
    ([*UNLISTED], [{"id": "D1", "state": State.OPEN}, {"id": "D2", "state": State.OPEN}]),
    (
        [MADE, said(DONE, MAY, for_child=Own("Weighed.")), said(CARRY_ON, SEP)],
        [
            {"state": State.DONE, "for_child": "Weighed."},
            {"id": "D2", "state": State.CARRIED, "for_child": ""},
        ],
    ),
    ([MADE, said(CARRY_ON, MAY, number=7)], [{"number": 7}]),
    ([AS_ITS_PAGE, said(CARRY_ON, MAY, text=None, by=SEP)], [{"is_as_its_page": True}]),
    ([said(NEW, FEB, at=AgreedAt.SESSION)], [{"is_as_its_page": False}]),
]
"""What was said of decisions, and how each then stands."""


def test_a_decision_stands_as_what_was_said_of_it_says() -> None:
    for events, expected in BECAME:
        found = ledger(*events).decisions

        assert expected == [
            {key: getattr(one, key) for key in known}
            for one, known in zip(found, expected, strict=True)
        ], events


def test_what_was_said_of_one_day_is_taken_in_the_order_of_its_moments() -> None:
    done, on = (
        said(status, MAY, moment=datetime.combine(MAY, time(hour), UTC))
        for status, hour in ((DONE, 9), (CARRY_ON, 15))
    )
    later = replace(done, moment=datetime.combine(MAY, time(16), UTC))

    assert {"D1": State.DONE, "D2": State.CARRIED} == states(ledger(on, done, said(NEW, FEB)))
    assert {"D1": State.DONE} == states(ledger(later, on, said(NEW, FEB)))


def test_a_number_in_a_file_is_kept_by_what_was_made_first_and_the_rest_take_free_ones() -> None:
    for in_may, in_february, in_september, numbers in [
        (3, None, 1, {"c": 1, "a": 2, "b": 3}),
        (1, 1, None, {"a": 1, "c": 2, "b": 3}),
    ]:
        found = ledger(
            said(NEW, MAY, "b", number=in_may),
            said(NEW, FEB, "a", number=in_february),
            said(NEW, SEP, "c", number=in_september),
        )

        assert numbers == {each.key: each.number for each in found.decisions}
        assert 4 == found.next_number()


def test_what_lost_its_number_keeps_the_one_that_a_later_file_says() -> None:
    found = ledger(
        said(NEW, FEB, "a", number=1),
        said(NEW, MAY, "b", number=1),
        said(CARRY_ON, SEP, "b", number=2),
        said(NEW, TODAY, "c", number=3),
    )

    assert {"a": 1, "b": 2, "c": 3} == {each.key: each.number for each in found.decisions}
    assert 4 == found.next_number()


BOTH = DecidedRow(
    key="letter", about=("child-1", "child-2"), status=NEW, text="Write.", by=MAY, number=3
)


def of_row(row: DecidedRow, on: date) -> tuple[Agreed, ...]:
    return agreed_in(row, on, AgreedAt.SUPERVISION, "")


def test_what_one_row_decides_about_several_is_one_decision_with_one_number() -> None:
    called = {"child-1": Own("eldest"), "child-2": Own("baby")}
    on = BOTH.model_copy(update={"status": CARRY_ON, "by": SEP})
    (both,) = ledger(*of_row(BOTH, FEB), *of_row(on, MAY), labels=called).decisions

    assert ("D3", BOTH.about, "eldest, baby") == (both.id, both.about, both.whom)
    assert (State.CARRIED, SEP, 1) == (both.state, both.by, len(both.carried))


def test_where_one_of_several_is_settled_alone_both_keep_their_number() -> None:
    done = BOTH.model_copy(update={"status": DONE, "about": ("child-2",)})
    found = ledger(*of_row(BOTH, FEB), *of_row(done, MAY), labels={"child-1": Own("eldest")})

    assert [("D3", "eldest", State.OPEN), ("D3", "", State.DONE)] == [
        (each.id, each.whom, each.state) for each in found.decisions
    ]
    assert 4 == found.next_number()


def test_a_number_kept_for_one_is_that_of_all_about_whom_a_file_that_comes_later_made_it() -> None:
    row = BOTH.model_copy(update={"number": None})
    done = BOTH.model_copy(update={"status": DONE, "about": ("child-2",)})
    before, after = (ledger(*of_row(done, MAY), *made) for made in ((), of_row(row, FEB)))

    assert [("D3", ("child-2",))] == [(each.id, each.about) for each in before.decisions]
    assert [("D3", ("child-1",)), ("D3", ("child-2",))] == [
        (each.id, each.about) for each in after.decisions
    ]


def test_what_is_due_has_waited_longest_first() -> None:
    found = ledger(
        said(NEW, FEB, "a", by=SEP),
        said(NEW, FEB, "b", by=MAY),
        said(NEW, FEB, "c"),
        said(NEW, FEB, "d", by=TODAY),
        said(NEW, FEB, "e", by=date(2026, 11, 25)),
    )

    assert ["D2", "D1", "D4"] == [each.id for each in found.due()]
    assert ["D2"] == [each.id for each in replace(found, today=MAY).due()]
    assert ["D2", "D1", "D4", "D5", "D3"] == [each.id for each in found.open]
    assert [71, 0] == [found.decisions[each].days_past(TODAY) for each in (0, 2)]


# Words that may be read now.


def test_under_a_guard_what_is_left_out_keeps_its_number_and_its_day() -> None:
    one = event(NEW, FEB, "GONE-1.prompt", by=MAY, prompt="Ring the family.")
    (free,), (held,) = (ledger(one, guard=guard).decisions for guard in (UNGUARDED, HOLD))

    assert ("Ring the family.", "") == (free.what, held.what)
    assert (1, MAY, State.OPEN) == (held.number, held.by, held.state)


def test_under_a_guard_own_words_are_to_be_checked_first() -> None:
    for guard, is_held, asks in [(HOLD, True, False), (ASK, False, True)]:
        found = ledger(said(NEW, FEB), said(NEW, MAY, "left", text=None), guard=guard)

        assert (is_held, asks) == (found.hold, found.asks_first), guard
        assert [True, False] == [found.is_checked_first(each) for each in found.decisions], guard
        assert not ledger(said(NEW, FEB)).is_checked_first(found.decisions[0]), guard


# What sessions say of decisions.


def session(day: date = FEB, **given_: object) -> Session:
    name = str(given_.pop("session", "s1"))
    follows = str(given_.pop("follows", ""))
    whole = side(BANK, [], day, session=name, follows=follows).session
    return whole.model_copy(update=given_)


DECIDED = to_do("Ring.", "decision-s1", who="nurse", by=MAY, number=4)


def test_a_decision_of_a_session_and_what_a_call_promised_are_in_it() -> None:
    calls = (
        CallMade(to="lead", on=FEB),
        CallMade(to="lead", on=FEB, they_will="Ring back.", spoke_to="lead", by=SEP),
    )
    events = decided_in([session(decided=(DECIDED,), calls=calls)])

    assert {
        "decision-s1": ("Ring.", "nurse", MAY),
        "call-made-s1-2": ("Ring back.", "lead", SEP),
    } == {each.key: (each.row.text, each.row.who, each.row.by) for each in events}
    assert {AgreedAt.SESSION} == {each.at for each in events}
    assert {1: "call-made-s1-2", 4: "decision-s1"} == {
        each.number: each.key for each in ledger(*events).decisions
    }


def test_a_meeting_does_what_a_session_decided_by_its_level_and_never_what_words_decided() -> None:
    for urgency in Urgency:
        is_meeting = urgency in (Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING)
        level, own = (
            decided_in([_decided(to_do(text, who="lead", by=MAY), urgency)])
            for text in ("", "Call the meeting.")
        )

        assert {"D1": State.DONE if is_meeting else State.OPEN} == states(ledger(*level, HELD))
        assert {"D1": State.OPEN} == states(ledger(*own, HELD)), urgency


def _decided(row: DecidedRow, urgency: Urgency) -> Session:
    made = session(decision=Decision(urgency=urgency))
    return made.with_decided(row.model_copy(update={"key": decision_key(made, row)}))


def test_of_two_files_of_one_session_the_one_saved_last_counts() -> None:
    first = session(decided=(DECIDED,))
    later = first.with_sitting(saved=datetime.combine(SEP, time(9), UTC)).model_copy(
        update={"decided": (DECIDED.model_copy(update={"text": "Write."}),)}
    )

    assert ["Write."] == [each.row.text for each in decided_in([later, first])]


def test_a_session_settles_what_an_earlier_one_decided() -> None:
    for status, made_then, state in [
        (DONE, (), State.DONE),
        (CARRY_ON, (), State.CARRIED),
        (DROPPED, (), State.DROPPED),
        (REPLACED, (to_do("Write.", "decision-s2"),), State.REPLACED),
        (REPLACED, (), State.OPEN),
    ]:
        first = session(decided=(DECIDED,))
        row = DecidedRow(key=DECIDED.key, status=status, on=SEP)
        second = session(SEP, session="s2").with_decided(*made_then, row)
        made = next(
            each for each in ledger(*decided_in([second, first])).decisions if each.number == 4
        )

        assert (state, "Ring.") == (made.state, made.what), status


# What a meeting does.


def test_a_meeting_that_was_held_does_what_was_decided_before_it_to_call_one() -> None:
    rows: list[tuple[dict[str, Any], State]] = [
        ({"on": FEB, "by": FEB}, State.DONE),
        ({"on": FEB, "by": MAY + timedelta(14)}, State.DONE),
        ({"on": FEB, "by": MAY + timedelta(15)}, State.OPEN),
        ({"on": FEB, "by": SEP}, State.OPEN),
        ({"on": FEB}, State.DONE),
        ({"on": MAY, "by": MAY}, State.DONE),
        ({"on": MAY, "by": SEP}, State.OPEN),
        ({"on": SEP, "by": SEP}, State.OPEN),
        ({"on": FEB, "to_enquiry": True}, State.OPEN),
        ({"on": FEB, "key": "letter"}, State.OPEN),
        ({"on": FEB, "key": "call-made-ab12-1"}, State.OPEN),
        ({"on": FEB, "status": DROPPED}, State.DROPPED),
    ]
    for call, state in rows:
        made = said(**{"status": NEW, "key": "call-ab12"} | call)
        (found,) = ledger(HELD, made).decisions

        assert (state, "Write.") == (found.state, found.what), call
        if state is State.DONE:
            assert (MAY, MAY) == (found.settled_on, found.done_on), call


TYPED_LATE = replace(HELD, moment=datetime(2026, 5, 15, 9, tzinfo=UTC))
"""A meeting of the 11th whose record was typed on the 15th."""


def test_what_was_carried_on_before_anybody_knew_that_a_meeting_was_held_is_done() -> None:
    rows: list[tuple[dict[str, Any], dict[str, State]]] = [
        ({}, {"D1": State.DONE}),
        ({"status": CHANGED}, {"D1": State.DONE}),
        ({"by": MAY + timedelta(14)}, {"D1": State.DONE}),
        ({"by": MAY + timedelta(15)}, {"D1": State.DONE, "D2": State.CARRIED}),
        ({"moment": None}, {"D1": State.DONE, "D2": State.CARRIED}),
        ({"moment": TYPED_LATE.moment}, {"D1": State.DONE, "D2": State.CARRIED}),
        ({"status": NEW}, {"D1": State.DONE, "D2": State.OPEN}),
        ({"status": DROPPED}, {"D1": State.DROPPED}),
    ]
    for goes_on, found in rows:
        made, day = said(NEW, FEB, "call-ab12", by=MAY), MAY + timedelta(2)
        known: dict[str, Any] = {"status": CARRY_ON, "on": day, "key": "call-ab12", "by": None}
        moment = datetime.combine(day, time(9), UTC)
        after = said(**known | {"moment": moment} | goes_on)

        assert found == states(ledger(TYPED_LATE, made, after)), goes_on
