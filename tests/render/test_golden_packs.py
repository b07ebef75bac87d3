"""The meeting packs of the golden cases, whole, in each format of text; PDF and Word beside them.

The tests of PDF and of Word compare their packs by what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ehe_check.render.formats import Format, render
from ehe_check.render.look import Look
from tests.pages import GOLDEN_SHEETS
from tests.render.every_block import whole_case

ENDINGS = {
    Format.TERMINAL: "-80.txt",
    Format.MARKDOWN: ".md",
    Format.HTML: ".html",
    Format.JSON: ".json",
}


@pytest.mark.parametrize("page_format", ENDINGS)
@pytest.mark.parametrize("name", GOLDEN_SHEETS)
def test_whole_packs_are_as_they_were(
    name: str, page_format: Format, golden: Callable[[str, bytes], None]
) -> None:
    actual = render(page_format, document=whole_case(f"pack-{name}"), look=Look())
    if page_format is Format.HTML:
        actual = re.sub(rb"(?s)<style>.*</style>|sha256-[^']*", b"", actual)

    golden(f"pack-{name}{ENDINGS[page_format]}", actual)
