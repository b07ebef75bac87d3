"""The JSON sheet: exactly the structure that other programs read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehe_check.model.answers import Answer
from ehe_check.model.sheet import Hinge, Needed, Parked
from ehe_check.model.urgency import Urgency
from ehe_check.render.formats import Format, render
from ehe_check.render.json_sheet import render_json
from ehe_check.render.look import Look
from tests.pages import GOLDEN_SHEETS, composed, page, scribbled, sheet_of
from tests.worked import worked_case

KEYS = [
    "format",
    "case",
    "draft",
    "left_out",
    "opening_unanswered",
    "urgency",
    "recommendation",
    "recorded_hold",
    "prompts",
    "find_out",
    "strengths",
    "notes",
    "unanswered",
    "parked",
    "evidence",
    "sessions",
    "missing",
    "own_words",
    "amendments",
    "decision",
    "provenance",
]


def read(name: str, *changed: Answer) -> dict[str, Any]:
    sheet: dict[str, Any] = json.loads(render_json(sheet_of(name, *changed)))
    return sheet


@pytest.mark.parametrize("name", list(GOLDEN_SHEETS))
def test_whole_sheets_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    sheet = GOLDEN_SHEETS[name]()
    actual = render(Format.JSON, sheet=sheet, document=page(sheet), look=Look())

    golden(f"{name}.json", actual)


def test_the_keys_stand_in_the_order_that_is_promised() -> None:
    assert list(read("ordinary-all-together")) == KEYS


def test_answers_stand_as_ids_lists_or_words_as_they_were_given() -> None:
    written = Answer(question="SUP-3", value="That all is well.")
    sheet = read("ordinary-all-together", written, Answer(question="VIS-2", not_known=True))
    because = {
        reason["question"]: reason["answer"]
        for prompt in sheet["prompts"]
        for reason in prompt["because"]
    }

    assert because["VIS-3"] == "no"
    assert because["VIS-2"] == "not-known"
    assert {
        "question": "SUP-3",
        "about": None,
        "answer": "That all is well.",
        "evidence": None,
        "note": None,
    } in sheet["own_words"]


def test_several_options_stand_as_a_list() -> None:
    kept = Parked(
        Answer(question="VIS-1.where", about="professional-1", value=("home", "elsewhere")), "gone"
    )
    unknown = Parked(Answer(question="VIS-2", not_known=True), "gone")
    sheet = json.loads(render_json(replace(sheet_of("one-trigger-drift"), parked=(kept, unknown))))

    assert sheet["parked"][0] == {
        "question": "VIS-1.where",
        "about": "professional-1",
        "answer": ["home", "elsewhere"],
        "note": None,
        "reason": "gone",
    }
    assert sheet["parked"][1]["answer"] == "not-known"


def test_every_hinge_is_there_with_how_many_it_needs() -> None:
    sheet = sheet_of("one-trigger-drift")
    hinge = Hinge(Urgency.ACT_TODAY, 2, (Needed("NOW-2", None, ("yes",), is_not_known=True),) * 3)
    advice = replace(sheet.recommendation, hinges_on=(hinge,) * 7)
    said = json.loads(render_json(replace(sheet, recommendation=advice)))["recommendation"][
        "hinges_on"
    ]

    assert len(said) == 7
    assert said[0]["needs"] == 2
    assert said[0]["of"][0] == {
        "question": "NOW-2",
        "about": None,
        "options": ["yes"],
        "not_known": True,
    }


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert render_json(sheet_of("ordinary-all-together")) == render_json(
        sheet_of("ordinary-all-together")
    )


def test_letters_stand_as_they_are() -> None:
    assert "Siân ŵ 李" in render_json(
        sheet_of("one-trigger-drift", Answer(question="SUP-3", value="Siân ŵ 李"))
    )


@settings(max_examples=40, deadline=None)
@given(
    st.text(min_size=1, max_size=40)
    | st.sampled_from(["\ud800", "\x9b31m\x7f", "\u202e\u2066\ufeff\u2028"])
)
def test_whatever_was_written_comes_back_and_acts_on_no_terminal(words: str) -> None:
    text = render_json(
        composed(scribbled(worked_case("one-trigger-threats-when-health-is-raised").session, words))
    )
    text.encode()

    assert json.loads(text)["decision"]["text"] == words
    assert not set(text) & set(map(chr, (*range(0x7F, 0xA0), *range(0x202A, 0x202F), 0x1B, 0xFEFF)))
