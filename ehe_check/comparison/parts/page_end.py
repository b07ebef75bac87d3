"""The end of the page: what to mind, what the statements say, how it was made, the closing line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.comparison.parts.page_of_two import SECTION_LEVEL, Blocks, Page, bulleted, under
from ehe_check.comparison.parts.page_top import side_words
from ehe_check.comparison.told import Told
from ehe_check.errors import Problem
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Heading,
    Item,
    Paragraph,
    Rule,
    Term,
    Terms,
    Tone,
    citations_in,
)
from ehe_check.page.words import fill
from ehe_check.sheet.parts import annex_closing


def ended(
    page: Page, blocks: Blocks, cautions: Iterable[Problem], read_on: tuple[str, str]
) -> Iterator[Block]:
    """Yield a page and its end."""
    yield from blocks
    yield from under(page.report.cautions, bulleted(Item(str(each)) for each in cautions))
    yield from _statements(page, blocks)
    yield from _provenance(page, read_on)
    yield Rule()
    yield Paragraph(page.report.closing, Tone.STRONG)


def _statements(page: Page, blocks: Blocks) -> Blocks:
    paper = page.paper(page.both.other)
    cited = replace(paper, cites=citations_in(blocks)) if paper else None
    said = annex_closing.statements(page.sheet.say, cited) if cited else None
    return (Heading(SECTION_LEVEL, said.summary), *said.blocks) if said else ()


def _provenance(page: Page, read_on: tuple[str, str]) -> Iterator[Block]:
    words = page.report.provenance
    made = fill(words.made_by, day=day_words(page.made_on), software=page.software)
    yield Heading(SECTION_LEVEL, words.heading)
    yield Terms(
        (
            Term(words.made, made),
            *(Term(side_words(page, told), _made_of(page, told)) for told in page.both.each),
            Term(*read_on),
        )
    )


def _made_of(page: Page, told: Told) -> str:
    words, digest = page.report.provenance, told.digest[: annex_closing.DIGEST_SHOWN]
    if told.bank is not None and told.has_own_bank:
        version = told.bank.version
        bank = fill(words.bank_is, title=told.bank.title, version=version, digest=digest)
    else:
        bank = fill(words.bank_lost, version=told.version, digest=digest)
    return f"{bank}. {words.draft if told.is_draft else words.finished}"
