"""SVG: a drawing in shapes and words, black on white, that looks nothing up and runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never
from xml.sax.saxutils import escape

from ehe_check.page.document import Arrow, Bar, Drawing, Mark, Seen, Stroke, Words

FONT = "Atkinson Hyperlegible Next"
_FONTS = f"{FONT}, Arial, Liberation Sans, sans-serif"
_BOLD = 700
_MOST_LETTERS = 26
_FAINT = "#999"
_RING = '<circle r="5.5" fill="#fff" stroke="#000" stroke-width="1.5"/>'


class Svg(str):
    """A drawing as text in SVG, every word in it escaped."""

    __slots__ = ()


def svg_of(drawing: Drawing, shown: Callable[[str], str]) -> Svg:
    """Return a drawing as SVG with a title and a description; `shown` makes each text harmless.

    It is one picture to who hears the page: its title and description are read out, no part of it.
    """
    title, told = (escape(shown(text)) for text in (drawing.title, drawing.description))
    width, height = _number(drawing.width), _number(drawing.height)
    ink = "".join(_drawn(drawing, shown))
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{_FONTS}" role="img"><title>{title}</title>'
        f'<desc>{told}</desc><g aria-hidden="true">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{ink}</g></svg>'
    )


def _drawn(drawing: Drawing, shown: Callable[[str], str]) -> Iterator[str]:
    for each in drawing.ink:
        match each:
            case Words():
                yield _words(each, escape(_fitted(each.text, shown(each.text))))
            case Stroke():
                yield _stroke(each)
            case Bar():
                yield _bar(each)
            case Mark():
                yield _at(each, _shape(each.shape))
            case Arrow():
                yield _at(each, '<path d="M-4.5 -6L5 0L-4.5 6z"/>')
            case _:
                assert_never(each)


def _fitted(text: str, shown: str) -> str:
    """Return a text as it is shown, cut where spelling it out has made it too long."""
    most = max(len(text), _MOST_LETTERS)
    return shown if len(shown) <= most else f"{shown[: most - 1]}."


def _words(words: Words, text: str) -> str:
    weight = f' font-weight="{_BOLD}"' if words.is_strong else ""
    return (
        f'<text x="{_number(words.x)}" y="{_number(words.y)}" font-size="{_number(words.size)}" '
        f'text-anchor="{words.at}"{weight} fill="#000">{text}</text>'
    )


def _stroke(stroke: Stroke) -> str:
    path = "L".join(f"{_number(x)} {_number(y)}" for x, y in stroke.points)
    dash = "" if stroke.dash is None else " ".join(map(_number, stroke.dash))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    ink = _FAINT if stroke.is_faint else "#000"
    return (
        f'<path d="M{path}" fill="none" stroke="{ink}" '
        f'stroke-width="{_number(stroke.width)}"{dashed}/>'
    )


def _bar(bar: Bar) -> str:
    fill = "#000" if bar.is_filled else "#fff"
    edge = "" if bar.is_blank else ' stroke="#000" stroke-width="1.3"'
    dashed = ' stroke-dasharray="4 3"' if bar.is_dashed else ""
    return (
        f'<rect x="{_number(bar.x)}" y="{_number(bar.y)}" width="{_number(bar.width)}" '
        f'height="{_number(bar.height)}" fill="{fill}"{edge}{dashed}/>'
    )


def _at(place: Mark | Arrow, drawn: str) -> str:
    return f'<g transform="translate({_number(place.x)} {_number(place.y)})">{drawn}</g>'


def _shape(shape: Seen) -> str:
    match shape:
        case Seen.RECENT:
            return '<circle r="6"/>'
        case Seen.WITHIN_YEAR:
            return f'{_RING}<path d="M0 -5.5a5.5 5.5 0 0 0 0 11z"/>'
        case Seen.LONG_AGO:
            return _RING
        case Seen.NEVER:
            return '<path d="M-5 -5L5 5M5 -5L-5 5" fill="none" stroke="#000" stroke-width="2.2"/>'
        case Seen.UNKNOWN:
            return (
                '<path d="M-3.4 -3.4C-3.1 -7.6 3.6 -7.6 3.4 -3.2C3.3 -0.9 0 -0.7 0 2" fill="none" '
                'stroke="#000" stroke-width="2"/><circle cx="0" cy="5.2" r="1.4"/>'
            )
        case Seen.NOT_THEIRS:
            return '<path d="M-5 0H5" fill="none" stroke="#000" stroke-width="2"/>'
        case _:
            assert_never(shape)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
