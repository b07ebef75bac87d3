"""A supervision as a value and as a file: each thing agreed once, and saved as it is read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ehe_check.advice.guard import UNGUARDED
from ehe_check.errors import UnusableFileError
from ehe_check.over_time.agreed_file import in_order, read_supervision
from ehe_check.over_time.ledger import Agreed, AgreedAt, State
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.supervision import (
    TELL_THEM,
    ChildsDay,
    MeetingAnswer,
    Supervision,
    UrgentTold,
    Way,
)
from ehe_check.page.own import Own
from ehe_check.whole_case.case_files import files_in
from tests.banks import TODAY
from tests.decided_rows import to_do
from tests.session_files import write_supervision
from tests.supervised import BEFORE, of_the_meeting, supervision
from tests.systems import has_mode
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

NAME = "s-2026-11-24.supervision.toml"
WHOLE = """
format = 3

[case]
reference = "EHE-TEST"

[supervision]
id = "aaaaaaaaaaaaaaaa"
started = 2026-11-24T09:00:00Z

[session]
id = "0000000000000000"
answers_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
"""

ROW = "\n[[decided]]\nkey = 'A-1.b'\nstatus = 'new'\n"


def test_only_its_owner_can_read_it_and_keys_that_are_not_known_stay(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(
        WHOLE + '\n[[decided]]\nkey = "A-1.b"\nstatus = "new"\nwhoo = "nurse"\n', "utf-8"
    )
    file = read_supervision(path)
    write_supervision(path, file.value)

    assert "whoo" in path.read_text("utf-8")
    assert ["Did you mean 'who'?"] == [problem.remedy for problem in file.unknown_keys]
    assert has_mode(path, 0o600)


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    for text, said in [
        ("", "is no supervision"),
        ("[case]\nreference = 'x'\n[session]\nid = 'x'\n", "is no supervision"),
        ("supervision = 3\n", "supervision"),
        (WHOLE.replace("format = 3", "format = 99"), "newer"),
        (WHOLE.replace("format = 3", "format = 1"), "trial version"),
        ("decided = 3\n" + WHOLE, "decided"),
        (WHOLE + "\n[[decided]]\nkey = 'A-1.b'\nstatus = 'maybe'\n", "status"),
        *((f"{WHOLE}{ROW}about = ['{each}']\n", "about") for each in ("max", "child-0", "child")),
        (WHOLE + f"{ROW}by = 'soon'\n", "by"),
        (WHOLE + ROW * 2, "'A-1.b' stands there twice"),
        (
            f"{WHOLE}{ROW}about = ['child-1', 'child-2']\n{ROW}about = ['child-2']\n",
            "'A-1.b (child-2)' stands there twice",
        ),
        (WHOLE + "\n[[reflections]]\nquestion = 'R-1'\nasked = '?'\n" * 2, "'R-1' stands there"),
        (WHOLE + "\n[[days]]\nabout = 'child-1'\n" * 2, "'child-1' stands there twice"),
        (WHOLE + "\n[[ways]]\nnumber = 2\ntext = 'x'\n" * 2, "'2' stands there twice"),
        (WHOLE + "\n[views]\ndiffer = 1\n", "differ"),
        ("[[[[", "is not TOML"),
        ("a = " + "[" * 5000, ""),
    ]:
        path = tmp_path / NAME
        path.write_text(text, "utf-8")

        with pytest.raises(UnusableFileError) as raised:
            read_supervision(path)

        assert said in str(raised.value), text


def test_two_decisions_that_begin_alike_are_two_however_long_that_is(tmp_path: Path) -> None:
    path, alike = tmp_path / NAME, ROW.replace("A-1.b", f"A-1.{'b' * 70}")
    another = alike.replace("b'", "c'")
    path.write_text(f"{WHOLE}{alike}{another}", "utf-8")

    assert 2 == len(read_supervision(path).value.decided)


def test_all_finished_ones_of_a_folder_are_found_and_broken_ones_named(tmp_path: Path) -> None:
    write_supervision(tmp_path / "a.supervision.toml", supervision())
    write_supervision(tmp_path / "b.supervision.toml", supervision(is_draft=True))
    for name in ("c.supervision.toml", "e.meeting.toml"):
        (tmp_path / name).write_text("[[", "utf-8")
    (tmp_path / "f.meeting.toml").write_text("[case]\nreference = 'x'\n", "utf-8")
    (tmp_path / "d.toml").write_text(WHOLE, "utf-8")
    found = files_in([tmp_path])
    read = [each.supervision for each in found.supervisions]

    assert [supervision()] == [each for each in read if each.is_finished]
    assert ["c.supervision.toml", "e.meeting.toml", "f.meeting.toml"] == sorted(
        each.path.name for each in found.agreed_not_read
    )


def test_they_are_taken_in_the_order_of_their_ends_whatever_their_clocks_and_names() -> None:
    def at(hour: int, name: str, *, zone: bool = True) -> Supervision:
        moment = datetime(2026, 11, 24, hour, tzinfo=UTC)
        whole = supervision(name=name)
        ends = moment if zone else moment.replace(tzinfo=None)
        marked = whole.supervision.model_copy(update={"finished": ends})
        return whole.model_copy(update={"supervision": marked})

    several = [at(12, "c"), at(9, "a", zone=False), at(10, "b"), at(10, "b")]

    assert ["a", "b", "c"] == [each.supervision.id for each in in_order(several)]


ONE = to_do("", "A-1.b", about=("child-1", "child-2"), who="nurse", prompt="Ring.")


def test_what_was_agreed_is_told_with_its_day_and_session_of_each_whom_it_is_about() -> None:
    one, other = supervision(ONE, on=BEFORE).agreed()

    assert ("child-1", "child-2") == (one.about, other.about)
    assert (ONE, BEFORE, "0" * 16, AgreedAt.SUPERVISION) == (one.row, one.on, one.session, one.at)
    odd = ("action-aaaaaaaa-not-a-number", "action-bbbbbbbb-1")
    key = supervision(*(to_do(key=each) for each in odd)).next_action_key()
    assert key == "action-aaaaaaaa-1"
    assert "action-aaaaaaaa-2" == supervision(to_do(key=key)).next_action_key()


def test_what_could_not_wait_is_a_decision_done_or_to_be_done_that_day() -> None:
    def step(told: UrgentTold, on: date, name: str) -> tuple[Agreed, ...]:
        return supervision(urgent=told, on=on, name=name).agreed()

    later = TODAY + timedelta(days=1)
    not_yet = step(UrgentTold(told=False), TODAY, "a" * 16)
    told = step(UrgentTold(told=True, by=Own("lead"), on=later), later, "b" * 16)
    (open_,), (done,) = (
        ledger_of(several, shipped_bank(), UNGUARDED, later).decisions
        for several in (not_yet, [*not_yet, *told])
    )

    assert (Own(TELL_THEM), State.OPEN, TODAY, 1) == (
        *(open_.what, open_.state, open_.by),
        open_.days_past(later),
    )
    assert (State.DONE, later, later) == (done.state, done.done_on, done.settled_on)
    assert () == supervision().agreed()


def test_a_day_a_way_and_a_meeting_are_found_by_what_they_are_about() -> None:
    first, one = ChildsDay(about="child-1", text=Own("Early.")), Way(number=2, text=Own("Delay."))
    whole = supervision(days=(first,), ways=(one,))

    assert (first, None) == (whole.day_of("child-1"), whole.day_of("child-2"))
    assert (None, one) == (whole.way(1), whole.way(2))
    assert (False, TODAY) == (
        supervision(is_draft=True).is_finished,
        supervision(is_draft=True).day,
    )
    row = of_the_meeting(MeetingAnswer.HELD, done_on=date(2026, 6, 10))
    held = supervision(ONE, row)
    assert (row, None) == (held.the_meeting, supervision(ONE).the_meeting)
    assert date(2026, 6, 10) == held.agreed()[-1].row.done_on
