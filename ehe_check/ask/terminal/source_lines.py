"""The ways of knowing an answer, each with its letter, as a screen shows them."""

from __future__ import annotations

from ehe_check.ask.marks import Marks
from ehe_check.ask.put import Put
from ehe_check.ask.terminal.frame import Line, plain, set_lines
from ehe_check.ask.terminal.key_lines import keys_of


def source_lines(put: Put, marks: Marks, width: int, *, short: bool) -> list[Line]:
    """Return the ways of knowing with their letters, the one that stands in brackets."""
    if not put.known.sources:
        return []
    here = {marks.of(cell).source for cell in marks.cells}
    draw = _short_source if short else _source
    words = [
        draw(each.code, each.short if short else each.text, is_this=here == {each.id})
        for each in put.known.sources
    ]
    in_sight = marks.last_source if len(put.cells) > 1 else ""
    before = in_sight or put.known.same
    known = {each.id: each.short if short else each.text for each in put.known.sources}
    if before in known:
        words.append(draw("=", f"as before ({known[before]})", is_this=False))
    lead = [] if short else set_lines("How do you know?", width)
    return [*plain(lead), *keys_of(words, "", width)]


def _source(code: str, words: str, *, is_this: bool) -> str:
    return f"[{code}] {words}" if is_this else f" {code}  {words}"


def _short_source(code: str, words: str, *, is_this: bool) -> str:
    return f"[{code}] {words}" if is_this else f"{code} {words}"
