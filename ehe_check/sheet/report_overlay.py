"""A report of one's own, part by part: what it rewords, in which order, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ehe_check.errors import Problem, nearest, quoted
from ehe_check.files.checked import Loc, keys_at
from ehe_check.files.overlay import Laid, OwnFile, lay_over
from ehe_check.sheet.report import SECTIONS, Report
from ehe_check.sheet.sections import Part

ORDER, LEAVE_OUT = "order", "leave_out"
_HEAD = ("part", "name")


@dataclass(frozen=True)
class ReportOverlay:
    """What one's own file makes of a shipped report, `whole`, of which it says what differs."""

    model: type[Report]
    whole: Mapping[str, Any]
    file: OwnFile

    def laid(self) -> Laid:
        """Return the whole report with one's own laid over it, and all that cannot stand."""
        top = {key: value for key, value in self.whole.items() if key != SECTIONS}
        shipped = {ORDER: [*self._heads], LEAVE_OUT: [*self._heads]} | top | self._said
        said = {key: value for key, value in self.file.raw.items() if not self._names_of(key)}
        laid = lay_over(shipped, replace(self.file, raw=said), self._known)
        sections = [self._heads[name] | laid.raw[name] for name in self._names]
        raw = {key: laid.raw[key] for key in self.model.model_fields if key in laid.raw}
        called, unknown = self._called_by_the_part(), self._no_parts()
        faults = (*called, *unknown, *self._never_left_out(), *self._never_moved())
        return Laid(raw | {SECTIONS: sections}, (*laid.problems, *faults))

    def place(self, loc: Loc) -> str:
        """Return where in one's own file a place in the whole report stands."""
        match loc:
            case (str(key), int(number), *rest) if key == SECTIONS:
                name = self._names[number]
                is_told_apart = rest[:1] == [self._heads[name]["part"]]
                return self.file.place((name, *rest[is_told_apart:]))
            case _:
                return self.file.place(loc)

    @cached_property
    def _heads(self) -> dict[str, dict[str, Any]]:
        """What says which part a section is, by the name by which one's own file calls it."""
        heads = [{key: each[key] for key in _HEAD if key in each} for each in self.whole[SECTIONS]]
        return {head.get("name", head["part"]): head for head in heads}

    @property
    def _said(self) -> dict[str, dict[str, Any]]:
        said = (
            {key: value for key, value in each.items() if key not in _HEAD}
            for each in self.whole[SECTIONS]
        )
        return dict(zip(self._heads, said, strict=True))

    def _names_of(self, part: str) -> tuple[str, ...]:
        """Return the names of a part's sections, nothing where it goes by that of the part."""
        if part in self._heads:
            return ()
        return tuple(name for name, head in self._heads.items() if head["part"] == part)

    def _known(self, loc: Loc) -> Iterable[str]:
        if not loc or loc[0] not in self._heads:
            return keys_at(self.model, loc)
        section = self.model.sections_by_part()[self._heads[str(loc[0])]["part"]]
        return (key for key in keys_at(section, loc[1:]) if key not in _HEAD)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The names of the parts as one's own file wants them, those it does not name last."""
        named = (name for name in self._listed(ORDER) if name in self._heads)
        fixed, left_out = self._fixed, self._listed(LEAVE_OUT)
        free = (name for name in dict.fromkeys((*named, *self._heads)) if name not in fixed)
        kept = (name for name in free if name not in left_out)
        return (*self._first, *kept, Part.CLOSING)

    def _called_by_the_part(self) -> Iterator[Problem]:
        """Yield each table for a part whose sections are told apart by names."""
        for part in self.file.raw:
            if names := self._names_of(part):
                fact = f"{quoted(part)} stands here more than once, by names of its own"
                yield self._fault(part, fact, f"Use one of: {', '.join(names)}.")

    def _no_parts(self) -> Iterator[Problem]:
        """Yield what the order, or what is left out, names and the page does not have."""
        for key in (ORDER, LEAVE_OUT):
            for name in self._listed(key):
                if name not in self._heads:
                    known = self._names_of(name) or self._heads
                    fact = f"{quoted(name)} is no part of this page"
                    yield self._fault(key, fact, nearest(name, known))

    def _never_left_out(self) -> Iterator[Problem]:
        for name in self._listed(LEAVE_OUT):
            if name in self._fixed:
                fact = f"{quoted(name)} is on every page"
                yield self._fault(LEAVE_OUT, fact, "Take it out of this list.")

    def _never_moved(self) -> Iterator[Problem]:
        """Yield what always stands in one place, where the order puts it in another."""
        order, first = self._listed(ORDER), self._first
        begins, ends = tuple(order[: len(first)]) == first, order[-1:] == [Part.CLOSING]
        for name in order[len(first) * begins : len(order) - ends]:
            if name in self._fixed:
                is_last = name == Part.CLOSING
                where = f"ends with {name}" if is_last else f"begins with {', '.join(first)}"
                remedy = f"Take {quoted(name)} out of this list."
                yield self._fault(ORDER, f"every page {where}", remedy)

    @property
    def _first(self) -> tuple[str, ...]:
        return self.model.begins_with

    @property
    def _fixed(self) -> frozenset[str]:
        return frozenset((*self._first, Part.CLOSING))

    def _fault(self, key: str, fact: str, remedy: str) -> Problem:
        return Problem(self.file.place((key,)), fact, remedy)

    def _listed(self, key: str) -> list[str]:
        listed = self.file.raw.get(key)
        texts = listed if isinstance(listed, list) else []
        return [each for each in texts if isinstance(each, str)]
