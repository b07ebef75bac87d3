"""Answers as they are typed: a child, a number, a letter for how it is known, and a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.marks import NOT_ASKED_HOW, SIGNS, Marks
from ehe_check.ask.put import Dated, Put, PutKind, Subject
from ehe_check.ask.reply import Cell, Chosen
from ehe_check.bank.letters import Coded, read_code

_EVERYBODY: Final = ("all", "everybody")
_NUMBER: Final = re.compile(r"(?P<numbers>\d+)(?P<rest>.*)")
_NUMBERS: Final = re.compile(r"(?P<numbers>\d+(?:\s+\d+)*)(?P<rest>.*)")
_LETTER: Final = re.compile(r"\s*(?P<letter>[a-z=])(?![a-z])(?P<rest>.*)")
_ROW_LETTER: Final = re.compile(r"\s*(?P<letter>[a-hj-uw-z=])(?!(?![iv]+\b)[a-z])(?P<rest>.*)")
_SIGNS: Final = re.compile(r"\s*(?P<sign>\*|[iv](?![a-hj-uw-z]))(?P<rest>.*)")
NOT_ONE: Final = "That is not one of the choices."


def read_choice(question: Put, typed: str) -> Chosen | str:
    """Return what was chosen at a question without sources, or the words for why nothing was."""
    codes = _codes(question, typed)
    if isinstance(codes, str):
        return codes
    several = question.kind is PutKind.SEVERAL
    parts = [part for each in codes for part in (each.code.split() if several else [each.code])]
    picked = [_pick(question, part) for part in parts]
    if not picked or any(choice is None for choice in picked):
        return NOT_ONE
    if alone := _beside_others(question, picked):
        return alone
    return Chosen(tuple(dict.fromkeys(choice for choice in picked if choice is not None)))


def read_given(marks: Marks, typed: str) -> Marks | str:
    """Return the marks with what was typed, or the words for why nothing was taken.

    What is said of nobody by name holds for all of them, but for those who are named beside it.
    """
    codes = _codes(marks.put, typed)
    if isinstance(codes, str):
        return codes
    parts = [_part(marks.put, each.code) for each in codes]
    wrong = next((part for part in parts if isinstance(part, str)), None)
    if wrong is not None:
        return wrong
    read = sorted((part for part in parts if not isinstance(part, str)), key=_is_named)
    for part in read:
        after = part.marked(marks)
        if isinstance(after, str):
            return after
        marks = after
    return marks


def read_row(marks: Marks, row: str, typed: str) -> Marks | str:
    """Return the marks with one row of a grid as it was typed, a cell after the other.

    Cells stand in the order of those across, with spaces or commas between them.
    """
    put = marks.put
    across = [each.id for each in put.subjects if each.applies]
    words = " ".join(typed.casefold().split())
    is_all = any(words.endswith(f" {each}") for each in _EVERYBODY)
    words = words.rsplit(" ", 1)[0] if is_all else words
    cells = words.split(",") if "," in words or len(across) == 1 or is_all else words.split(" ")
    if is_all:
        cells = [words] * len(across)
    if len(cells) != len(across):
        return f"That is {len(cells)} of {len(across)}. Type one for each, or one and the word all."
    for about, cell in zip(across, cells, strict=True):
        part = _part(put, cell.strip())
        if isinstance(part, str):
            return part
        after = replace(part, cell=(about, row)).marked(marks)
        if isinstance(after, str):
            return after
        marks = after
    return marks


@dataclass(frozen=True)
class Part:
    """One piece of what was typed: of whom, which numbers, how it is known, and when."""

    cell: Cell | None
    numbers: tuple[str, ...]
    letter: str = ""
    month: str = ""
    signs: str = ""

    def marked(self, marks: Marks) -> Marks | str:
        """Return the marks with this piece, or the words for why it is not taken."""
        focus = marks.focus
        after: Marks | str = replace(marks, focus=self.cell, told="")
        for take in (_numbers_taken, _source_taken, _month_taken, _signs_taken):
            if isinstance(after, Marks):
                after = take(after, self)
        return after if isinstance(after, str) else replace(after, focus=focus)


def _is_named(part: Part) -> bool:
    return part.cell is not None


def _numbers_taken(marks: Marks, part: Part) -> Marks | str:
    put = marks.put
    if part.numbers == ("-",):
        return marks.not_theirs()
    if part.numbers == ("0",):
        return marks.not_known() if put.may_be_not_known else NOT_ONE
    picked = [_pick(put, number) for number in part.numbers]
    if None in picked or (len(picked) > 1 and put.kind is not PutKind.SEVERAL):
        return NOT_ONE
    if alone := _beside_others(put, picked):
        return alone
    if marks.focus is None and len(marks.cells) > 1 and set(picked) & put.one_by_one:
        child = next(each.label for each in put.subjects if each.applies)
        number = part.numbers[0]
        return (
            f"{number} is given child by child. Type the child before it, as in {child} {number}."
        )
    if put.kind is PutKind.SEVERAL or put.grid.rows:  # a line says all that stands there
        marks = marks.emptied()
    for choice in picked:
        marks = marks.picked(choice or "")
    return marks


def _beside_others(put: Put, picked: Iterable[str | None]) -> str:
    """Return the words for a choice that stands by itself, typed beside others."""
    alone = {each.text for each in put.choices if each.id in put.by_itself & set(picked)}
    told = f'"{next(iter(alone), "")}" stands by itself: no other number beside it.'
    return told if alone and len(set(picked)) > 1 else ""


def _source_taken(marks: Marks, part: Part) -> Marks | str:
    if not part.letter:
        return marks
    by_letter = {each.code: each.id for each in marks.put.known.sources}
    if part.letter in {"=", *by_letter} and by_letter and not marks.asks_any_source:
        return marks.saying(NOT_ASKED_HOW)
    if part.letter == "=":
        after = marks.as_before()
    elif part.letter in by_letter:
        after = marks.sourced(by_letter[part.letter])
    else:
        return f'"{part.letter}" is no letter for how it is known. h reads the letters.'
    return after.told or after


def _month_taken(marks: Marks, part: Part) -> Marks | str:
    if not part.month:
        return marks
    if marks.put.known.read_month is None:
        return f'"{part.month}" is not understood here.'
    if not any(marks.takes_month(cell) for cell in marks.cells):
        return "No month belongs beside that."
    read = marks.put.known.read_month(part.month)
    return marks.dated(read) if isinstance(read, Dated) else read


def _signs_taken(marks: Marks, part: Part) -> Marks | str:
    can = not any(set(marks.of(cell).ids) & marks.put.known.undated for cell in marks.cells)
    if part.signs and (not can or not marks.put.grid.rows):
        return "The signs *, i and v belong to a cell with a time in it."
    if {"i", "v"} <= set(part.signs):
        return "i is inside the home, v video or telephone: one of the two."
    for sign, toggled in SIGNS.items():
        marks = toggled(marks) if sign in part.signs else marks
    return marks


def _codes(question: Put, typed: str) -> list[Coded] | str:
    """Return what was typed as codes, one between each two commas where several may be said."""
    is_one = question.kind is PutKind.CHOICE and not question.wants_given
    pieces = [typed] if is_one else typed.split(",")
    codes = [read_code(piece, question.ids) for piece in pieces]
    other = next((each.question for each in codes if each.is_of_another(question.id)), None)
    return codes if other is None else _meant_for(other, question, typed)


def _meant_for(other: str, question: Put, typed: str) -> str:
    this = f"This is {question.id}" if question.id else "This is another"
    return (
        f'"{typed.strip()}" belongs to the question {other}. {this}: {question.text} '
        "Nothing is chosen."
    )


def _part(put: Put, words: str) -> Part | str:
    """Return one piece as it is read, or the words for why it cannot be."""
    subject, rest = _named(put, words)
    cell = (subject.id, "") if subject is not None else None
    if subject is not None and not subject.applies:
        return f"This is not asked about {subject.label}."
    if rest.strip() == "-" and put.grid.rows:
        return Part(cell, ("-",))
    several = put.kind is PutKind.SEVERAL
    match = (_NUMBERS if several else _NUMBER).fullmatch(rest.strip())
    if match is None:
        return NOT_ONE
    numbers, rest = tuple(match["numbers"].split()), match["rest"]
    letter, rest = _taken(rest, put)
    signs = ""
    while put.grid.rows and (sign := _SIGNS.fullmatch(rest)) is not None:
        signs, rest = signs + sign["sign"], sign["rest"]
    if not letter:
        letter, rest = _taken(rest, put)
    return Part(cell, numbers, letter, rest.strip(), signs)


def _taken(rest: str, put: Put) -> tuple[str, str]:
    """Return the letter that comes next, if one does, and what stands after it."""
    match = (_ROW_LETTER if put.grid.rows else _LETTER).fullmatch(rest)
    return ("", rest) if match is None else (match["letter"], match["rest"])


def _named(put: Put, words: str) -> tuple[Subject | None, str]:
    """Return whom a piece begins with, by their label or the only one that begins so."""
    words = words.strip()
    if len(put.subjects) == 0:
        return None, words
    longest = sorted(put.subjects, key=lambda each: -len(each.label))
    for each in longest:
        label = each.label.casefold()
        if words.startswith(label) and not words[len(label) :][:1].isalnum():
            return each, words[len(label) :].lstrip(" :=")
    first, _, rest = words.partition(" ")
    alike = [each for each in put.subjects if each.label.casefold().startswith(first)]
    if first.isalpha() and len(alike) == 1:
        return alike[0], rest
    everybody = next((each for each in _EVERYBODY if first == each), None)
    return None, rest if everybody else words


def _pick(question: Put, typed: str) -> str | None:
    if question.is_line:
        pairs = zip(question.typed, question.choices, strict=True)
        return next((each.id for said, each in pairs if typed in {said.casefold(), each.id}), None)
    if typed.isdecimal() and typed.isascii():
        by_number = {str(number): each.id for number, each in enumerate(question.choices, start=1)}
        return by_number.get(typed.lstrip("0"))
    every = (*question.choices, *question.shortcuts)
    codes = (choice.id for choice in every if choice.code and typed == choice.code.casefold())
    ids = (choice.id for choice in every if typed == choice.id)
    return next(codes, None) or next(ids, None)
