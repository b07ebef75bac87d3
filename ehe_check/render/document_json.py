"""JSON: any document as its blocks, for other programs."""

from __future__ import annotations

from dataclasses import asdict

from ehe_check.page.document import Document
from ehe_check.page.json_text import json_text
from ehe_check.render.block_values import values_of

FORMAT = 1


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
