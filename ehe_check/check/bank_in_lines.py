"""A bank in lines: everything that it asks and may raise, to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import (
    AllOf,
    AnswerIs,
    AnyOf,
    AtLeast,
    AttributeIs,
    Condition,
    NamedCondition,
    Not,
    WorkedOut,
)
from ehe_check.bank.effect import JointRule, RisingEffect, Stilled
from ehe_check.bank.law import LawNote, Library
from ehe_check.bank.law_words import dated
from ehe_check.bank.prompt_rule import FindOut, PromptRule, Wording
from ehe_check.bank.question import Contradiction, Keeps, Option, Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.how_long import minutes_of, task_of_set
from ehe_check.check.rules_page import rules_lines
from ehe_check.page.phrases import listed

_HOW_LONG = "How long it takes for one child of an ordinary family (an estimate)"


def bank_lines(bank: QuestionBank, library: Library) -> Iterator[str]:
    """Yield a bank as lines: how it adds up, every question, conditions, statements and law."""
    yield f"{bank.title} ({bank.id} {bank.version}, {bank.jurisdiction})"
    yield from _part("How it adds up", rules_lines(bank))
    yield from _part(_HOW_LONG, _count_lines(bank))
    for topic in bank.topics:
        mine = (_question_lines(bank, each) for each in bank.questions if each.topic == topic.id)
        yield from _part(f"{topic.id}  {topic.title}", chain.from_iterable(mine))
    named = (f"  {name}: {condition_words(each)}" for name, each in bank.conditions.items())
    yield from _part("Named conditions", named)
    yield from _part("Rules over two answers", map(_joint_line, bank.together))
    said = (f"  {each.id}  {each.text}" for each in library.statements.values())
    yield from _part("Statements of the review", said)
    yield from _part("Law and guidance", map(_note_line, library.notes.values()))


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a part of the bank, after an empty line."""
    yield from ("", heading, *lines)


def condition_words(condition: Condition) -> str:
    """Return a condition in words, with the ids that the bank's files have.

    A leaf is "some child: VIS-1 is never or longer-ago"; parts of others stand in brackets, and a
    condition that the bank names by its name, under which it is shown by itself.
    """
    match condition:
        case AnswerIs() | AttributeIs():
            return _leaf_words(condition)
        case AtLeast():
            return f"at least {condition.at_least} on the list of {condition.roster}"
        case WorkedOut():
            return f"worked out: {condition.worked_out}"
        case NamedCondition():
            return condition.condition
        case AllOf() | AnyOf():
            word = " and " if isinstance(condition, AllOf) else " or "
            return f"({word.join(map(condition_words, condition.parts))})"
        case Not():
            return f"not {condition_words(condition.part)}"
        case _:
            assert_never(condition)


def _leaf_words(leaf: AnswerIs | AttributeIs) -> str:
    name = leaf.question if isinstance(leaf, AnswerIs) else leaf.attribute
    evidence = leaf.evidence if isinstance(leaf, AnswerIs) else None
    over = f"{leaf.over[0].value} {leaf.over[1]}: " if leaf.over else ""
    known = f", known by {' or '.join(evidence)}" if evidence else ""
    return f"{over}{name} is {' or '.join(leaf.is_)}{known}"


def _count_lines(bank: QuestionBank) -> Iterator[str]:
    """Yield about how long each set of questions takes."""
    for walk_set in WalkSet:
        task = task_of_set(bank, walk_set)
        minutes = minutes_of(bank, walk_set)
        yield f"  {walk_set:5}  {minutes} minutes: {task.words} words, {task.keys} keys"


def _joint_line(rule: JointRule) -> str:
    per = f" for each {rule.per}" if rule.per else ""
    what = f"{rule.question}: {_effects(rule.effects)}" if rule.effects else ""
    stills = "; ".join(f"{_resting(part)} stand still" for part in rule.stills)
    return f"  {rule.id}  {what}{stills}{per}{_whether(rule)}"


def _note_line(note: LawNote) -> str:
    return f"  {note.id}  {note.title}. {dated(note)} (Review by {note.review_by}.)"


def _question_lines(bank: QuestionBank, question: Question) -> Iterator[str]:
    grid = bank.grid_of(question.id, WalkSet.QUICK)
    row = grid.row_of(question.id) if grid is not None else None
    marks = [
        question.kind.value,
        "quick set" if question.id in bank.quick_ids else "",
        f"for each {question.per}" if question.per else "",
        "not ordered" if question.options and not question.inherits else "",
        "asks how it is known" if question.fact else "",
        "asks who heard it" if question.spoken else "",
        "answered beside another" if question.id in bank.beside_others else "",
        f"{question.words} is written beside it" if question.words else "",
        f"matter {question.matter}" if question.matter else "",
        f"splits {question.splits}" if question.splits else "",
        f"a row of the quick set, 1 is {row.option}: {row.one}" if row else "",
        "for your own thinking" if question.own_thinking else "",
        _keeping(question.keeps),
    ]
    yield ""
    yield f"  {question.id}  {question.short}"
    yield f"      {question.text}"
    yield f"      ({', '.join(filter(None, marks))}; {_cited(question)})"
    yield from (f"      Counts: {question.what_counts}",) if question.what_counts else ()
    yield from (f"      Why: {question.why}",) if question.why else ()
    if question.when is not None:
        yield f"      Asked when: {condition_words(question.when)}"
    for option in question.options:
        yield from _option_lines(question, option)
    if question.not_known_effects:
        yield f"      - not-known: {question.not_known_label}"
        yield f"        does: {_effects(question.not_known_effects)}"
    if question.not_known_say:
        yield f"        Say: {question.not_known_say}"
    for each in question.contradicts:
        yield f"      Does not sit together: {' or '.join(each.on)}{_whether(each)}"
    if question.seen is not None and (home := question.seen.home) is not None:
        yield f"      Does not sit together: seen inside the home later than {home} says"
    if question.find_out is not None:
        yield from _find_out_lines(question.find_out)
    for rule in question.prompts:
        yield from _rule_lines(rule)


def _option_lines(question: Question, option: Option) -> Iterator[str]:
    marks = [
        "nobody has looked" if option.unlooked else "",
        "stands by itself" if option.by_itself else "",
        "a usual row" if option.usual else "",
        _keeping(option.keeps) if option.keeps else "",
        f"leads to {', '.join(option.routes)}" if option.routes else "",
    ]
    said = ", ".join(filter(None, marks))
    yield f"      - {option.id}: {option.text}{f' ({said})' if said else ''}"
    effects = question.effects_at(option.id)
    if effects:
        yield f"        does: {_effects(effects)}"
    if option.say:
        beside = " (beside the ticked lines)" if option.told_before else ""
        yield f"        Say{beside}: {option.say}"


def _find_out_lines(asked: FindOut) -> Iterator[str]:
    also = f", {', '.join(asked.also_on)}" if asked.also_on else ""
    yield f"      Find out on not-known{also}: {asked.short} (who could know: {asked.who})"
    yield from _wording_lines(asked)


def _rule_lines(rule: PromptRule) -> Iterator[str]:
    short = f" {rule.short}" if rule.short else ""
    yield f"      > {rule.id} [{rule.kind.value}]{short}"
    yield f"        {_raised(rule)} ({_cited(rule)})"
    yield from _wording_lines(rule)
    said = (rule.do, rule.do_when_worry, rule.do_when_hold)
    yield from (f"        In two lines: {each}" for each in said if each)


def _raised(rule: PromptRule) -> str:
    if rule.on is not None:
        raised = f"on {', '.join(rule.on)}"
    elif rule.when is not None:
        raised = f"when {condition_words(rule.when)}"
    elif rule.rule is not None:
        raised = f"by {rule.rule}"
    else:
        raised = "when the sessions of a case show it together"
    return f"{raised}{f' unless {condition_words(rule.unless)}' if rule.unless else ''}"


def _wording_lines(wording: Wording) -> Iterator[str]:
    """Yield the wordings of a line: ordinary, where a worry is named, and guarded."""
    yield f"        {wording.text or '(no task where nobody has named a worry)'}"
    if wording.when_worry is not None:
        yield f"        With a worry named: {wording.when_worry}"
    if wording.when_hold is not None:
        yield f"        Under HOLD or ASK FIRST: {wording.when_hold or '(left out)'}"


def _whether(holds: JointRule | Contradiction) -> str:
    when = f" when {condition_words(holds.when)}" if holds.when else ""
    return when + (f" unless {condition_words(holds.unless)}" if holds.unless else "")


def _keeping(keeps: Keeps) -> str:
    return "" if keeps is Keeps.WHILE_TRUE else f"kept {keeps.value}"


def _resting(part: Stilled) -> str:
    """Return what a rule sets aside."""
    which = _effects(part.effects) or "the effects"
    return f"{which} of {part.question}{' at ' + listed(part.at) if part.at else ''}"


def _effects(effects: Iterable[RisingEffect]) -> str:
    return ", ".join(map(str, effects))


def _cited(citing: Question | PromptRule) -> str:
    return ", ".join(dict.fromkeys((*citing.statements, *citing.cites)))
