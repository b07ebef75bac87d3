"""The opening of a supervision: one screen, what lies a key away, and what was said last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, ask_choice
from ehe_check.ask.reply import Chosen, Moved
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.part import STEPS, Part
from ehe_check.ask.who_asks import put_or_leave
from ehe_check.over_time.supervision import LastSaying, Supervision
from ehe_check.page.dates import day_words, month_words

HAPPENED: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "not-known": None}
_ANSWERS: Final = {"yes": "Yes", "no": "No", "not-known": "Not known"}
_CODES: Final = {"yes": "1", "no": "2", "not-known": "0"}
_BEGIN: Final = "begin"
_KEPT: Final = "What was said so far is kept; of it, what was agreed is shown above."


def open_case(talk: Discussion, step: int) -> None:
    """Show the opening until somebody begins; what is looked at from there comes back to it.

    `step` is where the supervision goes on, 0 where it is new.

    Raises:
        PersonLeftError: somebody leaves.
    """
    whence = f"You are at step {step} of {len(STEPS)}. {_KEPT}" if step else ""
    talk.show(whence)
    line = _line(talk, step)
    while True:
        match put_or_leave(talk.asker, line):
            case Chosen((chosen,)) if chosen in talk.views:
                talk.views[chosen].show()
                talk.show(whence)
            case Chosen((chosen,)) if chosen in HAPPENED:
                _keep(talk, chosen)
                return
            case Moved(Move.NOT_KNOWN):
                _keep(talk, "not-known")
                return
            case Chosen():
                return
            case _:
                talk.show(whence)


@dataclass
class SayingPart(Part):
    """Whether what was said last time would make both think again has happened."""

    said: LastSaying

    @property
    def is_settled(self) -> bool:
        """Whether it was answered, here or on the opening."""
        return self.talk.supervision.saying is not None

    def ask(self) -> bool:
        """Ask whether it has happened."""
        said, given = self.said, self.talk.supervision.saying
        picked = self.talk.pick(
            "saying",
            f"On {day_words(said.on)} you said that this would make you think again: "
            f'"{said.said}" Has it happened?',
            _ANSWERS,
            _as_id(given) if given is not None else "",
            heading=self.heading,
        )
        if picked is None:
            return False
        _keep(self.talk, picked)
        return True


def said_last_time(before: Supervision | None) -> LastSaying | None:
    """Return what was said at the last supervision would make both think again, if anything."""
    if before is None or before.again is None:
        return None
    words = before.again.more or before.again.less
    return LastSaying(said=words, on=before.day) if words else None


def _is_open(talk: Discussion) -> bool:
    return said_last_time(talk.case.before) is not None and talk.supervision.saying is None


def _keep(talk: Discussion, picked: str) -> None:
    said = said_last_time(talk.case.before)
    if said is not None:
        talk.keep(saying=said.model_copy(update={"happened": HAPPENED[picked]}))


def _as_id(saying: LastSaying) -> str:
    return next(id_ for id_, happened in HAPPENED.items() if happened is saying.happened)


def _line(talk: Discussion, step: int) -> Put:
    """Return the line beneath the opening: what was said, where it is open, then the keys."""
    views = [Choice(key, view.words, key) for key, view in talk.views.items()]
    said, does = said_last_time(talk.case.before), "goes on" if step else "begins"
    answers: list[Choice] = []
    asked = f"Enter {does}"
    if said is not None and _is_open(talk):
        asked = f"What you said in {month_words(said.on)}: has it happened?"
        answers = [Choice(id_, words.lower(), _CODES[id_]) for id_, words in _ANSWERS.items()]
        views = [Choice(_BEGIN, does, "Enter"), *views]
    put = ask_choice("opening", asked, [*answers, *views], is_line=True, enter=_BEGIN)
    put = replace(put, choices=(*put.choices, Choice("leave", "leave", "x")))
    return replace(put, moves=frozenset({Move.LEAVE, *([Move.NOT_KNOWN] if answers else [])}))
