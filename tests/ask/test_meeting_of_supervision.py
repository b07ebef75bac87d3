"""Today's step in a supervision, and the meeting: what is asked first of all decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehe_check.ask.decisions import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.reply import Move
from ehe_check.bank.effect import Route
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.supervision import (
    CALLED,
    MeetingAnswer,
    MeetingTalked,
    UrgentTold,
)
from ehe_check.page.own import Own
from ehe_check.supervision.talked_from import TalkedFrom
from tests.ask.supervising import (
    BACK,
    BARE,
    CALL,
    DECISIONS,
    DUE,
    HELD,
    LEAVE,
    MEETING,
    NOTHING_MORE,
    OPENING,
    SKIP,
    Replies,
    advised,
    of,
    picked,
    talked,
    under,
    wrote,
)
from tests.decided_rows import to_do
from tests.supervised import BEFORE, supervision

ADVISED = replace(BARE, meeting=MEETING)
WAITS = replace(CALL, what=Own(CALLED[False, True]))
BOTH, FRIDAY = (Route.SOCIAL_CARE, Route.POLICE), date(2026, 11, 27)


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
    kept, asker = talked(replies, advised(ADVISED, urgency=Urgency.ACT_TODAY, routes=BOTH))

    assert UrgentTold(told=True, on=date(2026, 11, 20), by=Own("duty worker")) == kept.urgent
    assert ["opening", "urgent"] == asker.names[:2]


def test_what_was_not_done_today_comes_first() -> None:
    gone_back: Replies = {"urgent by": [SKIP, BACK], "urgent on": [*wrote("1/9/2026"), BACK]}
    replies: Replies = {"urgent": picked("yes", "no"), "way 1": [BACK], **gone_back}
    kept, asker = talked(replies, advised(BARE, urgency=Urgency.EMERGENCY))

    assert UrgentTold(told=False) == kept.urgent
    assert any("comes first" in said for said in asker.texts)
    assert (
        "Today's step comes first: when you began, it had not been passed on."
        == asker.of("finish").help
    )


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (
            {"urgency": Urgency.ACT_TODAY, "routes": (Route.LEAD,)},
            "Has the safeguarding lead been told?",
        ),
        (
            {"urgency": Urgency.ACT_TODAY, "routes": BOTH},
            "Have children's social care, the police and the safeguarding lead been told?",
        ),
        (
            {"urgency": Urgency.EMERGENCY},
            (
                "Has 999 been called, and have children's social care and the safeguarding lead "
                "been told?"
            ),
        ),
        (
            {
                "urgency": Urgency.ACT_TODAY,
                "routes": (Route.SOCIAL_CARE,),
                "social_care_open": True,
            },
            "Have the allocated worker or their manager and the safeguarding lead been told?",
        ),
    ],
)
def test_999_and_whoever_else_has_to_be_told_today_are_named_the_lead_too(
    case: dict[str, Any], asked: str
) -> None:
    assert asked == of("urgent", advised(BARE, **case)).text


def test_what_was_told_of_todays_step_is_known_at_the_next_supervision() -> None:
    told = UrgentTold(told=True, on=date(2026, 8, 2), by=Own("duty worker"))
    before = supervision(on=BEFORE, name="b" * 16, urgent=told)
    case = replace(advised(BARE, urgency=Urgency.ACT_TODAY, routes=BOTH), before=before)
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
    urgent = advised(BARE, urgency=Urgency.EMERGENCY)
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
    asked = replace(MEETING, decided=CALL, also=(DUE,))
    case = replace(ADVISED, meeting=asked, before=last)
    beside = of("meeting", case).help

    assert "Here: help had time to work, and it did not; the same worry again." in beside
    assert "D1, still open: professionals-only meeting (by 1 September 2026, named nurse)" in beside
    assert "D2, still open: Write to the clinic. (by 1 September 2026, nurse)" in beside
    assert HELD not in beside
    assert "Last time (3 August 2026): wait, by 1 September 2026: The letter is due." in beside
    assert HELD in of("meeting", under(case, "is_held")).help
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
        (advised(ADVISED, urgency=Urgency.ACT_TODAY, routes=BOTH), [2]),
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
    """To call a meeting that was waited for carries nothing on, and to wait calls none."""
    for to_enquiry in (False, True):
        asked = replace(MEETING, decided=before, to_enquiry=to_enquiry)
        kept, _ = talked({"meeting": picked(answer)}, replace(ADVISED, meeting=asked))
        one, words = kept.the_meeting, CALLED[to_enquiry, answer == "wait"]

        assert one is not None
        assert (CALL.key if before else f"call-{'a' * 8}", status) == (one.key, one.status)
        assert (words, answer == "wait") == (one.words, "call" not in words and "take" not in words)


SPEAKS = replace(DUE, what=Own("Call a meeting of all who know them."))
TWICE = replace(ADVISED, meeting=replace(MEETING, also=(SPEAKS,)), due=(SPEAKS,))
HOLDS = "It is the same meeting: what was just said of that holds here too"


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
