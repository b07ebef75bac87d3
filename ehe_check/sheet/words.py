"""Wording with blanks that are filled, and the words that several parts of a page share."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from ehe_check.bank.evidence import Evidence
from ehe_check.files.exact import Exact, Text
from ehe_check.page.words import with_blanks


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
