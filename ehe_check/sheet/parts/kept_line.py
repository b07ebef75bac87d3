"""How many answers were kept from the session before, and how many have a new source: in a line."""

from __future__ import annotations

from ehe_check.over_time.kept_answers import KeptAnswers
from ehe_check.page.dates import day_words
from ehe_check.page.document import Paragraph, Tone
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.sheet_paper import Paper


def kept(paper: Paper) -> Blocks:
    """Say on page 2 how many answers were kept, and how many have a new source."""
    if line := kept_words(paper.sheet.kept_answers):
        yield Paragraph(line, Tone.QUIET)


def kept_words(told: KeptAnswers | None) -> str:
    """Return how many answers were kept, and how many have a new source; empty where none was."""
    if told is None:
        return ""
    return f"{_kept(told)} {_new(told.new_source)}"


def _kept(told: KeptAnswers) -> str:
    of_all, number = str(told.of_all), str(told.kept)
    if told.since is None:
        return text(
            "{kept} of {all} answers were kept from an earlier session.", kept=number, all=of_all
        )
    return text(
        "{kept} of {all} answers were kept from {day}.",
        kept=number,
        all=of_all,
        day=day_words(told.since),
    )


def _new(number: int) -> str:
    if number == 0:
        return text("None has a new source.")
    if number == 1:
        return text("One has a new source.")
    return text("{new} have a new source.", new=str(number))
