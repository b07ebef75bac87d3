"""A briefing: one side of A4, on which every fact is a statement or a note of law as it stands."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.law import StatementGroup
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Document, Heading, Item
from ehe_check.quiz.draw import past_items
from ehe_check.quiz.export.briefing import FAIR, LEANS_ON, lay_out_briefing
from ehe_check.quiz.item import QuizItem
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.render.pdf import render_pdf
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import sections, words_of
from tests.quiz.every_kind import quiz_bank
from tests.quizzes import of_topic
from tests.render.pdf_text import pages_of
from tests.worked import shipped_library

BANK, LIBRARY = load_quiz(), shipped_library()
TOPICS = [*(topic.id for topic in BANK.topics), None]
LEANS = re.compile(r"\(and/or|^(Even so|In (those|such) cases|What they did not)")
NO_LAW_IS_CURRENT = max(note.review_by for note in LIBRARY.law.notes) + timedelta(days=1)
some_items = st.lists(st.sampled_from(BANK.items), min_size=1, max_size=40, unique=True).map(tuple)


def briefing(items: tuple[QuizItem, ...], today: date = TODAY) -> Document:
    return lay_out_briefing(BANK, items, LIBRARY, today)


def of(topic: str | None, today: date = TODAY) -> Document:
    return briefing(of_topic(BANK, topic), today)


def stated(document: Document) -> list[Item]:
    """The items of the page that are statements: those that name one."""
    lists = (block.items for block in document.blocks if isinstance(block, Bullets))
    return [each for items in lists for each in items if each.cites]


def named(document: Document) -> list[str]:
    return [cite for each in stated(document) for cite in each.cites]


def talked_over(document: Document) -> list[str]:
    return [each for each in sections(document).get("To talk over", ()) if each.startswith('"')]


@pytest.mark.thorough
@pytest.mark.parametrize("topic", TOPICS)
def test_a_briefing_about_a_topic_or_the_whole_bank_is_one_side_of_paper(topic: str | None) -> None:
    assert 1 == len(pages_of(render_pdf(of(topic))))


@pytest.mark.thorough
@tries(10, 200)
@given(some_items)
def test_a_briefing_about_any_questions_is_one_side_of_paper(items: tuple[QuizItem, ...]) -> None:
    assert 1 == len(pages_of(render_pdf(briefing(items))))


@given(some_items)
def test_every_fact_is_a_statement_as_it_stands_with_its_note_and_its_id(
    items: tuple[QuizItem, ...],
) -> None:
    document = briefing(items)
    names = named(document)

    for each, name in zip(stated(document), names, strict=True):
        statement = LIBRARY.statements[name]
        assert statement.text == each.text
        assert (statement.note or "") == "".join(each.details)
    assert len(names) == len(set(names))
    assert {*FAIR} <= {*names}
    why = next(block for block in document.blocks if isinstance(block, Bullets))
    assert 2 <= len(why.items) <= 3


@given(some_items)
def test_no_statement_stands_without_what_it_leans_on_and_a_learning_point_is_whole(
    items: tuple[QuizItem, ...],
) -> None:
    names = {*named(briefing(items))}
    points = {name.partition(".")[0] for name in names if name.startswith("L")}

    assert {LEANS_ON[name] for name in names if name in LEANS_ON} <= names
    assert points
    for name, statement in LIBRARY.statements.items():
        if statement.group is StatementGroup.LEARNING_POINT:
            assert (name in names) is (name.partition(".")[0] in points)


def test_every_statement_that_leans_on_another_is_known() -> None:
    leaning = {
        name
        for name, each in LIBRARY.statements.items()
        if LEANS.search(each.text) and each.group in (StatementGroup.FINDING, StatementGroup.HARM)
    }

    assert LEANS_ON.keys() == leaning


@pytest.mark.parametrize("topic", TOPICS)
def test_what_was_found_is_what_most_of_the_questions_test(topic: str | None) -> None:
    tested = Counter(each for item in of_topic(BANK, topic) for each in item.statements)
    names, groups = named(of(topic)), (StatementGroup.FINDING, StatementGroup.HARM)
    found = [name for name, each in LIBRARY.statements.items() if each.group in groups]
    chosen = [tested[name] for name in found if name in names and name not in LEANS_ON.values()]

    assert all(tested[name] <= min(chosen, default=99) for name in found if name not in names)


def test_what_to_do_is_what_two_questions_test_or_one_where_none_has_two() -> None:
    def points(*statements: str) -> set[str]:
        first = quiz_bank("Fine.").items[0]
        items = tuple(first.model_copy(update={"statements": (each,)}) for each in statements)
        document = lay_out_briefing(quiz_bank("Fine."), items, LIBRARY, TODAY)
        return {each[:2] for each in named(document) if each.startswith("L")}

    assert {"L3"} == points("L3.1", "L3.2", "L1.1")
    assert {"L1", "L2"} == points("L1.1", "L2.1")
    assert {"L1", "L2", "L3", "L4"} == points("F1.1")


@pytest.mark.parametrize("topic", TOPICS)
def test_the_three_commonest_beliefs_are_talked_over_each_of_them_called_mistaken(
    topic: str | None,
) -> None:
    document, beliefs = of(topic), {each.id: each.text for each in BANK.misconceptions}
    options = (o for item in of_topic(BANK, topic) for q in item.questions for o in q.options)
    shown = Counter(beliefs[o.misconception] for o in options if o.misconception)
    said = [
        next(belief for belief in shown if each.startswith(f'"{belief}" '))
        for each in talked_over(document)
    ]

    assert [times for _, times in shown.most_common(3)] == [shown[each] for each in said]
    assert any("Each of these beliefs is mistaken" in each for each in words_of(document))


def test_no_belief_is_called_mistaken_by_law_that_is_past_its_date() -> None:
    law = "The home education parts of the 2026 Act already apply."
    shown = BANK.misconception_by_id["new-act-in-force"]
    kept = tuple(
        item
        for item in BANK.items
        if any(o.misconception == shown.id for q in item.questions for o in q.options)
        and item not in past_items(BANK, TODAY)
    )
    now, later = briefing(kept), briefing(kept, NO_LAW_IS_CURRENT)

    assert law == shown.text
    assert any(law in each for each in talked_over(now))
    assert not any(law in each for each in talked_over(later))


def test_without_a_belief_or_a_finding_there_is_no_heading_for_them() -> None:
    small = quiz_bank("Fine.")
    first = small.items[0]
    bare = first.model_copy(update={"statements": ("L1.1",), "options": first.options[:1]})
    document = lay_out_briefing(small, (bare,), LIBRARY, TODAY)
    headings = [each.text for each in document.blocks if isinstance(each, Heading)]

    assert ["Why this matters", "What to do", "Where to read"] == headings
    assert "Visits" == document.title


def test_the_law_stands_in_its_own_words_and_gives_way_where_there_is_no_room() -> None:
    of_law, whole = (sections(of(topic))["Where to read"] for topic in ("law", None))
    source = LIBRARY.sources[0].source

    assert any(LIBRARY.notes["E12"].text in each for each in of_law)
    assert (f"{source}, July 2018",) == of_law[:1] == whole


@pytest.mark.parametrize("topic", TOPICS)
def test_the_page_says_when_to_check_the_law_that_it_names(topic: str | None) -> None:
    document = of(topic)
    text = " ".join(words_of(document))
    days = [
        note.review_by for name, note in LIBRARY.notes.items() if re.search(rf"\b{name}\b", text)
    ]
    said = f"Check the law again after {day_words(min(days))}" if days else ""

    assert document.foot is not None
    assert said == document.foot.right
