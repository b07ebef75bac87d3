"""A sheet to share, without what people wrote; and a sheet as JSON, as FORMATS.md tells it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.advice.recommendation import Clash
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import Step, StepGroup
from ehe_check.case.decided import CallMade
from ehe_check.case.question_list import Parked
from ehe_check.case.session import RecordedHold, SaidThen
from ehe_check.judge.answers import Answer, Entry, Ref
from ehe_check.over_time.follow import KeptAnswers
from ehe_check.over_time.history import Miss, Missing, SessionMark
from ehe_check.over_time.side import HeldElsewhere
from ehe_check.page.own import Own
from ehe_check.sheet.share import LEFT_OUT, without_own_words
from ehe_check.sheet.sheet import AdviceThen, PromptSheet
from ehe_check.sheet.sheet_json import FIELDS, render_json
from tests.any_answers import any_answers
from tests.banks import TODAY
from tests.counts import tries
from tests.decided_rows import to_do
from tests.format_pages import FormatPage, backticked
from tests.marks import own_in
from tests.pages import GOLDEN_SHEETS, composed, page, scribbled, sheet_of
from tests.screens import first, in_one
from tests.sheet.laid_out import text_of
from tests.worked import session_of, shipped_bank, worked_case

WRITTEN = "Zebedee"


def shared(sheet: PromptSheet) -> PromptSheet:
    return without_own_words(sheet, shipped_bank())


@tries(5, 100)
@given(any_answers(shipped_bank()), st.sampled_from(("quick", "full")))
def test_no_answers_bring_a_written_word_into_a_copy(answers: object, walk_set: str) -> None:
    sheet = composed(scribbled(session_of(answers, walk_set), WRITTEN))  # type: ignore[arg-type]

    copy = shared(sheet)

    assert WRITTEN in text_of(page(sheet, is_full=True))
    assert WRITTEN not in repr(copy)
    assert [] == list(own_in(copy))
    assert not {x.question for x in sheet.own_words} & {x.question for x in copy.answered}
    assert LEFT_OUT[0] in render_json(copy)
    for text in (text_of(page(copy, is_full=True)), render_json(copy)):
        assert WRITTEN not in text


@pytest.mark.parametrize("name", GOLDEN_SHEETS)
def test_the_advice_and_the_guard_stay_as_they_are(name: str) -> None:
    sheet = GOLDEN_SHEETS[name]()
    copy = shared(sheet)

    whole = sheet.recommendation.text
    for entry, label in sheet.entries:
        whole = whole.replace(label, dict(copy.entries)[entry])
    theirs, ours = (
        replace(each.recommendation, because=(), text="", under="") for each in (copy, sheet)
    )

    assert copy.recommendation.text == whole
    assert theirs == ours
    assert [each.text for each in copy.prompts] == [each.text for each in sheet.prompts]
    assert [each.text for each in copy.find_out] == [each.text for each in sheet.find_out]


def test_an_entry_of_a_list_that_the_bank_does_not_have_is_called_by_its_id() -> None:
    odd = Answer(question="OLD-1", about="pet-1", value="x")
    sheet = sheet_of("ordinary-added-language", odd)

    assert all(WRITTEN not in kept.whom for kept in shared(sheet).parked)


def test_an_age_that_is_none_of_the_banks_is_in_no_copy_and_on_no_page() -> None:
    session = worked_case("ordinary-added-language").session
    odd = tuple(
        Entry.model_validate(one.model_dump() | {"age": WRITTEN}) for one in session.entries
    )
    sheet = composed(session.model_copy(update={"entries": odd}))

    assert WRITTEN not in repr(shared(sheet))
    assert WRITTEN not in text_of(page(sheet))


def test_a_copy_does_not_say_that_nothing_was_written_down_of_what_was_left_out() -> None:
    sheet = sheet_of("urgent-fear-at-home", Answer(question="VOI-2", value="I like the canal."))

    assert "I like the canal." in text_of(page(sheet))
    assert "own words" not in text_of(page(shared(sheet))).partition("Without reference")[0]
    assert "Nothing written down" not in text_of(page(shared(sheet)))


def test_a_copy_says_that_a_decision_is_left_out_only_where_there_was_one() -> None:
    sheet = sheet_of("one-trigger-drift")
    decided = replace(sheet, decided_to=to_do("Ring."))

    assert "left out of this copy" not in text_of(page(shared(sheet)))
    assert "left out of this copy" in text_of(page(shared(decided)))
    kept = shared(GOLDEN_SHEETS["meeting"]())
    assert kept.decision is not None
    assert kept.decision.urgency is not None
    assert text_of(page(kept)).count("left out of this copy") == 2
    foot = page(kept).foot
    assert foot is not None
    assert foot.left.startswith("Without reference, labels, notes and own words.")


def test_what_was_answered_set_aside_rung_and_found_missing_stands_as_ids_or_words(
    golden: Callable[[str, bytes], None],
) -> None:
    """Each with who said it and who heard it, and what is open never with an answer."""
    spoken = Answer(
        question="VOI-2",
        value="I like the canal.",
        evidence=Evidence.PROFESSIONAL_TOLD_ME,
        heard=Own("family support worker, January"),
    )
    written, unknown = (
        Answer(question="SUP-3", value="That all is well."),
        Answer(question="VIS-2", not_known=True),
    )
    several = Answer(question="NOW-2", value=("told", "injury"))
    gone = Missing(Miss.NOT_FOUND, Own("1.toml"))
    made = CallMade(to=Route.LEAD, on=TODAY, at="14:20", spoke_to=Own("deputy"), by=TODAY)
    sheet = replace(
        sheet_of("one-trigger-drift", written, spoken, unknown),
        parked=(Parked(several, "gone"), Parked(unknown, "gone")),
        contradictions=sheet_of("sight-refused-and-since-seen-without-a-worry").contradictions,
        calls_made=(made,),
        missing=(gone, gone),
        decided_to=to_do("Ring."),
    )
    told = json.loads(render_json(sheet))
    adult, open_ = (
        json.loads(render_json(sheet_of(name)))
        for name in ("none-faith-diet-vaccines", "supervision-almost-nothing-known")
    )
    because = [why for prompt in told["prompts"] for why in prompt["because"]]
    kept = {
        "because": [[why["question"], why["answer"]] for why in because],
        **{key: told[key] for key in ("own_words", "parked", "contradictions", "calls", "missing")},
        "decision": told["decision"],
        "entries": adult["case"]["entries"],
        "words_of": [each["about"] for each in adult["own_words"]],
        "open": open_["recommendation"]["close_first"],
    }

    assert kept["open"] == open_["recommendation"]["to_close"][:3]
    golden("sheet-answers.json", json.dumps(kept, indent=1).encode())


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


def test_a_copy_says_that_something_was_agreed_and_no_more() -> None:
    sheet = worked_case("ask-first-agreed").sheet()

    assert "Agreed: " in in_one(first(sheet))
    assert "Agreed: left out of this copy" in in_one(first(shared(sheet)))


# What FORMATS.md tells of a sheet as JSON.

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
