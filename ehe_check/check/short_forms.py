"""Short forms: the advice says on a terminal what it says on paper, in the few lines there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.advice_words import BoxWords
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import MOST_OF_TWO_LINES, URGENT, PromptKind
from ehe_check.check.bank_places import prompt_place
from ehe_check.errors import Problem
from ehe_check.page.columns import wrapped

WIDTH = 79
MOST_LINES = 2
"""How many lines a box has there, and the text under a headline, which itself has one."""
_TASKS = URGENT | {PromptKind.ACTION}


def short_forms_that_are_missing(bank: QuestionBank) -> Iterator[Problem]:
    """A headline and a box have short forms, for where there is little room."""
    for key, headline in bank.headlines.items():
        yield from _missing(f"headlines {key}", line=headline.line, under=headline.under)
    for place, words in _boxes(bank):
        yield from _missing(place, line=words)


def short_forms_that_are_too_long(bank: QuestionBank) -> Iterator[Problem]:
    """A short headline has one line on a terminal, what stands under it two, and a box two."""
    for key, headline in bank.headlines.items():
        yield from _too_long(f"headlines {key}, line", _open(headline.line), 1)
        yield from _too_long(f"headlines {key}, more", _open(headline.more.line), 1)
        yield from _too_long(f"headlines {key}, under", f" {_open(headline.under)}", MOST_LINES)
    for place, words in _boxes(bank):
        yield from _too_long(f"{place}, line", words.replace("{family}", bank.family), MOST_LINES)


def actions_without_two_lines(bank: QuestionBank) -> Iterator[Problem]:
    """What is to be done has two lines of its own, unless its text is as short as that."""
    for question in bank.questions:
        for rule in question.prompts:
            longest = max(map(len, (rule.text, rule.when_worry or "", rule.when_hold or "")))
            if rule.kind in _TASKS and longest > MOST_OF_TWO_LINES and not rule.has_two_lines:
                fact = f"is longer than the {MOST_OF_TWO_LINES} characters of two lines"
                yield Problem(prompt_place(rule), fact, "Add do, and soften nothing.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    short_forms_that_are_missing,
    short_forms_that_are_too_long,
    actions_without_two_lines,
)


def _boxes(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield what each box says on a terminal, after its title; what was agreed is as it is."""
    for key, box in bank.boxes.items():
        if key is not BoxKey.AGREED:
            yield from ((place, _titled(box, line)) for place, line in _lines(key, box))


def _lines(key: BoxKey, box: BoxWords) -> Iterator[tuple[str, str]]:
    yield f"boxes {key}", box.line
    if box.variant is not None:
        yield f"boxes {key}, variant", box.variant.line


def _titled(box: BoxWords, line: str) -> str:
    return f"{box.title}: {line}" if line else ""


def _open(text: str) -> str:
    """Return a text with its words in square brackets, as it is longest."""
    return text.replace("[", "").replace("]", "")


def _missing(place: str, **forms: str) -> Iterator[Problem]:
    for key, text in forms.items():
        if not text:
            fact = "has no short form, for a terminal"
            yield Problem(place, fact, f"Add {key}, as short as it can be and nothing softened.")


def _too_long(place: str, text: str, most: int) -> Iterator[Problem]:
    lines = len(wrapped(text, WIDTH, hang=" "))
    if lines > most:
        fact = f"takes {lines} lines of {WIDTH} columns, and there is room for {most}"
        yield Problem(place, fact, "Say it in fewer words, and soften nothing.")
