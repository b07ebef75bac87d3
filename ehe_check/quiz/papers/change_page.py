"""The page of a change: answers before a training and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ehe_check.page.document import Cell, Document, Heading, Paragraph, Row, Table, Tone
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.intervals import Interval, in_tenths
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.papers.change import ChangeFigures, Group, PointChange
from ehe_check.quiz.papers.item_statistics import Withheld, why_withheld
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.papers.who_sat import Crossing, Sat
from ehe_check.quiz.room import Round

CROSSED = {
    Crossing.NOT_KNOWN: (
        "The sheets do not say who sat which, so nobody can tell from them whether each half of "
        "the room sat the other paper the second time. If people sat the same paper twice, they "
        "had met its questions and may have read its reasons, and the gain looks larger than what "
        "was learned."
    ),
    Crossing.NONE: (
        "The papers were not crossed: a paper was sat only before, or only after. A paper that is "
        "easier than the other would look like a change. Next time let half of the room start "
        "with A, and half with B."
    ),
    Crossing.SAME_PAPER: (
        "The same paper was sat both times. People had met its questions and may have read its "
        "reasons, so the gain looks larger than what was learned."
    ),
}


def lay_out_change(figures: ChangeFigures, bank: QuizBank, today: date) -> Document:
    """Return the page about a change; of too few people it says that alone."""
    blocks = (*_blocks(figures), *made_from(bank))
    return Document(title=text("Before and after"), blocks=blocks, made_on=today)


def _blocks(figures: ChangeFigures) -> Blocks:
    if figures.points:
        yield from _shown(figures)
    else:
        yield from md("""
            **Fewer than five people sat a paper before, or fewer than five after, so nothing is
            said: with so few, it would be about one person.**
        """)
    yield from md("""
        ## What this does and does not show

        - It shows how answers on paper differed on two occasions. It takes it that the same
          people sat before and after; nobody can check that, as no names were asked.
        - Papers A and B have matched questions, not the same ones. Where each was sat both times,
          each is compared with itself.
        - A change 'between about 1 in 10 fewer and 3 in 10 more' has none at all within it: these
          answers cannot tell whether anything changed.
        - How far a change could lie rests on how much people's own scores differ. It is told of
          several questions only where at least five people sat each paper each time.
        - Where there are many lines, about one in twenty lies outside its span by chance alone.
          Do not pick out the one that looks best.
        - It does not show why anything changed, that a change will last, or that anyone works in
          another way. Only looking again later, and at practice, could show that.
        - It is not for judging a person, a team or a service, and it says nothing about any child
          or family.
    """)


def _shown(figures: ChangeFigures) -> Blocks:
    whole, *points = map(_row, figures.points)
    yield Heading(2, text("Who sat what"))
    columns = (text("Paper"), text("Before"), text("After"))
    yield Table(" ", columns, tuple(_papers(figures.sat)))
    yield from _cautions(figures.sat)
    yield Heading(2, text("All questions"))
    yield Table(
        text(
            "How many answers were right before and after, and how far the change could lie: more "
            "is better."
        ),
        (text(" "), text("Right before"), text("Right after"), text("Change")),
        (whole,),
    )
    yield Heading(2, text("By learning point and finding"))
    yield Table(
        text(
            "How many answers missed each point before and after, and how far the change could "
            "lie: fewer is better. A wrong answer counts under the point that it gets wrong. A "
            "question left blank counts under the point that it asks about. What may be urgent "
            "comes first."
        ),
        (
            text("Learning point or finding"),
            text("Missed before"),
            text("Missed after"),
            text("Change"),
        ),
        tuple(points),
    )
    if figures.left_out:
        yield from md(
            "Left out: {ids}. Their law is past its date, or that of the question they match.",
            ids=", ".join(figures.left_out),
        )


def _papers(sat: Sat) -> Iterator[Row]:
    for paper in Paper:
        cells = (Cell(_people(sat.people(paper, when))) for when in Round)
        yield Row(text("Paper {paper}", paper=paper), tuple(cells))


def _people(count: int) -> str:
    if not count:
        return text("nobody")
    return text("1 person" if count == 1 else "{count} people", count=str(count))


def _cautions(sat: Sat) -> Blocks:
    yield Paragraph(text(CROSSED[sat.crossing]), Tone.STRONG)
    if sat.is_each_paper_twice and sat.is_uneven:
        yield from md("""
            **One paper was sat by more people than the other, so the numbers of answers lean
            towards it. The change does not: each paper is compared with itself, and both count
            alike.**
        """)
    before, after = map(partial(sat.people, None), Round)
    if before != after:
        yield from md(
            """
            **{before} sat before, and {after} after. Those who sat only once may do better or
            worse than those who sat both times, so some of what looks like a change may come from
            that.**
            """,
            before=_people(before),
            after=_people(after),
        )


def _row(point: PointChange) -> Row:
    head = f"{point.statement}. {point.text}" if point.text else point.statement
    head = head or text("All questions")
    if not point.is_enough:
        return Row(head, (Cell(text("too few answers")),) * 3)
    before, after = _answers(point.before), _answers(point.after)
    return Row(head, tuple(map(Cell, (before, after, _change(point.change)))))


def _answers(group: Group) -> str:
    return text("{count} of {answers} answers", count=str(group.count), answers=str(group.answers))


def _change(change: Interval | Withheld) -> str:
    if isinstance(change, Withheld):
        return text("not told: {why}", why=why_withheld(change))
    return change_words(change)


def change_words(change: Interval) -> str:
    """Return how far a change could lie, such as "between about 1 in 10 fewer and 3 in 10 more"."""
    low, high = in_tenths(change)
    if low <= 0 <= high:
        return text(
            "between about {low} and {high}: there may be no change", low=_end(low), high=_end(high)
        )
    least, most = sorted((abs(low), abs(high)))
    return text(
        "between about {low} and {high} in 10 more"
        if low > 0
        else "between about {low} and {high} in 10 fewer",
        low=str(least),
        high=str(most),
    )


def _end(tenths: int) -> str:
    if tenths == 0:
        return text("no change")
    return text(
        "{tenths} in 10 more" if tenths > 0 else "{tenths} in 10 fewer", tenths=str(abs(tenths))
    )
