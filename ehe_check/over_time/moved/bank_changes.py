"""Changes of a bank: what one lacks of the other, and which answers it therefore cannot read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ehe_check.advice.reasons import read_by
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import PromptRule
from ehe_check.bank.question import Question
from ehe_check.case.walk import is_about_removed, set_aside
from ehe_check.judge.answers import Answer
from ehe_check.over_time.moved.comparison import BankDifference, Unread
from ehe_check.over_time.side import Side, Which


def bank_difference(
    earlier: QuestionBank | None, later: QuestionBank | None
) -> BankDifference | None:
    """Return what differs between two banks, or None where one of them is missing."""
    if earlier is None or later is None:
        return None
    return BankDifference(
        versions=(earlier.version, later.version),
        questions_gone=tuple(name for name in earlier.by_id if name not in later.by_id),
        questions_new=tuple(name for name in later.by_id if name not in earlier.by_id),
        options_gone=tuple(_options_lacking(earlier, later)),
        options_new=tuple(_options_lacking(later, earlier)),
        questions_changed=tuple(
            name
            for name, question in earlier.by_id.items()
            if name in later.by_id and _itself(question) != _itself(later.by_id[name])
        ),
        rules_changed=tuple(_differing(_rules(earlier), _rules(later))),
        conditions_changed=tuple(_differing(_conditions(earlier), _conditions(later))),
    )


def unread_answers(earlier: Side, later: Side) -> Iterator[Unread]:
    """Yield each answer of either session that only the other session's bank cannot read."""
    yield from _unread(earlier, Which.EARLIER, later.bank, Which.LATER)
    yield from _unread(later, Which.LATER, earlier.bank, Which.EARLIER)


def _unread(side: Side, which: Which, bank: QuestionBank | None, other: Which) -> Iterator[Unread]:
    if bank is None:
        return
    answers = side.session.all_answers()
    own = set_aside(side.bank, answers) if side.bank is not None else ()
    for answer in set_aside(bank, answers):
        if answer in own or is_about_removed(answers, answer.ref):
            continue
        yield Unread(
            answers=which,
            bank=other,
            question=answer.question,
            about=answer.about,
            whom=answers.label(answer.about),
            options=_lacking(bank.by_id.get(answer.question), answer, side.bank),
        )


def _lacking(
    question: Question | None, answer: Answer, own: QuestionBank | None
) -> tuple[str, ...]:
    if question is None:
        return ()
    read = read_by(own.by_id.get(answer.question) if own is not None else None, answer)
    return tuple(value for value in read.values if value not in question.option_ids)


def _options_lacking(mine: QuestionBank, other: QuestionBank) -> Iterator[tuple[str, str]]:
    for name, question in mine.by_id.items():
        theirs = other.by_id.get(name)
        if theirs is not None:
            yield from (
                (name, option) for option in question.option_ids if option not in theirs.option_ids
            )


def _differing(mine: Mapping[str, object], theirs: Mapping[str, object]) -> Iterator[str]:
    names = dict.fromkeys((*mine, *theirs))
    return (name for name in names if mine.get(name) != theirs.get(name))


def _conditions(bank: QuestionBank) -> dict[str, object]:
    """Return the conditions that a bank names, and its rules over two answers."""
    return {**bank.conditions, **{rule.id: rule for rule in bank.together}}


def _rules(bank: QuestionBank) -> dict[str, PromptRule]:
    return {name: rule for name, (_, rule) in bank.rules.items()}


def _itself(question: Question) -> Question:
    """Return a question without the rules under it, which are compared by themselves."""
    return question.model_copy(update={"prompts": ()})
