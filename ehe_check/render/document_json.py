"""JSON: any document as its blocks, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ehe_check.page.document import Block, Callout, Document
from ehe_check.page.json_text import json_text

FORMAT = 1


def render_json_document(document: Document) -> str:
    """Return a document as JSON: its title, and its blocks in order, each with its kind."""
    return json_text(
        {
            "format": FORMAT,
            "title": document.title,
            "subtitle": document.subtitle,
            "lang": document.lang,
            "made_on": document.made_on.isoformat() if document.made_on else None,
            "blocks": [_block(block) for block in document.blocks],
        }
    )


def _block(block: Block) -> dict[str, Any]:
    values = asdict(block)
    if isinstance(block, Callout):
        values["blocks"] = [_block(inner) for inner in block.blocks]
    return {"kind": type(block).__name__.lower(), **values}
