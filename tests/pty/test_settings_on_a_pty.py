"""`config` on a real terminal: arrow keys, words that are there to change, and going back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ehe_check.ask.moves import Move
from ehe_check.settings.places import read_settings, settings_file, write_settings
from ehe_check.settings.settings import Settings, local_texts
from tests.ask.scripts import CLEAR, ENTER, FUNCTION_KEYS
from tests.pty.terminal import CTRL_C, Term

CONFIG = (sys.executable, "-m", "ehe_check", "config")
PLACES = list(local_texts())
NAME, SOCIAL_CARE, OUT_OF_HOURS = PLACES[:3]
SKIP = FUNCTION_KEYS[Move.SKIP]
CHANGE = "2" + ENTER


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def test_words_are_typed_and_kept_and_a_stop_says_where() -> None:
    with Term(CONFIG, rows=40) as term:
        term.wait("typed lines (plain mode)?")
        term.wait(" > 1  No: by arrow keys")
        term.send(ENTER)
        term.wait("Your safeguarding partnership:")
        term.send("The partnership" + ENTER)
        term.wait("Children's social care:")
        term.send(CTRL_C)
        code = term.wait_for_end()

    assert 0 == code
    assert "The settings are saved in" in term.everything()
    assert str(settings_file()) in term.everything().replace("\n", "")
    assert "The partnership" == read_settings().text_at(NAME)


def test_what_is_set_is_changed_from_its_own_words_and_cleared_only_by_choice() -> None:
    set_before = Settings().with_text(NAME, "The old one").with_text(SOCIAL_CARE, "One\ntwo")
    write_settings(set_before.with_text(OUT_OF_HOURS, "Night line"))
    with Term(CONFIG, rows=50) as term:
        term.wait(" > 1  No: by arrow keys")
        term.send(SKIP)
        term.wait("So far: The old one")
        term.send(CHANGE)
        term.wait("> The old one")
        term.send(", changed" + ENTER)
        term.wait("So far: One")
        term.send(CHANGE)
        term.wait("press Enter to keep them")
        term.send(ENTER)
        term.wait("So far: Night line")
        term.send(CHANGE)
        term.wait("> Night line")
        term.send(CLEAR + ENTER)
        term.wait("It is kept as it was.")
        wiped = read_settings().text_at(OUT_OF_HOURS)
        term.wait("Clear it: leave it blank")
        term.send("3" + ENTER)
        term.wait("It is blank now. It was: Night line")
        term.send(CTRL_C)
        code = term.wait_for_end()
    kept = read_settings()

    assert 0 == code
    assert ("The old one, changed", "One\ntwo") == (kept.text_at(NAME), kept.text_at(SOCIAL_CARE))
    assert ("Night line", "") == (wiped, kept.text_at(OUT_OF_HOURS))
