"""The words of a quiz and of its pages, from their file: the shipped ones, or somebody's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say


def load_quiz_words(own: Path | None = None) -> Say:
    """Read what a quiz and its pages say, with a partnership's own words in place of ours.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return page_words("quiz", own, _forbidden)


def _forbidden(say: Say) -> Iterator[Problem]:
    """Yield what words of one's own may not say; ours explain it."""
    ours = {text for _, text in page_words("quiz").placed}
    for place, text in say.placed:
        if text not in ours:
            yield from forbidden_in(place, text)
