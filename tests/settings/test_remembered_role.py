"""The role that is remembered: what was said last, and nothing where it cannot be kept or read."""

from __future__ import annotations

import pytest

from ehe_check.bank.role import Role
from ehe_check.settings.places import ROLE, own_data, remember_role, remembered_role

pytestmark = pytest.mark.usefixtures("empty_folder")


@pytest.mark.parametrize("role", Role)
def test_the_role_that_was_said_last_is_remembered_and_nothing_beside_it(role: Role) -> None:
    assert remembered_role() is None
    remember_role(Role.OTHER)
    remember_role(role)

    assert role is remembered_role()
    assert [ROLE] == [path.name for path in own_data().iterdir()]
    assert f'role = "{role}"\n' == (own_data() / ROLE).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", 'role = "nurse"', "role = ['police']", "role =", "\xff", "x"])
def test_what_cannot_be_read_is_as_if_none_was_said(text: str) -> None:
    own_data().mkdir(parents=True)
    (own_data() / ROLE).write_text(text, encoding="latin-1")

    assert remembered_role() is None


def test_where_nothing_can_be_kept_it_is_asked_again() -> None:
    own_data().parent.mkdir()
    own_data().write_text("a file", encoding="utf-8")
    remember_role(Role.POLICE)

    assert remembered_role() is None
    assert own_data().is_file()
