"""A partnership's own words, put in force for the whole of a command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ehe_check.errors import UnusableFileError


class _Unread(dict[str, str]):
    """Own words that cannot be read: the first sentence that is looked up says why."""

    def __init__(self, error: UnusableFileError) -> None:
        super().__init__()
        self.error = error

    def get(self, words: str, ours: str = "") -> str:  # type: ignore[override]  # as it is called
        """Refuse.

        Raises:
            UnusableFileError: always.
        """
        del words, ours
        raise self.error


@contextmanager
def in_own_words(*, keeps_first: bool) -> Iterator[None]:
    """Let all pages be said in own words, where the settings name any.

    Without settings nothing is imported. Where they cannot be read the command is refused at once;
    one that first keeps what it is told is refused when it says the first sentence.

    Raises:
        UnusableFileError: the settings or the file cannot be read.
    """
    try:
        pairs = _pairs()
    except UnusableFileError as error:
        if not keeps_first:
            raise
        pairs = _Unread(error)
    if pairs is None:
        yield
        return
    from ehe_check.page.text import own_words

    with own_words(pairs):
        yield


def _pairs() -> Mapping[str, str] | None:
    """Return own sentences by ours, having named what is passed over; None where there are none.

    Raises:
        UnusableFileError: the settings or the file cannot be read.
    """
    from ehe_check.settings.places import own_words_path

    path = own_words_path()
    if path is None:
        return None
    from ehe_check.check.own_words_file import read_own_words
    from ehe_check.cli.messages import say

    own = read_own_words(path)
    say(*own.passed_over)
    return own.pairs
