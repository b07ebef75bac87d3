"""The program as somebody without rights runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from tests.program import COMMAND, Done, clean_environment

AS_NOBODY = """
import contextlib, io, json, os, sys
import importlib, pkgutil
import ehe_check.cli
import ehe_check.files.whole_files, ehe_check.settings.settings, encodings.utf_8_sig, rtoml
from ehe_check.cli.entry import main

for each in pkgutil.iter_modules(ehe_check.cli.__path__):
    importlib.import_module(f"ehe_check.cli.{each.name}")

def run(arguments):
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(arguments)
        except SystemExit as leaving:
            code = leaving.code
    return code, out.getvalue(), err.getvalue()

run(["demo"])  # so that everything is imported while it may be
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
print(json.dumps([run(each) for each in json.loads(sys.argv[1])]))
"""


def as_nobody(*arguments: str) -> Done:
    """Run the program as somebody without rights, where this test runs with all of them."""
    (done,) = each_as_nobody(arguments)
    return done


def each_as_nobody(*commands: Sequence[str], home: str = "/nonexistent") -> list[Done]:
    """Run the program so once for each command, one after the other in one process."""
    done = subprocess.run(
        [COMMAND[0], "-c", AS_NOBODY, json.dumps(commands)],
        capture_output=True,
        env=clean_environment(EHE_CHECK_HOME=home),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        return [Done(done.returncode, done.stdout.decode(), done.stderr.decode())] * len(commands)
    return [Done(*each) for each in json.loads(done.stdout)]
