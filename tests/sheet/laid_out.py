"""What tests look for on a sheet that is laid out."""

from __future__ import annotations

import re
from typing import TypeVar

from hypothesis import strategies as st

from ehe_check.judge.answers import Answer, Answers
from ehe_check.page.document import (
    Block,
    Callout,
    CalloutTone,
    Details,
    Document,
    PageBreak,
    Row,
    every_block,
)
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import any_answers
from tests.pages import composed, words_in, words_of
from tests.worked import (
    session_of,
    shipped_bank,
    some_case_names,
)

B = TypeVar("B", bound=Block)

NAMES = some_case_names()
CLOSING = "This sheet cannot tell you a child is safe."
FORBIDDEN = re.compile(
    r"\b(low risk|no risk|no concerns?|all clear|not at risk|compliance|score)\b"
    r"|\d+ ?%|per cent|\b\d+ out of \d+|\b\d+ of \d+\b(?! open)|\b\d+ ?/ ?\d+\b",
    re.IGNORECASE,
)
AN_ENTRY = re.compile(r"\b(child|adult|professional|fact)-(\d|unlisted)")
TWO_CHILDREN = "supervision-two-children-one-not-well"
ENQUIRY = Answer(question="NOW-3", value="enquiry")


@st.composite
def sheets(draw: st.DrawFn) -> PromptSheet:
    answers: Answers = draw(any_answers(shipped_bank()))
    session = session_of(answers, draw(st.sampled_from(("quick", "full"))))
    return composed(session)


def callouts(document: Document) -> dict[CalloutTone, Callout]:
    return {block.tone: block for block in document.blocks if isinstance(block, Callout)}


def of_kind(document: Document, kind: type[B]) -> list[B]:
    """Every block of a kind, wherever it stands."""
    return [block for block in every_block(document.blocks) if isinstance(block, kind)]


def page_one(document: Document) -> tuple[Block, ...]:
    """The blocks before page 2."""
    ends = (at for at, block in enumerate(document.blocks) if isinstance(block, PageBreak))
    return document.blocks[: next(ends, len(document.blocks))]


def page_two(document: Document) -> tuple[Block, ...]:
    """The blocks after page 1 and before the annex, none where there is no page 2."""
    whole = document.blocks[len(page_one(document)) + 1 :]
    ends = (at for at, block in enumerate(whole) if isinstance(block, PageBreak))
    return whole[: next(ends, len(whole))]


def annex(document: Document) -> dict[str, tuple[str, ...]]:
    """The texts of each part of the annex, by its heading."""
    return {
        part.summary: tuple(text for block in part.blocks for text in words_in(block))
        for part in of_kind(document, Details)
    }


def rows_of(blocks: tuple[Block, ...]) -> list[Row]:
    """Every row of the tables among some blocks."""
    tables = (block for block in blocks if hasattr(block, "plain_rows"))
    return [row for table in tables for row in table.plain_rows]


def text_in(blocks: tuple[Block, ...]) -> str:
    return "\n".join(text for block in blocks for text in words_in(block))


def text_of(document: Document) -> str:
    return "\n".join(words_of(document))


def check_that_it_says_nothing_it_must_not(document: Document, closing: str = CLOSING) -> None:
    words = words_of(document)

    assert not [text for text in words if FORBIDDEN.search(text)]
    assert not [text for text in words if AN_ENTRY.search(text)]
    assert [text for text in words if re.search(r"\bis safe\b", text)] == [closing]
    assert words[-1] == closing
