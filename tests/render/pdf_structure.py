"""What a tagged PDF must have and pdfua does not look for: ten checks, each a small function.

They are some of what the Matterhorn protocol asks for PDF/UA-1.
To pass them is not to conform to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

STANDARD = frozenset(
    {"Document", "Part", "Sect", "Div", "Span", "P", "H1", "H2", "H3", "H4", "H5", "H6"}
    | {"L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Link"}
)
PAINTS = frozenset({"Tj", "TJ", "'", '"', "f", "f*", "S", "s", "B", "b", "Do", "sh"})
Check = Callable[[Pdf], bool]


class Marked(NamedTuple):
    """A piece of a page that a tag holds: of which page, and its number there."""

    page: object
    number: int


def tree(
    node: object, page: object = None, depth: int = 0
) -> Iterator[tuple[int, Object | Marked]]:
    """Yield the structure elements and the pieces at and below a node, and how deep each stands."""
    if isinstance(node, Array):
        for child in node:
            yield from tree(child, page, depth)
    elif isinstance(node, int):
        yield depth, Marked(page, node)
    elif isinstance(node, Dictionary):
        here = node.Pg.objgen if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield depth, Marked(here, int(node.MCID))
            return
        if "/S" in node:
            yield depth, node
        yield from tree(node.get("/K"), here, depth + ("/S" in node))


def elements(pdf: Pdf) -> Iterator[Object]:
    """Yield the structure elements, in reading order."""
    return (one for _, one in tree(pdf.Root.StructTreeRoot) if not isinstance(one, Marked))


def tags(pdf: Pdf) -> list[str]:
    """Return the tag of each structure element, in reading order."""
    return [str(one.S).removeprefix("/") for one in elements(pdf)]


def alternatives(pdf: Pdf) -> list[str]:
    """Return the text alternative of each figure."""
    return [str(one.get("/Alt", "")) for one in elements(pdf) if one.S == "/Figure"]


def has_no_suspects(pdf: Pdf) -> bool:
    return not bool(pdf.Root.MarkInfo.get("/Suspects", False))


def is_in_british_english(pdf: Pdf) -> bool:
    return str(pdf.Root.Lang) == "en-GB"


def says_that_it_is_pdf_ua_1(pdf: Pdf) -> bool:
    return re.search(rb"pdfuaid:part[^0-9]{1,3}1", pdf.Root.Metadata.read_bytes()) is not None


def has_a_title_in_its_metadata(pdf: Pdf) -> bool:
    return b"dc:title" in pdf.Root.Metadata.read_bytes()


def tabs_follow_the_structure(pdf: Pdf) -> bool:
    return all(page.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page)


def headings_start_at_one_and_skip_none(pdf: Pdf) -> bool:
    levels = [int(tag[1:]) for tag in tags(pdf) if re.fullmatch(r"H\d", tag)]
    return levels[:1] == [1] and all(below <= above + 1 for above, below in pairwise(levels))


def every_font_is_embedded(pdf: Pdf) -> bool:
    fonts = list(_of_type(pdf, "/FontDescriptor"))
    files = {"/FontFile", "/FontFile2", "/FontFile3"}
    return bool(fonts) and all(files & set(one.keys()) for one in fonts)


def every_font_can_be_read_as_text(pdf: Pdf) -> bool:
    composite = (one for one in _of_type(pdf, "/Font") if one.Subtype == "/Type0")
    return all("/ToUnicode" in one for one in composite)


def nothing_is_painted_outside_the_tags(pdf: Pdf) -> bool:
    return not any(_paints_unmarked(page) for page in pdf.pages)


def every_tag_is_a_standard_one(pdf: Pdf) -> bool:
    roles = {str(role).removeprefix("/") for role in pdf.Root.StructTreeRoot.get("/RoleMap", {})}
    return set(tags(pdf)) <= STANDARD | roles


CHECKS: tuple[Check, ...] = (
    has_no_suspects,
    is_in_british_english,
    says_that_it_is_pdf_ua_1,
    has_a_title_in_its_metadata,
    tabs_follow_the_structure,
    headings_start_at_one_and_skip_none,
    every_font_is_embedded,
    every_font_can_be_read_as_text,
    nothing_is_painted_outside_the_tags,
    every_tag_is_a_standard_one,
)


def painted_order(page: pikepdf.Page) -> list[int]:
    """Return the numbers of a page's marked content in the order in which it is painted."""
    return [
        int(operands[1].MCID)
        for operands, operator in instructions(page)
        if operator == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
    ]


def tagged_orders(pdf: Pdf) -> list[list[int]]:
    """Return the numbers of each page's marked content in the order of the tags."""
    orders: dict[object, list[int]] = {page.objgen: [] for page in pdf.pages}
    for _, one in tree(pdf.Root.StructTreeRoot):
        if isinstance(one, Marked):
            orders[one.page].append(one.number)
    return list(orders.values())


def _paints_unmarked(page: pikepdf.Page) -> bool:
    depth = 0
    for _, operator in instructions(page):
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if operator in PAINTS and not depth:
            return True
    return False


def instructions(page: pikepdf.Page) -> Iterator[tuple[list[Object], str]]:
    """Yield what paints a page, in order: operands, operator."""
    for instruction in pikepdf.parse_content_stream(page):
        yield list(instruction.operands), str(instruction.operator)


def _of_type(pdf: Pdf, name: str) -> Iterator[Object]:
    objects = (one for one in pdf.objects if isinstance(one, Dictionary))
    return (one for one in objects if one.get("/Type") == name)
