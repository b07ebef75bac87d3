"""A page in few lines of a terminal: as it was drawn, whole, harmless, and in its width."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Any, TypeVar, cast

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.columns import cells
from ehe_check.page.document import (
    Block,
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    GroupRow,
    Heading,
    Item,
    Legend,
    PageFoot,
    PageHead,
    Paragraph,
    Row,
    Table,
    Term,
    Tone,
    WritingBox,
)
from ehe_check.render.lines import page_lines
from ehe_check.sheet.screen_line import Screen
from tests.pages import words_in
from tests.render.any_blocks import any_blocks
from tests.render.every_block import acting, naughty

T = TypeVar("T")

WIDE, NARROW, READ = Screen(), Screen(40), Screen(reads=True)
SHORT = st.lists(st.integers(1, 12).map("w".__mul__), min_size=1, max_size=9).map(" ".join)
HEAD = PageHead("", "EHE-0107  elder, younger", ("answered 24 Nov 2026", "page 1"))
FOOT = PageFoot("It cannot tell you a child is safe.", "One person's answers.")


def numbered(*texts: str) -> Bullets:
    return Bullets(tuple(map(Item, texts)), is_numbered=True)


def row(head: str, *texts: str) -> Row:
    return Row(head, tuple(map(Cell, texts)))


SEEN = Table(
    "",
    ("", "GP", "health visitor", "EHE officer", "alone, no parent there"),
    (
        row("elder", "June 2025", "not theirs", "never", "January 2026"),
        row("younger", "not known", "February 2026", "never", "not known"),
        GroupRow("the baby: nobody is known to have seen the baby since she was born in March"),
    ),
)
DECIDED = WritingBox("I DECIDED", fields=(Term("who", None), Term("by", None)))
URGENT: tuple[Block, ...] = (
    Callout(
        CalloutTone.URGENT,
        "ring children's social care. Then tell your safeguarding lead.",
        (
            Paragraph("", lead="Because"),
            numbered(
                "the elder spoke of going without food  (a professional)",
                "sight of the elder was refused; still not seen  (record)",
            ),
            Calls(
                (
                    Call("social care", ("01632 960001",), "", ("spoke to", "they will")),
                    Call("your lead", ("01632 960003",), "", ("spoke to", "at")),
                )
            ),
        ),
        label="ACT TODAY",
    ),
    Callout(
        CalloutTone.HOLD,
        "HOLD",
        (
            Paragraph(
                "say nothing of this worry to the family, and write it nowhere that they may read"
                " it, until social care says who tells them what."
            ),
        ),
    ),
    Callout(
        CalloutTone.ADVICE,
        "AFTER THE CALL, consider a professionals-only meeting: the case is strong.",
        (
            numbered(
                "sight was refused after the worry was named  (record)",
                "adults threatened staff when health was raised  (a professional)",
                "the worry is not settled, and no plan has a lead and a date  (record)",
            ),
            Paragraph("and 1 more on page 2", Tone.QUIET),
        ),
    ),
    Heading(2, "WHO HAS SEEN"),
    SEEN,
    Heading(2, "FIND OUT first"),
    numbered(
        "where the elder is, and who has seen them since January (GP, EHE)",
        "the younger's weight since February (health visitor)",
    ),
    DECIDED,
)


def drawn(
    blocks: tuple[Block, ...],
    screen: Screen = WIDE,
    head: PageHead | None = None,
    foot: PageFoot | None = None,
) -> str:
    return "".join(f"{line.text}\n" for line in page_lines(blocks, screen, head, foot))


def test_page_1_stands_in_few_lines_and_nothing_stands_between_its_blocks() -> None:
    assert (
        drawn(URGENT, WIDE, HEAD, FOOT)
        == """\
EHE-0107  elder, younger                   answered 24 Nov 2026          page 1
ACT TODAY: ring children's social care. Then tell your safeguarding lead.
 Because 1 the elder spoke of going without food  (a professional)
         2 sight of the elder was refused; still not seen  (record)
 [ ] social care  01632 960001   spoke to _____________ they will _____________
 [ ] your lead    01632 960003   spoke to _____________ at _____________
HOLD: say nothing of this worry to the family, and write it nowhere that they
 may read it, until social care says who tells them what.
AFTER THE CALL, consider a professionals-only meeting: the case is strong.
       1 sight was refused after the worry was named  (record)
       2 adults threatened staff when health was raised  (a professional)
       3 the worry is not settled, and no plan has a lead and a date  (record)
         and 1 more on page 2
WHO HAS SEEN  GP         health visitor  EHE officer  alone, no parent there
 elder        June 2025  not theirs      never        January 2026
 younger      not known  February 2026   never        not known
 the baby: nobody is known to have seen the baby since she was born in March
FIND OUT  1 where the elder is, and who has seen them since January (GP, EHE)
 first    2 the younger's weight since February (health visitor)
I DECIDED ____________________________________ who ____________ by ____________
It cannot tell you a child is safe.
One person's answers.
"""
    )


def test_where_columns_have_no_room_a_row_is_a_sentence_and_blanks_stand_beneath() -> None:
    assert (
        drawn((URGENT[0], *URGENT[3:]), NARROW)
        == """\
ACT TODAY: ring children's social care.
 Then tell your safeguarding lead.
 Because 1 the elder spoke of going
           without food (a professional)
         2 sight of the elder was
           refused; still not seen
           (record)
 [ ] social care, 01632 960001
     spoke to _____________
     they will _____________
 [ ] your lead, 01632 960003
     spoke to _____________
     at _____________
WHO HAS SEEN
 elder: GP June 2025; health visitor not
   theirs; EHE officer never; alone, no
   parent there: January 2026
 younger: GP not known; health visitor
   February 2026; EHE officer never;
   alone, no parent there: not known
 the baby: nobody is known to have seen
  the baby since she was born in March
FIND OUT  1 where the elder is, and who
            has seen them since January
            (GP, EHE)
 first    2 the younger's weight since
            February (health visitor)
I DECIDED __________________________
 who ____________ by ____________
"""
    )


def test_what_is_read_aloud_has_its_heading_first_and_no_columns() -> None:
    assert (
        drawn(URGENT[3:], READ)
        == """\
WHO HAS SEEN
 elder: GP June 2025; health visitor not theirs; EHE officer never; alone, no
   parent there: January 2026
 younger: GP not known; health visitor February 2026; EHE officer never; alone,
   no parent there: not known
 the baby: nobody is known to have seen the baby since she was born in March
FIND OUT first
 1 where the elder is, and who has seen them since January (GP, EHE)
 2 the younger's weight since February (health visitor)
I DECIDED ____________________________________ who ____________ by ____________
"""
    )


@given(
    texts=any_blocks(naughty),
    width=st.integers(30, 79),
    reads=st.booleans(),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]),
)
def test_no_line_is_wider_than_its_screen_or_acts_on_it(
    *, texts: tuple[Block, ...], width: int, reads: bool, encoding: str
) -> None:
    screen = Screen(width, reads, encoding)
    for line in page_lines(texts, screen, HEAD, FOOT):
        assert cells(line.text) <= width
        assert not acting(line.text)
        assert "\n" not in line.text
        assert line.text.encode(encoding).decode(encoding) == line.text.rstrip()


@given(blocks=any_blocks(SHORT), width=st.integers(30, 79), reads=st.booleans())
def test_every_word_of_any_blocks_is_printed(
    *, blocks: tuple[Block, ...], width: int, reads: bool
) -> None:
    """Each word there is one that stands nowhere else, so that none can stand for another."""
    told = named_apart(blocks)
    said = set(re.findall("[a-z0-9]+", drawn(told, Screen(width, reads))))
    every = {word for block in told for text in words_in(block) for word in text.split()}

    assert not {word for word in every - said if word[0].isdigit()}


def named_apart(value: T) -> T:
    """Return blocks each of whose words is another, as long as it was."""
    numbers = count()

    def apart(one: Any) -> Any:  # noqa: ANN401 (any value)
        match one:
            case StrEnum() | Legend():
                return one
            case str():
                return " ".join(f"{next(numbers)}".ljust(len(word), "x") for word in one.split())
            case tuple():
                return tuple(map(apart, one))
            case _ if is_dataclass(one) and not isinstance(one, type):
                return replace(one, **{x.name: apart(getattr(one, x.name)) for x in fields(one)})
            case _:
                return one

    return cast("T", apart(value))
