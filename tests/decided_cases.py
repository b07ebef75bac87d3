"""Folders of a case in which things were decided, and a follow-up that is asked about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.decided import DecidedRow
from ehe_check.case.session_file import read_session
from ehe_check.files.open_files import seen_in
from ehe_check.judge.answers import Answers
from tests.ask.walks import ordinary
from tests.decided_rows import to_do
from tests.session_files import write_session
from tests.sides import side
from tests.worked import shipped_bank

FEB, JUNE, NOV = date(2026, 2, 24), date(2026, 6, 16), date(2026, 11, 24)
JULY, SEP = date(2026, 7, 10), date(2026, 9, 15)
ASK = to_do("Ask the GP.", who="EHE officer", by=date(2026, 3, 20), number=1)
CALL_IT = to_do("Call the meeting.", who="named nurse", by=JULY, number=2)


def session(  # noqa: PLR0913 (each is one thing that a test may be about)
    name: str,
    day: date,
    decision_: DecidedRow | None = None,
    *settled: DecidedRow,
    reference: str = "EHE-1",
    follows: str = "",
    answers: Answers | None = None,
) -> None:
    """Write a finished session called `name` into the case's folder."""
    given = answers if answers is not None else ordinary()
    made = side(
        shipped_bank(),
        given,
        day,
        session=f"{name}00000000",
        follows=f"{follows}00000000" if follows else "",
        reference=reference,
        decision=decision_,
    ).session
    if follows:
        before = made.session.follows
        assert before is not None
        seen = {"sha256": seen_in(Path("case") / f"{follows}.toml")}
        marks = {"follows": before.model_copy(update=seen)}
        made = made.model_copy(update={"session": made.session.model_copy(update=marks)})
    Path("case").mkdir(exist_ok=True)
    whole = made.with_decided(*made.decided, *settled)
    write_session(Path("case") / f"{name}.toml", whole)


def draft_that_follows() -> Path:
    """Write a draft that goes on from the latest session, with all answered but the decision."""
    session("new", NOV, follows="bbbb", answers=ordinary(ADU_2="needed"))
    path = Path("case/new.toml")
    whole = read_session(path).value
    marks = {"finished": None, "walk_set": WalkSet.QUICK}
    write_session(
        path, whole.model_copy(update={"session": whole.session.model_copy(update=marks)})
    )
    return path
