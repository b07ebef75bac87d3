"""The decisions of a supervision: today's step, the meeting, those of before, and new ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehe_check.ask.decision_lines import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.decisions import BANK as DECISION
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Move, Reply
from ehe_check.ask.supervision.supervise import STILL_TO_TELL
from ehe_check.bank.effect import Route
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.history import AgreedAt
from ehe_check.over_time.ledger import Carried, Decided
from ehe_check.over_time.supervision import (
    CALLED,
    MeetingAnswer,
    MeetingTalked,
    Supervision,
    UrgentTold,
)
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from ehe_check.supervision.points import OpenPoint
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
    NOT_KNOWN,
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
from tests.decided_rows import to_do
from tests.supervised import BEFORE, supervision

ADVISED = replace(BARE, meeting=MEETING)
PAST = replace(BARE, due=(DUE,), ledger=WHOLE.ledger)
NEW = replace(BARE, points=(WEIGH, READ, *MORE))
NOTHING_MORE, CARRIES = picked("none"), picked("carry-on")
WAITS = replace(CALL, what=Own(CALLED[False, True]))
BOTH, FRIDAY = (Route.SOCIAL_CARE, Route.POLICE), date(2026, 11, 27)
LABELS = {"child-1": "eldest", "child-2": "middle"}


def under(case: TalkedFrom, guard: str) -> TalkedFrom:
    """A case under HOLD or ASK FIRST, or under neither."""
    return replace(case, is_held=guard == "is_held", asks_first=guard == "asks_first")


def of(name: str, case: TalkedFrom, replies: Replies | None = None) -> Put:
    """What is put by that name in a supervision of a case."""
    return talked(replies or {}, case)[1].of(name)


def meeting(replies: Replies) -> dict[str, Any]:
    """All that is kept of a meeting: what was answered, and its row."""
    kept, asker = talked(replies, ADVISED)
    assert [] == [name for name in replies if name not in asker.names]
    assert kept.meeting is not None
    assert kept.the_meeting is not None
    return kept.the_meeting.model_dump() | kept.meeting.model_dump()


def test_todays_step_is_asked_about_before_everything_and_when_and_by_whom() -> None:
    replies: Replies = {
        "urgent": picked("yes", "yes"),
        "urgent on": [BACK, *wrote("friday")],
        "urgent by": wrote("duty worker"),
    }
    kept, asker = talked(replies, replace(ADVISED, routes=BOTH))

    assert UrgentTold(told=True, on=date(2026, 11, 20), by=Own("duty worker")) == kept.urgent
    assert ["opening", "urgent"] == asker.names[:2]


def test_what_was_not_done_today_comes_first() -> None:
    gone_back: Replies = {"urgent by": [SKIP, BACK], "urgent on": [*wrote("1/9/2026"), BACK]}
    replies: Replies = {"urgent": picked("yes", "no"), DECISIONS: [BACK], **gone_back}
    kept, asker = talked(replies, replace(BARE, is_emergency=True))

    assert UrgentTold(told=False) == kept.urgent
    assert any("comes first" in said for said in asker.texts)
    assert STILL_TO_TELL == asker.of("finish").help


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        ({"routes": (Route.LEAD,)}, "Has the safeguarding lead been told?"),
        (
            {"routes": BOTH},
            "Have children's social care, the police and the safeguarding lead been told?",
        ),
        (
            {"is_emergency": True},
            (
                "Has 999 been called, and have children's social care and the safeguarding lead been "
                "told?"
            ),
        ),
        (
            {"routes": (Route.SOCIAL_CARE,), "knows_the_child": True},
            "Have the allocated worker or their manager and the safeguarding lead been told?",
        ),
    ],
)
def test_999_and_whoever_else_has_to_be_told_today_are_named_the_lead_too(
    case: dict[str, Any], asked: str
) -> None:
    assert asked == of("urgent", replace(BARE, **case)).text


def test_what_was_told_of_todays_step_is_known_at_the_next_supervision() -> None:
    told = UrgentTold(told=True, on=date(2026, 8, 2), by=Own("duty worker"))
    before = supervision(on=BEFORE, name="b" * 16, urgent=told)
    case = replace(BARE, routes=BOTH, before=before)
    _, asker = talked({"urgent": picked("yes")}, case)
    untold = replace(case, before=before.model_copy(update={"urgent": UrgentTold(told=False)}))

    assert "Last time (3 August 2026): yes, by duty worker, on 2 August 2026" == (
        asker.of("urgent").help
    )
    assert () == asker.of("urgent").start
    assert (("2/8/2026",), ("duty worker",)) == tuple(
        asker.of(f"urgent {part}").start for part in ("on", "by")
    )
    assert "Last time (3 August 2026): not yet" == of("urgent", untold).help


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


MEETINGS: dict[str, tuple[Replies, dict[str, object]]] = {
    "yes": (
        {
            "who": wrote("", "friday", "named nurse"),
            "by": wrote("friday"),
            "told": wrote("That we meet."),
        },
        {"who": "named nurse", "by": FRIDAY, "told": "That we meet."},
    ),
    "no": ({"why": wrote("", "The plan works.")}, {"why": "The plan works."}),
    "wait": ({"why": wrote("The letter."), "by": wrote("friday")}, {"by": FRIDAY}),
    "held": (
        {"done_on": wrote("in 3 days", "14/11/2026"), "for_child": wrote("", "Both were weighed.")},
        {"done_on": date(2026, 11, 14), "for_child": "Both were weighed."},
    ),
}
"""Each answer about a meeting: what is asked beneath it and replied, and what is kept of that."""


@pytest.mark.parametrize("answer", MEETINGS)
def test_each_answer_about_a_meeting_asks_what_belongs_to_it_until_it_is_said(answer: str) -> None:
    parts, expected = MEETINGS[answer]
    beneath = {f"meeting {part}": replies for part, replies in parts.items()}
    said = meeting({"meeting": picked(answer), **beneath})

    assert {"answer": answer, **expected}.items() <= said.items()
    assert Move.SKIP not in of("meeting by", ADVISED, {"meeting": picked("wait")}).moves


def test_it_says_why_it_is_asked_and_what_was_answered_last_time() -> None:
    waits = to_do(key="call-b", by=date(2026, 9, 1), why="The letter is due.")
    talked_of = MeetingTalked(answer=MeetingAnswer.WAIT)
    last = supervision(waits, on=BEFORE, name="b" * 16, meeting=talked_of)
    asked = replace(MEETING, decided=CALL, also=(DUE,), last=last)
    case = replace(ADVISED, meeting=asked, before=last)
    beside = of("meeting", case).help

    assert "Here: L4.1, L4.2." in beside
    assert "D1, still open: professionals-only meeting (by 1 September 2026, named nurse)" in beside
    assert "D2, still open: Write to the clinic. (by 1 September 2026, nurse)" in beside
    assert HELD not in beside
    assert "Last time (3 August 2026): wait, by 1 September 2026: The letter is due." in beside
    assert HELD in of("meeting", replace(case, is_held=True)).help
    assert ("named nurse",) == of("meeting who", case, {"meeting": picked("yes")}).start


def test_after_one_was_held_it_is_asked_about_another_and_no_more_about_that() -> None:
    another = replace(ADVISED, meeting=replace(MEETING, held_on=BEFORE))
    put = of("meeting", another)
    once: Replies = {"meeting": picked("held"), DECISIONS: NOTHING_MORE, "next": [LEAVE]}
    held, _ = talked(once, ADVISED)
    back = ["next", "views", "again more", DECISIONS, "meeting for_child", "meeting done_on"]
    _, then = talked({**{key: [BACK] for key in back}, "meeting": [LEAVE]}, another, held)

    assert () == then.of("meeting").start
    assert "Will there be another professionals-only meeting?" == put.text
    assert "A meeting was held on 3 August 2026." in put.help
    assert ["yes", "no", "wait"] == [each.id for each in put.choices]


LED = replace(MEETING, led_by_health=True)
HELD = check_first(hold=True)
CAUTIONS = (
    "led by health",
    "instead of to another meeting",
    "It comes after today's step, not instead of it.",
)


@pytest.mark.parametrize(
    ("case", "cautions"),
    [
        (ADVISED, []),
        (replace(ADVISED, meeting=LED), [0]),
        (replace(ADVISED, meeting=replace(LED, to_enquiry=True)), [1]),
        (replace(ADVISED, routes=(Route.SOCIAL_CARE,)), [2]),
    ],
)
def test_a_meeting_is_asked_about_with_what_comes_before_it_or_instead(
    case: TalkedFrom, cautions: list[int]
) -> None:
    beside = of("meeting", case).help

    assert cautions == [place for place, each in enumerate(CAUTIONS) if each in beside]


@pytest.mark.parametrize("guard", ["is_held", "asks_first"])
def test_under_a_guard_it_is_said_first_and_nobody_plans_what_the_family_is_told(
    guard: str,
) -> None:
    said = UNDER_HOLD if guard == "is_held" else UNDER_ASK
    _, asker = talked({"meeting": picked("yes")}, under(ADVISED, guard))

    assert said in asker.texts
    assert "meeting by" in asker.names
    assert "meeting told" not in asker.names


def test_with_an_enquiry_open_it_is_taken_there_and_no_meeting_is_called() -> None:
    asked = replace(MEETING, to_enquiry=True)
    replies: Replies = {"meeting": picked("yes"), "meeting who": wrote("you")}
    kept, asker = talked(replies, replace(ADVISED, meeting=asked))

    assert "enquiry" in asker.of("meeting").text
    assert "Who takes it there, by role, and by when?" == asker.of("meeting who").text
    assert kept.the_meeting is not None
    assert kept.the_meeting.to_enquiry


@pytest.mark.parametrize(
    ("answer", "before", "status"),
    [
        ("yes", None, AgreedStatus.NEW),
        ("wait", None, AgreedStatus.NEW),
        ("no", None, AgreedStatus.DROPPED),
        ("held", None, AgreedStatus.DONE),
        ("yes", CALL, AgreedStatus.CARRY_ON),
        ("wait", CALL, AgreedStatus.CARRY_ON),
        ("held", CALL, AgreedStatus.DONE),
        ("no", CALL, AgreedStatus.DROPPED),
        ("yes", WAITS, AgreedStatus.CHANGED),
        ("wait", WAITS, AgreedStatus.CARRY_ON),
        ("held", WAITS, AgreedStatus.DONE),
    ],
)
def test_in_the_ledger_it_is_one_decision_and_goes_on_with_one_that_is_open(
    answer: str, before: Decided | None, status: AgreedStatus
) -> None:
    """To call a meeting that was waited for carries nothing on."""
    asked = replace(MEETING, decided=before)
    kept, _ = talked({"meeting": picked(answer)}, replace(ADVISED, meeting=asked))
    one = kept.the_meeting

    assert one is not None
    assert (CALL.key if before else f"call-{'a' * 8}", status) == (one.key, one.status)


@pytest.mark.parametrize("to_enquiry", [False, True])
def test_what_is_waited_for_is_not_called_as_if_it_had_been_decided(*, to_enquiry: bool) -> None:
    asked, called = replace(MEETING, to_enquiry=to_enquiry), {}
    for answer in MeetingAnswer:
        kept, _ = talked({"meeting": picked(answer)}, replace(ADVISED, meeting=asked))
        called[answer] = kept.the_meeting.words if kept.the_meeting else ""
    waited = called.pop(MeetingAnswer.WAIT)

    assert {CALLED[to_enquiry, False]} == set(called.values())
    assert CALLED[to_enquiry, True] == waited
    assert "call" not in waited


def due(replies: Replies, **case: object) -> Supervision:
    replies = {"due D2": picked("done"), DECISIONS: picked("none"), **replies}
    kept, asker = talked(replies, replace(PAST, **case))  # type: ignore[arg-type]
    assert [] == [name for name in replies if name not in asker.names]
    return kept


OF_DUE: dict[str, tuple[Replies, dict[str, object]]] = {
    "done": (
        {"done_on": wrote("friday"), "for_child": wrote("", "nothing yet")},
        {"done_on": date(2026, 11, 20), "for_child": "nothing yet"}
        | {"number": 2, "text": "Write to the clinic.", "who": None},
    ),
    "carry-on": (
        {"by": wrote("2 weeks"), "why": wrote("", "Shut.")},
        {"by": date(2026, 12, 8), "why": "Shut.", "who": "nurse"},
    ),
    "dropped": ({"why": wrote("Not ours.")}, {"why": "Not ours."}),
    "changed": ({"who": wrote("GP"), "by": [SKIP]}, {"who": "GP", "by": None}),
}
"""What became of a decision: what is asked beneath it and replied, and what is kept of that."""


@pytest.mark.parametrize("became", OF_DUE)
def test_each_thing_that_became_of_one_asks_what_belongs_to_it_until_it_is_said(
    became: str,
) -> None:
    parts, expected = OF_DUE[became]
    beneath = {f"due D2 {part.replace('_', ' ')}": replies for part, replies in parts.items()}
    (row,) = due({"due D2": picked(became), **beneath}).decided

    assert {"status": became, **expected}.items() <= row.model_dump().items()
    changed = of("due D2 who", PAST, {"due D2": picked("changed")})
    assert ("nurse, 1/9/2026",) == changed.start


@pytest.mark.parametrize(("carried", "words"), [((), "why"), (DUE.carried, "why-again")])
def test_the_question_that_was_announced_beside_it_is_the_one_that_is_asked(
    carried: tuple[Carried, ...], words: str
) -> None:
    once = replace(PAST, due=(replace(DUE, carried=carried),))
    replies = {"due D2": picked("carry-on")}

    assert DECISION["why-again"].text.endswith("what has to be different this time?")
    assert DECISION[words].text == of("due D2 why", once, replies).text
    assert bool(carried) is ("what would have to be different this time" in of("due D2", once).help)


SPEAKS = replace(DUE, what=Own("Call a meeting of all who know them."))
TWICE = replace(ADVISED, meeting=replace(MEETING, also=(SPEAKS,)), due=(SPEAKS,))
HOLDS = "It is that meeting: what was just said of the meeting holds for it"


@pytest.mark.parametrize("answer", MEETINGS)
def test_what_is_said_of_a_meeting_holds_for_a_decision_in_own_words_to_call_it(
    answer: str,
) -> None:
    said_so = {"meeting": picked(answer), DECISIONS: NOTHING_MORE}
    kept, asker = talked(said_so, TWICE)
    said, own = kept.decided
    gone_back = {"due D2": picked("meeting", "dropped"), DECISIONS: [BACK, *NOTHING_MORE]}
    other, then = talked({**said_so, **gone_back}, TWICE)

    assert ("meeting", HOLDS) == (
        asker.of("due D2").choices[0].id,
        asker.of("due D2").choices[0].text,
    )
    assert (AgreedStatus.REPLACED, said.key) == (own.status, own.replaced_by)
    assert ("meeting",) == then.named("due D2")[1].previous
    assert [said.key, SPEAKS.key] == [row.key for row in other.decided]
    assert AgreedStatus.DROPPED is other.decided[1].status


def test_no_other_decision_is_asked_whether_it_is_the_meeting() -> None:
    asked = of("due D2", replace(TWICE, due=(DUE,)))

    assert "meeting" not in {each.id for each in asked.choices}


def test_replacing_it_keeps_both_and_says_which_took_its_place_and_passing_it_over_none() -> None:
    replies: Replies = {
        "due D2": picked("replaced"),
        f"{OWN} what": wrote("Ring the clinic."),
        f"{OWN} who": wrote("nurse"),
    }
    old, new = due(replies).decided
    kept = due({"due D2": [NOT_KNOWN]})
    gone_back: Replies = {"due D2": picked("replaced", "dropped"), f"{OWN} what": [BACK]}

    assert [("dropped", None)] == [(row.status, row.replaced_by) for row in due(gone_back).decided]
    assert (AgreedStatus.REPLACED, OWN) == (old.status, old.replaced_by)
    assert (OWN, "Ring the clinic.", 3) == (new.key, new.text, new.number)
    assert () == kept.decided


def test_beside_it_stands_who_by_when_how_late_and_why_it_was_carried_on() -> None:
    put = of("due D2", PAST)
    often = replace(DUE, carried=(Carried(BEFORE), Carried(date(2026, 9, 1))))
    drifts = of("due D2", replace(PAST, due=(often,)))

    assert "by 1 September 2026, 84 days past" in put.help
    assert 'Carried on (3 August 2026): "The clinic was shut."' in put.help
    assert "If it is carried on again, say what would have to be different" in put.help
    assert "From before, D2" in put.heading
    assert "It was carried on twice already, first on 3 August 2026." in drifts.help


def test_one_about_two_children_is_asked_about_once_and_is_one_row() -> None:
    both = replace(DUE, key="HEA-1.weigh", about=("child-1", "child-2"), whom="c1, c2")
    name = "due D2 child-1 child-2"
    kept, asker = talked({name: picked("done")}, replace(PAST, due=(both,)))

    assert 1 == asker.names.count(name)
    assert [both.about] == [row.about for row in kept.decided][:1]
    assert "D2, about c1, c2" in asker.of(name).heading


def test_one_of_the_bank_keeps_its_key_and_one_in_own_words_is_checked_first_under_hold() -> None:
    ours = replace(DUE, key="VIS-2.find-out", in_own_words=False, at=AgreedAt.SESSION)
    (row, *_) = due({}, due=(ours,)).decided
    bare = replace(DUE, in_own_words=False)

    assert ("VIS-2.find-out", None, "Write to the clinic.") == (row.key, row.text, row.prompt)
    assert HELD in of("due D2", replace(PAST, is_held=True)).help
    assert HELD not in of("due D2", replace(PAST, is_held=True, due=(bare,))).help


def test_what_was_left_open_is_not_asked_about_again_when_it_is_gone_on_with() -> None:
    left, _ = talked({"due D2": [NOT_KNOWN], DECISIONS: [LEAVE]}, PAST)
    _, asker = talked({}, PAST, left)

    assert (("due D2",), ()) == (left.supervision.passed, left.decided)
    assert DECISIONS == asker.names[1]


def test_leaving_in_the_middle_goes_on_with_the_next_part() -> None:
    left, _ = talked({"due D2": picked("carry-on"), "due D2 why": [LEAVE]}, PAST)
    replies = {"due D2 why": wrote("Shut."), DECISIONS: NOTHING_MORE}
    kept, asker = talked(replies, PAST, left)

    assert left.decided[0].why is None
    assert ["due D2 why"] == [name for name in asker.names if "D2" in name]
    assert (date(2026, 12, 1), "Shut.") == (kept.decided[0].by, kept.decided[0].why)


def test_as_many_are_offered_as_there_is_room_for_and_the_others_behind_a_plus() -> None:
    _, asker = talked({DECISIONS: NOTHING_MORE}, NEW)
    full = replace(NEW, due=(DUE, replace(DUE, number=3)), ledger=WHOLE.ledger)
    _, fewer = talked({DECISIONS: NOTHING_MORE}, full)
    _, more = talked({DECISIONS: [*picked("others"), *NOTHING_MORE]}, NEW)

    def offered(asked: Put) -> int:
        return sum(each.id.startswith("point-") for each in asked.choices)

    assert (5, 3) == (offered(asker.of(DECISIONS)), offered(fewer.of(DECISIONS)))
    assert ["+"] == [each.code for each in asker.of(DECISIONS).shortcuts]
    assert 7 == offered(more.named(DECISIONS)[1])


@pytest.mark.parametrize(
    ("point", "beside"),
    [
        (WEIGH, "third session running"),
        (replace(WEIGH, fact="They look thin."), "They look thin.; third session running"),
        (replace(WEIGH, sessions=1, why_not=Own("No.")), "not agreed before: No."),
    ],
)
def test_a_point_names_whom_it_is_about_how_often_it_has_been_so_and_why_it_was_not_agreed(
    point: OpenPoint, beside: str
) -> None:
    first = of(DECISIONS, replace(NEW, points=(point,))).choices[0]

    assert ("eldest, middle: Weigh them.", beside) == (first.text, first.beside)


def test_what_was_taken_away_or_gone_back_to_is_there_again() -> None:
    replies: Replies = {
        DECISIONS: [*picked("point-2"), *NOTHING_MORE],
        "VIS-2.find-out who": [BACK],
    }
    kept, asker = talked(replies, NEW)
    again = asker.named(DECISIONS)[1]
    assert ("point-2",) == again.previous
    assert () == kept.decided
    back: Replies = {
        DECISIONS: picked("own"),
        f"{OWN} what": wrote("Ring the clinic.", "Ring the clinic."),
        f"{OWN} who": [BACK, *wrote("nurse")],
    }
    own, then = talked(back, NEW)
    words = then.named(f"{OWN} what")[1]
    assert ("Ring the clinic.",) == words.previous
    assert ["nurse"] == [row.who for row in own.decided]
    who = {"VIS-2.find-out who": [*wrote("nurse, 1/12/2026"), SKIP]}
    (row,) = talked({DECISIONS: picked(*["point-2"] * 2), "again more": [BACK], **who}, NEW)[
        0
    ].decided
    assert (None, date(2026, 12, 1)) == (row.who, row.by)


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
    _, asker = talked({DECISIONS: picked("own")}, under(NEW, guard))

    assert said == [each for each in asker.texts if each in {UNDER_HOLD, UNDER_ASK}]


def test_whom_it_is_about_stands_beside_who_does_it_and_by_when() -> None:
    _, asker = talked({DECISIONS: picked("point-1")}, replace(NEW, labels=LABELS))

    for part in ("who", "by"):
        assert "eldest, middle: Weigh them." == asker.of(f"HEA-1.weigh child-1 child-2 {part}").help


@pytest.mark.parametrize(("became", "is_many"), [(CARRIES, True), ([NOT_KNOWN], False)])
def test_those_that_are_left_open_do_not_count_among_many(
    became: list[Reply],
    is_many: bool,  # noqa: FBT001 (what is expected)
) -> None:
    five = [f"point-{n}" for n in range(1, 6)]
    case = replace(NEW, due=(DUE,), ledger=WHOLE.ledger)
    replies = {"due D2": became, DECISIONS: [*picked("others"), Chosen(tuple(five))]}

    assert is_many is any("more than five" in said for said in talked(replies, case)[1].texts)


def test_more_than_five_are_kept_and_said_to_be_many() -> None:
    six = [f"point-{n}" for n in range(1, 7)]
    replies: Replies = {DECISIONS: [*picked("others"), Chosen(tuple(six))]}
    kept, asker = talked(replies, NEW)

    assert 6 == len(kept.decided)
    assert any("more than five decisions" in said for said in asker.texts)


def test_two_in_own_words_have_keys_and_numbers_of_their_own() -> None:
    first, second = f"{OWN} what", "action-aaaaaaaa-2 what"
    replies: Replies = {DECISIONS: picked("own"), first: wrote("+", "Ring the clinic. +")}
    kept, asker = talked(replies, replace(BARE, ledger=WHOLE.ledger))
    gone_back: Replies = {DECISIONS: picked("own", "none"), first: [BACK]}
    left: Replies = {DECISIONS: picked("own", OWN), second: [BACK]}
    left |= {first: [*replies[first], BACK], f"{OWN} who": [SKIP, BACK], f"{OWN} by": [SKIP, BACK]}
    one, then = talked(left, NEW)

    assert "Here + alone stands for nothing. Type words." in asker.texts
    assert [(OWN, 3), ("action-aaaaaaaa-2", 4)] == [(row.key, row.number) for row in kept.decided]
    assert ["Ring the clinic.", "something"] == [row.text for row in kept.decided]
    assert () == talked(gone_back, NEW)[0].decided
    assert (OWN, "own") == then.named(DECISIONS)[1].previous
    assert [OWN] == [row.key for row in one.decided]
