"""Every word of the page of themes, said once: of no case, of few, and of many."""

from __future__ import annotations

from ehe_check.page.words import Say
from ehe_check.themes.page import lay_out_themes
from ehe_check.themes.show import themes_of
from ehe_check.themes.themes import Counts
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library


def say_all_of_themes(say: Say) -> None:
    """Say every word of the page."""
    for counts in (
        Counts(cases=0),
        Counts(cases=9),
        Counts(cases=30),
        Counts(cases=30, statements={"L1.1": 12, "F2.4": 8, "T5": 8}, not_known={"VIS-2": 9}),
    ):
        themes = themes_of(counts, shipped_bank(), shipped_library(), say)
        lay_out_themes(themes, say, today=TODAY)
