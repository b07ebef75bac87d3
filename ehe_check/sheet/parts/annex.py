"""The annex: everything else that a sheet knows, a part under each heading, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ehe_check.page.document import Block, Details, PageBreak
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.parts import (
    annex_answers,
    annex_closing,
    annex_prompts,
    annex_sessions,
)
from ehe_check.sheet.sheet_paper import Paper

AnnexPart: TypeAlias = Callable[[Say, Paper], Details | None]
"""What makes one part of the annex: nothing where it has nothing to say."""

ANNEX: dict[str, AnnexPart] = {
    "because": annex_answers.because,
    "could-change": annex_prompts.could_change,
    "gaps": annex_prompts.gaps,
    "find-out": annex_prompts.find_out,
    "in-full": annex_prompts.in_full,
    "in-fairness": annex_prompts.in_fairness,
    "going-well": annex_prompts.going_well,
    "grid": annex_answers.grid,
    "calls": annex_prompts.calls,
    "calls-made": annex_prompts.calls_made,
    "accounts": annex_answers.accounts,
    "own-words": annex_answers.own_words,
    "not-answered": annex_answers.not_answered,
    "set-aside": annex_answers.set_aside,
    "changes": annex_sessions.changes,
    "sessions": annex_sessions.sessions,
    "contacts": annex_closing.contacts,
    "statements": annex_closing.statements,
    "made": annex_closing.made,
}
"""The parts of the annex, by the names by which a report puts them in order."""


def annex(say: Say, paper: Paper) -> tuple[Details, ...]:
    """Return the parts that the words of the sheet name, those with something to say."""
    made = (ANNEX[name](say, paper) for name in say.each("annex") if name in ANNEX)
    return tuple(part for part in made if part is not None)


def on_new_page(parts: Iterable[Block]) -> Blocks:
    """Yield the parts of an annex, which begins a page."""
    listed = tuple(parts)
    if listed:
        yield PageBreak()
    yield from listed
