"""The words around a screen: above a line to type on, and the line that stays once answered."""

from __future__ import annotations

from typing import Final, assert_never

from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import as_one_line, hanging, shown, wrapped
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Moved, Reply, Wrote
from ehe_check.ask.said_words import row_lines, words_of_given
from ehe_check.ask.terminal.frame import (
    STRONG,
    Line,
    head_of,
    plain,
    question_of,
    set_after,
    set_lines,
)
from ehe_check.ask.terminal.frame import help_of as words_beneath
from ehe_check.ask.terminal.key_lines import keys_of
from ehe_check.ask.terminal.keys import key_name, keys_at_words, words_of
from ehe_check.ask.who_asks import Tone
from ehe_check.page.columns import cells

_WIDEST: Final = 79


def measure(columns: int) -> int:
    """Return how wide text is set: within the terminal, and never too wide to read with ease."""
    return max(min(columns - 1, _WIDEST), 1)


def words_above(question: Put, width: int, rows: int) -> list[Line]:
    """Return what stands above a line to type on: place, question, what is known, keys.

    Where that would push the question out of a window of so many rows, it stands there again.
    """
    if question.is_line:
        return [(STRONG, line) for line in as_one_line(question.line, width)]
    text = question_of(question, width)
    aside = [*words_beneath(question, width, ""), *plain(_aside(question, width))]
    foot = keys_of(keys_at_words(question), "", width)
    again = text if len(aside) > rows // 2 else []
    head = head_of(question, width)
    blocks = [head, [*text, *aside], again, foot]
    return [("", ""), *(line for block in blocks if block for line in [*block, ("", "")])]


def words_of_why(question: Put, width: int) -> list[Line]:
    """Return the reason for a question, as it is printed above the line to type on."""
    reason = question.reason or "No more is said about this one."
    lines = wrapped(f"Why this is asked: {shown(reason)}", width, "  ").split("\n")
    return [*plain(lines), ("", "")]


def words_of_reply(question: Put, reply: Reply, width: int) -> list[Line]:
    """Return the lines that stay once a question is answered; none for other moves."""
    if isinstance(reply, Given) and question.grid.rows:
        lines = row_lines(question, reply.said)
        return plain([part for line in lines for part in set_after("", line, width)])
    words = _replied(question, reply)
    if not words:
        return []
    if question.is_line:
        return plain(wrapped(f"> {words}", width, "  ").split("\n"))
    if any(reply == Chosen((each.id,)) for each in question.shortcuts):
        return []
    lead = shown(question.short or question.text.split("\n", maxsplit=1)[0])
    if lead.endswith("."):
        return plain([*set_lines(lead, width), *wrapped(f"> {words}", width, "  ").split("\n")])
    between = " " if lead.endswith(("?", ":")) else ": "
    return plain(wrapped(f"{lead}{between}{words}", width, "  ").split("\n"))


def spoken(text: str, tone: Tone, width: int) -> list[Line]:
    """Return the lines that say `text` in its tone, each told apart by signs and not by colour."""
    match tone:
        case Tone.HEADING:
            lines = set_lines(text, width)
            rule = "-" * max(map(cells, lines))
            return [("", ""), *((STRONG, line) for line in lines), ("", rule)]
        case Tone.URGENT:
            return [("", ""), *((STRONG, line) for line in set_lines(text, width, "!! "))]
        case Tone.PLAIN:
            return plain(set_lines(text, width))
        case _:
            assert_never(tone)


def _aside(question: Put, width: int) -> list[str]:
    has_words = question.kind is PutKind.TEXT and ("".join(question.start) or question.refused)
    parts = [
        f"({hint})" if (hint := _hint(question)) else "",
        _about_words(question) if has_words else "",
    ]
    return [line for part in parts if part for line in hanging("  ", shown(part), width)]


def _hint(question: Put) -> str:
    """Return what may be typed, and how to skip where that may be the right thing to do."""
    skip = f"press {key_name(Move.SKIP)} to skip {question.skip_when}"
    return "; ".join(filter(None, (question.placeholder, skip if question.skip_when else "")))


def _about_words(question: Put) -> str:
    if question.refused:
        return "Change the words below."
    return "Change the words below, or press Enter to keep them."


def _replied(question: Put, reply: Reply) -> str:
    match reply:
        case Chosen(ids):
            named = {choice.id: choice.text for choice in (*question.choices, *question.shortcuts)}
            return shown("; ".join(named[each] for each in ids if each in named))
        case Wrote(text):
            return shown(text) or "(left empty)"
        case Given(said):
            return shown(words_of_given(question, said))
        case Moved(Move.KEEP | Move.NOT_KNOWN | Move.SKIP as move):
            return words_of(move, question)
        case Moved():
            return ""
        case _:
            assert_never(reply)
