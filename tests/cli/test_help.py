"""Help: what `--help` says, whether it is known beforehand or worked out by Typer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ehe_check.cli.app import PROGRAM, Group, call
from ehe_check.cli.overview import COMMANDS, HELP
from tests import program


def every_command(group: Group = PROGRAM, before: str = "ehe-check") -> Iterator[str]:
    for name, called in group.commands.items():
        yield f"{before} {name}"
        if isinstance(called, Group):
            yield from every_command(called, f"{before} {name}")


def test_the_help_that_is_said_at_once_is_what_typer_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        call(["--help"])

    assert f"{HELP}\n" == capsys.readouterr().out


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_fits_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = program.call("--help").out.splitlines()

    assert "Usage: ehe-check [OPTIONS] COMMAND [ARGS]..." == lines[0]
    assert max(map(len, lines)) <= min(columns, 80)


def test_the_help_of_every_command_names_it_as_it_is_typed() -> None:
    usages = {name: program.call(*name.split()[1:], "--help").out for name in every_command()}
    strange = [name for name, said in usages.items() if not said.startswith(f"Usage: {name} ")]

    assert [] == strange
    assert len(usages) > 15


def test_what_is_said_without_a_command_fits_a_small_screen() -> None:
    lines = COMMANDS.splitlines()

    assert len(lines) <= 23
    assert max(map(len, lines)) <= 79
