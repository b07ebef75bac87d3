"""Bank commands: list, show and check the questions."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ehe_check import resources
from ehe_check.cli.sheets import day_given
from ehe_check.core.bank_checks import check_bank
from ehe_check.core.showing_banks import bank_lines
from ehe_check.errors import Problem, ProblemsFoundError
from ehe_check.storage.banks import load_bank, load_library, merged


def list_banks() -> None:
    """Print a line for each bank that comes with the program."""
    bank = load_bank()
    print(
        f"{bank.id}  version {bank.version}  {bank.title}\n"
        f"      {len(bank.questions)} questions and parts in {len(bank.topics)} topics, "
        f"for {bank.jurisdiction}; "
        f"reviewed {bank.reviewed_on}, to be reviewed by {bank.review_by}\n"
        f"      {resources.CASE_BANK}",
    )


def show_bank(path: Path | None, *, as_json: bool) -> None:
    """Print every statement, question, option, condition and prompt of a bank."""
    folder = path or resources.CASE_BANK
    library = load_library()
    if as_json:
        raw, _, _ = merged(folder)
        load_bank(folder)
        statements = [
            statement.model_dump(mode="json") for statement in library.statements.values()
        ]
        law = library.law.model_dump(mode="json")
        shown = {"bank": raw, "statements": statements, "law": law}
        print(json.dumps(shown, ensure_ascii=False, indent=2, default=str))
        return
    for line in bank_lines(load_bank(folder), library):
        print(line)


def check_bank_folder(path: Path | None, today: str | None, *, strict: bool) -> None:
    """Check a bank and print everything that is wrong with it.

    Raises:
        ProblemsFoundError: there are problems, or warnings under `strict`.
    """
    day = day_given(today)
    folder = path or resources.CASE_BANK
    bank = load_bank(folder)
    found = check_bank(bank, load_library(), day)
    problems = [finding.problem for finding in found if strict or not finding.is_warning]
    for finding in found:
        if finding.is_warning and not strict:
            print(f"warning: {finding.problem}", file=sys.stderr)
    if problems:
        raise ProblemsFoundError(_sorted(problems))
    print(f"{bank.id} {bank.version}: no problems found.")


def _sorted(problems: list[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))
