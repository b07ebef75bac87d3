"""The audit of what the program brings: red by a weakness, plain where nobody can be asked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from tests import audit

Audited = Callable[..., tuple[object, str]]
FOUND = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2", "3"]}]}
UNMENDED = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
CLEAN = {"name": "b", "version": "1", "vulns": []}
UNSEEN = {"name": "c", "skip_reason": "not found"}


@pytest.fixture
def audited(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Audited:
    """How an audit ends, and what it says, where pip-audit tells of packages, or of an error."""

    def ended(*packages: object, error: str = "") -> tuple[object, str]:
        out = json.dumps({"dependencies": packages}) if packages else ""
        done = subprocess.CompletedProcess((), 1, out, error)
        monkeypatch.setattr(audit, "look_up", lambda: done)
        try:
            audit.main()
        except SystemExit as end:
            return end.code, capsys.readouterr().out
        return 0, capsys.readouterr().out

    return ended


def test_it_fails_by_a_weakness_and_names_each_with_what_mends_it(audited: Audited) -> None:
    assert (0, "audit: 1 of 2 packages looked up, weaknesses known: 0\n") == audited(CLEAN, UNSEEN)
    code, said = audited(CLEAN, FOUND, UNMENDED)
    assert 1 == code
    assert [
        "audit: 3 of 3 packages looked up, weaknesses known: 2",
        "  a 1: PYSEC-1, mended by 2, 3",
        "  a 1: PYSEC-2, mended by nothing yet",
    ] == said.splitlines()


def test_where_nobody_can_be_asked_it_says_so_in_a_line_and_never_that_all_is_well(
    audited: Audited,
) -> None:
    said = (0, f"{audit.NO_ANSWER}\n")

    assert said == audited(UNSEEN, UNSEEN)
    assert said == audited(error="requests.exceptions.ConnectionError: no such host")


def test_a_look_up_that_is_broken_fails(audited: Audited) -> None:
    code, _ = audited(error="usage: pip-audit [-h]")

    assert "audit: the look-up is broken:\nusage: pip-audit [-h]" == code
