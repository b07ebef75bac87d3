"""A file of one's own laid over the shipped one: it says only what differs.

What the shipped file says is the shape: a key or a blank that it does not have is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ehe_check.errors import Problem, UnusableFileError, nearest, quoted
from ehe_check.files.checked import Loc, dotted, kind_words
from ehe_check.files.format_number import refuse_other_format
from ehe_check.files.toml import lines_of_keys, parse_toml, read_text
from ehe_check.page.words import blanks_in

Known: TypeAlias = Callable[[Loc], Iterable[str]]
"""The keys that may stand at a place although the shipped file has none of them there."""


@dataclass(frozen=True)
class OwnFile:
    """A file of one's own: what it says, and on which lines."""

    path: Path
    text: str
    raw: dict[str, Any]

    def place(self, loc: Loc) -> str:
        """Return a place in the file as words, with the nearest line that it has."""
        near = (loc[:end] for end in range(len(loc), 0, -1))
        beneath = (each for each in self.lines if each[: len(loc)] == loc)
        found = next(
            (self.lines[each] for each in chain(near, beneath) if each in self.lines), None
        )
        line = "" if found is None else f"line {found}"
        return ", ".join(filter(None, [str(self.path), line, dotted(loc)]))

    def placed(self, found: Problem) -> Problem:
        """Return what is wrong with a text, said by its keys (`intro, 1`), with its place here."""
        return replace(found, place=self.place(tuple(map(_numbered, found.place.split(", ")))))

    @cached_property
    def lines(self) -> Mapping[Loc, int]:
        """The line of each key and heading; `[list.3]` is where the third of a list stands."""
        return {tuple(map(_numbered, loc)): line for loc, line in lines_of_keys(self.text).items()}


@dataclass(frozen=True)
class Laid:
    """What one's own file makes of the shipped one, and everything in it that cannot stand."""

    raw: dict[str, Any]
    problems: tuple[Problem, ...]


def read_own(path: Path, kind: str) -> OwnFile:
    """Read a report of one's own, of one kind of page.

    Raises:
        UnusableFileError: it cannot be read, is not TOML, is of a newer format, or names another
            kind.
    """
    text = read_text(path)
    own = OwnFile(path, text, parse_toml(text, path))
    refuse_other_format(own.raw, path)
    named = own.raw.get("kind", kind)
    if named != kind:
        fact = f"is a report of the kind {quoted(named)}, and {kind!r} is wanted"
        raise UnusableFileError(Problem(own.place(("kind",)), fact, "Give the file of that kind."))
    return own


def lay_over(shipped: Mapping[str, Any], own: OwnFile, known: Known = lambda _: ()) -> Laid:
    """Lay one's own file over what is shipped; `known` names keys that it may have beyond that.

    A table is laid over a table, key by key. Everything else is replaced whole; of a list, a table
    `[list.3]` changes the third alone.
    """
    faults = tuple(_Look(own, known).faults((shipped,), own.raw, ()))
    unknown = frozenset(fault.loc for fault in faults if fault.is_unknown)
    raw = _merged(shipped, own.raw, unknown, ())
    return Laid(raw, tuple(fault.problem for fault in faults))


def _numbered(part: int | str) -> int | str:
    return int(part) - 1 if isinstance(part, str) and part.isdecimal() else part


def _merged(shipped: object, own: object, unknown: frozenset[Loc], loc: Loc) -> Any:  # noqa: ANN401 (what TOML can say)
    """Return one value laid over another, without the keys that are not known."""
    match shipped, own:
        case list(), dict():
            return [
                _merged(value, own.get(str(number + 1), value), unknown, (*loc, number))
                for number, value in enumerate(shipped)
            ]
        case _, dict():
            base: dict[str, object] = shipped if isinstance(shipped, dict) else {}
            known = {key: value for key, value in own.items() if (*loc, key) not in unknown}
            return base | {
                key: _merged(base.get(key), value, unknown, (*loc, key))
                for key, value in known.items()
            }
        case _, list():
            return [_merged(None, each, unknown, (*loc, number)) for number, each in enumerate(own)]
        case _:
            return own


class _Fault(NamedTuple):
    """What cannot stand at a place; a key that is not known is not laid over."""

    loc: Loc
    problem: Problem
    is_unknown: bool = False


@dataclass(frozen=True)
class _Look:
    """One look at a file of one's own, beside examples of what the shipped one has at a place."""

    file: OwnFile
    known: Known

    def faults(self, examples: Sequence[object], own: object, loc: Loc) -> Iterator[_Fault]:
        """Yield what cannot stand at a place and beneath it."""
        match own:
            case dict() if examples and all(isinstance(each, list) for each in examples):
                yield from self._of_numbers(examples, own, loc)
            case _ if examples and not any(type(each) is type(own) for each in examples):
                fact = f"needs {kind_words(examples[0])}, and has {kind_words(own)}"
                yield self._fault(loc, fact, "")
            case dict():
                yield from self._of_keys(examples, own, loc)
            case list():
                for number, value in enumerate(own):
                    yield from self.faults(_inside(examples), value, (*loc, number))
            case str():
                yield from self._of_blanks(examples, own, loc)
            case _:
                return

    def _of_keys(
        self, examples: Iterable[object], own: Mapping[str, object], loc: Loc
    ) -> Iterator[_Fault]:
        shapes = [each for each in examples if isinstance(each, dict)]
        may = dict.fromkeys([*(key for each in shapes for key in each), *self.known(loc)])
        for key, value in own.items():
            if key in may:
                inner = [each[key] for each in shapes if key in each]
                yield from self.faults(inner, value, (*loc, key))
            else:
                fact = f"the key {quoted(key)} is not known here"
                yield self._fault((*loc, key), fact, nearest(key, may), is_unknown=True)

    def _of_numbers(
        self, examples: Iterable[object], own: Mapping[str, object], loc: Loc
    ) -> Iterator[_Fault]:
        """Yield what cannot stand in a table that changes some of a list, by their numbers."""
        values = _inside(examples)
        for key, value in own.items():
            number = _numbered(key)
            if isinstance(number, int) and 0 <= number < len(values):
                yield from self.faults((values[number],), value, (*loc, number))
            else:
                remedy = f"Use a number from 1 to {len(values)}."
                yield self._fault(
                    (*loc, number), f"the key {quoted(key)} is not known here", remedy
                )

    def _of_blanks(self, examples: Iterable[object], own: str, loc: Loc) -> Iterator[_Fault]:
        may = {name for each in examples if isinstance(each, str) for name in blanks_in(each)}
        strange = [f"{{{name}}}" for name in blanks_in(own) if name not in may]
        for name in strange[:1]:
            remedy = nearest(name, [f"{{{each}}}" for each in may])
            yield self._fault(loc, f"has no use for the blank {name}", remedy)

    def _fault(self, loc: Loc, fact: str, remedy: str, *, is_unknown: bool = False) -> _Fault:
        return _Fault(loc, Problem(self.file.place(loc), fact, remedy), is_unknown)


def _inside(lists: Iterable[object]) -> list[object]:
    return [value for each in lists if isinstance(each, list) for value in each]
