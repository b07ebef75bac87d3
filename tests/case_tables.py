"""Worked cases as they are written: tables that say only what differs from a base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.answer_faults import Place, Row
from ehe_check.case.answers_file import BareAnswers
from ehe_check.case.session_file import TABLES
from ehe_check.case.take import Brought, take
from ehe_check.errors import Problem, UnusableFileError, nearest, quoted
from ehe_check.files.checked import Loc, checked, dotted
from ehe_check.files.toml import lines_of_keys, parse_toml, read_text
from ehe_check.judge.answers import Answer, Answers, Ref

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
BASES = "bases.toml"
MARKS = {"not-known": {"not_known": True}, "skipped": {"skipped": True}}
"""Words that stand for an answer without a value, as in a bank's own conditions."""
MEETINGS = (Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING)

Kind = TypeVar("Kind", bound="Written")
Value = TypeVar("Value")


class Written(BaseModel):
    """A table in which only the keys named here may stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Beginning(Written):
    """How a session begins, who is listed, and what is answered."""

    set: WalkSet | None = None
    role: Role | None = None
    today: date | None = None
    complete_rosters: tuple[str, ...] | None = None
    children: tuple[dict[str, str], ...] | None = None
    adults: tuple[dict[str, str], ...] | None = None
    facts: tuple[dict[str, str], ...] | None = None
    sightings: tuple[dict[str, Any], ...] | None = None


class Base(Beginning):
    """What several cases begin with; a question that it does not name is not answered by it."""

    what: str
    set: WalkSet
    role: Role
    today: date
    complete_rosters: tuple[str, ...]
    children: tuple[dict[str, str], ...]
    adults: tuple[dict[str, str], ...] = ()
    facts: tuple[dict[str, str], ...] = ()
    sightings: tuple[dict[str, Any], ...] = ()
    answers: dict[str, Any]


class Expected(Written):
    """What a case's author expects of its sheet; no box and no route unless they are named."""

    headline: str
    urgency: Urgency
    meeting: str | None = None
    box: str = "none"
    routes: tuple[str, ...] = ()
    firm: bool | None = None
    close_first: tuple[str, ...] | None = None
    raised: tuple[str, ...] | None = None
    absent: tuple[str, ...] | None = None
    printed: tuple[str, ...] | None = None
    not_printed: tuple[str, ...] = ()
    no_word_of: tuple[str, ...] = ()
    why: str


class Case(Beginning):
    """One case: what it has otherwise than its base, and what is expected."""

    title: str
    story: str
    cold: str = ""
    base: str
    without: tuple[str, ...] = ()
    answers: dict[str, Any] = {}
    expected: Expected


@dataclass(frozen=True)
class WrittenAnswer:
    """An answer as a session file would have it, and where it was written."""

    row: dict[str, Any]
    table: Table
    key: str

    @property
    def place(self) -> str:
        """Where it was written, as words."""
        return self.table.place(("answers", self.key))

    def unknown(self) -> Iterator[Problem]:
        """Yield a problem for each key that no answer has."""
        for key in self.row.keys() - Answer.model_fields.keys():
            fact = f"the key {quoted(key)} is not known here"
            yield Problem(self.place, fact, nearest(key, Answer.model_fields))


@dataclass(frozen=True)
class Table:
    """One table of a file of cases, and where it stands."""

    path: Path
    text: str
    at: Loc
    raw: dict[str, Any]

    def place(self, loc: Loc) -> str:
        """Return a place in the table as words, with the line of its key or heading."""
        lines, whole = lines_of_keys(self.text), (*self.at, *loc)
        known = (lines[whole[:end]] for end in range(len(whole), 0, -1) if whole[:end] in lines)
        line = next(known, 1)
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{path}, line {line}, {dotted(whole)}"

    def says(self, kind: type[Kind]) -> Kind:
        """Return what the table says.

        Raises:
            UnusableFileError: with each key that is not known or missing, and its place.
        """
        return checked(kind, self.raw, self.place)

    def known(self, word: str, words: Mapping[str, Value], kind: str, loc: Loc) -> Value:
        """Return what a word of the table stands for.

        Raises:
            UnusableFileError: it stands for nothing; the problem offers the nearest word.
        """
        if word not in words:
            fact = f"there is no {kind} {quoted(word)}"
            raise UnusableFileError(Problem(self.place(loc), fact, nearest(word, words)))
        return words[word]

    def answers(self, bank: QuestionBank, ids: Iterable[str]) -> dict[Ref, WrittenAnswer]:
        """Return its answers; those that name nobody first, so that an exception stands."""
        by_ref: dict[Ref, WrittenAnswer] = {}
        given = self.raw.get("answers", {})
        for key in sorted(given, key=lambda key: key.endswith(")")):
            for ref in refs_of(bank, key, ids):
                if ref.about is not None:
                    self.known(ref.about, dict.fromkeys(ids), "entry", ("answers", key))
                row = {"question": ref.question, "about": ref.about, **_said(given[key])}
                by_ref[ref] = WrittenAnswer(row, self, key)
        return by_ref


@dataclass(frozen=True)
class CaseTables:
    """The cases and bases of a folder."""

    cases: Mapping[str, Table]
    bases: Mapping[str, Table]
    words_of: Mapping[str, tuple[str, ...]]

    def case(self, name: str) -> Case:
        """Return what a case says."""
        return self.cases[name].says(Case)

    def began(self, name: str) -> Base:
        """Return the base of a case, with whom it lists and how it begins where it says so."""
        own = self.case(name).model_dump(include=set(Beginning.model_fields), exclude_none=True)
        return self._base(name).says(Base).model_copy(update=own)

    def answers(self, name: str, bank: QuestionBank) -> Answers:
        """Return the answers of a case, checked exactly as typed ones are.

        Raises:
            UnusableFileError: with everything that is wrong, and the place of each.
        """
        began, written = self.began(name), self._written(name, bank)

        def place(loc: Loc) -> str:
            match loc:
                case ("answers", int(number), *_):
                    return written[number].place
                case _:
                    return self.cases[name].place(loc)

        rows = [each.row for each in written]
        lists = {"entries": entries_of(bank, began), "complete_rosters": began.complete_rosters}
        raw = {"answers": rows, "sightings": began.sightings, **lists}
        bare = checked(BareAnswers, raw, place)
        unknown = [*chain.from_iterable(each.unknown() for each in written)]
        several = rows_of(bare.entries, bare.answers, bare.sightings)
        brought = Brought(several, bare.complete_rosters)
        taken = take(bank, Answers(), brought, began.today)
        wrong = [Problem(place(loc), each.fact, each.remedy) for loc, each in taken.faults]
        if unknown or wrong:
            raise UnusableFileError([*unknown, *wrong])
        return taken.answers

    def expected(self, name: str) -> dict[str, Any]:
        """Return what is expected of a case, with what goes without saying."""
        said, table = self.case(name).expected, self.cases[name]
        loc = ("expected", "no_word_of")
        more = [table.known(each, self.words_of, "list of words", loc) for each in said.no_word_of]
        meeting = said.urgency.value if said.urgency in MEETINGS else "none"
        table.known(said.headline, dict.fromkeys(HeadlineKey), "headline", ("expected", "headline"))
        table.known(said.box, dict.fromkeys((*BoxKey, "none")), "box", ("expected", "box"))
        written = said.model_dump(mode="json", exclude_none=True, exclude={"no_word_of"})
        unprinted = [*said.not_printed, *chain.from_iterable(more)]
        return written | {"meeting": said.meeting or meeting, "not_printed": unprinted}

    def _base(self, name: str) -> Table:
        return self.cases[name].known(self.case(name).base, self.bases, "base", ("base",))

    def _written(self, name: str, bank: QuestionBank) -> list[WrittenAnswer]:
        """Return the answers of base and case in the order in which a walk asks for them."""
        ids = [entry["id"] for entry in entries_of(bank, self.began(name))]
        of_base = self._base(name).answers(bank, ids)
        kept = without(bank, ids, of_base, self.cases[name])
        given = kept | self.cases[name].answers(bank, ids)
        return [*as_asked(bank, ids, given).values()]


@cache
def case_tables(folder: Path = CASES) -> CaseTables:
    """Read a folder of cases and bases.

    Raises:
        UnusableFileError: a file is not TOML, or a case stands in two of them.
    """
    cases: dict[str, Table] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == BASES:
            continue
        for name, table in tables_of(path):
            if name in cases:
                fact = f"{cases[name].path.name} has a case of this name, too"
                raise UnusableFileError(Problem(table.place(()), fact, "Give it another."))
            cases[name] = table
    bases = dict(tables_of(folder / BASES))
    words = bases.pop("words_of")
    return CaseTables(cases, bases, words.raw)


def tables_of(path: Path) -> Iterator[tuple[str, Table]]:
    text = read_text(path)
    for name, raw in parse_toml(text, path).items():
        yield name, Table(path, text, (name,), raw)


def rows_of(*tables: Iterable[Row]) -> dict[Place, Row]:
    """Entries, answers and sightings as the rows of a file: by their tables and numbers from 0."""
    named = zip(TABLES, tables, strict=False)
    return {(table, number): row for table, rows in named for number, row in enumerate(rows)}


def entries_of(bank: QuestionBank, began: Base) -> list[dict[str, str]]:
    """Return whom a case lists, numbered in the order in which they are written."""
    return [
        {"id": f"{roster.id}-{number}", **entry}
        for roster in bank.rosters
        for number, entry in enumerate(getattr(began, roster.many), start=1)
    ]


def without(
    bank: QuestionBank, ids: Sequence[str], answers: Mapping[Ref, Value], table: Table
) -> dict[Ref, Value]:
    """Return the answers of a base but for those that a case takes away."""
    kept = dict(answers)
    for key in table.raw.get("without", ()):
        gone = [ref for ref in refs_of(bank, key, ids) if kept.pop(ref, None)]
        if not gone:
            fact = f"its base does not answer {quoted(key)}"
            remedy = nearest(key, {ref.question for ref in answers})
            raise UnusableFileError(Problem(table.place(("without",)), fact, remedy))
    return kept


def as_asked(
    bank: QuestionBank, ids: Sequence[str], answers: Mapping[Ref, Value]
) -> dict[Ref, Value]:
    """Return answers in the order in which a walk asks for them."""

    def place(ref: Ref) -> tuple[int, int]:
        return bank.places.get(ref.question, 0), ids.index(ref.about) if ref.about else -1

    return {ref: answers[ref] for ref in sorted(answers, key=place)}


def refs_of(bank: QuestionBank, key: str, ids: Iterable[str]) -> list[Ref]:
    """Return what `HEA-6 (child-2)` is about, and of `HEA-6` alone each child that is listed."""
    question, _, about = key.removesuffix(")").partition(" (")
    known = bank.by_id.get(question)
    if about or known is None or known.per is None:
        return [Ref(question, about or None)]
    each = [Ref(question, one) for one in ids if one.rpartition("-")[0] == known.per]
    return each or [Ref(question)]


def _said(given: object) -> dict[str, Any]:
    """Return an answer as a session file has it, given whole, as its value or as a mark."""
    if isinstance(given, dict):
        return given
    return MARKS.get(str(given), {"value": given})
