"""Hints that are copied from the screen: they work and do no harm, as does every name shown."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.cli.messages import NO_COPY, one_line, program, quoted_for, say, say_command
from ehe_check.errors import Problem
from tests import systems
from tests.program import DAY, AtTerminal, call

pytestmark = pytest.mark.thorough

OPTIONS = ["--plain", "--quick", "--role", "police", "--reference", "EHE-1", "--today", DAY]
STEERS = ("\x1b", "\u202e", "\x07", "\x9b", "\r")
NASTY = [
    "plain.toml",
    "a $(touch PWNED) b.toml",
    "`touch PWNED`.toml",
    'it\'s "quoted" \\ here.toml',
    "--help",
    "-rf *.toml",
    "~.toml",
    "a&touch PWNED&.toml",
    "red 100%s.toml",
    "Größe 🧒.toml",
]


def test_no_word_of_an_error_is_broken_at_the_edge_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    path = "a-long-folder/ehe-EHE-0042-2026-11-24.toml"
    window = AtTerminal(io.BytesIO(), write_through=True)
    monkeypatch.setattr(sys, "stderr", window)
    problem = Problem(path, "is not there", "Check the path and the name, then give it again.")
    say(problem)
    window.seek(0)
    lines = window.read().splitlines()

    assert f"ehe-check: {problem}" == " ".join(lines)
    assert [f"{path}:"] == [line for line in lines if len(line) > 40]


def hint(said: str, start: str) -> str:
    """Return the lines of a hint as they are copied, from all that was said."""
    (_, after) = said.split(f"{start}\n")
    return "\n".join(line for line in after.split("\n") if line.startswith("  "))


@systems.shells
@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_whoever_copies_the_hint_into_a_shell_goes_on_with_the_same_file(
    name: str, tmp_path: Path
) -> None:
    call("case", *OPTIONS, "s.toml", typed="1\nleave\n")
    Path("s.toml").rename(name)  # a file of today's may be called what a new one may not
    left = call("case", "--plain", "--", name, typed=":leave\n")
    given = as_a_shell_reads(hint(left.err, "To go on:"), tmp_path / "tools")
    on = call(*given, typed=":leave\n")

    assert (0, 0) == (left.code, on.code), on.err
    assert hint(left.err, "To go on:") == hint(on.err, "To go on:")
    assert {name, "tools"} == {path.name for path in Path().iterdir()}
    assert not any(mark in left.err + on.err for mark in STEERS)


def as_a_shell_reads(line: str, tools: Path) -> list[str]:
    """Return the words that a program of our name is given by a shell, run with a copied line."""
    tools.mkdir()
    program = tools / "ehe-check"
    program.write_text("#!/bin/sh\nprintf '%s\\0' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        capture_output=True,
        text=True,
        env={"PATH": f"{tools}:/usr/bin:/bin"},
        check=True,
    )
    return done.stdout.split("\0")[:-1]


@systems.shells
@given(st.text(st.characters(exclude_characters="\x00"), min_size=1).map(lambda text: f"{text}.x"))
def test_a_shell_reads_any_quoted_name_as_it_is(name: str) -> None:
    raw = name.encode("utf-8", "replace")
    name = os.fsdecode(raw)
    quoted = quoted_for(name, windows=False)
    if quoted is None:
        assert name != one_line(name)
        return
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf %s {quoted}"], capture_output=True, env={}, check=False
    )

    assert quoted == one_line(quoted)
    assert raw == done.stdout.removeprefix(b"./" if name.startswith("-") else b"")


@systems.shells
def test_a_bank_of_ones_own_is_named_again_in_the_hint(tmp_path: Path) -> None:
    folder = shutil.copytree(resources.CASE_BANK, "my bank")
    main = Path(folder) / "bank.toml"
    text = main.read_text(encoding="utf-8").replace('id = "case"', 'id = "mine"', 1)
    main.write_text(text, encoding="utf-8")
    left = call("case", "s.toml", "--bank", folder, *OPTIONS, typed="1\nleave\n")
    given = as_a_shell_reads(hint(left.err, "To go on:"), tmp_path / "tools")
    on = call(*given, typed=":leave\n")

    assert (0, 0) == (left.code, on.code), on.err
    assert "my bank" in given


ON_WINDOWS = {
    "s.toml": "s.toml",
    r"C:\cases\s.toml": r"C:\cases\s.toml",
    "my case.toml": '"my case.toml"',
    "a & b (1).toml": '"a & b (1).toml"',
    "it's.toml": '"it\'s.toml"',
    "--help": r".\--help",
    "-a b": r'".\-a b"',
}
NEVER = ("50%.x", "$(x).x", "a`b.x", "a!b.x", "a\u201db.x", "a\nb.x", "a\u202eb.x", "ends in \\")


def test_quotes_hold_in_every_shell_or_nothing_is_offered() -> None:
    for name, expected in ON_WINDOWS.items():
        assert expected == quoted_for(name, windows=True)
    for name in NEVER:
        assert quoted_for(name, windows=True) is None, name
    for name in ("two\nlines; touch PWNED.toml", "\x1b[31m\u202ered 100%s.toml"):
        assert quoted_for(name, windows=False) is None, name


def test_where_a_name_cannot_be_copied_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ehe_check.cli.messages.quoted_for", lambda *_, **__: None)
    left = call("case", "s.toml", *OPTIONS, typed="1\nleave\n")

    assert f"To go on:\n  ehe-check case {NO_COPY} --plain\n" in left.err


# The program itself, as it was started.


@systems.shells
def test_the_program_is_named_as_a_shell_would_find_it_or_as_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other = (tmp_path / folder / "ehe-check" for folder in ("my tools", "other"))
    for each in (here, other):
        each.parent.mkdir()
        each.write_text("#!/bin/sh\n", encoding="utf-8")
        each.chmod(0o755)
    module = ["python3", "-X", "utf8", "-m", "ehe_check", "case", "s.toml"]
    named = []
    for path in ("/nowhere", str(here.parent)):
        monkeypatch.setenv("PATH", path)
        named += [program([str(each), "case"]) for each in (here, other)]
    monkeypatch.setattr("shutil.which", lambda _: str(tmp_path / "ehe-check.EXE"))

    assert [f"'{here}'", str(other), "ehe-check", str(other)] == named
    assert "ehe-check" == program([str(tmp_path / "ehe-check"), "case"])
    assert "python3 -X utf8 -m ehe_check" == program(
        ["/x/ehe_check/__main__.py", *module[-2:]], module
    )


@systems.shells
def test_a_program_that_was_typed_as_a_path_is_found_from_the_folder_of_the_file_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = [".venv/bin/python", "-m", "ehe_check", "case"]
    started: tuple[tuple[str, list[str], str], ...] = (
        (".venv/bin/ehe-check", [], f"{Path.cwd()}/.venv/bin/ehe-check"),
        ("/x/ehe_check/__main__.py", module, f"{Path.cwd()}/.venv/bin/python -m ehe_check"),
        ("/x/ehe_check/__main__.py", ["python3", *module[1:]], "python3 -m ehe_check"),
    )
    for typed, whole, in_full in started:
        monkeypatch.setattr(sys, "argv", [typed, "case"])
        monkeypatch.setattr(sys, "orig_argv", whole)
        for columns in ("20", "400"):
            monkeypatch.setenv("COLUMNS", columns)
            say_command("To go on", "case", Path("cases/s.toml"), to=sys.stdout)

            assert capsys.readouterr().out.splitlines()[-1].startswith(f"  {in_full} case ")


# Names are shown harmlessly, whoever prints them.


@pytest.mark.parametrize("odd", ["\x1b]52;c;eA==\x07", "\u202e", "two\nlines"], ids=range(3))
def test_a_name_steers_no_terminal(odd: str) -> None:
    name = f"a{odd}b"
    options = ["--plain", "--today", DAY]
    said = [
        call("case", f"{name}.toml", *OPTIONS, typed="1\nleave\n"),
        call("case", "n.toml", "--follow", f"{name}.toml", *options),
        call("case", "n.toml", "--answers", f"{name}.none", *options),
        call("sheet", f"{name}.none"),
        call("supervise", f"{name}.toml", *options, typed="leave\n"),
        call("quiz", "room", *options, "--save", f"{name}.quiz-room.toml", typed="\n1 2 3 4 5\n"),
        call("quiz", "marks", f"{name}.none"),
        call("themes", f"{name}.none"),
        call("bank", "check", f"{name}.none"),
    ]
    lines = "".join(each.err for each in said).split("\n")

    assert not any(each in line for line in lines for each in ("\x1b", "\x07", "\u202e"))
    assert not any(line.startswith("lines") for line in lines)
