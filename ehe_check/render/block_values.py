"""Blocks as plain values, each with its kind, for whatever draws or reads them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ehe_check.page.document import (
    Block,
    Callout,
    Columns,
    Details,
    GroupRow,
    Row,
    Table,
)

Values = dict[str, Any]


def values_of(blocks: Iterable[Block]) -> list[Values]:
    """Return blocks as plain values, those that stand in others as well."""
    return [{"kind": _kind(block), **_values(block)} for block in blocks]


def _values(block: Block) -> Values:
    match block:
        case Callout() | Details():
            return {**asdict(block), "blocks": values_of(block.blocks)}
        case Columns():
            return {"left": values_of(block.left), "right": values_of(block.right)}
        case Table():
            rows = [{"kind": _kind(row), **asdict(row)} for row in block.rows]
            return {**asdict(block), "rows": rows}
        case _:
            return asdict(block)


def _kind(value: Block | Row | GroupRow) -> str:
    return type(value).__name__.lower()
