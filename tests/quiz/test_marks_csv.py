"""The spreadsheet of a paper quiz: any program's is read, and no row stops another."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE
from contextlib import suppress
from csv import QUOTE_ALL, QUOTE_MINIMAL, writer
from datetime import date
from io import StringIO
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.errors import UnusableFileError
from ehe_check.quiz.item import LETTERS, Paper, QuizBank, QuizItem
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import Given, Sureness
from ehe_check.quiz.marks_csv import KeyedSheets, heading, read_marks
from tests.quiz_groups import BANK, DAY, HEAD, NOTHING, RIGHT, WRONG, csv_of, keyed, row, with_item

LATER = date(2027, 6, 1)
IN_STEPS = with_item("QZ-9", paper="A")
"""The quiz with the item told in steps as the fifth of its paper A."""
ROWS = [row(code="é 1", sure="sfg.-"), row(WRONG, "after", paper="B"), row(NOTHING)]


def read(content: bytes | str, bank: QuizBank = BANK, day: date = DAY) -> KeyedSheets:
    raw = content.encode() if isinstance(content, str) else content
    return read_marks(raw, "m.csv", bank, day)


def refused(content: bytes | str, bank: QuizBank = BANK, day: date = DAY) -> str:
    with pytest.raises(UnusableFileError) as caught:
        read(content, bank, day)
    return str(caught.value)


def head_of(many: int) -> list[str]:
    return [*HEAD[:4], *map(str, range(1, many + 1)), "sure"]


def given_at(number: int, cell: str) -> Given | str:
    """Return what a cell gives at a question, or why its row is refused."""
    answers = ["A" if number != 1 else "-", "A", *["-"] * 4]
    answers[number - 1] = cell
    found = read(csv_of([row(answers)], head_of(6)), IN_STEPS)
    return [*found.sheets[0].answers.values()][number - 1].given if found.sheets else why(found)


def why(found: KeyedSheets) -> str:
    return " ".join(map(str, found.refused))


def test_a_spreadsheet_is_read_alike_whichever_program_saved_it() -> None:
    expected = read(csv_of(ROWS))
    encodings = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be")
    dialects = product(",;\t", encodings, (True, False), ("\n", "\r\n", "\r"))
    for separator, encoding, quoted, end in dialects:
        stream = StringIO(newline="")
        file = writer(
            stream,
            delimiter=separator,
            quoting=QUOTE_ALL if quoted else QUOTE_MINIMAL,
            lineterminator=end,
        )
        file.writerows([HEAD, *ROWS])

        found = read(stream.getvalue().encode(encoding))
        assert expected == found, (separator, encoding, quoted, end)
    big_end = BOM_UTF16_BE + csv_of(ROWS).encode("utf-16-be")

    assert expected == read(big_end) == read(b"sep=,\r\n" + csv_of(ROWS).encode())
    assert ["É1", ""] == [each.code for each in expected.sheets]
    assert "m.csv, row 4: not counted: it has no answer." == why(expected)


def test_blank_rows_are_passed_over_and_rows_keep_the_number_that_a_spreadsheet_shows() -> None:
    lines = csv_of([ROWS[0], [""] * 9, [" "], ROWS[2]]).splitlines()
    found = read("\n".join(["", ",,,", *lines, ""]))

    assert [4] == [each.row for each in found.sheets]
    assert "m.csv, row 7: " in why(found)


def test_names_of_columns_may_be_written_in_many_ways_and_stand_in_any_order() -> None:
    head = ["SURE ", "Q1", "question 2", "3. T/F", "4 order", "5", "Paper", "When?", "notes"]
    found = read(csv_of([["s…f", *RIGHT, "a", "BEFORE", "Mind the gap"]], head))
    (each,) = found.unread

    assert found.sheets == keyed([row(sure="s...f")]).sheets == keyed([row(sure="s–-.f")]).sheets
    assert "m.csv: the column 'notes' is not known, and is not read" in str(each)


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
    workbook = b"PK\x03\x04when,paper"
    for nothing in ("", "\n,,\n", " ", BOM_UTF8, b"\xff\xfe", workbook, f'"{"x" * 200_000}'):
        assert "has no rows of a spreadsheet" in refused(nothing)
    no_papers = tuple(each.model_copy(update={"paper": None}) for each in BANK.items)
    none = BANK.model_copy(update={"items": no_papers})
    assert "a paper of this quiz has no" in refused(text, none)


CELLS: list[tuple[int, str, Given | str]] = [
    (1, " (B) ", (("b",),)),
    (1, "-", ((),)),
    (1, "=B", (("b",),)),
    (1, "ab", "question 1 takes one letter"),
    (1, "D", "question 1 has no 'D', only A, B and C"),
    (2, "b, A", (("b", "a"),)),
    (2, "BAB", "question 2 takes each of A, B, C and D once at most"),
    (3, "F", (("false",),)),
    (3, "TRUE", (("true",),)),
    (3, "B", (("false",),)),
    (3, "tf", "question 3 takes one letter"),
    (4, "C-A-B", (("z", "y", "x"),)),
    (4, "CB", "question 4 takes each of A, B and C once, in order"),
    (4, "CBC", "question 4 takes each of A, B and C once, in order"),
    (4, "312", "question 4 has no '3', only A, B and C"),
    (5, "B / c", (("b",), ("c",))),
    (5, "a-b", (("a",), ("b",))),
    (5, "-b", ((), ("b",))),
    (5, "", ((), ())),
    (5, "-", ((), ())),
    (5, "a", "question 5 needs a letter for each of 2 steps, - for none"),
    (5, "abc", "question 5 needs a letter for each of 2 steps, - for none"),
    (5, "az", "question 5 has no 'Z', only A, B and C"),
]


@pytest.mark.parametrize(("number", "cell", "expected"), CELLS)
def test_an_answer_is_read_by_the_letters_on_the_paper(
    number: int, cell: str, expected: Given | str
) -> None:
    found = given_at(number, cell)

    assert found == expected if isinstance(expected, tuple) else expected in str(found)


def test_everything_that_is_wrong_with_a_row_is_said_at_once_with_its_number() -> None:
    for rows, said in [
        ([row(when="later")], "row 2: not counted: when is 'later', not before or after"),
        ([row(paper="")], "row 2: not counted: paper is '', not A or B"),
        ([row(sure="sfgxx")], "sure takes 5 letters: s, f or g for each question, . for none"),
        ([row(code="a\nb")], 'a cell has a line break (is there a " too many?)'),
        ([row(), [*row(), "x"]], "row 3: not counted: words stand in a column without a name"),
        ([row(["D", "ab", "x", "", ""], sure="s")], "'D', only A, B and C; question 3 has no 'X'"),
        ([row(["D", "ab", "x", "", ""], sure="s")], "for none; question 1 has no 'D'"),
        ([row(code="K7"), row(code="k 7")], "row 2: not counted: row 3 has its code, before"),
        ([row(code="K7"), row(code="k 7")], "row 3: not counted: row 2 has its code, before"),
    ]:
        assert said in why(keyed(rows)), said
    assert "no answer" not in why(keyed([row(NOTHING, sure="x")]))
    sound = keyed([row(code="K7"), row(when="after", code="K7"), row()[:-1], [*row(), ""]])
    assert [2, 3, 4, 5] == [each.row for each in sound.sheets]


def test_a_paper_that_has_not_as_many_questions_as_there_are_columns_is_refused() -> None:
    rows = [row([*RIGHT, "-"], paper=paper) for paper in Paper]
    found = read(csv_of(rows, head_of(6)), IN_STEPS)

    assert "m.csv, row 3: not counted: paper B does not have 6 questions." in why(found)


@pytest.mark.parametrize("bank", [BANK, IN_STEPS, load_quiz()], ids=["small", "steps", "shipped"])
def test_a_sheet_that_is_filled_by_the_key_is_all_right(bank: QuizBank) -> None:
    for paper in Paper:
        answers = [*map(key, bank.in_paper(paper))]
        (sheet,) = read(csv_of([row(answers, paper=paper)], head_of(len(answers))), bank).sheets

        assert {1} == {*sheet.marks.values()}


def key(item: QuizItem) -> str:
    """Return the letters of the right answer to an item, as a paper prints it."""
    letters = ""
    for question in item.questions:
        letter_of = dict(zip(item.as_printed(question), LETTERS, strict=False))
        right = (each for each in question.options if item.rules.in_order or each.right)
        letters += "".join(letter_of[each] for each in right)
    return letters


def test_a_paper_is_read_as_it_was_printed_and_what_is_past_its_date_counts_for_nothing() -> None:
    four, five = csv_of([row(RIGHT[:4])], head_of(4)), csv_of([row(sure="sfgs.")])
    known = {"A1 (QZ-1)", "A2 (QZ-3)", "A3 (QZ-5)", "A4 (QZ-7)"}
    less, whole, then = read(four, day=LATER), read(five, day=LATER), read(five)
    sure = [each.sure for each in then.sheets[0].answers.values()]

    assert known == {*less.sheets[0].answers} == {*whole.sheets[0].answers}
    assert {"A5 (QZ-10)"} == {*then.sheets[0].answers} - known
    assert [*Sureness, Sureness.SURE, None] == sure
    assert ((), ("QZ-10", "QZ-11"), ()) == (less.left_out, whole.left_out, then.left_out)
    assert "a paper of this quiz has 5" in refused(four)


def test_empty_columns_at_the_end_are_asked_about_where_a_shorter_paper_was_printed_too() -> None:
    empty, said = csv_of([row([*RIGHT[:4], ""])]), "has no answer after question 4; 4 questions"

    assert said in refused(empty, day=LATER)
    assert 1 == len(read(csv_of([row([*RIGHT[:4], "-"])]), day=LATER).sheets)
    assert 1 == len(read(empty).sheets)


def test_an_empty_spreadsheet_has_the_columns_that_are_read() -> None:
    for papers, bank in (([*Paper], BANK), ([Paper.A], IN_STEPS)):
        assert KeyedSheets((), (), (), ()) == read(heading(bank, papers, DAY), bank)
    kinds = "1 single,2 several,3 true-false,4 order,5,6 single,sure"
    assert f"code,group,when,paper,{kinds}\r\n" == heading(IN_STEPS, Paper, DAY)
    assert ",4 order,sure\r\n" in heading(BANK, Paper, LATER)


cells = st.text(max_size=6) | st.sampled_from([*HEAD, *RIGHT, "before", "after", "A", "b", "=1+1"])
tables = st.lists(st.lists(cells, max_size=12), max_size=6)


@example(b"\x81", b"code,group,when,paper,1,2,3,4,5\n")
@given(
    st.binary() | tables.map(lambda rows: csv_of(rows).encode()),
    st.sampled_from([b"", b"code,group,when,paper,1,2,3,4,5\n"]),
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


def test_two_of_different_groups_may_have_made_up_the_same_code() -> None:
    rows = [row(code="K7", group=each) for each in ("north", "South", "")]
    found = read(csv_of(rows))

    assert ["NORTH K7", "SOUTH K7", "K7"] == [each.code for each in found.sheets]
    assert [""] == [each.code for each in read(csv_of([row(group="north")])).sheets]
