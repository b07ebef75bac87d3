"""A line typed at a list: it becomes those whom it says, or nothing changes and the fault is named.

What the list shows can be typed back, and changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.list_line import ListLine, ListReader
from ehe_check.judge.answers import Answers, Entry, Ref
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import BANK, walk_of

NOBODY = Answers()
LETTERS = {"": None, "e": "yes", "e?": "believed", "no": "no", "?": ""}
AGES = {
    **{f"{weeks} weeks": "under-one" for weeks in (0, 6, 51)},
    **{f"{months}m": "under-one" for months in (0, 5, 11)},
    **{f"{months} months": "under-school-age" for months in (12, 59)},
    "0": "under-one",
    **{str(years): "under-school-age" for years in (1, 4)},
    **{f"{years}{unit}": "school-age" for years in (5, 16) for unit in ("", "y", " years old")},
    **{f"aged {years}": "over-school-age" for years in (17, 30)},
    "unborn": "unborn",
    "under 1": "under-one",
    "school age": "school-age",
    "?": None,
}
WORDS = (
    st.lists(
        st.sampled_from(
            ["boy", "Girl", "eldest", "c3", "who's", "e", "no", "half-brother", "unborn"]
        ),
        min_size=1,
        max_size=3,
    )
    .map(" ".join)
    .filter(lambda words: not re.fullmatch(r"e|no|.*unborn .*\b(e|no)\b.*", words))
)
LINES = st.lists(
    st.tuples(WORDS, st.sampled_from(list(AGES)), st.sampled_from(list(LETTERS))).filter(
        lambda each: not ("unborn" in each[0] and each[1] == "?")
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each[0].casefold(),
)
KEYS = st.lists(
    st.sampled_from([*"b1 29,;+-?e:()", "no ", "boy ", "sep ", "unborn", " 5m", "\u200b", "é"])
).map("".join)


def reader(answers: Answers, roster: str = "child") -> ListReader:
    """What reads a line for the children of some answers."""
    talk = walk_of(answers, ScriptedAsker([]))
    return ListReader(talk, BANK.roster_by_id[roster])


def taken(line: str, answers: Answers = NOBODY) -> ListLine:
    """What a line comes to that nothing is wrong with."""
    read = reader(answers).read(line)
    assert isinstance(read, ListLine), read
    return read


@given(LINES, st.sampled_from(["", "+", " +"]), st.sampled_from([",", " ; ", ", "]))
def test_a_line_becomes_the_children_that_it_says(
    several: list[tuple[str, str, str]], more: str, between: str
) -> None:
    """A letter goes with school age alone, or an age that is not known."""
    several = [
        (word, age, letter if AGES[age] in ("school-age", None) else "")
        for word, age, letter in several
    ]
    line = between.join(" ".join(filter(None, each)) for each in several) + more
    read = taken(line)
    answers = read.answers

    assert [word for word, _, _ in several] == [each.label for each in answers.entries]
    assert [AGES[age] for _, age, _ in several] == [x.attribute("age") for x in answers.entries]
    for entry, (_, _, letter) in zip(answers.entries, several, strict=True):
        said = answers.get(Ref("EHE-1", entry.id))
        assert LETTERS[letter] == (None if said is None else said.value or "")
    assert bool(more) == read.may_be_more
    assert () == read.ageless


@given(LINES, st.sampled_from(["", " sep 25", " 14/9/2026"]))
def test_what_is_shown_can_be_typed_back_and_changes_nothing(
    several: list[tuple[str, str, str]], month: str
) -> None:
    line = ", ".join(
        f"{word} {age} {letter}{month if letter in ('e', 'e?') else ''}"
        if AGES[age] in ("school-age", None)
        else f"{word} {age}"
        for word, age, letter in several
    )
    answers = taken(line).answers

    assert answers == taken(", ".join(reader(answers).shown()), answers).answers


@given(st.lists(KEYS, max_size=3))
def test_any_line_changes_the_list_as_it_can_be_typed_back_or_names_its_faults(
    lines: list[str],
) -> None:
    answers = taken("boy 9 e, baby 0").answers
    for line in lines:
        read = reader(answers).read(line)
        if isinstance(read, tuple):
            assert all(read)
            continue
        assert {each.id for each in answers.entries} <= {each.id for each in read.answers.entries}
        answers = read.answers
        shown = reader(answers).shown()
        assert answers.entries == taken(", ".join(shown), answers).answers.entries, shown


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("boy 9, boy 7", ['Two would be called "boy", and a page could not tell them apart.']),
        ("boy 9 girl 7", ['"boy 9 girl 7": a word and one age, as in girl 9, and a comma']),
        ("boy 9 and girl 7", ['"boy 9 and girl 7": a word and one age']),
        ("9 boy", ['"9 boy": a word and one age']),
        ("9", ['"9": a word comes first, as in girl 9.']),
        ("? 9", ['"? 9": a word comes first']),
        ("twins 3, boys 9", ['"twins 3": each by a word of its own', '"boys 9": each']),
        ("boy 31", ['"boy 31": ages go up to 30.']),
        ("boy e", ['"boy e": an age comes before "e".']),
        ("baby 0 e", ['"baby 0 e": "e" is not asked at that age.']),
        ("boy 9 no sep 25", ['"boy 9 no sep 25": no month is asked for beside "no".']),
        ("boy 9 e then", ['"boy 9 e then": That is not a month or a day.']),
        ("boy 9 e sep 30", ['"boy 9 e sep 30": That is September 2030, which has not come']),
        ("baby 6", ['"baby 6": months or years? Type 6m or 6y.']),
        (f"{'long ' * 13}9", ["this is long. Type a word or two."]),
        ("", ["Nothing was typed"]),
        (" , ", ["Nothing was typed"]),
    ],
)
def test_a_fault_is_named_with_the_piece_that_has_it(line: str, faults: list[str]) -> None:
    read = reader(NOBODY).read(line)

    assert isinstance(read, tuple)
    assert len(faults) == len(read)
    for fault, words in zip(read, faults, strict=True):
        assert fault.startswith(words) or fault.endswith(words)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("3 girl", "nobody on the list has that number."),
        ("0 girl", "nobody on the list has that number."),
        ("-3", "nobody on the list has that number."),
        ("1", "type what is changed behind it, or -1 to take this one off."),
        ("1 girl, 1 8", "this one is in the line twice."),
        ("-1, 1 8", "this one is in the line twice."),
        ("1 baby", "Type another word for one."),
    ],
)
def test_a_number_is_one_of_the_list_and_stands_once(line: str, fault: str) -> None:
    read = reader(taken("boy 9, baby 0").answers).read(line)

    assert isinstance(read, tuple)
    assert read[-1].endswith(fault)


@pytest.mark.parametrize("line", ["2 year old girl", "1 yr old", "2 months", "1 WEEK old twin"])
def test_a_number_of_years_or_months_changes_nobody(line: str) -> None:
    read = reader(taken("boy 9, baby 0").answers).read(line)

    assert isinstance(read, tuple)
    assert re.search("a word comes first|a word and one age", read[0])


def test_a_number_changes_what_is_typed_and_two_can_change_words() -> None:
    answers = taken("boy 9 e sep 25, baby 0").answers
    month = answers.by_ref[Ref("EHE-1", "child-1")]
    for line, shown in {
        "1 e": ("1 boy school age e September 2025", "2 baby under 1"),
        "1 no": ("1 boy school age no", "2 baby under 1"),
        "1 boy e? 14/9/26": ("1 boy school age e? 14 September 2026", "2 baby under 1"),
        "1 boy in care": ("1 boy in care school age e September 2025", "2 baby under 1"),
        "1 baby, 2 boy": ("1 baby school age e September 2025", "2 boy under 1"),
        "2 ?": ("1 boy school age e September 2025", "2 baby ?"),
        "2 unborn": ("1 boy school age e September 2025", "2 baby unborn"),
    }.items():
        assert shown == reader(taken(line, answers).answers).shown(), line
    assert month is taken("1 e", answers).answers.by_ref[Ref("EHE-1", "child-1")]


def test_two_lists_do_not_share_a_word_and_one_who_was_taken_off_can_come_back() -> None:
    gone = Entry.model_validate(
        {"id": "child-1", "label": "boy", "age": "under-one", "removed": date(2026, 11, 20)}
    )
    mother = Answers(entries=(Entry(id="adult-1", label="mother"), gone))
    back = replace(reader(mother), back=frozenset({"child-1"})).read("Boy")

    assert isinstance(reader(mother).read("Mother 9"), tuple)
    assert ("child-2",) == tuple(each.id for each in taken("boy 9", mother).said)
    assert isinstance(back, ListLine)
    assert ("1 Boy under 1",) == reader(back.answers).shown()
    assert () == back.ageless


def test_a_list_without_ages_takes_words_alone() -> None:
    read = reader(NOBODY, "adult").read("mother, father who lives elsewhere 2; uncle (new) +")

    assert isinstance(read, ListLine)
    shown = ("1 mother", "2 father who lives elsewhere 2", "3 uncle (new)")
    assert shown == reader(read.answers, "adult").shown()


def test_a_fact_may_begin_with_a_number_and_changes_no_other() -> None:
    facts = tuple(
        Entry(id=f"fact-{n}", label=label) for n, label in ((1, "eats well"), (2, "sees"))
    )
    read = reader(Answers(entries=facts), "fact").read("2 visits a year, -1")

    assert isinstance(read, ListLine)
    assert ("eats well", "sees", "2 visits a year") == tuple(x.label for x in read.answers.entries)
    assert facts[:1] == read.off
