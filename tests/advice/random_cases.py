"""Random cases for the shipped bank, drawn from a seed: whole families, answered in every way.

Each day's seeds are their own: pytest prints the one to repeat them with.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from tests.any_answers import ABSENT, AGES, NOT_KNOWN, SKIPPED, entry
from tests.counts import times

SAID_SOMEHOW = (*Evidence, None, None, None)
SAYS_WHAT_WAS_AGREED = 0.5
HOW_MANY_DIFFER = (0.01, 0.03, 0.1, 0.3, 1.0)


def draws(every_day: int, full: int) -> Iterator[random.Random]:
    """Yield one source of chance for each try, from the seed of the run."""
    for _ in range(times(every_day, full)):
        yield random.Random(random.random())  # noqa: S311 (nothing is kept secret by it)


@dataclass(frozen=True)
class Family:
    """Who is listed, and which lists are complete."""

    entries: tuple[Entry, ...]
    complete: frozenset[str]

    def answers(self, by_ref: Mapping[Ref, Answer]) -> Answers:
        """This family with answers."""
        return Answers(by_ref, self.entries, self.complete)


@cache
def person(roster: str, number: int, age: str | None = None) -> Entry:
    """One entry, made once."""
    return entry(roster, number, age)


def family(
    draw: random.Random, *, most_children: int = 3, adults: int = 2, some_open: bool = True
) -> Family:
    """Draw one to so many children of any age, some adults, and lists complete or not."""
    children = [
        person("child", number, draw.choice(AGES))
        for number in range(1, draw.randint(1, most_children) + 1)
    ]
    grown = [person("adult", number) for number in range(1, draw.randint(0, adults) + 1)]
    rosters = ("child", "adult", "fact")
    complete = {each for each in rosters if not (some_open and draw.random() < 1 / 4)}
    return Family((*children, *grown), frozenset(complete))


def abouts(question: Question, entries: tuple[Entry, ...]) -> list[str | None]:
    """About whom a question is put."""
    if question.per is None:
        return [None]
    return [each.id for each in entries if each.roster == question.per]


def refs(bank: QuestionBank, entries: tuple[Entry, ...]) -> list[tuple[Question, Ref]]:
    """Every question with options, about everybody listed."""
    return [
        (question, Ref(question.id, about))
        for question in bank.questions
        if not question.kind.is_written
        for about in abouts(question, entries)
    ]


@cache
def answer(
    question: str,
    about: str | None,
    state: str,
    evidence: Evidence | None = None,
    *,
    ticks: tuple[str, ...] = (),
) -> Answer | None:
    """The answer in a state: an option's id, ticks, or one of the marks of `any_answers`."""
    match state:
        case "(absent)":
            return None
        case "(skipped)":
            return Answer(question=question, about=about, skipped=True)
        case "not-known":
            return Answer(question=question, about=about, not_known=True)
        case "something":
            return Answer(question=question, about=about, not_known=True, something=True)
        case _:
            value = ticks or state
            return Answer(question=question, about=about, value=value, evidence=evidence)


def put(draw: random.Random, question: Question, ref: Ref, state: str) -> Answer | None:
    """The answer to one question in a state, with any evidence where it is asked for."""
    how = draw.choice(SAID_SOMEHOW) if question.fact else None
    ticks = (state,) if question.kind is QuestionKind.SEVERAL else ()
    return answer(ref.question, ref.about, state, how, ticks=ticks)


def states(bank: QuestionBank, question: Question) -> tuple[str, ...]:
    """Every state that one question can be in."""
    has_row = bank.grid_of(question.id, WalkSet.QUICK) is not None
    marked = (SOMETHING,) if has_row else ()
    return (ABSENT, SKIPPED, NOT_KNOWN, *marked, *question.option_ids)


def case(draw: random.Random, bank: QuestionBank, *, of: Family | None = None) -> Answers:
    """Draw a family and answers: mostly of one kind, and a few or many that differ."""
    people = of or family(draw)
    base = draw.choice(("calm", "calm", "calm", ABSENT, NOT_KNOWN))
    share = draw.choice(HOW_MANY_DIFFER)
    found: dict[Ref, Answer] = {}
    for question, ref in refs(bank, people.entries):
        usual = question.option_ids[0] if base == "calm" else base
        state = draw.choice(states(bank, question)) if draw.random() < share else usual
        given = put(draw, question, ref, state)
        if given is not None:
            found[ref] = given
    if bank.agreement is not None and draw.random() < SAYS_WHAT_WAS_AGREED:
        ref = Ref(bank.agreement.words)
        found[ref] = Answer(question=ref.question, value="The lead, on Friday.")
    return people.answers(found)


def changed(answers: Answers, ref: Ref, given: Answer | None) -> Answers:
    """The answers with one put in another's place, or taken away."""
    others = {each: said for each, said in answers.by_ref.items() if each != ref}
    return replace(answers, by_ref=others if given is None else {**others, ref: given})


def any_ref(draw: random.Random, bank: QuestionBank, answers: Answers) -> tuple[Question, Ref]:
    """Draw one question about one of those listed."""
    return draw.choice(refs(bank, answers.entries))


def shown(answers: Answers) -> str:
    """The family and its answers, one a line, to read where a property fails."""
    people = [f"{each.id}: {each.attribute('age')}" for each in answers.entries]
    said = [
        f"{each.ref}: {each.value or ('not known' if each.not_known else 'skipped')}"
        f"{f' ({each.evidence})' if each.evidence else ''}"
        for each in answers
    ]
    return "\n".join(["", *people, f"complete: {sorted(answers.complete)}", *said])
