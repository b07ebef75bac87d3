"""The end of a HOLD on record: kept in every session of its case, or HOLD stands in all of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.finished import ask_end_of_hold
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.case.session import (
    HOLDING,
    Absence,
    ChosenReason,
    Decision,
    Follows,
    HoldEnded,
    RecordedHold,
    Session,
)
from ehe_check.case.session_file import read_session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files import open_files
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.over_time.side import Side
from ehe_check.page.document import Paragraph, every_block
from ehe_check.page.own import Own
from ehe_check.sheet.hold_ended_page import HoldEndedPage, lay_out_hold_ended
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.follow_up_file import begun_from
from ehe_check.whole_case.hold_ended_file import end_hold, why_hold_stands
from tests import systems
from tests.any_answers import any_answers
from tests.ask.scripts import ScriptedAsker
from tests.banks import TODAY
from tests.case_folders import case_at
from tests.meeting_records import met
from tests.session_files import write_meeting_record, write_session, write_supervision
from tests.sides import follows_on, sat, sha256_of, side
from tests.supervised import supervision
from tests.worked import session_of, shipped_bank, worked_case

pytestmark = pytest.mark.usefixtures("empty_folder")

BANK, GIVEN = shipped_bank(), date(2026, 11, 3)
HOLD = RecordedHold(reason=Absence.RISK, on=GIVEN)
OTHER = RecordedHold(reason=Absence.STAFF_SAFETY, on=GIVEN)
LATER = RecordedHold(reason=Absence.RISK, on=TODAY)
LEAD = "the safeguarding lead"
ENDED = HoldEnded(
    reason=Absence.RISK, on=GIVEN, ended=TODAY, why=Own("They moved."), agreed=(LEAD,)
)
HELD_BY_ANSWERS = worked_case("hold-one-trigger-enquiry-open").session.all_answers()
SESSIONS = ("1.toml", "2.toml", "3.toml", "new.toml")


def session(day: int, hold: RecordedHold | None = None, **given: object) -> Session:
    whole = side(BANK, [], date(2026, 11, day), session=f"s{day}").session
    return whole.model_copy(update={"hold": hold, **given})


def draft(day: int) -> Session:
    return sat(session(day), finished=None)


@pytest.fixture
def case() -> Path:
    """Two sessions that keep a HOLD, and a session and a draft that do not; other files too."""
    folder = Path("case")
    folder.mkdir()
    whole = {"1.toml": session(2), "2.toml": session(3, HOLD), "3.toml": session(10, HOLD)}
    for name, each in (whole | {"new.toml": draft(20)}).items():
        write_session(folder / name, each)
    foreign = side(BANK, [], TODAY, session="foreign", reference="EHE-9").session
    write_session(folder / "foreign.toml", foreign.model_copy(update={"hold": HOLD}))
    write_supervision(folder / "1.supervision.toml", supervision())
    write_meeting_record(folder / "1.meeting.toml", met())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))}


def saying_so(folder: Path) -> list[str]:
    return [name for name in SESSIONS if read_session(folder / name).value.hold_ended]


def held(folder: Path) -> list[bool]:
    return [case_at(folder / name).guard.holds for name in SESSIONS]


# One session


@given(answers=any_answers(BANK), hold=st.sampled_from([HOLD, OTHER, LATER]))
def test_it_alters_no_answer_and_ends_that_hold_alone(answers: object, hold: RecordedHold) -> None:
    was = session_of(answers).under(hold)  # type: ignore[arg-type]
    now = was.with_hold_ended(ENDED)
    free = replace(was.all_answers(), hold_is_recorded=False)

    assert (free if hold == HOLD else was.all_answers()) == now.all_answers()
    assert (None if hold == HOLD else hold) == now.kept_hold
    assert now == now.with_hold_ended(ENDED) == was.model_copy(update={"hold_ended": (ENDED,)})


@pytest.mark.parametrize("reason", sorted(HOLDING))
@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_reason_given_again_brings_hold_again_be_it_on_the_same_day(
    reason: Absence, days: int
) -> None:
    chosen = ChosenReason(reason=reason, on=GIVEN + timedelta(days))
    before = session(3).for_the_reason(ChosenReason(reason=Absence.RISK, on=GIVEN))
    ended = before.with_hold_ended(ENDED)
    again = ended.for_the_reason(chosen)

    assert (None, None) == (ended.kept_hold, ended.chosen)
    assert again.kept_hold is not None
    assert again.chosen is not None
    assert reason is again.kept_hold.reason is again.chosen.reason


def test_a_hold_of_another_file_is_not_kept_where_it_is_said_that_it_has_ended() -> None:
    ended = session(3).with_hold_ended(ENDED)

    assert (ended, LATER) == (ended.under(HOLD), ended.under(LATER).kept_hold)
    assert ended is ended.with_hold_ended(ENDED)


def test_a_session_begun_from_one_is_under_the_hold_that_stands_there_and_no_other() -> None:
    ended = session(3, HOLD).with_hold_ended(ENDED)
    several = (session(3, HOLD), ended, ended.model_copy(update={"hold": LATER}))
    sides = (Side(each, BANK, seen=sha256_of("x")) for each in several)
    begun = [begun_from(each, session(9)) for each in sides]

    assert [HOLD, None, LATER] == [each.kept_hold for each in begun]
    assert {Follows(id="s3", sha256=sha256_of("x"))} == {each.session.follows for each in begun}


# Every file of a case


def test_it_is_kept_in_each_session_of_the_case_and_in_no_other_file(case: Path) -> None:
    before = contents(case)
    files = end_hold(case_at(case / "new.toml"), ENDED)
    after = contents(case)

    assert ([True] * 4, [False] * 4) == ([*map(bool, before.values())][:4], held(case))
    assert ([*SESSIONS], {*SESSIONS}) == (saying_so(case), {path.name for path in files})
    assert {*SESSIONS} == {name for name in before if before[name] != after[name]}
    assert case_at(case / "foreign.toml").guard.holds


def test_said_again_it_changes_nothing_and_one_that_lacks_it_is_given_it(case: Path) -> None:
    end_hold(case_at(case / "1.toml"), ENDED)
    after = contents(case)
    write_session(case / "2.toml", session(3, HOLD))
    stands = held(case)
    end_hold(case_at(case / "1.toml"), ENDED)

    assert ([True] * 4, after) == (stands, contents(case))


@pytest.mark.parametrize("stands", [OTHER, LATER])
def test_a_hold_with_another_reason_or_of_a_later_day_still_stands(
    case: Path, stands: RecordedHold
) -> None:
    write_session(case / "3.toml", session(10, stands))
    end_hold(case_at(case / "1.toml"), ENDED)

    assert [True] * 4 == held(case)
    assert (stands,) == case_at(case / "1.toml").kept_holds


def test_the_session_that_was_gone_on_from_is_as_it_was_but_for_the_end_of_its_hold() -> None:
    first, path = session(2), Path("1.toml")
    for was in (first, first.under(HOLD), first.under(HOLD).with_hold_ended(ENDED)):
        digest = kept_bytes(path, was).decode()
        write_session(Path("2.toml"), follows_on(session(9), "s2", digest))
        for now in (was, first.under(HOLD).with_hold_ended(ENDED)):
            write_session(path, now)

            assert not is_changed_since(), (was, now)
    write_session(path, first.model_copy(update={"decision": Decision(text=Own("x"))}))
    assert is_changed_since()


def is_changed_since() -> bool:
    facts = [each.problem.fact for each in case_at(Path("2.toml")).missing_files]
    return any(fact.startswith("was changed since") for fact in facts)


# All or none


@pytest.mark.parametrize("place", range(4))
def test_where_one_cannot_be_saved_none_is_changed(
    case: Path, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, saves = contents(case), open_files.OpenFile.write, iter(range(100))

    def write(file: open_files.OpenFile, content: bytes) -> None:
        if next(saves) == place:
            raise UnusableFileError(Problem(str(file.path), "cannot be written: no space."))
        real(file, content)

    monkeypatch.setattr(open_files.OpenFile, "write", write)
    with pytest.raises(UnusableFileError, match="no space"):
        end_hold(case_at(case / "1.toml"), ENDED)

    assert before == contents(case)


def test_where_one_is_open_in_another_window_none_is_changed(case: Path) -> None:
    before, path = contents(case), case / "3.toml"
    with (
        open_file(path, seen_in(path)),
        pytest.raises(UnusableFileError, match="is open in another window"),
    ):
        end_hold(case_at(case / "1.toml"), ENDED)

    assert before == contents(case)


KILLED = """
import os, signal, sys
from datetime import date
from ehe_check.files import open_files
from tests.case_folders import case_at
from tests.whole_case.test_hold_ended import ENDED
from pathlib import Path
left, real = int(sys.argv[1]), open_files.put_in_place
def put(*given, **more):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    real(*given, **more)
open_files.put_in_place = put
from ehe_check.whole_case.hold_ended_file import end_hold
end_hold(case_at(Path("case/1.toml")), ENDED)
"""


@pytest.mark.thorough
@systems.kills
def test_whenever_it_is_killed_hold_stands_over_each_session_until_all_of_them_say_so(
    case: Path,
) -> None:
    root = Path(__file__).parents[2]
    for saved in range(4):
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, f"{saved}"],
            check=False,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        said = saying_so(case)

        assert (-signal.SIGKILL, [True] * 4) == (killed.returncode, held(case)), saved
        assert saved == len(said) < 4
        for name in said:
            whole = read_session(case / name).value
            write_session(case / name, whole.model_copy(update={"hold_ended": ()}))
    end_hold(case_at(case / "1.toml"), ENDED)
    assert ([*SESSIONS], [False] * 4) == (saying_so(case), held(case))


# Refused


def facts(case: CaseFolder) -> list[str]:
    return [f"{Path(each.place).name}: {each.fact}" for each in why_hold_stands(case)]


def test_it_is_refused_while_answers_bring_hold_until_a_finished_session_goes_on_from_them(
    case: Path,
) -> None:
    write_session(case / "2.toml", session(3, HOLD).holding(HELD_BY_ANSWERS))
    refused = facts(case_at(case / "1.toml"))
    write_session(case / "4.toml", follows_on(session(11, HOLD), "s3"))

    assert ["2.toml: has answers that bring HOLD, whatever is on record"] == refused
    assert [] == facts(case_at(case / "1.toml"))


def test_it_is_refused_while_a_file_that_may_be_of_the_case_cannot_be_read(case: Path) -> None:
    (case / "3.toml").write_bytes((case / "3.toml").read_bytes()[:80])

    assert 1 == len(facts(case_at(case / "1.toml")))


# What is asked


YES, NO, END = Chosen(("yes",)), Chosen(("no",)), Chosen(("end",))
WHY, ON = Wrote("They moved."), Wrote("24/11/2026")


def asked(
    *replies: Reply, holds: tuple[RecordedHold, ...] = (HOLD,), person: str = ""
) -> tuple[HoldEnded | None, list[str], list[str]]:
    asker = ScriptedAsker(replies)
    standing = [(hold, f"reason {hold.reason}") for hold in holds]
    ended = ask_end_of_hold(asker, TODAY, standing, person)
    return ended, asker.names, asker.texts


def test_it_asks_for_the_lead_for_everybody_whom_hold_names_for_why_and_for_the_day() -> None:
    alone, names, _ = asked(YES, WHY, ON, END)
    both, more, _ = asked(YES, YES, WHY, ON, END, person="children's social care")

    assert (ENDED, ["lead", "why", "on", "end"]) == (alone, names)
    assert ["lead", "person", "why", "on", "end"] == more
    assert both is not None
    assert (LEAD, "children's social care") == both.agreed


@pytest.mark.parametrize(
    "replies",
    [(NO,), (YES, NO), (YES, YES, WHY, ON, Chosen(("keep",))), (YES, Moved(Move.BACK), NO)],
)
def test_hold_stands_where_anybody_has_not_agreed_or_it_is_not_right(
    replies: tuple[Reply, ...],
) -> None:
    assert asked(*replies, person="children's social care")[0] is None


def test_of_several_it_asks_which_and_a_day_before_that_hold_is_refused() -> None:
    early, late = Wrote("2/11/2026"), Wrote("24/11/2026")
    ended, names, said = asked(Chosen(("1",)), YES, WHY, early, late, END, holds=(OTHER, HOLD))

    assert (ENDED, "which") == (ended, names[0])
    assert ["That is before the HOLD of 3 November 2026."] == said


def test_the_page_is_for_the_case_record_and_says_what_still_stands() -> None:
    files = (Own("1.toml"), Own("2.toml"))
    page = lay_out_hold_ended(HoldEndedPage(ENDED, Own("EHE-1"), files, (LATER,), TODAY))
    said = [block.text for block in every_block(page.blocks) if isinstance(block, Paragraph)]

    assert "For the case record. Not to be kept in the family's home." == said[0]
    assert "Agreed on 24 November 2026 by: the safeguarding lead." in said
    assert said[1].startswith("Another HOLD still stands, that of 24 November 2026. Its reason: ")
