"""Papers: a quiz to print, with the key and every reason, or without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Bullets,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.item import LETTERS, QuizBank, QuizItem, QuizOption, QuizQuestion, cited_in
from ehe_check.quiz.item_law import last_day, law_words, sentences_beneath
from ehe_check.quiz.kinds import asks
from ehe_check.quiz.learning_points import short_words
from ehe_check.quiz.made_from import made_from


@dataclass(frozen=True)
class _Paper:
    """What a paper is made from."""

    bank: QuizBank
    items: tuple[QuizItem, ...]
    past: tuple[str, ...]
    library: Library
    today: date
    with_key: bool


def lay_out_paper(
    bank: QuizBank,
    items: Iterable[QuizItem],
    library: Library,
    today: date,
    *,
    with_key: bool,
) -> Document:
    """Return items as a page to print; with the key, each option has its reason.

    Items about law whose day is over are left out with those that match them, and the page says
    which. It says until when it may be used: it may lie in a drawer.
    """
    every = tuple(items)
    over = {item.id for item in (*bank.items, *every) if item.is_past(today)}
    past = tuple(item.id for item in every if item.id in over or item.matches in over)
    current = tuple(item for item in every if item.id not in past)
    paper = _Paper(bank, current, past, library, today, with_key)
    return Document(
        title=bank.title, subtitle=_named(paper), blocks=tuple(_blocks(paper)), made_on=today
    )


def _named(paper: _Paper) -> str:
    """Return which paper it is, where all of it is one, and that it has the key."""
    letters = {item.paper for item in paper.items}
    letter = letters.pop() if len(letters) == 1 else None
    named = text("Paper {letter}", letter=letter.value) if letter else ""
    key = text("With the key and every reason") if paper.with_key else ""
    return ". ".join(filter(None, (named, key)))


def _blocks(paper: _Paper) -> Blocks:
    yield from md(
        "For the trainer. Every option, right or wrong, has its reason."
        if paper.with_key
        else "There is no pass mark. Write no name on this paper; say how sure you are, as you go."
    )
    if until := last_day(paper.items):
        yield from md("**Do not use this paper after {day}.**", day=day_words(until))
    if paper.past:
        yield from md(
            "Left out, as their date, or that of the question they match, is past: {ids}.",
            ids=", ".join(paper.past),
        )
    for number, item in enumerate(paper.items, start=1):
        yield Heading(2, f"{number}. {item.id}", note=law_words(item, paper.library))
        yield from _item(paper, item)
    cited = cited_in(paper.items) if paper.with_key else ()
    if cited:
        yield Heading(2, text("What to read"))
        yield Terms(
            tuple(Term(cite, short_words(cite, paper.library, paper.today)) for cite in cited)
        )
    yield from made_from(paper.bank, Term(text("For"), paper.bank.jurisdiction))


def _item(paper: _Paper, item: QuizItem) -> Blocks:
    for step, question in enumerate(item.questions, start=1):
        if len(item.questions) > 1:
            yield from md("### Step {step}", step=str(step))
        yield Paragraph(question.text)
        if how := asks(item.kind):
            yield Paragraph(how, Tone.QUIET)
        lettered = tuple(zip(LETTERS, item.as_printed(question), strict=False))
        if not paper.with_key:
            yield Checklist(tuple(Item(option.text, lead=letter) for letter, option in lettered))
            continue
        yield Bullets(tuple(_reason(item, question, *each) for each in lettered))
        for law in sentences_beneath(item, question, paper.library, paper.today, kept):
            yield Paragraph(law, Tone.QUIET)
    if not paper.with_key:
        how_sure = text("How sure are you? Circle one")
        yield Terms((Term(how_sure, text("sure    fairly sure    guessing")),))


def _reason(item: QuizItem, question: QuizQuestion, letter: str, option: QuizOption) -> Item:
    """Return an option by its letter on the paper, with how it stands and its reason."""
    if item.rules.in_order:
        stands = text("place {place}", place=str(question.options.index(option) + 1))
    else:
        stands = text("Right" if option.right else "Not so")
    lead = text("{letter}. {stands}", letter=letter, stands=stands)
    return Item(option.text, lead=lead, details=(option.why,), cites=option.rests_on)
