"""What a PDF says: its pages as PDFium reads them, and the text that each of its tags holds."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby

from pikepdf import Array, Object, Page, Pdf, String

from tests.render.pdf_structure import Marked, instructions, tree

HEAD, FOOT = 66, 46
"""How high the head of a later page and the foot of each page are, in points."""
OUTSIDE = -1
"""What is painted in no tag."""

HYPHEN_AT_THE_END = "\x02"
"""As PDFium reads a hyphen with which a line ends; no page has such a character."""


def pages_of(made: bytes) -> list[str]:
    """Return the text of each page, in the order in which it is painted."""
    return list(_read(made, head=0, foot=0))


def bodies_of(made: bytes) -> list[str]:
    """Return the text of each page above its foot, and below the head that later pages have."""
    return list(_read(made, head=HEAD, foot=FOOT))


def drawn_to(made: bytes) -> float:
    """Return how far down its first page a PDF has text above its foot, in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(made) as pdf:
        text = pdf[0].get_textpage()
        ends = (text.get_charbox(place)[1] for place in range(text.count_chars()))
        lowest: float = min(end for end in ends if end > FOOT)
        return float(pdf[0].get_height()) - lowest


def _read(made: bytes, *, head: float, foot: float) -> Iterator[str]:
    import pypdfium2

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
