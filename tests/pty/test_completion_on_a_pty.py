"""Completion in shells that people use, as they press Tab there; each that is here is tried."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests.pty.terminal import Term

CTRL_U = "\x15"

SHELLS = {
    "bash": ("bash --norc --noprofile -i", "source <(ehe-check completion bash)"),
    "zsh": (
        "zsh -f -i",
        "autoload -Uz compinit; compinit -u; source <(ehe-check completion zsh)",
    ),
    "fish": ("fish --no-config -i", "ehe-check completion fish | source"),
}
HERE = [shell for shell in SHELLS if shutil.which(shell)]


@pytest.mark.parametrize("shell", HERE)
def test_tab_completes_commands_options_words_and_names_of_files(
    shell: str, tmp_path: Path
) -> None:
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "ehe-check").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ehe_check "$@"\n'
    )
    (bin_ / "ehe-check").chmod(0o755)
    Path("some-session.toml").touch()
    start, turn_on = SHELLS[shell]
    own = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "PS1": "$ ", "HOME": str(tmp_path)}
    with Term(start.split(), env={**own, "ZDOTDIR": str(tmp_path)}, reads_lines=True) as term:
        term.send(f"{turn_on}; echo turned''-on\r")
        term.wait("turned-on", timeout=20)
        for typed, completed in (
            ("ehe-check qu\t", "ehe-check quiz"),
            ("ehe-check bank bl\t", "ehe-check bank blank"),
            ("ehe-check sheet --ann\t", "ehe-check sheet --annex"),
            ("ehe-check case --role soc\t", "--role social-worker"),
            ("ehe-check sheet --as ma\t", "--as markdown"),
            ("ehe-check sheet some-se\t", "ehe-check sheet some-session.toml"),
        ):
            term.send(typed)
            term.wait(completed, timeout=20)
            term.send(CTRL_U)
