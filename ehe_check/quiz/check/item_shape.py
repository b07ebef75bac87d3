"""Shape: each item has what its kind needs, and each id stands for one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ehe_check.errors import Problem, nearest
from ehe_check.page.phrases import listed
from ehe_check.quiz.check.item_places import (
    PlacedQuestion,
    item_place,
    options,
    questions,
    questions_of,
)
from ehe_check.quiz.item import QuizBank, QuizItem
from ehe_check.quiz.kinds import Way

_ANOTHER_ID = "Use another id for one of them."
_ORDER_IS_RIGHT = "Take right out: the order is what is right."
_BOTH_KINDS = "Let at least one be right, and at least one wrong."


def ids_that_stand_twice(bank: QuizBank) -> Iterator[Problem]:
    """Items, topics, misconceptions, and the options of one question have ids of their own."""
    lists = [
        ("items", [item.id for item in bank.items]),
        ("topics", [topic.id for topic in bank.topics]),
        ("misconceptions", [each.id for each in bank.misconceptions]),
    ]
    lists += [(each.place, [option.id for option in each.options]) for each in questions(bank)]
    for place, ids in lists:
        for twice in (each for each, times in Counter(ids).items() if times > 1):
            yield Problem(place, f"{twice!r} stands there more than once", _ANOTHER_ID)


def items_of_no_topic(bank: QuizBank) -> Iterator[Problem]:
    """An item belongs to a topic of the bank."""
    for item in bank.items:
        if item.topic not in bank.topic_by_id:
            fact = f"is in topic {item.topic!r}, which is not in this bank"
            yield Problem(item_place(item), fact, nearest(item.topic, bank.topic_by_id))


def items_without_words(bank: QuizBank) -> Iterator[Problem]:
    """An item that is no vignette asks something of its own."""
    for item in bank.items:
        if item.rules.steps is None and not item.text.strip():
            yield Problem(item_place(item), "asks nothing", "Add text = ...")


def parts_of_another_kind(bank: QuizBank) -> Iterator[Problem]:
    """Steps and an outcome belong to a vignette, and options of its own to anything else."""
    for item in bank.items:
        for what, is_there in _parts(item):
            if is_there is not _belongs(what, item):
                fact, remedy = _misfit(what, item, is_there=is_there)
                yield Problem(item_place(item), fact, remedy)


def steps_too_few_or_many(bank: QuizBank) -> Iterator[Problem]:
    """A vignette has two or three steps."""
    for item in bank.items:
        least, most = item.rules.steps or (0, len(item.steps))
        if item.steps and not least <= len(item.steps) <= most:
            fact = f"has {len(item.steps)} steps, and a {item.kind} has {least} to {most}"
            yield Problem(item_place(item), fact, "Add a step, or take one out.")


def options_too_few_or_many(bank: QuizBank) -> Iterator[Problem]:
    """Each kind has so many options."""
    for question in questions(bank):
        least, most = question.item.rules.options
        count = len(question.options)
        if count and not least <= count <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            fact = f"has {count} options, and {question.item.kind.value!r} has {wanted}"
            yield Problem(question.place, fact, "Add an option, or take one out.")


def fixed_options_by_other_names(bank: QuizBank) -> Iterator[Problem]:
    """Options that are always the same have their own names: true and false."""
    for item in bank.items:
        ids, fixed = tuple(option.id for option in item.options), item.rules.fixed
        if fixed and ids and set(ids) != set(fixed):
            remedy = f"Call them {listed(fixed)}."
            yield Problem(item_place(item), f"has the options {', '.join(ids)}", remedy)


def right_answers_that_do_not_add_up(bank: QuizBank) -> Iterator[Problem]:
    """One option is right where one is asked for, some where several are, none marked in an order.

    Where several may be chosen, at least one is wrong as well.
    """
    for question in questions(bank):
        fact, remedy = _miscounted(question)
        if fact and question.options:
            yield Problem(question.place, fact, remedy)


def misconceptions_out_of_place(bank: QuizBank) -> Iterator[Problem]:
    """A wrong option shows a misconception of the bank, and no other option does."""
    for each in options(bank):
        named = each.option.misconception
        if each.is_wrong and named is None:
            remedy = "Add misconception = ..., or right = true."
            yield Problem(each.place, "is wrong and names no misconception", remedy)
        elif not each.is_wrong and named is not None:
            fact = f"is not wrong, and names the misconception {named!r}"
            yield Problem(each.place, fact, "Take the misconception out.")
        elif named is not None and named not in bank.misconception_by_id:
            fact = f"names the misconception {named!r}, which is not in this bank"
            yield Problem(each.place, fact, nearest(named, bank.misconception_by_id))


CHECKS: tuple[Callable[[QuizBank], Iterable[Problem]], ...] = (
    ids_that_stand_twice,
    items_of_no_topic,
    items_without_words,
    parts_of_another_kind,
    steps_too_few_or_many,
    options_too_few_or_many,
    fixed_options_by_other_names,
    right_answers_that_do_not_add_up,
    misconceptions_out_of_place,
)


def _parts(item: QuizItem) -> Iterator[tuple[str, bool]]:
    yield "steps", bool(item.steps)
    yield "outcome", item.outcome is not None
    yield "options", bool(item.options)
    yield from (
        (f"{each.place.rpartition(', ')[2]} options", bool(each.options))
        for each in questions_of(item)
        if each.place != item_place(item)
    )


def _belongs(what: str, item: QuizItem) -> bool:
    return (what == "options") is (item.rules.steps is None)


def _misfit(what: str, item: QuizItem, *, is_there: bool) -> tuple[str, str]:
    kind = item.kind.value
    if is_there:
        return f"is of kind {kind!r} and has {what}", f"Take {what} out, or change the kind."
    return f"is of kind {kind!r} and has no {what}", f"Add {what}."


def _miscounted(question: PlacedQuestion) -> tuple[str, str]:
    right = sum(option.right for option in question.options)
    match question.item.rules.way:
        case Way.ONE if right != 1:
            return f"has {right} right options, and needs one", "Mark one with right = true."
        case Way.ORDER if right:
            return "marks an option right, in an order", _ORDER_IS_RIGHT
        case Way.SEVERAL if not 0 < right < len(question.options):
            return f"has {right} right options of {len(question.options)}", _BOTH_KINDS
    return "", ""
