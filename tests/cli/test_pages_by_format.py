"""A sheet in each of its forms: what has no pages names none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ask.walks import ordinary
from tests.program import DAY, call
from tests.session_files import write_session
from tests.worked import session_of

NAMES_A_PAGE = re.compile(r"\bpage \d\b|\bp\.\d")
HOSTILE = ordinary(ADU_1="hostile", RGT_2="safety-health-development")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_web_page_says_where_on_it_and_names_no_page(form: str) -> None:
    write_session(Path("s.toml"), session_of(HOSTILE))

    said = call("sheet", "s.toml", "--full", "--as", form, "--today", DAY).out

    assert "Some answers may not sit together: look further down" in said
    assert NAMES_A_PAGE.search(said) is None


def test_lines_of_text_name_the_page_that_they_have() -> None:
    write_session(Path("s.toml"), session_of(HOSTILE))

    said = call("sheet", "s.toml", "--today", DAY).out

    assert ["p.1", "p.2"] == sorted(NAMES_A_PAGE.findall(said))
