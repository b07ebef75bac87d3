"""The topic map: what is done, open, not known and noted, by topic; and how a question is found."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.question_list import (
    CheckLine,
    Stands,
    TopicLine,
    check_line,
    matching,
    next_to_look_at,
    said_words,
    topic_map,
    totals_words,
)
from ehe_check.case.walk import topic_of
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from tests.any_answers import FIRST, all_answered, any_answers, cast, family
from tests.banks import TODAY, not_known, only_note, skipped, value
from tests.counts import tries
from tests.worked import shipped_bank

BANK = shipped_bank()
EVERY = all_answered(BANK, cast(2), FIRST, {})


def now(answers: Answers, walk_set: WalkSet = WalkSet.QUICK) -> WalkNow:
    return WalkNow(BANK, answers, walk_set, TODAY)


def topic(answers: Answers, name: str, walk_set: WalkSet = WalkSet.QUICK) -> TopicLine:
    return next(each for each in topics(now(answers, walk_set)) if each.topic.id == name)


def topics(walk: WalkNow) -> tuple[TopicLine, ...]:
    return topic_map(BANK, walk.walk_set, walk.lines)


def line(
    answers: Answers,
    question: str,
    about: str | None = None,
    walk_set: WalkSet = WalkSet.QUICK,
) -> CheckLine:
    ref = Ref(question, about)
    return next(each for each in now(answers, walk_set).lines if ref in each.screen.refs)


def test_the_topics_of_a_set_stand_in_the_order_of_the_bank_and_are_numbered() -> None:
    names = [each.topic.id for each in topics(now(family(1), WalkSet.FULL))]

    assert [each.id for each in BANK.topics] == names
    assert [*range(1, len(names) + 1)] == [
        each.number for each in topics(now(family(1), WalkSet.FULL))
    ]
    assert {"SRC", "RGT"} == set(names) - {each.topic.id for each in topics(now(family(1)))}


def test_a_topic_says_what_is_done_open_not_known_or_may_not_arise() -> None:
    answers = EVERY
    for changed in (
        not_known("ADU-1"),
        skipped("ADU-2"),
        value("ADU-3", "done").model_copy(update={"note": "Asked twice."}),
    ):
        answers = answers.with_answer(changed)
    noted, first = (
        topic(family(1, only_note("ADU-1")), "ADU", WalkSet.FULL),
        topic(family(1), "NOW"),
    )
    unborn = cast(1, ages=("unborn",))
    nothing = Answers(entries=unborn.entries, complete=unborn.complete)

    assert "1 open, 1 not known, 1 skipped, 1 note" == topic(answers, "ADU", WalkSet.FULL).state
    assert f"{len(first.lines) - 1} open, 1 may not arise" == first.state
    assert f"{len(noted.lines)} open, 1 note" == noted.state
    assert topic(family(1, not_known("CON-1", "child-1")), "CON").state.endswith("may not arise")
    assert "1 open, 1 may not arise" == topic(family(1), "HEA").state
    assert "does not arise" == topic(nothing, "CON").state
    assert topic(answers, "ADU", WalkSet.FULL).is_to_look_at
    assert first.is_to_look_at
    assert not topic(nothing, "CON").is_to_look_at
    assert not topic(EVERY, "ADU").is_to_look_at


@tries(15, 500)
@given(any_answers(BANK))
def test_each_screen_is_in_exactly_one_topic(answers: Answers) -> None:
    walk = now(answers, WalkSet.FULL)
    in_topics = [each.screen for one in topics(walk) for each in one.lines]

    assert sorted(map(repr, walk.screens)) == sorted(map(repr, in_topics))


def test_the_totals_say_what_is_answered_and_what_is_open() -> None:
    several = topics(now(family(1, value("NOW-1", "no"), not_known("NOW-2"))))

    expected = "19 questions: 1 answered, 1 not known and 17 open; 12 more may be asked"
    assert expected == totals_words(several)


@tries(15, 500)
@given(any_answers(BANK))
def test_every_count_of_the_list_adds_up_to_that_of_the_walk(answers: Answers) -> None:
    walk = now(answers, WalkSet.FULL)
    told = totals_words(topics(walk))
    counted = {str(each): walk.counts[each] for each in Stands if each != Stands.MAY_NOT_ARISE}
    said = [re.findall(r"(\d+) (open|not known|skipped)", each.state) for each in topics(walk)]
    of_topics = Counter[str]()
    for number, state in itertools.chain(*said):
        of_topics[state] += int(number)

    assert told.startswith(f"{walk.counts.total()} questions: ")
    for state, count in counted.items():
        assert bool(re.search(rf"\b{count} {state}", told)) == (count > 0), told
        assert state == "answered" or count == of_topics[state]


def test_a_line_has_the_short_name_the_answer_its_source_and_its_month() -> None:
    said = Answer(
        question="VIS-2",
        value="longer-ago",
        evidence=Evidence.RECORD,
        on=date(2025, 6, 1),
        note="Asked the clinic.",
    )

    expected = "inside the home: More than a year ago (R) June 2025 - note"
    assert line(family(1, said), "VIS-2").text.endswith(expected)
    written = line(family(1, value("VOI-2", "I like maps")), "VOI-3", "child-1")
    assert written.text.endswith("OPEN; the child's own words")
    assert len(said_words(BANK.by_id["SUP-2.why"], value("SUP-2.why", "word " * 60))) <= 64
    for answer, words in [
        (None, "OPEN"),
        (not_known("ADU-1"), "NOT KNOWN"),
        (skipped("ADU-1"), "SKIPPED"),
    ]:
        assert words == said_words(BANK.by_id["ADU-1"], answer), answer


def test_children_of_whom_the_same_was_said_stand_together_and_a_list_has_its_own() -> None:
    answers = family(3, *(not_known("HEA-1", f"child-{each}") for each in (1, 2)))

    assert line(answers, "HEA-1", "child-1", WalkSet.FULL).text.endswith(
        "child 1 and child 2: NOT KNOWN; child 3: OPEN"
    )
    listed = line(family(2, value("SIB-1", "complete")), "SIB-1")
    assert "child 1 and child 2; " in listed.text


def test_the_grid_says_how_many_cells_are_filled_and_a_skipped_one_is_not() -> None:
    who = Answer(question="VIS-1.who", value=("gp-practice", "school"))
    alone = value("VIS-1.alone", "never", "child-1")
    answers = family(1, who, alone, not_known("VIS-2"))
    answers = answers.with_sighting(Sighting(about="child-1", by="gp-practice", value="never"))
    answers = answers.with_sighting(Sighting(about="child-1", by="school", skipped=True))
    grid = line(answers, "VIS-1", "child-1")

    assert "1 of 2 filled in; " in grid.text
    assert grid.text.endswith(
        "; heard alone: Never, as far as anyone knows; inside the home: NOT KNOWN"
    )
    assert grid.stands is Stands.SKIPPED
    seen_alone = replace(grid.screen, steps=grid.screen.of_question)
    assert "heard alone" not in check_line(answers, seen_alone).text


def test_next_goes_through_what_is_open_skipped_or_not_known_and_begins_again() -> None:
    answers = EVERY
    for changed in (not_known("VIS-2"), skipped("DRI-6")):
        answers = answers.with_answer(changed)
    lines = [each for each in now(answers).lines if each.stands is not Stands.OPEN]
    found, after = list[str](), None
    for _ in range(3):
        following = next_to_look_at(lines, after)
        assert following is not None
        after = following.screen.first
        found.append(after.question.id)

    assert ["VIS-1", "DRI-6", "VIS-1"] == found
    assert next_to_look_at(x for x in now(EVERY).lines if x.stands is not Stands.OPEN) is None


TWO = ("child-1", "child-2")
LINES = WalkNow(BANK, family(1), WalkSet.FULL, TODAY).lines


def found(typed: str) -> list[str]:
    return [line.screen.question.id for line in matching(BANK, LINES, typed)]


def test_an_id_comes_first_and_words_of_the_short_name_and_of_options_find_a_question() -> None:
    for typed, question in [
        ("vis-1", "VIS-1"),
        ("VIS-1.alone", "VIS-1"),
        ("VIS-2", "VIS-1"),
        ("VOI-2", "VOI-3"),
    ]:
        assert [question] == found(typed)[:1], typed
    for typed, question in [
        ("growth", "HEA-1"),
        ("growth weight", "HEA-1"),
        ("Grow", "HEA-1"),
        ("inside home", "VIS-1"),
        ("bruise", "NOW-2"),
    ]:
        assert question in found(typed), typed
    for typed in ["", "   ", "zebra", "growth zebra"]:
        assert [] == found(typed), typed


def test_each_question_is_found_by_a_word_of_its_text() -> None:
    for line in LINES:
        question = line.screen.question
        longest = max(question.text.split(), key=len).strip("\"'(),.;:?")
        assert question.id in found(longest), question.id


def test_a_topic_finds_all_of_its_questions() -> None:
    of_topic = {
        line.screen.question.id
        for line in LINES
        if topic_of(BANK, line.screen.question).id == "CON"
    }

    assert of_topic <= set(found("constipation soiling"))


def test_how_a_question_stands_finds_those_that_stand_so_and_no_other() -> None:
    option = next(each for each in BANK.by_id["NOW-3"].options if each.text.startswith("Open:"))
    said = family(1, skipped("NOW-1"), not_known("NOW-2"), only_note("SIB-1"))
    lines = WalkNow(BANK, said.with_answer(value("NOW-3", option.id)), WalkSet.QUICK, TODAY).lines
    for typed, question in (("skipped", "NOW-1"), ("Not  known", "NOW-2"), ("note", "SIB-1")):
        assert [question] == [x.screen.question.id for x in matching(BANK, lines, typed)], typed
    still_open = matching(BANK, lines, "open")

    assert still_open == tuple(line for line in lines if line.stands is Stands.OPEN)
    assert "NOW-3" not in {line.screen.question.id for line in still_open}


def test_the_health_grid_counts_what_is_nothing_and_names_the_rows_and_children_of_the_rest() -> (
    None
):
    grid = BANK.grid_of("HEA-1", WalkSet.QUICK)
    assert grid is not None
    nothing = [value(row.question, row.option, each) for row in grid.rows for each in TWO]
    marked = Answer(question="HEA-9", about=TWO[1], not_known=True, something=True)
    others = [*nothing, not_known("HEA-1", TWO[0]), not_known("HEA-1", TWO[1]), marked]
    one = line(family(2, *others, not_known("HEA-7", TWO[0])), "HEA-1", TWO[0])
    full = next(
        each
        for each in now(family(2, *others)).lines
        if each.screen.first.place == (marked.ref, True)
    )

    assert f"{grid.short}: 10 of 14 nothing; " in one.text
    assert "Growth and Mood, eating (child 1): NOT KNOWN" in one.text
    assert "Injuries (child 2): SOMETHING, OPEN" in one.text
    assert Stands.NOT_KNOWN is one.stands
    assert Stands.OPEN is full.stands
    assert Stands.ANSWERED is line(family(2, *nothing, marked), "HEA-1", TWO[0]).stands
    assert [one.screen, full.screen] == [
        each.screen for each in matching(BANK, now(family(2, *others)).lines, "injuries")
    ][:2] or one.screen in [
        each.screen for each in matching(BANK, now(family(2, *others)).lines, "everyday bumps")
    ]


def test_questions_of_one_screen_are_one_line_that_says_each_and_is_found_by_any_of_them() -> None:
    answers = EVERY.with_answer(value("FAM-5", "other-names"))
    answers = answers.with_answer(not_known("FAM-5.works"))
    both = line(answers, "FAM-5.works", walk_set=WalkSet.FULL)
    lines = now(answers, WalkSet.FULL).lines

    assert line(answers, "FAM-5", walk_set=WalkSet.FULL) == both
    assert Stands.NOT_KNOWN is both.stands
    assert f"{BANK.by_id['FAM-5.works'].short}: NOT KNOWN" in both.text
    assert both.text.startswith(f"{BANK.by_id['FAM-5'].short}: Looked, but")
    assert both == matching(BANK, lines, "fam-5.works")[0]
    assert both in matching(BANK, lines, "volunteers with children")
