"""A session that is good, files made of it, and what every command says of one that is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.program import call

GOOD = """\
format = 3

[case]
reference = "EHE-0042"

[session]
id = "3f9c1e0a7b5d2c48"
started = 2026-11-24T09:05:00+00:00
set = "quick"

[bank]
id = "case"
version = "2026.12.0"
digest = "9f2b000000000000000000000000000000000000000000000000000000000000"

[[entries]]
id = "child-1"
label = "eldest"
age = "school-age"

[[answers]]
question = "NOW-1"
value = "no"

[[answers]]
question = "VIS-1"
about = "child-1"
value = "never"
evidence = "record"
"""
EDITS = tomllib.loads(Path(__file__).with_name("edits.toml").read_text(encoding="utf-8"))
JARGON = (
    "valid",
    "Input",
    "input",
    "instance",
    "dictionary",
    "tuple",
    "datetime",
    "timezone",
    "Union",
    "tag",
    "pydantic",
    "NoneType",
    "pattern",
)


def written(content: str | bytes, name: str = "bad.toml") -> Path:
    path = Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def contents(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def refused(path: Path, *, code: int = 3) -> list[str]:
    """Say what every command says of a file, which stays as it is."""
    before = contents(path)
    shown = call("sheet", path)
    answered = call("case", path, "--plain", "--answers", written(ANSWERS, "good-answers.toml"))
    taken = call("case", "never.toml", "--answers", path)

    for done in (shown, answered, taken):
        assert (code, "") == (done.code, done.out)
        assert "Traceback" not in done.err
    assert before == contents(path)
    assert not Path("never.toml").exists()
    assert shown.problems == answered.problems
    return shown.problems


ANSWERS = '[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n'
