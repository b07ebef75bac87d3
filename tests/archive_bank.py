"""Keep a released version of the case bank: `python tests/archive_bank.py`."""

from __future__ import annotations

from ehe_check import resources
from ehe_check.bank.load import merged
from ehe_check.files.canonical import canonical


def archive() -> None:
    """Write the case bank as canonical JSON under its version."""
    raw, _, _ = merged(resources.CASE_BANK)
    resources.ARCHIVE.mkdir(exist_ok=True)
    path = resources.ARCHIVE / f"{raw['id']}-{raw['version']}.json"
    path.write_text(canonical(raw) + "\n", encoding="utf-8")


if __name__ == "__main__":
    archive()
