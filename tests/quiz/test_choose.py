"""Choices of questions: what fits, what there is time for, and sets that are kept by a name."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from ehe_check.bank.role import Role
from ehe_check.errors import UnusableFileError
from ehe_check.quiz.choose import (
    Wish,
    chosen,
    fitting,
    minutes,
    past_among,
    problems_of,
    seconds,
)
from ehe_check.quiz.item import Paper
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.sets_file import items_of_set, keep_set, read_sets, sets_file
from tests.program import DAY, call
from tests.quizzes import TODAY, chance, of_topic, quiz_of, small_quiz, table
from tests.systems import has_mode

QUIZ, SHIPPED = small_quiz(), load_quiz()
PAST = date(2027, 5, 25)
wishes = st.builds(
    Wish,
    topic=st.sampled_from([None, *SHIPPED.topic_by_id]),
    role=st.sampled_from([None, *Role]),
    kind=st.sampled_from([None, *ItemKind]),
    minutes=st.none() | st.integers(1, 90),
    length=st.none() | st.integers(1, 120),
)


@property_of(wish=wishes, seed=st.integers(), in_room=st.booleans())
def test_what_is_chosen_fits_comes_once_and_takes_no_longer_than_there_is_time(
    *, wish: Wish, seed: int, in_room: bool
) -> None:
    items = chosen(SHIPPED, wish, chance(seed), TODAY, in_room=in_room)

    assert all(map(wish.fits, items))
    assert len(items) == len({item.id for item in items}) <= (wish.length or len(SHIPPED.items))
    assert items == chosen(SHIPPED, wish, chance(seed), TODAY, in_room=in_room)
    assert not (in_room and ItemKind.ORDER in {item.kind for item in items})
    if wish.minutes and len(items) > 1:
        assert sum(seconds(item, in_room=in_room) for item in items) <= 60 * wish.minutes


@property_of(seed=st.integers(), length=st.integers(1, 108))
def test_no_topic_has_two_more_than_another_that_still_has_some(seed: int, length: int) -> None:
    items = chosen(SHIPPED, Wish(length=length), chance(seed), TODAY)
    has = {topic: sum(item.topic == topic for item in items) for topic in SHIPPED.topic_by_id}
    left = {each: len(of_topic(SHIPPED, each)) - has[each] for each in has}

    assert all(max(has.values()) <= has[topic] + 1 for topic in has if left[topic])


def test_more_time_never_means_fewer_minutes_and_one_question_is_always_put() -> None:
    for seed in range(20):
        sums = [
            sum(map(seconds, chosen(SHIPPED, Wish(minutes=each), chance(seed), TODAY)))
            for each in (1, 5, 20, 60, 900)
        ]
        assert all(less <= more for less, more in pairwise(sums[1:]))
        assert sums[0] > 0


def test_a_room_takes_longer_and_every_time_is_told_in_whole_minutes() -> None:
    for item in SHIPPED.items:
        assert 0 < seconds(item) < seconds(item, in_room=True)
        assert 1 <= minutes([item])
        assert (minutes([item], in_room=True) == 0) is item.rules.in_order


def test_a_paper_and_named_questions_are_whole_and_in_their_order_without_what_is_past() -> None:
    named = Wish(items=("QZ-4", "QZ-2", "QZ-4"))
    whole = chosen(QUIZ, Wish(paper=Paper.A), chance(1), TODAY)

    assert ["QZ-4", "QZ-2"] == [item.id for item in chosen(QUIZ, named, chance(1), TODAY)]
    assert ["QZ-4"] == [item.id for item in fitting(QUIZ, named, PAST)]
    assert ["QZ-2"] == [item.id for item in past_among(QUIZ, named, PAST)]
    assert QUIZ.in_paper(Paper.A) == whole


def test_a_role_has_its_own_questions_and_those_for_everybody() -> None:
    raw = table()
    raw["items"][0]["roles"], raw["items"][1]["roles"] = ["police"], ["school-nurse", "police"]
    bank = quiz_of(raw)

    def of(role: Role) -> set[str]:
        return {item.id for item in fitting(bank, Wish(role=role), TODAY)}

    assert {item.id for item in bank.items} == of(Role.POLICE)
    assert {"QZ-1"} == of(Role.POLICE) - of(Role.SCHOOL_NURSE)
    assert {"QZ-1", "QZ-2"} == of(Role.POLICE) - of(Role.OTHER)


@property_of(seed=st.integers(), role=st.sampled_from(Role))
def test_what_is_about_the_work_of_a_role_comes_first_in_its_topic(seed: int, role: Role) -> None:
    items = chosen(SHIPPED, Wish(role=role), chance(seed), TODAY)
    for topic in SHIPPED.topic_by_id:
        mine = [role in item.roles for item in items if item.topic == topic]
        assert mine == sorted(mine, reverse=True)


def test_everything_that_cannot_be_wished_for_is_said_at_once() -> None:
    def said(wish: Wish, today: date = TODAY) -> list[str]:
        return [str(each) for each in problems_of(wish, QUIZ, today)]

    (topic,) = said(Wish(topic="vois"))
    assert "--topic: 'vois' is no topic of this quiz. Did you mean 'voice'?" == topic
    (fits,) = said(Wish(topic="voice", paper=Paper.A))
    assert fits.startswith("quiz: no question fits all of this, or ")
    assert [fits] == said(Wish(paper=Paper.A), PAST)
    first, second = said(Wish(items=("QZ-9", "QZ-1"), length=1))
    assert first.startswith("QZ-9: is no question of this quiz")
    assert second.startswith("--item: ")
    assert said(Wish(paper=Paper.A, minutes=5)) == said(Wish(paper=Paper.A, length=5)) != []
    assert [] == said(Wish()) == said(Wish(items=("QZ-1",)))
    assert (True, False) == (Wish().is_open, Wish(length=3).is_open)


def test_ten_are_put_where_nothing_says_how_many() -> None:
    said = [Wish(minutes=5), Wish(length=3), Wish(paper=Paper.A), Wish(items=("QZ-1",))]

    assert Wish(topic="voice", length=10) == Wish(topic="voice").with_length
    assert said == [each.with_length for each in said]


@pytest.mark.usefixtures("empty_folder")
def test_a_set_is_kept_by_its_name_and_put_again_in_its_order() -> None:
    assert {} == read_sets()
    keep_set("monday", [QUIZ.by_id["QZ-4"], QUIZ.by_id["QZ-1"]])
    keep_set("tuesday", [QUIZ.by_id["QZ-2"]])
    keep_set("tuesday", [QUIZ.by_id["QZ-3"]])

    assert {"monday": ("QZ-4", "QZ-1"), "tuesday": ("QZ-3",)} == read_sets()
    assert has_mode(sets_file(), 0o600)
    with pytest.raises(UnusableFileError, match="Did you mean 'monday'"):
        items_of_set("munday")
    sets_file().write_text("monday = 3\ntuesday = []\nfriday = ['QZ-1']\n")
    assert {"friday": ("QZ-1",)} == read_sets()


def listed(*words: str | Path) -> list[str]:
    done = call("quiz", "list", *words, "--today", DAY)
    assert 0 == done.code, done.err
    return [line.split()[0] for line in done.out.splitlines() if line.strip().startswith("QZ-")]


@pytest.mark.usefixtures("empty_folder")
def test_questions_are_listed_by_topic_and_a_set_that_fits_the_time_is_kept() -> None:
    done = call("quiz", "list", "--minutes", "20", "--keep", "monday", "--today", DAY)

    assert {item.id for item in SHIPPED.items} == set(listed())
    assert set(items_of_set("monday")) == set(listed("--set", "monday"))
    assert "quiz room --set monday" in done.err
    assert ["QZ-101", "QZ-303"] == listed("--item", "303 , qz-101")
    assert {"QZ-217", "QZ-101"} == set(listed("--item", "217", "--item", "QZ-101"))
    for name, said in (("monday", "is there already"), ("two words", "is no name of one word")):
        again = call("quiz", "list", "--keep", name)
        assert (2, True) == (again.code, said in again.err)
    assert 0 == call("quiz", "list", "--length", "3", "--keep", "monday", "--force").code
    nothing = call("quiz", "list", "--kind", "order", "--minutes", "9", "--keep", "none")
    assert (2, "no question is left" in nothing.err) == (nothing.code, True)
    assert 3 == len(items_of_set("monday"))
    both = call("quiz", "list", "--set", "monday", "--kind", "order")
    assert (2, "is a whole set") == (both.code, both.err.partition("--set: ")[2][:14])
    none = call("quiz", "list", "--set", "munday")
    assert (3, True) == (none.code, "Did you mean 'monday'?" in none.err)
    late = call("quiz", "list", "--topic", "law", "--today", "2031-01-01")
    assert "Left out" in late.out
    assert "QZ-105" in late.out.partition("Home education")[0]
