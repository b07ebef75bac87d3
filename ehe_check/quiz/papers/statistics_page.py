"""The page of statistics: how the questions of papers did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ehe_check.page.document import (
    Bullets,
    Cell,
    Document,
    Heading,
    Item,
    Row,
    Table,
    Term,
    Terms,
)
from ehe_check.page.phrases import listed
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.papers.item_statistics import (
    Figure,
    Figures,
    ItemFigures,
    Withheld,
    why_withheld,
)
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.papers.paper_statistics import OptionUse, PaperFigures, QuestionUse
from ehe_check.quiz.room import Round


def lay_out_statistics(papers: Sequence[PaperFigures], bank: QuizBank, today: date) -> Document:
    """Return the page of figures; of a paper that too few people sat it says that alone."""
    blocks = (*_blocks(papers), *made_from(bank))
    return Document(title=text("How the questions did"), blocks=blocks, made_on=today)


def _blocks(papers: Sequence[PaperFigures]) -> Blocks:
    if not papers:
        yield from _too_few()
    for paper in papers:
        yield from md(
            "## Paper {paper}, before" if paper.when is Round.BEFORE else "## Paper {paper}, after",
            paper=paper.paper,
        )
        yield from _paper(paper, paper.figures) if paper.figures else _too_few()
    yield from md("""
        ## How to read this

        - The figures are about questions, not about people. A low facility may mean a hard
          subject, an unclear question, or one that was not yet taught.
        - A question that does badly is one to read again with somebody else before it is used
          again.
        - Figures from few people move a great deal from one group to the next. What too few
          people sat is not shown.
        - Show one page about the same people, not several: two pages can be subtracted from one
          another.
    """)


def _too_few() -> Blocks:
    yield from md("""
        **Fewer than five people sat this paper, so no figures are shown: with so few, they would
        be about one person.**
    """)


def _paper(paper: PaperFigures, figures: Figures) -> Blocks:
    yield Heading(3, text("The paper as a whole"))
    yield Terms(
        (
            Term(text("People"), str(figures.sitters)),
            Term(text("Cronbach's alpha"), _figure(figures.alpha)),
            Term(text("Standard error of a total"), _figure(figures.standard_error)),
        )
    )
    yield Heading(3, text("Questions to look at"))
    if to_look_at := [
        Item(said, lead=_question(use)) for use in paper.uses for said in warnings(use)
    ]:
        yield Bullets(tuple(to_look_at))
    else:
        yield from md("""
            In what can be shown, every option was chosen by somebody, and no wrong option was
            chosen more often than a right one.
        """)
    if figures.items:
        yield Heading(3, text("Question by question"))
        yield from _items(figures.items)
    if paper.uses:
        yield Heading(3, text("Which options were chosen"))
        yield Table(
            text(
                "How many people chose each option; right ones are marked. The letters are those "
                "of the printed paper."
            ),
            (text("Question"), text("Chosen")),
            tuple(map(_use, paper.uses)),
        )
    if paper.left_out:
        yield from md(
            "Left out, as their law is past its date: {ids}.", ids=", ".join(paper.left_out)
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
    reason = reasons.pop() if len(reasons) == 1 else None
    every = (text("Question"), text("Sat"), text("Facility"), text("Discrimination"))
    columns = every[:-1] if isinstance(reason, Withheld) else every
    rows = (Row(item.item, _cells(item)[: len(columns) - 1]) for item in items)
    yield Table(text("Facility is the mean mark, from 0 to 1."), columns, tuple(rows))
    if isinstance(reason, Withheld):
        yield from md(
            """
            Discrimination, which is how far the mark goes with the marks on all other questions,
            is not shown: {why}.
            """,
            why=why_withheld(reason),
        )
    else:
        yield from md("""
            Discrimination is how far the mark goes with the marks on all other questions, from -1
            to 1.
        """)


def _cells(item: ItemFigures) -> tuple[Cell, ...]:
    figures = (_figure(each) for each in (item.facility, item.discrimination))
    return tuple(map(Cell, (str(item.sat), *figures)))


def _figure(figure: Figure) -> str:
    if isinstance(figure, Withheld):
        return text("not shown: {why}", why=why_withheld(figure))
    return f"{figure:.2f}"


def _use(use: QuestionUse) -> Row:
    options = ", ".join(_option(each) for each in use.options)
    said = text(
        "{options}; no answer {unanswered}", options=options, unanswered=str(use.unanswered)
    )
    return Row(_question(use), (Cell(said),))


def _option(each: OptionUse) -> str:
    return text(
        "{letter} {people} (right)" if each.right else "{letter} {people}",
        letter=each.letter,
        people=str(each.people),
    )


def _question(use: QuestionUse) -> str:
    item = use.place.item
    if len(item.questions) > 1:
        return text("{item}, step {step}", item=item.id, step=str(use.place.step))
    return item.id
