"""The facts of a call: what is urgent and how it is known, the strongest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ehe_check.advice.recommendation import Prompt, Reason
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.question import Option, Question
from ehe_check.check.completeness import OWN_THINKING
from ehe_check.page.phrases import grouped
from ehe_check.sheet.sheet import PromptSheet

TOLD_ALIKE = frozenset({Route.SOCIAL_CARE, Route.POLICE, Route.LEAD})
"""What is for one of these social care is told, and the lead with it."""

_WITHOUT_SOURCE = frozenset({Evidence.ASSUMED, Evidence.NOT_RECORDED})


@dataclass(frozen=True)
class Fact:
    """One urgent thing to say, about everybody of whom it is known in the same way.

    `said` has {child} where a child is to be named. `known` is None where the question asks for no
    source. `is_vague` says that it tells of a worry, or of what the caller thinks, and not of what
    was seen, read or heard; `is_anothers` that it calls for somebody else, who is told the same.
    `is_ticked` says that it is a ticked line and `is_before` what came of it before: neither is
    ever left out. `is_uncertain` says that a line was ticked without certainty of harm.
    """

    said: str
    known: Evidence | None
    abouts: tuple[str, ...]
    is_vague: bool = False
    is_anothers: bool = False
    is_ticked: bool = False
    is_before: bool = False
    is_uncertain: bool = False

    @property
    def is_never_left_out(self) -> bool:
        """Whether it is said whatever else there is time for."""
        return self.is_ticked or self.is_before

    @property
    def strength(self) -> tuple[bool, ...]:
        """Where it stands among others: what is plain comes first, then what has a source."""
        return (
            self.is_before,
            self.is_uncertain,
            self.is_vague,
            self.known in _WITHOUT_SOURCE,
            self.is_anothers,
        )


@dataclass(frozen=True)
class TickedLines:
    """The lines that were ticked of a worry about harm, and the questions that speak of them."""

    answer: Reason
    told_at: frozenset[str]
    options: tuple[Option, ...]
    is_certain: bool

    @property
    def question(self) -> str:
        """The question at which they were ticked."""
        return self.answer.question

    def heard_by(self, routes: frozenset[Route]) -> tuple[Option, ...]:
        """Return the lines that go to any of several; the lead hears all of them."""
        is_lead = Route.LEAD in routes
        return tuple(x for x in self.options if is_lead or not routes.isdisjoint(x.routes))


def facts_for(sheet: PromptSheet, bank: QuestionBank, route: Route) -> tuple[Fact, ...]:
    """Return what to say in a call, the strongest first, and what is alike in the bank's order."""
    alike = grouped(
        (replace(fact, abouts=(), is_anothers=False, is_before=False), fact)
        for fact in _facts(sheet, bank, route)
    )
    return tuple(sorted(map(_as_one, alike.values()), key=lambda fact: fact.strength))


def chosen(facts: tuple[Fact, ...], most: int) -> tuple[Fact, ...]:
    """Return what is never left out, with the strongest others where fewer lines are certain.

    Beside any number of lines the strongest that itself calls for who is rung is said.
    """
    others = [each for each in facts if not each.is_never_left_out]
    certain = [each for each in facts if each.is_ticked and not each.is_uncertain]
    own = [each for each in others if not (each.is_anothers or each.is_vague)]
    said = others[: max(most - len(certain), 0)] or own[:1]
    return tuple(each for each in facts if each.is_never_left_out or each in said)


def abouts_of(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return about which children facts are, none where one is about the whole family."""
    if any(not fact.abouts for fact in facts):
        return ()
    return tuple(dict.fromkeys(about for fact in facts for about in fact.abouts))


def _as_one(alike: list[Fact]) -> Fact:
    """Return facts that are said in the same words as one, about everybody they are about."""
    abouts = dict.fromkeys(about for fact in alike for about in fact.abouts)
    is_anothers = all(fact.is_anothers for fact in alike)
    is_before = any(fact.is_before for fact in alike)
    return replace(alike[0], abouts=tuple(abouts), is_anothers=is_anothers, is_before=is_before)


def _facts(sheet: PromptSheet, bank: QuestionBank, route: Route) -> Iterator[Fact]:
    told = TOLD_ALIKE if route is Route.SOCIAL_CARE else frozenset({route})
    lines = ticked_lines(sheet, bank)
    for prompt in sorted(sheet.prompts, key=lambda prompt: bank.places[prompt.question]):
        if prompt.kind is PromptKind.ACT_TODAY and told & set(prompt.routes):
            why = _own_answer(prompt)
            if why is not None and (lines is None or why.question not in lines.told_at):
                for fact in _of_prompt(bank, prompt, why):
                    yield replace(fact, is_anothers=route not in prompt.routes)
    if lines is not None:
        yield from _of_lines(bank, lines, told)
        yield from _before(sheet, bank) if Route.LEAD in told else ()


def _of_prompt(bank: QuestionBank, prompt: Prompt, why: Reason) -> Iterator[Fact]:
    question = bank.by_id[prompt.question]
    is_vague = question.topic == OWN_THINKING
    abouts = (prompt.about,) if prompt.about else ()
    if why.is_not_known and question.not_known_say:
        yield Fact(question.not_known_say, None, abouts, is_vague=True)
    for option in (question.option_by_id[value] for value in why.values):
        if option.say:
            yield Fact(option.say, _known(question, why), abouts, is_vague)


def _of_lines(bank: QuestionBank, lines: TickedLines, told: frozenset[Route]) -> Iterator[Fact]:
    """Yield the ticked lines that are heard in a call, as they are known."""
    known = _known(bank.by_id[lines.question], lines.answer)
    for line in lines.heard_by(told):
        yield Fact(line.say, known, (), is_ticked=True, is_uncertain=not lines.is_certain)


def _before(sheet: PromptSheet, bank: QuestionBank) -> Iterator[Fact]:
    """Yield what came of the worry before."""
    for why, option in _answered(sheet, bank):
        if option.told_before:
            abouts = (why.about,) if why.about else ()
            yield Fact(option.say, _known(bank.by_id[why.question], why), abouts, is_before=True)


def _answered(sheet: PromptSheet, bank: QuestionBank) -> Iterator[tuple[Reason, Option]]:
    """Yield each option that was answered, with the answer."""
    for why in sheet.answered:
        question = bank.by_id.get(why.question)
        options = question.options if question is not None else ()
        yield from ((why, option) for option in options if option.id in why.values)


def _known(question: Question, why: Reason) -> Evidence | None:
    is_known = question.fact and not question.is_unlooked(why.values)
    return (why.evidence or Evidence.NOT_RECORDED) if is_known else None


def _own_answer(prompt: Prompt) -> Reason | None:
    """Return the answer at which a prompt is raised."""
    place = (prompt.question, prompt.about)
    return next((why for why in prompt.because if (why.question, why.about) == place), None)


def ticked_lines(sheet: PromptSheet, bank: QuestionBank) -> TickedLines | None:
    """Return the lines that are ticked of a worry about harm, None where there are none."""
    lists = {each.ticked for each in bank.together}
    ticked = [each for each in _answered(sheet, bank) if each[0].question in lists]
    options = tuple(option for _, option in ticked if not option.by_itself)
    if not options:
        return None
    answer = ticked[0][0]
    again = (each.id for each in bank.questions if answer.question in each.again_when)
    is_certain = not any(option.not_certain for _, option in _answered(sheet, bank))
    return TickedLines(answer, frozenset({answer.question, *again}), options, is_certain)


def name_of(prompt: Prompt) -> str:
    """Return the name in a file of what a prompt tells of, with whom it is about."""
    return " ".join(filter(None, (prompt.id, prompt.about)))


def line_name(question: str, line: Option) -> str:
    """Return the name of a ticked line in a file."""
    return f"{question}:{line.id}"


def has_lines(bank: QuestionBank, prompt: Prompt) -> bool:
    """Say whether ticked lines decide where a prompt leads."""
    rule = bank.joint_by_id.get(bank.rules[prompt.id][1].rule or "")
    return rule is not None and rule.ticked is not None
