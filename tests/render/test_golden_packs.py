"""The papers of a meeting, whole, in each format of text; PDF and Word beside them.

The tests of PDF and of Word compare their papers by what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ehe_check.render.formats import Format, render
from ehe_check.render.look import Look
from tests.render.every_block import PACKS, WHOLE_CASES, whole_case

ENDINGS = {
    Format.TERMINAL: "-80.txt",
    Format.MARKDOWN: ".md",
    Format.HTML: ".html",
    Format.JSON: ".json",
}


EVERY = [
    (name, page_format)
    for name in PACKS
    for page_format in (ENDINGS if name in WHOLE_CASES else [Format.MARKDOWN])
]


@pytest.mark.parametrize(("name", "page_format"), EVERY)
def test_whole_papers_are_as_they_were(
    name: str, page_format: Format, golden: Callable[[str, bytes], None]
) -> None:
    actual = render(page_format, document=whole_case(name), look=Look())
    if page_format is Format.HTML:
        actual = re.sub(rb"(?s)<style>.*</style>|sha256-[^']*", b"", actual)

    golden(f"{name}{ENDINGS[page_format]}", actual)
