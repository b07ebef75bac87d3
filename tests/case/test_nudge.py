"""A nudge: what may identify somebody is noticed, and ordinary notes are left in peace."""

from __future__ import annotations

from ehe_check.case.nudge import identifying, is_nhs_number


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
