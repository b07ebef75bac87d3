"""Worked cases: TOML that a practitioner can read, turned into sessions and sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import Any

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.load import load_bank, load_library
from ehe_check.case.session import BankMark, CaseReference, Session, Sitting
from ehe_check.judge.answers import Answers
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests import counts
from tests.case_tables import case_tables


@cache
def shipped_bank() -> QuestionBank:
    """The case bank as it is shipped."""
    return load_bank()


@cache
def shipped_library() -> Library:
    """The statements and law notes as they are shipped."""
    return load_library()


@dataclass(frozen=True)
class WorkedCase:
    """One worked case: a session, the day it is read, and what is expected of its sheet."""

    name: str
    session: Session
    today: date
    expected: dict[str, Any]

    def sheet(self) -> PromptSheet:
        """The sheet of this case, composed once."""
        return self._sheet

    @cached_property
    def _sheet(self) -> PromptSheet:
        law, today = shipped_library().law, self.today
        return compose(self.session, shipped_bank(), law, today=today, software="ehe-check test")


@cache
def leading_to_the_family() -> frozenset[str]:
    """Every line that sends its reader to the family, as the shipped questions have it."""
    wordings = (
        wording
        for question in shipped_bank().questions
        for wording in (*question.prompts, question.find_out)
        if wording is not None and wording.approaches_family
    )
    said = frozenset(text for each in wordings for text in (each.text, each.when_worry) if text)
    assert said
    return said


def case_names() -> list[str]:
    """The names of all worked cases."""
    return sorted(case_tables().cases)


@cache
def few_case_names() -> tuple[str, ...]:
    """A worked case for each headline, each box and each set; where it is proved all of them."""
    if counts.proving():
        return tuple(case_names())
    kinds = {name: _kinds_of(name) for name in case_names()}
    wanted = set[tuple[str, str]]().union(*kinds.values())
    found: list[str] = []
    while wanted:
        found.append(max(kinds, key=lambda name: len(kinds[name] & wanted)))
        wanted -= kinds[found[-1]]
    return tuple(found)


def _kinds_of(name: str) -> set[tuple[str, str]]:
    written = case_tables().case(name)
    expected = written.expected
    kinds = {("headline", expected.headline), ("box", expected.box)}
    return kinds | {("set", case_tables().began(name).set)}


@cache
def some_case_names() -> tuple[str, ...]:
    """One worked case for each headline with each box and set; where it is proved all of them."""
    if counts.proving():
        return tuple(case_names())
    found: dict[frozenset[tuple[str, str]], str] = {}
    for name in case_names():
        found.setdefault(frozenset(_kinds_of(name)), name)
    return tuple(found.values())


@cache
def worked_case(name: str) -> WorkedCase:
    """Read one worked case, its answers checked exactly as typed ones are."""
    tables, bank = case_tables(), shipped_bank()
    began, expected = tables.began(name), tables.expected(name)
    session = session_of(tables.answers(name, bank), began.set, began.role)
    return WorkedCase(name, session, began.today, expected)


def session_of(answers: Answers, walk_set: str = "full", role: str = "social-worker") -> Session:
    """A draft session that holds some answers."""
    bank = shipped_bank()
    sitting = {
        "id": "0" * 16,
        "started": datetime(2026, 11, 24, 9, tzinfo=UTC),
        "set": walk_set,
        "role": role,
    }
    session = Session(
        case=CaseReference(reference="EHE-TEST"),
        session=Sitting.model_validate(sitting),
        bank=BankMark(id=bank.id, version=bank.version, digest=bank.digest),
    )
    return session.holding(answers)
