"""Laying out statistics: the page of how the questions of papers did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ehe_check.page.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.words import fill
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_statistics import Figure, Figures, ItemFigures, Withheld
from ehe_check.quiz.paper_statistics import PaperFigures, QuestionUse, warnings
from ehe_check.quiz.room_page import provenance
from ehe_check.quiz.words import StatisticsWords


def lay_out_statistics(
    papers: Sequence[PaperFigures], words: StatisticsWords, bank: QuizBank, today: date
) -> Document:
    """Return the page of figures; of a paper that too few people sat it says that alone."""
    blocks: list[Block] = []
    for paper in papers:
        blocks.append(Heading(2, _name(paper)))
        blocks += _paper(paper, words)
    if not papers:
        blocks.append(Paragraph(words.too_few, Tone.STRONG))
    blocks += [Heading(2, words.reading), Bullets(tuple(map(Item, words.reading_lines)))]
    blocks += provenance(bank)
    return Document(title=words.title, blocks=tuple(blocks), made_on=today)


def _name(paper: PaperFigures) -> str:
    counts = ", from counts" if paper.counts_only else ""
    return f"Paper {paper.paper}, {paper.when}{counts}"


def _paper(paper: PaperFigures, words: StatisticsWords) -> Iterator[Block]:
    if paper.figures is None:
        yield Paragraph(words.too_few, Tone.STRONG)
        return
    if paper.counts_only:
        yield Paragraph(words.counts_only)
    yield Heading(3, words.whole)
    yield _whole(paper.figures)
    yield Heading(3, words.warnings)
    yield _warnings(paper.uses, words)
    if paper.figures.items:
        yield Heading(3, words.items)
        yield from _items(paper.figures.items, words)
    if paper.uses:
        yield Heading(3, words.options)
        yield Table(words.options_intro, words.options_columns, tuple(map(_use, paper.uses)))
    if paper.left_out:
        yield Paragraph(fill(words.left_out, ids=", ".join(paper.left_out)))


def _whole(figures: Figures) -> Terms:
    return Terms(
        (
            Term("People", str(figures.sitters)),
            Term("Cronbach's alpha", _figure(figures.alpha)),
            Term("Standard error of a total", _figure(figures.standard_error)),
        )
    )


def _warnings(uses: Sequence[QuestionUse], words: StatisticsWords) -> Block:
    items = tuple(
        Item(_sentence(said), lead=_question(use)) for use in uses for said in warnings(use)
    )
    return Bullets(items) if items else Paragraph(words.no_warnings)


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."


def _items(items: Sequence[ItemFigures], words: StatisticsWords) -> Iterator[Block]:
    """Yield the table of items; where one reason withholds all discrimination, it is said once."""
    reasons = {item.discrimination for item in items}
    one = next(iter(reasons)) if len(reasons) == 1 else None
    columns = words.items_columns[:-1] if isinstance(one, Withheld) else words.items_columns
    rows = (Row(item.item, _cells(item)[: len(columns) - 1]) for item in items)
    yield Table(words.items_intro, columns, tuple(rows))
    if isinstance(one, Withheld):
        yield Paragraph(fill(words.no_discrimination, why=one.why))
    else:
        yield Paragraph(words.discrimination)


def _cells(item: ItemFigures) -> tuple[Cell, ...]:
    said = str(item.sat), _figure(item.facility), _figure(item.discrimination)
    return tuple(map(Cell, said))


def _figure(figure: Figure) -> str:
    if isinstance(figure, Withheld):
        return f"not shown: {figure.why}"
    return f"{figure:.2f}"


def _use(use: QuestionUse) -> Row:
    options = (
        f"{each.letter} {each.people}{' (right)' if each.right else ''}" for each in use.options
    )
    return Row(_question(use), (Cell(f"{', '.join(options)}; no answer {use.unanswered}"),))


def _question(use: QuestionUse) -> str:
    place = use.place
    steps = len(place.item.questions)
    return f"{place.item.id}, step {place.step}" if steps > 1 else place.item.id
