"""Setting up: what a new session needs first: a set of questions, a role, a reference, a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ehe_check.ask.new_file import new_place
from ehe_check.ask.put import (
    Asker,
    Choice,
    Move,
    Moved,
    PersonLeftError,
    Put,
    PutKind,
    Tone,
    chosen,
)
from ehe_check.bank.bank import QuestionBank, WalkSet
from ehe_check.bank.role import ROLE_WORDS, Role
from ehe_check.case.how_long import count_of
from ehe_check.case.nudge import identifying

PRIVACY = (
    "Before you start: who could see this screen? What you type stays in a file on this computer, "
    "where you say. Nothing is sent anywhere. It is not the case record, and it may have to be "
    "disclosed: no names, please."
)
ENGLAND = (
    "These questions are for England. In Wales, Scotland and Northern Ireland the law and the "
    "services differ, so please use your own country's guidance there."
)
_MOVES = frozenset({Move.BACK, Move.WHY, Move.LEAVE})


@dataclass(frozen=True)
class SetUp:
    """What a new session starts from; what is empty or None is still to be asked."""

    reference: str = ""
    walk_set: WalkSet | None = None
    role: Role | None = None
    path: Path | None = None


@dataclass(frozen=True)
class _Asking:
    """Whom the set-up is asked by, for which questions, and on which day."""

    asker: Asker
    bank: QuestionBank
    today: date


_Part = Callable[[_Asking, SetUp], SetUp | None]


def ask_set_up(asker: Asker, bank: QuestionBank, known: SetUp, today: date) -> SetUp:
    """Ask for what a new session still needs, the place of its file too where none was given.

    Raises:
        PersonLeftError: the person leaves before there is anything to save.
    """
    asker.say("")
    asker.say(PRIVACY)
    asker.say("")
    asker.say(ENGLAND, Tone.HINT)
    if known.walk_set is not None:
        asker.say(f"This takes {_how_much(bank, known.walk_set)}.", Tone.HINT)
    asking = _Asking(asker, bank, today)
    missing: list[tuple[bool, _Part]] = [
        (known.walk_set is None, _ask_set),
        (known.role is None, _ask_role),
        (not known.reference, _ask_reference),
        (known.path is None, _ask_place),
    ]
    parts = [part for is_missing, part in missing if is_missing]
    place = 0
    while place < len(parts):
        answered = parts[place](asking, known)
        known = answered or known
        place = place + 1 if answered else max(0, place - 1)
    return known


def file_name_for(reference: str, today: date, folder: Path) -> Path:
    """Return a name for a session file that is not taken yet: `ehe-REF-DATE.toml`."""
    safe = re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-") or "case"
    stem = f"ehe-{safe[:40]}-{today.isoformat()}"
    path = folder / f"{stem}.toml"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}.toml"
        number += 1
    return path


def _ask_set(asking: _Asking, known: SetUp) -> SetUp | None:
    picked = _put(
        asking,
        Put(
            kind=PutKind.CHOICE,
            text="How much would you like to answer now?",
            choices=(
                Choice("quick", f"The quick set: {_how_much(asking.bank, WalkSet.QUICK)}"),
                Choice("full", f"All the questions: {_how_much(asking.bank, WalkSet.FULL)}"),
            ),
            name="set",
            previous=(known.walk_set.value,) if known.walk_set else (),
            why="The quick set reaches everything urgent and every reason for a meeting. The full "
            "set is a good preparation for supervision. You can stop at any time and go on later.",
            moves=_MOVES - {Move.BACK},
        ),
    )
    return None if picked is None else replace(known, walk_set=WalkSet(picked))


def _how_much(bank: QuestionBank, walk_set: WalkSet) -> str:
    """Return how long a set of questions takes, in the words of the first screen."""
    one, two = (count_of(bank, walk_set, children).minutes for children in (1, 2))
    return f"about {one} minutes for one child, and {two - one} more for each other (an estimate)"


def _ask_role(asking: _Asking, known: SetUp) -> SetUp | None:
    picked = _put(
        asking,
        Put(
            kind=PutKind.CHOICE,
            text="What is your role?",
            choices=tuple(Choice(role.value, ROLE_WORDS[role]) for role in Role),
            name="role",
            previous=(known.role.value,) if known.role else (),
            why="Your role chooses some of the help texts. It never hides a question.",
            moves=_MOVES,
        ),
    )
    return None if picked is None else replace(known, role=Role(picked))


def _ask_reference(asking: _Asking, known: SetUp) -> SetUp | None:
    put = Put(
        kind=PutKind.TEXT,
        text="Which case is this? Type your own reference, such as EHE-0042. Never a name.",
        name="reference",
        previous=(known.reference,) if known.reference else (),
        why="The reference is in the file's name and on the sheet, where others may see it. "
        "A name there could harm somebody.",
        moves=_MOVES,
    )
    while True:
        typed = _put(asking, put)
        if typed is None:
            return None
        reference = " ".join(typed.split())
        found = identifying(reference)
        if reference and not found:
            return replace(known, reference=reference[:100])
        asking.asker.say(
            f"That looks as if it holds {' and '.join(found)}. Please type a reference instead."
            if found
            else "Type a reference, such as EHE-0042."
        )


def _ask_place(asking: _Asking, known: SetUp) -> SetUp | None:
    put = Put(
        kind=PutKind.TEXT,
        text="Where shall this be saved?",
        name="place",
        offered=(str(file_name_for(known.reference, asking.today, Path())),),
        help=f"A name alone is saved in this folder: {Path.cwd()}",
        why="Only this file holds what you type. Choose a folder that your organisation allows.",
        moves=_MOVES,
    )
    while True:
        typed = _put(asking, put)
        if typed is None:
            return None
        place = new_place(typed, ".toml")
        if isinstance(place, Path):
            return replace(known, path=place)
        asking.asker.say(place)


def _put(asking: _Asking, put: Put) -> str | None:
    """Put one question of the set-up; None when the person goes back."""
    while True:
        reply = asking.asker.put(put)
        match reply:
            case Moved(Move.LEAVE):
                raise PersonLeftError
            case Moved(Move.BACK):
                return None
            case Moved():
                continue
            case _:
                return chosen(reply)
