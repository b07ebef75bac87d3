"""Compare two sessions about one case: what moved, what did not, and what moved the advice.

Time alone is told apart first: of old and new answers under old and new questions, all but the
first corner are read on the later day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.advice.reasons import read_by
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.case.answers_on_a_day import band_on
from ehe_check.case.walk import is_about_removed, set_aside, upshot_on
from ehe_check.errors import Problem, WrongUseError
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.comparison import (
    Account,
    AnswerChange,
    AnswerMove,
    AnswerState,
    Comparison,
    EntryChange,
    EntryMove,
    GivenAnswer,
    PromptChange,
    PromptMove,
    Unread,
    Verdict,
    account,
)
from ehe_check.over_time.side import (
    Pairing,
    RefPair,
    Side,
    Which,
    are_linked,
    other_case,
    pairing,
    start,
)
from ehe_check.page.own import NOTHING, Gap, Own

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
"""What moved the advice, by whether time, facts and rules did."""
_SEEN_OR_RECORDED = frozenset({Evidence.SAW_MYSELF, Evidence.RECORD})
_NO_SOURCE = frozenset({Evidence.ASSUMED, Evidence.NOT_RECORDED, None})


def compare(earlier: Side, later: Side, *, beside: Guard = UNGUARDED) -> Comparison:
    """Return what moved between two sessions about one case.

    `beside` is a guard that stands whatever the two say: every prompt is worded for it too.

    Raises:
        WrongUseError: they are about different cases, of different banks, or in the wrong order.
    """
    obstacles = [*other_case(earlier, later)]
    if start(later) < start(earlier):
        fact = f"was started before {earlier.place}, which is given as the earlier session"
        obstacles.append(Problem(later.place, fact, "Give the earlier session first."))
    if obstacles:
        raise WrongUseError(obstacles)
    earlier, later = _with_a_shared_bank(earlier, later)
    between = Between(
        account(earlier, later.bank, earlier.day),
        account(later, earlier.bank, later.day),
        pairing(earlier.session, later.session),
        (earlier.day, later.day),
    )
    told = tuple(corners(earlier, later))
    was = told[0] if earlier.bank is not None else _upshot(earlier, later.bank)
    now = told[-1] if later.bank is not None else _upshot(later, earlier.bank)
    guard = most_careful((beside, *(each.guard for each in (*told, was, now) if each)))
    return Comparison(
        reference=later.reference or NOTHING,
        are_linked=are_linked(earlier.session, later.session),
        earlier_day=earlier.day,
        later_day=later.day,
        answers=tuple(between.answer_changes()),
        entries=tuple(between.entry_changes()),
        prompts=tuple(between.prompt_changes(was, now, guard)),
        verdict=verdict(told),
        guard=guard,
        after=now,
        unread=tuple(_unread(earlier, later)),
    )


def _with_a_shared_bank(earlier: Side, later: Side) -> tuple[Side, Side]:
    """Give a side whose bank is missing the other's, where both were answered with one bank."""
    if earlier.session.bank.digest != later.session.bank.digest:
        return earlier, later
    bank = earlier.bank or later.bank
    return replace(earlier, bank=bank), replace(later, bank=later.bank or bank)


def _upshot(side: Side, bank: QuestionBank | None) -> Upshot | None:
    return None if bank is None else upshot_on(bank, side.session.all_answers(), side.day)


# What moved the advice.


def corners(earlier: Side, later: Side) -> Iterator[Upshot]:
    """Yield what comes of each way of reading for which there is a bank.

    They are, in this order, earlier answers under the earlier bank on their own day; the same on
    the later day; earlier answers under the later bank; later answers under the earlier bank; later
    answers under the later bank, these three on the later day too. Where both sessions have one
    bank, two ways are the same, and are read once.
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


# What became of answers, lists and prompts.


@dataclass(frozen=True)
class Between:
    """Two accounts, whom of one is whom of the other, and the days for which they stand."""

    before: Account
    after: Account
    pairing: Pairing
    days: tuple[date, date]

    def question(self, name: str) -> Question | None:
        """Return a question as the later bank has it, or else the earlier one."""
        return self.after.question(name) or self.before.question(name)

    def answer_changes(self) -> Iterator[AnswerChange]:
        """Yield what became of each answer of either, in the order in which they are asked."""
        later = map(self.pairing.of_later, self.after.answers.by_ref)
        earlier = map(self.pairing.of_earlier, self.before.answers.by_ref)
        order = self._order()
        pairs = dict.fromkeys((*later, *earlier))
        for pair in sorted(pairs, key=lambda pair: order.get(pair.question, len(order))):
            yield self._change(pair)

    def _order(self) -> dict[str, int]:
        banks = [each.bank for each in (self.after, self.before) if each.bank is not None]
        names = (question.id for bank in banks for question in bank.walk_order)
        return {name: place for place, name in enumerate(dict.fromkeys(names))}

    def _change(self, pair: RefPair) -> AnswerChange:
        """Return what became of an answer: in exactly one way, and about whom."""
        before, after = self.before.given(pair.earlier), self.after.given(pair.later)
        question = self.question(pair.question)
        put = self.after.asked(pair.later) or self.before.asked(pair.earlier)
        holder = self.after if pair.later is not None else self.before
        return AnswerChange(
            question=pair.question,
            about=pair.about,
            whom=holder.answers.label(pair.about),
            asked=Own(put, (question.on_paper,) if question else ()),
            move=self._move(pair.question, before, after),
            before=before,
            after=after,
        )

    def _move(self, name: str, before: GivenAnswer, after: GivenAnswer) -> AnswerMove:
        match (before.is_known, after.is_known):
            case (True, True):
                return self._between_values(name, before, after)
            case (True, False):
                return AnswerMove.NO_LONGER_ANSWERED
            case (False, True):
                return AnswerMove.NEWLY_ANSWERED
            case _:
                return _between_unknowns(before, after)

    def _between_values(self, name: str, before: GivenAnswer, after: GivenAnswer) -> AnswerMove:
        if not _is_same(self.question(name), before, after):
            return AnswerMove.CHANGED
        earlier_day, later_day = self.days
        looked = after.looked_at is not None and (
            after.looked_at > earlier_day or after.looked_at == later_day
        )
        is_confirmed = looked or before.evidence is not after.evidence
        return (
            self._aged(name, before, is_confirmed=is_confirmed)
            or _other_source(before.evidence, after.evidence)
            or (AnswerMove.CONFIRMED if looked else AnswerMove.NOT_LOOKED_AT)
        )

    def _aged(self, name: str, before: GivenAnswer, *, is_confirmed: bool) -> AnswerMove | None:
        """Return what time did to an answer that nobody changed, or None where it did nothing."""
        question = self.before.question(name) or self.after.question(name)
        if question is None or not question.has_ageing_bands:
            return None
        if before.on is not None:
            then, now = (band_on(question, before.on, day) for day in self.days)
            return AnswerMove.AGED if then != now else None
        months = (option.months for option in question.options if option.id == before.value)
        has_passed = self.days[0] < self.days[1] and any(each is not None for each in months)
        return AnswerMove.MAY_HAVE_AGED if has_passed and not is_confirmed else None

    def entry_changes(self) -> Iterator[EntryChange]:
        """Yield what changed on the lists; an entry that was taken off one is not on it."""
        before, after = _listed(self.before), _listed(self.after)
        for entry in after.values():
            earlier = before.get(self.pairing.earlier_by_later.get(entry.id, ""))
            if earlier is None:
                yield EntryChange(EntryMove.ADDED, entry.roster, entry.id, after=entry.called)
            else:
                yield from self._told_anew(earlier, entry)
        for entry in before.values():
            if self.pairing.later_by_earlier.get(entry.id) not in after:
                yield EntryChange(EntryMove.REMOVED, entry.roster, entry.id, before=entry.called)

    def _told_anew(self, earlier: Entry, entry: Entry) -> Iterator[EntryChange]:
        who = (entry.roster, entry.id)
        if earlier.label != entry.label:
            yield EntryChange(EntryMove.RELABELLED, *who, earlier.called, entry.called)
        for name in sorted({*(earlier.model_extra or {}), *(entry.model_extra or {})}):
            then, now = (self._described(each, name) for each in (earlier, entry))
            if then != now:
                yield EntryChange(EntryMove.DESCRIBED_ANEW, *who, then, now, attribute=name)

    def _described(self, entry: Entry, name: str) -> str:
        """Return an attribute of an entry: somebody's own words, unless its list offers them."""
        value = entry.attribute(name) or ""
        banks = [each.bank for each in (self.before, self.after) if each.bank is not None]
        rosters = (bank.roster_by_id.get(entry.roster) for bank in banks)
        attributes = (each for roster in rosters if roster for each in roster.attributes)
        offered = {option.id for each in attributes if each.id == name for option in each.options}
        return value if value in offered or not value else Own(value)

    def prompt_changes(
        self, was: Upshot | None, now: Upshot | None, guard: Guard
    ) -> Iterator[PromptChange]:
        """Yield what became of each prompt; nothing where either side cannot be read."""
        if was is None or now is None:
            return
        # A prompt is matched like an answer.
        earlier = {self.pairing.of_earlier(Ref(x.id, x.about)): x for x in was.prompts}
        later = {self.pairing.of_later(Ref(x.id, x.about)): x for x in now.prompts}
        for pair, prompt in {**earlier, **later}.items():
            new_or_open = PromptMove.STILL_OPEN if pair in earlier else PromptMove.NEW
            answers = (self.after if pair in later else self.before).answers
            yield PromptChange(
                id=prompt.id,
                kind=prompt.kind,
                about=pair.about,
                whom=whom(answers.label(prompt.about), pair.about),
                move=new_or_open if pair in later else PromptMove.GONE,
                text=guard.worded(prompt.wording),
                statements=prompt.statements,
            )


def whom(label: str, about: str | None) -> str:
    """Return a label, numbered in a copy to share as the one that both sessions go by."""
    return label if about is None else Own(label, (Gap(about),))


def _between_unknowns(before: GivenAnswer, after: GivenAnswer) -> AnswerMove:
    """Tell a gap that is still there from an answer that nothing reads (any more)."""
    unread = (AnswerState.NOT_READ, AnswerState.ABSENT)
    if after.state is AnswerState.NOT_READ or {before.state, after.state} <= set(unread):
        return AnswerMove.NOT_READ
    return AnswerMove.STILL_NOT_KNOWN


def _is_same(question: Question | None, before: GivenAnswer, after: GivenAnswer) -> bool:
    """Say whether two values are the same answer: a band worked out from the same date is."""
    if before.on != after.on:
        return False
    if before.on is not None and question is not None and question.has_ageing_bands:
        return True
    return _set(before.value) == _set(after.value)


def _set(value: str | tuple[str, ...] | None) -> frozenset[str]:
    return frozenset((value,) if isinstance(value, str) else value or ())


def _other_source(before: Evidence | None, after: Evidence | None) -> AnswerMove | None:
    """Return how the evidence for the same answer moved, or None where it did not."""
    if before is after:
        return None
    if _is_stronger(after, before):
        return AnswerMove.STRONGER_SOURCE
    is_weaker = _is_stronger(before, after)
    return AnswerMove.WEAKER_SOURCE if is_weaker else AnswerMove.OTHER_SOURCE


def _is_stronger(one: Evidence | None, other: Evidence | None) -> bool:
    """Say whether one source of an answer is stronger than another, where that is defensible.

    What the writer saw, or read in a record, is stronger than a parent's account, and any source is
    stronger than none. A child's own account is never ranked below an adult's, and nothing is said
    of seeing against reading, or of other professionals' accounts, which may rest on a parent's
    word (F3.1, T5).
    """
    if other in _NO_SOURCE:
        return one not in _NO_SOURCE
    return one in _SEEN_OR_RECORDED and other is Evidence.PARENT_TOLD_ME


def _listed(account: Account) -> dict[str, Entry]:
    return {each.id: each for each in account.answers.entries if each.removed is None}


# What only one bank can read.


def _unread(earlier: Side, later: Side) -> Iterator[Unread]:
    """Yield each answer that only its own bank can read; nothing where one of them is missing."""
    if earlier.bank is None or later.bank is None:
        return
    yield from _unread_by(_L, later.bank, earlier.session.all_answers(), earlier.bank)
    yield from _unread_by(_E, earlier.bank, later.session.all_answers(), later.bank)


def _unread_by(
    which: Which, bank: QuestionBank, answers: Answers, own: QuestionBank
) -> Iterator[Unread]:
    aside = set_aside(own, answers)
    for answer in set_aside(bank, answers):
        if answer in aside or is_about_removed(answers, answer.ref):
            continue
        chosen, question = read_by(own.by_id.get(answer.question), answer).values, answer.question
        offered = bank.by_id[question].option_ids if question in bank.by_id else chosen
        yield Unread(
            bank=which,
            question=question,
            about=answer.about,
            whom=answers.label(answer.about),
            options=tuple(value for value in chosen if value not in offered),
        )
