"""An answer of a story as it is pressed on a screen, and as it is typed in plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tests.walks.known import Known

KEYS: Final = {
    "Enter": "\r",
    "Tab": "\t",
    "Esc": "\x1b",
    "Down": "\x1b[B",
    "Up": "\x1b[A",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "PageDown": "\x1b[6~",
    "Ctrl-T": "\x14",
    "not-known": "\x0b",
    "skip": "\x07",
    "keep": "\r",
}
"""What each key sends."""
TYPED: Final = "type "
_AT_ONCE: Final = {"Enter": "", "not-known": ":not known", "skip": ":skip", "keep": ":keep"}
"""What goes on at once, and what is typed for it in plain lines."""
_MONTH: Final = "m:"
_ALONG: Final = "l"

Answer = str | dict[str, str]
Numbers = Callable[[str], Sequence[str]]
"""The figures of an option, by its id, as the screen has them."""


def tokens_of(answer: Answer | list[str]) -> Iterator[str]:
    """Yield each option and key that an answer names; words that are typed and months are none."""
    match answer:
        case str():
            said = [answer]
        case list():
            said = answer
        case dict():
            said = [cell for row in answer.values() for cell in row.split(", ")]
    for each in said:
        if not each.startswith(TYPED):
            yield from (token for token in each.split() if not token.startswith(_MONTH))


def pressed(known: Known, answer: Answer, numbers: Numbers) -> Iterator[str]:
    """Yield one key after the other, or words that are typed."""
    if isinstance(answer, dict):
        yield from _of_rows(known, answer, numbers) if known.rows else _of_each(answer, numbers)
    elif answer.startswith(TYPED):
        yield from (answer.removeprefix(TYPED), KEYS["Enter"])
    else:
        yield from _keys(answer, numbers)
        if not {*answer.split()[-1:]} & _AT_ONCE.keys():
            yield KEYS["Enter"]


def _of_rows(known: Known, answer: dict[str, str], numbers: Numbers) -> Iterator[str]:
    for row in sorted(answer, key=known.rows.index):
        for cell in answer[row].split(", "):
            yield from _keys(cell, numbers)
            yield KEYS["Enter"]


def _of_each(answer: dict[str, str], numbers: Numbers) -> Iterator[str]:
    for each in answer.values():
        yield KEYS["Tab"]
        yield from _keys(each, numbers)
    yield KEYS["Enter"]


def _keys(answer: str, numbers: Numbers) -> Iterator[str]:
    for each in answer.split():
        if each.startswith(_MONTH):
            yield from ("m", each.removeprefix(_MONTH), KEYS["Enter"])
        elif each in KEYS:
            yield KEYS[each]
        else:
            yield from each if len(each) == 1 else numbers(each)


def typed(known: Known, answer: Answer, numbers: Numbers, children: Sequence[str]) -> Iterator[str]:
    """Yield one line after the other."""
    if isinstance(answer, dict) and known.rows:
        for row in sorted(answer, key=known.rows.index):
            cells = answer[row].split(", ")
            in_turn = " ".join(_piece(cell, numbers) for cell in cells)
            yield in_turn if known.is_quick_grid else _each_child(cells, numbers, children)
    elif isinstance(answer, dict):
        yield _each_child([answer[child] for child in children], numbers, children)
    else:
        is_typed = answer.startswith(TYPED)
        yield answer.removeprefix(TYPED) if is_typed else _piece(answer, numbers)


def _each_child(cells: Sequence[str], numbers: Numbers, children: Sequence[str]) -> str:
    pieces = [_piece(cell, numbers) for cell in cells]
    if len(pieces) == 1:
        return pieces[0]
    return ", ".join(f"{child} {piece}" for child, piece in zip(children, pieces, strict=True))


def _piece(answer: str, numbers: Numbers) -> str:
    """A number, the letter of its source and its month; a word that goes on has a colon."""
    line = ""
    for each in answer.split():
        if each.startswith(_MONTH):
            line += f" {each.removeprefix(_MONTH)}"
        elif each in _AT_ONCE:
            line += _AT_ONCE[each]
        elif len(each) > 1:
            line += f" {''.join(numbers(each)).removesuffix(KEYS['Enter'])}"
        elif each != _ALONG:
            line += each
    return line.strip()
