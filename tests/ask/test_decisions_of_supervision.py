"""The decisions of a supervision: today's step, the meeting, those of before, and new ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehe_check.ask.case.agreed_before import HELD
from ehe_check.ask.case.decide import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen
from ehe_check.ask.supervision.todays_step import STILL_TO_TELL
from ehe_check.bank.effect import Route
from ehe_check.over_time.history import AgreedAt, AgreedStatus
from ehe_check.over_time.ledger import Carried
from ehe_check.page.own import Own
from ehe_check.supervision.agreed_in import agreed_in
from ehe_check.supervision.supervision import MeetingAnswer, MeetingTalked, Supervision, UrgentTold
from ehe_check.supervision.talked_from import TalkedFrom
from tests.ask.supervising import (
    BACK,
    BARE,
    CALL,
    DECISIONS,
    DUE,
    LEAVE,
    MEETING,
    MORE,
    OPENING,
    OWN,
    READ,
    SKIP,
    WEIGH,
    WHOLE,
    Replies,
    picked,
    talked,
    wrote,
)
from tests.supervised import BEFORE, supervision

ADVISED = replace(BARE, meeting=MEETING)
PAST = replace(BARE, due=((DUE,),), ledger=WHOLE.ledger)
NEW = replace(BARE, points=(WEIGH, READ, *MORE))
NOTHING_MORE = picked("none")
LABELS = {"child-1": "eldest", "child-2": "middle"}


def under(case: TalkedFrom, guard: str) -> TalkedFrom:
    """A case under HOLD or ASK FIRST, or under neither."""
    return replace(case, is_held=guard == "is_held", asks_first=guard == "asks_first")


def meeting(replies: Replies, **case: object) -> MeetingTalked:
    kept, asker = talked(replies, replace(ADVISED, **case))  # type: ignore[arg-type]
    assert [] == [name for name in replies if name not in asker.names]
    assert kept.meeting is not None
    return kept.meeting


# Today's step


def test_todays_step_is_asked_about_before_everything_and_when_and_by_whom() -> None:
    urgent = replace(ADVISED, routes=(Route.SOCIAL_CARE, Route.POLICE))
    replies: Replies = {
        "urgent": picked("yes", "yes"),
        "urgent on": [BACK, *wrote("friday")],
        "urgent by": wrote("duty worker"),
    }
    kept, asker = talked(replies, urgent)

    assert UrgentTold(told=True, on=date(2026, 11, 20), by=Own("duty worker")) == kept.urgent
    assert "Have children's social care and the police been told?" == asker.of("urgent").text
    assert ["opening", "urgent"] == asker.names[:2]


def test_what_was_not_done_today_comes_first() -> None:
    kept, asker = talked({"urgent": picked("no")}, replace(BARE, is_emergency=True))

    assert UrgentTold(told=False) == kept.urgent
    assert "Has 999 been called?" == asker.of("urgent").text
    assert any("comes first" in said for said in asker.said)
    assert STILL_TO_TELL == asker.of("finish").help


def test_in_an_emergency_999_is_asked_about_before_whoever_else_has_to_be_told() -> None:
    now = replace(BARE, is_emergency=True, routes=(Route.SOCIAL_CARE, Route.POLICE))
    _, asker = talked({}, now)

    asked = "Has 999 been called, and have children's social care and the police been told?"
    assert asked == asker.of("urgent").text


def test_where_social_care_knows_the_child_the_allocated_worker_is_named() -> None:
    known = replace(BARE, routes=(Route.SOCIAL_CARE,), knows_the_child=True)
    _, asker = talked({}, known)

    assert "the allocated worker or their manager" in asker.of("urgent").text


def test_what_was_not_done_yet_is_asked_again_first_of_all_when_it_is_gone_on_with() -> None:
    urgent = replace(BARE, is_emergency=True)
    left, _ = talked({"urgent": picked("no"), DECISIONS: [LEAVE]}, urgent)
    replies: Replies = {
        OPENING: picked("begin", "begin"),
        "urgent": [BACK, *picked("yes")],
        "urgent by": wrote("duty worker"),
        "next": [LEAVE],
    }
    kept, asker = talked(replies, urgent, left)
    _, told = talked({}, urgent, kept)

    assert ["opening", "urgent", "opening", "urgent"] == asker.names[:4]
    assert DECISIONS == asker.names[asker.names.index("urgent by") + 1]
    assert "urgent" not in told.names


# The meeting


def test_yes_needs_who_and_a_day_and_asks_what_the_family_is_told() -> None:
    replies: Replies = {
        "meeting": picked("yes"),
        "meeting who": wrote("", "named nurse"),
        "meeting by": wrote("friday"),
        "meeting told": wrote("That we meet."),
    }
    said = meeting(replies)

    assert (MeetingAnswer.YES, "named nurse", date(2026, 11, 27), "That we meet.") == (
        said.answer,
        said.who,
        said.by,
        said.told,
    )


@pytest.mark.parametrize("guard", ["is_held", "asks_first"])
def test_while_a_guard_stands_nobody_plans_what_the_family_is_told(guard: str) -> None:
    _, asker = talked({"meeting": picked("yes")}, under(ADVISED, guard))

    assert "meeting by" in asker.names
    assert "meeting told" not in asker.names


def test_no_needs_a_reason_and_wait_needs_a_day() -> None:
    refused = meeting({"meeting": picked("no"), "meeting why": wrote("", "The plan works.")})
    waiting = meeting(
        {
            "meeting": picked("wait"),
            "meeting why": wrote("The letter."),
            "meeting by": wrote("friday"),
        }
    )
    _, asker = talked({"meeting": picked("wait")}, ADVISED)

    assert (MeetingAnswer.NO, "The plan works.") == (refused.answer, refused.why)
    assert date(2026, 11, 27) == waiting.by
    assert Move.SKIP not in asker.of("meeting by").moves


def test_one_that_was_held_says_when_and_what_changed_for_each_child() -> None:
    replies: Replies = {
        "meeting": picked("held"),
        "meeting held": wrote("in 3 days", "14/11/2026"),
        "meeting for_child": wrote("", "Both were weighed."),
    }
    said = meeting(replies)

    assert (date(2026, 11, 14), "Both were weighed.") == (said.held, said.for_child)


def test_it_says_why_it_is_asked_and_what_was_answered_last_time() -> None:
    talked_of = MeetingTalked(
        answer=MeetingAnswer.WAIT, by=date(2026, 9, 1), why=Own("The letter is due.")
    )
    last = supervision(on=BEFORE, name="b" * 16, meeting=talked_of)
    asked = replace(MEETING, decided=CALL, also=(DUE,), last=last)
    case = replace(ADVISED, meeting=asked, before=last)
    _, asker = talked({"meeting": picked("no")}, case)
    _, held = talked({"meeting": picked("no")}, replace(case, is_held=True))
    beside = asker.of("meeting").help

    assert "Here: L4.1, L4.2." in beside
    assert "D1, still open: professionals-only meeting (by 1 September 2026, named nurse)" in beside
    assert "D2, still open: Write to the clinic. (by 1 September 2026, nurse)" in beside
    assert HELD not in beside
    assert "Last time (3 August 2026): wait, by 1 September 2026: The letter is due." in beside
    assert HELD in held.of("meeting").help


def test_after_one_was_held_it_is_asked_about_another_and_no_more_about_that() -> None:
    case = replace(ADVISED, meeting=replace(MEETING, held_on=BEFORE))
    _, asker = talked({"meeting": picked("no")}, case)
    put = asker.of("meeting")

    assert "Will there be another professionals-only meeting?" == put.text
    assert "A meeting was held on 3 August 2026." in put.help
    assert ["yes", "no", "wait"] == [each.id for each in put.choices]


def test_where_health_leads_no_meeting_without_the_family_is_taken_for_granted() -> None:
    led = replace(ADVISED, meeting=replace(MEETING, led_by_health=True))
    enquiry = replace(ADVISED, meeting=replace(MEETING, led_by_health=True, to_enquiry=True))
    beside = [
        talked({"meeting": picked("no")}, case)[1].of("meeting").help
        for case in (ADVISED, led, enquiry)
    ]

    assert ["led by health" in each for each in beside] == [False, True, False]
    assert ["instead of to another meeting" in each for each in beside] == [False, False, True]


def test_under_a_step_for_today_a_meeting_comes_after_it() -> None:
    after = "It comes after today's step, not instead of it."
    today = replace(ADVISED, routes=(Route.SOCIAL_CARE,))
    _, urgent = talked({"urgent": picked("no"), "meeting": picked("no")}, today)
    _, other = talked({"meeting": picked("no")}, ADVISED)

    assert after in urgent.of("meeting").help
    assert after not in other.of("meeting").help


@pytest.mark.parametrize("guard", ["is_held", "asks_first"])
def test_under_a_guard_it_is_said_before_what_else_is_planned(guard: str) -> None:
    said = UNDER_HOLD if guard == "is_held" else UNDER_ASK
    _, asker = talked({"meeting": picked("no")}, under(ADVISED, guard))

    assert said in asker.said


def test_with_an_enquiry_open_it_is_taken_there_and_no_meeting_is_called() -> None:
    asked = replace(MEETING, to_enquiry=True)
    replies: Replies = {"meeting": picked("yes"), "meeting who": wrote("you")}
    kept, asker = talked(replies, replace(ADVISED, meeting=asked))

    assert "enquiry" in asker.of("meeting").text
    assert "Who takes it there, by role?" == asker.of("meeting who").text
    assert kept.meeting is not None
    assert kept.meeting.to_enquiry


def test_in_the_ledger_it_is_one_decision_and_goes_on_with_one_that_is_open() -> None:
    def event(answer: str, *, goes_on: bool) -> tuple[str, AgreedStatus]:
        asked = replace(MEETING, decided=CALL if goes_on else None)
        kept, _ = talked({"meeting": picked(answer)}, replace(ADVISED, meeting=asked))
        (one,) = [each for each in agreed_in(kept) if each.key.startswith("call-")]
        return one.key, one.status

    new = f"call-{'a' * 8}"
    assert (new, AgreedStatus.NEW) == event("yes", goes_on=False)
    assert (new, AgreedStatus.NEW) == event("wait", goes_on=False)
    assert (new, AgreedStatus.NOT_AGREED) == event("no", goes_on=False)
    assert (CALL.key, AgreedStatus.CARRY_ON) == event("yes", goes_on=True)
    assert (CALL.key, AgreedStatus.DONE) == event("held", goes_on=True)
    assert (CALL.key, AgreedStatus.NOT_AGREED) == event("no", goes_on=True)


# Decisions of before


def due(replies: Replies, **case: object) -> Supervision:
    kept, asker = talked(
        {DECISIONS: NOTHING_MORE, **replies},
        replace(PAST, **case),  # type: ignore[arg-type]
    )
    assert [] == [name for name in replies if name not in asker.names]
    return kept


def test_done_asks_what_changed_for_the_child_and_nothing_yet_will_do() -> None:
    name = f"{DUE.key} for_child"
    (row,) = due({"due D2": picked("done"), name: wrote("", "nothing yet")}).points

    assert (AgreedStatus.DONE, "nothing yet", 2, "Write to the clinic.") == (
        row.status,
        row.for_child,
        row.number,
        row.action,
    )


def test_carrying_on_needs_a_day_and_why() -> None:
    by, why = f"{DUE.key} by", f"{DUE.key} why"
    replies = {"due D2": picked("carry-on"), by: wrote("2 weeks"), why: wrote("", "Shut.")}
    (row,) = due(replies).points

    assert (AgreedStatus.CARRY_ON, date(2026, 12, 8), "Shut.") == (row.status, row.by, row.why)


def test_dropping_it_needs_a_reason_and_changing_it_asks_who_and_by_when() -> None:
    (dropped,) = due({"due D2": picked("not-agreed"), f"{DUE.key} why": wrote("Not ours.")}).points
    replies: Replies = {"due D2": picked("changed"), f"{DUE.key} who": wrote("GP")}
    replies |= {f"{DUE.key} by": [SKIP]}
    (changed,) = due(replies).points

    assert (AgreedStatus.NOT_AGREED, "Not ours.") == (dropped.status, dropped.why)
    assert (AgreedStatus.CHANGED, "GP", None) == (changed.status, changed.who, changed.by)


def test_replacing_it_keeps_both_and_says_which_took_its_place() -> None:
    replies: Replies = {
        "due D2": picked("replaced"),
        f"{OWN} action": wrote("Ring the clinic."),
        f"{OWN} who": wrote("nurse"),
    }
    old, new = due(replies).points

    assert (AgreedStatus.REPLACED, OWN) == (old.status, old.replaced_by)
    assert (OWN, "Ring the clinic.", 3) == (new.key, new.action, new.number)


def test_passing_it_over_leaves_it_open() -> None:
    kept = due({"due D2": [SKIP]})

    assert kept.points[0].passed_over
    assert () == agreed_in(kept)


def test_beside_it_stands_who_by_when_how_late_and_why_it_was_carried_on() -> None:
    _, asker = talked({}, PAST)
    put = asker.of("due D2")

    assert "by 1 September 2026, 84 days past" in put.help
    assert 'Carried on (3 August 2026): "The clinic was shut."' in put.help
    assert "If it is carried on again, say what would have to be different" in put.help
    assert "From before, D2" in put.heading


def test_carried_on_often_it_asks_whether_this_is_drift() -> None:
    often = replace(DUE, carried=(Carried(BEFORE), Carried(date(2026, 9, 1))))
    _, asker = talked({}, replace(PAST, due=((often,),)))

    assert "It was carried on twice already, first on 3 August 2026." in asker.of("due D2").help


def test_one_about_two_children_is_asked_about_once_and_kept_for_each() -> None:
    both = tuple(
        replace(DUE, number=n, key="HEA-1.weigh", about=f"child-{n}", whom=f"c{n}") for n in (1, 2)
    )
    kept, asker = talked({"due D1": picked("done")}, replace(PAST, due=(both,)))

    assert 1 == sum(name.startswith("due ") for name in asker.names)
    assert ["child-1", "child-2"] == [row.about for row in kept.points][:2]
    assert "D1, D2, about c1, c2" in asker.of("due D1").heading


def test_under_hold_one_in_own_words_is_to_be_checked_first_and_one_of_the_bank_is_not() -> None:
    ours = replace(DUE, in_own_words=False)
    _, held = talked({}, replace(PAST, is_held=True))
    _, bare = talked({}, replace(PAST, is_held=True, due=((ours,),)))

    assert HELD in held.of("due D2").help
    assert HELD not in bare.of("due D2").help


def test_one_of_the_bank_keeps_its_key_and_is_in_nobodys_own_words() -> None:
    ours = replace(DUE, key="VIS-2.find-out", in_own_words=False, at=AgreedAt.SESSION)
    (row, *_) = due({"due D2": picked("done")}, due=((ours,),)).points

    assert ("VIS-2.find-out", None, "Write to the clinic.") == (row.key, row.action, row.text)


def test_leaving_in_the_middle_goes_on_with_the_next_part() -> None:
    left, _ = talked({"due D2": picked("carry-on"), f"{DUE.key} why": [LEAVE]}, PAST)
    replies = {f"{DUE.key} why": wrote("Shut."), DECISIONS: NOTHING_MORE}
    kept, asker = talked(replies, PAST, left)

    assert left.points[0].under_way
    assert [f"{DUE.key} why"] == [name for name in asker.names if "D2" in name or DUE.key in name]
    assert (date(2026, 12, 1), "Shut.") == (kept.points[0].by, kept.points[0].why)


# New ones


def test_as_many_are_offered_as_there_is_room_for_and_the_others_behind_a_plus() -> None:
    _, asker = talked({DECISIONS: NOTHING_MORE}, NEW)
    full = replace(NEW, due=((DUE,),) * 2, ledger=WHOLE.ledger)
    _, fewer = talked({DECISIONS: NOTHING_MORE}, full)
    _, more = talked({DECISIONS: [*picked("others"), *NOTHING_MORE]}, NEW)

    def offered(asked: Put) -> int:
        return sum(each.id.startswith("point-") for each in asked.choices)

    assert (5, 3) == (offered(asker.of(DECISIONS)), offered(fewer.of(DECISIONS)))
    assert ["+"] == [each.code for each in asker.of(DECISIONS).shortcuts]
    assert 7 == offered([put for put in more.puts if put.name == DECISIONS][1])


def test_a_point_names_whom_it_is_about_and_how_often_it_has_been_so() -> None:
    _, asker = talked({DECISIONS: NOTHING_MORE}, NEW)
    first = asker.of(DECISIONS).choices[0]

    assert ("eldest, middle: Weigh them.", "third session running") == (first.text, first.beside)


def test_a_task_says_what_it_is_to_be_done_about() -> None:
    task = replace(WEIGH, fact="They look thin.")
    _, asker = talked({DECISIONS: NOTHING_MORE}, replace(NEW, points=(task,)))

    assert "They look thin.; third session running" == asker.of(DECISIONS).choices[0].beside


def test_what_was_not_agreed_before_says_why() -> None:
    dropped = replace(READ, why_not=Own("Not ours."))
    _, asker = talked({DECISIONS: NOTHING_MORE}, replace(NEW, points=(dropped,)))

    assert "not agreed before: Not ours." == asker.of(DECISIONS).choices[0].beside


def test_taking_a_tick_away_takes_the_decision_away() -> None:
    replies: Replies = {
        DECISIONS: [*picked("point-2"), *NOTHING_MORE],
        "VIS-2.find-out who": [BACK],
    }
    kept, asker = talked(replies, NEW)
    again = [put for put in asker.puts if put.name == DECISIONS][1]

    assert ("point-2",) == again.previous
    assert () == kept.points


@pytest.mark.parametrize(
    ("guard", "said"),
    [
        ("", []),
        ("is_held", [UNDER_HOLD]),
        ("asks_first", [UNDER_ASK]),
    ],
)
def test_while_the_guard_stands_it_is_said_before_own_words_are_asked_for(
    guard: str, said: list[str]
) -> None:
    _, asker = talked({DECISIONS: picked("own"), "another": picked("no")}, under(NEW, guard))

    assert said == [each for each in asker.said if each in {UNDER_HOLD, UNDER_ASK}]


def test_whom_it_is_about_stands_beside_who_does_it_and_by_when() -> None:
    _, asker = talked({DECISIONS: picked("point-1")}, replace(NEW, labels=LABELS))

    for part in ("who", "by"):
        assert "eldest, middle: Weigh them." == asker.of(f"HEA-1.weigh child-1 {part}").help


def test_going_back_to_own_words_finds_them_there() -> None:
    replies: Replies = {
        DECISIONS: picked("own"),
        f"{OWN} action": wrote("Ring the clinic.", "Ring the clinic."),
        f"{OWN} who": [BACK, *wrote("nurse")],
        "another": picked("no"),
    }
    kept, asker = talked(replies, NEW)
    again = [put for put in asker.puts if put.name == f"{OWN} action"][1]

    assert ("Ring the clinic.",) == again.previous
    assert ["nurse"] == [row.who for row in kept.points]


def test_more_than_five_are_kept_and_said_to_be_many() -> None:
    six = [f"point-{n}" for n in range(1, 7)]
    replies: Replies = {DECISIONS: [*picked("others"), Chosen(tuple(six))]}
    kept, asker = talked(replies, NEW)

    assert 7 == len(kept.points)
    assert any("more than five decisions" in said for said in asker.said)


def test_going_back_from_own_words_keeps_none() -> None:
    replies: Replies = {DECISIONS: [*picked("own"), *NOTHING_MORE], f"{OWN} action": [BACK]}
    kept, _ = talked(replies, NEW)

    assert () == kept.points


def test_two_in_own_words_have_keys_and_numbers_of_their_own() -> None:
    replies: Replies = {DECISIONS: picked("own"), "another": picked("yes", "no")}
    kept, _ = talked(replies, replace(BARE, ledger=WHOLE.ledger))

    assert [OWN, "action-aaaaaaaa-2"] == [row.key for row in kept.points]
    assert [3, 4] == [row.number for row in kept.points]
