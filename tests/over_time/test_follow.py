"""An earlier session followed: which answers may be kept, and how they stand once they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import NOT_KNOWN
from ehe_check.bank.effect import Does
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Keeps, Question
from ehe_check.case.answers_on_a_day import aged
from ehe_check.judge.answers import Answer, Answers, Entry, Ref, Sighting
from ehe_check.over_time.compare import compare
from ehe_check.over_time.follow import (
    Earlier,
    EarlierCell,
    Whether,
    as_listed_now,
    earlier_answers,
    earlier_cells,
    listed_again,
)
from tests.any_answers import any_answers
from tests.banks import (
    CHILDREN,
    TODAY,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)
from tests.counts import tries
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
BANK = small_bank(
    CHILDREN,
    """
    [bands.last-time]
    options = [
      { id = "lately", text = "In the last 3 months", months = 3 },
      { id = "within-a-year", text = "3 to 12 months ago", months = 12 },
      { id = "longer-ago", text = "Longer ago" },
    ]
    """,
    asks("NOW-1", "no", "yes", keeps="today"),
    asks("NOW-2", "no", "yes"),
    asks("NOW-3", bands="last-time", dated=True),
    asks("NOW-4", "begun", "never", dated=True),
    asks("NOW-5", "home", "school", "away", kind="several"),
    """
    [[questions]]
    id = "NOW-6"
    keeps = "12-months"
    options = [{ id = "six-months", keeps = "6-months" }, "a-year"]
    """,
    asks("NOW-7", "no", "yes", again_when=["child"]),
    """
    [[questions]]
    id = "NOW-8"
    kind = "several"
    options = [{ id = "short", keeps = "8-weeks" }, "long"]
    """,
    asks("VIS-1", "no", "yes", per="child"),
    asks("SUP-1", "no", "yes", after_advice=True),
)


def earlier(
    answers: Answers | list[Answer], today: date = TODAY, bank: QuestionBank = BANK
) -> dict[Ref, Earlier]:
    return earlier_answers(bank, side(bank, answers, BEFORE).session, today)


def test_an_answer_is_kept_asked_again_or_set_aside() -> None:
    for answer, expected in [
        (value("NOW-2", "yes"), Whether.MAY_BE_KEPT),
        (not_known("NOW-2"), Whether.MAY_BE_KEPT),
        (Answer(question="NOW-2", value="yes", asked="What of NOW-2?"), Whether.MAY_BE_KEPT),
        (Answer(question="NOW-3", value="lately", on=date(2026, 11, 1)), Whether.MAY_BE_KEPT),
        (Answer(question="NOW-4", value="begun"), Whether.MAY_BE_KEPT),
        (value("NOW-5", ("home", "away")), Whether.MAY_BE_KEPT),
        (value("VIS-1", "yes", "child-1"), Whether.MAY_BE_KEPT),
        (value("NOW-1", "no"), Whether.EACH_TIME),
        (value("SUP-1", "no"), Whether.EACH_TIME),
        (value("NOW-3", "lately"), Whether.NO_MONTH),
        (value("NOW-3", "longer-ago"), Whether.NO_MONTH),
        (not_known("NOW-3"), Whether.NO_MONTH),
        (Answer(question="NOW-2", value="yes", asked="Was it so?"), Whether.REWORDED),
        (Answer(question="NOW-1", value="yes", asked="Was it so?"), Whether.REWORDED),
        (value("NOW-2", "perhaps"), Whether.NOT_AN_OPTION),
        (value("NOW-5", ("home", "moon")), Whether.NOT_AN_OPTION),
        (value("GONE-1", "yes"), Whether.NO_QUESTION),
        (value("VIS-1", "yes", "child-2"), Whether.NOBODY),
        (value("VIS-1", "yes"), Whether.NOBODY),
        (value("NOW-2", "yes", "child-1"), Whether.NOBODY),
        (value("NOW-8", ("long",)), Whether.MAY_BE_KEPT),
        (value("NOW-8", ("long", "short")), Whether.TOO_OLD),
    ]:
        found = earlier(said(answer, entries=("child-1",)))[answer.ref]

        assert (expected, expected is Whether.MAY_BE_KEPT) == (found.whether, found.may_be_kept), (
            answer
        )
    gone = Entry(id="child-1", label="entered twice", removed=BEFORE)
    answers = replace(said(value("VIS-1", "yes", "child-1")), entries=(gone,))
    assert Whether.NOBODY is earlier(answers)[Ref("VIS-1", "child-1")].whether
    assert () == listed_again(side(BANK, answers, BEFORE).session).entries


def test_what_speaks_of_every_child_is_asked_again_once_a_child_is_added() -> None:
    one, both = ("child-1",), ("child-1", "child-2")
    for why, question, now, expected in [
        ("nobody new", "NOW-7", one, Whether.MAY_BE_KEPT),
        ("somebody new", "NOW-7", both, Whether.SOMEBODY_ADDED),
        ("somebody gone", "NOW-7", (), Whether.MAY_BE_KEPT),
        ("not of every child", "NOW-2", both, Whether.MAY_BE_KEPT),
        ("each time anyway", "NOW-1", both, Whether.EACH_TIME),
    ]:
        found = earlier(said(value(question, "yes"), entries=one))[Ref(question)]
        listed = as_listed_now(BANK.by_id[question], found, said(entries=now))

        assert expected is listed.whether, why
    assert {} == earlier([skipped("NOW-2")]) == earlier([only_note("NOW-2")]), "nothing to keep"


def test_an_answer_says_when_it_was_last_said() -> None:
    february, may = date(2026, 2, 2), date(2026, 5, 11)
    rows: list[tuple[str, dict[str, date], date]] = [
        ("confirmed", {"answered": february, "confirmed": may}, may),
        ("answered", {"answered": february}, february),
        ("the session's day", {}, BEFORE),
        ("changed after it was finished", {"answered": date(2026, 11, 20)}, BEFORE),
    ]
    for why, days, expected in rows:
        found = earlier([Answer.model_validate({"question": "NOW-2", "value": "yes", **days})])

        assert expected == found[Ref("NOW-2")].said_on, why


def following(answers: Answers, today: date) -> tuple[Answers, Answers]:
    """Return the answers of an earlier session, and those of one that keeps all that it may."""
    found = earlier_answers(SHIPPED, side(SHIPPED, answers, BEFORE).session, today)
    held = [
        each.kept(today, asked=SHIPPED.by_id[ref.question].text)
        for ref, each in found.items()
        if each.may_be_kept
    ]
    return answers, replace(answers, by_ref={answer.ref: answer for answer in held})


@st.composite
def dated_answers(draw: st.DrawFn, *, latest: date = TODAY) -> Answers:
    """Answers to the shipped bank, some with a month, an evidence, a note and their days."""
    answers = draw(any_answers(SHIPPED))
    days = st.none() | st.dates(date(2024, 1, 1), latest)
    for answer in tuple(answers):
        fields: dict[str, Any] = {"answered": draw(days)}
        if answer.value is not None and SHIPPED.by_id[answer.question].dated:
            fields["on"] = draw(days)
        if answer.value is not None and SHIPPED.by_id[answer.question].fact:
            fields["evidence"] = draw(st.none() | st.sampled_from(Evidence))
        answers = answers.with_answer(answer.model_copy(update=fields))
    return answers


@tries(10, 300)
@given(dated_answers())
def test_what_is_kept_reads_exactly_as_before_on_the_same_day(answers: Answers) -> None:
    before, after = following(answers, TODAY)
    read_before, read_after = aged(SHIPPED, before, TODAY), aged(SHIPPED, after, TODAY)

    for answer in read_after:
        was = read_before.by_ref[answer.ref]
        assert was.model_copy(update={"asked": answer.asked, "confirmed": TODAY}) == answer


@tries(10, 100)
@given(dated_answers(latest=BEFORE))
def test_keeping_everything_changes_no_fact_and_is_seen_as_confirmed(answers: Answers) -> None:
    _, after = following(answers, TODAY)
    again = replace(answers, by_ref={**answers.by_ref, **after.by_ref})
    found = compare(
        side(SHIPPED, answers, BEFORE, session="s0"),
        side(SHIPPED, again, TODAY, session="s1", follows="s0"),
    )
    moves = {Ref(each.question, each.about): each.move for each in found.answers}

    assert all(
        moves[ref] in ("confirmed", "aged", "still-not-known", "not-read")
        for ref in after.by_ref
        if ref in moves
    )
    assert not {"changed", "newly-answered"} & set(moves.values())


@tries(10, 300)
@given(dated_answers(), st.integers(0, 3000))
def test_an_earlier_session_is_never_changed_and_every_answer_is_accounted_for(
    answers: Answers, days: int
) -> None:
    session = side(SHIPPED, answers, BEFORE).session
    before = session.model_copy(deep=True)
    found = earlier_answers(SHIPPED, session, BEFORE + timedelta(days=days))
    assume(found)

    assert before == session
    assert {
        ref
        for ref, answer in answers.by_ref.items()
        if answer.value is not None or answer.not_known
    } == set(found)


# Cells of the grid.


def cells(*several: Sighting, today: date = TODAY) -> dict[tuple[str, str], EarlierCell]:
    answers = said(entries=("child-1",))
    for each in several:
        answers = answers.with_sighting(each)
    return earlier_cells(SHIPPED, side(SHIPPED, answers, BEFORE).session, today)


def seen(**said_of_it: Any) -> Sighting:  # noqa: ANN401 (any field of a cell)
    return Sighting.model_validate({"about": "child-1", "by": "gp-practice"} | said_of_it)


def test_a_cell_may_be_kept_where_its_month_is_known_or_the_child_is_not_theirs() -> None:
    rows: list[tuple[dict[str, Any], bool]] = [
        ({"value": "within-3-months", "on": date(2026, 7, 1)}, True),
        ({"value": "within-3-months"}, False),
        ({"value": "never"}, False),
        ({"not_known": True}, False),
        ({"not_theirs": True}, True),
    ]
    for fields, may_be_kept in rows:
        (found,) = cells(seen(**fields)).values()

        assert may_be_kept == found.may_be_kept, fields
    gone = Sighting(about="child-2", by="gp-practice", value="never")
    assert {} == cells(seen(skipped=True), gone)


def test_a_cell_stands_in_the_band_that_its_month_falls_under_today() -> None:
    july = seen(value="within-3-months", on=date(2026, 7, 1), answered=date(2026, 7, 20))
    (found,) = cells(july).values()
    now = found.kept(TODAY)

    assert ("within-a-year", date(2026, 7, 1)) == (now.value, now.on)
    assert (date(2026, 7, 20), TODAY) == (now.answered, now.confirmed)
    assert date(2026, 7, 20) == found.said_on


# Keeping an answer never makes it say what time made untrue; how long each may be kept.


FIRST, LAST = date(2024, 1, 1), date(2031, 12, 31)
DATED = [each for each in SHIPPED.questions if each.dated and each.has_ageing_bands]
CHOICES = [each for each in SHIPPED.questions if each.options]
LISTS = SHIPPED.roster_by_id
OF_EVERYBODY = [(x, roster) for x in CHOICES for roster in x.again_when if roster in LISTS]
LONGEST = {
    Keeps.EIGHT_WEEKS: 56,
    Keeps.THREE_MONTHS: 92,
    Keeps.SIX_MONTHS: 184,
    Keeps.TWELVE_MONTHS: 366,
}
"""The most days that may lie between two days so far apart."""


def band_of(question: Question, on: date, day: date) -> str:
    """The band of a month on a day, worked out month by month in a way of its own."""
    passed = (day.year - on.year) * 12 + day.month - on.month
    whole = passed if day.day <= on.day or is_last_of_its_month(day, on) else passed + 1
    for option in question.options:
        if option.months is None or whole <= option.months:
            return option.id
    return question.options[-1].id


def is_last_of_its_month(day: date, on: date) -> bool:
    """Whether a month too short for the day of another ends on this one."""
    return day.day < on.day and (day + timedelta(days=1)).day == 1


def answer_to(question: Question, value: str, **more: date) -> Answer:
    about = f"{question.per}-1" if question.per else None
    chosen = (value,) if question.kind.takes_several else value
    return Answer.model_validate({"question": question.id, "about": about, "value": chosen, **more})


def followed(answer: Answer, then: date, now: date) -> tuple[Question, Answer, Whether]:
    """An answer of one day in a follow-up on another: as it would be kept, and whether it may."""
    people = said(answer, entries=(answer.about,) if answer.about else ())
    session = side(SHIPPED, people, then).session
    (earlier,) = earlier_answers(SHIPPED, session, now).values()
    question = SHIPPED.by_id[answer.question]
    return question, earlier.kept(now, asked=question.text), earlier.whether


@tries(100, 2000)
@given(
    st.sampled_from(DATED),
    st.dates(FIRST, LAST),
    st.lists(st.dates(FIRST, LAST), min_size=3, max_size=3).map(sorted),
    st.data(),
)
def test_a_dated_answer_kept_again_and_again_is_in_the_band_of_its_date(
    question: Question, on: date, days: list[date], data: st.DataObject
) -> None:
    then, now, later = days
    on = min(on, then)
    old = data.draw(st.sampled_from(question.option_ids))
    _, once, _ = followed(answer_to(question, old, on=on), then, now)
    _, twice, _ = followed(once, now, later)

    assert (band_of(question, on, now), on, now) == (once.value, once.on, once.confirmed)
    assert (band_of(question, on, later), on, later) == (twice.value, twice.on, twice.confirmed)


@given(st.sampled_from(CHOICES), st.dates(FIRST, LAST), st.integers(0, 1500), st.data())
def test_nothing_is_kept_for_longer_than_the_bank_says_and_what_was_true_of_a_day_not_even_then(
    question: Question, then: date, days: int, data: st.DataObject
) -> None:
    now = then + timedelta(days=days)
    value = data.draw(st.sampled_from(question.option_ids))
    _, _, whether = followed(answer_to(question, value), then, now)
    keeps = question.keeps_of((value,))

    assert whether is not Whether.MAY_BE_KEPT or days <= LONGEST.get(keeps, days)
    assert whether is not Whether.MAY_BE_KEPT or keeps is not Keeps.MONTH
    for of_the_day in question.option_ids:
        if question.keeps_of((of_the_day,)) is Keeps.TODAY:
            on = data.draw(st.none() | st.dates(FIRST, then))
            answer = answer_to(question, of_the_day, **({"on": on} if on else {}))

            assert followed(answer, then, now)[2] is not Whether.MAY_BE_KEPT


@given(st.sampled_from(OF_EVERYBODY), st.dates(FIRST, LAST), st.data())
def test_what_was_said_of_everybody_is_never_kept_once_somebody_is_added(
    place: tuple[Question, str], then: date, data: st.DataObject
) -> None:
    question, roster = place
    answer = answer_to(question, data.draw(st.sampled_from(question.option_ids)))
    listed = tuple(filter(None, {f"{roster}-1", answer.about}))
    people = said(answer, entries=listed)
    session = side(SHIPPED, people, then).session
    (earlier,) = earlier_answers(SHIPPED, session, then).values()
    somebody = Entry(id=f"{roster}-2", label="new")
    now = replace(people, entries=(*people.entries, somebody))

    assert not as_listed_now(question, earlier, now).may_be_kept


def test_there_are_questions_for_each_of_these() -> None:
    assert len(DATED) >= 3
    assert len(OF_EVERYBODY) >= 5
    assert {Keeps.TODAY, Keeps.MONTH} < {each.keeps for each in CHOICES}


NEXT_DAY = BEFORE + timedelta(days=1)
REST = "*"
DAY, MONTH, TRUE = Keeps.TODAY, Keeps.MONTH, Keeps.WHILE_TRUE
WEEKS, THREE = Keeps.EIGHT_WEEKS, Keeps.THREE_MONTHS
SIX, TWELVE = Keeps.SIX_MONTHS, Keeps.TWELVE_MONTHS


def rest(keeps: Keeps, *questions: str) -> dict[str, dict[str, Keeps]]:
    """Return rows in which every option may be kept equally long."""
    return {each: {REST: keeps} for each in questions}


TABLE: dict[str, dict[str, Keeps]] = {
    **rest(DAY, "NOW-1", "NOW-2", "NOW-2.state", "NOW-3", "RGT-2", "VIS-3"),
    **rest(DAY, "VIS-5", "ISO-4", "FAM-7", "HEA-7", "ADU-1", "SUP-2"),
    **rest(DAY, "SUP-5", "SUP-5.how", "MAT-1"),
    "HEA-1": {"steady": SIX, "low-steady": SIX, "looks-well": SIX, REST: DAY},
    "HEA-6": {"no": SIX, REST: DAY},
    "HEA-9": {NOT_KNOWN: DAY, "differ": DAY},
    "DRI-2": {"too-early": DAY},
    **rest(MONTH, "VIS-1", "VIS-1.alone", "VIS-2", "FAM-2"),
    "CON-1": {"under-eight-weeks": WEEKS},
    **rest(THREE, "CON-2", "PMH-4"),
    "FAM-5": {NOT_KNOWN: THREE, "other-names": THREE, "contact-not-known-to-social-care": THREE},
    **rest(SIX, "PMH-2", "SIB-3", "VOI-3", "DRI-4"),
    **rest(TWELVE, "HEA-2", "FAM-3", "FAM-5.works", "PMH-3"),
    "DRI-1": {"checked-none": TWELVE},
    **rest(TRUE, "VIS-1.who", "VOI-2", "VOI-5", "EHE-1", "EHE-2", "EHE-2.told", "EHE-3"),
    **rest(TRUE, "EHE-4", "EHE-5", "EHE-5.consent", "EHE-6", "ISO-3", "ISO-5", "FAM-8"),
    **rest(TRUE, "FAM-1", "FAM-1.home", "FAM-1.part", "FAM-4", "FAM-6", "PMH-1", "SIB-1"),
    **rest(TRUE, "SIB-4", "CON-4", "HEA-1.food", "HEA-3", "HEA-4", "HEA-5", "HEA-8"),
    **rest(TRUE, "SRC-1.facts", "SRC-2", "SRC-3", "DRI-3", "DRI-5", "DRI-6", "ADU-2", "ADU-3"),
    **rest(TRUE, "ADU-6", "RGT-4", "RGT-5", "RGT-3", "SUP-1", "SUP-2.why", "SUP-3", "SUP-4"),
    **rest(TRUE, "ISO-1"),
}
"""Where an option is not named, and not the rest of its question: as long as it is true.

What a question may be kept for that is not named at all, its bank says alone.
"""
AGAIN = {
    "FAM-3": ("child", "adult"),
    "FAM-5": ("adult",),
    "PMH-4": ("child",),
    "SIB-3": ("child",),
    "VIS-1": (),
}
"""Whose coming on a list asks a question again."""
LASTS = {
    Keeps.EIGHT_WEEKS: date(2026, 9, 28),
    Keeps.THREE_MONTHS: date(2026, 11, 3),
    Keeps.SIX_MONTHS: date(2027, 2, 3),
    Keeps.TWELVE_MONTHS: date(2027, 8, 3),
    Keeps.WHILE_TRUE: date(2036, 8, 3),
}
"""The last day on which an answer of 3 August 2026 may be kept; the last row has none."""


def options() -> Iterator[tuple[Question, str, Keeps]]:
    """Yield each option of each question, and *not known*, with how long the table keeps it."""
    for question in SHIPPED.questions:
        row = TABLE.get(question.id)
        for option in (*question.option_ids, NOT_KNOWN):
            its_own = question.keeps_of((option,))
            named = its_own if row is None else row.get(option, row.get(REST, TRUE))
            yield question, option, named


def whether(question: Question, option: str, day: date) -> Whether:
    answer = answer_to(question, option)
    if option == NOT_KNOWN:
        answer = Answer(question=question.id, about=answer.about, not_known=True)
    return followed(answer, BEFORE, day)[2]


def is_urgent(question: Question, option: str) -> bool:
    return any(each.does in (Does.EMERGENCY, Does.TODAY) for each in question.effects_at(option))


def test_the_table_names_questions_and_options_that_there_are() -> None:
    named = {(question, option) for question, row in TABLE.items() for option in row}
    there = {(question.id, option) for question, option, _ in options()}

    assert set() == {each for each in named if each[1] != REST} - there
    assert set(TABLE) <= set(SHIPPED.by_id)


def test_what_speaks_of_everybody_is_asked_again_for_those_whom_the_table_names() -> None:
    assert AGAIN == {question: SHIPPED.by_id[question].again_when for question in AGAIN}


def test_every_option_is_kept_as_long_as_the_table_says() -> None:
    found = [
        (question.id, option, question.keeps_of((option,))) for question, option, _ in options()
    ]

    assert [(question.id, option, keeps) for question, option, keeps in options()] == found


def test_every_option_is_asked_again_the_day_after_it_may_be_kept_and_no_sooner() -> None:
    wrong = []
    for question, option, keeps in options():
        is_band = any(each.months for each in question.options)
        if question.after_advice or is_urgent(question, option) or keeps is Keeps.TODAY:
            expected = [Whether.EACH_TIME] * 2
        elif is_band or keeps is Keeps.MONTH:
            expected = [Whether.NO_MONTH] * 2
        elif keeps is Keeps.WHILE_TRUE:
            expected = [Whether.MAY_BE_KEPT] * 2
        else:
            expected = [Whether.MAY_BE_KEPT, Whether.TOO_OLD]
        days = (LASTS.get(keeps, NEXT_DAY), LASTS.get(keeps, NEXT_DAY) + timedelta(days=1))
        found = [whether(question, option, day) for day in days]
        wrong += [] if found == expected else [(question.id, option, expected, found)]

    assert [] == wrong
