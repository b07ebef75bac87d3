"""The facts of a call: what is urgent and how it is known, in spoken words, the strongest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ehe_check.advice.recommendation import Prompt, Reason
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.question import Option
from ehe_check.check.completeness import OWN_THINKING
from ehe_check.sheet.sheet import PromptSheet

TOLD_ALIKE = frozenset({Route.SOCIAL_CARE, Route.POLICE, Route.LEAD})
"""Who are told the same beside social care: what is for one of them is for all."""

_WITHOUT_SOURCE = frozenset({Evidence.ASSUMED, Evidence.NOT_RECORDED})


@dataclass(frozen=True)
class Fact:
    """One urgent thing to say, about everybody of whom it is known in the same way.

    `said` has {child} where a child is to be named. `known` is None where the question asks for no
    source. `is_vague` says that it tells of a worry, or of what the caller thinks, and not of what
    was seen, read or heard; `is_anothers` that it calls for somebody else, who is told the same.
    """

    said: str
    known: Evidence | None
    abouts: tuple[str, ...]
    is_vague: bool = False
    is_anothers: bool = False

    @property
    def strength(self) -> tuple[bool, bool, bool]:
        """Where it stands among others: what is plain comes first, then what has a source."""
        return self.is_vague, self.known in _WITHOUT_SOURCE, self.is_anothers


def facts_for(sheet: PromptSheet, bank: QuestionBank, route: Route) -> tuple[Fact, ...]:
    """Return what to say in a call, the strongest first, and what is alike in the bank's order."""
    alike: dict[Fact, list[Fact]] = {}
    for fact in _facts(sheet, bank, route):
        alike.setdefault(replace(fact, abouts=(), is_anothers=False), []).append(fact)
    return tuple(sorted(map(_as_one, alike.values()), key=lambda fact: fact.strength))


def _as_one(alike: list[Fact]) -> Fact:
    """Return facts that are said in the same words as one, about everybody they are about."""
    abouts = dict.fromkeys(about for fact in alike for about in fact.abouts)
    is_anothers = all(fact.is_anothers for fact in alike)
    return replace(alike[0], abouts=tuple(abouts), is_anothers=is_anothers)


def _facts(sheet: PromptSheet, bank: QuestionBank, route: Route) -> Iterator[Fact]:
    told = TOLD_ALIKE if route is Route.SOCIAL_CARE else frozenset({route})
    for prompt in sorted(sheet.prompts, key=lambda prompt: bank.places[prompt.question]):
        if prompt.kind is PromptKind.ACT_TODAY and told & set(prompt.routes):
            for fact in _of_prompt(sheet, bank, prompt, told):
                yield replace(fact, is_anothers=route not in prompt.routes)


def _of_prompt(
    sheet: PromptSheet, bank: QuestionBank, prompt: Prompt, told: frozenset[Route]
) -> Iterator[Fact]:
    question, why = bank.by_id[prompt.question], _own_answer(prompt)
    if why is None:
        return
    is_known = question.fact and not question.is_unlooked(why.values)
    known = (why.evidence or Evidence.NOT_RECORDED) if is_known else None
    lines = lines_ticked(sheet, bank, prompt, told)
    is_unsaid = not lines and question_of_lines(bank, prompt) is not None
    is_vague = is_unsaid or question.topic == OWN_THINKING
    abouts = (prompt.about,) if prompt.about else ()
    if why.is_not_known and question.not_known_say:
        yield Fact(question.not_known_say, None, abouts, is_vague=True)
    for option in lines or [question.option_by_id[value] for value in why.values]:
        if option.say:
            yield Fact(option.say, known, abouts, is_vague)


def _own_answer(prompt: Prompt) -> Reason | None:
    """Return the answer at which a prompt is raised."""
    place = (prompt.question, prompt.about)
    return next((why for why in prompt.because if (why.question, why.about) == place), None)


def lines_ticked(
    sheet: PromptSheet, bank: QuestionBank, prompt: Prompt, told: frozenset[Route]
) -> tuple[Option, ...]:
    """Return the lines ticked for a call to any of several, where a prompt has such lines."""
    ticked = question_of_lines(bank, prompt)
    if ticked is None:
        return ()
    chosen = {value for why in sheet.answered if why.question == ticked for value in why.values}
    options = bank.by_id[ticked].options
    return tuple(each for each in options if each.id in chosen and told & set(each.routes))


def question_of_lines(bank: QuestionBank, prompt: Prompt) -> str | None:
    """Return the question whose lines decide where a prompt leads, or None."""
    rule = bank.joint_by_id.get(bank.rules[prompt.id][1].rule or "")
    return rule.ticked if rule else None
