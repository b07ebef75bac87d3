"""A bank that somebody names, refused where something in it does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_bank
from ehe_check.errors import UnusableFileError
from ehe_check.settings.places import own_bank


def given_bank(folder: Path | None) -> QuestionBank:
    """Return the bank in a folder that is named or that the settings name, or the shipped one.

    Raises:
        UnusableFileError: with every problem of every file, or with what in it does not fit.
    """
    folder = folder or own_bank("case")
    if folder is None:
        return load_bank()
    from ehe_check.check.bank_checks import faults_of_structure

    bank = load_bank(folder)
    faults = faults_of_structure(bank)
    if faults:
        raise UnusableFileError(replace(each, place=f"{folder}, {each.place}") for each in faults)
    return bank
