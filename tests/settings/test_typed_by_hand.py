"""A settings file as people type one in Notepad: read as it was meant, or every line said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.settings.places import read_settings, settings_file
from tests.own_settings import hand_written

pytestmark = pytest.mark.usefixtures("empty_folder")


def found(content: bytes | str) -> list[str]:
    """Return what is said of a file, without its path; nothing where it can be used."""
    return [str(problem).removeprefix(f"{settings_file()}") for problem in problems(content)]


def problems(content: bytes | str) -> tuple[Problem, ...]:
    hand_written(content)
    try:
        read_settings()
    except UnusableFileError as error:
        return error.problems
    return ()


MARK_LEFT_OPEN = "it has no closing quotation mark. Type one after the last word, on the same line."
NO_MARKS = 'its words have no quotation marks. Put them between " and ".'
GOES_ON = "it goes on after its closing quotation mark. "
BACKSLASH = "it has \\ between double quotation marks, where that begins a sign of its own. "
ONLY_EXPLAINS = "Put # before it if it only explains something. A text ends on its own line."
UNDER_THE_FIRST = "Put what is beneath it under the first one, and take this line out."
HOW_TO_LEAVE_OUT = "Type the value there, or put # before the line."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "police = \u201cDesk\u201d",
            'it has a curly quotation mark, \u201c. Type " in its place.',
        ),
        ('police = "Desk\u201d', 'it has a curly quotation mark, \u201d. Type " in its place.'),
        (
            "police = \u2018Desk\u2019 # x",
            'it has a curly quotation mark, \u2018. Type " in its place.',
        ),
        ('\u201cpolice" = 1', 'it has a curly quotation mark, \u201c. Type " in its place.'),
        ('police = "the children\u2019s desk', MARK_LEFT_OPEN),
        ("police = 'Desk", MARK_LEFT_OPEN),
        ("police = Front desk", NO_MARKS),
        ("police = 0999 999", NO_MARKS),
        ("police = 0999", NO_MARKS),
        ('police = "the "front" desk"', f"{GOES_ON}Within the words, type ' in place of \"."),
        ("police = 'the force's desk'", f'{GOES_ON}Put the words between " and ".'),
        ('police = "C:\\Users"', f"{BACKSLASH}Put the words between single ones, ' and '."),
        ('police = "C:\\our desk"', f"{BACKSLASH}Put the words between single ones, ' and '."),
        ('police: "Front desk"', "it has : where = belongs. Type = in its place."),
        ('out of hours = "Desk"', "there is a space in its key. Type _ in its place."),
        (
            "How to reach the police.",
            f"it has no =. {ONLY_EXPLAINS}",
        ),
        ("police =", f"nothing stands after its =. {HOW_TO_LEAVE_OUT}"),
        ("police = # Front desk", f"nothing stands after its =. {HOW_TO_LEAVE_OUT}"),
        ("plain = True", "it has neither true nor false. Write true or false, in small letters."),
        (
            'school\u2013nursing = "x"',
            "its key has a sign that no key has. Type the key again, in letters and _.",
        ),
        (
            '\u00a0police = "x"',
            "its key has a sign that no key has. Type the key again, in letters and _.",
        ),
        ("[limits", "its heading has no closing ]. Type ] at its end."),
        ('ehe_team = "a"', "it sets ehe_team a second time. Keep one of the two."),
        (
            "[contacts]",
            f"[contacts] stands there a second time. {UNDER_THE_FIRST}",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_what_would_be_right(line: str, said: str) -> None:
    text = f'[contacts]\r\nehe_team = "x"\r\n{line}\r\n'

    assert [f", line 3: is not TOML: {said}"] == found(text)


def test_a_key_under_another_heading_is_told_where_it_belongs() -> None:
    for text, key, place in (
        (
            '[partnership]\npolice = "x"',
            "line 2, partnership: the key 'police'",
            "beneath [contacts]",
        ),
        ('police = "x"', "line 1: the key 'police'", "beneath [contacts]"),
        (
            "[limits]\nplain = true",
            "line 2, limits: the key 'plain'",
            "at the top, above the first heading",
        ),
    ):
        assert [f", {key} is not known here. It belongs {place}."] == found(text)


def test_a_backslash_that_became_another_sign_is_no_folder() -> None:
    fact = ", line 2, folders, banks: is no name of a folder: type it on one line between ' and ', "
    for letter in "tnbfr":
        (said,) = found(f'[folders]\nbanks = "C:\\{letter}eam"\n')

        assert said == f"{fact}so that each \\ stays."


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_its_lines() -> None:
    said = found(
        "plane = 1\nplain = yes\n"
        '[contacts]\npolise = ""\npolice = \u201cx\u201d\nehe_team = 1\nnamed_doctor = x\n'
        "[limits]\nweeks_apart = 0\n"
    )
    lines = [each.removeprefix(", line ").split(":")[0].split(",")[0] for each in said]

    assert ["1", "2", "4", "5", "6", "7", "9"] == lines


def test_what_stands_beneath_a_heading_that_cannot_be_read_is_not_blamed_on_another() -> None:
    said = found('[partnership]\nname = x\n[contacts\npolice = "x"\n')

    assert [
        (", line 2", NO_MARKS),
        (", line 3", "its heading has no closing ]. Type ] at its end."),
    ] == [(each.split(":")[0], each.split("TOML: ")[1]) for each in said]


@given(st.lists(st.text(st.sampled_from("a=[]{}\"'#\\ \n\u201c1.,"), max_size=12), max_size=12))
def test_whatever_is_typed_is_read_or_said_with_its_place(lines: list[str]) -> None:
    for problem in problems("\n".join(lines)):
        assert problem.place.startswith(str(settings_file()))
        assert problem.fact


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_says_how_to_save_it(encoding: str) -> None:
    (said,) = found('[contacts]\npolice = "caf\u00e9"\n'.encode(encoding))

    assert said.endswith(
        "Save the file as UTF-8 in your editor; in Notepad: Save as, Encoding, UTF-8."
    )


def test_windows_line_ends_a_byte_order_mark_and_a_path_as_it_is_do_no_harm() -> None:
    folders = "[folders]\r\nbanks = 'C:\\new\\ours'\r\n"
    hand_written(f'\ufeff[contacts]\r\npolice = """a\r\nb"""\r\nehe_team = "c\\nd"\r\n{folders}')
    kept = read_settings()

    assert ("a\nb", "c\nd") == (kept.contacts.police, kept.contacts.ehe_team)
    assert "C:\\new\\ours" == kept.folders.banks
