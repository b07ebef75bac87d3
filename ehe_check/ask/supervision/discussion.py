"""A supervision under way: who is asked, what it is talked from, how it is saved, its opening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ehe_check.ask.decisions import guard_words
from ehe_check.ask.form import put_at
from ehe_check.ask.put import Asker, Choice, Put, ask_choice, put_or_leave
from ehe_check.ask.reply import Chosen, Move, Moved
from ehe_check.over_time.supervision import LastSaying, SaidThen, Supervision
from ehe_check.page.dates import month_words
from ehe_check.supervision.talked_from import TalkedFrom

HAPPENED: Mapping[str, bool | None] = {"yes": True, "no": False, "not-known": None}
_CODES = {"yes": "1", "no": "2", "not-known": "0"}


def lines(several: Iterable[str]) -> str:
    """Return what stands beside a question, a line for each thing that there is to say."""
    return "\n".join(filter(None, several))


@dataclass(frozen=True)
class View:
    """What can be looked at from the opening: its word beside its key, and what shows it."""

    words: str
    show: Callable[[], None]


@dataclass
class Discussion:
    """One supervision under way, from what it has begun with.

    `save` writes it to its file before the next question is drawn; `today` and `now` are the clock,
    given from outside. `show` shows the opening screen with where this supervision stands, `views`
    what else can be looked at from there, by its key. `said_then` is what the opening
    says, to be kept with a finished supervision. `remark` is said once it is begun. Where it
    `shows_others`, all that could be decided is offered, and not only what there is room for.
    """

    begun: Supervision
    asker: Asker
    save: Callable[[Supervision], None]
    today: date
    now: Callable[[], datetime]
    case: TalkedFrom
    show: Callable[[str], None] = lambda _: None
    views: Mapping[str, View] = field(default_factory=dict)
    remark: str = ""
    said_then: Callable[[], SaidThen | None] = lambda: None
    shows_others: bool = False

    @property
    def guard(self) -> str:
        """What is said before the words of a plan are asked for, while HOLD or ASK FIRST stands."""
        advice = self.case.advice
        return guard_words(hold=advice.hold, asks_first=advice.is_guarded)

    @property
    def said_before(self) -> LastSaying | None:
        """What was said last time would make both think again, if anything."""
        before = self.case.before
        words = (before.again.more or before.again.less) if before and before.again else ""
        return LastSaying(said=words, on=before.day) if before and words else None

    def keep(self, supervision: Supervision) -> Supervision:
        """Save a supervision as it now is, and return it as it is saved."""
        kept = put_at(supervision, ("supervision", "saved"), self.now())
        self.save(kept)
        return kept

    def finish(self, supervision: Supervision) -> Supervision:
        """Save a supervision as one that both have confirmed, with what was said on its day."""
        moment = self.now()
        marks = {"saved": moment, "finished": moment, "passed": ()}
        marked = supervision.supervision.model_copy(update=marks)
        whole = supervision.model_copy(update={"said": self.said_then(), "supervision": marked})
        self.save(whole)
        return whole

    def open(self, whence: str, *, is_said: bool) -> LastSaying | None:
        """Show the opening until somebody begins; return what is said there of last time's words.

        What is looked at from there comes back to it. `whence` is where the supervision goes on,
        empty where it is new; it begins with what came of those words, unless that `is_said`.

        Raises:
            PersonLeftError: somebody leaves.
        """
        said = None if is_said else self.said_before
        line = self._line(said, "goes on" if whence else "begins")
        while True:
            self.show(whence)
            match put_or_leave(self.asker, line):
                case Chosen((chosen,)) if chosen in self.views:
                    self.views[chosen].show()
                case Chosen((chosen,)) if chosen in HAPPENED and said is not None:
                    return said.model_copy(update={"happened": HAPPENED[chosen]})
                case Moved(Move.NOT_KNOWN) if said is not None:
                    return said
                case Chosen():
                    return None
                case _:
                    continue

    def _line(self, said: LastSaying | None, does: str) -> Put:
        """Return the line beneath the opening: what was said, where it is open, then the keys."""
        views = [Choice(key, view.words, key) for key, view in self.views.items()]
        asked, answers, moves = f"Enter {does}", list[Choice](), {Move.LEAVE}
        if said is not None:
            asked = f"{self._named(said)}: has it happened?"
            answers = [Choice(id_, id_.replace("-", " "), code) for id_, code in _CODES.items()]
            moves = {Move.LEAVE, Move.NOT_KNOWN}
        choices = (*answers, *views, Choice("leave", "leave", "x"))
        put = ask_choice("opening", asked, choices, moves=frozenset(moves))
        return replace(put, is_line=True, enter="" if answers else "begin")

    def _named(self, said: LastSaying) -> str:
        """Return what is asked about; where what would worry less was said too, which of the two.

        That stands above it as well, and only the other is asked about and kept.
        """
        again = self.case.before.again if self.case.before is not None else None
        if again is not None and again.more and again.less:
            return "What you said would worry you more"
        return f"What you said in {month_words(said.on)}"
