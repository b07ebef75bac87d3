"""Papers: a quiz to print, with the key and every reason, or without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
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
from ehe_check.page.text import Blocks, text
from ehe_check.quiz.item import LETTERS, QuizBank, QuizItem, QuizOption, QuizQuestion, cited_in
from ehe_check.quiz.item_law import last_day, law_words, sentences_beneath
from ehe_check.quiz.learning_points import short_words

DIGEST_SHOWN = 12


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
        title=bank.title,
        subtitle=_named(paper),
        blocks=tuple(block for part in PARTS for block in part(paper)),
        made_on=today,
    )


def _named(paper: _Paper) -> str:
    """Return which paper it is, where all of it is one, and that it has the key."""
    letters = {item.paper for item in paper.items}
    letter = letters.pop() if len(letters) == 1 else None
    named = text("Paper {letter}", letter=letter.value) if letter else ""
    return ". ".join(
        filter(None, (named, text("With the key and every reason") if paper.with_key else ""))
    )


def made_from(bank: QuizBank) -> Blocks:
    """Yield which quiz bank the questions are from."""
    yield Heading(2, text("Which questions these are"))
    yield Terms((_bank(bank),))


def _intro(paper: _Paper) -> Blocks:
    yield Paragraph(
        text("For the trainer. Every option, right or wrong, has its reason.")
        if paper.with_key
        else text(
            "There is no pass mark. Write no name on this paper; say how sure you are, as you go."
        )
    )
    until = last_day(paper.items)
    if until is not None:
        yield Paragraph(
            text("Do not use this paper after {day}.", day=day_words(until)), Tone.STRONG
        )
    if paper.past:
        yield Paragraph(
            text(
                "Left out, as their date, or that of the question they match, is past: {ids}.",
                ids=", ".join(paper.past),
            )
        )


def _items(paper: _Paper) -> Blocks:
    for number, item in enumerate(paper.items, start=1):
        law = law_words(item, paper.library)
        yield Heading(2, f"{number}. {item.id}", note=law)
        for step, question in enumerate(item.questions, start=1):
            if len(item.questions) > 1:
                yield Heading(3, text("Step {step}", step=str(step)))
            yield from _question(paper, item, question)
        if not paper.with_key:
            yield Terms(
                (
                    Term(
                        text("How sure are you? Circle one"),
                        text("sure    fairly sure    guessing"),
                    ),
                )
            )


def _question(paper: _Paper, item: QuizItem, question: QuizQuestion) -> Blocks:
    yield Paragraph(question.text)
    asks = item.rules.asks()
    if asks:
        yield Paragraph(asks, Tone.QUIET)
    if not paper.with_key:
        yield _choices(item, question)
        return
    yield _key(item, question)
    for sentence in sentences_beneath(item, question, paper.library, paper.today, kept):
        yield Paragraph(sentence, Tone.QUIET)


def _choices(item: QuizItem, question: QuizQuestion) -> Block:
    pairs = zip(LETTERS, item.as_printed(question), strict=False)
    return Checklist(tuple(Item(option.text, lead=letter) for letter, option in pairs))


def _key(item: QuizItem, question: QuizQuestion) -> Block:
    """Return every option by its letter on the paper, with how it stands and its reason."""
    lettered = tuple(zip(LETTERS, item.as_printed(question), strict=False))
    return Bullets(
        tuple(
            _reasoned(
                option,
                text("{letter}. {stands}", letter=letter, stands=_stands(item, question, option)),
            )
            for letter, option in lettered
        )
    )


def _stands(item: QuizItem, question: QuizQuestion, option: QuizOption) -> str:
    if item.rules.in_order:
        return text("place {place}", place=str(question.options.index(option) + 1))
    return text("Right") if option.right else text("Not so")


def _reasoned(option: QuizOption, lead: str) -> Item:
    return Item(option.text, lead=lead, details=(option.why,), cites=option.rests_on)


def _sources(paper: _Paper) -> Blocks:
    cited = cited_in(paper.items)
    if paper.with_key and cited:
        words = ((cite, short_words(cite, paper.library, paper.today)) for cite in cited)
        yield Heading(2, text("What to read"))
        yield Terms(tuple(Term(cite, said) for cite, said in words))


def _made_from(paper: _Paper) -> Blocks:
    yield Heading(2, text("Which questions these are"))
    jurisdiction = Term(text("For"), paper.bank.jurisdiction)
    yield Terms((_bank(paper.bank), jurisdiction))


PARTS = (_intro, _items, _sources, _made_from)


def _bank(bank: QuizBank) -> Term:
    digest = bank.digest[:DIGEST_SHOWN]
    said = text(
        "{title}, version {version}, fingerprint {digest}",
        title=bank.title,
        version=bank.version,
        digest=digest,
    )
    return Term(text("Questions"), said)
