"""Papers keyed in: a line of letters is read as it was written, and a wrong one says where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.draw import printings
from ehe_check.quiz.item import Paper
from ehe_check.quiz.mark import mark
from ehe_check.quiz.papers.key_in import Choices, Miskeyed, keyed, line_of, paper_places
from ehe_check.quiz.papers.quiz_sheets import QuizSheet, given_of, markings
from tests.quiz_groups import BANK, DAY, NOTHING, RIGHT, one_sheet, with_item

ITEMS = BANK.in_paper(Paper.A)
PLACES = paper_places(ITEMS)


@given(one_sheet)
def test_a_line_that_was_keyed_reads_back_as_what_was_chosen(chosen: tuple[Choices, ...]) -> None:
    assert chosen == keyed(line_of(chosen, PLACES), PLACES)


@given(one_sheet)
def test_a_keyed_sheet_has_the_marks_of_its_answers(chosen: tuple[Choices, ...]) -> None:
    read = keyed(line_of(chosen, PLACES), PLACES)
    assert not isinstance(read, Miskeyed)
    sheet = QuizSheet.of(1, read)

    assert chosen == sheet.chosen
    for item, given_ in zip(ITEMS, chosen, strict=True):
        assert mark(item, (given_,)) == markings(sheet, ITEMS)[item.id]


@given(one_sheet, st.booleans())
def test_spaces_and_capitals_are_free(chosen: tuple[Choices, ...], capitals: bool) -> None:  # noqa: FBT001
    apart = " ".join(line_of((each,), (place,)) for each, place in zip(chosen, PLACES, strict=True))

    assert chosen == keyed(apart.upper() if capitals else apart, PLACES)


def test_a_line_is_letters_in_the_order_of_the_printed_paper() -> None:
    for line, chosen in [("b ab f cba b", RIGHT), ("b ab b cba b", RIGHT), ("- - - - -", NOTHING)]:
        assert chosen == keyed(line, PLACES), line


def test_a_wrong_line_says_where() -> None:
    for line, fact in [
        ("", "stops before question 1 (QZ-1)"),
        ("b ab", "stops before question 3 (QZ-5): type - where there is no answer"),
        ("bab f cba b", "question 2 (QZ-3) needs a space before its letters and after them"),
        ("x", "question 1 (QZ-1) has no 'x': type one of a, b, c, or -"),
        ("t", "question 1 (QZ-1) has no 't'"),
        ("b aab", "question 2 (QZ-3) names a letter twice"),
        ("b ab f cb", "question 4 (QZ-7) needs every letter once, in order, or -"),
        ("b ab f cba bb", "has more letters than the paper has questions (5)"),
    ]:
        found = keyed(line, PLACES)

        assert isinstance(found, Miskeyed), line
        assert fact in found.fact, line


def test_a_vignette_takes_a_letter_for_each_step() -> None:
    vignette = BANK.by_id["QZ-9"]
    places = paper_places([vignette])
    chosen = (("b",), ("c",))

    assert chosen == keyed("bc", places)
    assert "bc" == line_of(chosen, places)
    assert "question 1 (QZ-9, step 2)" == places[1].name
    assert {"QZ-9": chosen} == given_of(QuizSheet.of(1, chosen), [vignette])


# Which paper it was, where some of it is past its date now


def test_a_paper_was_printed_whole_and_then_with_less_by_each_day_that_passed() -> None:
    law = with_item("QZ-1", valid_until="2026-12-20")
    whole = ["QZ-1", "QZ-3", "QZ-5", "QZ-7", "QZ-10"]
    less, least = whole[:4], whole[1:4]
    days = {1: [whole], 2: [whole, less], 20: [whole, less], 21: [whole, less, least]}
    for day, expected in days.items():
        found = printings(law, Paper.A, DAY.replace(month=12, day=day))

        assert expected == [[item.id for item in items] for items in found], day


def test_a_paper_of_which_nothing_is_left_was_never_printed_so() -> None:
    only = BANK.model_copy(update={"items": (BANK.by_id["QZ-10"], BANK.by_id["QZ-11"])})

    assert 1 == len(printings(only, Paper.A, DAY.replace(year=2027)))
