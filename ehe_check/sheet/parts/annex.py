"""The annex: everything else that a sheet knows, a part under each heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ehe_check.page.document import Block, Details, PageBreak
from ehe_check.page.text import Blocks
from ehe_check.sheet.parts import (
    annex_answers,
    annex_closing,
    annex_prompts,
    annex_sessions,
)
from ehe_check.sheet.sheet_paper import Paper

AnnexPart: TypeAlias = Callable[[Paper], Details | None]
"""What makes one part of the annex: nothing where it has nothing to say."""

ANNEX: tuple[AnnexPart, ...] = (
    annex_answers.because,
    annex_prompts.could_change,
    annex_prompts.gaps,
    annex_prompts.find_out,
    annex_prompts.in_full,
    annex_prompts.in_fairness,
    annex_prompts.going_well,
    annex_answers.grid,
    annex_prompts.calls,
    annex_prompts.calls_made,
    annex_answers.accounts,
    annex_answers.own_words,
    annex_answers.not_answered,
    annex_answers.set_aside,
    annex_sessions.changes,
    annex_sessions.sessions,
    annex_closing.contacts,
    annex_closing.statements,
    annex_closing.made,
)
"""The parts of the annex, in order."""


def annex(paper: Paper) -> tuple[Details, ...]:
    """Return the parts that have something to say."""
    made = (part(paper) for part in ANNEX)
    return tuple(part for part in made if part is not None)


def on_new_page(parts: Iterable[Block]) -> Blocks:
    """Yield the parts of an annex, which begins a page."""
    listed = tuple(parts)
    if listed:
        yield PageBreak()
    yield from listed
