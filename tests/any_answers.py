"""Random answers to the shipped bank: a base that answers everything alike, and changes to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.judge.answers import Answer, Answers, Entry, Ref

AGES = ("unborn", "under-one", "under-school-age", "school-age", "over-school-age", None)
ABSENT, SKIPPED, NOT_KNOWN, FIRST, LAST = "(absent)", "(skipped)", "not-known", "(first)", "(last)"


@dataclass(frozen=True)
class Cast:
    """Who is listed in a case."""

    entries: tuple[Entry, ...]
    complete: frozenset[str]


def cast(children: int = 1, adults: int = 0, ages: tuple[str | None, ...] = ()) -> Cast:
    """A cast of children and adults, their lists complete."""
    people = [
        entry("child", place, (*ages, *["school-age"] * children)[place - 1])
        for place in range(1, children + 1)
    ]
    people += [entry("adult", place) for place in range(1, adults + 1)]
    return Cast(tuple(people), frozenset({"child", "adult", "fact"}))


def family(children: int, *answers: Answer) -> Answers:
    """A family of so many children of school age, with a few answers."""
    people = cast(children)
    return Answers({each.ref: each for each in answers}, people.entries, people.complete)


def entry(roster: str, number: int, age: str | None = None) -> Entry:
    """One entry of a roster."""
    fields = {"id": f"{roster}-{number}", "label": f"{roster} {number}"} | (
        {"age": age} if age else {}
    )
    return Entry.model_validate(fields)


@st.composite
def casts(draw: st.DrawFn) -> Cast:
    """One to three children of any age or none set, up to two adults, lists complete or not."""
    children = draw(st.lists(st.sampled_from(AGES), min_size=1, max_size=3))
    people = [entry("child", place, age) for place, age in enumerate(children, start=1)]
    people += [entry("adult", place) for place in range(1, draw(st.integers(0, 2)) + 1)]
    complete = draw(st.sets(st.sampled_from(["child", "adult", "fact"])))
    return Cast(tuple(people), frozenset(complete))


def refs(bank: QuestionBank, people: Cast) -> list[Ref]:
    """Every question with options about everybody listed."""
    found = []
    for question in bank.questions:
        if question.kind.is_written:
            continue
        abouts = (
            [one.id for one in people.entries if one.roster == question.per]
            if question.per
            else [None]
        )
        found += [Ref(question.id, about) for about in abouts]
    return found


def given(question: Question, ref: Ref, state: str) -> Answer | None:
    """The answer in a state: an option's id, or one of the marks above."""
    takes_several = question.kind is QuestionKind.SEVERAL
    match state:
        case "(absent)":
            return None
        case "(first)":
            return _made(ref, question.options[0].id, takes_several=takes_several)
        case "(last)":
            return _made(ref, question.options[-1].id, takes_several=takes_several)
        case _:
            return _made(ref, state, takes_several=takes_several)


@cache
def _made(ref: Ref, state: str, *, takes_several: bool) -> Answer:
    """An answer, made once: most of the random families give the same ones."""
    fields: dict[str, Any] = {"question": ref.question, "about": ref.about}
    match state:
        case "(skipped)":
            return Answer(**fields, skipped=True)
        case "not-known":
            return Answer(**fields, not_known=True)
        case _:
            return Answer(**fields, value=(state,) if takes_several else state)


def all_answered(
    bank: QuestionBank, people: Cast, state: str, changes: dict[Ref, str] | None = None
) -> Answers:
    """Everybody's every question in one state, but for some changes."""
    states = dict.fromkeys(refs(bank, people), state) | (changes or {})
    answers = {ref: given(bank.by_id[ref.question], ref, one) for ref, one in states.items()}
    return Answers(
        {ref: answer for ref, answer in answers.items() if answer}, people.entries, people.complete
    )


@st.composite
def any_answers(draw: st.DrawFn, bank: QuestionBank) -> Answers:
    """Answers of every kind: mostly alike, with up to two dozen that differ."""
    people = draw(casts())
    base = draw(st.sampled_from([ABSENT, FIRST, FIRST, NOT_KNOWN, SKIPPED, LAST]))
    changed = draw(st.lists(st.sampled_from(refs(bank, people)), max_size=24, unique=True))
    return all_answered(
        bank, people, base, {ref: draw(states(bank.by_id[ref.question])) for ref in changed}
    )


def states(question: Question) -> st.SearchStrategy[str]:
    """Any state that one question can be in."""
    return st.sampled_from([ABSENT, SKIPPED, NOT_KNOWN, *question.option_ids])
