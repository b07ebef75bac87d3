"""The invented case that comes with the program."""

from __future__ import annotations

from ehe_check import resources
from ehe_check.storage.sessions import read_session
from tests.renew_demo import renewed


def test_the_invented_case_is_as_the_bank_is_now() -> None:
    session = read_session(resources.DEMO).session

    assert renewed(session) == session
