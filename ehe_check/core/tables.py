"""Tables: every way in which the answers that a condition looks at could stand, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, groupby, product
from math import prod
from typing import TypeVar, assert_never

from ehe_check.core.unknowns import leaves
from ehe_check.model.answers import Answer, Answers, Entry, Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import NOT_KNOWN, AnswerIs, AttributeIs, Condition
from ehe_check.model.evidence import Evidence
from ehe_check.model.question import Question, QuestionKind

MOST_ROWS = 200_000

Value = TypeVar("Value")


@dataclass(frozen=True)
class AttributeOf:
    """One attribute of one entry, such as the age of child-1."""

    entry: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.entry})"


@dataclass(frozen=True)
class Completeness:
    """Whether everybody who belongs on a roster is known to be on it."""

    roster: str

    def __str__(self) -> str:
        return f"list of {self.roster} entries"


Key = Ref | AttributeOf | Completeness
State = Answer | str | bool | None
Row = tuple[int, ...]


@dataclass(frozen=True)
class Column:
    """One thing that varies, its states, and the steps from a state to a more worrying one.

    A step leads to the next option of an ordered question, or from its first option to *not known*.
    """

    key: Key
    states: tuple[State, ...]
    steps: Mapping[int, tuple[int, ...]]

    def words(self, state: int) -> str:
        """Return one state as it is written in a bank."""
        it = self.states[state]
        if isinstance(it, Answer):
            return NOT_KNOWN if it.not_known else "+".join(it.values)
        if isinstance(it, bool):
            return "complete" if it else "perhaps more"
        return str(it)


@dataclass(frozen=True)
class Table:
    """Every combination of the states of some columns."""

    columns: tuple[Column, ...]
    about: str | None = None

    @cached_property
    def keys(self) -> frozenset[Key]:
        """What varies in this table."""
        return frozenset(column.key for column in self.columns)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The entries that its rows speak of."""
        named = {self.about} | {_entry_of(column.key) for column in self.columns}
        return tuple(sorted(entry for entry in named if entry is not None))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return prod(len(column.states) for column in self.columns)

    def rows(self) -> Iterator[Row]:
        """Yield every row, the first options first."""
        yield from product(*(range(len(column.states)) for column in self.columns))

    def answers(self, row: Row) -> Answers:
        """Return the answers, entries and complete rosters that a row stands for."""
        by_ref: dict[Ref, Answer] = {}
        attributes: dict[str, dict[str, str]] = {entry: {} for entry in self.entries}
        complete: set[str] = set()
        for column, place in zip(self.columns, row, strict=True):
            match column.key, column.states[place]:
                case Ref() as ref, Answer() as answer:
                    by_ref[ref] = answer
                case AttributeOf(entry, name), str(option):
                    attributes[entry][name] = option
                case Completeness(roster), True:
                    complete.add(roster)
                case _:
                    continue
        entries = tuple(
            Entry.model_validate({"id": entry, "label": entry, **values})
            for entry, values in attributes.items()
        )
        return Answers(by_ref, entries, frozenset(complete))

    def steps(self, row: Row) -> Iterator[tuple[Column, int, Row]]:
        """Yield each row one step more worrying, with the column that differs and its new state."""
        for place, column in enumerate(self.columns):
            for state in column.steps.get(row[place], ()):
                yield column, state, (*row[:place], state, *row[place + 1 :])


class Tables:
    """Makes the tables of one bank, whose options count apart only where some condition does so."""

    def __init__(
        self, bank: QuestionBank, conditions: Iterable[Condition], *, settled: bool
    ) -> None:
        """Tell options apart by these conditions; `settled` leaves out what nobody has answered."""
        self.bank = bank
        self.settled = settled
        self._told_apart: dict[str, list[tuple[str, ...]]] = {}
        self._evidence: dict[str, list[tuple[Evidence, ...]]] = {}
        for leaf in chain.from_iterable(leaves(each, bank.conditions) for each in conditions):
            subject = leaf.question if isinstance(leaf, AnswerIs) else leaf.attribute
            self._told_apart.setdefault(subject, []).append(leaf.is_)
            if isinstance(leaf, AnswerIs) and leaf.evidence is not None:
                self._evidence.setdefault(subject, []).append(leaf.evidence)

    def table(self, keys: Iterable[Key], about: str | None = None) -> Table:
        """Return the table of what is looked at and of the gates that it waits for, recursively."""
        closed = with_gates(self.bank, keys)
        return Table(tuple(self._column(key) for key in closed), about)

    def _column(self, key: Key) -> Column:
        match key:
            case Ref():
                return self._answer_column(key, self.bank.by_id[key.question])
            case AttributeOf():
                return Column(key, self._attribute_states(key), {})
            case Completeness():
                return Column(key, (True,) if self.settled else (True, False), {})
            case _:
                assert_never(key)

    def _attribute_states(self, key: AttributeOf) -> tuple[str | None, ...]:
        roster = self.bank.roster_by_id[key.entry.rsplit("-", 1)[0]]
        attribute = next(each for each in roster.attributes if each.id == key.name)
        options = tuple(option.id for option in attribute.options)
        kept = _one_of_each(options, self._told_apart.get(f"{roster.id}.{key.name}", ()))
        return kept if self.settled else (*kept, None)

    def _answer_column(self, ref: Ref, question: Question) -> Column:
        evidence = self._evidence_of(question.id)
        values = self._values(question)
        states: list[Answer | None] = [
            Answer(question=ref.question, about=ref.about, value=value, evidence=each)
            for value in values
            for each in evidence
        ]
        not_known = len(states)
        if not self.settled or self._looks_at_not_known(question.id) or not states:
            states.append(Answer(question=ref.question, about=ref.about, not_known=True))
        if not self.settled:
            states.append(None)
        steps = {} if self.settled else _steps(question, not_known, len(evidence))
        return Column(ref, tuple(states), steps)

    def _values(self, question: Question) -> tuple[str | tuple[str, ...], ...]:
        told_apart = self._told_apart.get(question.id, ())
        match question.kind:
            case QuestionKind.CHOICE if question.ordered:
                return _one_of_each_run(question.option_ids, told_apart)
            case QuestionKind.CHOICE:
                return _one_of_each(question.option_ids, told_apart)
            case QuestionKind.SEVERAL:
                return tuple(_subsets(_one_of_each(question.option_ids, told_apart)))
            case QuestionKind.TEXT:
                return ()
            case _:
                assert_never(question.kind)

    def _looks_at_not_known(self, question_id: str) -> bool:
        return any(NOT_KNOWN in options for options in self._told_apart.get(question_id, ()))

    def _evidence_of(self, question_id: str) -> tuple[Evidence | None, ...]:
        told_apart = self._evidence.get(question_id)
        return (None, *_one_of_each(tuple(Evidence), told_apart)) if told_apart else (None,)


def keys_of(bank: QuestionBank, condition: Condition, about: str | None) -> Iterator[Key]:
    """Yield what the leaves of a condition look at; two entries stand for all those of a roster."""
    for leaf in leaves(condition, bank.conditions):
        if leaf.over is None:
            yield from _keys_of_leaf(bank, leaf, about)
            continue
        roster = leaf.over[1]
        yield Completeness(roster)
        for entry in (f"{roster}-1", f"{roster}-2"):
            yield from _keys_of_leaf(bank, leaf, entry)


def gate_keys(bank: QuestionBank, refs: Iterable[Ref]) -> Iterator[Key]:
    """Yield what the gates of some questions look at."""
    for ref in refs:
        gate = bank.by_id[ref.question].when
        if gate is not None:
            yield from keys_of(bank, gate, ref.about)


def with_gates(bank: QuestionBank, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return some keys and, recursively, those of the gates behind them."""
    found: dict[Key, None] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found[key] = None
            waiting.extend(gate_keys(bank, [key] if isinstance(key, Ref) else []))
    return tuple(found)


def _keys_of_leaf(
    bank: QuestionBank, leaf: AnswerIs | AttributeIs, entry: str | None
) -> Iterator[Key]:
    if isinstance(leaf, AnswerIs):
        yield Ref(leaf.question, entry if bank.by_id[leaf.question].per is not None else None)
    else:
        yield AttributeOf(str(entry), leaf.name)


def _entry_of(key: Key) -> str | None:
    if isinstance(key, Ref):
        return key.about
    return key.entry if isinstance(key, AttributeOf) else None


def _steps(question: Question, not_known: int, evidence: int) -> dict[int, tuple[int, ...]]:
    if not question.ordered or question.kind is not QuestionKind.CHOICE:
        return {}
    to_next = {place: (place + evidence,) for place in range(not_known - evidence)}
    to_not_known = {place: (*to_next.get(place, ()), not_known) for place in range(evidence)}
    return to_next | to_not_known


def _pattern(value: Value, told_apart: Iterable[tuple[Value, ...]]) -> tuple[bool, ...]:
    return tuple(value in values for values in told_apart)


def _one_of_each(
    values: tuple[Value, ...], told_apart: Iterable[tuple[Value, ...]]
) -> tuple[Value, ...]:
    """Return the first value of each group that the conditions tell apart."""
    seen: dict[tuple[bool, ...], Value] = {}
    for value in values:
        seen.setdefault(_pattern(value, told_apart), value)
    return tuple(seen.values())


def _one_of_each_run(
    values: tuple[str, ...], told_apart: Iterable[tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the first value of each run of neighbours that the conditions do not tell apart."""
    runs = groupby(values, key=lambda value: _pattern(value, told_apart))
    return tuple(next(run) for _, run in runs)


def _subsets(values: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(values) + 1):
        yield from combinations(values, size)
