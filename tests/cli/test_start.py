"""The start of `case`: one screen that waits once, and the role that this computer remembers."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from ehe_check.ask.case.set_up import ENGLAND, OWN_RECORDS, PRIVACY
from ehe_check.bank.role import Role
from ehe_check.cli.messages import say_command
from ehe_check.settings.places import remember_role, remembered_role
from tests.cli.meetings import flat
from tests.program import DAY, Done, call, last_command
from tests.systems import IS_POSIX

FILE = "ehe-EHE-0042-2026-11-24.toml"


def start(*typed: str, options: tuple[str, ...] = ()) -> Done:
    """Start a case in typed lines, and leave at the first question."""
    given = "".join(f"{line}\n" for line in (*typed, "1", "leave"))
    return call("case", "--plain", "--today", DAY, *options, typed=given)


def unbroken(text: str) -> str:
    """Text without its spaces: a folder with a long path is broken at the edge of a line."""
    return "".join(text.split())


def into(folder: Path) -> str:
    """The command that goes into a folder, quoted where it holds a space."""
    name = f"{folder}"
    if IS_POSIX:
        return f"cd {shlex.quote(name)}"
    return f'pushd "{name}"' if " " in name else f"pushd {name}"


def roles() -> list[str]:
    """The role in each session that is kept here."""
    lines = (path.read_text(encoding="utf-8").split("\n") for path in Path().glob("*.toml"))
    return [line for each in lines for line in each if line.startswith("role = ")]


def test_the_first_start_asks_for_the_role_and_the_next_shows_it_and_waits_once() -> None:
    first, then = start("5", "EHE-0042"), start("EHE-0043")

    assert Role.EHE_OFFICER is remembered_role()
    assert ['role = "ehe-officer"'] * 2 == roles()
    assert "What is your role?" in first.err
    assert "What is your role?" not in then.err
    assert "r Role: Elective home education officer" in flat(then.err)
    for words in (PRIVACY, ENGLAND, OWN_RECORDS, f"File: ehe-REF-{DAY}.toml in {Path.cwd()}"):
        assert unbroken(words) in unbroken(first.err)
        assert unbroken(words) in unbroken(then.err)


def test_whoever_sits_there_next_changes_the_role_for_this_session_and_the_next() -> None:
    remember_role(Role.POLICE)
    start("r", "2", "EHE-0042")

    assert ['role = "school-nurse"'] == roles()
    assert Role.SCHOOL_NURSE is remembered_role()


def test_a_role_that_an_option_gives_or_that_is_left_before_a_case_is_not_remembered() -> None:
    start("EHE-0042", options=("--role", "police"))
    call("case", "--plain", "--today", DAY, typed="5\n:leave\n")

    assert (None, ['role = "police"']) == (remembered_role(), roles())


def test_a_follow_up_shows_the_role_of_this_computer_and_not_that_of_last_time() -> None:
    start("5", "EHE-0042")
    remember_role(Role.POLICE)
    path = Path(FILE)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[bank]", f"finished = {DAY}T09:00:00Z\n[bank]"), encoding="utf-8")
    followed = call(
        *("case", "--plain", "--today", "2026-12-24", "--follow", FILE),
        typed="\n1\nleave\n",
    )

    assert "The case is EHE-0042. Enter goes on." in flat(followed.err), followed.err
    assert "r Role: Police" in flat(followed.err)


# The command to go on with is printed whole.


@pytest.mark.parametrize("columns", [80, 300])
def test_no_name_is_broken_at_the_edge_of_a_window(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    folder = Path("a folder of cases", "x" * 20).absolute()
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    left = start("EHE-" + "0" * 96, options=("--role", "police"))
    (name,) = (path.name for path in Path().iterdir())
    _, after = left.err.split("To go on:\n")
    lines = after.splitlines()

    assert f"ehe-check case {name} --plain" == last_command(left.err, "To go on")
    assert 80 >= len(lines[-1]) or columns == 300
    assert (columns == 300) is (len(lines) == 1)
    assert columns == 300 or f"  {into(folder)}" == lines[0]


def test_a_path_beside_the_file_is_named_from_its_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setenv("COLUMNS", "20")
    say_command("On", "meeting", Path("s.toml"), "--record", Path("r.toml"), to=sys.stdout)
    printed = capsys.readouterr().out

    assert ["On:", f"  {into(Path.cwd())}"] == printed.splitlines()[:2]
    assert "meeting s.toml --record r.toml" in printed
