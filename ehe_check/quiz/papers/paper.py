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
from ehe_check.page.words import Blocks, Say
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


def lay_out_paper(  # noqa: PLR0913 (what a paper is made from)
    bank: QuizBank,
    items: Iterable[QuizItem],
    say: Say,
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
        subtitle=_named(say, paper),
        blocks=tuple(block for part in PARTS for block in part(say, paper)),
        made_on=today,
    )


def _named(say: Say, paper: _Paper) -> str:
    """Return which paper it is, where all of it is one, and that it has the key."""
    letters = {item.paper for item in paper.items}
    letter = letters.pop() if len(letters) == 1 else None
    named = say("paper.named", letter=letter.value) if letter else ""
    return ". ".join(filter(None, (named, say("paper.key") if paper.with_key else "")))


def made_from(say: Say, bank: QuizBank) -> Blocks:
    """Yield which quiz bank the questions are from."""
    yield Heading(2, say("made_from.heading"))
    yield Terms((_bank(say, bank),))


def _intro(say: Say, paper: _Paper) -> Blocks:
    yield Paragraph(say("paper.key_intro") if paper.with_key else say("paper.intro"))
    until = last_day(paper.items)
    if until is not None:
        yield Paragraph(say("paper.until", day=day_words(until)), Tone.STRONG)
    if paper.past:
        yield Paragraph(say("paper.left_out", ids=", ".join(paper.past)))


def _items(say: Say, paper: _Paper) -> Blocks:
    for number, item in enumerate(paper.items, start=1):
        law = law_words(item, paper.library)
        yield Heading(2, f"{number}. {item.id}", note=law)
        for step, question in enumerate(item.questions, start=1):
            if len(item.questions) > 1:
                yield Heading(3, say("paper.step", step=str(step)))
            yield from _question(say, paper, item, question)
        if not paper.with_key:
            yield Terms((Term(say("paper.sure"), say("paper.how_sure")),))


def _question(say: Say, paper: _Paper, item: QuizItem, question: QuizQuestion) -> Blocks:
    yield Paragraph(question.text)
    asks = item.rules.asks(say)
    if asks:
        yield Paragraph(asks, Tone.QUIET)
    if not paper.with_key:
        yield _choices(item, question)
        return
    yield _key(say, item, question)
    for sentence in sentences_beneath(item, question, paper.library, paper.today, kept):
        yield Paragraph(sentence, Tone.QUIET)


def _choices(item: QuizItem, question: QuizQuestion) -> Block:
    pairs = zip(LETTERS, item.as_printed(question), strict=False)
    return Checklist(tuple(Item(option.text, lead=letter) for letter, option in pairs))


def _key(say: Say, item: QuizItem, question: QuizQuestion) -> Block:
    """Return every option by its letter on the paper, with how it stands and its reason."""
    lettered = tuple(zip(LETTERS, item.as_printed(question), strict=False))
    return Bullets(
        tuple(
            _reasoned(
                option,
                say("paper.by_letter", letter=letter, stands=_stands(say, item, question, option)),
            )
            for letter, option in lettered
        )
    )


def _stands(say: Say, item: QuizItem, question: QuizQuestion, option: QuizOption) -> str:
    if item.rules.in_order:
        return say("paper.place", place=str(question.options.index(option) + 1))
    return say("paper.right") if option.right else say("paper.not_right")


def _reasoned(option: QuizOption, lead: str) -> Item:
    return Item(option.text, lead=lead, details=(option.why,), cites=option.rests_on)


def _sources(say: Say, paper: _Paper) -> Blocks:
    cited = cited_in(paper.items)
    if paper.with_key and cited:
        words = ((cite, short_words(cite, paper.library, paper.today)) for cite in cited)
        yield Heading(2, say("paper.to_read"))
        yield Terms(tuple(Term(cite, said) for cite, said in words))


def _made_from(say: Say, paper: _Paper) -> Blocks:
    yield Heading(2, say("made_from.heading"))
    jurisdiction = Term(say("made_from.jurisdiction"), paper.bank.jurisdiction)
    yield Terms((_bank(say, paper.bank), jurisdiction))


PARTS = (_intro, _items, _sources, _made_from)


def _bank(say: Say, bank: QuizBank) -> Term:
    digest = bank.digest[:DIGEST_SHOWN]
    said = say("made_from.bank", title=bank.title, version=bank.version, digest=digest)
    return Term(say("made_from.label"), said)
