"""A session taken up again or changed: what stands is said before anything else is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

import pytest

from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.finished import amend
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.walk_through import resume, walk_through
from ehe_check.ask.put import Asker, Dated, Ending, PersonLeftError, Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.effect import Route
from ehe_check.bank.question import QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import CallMade
from ehe_check.case.session import Session
from ehe_check.case.walk import topic_of
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.follow import Earlier, earlier_answers
from tests.any_answers import FIRST, all_answered, cast
from tests.ask.scripts import Overheard, ScriptedAsker
from tests.ask.walks import TODAY, advice_of, sheet_of, talk_of, with_at_hand
from tests.counts import proving
from tests.telephones import shipped_telephone
from tests.worked import session_of, shipped_bank

SAVED = datetime(2026, 11, 24, 10, 2, tzinfo=UTC)
ON, STOP = Chosen(("on",)), Chosen(("stop",))
CARE = "children's social care, 01632 960001 (out of hours 01632 960002)"
NOW = "Do that now. Everything so far is saved."
THAT_DAY = "Do that today. Everything so far is saved."
IN_ORDER = "Do that now, in that order. Everything so far is saved."
HELD = (
    "Keep to HOLD until you hear otherwise from children's social care. Everything so far is saved."
)
THAT_DAY_HELD = "Do that today, and keep to HOLD. Everything so far is saved."
AGREE_WITH_WORKER = (
    "Keep to ASK FIRST until it is agreed with the allocated worker. Everything so far is saved."
)
THAT_DAY_AGREED = "Do that today, and keep to ASK FIRST. Everything so far is saved."
CHILDREN = tuple(Entry(id=f"child-{place}", label=f"child {place}") for place in (1, 2))

CONFIRMED = {"NOW_2": "told", "NOW_2.state": "confirmed", "NOW_3": "child-protection-plan"}


def given(**values: str) -> Answers:
    """Answers by the names of their questions, an underscore for the dash."""
    answers = Answers(entries=CHILDREN[:1])
    for name, value in values.items():
        question = shipped_bank().by_id[name.replace("_", "-")]
        said = (value,) if question.kind.takes_several else value
        answers = answers.with_answer(Answer(question=question.id, value=said))
    return answers


@dataclass
class NotYet(ScriptedAsker):
    """Says of each call of today that it is not made yet, and replies to all else in order."""

    def put(self, question: Put) -> Reply:
        if question.name.startswith("rung "):
            self.puts.append(question)
            return Chosen(("not-yet",))
        return super().put(question)


@dataclass
class TakenUp(Overheard):
    """A session that was taken up again, and left at the first thing without a reply."""

    ending: Ending
    asker: ScriptedAsker

    @property
    def resume(self) -> Put:
        return self.put("resume")

    @property
    def urgent(self) -> list[str]:
        return self.asker.urgent

    @property
    def alerts(self) -> list[str]:
        return alerts_in(self.asker)


def alerts_in(asker: ScriptedAsker) -> list[str]:
    return [put.text for put in asker.named("alert")]


def walk_of(
    session: Session, asker: ScriptedAsker, earlier: Mapping[Ref, Earlier] | None = None
) -> Interview:
    return talk_of(
        session, asker, earlier=earlier or {}, last_saved=SAVED, telephone=shipped_telephone(TODAY)
    )


def taken_up(
    answers: Answers, *replies: Reply, earlier: Mapping[Ref, Earlier] | None = None
) -> TakenUp:
    asker = NotYet(replies)
    walk = walk_of(session_of(answers, "quick", "school-nurse"), asker, earlier)

    return TakenUp(walk_through(walk, lambda: sheet_of(walk.session), lambda _: None), asker)


def test_an_emergency_its_calls_and_a_hold_stand_first_and_let_one_stop() -> None:
    again, stopped = taken_up(given(NOW_1="yes"), ON), taken_up(given(NOW_1="yes"), STOP)
    danger = "999: you answered that someone is in danger now. If so still: call 999."

    assert danger == again.urgent[0]
    assert again.urgent[-1].startswith("HOLD")
    assert ["rung social-care", "rung lead", "resume", "NOW-2"] == again.names
    assert ["on", "stop"] == [choice.id for choice in again.resume.choices]
    assert (Ending.LEFT, again.names[:-1]) == (stopped.ending, stopped.names)


def test_it_says_which_case_then_what_stands_and_each_call_of_today_then_where_the_walk_is() -> (
    None
):
    again = taken_up(given(NOW_2="told"), ON)
    starts = ("EHE-TEST, saved", "TODAY still", "HOLD.", "Last", "Next", "About")
    calls = [put.text for put in again.asker.puts if put.name.startswith("rung ")]

    assert len(starts) == len(again.said)
    assert all(map(str.startswith, again.said, starts)), again.said
    assert ["Told children's social care?", "Told your safeguarding lead?"] == calls
    assert [
        f"TODAY still stands: {CARE}: a child has spoken of being harmed.",
        "TODAY still stands: your safeguarding lead, 01632 960003: tell them; do not wait.",
    ] == again.urgent[0].split("\n")


def test_what_to_say_is_at_hand_where_something_urgent_stands_and_the_person_comes_back_here() -> (
    None
):
    for answers, keys in ((given(NOW_1="yes"), ["c"]), (given(NOW_1="no"), [])):
        asker = NotYet([Chosen(("call",)), STOP] if keys else [])
        walk = walk_of(session_of(answers, "quick"), asker)
        with_at_hand(walk, what_to_say=lambda _: "I am ringing about one child.")
        walk_through(walk, lambda: pytest.fail("no advice is asked for"), lambda _: None)

        resumes = asker.named("resume")
        assert keys == [each.code for each in resumes[0].shortcuts]
        assert bool(keys) is ("I am ringing about one child." in asker.texts)
        assert 1 + len(keys) == len(resumes)


def test_where_nothing_stands_only_the_state_is_said() -> None:
    bank = shipped_bank()
    again = taken_up(given(NOW_1="no"), ON)
    skipped = given(NOW_1="no").with_answer(Answer(question="NOW-2", skipped=True))
    said, last, following, left = again.said

    assert [] == again.urgent
    assert ["resume", "NOW-2"] == again.names
    assert (["on"], "on") == ([each.id for each in again.resume.choices], again.resume.pointed)
    assert said.startswith("EHE-TEST, saved 24 November 2026, 10:02, role: ")
    assert said.endswith(". 1 of about 18 answered.")
    assert f"Last answer: {bank.by_id['NOW-1'].short}: " in last
    assert f"Next: {bank.by_id['NOW-2'].text}" == following
    assert re.fullmatch(r"About \d+ minutes left\.", left)
    assert "1 of about 18 answered, 1 skipped." in taken_up(skipped, ON).said[0]


def test_a_first_sitting_begins_with_its_first_question_and_the_topics_are_one_key_away() -> None:
    begun = taken_up(Answers(entries=CHILDREN))
    topics = Moved(Move.TOPICS)
    again = taken_up(given(NOW_1="no"), topics, Chosen(("NOW",)), Chosen(("NOW-1",)))

    assert [] == begun.asker.said
    place = begun.asker.puts[0].place
    assert place is not None
    assert "1 of about 18" == place.number
    assert ["resume", "topics", "topic NOW", "NOW-1"] == again.names


def test_a_hold_of_the_earlier_session_is_said_once_when_going_on_from_it() -> None:
    before = earlier_answers(shipped_bank(), session_of(given(NOW_2="told")), TODAY)
    begun = taken_up(given(), ON, earlier=before)
    anew = taken_up(given(NOW_2="told"), ON, ON, earlier=before)

    assert begun.urgent[0].startswith("HOLD")
    assert [] == begun.alerts
    assert "Your answers last time called for HOLD." in begun.said[0]
    assert 1 == len([text for text in anew.urgent if text.startswith("HOLD")])


def test_an_ask_first_of_the_earlier_session_is_said_each_time_until_a_box_of_its_own_stands() -> (
    None
):
    worry = given(RGT_2="safety-health-development", ADU_1="hostile")
    before = earlier_answers(shipped_bank(), session_of(worry), TODAY)
    begun, own = (taken_up(each, ON, earlier=before) for each in (given(NOW_1="no"), worry))

    assert [1, 0] == [
        sum("Your answers last time called for ASK FIRST." in said for said in each.said)
        for each in (begun, own)
    ]
    assert ["ASK FIRST", "ASK FIRST"] == [each.urgent[-1][:9] for each in (begun, own)]


def test_opening_a_finished_session_to_change_it_says_what_stands_and_lets_one_stop() -> None:
    asker = opened_to_change(given(NOW_1="yes"))

    assert asker.said[0][1].startswith("Call 999 now:")
    assert ["alert", "alert", "check"] == asker.names
    for answers in (given(NOW_1="yes"), given(**CONFIRMED)):
        with pytest.raises(PersonLeftError):
            amend(walk_of(session_of(answers), ScriptedAsker([STOP])))


def opened_to_change(answers: Answers) -> ScriptedAsker:
    """A finished session that is opened to be changed, and left again."""
    asker = ScriptedAsker([ON, ON, Chosen(("advice",))])
    amend(walk_of(session_of(answers), asker))
    return asker


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (given(NOW_1="yes"), [NOW, HELD]),
        (given(NOW_1="yes", NOW_2="told"), [IN_ORDER, HELD]),
        (given(NOW_1="not-sure"), [THAT_DAY_AGREED]),
        (given(NOW_2="told"), [THAT_DAY_HELD]),
        (given(**CONFIRMED), [AGREE_WITH_WORKER]),
    ],
)
def test_each_is_to_be_done_when_it_says(answers: Answers, expected: list[str]) -> None:
    assert expected == alerts_in(opened_to_change(answers))


def every_single_answer() -> Iterator[Answers]:
    """Each option of each question of the bank, given alone.

    Every day one of each kind: of each step and box once, and of each question one without any.
    """
    kinds = set[object]()
    for question in shipped_bank().questions:
        for option in question.options:
            calls = (option.say, option.effects, option.routes)
            kind = calls if any(calls) else question.id
            if kind in kinds and not proving():
                continue
            kinds.add(kind)
            several = question.kind is QuestionKind.SEVERAL
            answer = Answer(
                question=question.id,
                about=f"{question.per}-1" if question.per else None,
                value=(option.id,) if several else option.id,
            )
            listed = (Entry(id=answer.about, label="listed"),) if answer.about else ()
            yield Answers(entries=listed).with_answer(answer)


@cache
def every_one_opened() -> tuple[tuple[Answers, ScriptedAsker], ...]:
    return tuple((answers, opened_to_change(answers)) for answers in every_single_answer())


def test_no_alert_leaves_it_open_whether_it_is_done_first() -> None:
    alerts = {text for _, opened in every_one_opened() for text in alerts_in(opened)}
    first = {text.partition(" until ")[0] for text in alerts}
    boxes = {"Keep to HOLD", "Keep to ASK FIRST"}

    assert {NOW, IN_ORDER, THAT_DAY, *boxes, THAT_DAY_HELD, THAT_DAY_AGREED} == first


def test_every_answer_that_calls_for_something_says_it_again_when_the_session_is_taken_up() -> None:
    for answers, opened in every_one_opened():
        again = taken_up(answers, ON)
        urgent = opened.urgent
        boxes = [text for text in urgent if text.startswith(("HOLD", "ASK FIRST"))]
        advice = advice_of(session_of(answers))
        is_danger = any(text.startswith("999: ") for text in again.urgent)

        assert bool(urgent) == ("stop" in [choice.id for choice in again.resume.choices])
        assert boxes == [text for text in again.urgent if text.startswith(("HOLD", "ASK FIRST"))]
        assert is_danger is (advice.urgency is Urgency.EMERGENCY)
        assert due(advice) == {name for name in again.names if name.startswith("rung ")}


def test_who_has_rung_everybody_is_not_told_to_leave_and_do_it_now() -> None:
    before = session_of(given(NOW_1="not-sure"))
    asking = talk_of(before, ScriptedAsker([]), telephone=shipped_telephone(TODAY))
    told = asking.at_hand.telephone.rows(before)[0].because
    made = before.with_calls(CallMade(to=Route.LEAD, on=TODAY, told=told))
    for session, replies, leaves in (
        (before, [Chosen(("not-yet",)), STOP], "Leave, and do it now"),
        (made, [STOP], "Leave for now"),
    ):
        asker = ScriptedAsker(replies)
        with pytest.raises(PersonLeftError):
            resume(talk_of(session, asker, telephone=shipped_telephone(TODAY)))

        assert leaves in [choice.text for choice in asker.puts[-1].choices]


def due(advice: Recommendation) -> set[str]:
    """The calls of today that advice asks for, each as it is asked about."""
    routes = {*advice.routes}
    routes |= {Route.SOCIAL_CARE} if advice.urgency is Urgency.EMERGENCY else set()
    routes |= {Route.LEAD} if Route.SOCIAL_CARE in routes else set()
    return {f"rung {route}" for route in routes}


# A finished session changed: each change with its reason, no trace of what was discarded.


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


def walk_with(asker: Asker, saved: list[Session], started: datetime | None = None) -> Interview:
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
    asked = SHIPPED.by_id[question.partition(" ")[0]]
    return Chosen((topic_of(SHIPPED, asked).id,)), Chosen((question,))


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


PARTLY = Given((Said(by="DRI-3", ids=("no",)), Said(by="DRI-4", ids=("partly",))))


def test_what_a_change_parks_is_said_first_and_stays_in_the_file() -> None:
    session, _, asker = amending(
        *(*anew("DRI-1", "not-settled"), Wrote("One.")),
        *(Chosen(("DRI-3",)), PARTLY, Wrote("Two.")),
        *(Chosen(("DRI-1",)), Chosen(("settled",)), Chosen(("change",))),
        *(Wrote("Three."), DONE),
    )

    assert ["DRI-1", "DRI-4", "DRI-1"] == [change.question for change in session.amendments]
    assert "park" in asker.names
    assert "partly" == session.all_answers().by_ref[Ref("DRI-4")].value


def test_whoever_stops_to_act_at_an_alert_of_a_change_keeps_what_was_said_and_is_told() -> None:
    for more in ([Chosen(("stop",))], [Chosen(("on",)), Chosen(("on",)), LEAVE]):
        saved, asker = list[Session](), ScriptedAsker([*picked("NOW-1"), Chosen(("yes",)), *more])
        walk = walk_with(asker, saved)
        with pytest.raises(PersonLeftError):
            amend(walk)

        assert ["NOW-1"] == [each.question for each in walk.session.amendments]
        assert "yes" == walk.session.all_answers().by_ref[Ref("NOW-1")].value
        assert saved[-1:] == [walk.session]
        assert (
            "The change is kept. Its reason was not said yet, and the file says so."
            == asker.texts[-1]
        )


def test_an_alert_in_the_middle_of_a_change_does_not_say_that_it_is_saved() -> None:
    _, _, asker = amending(
        *(*picked("NOW-1"), Chosen(("yes",)), Chosen(("on",)), Chosen(("on",))),
        *(Wrote("New."), DONE),
    )
    alerts = [put.text for put in asker.named("alert")]

    assert alerts
    assert not [text for text in alerts if "is saved." in text]
    assert all("If you stop here, the change is kept." in text for text in alerts)


JUNE = datetime(2026, 6, 16, 10, tzinfo=UTC)


def test_a_month_in_a_changed_answer_falls_in_the_band_of_the_day_of_its_session() -> None:
    month = Said(by="VIS-2", ids=("within-a-year",), source="record", on=date(2025, 11, 1))
    replies = (*picked("VIS-1 (child-1)"), Given((month,)), Wrote("Found."), DONE)
    session, _, asker = amending(*replies, started=JUNE)
    (put,) = [put for put in asker.puts if put.id == "VIS-1"]
    answer = session.all_answers().by_ref[Ref("VIS-2")]
    assert put.known.read_month is not None

    read = put.known.read_month("nov 2025")
    assert isinstance(read, Dated)
    assert "within-a-year" == read.option
    assert (JUNE.date(), "within-a-year") == (answer.answered, answer.value)
    assert AT == session.amendments[0].at


def test_it_is_said_whose_day_a_change_speaks_of_where_that_is_not_today() -> None:
    said = (
        "This is the session of 16 June 2026. Answer as it was on that day: what has come to "
        "be since belongs in a new session."
    )
    heard = ([text for _, text in amending(DONE, started=day)[2].said] for day in (JUNE, None))

    assert [True, False] == [said in each for each in heard]
