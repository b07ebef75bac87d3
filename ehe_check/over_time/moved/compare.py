"""Compare two sessions about one case: what moved, what did not, and what moved the advice.

Time alone is told apart first: of old and new answers under old and new questions, all but the
first corner are read on the later day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.advice.reasons import read_by
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import PromptRule
from ehe_check.bank.question import Question
from ehe_check.case.walk import is_about_removed, set_aside, upshot_on
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.match import Pairing, are_linked, other_case, pairing, wrong_order
from ehe_check.over_time.moved.answers_moved import Account, Between, account, answer_changes
from ehe_check.over_time.moved.comparison import (
    BankDifference,
    Comparison,
    EntryChange,
    EntryMove,
    Unread,
    Verdict,
)
from ehe_check.over_time.moved.prompts_moved import prompt_changes
from ehe_check.over_time.side import Side, Which
from ehe_check.page.own import NOTHING, Own

_E, _L = Which.EARLIER, Which.LATER
_ALL = 5
_VERDICTS = {
    (False, False, False): Verdict.NOTHING,
    (True, False, False): Verdict.TIME,
    (False, True, False): Verdict.FACTS,
    (False, False, True): Verdict.RULES,
    (True, True, False): Verdict.TIME_AND_FACTS,
    (True, False, True): Verdict.TIME_AND_RULES,
    (False, True, True): Verdict.FACTS_AND_RULES,
    (True, True, True): Verdict.TIME_FACTS_AND_RULES,
}


def compare(earlier: Side, later: Side, *, beside: Guard = UNGUARDED) -> Comparison:
    """Return what moved between two sessions about one case.

    `beside` is a guard that stands whatever the two say: every prompt is worded for it too.

    Raises:
        WrongUseError: they are about different cases, of different banks, or in the wrong order.
    """
    obstacles = (*other_case(earlier, later), *wrong_order(earlier, later))
    if obstacles:
        raise WrongUseError(obstacles)
    earlier, later = _with_a_shared_bank(earlier, later)
    pairs = pairing(earlier.session, later.session)
    before = account(earlier, later.bank, earlier.day)
    after = account(later, earlier.bank, later.day)
    told = tuple(corners(earlier, later))
    was = told[0] if earlier.bank is not None else _upshot(earlier, later.bank)
    now = told[-1] if later.bank is not None else _upshot(later, earlier.bank)
    guard = most_careful((beside, *(each.guard for each in told)))
    answers = (before.answers, after.answers)
    return Comparison(
        reference=later.reference or NOTHING,
        are_linked=are_linked(earlier.session, later.session),
        earlier_day=earlier.day,
        later_day=later.day,
        answers=answer_changes(Between(before, after, pairs, earlier.day, later.day)),
        entries=entry_changes(before, after, pairs),
        prompts=tuple(prompt_changes(was, now, pairs, answers, guard)),
        corners=told,
        verdict=verdict(told),
        before=was,
        after=now,
        banks=bank_difference(earlier.bank, later.bank),
        unread=tuple(unread_answers(earlier, later)),
    )


def _with_a_shared_bank(earlier: Side, later: Side) -> tuple[Side, Side]:
    """Give a side whose bank is missing the other's, where both were answered with one bank."""
    if earlier.session.bank.digest != later.session.bank.digest:
        return earlier, later
    return (
        replace(earlier, bank=earlier.bank or later.bank),
        replace(later, bank=later.bank or earlier.bank),
    )


def _upshot(side: Side, bank: QuestionBank | None) -> Upshot | None:
    return None if bank is None else upshot_on(bank, side.session.all_answers(), side.day)


def corners(earlier: Side, later: Side) -> Iterator[Upshot]:
    """Yield what comes of each way of reading for which there is a bank, in their order.

    Where both sessions have one bank, two ways are the same, and are read once.
    """
    sides = {_E: earlier, _L: later}
    upshots: dict[tuple[int, Which, date], Upshot] = {}
    ways = (
        (_E, _E, earlier.day),
        (_E, _E, later.day),
        (_E, _L, later.day),
        (_L, _E, later.day),
        (_L, _L, later.day),
    )
    for answers, asked, day in ways:
        bank = sides[asked].bank
        if bank is None:
            continue
        way = id(bank), answers, day
        if way not in upshots:
            upshots[way] = upshot_on(bank, sides[answers].session.all_answers(), day)
        yield upshots[way]


def verdict(told: tuple[Upshot, ...]) -> Verdict:
    """Return what moved the advice, or that it cannot be told where a bank is missing.

    Facts moved it where they do so under the old questions or the new, and rules where they do so
    on the old answers or the new.
    """
    if len(told) < _ALL:
        return Verdict.CANNOT_BE_TOLD
    start, waited, asked_anew, answered_anew, end = (each.advice for each in told)
    time = start != waited
    facts = waited != answered_anew or asked_anew != end
    rules = waited != asked_anew or answered_anew != end
    return _VERDICTS[time, facts, rules]


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
    yield from _unread(earlier, Which.LATER, later.bank)
    yield from _unread(later, Which.EARLIER, earlier.bank)


def _unread(side: Side, other: Which, bank: QuestionBank | None) -> Iterator[Unread]:
    if bank is None:
        return
    answers = side.session.all_answers()
    own = set_aside(side.bank, answers) if side.bank is not None else ()
    for answer in set_aside(bank, answers):
        if answer in own or is_about_removed(answers, answer.ref):
            continue
        yield Unread(
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


def entry_changes(before: Account, after: Account, pairing: Pairing) -> tuple[EntryChange, ...]:
    """Return what changed on the lists; an entry that was taken off one is not on it."""
    return (
        *_kept(before, after, pairing),
        *(
            EntryChange(EntryMove.ADDED, entry.roster, entry.id, after=entry.called)
            for entry in _listed(after.answers)
            if not _is_listed(before.answers, pairing.earlier_by_later.get(entry.id))
        ),
        *(
            EntryChange(EntryMove.REMOVED, entry.roster, entry.id, before=entry.called)
            for entry in _listed(before.answers)
            if not _is_listed(after.answers, pairing.later_by_earlier.get(entry.id))
        ),
    )


def _kept(before: Account, after: Account, pairing: Pairing) -> Iterator[EntryChange]:
    banks = [account.bank for account in (before, after) if account.bank is not None]
    for entry in _listed(after.answers):
        earlier = before.answers.entry(pairing.earlier_by_later.get(entry.id, ""))
        if earlier is None or earlier.removed is not None:
            continue
        who = (entry.roster, entry.id)
        if earlier.label != entry.label:
            yield EntryChange(EntryMove.RELABELLED, *who, earlier.called, entry.called)
        was, now = earlier.model_extra or {}, entry.model_extra or {}
        for name in sorted(was.keys() | now.keys()):
            then, today = (_described(banks, each, name) for each in (earlier, entry))
            if then != today:
                yield EntryChange(EntryMove.DESCRIBED_ANEW, *who, then, today, attribute=name)


def _described(banks: list[QuestionBank], entry: Entry, name: str) -> str:
    """Return an attribute of an entry: somebody's own words, unless its list offers them."""
    value = entry.attribute(name) or ""
    rosters = (bank.roster_by_id.get(entry.roster) for bank in banks)
    attributes = (each for roster in rosters if roster for each in roster.attributes)
    offered = {option.id for each in attributes if each.id == name for option in each.options}
    return value if value in offered or not value else Own(value)


def _listed(answers: Answers) -> tuple[Entry, ...]:
    return tuple(entry for entry in answers.entries if entry.removed is None)


def _is_listed(answers: Answers, entry_id: str | None) -> bool:
    entry = answers.entry(entry_id) if entry_id is not None else None
    return entry is not None and entry.removed is None
