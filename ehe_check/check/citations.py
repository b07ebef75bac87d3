"""Citations: what is cited is known, every statement of the review is reached, dates are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.effect import JointRule, RisingEffect
from ehe_check.bank.law import Library
from ehe_check.bank.prompt_rule import PromptRule
from ehe_check.bank.question import Option, Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.check.bank_places import Fields, held_in
from ehe_check.errors import Problem, nearest

CASE_BANK_ID = "case"
CITED: Fields = {
    QuestionBank: "",
    Topic: "statements",
    Question: "statements cites",
    Option: "effects",
    PromptRule: "statements cites",
    JointRule: "effects",
}
"""The fields of a bank in which something is cited."""
NOT_FOR_A_CASE = frozenset({"A2.5", "A4", "A5", "C1", "C2", "C7"})


def unknown_statements(bank: QuestionBank, library: Library) -> Iterator[Problem]:
    """What a topic, question, prompt or reason for a meeting cites is in the library."""
    for place, cited in _citations(bank):
        yield from unknown_in(place, cited, library)


def unknown_in(place: str, cited: Iterable[str], library: Library) -> Iterator[Problem]:
    """Yield a problem for each citation in one place that is not in the library."""
    known = {**library.statements, **library.notes}
    for each in cited:
        if each not in known:
            fact = f"cites {each!r}, which is no statement of the review and no note of law"
            yield Problem(place, fact, nearest(each, known))


def cites_of_no_note(bank: QuestionBank, library: Library) -> Iterator[Problem]:
    """What stands in `cites` is a note of law, whose own dated words are printed."""
    for place, cited in _citations(bank):
        for each in cited if place.endswith(", cites") else ():
            if each in library.statements:
                fact = f"cites {each!r}, which is a statement of the review and no note of law"
                yield Problem(place, fact, "Cite statements under `statements`.")


def statements_not_reached(bank: QuestionBank, library: Library) -> Iterator[Problem]:
    """A question or prompt of the case bank reaches every statement that bears on a case."""
    if bank.id != CASE_BANK_ID:
        return
    for statement in _not_reached(bank, library, WalkSet.FULL):
        if statement not in NOT_FOR_A_CASE:
            fact = "is reached by no question and no prompt"
            yield Problem(f"statement {statement}", fact, "Cite it where it is asked about.")


def reach_lines(bank: QuestionBank, library: Library) -> Iterator[str]:
    """Yield how many statements of the review each set of questions reaches, and which it lacks."""
    every = len(library.statements)
    late, never = (_not_reached(bank, library, each) for each in (WalkSet.QUICK, WalkSet.FULL))
    yield (
        f"The quick set reaches {every - len(late)} of the {every} statements of the review, all "
        f"the questions {every - len(never)}."
    )
    yield from _named("Only all the questions reach", (each for each in late if each not in never))
    yield from _named("No question reaches", never)


def _named(lead: str, statements: Iterable[str]) -> Iterator[str]:
    if names := ", ".join(statements):
        yield f"{lead}: {names}."


def _not_reached(bank: QuestionBank, library: Library, walk_set: WalkSet) -> list[str]:
    """Return the statements that no question of a set and no prompt beneath one cites."""
    asked = [each for each in bank.questions if bank.asks(each, walk_set)]
    reached = {each for question in asked for each in question.statements}
    reached |= {each for question in asked for rule in question.prompts for each in rule.statements}
    return [each for each in library.statements if each not in reached]


def dates_past_review(bank: QuestionBank, library: Library, today: date) -> Iterator[Problem]:
    """Say what was to be read again by now: the bank, the law pack, each note that is cited."""
    if bank.review_by < today:
        yield Problem(
            "bank",
            f"was to be reviewed by {bank.review_by}",
            "Read it through, and set review_by anew.",
        )
    if library.law.review_by < today:
        fact = f"were to be reviewed by {library.law.review_by}"
        yield Problem("notes of law", fact, "Check them, and set review_by anew.")
    cited = {each for _, group in _citations(bank) for each in group}
    for note in library.law.notes:
        if note.id in cited and note.is_past(today):
            fact = f"was to be reviewed by {note.review_by}"
            yield Problem(
                f"note of law {note.id}", fact, "Check how it stands, and set review_by anew."
            )


CHECKS: tuple[Callable[[QuestionBank, Library], Iterable[Problem]], ...] = (
    unknown_statements,
    cites_of_no_note,
    statements_not_reached,
)


def _citations(bank: QuestionBank) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield all that is cited; of effects, the review's reasons for a meeting that they give."""
    for place, cited in held_in(bank, CITED):
        reasons = (each.statement for each in cited if isinstance(each, RisingEffect))
        yield place, tuple(filter(None, reasons)) if place.endswith(", effects") else cited
