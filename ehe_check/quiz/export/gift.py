"""GIFT: a quiz for Moodle, each option with its mark and its reason.

A vignette is one question. GIFT has none of several steps, and a second step tells what was right
at the first ("Social care has her words"): as a question of its own, or in a question that matches
steps to answers, it would give the key away wherever Moodle shows both. So Moodle asks and marks
the first step alone. The others stand in the general feedback, which Moodle shows once that is
answered, and which says that they earn no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import assert_never

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept
from ehe_check.page.visible import visible
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.item_law import law_words, sentences_beneath
from ehe_check.quiz.kinds import Way
from ehe_check.quiz.learning_points import short_words

FRACTIONS = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667"}
"""What each of so many options is worth in per cent, as Moodle accepts it on import."""

ARROW = "\N{RIGHTWARDS ARROW}"

_MARKS = re.compile(r"[~=#{}:\\]")


def render_gift(bank: QuizBank, items: Iterable[QuizItem], library: Library, today: date) -> str:
    """Return items as GIFT, by topic."""
    chosen = tuple(items)
    pieces = [f"// {visible(bank.title)}, version {bank.version}, for {bank.jurisdiction}"]
    for topic in bank.topics:
        mine = [item for item in chosen if item.topic == topic.id]
        if mine:
            pieces.append(f"$CATEGORY: {_category(bank.title)}/{_category(topic.title)}")
            pieces += [_question(item, library, today) for item in mine]
    return "\n\n".join(pieces) + "\n"


def _question(item: QuizItem, library: Library, today: date) -> str:
    first = item.questions[0]
    tags = " ".join(f"[tag:{tag}]" for tag in item.tags)
    head = f"// [id:{item.id}] {tags}\n::{item.id}::{_plain(first.text)} {{"
    general = "\n".join(_general(item, library, today))
    return "\n".join((head, *_body(item, first), f"    ####{_plain(general)}", "}"))


def _body(item: QuizItem, question: QuizQuestion) -> Iterator[str]:
    options = question.options
    match item.rules.way:
        case Way.ONE if item.rules.fixed:
            right, wrong = sorted(options, key=lambda option: not option.right)
            yield f"    {right.id.upper()}#{_plain(_why(wrong))}#{_plain(_why(right))}"
        case Way.ONE:
            yield from (_choice("=" if each.right else "~", each) for each in options)
        case Way.SEVERAL:
            yield from (_choice(f"~%{_worth(each, options)}%", each) for each in options)
        case Way.ORDER:
            for each in item.as_printed(question):
                yield f"    ={_plain(each.text)} -> {options.index(each) + 1}"
        case _:
            assert_never(item.rules.way)


def _choice(mark: str, option: QuizOption) -> str:
    return f"    {mark}{_plain(option.text)}#{_plain(_why(option))}"


def _worth(option: QuizOption, among: tuple[QuizOption, ...]) -> str:
    """Share out the mark among the right options, and take as much away for the wrong ones."""
    share = FRACTIONS[sum(each.right is option.right for each in among)]
    return share if option.right else f"-{share}"


def _why(option: QuizOption) -> str:
    return f"{option.why} [{', '.join(option.rests_on)}]"


def _general(item: QuizItem, library: Library, today: date) -> Iterator[str]:
    yield law_words(item, library)
    for each in item.tests:
        yield f"This is about {each}: {short_words(each, library, today)}"
    if item.rules.in_order:
        for place, option in enumerate(item.options, start=1):
            yield f"{place}. {option.text} {_why(option)}"
    for number, step in enumerate(item.questions[1:], start=2):
        yield f"\nStep {number}, which earns no mark here.\n{step.text}"
        for option in step.options:
            yield f"- {option.text} {'Right' if option.right else 'Not so'}: {_why(option)}"
    law = (sentences_beneath(item, each, library, today, kept) for each in item.questions)
    yield from dict.fromkeys(chain.from_iterable(law))


def _plain(text: str) -> str:
    """Return a text that says of itself that it is plain, its marks after backslashes.

    So a text that begins as a format does, such as "[html]", or as a weight does, such as "%50%",
    is read as neither. Line ends are spelt out, and an arrow of two characters, which would make
    any question one of matching, becomes one character.
    """
    escaped = _MARKS.sub(r"\\\g<0>", visible(text).strip().replace("->", ARROW))
    return f"[plain]{escaped}".replace("\n", "\\n")


def _category(title: str) -> str:
    return visible(title).replace("/", "//").replace("\n", " ")
