"""The practitioner's own decision and reason, which may differ from the sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Unpack

from ehe_check.advice.guard import guard_of
from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.day import COMING, ask_day, coming_day
from ehe_check.ask.put import Aside, Move, Moved, Put, Tone, ask_choice, ask_text, chosen
from ehe_check.ask.typed_text import as_kept, nudge
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.over_time.reread import read_on

UNDER_HOLD = (
    "HOLD stands. Plan nothing that could let the family know of this worry until everyone that "
    "the HOLD names has agreed."
)
UNDER_ASK = (
    "ASK FIRST stands. Plan nothing by which the family would hear of this worry before it is "
    "agreed with whoever ASK FIRST names."
)
_HEADING = "Your own decision"
_MOVES = frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE})


def decide(talk: CaseTalk, question: Question, advised: Recommendation) -> bool:
    """Ask for the decision and save it; False when the person goes back to the questions."""
    decision = talk.session.decision or Decision()
    asked = _Asked(talk, question, advised)
    parts = (asked.level, asked.reason, asked.who, asked.by)
    place = 0
    while 0 <= place < len(parts):
        answered = parts[place](decision)
        if answered is None:
            place -= 1
            continue
        decision = answered
        talk.keep_session(talk.session.model_copy(update={"decision": decision}))
        place += 1
    return place > 0


@dataclass(frozen=True)
class _Asked:
    """The parts of a decision: each returns it with what was said, or None on going back."""

    talk: CaseTalk
    question: Question
    advised: Recommendation

    def level(self, decision: Decision) -> Decision | None:
        """Ask for the level of advice that was decided on; passed over, nothing is decided."""
        reply = self.talk.put(
            ask_choice(
                "decision level",
                "What have you decided? It may be more or less than the sheet says; "
                "your judgement counts.",
                {level.value: self._title(level) for level in Urgency},
                decision.urgency,
                heading=_HEADING,
                why=self.question.why,
                moves=_MOVES,
            ),
        )
        match reply:
            case Moved(Move.BACK):
                return None
            case Moved():
                said: dict[str, object] = {"urgency": None, "agrees": None}
            case _:
                level = Urgency(chosen(reply))
                said = {"urgency": level, "agrees": level is self.advised.urgency}
        given = said | {"advised": self.advised.urgency}
        return decision.model_copy(update=given)

    def reason(self, decision: Decision) -> Decision | None:
        """Ask why, which may be passed over only where the decision is what the sheet says."""
        differs = decision.agrees is False
        self._say_guard()
        lead = "You decide differently from the sheet: please say why. " if differs else ""
        while True:
            text = self._own_words("decision reason", lead + self.question.text, decision.text)
            if text is None:
                return None
            if text or not differs:
                return decision.model_copy(update={"text": text})
            self.talk.asker.say(
                "A reason is needed where you differ from the sheet: "
                "what would you tell a supervisor?"
            )

    def who(self, decision: Decision) -> Decision | None:
        """Ask who will do it."""
        text = self._own_words(
            "decision who",
            "Who will do it? A role, never a name.",
            decision.who or "",
            placeholder="such as named nurse",
        )
        return None if text is None else decision.model_copy(update={"who": text or None})

    def by(self, decision: Decision) -> Decision | None:
        """Ask by when it will be done."""
        asked = self._words_put(
            "decision by",
            "By when?",
            decision.by.isoformat() if decision.by else "",
            placeholder=COMING,
            skip_when="if there is none",
            wants_no_words=True,
        )
        talk = self.talk
        day = ask_day(talk.put, asked, lambda typed: coming_day(talk.asker, typed, talk.today))
        return None if isinstance(day, Move) else decision.model_copy(update={"by": day})

    def _title(self, level: Urgency) -> str:
        """Return the words of a level, marked where it is what the sheet says."""
        title, advised = self.talk.bank.tiers.get(level, level.value), self.advised
        says_so = level is advised.urgency and advised.headline is not HeadlineKey.NOT_ENOUGH
        return f"{title} (what the sheet says)" if says_so else title

    def _say_guard(self) -> None:
        """Say that HOLD or ASK FIRST stands, before the words of a plan are asked for."""
        guard = guard_of(read_on(self.talk.bank, self.talk.answers, self.talk.today))
        if guard.holds:
            self.talk.asker.say(UNDER_HOLD, Tone.URGENT)
        elif guard.state is State.GUARDED:
            self.talk.asker.say(UNDER_ASK, Tone.URGENT)

    def _own_words(self, name: str, text: str, before: str, placeholder: str = "") -> str | None:
        """Ask for words; empty where they are passed over, None where the person goes back."""
        match self.talk.put(self._words_put(name, text, before, placeholder=placeholder)):
            case Moved(Move.BACK):
                return None
            case Moved():
                return ""
            case reply:
                words = as_kept(chosen(reply))
                nudge(self.talk.asker, words)
                return words

    def _words_put(self, name: str, text: str, before: str, **beside: Unpack[Aside]) -> Put:
        asked = ask_text(name, text, before, **beside)
        return replace(asked, heading=_HEADING, why=self.question.why, moves=_MOVES)
