"""Two sessions compared: each way in which an answer, a list or a prompt can move."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import (
    Ageing,
    AnswerMove,
    AnswerState,
    EntryMove,
    EvidenceShift,
    PromptMove,
)
from tests.banks import TODAY, asks, not_known, only_note, said, skipped, small_bank, value
from tests.over_time.compared import BANDS, BANK, NO, TEXT, YES, answer, between, only_change
from tests.sides import BEFORE, side

PARKED = [NO, value("NOW-2", "yes")]


def test_what_became_of_an_answer() -> None:
    for before, after, move in [
        (NO, YES, AnswerMove.CHANGED),
        (NO, answer(value="no", on=BEFORE), AnswerMove.CHANGED),
        (NO, NO, AnswerMove.NOT_LOOKED_AT),
        (NO, answer(value="no", answered=BEFORE), AnswerMove.NOT_LOOKED_AT),
        (NO, answer(value="no", answered=TODAY), AnswerMove.CONFIRMED),
        (NO, answer(value="no", answered=BEFORE, confirmed=TODAY), AnswerMove.CONFIRMED),
        (NO, answer(value="no", evidence=Evidence.RECORD), AnswerMove.CONFIRMED),
        (not_known("NOW-1"), NO, AnswerMove.NEWLY_ANSWERED),
        (None, NO, AnswerMove.NEWLY_ANSWERED),
        (NO, not_known("NOW-1"), AnswerMove.NO_LONGER_ANSWERED),
        (NO, skipped("NOW-1"), AnswerMove.NO_LONGER_ANSWERED),
        (NO, None, AnswerMove.NO_LONGER_ANSWERED),
        (not_known("NOW-1"), not_known("NOW-1"), AnswerMove.STILL_NOT_KNOWN),
        (skipped("NOW-1"), only_note("NOW-1"), AnswerMove.STILL_NOT_KNOWN),
        (not_known("NOW-1"), None, AnswerMove.STILL_NOT_KNOWN),
        (None, not_known("NOW-1"), AnswerMove.STILL_NOT_KNOWN),
    ]:
        found = between([before] if before else [], [after] if after else [])

        assert move is only_change(found).move, before
        assert found.answers == found.moved(move), before


def test_an_answer_that_is_parked_in_both_is_read_by_nothing() -> None:
    change = between(PARKED, PARKED).answers[-1]

    assert ("NOW-2", AnswerMove.NOT_READ) == (change.question, change.move)
    assert "its question no longer arises" == change.after.why_not_read
    assert AnswerState.NOT_READ is change.before.state


def test_an_answer_whose_question_stops_arising_counts_as_none() -> None:
    for before, after, move in [
        ([YES, value("NOW-2", "yes")], PARKED, AnswerMove.NO_LONGER_ANSWERED),
        (PARKED, [YES, value("NOW-2", "yes")], AnswerMove.NEWLY_ANSWERED),
        ([YES, not_known("NOW-2")], [NO, not_known("NOW-2")], AnswerMove.NOT_READ),
        ([NO, not_known("NOW-2")], [YES, not_known("NOW-2")], AnswerMove.STILL_NOT_KNOWN),
        (PARKED, [NO], AnswerMove.NOT_READ),
    ]:
        assert move is between(before, after).answers[-1].move, before


def test_an_answer_is_told_in_words_with_its_evidence_month_and_note() -> None:
    noted = answer(value="no", on=BEFORE, evidence=Evidence.RECORD, note="Seen.", asked="Is it?")
    change = only_change(between([noted], [YES]))

    assert "Is it so?" == change.asked
    assert ("No", "Yes") == (change.before.words, change.after.words)
    assert (BEFORE, Evidence.RECORD) == (change.before.on, change.before.evidence)


def test_a_question_that_the_later_bank_lacks_is_told_as_it_was_put() -> None:
    asked = value("VIS-9", "no").model_copy(update={"asked": "Was it?"})
    earlier = small_bank(TEXT, BANDS, asks("VIS-9", "no", "yes"))
    found = compare(side(earlier, [asked], BEFORE), side(BANK, []))

    assert "Was it?" == only_change(found).asked


def test_evidence_moves_under_the_same_answer() -> None:
    for before, after, shift in [
        (Evidence.PARENT_TOLD_ME, Evidence.RECORD, EvidenceShift.STRONGER),
        (Evidence.RECORD, Evidence.ASSUMED, EvidenceShift.WEAKER),
        (Evidence.CHILD_TOLD_ME, Evidence.RECORD, EvidenceShift.CHANGED),
        (Evidence.RECORD, Evidence.RECORD, None),
    ]:
        found = between([answer(value="no", evidence=before)], [answer(value="no", evidence=after)])

        assert shift is only_change(found).evidence, before


def test_evidence_for_another_answer_is_not_ranked() -> None:
    found = between(
        [answer(value="no", evidence=Evidence.ASSUMED)],
        [answer(value="yes", evidence=Evidence.RECORD)],
    )

    assert None is only_change(found).evidence


def test_a_band_that_aged_is_a_change_of_time() -> None:
    july: dict[str, Any] = {"on": date(2026, 7, 1)}
    old, oldest = {"on": date(2020, 1, 1)}, {"value": "longer-ago"}
    none: dict[str, Any] = {}
    for why, before, after, ageing in [
        ("aged", july, july, Ageing.MOVED),
        ("saved as aged", july, july | oldest, Ageing.MOVED),
        ("old already", old, old, None),
        ("undated", none, none, Ageing.MAY_HAVE_MOVED),
        ("confirmed", none, {"confirmed": TODAY}, None),
        ("oldest", oldest, oldest, None),
        ("seen again", july, {"on": date(2026, 10, 1)}, None),
    ]:
        banded = {"question": "NOW-3", "value": "lately"}
        found = between([Answer(**{**banded, **before})], [Answer(**{**banded, **after})])

        assert ageing is only_change(found).ageing, why


def test_lists_show_who_was_added_removed_relabelled_and_described_anew() -> None:
    first = said(entries=("child-1", "child-2"), ages={"child-1": "young"})
    kept = Entry.model_validate({"id": "child-1", "label": "elder", "age": "old"})
    second = Answers(
        entries=(
            kept,
            Entry(id="child-2", label="child-2", removed=TODAY),
            Entry(id="child-3", label="baby"),
        )
    )
    found = between(first, second, follows=f"of-{BEFORE.isoformat()}")
    words = {change.move: (change.about, change.before, change.after) for change in found.entries}

    assert {
        EntryMove.RELABELLED: ("child-1", "child-1", "elder"),
        EntryMove.DESCRIBED_ANEW: ("child-1", "young", "old"),
        EntryMove.ADDED: ("child-3", "", "baby"),
        EntryMove.REMOVED: ("child-2", "child-2", ""),
    } == words
    assert {"child"} == {change.roster for change in found.entries}


def test_somebody_put_back_on_a_list_is_added() -> None:
    away = Answers(entries=(Entry(id="child-1", label="child-1", removed=BEFORE),))
    found = between(away, said(entries=("child-1",)))

    assert [EntryMove.ADDED] == [change.move for change in found.entries]


def test_answers_about_the_same_child_are_compared_by_label_in_sessions_begun_apart() -> None:
    first = Answers(
        {Ref("VIS-1", "child-1"): value("VIS-1", "no", "child-1")},
        (Entry(id="child-1", label="elder"),),
    )
    second = Answers(
        {Ref("VIS-1", "child-2"): value("VIS-1", "no", "child-2")},
        (Entry(id="child-1", label="baby"), Entry(id="child-2", label="elder")),
    )
    change = only_change(between(first, second))

    assert ("child-2", "elder") == (change.about, change.whom)
    assert AnswerMove.NOT_LOOKED_AT is change.move


def test_answers_about_a_child_who_is_gone_keep_that_childs_label() -> None:
    first = Answers(
        {Ref("VIS-1", "child-1"): value("VIS-1", "no", "child-1")},
        (Entry(id="child-1", label="elder"),),
    )
    change = only_change(between(first, []))

    assert ("child-1", "elder", AnswerMove.NO_LONGER_ANSWERED) == (
        change.about,
        change.whom,
        change.move,
    )


def test_a_prompt_is_new_still_open_or_gone() -> None:
    for before, after, move in [
        ([NO], [YES], PromptMove.NEW),
        ([YES], [YES], PromptMove.STILL_OPEN),
        ([YES], [NO], PromptMove.GONE),
    ]:
        found = between(before, after)

        assert ["NOW-1.trigger"] == [change.id for change in found.prompts_that_are(move)], before
        assert found.prompts == found.prompts_that_are(move), before


def test_the_advice_before_and_after_names_its_triggers() -> None:
    found = between([NO], [YES])
    assert found.before is not None
    assert found.after is not None

    assert Urgency.NONE is found.before.urgency
    assert Urgency.CONSIDER_MEETING is found.after.urgency
