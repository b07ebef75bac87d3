"""Settings as values: what is blank, what can be kept, and which contacts help on which route."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ehe_check.bank.effect import Route
from ehe_check.settings.settings import (
    LONGEST,
    Contacts,
    Limits,
    Settings,
    fault_in,
    fault_in_folder,
    tidied,
)
from tests.own_settings import LOCAL, places, text_at, with_text

NO_FOLDER = "is no name of a folder: type it on one line between ' and ', so that each \\ stays"
ALL_FILLED = Contacts.model_validate({key: f"text of {key}" for key in Contacts.model_fields})


def test_everything_local_is_blank_as_shipped() -> None:
    settings = Settings()

    assert [""] * 11 == [text_at(settings, place) for place in LOCAL]
    assert [()] * len(Route) == [settings.contacts.for_route(route) for route in Route]


def test_every_local_text_has_a_label_of_its_own() -> None:
    labels = [each.label for each in Settings().told_in("partnership", "contacts")]

    assert len(labels) == len(set(labels))
    assert not {"None", ""} & {*labels}


def test_a_route_has_the_contacts_that_help_there_and_leaves_out_what_is_blank() -> None:
    for route, keys in {
        Route.SOCIAL_CARE: ["social_care", "out_of_hours"],
        Route.MEDICAL: ["named_doctor"],
        Route.LEAD: ["safeguarding_lead"],
    }.items():
        found = ALL_FILLED.for_route(route)
        assert [f"text of {key}" for key in keys] == [contact.text for contact in found]
    night = Contacts(out_of_hours="The night team").for_route(Route.SOCIAL_CARE)
    assert ["The night team"] == [contact.text for contact in night]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x" * LONGEST, ""),
        (f"  {'x' * LONGEST}\r\n", ""),
        ("x" * (LONGEST + 1), "is 201 characters long: shorten it to 200 or fewer"),
        ("one\r\ntwo\r\n", ""),
        ("one\ntwo\rthree", "has 3 lines: put it on one or two"),
        ("half \ud800", "holds half of a character: type it again"),
        ("\udfff and more", "holds half of a character: type it again"),
        ("\ud7ff\ue000", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_kept_is_said(text: str, fault: str) -> None:
    assert fault == fault_in(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("/srv/ehe", ""),
        (" ~/ehe \n", ""),
        ("C:\\ehe", ""),
        ("\\\\server\\ehe", ""),
        ("", ""),
        ("ehe", "is not the whole of where the folder is: begin with / or ~ or a drive"),
        ("/" + "x" * 1000, "is 1001 characters long: move the folder to a shorter place"),
        ("/one\n/two", NO_FOLDER),
        ("/nu\0l", NO_FOLDER),
        ("C:\team", NO_FOLDER),
        ("/half \ud800", NO_FOLDER),
    ],
)
def test_a_folder_is_named_whole_and_on_one_line(text: str, fault: str) -> None:
    for place in places("folders"):
        assert fault == fault_in_folder(text)
        if fault:
            with pytest.raises(ValidationError, match=fault[:20]):
                with_text(Settings(), place, text)
        else:
            assert tidied(text) == text_at(with_text(Settings(), place, text), place)


def test_line_ends_become_lf_and_blank_edges_go() -> None:
    assert "a\nb\nc  d" == tidied(" \r\na\r\nb\rc  d\t\n")


@given(st.text(st.characters(), max_size=LONGEST * 2), st.sampled_from(LOCAL))
def test_a_text_is_kept_exactly_if_there_is_no_fault_in_it(text: str, at: str) -> None:
    if fault_in(text):
        with pytest.raises(ValidationError):
            with_text(Settings(), at, text)
    else:
        settings = with_text(Settings(), at, text)
        others = [text_at(settings, other) for other in LOCAL if other != at]

        assert tidied(text) == text_at(settings, at)
        assert [""] * 10 == others
        assert with_text(settings, at, "") == Settings()


@pytest.mark.parametrize("value", [0, -1, 21, True, 3.0, "3"])
def test_a_limit_is_a_whole_number_from_1_to_20(value: object) -> None:
    for key in Limits.model_fields.keys() - {"months_kept"}:
        with pytest.raises(ValidationError):
            Limits.model_validate({key: value})


@pytest.mark.parametrize("value", [-1, 1201, True, 3.0, "3"])
def test_the_months_for_which_a_case_is_kept_are_a_whole_number_or_none_at_all(
    value: object,
) -> None:
    assert (0, 1200) == (Limits().months_kept, Limits(months_kept=1200).months_kept)
    with pytest.raises(ValidationError):
        Limits.model_validate({"months_kept": value})


def test_the_limits_are_three_sessions_two_times_and_two_weeks_as_shipped() -> None:
    limits = Limits()

    assert (3, 2) == (limits.sessions_not_known, limits.times_carried_over)
    assert 2 == limits.weeks_apart
    assert 20 == Limits(sessions_not_known=20).sessions_not_known
