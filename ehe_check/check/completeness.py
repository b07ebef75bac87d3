"""Completeness: what the advice and the sheet read is all there, and effects are printed.

Each effect is written once, where it begins, and printed wherever it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.guard import (
    DIFFERS,
    ENQUIRY_OPEN,
    IN_PROTECTION,
    SAID_CONFIRMED,
    SOCIAL_CARE_OPEN,
    WORRY_NAMED,
)
from ehe_check.bank.advice_keys import BeneathKey, BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import NOT_KNOWN, AllOf, AnswerIs, Condition, leaves
from ehe_check.bank.effect import Does, JointRule, Route
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, PromptKind, PromptRule
from ehe_check.bank.question import Option, Question
from ehe_check.bank.urgency import Urgency
from ehe_check.check.bank_places import (
    Checks,
    joint_place,
    of_each,
    option_place,
    prompt_place,
    question_place,
    questions,
    questions_within,
)
from ehe_check.check.citations import CASE_BANK_ID
from ehe_check.errors import Problem

OWN_THINKING = "SUP"
"""The topic of the practitioner's own thinking, where nobody else could know."""

READ_BY_THE_ADVICE = (
    WORRY_NAMED,
    ENQUIRY_OPEN,
    SOCIAL_CARE_OPEN,
    IN_PROTECTION,
    SAID_CONFIRMED,
    DIFFERS,
)


def conditions_that_the_advice_misses(bank: QuestionBank) -> Iterator[Problem]:
    """A bank that can advise names the conditions that the advice reads."""
    for name in READ_BY_THE_ADVICE if _advises(bank) else ():
        if name not in bank.conditions:
            fact = f"the condition {name!r} is missing, which the advice reads"
            yield Problem("conditions", fact, f"Add [conditions.{name}].")


def advice_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """A bank that can advise has words for all that the advice can be."""
    tables: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("tiers", Urgency, bank.tiers),
        ("headlines", HeadlineKey, bank.headlines),
        ("boxes", BoxKey, bank.boxes),
        ("beneath", BeneathKey, bank.beneath),
    )
    for table, keys, found in tables if _advises(bank) else ():
        for key in keys:
            if key not in set(found):
                yield Problem(table, f"{key!s} has no words", f"Add {key!s} under [{table}].")


def single_parts_that_are_missing(bank: QuestionBank) -> Iterator[Problem]:
    """The sheet has its lines; a case bank can be agreed with, and says who was seen."""
    wanted = ("lines", "agreement", "sight") if bank.id == CASE_BANK_ID else ("lines",)
    for part in wanted if _advises(bank) else ():
        if getattr(bank, part) is None:
            yield Problem(part, "is missing, which the sheet reads", f"Add [{part}].")


def days_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """Each answer to what a child's day is like can be said in the picture over time."""
    day = bank.childs_day
    if day is None or day.question not in bank.by_id:
        return
    for option in bank.by_id[day.question].option_ids:
        if option not in day.sources:
            fact = f"the answer {option!r} has no words"
            yield Problem("childs_day, sources", fact, f"Add {option} under [childs_day.sources].")


def routes_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """Everybody to whom an answer leads has their words."""
    for place, routes in _routes(bank):
        for route in routes:
            if route not in bank.routes:
                fact = f"leads to the route {route.value!r}, which has no words"
                yield Problem(place, fact, f"Add [routes.{route}].")


def facts_that_nobody_finds_out(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """A fact of the quick set that is not known can be found out, and the bank says from whom."""
    if question.id in bank.quick and not question.find_out and _is_a_fact(bank, question):
        fact = "may be not known, and nothing says what to find out and who could know"
        yield Problem(question_place(question), fact, "Add find_out, own records first.")


def _advises(bank: QuestionBank) -> bool:
    return bool(bank.with_effects or bank.together)


def _routes(bank: QuestionBank) -> Iterator[tuple[str, tuple[Route, ...]]]:
    for question in bank.questions:
        for option in question.options:
            led = (route for effect in option.effects for route in effect.routes)
            yield option_place(question, option), (*led, *option.routes)
        unknown = (route for effect in question.not_known_effects for route in effect.routes)
        yield f"{question_place(question)}, not_known_effects", tuple(unknown)
    for rule in bank.together:
        yield joint_place(rule), tuple(route for effect in rule.effects for route in effect.routes)


def _is_a_fact(bank: QuestionBank, question: Question) -> bool:
    """Say whether *not known* leaves a fact open that somebody could know.

    A judgement of one's own is none, nor what is asked because of other answers; and where not
    knowing has an effect itself, that is what is said of it.
    """
    return not (
        question.kind.is_written
        or question.lists
        or question.splits
        or question.after_advice
        or question.not_known_effects
        or question.topic == OWN_THINKING
        or {rule.ticked for rule in bank.together} & {*question.again_when}
    )


# Effects.


PRINTED = {does: kind for kind, does in BEHIND_THE_ADVICE.items()}
"""The effects that a prompt speaks of, most urgent first, each with the kind that does."""

PRINTED_EACH = frozenset({Does.EMERGENCY, Does.MEET})
"""What is printed wherever it holds; the rest may be said by a graver line in its place."""

CANNOT_WAIT = frozenset({Does.EMERGENCY, Does.TODAY})


def effects_that_are_not_printed(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """Wherever an effect holds, a prompt of its kind says so, or a graver one of that question."""
    for answer, found in _does_at(question).items():
        printed = {rule.kind for rule in question.prompts if _prints(bank, question, rule, answer)}
        for does in _unprinted(found, printed):
            fact = f"at {answer!r} {does.value} holds, and no prompt prints it"
            remedy = f"Add a prompt of kind {PRINTED[does].value!r} with {answer!r} in `on`."
            yield Problem(question_place(question), fact, remedy)


def rules_that_are_not_printed(bank: QuestionBank) -> Iterator[Problem]:
    """Every effect of a rule over two answers is printed by a prompt that names the rule."""
    printed = {(rule.rule, rule.kind) for _, rule in bank.rules.values()}
    for joint in bank.together:
        for does in dict.fromkeys(effect.does for effect in joint.effects):
            if does in PRINTED and (joint.id, PRINTED[does]) not in printed:
                kind = PRINTED[does].value
                fact = f"{does.value} holds, and no prompt prints it"
                remedy = f"Add a prompt of kind {kind!r} with rule = {joint.id!r}."
                yield Problem(joint_place(joint), fact, remedy)


def prompts_without_their_effect(bank: QuestionBank) -> Iterator[Problem]:
    """A prompt that gives a reason for the advice stands where the advice has that reason."""
    for question, rule in bank.rules.values():
        does = BEHIND_THE_ADVICE.get(rule.kind)
        for answer in _without(bank, question, rule, does) if does else ():
            fact = f"is never printed for {answer!r}, where {does} does not hold"
            remedy = f"Write {does} at that option, or make this an action or a note."
            yield Problem(prompt_place(rule), fact, remedy)


def effects_written_again(question: Question) -> Iterator[Problem]:
    """An effect is written where it begins; later options of an ordered question have it too."""
    begun: set[object] = set()
    for option in question.options if question.inherits else ():
        for effect in option.effects:
            if effect in begun:
                fact = f"writes {str(effect)!r}, which an option before it has begun"
                yield Problem(option_place(question, option), fact, "Take it away here.")
        begun |= set(option.effects)


def calls_without_words(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """What cannot wait has its words for the call: a clause to say, and why to call."""
    for option in question.options:
        if option.not_certain or not _calls(bank, question, option):
            continue
        for key, words in (("say", option.say), ("route_why", option.route_why)):
            if not words:
                fact = f"calls for a step today and has no {key!r}"
                yield Problem(option_place(question, option), fact, f'Add {key} = "...".')
    begun = {effect.does for effect in question.not_known_effects}
    if CANNOT_WAIT & begun and not question.not_known_say:
        fact = "not known calls for a step today and has no 'not_known_say'"
        yield Problem(question_place(question), fact, 'Add not_known_say = "...".')


def ticks_that_lead_nowhere(bank: QuestionBank) -> Iterator[Problem]:
    """Each line of a list that decides whom to call names whom."""
    ticked = dict.fromkeys(rule.ticked for rule in bank.together if rule.ticked is not None)
    for question in (bank.by_id[name] for name in ticked if name in bank.by_id):
        for option in question.options:
            if not (option.routes or option.by_itself):
                fact = "can be ticked, and leads to nobody"
                yield Problem(option_place(question, option), fact, "Add routes = [...].")


CHECKS: Checks = (
    *of_each(questions_within, effects_that_are_not_printed),
    rules_that_are_not_printed,
    prompts_without_their_effect,
    *of_each(questions, effects_written_again),
    *of_each(questions_within, calls_without_words),
    ticks_that_lead_nowhere,
    conditions_that_the_advice_misses,
    advice_without_words,
    single_parts_that_are_missing,
    days_without_words,
    routes_without_words,
    *of_each(questions_within, facts_that_nobody_finds_out),
)


def _does_at(question: Question) -> dict[str, set[Does]]:
    """Return what holds at each answer to a question, `not-known` too."""
    found = {
        option: {effect.does for effect in question.effects_at(option)}
        for option in question.option_ids
    }
    return found | {NOT_KNOWN: {effect.does for effect in question.not_known_effects}}


def _unprinted(found: set[Does], printed: set[PromptKind]) -> Iterator[Does]:
    order = list(PRINTED)
    for does in order:
        graver = order[: order.index(does)] if does not in PRINTED_EACH else []
        if does in found and not printed & {PRINTED[each] for each in (*graver, does)}:
            yield does


def _prints(bank: QuestionBank, question: Question, rule: PromptRule, answer: str) -> bool:
    """Say whether a prompt speaks of an answer, by itself or with others."""
    if rule.on is not None:
        return answer in rule.on
    if rule.rule is not None:
        joint = bank.joint_by_id.get(rule.rule)
        return joint is not None and _stands_by_itself(bank, joint, question, answer)
    return rule.when is not None and answer in _read_at(bank, rule.when, question)


def _stands_by_itself(bank: QuestionBank, rule: JointRule, question: Question, answer: str) -> bool:
    """Say whether a rule stands at an answer whatever else is answered."""
    if not isinstance(rule.when, AnswerIs) or answer not in _read_at(bank, rule.when, question):
        return False
    return rule.unless is None or (
        isinstance(rule.unless, AllOf)
        and any(
            isinstance(part, AnswerIs) and part.question == question.id and answer not in part.is_
            for part in rule.unless.parts
        )
    )


def _read_at(bank: QuestionBank, condition: Condition, question: Question) -> frozenset[str]:
    """Return the answers to a question that a condition looks for."""
    return frozenset(
        option
        for leaf in leaves(condition, bank.conditions)
        if isinstance(leaf, AnswerIs) and leaf.question == question.id
        for option in leaf.is_
    )


def _without(bank: QuestionBank, question: Question, rule: PromptRule, does: Does) -> Iterator[str]:
    """Yield each answer, or rule, for which a prompt is written and its effect never stands."""
    if rule.rule is not None:
        joint = bank.joint_by_id.get(rule.rule)
        if joint is not None and does not in {effect.does for effect in joint.effects}:
            yield rule.rule
    elif rule.on is not None:
        found = _does_at(question)
        yield from (answer for answer in rule.on if does not in found.get(answer, {does}))
    elif rule.when is not None and does not in {each.does for each in question.every_effect}:
        yield "any answer"


def _calls(bank: QuestionBank, question: Question, option: Option) -> bool:
    return (
        bool(option.routes)
        or bool(CANNOT_WAIT & {effect.does for effect in question.effects_at(option.id)})
        or any(_is_read_by(bank, rule, question, option) for rule in bank.together)
    )


def _is_read_by(bank: QuestionBank, rule: JointRule, question: Question, option: Option) -> bool:
    """Say whether a rule makes a step for today of an option of the question at which it counts."""
    if rule.question != question.id or rule.when is None:
        return False
    does = {effect.does for effect in rule.effects}
    return bool(CANNOT_WAIT & does) and option.id in _read_at(bank, rule.when, question)
