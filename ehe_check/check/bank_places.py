"""Where things stand in a bank: its conditions, its texts and its wordings, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVarTuple

from pydantic import BaseModel

from ehe_check.bank.advice_keys import (
    BoxVariant,
    BoxWords,
    ChildsDay,
    FromOneAdult,
    Headline,
    Lines,
    MoreWords,
    RouteWords,
    Sight,
    SourceWords,
)
from ehe_check.bank.bank import Attribute, Bands, QuestionBank, Roster, Topic
from ehe_check.bank.condition import Condition, Leaf, leaves, names_in, nodes
from ehe_check.bank.effect import JointRule
from ehe_check.bank.prompt_rule import FindOut, PromptRule, Step, Wording
from ehe_check.bank.question import Contradiction, Option, Question
from ehe_check.bank.quick_rows import QuickGrid, QuickRow, QuickRows
from ehe_check.errors import Problem

Check: TypeAlias = Callable[[QuestionBank], Iterable[Problem]]
"""A function that yields what is wrong with a bank by one rule, which it says."""
Checks: TypeAlias = tuple[Check, ...]
Parts = TypeVarTuple("Parts")

MOST_PARTS = 100
"""More than ten times what the longest condition that is shipped has."""

Fields: TypeAlias = Mapping[type[BaseModel], str]
"""The names of some fields of each kind of value that is looked into."""

WORDS: Fields = {
    QuestionBank: "title tiers beneath family",
    Headline: "title text still_open looked line under",
    MoreWords: "title text line",
    BoxWords: "title text person line",
    BoxVariant: "text line",
    FromOneAdult: "family adds",
    RouteWords: "title text when_open when_own",
    Sight: "unseen not_said",
    ChildsDay: "",
    SourceWords: "words head",
    Lines: " ".join(Lines.model_fields),
    QuickRows: "two zero something_short something",
    QuickGrid: "text short",
    QuickRow: "head text one",
    Roster: "one many text help line at_least_one",
    Attribute: "text",
    Bands: "",
    Topic: "title",
    JointRule: "text",
    Question: "text short beside counts why help not_known_label not_known_say",
    Option: "text head column typed say route_why",
    FindOut: "text when_worry when_hold short who",
    PromptRule: "text when_worry when_hold do do_when_worry do_when_hold short route_why who",
    Step: "who",
}
"""The fields of each kind of value that hold words to be read."""
_KINDS: dict[type[BaseModel], str] = {
    Question: "question",
    PromptRule: "prompt",
    JointRule: "together",
    Topic: "topic",
    Roster: "roster",
    Attribute: "attribute",
    Option: "option",
    QuickGrid: "grid",
    QuickRow: "row",
}
"""What one of several is called, before its id."""


@dataclass(frozen=True)
class Placed:
    """A condition: where it stands, inside which roster, and whose gate or rule it is."""

    place: str
    condition: Condition
    per: str | None = None
    gate_of: Question | None = None
    is_of_a_rule: bool = False


def of_each(
    things: Callable[[QuestionBank], Iterable[tuple[*Parts]]],
    *checks: Callable[[*Parts], Iterable[Problem]],
) -> Checks:
    """Return checks of a bank that look at one thing in it after the other, such as a question."""

    def of_bank(check: Callable[[*Parts], Iterable[Problem]]) -> Check:
        return lambda bank: (problem for each in things(bank) for problem in check(*each))

    return tuple(map(of_bank, checks))


def questions(bank: QuestionBank) -> Iterator[tuple[Question]]:
    """Yield each question, for what can be said of it alone."""
    return ((each,) for each in bank.questions)


def questions_within(bank: QuestionBank) -> Iterator[tuple[QuestionBank, Question]]:
    """Yield each question with its bank, for what it has to do with the rest."""
    return ((bank, each) for each in bank.questions)


def question_place(question: Question) -> str:
    """Return the words for where a question stands."""
    return f"question {question.id}"


def option_place(question: Question, option: Option) -> str:
    """Return the words for where an option stands."""
    return f"{question_place(question)}, option {option.id}"


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
    yield from _of_the_quick_set(bank)
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


def _of_the_quick_set(bank: QuestionBank) -> Iterator[Placed]:
    for asked, condition in bank.quick_when.items():
        per = bank.by_id[asked].per if asked in bank.by_id else None
        yield Placed(f"quick_when {asked}", condition, per)


def placed_leaves(bank: QuestionBank) -> Iterator[tuple[Placed, Leaf]]:
    """Yield every leaf that is written in a condition, with where that stands."""
    for placed in placed_conditions(bank):
        yield from ((placed, leaf) for leaf in leaves(placed.condition))


def _either(
    place: str, holds: JointRule | Contradiction | PromptRule, per: str | None
) -> Iterator[Placed]:
    for key, condition in (("when", holds.when), ("unless", holds.unless)):
        if condition is not None:
            yield Placed(f"{place}, {key}", condition, per)


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
    return ((place, text or "") for place, text in held_in(bank, WORDS))


def shorts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every short label that stands by itself on a page, each with its place."""
    for place, text in texts(bank):
        if place.startswith(("question", "prompt")) and place.endswith((", short", ", route_why")):
            yield place, text


def spoken(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every clause that a caller says of an answer, each with its place."""
    return (each for each in texts(bank) if each[0].endswith((", say", ", not_known_say")))


def texts_under(bank: QuestionBank, *keys: str) -> Iterator[tuple[str, str]]:
    """Yield every text in some parts of a bank, such as its boxes, each with its place."""
    return (each for each in texts(bank) if each[0].startswith(keys))


def held_in(holds: BaseModel, fields: Fields, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what stands in some fields of a bank and of all that it holds, each with its place."""
    names = fields[type(holds)].split()
    for name in type(holds).model_fields:
        here, value = f"{place}, {name}" if place else name, getattr(holds, name)
        if name not in names:
            for inner, each in _placed(here, value):
                if type(each) in fields:
                    yield from held_in(each, fields, inner)
        elif isinstance(value, dict):
            yield from ((f"{here} {key}", each) for key, each in value.items())
        else:
            yield here, value


def _placed(place: str, value: object) -> Iterator[tuple[str, Any]]:
    """Yield what stands in one place of a bank, each with a place of its own."""
    match value:
        case dict():
            yield from ((f"{place} {key}", each) for key, each in value.items())
        case tuple():
            yield from ((_named(place, each), each) for each in value)
        case _:
            yield place, value


def _named(place: str, each: Any) -> str:  # noqa: ANN401 (whatever stands in a bank)
    """Return the place of one of several."""
    if type(each) not in _KINDS:
        return place
    outer, kind = place.rpartition(", ")[0] or place, _KINDS[type(each)]
    called = f"{kind} {each.question if isinstance(each, QuickRow) else each.id}"
    return f"{outer}, {called}" if isinstance(each, Attribute | Option | QuickRow) else called
