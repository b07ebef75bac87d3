"""References: everything that a bank speaks of by name is there, under that name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ehe_check.core.bank_checks.places import (
    MOST_PARTS,
    Placed,
    names_in,
    own_leaves,
    parts_written_out,
    placed_conditions,
    prompt_place,
    question_place,
)
from ehe_check.errors import Problem, nearest
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import NOT_KNOWN, AnswerIs, AttributeIs
from ehe_check.model.question import QuestionKind

COMPLETE = "complete"


def unknown_questions_and_options(bank: QuestionBank) -> Iterator[Problem]:
    """A condition looks at questions of the bank, at their options, and never at free text."""
    for placed in placed_conditions(bank):
        for leaf in own_leaves(placed.condition):
            if isinstance(leaf, AnswerIs):
                yield from _of_answer(bank, placed, leaf)


def unknown_attributes(bank: QuestionBank) -> Iterator[Problem]:
    """A condition looks at attributes of the bank's rosters, and at their options."""
    for placed in placed_conditions(bank):
        for leaf in own_leaves(placed.condition):
            if isinstance(leaf, AttributeIs):
                yield from _of_attribute(bank, placed, leaf)


def unknown_rosters_in_conditions(bank: QuestionBank) -> Iterator[Problem]:
    """What stands after `some`, `every` and `no` is a roster of the bank."""
    for placed in placed_conditions(bank):
        for leaf in own_leaves(placed.condition):
            if leaf.over is not None and leaf.over[1] not in bank.roster_by_id:
                yield _unknown(
                    placed.place, "speaks of the roster", leaf.over[1], bank.roster_by_id
                )


def unknown_conditions(bank: QuestionBank) -> Iterator[Problem]:
    """A condition referred to by name is one that the bank names."""
    for placed in placed_conditions(bank):
        for name in names_in(placed.condition):
            if name not in bank.conditions:
                yield _unknown(placed.place, "refers to the condition", name, bank.conditions)


def prompts_on_unknown_options(bank: QuestionBank) -> Iterator[Problem]:
    """What stands in `on` is an option of the prompt's own question."""
    for question in bank.questions:
        for rule in question.prompts:
            for option in rule.on or ():
                known = (*question.option_ids, NOT_KNOWN)
                if option not in known:
                    fact = f"can never be raised by {option!r}: it is no option of {question.id}"
                    remedy = nearest(option, known)
                    yield Problem(f"{prompt_place(rule)}, on", fact, remedy)


def unknown_names_in_questions(bank: QuestionBank) -> Iterator[Problem]:
    """A question's `per`, `lists` and `bands` are of the bank."""
    for question in bank.questions:
        for key, known in (
            ("per", bank.roster_by_id),
            ("lists", bank.roster_by_id),
            ("bands", bank.bands),
        ):
            name = getattr(question, key)
            if name is not None and name not in known:
                place = f"{question_place(question)}, {key}"
                yield _unknown(place, "speaks of", name, known)


def rosters_without_their_questions(bank: QuestionBank) -> Iterator[Problem]:
    """A roster has a question of its own that lists it, and a question before which it is put."""
    for roster in bank.rosters:
        place = f"roster {roster.id}"
        own = bank.by_id.get(roster.question)
        if own is None:
            yield _unknown(f"{place}, question", "is asked in", roster.question, bank.by_id)
        elif own.lists != roster.id:
            fact = f"is asked in {own.id}, which does not list it"
            yield Problem(
                f"{place}, question", fact, f"Write lists = {roster.id!r} in question {own.id}."
            )
        elif COMPLETE not in own.option_ids:
            fact = "lists a roster and has no option by which the list is complete"
            yield Problem(question_place(own), fact, f"Add an option with id = {COMPLETE!r}.")
        if roster.before not in bank.by_id:
            yield _unknown(f"{place}, before", "is put before", roster.before, bank.by_id)


def rosters_put_in_one_place(bank: QuestionBank) -> Iterator[Problem]:
    """Each roster is put before a question of its own."""
    taken: dict[str, str] = {}
    for roster in bank.rosters:
        first = taken.setdefault(roster.before, roster.id)
        if first != roster.id:
            fact = f"is put before {roster.before!r}, as {first} is"
            remedy = "Let `before` name another question."
            yield Problem(f"roster {roster.id}, before", fact, remedy)


def unknown_questions_in_sets(bank: QuestionBank) -> Iterator[Problem]:
    """The opening and the quick set hold questions of the bank."""
    for key, ids in (("opening", bank.opening), ("quick", bank.quick)):
        for each in ids:
            if each not in bank.by_id:
                yield _unknown(key, "holds", each, bank.by_id)


def questions_never_put(bank: QuestionBank) -> Iterator[Problem]:
    """Every question has a place in the walk."""
    placed = {question.id for question in bank.walk_order}
    for question in bank.by_id.values():
        if question.id not in placed:
            fact = "has no place in the walk: its roster is put before a question that is moved"
            yield Problem(
                question_place(question),
                fact,
                "Let its `before` name an ordinary question.",
            )


def circles_of_conditions(bank: QuestionBank) -> Iterator[Problem]:
    """A named condition never comes back to itself."""
    for name in bank.conditions:
        if name in _reached_from(bank, name):
            fact = "refers to itself, directly or by way of others"
            yield Problem(f"condition {name}", fact, "Write out what it should wait for.")


def conditions_too_long(bank: QuestionBank) -> Iterator[Problem]:
    """Written out with all that it names, a condition stays short enough to judge and to read."""
    if any(circles_of_conditions(bank)):
        return
    for placed in placed_conditions(bank):
        if parts_written_out(bank, placed.condition) > MOST_PARTS:
            fact = f"has more than {MOST_PARTS} parts once all that it names is written out"
            yield Problem(placed.place, fact, "Wait for less, or name fewer conditions in it.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    unknown_questions_and_options,
    unknown_attributes,
    unknown_rosters_in_conditions,
    unknown_conditions,
    circles_of_conditions,
    conditions_too_long,
    prompts_on_unknown_options,
    unknown_names_in_questions,
    rosters_without_their_questions,
    rosters_put_in_one_place,
    unknown_questions_in_sets,
    questions_never_put,
)


def _of_answer(bank: QuestionBank, placed: Placed, leaf: AnswerIs) -> Iterator[Problem]:
    question = bank.by_id.get(leaf.question)
    if question is None:
        yield _unknown(placed.place, "looks at question", leaf.question, bank.by_id)
    elif question.kind is QuestionKind.TEXT:
        fact = f"looks at {question.id}, which is answered in a person's own words"
        yield Problem(placed.place, fact, "Look at a question that has options.")
    else:
        known = (*question.option_ids, NOT_KNOWN)
        for option in leaf.is_:
            if option not in known:
                fact = f"looks for {option!r}, which is not an option of {question.id}"
                yield Problem(placed.place, fact, nearest(option, known))


def _of_attribute(bank: QuestionBank, placed: Placed, leaf: AttributeIs) -> Iterator[Problem]:
    known = {
        f"{roster.id}.{each.id}": each for roster in bank.rosters for each in roster.attributes
    }
    attribute = known.get(leaf.attribute)
    if attribute is None:
        yield _unknown(placed.place, "looks at the attribute", leaf.attribute, known)
        return
    options = [option.id for option in attribute.options]
    for option in leaf.is_:
        if option not in options:
            fact = f"looks for {option!r}, which is not an option of {leaf.attribute}"
            yield Problem(placed.place, fact, nearest(option, options))


def _unknown(place: str, verb: str, name: str, known: Iterable[str]) -> Problem:
    return Problem(place, f"{verb} {name!r}, which is not in this bank", nearest(name, known))


def _reached_from(bank: QuestionBank, name: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(names_in(bank.conditions[name]))
    while waiting:
        each = waiting.pop()
        if each not in reached and each in bank.conditions:
            waiting.extend(names_in(bank.conditions[each]))
        reached.add(each)
    return reached
