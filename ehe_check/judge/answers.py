"""Answers to questions, the entries that they are about, and both together as one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Discriminator, Field, Tag, model_validator

from ehe_check.bank.evidence import Evidence
from ehe_check.errors import refuse_where
from ehe_check.files.exact import KIND, Day, Keeping, Mark, Slug
from ehe_check.page.own import OWNED, Gap, Own
from ehe_check.page.phrases import grouped, noted

EntryId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*-[1-9][0-9]{0,5}$")]


_TEXT, _LIST = f"{KIND}text", f"{KIND}list"


def _one_or_several(value: object) -> str | None:
    if isinstance(value, str):
        return _TEXT
    return _LIST if isinstance(value, list | tuple) else None


Value = Annotated[
    Annotated[str, Tag(_TEXT)] | Annotated[tuple[str, ...], Tag(_LIST)],
    Discriminator(
        _one_or_several, custom_error_type="text_or_list", custom_error_message="is no text"
    ),
]
"""One text, or several; which of them is told before it is read, so that an error is said once."""

MOST_ON_A_LIST = 100
"""How many one list may hold: every family fits, and a sheet about more would be read by nobody."""


class Ref(NamedTuple):
    """One question about one entry, or about the whole case when `about` is None."""

    question: str
    about: str | None = None

    def __str__(self) -> str:
        return self.question if self.about is None else f"{self.question} ({self.about})"


class Answer(Keeping):
    """A value, or not known, or skipped, or only a note; with its evidence, note and dates.

    Not known may be `something`, or perhaps, of which it is not said yet what. A value is
    somebody's own words until a question has it among its options. Of words that a child spoke,
    `heard` says who heard them and when.
    """

    question: str
    about: EntryId | None = None
    asked: Own | None = None
    value: Annotated[Value | None, OWNED] = None
    not_known: Mark = False
    something: Mark = False
    skipped: Mark = False
    on: Day | None = None
    evidence: Evidence | None = None
    heard: Own | None = None
    note: Own | None = None
    answered: Day | None = None
    confirmed: Day | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Answer:
        said = (self.value is not None, self.not_known, self.skipped)
        is_sourced = self.on is not None or self.evidence is not None
        refuse_where(
            (sum(said) > 1, "use only one of value, not_known and skipped"),
            (
                not any(said) and self.note is None,
                "needs a value, not_known = true, skipped = true, or at least a note",
            ),
            (is_sourced and self.value is None, "on and evidence belong to a value"),
            (self.something and not self.not_known, "something belongs to not_known = true"),
        )
        return self

    @property
    def ref(self) -> Ref:
        """Which question this answers, and about whom."""
        return Ref(self.question, self.about)

    @property
    def values(self) -> tuple[str, ...]:
        """The chosen options, none unless there is a value."""
        if self.value is None:
            return ()
        return (self.value,) if isinstance(self.value, str) else self.value

    @property
    def says_something(self) -> bool:
        """Whether it is a value or not known, rather than a skip or a note alone."""
        return self.value is not None or self.not_known

    @property
    def settles(self) -> bool:
        """Whether the walk may move on: a value, not known or skipped, not a note alone.

        Something is still to be said in full.
        """
        return (self.says_something and not self.something) or self.skipped

    def same_as(self, other: Answer) -> bool:
        """Say whether two answers give the same answer, whatever their notes and dates."""
        return all(
            getattr(self, key) == getattr(other, key)
            for key in ("value", "not_known", "something", "skipped", "on", "evidence", "heard")
        )


class Sighting(Keeping):
    """When one professional last saw one child: a band, not known, not theirs to see, or skipped.

    `by` is an option of the question that lists the professionals. `alone` says that the child was
    heard with no parent there, `at_home` that it was inside the home, `remote` that it was by video
    or telephone, which is no sighting.
    """

    about: EntryId
    by: Slug
    value: Slug | None = None
    not_known: Mark = False
    not_theirs: Mark = False
    skipped: Mark = False
    alone: Mark = False
    at_home: Mark = False
    remote: Mark = False
    on: Day | None = None
    evidence: Evidence | None = None
    answered: Day | None = None
    confirmed: Day | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Sighting:
        said = (self.value is not None, self.not_known, self.not_theirs, self.skipped)
        marks = (self.alone, self.at_home, self.remote, self.on, self.evidence)
        refuse_where(
            (
                sum(said) != 1,
                "needs one of value, not_known, not_theirs and skipped, and no more than one",
            ),
            (
                any(marks) and self.value is None,
                "on, evidence, alone, at_home and remote belong to a value",
            ),
            (self.at_home and self.remote, "use only one of at_home and remote"),
        )
        return self

    def same_as(self, other: Sighting) -> bool:
        """Say whether two sightings say the same, whenever they were said."""
        when = {"answered", "confirmed"}
        return self.model_dump(exclude=when) == other.model_dump(exclude=when)

    @property
    def cell(self) -> tuple[str, str]:
        """Where it stands in the grid: whom it is about, and who saw them."""
        return self.about, self.by


class Entry(Keeping):
    """Somebody or something that people listed; a number is never used twice in a file."""

    has_attributes: ClassVar[bool] = True

    id: EntryId
    label: Annotated[Own, Field(min_length=1)]
    removed: Day | None = None

    @property
    def called(self) -> Own:
        """What pages call it: its label, and its number in a copy to share."""
        return Own(self.label, (Gap(self.id),))

    @property
    def roster(self) -> str:
        """The roster this entry belongs to, read from its id."""
        return self.id.rsplit("-", 1)[0]

    @property
    def number(self) -> int:
        """Its number within the roster."""
        return int(self.id.rsplit("-", 1)[1])

    def attribute(self, name: str) -> str | None:
        """Return a set attribute, such as a child's age, or None."""
        value = (self.model_extra or {}).get(name)
        return value if isinstance(value, str) else None


@dataclass(frozen=True)
class Answers:
    """Everything answered so far, the entries, and which rosters are complete.

    `sightings` are the cells of the grid of who last saw whom, by whom they are about and who saw.
    `drift_behind` are the answers behind the drift that earlier sessions show, None where they were
    not looked at or show none. `hold_is_recorded` says that a HOLD stands whatever they say.
    """

    by_ref: Mapping[Ref, Answer] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    complete: frozenset[str] = frozenset()
    sightings: Mapping[tuple[str, str], Sighting] = field(default_factory=dict)
    drift_behind: frozenset[Ref] | None = None
    hold_is_recorded: bool = False

    def get(self, ref: Ref) -> Answer | None:
        """Return the answer to one question about one entry, or None."""
        return self.by_ref.get(ref)

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.by_ref.values())

    def listed(self, roster: str) -> tuple[Entry, ...]:
        """Return the entries of a roster that were not removed, in the order they were added."""
        return tuple(self._listed.get(roster, ()))

    @property
    def too_many(self) -> frozenset[str]:
        """The ids of the entries for which there is no more room on their lists."""
        return frozenset(x.id for listed in self._listed.values() for x in listed[MOST_ON_A_LIST:])

    def entry(self, entry_id: str) -> Entry | None:
        """Return an entry, removed or not."""
        return self._entries_by_id.get(entry_id)

    @cached_property
    def _listed(self) -> dict[str, list[Entry]]:
        return grouped((entry.roster, entry) for entry in self.entries if entry.removed is None)

    @cached_property
    def _entries_by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in reversed(self.entries)}

    def label(self, about: str | None) -> str:
        """Return the words for an entry, empty for the whole case."""
        if about is None:
            return ""
        entry = self.entry(about)
        return entry.called if entry else Own(about, (Gap(about),))

    def with_whom(self, text: str, about: str | None) -> str:
        """Return a text, and after it whom it is about, if it is about anybody."""
        return noted(text, self.label(about))

    def with_answer(self, answer: Answer) -> Answers:
        """Return these answers with one given, changed or replaced."""
        return replace(self, by_ref={**self.by_ref, answer.ref: answer})

    def without(self, ref: Ref) -> Answers:
        """Return these answers with one taken away."""
        return replace(
            self, by_ref={key: value for key, value in self.by_ref.items() if key != ref}
        )

    def with_sighting(self, sighting: Sighting) -> Answers:
        """Return these answers with one cell of the grid given or changed."""
        return replace(self, sightings={**self.sightings, sighting.cell: sighting})

    def with_entry(self, entry: Entry) -> Answers:
        """Return these answers with an entry added, or changed where its id is there already."""
        if self.entry(entry.id) is None:
            return replace(self, entries=(*self.entries, entry))
        return replace(
            self, entries=tuple(entry if old.id == entry.id else old for old in self.entries)
        )

    def next_entry_id(self, roster: str) -> str:
        """Return an id that no entry of this roster has ever had, nor any answer been about."""
        taken = [entry.number for entry in self.entries if entry.roster == roster]
        abouts = (ref.about.rsplit("-", 1) for ref in self.by_ref if ref.about is not None)
        taken += [int(number) for kind, number in abouts if kind == roster]
        return f"{roster}-{max(taken, default=0) + 1}"
