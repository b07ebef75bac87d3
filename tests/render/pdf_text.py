"""A PDF read: its pages as PDFium reads them, the text of each of its tags, and their order.

The nine checks are of what a tagged PDF must have and pdfua does not look for: some of what the
Matterhorn protocol asks for PDF/UA-1. To pass them is not to conform to it.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object, Page, Pdf, String

HEAD, FOOT = 66, 46
"""How high the head of a later page and the foot of each page are, in points."""
OUTSIDE = -1
"""What is painted in no tag."""

HYPHEN_AT_THE_END = "\x02"
"""As PDFium reads a hyphen with which a line ends; no page has such a character."""

STANDARD = frozenset(
    {"Document", "Part", "Sect", "Div", "Span", "P", "H1", "H2", "H3", "H4", "H5", "H6"}
    | {"L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Link"}
)
PAINTS = frozenset({"Tj", "TJ", "'", '"', "f", "f*", "S", "s", "B", "b", "Do", "sh"})
Check = Callable[[Pdf], bool]


def pages_of(made: bytes) -> list[str]:
    """Return the text of each page, in the order in which it is painted."""
    return list(_read(made, head=0, foot=0))


def bodies_of(made: bytes) -> list[str]:
    """Return the text of each page above its foot, and below the head that later pages have."""
    return list(_read(made, head=HEAD, foot=FOOT))


def letters_of(made: bytes) -> set[float]:
    """Return how large the letters are in which a PDF is set, in points."""
    with pypdfium2.PdfDocument(made) as pdf:
        texts = [page.get_textpage() for page in pdf]
        sizes = (pypdfium2.raw.FPDFText_GetFontSize(each, at) for each, at in _letters_in(texts))
        return {round(size) for size in sizes}


def _letters_in(texts: list[pypdfium2.PdfTextPage]) -> Iterator[tuple[object, int]]:
    """Yield where each letter is; a space that PDFium adds has no size of its own."""
    for text in texts:
        for place in range(text.count_chars()):
            if not pypdfium2.raw.FPDFText_IsGenerated(text, place):
                yield text, place


def drawn_to(made: bytes) -> float:
    """Return how far down its first page a PDF has text above its foot, in points."""
    with pypdfium2.PdfDocument(made) as pdf:
        text = pdf[0].get_textpage()
        ends = (text.get_charbox(place)[1] for place in range(text.count_chars()))
        lowest: float = min(end for end in ends if end > FOOT)
        return float(pdf[0].get_height()) - lowest


def _read(made: bytes, *, head: float, foot: float) -> Iterator[str]:
    with pypdfium2.PdfDocument(made) as pdf:
        for number, page in enumerate(pdf):
            top = page.get_height() - (head if number else 0)
            text = page.get_textpage().get_text_bounded(bottom=foot, top=top)
            yield text.replace("\r\n", "\n").replace(HYPHEN_AT_THE_END, "-")


def tagged_text(pdf: Pdf) -> str:
    """Return each tag on a line of its own, and beneath it the text that it holds itself."""
    texts: dict[object, dict[int, str]] = {page.objgen: _texts(page) for page in pdf.pages}
    lines: list[str] = []
    found = groupby(tree(pdf.Root.StructTreeRoot), key=lambda each: (each[0], type(each[1])))
    for (depth, kind), run in found:
        held = [_said(one, texts) for _, one in run]
        said = [f'"{"".join(held)}"'] if kind is Marked else held
        lines += ["  " * depth + each for each in said if each != '""']
    return "\n".join(lines) + "\n"


def _said(one: Object | Marked, texts: Mapping[object, Mapping[int, str]]) -> str:
    """Return the words of a piece of a page, or a tag with what stands for a figure."""
    if isinstance(one, Marked):
        return texts[one.page].get(one.number, "")
    name = str(one.S).removeprefix("/")
    return f"{name}: {one.Alt}" if "/Alt" in one else name


def _texts(page: Page) -> dict[int, str]:
    """Return the text of each numbered piece of a page."""
    fonts = {str(name): _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: defaultdict[int, str] = defaultdict(str)
    number, letters = OUTSIDE, {}
    for operands, operator in instructions(page):
        if operator == "BDC":
            number = int(operands[1].get("/MCID", OUTSIDE))
        elif operator == "Tf":
            letters = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            found[number] += "".join(letters[code] for code in _codes(operands[0]))
    return found


def _letters(font: Object) -> dict[int, str]:
    """Return what each code of a font stands for, as its own map says."""
    pairs = re.findall(r"(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$", font.ToUnicode.read_bytes().decode())
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _codes(shown: Object) -> Iterator[int]:
    """Yield the codes of a text, which may be moved apart by numbers in between."""
    pieces = shown if isinstance(shown, Array) else [shown]
    raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, String))
    return (code for (code,) in struct.iter_unpack(">H", raw))


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
    every_font_is_embedded,
    every_font_can_be_read_as_text,
    nothing_is_painted_outside_the_tags,
    every_tag_is_a_standard_one,
)


def painted_order(page: Page) -> list[int]:
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


def _paints_unmarked(page: Page) -> bool:
    depth = 0
    for _, operator in instructions(page):
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if operator in PAINTS and not depth:
            return True
    return False


def instructions(page: Page) -> Iterator[tuple[list[Object], str]]:
    """Yield what paints a page, in order: operands, operator."""
    for instruction in pikepdf.parse_content_stream(page):
        yield list(instruction.operands), str(instruction.operator)


def _of_type(pdf: Pdf, name: str) -> Iterator[Object]:
    objects = (one for one in pdf.objects if isinstance(one, Dictionary))
    return (one for one in objects if one.get("/Type") == name)
