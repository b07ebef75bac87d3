"""Where things stand in a bank: its conditions, its texts and its wordings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import AllOf, AnyOf, Condition, Leaf, NamedCondition, Not
from ehe_check.bank.joint_rule import JointRule
from ehe_check.bank.prompt_rule import PromptRule, Wording
from ehe_check.bank.question import Contradiction, Question

MOST_PARTS = 100
"""Ten times what the longest condition that is shipped has."""


@dataclass(frozen=True)
class Placed:
    """A condition: where it stands, inside which roster, and whose gate or rule it is."""

    place: str
    condition: Condition
    per: str | None = None
    gate_of: Question | None = None
    is_of_a_rule: bool = False


def question_place(question: Question) -> str:
    """Return the words for where a question stands."""
    return f"question {question.id}"


def prompt_place(rule: PromptRule) -> str:
    """Return the words for where a prompt stands."""
    return f"prompt {rule.id}"


def joint_place(rule: JointRule) -> str:
    """Return the words for where a rule over two answers stands."""
    return f"together {rule.id}"


def placed_conditions(bank: QuestionBank) -> Iterator[Placed]:
    """Yield every condition that a person wrote, wherever it stands."""
    for name, condition in bank.conditions.items():
        yield Placed(f"condition {name}", condition)
    for key, box in bank.boxes.items():
        if box.variant is not None:
            yield Placed(f"boxes {key}, variant", box.variant.when)
    for rule in bank.together:
        for placed in _either(joint_place(rule), rule, rule.per):
            yield replace(placed, is_of_a_rule=True)
    for question in bank.questions:
        if question.when is not None:
            place = f"{question_place(question)}, when"
            yield Placed(place, question.when, question.per, gate_of=question)
        for number, each in enumerate(question.contradicts, start=1):
            yield from _either(
                f"{question_place(question)}, contradicts {number}", each, question.per
            )
        for prompt in question.prompts:
            yield from _either(prompt_place(prompt), prompt, question.per)


def _either(
    place: str, holds: JointRule | Contradiction | PromptRule, per: str | None
) -> Iterator[Placed]:
    for key, condition in (("when", holds.when), ("unless", holds.unless)):
        if condition is not None:
            yield Placed(f"{place}, {key}", condition, per)


def nodes(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every part of it, named conditions not followed."""
    yield condition
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from nodes(part)
    elif isinstance(condition, Not):
        yield from nodes(condition.part)


def own_leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves written in a condition itself."""
    for node in nodes(condition):
        if isinstance(node, Leaf):
            yield node


def names_in(condition: Condition) -> Iterator[str]:
    """Yield the named conditions that a condition refers to itself."""
    for node in nodes(condition):
        if isinstance(node, NamedCondition):
            yield node.condition


def followed_leaves(bank: QuestionBank, condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves of a condition and of those it names, each name once."""
    waiting, followed = [condition], set[str]()
    while waiting:
        now = waiting.pop(0)
        yield from own_leaves(now)
        for name in names_in(now):
            if name in bank.conditions and name not in followed:
                followed.add(name)
                waiting.append(bank.conditions[name])


def parts_written_out(bank: QuestionBank, condition: Condition) -> int:
    """Return how many parts a condition has with all that it names; not far beyond the most."""
    waiting, met = [condition], 0
    while waiting and met <= MOST_PARTS:
        now = waiting.pop()
        met += sum(1 for _ in nodes(now))
        waiting += [bank.conditions[name] for name in names_in(now) if name in bank.conditions]
    return met


def wordings(bank: QuestionBank) -> Iterator[tuple[str, Wording]]:
    """Yield the wording of every prompt and of every find-out, each with its place."""
    for question in bank.questions:
        if question.find_out is not None:
            yield f"{question_place(question)}, find_out", question.find_out
        for rule in question.prompts:
            yield prompt_place(rule), rule


def texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader may see, each with its place."""
    yield "bank, title", bank.title
    yield "bank, family", bank.family
    yield from _advice_texts(bank)
    yield from _roster_texts(bank)
    for name, bands in bank.bands.items():
        yield from ((f"bands {name}, option {option.id}", option.text) for option in bands.options)
    for topic in bank.topics:
        yield f"topic {topic.id}, title", topic.title
    for rule in bank.together:
        yield f"{joint_place(rule)}, text", rule.text
    for question in bank.questions:
        yield from _question_texts(question)
    for place, wording in wordings(bank):
        yield from _wording_texts(place, wording)


def shorts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every short label that stands by itself on a page, each with its place."""
    for question in bank.questions:
        yield f"{question_place(question)}, short", question.short
        if question.find_out is not None:
            yield f"{question_place(question)}, find_out, short", question.find_out.short
        for option in question.options:
            if option.route_why:
                yield f"{question_place(question)}, option {option.id}, route_why", option.route_why
        for rule in question.prompts:
            yield from (
                (f"{prompt_place(rule)}, {key}", text)
                for key, text in (("short", rule.short), ("route_why", rule.route_why))
                if text
            )


def _wording_texts(place: str, wording: Wording) -> Iterator[tuple[str, str]]:
    keys = ("text", "when_worry", "when_hold", "who")
    yield from ((f"{place}, {key}", text) for key in keys if (text := getattr(wording, key, None)))


def _advice_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    yield from ((f"tiers, {level}", words) for level, words in bank.tiers.items())
    yield from ((f"beneath, {key}", words) for key, words in bank.beneath.items())
    for key, headline in bank.headlines.items():
        yield f"headlines {key}, title", headline.title
        yield f"headlines {key}, text", headline.text
        yield f"headlines {key}, still_open", headline.still_open
    yield from box_texts(bank)
    for route, words in bank.routes.items():
        yield f"routes {route}, title", words.title
        yield f"routes {route}, text", words.text
        yield f"routes {route}, when_open", words.when_open or ""
    yield from _sight_and_lines(bank)


def box_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every text of HOLD and ASK FIRST, each with its place."""
    for key, box in bank.boxes.items():
        yield f"boxes {key}, title", box.title
        yield f"boxes {key}, text", box.text
        yield f"boxes {key}, person", box.person
        if box.variant is not None:
            yield f"boxes {key}, variant", box.variant.text
    if bank.held_from_one_adult is not None:
        yield "held_from_one_adult, family", bank.held_from_one_adult.family
        yield "held_from_one_adult, adds", bank.held_from_one_adult.adds


def _sight_and_lines(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield the single lines that a sheet may print, each with its place."""
    if bank.sight is not None:
        yield "sight, unseen", bank.sight.unseen
        yield "sight, not_said", bank.sight.not_said
    if bank.lines is not None:
        yield from ((f"lines, {key}", text) for key, text in bank.lines.model_dump().items())


def _roster_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    for roster in bank.rosters:
        place = f"roster {roster.id}"
        for key in ("one", "many", "text", "help"):
            yield f"{place}, {key}", str(getattr(roster, key))
        yield f"{place}, at_least_one", roster.at_least_one or ""
        yield from ((f"{place}, suggestions", line) for line in roster.suggestions)
        for attribute in roster.attributes:
            yield f"{place}, attribute {attribute.id}", attribute.text
            for option in attribute.options:
                yield f"{place}, attribute {attribute.id}, option {option.id}", option.text


def _question_texts(question: Question) -> Iterator[tuple[str, str]]:
    place = question_place(question)
    yield f"{place}, short", question.short
    yield f"{place}, text", question.text
    yield f"{place}, why", question.why
    yield f"{place}, not_known_label", question.not_known_label
    yield from ((f"{place}, help {role}", line) for role, line in question.help.items())
    for option in question.options:
        yield f"{place}, option {option.id}", option.text
        yield f"{place}, option {option.id}, say", option.say
        yield f"{place}, option {option.id}, route_why", option.route_why
    if question.find_out is not None:
        yield f"{place}, find_out, short", question.find_out.short
    for rule in question.prompts:
        yield f"{prompt_place(rule)}, short", rule.short
        yield f"{prompt_place(rule)}, route_why", rule.route_why
        yield f"{prompt_place(rule)}, step", rule.step.who if rule.step else ""
