"""Files of answers, a draft that holds some, and a finished session of the invented case."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from ehe_check import resources
from tests.program import DAY, call
from tests.worked import shipped_bank

NO = '[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n'
SOME = f"""\
{NO}
[[answers]]
question = "VIS-5"
about = "child-2"
value = "refused-not-seen"
evidence = "record"
"""
OPENING = f"""\
{NO}[[answers]]
question = "NOW-2"
value = ["nothing"]
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
    """A draft in which some answers were taken from a file."""
    done = call("case", name, "--answers", written("from.toml", text), "--today", DAY)
    assert done.code == 0, done.err
    return Path(name)


def finished(name: str = "done.toml") -> Path:
    """A finished session: the invented case, answered with the bank as it is now."""
    text = resources.DEMO.read_text(encoding="utf-8")
    session = tomllib.loads(text)
    return written(name, text.replace(session["bank"]["digest"], shipped_bank().digest))


def read(name: str | Path = "s.toml") -> dict[str, Any]:
    """A file of any kind, as its tables."""
    return tomllib.loads(Path(name).read_text(encoding="utf-8"))
