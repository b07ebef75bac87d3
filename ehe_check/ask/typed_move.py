"""A move as it is typed: its letter or its word, with a colon before it where text is written."""

from __future__ import annotations

from ehe_check.ask.moves import MOVE_KEYS, MOVE_WORDS, Move, move_of
from ehe_check.ask.plain_words import as_colon, offered
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Moved
from ehe_check.bank.letters import NOT_KNOWN_CODE, read_code

_BY_LETTER = {letter: move for move, letter in MOVE_KEYS.items() if move is not Move.NOT_KNOWN}
_WITH_WORDS = {"/": Move.FIND, "o ": Move.NOTE}


def typed_move(question: Put, typed: str) -> Moved | str | None:
    """Return the move that a line makes, what is wrong with it, or None where it is no move."""
    if typed.strip().casefold() in {shortcut.code for shortcut in question.shortcuts}:
        return None
    if with_words := _with_words(question, typed):
        return with_words
    move = _move(question, typed)
    if move is None and typed.strip().startswith(":"):
        return _nothing_here(question)
    if move is None:
        return None
    return Moved(move) if move in offered(question) else _nothing_here(question)


def _with_words(question: Put, typed: str) -> Moved | None:
    """Return a move that takes words with it: what to find, or a note."""
    if question.kind is PutKind.TEXT:
        return None
    line = typed.strip()
    for lead, move in _WITH_WORDS.items():
        words = line[len(lead) :].strip()
        if line.casefold().startswith(lead) and words and move in question.moves:
            return Moved(move, words=words)
    return None


def _move(question: Put, typed: str) -> Move | None:
    word = typed.strip().casefold()
    if question.kind is PutKind.TEXT:
        is_command = word.startswith(":") or (question.wants_no_words and move_of(word))
        return _named(question, word.removeprefix(":")) if is_command else None
    return _BY_LETTER.get(word) or _named(question, word.removeprefix(":").strip())


def _named(question: Put, word: str) -> Move | None:
    if word == question.not_known_label.casefold() or _is_not_known_code(question, word):
        return Move.NOT_KNOWN
    return move_of(word)


def _is_not_known_code(question: Put, word: str) -> bool:
    """Say whether the number for not known was typed, as on a paper copy."""
    if question.kind is PutKind.GRID:
        return False
    coded = read_code(word, question.ids)
    return coded.code == NOT_KNOWN_CODE and not coded.is_of_another(question.id)


def _nothing_here(question: Put) -> str:
    colon = as_colon(question)
    here = ", ".join(colon + word for move, word in MOVE_WORDS.items() if move in offered(question))
    return f"That word does nothing here. Here you can type: {here}."
