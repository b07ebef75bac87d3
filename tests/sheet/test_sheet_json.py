"""The table of what a sheet as JSON promises: its fields are there, and as FORMATS.md tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import get_args, get_type_hints

import pytest

from ehe_check import resources
from ehe_check.advice.recommendation import Clash
from ehe_check.bank.prompt_rule import Step, StepGroup
from ehe_check.case.call_made import CallMade
from ehe_check.case.session import RecordedHold, SaidThen
from ehe_check.judge.answers import Ref
from ehe_check.over_time.held_elsewhere import HeldElsewhere
from ehe_check.over_time.history import Miss, Missing, SessionMark
from ehe_check.over_time.kept_answers import KeptAnswers
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import AdviceThen
from ehe_check.sheet.sheet_json import FIELDS, render_json
from tests.format_pages import FormatPage, backticked
from tests.pages import sheet_of

PAGE = FormatPage(resources.PACKAGE / "FORMATS.md")
TOLD_IN_ITS_ROW: dict[str, tuple[type, ...]] = {
    "then": (AdviceThen, SaidThen),
    "recorded_hold": (RecordedHold,),
    "held_elsewhere": (HeldElsewhere,),
    "contradictions": (Clash, Ref),
    "sessions": (SessionMark,),
    "missing": (Missing,),
    "kept_answers": (KeptAnswers,),
    "calls": (CallMade,),
    "step": (Step,),
}
"""For keys of FORMATS.md whose row tells what stands within: the kinds that stand there."""
WORDS_THERE: tuple[type[Enum], ...] = (Miss, StepGroup)


def kind_of(kind: type, field: str) -> object:
    """What a field of a kind is said to be, or a property of it to return."""
    held = getattr(kind, field, None)
    if isinstance(held, property):
        return get_type_hints(held.fget)["return"]
    return get_type_hints(kind)[field]


def kinds_within(kind: object) -> Iterator[type]:
    """Each kind of value that may stand where one is said to, alone or as one of several."""
    if isinstance(kind, type) and not get_args(kind):
        yield kind
    for inner in get_args(kind):
        yield from kinds_within(inner)


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_field_that_the_table_names_is_there_and_can_be_written(kind: type) -> None:
    for named in FIELDS[kind].split():
        name, _, field = named.partition("=")
        *outer, last = (field or name).split(".")
        holds = kind
        for each in outer:
            (holds,) = kinds_within(kind_of(holds, each))

        for inner in kinds_within(kind_of(holds, last)):
            plain = issubclass(inner, str | int | date | type(None))
            assert plain or inner in FIELDS, f"{kind.__name__}, {named}: {inner.__name__}"


@pytest.mark.parametrize("key", TOLD_IN_ITS_ROW)
def test_a_kind_has_the_keys_that_its_row_in_the_page_of_formats_tells(key: str) -> None:
    (row,) = (whole for first, whole in PAGE.rows("A sheet as JSON") if first == f"| `{key}`")
    told = backticked([row]) - {word.value for kind in WORDS_THERE for word in kind} - {key}

    assert {
        each.partition("=")[0] for kind in TOLD_IN_ITS_ROW[key] for each in FIELDS[kind].split()
    } == told


def test_what_of_a_case_is_missing_is_told_once() -> None:
    gone = Missing(Miss.NOT_FOUND, Own("1.toml"))
    sheet = replace(sheet_of("one-trigger-drift"), missing=(gone, gone))

    assert [{"how": "not-found", "file": "1.toml"}] == json.loads(render_json(sheet))["missing"]
