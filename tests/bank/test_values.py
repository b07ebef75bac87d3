"""Values and effects: what cannot be said is refused with its reason, and what can is read back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import AnswerIs, AnyOf, Condition, NamedCondition, leaves
from ehe_check.bank.effect import Does, Effect, RisingEffect, Route
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from tests.banks import (
    CHILDREN,
    LATER,
    QUESTION,
    TODAY,
    asks,
    refusal,
    said,
    small_bank,
    small_library,
    value,
)


class TestAnAnswer:
    def test_says_one_thing(self) -> None:
        for raw, why in [
            ({"value": "yes", "skipped": True}, "use only one of value, not_known and skipped"),
            ({}, "needs a value, not_known = true, skipped = true, or at least a note"),
            ({"not_known": True, "on": TODAY}, "on and evidence belong to a value"),
            ({"skipped": True, "evidence": "record"}, "on and evidence belong to a value"),
            ({"value": "yes", "something": True}, "something belongs to not_known = true"),
        ]:
            assert f"Value error, {why}" == refusal(Answer, {"question": "NOW-1", **raw}), raw

    def test_has_its_chosen_options(self) -> None:
        for answer, values in [
            (value("NOW-1", "yes"), ("yes",)),
            (value("NOW-1", ("a", "b")), ("a", "b")),
            (Answer(question="NOW-1", not_known=True), ()),
        ]:
            assert values == answer.values, answer

    def test_is_the_same_whatever_its_note_and_dates(self) -> None:
        noted = Answer(question="NOW-1", value="yes", note="Seen.", answered=TODAY)

        assert noted.same_as(value("NOW-1", "yes"))
        assert not noted.same_as(value("NOW-1", "no"))
        assert not noted.same_as(noted.model_copy(update={"heard": "a nurse"}))


class TestEntries:
    def test_are_named_by_their_labels_or_their_ids(self) -> None:
        answers = Answers(entries=(Entry(id="child-1", label="Girl, 9"),))

        assert ["", "Girl, 9", "child-2"] == [
            answers.label(each) for each in (None, "child-1", "child-2")
        ]

    def test_are_added_or_changed(self) -> None:
        first, second = (Entry(id=f"child-{number}", label="Girl") for number in (1, 2))
        changed = first.model_copy(update={"label": "Boy"})

        answers = Answers().with_entry(first).with_entry(second).with_entry(changed)

        assert (changed, second) == answers.entries

    def test_are_listed_until_removed(self) -> None:
        gone = Entry(id="child-1", label="Girl", removed=TODAY)
        other = Entry(id="adult-1", label="Aunt")

        assert () == Answers(entries=(gone, other)).listed("child")

    def test_have_attributes_in_words_only(self) -> None:
        entry = Entry.model_validate({"id": "child-1", "label": "Girl", "age": "old", "size": 3})

        assert ["old", None, None] == [entry.attribute(name) for name in ("age", "size", "name")]

    def test_never_get_a_number_twice(self) -> None:
        for answers, expected in [
            (said(), "child-1"),
            (said(entries=("child-1", "child-4", "adult-7")), "child-5"),
            (said(value("VIS-1", "yes", "child-6"), entries=("child-1",)), "child-7"),
            (said(value("FAM-2", "yes", "adult-6"), value("NOW-1", "yes")), "child-1"),
            (
                Answers(entries=(Entry(id="child-2", label="Girl", removed=TODAY),)),
                "child-3",
            ),
        ]:
            assert expected == answers.next_entry_id("child"), answers

    def test_are_written_in_a_ref(self) -> None:
        assert ["NOW-1", "VIS-1 (child-1)"] == [str(Ref("NOW-1")), str(Ref("VIS-1", "child-1"))]


class TestABank:
    def test_a_leaf_speaks_over_one_roster_in_one_way(self) -> None:
        raw = {"question": "VIS-1", "is": ["yes"], "some": "child", "no": "child"}

        assert "Value error, use only one of some, every and no" == refusal(AnswerIs, raw)

    def test_a_question_has_the_options_of_its_kind(self) -> None:
        rows: list[dict[str, Any]] = [{"kind": "text"}, {"options": []}]
        for raw in rows:
            why = "a text question has no options, and any other kind needs them"

            assert f"Value error, {why}" == refusal(Question, QUESTION | raw), raw

    def test_a_question_says_what_counts_or_why_it_is_asked(self) -> None:
        words = {"counts": "Twice counts.", "why": "It matters."}
        for given in ({"why": words["why"]}, {"counts": words["counts"], "why": ""}, words):
            question = Question.model_validate(QUESTION | given)
            assert " ".join(filter(None, map(given.get, words))) == question.what_and_why

        assert "Value error, needs why, counts, or both" == refusal(
            Question, QUESTION | {"why": ""}
        )

    def test_not_known_is_no_option_of_its_own(self) -> None:
        raw = QUESTION | {"options": [{"id": "not-known", "text": "Who knows"}]}

        assert "'not-known' is never an option" in refusal(Question, raw)

    def test_a_key_of_another_kind_is_refused(self) -> None:
        rows: list[tuple[dict[str, Any], str]] = [
            ({"spoken": True}, "only a text question is about words that were spoken"),
            (
                {"options": [{"id": "no", "text": "No", "by_itself": True}]},
                "by_itself belongs to an option of a question that takes several",
            ),
        ]
        for raw, why in rows:
            assert f"Value error, {why}" == refusal(Question, QUESTION | raw), raw

    def test_a_head_stands_in_nine_characters(self) -> None:
        head = {"id": "no", "text": "No", "head": "Ten letter"}

        assert "at most 9 characters" in refusal(Question, QUESTION | {"options": [head]})

    def test_an_answer_is_unlooked_where_all_of_it_is(self) -> None:
        for values, is_unlooked in [
            (("no",), False),
            (("yes",), True),
            (("no", "yes"), False),
            ((), False),
            (("x",), False),
        ]:
            options = [{"id": "no", "text": "No"}, {"id": "yes", "text": "Yes", "unlooked": True}]
            question = Question.model_validate(QUESTION | {"options": options})

            assert is_unlooked == question.is_unlooked(values), values

    def test_an_option_that_is_gone_is_named_by_its_id(self) -> None:
        question = Question.model_validate(QUESTION)

        assert ["Yes", "gone"] == [question.option_text(each) for each in ("yes", "gone")]

    def test_that_is_misshapen_is_refused_not_crashed_on(self) -> None:
        for raw in [
            {"questions": "none"},
            {"questions": [QUESTION], "bands": ["none"]},
            {"questions": [{**QUESTION, "options": [], "bands": "x"}], "bands": {"x": "none"}},
            {"questions": ["none"], "bands": {}},
            {"questions": [{**QUESTION, "options": [], "bands": ["x"]}], "bands": {}},
            {"questions": [{**QUESTION, "options": [], "bands": {"x": 1}}], "bands": {}},
        ]:
            assert refusal(QuestionBank, raw), raw
            assert refusal(QuestionBank, []), raw

    def test_bands_give_their_options_unless_a_question_has_its_own(self) -> None:
        bank = small_bank(
            """
            [bands.last-time]
            options = [
              { id = "lately", text = "Lately", months = 3 },
              { id = "never", text = "Never" },
            ]
            """,
            asks("NOW-1", bands="last-time"),
            asks("NOW-2", "yes", bands="last-time"),
        )

        assert [("lately", "never"), ("yes",)] == [each.option_ids for each in bank.questions]

    def test_puts_opening_questions_first_and_lists_before_what_they_are_for(self) -> None:
        bank = small_bank(
            CHILDREN,
            """
            opening = ["NOW-1", "GONE-1"]
            """,
            asks("END-1", kind="text", after_advice=True),
            asks("VIS-1", "yes"),
            asks("NOW-1", "yes"),
        )

        assert ["NOW-1", "SIB-1", "VIS-1", "END-1"] == [each.id for each in bank.walk_order]

    def test_asks_everything_in_full_and_the_quick_questions_in_the_quick_set(self) -> None:
        bank = small_bank(
            'quick = ["NOW-1"]',
            asks("NOW-1", "yes"),
            asks("NOW-2", "yes"),
        )

        asked = {
            walk_set: [each.id for each in bank.questions if bank.asks(each, walk_set)]
            for walk_set in WalkSet
        }

        assert {WalkSet.QUICK: ["NOW-1"], WalkSet.FULL: ["NOW-1", "NOW-2"]} == asked

    def test_names_the_first_question_of_each_screen_that_several_share(self) -> None:
        asked = (asks("NOW-1", "no"), asks("NOW-2", "no"), asks("NOW-3", "no"))
        bank = small_bank('one_screen = [["NOW-1", "NOW-3"]]', *asked)

        assert {"NOW-1": "NOW-1", "NOW-3": "NOW-1"} == bank.first_on_screen


class TestTheLibrary:
    def test_gives_the_text_of_statements_and_notes_and_none_for_others(self) -> None:
        library = small_library(notes={"LAW-1": LATER})

        assert ["L4.1", "LAW-1", ""] == [library.text(each) for each in ("L4.1", "LAW-1", "L99.9")]

    def test_names_the_notes_whose_review_date_has_passed(self) -> None:
        law = small_library(notes={"LAW-1": TODAY, "LAW-2": LATER}).law

        assert [(), ("LAW-1",), ("LAW-1", "LAW-2")] == [
            law.past_review(day) for day in (TODAY, date(2026, 11, 25), date(2030, 1, 2))
        ]


EFFECT: TypeAdapter[RisingEffect] = TypeAdapter(Effect)


def test_an_effect_is_read_from_its_words() -> None:
    for written, expected in [
        ("999", RisingEffect(Does.EMERGENCY)),
        ("TODAY lead", RisingEffect(Does.TODAY, (Route.LEAD,))),
        (
            "TODAY police medical social-care",
            RisingEffect(Does.TODAY, (Route.SOCIAL_CARE, Route.MEDICAL, Route.POLICE)),
        ),
        ("MEET L4.1", RisingEffect(Does.MEET, statement="L4.1")),
        ("MEET L4.1 health", RisingEffect(Does.MEET, statement="L4.1", in_health_form=True)),
        ("SIGN", RisingEffect(Does.SIGN)),
        ("SUP", RisingEffect(Does.SUP)),
        ("HOLD", RisingEffect(Does.HOLD)),
        ("ASK", RisingEffect(Does.ASK)),
    ]:
        assert expected == EFFECT.validate_python(written), written
        assert expected == EFFECT.validate_python(EFFECT.dump_python(expected)), written
        assert expected == EFFECT.validate_python(expected), written


def test_an_effect_is_written_as_it_was_read() -> None:
    for written in ["999", "TODAY social-care police", "MEET L4.1 health", "ASK"]:
        assert written == str(EFFECT.validate_python(written)), written


def test_what_is_none_is_refused_with_its_reason() -> None:
    for written, why in [
        ("", "no effect ''; use one of 999, TODAY, MEET, SIGN, SUP, HOLD, ASK"),
        ("WORRY", "no effect 'WORRY'; use one of"),
        ("TODAY", "TODAY needs one or more of social-care, medical, police, lead"),
        ("TODAY school", "TODAY needs one or more of"),
        ("TODAY lead school", "TODAY needs one or more of"),
        ("TODAY police", "police is called beside social-care, never alone"),
        ("TODAY police lead", "police is called beside social-care, never alone"),
        ("MEET", "MEET needs the statement of the review"),
        ("MEET L4.1 soon", "MEET needs the statement of the review"),
        ("MEET L4.1 health now", "MEET needs the statement of the review"),
        ("999 now", "999 stands alone"),
        ("HOLD lead", "HOLD stands alone"),
    ]:
        with pytest.raises(ValidationError) as refused:
            EFFECT.validate_python(written)

        assert f"Value error, {why}" in refused.value.errors()[0]["msg"], written


def test_what_is_no_text_is_refused() -> None:
    for raw in [1, None, ["SIGN"]]:
        with pytest.raises(ValidationError):
            EFFECT.validate_python(raw)


def test_what_a_condition_names_is_followed_as_far_as_it_leads_and_once() -> None:
    last = AnswerIs(question="NOW-1", is_=("yes",))
    first, second, third = (NamedCondition(condition=each) for each in ("one", "two", "three"))
    conditions: dict[str, Condition] = {
        "one": second,
        "two": AnyOf(parts=(third, first, third)),
        "three": last,
    }

    assert [last] == [*leaves(first, conditions)]
    assert [] == [*leaves(first, {"one": second})]
