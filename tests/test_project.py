"""The project itself: shipped files, what is kept of released banks, and how long a file is."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import rtoml

from ehe_check.bank.load import load_bank, load_library, merged
from ehe_check.files.canonical import canonical, digest
from ehe_check.render.pdf import no_typst
from tests.installed import brought

ROOT = Path(__file__).parent.parent
BANKS = ROOT / "question_banks"
SHIPPED = [*sorted(BANKS.rglob("*.toml")), *sorted((ROOT / "reports").glob("*.toml"))]
LONGEST_TEST_FILE = 500
TOP = {
    *("ehe_check", "question_banks", "reports", "tests"),
    *("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"),
}
FREE = {
    *("MIT", "MIT License", "BSD License", "BSD-2-Clause", "BSD-3-Clause"),
    *("Apache-2.0", "ISC License (ISCL)", "PSF-2.0"),
}
"""Licences that ask for no more than to be handed on with what they are of."""
MADE = {"build", "dist", "mutants", "ehe_check.egg-info"}
"""What building and trying leave beside them, which is never committed."""


def test_nothing_else_lies_at_the_top() -> None:
    there = {each.name for each in ROOT.iterdir() if not each.name.startswith(".")}

    assert there - MADE == TOP


def test_a_shipped_file_is_toml_1_0_in_utf_8_with_unix_line_ends() -> None:
    for path in SHIPPED:
        raw = path.read_bytes()

        assert b"\r" not in raw, path
        assert tomllib.loads(raw.decode("utf-8")) == rtoml.loads(raw.decode("utf-8")), path


def test_the_shipped_bank_is_in_the_archive_under_its_version() -> None:
    raw, _, _ = merged(BANKS / "case")
    path = BANKS / "archive" / f"{raw['id']}-{raw['version']}.json"

    assert path.exists(), f"write it with: python tests/archive_bank.py ({path.name})"
    assert digest(json.loads(path.read_text(encoding="utf-8"))) == digest(raw), (
        "the bank changed and its version did not: raise it in bank.toml, or archive an unreleased "
        "bank again"
    )


def test_an_archived_bank_reads_back_as_the_same_bank() -> None:
    raw, _, _ = merged(BANKS / "case")

    assert canonical(json.loads(canonical(raw))) == canonical(raw)


def test_the_bank_has_the_topics_statements_and_lists_that_it_must_have() -> None:
    bank, library = load_bank(), load_library()

    assert (16, 55) == (len(bank.topics), len(library.statements))
    assert ["child", "adult", "fact"] == [roster.id for roster in bank.rosters]


def test_the_quick_set_reaches_every_reason_for_a_meeting() -> None:
    bank = load_bank()
    reached = {
        effect.statement
        for question in bank.questions
        if question.id in bank.quick_ids
        for effect in question.every_effect
    }

    assert {"L4.1", "L4.2", "L4.3", "L4.4", "L4.5"} == reached - {None}


def test_what_windows_lacks_is_imported_only_where_it_is_used() -> None:
    lacked = "curses|fcntl|grp|pexpect|pty|pwd|resource|termios|tty"
    imported = re.compile(rf"^(?:import|from) (?:{lacked})\b", re.MULTILINE)
    modules = [path for folder in ("ehe_check", "tests") for path in (ROOT / folder).rglob("*.py")]

    assert [] == [path for path in modules if imported.search(path.read_text(encoding="utf-8"))]


def test_everything_that_is_brought_may_be_used_and_handed_on_by_anybody() -> None:
    said = {name: licences(name) for name in brought()}

    assert {} == {name: each for name, each in said.items() if not each or each - FREE}


def licences(name: str) -> set[str]:
    """The licences of a distribution: by its expression, else by its classifiers, else in words."""
    about = metadata(name).json
    if expression := about.get("license_expression"):
        return {*re.split(r"[()\s]+(?:AND|OR|WITH)[()\s]+", str(expression))}
    told = [one for one in about.get("classifier", ()) if one.startswith("License :: ")]
    return {one.rpartition(" :: ")[2] for one in told} or {str(about.get("license", ""))}


def test_no_file_of_tests_is_longer_than_anybody_reads() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tests").rglob("*.py")
        if "node_modules" not in path.parts
    }

    assert {} == {name: length for name, length in lengths.items() if length > LONGEST_TEST_FILE}


def test_what_is_said_to_install_for_pdf_is_what_the_extra_brings() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = project["optional-dependencies"]["pdf"]
    newest = wanted.partition(",")[2].partition(";")[0]

    assert f'pip install "typst{newest}"' in str(no_typst())
