"""How many answers of a follow-up were kept from the session before, and what is newly known."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Sighting
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.kept_answers import KeptAnswers, kept_answers
from ehe_check.over_time.reread import read_on
from tests.banks import TODAY, not_known, only_note, said, skipped, value
from tests.drifted import BANK, DAYS, NO, YES
from tests.sides import side

RECORD, FAMILY = Evidence.RECORD, Evidence.PARENT_TOLD_ME


def kept(answer: Answer) -> Answer:
    return answer.model_copy(update={"confirmed": TODAY})


def known(answer: Answer, evidence: Evidence) -> Answer:
    return answer.model_copy(update={"evidence": evidence})


def counted(answers: Answers, **sitting: Any) -> KeptAnswers | None:  # noqa: ANN401 (of a side)
    fields = {"session": "s1", "follows": "s0", **sitting}
    session = side(BANK, answers, TODAY, **fields).session
    return kept_answers(session, read_on(BANK, answers, TODAY), None)


def test_kept_answers_are_counted_of_all_that_say_something_and_new_sources_beside_them() -> None:
    no = value("NOW-3", "no")
    sources = [
        kept(known(YES, RECORD)),
        known(value("NOW-2", "no"), RECORD),
        known(no, FAMILY),
        value("NOW-4", "no"),
    ]
    for answers, expected in [
        ([kept(YES), no, skipped("NOW-4"), only_note("NOW-2")], KeptAnswers(1, 2, 0)),
        ([kept(not_known("NOW-1")), no], KeptAnswers(1, 2, 0)),
        (sources, KeptAnswers(1, 4, 1)),
        ([kept(NO), kept(value("NOW-2", "no"))], KeptAnswers(1, 1, 0)),
        ([YES], None),
    ]:
        assert expected == counted(said(*answers)), answers
    assert counted(said(kept(YES)), follows="") is None


def test_who_last_saw_a_child_counts_by_its_cells() -> None:
    column = Answer(question="VIS-1", about="child-1", value="lately")
    listed = value("VIS-1.who", ("nurse",))
    answers = said(column, listed, entries=("child-1",), ages={"child-1": "old"})
    cell = Sighting(about="child-1", by="nurse", value="lately", on=TODAY, evidence=RECORD)
    gone = Sighting(about="child-9", by="nurse", value="lately", confirmed=TODAY)
    empty = Sighting(about="child-2", by="nurse", skipped=True, confirmed=TODAY)

    assert KeptAnswers(1, 2, 0) == counted(
        answers.with_sighting(cell.model_copy(update={"confirmed": TODAY})).with_sighting(gone)
    )
    first = answers.with_answer(kept(YES)).with_sighting(cell).with_sighting(empty)
    assert KeptAnswers(1, 3, 1) == counted(first)


def test_the_day_is_that_of_the_session_that_was_gone_on_from_where_it_was_looked_at() -> None:
    before = side(BANK, [YES], DAYS[2], session="s0")
    now = side(BANK, [kept(YES)], TODAY, session="s1", follows="s0")
    history = history_of([before, now], BANK, TODAY)
    reading = read_on(BANK, now.session.all_answers(), TODAY)

    assert KeptAnswers(1, 1, 0, date(2026, 9, 14)) == kept_answers(now.session, reading, history)
