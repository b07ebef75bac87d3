"""Days and months at their prompts: said back, refused with a reason, never a loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from ehe_check.ask.case.decide import NewDecision
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.put_question import month_reader
from ehe_check.ask.day import (
    ANOTHER_DAY,
    NOT_READ,
    TO_COME,
    PastMoment,
    ask_past_moment,
    coming_day,
)
from ehe_check.ask.form_field import FieldKind, FieldWords, FormField, ask_field
from ehe_check.ask.put import Asker, Dated, Put, ask_text
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answers, Entry
from ehe_check.page.short_dates import distance_words
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import BANK, TODAY, advice_of, talk_of
from tests.worked import session_of

NO_MORE = Chosen(("as-above",))
SKIP, BACK = Moved(Move.SKIP), Moved(Move.BACK)


@dataclass
class Asked:
    """What came of a prompt for a day: the day, what was put, and what was said."""

    day: object
    asker: ScriptedAsker

    @property
    def said(self) -> list[str]:
        return self.asker.texts

    @property
    def put(self) -> Put:
        return self.asker.puts[-1]


def walk_with(asker: Asker) -> Interview:
    session = session_of(Answers(entries=(Entry(id="child-1", label="eldest"),)), "quick")
    return talk_of(
        session.model_copy(update={"decision": Decision(urgency=Urgency.NONE, agrees=True)}), asker
    )


def deciding(*replies: Reply) -> Asked:
    """Ask by when a decision is carried out; what is read back is kept."""
    asker = ScriptedAsker([NO_MORE, Wrote("Ring the school."), SKIP, *replies, SKIP])
    walk = walk_with(asker)
    question = next(each for each in BANK.questions if each.decides)
    NewDecision(walk, question, advice_of(walk.session)).ask()
    row = walk.session.decided_to
    return Asked(row.by if row is not None else None, asker)


def supervising(*replies: Reply) -> Asked:
    """Ask by when an action of supervision is done."""
    asker = ScriptedAsker(replies)
    return Asked(ask_field(asker, TODAY, by(FieldKind.DAY)), asker)


def by(kind: FieldKind, *, needed: bool = False) -> FormField[Decision]:
    return FormField("by", FieldWords(kind=kind, text="By when?", needed=needed))


def month(typed: str) -> Dated | str:
    """Read a month as it is typed beside when somebody was last seen."""
    read = month_reader(BANK.by_id["VIS-1"], TODAY)
    assert read is not None
    return read(typed)


COMING = pytest.mark.parametrize("asked", [deciding, supervising])
Asking = Callable[..., Asked]


@pytest.mark.parametrize(
    ("typed", "day", "read", "more"),
    [
        ("Friday", date(2026, 11, 27), "Friday 27 November 2026, in 3 days.", [ANOTHER_DAY]),
        ("Next Tuesday", date(2026, 12, 1), "Tuesday 1 December 2026, in 7 days.", [ANOTHER_DAY]),
        ("24/11", TODAY, "Tuesday 24 November 2026, today.", []),
        ("today", TODAY, "Tuesday 24 November 2026, today.", []),
        ("1/12/2026", date(2026, 12, 1), "Tuesday 1 December 2026, in 7 days.", []),
        (
            "2026-11-20",
            date(2026, 11, 20),
            "Friday 20 November 2026, 4 days ago.",
            ["That day has passed.", ANOTHER_DAY],
        ),
    ],
)
def test_a_day_to_come_is_said_back_in_one_way_and_kept_by_enter_where_no_question_follows(
    typed: str, day: date, read: str, more: list[str]
) -> None:
    said, last = supervising(Wrote(typed)), deciding(Wrote(typed))
    words = " ".join([f"That is {read}", *more])

    assert (day, [words]) == (said.day, said.said)
    assert day == last.day
    if ANOTHER_DAY in more:
        assert (f"{words} Enter keeps it.", typed, []) == (
            last.put.text,
            last.put.enter,
            last.said,
        )
    else:
        assert ("decision by", [words]) == (last.put.name, last.said)


def test_a_number_alone_says_nobody_who_does_it() -> None:
    asker = ScriptedAsker([NO_MORE, Wrote("Ring the school."), Wrote("2"), Wrote("nurse, today")])
    walk = walk_with(asker)
    question = next(each for each in BANK.questions if each.decides)
    NewDecision(walk, question, advice_of(walk.session)).ask()
    row = walk.session.decided_to

    assert row is not None
    assert ("nurse", TODAY) == (row.who, row.by)
    assert "Here 2 alone stands for nothing. Type words." in asker.texts


def test_another_day_typed_at_what_is_read_back_is_read_back_in_its_turn() -> None:
    again = deciding(Wrote("friday"), Wrote("in 2 weeks"), Wrote("in 2 weeks"))
    back = deciding(Wrote("friday"), BACK, Wrote("1/12/2026"))
    unread = deciding(Wrote("friday"), Wrote("soonish"), SKIP)

    assert [date(2026, 12, 8), date(2026, 12, 1), None] == [x.day for x in (again, back, unread)]
    assert again.put.text.startswith("That is Tuesday 8 December 2026, in 14 days.")
    assert ["friday"] * 2 == [back.put.refused, unread.put.refused]
    assert 1 == len(unread.said)


@COMING
@pytest.mark.parametrize(
    "typed", ["by the end of term", "Half term", "half-term", "after the holidays"]
)
def test_a_term_is_refused_kindly_with_the_reason_and_a_day_to_type(
    asked: Asking, typed: str
) -> None:
    found = asked(Wrote(typed), SKIP)

    assert None is found.day
    assert "Term dates differ from school to school" in found.said[0]
    assert "type the day itself, such as 18/12/2026" in found.said[0]
    assert typed == found.put.refused


@pytest.mark.parametrize(
    ("typed", "day", "band", "words"),
    [
        ("last month", date(2026, 10, 1), "within-3-months", "October 2026"),
        ("last Friday", date(2026, 11, 20), "within-3-months", "Friday 20 November 2026"),
        ("today", TODAY, "within-3-months", "Tuesday 24 November 2026"),
        ("oct 25", date(2025, 10, 1), "longer-ago", "October 2025"),
        ("3 months ago", date(2026, 8, 1), "within-a-year", "August 2026"),
        ("2025-06-30", date(2025, 6, 30), "longer-ago", "Monday 30 June 2025"),
    ],
)
def test_a_month_or_day_that_is_past_is_read_with_the_band_that_it_falls_under(
    typed: str, day: date, band: str, words: str
) -> None:
    assert Dated(day, band, words) == month(typed) == month(f"  {typed.upper()} ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soonish", "That is not a month or a day. Type a month or day, such as oct"),
        ("31/2", "There is no such day as 31/2."),
        ("25/11/2026", "Wednesday 25 November 2026, which has not come yet"),
        ("jan 2027", "January 2027, which has not come yet"),
        ("13/25", "There is no such day as 13/25."),
    ],
)
def test_what_is_no_month_that_is_past_is_refused_with_its_reason(typed: str, said: str) -> None:
    read = month(typed)

    assert isinstance(read, str)
    assert said in read
    assert month_reader(BANK.by_id["VIS-5"], TODAY) is None


@COMING
def test_what_is_not_a_day_is_refused_with_its_reason_and_offered_again(asked: Asking) -> None:
    found, none = asked(Wrote("soonish"), SKIP), asked(Wrote("31/2"), SKIP)
    whole = asked(Wrote("December 2026"), SKIP)

    assert (None, None, "soonish") == (found.day, whole.day, found.put.refused)
    assert "such as" in found.said[0]
    assert "skip" not in found.said[0]
    assert ["There is no such day as 31/2."] == none.said
    assert ["That is December 2026, a whole month. Give the day too, such as 28/12/2026."] == (
        whole.said
    )
    assert not [text for text in asked(Wrote("Next Friday")).said if "name" in text]


@COMING
def test_the_example_beside_a_whole_month_is_a_day_in_it(asked: Asking) -> None:
    for month in range(1, 13):
        said = asked(Wrote(f"{month}/2027"), SKIP).said[0]
        example = said.partition("such as ")[2].removesuffix(".")
        day = asked(Wrote(example)).day

        assert isinstance(day, date)
        assert (month, 2027) == (day.month, day.year)


def test_each_prompt_says_when_to_skip_and_leaves_it_to_the_asker_to_say_how() -> None:
    put = supervising(SKIP).put

    assert put.wants_no_words
    assert put.skip_when
    assert "skip" not in put.placeholder


def test_what_is_said_back_is_the_day_that_is_kept() -> None:
    for days in range(731):
        asker = ScriptedAsker([])
        today = date.fromordinal(TODAY.toordinal() + days)
        day = coming_day(asker, today, "friday")

        assert day is not None
        said = asker.said[-1][1].removesuffix(f" {ANOTHER_DAY}")
        far = distance_words(day, today)
        assert f"That is Friday {day.day} {day:%B} {day.year}, {far}." == said


@pytest.mark.parametrize(
    ("kind", "typed", "day"),
    [
        (FieldKind.DAY, "1/12/2026", date(2026, 12, 1)),
        (FieldKind.PAST_DAY, "1/11/2026", date(2026, 11, 1)),
    ],
)
def test_a_day_that_is_needed_is_asked_for_until_there_is_one(
    kind: FieldKind, typed: str, day: date
) -> None:
    asker = ScriptedAsker([SKIP, Wrote(typed)])

    assert day == ask_field(asker, TODAY, by(kind, needed=True))
    assert asker.said[0][1].startswith("Type the day: ")
    assert ask_field(ScriptedAsker([SKIP]), TODAY, by(kind)) is None


# When something happened: a time, a day or both, said back.


NOW = datetime(2026, 11, 24, 14, 25, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def asked(*replies: Reply, enter: str = "") -> tuple[PastMoment | Move | None, ScriptedAsker]:
    asker = ScriptedAsker(replies)
    put = replace(ask_text("when", "When:"), enter=enter)
    return ask_past_moment(lambda: NOW, asker, put, TODAY), asker


@pytest.mark.parametrize(
    ("typed", "moment", "said"),
    [
        ("14:20", PastMoment(TODAY, "14:20"), "today, 14:20."),
        ("now", PastMoment(TODAY, "14:25"), "today, 14:25."),
        ("yesterday", PastMoment(MONDAY), f"23 November 2026. {ANOTHER_DAY}"),
        ("yesterday 14:20", PastMoment(MONDAY, "14:20"), f"23 November 2026, 14:20. {ANOTHER_DAY}"),
        ("14:20, 23/11", PastMoment(MONDAY, "14:20"), f"23 November 2026, 14:20. {ANOTHER_DAY}"),
        ("23/11/2026 at 2 pm", PastMoment(MONDAY, "14:00"), "23 November 2026, 14:00."),
    ],
)
def test_it_is_read_and_said_back(typed: str, moment: PastMoment, said: str) -> None:
    found, asker = asked(Wrote(typed))

    assert moment == found
    assert [f"That is {said}"] == asker.texts


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2:20", "Is that 02:20 or 14:20? Type it that way."),
        ("tomorrow", NOT_READ),
        ("soon", NOT_READ),
        ("25/11/2026", TO_COME),
        ("14:26", "It is 14:25 now, so 14:26 today is still to come."),
        ("today, 20:00", "It is 14:25 now, so 20:00 today is still to come."),
        ("november", NOT_READ),
    ],
)
def test_what_is_open_or_still_to_come_is_not_guessed(typed: str, said: str) -> None:
    found, asker = asked(Wrote(typed), Wrote("14:20"))

    assert [said, "That is today, 14:20."] == asker.texts
    assert typed == asker.puts[1].refused
    assert PastMoment(TODAY, "14:20") == found


def test_enter_alone_is_today_and_nothing_is_said_back_of_it() -> None:
    today, once = asked(Wrote("today"), enter="today")

    assert (PastMoment(TODAY), []) == (today, once.texts)
    assert None is asked(SKIP)[0]
    assert Move.BACK is asked(BACK)[0]
