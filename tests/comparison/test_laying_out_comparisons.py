"""What the page of two sessions says, in which order, and what it never says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehe_check.bank.advice_keys import BeneathKey, BoxKey, HeadlineKey
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.load import bank_of
from ehe_check.bank.question import QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.check.approach import approach_in
from ehe_check.comparison.parts import lay_out_comparison
from ehe_check.comparison.parts.answers_told import group_of
from ehe_check.comparison.report import AnswerGroup
from ehe_check.errors import Problem
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.moves import EntryChange, EntryMove
from ehe_check.over_time.side import Side
from ehe_check.page.document import Callout, CalloutTone, Document, Heading, Item, Paragraph
from tests import drifted
from tests.any_answers import any_answers, cast
from tests.banks import not_known, said, value
from tests.comparison_pages import (
    CLOSING,
    items_under,
    moved_page,
    page_of,
    told_moved,
    words,
)
from tests.over_time.test_comparing_always import changed, older
from tests.pages import page, sections, words_of
from tests.sheet.test_laying_out import check_that_it_says_nothing_it_must_not, text_of
from tests.sides import BEFORE, side
from tests.worked import shipped_bank
from tests.worked_histories import history_names, worked_history

BANK = shipped_bank()
OLDER = older()
drawn = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
ANSWERS = any_answers(BANK)
HELD = value("FAM-7", "control")
IN_DANGER = value("NOW-1", "yes")
OPENING = tuple(
    value(name, BANK.by_id[name].option_ids[0])
    for name in BANK.opening
    if BANK.by_id[name].when is None
)
MOVED = words().moved


class TwoSides(tuple[Side, Side]):
    """Two sessions, told by their answers alone where a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr([list(one.session.answers) for one in self])


@st.composite
def two_sides(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two sessions with any answers, under one bank or two, linked or not, finished or not."""
    answers = draw(ANSWERS)
    later = draw(st.one_of(changed(answers), ANSWERS))
    earlier_bank = draw(st.sampled_from((BANK, OLDER, None)))
    later_bank = draw(st.sampled_from((BANK, BANK, None)))
    first = side(
        earlier_bank, answers, BEFORE, session="a", digest="x" if not earlier_bank else None
    )
    follows = draw(st.sampled_from(("a", "")))
    second = side(later_bank, later, session="b", follows=follows)
    return TwoSides((_of_the_case(first), _of_the_case(second)))


def _of_the_case(one: Side) -> Side:
    """A session of the case bank, whether its bank is there or not."""
    mark = one.session.bank.model_copy(update={"id": "case"})
    return replace(one, session=one.session.model_copy(update={"bank": mark}))


def callouts(document: Document) -> list[Callout]:
    return [block for block in document.blocks if isinstance(block, Callout)]


def page_between(before: Answers | list[Answer], after: Answers | list[Answer]) -> Document:
    return moved_page(side(BANK, before, BEFORE), side(BANK, after))


@drawn
@given(two_sides())
def test_no_two_sets_of_answers_make_it_say_what_it_must_not(sides: tuple[Side, Side]) -> None:
    check_that_it_says_nothing_it_must_not(moved_page(*sides), CLOSING)


@pytest.mark.parametrize("name", history_names())
def test_no_worked_history_makes_it_say_what_it_must_not(name: str) -> None:
    history = worked_history(name)
    expected = history.expected["comparison"]
    sides = history.sides[expected["earlier"]], history.sides[expected["later"]]

    check_that_it_says_nothing_it_must_not(moved_page(*sides), CLOSING)


ONLY_ASKED = frozenset(
    {
        *(MOVED.answers[group].heading for group in AnswerGroup),
        MOVED.banks.heading,
        words().statements.heading,
    }
)
"""Headings under which questions and answers stand, or what a statement says: no advice."""


def advised(document: Document) -> list[str]:
    """Every text that may tell the reader to do something."""
    told = sections(document)
    texts = [text for heading in told.keys() - ONLY_ASKED for text in told[heading]]
    return [*told, *texts]


@drawn
@given(st.data())
def test_under_hold_in_either_session_no_line_sends_the_reader_to_the_family(
    data: st.DataObject,
) -> None:
    answers = data.draw(ANSWERS)
    held = answers.with_answer(HELD)
    bank = data.draw(st.sampled_from((BANK, OLDER)))
    first, second = data.draw(st.permutations([answers, held]))
    document = moved_page(side(bank, first, BEFORE), side(BANK, second))
    approaching = {
        text
        for question in BANK.questions
        for wording in (*question.prompts, question.find_out)
        if wording is not None and wording.approaches_family
        for text in (wording.text, wording.when_worry)
        if text
    }

    assert not approaching & set(words_of(document))
    assert [] == [text for text in advised(document) if approach_in(text)]


def test_without_hold_the_same_check_finds_lines_that_send_the_reader_to_the_family() -> None:
    unvisited = [*OPENING, value("RGT-2", "safety-health-development"), value("VIS-2", "never")]

    assert [text for text in advised(page_between([], unvisited)) if approach_in(text)]


@drawn
@given(two_sides())
def test_every_answer_stands_exactly_once(sides: tuple[Side, Side]) -> None:
    found, both = told_moved(*sides)
    shown = items_under(lay_out_comparison(found, page_of(both)))
    headings = {group: MOVED.answers[group].heading for group in AnswerGroup}

    for group, heading in headings.items():
        mine = [change for change in found.answers if group_of(change) is group]
        starts = [change.asked or words().answer.question_gone for change in mine]
        items = shown.get(heading, ())

        assert len(starts) == len(items)
        assert all(item.text.startswith(asked) for item, asked in zip(items, starts, strict=True))
    assert len(found.answers) == sum(len(shown.get(heading, ())) for heading in headings.values())


MIRROR = {
    AnswerGroup.NEWLY_ANSWERED: AnswerGroup.NO_LONGER_ANSWERED,
    AnswerGroup.NO_LONGER_ANSWERED: AnswerGroup.NEWLY_ANSWERED,
    AnswerGroup.STRONGER: AnswerGroup.WEAKER,
    AnswerGroup.WEAKER: AnswerGroup.STRONGER,
}
NOT_KNOWN_EITHER_WAY = frozenset({AnswerGroup.NOT_READ, AnswerGroup.STILL_NOT_KNOWN})


@drawn
@given(st.data())
def test_swapped_sides_give_the_mirror(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    one = side(BANK, answers, session="one")
    other = side(BANK, data.draw(changed(answers)), session="other")
    there, back = (items_under(moved_page(*sides)) for sides in ((one, other), (other, one)))

    for group in set(AnswerGroup) - NOT_KNOWN_EITHER_WAY:
        mirrored = MIRROR.get(group, group)
        assert _told(there, group) == Counter(map(_swapped, _told(back, mirrored).elements()))
    new, gone = (MOVED.prompts[move].heading for move in MOVED.prompts if move != "still-open")
    notes = {rule.text for _, rule in BANK.rules.values() if rule.kind == "note"}
    assert _texts(there, new) - notes == _texts(back, gone) - notes
    assert _texts(there, gone) - notes == _texts(back, new) - notes


def _told(shown: dict[str, tuple[Item, ...]], group: AnswerGroup) -> Counter[tuple[str, ...]]:
    items = shown.get(MOVED.answers[group].heading, ())
    return Counter(
        (item.text, *(line.split(": ", 1)[1] for line in item.details)) for item in items
    )


def _swapped(told: tuple[str, ...]) -> tuple[str, ...]:
    return (told[0], *reversed(told[1:]))


def _texts(shown: dict[str, tuple[Item, ...]], heading: str) -> set[str]:
    return {item.text for item in shown.get(heading, ())}


@drawn
@given(st.data())
def test_what_cannot_wait_in_the_later_session_stands_first_in_the_words_of_its_sheet(
    data: st.DataObject,
) -> None:
    before, after = data.draw(ANSWERS), data.draw(ANSWERS)
    sides = side(BANK, before, BEFORE), side(BANK, after)
    found, both = told_moved(*sides)
    assert both.other.sheet is not None
    document = lay_out_comparison(found, page_of(both))
    first = next(block for block in document.blocks if isinstance(block, Heading | Callout))
    urgent = isinstance(first, Callout) and first.tone is CalloutTone.URGENT

    assert both.other.sheet.recommendation.is_urgent == urgent
    if urgent:
        on_the_sheet = page(both.other.sheet, BANK)
        assert first in on_the_sheet.blocks


def test_an_urgent_step_of_the_earlier_session_alone_is_no_urgent_box() -> None:
    document = page_between([IN_DANGER], [*OPENING])

    assert CalloutTone.URGENT not in [box.tone for box in callouts(document)]
    assert "Call 999 now" in text_of(document)


def test_hold_stands_after_the_urgent_step_where_the_later_session_has_it() -> None:
    boxes = callouts(page_between([*OPENING], [IN_DANGER, HELD]))

    assert [CalloutTone.URGENT, CalloutTone.HOLD] == [box.tone for box in boxes[:2]]
    assert BANK.boxes[BoxKey.HOLD_NOW].title == boxes[1].title


def test_a_hold_that_no_longer_stands_is_said_to_be_lifted_by_nobody_yet() -> None:
    boxes = callouts(page_between([*OPENING, HELD], [*OPENING]))
    (box,) = [box for box in boxes if box.tone is CalloutTone.HOLD]

    assert MOVED.hold_gone.title == box.title
    assert [True, False] == [
        text.endswith("HOLD stands.")
        for text in sections(page_between([*OPENING, HELD], [*OPENING]))["What moved the advice"][
            2::2
        ]
    ]


def test_the_sentence_says_what_moved_the_advice_and_the_advice_stands_in_words() -> None:
    history = worked_history("improving")
    document = moved_page(history.sides["1-march.toml"], history.sides["2-september.toml"])

    assert (
        "The facts moved the advice: the answers changed it, not the questions.",
        "The earlier session, 2 March 2026",
        "Consider a professionals-only meeting",
        "The later session, 7 September 2026",
        "Raise this in supervision",
        MOVED.alone,
    ) == sections(document)["What moved the advice"]


def test_advice_beneath_an_urgent_step_is_named_with_it() -> None:
    stuck = (
        value("RGT-2", "safety-health-development"),
        value("DRI-1", "not-settled"),
        value("DRI-2", "same-or-worse"),
    )
    text = text_of(page_between([IN_DANGER, *OPENING[1:], *stuck], [*OPENING]))

    assert f"Call 999 now\n{BANK.beneath[BeneathKey.CONSIDER]}" in text


def test_while_opening_questions_are_open_only_what_is_raised_is_advised() -> None:
    document = page_between([], [value("NOW-1", "yes")])
    rows = sections(document)["What moved the advice"]

    assert BANK.headlines[HeadlineKey.NOT_ENOUGH].title in rows
    assert "Call 999 now\nHOLD stands." in rows


def test_evidence_stands_before_and_after() -> None:
    was = Answer(question="FAM-3", value="yes", evidence=Evidence.PARENT_TOLD_ME)
    now = was.model_copy(update={"evidence": Evidence.RECORD})
    told = sections(page_between([was], [now]))["The same answer, from a stronger source"]

    yes = BANK.by_id["FAM-3"].option_text("yes")

    assert f"Before: {yes} (from a parent or carer)" in told
    assert f"Now: {yes} (from a record)" in told


def test_another_source_that_is_no_stronger_is_put_under_neither() -> None:
    was = Answer(question="FAM-3", value="yes", evidence=Evidence.PROFESSIONAL_TOLD_ME)
    now = was.model_copy(update={"evidence": Evidence.CHILD_TOLD_ME})

    assert "The same answer, from another source" in sections(page_between([was], [now]))


def test_a_rule_that_a_guard_leaves_out_is_not_listed_as_changed_either() -> None:
    left_out = next(rule for _, rule in BANK.rules.values() if rule.approaches_family and rule.text)
    raw = BANK.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    for question in raw["questions"]:
        for rule in question["prompts"]:
            rule.update({"when_hold": ""} if rule["id"] == left_out.id else {})
    newer = bank_of(raw, {}, "newer")
    held, free = (
        sections(moved_page(side(BANK, answers, BEFORE), side(newer, answers)))
        for answers in ([*OPENING, HELD], [*OPENING])
    )

    assert MOVED.banks.heading not in held
    assert left_out.text in free[MOVED.banks.heading]


def test_a_note_alone_a_skip_and_no_answer_are_told_apart() -> None:
    before = [Answer(question="FAM-3", note="Ask again."), Answer(question="ADU-3", skipped=True)]
    after = [Answer(question="FAM-3", skipped=True), not_known("ADU-3"), not_known("DRI-1")]
    lines = {
        line
        for item in items_under(page_between(before, after))["Still not known"]
        for line in item.details
    }

    assert {
        "Before: Only a note",
        "Now: Skipped",
        "Before: Skipped",
        "Now: Not known",
        "Before: Not answered",
    } == lines


def test_without_any_bank_answers_stand_in_the_words_that_the_files_hold() -> None:
    answers = [
        Answer(question="FAM-3", asked="What of it?", value="yes"),
        Answer(question="ADU-3", not_known=True),
        Answer(question="ADU-4", skipped=True),
        Answer(question="DRI-1", value=()),
    ]
    document = moved_page(
        side(None, answers, BEFORE, digest="x", session="1"),
        side(None, answers, digest="y", session="2"),
    )
    text = text_of(document)

    assert "What of it? – yes" in text
    assert "A question whose words are not kept here – Not known" in text
    assert "A question whose words are not kept here – Skipped" in text
    assert "an answer whose words are not kept here" in text
    assert "its advice cannot be told" in text
    assert "These questions are not kept here. Finished." in text
    assert words().statements.heading not in text


def test_a_session_whose_bank_is_lost_is_read_with_the_other_one_and_says_so() -> None:
    lost = _of_the_case(side(None, OPENING, BEFORE, digest="x"))
    rows = sections(moved_page(lost, side(BANK, OPENING)))["What moved the advice"]

    assert [] != [row for row in rows if row.endswith("read with those of the other session.")]


def test_a_child_that_is_listed_by_nobody_is_called_by_its_number() -> None:
    seen = value("VIS-1", "never", "child-9")

    assert "(child 9)" in text_of(page_between([seen], [seen]))


def test_lists_say_who_came_who_went_and_who_is_described_anew() -> None:
    before = Answers(
        entries=(
            Entry(id="child-1", label="eldest", age="under-school-age"),
            Entry(id="child-2", label="cousin"),
            Entry(id="pet-1", label="dog", breed="old"),
        )
    )
    after = Answers(
        entries=(
            Entry(id="child-1", label="elder one", age="school-age"),
            Entry(id="child-3", label="baby"),
            Entry(id="pet-1", label="dog"),
            Entry(id="pet-2", label="cat"),
        )
    )
    document = moved_page(side(BANK, before, BEFORE, session="a"), side(BANK, after, follows="a"))
    lines = {item.text for item in items_under(document)[MOVED.entries.heading]}

    assert {
        '"eldest" is now called "elder one".',
        "baby: on the list of children now, and not before.",
        "cousin: on the list of children before, and not now.",
        "cat: on the list of people now, and not before.",
        "dog: breed. Before: old. Now: not said.",
    } < lines
    assert [] != [line for line in lines if line.startswith("elder one: ") and "Now: " in line]


def test_an_entry_without_a_label_is_called_by_its_number() -> None:
    found, both = told_moved(side(BANK, [], BEFORE), side(BANK, []))
    odd = EntryChange(EntryMove.DESCRIBED_ANEW, "child", "child-7", "", "x", "mood")
    document = lay_out_comparison(replace(found, entries=(odd,)), page_of(both))

    assert "child 7: mood. Before: not said. Now: x." in text_of(document)


def test_prompts_that_say_the_same_of_two_children_stand_once_triggers_first() -> None:
    two = cast(children=2).entries
    answers = replace(
        said(
            *OPENING,
            value("RGT-2", "safety-health-development"),
            value("VIS-5", "refused-not-seen", "child-1"),
            value("VIS-5", "refused-not-seen", "child-2"),
            not_known("VOI-3", "child-1"),
            not_known("VOI-3", "child-2"),
        ),
        entries=two,
    )
    document = page_between([], answers)
    new = items_under(document)["New prompts"]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    groups = list(words().prompt_groups.values())
    shown = [text for text in headings if text in groups]

    assert ["child 1 and child 2"] == list({item.lead for item in new if item.lead})
    assert len(new) == len({(item.text, item.cites) for item in new})
    assert shown == sorted(shown, key=groups.index)
    assert "To find out" == shown[-1]


def test_what_a_prompt_leaves_out_under_hold_leaves_no_empty_item() -> None:
    yes, held = value("NOW-1", "yes"), value("NOW-3", "held")
    free, under_hold = (
        items_under(moved_page(side(drifted.BANK, [], BEFORE), side(drifted.BANK, answers)))
        for answers in ([yes], [yes, held])
    )

    assert "Ring the family." in _texts(free, "New prompts")
    assert "" not in _texts(under_hold, "New prompts")


def test_a_hold_in_one_session_words_the_sheets_of_both_for_it() -> None:
    for first, second in (([HELD], [*OPENING]), ([*OPENING], [HELD])):
        _, both = told_moved(side(BANK, first, BEFORE), side(BANK, second))
        sheets = [told.sheet for told in both.each]

        assert [True, True] == [sheet is not None and sheet.recommendation.hold for sheet in sheets]


def test_no_note_of_fairness_stands_beside_an_emergency() -> None:
    unvisited = value("VIS-2", "never")
    calm = page_between([unvisited, *OPENING], [unvisited, *OPENING])
    danger = page_between([unvisited, *OPENING], [unvisited, IN_DANGER, *OPENING[1:]])

    assert "In fairness" in text_of(calm)
    assert "In fairness" not in text_of(danger)


def test_what_one_version_of_the_questions_lacks_is_listed() -> None:
    history = worked_history("a-bank-version-between")
    sides = list(history.sides.values())
    there, back = moved_page(*sides), text_of(moved_page(sides[0], sides[1]))
    shown = sections(there)[MOVED.banks.heading]

    assert "Nothing" not in back
    assert BANK.by_id["SIB-4"].text in shown
    assert MOVED.banks.questions_new in shown
    assert MOVED.banks.options_new in shown
    assert MOVED.banks.rules_changed in shown
    assert MOVED.banks.unread_by_earlier in shown
    assert [] != [text for text in shown if text.startswith(BANK.by_id["DRI-4"].text + " – ")]


def test_a_changed_condition_and_an_answer_that_the_later_version_lacks_are_said() -> None:
    conditions = {**BANK.conditions, "enquiry-open": BANK.conditions["worry-named"]}
    newer = OLDER.model_copy(update={"conditions": conditions, "digest": "e" * 64})
    gone = value("SIB-4", BANK.by_id["SIB-4"].option_ids[0])
    shown = sections(moved_page(side(BANK, [gone], BEFORE), side(newer, [])))[MOVED.banks.heading]

    assert MOVED.banks.conditions_changed in shown
    assert MOVED.banks.unread_by_later in shown
    assert MOVED.banks.questions_gone in shown


def test_headings_that_are_the_same_lose_no_list_of_changed_questions() -> None:
    found, both = told_moved(side(BANK, [], BEFORE), side(OLDER, []))
    names = ("questions", "options", "rules")
    lists = [f"{each}_{end}" for each in names for end in ("gone", "new", "changed")]
    same = {each: "The same" for each in lists if hasattr(MOVED.banks, each)}
    banks = MOVED.banks.model_copy(update=same)
    moved = MOVED.model_copy(update={"banks": banks})
    alike = replace(page_of(both), report=words().model_copy(update={"moved": moved}))
    expected = items_under(lay_out_comparison(found, page_of(both)))[MOVED.banks.heading]

    assert expected == items_under(lay_out_comparison(found, alike))[MOVED.banks.heading]
    assert 1 < len(expected)


def test_the_same_questions_leave_no_list_of_what_changed_in_them() -> None:
    assert MOVED.banks.heading not in sections(page_between([*OPENING], [IN_DANGER]))


def test_a_session_compared_with_another_that_says_the_same_has_no_empty_heading() -> None:
    document = page_between([*OPENING], [*OPENING])
    boxes = [block for block in document.blocks if isinstance(block, Heading | Callout)]
    texts = [block.text if isinstance(block, Heading) else block.title for block in boxes]

    assert [
        "What moved the advice",
        "Not looked at again",
        "How this page was made",
    ] == texts


def test_cautions_call_a_session_what_the_page_calls_it() -> None:
    one, other = (
        side(BANK, OPENING, day, reference="not given", session=day.isoformat(), name="/a/b.toml")
        for day in (BEFORE, date(2026, 11, 24))
    )
    document = moved_page(one, other)

    assert "/a/b.toml" not in text_of(document)
    assert (
        str(
            Problem(
                "The later session",
                "has no case reference, so that both are about one case is taken on your word",
                "Check that they are.",
            )
        ),
    ) == sections(document)[words().cautions.heading]


def test_a_draft_is_said_first() -> None:
    draft = side(BANK, OPENING, finished=None)
    first = moved_page(side(BANK, OPENING, BEFORE), draft).blocks[0]

    assert isinstance(first, Paragraph)
    assert first.text.startswith("The later session is a DRAFT")


def test_own_words_stand_as_they_were_written() -> None:
    question = next(each for each in BANK.questions if each.kind is QuestionKind.TEXT)
    was, now = value(question.id, "First thoughts."), value(question.id, "Second thoughts.")
    about = "child-1" if question.per else None
    sides = [replace(said(*OPENING), by_ref={}) for _ in range(2)]
    before, after = (
        each.with_answer(answer.model_copy(update={"about": about}))
        for each, answer in zip(sides, (was, now), strict=True)
    )

    assert "Second thoughts." in text_of(page_between(before, after))


def test_no_urgency_is_said_where_no_bank_is_there() -> None:
    document = moved_page(
        side(None, [], BEFORE, digest="x", session="1"), side(None, [], digest="y", session="2")
    )

    assert [CalloutTone.ADVICE] == [box.tone for box in callouts(document)]
    assert Urgency.NONE not in text_of(document).split()
