"""The words around an arrow-key prompt, as styled lines that fit the terminal."""

from __future__ import annotations

from typing import Final, TypeAlias

from ehe_check.ask.narrow import cells, hanging, shown, wrapped
from ehe_check.ask.put import Chosen, Move, Moved, Put, PutKind, Reply, Tone, Wrote
from ehe_check.ask.terminal.keys import UNBROKEN, WAYS, full_help, key_name, reminder, words_of

Line: TypeAlias = tuple[str, str]
"""A style and one line of text that fits the terminal."""

STRONG: Final = "class:loud"
_WIDEST: Final = 88


def measure(columns: int) -> int:
    """Return how wide text is set: within the terminal, and never too wide to read with ease."""
    return max(min(columns - 1, _WIDEST), 1)


def words_above(question: Put, width: int, rows: int, *, explains_keys: bool) -> list[Line]:
    """Return what stands above the prompt: key help, heading, question, what is known.

    Where that would push the question out of a window of so many rows, it stands there again.
    """
    text = [(STRONG, line) for line in _set(question.text, width)]
    aside = _plain(_aside(question, width))
    blocks = [
        _plain(full_help(width)) if explains_keys else [],
        [*_plain(_headed(question, width)), *text],
        aside,
        text if len(aside) > rows // 2 else [],
    ]
    return [line for block in blocks if block for line in [("", ""), *block]] + [("", "")]


def words_of_why(question: Put, width: int) -> list[Line]:
    """Return the reason for a question, as it is printed above the live prompt."""
    reason = question.why or "There is no further explanation for this question."
    lines = wrapped(f"Why this is asked: {shown(reason)}", width, "  ").split("\n")
    return [*_plain(lines), ("", "")]


def words_of_reply(question: Put, reply: Reply, width: int) -> list[Line]:
    """Return the lines that stay once a question is answered; none for other moves."""
    words = _replied(question, reply)
    lines = wrapped(f"Your answer: {words}", width, "  ").split("\n")
    return _plain(lines) if words else []


def spoken(text: str, tone: Tone, width: int) -> list[Line]:
    """Return the lines that say `text` in its tone, each told apart by signs and not by colour."""
    match tone:
        case Tone.HEADING:
            lines = _set(text, width)
            rule = "-" * max(map(cells, lines))
            return [("", ""), *((STRONG, line) for line in lines), ("", rule)]
        case Tone.URGENT:
            lines = _set(text, width - 3)
            rule = "-" * max(map(cells, lines))
            framed = [(STRONG, f"!! {line}") for line in (rule, *lines, rule)]
            return [("", ""), *framed, ("", "")]
        case Tone.PLAIN:
            return _plain(_set(text, width))


def _plain(lines: list[str]) -> list[Line]:
    return [("", line) for line in lines]


def _set(text: str, width: int) -> list[str]:
    return wrapped(shown(text), width).split("\n")


def _headed(question: Put, width: int) -> list[str]:
    return hanging("-- ", shown(question.heading), width) if question.heading else []


def _aside(question: Put, width: int) -> list[str]:
    keys = "" if question.kind is PutKind.CHOICE else reminder(question.moves)
    has_words = question.kind is PutKind.TEXT and (question.start or question.refused)
    parts = [
        question.help,
        question.last_time,
        f"({hint})" if (hint := _hint(question)) else "",
        f"So far: {before}" if (before := _before(question)) else "",
        f"Your note: {question.note}" if question.note else "",
        _about_words(question) if has_words else "",
        f"Keys: {keys}" if keys else "",
    ]
    lines = (line for part in parts if part for line in hanging("  ", shown(part), width))
    return [line.replace(UNBROKEN, " ") for line in lines]


def _hint(question: Put) -> str:
    """Return what may be typed, and how to skip where that may be the right thing to do."""
    skip = f"press {key_name(Move.SKIP)} to skip {question.skip_when}"
    return "; ".join(filter(None, (question.placeholder, skip if question.skip_when else "")))


def _about_words(question: Put) -> str:
    if question.refused:
        return "Change the words below."
    return "Change the words below, or press Enter to keep them."


def _before(question: Put) -> str:
    if question.shown_before or question.preselect:
        return question.shown_before
    if question.kind is PutKind.TEXT:
        return "".join(question.previous)
    return "; ".join(choice.text for choice in question.choices if choice.id in question.previous)


def _replied(question: Put, reply: Reply) -> str:
    match reply:
        case Chosen(ids):
            return shown("; ".join(choice.text for choice in question.choices if choice.id in ids))
        case Wrote(text):
            return shown(text) or "(left empty)"
        case Moved(Move.KEEP | Move.NOT_KNOWN | Move.SKIP as move):
            return next(words_of(way, question) for way in WAYS if way.move is move)
        case Moved():
            return ""
