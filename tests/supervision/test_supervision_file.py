"""A supervision as a value and as a file: each thing agreed once, and saved as it is read back."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session_file import is_supervision
from ehe_check.errors import UnusableFileError
from ehe_check.over_time.agreed_in import (
    THE_MEETING,
    THE_MEETING_AGAIN,
    TO_THE_ENQUIRY,
    TO_THE_ENQUIRY_AGAIN,
    agreed_at,
    agreed_in,
)
from ehe_check.over_time.supervision import (
    ChildsDay,
    MeetingAnswer,
    MeetingTalked,
    Point,
    Reflection,
    Supervision,
    Way,
)
from ehe_check.over_time.supervision_file import in_order, read_supervision
from ehe_check.page.own import Own
from ehe_check.whole_case.case_files import files_in
from tests.banks import TODAY
from tests.session_files import write_supervision
from tests.supervised import BEFORE, supervision

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


def test_only_its_owner_can_read_it_and_keys_that_are_not_known_stay(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(WHOLE + '\n[[points]]\nkey = "A-1.b"\nwhoo = "nurse"\n', "utf-8")
    file = read_supervision(path)
    write_supervision(path, file.value)

    assert "whoo" in path.read_text("utf-8")
    assert ["Did you mean 'who'?"] == [problem.remedy for problem in file.unknown_keys]
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    for text, said in [
        ("", "is no supervision"),
        ("[case]\nreference = 'x'\n[session]\nid = 'x'\n", "is no supervision"),
        ("supervision = 3\n", "supervision"),
        (WHOLE.replace("format = 3", "format = 99"), "newer"),
        (WHOLE.replace("format = 3", "format = 1"), "trial version"),
        ("points = 3\n" + WHOLE, "points"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\nstatus = 'maybe'\n", "status"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\nabout = 'max'\n", "about"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\nby = 'soon'\n", "by"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\n" * 2, "'A-1.b' stands there twice"),
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


def test_all_finished_ones_of_a_folder_are_found_and_broken_ones_named(tmp_path: Path) -> None:
    write_supervision(tmp_path / "a.supervision.toml", supervision())
    write_supervision(tmp_path / "b.supervision.toml", supervision(is_draft=True))
    (tmp_path / "c.supervision.toml").write_text("[[", "utf-8")
    (tmp_path / "d.toml").write_text(WHOLE, "utf-8")
    found = files_in([tmp_path])
    read = [each.supervision for each in found.supervisions]

    assert [supervision()] == [each for each in read if each.is_finished]
    (problem,) = (each.problem for each in found.agreed_not_read)
    assert "c.supervision.toml" in problem.place


def test_they_are_taken_in_the_order_of_their_ends_whatever_their_clocks_and_names() -> None:
    def at(hour: int, name: str, *, zone: bool = True) -> Supervision:
        moment = datetime(2026, 11, 24, hour, tzinfo=UTC)
        whole = supervision(name=name)
        ends = moment if zone else moment.replace(tzinfo=None)
        marked = whole.supervision.model_copy(update={"finished": ends})
        return whole.model_copy(update={"supervision": marked})

    several = [at(12, "c"), at(9, "a", zone=False), at(10, "b"), at(10, "b")]

    assert ["a", "b", "c"] == [each.supervision.id for each in in_order(several)]


def test_only_its_ending_makes_a_name_that_of_a_supervision() -> None:
    assert is_supervision(Path(NAME))
    assert not is_supervision(Path("supervision.toml"))


NEW, DONE = AgreedStatus.NEW, AgreedStatus.DONE
ONE = Point(key="A-1.b", about="child-1", text="Ring.", status=NEW, who="nurse")


def test_a_point_that_is_agreed_again_takes_its_own_place() -> None:
    again = ONE.model_copy(update={"status": DONE})
    other = Point(key="A-1.b", text="Ring.")
    held = supervision(ONE, other).with_point(again)

    assert (again, other) == held.points
    assert again == held.point(ONE.ref)
    assert held.point(Point(key="A-2.b").ref) is None
    assert (other,) == held.without_point(ONE.ref).points


def test_a_reflection_is_changed_in_its_place() -> None:
    first, second = (Reflection(question=each, asked="?", text="a") for each in ("Q-1", "Q-2"))
    again = first.model_copy(update={"text": "b"})
    held = supervision().with_reflection(first).with_reflection(second).with_reflection(again)

    assert (again, second) == held.reflections


def test_what_was_agreed_is_told_with_its_day_and_session_and_what_was_passed_over_is_not() -> None:
    passed = Point(key="A-2.b", passed_over=True)
    (agreed,) = agreed_in(supervision(ONE, passed, on=BEFORE))
    (action,) = agreed_in(supervision(ONE.model_copy(update={"action": "Write."})))
    (decision,) = agreed_in(supervision(Point(key="decision-aa", text="Ring.", status=NEW)))

    assert ("A-1.b", "child-1", NEW, BEFORE) == (*ONE.ref, agreed.status, agreed.on)
    assert ("Ring.", "nurse", False) == (agreed.row.words, agreed.row.who, agreed.row.in_own_words)
    assert "0" * 16 == agreed.session
    assert ("Write.", True) == (action.row.words, action.row.in_own_words)
    assert "Ring." == decision.row.words


def test_an_action_of_ones_own_has_a_key_that_nothing_else_has() -> None:
    odd = (Point(key="action-aaaaaaaa-not-a-number"), Point(key="action-bbbbbbbb-1"))
    held = supervision(*odd)
    key = held.next_action_key()
    own = Point(key=key, action="Write.", status=NEW)

    assert key == "action-aaaaaaaa-1"
    assert own.is_own_action
    assert not ONE.is_own_action
    assert "action-aaaaaaaa-2" == held.with_point(own).next_action_key()


def test_a_draft_stands_for_the_day_on_which_it_was_begun() -> None:
    assert not supervision(is_draft=True).is_finished
    assert TODAY == supervision(is_draft=True).day


def test_a_point_is_about_an_entry_by_its_id() -> None:
    for about in ["eldest", "child-0", "child", "Child-1"]:
        with pytest.raises(ValidationError):
            Point(key="A-1.b", about=about)


# Each child's day, the ways to understand it, and the meeting


def test_a_day_and_a_way_are_added_or_changed_in_their_place() -> None:
    first, then = ChildsDay(about="child-1", text=Own("Early.")), ChildsDay(about="child-1")
    one, two = Way(number=1, text=Own("An illness.")), Way(number=2, text=Own("Our delay."))
    whole = supervision().with_day(first).with_way(one).with_way(two)

    assert first == whole.day_of("child-1")
    assert whole.day_of("child-2") is None
    assert then == whole.with_day(then).day_of("child-1")
    assert (one, two, None) == (whole.way(1), whole.way(2), whole.way(3))


def test_what_was_decided_of_a_meeting_is_one_decision_of_the_case() -> None:
    for answer, alone, going_on in [
        (MeetingAnswer.YES, AgreedStatus.NEW, AgreedStatus.CARRY_ON),
        (MeetingAnswer.WAIT, AgreedStatus.NEW, AgreedStatus.CARRY_ON),
        (MeetingAnswer.NO, AgreedStatus.NOT_AGREED, AgreedStatus.NOT_AGREED),
        (MeetingAnswer.HELD, AgreedStatus.DONE, AgreedStatus.DONE),
    ]:
        said = MeetingTalked(answer=answer, number=4, why=Own("So."), who=Own("nurse"))
        (new,) = agreed_in(supervision(meeting=said))
        (old,) = agreed_in(supervision(meeting=said.model_copy(update={"of": "call-1"})))

        assert ("call-aaaaaaaa", alone, 4) == (new.key, new.status, new.row.number), answer
        assert ("call-1", going_on, "So.", "nurse") == (
            old.key,
            old.status,
            old.row.why,
            old.row.who,
        )


WAIT, YES = MeetingAnswer.WAIT, MeetingAnswer.YES


def test_to_call_a_meeting_that_was_waited_for_carries_nothing_on() -> None:
    for answers, expected in [
        ((WAIT, WAIT), (NEW, AgreedStatus.CARRY_ON)),
        ((WAIT, YES), (NEW, AgreedStatus.CHANGED)),
        ((YES, YES), (NEW, AgreedStatus.CARRY_ON)),
        ((YES, WAIT), (NEW, AgreedStatus.CARRY_ON)),
        ((WAIT, YES, YES), (NEW, AgreedStatus.CHANGED, AgreedStatus.CARRY_ON)),
    ]:
        first, *others = answers
        talked = [MeetingTalked(answer=first)]
        talked += [MeetingTalked(answer=each, of="call-aaaaaaaa") for each in others]
        several = [supervision(meeting=each) for each in talked]

        assert expected == tuple(each.status for each in agreed_at([*several, supervision()])), (
            answers
        )


def test_what_is_waited_for_is_not_called_as_if_it_had_been_decided() -> None:
    for to_enquiry in [False, True]:
        called = {}
        for answer in MeetingAnswer:
            said = MeetingTalked(answer=answer, to_enquiry=to_enquiry)
            (one,) = agreed_in(supervision(meeting=said))
            called[answer] = one.row.words
        waited = called.pop(MeetingAnswer.WAIT)
        what = TO_THE_ENQUIRY if to_enquiry else THE_MEETING

        assert {what} == set(called.values()), to_enquiry
        assert (TO_THE_ENQUIRY_AGAIN if to_enquiry else THE_MEETING_AGAIN) == waited, to_enquiry
        assert "call" not in waited, to_enquiry


def test_a_meeting_that_was_held_is_done_on_its_own_day() -> None:
    day = date(2026, 6, 10)
    said = MeetingTalked(answer=MeetingAnswer.HELD, held=day)
    (one,) = agreed_in(supervision(meeting=said))

    assert day == one.row.done_on
    assert day < one.on
