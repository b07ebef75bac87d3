"""Numbers of options and letters of sources: each means one thing, however it is typed."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.reply import WAYS
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import (
    BY_ITSELF_CODE,
    EVIDENCE_CODES,
    NOT_KNOWN_CODE,
    Coded,
    codes_of,
    read_code,
)
from tests.worked import shipped_bank

IDS = tuple(shipped_bank().by_id)
CODES = {
    question.id: (*codes_of(question.options).values(), NOT_KNOWN_CODE)
    for question in shipped_bank().questions
}
EVERY_LIST = [
    *(codes_of(question.options) for question in shipped_bank().questions),
    *(
        codes_of(attribute.options)
        for roster in shipped_bank().rosters
        for attribute in roster.attributes
    ),
    {evidence.value: code for evidence, code in EVIDENCE_CODES.items()},
]
FULL = [(question, code) for question, codes in CODES.items() for code in codes]


def test_options_have_numbers_by_their_place_and_not_known_is_nought() -> None:
    assert codes_of(shipped_bank().by_id["VIS-2"].options) == {
        "within-3-months": "1",
        "within-a-year": "2",
        "longer-ago": "3",
        "never": "4",
    }
    assert NOT_KNOWN_CODE == "0"


def test_evidence_has_a_code_each_in_the_order_in_which_it_is_offered() -> None:
    assert list(EVIDENCE_CODES) == list(EVIDENCE_WORDS)


def test_no_letter_of_a_source_is_the_key_of_a_move() -> None:
    letters = set(EVIDENCE_CODES.values())

    assert len(EVIDENCE_CODES) == len(letters)
    assert set() == letters & {*(way.letter for way in WAYS), "m", "v", "l", "d"}


def test_what_stands_by_itself_has_a_sign_beneath_the_numbers_of_the_others() -> None:
    codes = [*codes_of(shipped_bank().by_id["NOW-2"].options).items()]

    assert [("told", "1"), ("nothing", BY_ITSELF_CODE)] == [codes[0], codes[-1]]
    assert ("other", str(len(codes) - 1)) == codes[-2]


def test_every_code_of_the_shipped_bank_is_one_of_its_list_and_no_word_of_the_asker() -> None:
    words = {*(way.word for way in WAYS), NOT_KNOWN_CODE}
    for codes in EVERY_LIST:
        assert [] == [code for code, count in Counter(codes.values()).items() if count > 1]
        assert set() == words & set(codes.values())


def test_no_question_of_the_shipped_bank_could_be_taken_for_a_code_of_another() -> None:
    written = [f"{question}{between}{code}" for (question, code), between in product(FULL, " .")]

    assert [] == [one for one, count in Counter([*IDS, *written]).items() if count > 1]


@given(
    st.sampled_from(FULL),
    st.sampled_from((" ", ". ", "  ", ": ", "\t", "\u00a0")),
    st.sampled_from((str, str.upper, str.lower)),
    st.sampled_from(("", " ", "\t")),
)
def test_a_code_is_read_back_however_it_is_typed(
    full: tuple[str, str], between: str, cased: type[str], around: str
) -> None:
    question, code = full
    typed = f"{around}{cased(f'{question}{between}{code}')}{around}"

    assert Coded(question, code) == read_code(typed, IDS)


def test_words_are_read_as_a_question_and_a_code() -> None:
    for typed, expected in [
        ("2r", Coded(None, "2r")),
        (" 2 R ", Coded(None, "2 r")),
        ("VIS-2", Coded("VIS-2", "")),
        ("now-2.state 12", Coded("NOW-2.state", "12")),
        ("VIS-1.2r", Coded("VIS-1", "2r")),
        ("VIS-22", Coded(None, "vis-22")),
        ("VIS-2 2", Coded("VIS-2", "2")),
        ("home-visit", Coded(None, "home-visit")),
        ("", Coded(None, "")),
    ]:
        assert expected == read_code(typed, IDS), typed


@given(st.text())
def test_any_text_is_read_as_something(typed: str) -> None:
    read = read_code(typed, IDS)

    assert read.question is None or typed.strip().casefold().startswith(read.question.casefold())


def test_a_code_is_of_another_question_only_where_it_names_one() -> None:
    assert Coded("VIS-5", "b").is_of_another("VIS-2")
    assert not Coded("VIS-2", "b").is_of_another("VIS-2")
    assert not Coded(None, "b").is_of_another("VIS-2")
