"""An earlier session followed: which answers may be kept, and how they stand once they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
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
    opening = ["NOW-1"]

    [bands.last-time]
    options = [
      { id = "lately", text = "In the last 3 months", months = 3 },
      { id = "within-a-year", text = "3 to 12 months ago", months = 12 },
      { id = "longer-ago", text = "Longer ago" },
    ]
    """,
    asks("NOW-1", "no", "yes"),
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


# Whether an answer may be kept.


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


# What is kept.


def following(answers: Answers, today: date, *, started: date = BEFORE) -> tuple[Answers, Answers]:
    """Return the answers of an earlier session, and those of one that keeps all that it may."""
    found = earlier_answers(SHIPPED, side(SHIPPED, answers, started).session, today)
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


def _given_again(answers: Answers, held: Answers) -> Answers:
    """Return what was kept, and the same answer as before to all that is asked again."""
    return replace(answers, by_ref={**answers.by_ref, **held.by_ref})


@tries(10, 100)
@given(dated_answers(latest=BEFORE))
def test_keeping_everything_changes_no_fact_and_is_seen_as_confirmed(answers: Answers) -> None:
    _, after = following(answers, TODAY)
    found = compare(
        side(SHIPPED, answers, BEFORE, session="s0"),
        side(SHIPPED, _given_again(answers, after), TODAY, session="s1", follows="s0"),
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
