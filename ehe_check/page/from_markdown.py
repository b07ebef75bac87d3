"""Markdown, as pages are written in it: parts, sentences without their marks, and blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from ehe_check.page.document import Block, Bullets, Checklist, Heading, Item, Paragraph, Tone

_HEADING = re.compile(r"(#+) (.*)")
_ITEM = re.compile(r"(- \[ \] |- |\d+\. )(.*)", re.DOTALL)
_BLANK = re.compile(r"\{([a-z_]+)\}")
_LEAD = " :: "
Said = Callable[[str], str]
"""What says a sentence: one's own in its place, its blanks filled."""


def blocks_of(words: str, blanks: Mapping[str, str | Iterable[str]], said: Said) -> Iterator[Block]:
    """Yield the blocks of a text; what fills a blank is only looked at where it makes a list."""
    return (block for part in parts_of(words) for block in _block(part, blanks, said))


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


def _block(
    part: tuple[str, ...], blanks: Mapping[str, str | Iterable[str]], said: Said
) -> Iterator[Block]:
    first = part[0]
    if found := _HEADING.match(first):
        yield Heading(len(found[1]), said(found[2]))
    elif found := _ITEM.match(first):
        items = tuple(each for line in part for each in _list_items(_unmarked(line), blanks, said))
        if items:
            is_numbered = found[1][0].isdigit()
            yield Checklist(items) if "[" in found[1] else Bullets(items, is_numbered)
    else:
        *lead, words = _unmarked(first).split(_LEAD)
        yield Paragraph(said(words), _tone(first), lead="".join(map(said, lead)))


def _list_items(line: str, blanks: Mapping[str, str | Iterable[str]], said: Said) -> Iterator[Item]:
    several = blanks[line[1:-1]] if _BLANK.fullmatch(line) else ""
    if not isinstance(several, str):
        yield from map(Item, several)
        return
    *lead, words = line.split(_LEAD)
    yield Item(said(words), "".join(map(said, lead)))


def _tone(line: str) -> Tone:
    if line.startswith("**"):
        return Tone.STRONG
    return Tone.QUIET if line.startswith("*") else Tone.PLAIN
