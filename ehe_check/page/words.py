"""The words of a page: texts by key, and how the blanks in them are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ehe_check.page.document import Block

Blocks: TypeAlias = Iterator[Block]
"""What one part of a page comes to."""

_BLANK = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True)
class Say:
    """What a page says, by the keys of its report file: `room.title` is `title` under [room]."""

    texts: Mapping[str, tuple[str, ...]]
    """The texts of each key: those of a list, or one."""

    def __call__(self, key: str, /, **blanks: str) -> str:
        """Return the text of a key, its blanks filled.

        Raises:
            KeyError: there is no such text, or a blank has nothing to fill it.
        """
        return fill(self.texts[key][0], **blanks)

    def each(self, key: str, /, **blanks: str) -> tuple[str, ...]:
        """Return every text of a list, their blanks filled.

        Raises:
            KeyError: there is no such list, or a blank has nothing to fill it.
        """
        return tuple(fill(text, **blanks) for text in self.texts[key])

    @property
    def placed(self) -> Iterator[tuple[str, str]]:
        """Every text, after the words for where it stands."""
        for key, texts in self.texts.items():
            for number, text in enumerate(texts, start=1):
                place = key.replace(".", ", ")
                yield (f"{place}, {number}" if len(texts) > 1 else place), text


def fill(text: str, /, **words: str) -> str:
    """Return a text with its blanks filled; what is filled in is never looked at again."""
    return _BLANK.sub(lambda blank: words[blank[1]], text)


def blanks_in(text: str) -> list[str]:
    """Return the names of the blanks of a text, in order."""
    return _BLANK.findall(text)
