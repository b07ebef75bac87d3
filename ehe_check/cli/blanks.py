"""Printing blanks: a paper copy of a bank's questions."""

from __future__ import annotations

from pathlib import Path

from ehe_check import resources
from ehe_check.bank.bank import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.blank.words_file import load_blank_report
from ehe_check.check.load_given import given_bank
from ehe_check.cli.printing import Printout, print_document, wants_plain


def print_blank(folder: Path | None, own: Path | None, wanted: Printout, *, quick: bool) -> None:
    """Print a blank of one set of a bank's questions, in the person's own words where given.

    Raises:
        UnusableFileError: the bank or the words cannot be used, with every problem at once.
    """
    wanted.check(own)
    report = load_blank_report(own or resources.BLANK)
    bank = given_bank(folder)
    walk_set = WalkSet.QUICK if quick else WalkSet.FULL
    print_document(lay_out_blank(bank, walk_set, report), wanted, plain=wants_plain())
