"""The end of the page: what is not printed, what to mind, how it was made, the closing line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.comparison.parts.page_of_two import (
    SECTION_LEVEL,
    Blocks,
    Headed,
    Page,
    bulleted,
    under,
)
from ehe_check.comparison.parts.page_top import side_words
from ehe_check.comparison.told import Told
from ehe_check.errors import Problem
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Details,
    Heading,
    Item,
    Paragraph,
    Rule,
    Term,
    Terms,
    Tone,
    citations_in,
)
from ehe_check.page.phrases import capital
from ehe_check.page.text import text
from ehe_check.sheet import annex


def ended(
    page: Page,
    blocks: Blocks,
    rest: tuple[Details, ...],
    cautions: Iterable[Problem],
    read_on: tuple[str, str],
) -> Iterator[Block]:
    """Yield a page, the rest of it whole or named in a line, and its end."""
    yield from blocks
    whole = (*rest, *_statements(page, (*blocks, *rest)))
    if page.is_full:
        yield from whole
    else:
        yield from _named(whole)
    yield from under(
        Headed(text("To mind about these sessions")), bulleted(map(_caution, cautions))
    )
    yield from _provenance(page, read_on)
    yield Rule()
    yield Paragraph(text("This page cannot tell you a child is safe."), Tone.STRONG)


def _caution(problem: Problem) -> Item:
    """Return what to mind, a sentence that begins with what the page calls a session."""
    said = f"{problem.place} {problem.fact}. {problem.remedy}".rstrip()
    return Item(capital(said))


def _named(rest: tuple[Details, ...]) -> Blocks:
    """Name what is not printed, each part with how much there is of it."""
    if not rest:
        return ()
    named = " · ".join(
        text("{heading} ({many})", heading=each.summary, many=str(_items_in(each))) for each in rest
    )
    heading = Heading(SECTION_LEVEL, text("Not printed here"), note=text("print it with --full"))
    return (heading, Paragraph(f"{named}.", Tone.QUIET))


def _items_in(part: Details) -> int:
    lists = (block.items for block in part.blocks if isinstance(block, Bullets))
    terms = (block.rows for block in part.blocks if isinstance(block, Terms))
    return sum(map(len, lists)) + sum(map(len, terms))


def _statements(page: Page, blocks: Blocks) -> tuple[Details, ...]:
    paper = page.paper(page.both.other)
    cited = replace(paper, cites=citations_in(blocks)) if paper else None
    said = annex.statements(cited) if cited else None
    return (said,) if said else ()


def _provenance(page: Page, read_on: tuple[str, str]) -> Iterator[Block]:
    made = text("{day}, by {software}", day=day_words(page.made_on), software=page.software)
    yield Heading(SECTION_LEVEL, text("How this page was made"))
    yield Terms(
        (
            Term(text("Made"), made),
            *(Term(side_words(told), _made_of(told)) for told in page.both.each),
            Term(*read_on),
        )
    )


def _made_of(told: Told) -> str:
    digest = told.digest[: annex.DIGEST_SHOWN]
    if told.bank is not None and told.has_own_bank:
        title, version = told.bank.title, told.bank.version
        bank = text(
            "{title}, version {version}, fingerprint {digest}",
            title=title,
            version=version,
            digest=digest,
        )
    else:
        bank = text(
            "version {version}, fingerprint {digest}. These questions are not kept here",
            version=told.version,
            digest=digest,
        )
    return f"{bank}. {text('A draft.') if told.is_draft else text('Finished.')}"
