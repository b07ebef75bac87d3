"""Papers: a quiz to print, with the key and every reason, or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ehe_check.bank.law import Library
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
from ehe_check.page.months import day_words
from ehe_check.quiz.item import ItemKind, QuizBank, QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.item_law import last_day, law_words, sentences_beneath
from ehe_check.quiz.learning_points import short_words

LETTERS = "ABCDEFGHIJ"
_LEFT_OUT = "Left out, as their date, or that of the question they match, is past"
_ASKS = {
    ItemKind.SINGLE: "Choose one.",
    ItemKind.SEVERAL: "Choose all that apply.",
    ItemKind.TRUE_FALSE: "",
    ItemKind.ORDER: "Put these in order: write 1 beside the first, 2 beside the next, and so on.",
    ItemKind.VIGNETTE: "Choose the best answer.",
}


def lay_out_paper(
    bank: QuizBank, items: Iterable[QuizItem], library: Library, today: date, *, with_key: bool
) -> Document:
    """Return items as a page to print; with the key, each option has its reason.

    Items about law whose day is over are left out with those that match them, and the page says
    which. It says until when it may be used: it may lie in a drawer.
    """
    every = tuple(items)
    over = {item.id for item in (*bank.items, *every) if item.is_past(today)}
    past = [item.id for item in every if item.id in over or item.matches in over]
    current = tuple(item for item in every if item.id not in past)
    blocks: list[Block] = [Paragraph(_intro(with_key=with_key))]
    until = last_day(current)
    if until is not None:
        blocks.append(Paragraph(f"Do not use this paper after {day_words(until)}.", Tone.STRONG))
    if past:
        blocks.append(Paragraph(f"{_LEFT_OUT}: {', '.join(past)}."))
    for number, item in enumerate(current, start=1):
        blocks += _item(number, item, library, today, with_key=with_key)
    if with_key:
        blocks += _sources(current, library, today)
    blocks += [Heading(2, "Which questions these are"), _provenance(bank)]
    return Document(
        title=bank.title,
        subtitle="With the key and every reason" if with_key else "",
        blocks=tuple(blocks),
        made_on=today,
    )


def _intro(*, with_key: bool) -> str:
    if with_key:
        return "For the trainer. Every option, right or wrong, has its reason."
    return "There is no pass mark. Write no name on this paper; say how sure you are, as you go."


def _item(
    number: int, item: QuizItem, library: Library, today: date, *, with_key: bool
) -> Iterator[Block]:
    yield Heading(2, f"{number}. {item.id}")
    law = law_words(item, library)
    if law:
        yield Paragraph(law, Tone.QUIET)
    for step, question in enumerate(item.questions, start=1):
        several = len(item.questions) > 1
        if several:
            yield Heading(3, f"Step {step}")
        yield Paragraph(question.text)
        if _ASKS[item.kind]:
            yield Paragraph(_ASKS[item.kind], Tone.QUIET)
        yield _key(item, question) if with_key else _choices(item, question)
        if with_key:
            for sentence in sentences_beneath(item, question, library, today):
                yield Paragraph(sentence, Tone.QUIET)
    if not with_key:
        yield Terms((Term("How sure are you?", None),))


def _choices(item: QuizItem, question: QuizQuestion) -> Block:
    shown = question.options
    if item.kind is ItemKind.ORDER:
        shown = tuple(sorted(shown, key=lambda option: option.text))
    pairs = zip(LETTERS, shown, strict=False)
    return Checklist(tuple(Item(option.text, lead=letter) for letter, option in pairs))


def _key(item: QuizItem, question: QuizQuestion) -> Block:
    if item.kind is ItemKind.ORDER:
        pairs = enumerate(question.options, start=1)
        return Bullets(tuple(_reasoned(option, f"{place}") for place, option in pairs))
    return Bullets(
        tuple(
            _reasoned(option, "Right" if option.right else "Not so") for option in question.options
        )
    )


def _reasoned(option: QuizOption, lead: str) -> Item:
    return Item(option.text, lead=lead, details=(option.why,), cites=option.rests_on)


def _sources(items: tuple[QuizItem, ...], library: Library, today: date) -> Iterator[Block]:
    cited = dict.fromkeys(
        cite
        for item in items
        for question in item.questions
        for option in question.options
        for cite in (*item.tests, *option.rests_on)
    )
    rows = tuple(Term(cite, short_words(cite, library, today)) for cite in cited)
    if rows:
        yield Heading(2, "What to read")
        yield Terms(rows)


def _provenance(bank: QuizBank) -> Block:
    said = f"{bank.title}, version {bank.version}, fingerprint {bank.digest[:12]}"
    return Terms((Term("Questions", said), Term("For", bank.jurisdiction)))
