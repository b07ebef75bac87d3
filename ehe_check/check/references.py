"""References: a condition looks at questions, options, lists and conditions that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import (
    NOT_KNOWN,
    SOMETHING,
    AnswerIs,
    AtLeast,
    AttributeIs,
    Leaf,
    followed,
    names_in,
)
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.check.bank_names import unknown_name, unknown_options
from ehe_check.check.bank_places import (
    MOST_PARTS,
    Checks,
    Placed,
    of_each,
    parts_written_out,
    placed_conditions,
    placed_leaves,
    prompt_place,
    question_place,
    questions_within,
)
from ehe_check.errors import Problem, nearest


def unknown_in_leaves(bank: QuestionBank) -> Iterator[Problem]:
    """A condition looks at questions, attributes and lists of the bank, and never at free text."""
    for placed, leaf in placed_leaves(bank):
        if isinstance(leaf, AnswerIs):
            yield from _of_answer(bank, placed, leaf)
        elif isinstance(leaf, AttributeIs):
            yield from _of_attribute(bank, placed, leaf)
        roster = leaf.roster if isinstance(leaf, AtLeast) else _over(leaf)
        if roster is not None and roster not in bank.roster_by_id:
            yield unknown_name(placed.place, "speaks of the roster", roster, bank.roster_by_id)


def unknown_conditions(bank: QuestionBank) -> Iterator[Problem]:
    """A condition referred to by name is one that the bank names."""
    for placed in placed_conditions(bank):
        for name in names_in(placed.condition):
            if name not in bank.conditions:
                yield unknown_name(placed.place, "refers to the condition", name, bank.conditions)


def unknown_options_of_their_question(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """What stands in `on` and `also_on` is an option of the question under which it stands."""
    place = question_place(question)
    for rule in question.prompts:
        has_row = bank.grid_of(question.id, WalkSet.QUICK) is not None
        known = (*question.option_ids, NOT_KNOWN, *((SOMETHING,) if has_row else ()))
        yield from unknown_options(f"{prompt_place(rule)}, on", question, rule.on or (), known)
    options = question.option_ids
    for number, each in enumerate(question.contradicts, start=1):
        yield from unknown_options(f"{place}, contradicts {number}, on", question, each.on, options)
    also = question.find_out.also_on if question.find_out else ()
    yield from unknown_options(f"{place}, find_out, also_on", question, also, options)


def circles_of_conditions(bank: QuestionBank) -> Iterator[Problem]:
    """A named condition never comes back to itself."""
    for name, condition in bank.conditions.items():
        reached = followed(condition, bank.conditions)
        if any(name in names_in(each) for each in reached):
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


CHECKS: Checks = (
    unknown_in_leaves,
    unknown_conditions,
    circles_of_conditions,
    conditions_too_long,
    *of_each(questions_within, unknown_options_of_their_question),
)


def _of_answer(bank: QuestionBank, placed: Placed, leaf: AnswerIs) -> Iterator[Problem]:
    question = bank.by_id.get(leaf.question)
    if question is None:
        yield unknown_name(placed.place, "looks at question", leaf.question, bank.by_id)
    elif question.kind.is_written:
        fact = f"looks at {question.id}, which is answered in a person's own words"
        yield Problem(placed.place, fact, "Look at a question that has options.")
    else:
        yield from _not_among(placed, leaf, (*question.option_ids, NOT_KNOWN), question.id)


def _over(leaf: Leaf) -> str | None:
    return leaf.over[1] if isinstance(leaf, AnswerIs | AttributeIs) and leaf.over else None


def _of_attribute(bank: QuestionBank, placed: Placed, leaf: AttributeIs) -> Iterator[Problem]:
    known = {
        f"{roster.id}.{each.id}": each for roster in bank.rosters for each in roster.attributes
    }
    attribute = known.get(leaf.attribute)
    if attribute is None:
        yield unknown_name(placed.place, "looks at the attribute", leaf.attribute, known)
    else:
        options = [option.id for option in attribute.options]
        yield from _not_among(placed, leaf, options, leaf.attribute)


def _not_among(
    placed: Placed, leaf: AnswerIs | AttributeIs, options: Sequence[str], what: str
) -> Iterator[Problem]:
    for option in leaf.is_:
        if option not in options:
            fact = f"looks for {option!r}, which is not an option of {what}"
            yield Problem(placed.place, fact, nearest(option, options))
