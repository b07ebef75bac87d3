"""The spreadsheet of a paper quiz, a row for each sheet: read, with why a row is refused."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple, TypeAlias, TypeVar

from ehe_check.errors import Problem, UnusableFileError, nearest, quoted, refuse_where
from ehe_check.page.phrases import grouped, listed
from ehe_check.quiz.draw import items_of_paper, past_items, printings
from ehe_check.quiz.item import LETTERS, Paper, QuizBank, QuizItem, QuizQuestion
from ehe_check.quiz.mark import Given, Sureness, mark

Word = TypeVar("Word", bound=StrEnum)
Cells: TypeAlias = Mapping[str, str]
"""The cells of a row by the names of their columns; by "" what stands in a column without one."""
Papers: TypeAlias = Mapping[Paper, tuple[QuizItem, ...]]
"""The items of each paper as it was printed."""

NAMES = ("code", "group", "when", "paper", "sure")
"""The columns beside those of the questions, which have numbers."""
_NUMBERED = re.compile(r"(?:question|q)?\W*(\d{1,3})(?:\D.*)?")
_SEPARATORS = ",;\t"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the workbooks of spreadsheet programs begin, which are no CSV."""
_NOTHING = "-."
_CORRECTED = str.maketrans({"\u2026": "...", "\u2013": "-", "\u2014": "-"})
"""What spreadsheets put in place of dots and dashes that are typed."""
_TEMPLATE = "Start from the file that quiz marks --template writes."


class When(StrEnum):
    """When a paper was sat: before a training, or after it."""

    BEFORE = "before"
    AFTER = "after"


class Answer(NamedTuple):
    """What somebody gave at an item of a paper; `sure` is None where nothing was circled."""

    item: QuizItem
    given: Given
    sure: Sureness | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: what somebody gave at each item that counts, by its place and name: `A1 (QZ-1)`.

    `code` is their own and says nobody's name, after that of a group where there is one: two people
    of different groups may have made up the same.
    """

    row: int
    code: str
    when: When
    paper: Paper
    answers: Mapping[str, Answer]

    @cached_property
    def marks(self) -> dict[str, Fraction]:
        """The mark of each item, from 0 to 1."""
        return {name: mark(each.item, each.given).share for name, each in self.answers.items()}


@dataclass(frozen=True)
class KeyedSheets:
    """The sheets of a spreadsheet, and why which of its columns and rows are not among them.

    Items that were `left_out` are past their date, or match one that is, and count for nothing.
    """

    sheets: tuple[Sheet, ...]
    unread: tuple[Problem, ...]
    refused: tuple[Problem, ...]
    left_out: tuple[str, ...]


def heading(bank: QuizBank, papers: Iterable[Paper], today: date) -> str:
    """Return the heading of an empty spreadsheet for papers as they are printed today.

    Each question has its number, and its kind where that is the same on every paper.
    """
    printed = (items_of_paper(bank, paper, today) for paper in papers)
    kinds = [{item.kind for item in items if item} for items in zip_longest(*printed)]
    asked = (f"{at} {min(each) if len(each) == 1 else ''}" for at, each in enumerate(kinds, 1))
    return ",".join((*NAMES[:-1], *map(str.strip, asked), NAMES[-1])) + "\r\n"


def read_marks(content: bytes, place: str, bank: QuizBank, today: date) -> KeyedSheets:
    """Read a spreadsheet, whichever program saved it; a row that is refused stops no other.

    Raises:
        UnusableFileError: its first row does not say what stands in which column.
    """
    (_, head), *rows = _rows(content, place)
    names = [*map(_name, head)]
    table = {row: _by_name(names, cells) for row, cells in rows}
    printed = [(paper, items) for paper in Paper for items in printings(bank, paper, today)]
    unread = [
        Problem(
            place, f"the column {quoted(name)} is not known, and is not read", nearest(name, NAMES)
        )
        for name in names
        if name and name not in NAMES and not name.isdecimal()
    ]
    if faults := [*_faults(names, table.values(), {len(items) for _, items in printed}, place)]:
        raise UnusableFileError([*faults, *unread])
    many = sum(map(str.isdecimal, names))
    papers = {paper: items for paper, items in printed if len(items) == many}
    past = {item.id for item in past_items(bank, today)}
    wrong: dict[int, list[str]] = {row: [] for row in table}
    read = [_sheet(row, cells, papers, past, wrong[row]) for row, cells in table.items()]
    whole = [each for each in read if each and not wrong[each.row]]
    for several in grouped(((each.code, each.when), each) for each in whole if each.code).values():
        for each in several if len(several) > 1 else ():
            others = listed([str(other.row) for other in several if other is not each])
            wrong[each.row].append(f"row {others} has its code, {each.when} the training as well")
    why = {row: "; ".join(faults) for row, faults in wrong.items() if faults}
    return KeyedSheets(
        tuple(each for each in whole if each.row not in why),
        tuple(unread),
        tuple(Problem(f"{place}, row {row}", f"not counted: {why[row]}") for row in why),
        tuple(each.id for items in papers.values() for each in items if each.id in past),
    )


def _rows(content: bytes, place: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with its number in the spreadsheet."""
    is_workbook = content.startswith(_WORKBOOKS)
    text = "" if is_workbook else re.sub(r"\Asep=.\r?\n", "", _decoded(content))
    first = next((line for line in text.splitlines() if line.strip(f'{_SEPARATORS}" ')), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        every = [*csv.reader(StringIO(text, newline=""), delimiter=separator)]
    except csv.Error:
        every = []
    if rows := [each for each in enumerate(every, start=1) if any(map(str.strip, each[1]))]:
        return rows
    fact, remedy = "has no rows of a spreadsheet", "Save it as CSV, and give that file."
    raise UnusableFileError(Problem(place, fact, remedy))


def _decoded(content: bytes) -> str:
    wide = {0: "utf-16-be", 1: "utf-16-le"}.get(content[:2].find(b"\0"), "utf-8-sig")
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else wide
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _name(cell: str) -> str:
    """Return what a column is called: one of the names, or the number of a question."""
    words = " ".join(cell.casefold().split()).strip("?:.")
    numbered = _NUMBERED.fullmatch(words)
    return str(int(numbered[1])) if numbered else words


def _by_name(names: Sequence[str], cells: Sequence[str]) -> Cells:
    by_name = dict.fromkeys((*NAMES, ""), "")
    for name, cell in zip_longest(names, cells, fillvalue=""):
        by_name[name] = by_name.get(name, "") + cell.strip().translate(_CORRECTED)
    return by_name


def _faults(
    names: Sequence[str], rows: Iterable[Cells], lengths: AbstractSet[int], place: str
) -> Iterator[Problem]:
    """Yield which columns lack or stand twice, or are of no paper, or may be those of two."""
    for name in ("when", "paper"):
        if name not in names:
            yield Problem(place, f"has no column {name!r}", _TEMPLATE)
    for name, count in Counter(filter(None, names)).items():
        if count > 1:
            yield Problem(place, f"has {count} columns {quoted(name)}", "Keep one of them.")
    asked = {int(name) for name in names if name.isdecimal()}
    used = max((each for cells in rows for each in asked if cells[str(each)]), default=0)
    shorter = [each for each in lengths if 0 < used <= each < len(asked)]
    if lacking := {*range(1, max(asked, default=0) + 1)} - asked:
        yield Problem(place, f"has no column for question {min(lacking)}", _TEMPLATE)
    elif len(asked) not in lengths:
        many = listed(map(str, sorted(lengths)), "or") or "no"
        fact = f"has columns of {len(asked)} questions, and a paper of this quiz has {many}"
        yield Problem(place, fact, _TEMPLATE)
    elif shorter:
        fact = f"has no answer after question {used}; {min(shorter)} questions were printed too"
        remedy = f"Take out the columns that the paper has not, or type {_NOTHING[0]} in the last."
        yield Problem(place, fact, remedy)


def _sheet(
    row: int, cells: Cells, papers: Papers, past: AbstractSet[str], wrong: list[str]
) -> Sheet | None:
    """Return what a row says; each thing that is `wrong` with it is added there."""
    if cells[""]:
        wrong.append("words stand in a column without a name (is there a comma too many?)")
    if any("\n" in cell or "\r" in cell for cell in cells.values()):
        wrong.append('a cell has a line break (is there a " too many?)')
    when, paper = _word(When, "when", cells, wrong), _word(Paper, "paper", cells, wrong)
    if when is None or paper is None:
        return None
    if paper not in papers:
        wrong.append(f"paper {paper} does not have {max(map(len, papers.values()))} questions")
        return None
    answers = {}
    sure = _sure(cells["sure"], len(papers[paper]), wrong)
    for number, item in enumerate(papers[paper], 1):
        try:
            given = _given(cells[str(number)].casefold(), item)
            answers[f"{paper}{number} ({item.id})"] = Answer(item, given, sure[number - 1])
        except ValueError as why:
            wrong.append(f"question {number} {why}")
    if not wrong and not any(any(each.given) for each in answers.values()):
        wrong.append("it has no answer")
    counted = {name: each for name, each in answers.items() if each.item.id not in past}
    code, group = ("".join(cells[name].split()).upper() for name in ("code", "group"))
    named = f"{group} {code}".strip() if code else ""
    return Sheet(row, named, when, paper, counted)


def _word(words: type[Word], name: str, cells: Cells, wrong: list[str]) -> Word | None:
    said = {each.casefold(): each for each in words}.get(cells[name].casefold())
    if said is None:
        wrong.append(f"{name} is {quoted(cells[name])}, not {listed(words, 'or')}")
    return said


def _given(cell: str, item: QuizItem) -> Given:
    """Return what was chosen at each question of an item, by the letters on the paper.

    Raises:
        ValueError: it cannot be that, and why.
    """
    steps = len(item.questions)
    letters = [cell[0]] if cell in item.rules.fixed else re.findall(r"[^\W_]", cell)
    chosen = [letters]
    if steps > 1:
        marks = letters if len(letters) in (0, steps) else re.findall(r"[^\W_]|-", cell)
        chosen = [[each] if each != "-" else [] for each in marks] or [[]] * steps
    refuse_where((len(chosen) != steps, f"needs a letter for each of {steps} steps, - for none"))
    return tuple(map(_chosen, [item] * steps, item.questions, chosen))


def _chosen(item: QuizItem, question: QuizQuestion, letters: Sequence[str]) -> tuple[str, ...]:
    kind, ids = item.rules, [option.id for option in item.as_printed(question)]
    printed = dict(zip(LETTERS.casefold(), ids, strict=False))
    known = printed | {name[0]: name for name in kind.fixed}
    strange = [each.upper() for each in letters if each not in known]
    is_odd = len({*letters}) < len(letters) or (kind.in_order and 0 < len(letters) < len(ids))
    every = listed(map(str.upper, printed))
    refuse_where(
        (bool(strange), f"has no {''.join(strange[:1])!r}, only {every}"),
        (len(letters) > 1 and not kind.takes_several, "takes one letter"),
        (is_odd, f"takes each of {every} once{', in order' if kind.in_order else ' at most'}"),
    )
    return tuple(known[each] for each in letters)


def _sure(cell: str, count: int, wrong: list[str]) -> list[Sureness | None]:
    """Return how sure somebody was of each item: a letter each, in one cell."""
    letters = "".join(cell.casefold().split()) or _NOTHING[0] * count
    known = {each[0]: each for each in Sureness} | dict.fromkeys(_NOTHING)
    if len(letters) != count or not {*letters} <= known.keys():
        wrong.append(f"sure takes {count} letters: s, f or g for each question, . for none")
        return [None] * count
    return [known[each] for each in letters]
