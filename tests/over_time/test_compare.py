"""Two sessions compared: how answers, lists and prompts can move, and what moved the advice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.load import bank_of
from ehe_check.bank.urgency import Urgency
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.compare import compare, corners
from ehe_check.over_time.comparison import (
    AnswerChange,
    AnswerMove,
    AnswerState,
    Comparison,
    EntryMove,
    PromptMove,
    Verdict,
)
from ehe_check.over_time.side import Which, cautions
from tests.any_answers import any_answers
from tests.banks import (
    CHILDREN,
    TODAY,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)
from tests.counts import tries
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANDS = """
[bands.last-time]
options = [
  { id = "lately", text = "In the last 3 months", months = 3 },
  { id = "longer-ago", text = "Longer ago" },
]
"""
TEXT = """
[[questions]]
id = "NOW-1"
text = "Is it so?"
options = ["no", "yes: MEET L4.1"]

[[questions.prompts]]
id = "trigger"
kind = "meeting-trigger"
on = ["yes"]

[[questions]]
id = "NOW-2"
options = ["no", "yes"]
when = { question = "NOW-1", is = ["yes"] }

[[questions]]
id = "NOW-3"
bands = "last-time"
dated = true
"""
BANK = small_bank(CHILDREN, BANDS, TEXT, asks("VIS-1", "no", "yes", per="child"))


def between(
    before: Iterable[Answer] | Answers,
    after: Iterable[Answer] | Answers,
    **later: Any,  # noqa: ANN401 (any field of a side)
) -> Comparison:
    return compare(side(BANK, before, BEFORE), side(BANK, after, **later))


def answer(**given: Any) -> Answer:  # noqa: ANN401 (any field of an answer)
    return Answer(**{"question": "NOW-1", **given})


def only_change(found: Comparison) -> AnswerChange:
    (change,) = found.answers
    return change


NO, YES = value("NOW-1", "no"), value("NOW-1", "yes")
PARKED = [NO, value("NOW-2", "yes")]


def test_what_became_of_an_answer() -> None:
    for before, after, move in [
        (NO, YES, AnswerMove.CHANGED),
        (NO, answer(value="no", on=BEFORE), AnswerMove.CHANGED),
        (NO, NO, AnswerMove.NOT_LOOKED_AT),
        (NO, answer(value="no", answered=BEFORE), AnswerMove.NOT_LOOKED_AT),
        (NO, answer(value="no", answered=TODAY), AnswerMove.CONFIRMED),
        (NO, answer(value="no", answered=BEFORE, confirmed=TODAY), AnswerMove.CONFIRMED),
        (NO, answer(value="no", evidence=Evidence.RECORD), AnswerMove.STRONGER_SOURCE),
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


def test_an_answer_whose_question_stops_arising_counts_as_none() -> None:
    for before, after, move in [
        ([YES, value("NOW-2", "yes")], PARKED, AnswerMove.NO_LONGER_ANSWERED),
        (PARKED, [YES, value("NOW-2", "yes")], AnswerMove.NEWLY_ANSWERED),
        ([YES, not_known("NOW-2")], [NO, not_known("NOW-2")], AnswerMove.NOT_READ),
        ([value("GONE-1", "yes")], [value("GONE-1", "yes")], AnswerMove.NOT_READ),
        ([NO, not_known("NOW-2")], [YES, not_known("NOW-2")], AnswerMove.STILL_NOT_KNOWN),
        (PARKED, [NO], AnswerMove.NOT_READ),
        (PARKED, PARKED, AnswerMove.NOT_READ),
    ]:
        found = between(before, after)

        assert (move, ()) == (found.answers[-1].move, found.unread), before
    after_it = between(PARKED, PARKED).answers[-1].after
    assert (AnswerState.NOT_READ, "its question no longer arises") == (
        after_it.state,
        after_it.why_not_read,
    )


def test_an_answer_is_told_in_words_with_its_evidence_month_and_note() -> None:
    noted = answer(value="no", on=BEFORE, evidence=Evidence.RECORD, note="Seen.", asked="Is it?")
    change = only_change(between([noted], [YES]))

    assert "Is it so?" == change.asked
    assert ("No", "Yes") == (change.before.words, change.after.words)
    assert (BEFORE, Evidence.RECORD) == (change.before.on, change.before.evidence)
    asked = value("VIS-9", "no").model_copy(update={"asked": "Was it?"})
    earlier = small_bank(TEXT, BANDS, asks("VIS-9", "no", "yes"))
    gone = only_change(compare(side(earlier, [asked], BEFORE), side(BANK, [])))
    assert "Was it?" == gone.asked, "the later bank lacks it"


SAW, RECORD, OTHER, CHILD, PARENT, ASSUMED, UNSAID = Evidence
STRONGER = {
    *product((SAW, RECORD), (PARENT,)),
    *product((SAW, RECORD, OTHER, CHILD, PARENT), (ASSUMED, UNSAID, None)),
}
"""Only what is defensible is ordered, and a child is never ranked below anybody."""


def test_evidence_moves_under_the_same_answer_and_is_not_ranked_for_another() -> None:
    for before, after in product((*Evidence, None), repeat=2):
        was, now = answer(value="no", evidence=before), answer(value="no", evidence=after)
        move = AnswerMove.NOT_LOOKED_AT if before is after else AnswerMove.OTHER_SOURCE
        move = AnswerMove.STRONGER_SOURCE if (after, before) in STRONGER else move
        move = AnswerMove.WEAKER_SOURCE if (before, after) in STRONGER else move
        other = answer(value="yes", evidence=after)

        assert move is only_change(between([was], [now])).move, (before, after)
        assert AnswerMove.CHANGED is only_change(between([was], [other])).move, (before, after)


def test_a_band_that_aged_is_a_change_of_time() -> None:
    july: dict[str, Any] = {"on": date(2026, 7, 1)}
    old, oldest = {"on": date(2020, 1, 1)}, {"value": "longer-ago"}
    none: dict[str, Any] = {}
    sourced: dict[str, Any] = {"evidence": Evidence.RECORD}
    for why, before, after, move in [
        ("aged", july, july, AnswerMove.AGED),
        ("saved as aged", july, july | oldest, AnswerMove.AGED),
        ("aged, and confirmed from a record", july, july | sourced, AnswerMove.AGED),
        ("old already", old, old, AnswerMove.NOT_LOOKED_AT),
        ("undated", none, none, AnswerMove.MAY_HAVE_AGED),
        ("confirmed", none, {"confirmed": TODAY}, AnswerMove.CONFIRMED),
        ("from a record", none, sourced, AnswerMove.STRONGER_SOURCE),
        ("oldest", oldest, oldest, AnswerMove.NOT_LOOKED_AT),
        ("seen again", july, {"on": date(2026, 10, 1)}, AnswerMove.CHANGED),
    ]:
        banded = {"question": "NOW-3", "value": "lately"}
        found = between([Answer(**{**banded, **before})], [Answer(**{**banded, **after})])

        assert move is only_change(found).move, why


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
    away = Answers(entries=(Entry(id="child-1", label="child-1", removed=BEFORE),))
    back = between(away, said(entries=("child-1",)))
    assert [EntryMove.ADDED] == [change.move for change in back.entries]
    about = replace(away, by_ref={Ref("VIS-1", "child-1"): value("VIS-1", "no", "child-1")})
    change = only_change(between(replace(about, entries=(Entry(id="child-1", label="elder"),)), []))
    assert ("child-1", "elder") == (change.about, change.whom), "of a child who is gone"
    assert AnswerMove.NO_LONGER_ANSWERED is change.move


AS_IT_IS = '["no", "yes: MEET L4.1"]'
STRICTER_TEXT = TEXT.replace(AS_IT_IS, '["no: MEET L4.1", "yes"]')
STRICTER = small_bank(CHILDREN, BANDS, STRICTER_TEXT, version="2026.12.1")
TIMED = BANDS.replace('text = "Longer ago"', 'text = "Longer ago", effects = ["SUP"]')
WITH_TIME = small_bank(TIMED, TEXT)
STRICTER_WITH_TIME = small_bank(TIMED, STRICTER_TEXT, version="2026.12.1")
SEEN = Answer(question="NOW-3", value="lately", on=date(2026, 7, 1))
AGREEING = small_bank(TEXT.replace(AS_IT_IS, '["no", "yes", "maybe: MEET L4.1"]'), BANDS)


def test_what_moved_the_advice() -> None:
    for old, new, before, after, expected in [
        (BANK, BANK, [NO], [NO], Verdict.NOTHING),
        (BANK, BANK, [NO], [YES], Verdict.FACTS),
        (BANK, BANK, [YES], [NO], Verdict.FACTS),
        (BANK, STRICTER, [NO], [NO], Verdict.RULES),
        (BANK, STRICTER, [YES], [YES], Verdict.NOTHING),
        (BANK, STRICTER, [NO], [YES], Verdict.FACTS_AND_RULES),
        (BANK, STRICTER, [], [NO], Verdict.FACTS_AND_RULES),
        (WITH_TIME, WITH_TIME, [SEEN], [SEEN], Verdict.TIME),
        (WITH_TIME, WITH_TIME, [SEEN], [SEEN, YES], Verdict.TIME_AND_FACTS),
        (WITH_TIME, STRICTER_WITH_TIME, [SEEN, NO], [SEEN, NO], Verdict.TIME_AND_RULES),
        (WITH_TIME, STRICTER_WITH_TIME, [SEEN], [SEEN, YES, NO], Verdict.TIME_FACTS_AND_RULES),
        (AGREEING, BANK, [YES], [answer(value="maybe")], Verdict.FACTS_AND_RULES),
        (None, BANK, [NO], [YES], Verdict.CANNOT_BE_TOLD),
        (BANK, None, [NO], [YES], Verdict.CANNOT_BE_TOLD),
        (None, None, [NO], [YES], Verdict.CANNOT_BE_TOLD),
    ]:
        found = compare(side(old, before, BEFORE, digest="old"), side(new, after, digest="new"))

        assert expected is found.verdict, old
    lost = replace(side(BANK, [NO], BEFORE), bank=None)
    assert Verdict.FACTS is compare(lost, side(BANK, [YES])).verdict, "one bank serves both"


def test_every_corner_is_read_on_a_stated_day() -> None:
    told = corners(side(BANK, [NO], BEFORE), side(STRICTER, [NO]))

    assert [
        (BEFORE, Urgency.NONE),
        (TODAY, Urgency.NONE),
        (TODAY, Urgency.CONSIDER_MEETING),
        (TODAY, Urgency.NONE),
        (TODAY, Urgency.CONSIDER_MEETING),
    ] == [(one.day, one.urgency) for one in told]


def test_a_missing_bank_is_stood_in_for_and_said() -> None:
    for lost in [Which.EARLIER, Which.LATER]:
        sides = [side(BANK, [NO], BEFORE, digest="old"), side(BANK, [YES], digest="new")]
        place = list(Which).index(lost)
        sides[place] = replace(sides[place], bank=None)
        found = compare(*sides)

        assert ["NOW-1.trigger"] == [change.id for change in found.prompts_that_are(PromptMove.NEW)]
        assert () == found.unread, lost
        assert ("No", "Yes") == (found.answers[0].before.words, found.answers[0].after.words), lost


def test_without_any_bank_the_answers_are_still_compared() -> None:
    gone = Answers(
        {Ref("VIS-1", "child-1"): value("VIS-1", "no", "child-1")},
        (Entry(id="child-1", label="elder", removed=BEFORE),),
    )
    first = side(None, gone.with_answer(NO), BEFORE, digest="old")
    found = compare(first, side(None, [YES], digest="new"))

    assert (None, ()) == (found.after, found.prompts)
    assert ["no", "yes"] == [found.answers[0].before.words, found.answers[0].after.words]
    assert [AnswerMove.CHANGED, AnswerMove.NOT_READ] == [change.move for change in found.answers]
    assert "" == found.answers[1].asked


def test_what_one_bank_lacks_counts_there_as_unanswered() -> None:
    newer = small_bank(
        CHILDREN,
        BANDS,
        TEXT.replace(AS_IT_IS, '["no", "yes: MEET L4.1", "maybe"]'),
        asks("NOW-4", "no", "yes"),
        asks("VIS-1", "no", "yes"),
        version="2026.12.1",
    )
    gone = value("VIS-1", "no", "child-1")
    here = said(gone, value("VIS-1", "yes", "child-2"), entries=("child-1",))
    listed = Answers(
        here.by_ref, (*here.entries, Entry(id="child-2", label="away", removed=BEFORE))
    )
    later = [answer(value="maybe"), value("NOW-4", "yes")]
    found = compare(side(BANK, listed, BEFORE), side(newer, later))

    assert [
        (Which.LATER, "VIS-1", "child-1", ()),
        (Which.EARLIER, "NOW-1", None, ("maybe",)),
        (Which.EARLIER, "NOW-4", None, ()),
    ] == [(one.bank, one.question, one.about, one.options) for one in found.unread]


def test_what_is_not_one_case_in_order_is_refused() -> None:
    rows: list[tuple[dict[str, Any], dict[str, Any], str]] = [
        ({}, {"reference": "EHE-0043"}, "has case 'EHE-0043', and one has case 'EHE-0042'"),
        ({}, {"reference": "not given"}, "has no case reference, and one has case 'EHE-0042'"),
        (
            {"day": TODAY},
            {"day": BEFORE},
            "was started before one, which is given as the earlier session",
        ),
        (
            {},
            {"bank": small_bank(TEXT, BANDS, id="other")},
            "was answered with the bank 'other', and one 'small'",
        ),
    ]
    for earlier, later, fact in rows:
        first = side(BANK, [NO], **{"day": BEFORE, "name": "one", **earlier})
        with pytest.raises(WrongUseError) as refused:
            compare(first, side(**{"bank": BANK, "answers": [NO], "name": "two", **later}))

        assert [("two", fact)] == [(one.place, one.fact) for one in refused.value.problems], earlier


def test_two_sessions_without_a_reference_are_compared_with_a_caution() -> None:
    first = side(BANK, [NO], BEFORE, reference="not given", session="first")
    second = side(BANK, [NO], reference="", name="two")
    following = side(BANK, [NO], reference="", follows="first")

    assert ["two"] == [problem.place for problem in cautions(first, second)]
    assert "" == compare(first, second).reference
    assert [] == [*cautions(first, following)]


# Always and never, over random answers to the shipped bank.


SHIPPED = shipped_bank()
ANSWERS = any_answers(SHIPPED)
STILL = {
    AnswerMove.NOT_LOOKED_AT,
    AnswerMove.CONFIRMED,
    AnswerMove.STILL_NOT_KNOWN,
    AnswerMove.NOT_READ,
}


@tries(10, 300)
@given(ANSWERS)
def test_a_session_compared_with_itself_has_no_changes(answers: Answers) -> None:
    found = compare(*(side(SHIPPED, answers),) * 2)

    assert {change.move for change in found.answers} <= STILL
    assert ((), ()) == (found.entries, found.unread)
    assert found.prompts == found.prompts_that_are(PromptMove.STILL_OPEN)
    assert Verdict.NOTHING is found.verdict


@st.composite
def changed(draw: st.DrawFn, answers: Answers) -> Answers:
    """Answers about the same people, some of them changed and some of the people gone."""
    other = draw(ANSWERS)
    refs = sorted({*answers.by_ref, *other.by_ref}, key=str)
    for ref in draw(st.lists(st.sampled_from(refs), max_size=12, unique=True)) if refs else ():
        given_there = other.get(ref)
        sources = st.sampled_from((*Evidence, None))
        if given_there is None:
            answers = answers.without(ref)
        elif given_there.value is None:
            answers = answers.with_answer(given_there)
        else:
            sourced = given_there.model_copy(update={"evidence": draw(sources)})
            answers = answers.with_answer(sourced)
    for entry in other.entries:
        if answers.entry(entry.id) is None or draw(st.booleans()):
            answers = answers.with_entry(entry)
    return answers


MIRROR: dict[Any, Any] = {
    AnswerMove.NEWLY_ANSWERED: AnswerMove.NO_LONGER_ANSWERED,
    AnswerMove.NO_LONGER_ANSWERED: AnswerMove.NEWLY_ANSWERED,
    AnswerMove.STRONGER_SOURCE: AnswerMove.WEAKER_SOURCE,
    AnswerMove.WEAKER_SOURCE: AnswerMove.STRONGER_SOURCE,
    EntryMove.ADDED: EntryMove.REMOVED,
    EntryMove.REMOVED: EntryMove.ADDED,
    PromptMove.NEW: PromptMove.GONE,
    PromptMove.GONE: PromptMove.NEW,
}


@tries(10, 100)
@given(st.data())
def test_swapping_the_sides_mirrors_the_comparison(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    one = side(SHIPPED, answers, session="one")
    other = side(older(), data.draw(changed(answers)), session="other")
    there, back = compare(one, other), compare(other, one)
    refs = {(change.question, change.about): change for change in back.answers}

    for change in there.answers:
        mirrored = refs[change.question, change.about]
        assert (change.before, change.after) == (mirrored.after, mirrored.before)
        if {change.move, mirrored.move} - {AnswerMove.NOT_READ, AnswerMove.STILL_NOT_KNOWN}:
            assert MIRROR.get(change.move, change.move) is mirrored.move
    assert {(MIRROR.get(one.move, one.move), one.about, one.before) for one in there.entries} == {
        (one.move, one.about, one.after) for one in back.entries
    }
    assert {(MIRROR.get(one.move, one.move), one.id, one.about) for one in there.prompts} == {
        (one.move, one.id, one.about) for one in back.prompts
    }
    assert there.verdict is back.verdict


@cache
def older() -> QuestionBank:
    """The case bank with one question and one rule fewer."""
    raw = SHIPPED.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    raw["questions"] = [one for one in raw["questions"] if one["id"] != "SIB-4"]
    for question in raw["questions"]:
        question["prompts"] = [one for one in question["prompts"] if one["id"] != "DRI-3.again"]
    return bank_of(raw, {}, "older")


@tries(10, 300)
@given(st.data())
def test_every_answer_has_exactly_one_class(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    later = data.draw(changed(answers))
    first = side(SHIPPED, answers, BEFORE, session="first")
    found = compare(first, side(SHIPPED, later, follows="first"))
    refs = [Ref(change.question, change.about) for change in found.answers]

    assert len(refs) == len(set(refs))
    assert {*answers.by_ref, *later.by_ref} == set(refs)
    assert len(found.answers) == sum(len(found.moved(move)) for move in AnswerMove)
    assert all(
        (change.before.is_known, change.after.is_known) in KNOWN[change.move]
        for change in found.answers
    )


KNOWN = {
    **{move: {(True, True)} for move in AnswerMove},
    AnswerMove.NEWLY_ANSWERED: {(False, True)},
    AnswerMove.NO_LONGER_ANSWERED: {(True, False)},
    AnswerMove.STILL_NOT_KNOWN: {(False, False)},
    AnswerMove.NOT_READ: {(False, False)},
}


def reworded() -> QuestionBank:
    """The case bank with every question, option and prompt in other words."""
    raw = SHIPPED.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    for question in raw["questions"]:
        for each in (question, *question["options"], *question["prompts"]):
            each["text"] = f"In other words: {each['text']}"
    return bank_of(raw, {}, "reworded")


REWORDED = reworded()


@tries(10, 100)
@given(st.data())
def test_other_words_alone_move_nothing(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    same = compare(side(SHIPPED, answers, BEFORE), side(REWORDED, answers))
    moved = compare(side(SHIPPED, answers, BEFORE), side(REWORDED, data.draw(changed(answers))))

    assert Verdict.NOTHING is same.verdict
    assert same.prompts == same.prompts_that_are(PromptMove.STILL_OPEN)
    assert moved.verdict in (Verdict.NOTHING, Verdict.FACTS)
    assert () == same.unread == moved.unread
