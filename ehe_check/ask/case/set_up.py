"""What a new session needs first, on one screen: its reference, role, set of questions and file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ehe_check.ask.form import changed
from ehe_check.ask.form_field import FormField, Pressed, ask_field, form_bank
from ehe_check.ask.plain_text import identifying_words
from ehe_check.ask.put import Asker, Choice, Put, put_or_leave
from ehe_check.ask.reply import Move, Moved, chosen
from ehe_check.bank.role import ROLE_WORDS, Role
from ehe_check.bank.walk_set import MINUTES_IN_LINES, SHIPPED_MINUTES, Minutes, WalkSet
from ehe_check.files.exact import Exact
from ehe_check.files.folders import new_place, new_session_file, session_name
from ehe_check.files.open_files import working_folder

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank

PRIVACY = (
    "Who could see this screen? Nothing is sent. The file is not the case record, and may have to "
    "be disclosed: no names."
)
ENGLAND = "For England only."
OWN_RECORDS = "Answer from what you know or have read: these are not questions to put to a family."
BANK = form_bank("set-up")
_SETS: Final = {WalkSet.QUICK: "The quick set", WalkSet.FULL: "All the questions"}
_LEAST_REFERENCE, _LONGEST_REFERENCE = 3, 100
_PATH: Final = re.compile(r"^[/~]|^\.\.?[/\\]|\\|^[a-z]:[/\\]|\.toml", re.IGNORECASE)
"""What a path has and a reference has not: a reference may well have a stroke in it."""


class SetUp(Exact):
    """What a new session starts from; what is empty or None is still to be said.

    `role_before` is the role that was said last on this computer: it is shown, and taken unless it
    is changed, as somebody else may sit there now. `path` is a file, or a folder for it. Where it
    is asked `in_lines`, all of it takes longer.
    """

    reference: str = ""
    walk_set: WalkSet | None = None
    role: Role | None = None
    path: Path | None = None
    role_before: Role | None = None
    in_lines: bool = False

    @property
    def walk_set_or_quick(self) -> WalkSet:
        """Which set it is, the quick one where none is chosen."""
        return self.walk_set or WalkSet.QUICK


def ask_set_up(asker: Asker, bank: QuestionBank | None, known: SetUp, today: date) -> SetUp:
    """Say what everybody should know first, and ask on one screen for what is not known.

    The role has a question of its own where this computer remembers none. It is for the shipped
    questions where no bank is given, so that none is read before it.

    Raises:
        PersonLeftError: the person leaves before there is anything to save.
    """
    for line in ("", PRIVACY, ENGLAND, OWN_RECORDS):
        asker.say(line)
    while known.role is None and known.role_before is None:
        known = _with_role(asker, known, today)
    if known.reference and known.walk_set and known.role and known.path:
        asker.say(f"{_how_much(bank, known)}.")
        return known
    walk_set, role = known.walk_set_or_quick, known.role or known.role_before
    now = changed(known, walk_set=walk_set, role=role)
    while now.path is None and working_folder() is None:
        now = _with_place(asker, now, today)
    return _with_reference(asker, bank, now, today)


def _with_reference(asker: Asker, bank: QuestionBank | None, now: SetUp, today: date) -> SetUp:
    """Put the screen of start until the person goes on from it."""
    while True:
        said = ask_field(asker, today, _start(bank, now, today))
        if isinstance(said, Pressed):
            now = _CHANGES[said.key](asker, now, today)
        elif said == now.reference or _may_be_kept(asker, today, str(said)):
            named = changed(now, reference=said)
            path = _file(named, today)
            if now.path != path and path.name != (usual := session_name(named.reference, today)):
                asker.say(f"{usual} is there already, so this new one is {path.name}.")
            return changed(named, path=path)


def _start(bank: QuestionBank | None, now: SetUp, today: date) -> FormField[SetUp]:
    """Return the screen of start: a reference is typed there, or a letter that changes a line."""
    lines = (
        f"r  Role: {ROLE_WORDS[now.role or Role.OTHER]}",
        f"s  {_how_much(bank, now)}",
        f"f  File: {_file_words(now, today)}",
    )
    known = BANK["go-on"].filled(reference=now.reference)
    return FormField(
        "reference",
        known if now.reference else BANK["reference"],
        help="\n".join(lines),
        fault=partial(_fault_in_reference, now.reference),
        reads=_reference_or_key,
        as_put=lambda put: replace(
            _typed_as_it_is(put),
            enter=now.reference,
            placeholder="r, s, f change a line",
            moves=put.moves - {Move.BACK},
        ),
    )


def _how_much(bank: QuestionBank | None, now: SetUp) -> str:
    """Return which set it is and how long it takes."""
    return f"{_SETS[now.walk_set_or_quick]}: about {_minutes(bank, now).words}"


def _minutes(bank: QuestionBank | None, now: SetUp) -> Minutes:
    """Return how long a set takes, as it was counted; of a bank of one's own, an estimate."""
    if bank is None or bank.id == "case":
        counted = MINUTES_IN_LINES if now.in_lines else SHIPPED_MINUTES
        return counted[now.walk_set_or_quick]
    from ehe_check.case.how_long import minutes_of

    return Minutes(minutes_of(bank, now.walk_set_or_quick))


def _file_words(now: SetUp, today: date) -> str:
    """Return where it is saved, as far as it is known before there is a reference."""
    if now.path is not None and not now.path.is_dir():
        return str(now.path)
    name = session_name(now.reference or "REF", today)
    return f"{name} in {now.path or working_folder() or Path()}"


def _file(now: SetUp, today: date) -> Path:
    if now.path is not None and not now.path.is_dir():
        return now.path
    return new_session_file(now.reference, today, now.path or Path())


def _reference_or_key(asker: Asker, asked: Put, _: date) -> object:
    reply = put_or_leave(asker, asked)
    assert not isinstance(reply, Moved)  # noqa: S101 (no move but leaving is offered there)
    said = " ".join(chosen(reply).split())
    return Pressed(said.casefold()) if said.casefold() in _CHANGES else said


def _fault_in_reference(given: str, reference: str) -> str:
    """Return why a reference cannot be taken, or nothing where it can; one that was given stays."""
    if given:
        return "" if reference == given else f"The case is {given}, and that stays."
    if found := identifying_words(reference):
        return f"{found} Please type a reference instead."
    if _PATH.search(reference):
        return "That looks like the place of a file. Type a reference, such as EHE-0042."
    if len(reference) < _LEAST_REFERENCE:
        return "That is too short for a reference. Type one such as EHE-0042."
    if len(reference) > _LONGEST_REFERENCE:
        return f"That has {len(reference)} characters. Type {_LONGEST_REFERENCE} or fewer."
    return ""


def _may_be_kept(asker: Asker, today: date, reference: str) -> bool:
    """Ask about a reference without a number in it, which may be a name."""
    if any(each.isdigit() for each in reference):
        return True
    words = BANK["reference-kept"].filled(reference=reference)
    said: object = ask_field(asker, today, FormField("reference kept", words))
    return said == "keep"


def _with_role(asker: Asker, now: SetUp, today: date) -> SetUp:
    asked: FormField[SetUp] = FormField(
        "role",
        BANK["role"],
        means={each.value: each for each in Role},
        choices=tuple(Choice(each.value, ROLE_WORDS[each]) for each in Role),
        as_put=lambda put: put if now.role else replace(put, moves=put.moves - {Move.BACK}),
    )
    said = ask_field(asker, today, asked, now.role)
    return now if said is Move.BACK else changed(now, role=said)


def _with_place(asker: Asker, now: SetUp, today: date) -> SetUp:
    asked: FormField[SetUp] = FormField(
        "place",
        BANK["place"],
        help=_where_a_name_is_saved(),
        fault=lambda said: said if isinstance(said, str) else "",
        reads=_place,
        as_put=_typed_as_it_is,
    )
    said = ask_field(asker, today, asked, str(now.path or ""))
    return now if said is Move.BACK else changed(now, path=said)


def _place(asker: Asker, asked: Put, _: date) -> object:
    """Return the folder or new file that was typed, what is wrong with it, or BACK."""
    reply = put_or_leave(asker, asked)
    if isinstance(reply, Moved):
        return reply.move
    return new_place(chosen(reply), ".toml", or_folder=True)


def _where_a_name_is_saved() -> str:
    here = working_folder()
    if here is None:
        return "The folder that you are in was deleted: type the whole path of a file elsewhere."
    return f"A name alone is saved in this folder: {here}"


def _typed_as_it_is(put: Put) -> Put:
    """Return what reads a name of something, in which no word is prose."""
    return replace(put, placeholder="", wants_no_words=True)


_OTHER_SET: Final = {WalkSet.QUICK: WalkSet.FULL, WalkSet.FULL: WalkSet.QUICK}
_CHANGES: Final[Mapping[str, Callable[[Asker, SetUp, date], SetUp]]] = {
    "r": _with_role,
    "s": lambda _, now, __: changed(now, walk_set=_OTHER_SET[now.walk_set_or_quick]),
    "f": _with_place,
}
"""What each letter changes, typed where a reference is."""
