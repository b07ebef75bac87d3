"""A sheet to share: nothing that people wrote is in it, and all that the bank says still is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer, Entry
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import Callout
from ehe_check.page.own import Own
from ehe_check.sheet.share import LEFT_OUT, without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from tests.any_answers import any_answers
from tests.banks import value
from tests.counts import tries
from tests.marks import own_in
from tests.pages import GOLDEN_SHEETS, composed, page, scribbled, sheet_of
from tests.sheet.laid_out import text_of
from tests.worked import session_of, shipped_bank, some_case_names, worked_case

WRITTEN = "Zebedee"


def shared(sheet: PromptSheet) -> PromptSheet:
    return without_own_words(sheet, shipped_bank())


def test_no_word_that_anybody_wrote_is_in_a_copy_of_a_worked_case() -> None:
    for name in some_case_names():
        sheet = composed(scribbled(worked_case(name).session, WRITTEN))
        assert WRITTEN in text_of(page(sheet, is_full=True)), name

        copy = shared(sheet)

        assert WRITTEN not in repr(copy), name
        assert WRITTEN not in text_of(page(copy, is_full=True)), name
        assert WRITTEN not in render_json(copy), name


@tries(5, 100)
@given(any_answers(shipped_bank()), st.sampled_from(("quick", "full")))
def test_no_answers_bring_a_written_word_into_a_copy(answers: object, walk_set: str) -> None:
    sheet = composed(scribbled(session_of(answers, walk_set), WRITTEN))  # type: ignore[arg-type]

    assert WRITTEN not in repr(shared(sheet))
    assert [] == list(own_in(shared(sheet)))


def test_what_was_answered_in_own_words_or_has_a_note_is_not_even_named_for_it() -> None:
    sheet = composed(scribbled(worked_case("none-all-together").session, WRITTEN))
    copy, typed = shared(sheet), {each.question for each in sheet.own_words}

    assert typed
    assert sheet.noted
    assert [] == json.loads(render_json(copy))["own_words"]
    assert set() == typed & {each.question for each in copy.answered}


def test_old_wordings_and_values_that_are_no_options_go_as_well() -> None:
    odd = (
        Answer(question="OLD-1", value=WRITTEN, asked=WRITTEN, note=WRITTEN),
        Answer(question="VIS-2", value=WRITTEN),
        Answer(question="VIS-1", about="child-9", value="never", note=WRITTEN),
    )
    sheet = sheet_of("ordinary-added-language", *odd)
    assert len(sheet.parked) == len(odd)

    copy = shared(sheet)

    assert WRITTEN not in repr(copy)
    assert "left out of this copy" in text_of(page(copy, is_full=True))


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


def test_what_was_agreed_in_own_words_is_left_out_of_a_copy() -> None:
    refused = value("VIS-5", "refused-since-seen", "child-1")
    agreed = (value("SUP-5", "agreed"), value("SUP-5.how", WRITTEN))
    sheet = sheet_of("supervision-two-children-one-not-well", refused, *agreed)
    box = sheet.recommendation.box
    assert box is not None
    assert WRITTEN in box.text

    assert WRITTEN not in repr(shared(sheet))
    assert WRITTEN not in text_of(page(shared(sheet)))


def test_a_copy_says_on_every_page_that_it_is_one_and_what_was_left_out_of_it() -> None:
    copy = page(shared(GOLDEN_SHEETS["meeting"]()))
    assert copy.head is not None
    assert copy.foot is not None

    assert copy.head.line.endswith("COPY TO SHARE")
    assert copy.foot.left.startswith("Without reference, labels, notes and own words.")
    assert "left_out" in render_json(shared(GOLDEN_SHEETS["meeting"]()))
    assert LEFT_OUT[0] in render_json(shared(GOLDEN_SHEETS["meeting"]()))


def test_what_is_missing_is_said_at_once_and_names_no_file_in_a_copy() -> None:
    missing = (*(Missing(how, Own(f"{WRITTEN}-{how}.toml")) for how in Miss), Missing(Miss.CHANGED))
    sheet = replace(GOLDEN_SHEETS["ordinary"](), missing=missing)
    box, copied = (
        next(block for block in page(each).blocks if isinstance(block, Callout))
        for each in (sheet, shared(sheet))
    )

    assert "Some of this case is missing or was changed" in box.title == copied.title
    assert [f"{WRITTEN}-{how}.toml" in text_of(page(sheet)) for how in Miss] == [True] * len(Miss)
    assert len(Miss) + 2 == len(box.blocks) == len(copied.blocks) + 1
    assert WRITTEN not in render_json(shared(sheet))
    assert WRITTEN not in repr(shared(sheet))


def test_people_are_called_by_their_number() -> None:
    copy = shared(sheet_of("supervision-two-children-one-not-well"))

    assert dict(copy.entries)["child-2"] == "child 2"


def test_a_decision_keeps_its_level_and_date_and_says_that_its_words_are_left_out() -> None:
    copy = shared(GOLDEN_SHEETS["meeting"]())

    assert copy.decision is not None
    assert copy.decision.urgency is not None
    assert text_of(page(copy)).count("left out of this copy") == 2


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
    decided = replace(sheet, decision=Decision(text=Own("Ring.")))

    assert "left out of this copy" not in text_of(page(shared(replace(sheet, decision=None))))
    assert "left out of this copy" in text_of(page(shared(decided)))
