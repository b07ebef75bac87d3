"""A finished session changed: each change with its reason, and no trace of what was discarded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ehe_check.ask.case.amend import OF_ITS_DAY, amend
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Dated
from ehe_check.ask.reply import Chosen, Given, Moved, Reply, Said, Wrote
from ehe_check.ask.who_asks import Asker, PersonLeftError
from ehe_check.case.session import Session
from ehe_check.case.walk import topic_of
from ehe_check.judge.answers import Answers, Ref
from tests.any_answers import FIRST, all_answered, cast
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import talk_of
from tests.worked import session_of, shipped_bank

SHIPPED = shipped_bank()
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
BACK, LISTS, LEAVE = Moved(Move.BACK), Moved(Move.LISTS), Moved(Move.LEAVE)
DONE = Chosen(("advice",))
NOT_LISTED = "A finished session keeps its lists."


def before() -> Session:
    answers: Answers = all_answered(SHIPPED, cast(), FIRST)
    session = session_of(answers)
    return session.model_copy(
        update={"session": session.session.model_copy(update={"finished": AT})}
    )


def walk_with(asker: Asker, saved: list[Session], started: datetime | None = None) -> CaseTalk:
    """A talk about a finished session, of another day where it was started then."""
    whole, other = before(), {"started": started, "finished": started} if started else {}
    whole = whole.model_copy(update={"session": whole.session.model_copy(update=other)})
    return talk_of(whole, asker, save=saved.append, today=date(2026, 11, 24), now=lambda: AT)


def amending(
    *replies: Reply, started: datetime | None = None
) -> tuple[Session, list[Session], ScriptedAsker]:
    saved, asker = list[Session](), ScriptedAsker(replies)
    walk = walk_with(asker, saved, started)
    amend(walk)
    return walk.session, saved, asker


def picked(question: str) -> tuple[Reply, Reply]:
    """Open the topic of a question, and pick the question."""
    return Chosen((topic_of(SHIPPED, SHIPPED.by_id[question]).id,)), Chosen((question,))


def anew(question: str, option: str, source: str = "") -> tuple[Reply, ...]:
    """Pick a question and give it another option."""
    return (*picked(question), Given((Said(ids=(option,), source=source),)))


def test_a_change_is_saved_once_with_its_reason_and_what_it_was() -> None:
    reason = Wrote("  The record was found.\r\nOn page 2. ")
    session, saved, _ = amending(*anew("SRC-3", "other-things", "record"), reason, DONE)
    (change,) = session.amendments

    assert [session] == saved
    assert (change.question, change.at, change.was) == ("SRC-3", AT, {"value": "no"})
    assert "The record was found.\nOn page 2." == change.reason
    assert "other-things" == session.all_answers().by_ref[Ref("SRC-3")].value
    assert session.is_finished


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        ([*picked("SRC-3"), BACK], "Nothing has changed."),
        ([*picked("SRC-3"), Chosen(("no",))], "Nothing has changed."),
        ([*anew("SRC-3", "other-things"), BACK], "Nothing was changed."),
        ([*picked("SRC-3"), LISTS], NOT_LISTED),
        ([*picked("SIB-1")], NOT_LISTED),
    ],
    ids=["back", "the same again", "no reason", "lists", "a list"],
)
def test_a_discarded_edit_leaves_no_trace(replies: list[Reply], words: str) -> None:
    session, saved, asker = amending(*replies, DONE)

    assert before() == session
    assert [] == saved
    assert words in asker.said[-1][1]


def test_an_empty_reason_is_asked_for_again_and_one_that_may_name_somebody_is_noticed() -> None:
    typed = (Wrote(" "), Wrote("Ring 07700 900123."))
    session, _, asker = amending(*anew("SRC-3", "other-things"), *typed, DONE)

    assert ["Ring 07700 900123."] == [change.reason for change in session.amendments]
    assert "A reason is needed." in " ".join(text for _, text in asker.said)
    assert "Please leave out what names anyone" in asker.said[-1][1]


def test_leaving_in_the_middle_keeps_what_had_its_reason_and_discards_the_rest() -> None:
    saved, last = list[Session](), Chosen((SHIPPED.by_id["EHE-6"].option_ids[-1],))
    kept = (*anew("SRC-3", "other-things"), Wrote("So."), BACK)
    walk = walk_with(ScriptedAsker([*kept, *picked("EHE-6"), last, LEAVE]), saved)
    with pytest.raises(PersonLeftError):
        amend(walk)

    assert 1 == len(saved)
    assert ["SRC-3"] == [change.question for change in walk.session.amendments]


def test_every_answer_can_be_changed_but_the_decision_which_is_none() -> None:
    topics = [topic_of(SHIPPED, SHIPPED.by_id[each]) for each in ("NOW-1", "RGT-3", "SUP-4")]
    opened = [reply for each in topics for reply in (Chosen((each.id,)), BACK)]
    _, _, asker = amending(*opened, DONE)
    offered = {choice.id for put in asker.puts for choice in put.choices}

    assert {"NOW-1", "RGT-3", "SUP-2"} <= offered
    assert "SUP-4" not in offered


def test_what_a_change_parks_is_said_first_and_stays_in_the_file() -> None:
    session, _, asker = amending(
        *(*anew("DRI-1", "not-settled"), Wrote("One.")),
        *(Chosen(("DRI-4",)), Chosen(("partly",)), Wrote("Two.")),
        *(Chosen(("DRI-1",)), Chosen(("settled",)), Chosen(("change",))),
        *(Wrote("Three."), DONE),
    )

    assert ["DRI-1", "DRI-4", "DRI-1"] == [change.question for change in session.amendments]
    assert "park" in [put.name for put in asker.puts]
    assert "partly" == session.all_answers().by_ref[Ref("DRI-4")].value


def test_an_alert_in_the_middle_of_a_change_does_not_say_that_it_is_saved() -> None:
    _, _, asker = amending(
        *(*picked("NOW-1"), Chosen(("yes",)), Chosen(("on",)), Chosen(("on",))),
        *(Wrote("New."), DONE),
    )
    alerts = [put.text for put in asker.puts if put.name == "alert"]

    assert alerts
    assert not [text for text in alerts if "is saved." in text]
    assert all("saved once you have said why" in text for text in alerts)


# A session of another day.

JUNE = datetime(2026, 6, 16, 10, tzinfo=UTC)


def test_a_month_in_a_changed_answer_falls_in_the_band_of_the_day_of_its_session() -> None:
    month = Said(ids=("within-a-year",), source="record", on=date(2025, 11, 1))
    replies = (*picked("VIS-2"), Given((month,)), Wrote("Found."), DONE)
    session, _, asker = amending(*replies, started=JUNE)
    (put,) = [put for put in asker.puts if put.id == "VIS-2"]
    answer = session.all_answers().by_ref[Ref("VIS-2")]
    assert put.read_month is not None

    read = put.read_month("nov 2025")
    assert isinstance(read, Dated)
    assert "within-a-year" == read.option
    assert (JUNE.date(), "within-a-year") == (answer.answered, answer.value)
    assert AT == session.amendments[0].at


def test_it_is_said_whose_day_a_change_speaks_of_where_that_is_not_today() -> None:
    said = OF_ITS_DAY.format(day="16 June 2026")
    heard = ([text for _, text in amending(DONE, started=day)[2].said] for day in (JUNE, None))

    assert [True, False] == [said in each for each in heard]
