"""The words of a quiz and of its pages, from their file: the shipped ones, or somebody's own."""

from __future__ import annotations

from pathlib import Path

from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import UnusableFileError
from ehe_check.files.overlay import read_own
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say


def load_quiz_words(own: Path | None = None) -> Say:
    """Read what a quiz and its pages say, with a partnership's own words in place of ours.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    say = page_words("quiz", own)
    ours = {text for _, text in page_words("quiz").placed}
    problems = [
        problem
        for place, text in say.placed
        if text not in ours
        for problem in forbidden_in(place, text)
    ]
    if problems and own is not None:
        raise UnusableFileError(map(read_own(own, "quiz").placed, problems))
    return say
