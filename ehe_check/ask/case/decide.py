"""The practitioner's own decision and reason, which may differ from the sheet."""

from __future__ import annotations

from ehe_check.advice.guard import guard_of
from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.day import COMING, coming_day
from ehe_check.ask.put import Move, Moved, Tone, Wrote, ask_choice, ask_text
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.nudge import identifying
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
_MOVES = frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE})


def decide(talk: CaseTalk, question: Question, advised: Recommendation) -> bool:
    """Ask for the decision and save it; False when the person goes back to the questions."""
    decision = talk.session.decision or Decision()
    parts = (_level, _reason, _who, _by)
    place = 0
    while 0 <= place < len(parts):
        answered = parts[place](talk, question, advised, decision)
        if answered is None:
            place -= 1
            continue
        decision = answered
        talk.keep_session(talk.session.model_copy(update={"decision": decision}))
        place += 1
    return place > 0


def _level(
    talk: CaseTalk, question: Question, advised: Recommendation, decision: Decision
) -> Decision | None:
    reply = talk.put(
        ask_choice(
            "decision level",
            "What have you decided? It may be more or less than the sheet says; "
            "your judgement counts.",
            {level.value: _title(talk, level, advised) for level in Urgency},
            decision.urgency,
            heading="Your own decision",
            why=question.why,
            moves=_MOVES,
        ),
    )
    match reply:
        case Moved(Move.BACK):
            return None
        case Moved():
            none = {"urgency": None, "agrees": None, "advised": advised.urgency}
            return decision.model_copy(update=none)
        case _:
            level = Urgency(reply.ids[0] if not isinstance(reply, Wrote) else reply.text)
            agrees = level is advised.urgency
            given = {"urgency": level, "agrees": agrees, "advised": advised.urgency}
            return decision.model_copy(update=given)


def _title(talk: CaseTalk, level: Urgency, advised: Recommendation) -> str:
    """Return the words of a level, marked where it is what the sheet says."""
    title = talk.bank.tiers.get(level, level.value)
    says_so = level is advised.urgency and advised.headline is not HeadlineKey.NOT_ENOUGH
    return f"{title} (what the sheet says)" if says_so else title


def _say_guard(talk: CaseTalk) -> None:
    """Say that HOLD or ASK FIRST stands, before the words of a plan are asked for."""
    guard = guard_of(read_on(talk.bank, talk.answers, talk.today))
    if guard.holds:
        talk.asker.say(UNDER_HOLD, Tone.URGENT)
    elif guard.state is State.GUARDED:
        talk.asker.say(UNDER_ASK, Tone.URGENT)


def _reason(
    talk: CaseTalk, question: Question, advised: Recommendation, decision: Decision
) -> Decision | None:
    del advised
    differs = decision.agrees is False
    _say_guard(talk)
    lead = "You decide differently from the sheet: please say why. " if differs else ""
    while True:
        text = _text(talk, question, "decision reason", lead + question.text, decision.text, "")
        if text is None:
            return None
        if text or not differs:
            return decision.model_copy(update={"text": text})
        talk.asker.say(
            "A reason is needed where you differ from the sheet: what would you tell a supervisor?"
        )


def _who(
    talk: CaseTalk, question: Question, advised: Recommendation, decision: Decision
) -> Decision | None:
    del advised
    text = _text(
        talk,
        question,
        "decision who",
        "Who will do it? A role, never a name.",
        decision.who or "",
        "such as named nurse",
    )
    return None if text is None else decision.model_copy(update={"who": text or None})


def _by(
    talk: CaseTalk, question: Question, advised: Recommendation, decision: Decision
) -> Decision | None:
    del advised
    before, refused = decision.by.isoformat() if decision.by else "", ""
    while True:
        text = _text(
            talk,
            question,
            "decision by",
            "By when?",
            before,
            COMING,
            wants_no_words=True,
            refused=refused,
        )
        if text is None:
            return None
        day = coming_day(talk.asker, text, talk.today) if text else None
        if day is not None or not text:
            return decision.model_copy(update={"by": day})
        refused = text


def _text(  # noqa: PLR0913, PLR0917 (what one text is put with)
    talk: CaseTalk,
    question: Question,
    name: str,
    text: str,
    before: str,
    placeholder: str,
    *,
    wants_no_words: bool = False,
    refused: str = "",
) -> str | None:
    reply = talk.put(
        ask_text(
            name,
            text,
            before,
            placeholder=placeholder,
            heading="Your own decision",
            why=question.why,
            moves=_MOVES,
            skip_when="if there is none" if wants_no_words else "",
            wants_no_words=wants_no_words,
            refused=refused,
        ),
    )
    match reply:
        case Moved(Move.BACK):
            return None
        case Moved():
            return ""
        case Wrote():
            found = identifying(reply.text)
            if found and not wants_no_words:
                talk.asker.say(
                    f"That looks as if it holds {' and '.join(found)}. "
                    "Please leave out what names anyone."
                )
            return reply.text.replace("\r\n", "\n").strip()
        case _:
            return reply.ids[0]
