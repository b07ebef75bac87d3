"""JSON text in which no character can act on a terminal that shows it."""

from __future__ import annotations

import json
import re

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def json_text(value: object) -> str:
    """Return a value as JSON to read; characters that act on a terminal stand as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
