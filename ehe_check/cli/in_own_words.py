"""A partnership's own words, put in force for the whole of a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps


def in_own_words(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that says its pages in own words, where the settings name any.

    They are read once it is called: not for its help, and without settings nothing is imported.
    """

    @wraps(command)
    def said(*given: object, **options: object) -> None:
        with _own_words():
            command(*given, **options)

    return said


@contextmanager
def _own_words() -> Iterator[None]:
    from ehe_check.settings.places import own_words_path

    path = own_words_path()
    if path is None:
        yield
        return
    from ehe_check.check.own_words_file import read_own_words
    from ehe_check.cli.messages import say
    from ehe_check.page.text import own_words

    own = read_own_words(path)
    for problem in own.passed_over:
        say(problem)
    with own_words(own.pairs):
        yield
