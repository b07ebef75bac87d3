"""What pages say: a sentence stands where it is chosen; its blanks are filled once it is read.

A partnership may have a sentence of its own in place of one of ours: it is looked up by ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeAlias

from ehe_check.page.document import (
    Block,
    Bullets,
    Checklist,
    Heading,
    Item,
    Paragraph,
    Tone,
)

Blocks: TypeAlias = Iterator[Block]
"""What one part of a page comes to."""

_BLANK = re.compile(r"\{([a-z_]+)\}")
_HEADING = re.compile(r"(#+) (.*)")
_ITEM = re.compile(r"(- \[ \] |- |\d+\. )(.*)", re.DOTALL)
_LEAD = " :: "
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
    return (block for part in parts_of(words) for block in _block(part, blanks))


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


def parts_of(words: str) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a text in Markdown: the sentence of a heading or paragraph, or a list."""
    for part in re.split(r"\n\s*\n", words.strip()):
        lines = [line.strip() for line in part.split("\n")]
        while lines and _HEADING.match(lines[0]):
            yield (lines.pop(0),)
        if lines:
            yield tuple(" ".join(item) for item in _items(lines))


def sentences_of(words: str) -> Iterator[str]:
    """Yield the sentences of a text in Markdown, without its marks: what `text` looks up.

    What is nothing but a blank says nothing.
    """
    for part in parts_of(words):
        for line in part:
            said = _unmarked(line).split(_LEAD)
            yield from (each for each in said if each and not _BLANK.fullmatch(each))


def _items(lines: Iterable[str]) -> Iterator[list[str]]:
    item: list[str] = []
    for line in lines:
        if _ITEM.match(line) and item:
            yield item
            item = []
        item.append(line)
    yield item


def _unmarked(line: str) -> str:
    if found := _HEADING.match(line) or _ITEM.match(line):
        return found[2]
    return line.strip("*")


def _block(part: tuple[str, ...], blanks: Mapping[str, str | Iterable[str]]) -> Blocks:
    first = part[0]
    if found := _HEADING.match(first):
        yield Heading(len(found[1]), _said(found[2], blanks))
    elif found := _ITEM.match(first):
        items = tuple(each for line in part for each in _list_items(_unmarked(line), blanks))
        if items:
            is_numbered = found[1][0].isdigit()
            yield Checklist(items) if "[" in found[1] else Bullets(items, is_numbered)
    else:
        *lead, said = _unmarked(first).split(_LEAD)
        about = _said(lead[0], blanks) if lead else ""
        yield Paragraph(_said(said, blanks), _tone(first), lead=about)


def _list_items(line: str, blanks: Mapping[str, str | Iterable[str]]) -> Iterator[Item]:
    several = blanks[line[1:-1]] if _BLANK.fullmatch(line) else ""
    if not isinstance(several, str):
        yield from map(Item, several)
        return
    *lead, said = line.split(_LEAD)
    yield Item(_said(said, blanks), _said(lead[0], blanks) if lead else "")


def _tone(line: str) -> Tone:
    if line.startswith("**"):
        return Tone.STRONG
    return Tone.QUIET if line.startswith("*") else Tone.PLAIN


def _said(words: str, blanks: Mapping[str, str | Iterable[str]]) -> str:
    return text(words, **{name: str(each) for name, each in blanks.items()})
