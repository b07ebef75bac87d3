"""What is typed at a question: a move, or a child, a number, how it is known, and a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.marks import FIRST_THE_ANSWER, NO_MONTH_HERE, Marks
from ehe_check.ask.put import Dated, NotReadError, Put, PutKind, Subject, leads_of, refuse
from ehe_check.ask.reply import EMPTIES, WAY_OF, WAYS, Cell, Move, Moved, move_of, move_of_letter
from ehe_check.bank.letters import BY_ITSELF_CODE, EVIDENCE_CODES, NOT_KNOWN_CODE, read_code

_NUMBERS: Final = re.compile(r"(?P<numbers>\d+(?:\s+\d+)*)(?P<rest>.*)")
_LETTER: Final = re.compile(r"\s*(?P<letter>[a-z])(?![a-z])(?P<rest>.*)")
_KEYS: Final = re.compile(r"\s*(?P<keys>[a-z*=]+)(?P<rest>.*)")
_SIGNS: Final = re.compile(r"[*iv]")
_ROW: Final = re.compile(r"(?P<cells>\d[a-z]?(?:[\s,]+\d[a-z]?)+)\s*(?P<letter>[a-z]?)")
_NUMBER: Final = re.compile(r"(?P<numbers>\d+)(?P<rest>.*)")
_ONLY_KEYS: Final = re.compile(r"[0-9]{1,2}[a-z]?|[a-z/]")
"""What is typed where a question of the bank is answered by a number and a letter, or by a key."""
_WITH_WORDS: Final = {"/": Move.FIND, "o ": Move.NOTE}
_OF_A_CELL: Final = {"-": Marks.not_theirs, EMPTIES[0]: Marks.emptied}
_OF_ALL: Final = frozenset({"all", "everybody"})
BY_ITSELF: Final = f"{BY_ITSELF_CODE} (dash)"
"""The sign of what stands by itself, with its name, as voices leave the sign out."""
AS_IN: Final = ", as in"
NOT_ONE: Final = "That is not one of the choices."


def offered(put: Put) -> frozenset[Move]:
    """Return the moves that can be typed: those that are offered, and keeping what stands."""
    return put.possible | ({Move.KEEP} if put.start else frozenset())


def colon(put: Put) -> str:
    """Return what stands before a word for a move: a colon where text is written."""
    return ":" if put.kind is PutKind.TEXT and not put.letters_move else ""


def read_move(put: Put, typed: str) -> Moved | str | None:
    """Return the move that a line makes, what is wrong with it, or None where it is no move."""
    line = typed.strip()
    word = line.casefold()
    if word in {shortcut.code for shortcut in put.shortcuts}:
        return None
    for lead, move in _WITH_WORDS.items():
        words = line[len(lead) :].strip()
        takes = (put.kind is not PutKind.TEXT or put.letters_move) and move in put.moves
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
    takes_words = not put.wants_no_words and put.kind is not PutKind.CHOICE
    if not takes_words or word in {each.code for each in put.shortcuts}:
        return False
    return word in ("0", "+") or bool(put.id and _ONLY_KEYS.fullmatch(word))


def _meant(put: Put, word: str) -> Move | None:
    """Return the move that a word is: its letter or its word, or what not known is called here."""
    bare = word.removeprefix(":").strip()
    if put.kind is PutKind.TEXT and not put.letters_move:
        is_move = word.startswith(":") or (put.wants_no_words and move_of(word))
        return _named(put, bare) if is_move else None
    by_letter = move_of_letter(WAY_OF[Move.KEYS].letter if word == "?" else word)
    return by_letter if by_letter not in (None, Move.NOT_KNOWN) else _named(put, bare)


def _named(put: Put, word: str) -> Move | None:
    coded = read_code(word, put.ids)
    is_code = coded.code == NOT_KNOWN_CODE and not coded.is_of_another(put.id)
    if word == put.not_known_label.casefold() or (is_code and put.kind is not PutKind.GRID):
        return Move.NOT_KNOWN
    return move_of(word)


def read_answer(marks: Marks, typed: str) -> Marks | str:
    """Return the marks with what was typed, or the words for why nothing was taken.

    What is said of nobody by name holds for those who are still open, or for all where all or none
    are, but for those who are named beside it. A letter alone belongs to what has no source yet.
    """
    try:
        return _taken(marks, _parts(marks, typed))
    except NotReadError as error:
        return str(error)


def _parts(marks: Marks, typed: str) -> list[_Part]:
    put, letter = marks.put, typed.strip().casefold()
    if letter in put.letters:
        return [_Part(cell, (), letter) for cell in marks.unsourced or refuse(FIRST_THE_ANSWER)]
    if put.grid.only and not put.has_sightings and (cells := _ROW.fullmatch(letter)):
        return _of_row(put, cells["cells"].replace(",", " ").split(), cells["letter"])
    pieces = typed.split(",") if put.wants_given or put.kind is PutKind.SEVERAL else [typed]
    codes = [read_code(piece, put.ids) for piece in pieces]
    own = put.grid.only if put.grid.only in put.ids else put.id
    for each in codes:
        if each.is_of_another(own):
            whose = f'"{typed.strip()}" belongs to the question {each.question}.'
            here = put.row(put.grid.only).text or put.text
            refuse(f"{whose} This is {own or 'another'}: {here} Not taken.")
    said: dict[Cell | None, _Part] = {}
    for each in codes:
        part = _part(put, each.code)
        said[part.cell] = said[part.cell].beside(part) if part.cell in said else part
    return sorted(said.values(), key=lambda part: part.cell is not None)


def _of_row(put: Put, typed: list[str], last: str) -> list[_Part]:
    """Return the cells of a row, typed one after the other; one letter is for all that take one."""
    abouts = put.abouts_of(put.row(put.grid.only))
    letters = {*filter(None, (*(each[1:] for each in typed), last))}
    if len(typed) != len(abouts):
        refuse(f"That is {len(typed)} numbers, and {len(abouts)} are asked for.")
    parts = []
    for about, each in zip(abouts, typed, strict=True):
        letter = each[1:] or (min(letters) if len(letters) == 1 else "")
        takes = _pick(put, each[0]) not in {None, *put.known_of(put.grid.only).not_beside}
        parts.append(_Part((about, put.grid.only), (each[0],), letter if takes else ""))
    return parts


@dataclass(frozen=True)
class _Part:
    """One piece of what was typed: of whom, which numbers, how it is known, and when."""

    cell: Cell | None
    numbers: tuple[str, ...]
    letter: str = ""
    month: str = ""
    signs: str = ""
    is_of_all: bool = False

    def beside(self, more: _Part) -> _Part:
        """Return this piece with what was typed behind it of the same child."""
        if self.letter and more.letter not in ("", self.letter):
            refuse(
                f"Not taken: one letter is for all. Type all again{AS_IN} "
                f"{', '.join((*self.numbers, *more.numbers))}{more.letter}."
            )
        letter, month = more.letter or self.letter, more.month or self.month
        return replace(self, numbers=(*self.numbers, *more.numbers), letter=letter, month=month)


def _taken(marks: Marks, parts: Iterable[_Part]) -> Marks:
    """Return the marks with each piece of what was typed."""
    put, focus, before = marks.put, marks.focus, marks
    for part in parts:
        marks = replace(marks, put=put, focus=part.cell, told="")
        marks = marks if part.cell or part.is_of_all else marks.of_open()
        marks = _with_numbers(marks, part.numbers) if part.numbers else marks
        marks = _with_source(marks, part.letter) if part.letter else marks
        marks = _with_month(marks, part.month) if part.month else marks
        marks = _with_signs(marks, part.signs) if part.signs else marks
    marks = replace(marks, put=put, focus=focus)
    gone = before.taken_away(marks) if put.kind is PutKind.SEVERAL else ""
    return marks.saying(gone or marks.told)


def _with_numbers(marks: Marks, numbers: tuple[str, ...]) -> Marks:
    put = marks.put
    if put.grid.rows and numbers[0] in _OF_A_CELL:
        return _OF_A_CELL[numbers[0]](marks)
    if numbers == (NOT_KNOWN_CODE,) and Move.NOT_KNOWN in put.moves:
        return marks.not_known()
    picked = [_pick(put, number) or refuse(NOT_ONE) for number in numbers]
    if len(picked) > 1 and put.kind is not PutKind.SEVERAL:
        refuse(NOT_ONE)
    _refuse_together(marks, set(picked), numbers[0])
    adds = marks.asks_how and put.kind is PutKind.SEVERAL  # what is ticked stays
    if put.grid.rows or (put.kind is PutKind.SEVERAL and not (put.adds or adds)):
        marks = marks.emptied()  # a line says all there
    for choice in dict.fromkeys(picked):
        marks = marks if adds and choice in marks.of(marks.here).ids else marks.picked(choice)
    return marks


def _refuse_together(marks: Marks, picked: set[str], number: str) -> None:
    """Refuse choices that are not given together, or not to all."""
    put = marks.put
    alone = next((each.text for each in put.choices if each.id in put.by_itself & picked), "")
    if alone and len(picked) > 1:
        refuse(f'"{alone}" stands by itself: nothing else beside it.')
    if marks.focus is None and len(marks.cells) > 1 and picked & put.one_by_one:
        child = next(each.label for each in put.subjects if each.applies)
        as_in = f"Type the child before it{AS_IN} {child} {number}."
        refuse(f"{number} is given child by child. {as_in}")


def _with_source(marks: Marks, letter: str) -> Marks:
    letters = marks.put.letters
    if letter not in (letters or EVIDENCE_CODES.values()):
        refuse(f'"{letter}" is no letter for how it is known. h reads the letters.')
    if not marks.asks_any_source:
        return marks.saying(f'"{letter}" is not kept, and not needed.')
    return _not_refused(marks, marks.sourced(letters[letter]))


def _with_month(marks: Marks, month: str) -> Marks:
    reads = marks.put.known_of(marks.put.grid.only).read_month
    if reads is None:
        refuse(f'"{month}" is not understood here.')
    if not any(map(marks.takes_month, marks.cells)):
        refuse(NO_MONTH_HERE)
    read = reads(month)
    return marks.dated(read) if isinstance(read, Dated) else refuse(read)


def _with_signs(marks: Marks, signs: str) -> Marks:
    if {"i", "v"} <= set(signs):
        refuse("i is inside the home, v video or telephone: one of the two.")
    for sign in signs:
        marks = _not_refused(marks, marks.signed(sign))
    return marks


def _not_refused(before: Marks, after: Marks) -> Marks:
    if after.told not in ("", before.told) and after.said == before.said:
        refuse(after.told)
    return after


def _part(put: Put, words: str) -> _Part:
    """Return one piece as it is read."""
    subject, rest = _subject(put, words.strip())
    cell = (subject.id, put.grid.only) if subject is not None else None
    if subject is not None and not subject.applies:
        refuse(f"This is not asked about {subject.label}.")
    rest = rest.strip()
    is_of_all = rest == EMPTIES[0] or words.strip().partition(" ")[0] in _OF_ALL
    if (rest in _OF_A_CELL and put.grid.rows) or (rest and _pick(put, rest) is not None):
        return _Part(cell, (rest,), is_of_all=is_of_all)
    match = (_NUMBERS if put.kind is PutKind.SEVERAL else _NUMBER).fullmatch(rest)
    if match is None or put.is_line:
        refuse(NOT_ONE)
    numbers, (signs, letter, rest) = tuple(match["numbers"].split()), _keys(match["rest"], put)
    is_left_out = not letter or (put.id and letter in EVIDENCE_CODES.values())
    if not put.wants_given and (rest.strip() or not is_left_out):
        refuse(NOT_ONE)
    return _Part(cell, numbers, letter, rest.strip(), signs, is_of_all)


def _keys(rest: str, put: Put) -> tuple[str, str, str]:
    """Return the signs and the letter that come next, in any order, and what stands after them."""
    if not put.grid.rows:
        match = _LETTER.fullmatch(rest)
        return ("", "", rest) if match is None else ("", match["letter"], match["rest"])
    signs = letter = ""
    while (match := _KEYS.fullmatch(rest)) is not None:
        letters = letter + _SIGNS.sub("", match["keys"])
        if len(letters) > 1 or (match["keys"] == "in" and match["rest"].strip()):  # in March
            break
        signs, letter, rest = signs + "".join(_SIGNS.findall(match["keys"])), letters, match["rest"]
    return signs, letter, rest


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
    return None, rest if put.subjects and first in _OF_ALL else words


def _pick(put: Put, typed: str) -> str | None:
    """Return the choice that a number, a code or an id stands for."""
    if put.is_line:
        named = zip(put.typed, put.choices, strict=True)
        return next((each.id for said, each in named if typed in {said.casefold(), each.id}), None)
    choices = put.choices_of(put.grid.only)
    if typed.isdecimal() and typed.isascii():
        by_lead = zip(leads_of(choices), choices, strict=True)
        return {lead: each.id for lead, each in by_lead}.get(typed.lstrip("0"))
    every = (*choices, *put.shortcuts)
    coded = {each.code.casefold(): each.id for each in every if each.code}
    return {**{each.id: each.id for each in every}, **coded}.get(typed)


def how_to_answer(question: Put) -> str:
    """Return how a question is answered."""
    if question.is_line and question.choices:
        beside = ", Enter" * bool(question.enter) + ", back or leave" * (
            Move.BACK in question.moves
        )
        return f"Type one of these: {', '.join(question.typed)}{beside}."
    match question.kind:
        case PutKind.TEXT:
            skip = f", or {colon(question)}skip" if Move.SKIP in question.moves else ""
            return f"Type your words{skip}."
        case PutKind.SEVERAL:
            signs = [f", or {BY_ITSELF}" for x in question.choices if x.code == BY_ITSELF_CODE]
            return (
                f"Type one or more numbers, such as 1, 3{''.join(signs)}{_in_its_place(question)}."
            )
        case PutKind.LIST:
            such_as = f", {question.placeholder}" if question.placeholder else ""
            return f"Type a number, or words to look for{such_as}."
        case PutKind.CHOICE | PutKind.GRID:
            many = len(question.choices_of(question.grid.only))
            numbers = f"a number from 1 to {many}" if many > 1 else "1"
            return f"Type {numbers}{_beside(question)}{_in_its_place(question)}."


def _in_its_place(question: Put) -> str:
    """Return the letters that answer, too, and that it is not known."""
    return "".join(
        (
            *(f", or {each.code}" for each in question.shortcuts),
            "; 0 is not known" if Move.NOT_KNOWN in question.moves else "",
        )
    )


def _beside(question: Put) -> str:
    """Return what is typed with the number, or in its place, with an example."""
    theirs = (
        ", or a dash for not theirs to see" if question.row(question.grid.only).is_sighting else ""
    )
    if len(question.cells) > 1:
        label = next(each.label for each in question.subjects if each.applies)
        is_turn = question.grid.only and not question.has_sightings
        in_turn = ", or one for each in turn" if is_turn else ""
        return f" for all{in_turn}, or a child and a number, such as {label} 1{theirs}"
    asks_how = bool(question.known_of(question.grid.only).sources)
    return (", and a letter for how you know, such as 1r" if asks_how else "") + theirs
