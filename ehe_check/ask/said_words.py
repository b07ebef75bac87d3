"""What was given, in words: each answer once, with whom it is about, how it is known and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.ask.put import GridRows, Put, PutKind
from ehe_check.ask.reply import WAY_OF, Move, Said
from ehe_check.ask.typed import colon
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import grouped


def words_of_given(put: Put, said: Iterable[Said]) -> str:
    """Return what was given, those of whom the same is said together."""
    alike = grouped((words_of_said(put, each), _whom(put, each)) for each in said)
    return "; ".join(_of(whom, words) for words, whom in alike.items())


def words_of_said(put: Put, said: Said) -> str:
    """Return what stands in one cell."""
    if said.not_known:
        return put.not_known_label.lower()
    if said.not_theirs:
        return "not theirs to see"
    words = {each.id: each.text for each in put.choices}
    sources = {each.id: each.text for each in put.known.sources}
    beside = (
        month_words(said.on) if said.on else "",
        _from(sources.get(said.source, "")),
        "heard with no parent there" if said.alone else "",
        "inside the home" if said.at_home else "",
        "by video or telephone, which is not seeing" if said.remote else "",
    )
    named = "; ".join(words.get(each, each) for each in said.ids)
    return ", ".join(filter(None, (named, *beside)))


def words_of_row(put: Put, row: str, said: Iterable[Said]) -> str:
    """Return what stands in one row of a grid, whom it is about alone."""
    alone = replace(put, grid=GridRows())
    return words_of_given(alone, (each for each in said if each.by == row))


def row_lines(put: Put, said: Iterable[Said]) -> list[str]:
    """Return a line for each row of a grid, with what stands in its cells."""
    labels = {each.id: each.label for each in put.subjects}
    cells = tuple(said)
    is_starred = any(each.alone for each in cells)
    lines = []
    for row in put.grid.rows:
        here = (each for each in cells if each.by == row.id)
        named = ", ".join(f"{labels.get(each.about, '')} {short_words(put, each)}" for each in here)
        empty = "*" if is_starred and row.id in put.grid.unsourced else "."
        lines.append(f"{row.text}: {named or empty}")
    return lines


def short_words(put: Put, said: Said) -> str:
    """Return what stands in a cell, as short as a grid needs it."""
    if said.not_known or said.not_theirs or not said.ids:
        return "?" if said.not_known else "-" if said.not_theirs else "."
    short = {each.id: each.short or each.text for each in put.choices}
    code = {each.id: each.code for each in put.known.sources}.get(said.source, "")
    marks = "".join(
        sign
        for sign, stands in (("*", said.alone), ("i", said.at_home), ("v", said.remote))
        if stands
    )
    return " ".join(filter(None, (short.get(said.ids[0], "?"), code + marks)))


def earlier_lines(question: Put) -> Iterator[str]:
    """Yield what was said before, here and last time, and how it is kept."""
    texts = {choice.id: choice.text for choice in question.choices}
    before = "; ".join(texts.get(value, value) for value in question.start)
    if question.said:
        before = words_of_given(question, question.said)
    if before or question.shown_before:
        lead = "Suggested" if question.offered and not question.said else "Answer so far"
        yield f"{lead}: {before or question.shown_before}"
    keep = WAY_OF[Move.KEEP].word
    if before and question.start and Move.KEEP not in question.moves:
        yield f"Type {colon(question)}{keep} to keep it."
    if question.last_time:
        yield question.last_time
    if Move.KEEP in question.moves:
        word = f":{keep}" if question.kind is PutKind.TEXT else WAY_OF[Move.KEEP].letter
        yield f"Type {word} to keep the answer of last time."


def _from(source: str) -> str:
    return f"from {source}" if source.startswith(("a ", "the ")) else source


def _whom(put: Put, said: Said) -> str:
    labels = {each.id: each.label for each in put.subjects}
    rows = {each.id: each.text for each in put.grid.rows}
    return ", ".join(filter(None, (rows.get(said.by, ""), labels.get(said.about, ""))))


def _of(whom: list[str], words: str) -> str:
    several = " and ".join(filter(None, (", ".join(whom[:-1]), whom[-1])))
    return f"{several}: {words}" if several else words
