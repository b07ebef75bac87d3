"""One question of a form: its words, where its answer stands, what hangs on it, how it is put."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel, Field

from ehe_check import resources
from ehe_check.ask.day import COMING, HELD, as_typed, ask_until, back_or_none, coming_day, past_day
from ehe_check.ask.plain_text import as_kept, nudge
from ehe_check.ask.put import Asker, Choice, Put, PutKind, Tone, put_or_leave
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, Reply, Wrote
from ehe_check.files.checked import checked, in_file
from ehe_check.files.exact import Exact, Mark, Text
from ehe_check.files.toml import read_toml

Record = TypeVar("Record", bound=BaseModel)
Row: TypeAlias = tuple[str, Mapping[str, object]]
"""A row of a table, found by what it says of itself: `("decisions", {"number": 2})`."""
Place: TypeAlias = tuple[str | Row, ...]
"""Fields by their names and rows, from the record inwards: `("meeting", "chair")`."""


class FieldKind(StrEnum):
    """How a question of a form is answered; a `day` is one to come."""

    CHOICE = "choice"
    SEVERAL = "several"
    WORDS = "words"
    DAY = "day"
    PAST_DAY = "past-day"

    @property
    def is_choice(self) -> bool:
        """Whether something is chosen, and nothing typed."""
        return self in {FieldKind.CHOICE, FieldKind.SEVERAL}

    @property
    def is_day(self) -> bool:
        """Whether a day is typed."""
        return self in {FieldKind.DAY, FieldKind.PAST_DAY}


class FieldWords(Exact):
    """What one question says, and how it is answered.

    `also` is what else may be typed on its line, by a `key` that is no word there. Words that are
    `needed` are asked for with that remark until there are some. Days and choices that are
    `needed` say so with true: such a day cannot be left out, and such a choice is asked for
    wherever its answer is lacking. A choice that `skips` may be passed over. What stands in braces
    is filled in as the question is put.
    """

    kind: FieldKind = FieldKind.WORDS
    text: Text
    heading: str = ""
    help: str = ""
    why: str = ""
    also: str = ""
    key: str = ""
    needed: Mark | str = False
    skips: Mark = False
    choices: dict[str, Text] = Field({})
    step: Annotated[int, Field(strict=True, ge=1)] | None = None

    @property
    def listed(self) -> tuple[Choice, ...]:
        """What may be chosen, in order."""
        return tuple(Choice(id_, words) for id_, words in self.choices.items())

    @property
    def may_skip(self) -> bool:
        """Whether it may be passed over when it is put."""
        return self.skips if self.kind.is_choice else not self.needed

    def filled(self, **blanks: str) -> FieldWords:
        """Return it with what stands in braces filled in."""
        said = {name: getattr(self, name).format_map(blanks) for name in ("text", "help", "why")}
        choices = {id_: words.format_map(blanks) for id_, words in self.choices.items()}
        return self.model_copy(update={**said, "choices": choices})


@cache
def form_bank(name: str) -> Mapping[str, FieldWords]:
    """Read the words of a form by its name, each question by its id.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in a question of them.
    """
    path = resources.TALKS / f"{name}.toml"
    tables = read_toml(path)
    steps: list[str] = tables.pop("steps", [])
    return {id_: _words(path, id_, table, steps) for id_, table in tables.items()}


def _words(path: Path, id_: str, table: Mapping[str, Any], steps: list[str]) -> FieldWords:
    words = checked(FieldWords, table, lambda loc: in_file(path)((id_, *loc)))
    if words.step is None:
        return words
    heading = f"Step {words.step} of {len(steps)}: {steps[words.step - 1]}"
    return words.model_copy(update={"heading": heading})


Remark: TypeAlias = tuple[str, Tone]
Reads: TypeAlias = Callable[[Asker, Put, date], object]
"""Puts a question and reads its answer: None where it is left out, BACK on going back."""

YES_OR_NO: Mapping[str, object] = {"yes": True, "no": False}
_NOTHING: tuple[object, ...] = (None, "", ())
_SIGN = re.compile(r"\d{1,2}|\+")


@dataclass(frozen=True)
class Pressed:
    """A key of a field, in place of an answer, and what was ticked beside it."""

    key: str
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormField(Generic[Record]):
    """One question of a form, and where its answer stands in the record.

    `name` is that of its question, for scripts, and no other of its form has it. An answer is put
    `at` its place; `takes` returns the record with it where it is more than that, and `stands` what
    stands of it. The same answer given again changes nothing; one that is `anew` begins what it
    stands in anew with each other answer. `offers` is what is pointed at where nothing stands.
    `means` is what a choice, or something typed alone, stands for, where that is not its id.
    `choices`, `help` and `heading` go before those of its words. `keys` are ids of choices, or
    words typed alone, that do something else first. `first` is said before it is put and `then`
    once it is answered; `fault` is why an answer cannot be taken, if it cannot. One that comes
    `again` is asked each time that the form is gone on with. `reads` reads an answer of another
    kind, `as_put` changes how it is put.
    """

    name: str
    words: FieldWords
    at: Place = ()
    takes: Callable[[Record, Any], Record] | None = None
    stands: Callable[[Record], object] | None = None
    anew: bool = False
    offers: object = None
    means: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    help: str = ""
    heading: str = ""
    keys: Mapping[str, Callable[[], None]] = field(default_factory=dict)
    first: str = ""
    then: Callable[[Record], Remark | None] = lambda _: None
    fault: Callable[[Any], str] = lambda _: ""
    again: bool = False
    reads: Reads | None = None
    as_put: Callable[[Put], Put] = lambda put: put


def ask_field(
    asker: Asker,
    today: date,
    asked: FormField[Any],
    stands: object = None,
) -> Any:  # noqa: ANN401 (what a choice means, words or a day)
    """Put a field until there is an answer that can be taken.

    None where it is passed over, BACK on going back, Pressed for one of its keys.

    Raises:
        PersonLeftError: somebody chose to leave.
    """
    put = _as_put(asked, asked.offers if stands in _NOTHING else stands)
    while True:
        said = _said(asker, today, asked, put)
        if said is Move.BACK or isinstance(said, Pressed):
            return said
        remark = _needed(asked.words)
        if said not in _NOTHING:
            remark = _no_words(asked, said) or asked.fault(said)
        if not remark:
            return said
        asker.say(remark)


def as_line(put: Put, enter: str = "") -> Put:
    """Return a question as it stands in a line beneath a page.

    `enter` is what Enter alone says where nothing stands of it yet.
    """
    enter = "" if put.previous else enter
    return replace(put, is_line=True, placeholder="", skip_when="", enter=enter)


def is_said(stands: object) -> bool:
    """Say whether anything stands of a field."""
    return stands not in _NOTHING


def _said(asker: Asker, today: date, asked: FormField[Any], put: Put) -> object:
    reads = asked.reads or _READS.get(asked.words.kind)
    return reads(asker, put, today) if reads else _meant(asker, asked, put_or_leave(asker, put))


def _meant(asker: Asker, asked: FormField[Any], reply: Reply) -> object:
    """Return what a choice means, or the words, having said what may name somebody in them."""
    match reply:
        case Chosen(ids) if keys := [each for each in ids if each in asked.keys]:
            return Pressed(keys[0], tuple(each for each in ids if each not in asked.keys))
        case Chosen((one,)) if asked.words.kind is FieldKind.CHOICE:
            return asked.means.get(one, one)
        case Chosen(ids):
            return ids
        case Wrote(text):
            nudge(asker, words := as_kept(text))
            return Pressed(words) if words in asked.keys else asked.means.get(words, words) or None
        case Moved(move):
            return back_or_none(move)
        case _:
            message = f"a form takes no {reply}"
            raise TypeError(message)


def _needed(words: FieldWords) -> str:
    """Return what is said where nothing was given; empty where nothing is needed."""
    if words.kind.is_day and words.needed:
        return f"Type the day: {_EXAMPLES[words.kind]}."
    return words.needed if isinstance(words.needed, str) else ""


def _no_words(asked: FormField[Any], said: object) -> str:
    """Return why a number or sign that is a key elsewhere is no answer here; empty if it is one."""
    is_sign = asked.words.kind is FieldKind.WORDS and _SIGN.fullmatch(str(said))
    is_typed = is_sign and said not in asked.means
    return f"Here {said} alone stands for nothing. Type words." if is_typed else ""


def _as_put(asked: FormField[Any], shown: object) -> Put:
    """Return a field as an asker puts it, with what stands of it pointed at."""
    words, choices = asked.words, asked.choices or asked.words.listed
    ids, previous = {each.id for each in choices}, _previous(shown, asked.means)
    more = {Move.SKIP: words.may_skip, Move.WHY: bool(words.why)}
    put = Put(
        PutKind(words.kind.value) if words.kind.is_choice else PutKind.TEXT,
        words.text,
        choices,
        name=asked.name,
        heading=asked.heading or words.heading,
        previous=tuple(each for each in previous if each in ids or not choices),
        help=asked.help or words.help,
        why=words.why,
        moves=BACK_OR_LEAVE | {move for move, may in more.items() if may},
    )
    return asked.as_put(put if words.kind.is_choice else _to_type(put, words))


def _to_type(put: Put, words: FieldWords) -> Put:
    example = _EXAMPLES.get(words.kind, "roles, no names")
    when = "if there is none" if words.kind.is_day else "if there is nothing to say"
    return replace(
        put,
        placeholder="; ".join(filter(None, (example, words.also))),
        skip_when=when if words.may_skip else "",
        shortcuts=(Choice(words.key, "", words.key),) if words.key else (),
        wants_no_words=words.kind.is_day,
    )


def _previous(shown: object, means: Mapping[str, object]) -> tuple[str, ...]:
    """Return what stands of a field as a question points at it."""
    if shown in _NOTHING:
        return ()
    if isinstance(shown, tuple):
        return tuple(str(each) for each in shown)
    if isinstance(shown, date):
        return (as_typed(shown),)
    return (next((id_ for id_, each in means.items() if each == shown), str(shown)),)


def _day(read: Callable[[Asker, date, str], date | None]) -> Reads:
    """Return what puts a question until a day is read."""
    return lambda asker, asked, today: ask_until(asker, asked, partial(read, asker, today))


_READS: Mapping[FieldKind, Reads] = {
    FieldKind.DAY: _day(coming_day),
    FieldKind.PAST_DAY: _day(past_day),
}
_EXAMPLES = {FieldKind.DAY: COMING, FieldKind.PAST_DAY: HELD}
