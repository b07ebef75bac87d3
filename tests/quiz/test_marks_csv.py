"""The spreadsheet of a paper quiz: any program's is read, and no row stops another."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE
from collections.abc import Sequence
from contextlib import suppress
from csv import QUOTE_ALL, writer
from datetime import date
from io import StringIO
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.errors import UnusableFileError
from ehe_check.quiz.item import LETTERS, Paper, QuizBank, QuizItem
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import Given, Sureness, mark
from ehe_check.quiz.marks_csv import KeyedSheets, heading, read_marks
from tests.quiz_groups import (
    BANK,
    DAY,
    HEAD,
    NOTHING,
    RIGHT,
    WRONG,
    csv_of,
    keyed,
    row,
    with_item,
)

LATER = date(2027, 6, 1)
IN_STEPS = with_item("QZ-9", paper="A")
"""The quiz with the item told in steps as the fifth of its paper A."""
ROWS = [
    row(code="é 1", sure="sfg.-"),
    row(WRONG, "after", paper="B", group="Team; x"),
    row(NOTHING),
]


def read(content: bytes | str, bank: QuizBank = BANK, day: date = DAY) -> KeyedSheets:
    raw = content.encode() if isinstance(content, str) else content
    return read_marks(raw, "m.csv", bank, day)


def refused(content: bytes | str, bank: QuizBank = BANK, day: date = DAY) -> str:
    with pytest.raises(UnusableFileError) as caught:
        read(content, bank, day)
    return str(caught.value)


def why(answers: Sequence[str] = RIGHT, **columns: str) -> str:
    """Return why the one row is refused; nothing where it is not."""
    return " ".join(map(str, keyed([row(answers, **columns)]).refused))


def given_at(number: int, cell: str, bank: QuizBank = BANK) -> Given | str:
    """Return what a cell gives at a question, or why its row is refused."""
    many = len(bank.in_paper(Paper.A))
    answers = [cell if each == number else "-" for each in range(1, many + 1)]
    answers[int(number == 1)] = "A"
    head = [*HEAD[:4], *map(str, range(1, many + 1)), "sure"]
    found = read(csv_of([row(answers)], head), bank)
    return found.sheets[0].given[number - 1] if found.sheets else str(found.refused[0])


def test_a_spreadsheet_is_read_alike_whichever_program_saved_it() -> None:
    expected = read(csv_of(ROWS))
    encodings = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be")
    for separator, encoding, quoted, end in product(
        ",;\t", encodings, (True, False), ("\n", "\r\n", "\r")
    ):
        stream = StringIO(newline="")
        if quoted:
            file = writer(stream, delimiter=separator, quoting=QUOTE_ALL, lineterminator=end)
        else:
            file = writer(stream, delimiter=separator, lineterminator=end)
        file.writerows([HEAD, *ROWS])

        found = read(stream.getvalue().encode(encoding))
        assert expected == found, (separator, encoding, quoted, end)
    big_end = BOM_UTF16_BE + csv_of(ROWS).encode("utf-16-be")

    assert expected == read(big_end) == read(b"sep=,\r\n" + csv_of(ROWS).encode())
    assert ["É1", ""] == [each.code for each in expected.sheets]
    assert ["m.csv, row 4: not counted: it has no answer."] == [*map(str, expected.refused)]


def test_blank_rows_are_passed_over_and_rows_keep_the_number_that_a_spreadsheet_shows() -> None:
    lines = csv_of([ROWS[0], [""] * 9, [" "], ROWS[2]]).splitlines()
    found = read("\n".join(["", ",,,", *lines, ""]))

    assert [4] == [each.row for each in found.sheets]
    assert "m.csv, row 7: " in str(found.refused[0])


def test_names_of_columns_may_be_written_in_many_ways_and_stand_in_any_order() -> None:
    head = ["SURE ", "Q1", "question 2", "3. T/F", "4 order", "5", "Paper", "When?", "notes"]
    cells = ["sfg..", *RIGHT, "a", "BEFORE", "Mind the gap"]
    found = read(csv_of([cells], head))
    (sheet,) = found.sheets

    assert keyed([row(sure="sfg..")]).sheets[0].given == sheet.given
    assert keyed([row(sure="s…f")]).sheets == keyed([row(sure="s...f")]).sheets
    assert (Sureness.SURE, Sureness.FAIRLY_SURE, Sureness.GUESSING, None, None) == sheet.sure
    assert ["m.csv: the column 'notes' is not known, and is not read."] == [
        str(each).partition(" Use ")[0] for each in found.unread
    ]


def test_a_heading_that_cannot_be_read_by_is_refused_with_the_nearest_name() -> None:
    text = csv_of(ROWS)
    for old, new, said in [
        ("when", "wen", "has no column 'when'"),
        ("when", "wen", "Did you mean 'when'?"),
        ("paper", "When", "has 2 columns 'when'"),
        (",5,", ",6,", "has no column for question 5"),
        (",4,5,", ",4,", "has columns of 4 questions, and a paper of this quiz has 5"),
        (",5,", ",4,", "has 2 columns '4'"),
    ]:
        assert said in refused(text.replace(old, new, 1)), new
    for nothing in (
        "",
        "\n,,\n",
        " ",
        BOM_UTF8,
        b"\xff\xfe",
        b"PK\x03\x04when,paper",
        f'"{"x" * 200_000}',
    ):
        assert "has no rows of a spreadsheet" in refused(nothing)
    assert "a paper of this quiz has no" in refused(text, with_no_papers())


def with_no_papers() -> QuizBank:
    items = tuple(each.model_copy(update={"paper": None}) for each in BANK.items)
    return BANK.model_copy(update={"items": items})


@pytest.mark.parametrize(
    ("number", "cell", "given"),
    [
        (1, "b", (("b",),)),
        (1, " (B) ", (("b",),)),
        (1, "-", ((),)),
        (1, "=B", (("b",),)),
        (1, "ab", "question 1 takes one letter"),
        (1, "D", "question 1 has no 'D', only A, B and C"),
        (2, "b, A", (("b", "a"),)),
        (2, "BAB", "question 2 takes each of A, B, C and D once at most"),
        (3, "F", (("false",),)),
        (3, "false", (("false",),)),
        (3, "TRUE", (("true",),)),
        (3, "B", (("false",),)),
        (3, "tf", "question 3 takes one letter"),
        (4, "C-A-B", (("z", "y", "x"),)),
        (4, "C", "question 4 takes each of A, B and C once, in order"),
        (4, "CB", "question 4 takes each of A, B and C once, in order"),
        (4, "CBC", "question 4 takes each of A, B and C once, in order"),
        (4, "312", "question 4 has no '3', only A, B and C"),
    ],
)
def test_an_answer_is_read_by_the_letters_on_the_paper(
    number: int, cell: str, given: Given | str
) -> None:
    found = given_at(number, cell)

    assert found == given if isinstance(given, tuple) else given in str(found)


@pytest.mark.parametrize(
    ("cell", "given"),
    [
        ("bc", (("b",), ("c",))),
        ("B / c", (("b",), ("c",))),
        ("a-b", (("a",), ("b",))),
        ("-b", ((), ("b",))),
        ("a-", (("a",), ())),
        ("", ((), ())),
        ("-", ((), ())),
        ("a", "question 5 needs a letter for each of 2 steps, - for none"),
        ("abc", "question 5 needs a letter for each of 2 steps, - for none"),
        ("az", "question 5 has no 'Z', only A, B and C"),
    ],
)
def test_a_vignette_has_a_letter_for_each_step(cell: str, given: Given | str) -> None:
    found = given_at(5, cell, IN_STEPS)

    assert found == given if isinstance(given, tuple) else given in str(found)


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ("when is 'later', not before or after", {"when": "later"}),
        ("paper is '', not A or B", {"paper": ""}),
        ("sure takes 5 letters: s, f or g for each question, . for none", {"sure": "sss"}),
        ("sure takes 5 letters", {"sure": "sfgxx"}),
        ('a cell has a line break (is there a " too many?)', {"code": "a\nb"}),
    ],
)
def test_a_row_is_refused_with_its_number_and_the_reason(
    said: str, columns: dict[str, str]
) -> None:
    assert f"m.csv, row 2: not counted: {said}" in why(**columns)


def test_everything_that_is_wrong_with_a_row_is_said_at_once() -> None:
    found = why(["D", "ab", "x", "", ""], when="afer", sure="s")

    assert "when is 'afer'" in found
    found = why(["D", "ab", "x", "", ""], sure="s")
    for said in ("question 1 has no 'D'", "question 3 has no 'X'", "sure takes 5 letters"):
        assert said in found


def test_a_paper_that_has_not_as_many_questions_as_there_are_columns_is_refused() -> None:
    head = [*HEAD[:9], "6", "sure"]
    found = read(csv_of([row([*RIGHT, "-"], paper=paper) for paper in Paper], head), IN_STEPS)

    assert ["paper B does not have 6 questions"] == [
        each.fact.removeprefix("not counted: ") for each in found.refused[1:]
    ]


def test_words_beyond_the_heading_are_a_comma_too_many_and_nothing_there_is_nothing() -> None:
    found = keyed([[*row(), ""], [*row(), "x"], row()[:-1]])

    assert [2, 4] == [each.row for each in found.sheets]
    assert "words stand in a column without a name" in str(found.refused[0])


def test_rows_with_one_code_at_one_time_are_all_refused() -> None:
    codes = [row(code="K7"), row(WRONG, code="k 7"), row(when="after", code="K7"), row(), row()]
    found = keyed(codes)

    assert [4, 5, 6] == [each.row for each in found.sheets]
    assert ["another row has its code, before the training as well"] * 2 == [
        each.fact.removeprefix("not counted: ") for each in found.refused
    ]


@pytest.mark.parametrize("bank", [BANK, IN_STEPS, load_quiz()], ids=["small", "steps", "shipped"])
def test_a_sheet_that_is_filled_by_the_key_is_all_right(bank: QuizBank) -> None:
    for paper in Paper:
        answers = [*map(key, bank.in_paper(paper))]
        names = [*HEAD[:4], *map(str, range(1, len(answers) + 1)), "sure"]
        (sheet,) = read(csv_of([row(answers, paper=paper)], names), bank).sheets
        pairs = zip(sheet.items, sheet.given, strict=True)

        assert {1} == {mark(item, given).share for item, given in pairs}


def key(item: QuizItem) -> str:
    """Return the letters of the right answer to an item, as a paper prints it."""
    letters = ""
    for question in item.questions:
        letter_of = dict(zip(item.as_printed(question), LETTERS, strict=False))
        right = (each for each in question.options if item.rules.in_order or each.right)
        letters += "".join(letter_of[each] for each in right)
    return letters


def test_a_paper_is_read_as_it_was_printed_whichever_of_its_items_were_past_their_date() -> None:
    four = [*HEAD[:8], "sure"]
    less = read(csv_of([row(RIGHT[:4])], four), day=LATER)
    whole = read(csv_of([row()]), day=LATER)

    assert (4, 5) == (len(less.sheets[0].items), len(whole.sheets[0].items))
    assert "a paper of this quiz has 5" in refused(csv_of([row(RIGHT[:4])], four))


def test_empty_columns_at_the_end_are_asked_about_where_a_shorter_paper_was_printed_too() -> None:
    empty = row([*RIGHT[:4], ""])

    assert "has no answer after question 4; 4 questions were printed too" in refused(
        csv_of([empty]), day=LATER
    )
    assert 1 == len(read(csv_of([row([*RIGHT[:4], "-"])]), day=LATER).sheets)
    assert 1 == len(read(csv_of([empty])).sheets)


def test_an_empty_spreadsheet_has_the_columns_that_are_read() -> None:
    for papers, bank in (([*Paper], BANK), ([Paper.A], IN_STEPS)):
        names = heading(bank, papers, DAY)
        found = read(names, bank)

        assert ((), (), ()) == (found.sheets, found.unread, found.refused)
    kinds = "1 single,2 several,3 true-false,4 order,5,6 single,sure"
    assert f"code,group,when,paper,{kinds}\r\n" == heading(IN_STEPS, Paper, DAY)
    assert ",4 order,sure\r\n" in heading(BANK, Paper, LATER)


cells = st.text(max_size=6) | st.sampled_from([*HEAD, *RIGHT, "before", "after", "A", "b", "=1+1"])
tables = st.lists(st.lists(cells, max_size=12), max_size=6)


@example(b"\x81", b"code,when,paper,1,2,3,4,5\n")
@given(
    st.binary() | tables.map(lambda rows: csv_of(rows).encode()),
    st.sampled_from([b"", b"code,when,paper,1,2,3,4,5\n"]),
)
def test_no_bytes_are_too_odd_to_be_read_or_refused(content: bytes, head: bytes) -> None:
    with suppress(UnusableFileError):
        rows = [each.row for each in read(head + content).sheets]

        assert len({*rows}) == len(rows)


@given(tables)
def test_odd_rows_take_nothing_from_the_others(odd: list[list[str]]) -> None:
    sure = [row(code="ok-1"), row(WRONG, "after", code="ok-1")]
    alone, among = keyed(sure), keyed([*sure, *(["", "", *each] for each in odd)])

    assert alone.sheets == among.sheets[:2]
