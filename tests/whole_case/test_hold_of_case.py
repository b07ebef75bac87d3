"""HOLD in another session of a case: which sessions count, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.case.session import Absence, CaseReference, Follows, RecordedHold, Session
from ehe_check.over_time.side import Side
from ehe_check.whole_case.hold_of_case import as_held_elsewhere, held_elsewhere
from tests.worked import session_of, shipped_bank, worked_case

BANK, TODAY = shipped_bank(), date(2026, 11, 24)
HOLDING, FREE = "hold-one-trigger-enquiry-open", "ordinary-never-in-school"
ON_RECORD = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))


@dataclass(frozen=True)
class Given:
    """A session of a worked case, begun and finished on a day of November 2026."""

    name: str
    day: int
    case: str = FREE
    reference: str = "EHE-1"
    follows: str = ""
    is_draft: bool = False
    hold: RecordedHold | None = None

    @property
    def side(self) -> Side:
        return Side(self._session, BANK, name=f"{self.name}.toml")

    @property
    def _session(self) -> Session:
        session, moment = (
            worked_case(self.case).session,
            datetime(2026, 11, self.day, 9, tzinfo=UTC),
        )
        of = f"{self.follows:0<16}"
        marks = {
            "id": f"{self.name:0<16}",
            "started": moment,
            "finished": None if self.is_draft else moment,
            "follows": Follows(id=of, sha256="0" * 64) if self.follows else None,
        }
        update = {
            "session": session.session.model_copy(update=marks),
            "case": CaseReference(reference=self.reference),
            "hold": self.hold,
        }
        return session.model_copy(update=update)


def found(own: Given, *others: Given) -> str | None:
    side = held_elsewhere(own.side, [each.side for each in (own, *others)], BANK, TODAY)
    return side.name if side else None


held = partial(Given, case=HOLDING)


def test_a_hold_by_the_answers_of_another_session_reaches_this_one_earlier_or_later() -> None:
    assert "a.toml" == found(Given("b", 10), held("a", 3))
    assert "a.toml" == found(Given("b", 10), held("a", 17))


def test_a_draft_that_brings_hold_counts_as_well() -> None:
    assert "a.toml" == found(Given("b", 10), held("a", 17, is_draft=True))


def test_its_own_hold_is_in_no_other_session() -> None:
    assert found(held("b", 10), Given("a", 3)) is None


def test_a_session_of_another_case_reaches_nobody() -> None:
    assert found(Given("b", 10), held("a", 3, reference="EHE-2")) is None
    assert found(Given("b", 10, reference="not given"), held("a", 3, reference="not given")) is None


def test_answers_that_a_finished_session_went_on_from_hold_no_more() -> None:
    assert found(Given("b", 10, follows="a"), held("a", 3)) is None
    assert found(Given("c", 17), Given("b", 10, follows="a"), held("a", 3)) is None


def test_they_hold_until_the_session_that_goes_on_from_them_is_finished() -> None:
    assert "a.toml" == found(Given("b", 10, follows="a", is_draft=True), held("a", 3))


def test_what_is_on_record_holds_whatever_went_on_from_it() -> None:
    assert "a.toml" == found(Given("b", 10, follows="a"), Given("a", 3, hold=ON_RECORD))


def test_of_several_the_latest_is_named() -> None:
    assert "c.toml" == found(Given("b", 10), held("c", 5), held("a", 3))


def test_it_is_worded_as_there_unless_something_nearer_stands_here_and_names_its_file() -> None:
    held = worked_case("rules-12-one-person-controls-another")
    calm = worked_case("ordinary-twins").session.all_answers()
    urgent = worked_case(
        "rules-04-withdrawn-after-a-bruise-social-care-not-told"
    ).session.all_answers()
    side = Side(session_of(held.session.all_answers()), BANK, name="cases/one.toml")
    brought = as_held_elsewhere(side, BANK, TODAY)

    assert ("one.toml", side.session.session.started.date()) == (brought.file, brought.day)
    assert brought.guard == brought.guard_over(BANK, calm, TODAY)
    assert BoxKey.HOLD_TODAY is brought.guard_over(BANK, urgent, TODAY).key
