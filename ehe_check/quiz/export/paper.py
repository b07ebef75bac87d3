"""Papers: a quiz to print, with boxes for whose sheet it is and for each answer; and their key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
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
    blank_terms,
)
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.item import LETTERS, QuizBank, QuizItem, QuizOption, QuizQuestion, cited_in
from ehe_check.quiz.item_law import last_day, law_words, sentences_beneath
from ehe_check.quiz.kinds import asks
from ehe_check.quiz.learning_points import is_urgent, short_words
from ehe_check.quiz.made_from import made_from


def lay_out_paper(
    bank: QuizBank, items: tuple[QuizItem, ...], library: Library, today: date, *, with_key: bool
) -> Document:
    """Return items as a page to print or, with the key, what is right and every reason.

    It says until when it may be used, as it may lie in a drawer.
    """
    paper = _paper(items)
    key = text("The key, with every reason") if with_key else ""
    parts = _key(items, library, today) if with_key else _sheet(paper, items, library)
    return Document(
        title=paper or bank.title,
        subtitle=". ".join(filter(None, (bank.title if paper else "", key))),
        blocks=(*_until(items), *parts, *made_from(bank, Term(text("For"), bank.jurisdiction))),
        made_on=today,
        is_form=not with_key,
    )


def right_letters(item: QuizItem) -> str:
    """Return the right answer as it is written on paper: C, ACD, BADC, and of steps B-A-C."""
    return "-".join("".join(_right(item, question)) for question in item.questions)


def _right(item: QuizItem, question: QuizQuestion) -> Iterator[str]:
    letters = {option.id: letter for letter, option in _lettered(item, question)}
    return (letters[each.id] for each in question.options if each.right or item.rules.in_order)


def _lettered(item: QuizItem, question: QuizQuestion) -> Iterator[tuple[str, QuizOption]]:
    return zip(LETTERS, item.as_printed(question), strict=False)


def _paper(items: tuple[QuizItem, ...]) -> str:
    """Return which paper it is, where all of it is one."""
    letter, *others = {item.paper for item in items}
    return text("Paper {letter}", letter=letter.value) if letter and not others else ""


def _sheet(paper: str, items: tuple[QuizItem, ...], library: Library) -> Blocks:
    code = text(
        "Make up a code, and write the same one each time: the last letter of your mother's first "
        "name, or of whoever brought you up; the day of the month on which you were born; the last "
        "letter of the place where you were born. For example: H07S. It is yours: nobody needs to "
        "know whose it is. There is no pass mark."
    )
    boxes = blank_terms(text("Your code"), text("Group, if you are in one"), text("Date today"))
    when = Terms((Term(text("Circle one"), text("before the training / after it")),))
    title = text("Your sheet, without your name")
    yield Callout(CalloutTone.ADVICE, title, (Paragraph(code), boxes, when), label=paper)
    if any(is_urgent(each, library) for each in cited_in(items)):
        yield from md("Some questions speak of serious harm to a child. You may leave any out.")
    yield from md("""
        Write the letter of your answer, or the letters where it says so. Then circle how sure you
        are: s is sure, f is fairly sure, g is guessing.
    """)
    if any(item.steps for item in items):
        yield from md("**Where a case has steps, answer each before you read the next.**")
    yield from _questions(items, library, _to_answer)


def _until(items: tuple[QuizItem, ...]) -> Blocks:
    if until := last_day(items):
        yield from md("**Do not use this paper after {day}.**", day=day_words(until))


def _questions(
    items: tuple[QuizItem, ...],
    library: Library,
    beneath: Callable[[QuizItem, QuizQuestion], Blocks],
) -> Blocks:
    for number, item in enumerate(items, start=1):
        yield Heading(2, f"{number}. {item.id}", note=law_words(item, library))
        for step, question in enumerate(item.questions, start=1):
            if item.rules.steps:
                yield from md("### Step {step}", step=str(step))
            yield Paragraph(question.text)
            yield from beneath(item, question)


def _to_answer(item: QuizItem, question: QuizQuestion) -> Blocks:
    """Yield the options, and where their letters and how sure somebody is are marked."""
    if how := asks(item.kind):
        yield Paragraph(how, Tone.QUIET)
    options = _lettered(item, question)
    yield Bullets(tuple(Item(option.text, lead=letter) for letter, option in options))
    letters = text("Your letters" if item.rules.takes_several else "Your letter")
    row = Row("", (Cell(text("s        f        g")),))
    yield Table("", (letters, text("How sure? Circle one")), (row,), widths=(1, 1))


def _key(items: tuple[QuizItem, ...], library: Library, today: date) -> Blocks:
    yield from md("""
        The right answers, in the letters of the paper; an order from first to last. By hand, count
        what is wholly right: quiz marks gives a part of an answer its part.
    """)
    numbered = enumerate(items, start=1)
    yield Terms(tuple(Term(f"{at}. {item.id}", right_letters(item)) for at, item in numbered))
    yield from _questions(items, library, partial(_reasons, library, today))
    yield Heading(2, text("What to read"))
    cited = cited_in(items)
    yield Terms(tuple(Term(cite, short_words(cite, library, today)) for cite in cited))


def _reasons(library: Library, today: date, item: QuizItem, question: QuizQuestion) -> Blocks:
    """Yield each option by its letter on the paper, with how it stands and its reason."""
    rows = ((option, f"{at}. {_stands(item, option)}") for at, option in _lettered(item, question))
    yield Bullets(
        tuple(Item(each.text, lead, (each.why,), cites=each.rests_on) for each, lead in rows)
    )
    for law in sentences_beneath(item, question, library, today, kept):
        yield Paragraph(law, Tone.QUIET)


def _stands(item: QuizItem, option: QuizOption) -> str:
    if item.rules.in_order:
        return text("place {place}", place=str(item.options.index(option) + 1))
    return text("Right" if option.right else "Not so")
