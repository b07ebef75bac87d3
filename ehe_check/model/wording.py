"""Wording with blanks that are filled, and the words that several parts of a page share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, field_validator

from ehe_check.model.base import Exact
from ehe_check.model.evidence import Evidence
from ehe_check.model.prompt_rule import Text

_BLANK = re.compile(r"\{([a-z_]*)\}")


def fill(text: str, /, **words: str) -> str:
    """Return a text with its blanks filled; what is filled in is never looked at again."""
    return _BLANK.sub(lambda blank: words[blank[1]], text)


def with_blanks(*blanks: str) -> Callable[[str], str]:
    """Return a check that a text has these blanks; one in square brackets may be left out."""
    may = {blank.strip("[]") for blank in blanks}
    must = {blank for blank in blanks if not blank.startswith("[")}

    def check(text: str) -> str:
        for name in sorted(must - set(_BLANK.findall(text))):
            message = f"needs the blank {{{name}}}"
            raise ValueError(message)
        for name in _BLANK.findall(text):
            if name not in may:
                message = f"has no use for the blank {{{name}}}"
                raise ValueError(message)
        return text

    return check


class Words(Exact):
    """Wording that several parts share.

    Beside own words to act on stands `held` under HOLD, and `ask_first` under ASK FIRST.
    """

    about: Annotated[Text, AfterValidator(with_blanks("whom"))]
    another: Annotated[Text, AfterValidator(with_blanks("one"))]
    note: Annotated[Text, AfterValidator(with_blanks("note"))]
    left_out: Text
    held: Text
    ask_first: Text
    known: dict[Evidence, Text]

    @field_validator("known")
    @classmethod
    def _says_every_way_of_knowing(cls, known: dict[Evidence, str]) -> dict[Evidence, str]:
        for evidence in Evidence:
            if evidence not in known:
                message = f"needs words for {evidence.value!r}"
                raise ValueError(message)
        return known
