"""Files of answers, and what is said of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ehe_check import resources
from ehe_check.bank.load import merged
from ehe_check.files.canonical import digest
from tests.program import DAY, call

SOME = """\
[[answers]]
question = "NOW-1"
value = "no"

[[answers]]
question = "VIS-5"
about = "child-2"
value = "refused-not-seen"
evidence = "record"
"""
TRIGGER = '[[answers]]\nquestion = "ADU-2"\nvalue = "needed"\n'
OPENING = """\
[[answers]]
question = "NOW-1"
value = "no"
[[answers]]
question = "NOW-2"
value = "no"
[[answers]]
question = "NOW-3"
value = "nothing"
[[answers]]
question = "RGT-2"
value = "none"
"""


def written(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def saved(text: str = SOME, name: str = "s.toml") -> Path:
    done = call("case", name, "--answers", written("from.toml", text), "--today", DAY)
    assert done.code == 0, done.err
    return Path(name)


def finished(name: str = "done.toml") -> Path:
    """A finished session: the invented case, answered with the bank as it is now."""
    raw, _, _ = merged(resources.CASE_BANK)
    session = tomllib.loads(resources.DEMO.read_text(encoding="utf-8"))
    text = resources.DEMO.read_text(encoding="utf-8")
    return written(name, text.replace(session["bank"]["digest"], digest(raw)))


def problems_of(text: str) -> list[str]:
    done = call("case", "s.toml", "--answers", written("from.toml", text), "--today", DAY)

    assert (3, "") == (done.code, done.out)
    assert not Path("s.toml").exists()
    return done.problems
