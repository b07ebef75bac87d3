"""The words of a page that is printed under HOLD too, from their file to a value."""

from __future__ import annotations

from pathlib import Path

from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say
from ehe_check.sheet.check import careless_page

COMPARISON, LEDGER, PICTURE, SUPERVISION = "comparison", "ledger", "picture", "supervision"


def checked_words(kind: str, own: Path | None = None) -> Say:
    """Read what a kind of page says, with one's own words in place of ours.

    None of them may send its reader to the family, and the last says what no page can tell.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return page_words(kind, own, careless_page)


def words_with_ledger(kind: str, own: Path | None = None, own_ledger: Path | None = None) -> Say:
    """Read what a kind of page says, with the ledger's words for how a decision stands.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    ledger, page = checked_words(LEDGER, own_ledger), checked_words(kind, own)
    states = {key: texts for key, texts in ledger.texts.items() if key.startswith("state.")}
    return Say(states | dict(page.texts))
