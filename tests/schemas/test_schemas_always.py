"""A schema never marks what the program takes, whatever is changed in a file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from ehe_check.case.session import Session
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.quiz.papers.quiz_sheets import QuizSheets
from ehe_check.quiz.room import Room
from ehe_check.settings.settings import Settings
from ehe_check.supervision.supervision import Supervision
from tests.counts import tries
from tests.schemas.kinds import PAGE
from tests.schemas.reading import as_json, faults
from tests.schemas.test_schemas import SAMPLES

Place: TypeAlias = tuple[str | int, ...]
MODELS: dict[str, type[BaseModel]] = {
    "session": Session,
    "supervision": Supervision,
    "meeting": MeetingRecord,
    "room": Room,
    "papers": QuizSheets,
    "config": Settings,
}
RAW = {mark: tomllib.loads(PAGE.sample(mark)) for mark in SAMPLES if SAMPLES[mark] in MODELS}
GONE = object()
VALUES: tuple[object, ...] = (
    *(GONE, True, False, 0, 1, 3, -1, 1.5, "", "x", "child-1", "a b", "2026.11.3", "0" * 64),
    *("done", "saw-myself", "full", date(2026, 11, 24), datetime(2026, 11, 24, 9, tzinfo=UTC)),
    *([], {}, ["x"], [{}], {"x": 1}),
)


def places(value: object, place: Place = ()) -> Iterator[Place]:
    """Every place in a file, but its format number: that is refused before a file is read."""
    if place:
        yield place
    if isinstance(value, dict):
        for key, inner in value.items():
            if (*place, key) != ("format",):
                yield from places(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*place, number))


def changed(raw: dict[str, Any], place: Place, value: object) -> dict[str, Any]:
    """A file in which one thing is gone, or says something else."""
    made: Any = deepcopy(raw)
    *above, last = place
    inner = made
    for key in above:
        inner = inner[key]
    if value is GONE:
        del inner[last]
    else:
        inner[last] = value
    return dict(made)


@tries(300, 5000)
@given(st.sampled_from(sorted(RAW)), st.data())
def test_what_the_program_takes_is_of_the_shape_of_its_schema(
    mark: str, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from([*places(RAW[mark])]))
    made = changed(RAW[mark], place, data.draw(st.sampled_from(VALUES)))
    kind = SAMPLES[mark]
    try:
        MODELS[kind].model_validate(made)
    except ValidationError:
        return

    assert [] == faults(kind, as_json(made))
