"""No telephone number but 999, no link and no address is shipped: a local one is never invented."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

ROOT = Path(__file__).parent.parent
FOLDERS = [ROOT / "ehe_check", ROOT / "question_banks", ROOT / "reports"]
FILES = [
    path
    for folder in FOLDERS
    for ending in ("toml", "json", "py", "jinja", "typ", "css", "xml")
    for path in sorted(folder.rglob(f"*.{ending}"))
]
STYLES = [path for path in FILES if path.suffix in (".jinja", ".typ", ".css", ".xml")]
"""Their numbers are sizes and drawings; what they say comes from reports/*.toml."""
DATE = re.compile(
    r"\b\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?)?\b"
    r"|\b\d{1,2}/\d{1,2}/20\d{2}\b|\b20\d{2}\.\d{1,2}\.\d\b"
)
"""Days, moments, and the versions of banks, which begin with a year and a month."""
DIGEST = re.compile(r"\b(?=[0-9a-f]*[a-f])[0-9a-f]{16,64}\b")
ITEM = re.compile(r"\bQZ-\d{3}\b")
"""Ids of quiz items, of which nobody dials the number."""
NUMBER = re.compile(r"(?<![\w.,#])[+(]*\d(?:[ ()./-]{0,2}\d){5,}(?!\w)")
SHORT_NUMBER = re.compile(r"(?<![\w.,/&])(?:1[0-9]{2}|9[0-9]{2})(?![\w,/]|\.\d)")
LINK = re.compile(
    r"https?://|\bwww\.|[\w.+-]+@[\w-]+\.\w|\b(?:[\w-]+\.)+(?:uk|com|org|net|gov|nhs|info|wales|scot)\b",
    re.IGNORECASE,
)
ALLOWED = {
    "999": "the one number that is shipped",
    "149": "Equality Act 2010, section 149",
    "157": "Education Act 2002, section 157",
    "175": "Education Act 2002, section 175",
    "0123456789": "case/labels.py: the digits, by which it notices numbers of people",
    "100": "quiz/export/gift.py: all of a mark, in per cent",
    "33.33333": "quiz/export/gift.py: a third of a mark, as Moodle accepts it",
    "16.66667": "quiz/export/gift.py: a sixth of a mark, as Moodle accepts it",
    "example.org": "render/markdown.py: a remark on bare addresses, for which the name is reserved",
    "http://": "render/markdown.py: a remark on bare addresses",
}
"""What may stand in the files, and where it comes from."""
NAMESPACES = re.compile(
    r"https?://(?:schemas\.openxmlformats\.org|www\.w3\.org|schemas\.microsoft\.com|purl\.org|www\.imsproject\.org|www\.adlnet\.org)/[\w./-]+"
)
"""Names in the XML of Word, SVG and SCORM files, which nothing opens."""
DRAWN = re.compile(r'(?<=<path )d="[-\d. A-Za-z]*"')
"""The way that a path of a drawing takes: letters and numbers, and no word."""


@cache
def texts(path: Path) -> tuple[str, ...]:
    """Return the texts in a file that may reach a reader; of styles, the whole."""
    return tuple(_texts(path))


def _texts(path: Path) -> Iterator[str]:
    words = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".toml":
            yield from _inside(rtoml.loads(words))
            yield from (line for line in words.splitlines() if line.lstrip().startswith("#"))
        case ".json":
            yield from (NAMESPACES.sub("", each) for each in _inside(json.loads(words)))
        case ".py":
            nodes = ast.walk(ast.parse(words))
            yield from (
                DRAWN.sub("", NAMESPACES.sub("", node.value))
                for node in nodes
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
        case _:
            yield NAMESPACES.sub("", words)


def _inside(value: Any) -> Iterator[str]:  # noqa: ANN401 (any value of a file)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *_inside(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _inside(inner)


def links(text: str) -> set[str]:
    """Return what looks like a link or an address."""
    return {match[0] for match in LINK.finditer(text)}


def numbers(text: str) -> set[str]:
    """Return what looks like a telephone number."""
    rest = ITEM.sub("", DIGEST.sub("", DATE.sub("", text)))
    return {match[0] for each in (NUMBER, SHORT_NUMBER) for match in each.finditer(rest)}


def found(text: str) -> set[str]:
    """Return what looks like a telephone number, a link or an address and is not allowed."""
    return (numbers(text) | links(text)) - ALLOWED.keys()


def test_a_shipped_file_has_no_number_but_999_and_no_link() -> None:
    for path in FILES:
        look = links if path in STYLES else found

        assert {} == {text[:200]: odd for text in texts(path) if (odd := look(text))}, path


def test_every_kind_of_shipped_file_is_looked_into() -> None:
    assert {".css", ".jinja", ".json", ".py", ".toml", ".typ", ".xml"} == {
        path.suffix for path in FILES
    }
    assert all(any(path.is_relative_to(folder) for path in FILES) for folder in FOLDERS)


def test_nothing_is_allowed_that_does_not_stand_in_the_files() -> None:
    whole = "\n".join(text for path in FILES if path not in STYLES for text in texts(path))

    assert ALLOWED.keys() == ALLOWED.keys() & (numbers(whole) | links(whole))


def test_the_scan_finds_what_it_looks_for() -> None:
    for text in [
        "Call 01632 960 123.",
        "Call 01632960123 now",
        "(01632) 960123",
        "+44 1632 960123",
        "01632-960-123",
        "Ring 101 or 111.",
        "the helpline 116123",
        "0808 157 0000",
        "See https://example.test/x",
        "www.example",
        "duty@example.test",
        "look at example.org.uk for it",
        "gov.uk says so",
    ]:
        assert found(text), text


def test_the_scan_passes_over_dates_digests_and_999() -> None:
    for text in [
        "If a child is in immediate danger, call 999 now.",
        "2026-11-24T09:05:00+00:00",
        "On 2026-11-24.",
        "5b1c7c0f7a1f1d0f6f0c0a1f4f5d6e7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e",
        "Education Act 1996, section 437",
        "about 6 to 12 minutes",
    ]:
        assert not found(text), text
