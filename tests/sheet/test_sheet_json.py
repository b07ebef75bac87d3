"""The JSON sheet: exactly the structure that other programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.case.call_made import CallMade
from ehe_check.case.leftovers import Parked
from ehe_check.judge.answers import Answer
from ehe_check.page.own import Own
from ehe_check.sheet.sheet_json import render_json
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import composed, scribbled, sheet_of
from tests.worked import worked_case


def read(name: str, *changed: Answer) -> dict[str, Any]:
    sheet: dict[str, Any] = json.loads(render_json(sheet_of(name, *changed)))
    return sheet


def test_answers_stand_as_ids_lists_or_words_as_they_were_given() -> None:
    written = Answer(question="SUP-3", value="That all is well.")
    sheet = read("one-trigger-drift", written, Answer(question="VIS-2", not_known=True))
    because = {
        reason["question"]: reason["answer"]
        for prompt in sheet["prompts"]
        for reason in prompt["because"]
    }

    assert because["DRI-1"] == "not-settled"
    assert because["VIS-2"] == "not-known"
    assert {
        "question": "SUP-3",
        "about": None,
        "answer": "That all is well.",
        "evidence": None,
        "note": None,
        "heard": None,
    } in sheet["own_words"]


def test_what_is_not_said_is_null_and_own_words_name_whom_they_are_about() -> None:
    sheet = read("none-faith-diet-vaccines")
    cells = [cell for row in sheet["seen"]["rows"] for cell in row["cells"]]

    assert {"id": "adult-1", "label": "father", "age": None} in sheet["case"]["entries"]
    assert "adult-1" in {each["about"] for each in sheet["own_words"]}
    assert None in {each["evidence"] for each in cells}
    assert None in {each["evidence"] for note in sheet["notes"] for each in note["because"]}


def test_a_childs_own_words_stand_with_who_heard_them() -> None:
    spoken = Answer(
        question="VOI-2",
        value="I like the canal.",
        evidence=Evidence.PROFESSIONAL_TOLD_ME,
        heard=Own("family support worker, January"),
    )
    (said,) = [
        each
        for each in read("one-trigger-drift", spoken)["own_words"]
        if each["question"] == "VOI-2"
    ]

    assert ("professional-told-me", spoken.heard) == (said["evidence"], said["heard"])


def test_several_options_stand_as_a_list() -> None:
    kept = Parked(Answer(question="NOW-2.what", value=("told", "injury")), "gone")
    unknown = Parked(Answer(question="VIS-2", not_known=True), "gone")
    sheet = json.loads(render_json(replace(sheet_of("one-trigger-drift"), parked=(kept, unknown))))

    assert sheet["parked"][0] == {
        "question": "NOW-2.what",
        "about": None,
        "answer": ["told", "injury"],
        "note": None,
        "reason": "gone",
    }
    assert sheet["parked"][1]["answer"] == "not-known"


def test_the_advice_has_its_headline_its_box_and_all_that_is_open() -> None:
    advice = read("supervision-two-children-one-not-well")["recommendation"]
    sheet = sheet_of("supervision-two-children-one-not-well").recommendation
    assert sheet.box is not None

    assert (sheet.headline, sheet.title, sheet.text) == (
        advice["headline"],
        advice["title"],
        advice["text"],
    )
    assert {
        "key": sheet.box.key,
        "title": "ASK FIRST",
        "text": sheet.box.text,
        "person": sheet.box.person,
    } == advice["box"]
    assert "guarded" == advice["state"]


def test_what_is_open_is_named_with_whom_it_is_about_and_never_with_an_answer() -> None:
    advice = read("supervision-almost-nothing-known")["recommendation"]

    assert advice["close_first"] == advice["to_close"][:3]
    assert all(set(each) == {"question", "abouts"} for each in advice["to_close"])


def test_a_brief_page_has_everything_in_json() -> None:
    sheet = sheet_of("none-all-together")
    said = read("none-all-together")

    assert [prompt.id for prompt in sheet.prompts] == [each["id"] for each in said["prompts"]]
    assert [prompt.id for prompt in sheet.find_out] == [each["id"] for each in said["find_out"]]
    assert said["own_words"]


def test_answers_that_do_not_sit_together_stand_as_they_are() -> None:
    (clash,) = read("sight-refused-and-since-seen-without-a-worry")["contradictions"]

    assert "VIS-5" == clash["answer"]["question"]


def test_letters_stand_as_they_are() -> None:
    assert "Siân ŵ 李" in render_json(
        sheet_of("one-trigger-drift", Answer(question="SUP-3", value="Siân ŵ 李"))
    )


@tries(6, 100)
@given(
    st.text(min_size=1, max_size=40)
    | st.sampled_from(["\ud800", "\x9b31m\x7f", "\u202e\u2066\ufeff\u2028"])
)
def test_whatever_was_written_comes_back_and_acts_on_no_terminal(words: str) -> None:
    text = render_json(
        composed(scribbled(worked_case("supervision-threats-and-no-worry-named").session, words))
    )
    text.encode()

    assert json.loads(text)["decision"]["text"] == words
    assert not set(text) & set(map(chr, (*range(0x7F, 0xA0), *range(0x202A, 0x202F), 0x1B, 0xFEFF)))


def test_calls_stand_with_what_was_kept_of_them() -> None:
    made = CallMade(to=Route.LEAD, on=TODAY, at="14:20", spoke_to=Own("deputy"), by=TODAY)
    sheet = replace(sheet_of("rules-01-taken-out-of-school-after-hunger"), calls_made=(made,))

    assert [
        {
            "to": "lead",
            "on": TODAY.isoformat(),
            "at": "14:20",
            "spoke_to": "deputy",
            "they_will": None,
            "by": TODAY.isoformat(),
        }
    ] == json.loads(render_json(sheet))["calls"]
