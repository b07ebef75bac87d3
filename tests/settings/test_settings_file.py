"""The settings file: what is written is what is read, and what is wrong in it is said at once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import UnusableFileError
from ehe_check.settings.places import (
    has_settings_file,
    home,
    read_settings,
    settings_file,
    write_first_settings,
)
from ehe_check.settings.settings import Limits, Settings, fault_in, tidied
from tests.any_value import ODD
from tests.own_settings import LOCAL, hand_written, text_at, with_text, write_settings

pytestmark = pytest.mark.usefixtures("empty_folder")

FIRST = LOCAL[1]
texts = st.one_of(
    st.sampled_from(ODD), st.text(), st.text(st.sampled_from("\"'\\\r\n \t\x00\x1b[]#="))
).filter(lambda text: not fault_in(text))
counts = st.integers(1, 20)


@st.composite
def any_settings(draw: st.DrawFn) -> Settings:
    limits = Limits(
        sessions_not_known=draw(counts),
        times_carried_over=draw(counts),
        weeks_apart=draw(counts),
        months_kept=draw(st.integers(0, 1200)),
    )
    made = Settings(plain=draw(st.booleans()), limits=limits)
    for place in draw(st.lists(st.sampled_from(LOCAL), max_size=4)):
        made = with_text(made, place, draw(texts))
    return made


def problems() -> list[str]:
    with pytest.raises(UnusableFileError) as raised:
        read_settings()
    return [str(problem) for problem in raised.value.problems]


@given(any_settings())
def test_any_settings_written_and_read_back_are_the_same(made: Settings) -> None:
    write_settings(made)

    assert made == read_settings()
    assert made.model_dump() == tomllib.loads(settings_file().read_text(encoding="utf-8"))


def test_odd_text_is_kept_exactly_but_for_line_ends_and_blank_edges() -> None:
    for text in (each for each in ODD if not fault_in(each)):
        write_settings(with_text(Settings(), FIRST, text))

        assert tidied(text) == text_at(read_settings(), FIRST)


def test_without_a_file_or_with_an_empty_one_the_settings_are_the_shipped_ones() -> None:
    assert not has_settings_file()
    assert Settings() == read_settings()
    hand_written("")
    assert Settings() == read_settings()


WRONG = {
    "plane = true": "the key 'plane' is not known here. Did you mean 'plain'?",
    '[contacts]\nsocial_car = "x"': "'social_car' is not known here. Did you mean 'social_care'?",
    '[partnership]\nnane = "x"': "partnership: the key 'nane' is not known here.",
    "[limits]\nsession_not_known = 1": "not known here. Did you mean 'sessions_not_known'?",
    "[contact]": "the key 'contact' is not known here. Did you mean 'contacts'?",
    'plain = "yes"': "plain: needs true or false, and has text.",
    "[contacts]\npolice = 7": "contacts, police: needs text, and has a whole number.",
    "[limits]\ntimes_carried_over = 0": "times_carried_over: is 0, and must be at least 1.",
    "[limits]\ntimes_carried_over = 99": "times_carried_over: is 99, and must be at most 20.",
    "[limits]\ntimes_carried_over = true": "needs a whole number, and has true or false.",
    f'[contacts]\npolice = "{"x" * 201}"': "is 201 characters long: shorten it to 200",
    '[contacts]\npolice = """a\nb\nc"""': "contacts, police: has 3 lines: put it on one",
    "contacts = 1": "contacts: needs a table, and has a whole number.",
    "format = 2": "is of format 2, and this version reads up to format 1.",
    "plain = ": "is not TOML",
}


def test_what_is_wrong_is_said_with_the_nearest_known_word() -> None:
    for text, said in WRONG.items():
        path = hand_written(text)
        (problem,) = problems()

        assert problem.startswith(str(path)), text
        assert said in problem


def test_all_that_is_wrong_is_said_at_once() -> None:
    hand_written('plane = 1\n[contacts]\npolise = ""\nehe_team = 1\n[limits]\nweeks_apart = 0\n')

    assert 4 == len(problems())


def test_a_home_that_is_a_file_is_said_on_reading_and_on_writing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("home").write_text("", encoding="utf-8")
    monkeypatch.setenv("EHE_CHECK_HOME", "home")

    (problem,) = problems()

    assert f"{settings_file()}: is not there, as a part of its path is a file. Check the path." == (
        problem
    )
    with pytest.raises(UnusableFileError, match="a part of its path is a file"):
        write_first_settings()


def test_a_folder_in_the_place_of_the_file_is_said() -> None:
    settings_file().mkdir(parents=True)

    assert ["is not a file"] == [problem.split(": ")[1].split(".")[0] for problem in problems()]


def test_without_ehe_check_home_the_platform_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", "")

    assert "ehe-check" == home().name
