"""Any blocks that a page may have, of texts that a test gives."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from ehe_check.page.document import (
    Block,
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Checklist,
    Columns,
    Details,
    GroupRow,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Seen,
    Spring,
    Table,
    Term,
    Terms,
    Tone,
    WritingBox,
)

Texts = st.SearchStrategy[str]
T = TypeVar("T")


def any_blocks(texts: Texts) -> st.SearchStrategy[tuple[Block, ...]]:
    """Return a strategy for the blocks of a page, each of whose texts is one of these or empty."""
    simple = _simple(texts)
    holding = _columns(simple) | st.builds(Details, texts, st.lists(simple, max_size=3).map(tuple))
    breaks = st.sampled_from((Spring(), PageBreak()))
    return _some(st.one_of(simple, holding, breaks), 6)


def _columns(simple: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    side = st.lists(simple, max_size=3).map(tuple)
    return st.builds(Columns, side, side)


def _simple(texts: Texts) -> st.SearchStrategy[Block]:
    maybe, inner = st.just("") | texts, _inner(texts)
    return st.one_of(
        st.builds(Heading, st.just(2), texts, note=maybe),
        *inner,
        st.builds(
            Callout,
            st.sampled_from(CalloutTone),
            texts,
            st.lists(st.one_of(inner), max_size=4).map(tuple),
            label=maybe,
        ),
        tables(texts),
        st.builds(
            WritingBox,
            texts,
            note=maybe,
            ticks=_some(texts, 2),
            label=maybe,
            text=st.none() | texts,
            fields=_some(_terms(texts), 3),
        ),
        st.just(Rule()),
    )


def _inner(texts: Texts) -> list[st.SearchStrategy[Block]]:
    maybe, some = st.just("") | texts, _some(texts, 2)
    items = _some(st.builds(Item, texts, maybe, some, some, some, st.booleans()), 12, 1)
    calls = st.builds(Call, texts, some, maybe, some, maybe, st.booleans())
    return [
        st.builds(Paragraph, texts, st.sampled_from(Tone), some, maybe),
        st.builds(Paragraph, st.just(""), lead=texts),
        st.builds(Bullets, items, st.booleans()),
        st.builds(Checklist, items),
        st.builds(Terms, _some(_terms(texts), 3, 1)),
        st.builds(Calls, _some(calls, 3, 1)),
    ]


def _terms(texts: Texts) -> st.SearchStrategy[Term]:
    return st.builds(Term, texts, st.none() | texts)


def _some(
    each: st.SearchStrategy[T], most: int, least: int = 0
) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(each, min_size=least, max_size=most).map(tuple)


@st.composite
def tables(draw: st.DrawFn, texts: Texts) -> Table:
    """A grid or a list of one to four columns, with or without widths and lines across."""
    many, maybe = draw(st.integers(0, 3)), st.just("") | texts
    cell = st.builds(Cell, st.none() | maybe, st.none() | st.sampled_from(Seen), tick=st.booleans())
    row = st.builds(Row, maybe, st.tuples(*[cell] * many))
    rows = [draw(row), *draw(st.lists(row | st.builds(GroupRow, texts), max_size=4))]
    heads = draw(st.tuples(*[maybe] * (many + 1)))
    shares = draw(st.just(()) | st.tuples(*[st.floats(0.5, 9)] * (many + 1)))
    return Table(draw(maybe), heads, tuple(rows), shares, draw(st.booleans()))
