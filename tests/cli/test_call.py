"""`ehe-check sheet FILE --as call`: what to say on the telephone, on the screen or in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_supervise import saved
from tests.program import DAY, Done, call
from tests.worked import shipped_bank

pytestmark = pytest.mark.thorough

WALK = ("case", "walk.toml", "--plain", "--quick", "--role", "police", "--reference", "EHE-0042")
URGENT = "rules-04-withdrawn-after-a-bruise-social-care-not-told"


def spoken(*more: str) -> Done:
    return call("sheet", "s.toml", "--as", "call", "--today", DAY, *more)


def test_it_is_plain_lines_with_the_numbers_of_the_settings() -> None:
    saved(URGENT)
    done = spoken()
    lines = done.out.splitlines()

    assert (0, []) == (done.code, done.problems)
    assert "What to say to children's social care, tel. ____________" == lines[0]
    assert max(map(len, lines)) <= 79


def test_it_is_written_to_a_file_of_any_name_and_never_over_one() -> None:
    saved(URGENT)
    wanted = spoken().out

    assert 0 == spoken("--out", "call.txt").code
    assert wanted == Path("call.txt").read_text(encoding="utf-8")
    assert 2 == spoken("--out", "call.txt").code
    assert 0 == spoken("--out", "call.odd").code
    assert wanted == Path("call.odd").read_text(encoding="utf-8")


def test_a_copy_to_share_names_no_child_by_a_label() -> None:
    saved(URGENT)

    assert "Last seen: only child" in spoken().out
    assert "Last seen: child 1" in spoken("--share").out


def test_it_is_at_hand_at_an_alert_and_where_the_person_comes_back() -> None:
    begins = "What to say to children's social care, tel. ____________"
    yes = [each.id for each in shipped_bank().by_id["NOW-2"].options].index("yes") + 1
    at_once = call(*WALK, "--today", DAY, typed=f"1\n{yes}r\n1\n1\nc\n2\n")
    again = call("case", "walk.toml", "--plain", "--today", DAY, typed="c\nx\n")

    for done, key in ((at_once, "  c. what to say"), (again, "2 not yet  c what to say")):
        assert 0 == done.code
        assert 1 == done.err.count(begins)
        assert key in done.err
