"""What names people: which labels are alike, and what is noticed in typed words and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehe_check.case.labels import called_alike, identifying, is_nhs_number, taken_off
from ehe_check.case.session import CaseReference
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answers, Entry

DAY = date(2026, 11, 24)
C3 = Entry(id="child-1", label="c3")
LISTED = Answers(entries=(C3, Entry(id="adult-1", label="Mum")))


UNSEEN = (
    *("c3\u200b", "\u200ec3", "c\u00ad3", "c3\ufe0f", "c\u034f3", "c3\u3164"),
    *("c3\U000e0101", "\u2060c3"),
)
"""Words with a mark that cannot be seen, which tells nobody apart."""


def test_a_word_that_stands_on_any_list_is_found_again_and_another_is_not() -> None:
    visiting = Entry(id="child-2", label="the  visiting child")
    for whose, labels in (
        (C3, ("c3", "C3", " c3 ", "\uff43\uff13", *UNSEEN)),
        (LISTED.entries[1], ("mum", "MUM")),
        (visiting, ("The visiting\tchild",)),
        (None, ("c33", "c 3", "mummy", "ć3")),
    ):
        for label in labels:
            new = Entry(id="child-3", label=label)
            listed = replace(LISTED, entries=(*LISTED.entries, visiting, new))
            assert ([(whose, new)] if whose else []) == [*called_alike(listed)]


def test_one_taken_off_the_list_leaves_the_word_free_and_is_found_again() -> None:
    gone = C3.model_copy(update={"removed": DAY})
    later = gone.model_copy(update={"id": "child-2"})
    answers = Answers(entries=(gone, later))

    assert [] == [*called_alike(answers)]
    assert later == taken_off(answers, "child", "C3")
    assert None is taken_off(answers, "adult", "C3")


def test_each_later_one_that_is_called_as_another_is_named_with_it() -> None:
    twin = Entry(id="child-2", label="C3 ")
    third = Entry(id="fact-1", label="c3")
    gone = Entry(id="child-4", label="c3", removed=DAY)

    assert [(C3, twin), (C3, third)] == list(called_alike(Answers(entries=(C3, twin, third, gone))))


# A nudge: what may identify somebody is noticed, and ordinary notes are left in peace.


def test_what_may_identify_somebody_is_noticed() -> None:
    for text, expected in [
        ("write to jo.bloggs@school.example.org", "an e-mail address"),
        ("rang 01865 496 012", "a telephone number"),
        ("rang +44 (0)7700 900123", "a telephone number"),
        ("lives in ox1 1aa now", "a postcode"),
        ("the number is QQ 12 34 56 C but AB 12 34 56 C", "a National Insurance number"),
        ("d.o.b. 14/9/2015", "a date of birth"),
        ("she was born on 14 September 2015", "a date of birth"),
        ("seen at 12 Chapel Street", "a street address"),
        ("spoke to Ada Lovelace", "a full name"),
        ("Ada May came", "a full name"),
        ("In Mayfield Lovelace said", "a full name"),
        ("By April Jones", "a full name"),
        ("asked Family Lovelace", "a full name"),
        ("asked Ada Hub", "a full name"),
        ("number 943 476 5919 on the file", "an NHS number"),
    ]:
        assert expected in identifying(text), text
    assert ("an e-mail address", "an NHS number") == identifying("jo@example.org, 9434765919")


def test_an_ordinary_note_is_left_in_peace() -> None:
    for text in [
        "",
        "The child said that school was too loud.",
        "Seen in September 2026. Weight 25.4 kg, 3 visits.",
        "It went well. Mum agreed.",
        "In May; a referral. Since Christmas, nothing.",
        "Last Tuesday she was seen.",
        "On Friday",
        "The Family Hub rang, and Early Help.",
        "asked the School Nurse; Children's Services too",
        "reference 943 476 5918",
        "reference 1943 476 59190",
    ]:
        assert () == identifying(text), text


def test_ten_digits_with_their_check_digit_are_an_nhs_number_and_eleven_is_nought() -> None:
    right = ["9434765919", "943 476 5919", "943-476-5919", "0000000000"]
    eleven = ["0000000140", "0000000280", "0000000310"]
    ten = [f"000000006{last}" for last in range(10)]
    wrong = ["9434765918", "943476591", "94347659190", ""]

    assert [*right, *eleven] == [*filter(is_nhs_number, [*right, *eleven, *ten, *wrong])]


def test_digits_of_other_scripts_are_no_nhs_number() -> None:
    for zero in ["\N{ARABIC-INDIC DIGIT ZERO}", "\N{DEVANAGARI DIGIT ZERO}"]:
        number = "".join(chr(ord(zero) + int(digit)) for digit in "9434765919")

        assert not is_nhs_number(number), zero
        assert () == identifying(number), zero


def test_a_reference_of_another_case_is_refused_and_the_same_or_none_is_not() -> None:
    case = CaseReference(reference="EHE-0042")
    for given in (None, "", "EHE-0042", " EHE-0042 "):
        case.refuse_another(given, "s.toml")

    with pytest.raises(WrongUseError, match="is about 'EHE-0042', not 'EHE-0043'"):
        case.refuse_another("EHE-0043", "s.toml")
