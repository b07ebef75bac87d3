"""Blocks as plain values, each with its kind, for whatever draws or reads them; as JSON too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from ehe_check.page.document import (
    Block,
    Callout,
    Columns,
    Details,
    Document,
    Drawing,
    GroupRow,
    Row,
    Table,
)
from ehe_check.page.json_text import json_text

FORMAT = 1

Values = dict[str, Any]
Draw = Callable[[Drawing], str]


def values_of(blocks: Iterable[Block], draw: Draw | None = None) -> list[Values]:
    """Return blocks as plain values, those that stand in others as well.

    A drawing is its title and description, and what `draw` makes of it.
    """
    return [{"kind": kind_of(block), **_values(block, draw)} for block in blocks]


def _values(block: Block, draw: Draw | None) -> Values:
    match block:
        case Callout() | Details():
            return {**asdict(block), "blocks": values_of(block.blocks, draw)}
        case Columns():
            return {"left": values_of(block.left, draw), "right": values_of(block.right, draw)}
        case Drawing():
            told = {"title": block.title, "description": block.description}
            return told if draw is None else {**told, "svg": draw(block)}
        case Table():
            rows = [{"kind": kind_of(row), **asdict(row)} for row in block.rows]
            return {**asdict(block), "rows": rows}
        case _:
            return asdict(block)


def kind_of(value: Block | Row | GroupRow) -> str:
    """Return the kind of a block or row; a template has a way of drawing each of them."""
    return type(value).__name__.lower()


def render_json_document(document: Document) -> str:
    """Return a document as JSON: its title, and its blocks in order, each with its kind."""
    return json_text(
        {
            "format": FORMAT,
            "title": document.title,
            "subtitle": document.subtitle,
            "lang": document.lang,
            "made_on": document.made_on,
            "head": asdict(document.head) if document.head else None,
            "foot": asdict(document.foot) if document.foot else None,
            "blocks": values_of(document.blocks),
        }
    )
