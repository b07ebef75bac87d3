"""What the parts of a supervision share: who asks, what is agreed so far, saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ehe_check.ask.case.decide import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.conversation import MOVES, Conversation
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Put, ask_choice, ask_text
from ehe_check.ask.reply import Chosen, Moved
from ehe_check.ask.typed_text import ask_words
from ehe_check.ask.who_asks import Tone
from ehe_check.over_time.supervision import SaidThen, Supervision
from ehe_check.supervision.talked_from import TalkedFrom

NO_NAMES = "roles, no names"


def _say_nothing(_step: str) -> None:
    """Show no opening: there is none."""


@dataclass(frozen=True)
class View:
    """What can be looked at from the opening: its word beside its key, and what shows it."""

    words: str
    show: Callable[[], None]


@dataclass
class Discussion(Conversation):
    """One supervision under way.

    `save` writes it to its file before the next question is drawn; `today` and `now` are the clock,
    given from outside. `show` shows the opening screen with where this supervision stands, `views`
    what else can be looked at from there, by its key. `said_then` is what the opening
    says, to be kept with a finished supervision. `remark` is said once it is begun.
    """

    supervision: Supervision
    save: Callable[[Supervision], None]
    now: Callable[[], datetime]
    case: TalkedFrom
    show: Callable[[str], None] = _say_nothing
    views: Mapping[str, View] = field(default_factory=dict)
    remark: str = ""
    said_then: Callable[[], SaidThen | None] = lambda: None

    def keep(self, supervision: Supervision | None = None, **changed: object) -> None:
        """Save the supervision as it now is, or with some of its parts changed."""
        whole = supervision or self.supervision.model_copy(update=changed)
        self._mark(whole, saved=self.now())

    def keep_next(self, day: date | None) -> None:
        """Save when the two meet next."""
        self._mark(self.supervision, saved=self.now(), next=day)

    def finish(self) -> None:
        """Save the supervision as one that both have confirmed, with what was said on its day."""
        moment = self.now()
        whole = self.supervision.model_copy(update={"said": self.said_then()})
        self._mark(whole, saved=moment, finished=moment)

    def next_number(self) -> int:
        """Return a number that no decision of the case has, nor one that is agreed here."""
        here = [point.number or 0 for point in self.supervision.points]
        here += [self.supervision.meeting.number or 0] if self.supervision.meeting else []
        ledger = self.case.ledger
        return max([ledger.next_number() if ledger else 1, *(each + 1 for each in here)])

    def pick(  # noqa: PLR0913 (a choice and all that stands beside it)
        self,
        name: str,
        text: str,
        choices: Mapping[str, str],
        before: str = "",
        *,
        heading: str = "",
        help: str = "",  # noqa: A002 (as it is called in Put)
        may_skip: bool = False,
    ) -> str | None:
        """Put a choice with what stands beside it; None on going back, empty where passed over."""
        moves = MOVES if may_skip else BACK_OR_LEAVE
        reply = self.put(
            ask_choice(name, text, choices, before, heading=heading, help=help, moves=moves)
        )
        match reply:
            case Chosen(ids):
                return ids[0]
            case Moved(Move.SKIP):
                return ""
            case _:
                return None

    def box(  # noqa: PLR0913 (words and all that stands beside them)
        self,
        name: str,
        text: str,
        before: str | None,
        *,
        heading: str = "",
        help: str = "",  # noqa: A002 (as it is called in Put)
        why: str = "",
        also: str = "",
        needed: str = "",
    ) -> str | None:
        """Ask for words in a box; empty where they are passed over, None on going back.

        `also` is what else may be typed. Where they are `needed` it is asked again until there are
        some, with that remark.
        """
        while True:
            words = self._words(
                ask_text(
                    name,
                    text,
                    before,
                    heading=heading,
                    help=help,
                    why=why,
                    placeholder="; ".join(filter(None, (NO_NAMES, also))),
                    skip_when="" if needed else "if there is nothing to say",
                    moves=(BACK_OR_LEAVE if needed else MOVES)
                    | ({Move.WHY} if why else frozenset()),
                )
            )
            if words is None or words or not needed:
                return words
            self.asker.say(needed)

    def say_guard(self) -> None:
        """Say that HOLD or ASK FIRST stands, before the words of a plan are asked for."""
        if self.case.is_guarded:
            self.asker.say(UNDER_HOLD if self.case.is_held else UNDER_ASK, Tone.URGENT)

    def _words(self, question: Put) -> str | None:
        return ask_words(self.put, self.asker, question)

    def _mark(self, supervision: Supervision, **marks: object) -> None:
        marked = supervision.supervision.model_copy(update=marks)
        kept = supervision.model_copy(update={"supervision": marked})
        self.save(kept)
        self.supervision = kept
