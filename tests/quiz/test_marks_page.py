"""The page of a paper quiz: one side, the verdict by the exact ends, and no code of anybody."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction

import pikepdf
import pytest

from ehe_check.quiz.intervals import Interval
from ehe_check.quiz.item import Paper, cited_in
from ehe_check.quiz.learning_points import learning_points, short_words
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.marks_csv import When
from ehe_check.quiz.marks_figures import (
    Crossing,
    Gain,
    MarksFigures,
    MissedPoint,
    QuestionsToRead,
)
from ehe_check.quiz.marks_page import lay_out_marks
from ehe_check.render.pdf import render_pdf
from tests.pages import words_of
from tests.quiz.marks_pages import CLASSES, page_of
from tests.quiz_groups import BANK, DAY, LIBRARY

SHIPPED = load_quiz()
NOTHING_TO_READ = QuestionsToRead((), (), ())


def figures(
    gain: Gain | None = None,
    points: Sequence[MissedPoint] = (),
    questions: QuestionsToRead = NOTHING_TO_READ,
    left_out: Sequence[str] = (),
) -> MarksFigures:
    leavers = {When.BEFORE: ("K1",), When.AFTER: ()}
    every = tuple(points)
    sat = {(When.BEFORE, Paper.A): 20}
    return MarksFigures(sat, When.AFTER, every, every, questions, gain, leavers, 3, tuple(left_out))


def said(low: float, high: float, crossing: Crossing = Crossing.CROSSED) -> str:
    gain = Gain(crossing, 20, Fraction(1, 2), Fraction(7, 10), Interval(low, high))
    return " ".join(words_of(lay_out_marks(figures(gain), BANK, LIBRARY, DAY)))


def test_the_verdict_goes_by_the_exact_ends_and_whole_numbers_are_printed() -> None:
    assert "More was right after" in said(0.001, 0.3)
    assert "from 0 more to 30 more" in said(0.001, 0.3)
    assert "Less was right after" in said(-0.3, -0.001)
    for low, high in ((-0.001, 0.3), (0.0, 0.3), (-0.3, 0.0), (-0.124, 0.126)):
        assert "these sheets cannot tell" in said(low, high)
    assert "from 12 fewer to 13 more" in said(-0.124, 0.126)
    assert "they had 50 before and 70 after" in said(0.1, 0.3)


@pytest.mark.parametrize("name", CLASSES)
def test_no_code_stands_on_a_page(name: str) -> None:
    rows, _ = CLASSES[name]
    words = {word for text in words_of(page_of(name)) for word in text.split()}

    assert not words & {each[0] for each in rows if each[0]}


@pytest.mark.thorough
def test_the_longest_page_is_one_side_of_paper() -> None:
    printed = [item for item in SHIPPED.items if item.paper]
    statements = sorted(
        {point for each in cited_in(printed) for point in learning_points([each], LIBRARY)},
        key=lambda each: -len(short_words(each, LIBRARY, DAY)),
    )
    belief = max(SHIPPED.misconceptions, key=lambda each: len(each.text)).id
    points = [MissedPoint(each, "A18 (QZ-318)", 19, 20, belief) for each in statements[:3]]
    names = [
        f"{item.paper}{number} ({item.id})"
        for paper in Paper
        for number, item in enumerate(SHIPPED.in_paper(paper), start=1)
    ]
    against = tuple((-0.5, each) for each in names[:3])
    questions = QuestionsToRead(against, tuple(names[3:20]), tuple(names[20:]))
    gain = Gain(Crossing.NOT_KNOWN, 20, Fraction(1, 2), Fraction(7, 10), Interval(-0.1, 0.5))
    ids = [item.id for item in printed][:12]
    page = lay_out_marks(figures(gain, points, questions, ids), SHIPPED, LIBRARY, DAY)
    with pikepdf.open(io.BytesIO(render_pdf(page))) as made:
        assert 1 == len(made.pages)
