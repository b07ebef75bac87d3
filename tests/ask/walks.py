"""Walks from some answers to their end, with replies from a script, and the advice on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest

from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.interview import AtHand, Beside, Interview, save_nothing
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Asker, Ending
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.ledger import Ledger
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import FIRST, all_answered, cast
from tests.ask.scripts import Script, Scripted
from tests.telephones import shipped_telephone
from tests.worked import session_of, shipped_bank, shipped_library

TODAY = date(2026, 11, 24)
BANK, LIBRARY = shipped_bank(), shipped_library()
PAGE = "(the page)"
NO_CALLS = replace(shipped_telephone(TODAY), rows=lambda _: ())
NOTHING_AT_HAND = AtHand(
    elsewhere=lambda _: None,
    ledger=lambda _: Ledger(TODAY),
    what_to_say=lambda _: "Say this.",
    telephone=NO_CALLS,
    save_page=lambda _: "Saved there.",
)
"""No other session, no decision and no call."""
ON, LEAVE_THEM = Chosen(("on",)), Chosen(("leave",))

Replies: TypeAlias = Mapping[str, Sequence[Reply]]


@dataclass
class Walked:
    """A walk from some answers to its end, and everything that was shown."""

    ending: Ending
    session: Session
    asker: Scripted
    sheets: list[PromptSheet]

    @property
    def answers(self) -> Answers:
        return self.session.all_answers()

    @property
    def at_the_end(self) -> list[str]:
        """What is agreed and decided, and each page that was drawn, in order."""
        return self.seen(*(each.id for each in BANK.questions if each.after_advice))

    def seen(self, *names: str) -> list[str]:
        """What of these was put, with each page that was drawn and the decision, in order."""
        return [each for each in self.asker.events if each in {PAGE, "decide", *names}]

    def before(self, name: str) -> list[str]:
        """Everything that came before something was put for the first time."""
        return self.asker.events[: self.asker.events.index(name)]


def walked(
    answers: Answers,
    replies: Replies | None = None,
    walk_set: str = "quick",
    *,
    session: Session | None = None,
) -> Walked:
    """Walk from some answers, or a session, to the end, with a reason for any decision."""
    script = Script({"decision reason": [Wrote("So.")] * 9, **(replies or {})})
    asker, sheets = Scripted(script), list[PromptSheet]()
    walk = walk_of(answers, asker, walk_set)
    walk.session = session or walk.session

    def show(sheet: PromptSheet) -> None:
        sheets.append(sheet)
        asker.events.append(PAGE)

    ending = walk_through(walk, lambda: sheet_of(walk.session), show)
    return Walked(ending, walk.session, asker, sheets)


def walk_of(answers: Answers, asker: Asker, walk_set: str = "quick") -> Interview:
    """A walk with the calls and the notes of law at hand."""
    session, phone = session_of(answers, walk_set), shipped_telephone(TODAY)
    return talk_of(session, asker, notes=lambda: LIBRARY.notes, telephone=phone)


def talk_of(session: Session, asker: Asker, **given: Any) -> Interview:  # noqa: ANN401 (any field of a talk)
    """A talk about a session of the shipped bank, at noon on TODAY, that saves nowhere."""
    fields: dict[str, Any] = {
        "save": save_nothing,
        "today": TODAY,
        "now": lambda: datetime(2026, 11, 24, 12, tzinfo=UTC),
    }
    own = {each.name for each in dataclass_fields(Beside)}
    fields["beside"] = Beside(**{key: given.pop(key) for key in own & given.keys()})
    own = {each.name for each in dataclass_fields(AtHand)}
    fields["at_hand"] = replace(
        NOTHING_AT_HAND, **{key: given.pop(key) for key in own & given.keys()}
    )
    return Interview(bank=BANK, session=session, asker=asker, **(fields | given))


def with_at_hand(walk: Interview, **given: Any) -> None:  # noqa: ANN401 (any field)
    """Have something else at hand around a session."""
    walk.at_hand = replace(walk.at_hand, **given)


def with_beside(walk: Interview, **given: Any) -> None:  # noqa: ANN401 (any field)
    """Have something else beside the questions."""
    walk.beside = replace(walk.beside, **given)


def sheet_of(session: Session, today: date = TODAY) -> PromptSheet:
    return compose(session, BANK, LIBRARY.law, today=today, software="test")


def advice_of(session: Session) -> Recommendation:
    return sheet_of(session).recommendation


def ordinary(**changes: str) -> Answers:
    """An ordinary family with everything answered, but for some answers, an underscore a dash."""
    refs = {ref_of(name): value for name, value in changes.items()}
    every = all_answered(BANK, cast(), FIRST, {Ref("NOW-2.state"): "open-to-act-on", **refs})
    late = [each.id for each in BANK.questions if each.after_advice]
    kept = {ref: answer for ref, answer in every.by_ref.items() if ref.question not in late}
    return Answers(kept, every.entries, every.complete)


def ref_of(name: str) -> Ref:
    """A question about the first child or adult, or about the whole case."""
    question = name.replace("_", "-")
    per = BANK.by_id[question].per
    return Ref(question, f"{per}-1" if per else None)


def said_at_once(
    answers: Answers, question: str, *values: str, then: Replies | None = None
) -> Scripted:
    """Answer one question anew, and what it opens; leave at the check, and return the asker."""
    ref = ref_of(question)
    replies: Replies = {
        **(then or {}),
        " ".join(filter(None, ref)): [Chosen(values)],
        "alert": [ON] * 9,
        "check": [Moved(Move.LEAVE)],
    }
    asker = Scripted(Script(replies))
    open_ones = answers.without(ref)
    if BANK.grid_of(question, WalkSet.QUICK) is not None:  # its row says anything else
        marked = Answer(question=question, about=ref.about, not_known=True, something=True)
        open_ones = answers.with_answer(marked)
    walk = walk_of(open_ones, asker)
    walk_through(walk, lambda: pytest.fail("no advice is asked for"), lambda _: None)
    return asker
