"""GIFT: a quiz for Moodle, each option with its mark and its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import kept
from ehe_check.page.visible import visible
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.item_law import law_words, sentences_beneath
from ehe_check.quiz.kinds import Kind, Way

FRACTIONS = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667"}
"""What each of so many options is worth in per cent, as Moodle accepts it on import."""

ARROW = "\N{RIGHTWARDS ARROW}"

_MARKS = re.compile(r"[~=#{}:\\]")


def render_gift(bank: QuizBank, items: Iterable[QuizItem], library: Library, today: date) -> str:
    """Return items as GIFT, by topic; a vignette becomes a question for each of its steps."""
    chosen = tuple(items)
    pieces = [f"// {visible(bank.title)}, version {bank.version}, for {bank.jurisdiction}"]
    for topic in bank.topics:
        mine = [item for item in chosen if item.topic == topic.id]
        if mine:
            pieces.append(f"$CATEGORY: {_category(bank.title)}/{_category(topic.title)}")
            pieces += [question for item in mine for question in _questions(item, library, today)]
    return "\n\n".join(pieces) + "\n"


def _questions(item: QuizItem, library: Library, today: date) -> Iterator[str]:
    for name, texts, question in item.apart:
        text, tags = "\n".join(filter(None, texts)), " ".join(f"[tag:{tag}]" for tag in item.tags)
        body = _body(item.rules, question)
        yield (
            f"// [id:{name}] {tags}\n::{_text(name)}::{_plain(text)} {{\n{body}\n"
            f"    ####{_plain(_general(item, question, library, today))}\n}}"
        )


def _body(kind: Kind, question: QuizQuestion) -> str:
    match kind.way:
        case Way.ONE if kind.fixed:
            return _true_or_false(question)
        case Way.ONE:
            return "\n".join(map(_one_of_them, question.options))
        case Way.SEVERAL:
            return "\n".join(_several(question.options))
        case Way.ORDER:
            pairs = enumerate(question.options, start=1)
            return "\n".join(f"    ={_plain(option.text)} -> {place}" for place, option in pairs)
        case _:
            assert_never(kind.way)


def _one_of_them(option: QuizOption) -> str:
    return f"    {'=' if option.right else '~'}{_plain(option.text)}#{_plain(_why(option))}"


def _several(options: tuple[QuizOption, ...]) -> Iterator[str]:
    """Share out the mark among the right options, and take as much away for the wrong ones."""
    right = sum(option.right for option in options)
    for option in options:
        worth = FRACTIONS[right] if option.right else f"-{FRACTIONS[len(options) - right]}"
        yield f"    ~%{worth}%{_plain(option.text)}#{_plain(_why(option))}"


def _true_or_false(question: QuizQuestion) -> str:
    right = question.right_ids[0]
    wrong = next(option for option in question.options if not option.right)
    reasons = f"#{_plain(_why(wrong))}#{_plain(_why(question.by_id[right]))}"
    return f"    {right.upper()}{reasons}"


def _why(option: QuizOption) -> str:
    return f"{option.why} [{', '.join(option.rests_on)}]"


def _general(item: QuizItem, question: QuizQuestion, library: Library, today: date) -> str:
    reasons = [_why(option) for option in question.options] if item.rules.in_order else []
    about = f"This is about: {', '.join(item.tests)}"
    law = sentences_beneath(item, question, library, today, kept)
    return "\n".join(filter(None, (law_words(item, library), about, *reasons, *law)))


def _plain(text: str) -> str:
    """Return a text that says of itself that it is plain.

    So a text that begins as a format does, such as "[html]", or as a weight does, such as "%50%",
    is read as neither.
    """
    return f"[plain]{_text(text)}"


def _text(text: str) -> str:
    """Return a text with a backslash before each of GIFT's marks, and line ends spelt out.

    An arrow of two characters would make any question one of matching, so it becomes one character.
    """
    escaped = _MARKS.sub(r"\\\g<0>", visible(text).strip().replace("->", ARROW))
    return escaped.replace("\n", "\\n")


def _category(title: str) -> str:
    return visible(title).replace("/", "//").replace("\n", " ")
