"""How long the pages of a sheet are: a report, never a test. Run `python -m tests.bench.pages`.

For three cases like those that the pages were drawn for, and the twenty cases of the rules: lines
of pages 1 and 2 on a terminal of 80 columns, words and A4 pages of what is printed to a file,
without and with the annex, and words of what is said on the telephone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf

from ehe_check.page.document import Document
from ehe_check.render.pdf import render_pdf
from ehe_check.settings.settings import Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.calls import calling
from tests.pages import consider, firm, page, urgent_hold_two_children, words_of
from tests.screens import first, second
from tests.worked import case_names, worked_case

OF_THE_RULES = "rules-"
LINES = 22
"""How many lines page 1 may have on a terminal."""


def main() -> None:
    print(f"{'':58} page 1  page 2   words pages   in full: words pages   call: words")
    for name, sheet in cases():
        first, second = lines(sheet)
        short, full = page(sheet), page(sheet, is_full=True)
        script = sum(words(each.text) for each in calling(sheet).scripts[:1])
        print(
            f"{name[:58]:58} {first:6} {second:7} {counted(short):7} {pages(short):5}"
            f" {counted(full):16} {pages(full):5} {script:13}"
            f"{'   page 1 is too long' if first > LINES else ''}"
        )


def cases() -> Iterator[tuple[str, PromptSheet]]:
    """Yield each sheet that is measured, as of a finished session, with its name."""
    yield "act today, HOLD, two children", urgent_hold_two_children()
    yield "consider a meeting, one child", consider()
    yield "an ordinary family", firm()
    for name in case_names():
        if name.startswith(OF_THE_RULES):
            yield name, replace(worked_case(name).sheet(), is_draft=False)


def lines(sheet: PromptSheet) -> tuple[int, int]:
    """Return how many lines pages 1 and 2 take on a terminal."""
    return len(first(sheet, local=Settings())), len(second(sheet, local=Settings()))


def counted(document: Document) -> int:
    """Return how many words stand on a page."""
    return sum(map(words, words_of(document)))


def words(text: str) -> int:
    return len(text.split())


def pages(document: Document) -> int:
    """Return how many A4 pages a document is printed on."""
    with pikepdf.open(io.BytesIO(render_pdf(document))) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()
