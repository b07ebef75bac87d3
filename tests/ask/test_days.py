"""Days and months at their prompts: said back, refused with a reason, never a loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from ehe_check.ask.case.decide import decide
from ehe_check.ask.case.one_question import OneQuestion
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.day import ANOTHER_DAY, coming_day, past_day
from ehe_check.ask.put import Asker, Move, Moved, Put, Reply, Wrote
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.judge.truth import Judgement, Truth
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import advice_of
from tests.supervised import supervision
from tests.worked import session_of, shipped_bank

TODAY = date(2026, 11, 24)  # a Tuesday
BANK = shipped_bank()
SEEN = Answer(question="VIS-1", about="child-1", value="within-a-year")
SKIP, BACK = Moved(Move.SKIP), Moved(Move.BACK)


@dataclass
class Asked:
    """What came of a prompt for a day: the day, what was put, and what was said."""

    day: object
    asker: ScriptedAsker

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.asker.said]

    @property
    def put(self) -> Put:
        return self.asker.puts[-1]


def walk_with(asker: Asker) -> CaseTalk:
    session = session_of(Answers(entries=(Entry(id="child-1", label="eldest"),)), "quick")
    return CaseTalk(
        bank=BANK,
        session=session.model_copy(
            update={"decision": Decision(urgency=Urgency.NONE, agrees=True)}
        ),
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC),
    )


def deciding(*replies: Reply) -> Asked:
    """Ask by when a decision is carried out."""
    asker = ScriptedAsker([Moved(Move.SKIP)] * 3 + [*replies])
    walk = walk_with(asker)
    decide(walk, next(each for each in BANK.questions if each.decides), advice_of(walk.session))
    assert walk.session.decision is not None
    return Asked(walk.session.decision.by, asker)


def supervising(*replies: Reply) -> Asked:
    """Ask by when an action of supervision is done."""
    asker = ScriptedAsker(replies)
    talk = Discussion(
        supervision=supervision(is_draft=True),
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 11, tzinfo=UTC),
        points=(),
        questions=(),
    )
    return Asked(talk.day("by", "By when?", None), asker)


def dating(*replies: Reply) -> Asked:
    """Ask in which month somebody was seen."""
    asker = ScriptedAsker(replies)
    step = Step(BANK.by_id["VIS-1"], "child-1", Judgement(Truth.TRUE))
    answer = OneQuestion(walk_with(asker), step, "").month(SEEN)
    return Asked(answer.on if isinstance(answer, Answer) else answer, asker)


COMING = pytest.mark.parametrize("asked", [deciding, supervising])
EVERY = pytest.mark.parametrize("asked", [deciding, supervising, dating])
Asking = Callable[..., Asked]


@COMING
@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        (
            "Friday",
            date(2026, 11, 27),
            [f"That is Friday 27 November 2026. {ANOTHER_DAY}"],
        ),
        (
            "Next Tuesday",
            date(2026, 12, 1),
            [f"That is Tuesday 1 December 2026. {ANOTHER_DAY}"],
        ),
        ("24/11", TODAY, [f"That is Tuesday 24 November 2026. {ANOTHER_DAY}"]),
        ("1/12/2026", date(2026, 12, 1), []),
        ("2026-11-20", date(2026, 11, 20), ["That day has passed."]),
        (
            "20/11/26",
            date(2026, 11, 20),
            [f"That is Friday 20 November 2026. That day has passed. {ANOTHER_DAY}"],
        ),
    ],
)
def test_a_day_to_come_is_taken_and_said_back_where_it_was_not_written_out(
    asked: Asking, typed: str, day: date, said: list[str]
) -> None:
    found = asked(Wrote(typed))

    assert (day, said) == (found.day, found.said)


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("last month", date(2026, 10, 1), "That is October 2026."),
        ("nov 26", date(2026, 11, 1), "That is November 2026."),
        ("last Friday", date(2026, 11, 20), "That is Friday 20 November 2026."),
        ("today", TODAY, "That is Tuesday 24 November 2026."),
    ],
)
def test_a_day_or_month_that_is_past_is_taken_and_said_back(
    typed: str, day: date, said: str
) -> None:
    found = dating(Wrote(typed))

    assert (day, said) == (found.day, found.said[0])


@EVERY
def test_what_is_not_a_day_is_refused_with_examples_and_offered_again(asked: Asking) -> None:
    found = asked(Wrote("soonish"), SKIP)

    assert None is found.day
    assert "soonish" == found.put.refused
    assert "such as" in found.said[0]
    assert "skip" not in found.said[0]


@EVERY
def test_a_day_of_no_calendar_is_refused_with_its_reason(asked: Asking) -> None:
    assert ["There is no such day as 31/2."] == asked(Wrote("31/2"), SKIP).said


@COMING
def test_a_whole_month_is_no_day_to_do_something_by(asked: Asking) -> None:
    found = asked(Wrote("December 2026"), SKIP)

    assert None is found.day
    assert ["That is December 2026, a whole month. Give the day too, such as 28/12/2026."] == (
        found.said
    )


@COMING
def test_the_example_beside_a_whole_month_is_a_day_in_it(asked: Asking) -> None:
    for month in range(1, 13):
        said = asked(Wrote(f"{month}/2027"), SKIP).said[0]
        example = said.partition("such as ")[2].removesuffix(".")
        day = asked(Wrote(example)).day

        assert isinstance(day, date)
        assert (month, 2027) == (day.month, day.year)


def test_a_month_that_has_not_come_is_refused_with_its_reason() -> None:
    found = dating(Wrote("25/11/2026"), Wrote("24/11/2026"))

    assert TODAY == found.day
    assert "Wednesday 25 November 2026, which has not come yet" in found.said[0]


@EVERY
def test_each_prompt_says_when_to_skip_and_leaves_it_to_the_asker_to_say_how(asked: Asking) -> None:
    put = asked(SKIP).put

    assert put.wants_no_words
    assert put.skip_when
    assert "skip" not in put.placeholder


@COMING
def test_the_name_of_a_weekday_is_never_taken_for_the_name_of_a_person(asked: Asking) -> None:
    assert not [text for text in asked(Wrote("Next Friday")).said if "name" in text]


def test_what_is_said_back_is_the_day_that_is_kept() -> None:
    for days in range(731):
        asker = ScriptedAsker([])
        today = date.fromordinal(TODAY.toordinal() + days)
        for read in (coming_day, past_day):
            day = read(asker, "friday", today)

            assert day is not None
            said = asker.said[-1][1].removesuffix(f" {ANOTHER_DAY}")
            assert f"That is Friday {day.day} {day:%B} {day.year}." == said
