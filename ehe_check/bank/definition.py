"""The words that decide an answer: the first sentences of why a question is asked."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Final

from ehe_check.bank.question import Question

_MOST_LINES: Final = 3
_LINE: Final = 76
_END: Final = re.compile(r"(?<=[.?!]) (?=[A-Z\"(])")


def definition_of(question: Question) -> str:
    """Return the sentences that say what counts: as many as three lines hold, and one at least."""
    said = ""
    for sentence in _END.split(question.why):
        longer = f"{said} {sentence}".strip()
        if said and len(wrap(longer, _LINE)) > _MOST_LINES:
            break
        said = longer
    return said
