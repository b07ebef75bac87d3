"""What a new session needs first: a set of questions, a role, a reference, a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from ehe_check.ask.form import Form, changed
from ehe_check.ask.form_field import FormField, PutQuestion, form_bank
from ehe_check.ask.plain_text import identifying_words
from ehe_check.ask.put import Asker, Choice, Put
from ehe_check.ask.reply import Move, Moved, chosen
from ehe_check.bank.role import ROLE_WORDS, Role
from ehe_check.bank.walk_set import SHIPPED_MINUTES, WalkSet
from ehe_check.files.exact import Exact
from ehe_check.files.folders import new_place, new_session_file
from ehe_check.files.open_files import working_folder
from ehe_check.page.phrases import capital

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank

PRIVACY = (
    "Before you start: who could see this screen? What you type stays in a file on this computer, "
    "where you say. Nothing is sent anywhere. It is not the case record, and it may have to be "
    "disclosed: no names, please."
)
ENGLAND = (
    "These questions are for England. Elsewhere the law and the services differ: please use that "
    "country's guidance."
)
BANK = form_bank("set-up")
_LONGEST_REFERENCE = 100
_PATH: Final = re.compile(r"^[/~]|^\.\.?[/\\]|\\|^[a-z]:[/\\]|\.toml", re.IGNORECASE)
"""What a path has and a reference has not: a reference may well have a stroke in it."""


class SetUp(Exact):
    """What a new session starts from; what is empty or None is still to be asked.

    `role_before` is that of the session that it goes on from: it is pointed at, and still asked, as
    somebody else may go on.
    """

    reference: str = ""
    walk_set: WalkSet | None = None
    role: Role | None = None
    path: Path | None = None
    role_before: Role | None = None


Field: TypeAlias = FormField[SetUp]


def ask_set_up(asker: Asker, bank: QuestionBank | None, known: SetUp, today: date) -> SetUp:
    """Ask for what a new session still needs, the place of its file too where none was given.

    It is for the shipped questions where no bank is given, so that none is read before it.

    Raises:
        PersonLeftError: the person leaves before there is anything to save.
    """
    asker.say("")
    asker.say(PRIVACY)
    asker.say(ENGLAND)
    if known.walk_set is not None:
        much = _how_much(bank, known.walk_set)
        asker.say(f"{capital(much)}.")
    fields = partial(_fields, bank, known, today)
    form = Form(asker, today, known, lambda record: record, fields)
    form.fill()
    return form.record


def _fields(bank: QuestionBank | None, known: SetUp, today: date, record: SetUp) -> Iterator[Field]:
    """Yield what is still to be asked, of what was not known before."""
    if known.walk_set is None:
        yield _set(bank)
    if known.role is None:
        yield FormField(
            "role",
            BANK["role"],
            at=("role",),
            offers=known.role_before,
            means={each.value: each for each in Role},
            choices=tuple(Choice(each.value, ROLE_WORDS[each]) for each in Role),
        )
    if not known.reference:
        yield from _reference(record)
    if known.path is None:
        yield _place(record, today)


def _set(bank: QuestionBank | None) -> Field:
    quick, full = (_how_much(bank, each) for each in (WalkSet.QUICK, WalkSet.FULL))
    return FormField(
        "set",
        BANK["set"].filled(quick=quick, full=full),
        at=("walk_set",),
        means={each.value: each for each in WalkSet},
        as_put=lambda put: replace(put, moves=put.moves - {Move.BACK}),
    )


def _how_much(bank: QuestionBank | None, walk_set: WalkSet) -> str:
    """Return how long a set of questions takes, in the words of the first screen."""
    minutes = SHIPPED_MINUTES[walk_set]
    if bank is not None:
        from ehe_check.case.how_long import minutes_of

        minutes = minutes_of(bank, walk_set)
    return f"about {minutes.words} (an estimate)"


def _reference(record: SetUp) -> Iterator[Field]:
    """Yield the question for a reference; one without a number in it is asked about."""
    yield FormField(
        "reference",
        BANK["reference"],
        at=("reference",),
        takes=lambda record, said: changed(record, reference=" ".join(said.split())),
        fault=_fault_in_reference,
        reads=_typed,
        as_put=_no_words,
    )
    if record.reference and not any(each.isdigit() for each in record.reference):
        words = BANK["reference-kept"].filled(reference=record.reference)
        again = {"change": Move.BACK}
        yield FormField("reference kept", words, means=again)


def _fault_in_reference(typed: str) -> str:
    """Return why a reference cannot be taken, or nothing where it can."""
    reference = " ".join(typed.split())
    if found := identifying_words(reference):
        return f"{found} Please type a reference instead."
    if _PATH.search(reference):
        return "That looks like the place of a file. Type a reference, such as EHE-0042."
    if len(reference) > _LONGEST_REFERENCE:
        return f"That has {len(reference)} characters. Type {_LONGEST_REFERENCE} or fewer."
    return ""


def _place(record: SetUp, today: date) -> Field:
    offered = str(new_session_file(record.reference, today, Path()))
    return FormField(
        "place",
        BANK["place"],
        at=("path",),
        takes=lambda record, said: changed(record, path=new_place(said, ".toml")),
        help=_where_a_name_is_saved(),
        fault=_fault_in_place,
        reads=_typed,
        as_put=lambda put: replace(_no_words(put), offered=(offered,)),
    )


def _fault_in_place(typed: str) -> str:
    place = new_place(typed, ".toml")
    return place if isinstance(place, str) else ""


def _where_a_name_is_saved() -> str:
    here = working_folder()
    if here is None:
        return "The folder that you are in was deleted: type the whole path of a file elsewhere."
    return f"A name alone is saved in this folder: {here}"


def _typed(put: PutQuestion, _: Asker, asked: Put, __: date) -> object:
    """Return what was typed as it is, of which nothing is said yet; BACK on going back."""
    reply = put(asked)
    return reply.move if isinstance(reply, Moved) else chosen(reply).strip()


def _no_words(put: Put) -> Put:
    return replace(put, placeholder="", wants_no_words=True)
