"""The questions to think through together, read from their file."""

from __future__ import annotations

from pathlib import Path

from ehe_check import resources
from ehe_check.files.checked import read_exact
from ehe_check.supervision.reflective_questions import ReflectiveQuestions


def load_reflections(path: Path = resources.REFLECTIONS) -> ReflectiveQuestions:
    """Read the questions to think through together.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return read_exact(ReflectiveQuestions, path)
