"""What is wrong with a quiz bank: small checks, each of which yields problems.

Those of its shape come first: what fails one cannot be put or marked. A wrong option may state a
wrong belief, which is what it is there for; nothing else may.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ehe_check.bank.law import Library
from ehe_check.bank.law_words import notes_among
from ehe_check.check.finding import Finding
from ehe_check.check.literal_dates import literal_dates
from ehe_check.check.phrases_never_said import forbidden_everywhere_in
from ehe_check.errors import Problem, nearest
from ehe_check.page.phrases import listed
from ehe_check.quiz.item import Paper, QuizBank, QuizItem, QuizOption
from ehe_check.quiz.kinds import Way
from ehe_check.quiz.options_only import options_that_tell

MOST_WORDS = {"question": 60, "step": 90}
OLDEST = 15
"""The estimated reading age from which an item is worth a second look."""
_LAZY = re.compile(r"\b(all|none|any|both|neither) of (the above|these)\b", re.IGNORECASE)
_POSSIBLE = re.compile(r"\bpossible fabricated,? (and/or|or|and) induced illness\b", re.IGNORECASE)
"""The review's own words (H3), which a reason may repeat with the word "possible"."""

Check: TypeAlias = Callable[[QuizBank], Iterable[Problem]]


@dataclass(frozen=True)
class _Question:
    """A question as its author wrote it, its item, and where it stands."""

    place: str
    item: QuizItem
    text: str
    options: tuple[QuizOption, ...]


def check_quiz(bank: QuizBank, library: Library, today: date) -> list[Finding]:
    """Return everything that is wrong with a quiz bank, in a stable order, warnings last."""
    shape = problems_of_shape(bank)
    problems = [*shape, *(problem for check in CONTENT for problem in check(bank))]
    problems += citations(bank, library)
    warnings = [*dates_past(bank, library, today), *items_hard_to_read(bank)]
    if not shape:
        warnings += options_that_tell(bank)
    return [
        *map(Finding, dict.fromkeys(problems)),
        *(Finding(each, is_warning=True) for each in warnings),
    ]


def problems_of_shape(bank: QuizBank) -> list[Problem]:
    """Return what is so wrong with a quiz bank that its items cannot be put or marked."""
    return [problem for check in SHAPE for problem in check(bank)]


def _questions(bank: QuizBank) -> Iterator[_Question]:
    for item in bank.items:
        place = f"item {item.id}"
        if item.rules.steps is None:
            yield _Question(place, item, item.text, item.options)
        for number, step in enumerate(item.steps, start=1):
            yield _Question(f"{place}, step {number}", item, step.text, step.options)


def _options(bank: QuizBank) -> Iterator[tuple[str, QuizOption, bool]]:
    """Yield each option with its place, and whether choosing it is a mistake."""
    for each in _questions(bank):
        for option in each.options:
            is_wrong = not each.item.rules.in_order and not option.right
            yield f"{each.place}, option {option.id}", option, is_wrong


# Shape


def ids_that_stand_twice(bank: QuizBank) -> Iterator[Problem]:
    """Whatever has an id has one of its own; a statement of the bank, one that no item has."""
    lists = [
        (
            "items and statements",
            [item.id for item in bank.items] + [each.id for each in bank.statements],
        ),
        ("topics", [topic.id for topic in bank.topics]),
        ("misconceptions", [each.id for each in bank.misconceptions]),
        *((each.place, [option.id for option in each.options]) for each in _questions(bank)),
    ]
    for place, ids in lists:
        for twice in (each for each, times in Counter(ids).items() if times > 1):
            fact = f"{twice!r} stands there more than once"
            yield Problem(place, fact, "Use another id for one of them.")


def topics_that_are_not_there(bank: QuizBank) -> Iterator[Problem]:
    """An item belongs to a topic of the bank."""
    for item in bank.items:
        if item.topic not in bank.topic_by_id:
            fact = f"is in topic {item.topic!r}, which is not in this bank"
            yield Problem(f"item {item.id}", fact, nearest(item.topic, bank.topic_by_id))


def parts_of_another_kind(bank: QuizBank) -> Iterator[Problem]:
    """Only a vignette has steps and an outcome, and only others have text and options to choose."""
    for item in bank.items:
        is_story = item.rules.steps is not None
        for what, part, of_story in (
            ("text", item.text.strip() or is_story, is_story),
            ("outcome", item.outcome, True),
            ("options", item.options or not is_story, False),
            ("steps", item.steps or is_story, True),
        ):
            belongs, is_a = of_story is is_story, f"is of kind {item.kind.value!r} and has"
            if part and not belongs:
                remedy = f"Take {what} out, or change the kind."
                yield Problem(f"item {item.id}", f"{is_a} {what}", remedy)
            elif belongs and not part:
                yield Problem(f"item {item.id}", f"{is_a} no {what}", f"Add {what}.")


def too_few_or_too_many(bank: QuizBank) -> Iterator[Problem]:
    """Each kind has so many options, and a vignette so many steps."""
    parts = [(each.place, each.item, "options", len(each.options)) for each in _questions(bank)]
    parts += [(f"item {item.id}", item, "steps", len(item.steps)) for item in bank.items]
    for place, item, what, count in parts:
        rules = item.rules
        least, most = rules.options if what == "options" else rules.steps or (0, count)
        if not least <= count <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            fact = f"has {count} {what}, and {item.kind.value!r} has {wanted}"
            yield Problem(place, fact, "Add some, or take some out.")


def fixed_options_by_other_names(bank: QuizBank) -> Iterator[Problem]:
    """Options that are always the same have their own names: true and false."""
    for item in bank.items:
        ids, fixed = [option.id for option in item.options], item.rules.fixed
        if fixed and ids and {*ids} != {*fixed}:
            remedy = f"Call them {listed(fixed)}."
            yield Problem(f"item {item.id}", f"has the options {', '.join(ids)}", remedy)


def right_answers_that_do_not_add_up(bank: QuizBank) -> Iterator[Problem]:
    """One option is right, or some and not all where several are; in an order none is marked."""
    for each in (each for each in _questions(bank) if each.options):
        right, count = sum(option.right for option in each.options), len(each.options)
        match each.item.rules.way:
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
        yield Problem(each.place, fact, remedy)


def misconceptions_out_of_place(bank: QuizBank) -> Iterator[Problem]:
    """A wrong option shows a misconception of the bank, and no other option does."""
    for place, option, is_wrong in _options(bank):
        named = option.misconception
        if is_wrong and named is None:
            remedy = "Add misconception = ..., or right = true."
            yield Problem(place, "is wrong and names no misconception", remedy)
        elif not is_wrong and named is not None:
            fact = f"is not wrong, and names the misconception {named!r}"
            yield Problem(place, fact, "Take the misconception out.")
        elif named is not None and named not in bank.misconception_by_id:
            fact = f"names the misconception {named!r}, which is not in this bank"
            yield Problem(place, fact, nearest(named, bank.misconception_by_id))


# Content


def phrases_that_never_stand(bank: QuizBank) -> Iterator[Problem]:
    """No text but a wrong option reassures, labels or names a diagnosis; numbers may stand."""
    own = ((f"statement {each.id}, text", "", each.text) for each in bank.statements)
    for place, what, text in (*_texts(bank), *own):
        if what != "wrong option":
            yield from forbidden_everywhere_in(place, _POSSIBLE.sub("", text))


def questions_too_long(bank: QuizBank) -> Iterator[Problem]:
    """A question has at most sixty words, and a step of a vignette ninety."""
    for place, what, text in _texts(bank):
        words = len(text.split())
        if words > MOST_WORDS.get(what, words):
            fact = f"has {words} words, and at most {MOST_WORDS[what]} are wanted"
            yield Problem(place, fact, "Say it in fewer words.")


def options_that_sum_up_others(bank: QuizBank) -> Iterator[Problem]:
    """No option speaks of the others, which are shuffled."""
    for place, option, _ in _options(bank):
        found = _LAZY.search(option.text)
        if found is not None:
            yield Problem(place, f"says {found.group()!r}", "Say what is meant.")


def dates_in_the_words(bank: QuizBank) -> Iterator[Problem]:
    """No text dates the law itself: the note of law that it cites prints its own month."""
    for place, _, text in _texts(bank):
        for found in literal_dates(text):
            yield Problem(place, f"says {found!r}", "Cite a note of law, which says its own month.")


def items_without_their_fellow(bank: QuizBank) -> Iterator[Problem]:
    """An item of a paper matches one of the other paper: one like it, which matches it in turn."""
    for item in bank.items:
        fact, remedy = _unmatched(item, bank)
        if fact:
            yield Problem(f"item {item.id}", fact, remedy)


def _unmatched(item: QuizItem, bank: QuizBank) -> tuple[str, str]:
    if item.paper is None or item.matches is None:
        is_half = item.paper is not item.matches
        return ("has one of paper and matches", "Give both, or neither.") if is_half else ("", "")
    fellow = bank.by_id.get(item.matches)
    if fellow is None:
        fact = f"matches {item.matches!r}, which is no item of this bank"
        return fact, nearest(item.matches, bank.by_id)
    if fellow.matches != item.id:
        return f"matches {fellow.id}, which does not match it", f'Add matches = "{item.id}" there.'
    if fellow.paper is item.paper:
        return f"matches {fellow.id}, which is in the same paper", "Put one into the other paper."
    pairs = {
        "kind": (item.kind, fellow.kind),
        "topic": (item.topic, fellow.topic),
        "statements": ({*item.statements}, {*fellow.statements}),
    }
    unlike = [what for what, (mine, other) in pairs.items() if mine != other]
    is_first = item.paper is Paper.A
    fact = f"matches {fellow.id}, which differs in {listed(unlike)}" if unlike and is_first else ""
    return fact, "Make the two alike, or part them."


def _texts(bank: QuizBank) -> Iterator[tuple[str, str, str]]:
    """Yield each text: where it stands, what it is, and what it says."""
    yield from ((f"item {item.id}, text", "question", item.text) for item in bank.items)
    for each in _questions(bank):
        if each.item.steps:
            yield f"{each.place}, text", "step", each.text
    for place, option, is_wrong in _options(bank):
        yield f"{place}, text", "wrong option" if is_wrong else "option", option.text
        yield f"{place}, why", "reason", option.why


# Citations


def citations(bank: QuizBank, library: Library) -> Iterator[Problem]:
    """Items and reasons rest on something, which is in the library or the bank, in its own list."""
    for place, cited in _cited(bank):
        if not cited.statements and not cited.cites:
            remedy = "Add statements of the review or your own, or cites of notes of law."
            yield Problem(place, "rests on nothing", remedy)
        for each in cited.statements:
            if each in library.notes:
                fact = f"names {each!r}, which is a note of law"
                yield Problem(f"{place}, statements", fact, "Name it under cites.")
            elif each not in library.statements:
                fact = f"names {each!r}, which is no statement of the review or of this bank"
                yield Problem(f"{place}, statements", fact, nearest(each, library.statements))
        for each in cited.cites:
            if each not in library.notes:
                fact = f"cites {each!r}, which is no note of law"
                yield Problem(f"{place}, cites", fact, nearest(each, library.notes))


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


def items_hard_to_read(bank: QuizBank) -> Iterator[Problem]:
    """Warn of what may be hard to read, by lengths alone: what words mean is not known."""
    texts: dict[str, list[str]] = defaultdict(list)
    for place, _, text in _texts(bank):
        texts[place.partition(",")[0]].append(text)
    for place, several in texts.items():
        age = reading_age("\n".join(several))
        if age >= OLDEST:
            fact = f"may need a reading age of {age} (a rough estimate by lengths alone)"
            yield Problem(place, fact, "Try shorter sentences and plainer words.")


def reading_age(text: str) -> int:
    """Return the Flesch-Kincaid grade of a text (Kincaid and others, 1975) and five years."""
    words = re.findall(r"[a-z'\u2019-]+", text.lower()) or ["a"]
    ends = re.findall(r"[a-z][^a-z]*?(?:[.!?:;]+(?=\s|$)|\n|$)", text.lower())
    syllables = sum(max(1, len(re.findall(r"(?!e[ds]?\b)[aeiouy]+", word))) for word in words)
    return round(0.39 * len(words) / max(len(ends), 1) + 11.8 * syllables / len(words) - 15.59) + 5


SHAPE: tuple[Check, ...] = (
    ids_that_stand_twice,
    topics_that_are_not_there,
    parts_of_another_kind,
    too_few_or_too_many,
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
