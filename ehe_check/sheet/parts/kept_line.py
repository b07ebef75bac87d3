"""How many answers were kept from the session before, and how many have a new source: in a line."""

from __future__ import annotations

from ehe_check.over_time.kept_answers import KeptAnswers
from ehe_check.page.dates import day_words
from ehe_check.page.document import Paragraph, Tone
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.sheet_paper import Paper


def kept(say: Say, paper: Paper) -> Blocks:
    """Say on page 2 how many answers were kept, and how many have a new source."""
    if line := kept_words(say, paper.sheet.kept_answers):
        yield Paragraph(line, Tone.QUIET)


def kept_words(say: Say, told: KeptAnswers | None) -> str:
    """Return how many answers were kept, and how many have a new source; empty where none was."""
    if told is None:
        return ""
    return f"{_kept(say, told)} {_new(say, told.new_source)}"


def _kept(say: Say, told: KeptAnswers) -> str:
    of_all, number = str(told.of_all), str(told.kept)
    if told.since is None:
        return say("kept_answers.undated", kept=number, all=of_all)
    return say("kept_answers.from_day", kept=number, all=of_all, day=day_words(told.since))


def _new(say: Say, number: int) -> str:
    if number == 0:
        return say("kept_answers.none_new")
    if number == 1:
        return say("kept_answers.one_new")
    return say("kept_answers.several_new", new=str(number))
