"""Worked cases: TOML that a practitioner can read, turned into sessions and sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import rtoml

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.load import load_bank, load_library
from ehe_check.case.answers_file import BareAnswers
from ehe_check.case.session import BankMark, CaseReference, Session, Sitting
from ehe_check.case.take import Brought, take
from ehe_check.judge.answers import Answers
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests import counts

CASES = Path(__file__).parent / "cases"


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


def case_names() -> list[str]:
    """The names of all worked cases."""
    return sorted(path.stem for path in CASES.glob("*.toml"))


@cache
def _raw_case(name: str) -> dict[str, Any]:
    return rtoml.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def few_case_names() -> tuple[str, ...]:
    """A worked case for each headline, each box and each set; where it is proved all of them."""
    if counts.proving():
        return tuple(case_names())
    kinds = {name: _kinds_of(_raw_case(name)) for name in case_names()}
    wanted = set[tuple[str, str]]().union(*kinds.values())
    found: list[str] = []
    while wanted:
        found.append(max(kinds, key=lambda name: len(kinds[name] & wanted)))
        wanted -= kinds[found[-1]]
    return tuple(found)


def _kinds_of(raw: dict[str, Any]) -> set[tuple[str, str]]:
    expected = raw["expected"]
    return {("headline", expected["headline"]), ("box", expected["box"]), ("set", raw["set"])}


@cache
def some_case_names() -> tuple[str, ...]:
    """One worked case for each headline with each box and set; where it is proved all of them."""
    if counts.proving():
        return tuple(case_names())
    found: dict[tuple[str, str, str], str] = {}
    for name in case_names():
        raw = _raw_case(name)
        found.setdefault((raw["expected"]["headline"], raw["expected"]["box"], raw["set"]), name)
    return tuple(found.values())


@cache
def worked_case(name: str) -> WorkedCase:
    """Read one worked case, its answers checked exactly as typed ones are."""
    raw = _raw_case(name)
    bare = BareAnswers.model_validate(
        {key: raw[key] for key in BareAnswers.model_fields if key in raw}
    )
    bank, today = shipped_bank(), raw["today"]
    brought = Brought(bare.answers, bare.entries, bare.complete_rosters, bare.sightings)
    taken = take(bank, Answers(), brought, today)
    assert not taken.faults, taken.faults
    return WorkedCase(
        name, session_of(taken.answers, raw["set"], raw["role"]), today, raw["expected"]
    )


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
