"""`config` and `config show`, as a person meets them: typed lines, a file, and what is said."""

from __future__ import annotations

import os
import signal
import subprocess
import tomllib
from pathlib import Path

import pytest

from ehe_check.settings.places import read_settings, settings_file, write_settings
from ehe_check.settings.settings import Settings, local_texts
from tests.program import COMMAND, TYPED, Done, call, clean_environment, run

pytestmark = pytest.mark.thorough

PLACES = list(local_texts())
NAME, SOCIAL_CARE = PLACES[0], PLACES[1]
SET = Settings().with_text(NAME, "Old name").with_text(SOCIAL_CARE, "Old door")


def config(*lines: str) -> Done:
    """Type some lines, then end the input."""
    return call("config", "--plain", typed=lined(*lines))


def lined(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def hand_written(text: str) -> Path:
    path = settings_file()
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# Walking


def test_a_whole_walk_fills_every_local_text_and_says_where_the_file_is() -> None:
    words = [f"words for {place.key}" for place in PLACES]
    done = run("config", "--plain", typed=lined("2", *words))
    kept = read_settings()

    assert (0, "") == (done.code, done.out)
    assert words == [kept.text_at(place) for place in PLACES]
    assert kept.plain
    assert [
        "The settings are saved in",
        f"  {settings_file()}",
        f"To see them: {TYPED} config show",
    ] == done.err.splitlines()[-3:]


def test_the_words_to_type_are_said_at_the_start() -> None:
    before_the_first = config().err.partition("1. No")[0]

    assert all(word in before_the_first for word in (":skip", ":back", ":leave"))


def test_leaving_keeps_what_was_confirmed_so_far() -> None:
    config("skip", "Name", "Door", ":leave")
    kept = read_settings()

    assert ("Name", "Door", "") == tuple(kept.text_at(place) for place in PLACES[:3])


def test_the_end_of_the_input_keeps_what_was_confirmed_so_far() -> None:
    done = config("skip", "Name")

    assert (0, "Name") == (done.code, read_settings().text_at(NAME))
    assert "The settings are saved in" in done.err


def test_ctrl_c_keeps_what_was_confirmed_so_far() -> None:
    with subprocess.Popen(
        [*COMMAND, "config", "--plain"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
    ) as talking:
        assert talking.stdin is not None
        assert talking.stderr is not None
        talking.stdin.write(b"skip\nName\n")
        talking.stdin.flush()
        heard = b""
        while heard.count(b"Your words: ") < 2:
            heard += talking.stderr.read(1)
        talking.send_signal(signal.SIGINT)
        _, rest = talking.communicate(timeout=30)

    assert 0 == talking.returncode
    assert b"The settings are saved in" in rest
    assert b"Traceback" not in rest
    assert "Name" == read_settings().text_at(NAME)


def test_leaving_at_once_writes_nothing() -> None:
    done = config(":leave")

    assert (0, False) == (done.code, settings_file().exists())
    assert "Nothing was set. The settings would be in" in done.err


def test_keeping_everything_leaves_the_file_as_it_is() -> None:
    write_settings(SET)
    with settings_file().open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    before = settings_file().read_bytes()
    done = config("keep", "1", "1", *[":skip"] * 9)

    assert "Nothing was changed. The settings are in" in done.err
    assert "Remarks" in done.err
    assert before == settings_file().read_bytes()


def test_what_is_set_can_be_changed_cleared_and_kept() -> None:
    write_settings(SET)
    done = config("skip", "2", "New name", "3")
    kept = read_settings()

    assert ("New name", "") == (kept.text_at(NAME), kept.text_at(SOCIAL_CARE))
    assert "It is blank now. It was: Old door" in done.err


def test_an_empty_line_never_blanks_what_is_set() -> None:
    write_settings(SET)
    config("", "skip", "", "2", "", "   ", ":keep", "", "skip")

    assert SET == read_settings()


def test_going_back_asks_again_and_the_new_words_count() -> None:
    config("skip", "Nmae", ":back", "2", "Name")

    assert "Name" == read_settings().text_at(NAME)


def test_what_is_not_asked_for_is_kept() -> None:
    hand_written("[limits]\nsessions_not_known = 9\n")
    config("skip", "Name")

    assert 9 == read_settings().limits.sessions_not_known
    assert "Name" == read_settings().text_at(NAME)


def test_odd_words_are_kept_exactly_and_steer_no_terminal() -> None:
    odd = 'Duty [b]team[/b] :child: \x1b[31m "quoted" \u202e \\ \x00'
    config("skip", odd)
    shown = call("config", "show")

    assert odd == read_settings().text_at(NAME)
    assert "[b]team[/b] :child: \\x1b[31m" in shown.out
    assert not set("\x1b\x00\u202e") & set(shown.out + config().err)


def test_letters_that_are_not_utf_8_are_kept_as_they_were_meant() -> None:
    done = call("config", "--plain", typed=b"skip\nCaf\xe9 team\n")

    assert 0 == done.code
    assert "They were read as" in " ".join(done.err.split())
    assert "Caf\u00e9 team" == read_settings().text_at(NAME)


def test_plain_mode_that_is_set_is_how_the_next_walk_asks() -> None:
    config("2")

    assert tomllib.loads(settings_file().read_text(encoding="utf-8"))["plain"] is True
    assert "Answer so far: Yes: by typed lines" in config().err


# Nobody there


def test_without_a_terminal_one_line_names_the_file_and_how_to_edit_it() -> None:
    done = run("config")
    (problem,) = done.problems

    assert (2, "") == (done.code, done.out)
    assert str(settings_file()) in problem
    assert f"{TYPED} config show" in problem
    assert not settings_file().parent.exists()


# Showing


def test_before_anything_is_set_everything_is_shown_as_blank() -> None:
    done = call("config", "show")

    assert (0, "") == (done.code, done.err)
    assert [
        f"Settings file: {settings_file()}",
        "It is not there, so everything is as shipped.",
    ] == (done.out.splitlines()[:2])
    assert 13 == done.out.count(": blank\n")
    assert "[plain]: no\n" in done.out
    assert not settings_file().parent.exists()


def test_each_setting_is_shown_by_its_label_with_the_key_to_edit() -> None:
    write_settings(Settings(plain=True).with_text(SOCIAL_CARE, "One\ntwo"))
    lines = call("config", "show").out.splitlines()

    assert "It is there." == lines[1]
    assert "Plain mode (typed lines, for screen readers) [plain]: yes" in lines
    assert "Your safeguarding partnership [partnership.name]: blank" in lines
    at = lines.index("Children's social care [contacts.social_care]: One")
    assert "  two" == lines[at + 1]
    assert lines[-1].endswith("[limits.weeks_apart]: 2")


def test_every_key_that_is_shown_can_be_written_by_hand() -> None:
    keys = [
        line.rpartition("[")[2].partition("]")[0]
        for line in call("config", "show").out.splitlines()[3:]
    ]
    texts = [key for key in keys if not key.startswith(("plain", "limits", "folders"))]
    mine = "".join(f'{key} = "mine"\n' for key in texts)
    hand_written(f"{mine}limits.sessions_not_known = 4\nfolders.banks = '~/banks'\n")
    done = call("config", "show")

    assert 11 == done.out.count(": mine\n")
    assert "[limits.sessions_not_known]: 4\n" in done.out
    assert "[folders.banks]: ~/banks\n" in done.out


@pytest.mark.parametrize("arguments", [["config", "show"], ["config", "--plain"]])
def test_a_broken_file_is_said_with_all_that_is_wrong_and_is_not_touched(
    arguments: list[str],
) -> None:
    path = hand_written('plane = true\n[contacts]\nsocial = "x"\npolice = 1\n')
    before = path.read_bytes()
    done = call(*arguments, typed="skip\nName\n")

    assert (3, "", 3) == (done.code, done.out, len(done.problems))
    assert all(problem.startswith(str(path)) for problem in done.problems)
    assert before == path.read_bytes()


# EHE_CHECK_HOME

AS_NOBODY = """
import os, sys
import ehe_check.ask.plain, ehe_check.ask.settings.ask_settings
import ehe_check.cli.app, ehe_check.cli.config_talk
import rtoml, tomli_w
from ehe_check.cli.entry import main

if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main(sys.argv[1:])
"""


def as_nobody(home: Path, *arguments: str, typed: str = "") -> Done:
    """Run the program as somebody without rights, where this test runs with all of them."""
    done = subprocess.run(
        [COMMAND[0], "-c", AS_NOBODY, *arguments],
        capture_output=True,
        env=clean_environment(EHE_CHECK_HOME=str(home)),
        input=typed.encode(),
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("arguments", [["config", "show"], ["config", "--plain"]])
def test_a_home_that_is_a_file_is_one_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    done = call(*arguments)

    assert (3, "", 1) == (done.code, done.out, len(done.problems))


def test_a_home_that_is_missing_is_made_with_its_first_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "not" / "yet"
    monkeypatch.setenv("EHE_CHECK_HOME", str(home))
    done = config("skip", "Name")

    assert (0, [home / "config.toml"]) == (done.code, list(home.iterdir()))


def test_a_home_that_may_not_be_entered_is_one_line(open_folder: Path) -> None:
    hidden = open_folder / "hidden"
    hidden.mkdir(mode=0o700 if os.geteuid() == 0 else 0)
    done = as_nobody(hidden, "config", "show")

    assert (3, "") == (done.code, done.out)
    assert [f"{hidden}/config.toml: cannot be read: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]


def test_a_home_that_may_not_be_written_is_one_line(open_folder: Path) -> None:
    if os.geteuid() != 0:
        open_folder.chmod(0o555)
    done = as_nobody(open_folder, "config", "--plain", typed="2\n")

    assert 3 == done.code
    assert f"{open_folder}/config.toml: cannot be written: you do not have permission." in done.err
    assert [] == list(open_folder.iterdir())
