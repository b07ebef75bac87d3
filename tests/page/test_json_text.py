"""JSON text: what the kinds of values promise, in order, and nothing of any other."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest

from ehe_check.page.json_text import Fields, json_text, promised


class Place(NamedTuple):
    """A pair that JSON itself would write as a list."""

    question: str
    about: str | None = None


@dataclass(frozen=True)
class Told:
    """A value of which a part is promised."""

    place: Place
    on: date | None
    left_out: str = "kept"

    @property
    def is_dated(self) -> bool:
        """Whether it has a day."""
        return self.on is not None


FIELDS: Fields = {Place: "question about", Told: "day=on dated=is_dated place about=place.question"}
TOLD = Told(Place("VIS-1"), date(2026, 11, 24))


def test_a_value_has_the_fields_that_its_kind_promises_in_their_order_and_no_other() -> None:
    expected = (
        '{"day": "2026-11-24", "dated": true,'
        ' "place": {"question": "VIS-1", "about": null}, "about": "VIS-1"}'
    )

    assert expected == json.dumps(json.loads(json_text(TOLD, FIELDS)))
    assert "VIS-1" == promised(TOLD, FIELDS)["about"]


def test_what_stands_within_lists_and_tables_is_written_alike() -> None:
    whole = {"each": [TOLD.place, (None, 1.5)], "last": {"on": TOLD.on}}
    expected = {
        "each": [{"question": "VIS-1", "about": None}, [None, 1.5]],
        "last": {"on": "2026-11-24"},
    }

    assert expected == json.loads(json_text(whole, FIELDS))


@pytest.mark.parametrize("value", [TOLD, TOLD.place, {"a"}, b"a"])
def test_a_value_of_which_nothing_is_promised_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        json_text([value])


def test_what_could_act_on_a_terminal_stands_as_an_escape_and_reads_back_as_it_was() -> None:
    words = "left\N{RIGHT-TO-LEFT OVERRIDE}right, Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"

    assert '"left\\u202eright, Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"\n' == json_text(words)
    assert words == json.loads(json_text(words))
