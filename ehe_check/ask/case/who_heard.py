"""Who heard a child's own words: asked on the line beneath them, and kept beside them."""

from __future__ import annotations

import re
from typing import Final

from ehe_check.ask.case.record_answer import record, stands_unnamed
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Put, ask_text
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import as_kept
from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer

WHO_HEARD: Final = "Who heard it? s I did, p a professional, f family; then who, when"
NOTHING_MORE: Final = " "
"""What Enter alone says where nothing is kept yet: the line is passed over."""
TAKEN_OUT: Final = "-"
NO_SUCH_LETTER: Final = "One letter, s, p or f, or words: a role and a month, never a name."
_BY_LETTER: Final = {EVIDENCE_CODES[each]: each for each in HEARD_BY}
_LETTER: Final = re.compile(r"(?P<letter>\w)(?:[\s,.:;]+(?P<words>.*))?", re.DOTALL)
_ONLY_KEYS: Final = re.compile(r"[0-9]{1,2}\s?[a-z=]?|\W", re.IGNORECASE)
"""What is typed where numbers answer, and never says who heard anything."""


def ask_who_heard(talk: CaseTalk, step: Step) -> bool:
    """Ask who heard the words that a step keeps; False where the person goes back to them."""
    answer = talk.answers.get(step.ref)
    if not step.question.spoken or answer is None or answer.value is None:
        return True
    while True:
        reply = talk.put(_put(step, answer))
        if isinstance(reply, Moved):
            return reply.move is not Move.BACK
        heard = _read(answer, as_kept(chosen(reply)))
        if heard is answer:
            return True
        if heard is None:
            talk.asker.say(NO_SUCH_LETTER)
        elif stands_unnamed(talk, heard.heard or "") and record(talk, heard):
            return True


def _put(step: Step, answer: Answer) -> Put:
    before = _typed(answer)
    may = f"(Enter keeps: {before}; - takes it out):" if before else "(or Enter):"
    return ask_text(
        f"{' '.join(filter(None, step.ref))} heard",
        f"{WHO_HEARD} {may}",
        before or None,
        moves=BACK_OR_LEAVE | {Move.SKIP},
        is_line=True,
        enter=before or NOTHING_MORE,
    )


def _typed(answer: Answer) -> str:
    """Return who heard it as it is typed: a letter, and words."""
    letter = EVIDENCE_CODES[answer.evidence] if answer.evidence else ""
    return " ".join(filter(None, (letter, answer.heard)))


def _read(answer: Answer, typed: str) -> Answer | None:
    """Return the answer with who heard it; None where a letter alone stands for nobody."""
    if not typed:
        return answer
    typed = "" if typed == TAKEN_OUT else typed
    if _ONLY_KEYS.fullmatch(typed):
        return None
    known: Evidence | None = None
    match = _LETTER.fullmatch(typed)
    letter = match["letter"].casefold() if match else ""
    if match is not None and (letter in _BY_LETTER or match["words"] is None):
        if letter not in _BY_LETTER:
            return None
        known, typed = _BY_LETTER[letter], as_kept(match["words"] or "")
    return answer.model_copy(update={"evidence": known, "heard": typed or None})
