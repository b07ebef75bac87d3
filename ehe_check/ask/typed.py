"""What is typed at a question: a move, or a child, a number, how it is known, and a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.marks import FIRST_THE_ANSWER, NO_MONTH_HERE, NOT_ASKED_HOW, SIGNS, Marks
from ehe_check.ask.put import Dated, Put, PutKind, Subject
from ehe_check.ask.reply import EMPTIES, WAYS, Cell, Move, Moved, move_of, move_of_letter
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, read_code

_EVERYBODY: Final = ("all", "everybody")
_NUMBERS: Final = re.compile(r"(?P<numbers>\d+(?:\s+\d+)*)(?P<rest>.*)")
_LETTER: Final = re.compile(r"\s*(?P<letter>[a-z=])(?![a-z])(?P<rest>.*)")
_ROW_LETTER: Final = re.compile(r"\s*(?P<letter>[a-hj-uw-z=])(?!(?![iv]+\b)[a-z])(?P<rest>.*)")
_SIGNS: Final = re.compile(r"\s*(?P<sign>\*|[iv](?![a-hj-uw-z]))(?P<rest>.*)")
_NUMBER: Final = re.compile(r"(?P<numbers>\d+)(?P<rest>.*)")
_ONLY_KEYS: Final = re.compile(r"[0-9]{1,2}[a-z=]?|[a-z=/]")
"""What is typed where a question of the bank is answered by a number and a letter, or by a key."""
_KEYS_OF_FORMS: Final = ("0", "+")
_WITH_WORDS: Final = {"/": Move.FIND, "o ": Move.NOTE}
_OF_A_CELL: Final = {"-": Marks.not_theirs, EMPTIES[0]: Marks.emptied}
NOT_ONE: Final = "That is not one of the choices."


def offered(put: Put) -> frozenset[Move]:
    """Return the moves that can be typed: those that are offered, and keeping what stands."""
    return put.possible | ({Move.KEEP} if put.start else frozenset())


def colon(put: Put) -> str:
    """Return what stands before a word for a move: a colon where text is written."""
    return ":" if put.kind is PutKind.TEXT else ""


def read_move(put: Put, typed: str) -> Moved | str | None:
    """Return the move that a line makes, what is wrong with it, or None where it is no move."""
    line = typed.strip()
    word = line.casefold()
    if word in {shortcut.code for shortcut in put.shortcuts}:
        return None
    for lead, move in _WITH_WORDS.items():
        words = line[len(lead) :].strip()
        takes = put.kind is not PutKind.TEXT and move in put.moves
        if takes and words and word.startswith(lead):
            return Moved(move, words=words)
    meant = _meant(put, word)
    if meant in offered(put):
        return Moved(meant)
    if not line.startswith(":") and (meant is None or put.kind is PutKind.LIST):
        return None
    here = ", ".join(colon(put) + way.word for way in WAYS if way.move in offered(put))
    return f"That word does nothing here. Here you can type: {here}."


def is_lone_key(put: Put, typed: str) -> bool:
    """Say whether words are only a key that does something elsewhere, and nothing here."""
    word = typed.strip().casefold()
    if put.wants_no_words or word in {each.code for each in put.shortcuts}:
        return False
    return word in _KEYS_OF_FORMS or bool(put.id and _ONLY_KEYS.fullmatch(word))


def _meant(put: Put, word: str) -> Move | None:
    """Return the move that a word is: its letter or its word, or what not known is called here."""
    bare = word.removeprefix(":").strip()
    if put.kind is PutKind.TEXT:
        is_move = word.startswith(":") or (put.wants_no_words and move_of(word))
        return _named(put, bare) if is_move else None
    by_letter = move_of_letter(word)
    return by_letter if by_letter not in (None, Move.NOT_KNOWN) else _named(put, bare)


def _named(put: Put, word: str) -> Move | None:
    coded = read_code(word, put.ids)
    is_code = coded.code == NOT_KNOWN_CODE and not coded.is_of_another(put.id)
    if word == put.not_known_label.casefold() or (is_code and put.kind is not PutKind.GRID):
        return Move.NOT_KNOWN
    return move_of(word)


def read_answer(marks: Marks, typed: str) -> Marks | str:
    """Return the marks with what was typed, or the words for why nothing was taken.

    What is said of nobody by name holds for all of them, but for those who are named beside it.
    A letter alone belongs to what has no source yet.
    """
    put = marks.put
    if typed.strip().casefold() in {"=", *_letters(put)} and put.known.sources:
        return _unsourced_taken(marks, typed.strip().casefold())
    pieces = typed.split(",") if put.wants_given or put.kind is PutKind.SEVERAL else [typed]
    codes = [read_code(piece, put.ids) for piece in pieces]
    other = next((each.question for each in codes if each.is_of_another(put.id)), None)
    if other is not None:
        this = f"This is {put.id}" if put.id else "This is another"
        whose = f'"{typed.strip()}" belongs to the question {other}.'
        return f"{whose} {this}: {put.text} Nothing is chosen."
    said: dict[Cell | None, _Part] = {}
    for each in codes:
        part = _part(put, each.code)
        if isinstance(part, str):
            return part
        said[part.cell] = said[part.cell].beside(part) if part.cell in said else part
    return _taken(marks, sorted(said.values(), key=lambda part: part.cell is not None))


def read_row(marks: Marks, row: str, typed: str) -> Marks | str:
    """Return the marks with one row of a grid as it was typed, a cell after the other.

    Cells stand in the order of those across, with spaces or commas between them.
    """
    across = [each.id for each in marks.put.subjects if each.applies]
    words = " ".join(typed.casefold().split())
    is_all = any(words.endswith(f" {each}") for each in _EVERYBODY)
    words = words.rsplit(" ", 1)[0] if is_all else words
    pieces = words.split(",") if "," in words or len(across) == 1 else words.split(" ")
    if is_all:
        pieces = [words] * len(across)
    if len(pieces) != len(across):
        many = f"That is {len(pieces)} of {len(across)}."
        return f"{many} Type one for each, or one and the word all."
    parts = []
    for about, piece in zip(across, pieces, strict=True):
        part = _part(marks.put, piece.strip())
        if isinstance(part, str):
            return part
        parts.append(replace(part, cell=(about, row)))
    return _taken(marks, parts)


@dataclass(frozen=True)
class _Part:
    """One piece of what was typed: of whom, which numbers, how it is known, and when."""

    cell: Cell | None
    numbers: tuple[str, ...]
    letter: str = ""
    month: str = ""
    signs: str = ""

    def beside(self, more: _Part) -> _Part:
        """Return this piece with what was typed behind it of the same child."""
        letter, month = more.letter or self.letter, more.month or self.month
        return _Part(self.cell, (*self.numbers, *more.numbers), letter, month, self.signs)


def _taken(marks: Marks, parts: Iterable[_Part]) -> Marks | str:
    """Return the marks with each piece, or the words for why one is not taken."""
    focus = marks.focus
    for part in parts:
        marks = replace(marks, focus=part.cell, told="")
        for typed, take in (
            (part.numbers, _numbers_taken),
            (part.letter, _source_taken),
            (part.month, _month_taken),
            (part.signs, _signs_taken),
        ):
            after = take(marks, part) if typed else marks
            if isinstance(after, str):
                return after
            marks = after
    return replace(marks, focus=focus)


def _unsourced_taken(marks: Marks, letter: str) -> Marks | str:
    """Return the marks with how it is known, wherever that is not said yet."""
    if not marks.unsourced:
        return FIRST_THE_ANSWER
    return _taken(replace(marks, told=""), (_Part(cell, (), letter) for cell in marks.unsourced))


def _letters(put: Put) -> dict[str, str]:
    return {each.code: each.id for each in put.known.sources}


def _numbers_taken(marks: Marks, part: _Part) -> Marks | str:
    put = marks.put
    if part.numbers[0] in _OF_A_CELL:
        return _OF_A_CELL[part.numbers[0]](marks)
    if part.numbers == (NOT_KNOWN_CODE,):
        return marks.not_known() if put.may_be_not_known else NOT_ONE
    picked = [pick for number in part.numbers if (pick := _pick(put, number)) is not None]
    if len(picked) < len(part.numbers) or (len(picked) > 1 and put.kind is not PutKind.SEVERAL):
        return NOT_ONE
    if refused := _refused(marks, set(picked), part.numbers[0]):
        return refused
    if put.kind is PutKind.SEVERAL or put.grid.rows:  # a line says all that stands there
        marks = marks.emptied()
    for choice in dict.fromkeys(picked):
        marks = marks.picked(choice)
    return marks


def _refused(marks: Marks, picked: set[str], number: str) -> str:
    """Return the words for choices that are not given together, or not to all; else none."""
    put = marks.put
    alone = next((each.text for each in put.choices if each.id in put.by_itself & picked), "")
    if alone and len(picked) > 1:
        return f'"{alone}" stands by itself: no other number beside it.'
    if marks.focus is None and len(marks.cells) > 1 and picked & put.one_by_one:
        child = next(each.label for each in put.subjects if each.applies)
        as_in = f"Type the child before it, as in {child} {number}."
        return f"{number} is given child by child. {as_in}"
    return ""


def _source_taken(marks: Marks, part: _Part) -> Marks | str:
    letters = _letters(marks.put)
    if part.letter not in {"=", *(letters or EVIDENCE_CODES.values())}:
        return f'"{part.letter}" is no letter for how it is known. h reads the letters.'
    if not marks.asks_any_source:
        return marks.saying(NOT_ASKED_HOW)
    after = marks.as_before() if part.letter == "=" else marks.sourced(letters[part.letter])
    return after.told or after


def _month_taken(marks: Marks, part: _Part) -> Marks | str:
    if marks.put.known.read_month is None:
        return f'"{part.month}" is not understood here.'
    if not any(map(marks.takes_month, marks.cells)):
        return NO_MONTH_HERE
    read = marks.put.known.read_month(part.month)
    return marks.dated(read) if isinstance(read, Dated) else read


def _signs_taken(marks: Marks, part: _Part) -> Marks | str:
    if {"i", "v"} <= set(part.signs):
        return "i is inside the home, v video or telephone: one of the two."
    for sign in SIGNS:
        marks = marks.signed(sign) if sign in part.signs else marks
    return marks.told or marks


def _part(put: Put, words: str) -> _Part | str:
    """Return one piece as it is read, or the words for why it cannot be."""
    subject, rest = _subject(put, words.strip())
    cell = (subject.id, "") if subject is not None else None
    if subject is not None and not subject.applies:
        return f"This is not asked about {subject.label}."
    rest = rest.strip()
    if (rest in _OF_A_CELL and put.grid.rows) or (rest and _pick(put, rest) is not None):
        return _Part(cell, (rest,))
    match = (_NUMBERS if put.kind is PutKind.SEVERAL else _NUMBER).fullmatch(rest)
    if match is None or put.is_line:
        return NOT_ONE
    numbers, (letter, rest) = tuple(match["numbers"].split()), _letter(match["rest"], put)
    is_left_out = not letter or (put.id and letter in EVIDENCE_CODES.values())
    if not put.wants_given and (rest.strip() or not is_left_out):
        return NOT_ONE
    signs = ""
    while put.grid.rows and (sign := _SIGNS.fullmatch(rest)) is not None:
        signs, rest = signs + sign["sign"], sign["rest"]
    if not letter:
        letter, rest = _letter(rest, put)
    return _Part(cell, numbers, letter, rest.strip(), signs)


def _letter(rest: str, put: Put) -> tuple[str, str]:
    """Return the letter that comes next, if one does, and what stands after it."""
    match = (_ROW_LETTER if put.grid.rows else _LETTER).fullmatch(rest)
    return ("", rest) if match is None else (match["letter"], match["rest"])


def _subject(put: Put, words: str) -> tuple[Subject | None, str]:
    """Return whom a piece begins with, by their label or the only one that begins so."""
    for each in sorted(put.subjects, key=lambda each: -len(each.label)):
        label = each.label.casefold()
        if words.startswith(label) and not words[len(label) :][:1].isalnum():
            return each, words[len(label) :].lstrip(" :=")
    first, _, rest = words.partition(" ")
    alike = [each for each in put.subjects if each.label.casefold().startswith(first)]
    if first.isalpha() and len(alike) == 1:
        return alike[0], rest
    return None, rest if put.subjects and first in _EVERYBODY else words


def _pick(put: Put, typed: str) -> str | None:
    """Return the choice that a number, a code or an id stands for."""
    if put.is_line:
        named = zip(put.typed, put.choices, strict=True)
        return next((each.id for said, each in named if typed in {said.casefold(), each.id}), None)
    if typed.isdecimal() and typed.isascii():
        by_number = {str(number): each.id for number, each in enumerate(put.choices, start=1)}
        return by_number.get(typed.lstrip("0"))
    every = (*put.choices, *put.shortcuts)
    codes = (each.id for each in every if each.code and typed == each.code.casefold())
    return next(codes, None) or next((each.id for each in every if typed == each.id), None)


def how_to_answer(question: Put) -> str:
    """Return how a question is answered."""
    if question.is_line and question.choices:
        return question.how
    match question.kind:
        case PutKind.TEXT:
            skip = ", or :skip" if Move.SKIP in question.moves else ""
            return f"Type your words{skip}."
        case PutKind.SEVERAL:
            return "Type one or more numbers, such as 1, 3."
        case PutKind.GRID:
            return "Type a number and a letter for each child, such as 3r 4r -."
        case PutKind.LIST:
            return f"Type a number, or {question.placeholder}."
        case PutKind.CHOICE:
            return f"Type a number from 1 to {len(question.choices)}{_beside(question)}."


def _beside(question: Put) -> str:
    """Return what is typed with the number, with an example."""
    if len(question.cells) > 1:
        label = next(each.label for each in question.subjects if each.applies)
        return f" for all, or a child and a number, such as {label} 1"
    return ", and a letter for how you know, such as 1r" if question.known.sources else ""
