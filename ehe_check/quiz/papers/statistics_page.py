"""The page of statistics: how the questions of papers did."""

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
    bulleted,
)
from ehe_check.page.phrases import listed
from ehe_check.page.words import Blocks, Say
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.papers.item_statistics import Figure, Figures, ItemFigures, Withheld
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.papers.paper_statistics import OptionUse, PaperFigures, QuestionUse
from ehe_check.quiz.room import Round


def lay_out_statistics(
    papers: Sequence[PaperFigures], say: Say, bank: QuizBank, today: date
) -> Document:
    """Return the page of figures; of a paper that too few people sat it says that alone."""
    blocks: list[Block] = []
    for paper in papers:
        blocks.append(Heading(2, _name(say, paper)))
        blocks += _paper(say, paper)
    if not papers:
        blocks.append(Paragraph(say("statistics.too_few"), Tone.STRONG))
    blocks.append(Heading(2, say("statistics.reading")))
    blocks.append(bulleted(say.each("statistics.reading_lines")))
    blocks += made_from(say, bank)
    return Document(title=say("statistics.title"), blocks=tuple(blocks), made_on=today)


def _name(say: Say, paper: PaperFigures) -> str:
    before, after = say("statistics.before"), say("statistics.after")
    when = before if paper.when is Round.BEFORE else after
    return say("statistics.paper", paper=paper.paper, when=when)


def _paper(say: Say, paper: PaperFigures) -> Blocks:
    if paper.figures is None:
        yield Paragraph(say("statistics.too_few"), Tone.STRONG)
        return
    yield Heading(3, say("statistics.whole"))
    yield _whole(say, paper.figures)
    yield Heading(3, say("statistics.warnings"))
    yield _warnings(say, paper.uses)
    if paper.figures.items:
        yield Heading(3, say("statistics.items"))
        yield from _items(say, paper.figures.items)
    if paper.uses:
        yield Heading(3, say("statistics.options"))
        rows = tuple(_use(say, use) for use in paper.uses)
        yield Table(say("statistics.options_intro"), say.each("statistics.options_columns"), rows)
    if paper.left_out:
        yield Paragraph(say("statistics.left_out", ids=", ".join(paper.left_out)))


def _whole(say: Say, figures: Figures) -> Terms:
    error = _figure(say, figures.standard_error)
    return Terms(
        (
            Term(say("statistics.people"), str(figures.sitters)),
            Term(say("statistics.alpha"), _figure(say, figures.alpha)),
            Term(say("statistics.standard_error"), error),
        )
    )


def _warnings(say: Say, uses: Sequence[QuestionUse]) -> Block:
    items = tuple(
        Item(said, lead=_question(say, use)) for use in uses for said in warnings(say, use)
    )
    return Bullets(items) if items else Paragraph(say("statistics.no_warnings"))


def warnings(say: Say, use: QuestionUse) -> Iterator[str]:
    """Yield what to look at in a question: options nobody chose, and wrong ones chosen more."""
    if use.unused:
        yield say("statistics.unused", letters=_letters(use.unused))
    if use.misleading:
        yield say("statistics.misleading", letters=_letters(use.misleading))


def _letters(options: Sequence[OptionUse]) -> str:
    return listed((each.letter for each in options), "or")


def _items(say: Say, items: Sequence[ItemFigures]) -> Blocks:
    """Yield the table of items; where one reason withholds all discrimination, it is said once."""
    reasons = {item.discrimination for item in items}
    one = next(iter(reasons)) if len(reasons) == 1 else None
    columns = say.each("statistics.items_columns")
    columns = columns[:-1] if isinstance(one, Withheld) else columns
    rows = (Row(item.item, _cells(say, item)[: len(columns) - 1]) for item in items)
    yield Table(say("statistics.items_intro"), columns, tuple(rows))
    if isinstance(one, Withheld):
        yield Paragraph(say("statistics.no_discrimination", why=one.why(say)))
    else:
        yield Paragraph(say("statistics.discrimination"))


def _cells(say: Say, item: ItemFigures) -> tuple[Cell, ...]:
    figures = (_figure(say, each) for each in (item.facility, item.discrimination))
    return tuple(map(Cell, (str(item.sat), *figures)))


def _figure(say: Say, figure: Figure) -> str:
    if isinstance(figure, Withheld):
        return say("statistics.not_shown", why=figure.why(say))
    return f"{figure:.2f}"


def _use(say: Say, use: QuestionUse) -> Row:
    options = ", ".join(_option(say, each) for each in use.options)
    said = say("statistics.use", options=options, unanswered=str(use.unanswered))
    return Row(_question(say, use), (Cell(said),))


def _option(say: Say, each: OptionUse) -> str:
    if each.right:
        return say("statistics.right_option", letter=each.letter, people=str(each.people))
    return say("statistics.option", letter=each.letter, people=str(each.people))


def _question(say: Say, use: QuestionUse) -> str:
    item = use.place.item
    if len(item.questions) > 1:
        return say("statistics.step", item=item.id, step=str(use.place.step))
    return item.id
