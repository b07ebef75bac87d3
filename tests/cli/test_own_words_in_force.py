"""Own words in force: every command that prints a page says them, and none other is stopped."""

from __future__ import annotations

import pytest

from ehe_check.settings.places import OWN_WORDS
from tests.cli.follow_ups import drifting_folder
from tests.cli.test_every_page import IN_OWN_WORDS, LATEST, own
from tests.program import call

BROKEN = '"Actions" = ""\n"ACT TODAY" = "Now"\n'


@pytest.mark.parametrize(
    "command",
    [
        ("meeting", LATEST, "--reason", "risk", "--part", "agenda"),
        ("supervise", LATEST, "--plain"),
        ("quiz", "export", "--key", "--as", "markdown"),
    ],
    ids=lambda each: each[0],
)
def test_what_is_no_page_of_a_case_can_be_had_in_own_words_too(command: tuple[str, ...]) -> None:
    drifting_folder()
    own(IN_OWN_WORDS)
    done = call(*command)

    assert "Ours: " in f"{done.out}{done.err}"


def test_a_sentence_that_is_no_longer_said_stops_no_page() -> None:
    own('"Action" = "x"\n"Actions" = "Ours to do"\n')
    done = call("demo", "--as", "markdown")

    assert (0, True) == (done.code, "Ours to do" in done.out)
    assert done.problems[0].endswith(
        f'{OWN_WORDS}, line 1: "Action" is no sentence of a page. The nearest is "Actions".'
    )
    assert 1 == len(done.problems)
    assert "Sentences in your own words: 1\n" in call("config", "show").out


def test_what_cannot_be_said_is_refused_and_the_settings_and_help_still_work() -> None:
    own(BROKEN)
    for command in (("demo",), ("bank", "blank")):
        done = call(*command)

        assert (3, "", 2) == (done.code, done.out, len(done.problems))
    shown = call("config", "show")

    assert (3, 2) == (shown.code, len(shown.problems))
    assert "[folders.words]: " in shown.out
    for works in (("config",), ("config", "words"), ("demo", "--help"), ()):
        assert 0 == call(*works).code


def test_each_sentence_stands_on_one_line_under_its_page_as_it_is_copied() -> None:
    found = call("config", "words", "--find", "what IS due")
    nothing = call("config", "words", "--find", "zzz")

    assert (0, "") == (found.code, found.err)
    assert found.out.splitlines()[2:] == ["", "What was decided and is due", '"What is due"']
    assert nothing.out.endswith("\nNo sentence that you may change holds 'zzz'.\n")
    assert '\n"Actions"\n' in call("config", "words").out
