"""The sentences of the pages, as they stand in the code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ehe_check.check.own_words_file import sentences_said
from ehe_check.page.sentences import Sentence

said = cache(sentences_said)
"""Every sentence that the package says, by its module."""


def sentences(*rooms: str) -> Iterator[Sentence]:
    """Every sentence that some rooms say, or all of them."""
    for module, found in said().items():
        if not rooms or module.partition("/")[0] in rooms:
            yield from found
