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
from ehe_check.page.text import Blocks, text
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.papers.item_statistics import Figure, Figures, ItemFigures, Withheld
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.papers.paper_statistics import OptionUse, PaperFigures, QuestionUse
from ehe_check.quiz.room import Round


def lay_out_statistics(papers: Sequence[PaperFigures], bank: QuizBank, today: date) -> Document:
    """Return the page of figures; of a paper that too few people sat it says that alone."""
    blocks: list[Block] = []
    for paper in papers:
        blocks.append(Heading(2, _name(paper)))
        blocks += _paper(paper)
    if not papers:
        blocks.append(
            Paragraph(
                text(
                    "Fewer than five people sat this paper, so no figures are shown: with so "
                    "few, they would be about one person."
                ),
                Tone.STRONG,
            )
        )
    blocks.append(Heading(2, text("How to read this")))
    blocks.append(
        bulleted(
            (
                text(
                    "The figures are about questions, not about people. A low facility may mean "
                    "a hard subject, an unclear question, or one that was not yet taught."
                ),
                text(
                    "A question that does badly is one to read again with somebody else before "
                    "it is used again."
                ),
                text(
                    "Figures from few people move a great deal from one group to the next. What "
                    "too few people sat is not shown."
                ),
                text(
                    "Show one page about the same people, not several: two pages can be "
                    "subtracted from one another."
                ),
            )
        )
    )
    blocks += made_from(bank)
    return Document(title=text("How the questions did"), blocks=tuple(blocks), made_on=today)


def _name(paper: PaperFigures) -> str:
    before, after = text("before"), text("after")
    when = before if paper.when is Round.BEFORE else after
    return text("Paper {paper}, {when}", paper=paper.paper, when=when)


def _paper(paper: PaperFigures) -> Blocks:
    if paper.figures is None:
        yield Paragraph(
            text(
                "Fewer than five people sat this paper, so no figures are shown: with so "
                "few, they would be about one person."
            ),
            Tone.STRONG,
        )
        return
    yield Heading(3, text("The paper as a whole"))
    yield _whole(paper.figures)
    yield Heading(3, text("Questions to look at"))
    yield _warnings(paper.uses)
    if paper.figures.items:
        yield Heading(3, text("Question by question"))
        yield from _items(paper.figures.items)
    if paper.uses:
        yield Heading(3, text("Which options were chosen"))
        rows = tuple(_use(use) for use in paper.uses)
        yield Table(
            text(
                "How many people chose each option; right ones are marked. The letters are "
                "those of the printed paper."
            ),
            (text("Question"), text("Chosen")),
            rows,
        )
    if paper.left_out:
        yield Paragraph(
            text("Left out, as their law is past its date: {ids}.", ids=", ".join(paper.left_out))
        )


def _whole(figures: Figures) -> Terms:
    error = _figure(figures.standard_error)
    return Terms(
        (
            Term(text("People"), str(figures.sitters)),
            Term(text("Cronbach's alpha"), _figure(figures.alpha)),
            Term(text("Standard error of a total"), error),
        )
    )


def _warnings(uses: Sequence[QuestionUse]) -> Block:
    items = tuple(Item(said, lead=_question(use)) for use in uses for said in warnings(use))
    return (
        Bullets(items)
        if items
        else Paragraph(
            text(
                "In what can be shown, every option was chosen by somebody, and no wrong "
                "option was chosen more often than a right one."
            )
        )
    )


def warnings(use: QuestionUse) -> Iterator[str]:
    """Yield what to look at in a question: options nobody chose, and wrong ones chosen more."""
    if use.unused:
        yield text("Nobody chose {letters}.", letters=_letters(use.unused))
    if use.misleading:
        yield text(
            "More people chose {letters}, which is not right, than a right one.",
            letters=_letters(use.misleading),
        )


def _letters(options: Sequence[OptionUse]) -> str:
    return listed((each.letter for each in options), "or")


def _items(items: Sequence[ItemFigures]) -> Blocks:
    """Yield the table of items; where one reason withholds all discrimination, it is said once."""
    reasons = {item.discrimination for item in items}
    one = next(iter(reasons)) if len(reasons) == 1 else None
    every = (text("Question"), text("Sat"), text("Facility"), text("Discrimination"))
    columns: tuple[str, ...] = every[:-1] if isinstance(one, Withheld) else every
    rows = (Row(item.item, _cells(item)[: len(columns) - 1]) for item in items)
    yield Table(text("Facility is the mean mark, from 0 to 1."), columns, tuple(rows))
    if isinstance(one, Withheld):
        yield Paragraph(
            text(
                "Discrimination, which is how far the mark goes with the marks on all other "
                "questions, is not shown: {why}.",
                why=one.why(),
            )
        )
    else:
        yield Paragraph(
            text(
                "Discrimination is how far the mark goes with the marks on all other "
                "questions, from -1 to 1."
            )
        )


def _cells(item: ItemFigures) -> tuple[Cell, ...]:
    figures = (_figure(each) for each in (item.facility, item.discrimination))
    return tuple(map(Cell, (str(item.sat), *figures)))


def _figure(figure: Figure) -> str:
    if isinstance(figure, Withheld):
        return text("not shown: {why}", why=figure.why())
    return f"{figure:.2f}"


def _use(use: QuestionUse) -> Row:
    options = ", ".join(_option(each) for each in use.options)
    said = text(
        "{options}; no answer {unanswered}", options=options, unanswered=str(use.unanswered)
    )
    return Row(_question(use), (Cell(said),))


def _option(each: OptionUse) -> str:
    if each.right:
        return text("{letter} {people} (right)", letter=each.letter, people=str(each.people))
    return text("{letter} {people}", letter=each.letter, people=str(each.people))


def _question(use: QuestionUse) -> str:
    item = use.place.item
    if len(item.questions) > 1:
        return text("{item}, step {step}", item=item.id, step=str(use.place.step))
    return item.id
