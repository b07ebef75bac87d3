"""The program as somebody without rights runs it."""

from __future__ import annotations

import subprocess

from tests.program import COMMAND, Done, clean_environment

AS_NOBODY = """
import contextlib, io, os, sys
import ehe_check.cli.case_talk, ehe_check.cli.themes_count
import ehe_check.quiz.papers.paper_statistics, ehe_check.quiz.papers.change
from ehe_check.cli.entry import main

with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["demo"])  # so that everything is imported while it may be
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main(sys.argv[1:])
"""


def as_nobody(*arguments: str) -> Done:
    """Run the program as somebody without rights, where this test runs with all of them."""
    done = subprocess.run(
        [COMMAND[0], "-c", AS_NOBODY, *arguments],
        capture_output=True,
        env=clean_environment(EHE_CHECK_HOME="/nonexistent"),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
