"""The picture over time as values: what each session knew then, for how long it was not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answers
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import Carried, State
from ehe_check.over_time.side import Side
from ehe_check.page.document import Seen
from ehe_check.page.own import Own
from ehe_check.sheet.picture import Picture, Spot, Unknown, caution, picture_of, shared
from tests.banks import CHILDREN, small_bank
from tests.marks import own_in
from tests.pictures import (
    DAYS,
    ELDER,
    FEBRUARY,
    MEETING,
    NOT_KNOWN,
    TODAY,
    VISIT,
    WEIGHED,
    YOUNGER,
    Said,
    answers_of,
    decided,
    ledger,
    planned,
    seen,
    three_sessions,
)
from tests.sides import side
from tests.worked import shipped_bank

ABSENT = Spot(is_listed=False)


def drawn(*said: Said, days: tuple[date, ...] = DAYS, today: date = TODAY) -> Picture:
    """Return the picture of some sessions, each on a day, and of nothing that was agreed."""
    return pictured(*map(answers_of, said), days=days, today=today)


def pictured(
    *answers: Answers,
    bank: QuestionBank | None = None,
    days: tuple[date, ...] = DAYS,
    today: date = TODAY,
) -> Picture:
    bank = bank or shipped_bank()
    sides = [side(bank, each, day) for day, each in zip(days, answers, strict=False)]
    picture = picture_of(sides, bank, ledger(today=today))
    assert picture is not None
    return picture


def with_first(answers: Answers, **changed: object) -> Answers:
    """Return answers in which the first child is listed otherwise."""
    first, *others = answers.entries
    return replace(answers, entries=(first.model_copy(update=changed), *others))


def test_a_spot_is_as_it_was_on_the_day_of_its_session_and_never_aged_since() -> None:
    elder, younger, baby = planned().children

    assert [Seen.WITHIN_YEAR, Seen.LONG_AGO, Seen.LONG_AGO] == [x.seen for x in elder.seen]
    assert [Seen.RECENT, Seen.WITHIN_YEAR, Seen.WITHIN_YEAR] == [x.seen for x in younger.seen]
    assert planned(today=date(2029, 1, 1)).children == planned().children
    assert (ABSENT, ABSENT, Spot()) == baby.seen == baby.heard == baby.day
    assert ["", "", "from a parent"] == [spot.words for spot in younger.day]
    assert ["", "", "parent"] == [spot.head for spot in younger.day]


def test_who_was_taken_off_the_list_stays_in_the_picture_of_when_they_were_on_it() -> None:
    answers = answers_of(FEBRUARY)
    gone = with_first(answers, removed=DAYS[0])

    assert (Spot(Seen.WITHIN_YEAR), ABSENT) == pictured(answers, gone).children[0].seen
    assert ["younger"] == [child.called for child in pictured(gone).children]


ASSUMED: Said = {("VIS-1", ELDER): {"value": "within-3-months", "evidence": Evidence.ASSUMED}}
OLD = seen(ELDER, "longer-ago", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("answers", "spot"),
    [
        (answers_of({**FEBRUARY, **ASSUMED}), Spot()),
        (answers_of({**FEBRUARY, **OLD}), Spot(Seen.LONG_AGO)),
        (with_first(answers_of({}), age="unborn"), Spot(is_asked=False)),
    ],
)
def test_what_was_assumed_is_not_known_and_what_is_not_asked_is_no_unknown(
    answers: Answers, spot: Spot
) -> None:
    child = pictured(answers).children[0]

    assert (spot,) == child.seen
    assert spot.is_asked or (spot,) == child.day


def test_a_bank_without_the_question_of_a_day_or_words_for_its_source_says_no_day() -> None:
    day = shipped_bank().childs_day
    assert day is not None
    days = (None, day.model_copy(update={"sources": {}}))
    without, wordless = (shipped_bank().model_copy(update={"childs_day": each}) for each in days)
    answers = answers_of(FEBRUARY)

    assert (Spot(is_asked=False),) == pictured(answers, bank=without).children[0].day
    assert (Spot(),) == pictured(answers, bank=wordless).children[0].day
    assert () == pictured(answers_of({}), bank=small_bank(CHILDREN)).children


def test_a_line_runs_until_the_day_on_which_it_was_found_out() -> None:
    *open_, growth = planned().unknown

    expected = ("younger", DAYS[0], date(2026, 7, 14), 2, 140)
    found = (growth.whom, growth.since, growth.until, growth.times, growth.days(TODAY))
    assert expected == found
    shorts = {shipped_bank().by_id[name].short for name in ("VIS-1", "VIS-1.alone", "VOI-3")}
    assert not shorts & {unknown.short for unknown in planned().unknown}
    assert [(None, 3, 273)] * 2 == [(x.until, x.times, x.days(TODAY)) for x in open_]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("??", [(0, None, 2)]),
        ("?", []),
        ("?k", []),
        ("??k", [(0, 2, 2)]),
        ("??kk", [(0, 2, 2)]),
        ("??k?", []),
        ("?k??", [(2, None, 2)]),
        ("?-?", [(0, None, 2)]),
        ("??-", [(0, None, 2)]),
        ("??-k", [(0, 3, 2)]),
        ("k??k", [(1, 3, 2)]),
        ("kkkk", []),
        ("----", []),
    ],
)
def test_a_line_is_of_the_last_sessions_running_that_did_not_know(
    states: str, expected: list[tuple[int, int | None, int]]
) -> None:
    """? is not known, k known, - not asked; a line is its first, its end and how often asked."""
    days = tuple(DAYS[0] + timedelta(days=30 * place) for place in range(len(states)))
    values = {"?": NOT_KNOWN, "k": {"value": "settled", "evidence": Evidence.RECORD}}
    told: list[Said] = [
        {("DRI-1", None): values[state]} if state in values else {} for state in states
    ]
    short = shipped_bank().by_id["DRI-1"].short
    picture = drawn(*told, days=days, today=days[-1])
    lines = [each for each in picture.unknown if each.short == short]

    found = [(x.since, x.until, x.times) for x in lines]
    assert [
        (days[since], None if until is None else days[until], times)
        for since, until, times in expected
    ] == found


def test_children_share_a_line_which_ends_with_its_session_or_no_longer_arises() -> None:
    both: Said = {("HEA-1", ELDER): NOT_KNOWN, ("HEA-1", YOUNGER): NOT_KNOWN}
    growth = [each for each in drawn(both, both).unknown if each.short == "Growth and weight"]
    known = {"value": "settled", "evidence": Evidence.RECORD, "answered": date(2026, 1, 1)}
    told: list[Said] = [{("DRI-1", None): x} for x in (NOT_KNOWN, NOT_KNOWN, known)]
    short = shipped_bank().by_id["DRI-1"].short
    born = answers_of({("HEA-1", ELDER): NOT_KNOWN})
    gone = pictured(born, born, with_first(born, age="unborn"))

    assert [Unknown("Growth and weight", "elder and younger", DAYS[0], None, 2)] == growth
    assert [DAYS[2]] == [x.until for x in drawn(*told).unknown if x.short == short]
    assert [] == [each for each in gone.unknown if "elder" in each.whom]


def test_the_longest_lines_come_first_and_no_more_than_five() -> None:
    closed = [name for name in shipped_bank().closing_order if _is_whole(name)][:9]
    first: Said = {(name, None): NOT_KNOWN for name in closed[4:]}
    then: Said = {(name, None): NOT_KNOWN for name in closed}
    picture = drawn(first, then, then)

    assert 5 == len(picture.unknown)
    assert [DAYS[0]] * 5 == [each.since for each in picture.unknown]
    assert 4 == picture.more_unknown


def _is_whole(name: str) -> bool:
    question = shipped_bank().by_id[name]
    is_plain = question.per is None and question.when is None and not question.matter
    return is_plain and question.find_out is not None and question.kind.value == "choice"


def test_the_first_session_and_the_last_seven_are_shown() -> None:
    days = tuple(date(2025, 1, 1) + timedelta(days=60 * place) for place in range(11))
    picture = drawn(*([FEBRUARY] * 11), days=days)

    assert (days[0], *days[-7:]) == picture.sessions
    assert (3, 8) == (picture.between, len(picture.sessions))
    assert {8} == {len(child.heard) for child in picture.children}


def test_a_line_begins_where_the_opening_of_a_supervision_counts_from() -> None:
    bank, days = shipped_bank(), (DAYS[1] - timedelta(days=3), DAYS[1], DAYS[2])
    sides = [side(bank, answers_of({("DRI-1", None): NOT_KNOWN}), day) for day in days]
    picture = picture_of(sides, bank, ledger(), weeks_apart=2)
    history = history_of(sides, bank, TODAY, weeks_apart=2)

    assert picture is not None
    line = next(each for each in picture.unknown if each.short == bank.by_id["DRI-1"].short)
    fact = next(each for each in history.still_unknown if each.question == "DRI-1")
    assert (fact.since, fact.days, len(fact.sessions)) == (days[0], 161 + 3, 2)
    assert (fact.since, fact.days, 2) == (line.since, line.days(TODAY), line.times)
    assert ((days[1], days[2]), 1) == (picture.sessions, picture.near)


def test_open_decisions_come_first_and_no_more_than_six_are_drawn() -> None:
    done = [
        decided(n, "done", DAYS[0], state=State.DONE, settled_on=DAYS[0] + timedelta(days=n))
        for n in range(4, 10)
    ]
    picture = picture_of(three_sessions(), shipped_bank(), ledger(WEIGHED, VISIT, MEETING, *done))

    assert picture is not None
    assert [2, 3, 1, 9, 8, 7] == [each.number for each in picture.drawn]
    assert [6, 5, 4] == [each.number for each in picture.decisions[6:]]


def test_only_what_is_open_and_in_own_words_is_to_be_checked_first_under_a_guard() -> None:
    of_the_bank = decided(4, "Look in records.", TODAY, in_own_words=False)
    every = (WEIGHED, VISIT, of_the_bank)
    for guarded in (replace(ledger(*every), hold=True), replace(ledger(*every), asks_first=True)):
        picture = picture_of(three_sessions(), shipped_bank(), guarded)
        assert picture is not None
        assert [VISIT] == [each for each in every if caution(each, picture)]

    assert not any(caution(each, planned()) for each in every)


def test_without_a_session_or_of_two_cases_there_is_no_picture() -> None:
    bank = shipped_bank()
    sides = [side(bank, (), day, reference=name) for day, name in zip(DAYS, "AB", strict=False)]

    assert picture_of([], bank, ledger(VISIT)) is None
    with pytest.raises(WrongUseError):
        picture_of(sides, bank, ledger())


def test_a_copy_has_no_day_no_label_and_no_word_that_anybody_wrote() -> None:
    carried = replace(
        VISIT,
        who=Own("Ms Bloggs"),
        why=Own("no time"),
        for_child=Own("Jo smiles"),
        carried=(Carried(DAYS[1], DAYS[2], Own("worker left")),),
    )
    missing = (Missing(Miss.CHANGED, Own("jo.toml")),)
    picture = planned(decisions=(carried, WEIGHED), missing=missing)
    copy = shared(picture, shipped_bank())

    assert [] == [*own_in(copy)]
    assert ["child 1", "child 2", "child 3"] == [child.called for child in copy.children]
    assert copy.is_shared
    assert copy.missing
    assert {1} == {day.day for day in _days(copy)}


def _days(picture: Picture) -> list[date]:
    found = [picture.today, *picture.sessions]
    for each in picture.unknown:
        found += [each.since, *filter(None, (each.until,))]
    for one in picture.decisions:
        found += filter(None, (one.on, one.by, one.first_by, one.settled_on))
        found += (day for carried in one.carried for day in filter(None, (carried.on, carried.by)))
    return found


@given(st.permutations(range(3)))
def test_the_order_in_which_sessions_are_given_changes_nothing(order: list[int]) -> None:
    sides: tuple[Side, ...] = three_sessions()
    mixed = [sides[place] for place in order]

    assert planned() == picture_of(
        mixed, shipped_bank(), ledger(WEIGHED, VISIT, MEETING), weeks_apart=2
    )
