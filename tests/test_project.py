"""The project itself: linters, types, layers, shipped files, and what is kept of released banks."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import rtoml

from ehe_check.storage.banks import canonical, digest, load_bank, load_library, merged

ROOT = Path(__file__).parent.parent
BANKS = ROOT / "question_banks"
SHIPPED = [*sorted(BANKS.rglob("*.toml")), *sorted((ROOT / "reports").glob("*.toml"))]
CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["importlinter.cli", "lint"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_checker_finds_nothing(name: str) -> None:
    module, *arguments = CHECKS[name]
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    if name != "import-linter":
        command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_shipped_file_is_toml_1_0_in_utf_8_with_unix_line_ends(path: Path) -> None:
    raw = path.read_bytes()

    assert b"\r" not in raw
    assert tomllib.loads(raw.decode("utf-8")) == rtoml.loads(raw.decode("utf-8"))


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


def test_the_bank_has_the_questions_topics_and_statements_that_it_must_have() -> None:
    bank, library = load_bank(), load_library()
    whole = [question for question in bank.questions if "." not in question.id]

    assert (71, 15, 55) == (len(whole), len(bank.topics), len(library.statements))


def test_the_quick_set_has_thirty_one_questions_and_their_branches() -> None:
    bank = load_bank()
    branches = {"PMH-2", "PMH-3", "PMH-4", "CON-2", "CON-3", "CON-4", "DRI-2", "DRI-3", "DRI-4"}
    asked = {question for question in bank.quick if "." not in question} - branches

    assert 31 == len(asked)


def test_the_quick_set_reaches_every_trigger_urgent_case_and_cause_of_hold() -> None:
    bank = load_bank()
    triggers = {
        rule.trigger
        for question in bank.questions
        if question.id in bank.quick_ids
        for rule in question.prompts
        if rule.trigger
    }
    urgent_elsewhere = {
        question.id
        for question in bank.questions
        for rule in question.prompts
        if rule.kind.value in ("emergency", "act-today") and question.id not in bank.quick_ids
    }

    assert {"L4.1", "L4.2", "L4.3", "L4.4", "L4.5"} == triggers
    assert {"SIB-3"} == urgent_elsewhere  # a child being hurt is reached by NOW-2
