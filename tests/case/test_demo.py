"""The invented case that comes with the program."""

from __future__ import annotations

import pytest

from ehe_check import resources
from ehe_check.case.session_file import read_session
from tests.renew_demo import renewed

pytestmark = pytest.mark.usefixtures("empty_folder")


def test_the_invented_case_is_as_the_bank_is_now() -> None:
    session = read_session(resources.DEMO).value

    assert renewed(session) == session
