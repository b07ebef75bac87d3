"""What is wrong with a quiz bank: small checks, each of which yields problems.

Those of its shape come first: what fails one cannot be put or marked. A wrong option may state a
wrong belief, which is what it is there for; nothing else may.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import TypeAlias

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import notes_among
from ehe_check.check.finding import Finding
from ehe_check.check.literal_dates import literal_dates
from ehe_check.check.phrases_never_said import forbidden_everywhere_in
from ehe_check.errors import Problem, nearest
from ehe_check.page.phrases import listed
from ehe_check.quiz.item import Paper, QuizBank, QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.kinds import Way
from ehe_check.quiz.options_only import options_that_tell

MOST_WORDS, MOST_IN_A_STEP = 60, 90
_LAZY = re.compile(r"\b(all|none|any|both|neither) of (the above|these)\b", re.IGNORECASE)
_POSSIBLE = re.compile(r"\bpossible fabricated,? (and/or|or|and) induced illness\b", re.IGNORECASE)
"""The review's own words (H3), which a reason may repeat with the word "possible"."""

Check: TypeAlias = Callable[[QuizBank], Iterable[Problem]]


def check_quiz(bank: QuizBank, library: Library, today: date) -> list[Finding]:
    """Return everything that is wrong with a quiz bank, in a stable order, warnings last."""
    shape = problems_of_shape(bank)
    problems = [*shape, *(problem for check in CONTENT for problem in check(bank))]
    problems += citations(bank, library)
    warnings = [*dates_past(bank, library, today), *(() if shape else options_that_tell(bank))]
    return [
        *map(Finding, dict.fromkeys(problems)),
        *(Finding(each, is_warning=True) for each in warnings),
    ]


def problems_of_shape(bank: QuizBank) -> list[Problem]:
    """Return what is so wrong with a quiz bank that its items cannot be put or marked."""
    return [problem for check in SHAPE for problem in check(bank)]


def _questions(bank: QuizBank) -> Iterator[tuple[str, QuizItem, QuizQuestion]]:
    """Yield each question as it is put, with its place and its item."""
    for item in bank.items:
        for number, question in enumerate(item.questions, start=1):
            step = f", step {number}" if item.rules.steps else ""
            yield f"item {item.id}{step}", item, question


def _options(bank: QuizBank) -> Iterator[tuple[str, QuizOption, bool]]:
    """Yield each option with its place, and whether choosing it is a mistake."""
    for place, item, question in _questions(bank):
        for option in question.options:
            yield f"{place}, option {option.id}", option, not (item.rules.in_order or option.right)


# Shape


def ids_that_stand_twice(bank: QuizBank) -> Iterator[Problem]:
    """Whatever has an id has one of its own; a statement of the bank, one that no item has."""
    lists: list[tuple[str, Iterable[object]]] = [
        ("items and statements", (*bank.items, *bank.statements)),
        ("topics", bank.topics),
        ("misconceptions", bank.misconceptions),
        *((place, question.options) for place, _, question in _questions(bank)),
    ]
    for place, several in lists:
        for name, times in Counter(map(attrgetter("id"), several)).items():
            if times > 1:
                fact = f"{name!r} stands there more than once"
                yield Problem(place, fact, "Use another id for one of them.")


def parts_of_another_kind(bank: QuizBank) -> Iterator[Problem]:
    """Each kind has so many options; only a vignette has steps and an outcome."""
    for item in bank.items:
        place, kind = f"item {item.id}", item.rules
        told = kind.steps is not None
        parts = [
            (place, "texts", bool(item.text.strip()), (1 - told, 1)),
            (place, "options", len(item.options), (0, 0) if told else kind.options),
            (place, "steps", len(item.steps), kind.steps or (0, 0)),
            (place, "outcomes", item.outcome is not None, (told, told)),
        ]
        for number, step in enumerate(item.steps, start=1):
            parts.append((f"{place}, step {number}", "options", len(step.options), kind.options))
        for where, what, count, (least, most) in parts:
            if not least <= count <= most:
                wanted = f"{least:d}" if least == most else f"{least:d} to {most}"
                fact = f"has {count:d} {what}, and {item.kind.value!r} has {wanted}"
                yield Problem(where, fact, "Add some, or take some out.")


def fixed_options_by_other_names(bank: QuizBank) -> Iterator[Problem]:
    """Options that are always the same have their own names: true and false."""
    for item in bank.items:
        ids, fixed = [option.id for option in item.options], item.rules.fixed
        if fixed and ids and {*ids} != {*fixed}:
            remedy = f"Call them {listed(fixed)}."
            yield Problem(f"item {item.id}", f"has the options {', '.join(ids)}", remedy)


def right_answers_that_do_not_add_up(bank: QuizBank) -> Iterator[Problem]:
    """One option is right, or some and not all where several are; in an order none is marked."""
    for place, item, question in _questions(bank):
        right, count = len(question.right_ids), len(question.options)
        match item.rules.way:
            case Way.ONE if right != 1:
                fact, remedy = f"has {right} right options, and needs one", "Mark it: right = true."
            case Way.SEVERAL if not 0 < right < count:
                fact = f"has {right} right options of {count}"
                remedy = "Let at least one be right, and at least one wrong."
            case Way.ORDER if right:
                fact = "marks an option right, in an order"
                remedy = "Take right out: the order is what is right."
            case _:
                continue
        yield Problem(place, fact, remedy)


def names_of_nothing(bank: QuizBank) -> Iterator[Problem]:
    """An item's topic and an option's misconception are in the bank."""
    for item in bank.items:
        yield from _unknown(f"item {item.id}", [item.topic], bank.topic_by_id, "topic of this bank")
    for place, option, _ in _options(bank):
        shown = [option.misconception] if option.misconception else []
        yield from _unknown(place, shown, bank.misconception_by_id, "misconception of this bank")


def _unknown(
    place: str, names: Iterable[str], known: Collection[str], what: str
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(place, f"names {name!r}, which is no {what}", nearest(name, known))


def misconceptions_out_of_place(bank: QuizBank) -> Iterator[Problem]:
    """A wrong option shows a misconception, and no other option does."""
    for place, option, is_wrong in _options(bank):
        named = option.misconception
        if is_wrong and not named:
            remedy = "Add misconception = ..., or right = true."
            yield Problem(place, "is wrong and names no misconception", remedy)
        elif named and not is_wrong:
            fact = f"is not wrong, and names the misconception {named!r}"
            yield Problem(place, fact, "Take the misconception out.")


# Content


def phrases_that_never_stand(bank: QuizBank) -> Iterator[Problem]:
    """No text but a wrong option reassures, labels or names a diagnosis; numbers may stand."""
    own = ((f"statement {each.id}, text", each.text, False) for each in bank.statements)
    for place, text, is_wrong in (*_texts(bank), *own):
        if not is_wrong:
            yield from forbidden_everywhere_in(place, _POSSIBLE.sub("", text))


def questions_too_long(bank: QuizBank) -> Iterator[Problem]:
    """A question has at most sixty words, and a step with what introduces it ninety."""
    for place, item, question in _questions(bank):
        words, most = len(question.text.split()), MOST_IN_A_STEP if item.steps else MOST_WORDS
        if words > most:
            fact = f"has {words} words, and at most {most} are wanted"
            yield Problem(f"{place}, text", fact, "Say it in fewer words.")


def options_that_sum_up_others(bank: QuizBank) -> Iterator[Problem]:
    """No option speaks of the others, which are shuffled."""
    for place, option, _ in _options(bank):
        if found := _LAZY.search(option.text):
            yield Problem(place, f"says {found.group()!r}", "Say what is meant.")


def dates_in_the_words(bank: QuizBank) -> Iterator[Problem]:
    """No text dates the law itself: the note of law that it cites prints its own month."""
    for place, text, _ in _texts(bank):
        for found in literal_dates(text):
            yield Problem(place, f"says {found!r}", "Cite a note of law, which says its own month.")


def items_without_their_fellow(bank: QuizBank) -> Iterator[Problem]:
    """An item of a paper matches one of the other paper: one like it, which matches it in turn."""
    for item in bank.items:
        fellow = bank.by_id.get(item.matches or "")
        if (item.paper is None) is not (item.matches is None):
            fact, remedy = "has one of paper and matches", "Give both, or neither."
        elif item.paper and not (
            fellow and fellow.matches == item.id and fellow.paper is not item.paper
        ):
            fact = f"matches {item.matches}, which is no item of the other paper that matches it"
            remedy = f'Name one of that paper, with matches = "{item.id}".'
        elif fellow and item.paper is Paper.A and _tested(item) != _tested(fellow):
            fact = f"matches {fellow.id}, of another kind, topic or statements"
            remedy = "Make the two alike, or part them."
        else:
            continue
        yield Problem(f"item {item.id}", fact, remedy)


def _tested(item: QuizItem) -> tuple[str, str, frozenset[str]]:
    return item.kind, item.topic, frozenset(item.statements)


def _texts(bank: QuizBank) -> Iterator[tuple[str, str, bool]]:
    """Yield where each text stands, what it says, and whether it may state a wrong belief."""
    for place, _, question in _questions(bank):
        yield f"{place}, text", question.text, False
    for place, option, is_wrong in _options(bank):
        yield f"{place}, text", option.text, is_wrong
        yield f"{place}, why", option.why, False


# Citations


def citations(bank: QuizBank, library: Library) -> Iterator[Problem]:
    """Items and reasons rest on something, which is in the library or the bank, in its own list."""
    for place, cited in _cited(bank):
        if not cited.statements and not cited.cites:
            remedy = "Add statements of the review or your own, or cites of notes of law."
            yield Problem(place, "rests on nothing", remedy)
        own = "statement of the review or of this bank (notes of law stand under cites)"
        yield from _unknown(f"{place}, statements", cited.statements, library.statements, own)
        yield from _unknown(f"{place}, cites", cited.cites, library.notes, "note of law")


def _cited(bank: QuizBank) -> Iterator[tuple[str, QuizItem | QuizOption]]:
    """Yield everything that cites something, with its place."""
    yield from ((f"item {item.id}", item) for item in bank.items)
    yield from ((place, option) for place, option, _ in _options(bank))


# Warnings


def dates_past(bank: QuizBank, library: Library, today: date) -> Iterator[Problem]:
    """Say what was to be read again by now: the bank, each item about law, each note cited."""
    if bank.review_by < today:
        fact = f"was to be reviewed by {bank.review_by}"
        yield Problem("quiz bank", fact, "Read it through, and set review_by anew.")
    for item in bank.items:
        if item.is_past(today):
            fact = f"held until {item.valid_until}, and counts for nothing now"
            remedy = "Check the law that it cites, and its dates."
            yield Problem(f"item {item.id}", fact, remedy)
    for note in notes_among((each for _, cited in _cited(bank) for each in cited.cites), library):
        if note.is_past(today):
            fact = f"was to be reviewed by {note.review_by}"
            remedy = "Check how it stands, and set review_by anew."
            yield Problem(f"note of law {note.id}", fact, remedy)


SHAPE: tuple[Check, ...] = (
    ids_that_stand_twice,
    names_of_nothing,
    parts_of_another_kind,
    fixed_options_by_other_names,
    right_answers_that_do_not_add_up,
    misconceptions_out_of_place,
)
CONTENT: tuple[Check, ...] = (
    phrases_that_never_stand,
    questions_too_long,
    options_that_sum_up_others,
    dates_in_the_words,
    items_without_their_fellow,
)
