"""A supervision: a new value for each change, each thing agreed once."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ehe_check.over_time.history import AgreedStatus
from ehe_check.supervision.supervision import Point, Reflection
from tests.banks import TODAY
from tests.supervised import BEFORE, supervision

NEW, DONE = AgreedStatus.NEW, AgreedStatus.DONE
ONE = Point(key="A-1.b", about="child-1", text="Ring.", status=NEW, who="nurse")


def test_a_point_that_is_agreed_again_takes_its_own_place() -> None:
    again = ONE.model_copy(update={"status": DONE})
    other = Point(key="A-1.b", text="Ring.")
    held = supervision(ONE, other).with_point(again)

    assert (again, other) == held.points
    assert again == held.point(ONE.ref)
    assert held.point(Point(key="A-2.b").ref) is None


def test_a_point_can_be_taken_away() -> None:
    assert () == supervision(ONE).without_point(ONE.ref).points


def test_a_reflection_is_changed_in_its_place() -> None:
    first, second = (Reflection(question=each, asked="?", text="a") for each in ("Q-1", "Q-2"))
    again = first.model_copy(update={"text": "b"})
    held = supervision().with_reflection(first).with_reflection(second).with_reflection(again)

    assert (again, second) == held.reflections
    assert again == held.reflection("Q-1")
    assert held.reflection("Q-3") is None


def test_what_was_agreed_is_told_with_its_day_and_session_and_what_was_passed_over_is_not() -> None:
    passed = Point(key="A-2.b", passed_over=True)
    (agreed,) = supervision(ONE, passed, on=BEFORE).agreed()

    assert ("A-1.b", "child-1", NEW, BEFORE) == (*ONE.ref, agreed.status, agreed.on)
    assert ("Ring.", "nurse", False) == (agreed.text, agreed.who, agreed.in_own_words)
    assert "0" * 16 == agreed.session


def test_an_action_is_told_rather_than_what_it_is_about() -> None:
    (agreed,) = supervision(ONE.model_copy(update={"action": "Write."})).agreed()

    assert ("Write.", True) == (agreed.text, agreed.in_own_words)


def test_an_action_of_ones_own_has_a_key_that_nothing_else_has() -> None:
    odd = (Point(key="action-aaaaaaaa-not-a-number"), Point(key="action-bbbbbbbb-1"))
    held = supervision(*odd)
    key = held.next_action_key()
    own = Point(key=key, action="Write.", status=NEW)

    assert key == "action-aaaaaaaa-1"
    assert own.is_own_action
    assert not ONE.is_own_action
    assert (odd[0], own) == held.with_point(own).own_actions
    assert "action-aaaaaaaa-2" == held.with_point(own).next_action_key()


def test_a_draft_stands_for_the_day_on_which_it_was_begun() -> None:
    assert not supervision(is_draft=True).is_finished
    assert TODAY == supervision(is_draft=True).day


@pytest.mark.parametrize("about", ["eldest", "child-0", "child", "Child-1"])
def test_a_point_is_about_an_entry_by_its_id(about: str) -> None:
    with pytest.raises(ValidationError):
        Point(key="A-1.b", about=about)
