"""What tests look for on a sheet that is laid out."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from ehe_check.judge.answers import Answer, Answers
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Document,
)
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import any_answers
from tests.pages import composed, words_of
from tests.worked import (
    session_of,
    shipped_bank,
    some_case_names,
)

NAMES = some_case_names()
CLOSING = "This sheet cannot tell you a child is safe."
FORBIDDEN = re.compile(
    r"\b(low risk|no risk|no concerns?|all clear|not at risk|compliance|score)\b"
    r"|\d+ ?%|per cent|\b\d+ out of \d+|\b\d+ of \d+\b|\b\d+ ?/ ?\d+\b",
    re.IGNORECASE,
)
AN_ENTRY = re.compile(r"\b(child|adult|professional|fact)-(\d|unlisted)")
TWO_CHILDREN = "supervision-two-children-one-not-well"
SUSPICION = Answer(question="NOW-2", value="yes")
ENQUIRY = Answer(question="NOW-3", value="enquiry")


@st.composite
def sheets(draw: st.DrawFn) -> PromptSheet:
    answers: Answers = draw(any_answers(shipped_bank()))
    session = session_of(answers, draw(st.sampled_from(("quick", "full"))))
    return composed(session)


def callouts(document: Document) -> dict[CalloutTone, Callout]:
    return {block.tone: block for block in document.blocks if isinstance(block, Callout)}


def text_of(document: Document) -> str:
    return "\n".join(words_of(document))


def check_that_it_says_nothing_it_must_not(document: Document, closing: str = CLOSING) -> None:
    words = words_of(document)

    assert not [text for text in words if FORBIDDEN.search(text)]
    assert not [text for text in words if AN_ENTRY.search(text)]
    assert [text for text in words if re.search(r"\bis safe\b", text)] == [closing]
    assert words[-1] == closing
