"""What was agreed earlier, about whom it is now, in words that may be read now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.advice.guard import Guard
from ehe_check.advice.prompts import FIND_OUT
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import FindOut, PromptRule, State
from ehe_check.case.decided import is_of_a_bank
from ehe_check.case.session import Session
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import unlisted
from ehe_check.over_time.agreed import Agreed
from ehe_check.over_time.match import pairing


def wording_of(bank: QuestionBank, key: str) -> PromptRule | FindOut | None:
    """Return how a bank words a prompt, in its three wordings; None where it has none such."""
    rule = bank.rules.get(key)
    if rule is not None:
        return rule[1]
    question = bank.by_id.get(key.removesuffix(FIND_OUT))
    return question.find_out if question is not None and key.endswith(FIND_OUT) else None


def question_of(bank: QuestionBank, key: str) -> str | None:
    """Return the id of the question that raises a prompt; None where a bank has no such prompt."""
    rule = bank.rules.get(key)
    if rule is not None:
        return rule[0].id
    return None if wording_of(bank, key) is None else key.removesuffix(FIND_OUT)


def words_now(bank: QuestionBank, key: str, text: str, guard: Guard, *, in_own_words: bool) -> str:
    """Return what was agreed in words that may be read now, empty where it is left out now.

    A prompt is worded as the bank words it now, never as it was kept: that may have been before a
    HOLD. Where the bank no longer has it, nobody can tell, so under a guard it is left out.
    """
    if in_own_words:
        return text
    wording = wording_of(bank, key)
    if wording is not None:
        return _in_short(wording, guard)
    is_guarded = guard.state is State.GUARDED
    return "" if is_guarded and is_of_a_bank(key) else text


def _in_short(wording: PromptRule | FindOut, guard: Guard) -> str:
    """Return what was agreed to do as every list says it: in two lines, where it has such."""
    words = guard.worded(wording)
    if words and isinstance(wording, PromptRule) and wording.has_two_lines:
        return wording.in_two_lines(guard.state, guard.person)
    return still_to_do(wording, guard)


def still_to_do(wording: PromptRule | FindOut, guard: Guard) -> str:
    """Return what was agreed to do as it may be read now, empty where a guard leaves it out.

    What is no task while nobody has named a worry is still named, so that it is not lost.
    """
    words = guard.worded(wording)
    return words if words or guard.state is State.GUARDED else wording.short


def worded(agreed: Agreed, bank: QuestionBank, guard: Guard) -> Agreed:
    """Return what was agreed with its text as it may be read now."""
    row = agreed.row
    words = words_now(bank, row.key, row.words, guard, in_own_words=row.in_own_words)
    return agreed if words == row.words else agreed.with_row(prompt=words)


def recalled(
    agreed: Iterable[Agreed], earlier: Iterable[Session], latest: Session
) -> tuple[Agreed, ...]:
    """Return what was agreed with whom it is about as the latest session numbers them.

    A number of another session may stand for somebody else here. Who is not listed here any more is
    called unlisted, and never taken for another.
    """
    return tuple(_recalled(agreed, {each.session.id: each for each in earlier}, latest))


def _recalled(
    agreed: Iterable[Agreed], sessions: dict[str, Session], latest: Session
) -> Iterator[Agreed]:
    for each in agreed:
        discussed = sessions.get(each.session)
        if each.about is None or discussed is None or each.session == latest.session.id:
            yield each
            continue
        later = pairing(discussed, latest).of_earlier(Ref(each.key, each.about)).later
        roster = each.about.rpartition("-")[0]
        about = unlisted(roster) if later is None else later.about
        yield replace(each, about=about, session=latest.session.id)
