"""What a new session needs first: a set of questions, a role, a reference, a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put, ask_choice, ask_text
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import identifying_words
from ehe_check.ask.who_asks import Asker, put_or_leave
from ehe_check.bank.role import ROLE_WORDS, Role
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.shipped_minutes import SHIPPED
from ehe_check.files.new_file import new_place, new_session_file
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
_LONGEST_REFERENCE = 100
_PATH: Final = re.compile(r"^[/~]|^\.\.?[/\\]|\\|^[a-z]:[/\\]|\.toml", re.IGNORECASE)
"""What a path has and a reference has not: a reference may well have a stroke in it."""
_MOVES = frozenset({Move.BACK, Move.WHY, Move.LEAVE})


@dataclass(frozen=True)
class SetUp:
    """What a new session starts from; what is empty or None is still to be asked.

    `role_before` is that of the session that it goes on from: it is pointed at, and still asked, as
    somebody else may go on.
    """

    reference: str = ""
    walk_set: WalkSet | None = None
    role: Role | None = None
    path: Path | None = None
    role_before: Role | None = None


@dataclass(frozen=True)
class _Asking:
    """Whom the set-up is asked by, for which questions, and on which day."""

    asker: Asker
    bank: QuestionBank | None
    today: date


_Part = Callable[[_Asking, SetUp], SetUp | None]


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


def _ask_set(asking: _Asking, known: SetUp) -> SetUp | None:
    picked = _put(
        asking,
        ask_choice(
            "set",
            "How much would you like to answer now?",
            {
                "quick": f"The quick set: {_how_much(asking.bank, WalkSet.QUICK)}",
                "full": f"All the questions: {_how_much(asking.bank, WalkSet.FULL)}",
            },
            known.walk_set,
            why="The quick set reaches everything urgent and every reason for a meeting. The full "
            "set is a good preparation for supervision. You can stop at any time and go on later.",
            moves=_MOVES - {Move.BACK},
        ),
    )
    return None if picked is None else replace(known, walk_set=WalkSet(picked))


def _how_much(bank: QuestionBank | None, walk_set: WalkSet) -> str:
    """Return how long a set of questions takes, in the words of the first screen."""
    minutes = SHIPPED[walk_set]
    if bank is not None:
        from ehe_check.case.how_long import minutes_of

        minutes = minutes_of(bank, walk_set)
    return f"about {minutes.words} (an estimate)"


def _ask_role(asking: _Asking, known: SetUp) -> SetUp | None:
    picked = _put(
        asking,
        ask_choice(
            "role",
            "What is your role?",
            {role.value: ROLE_WORDS[role] for role in Role},
            known.role or known.role_before,
            why="Your role chooses some of the help texts. It never hides a question.",
            moves=_MOVES,
        ),
    )
    return None if picked is None else replace(known, role=Role(picked))


def _ask_reference(asking: _Asking, known: SetUp) -> SetUp | None:
    put = ask_text(
        "reference",
        "Which case is this? Type your own reference, such as EHE-0042. Never a name.",
        known.reference,
        why="The reference is in the file's name and on the sheet, where others may see it. "
        "A name there could harm somebody.",
        wants_no_words=True,
        moves=_MOVES,
    )
    while True:
        typed = _put(asking, put)
        if typed is None:
            return None
        reference = " ".join(typed.split())
        if fault := _fault_in_reference(reference):
            asking.asker.say(fault)
        elif _is_no_name(asking, reference):
            return replace(known, reference=reference)


def _is_no_name(asking: _Asking, reference: str) -> bool:
    """Say whether a reference is nobody's name; one without a number in it is asked about."""
    if any(character.isdigit() for character in reference):
        return True
    text = (
        f'"{reference}" has no number in it, and may be a name. It would be in the name of the '
        "file, where a name could harm somebody."
    )
    choices = {"change": "Change it", "keep": "It is not a name"}
    return _put(asking, ask_choice("reference kept", text, choices)) == "keep"


def _fault_in_reference(reference: str) -> str:
    """Return why a reference cannot be taken, or nothing where it can."""
    if found := identifying_words(reference):
        return f"{found} Please type a reference instead."
    if not reference:
        return "Type a reference, such as EHE-0042."
    if _PATH.search(reference):
        return "That looks like the place of a file. Type a reference, such as EHE-0042."
    if len(reference) > _LONGEST_REFERENCE:
        return f"That has {len(reference)} characters. Type {_LONGEST_REFERENCE} or fewer."
    return ""


def _ask_place(asking: _Asking, known: SetUp) -> SetUp | None:
    put = ask_text(
        "place",
        "Where shall this be saved?",
        offered=(str(new_session_file(known.reference, asking.today, Path())),),
        help=_where_a_name_is_saved(),
        why="Only this file holds what you type. Choose a folder that your organisation allows.",
        wants_no_words=True,
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


def _where_a_name_is_saved() -> str:
    here = working_folder()
    if here is None:
        return "The folder that you are in was deleted: type the whole path of a file elsewhere."
    return f"A name alone is saved in this folder: {here}"


def _put(asking: _Asking, put: Put) -> str | None:
    """Put one question of the set-up; None when the person goes back."""
    while True:
        match put_or_leave(asking.asker, put):
            case Moved(Move.BACK):
                return None
            case Moved():
                continue
            case reply:
                return chosen(reply)
