"""What pages say: a sentence stands where it is chosen; its blanks are filled once it is read.

A partnership may have a sentence of its own in place of one of ours: it is looked up by ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from ehe_check.page.document import Block

Blocks: TypeAlias = "Iterator[Block]"
"""What one part of a page comes to."""

_BLANK = re.compile(r"\{([a-z_]+)\}")
_OWN_WORDS: ContextVar[Mapping[str, str]] = ContextVar("own_words")


@contextmanager
def own_words(pairs: Mapping[str, str]) -> Iterator[None]:
    """Say a partnership's own sentences in place of ours, each by the one that it stands for."""
    token = _OWN_WORDS.set(pairs)
    try:
        yield
    finally:
        _OWN_WORDS.reset(token)


def text(words: str, /, **blanks: str) -> str:
    """Return a sentence, or one's own in its place, its blanks filled.

    Nothing but what stands in the code is given as `words`: a literal, or one from a table of
    them. What fills a blank is never looked at again.

    Raises:
        KeyError: a blank has nothing to fill it.
    """
    return fill(_OWN_WORDS.get({}).get(words, words), **blanks)


def fill(words: str, /, **blanks: str) -> str:
    """Return a text with its blanks filled; what is filled in is never looked at again.

    Raises:
        KeyError: a blank has nothing to fill it.
    """
    return _BLANK.sub(lambda blank: blanks[blank[1]], words)


def md(words: str, /, **blanks: str | Iterable[str]) -> Blocks:
    """Yield the blocks of a text in Markdown, its blanks filled after it is read.

    A part is a heading (`##`), a paragraph, one that stands out (`**...**`) or is small print
    (`*...*`), or a list (`-`, `1.`, or `- [ ]` for a box to tick); `lead :: text` says what a
    paragraph or an item is about. An item that is nothing but a blank becomes one for each of what
    fills it, and a list that comes to nothing is left out.

    Raises:
        KeyError: a blank has nothing to fill it.
    """
    from ehe_check.page.from_markdown import blocks_of

    filled = {name: str(each) for name, each in blanks.items()}
    return blocks_of(words, blanks, lambda each: text(each, **filled))


class Guarded(Protocol):
    """What may stand under HOLD or ASK FIRST."""

    @property
    def is_guarded(self) -> bool:
        """Whether nothing may lead to the family."""


def openly(guard: Guarded, words: str, /, **blanks: str | Iterable[str]) -> Blocks:
    """Yield the blocks of a text that may lead to the family: none under HOLD or ASK FIRST.

    Nothing else may be worded so that it does.

    Raises:
        KeyError: a blank has nothing to fill it.
    """
    return iter(()) if guard.is_guarded else md(words, **blanks)
