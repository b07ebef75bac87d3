"""What has no Enter yet as a person leaves: no answer, and there again in the next sitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehe_check.ask.case.one_question import THERE_AGAIN
from ehe_check.ask.put import Ending
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Said
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_bytes
from ehe_check.judge.answers import Answer
from ehe_check.sheet.outcome import session_finished
from tests.any_answers import FIRST, all_answered, cast
from tests.ask.walks import BANK, advice_of, ordinary, sheet_of, walked
from tests.worked import session_of

LEAVE = Moved(Move.LEAVE)
HALF: dict[str, tuple[Moved, Reply]] = {
    "NOW-1": (replace(LEAVE, partial=("no",)), Chosen(("no",))),
    "HEA-1": (
        replace(LEAVE, given=(Said("child-2", ids=("low-steady",), source="record"),)),
        Moved(Move.SKIP),
    ),
}


@pytest.mark.parametrize(("name", "left", "then"), [(name, *each) for name, each in HALF.items()])
def test_what_has_no_enter_as_the_person_leaves_is_there_again_and_no_answer_until_it_has(
    tmp_path: Path, name: str, left: Moved, then: Reply
) -> None:
    before = all_answered(BANK, cast(2), FIRST, {})
    answers = replace(before, by_ref={r: a for r, a in before.by_ref.items() if r.question != name})
    sat = walked(answers, {name: [left]}, "full")
    path = tmp_path / "case.toml"
    path.write_bytes(kept_bytes(path, sat.session))
    session = read_session(path).value
    again = walked(answers, {name: [then, LEAVE], "check": [LEAVE]}, "full", session=session)
    put = again.asker.of(name)

    assert Ending.LEFT == sat.ending
    assert [name] == [each.question for each in session.half_given]
    assert name not in {each.question for each in session.answers}
    assert advice_of(session.model_copy(update={"half_given": ()})) == advice_of(session)
    assert THERE_AGAIN in sat.asker.texts
    assert (left.given if put.wants_given else left.partial) == (put.said or put.start)
    assert name in {each.question for each in again.answers if each.settles}
    assert () == again.session.half_given


def test_what_is_half_given_goes_where_the_questions_lack_it_and_once_a_session_is_finished() -> (
    None
):
    gone = Answer(question="NOW-1", value="gone"), Answer(question="OLD-1", value="gone")
    begun = session_of(ordinary(), "quick").model_copy(update={"half_given": gone})
    done = walked(begun.all_answers(), session=begun)
    finished = session_finished(begun, sheet_of(begun), datetime(2026, 11, 24, 10, tzinfo=UTC))

    assert Ending.FINISHED is done.ending
    assert () == finished.half_given
