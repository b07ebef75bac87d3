"""Setting up: what a new session needs before its first question: a reference, a set, a role and a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ehe_check.ask.putting import Asker, Choice, Move, Moved, Put, PutKind, Tone, Wrote
from ehe_check.ask.walking import PersonLeftError, chosen
from ehe_check.core.nudging import identifying
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.role import ROLE_WORDS, Role

PRIVACY = (
    "Before you start: who could see this screen? What you type stays in a file on this computer, where you say. "
    "Nothing is sent anywhere. It is not the case record, and it may have to be disclosed: no names, please."
)
ENGLAND = (
    "These questions are for England. In Wales, Scotland and Northern Ireland the law and the services differ, "
    "so please use your own country's guidance there."
)
_LEAVE = frozenset({Move.LEAVE})


@dataclass(frozen=True)
class SetUp:
    """What a new session starts from; what is empty or None is still to be asked."""

    reference: str = ""
    walk_set: WalkSet | None = None
    role: Role | None = None


def ask_set_up(
    asker: Asker, bank: QuestionBank, known: SetUp, path: Path | None, today: date
) -> tuple[SetUp, Path]:
    """Ask for what a new session still needs, and for the place of its file where none was given.

    Raises:
        PersonLeftError: the person leaves before there is anything to save.
    """
    asker.say(PRIVACY)
    asker.say(ENGLAND, Tone.HINT)
    if known.walk_set is None:
        known = replace(known, walk_set=_ask_set(asker, bank))
    else:
        asker.say(f"This takes {bank.minutes.get(known.walk_set, 'some time')}.", Tone.HINT)
    if known.role is None:
        known = replace(known, role=_ask_role(asker))
    if not known.reference:
        known = replace(known, reference=_ask_reference(asker))
    return known, path or _ask_place(asker, known.reference, today)


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


def _ask_set(asker: Asker, bank: QuestionBank) -> WalkSet:
    choices = (
        Choice("quick", f"The quick set: {bank.minutes.get(WalkSet.QUICK, '')}"),
        Choice("full", f"All the questions: {bank.minutes.get(WalkSet.FULL, '')}"),
    )
    why = "The quick set reaches everything urgent and every reason for a meeting. The full set is a good preparation for supervision. You can stop at any time and go on later."
    return WalkSet(
        _put(
            asker,
            Put(
                PutKind.CHOICE,
                "How much would you like to answer now?",
                choices,
                why=why,
                moves=_LEAVE | {Move.WHY},
            ),
        )
    )


def _ask_role(asker: Asker) -> Role:
    choices = tuple(Choice(role.value, ROLE_WORDS[role]) for role in Role)
    why = "Your role chooses some of the help texts. It never hides a question."
    return Role(
        _put(
            asker,
            Put(PutKind.CHOICE, "What is your role?", choices, why=why, moves=_LEAVE | {Move.WHY}),
        )
    )


def _ask_reference(asker: Asker) -> str:
    put = Put(
        kind=PutKind.TEXT,
        text="Which case is this? Type your own reference, such as EHE-0042. Never a name.",
        why="The reference is in the file's name and on the sheet, where others may see it. A name there could harm somebody.",
        moves=_LEAVE | {Move.WHY},
    )
    while True:
        reference = " ".join(_put(asker, put).split())
        found = identifying(reference)
        if reference and not found:
            return reference[:100]
        asker.say(
            f"That looks as if it holds {' and '.join(found)}. Use a reference."
            if found
            else "Type a reference, such as EHE-0042."
        )


def _ask_place(asker: Asker, reference: str, today: date) -> Path:
    offered = file_name_for(reference, today, Path())
    put = Put(
        kind=PutKind.TEXT,
        text="Where shall this be saved? Keep the name offered, or type another.",
        previous=(str(offered),),
        why="Only this file holds what you type. Choose a folder that your organisation allows.",
        moves=_LEAVE | {Move.WHY},
    )
    while True:
        typed = _put(asker, put).strip()
        path = Path(typed).expanduser()
        if typed and not path.exists() and path.parent.is_dir():
            return path if path.suffix else path.with_suffix(".toml")
        asker.say(
            "That file is there already: choose another name."
            if typed and path.exists()
            else "That folder is not there."
        )


def _put(asker: Asker, put: Put) -> str:
    while True:
        reply = asker.put(put)
        match reply:
            case Moved(Move.LEAVE):
                raise PersonLeftError
            case Moved():
                continue
            case Wrote() | _:
                return chosen(reply)
