"""Where things stand in a bank: its conditions, its texts and its wordings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ehe_check.bank.advice_words import Lines, MoreWords
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import Condition, Leaf, leaves, names_in, nodes
from ehe_check.bank.joint_rule import JointRule
from ehe_check.bank.prompt_rule import PromptRule, Wording
from ehe_check.bank.question import Contradiction, Option, Question
from ehe_check.files.exact import Exact

MOST_PARTS = 100
"""More than ten times what the longest condition that is shipped has."""


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
    yield "bank, title", bank.title
    yield "bank, family", bank.family
    yield from _advice_texts(bank)
    yield from _roster_texts(bank)
    yield from _health_texts(bank)
    for name, bands in bank.bands.items():
        yield from ((f"bands {name}, option {option.id}", option.text) for option in bands.options)
    for topic in bank.topics:
        yield f"topic {topic.id}, title", topic.title
    for rule in bank.together:
        yield f"{joint_place(rule)}, text", rule.text
    for question in bank.questions:
        yield from _question_texts(question)
    for place, wording in wordings(bank):
        yield from _under(place, wording, "text", "when_worry", "when_hold")
    for each in (rule for question in bank.questions for rule in question.prompts):
        yield from _under(prompt_place(each), each, "do", "do_when_worry", "do_when_hold")


def shorts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every short label that stands by itself on a page, each with its place."""
    for question in bank.questions:
        place = question_place(question)
        yield f"{place}, short", question.short
        if question.find_out is not None:
            yield f"{place}, find_out, short", question.find_out.short
        for option in question.options:
            yield f"{option_place(question, option)}, route_why", option.route_why
        for rule in question.prompts:
            yield from _under(prompt_place(rule), rule, "short", "route_why")


def spoken(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every clause that a caller says of an answer, each with its place."""
    for question in bank.questions:
        yield from _under(question_place(question), question, "not_known_say")
        for option in question.options:
            yield from _under(option_place(question, option), option, "say")


def box_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every text of HOLD and ASK FIRST, each with its place."""
    for key, box in bank.boxes.items():
        yield from _under(f"boxes {key}", box, "title", "text", "person", "line")
        if box.variant is not None:
            yield from _under(f"boxes {key}, variant", box.variant, "text", "line")
    if bank.held_from_one_adult is not None:
        yield from _under("held_from_one_adult", bank.held_from_one_adult, "family", "adds")


def _under(place: str, holds: Exact, *keys: str) -> Iterator[tuple[str, str]]:
    """Yield some texts of one value, empty where it has none, each with its place."""
    yield from ((f"{place}, {key}", getattr(holds, key) or "") for key in keys)


def _advice_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    yield from ((f"tiers, {level}", words) for level, words in bank.tiers.items())
    yield from ((f"beneath, {key}", words) for key, words in bank.beneath.items())
    for key, headline in bank.headlines.items():
        yield from _under(
            f"headlines {key}", headline, "title", "text", "still_open", "looked", "line", "under"
        )
        yield from _under(f"headlines {key}, more", headline.more, *MoreWords.model_fields)
    yield from box_texts(bank)
    for route, words in bank.routes.items():
        yield from _under(f"routes {route}", words, "title", "text", "when_open", "when_own")
    if bank.sight is not None:
        yield from _under("sight", bank.sight, "unseen", "not_said")
    if bank.childs_day is not None:
        for source, said in bank.childs_day.sources.items():
            yield from _under(f"childs_day, sources {source}", said, "words", "head")
    if bank.lines is not None:
        yield from _under("lines", bank.lines, *Lines.model_fields)


def _health_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    if (grid := bank.health_grid) is not None:
        yield from _under("health_grid", grid, "text", "short", "zero", "two")
        yield from _under("health_grid", grid, "something_short", "something")
        for row in grid.rows:
            yield from _under(f"health_grid, row {row.question}", row, "head", "text", "one")


def _roster_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    for roster in bank.rosters:
        place = f"roster {roster.id}"
        yield from _under(place, roster, "one", "many", "text", "help", "line", "at_least_one")
        for attribute in roster.attributes:
            yield f"{place}, attribute {attribute.id}", attribute.text
            for option in attribute.options:
                at = f"{place}, attribute {attribute.id}, option {option.id}"
                yield from ((at, words) for words in (option.text, option.typed) if words)


def _question_texts(question: Question) -> Iterator[tuple[str, str]]:
    place = question_place(question)
    yield from _under(place, question, "short", "text", "beside", "counts", "why")
    yield from _under(place, question, "not_known_label", "not_known_say")
    yield from ((f"{place}, help {role}", line) for role, line in question.help.items())
    for option in question.options:
        yield option_place(question, option), option.text
        yield from _under(
            option_place(question, option), option, "head", "column", "say", "route_why"
        )
    if question.find_out is not None:
        yield from _under(f"{place}, find_out", question.find_out, "short", "who")
    for rule in question.prompts:
        yield from _under(prompt_place(rule), rule, "short", "route_why", "who")
        yield f"{prompt_place(rule)}, step", rule.step.who if rule.step else ""
