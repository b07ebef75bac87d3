"""The shape of a sheet as JSON, said here a second time beside what writes it."""

from __future__ import annotations

from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import PromptKind, State, StepGroup
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.absence import Absence
from ehe_check.over_time.history import Miss
from ehe_check.sheet.seen_grid import Seen
from tests.schemas.shapes import Schema, Words
from tests.schemas.tables import DAY, MARK, TEXT, WHOLE, maybe, rows, table, word


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_PLACE = {"question": TEXT, "about": maybe(TEXT)}
_ANSWER: Schema = {"anyOf": [TEXT, rows(TEXT), {"type": "null"}]}
_REASON = {**_PLACE, "answer": _ANSWER, "evidence": maybe(word(Evidence)), "note": maybe(TEXT)}
_SESSION = table(session=TEXT, started=DAY)
_PROMPT = {
    "id": TEXT,
    "kind": word(PromptKind),
    "short": TEXT,
    "do": TEXT,
    "text": TEXT,
    "about": maybe(TEXT),
    "routes": rows(word(Route)),
    "why_call": TEXT,
    "trigger": maybe(TEXT),
    "step": maybe(table(group=word(StepGroup), who=TEXT)),
    "statements": rows(TEXT),
    "cites": rows(TEXT),
    "because": rows({"anyOf": [_of("reason"), _SESSION]}),
    "only_source_is_parent": MARK,
}
_DEFINITIONS = {
    "place": table(**_PLACE),
    "reason": table(**_REASON),
    "prompt": table(**_PROMPT),
    "to_close": table(question=TEXT, abouts=rows(TEXT)),
    "cell": table(
        seen=word(Seen),
        on=maybe(DAY),
        alone=MARK,
        at_home=MARK,
        remote=MARK,
        evidence=maybe(word(Evidence)),
    ),
}
_RECOMMENDATION = table(
    urgency=word(Urgency),
    meeting=word(Urgency),
    headline=word(HeadlineKey),
    title=TEXT,
    text=TEXT,
    beneath=TEXT,
    box=maybe(table(key=word(BoxKey), title=TEXT, text=TEXT, person=TEXT)),
    state=word(State),
    statements=rows(TEXT),
    because=rows(_of("reason")),
    routes=rows(word(Route)),
    hold=MARK,
    rests_on_not_known=MARK,
    firm=MARK,
    close_first=rows(_of("to_close")),
    to_close=rows(_of("to_close")),
)
_SEEN = table(
    by=rows(TEXT),
    rows=rows(table(about=TEXT, cells=rows(_of("cell")), heard=_of("cell"))),
)
_DECISION = table(
    urgency=maybe(word(Urgency)),
    advised=maybe(word(Urgency)),
    agrees=maybe(MARK),
    text=TEXT,
    who=maybe(TEXT),
    by=maybe(DAY),
)
_CALL = table(
    to=word(Route),
    on=DAY,
    at=maybe(TEXT),
    spoke_to=maybe(TEXT),
    they_will=maybe(TEXT),
    by=maybe(DAY),
)
_SAID = table(headline=TEXT, beneath=TEXT, box=TEXT)
_THEN = table(on=DAY, urgency=word(Urgency), said=maybe(_SAID))
_KEPT_ANSWERS = table(kept=WHOLE, of_all=WHOLE, new_source=WHOLE, since=maybe(DAY))
_PROVENANCE = table(
    software=TEXT,
    bank=table(id=TEXT, version=TEXT, digest=TEXT),
    law=table(reviewed_on=DAY, past_review=rows(TEXT)),
    set=word(WalkSet),
    answered_on=DAY,
    made_on=DAY,
)
_FIND_OUT = table(
    id=TEXT, about=maybe(TEXT), short=TEXT, what=TEXT, who=TEXT, statements=rows(TEXT)
)
_TOP = {
    "format": {"const": 1},
    "case": table(reference=TEXT, entries=rows(table(id=TEXT, label=TEXT, age=maybe(TEXT)))),
    "role": maybe(word(Role)),
    "draft": MARK,
    "left_out": rows(TEXT),
    "opening_unanswered": rows(TEXT),
    "urgency": word(Urgency),
    "recommendation": _RECOMMENDATION,
    "recorded_hold": maybe(table(reason=word(Absence), on=DAY)),
    "held_elsewhere": maybe(table(on=DAY, file=TEXT)),
    "prompts": rows(_of("prompt")),
    "find_out": rows(_FIND_OUT),
    "not_tasks": rows(TEXT),
    "strengths": rows(_of("prompt")),
    "notes": rows(_of("prompt")),
    "unanswered": rows(table(**_PLACE, state={"enum": ["note-only", "skipped", "unanswered"]})),
    "parked": rows(table(**_PLACE, answer=_ANSWER, note=maybe(TEXT), reason=TEXT)),
    "evidence": rows(table(evidence=word(Evidence), answers=rows(_of("place")))),
    "seen": _SEEN,
    "only_the_family": rows(_of("place")),
    "contradictions": rows(
        table(answer=_of("place"), others=rows(_of("place")), is_set_aside=MARK)
    ),
    "sessions": rows(_SESSION),
    "missing": rows(table(how=word(Miss), file=TEXT)),
    "own_words": rows(table(**_REASON, heard=maybe(TEXT))),
    "amendments": rows(table(**_PLACE, was=maybe(_of("reason")), at=DAY, reason=TEXT)),
    "calls": rows(_CALL),
    "words_in_call": rows(TEXT),
    "decision": maybe(_DECISION),
    "then": maybe(_THEN),
    "kept_answers": maybe(_KEPT_ANSWERS),
    "provenance": _PROVENANCE,
}


def schema_of_a_sheet(words: Words) -> Schema:
    """Return the shape of a sheet as JSON, with what its page says of each key."""
    definitions = {**_DEFINITIONS, "prompt": _told(_DEFINITIONS["prompt"], words, "prompts")}
    top = table(**_TOP) | {"description": "A prompt sheet for other programs."}
    top["properties"] |= {"recommendation": _told(_RECOMMENDATION, words, "recommendation")}
    return _told(top, words, "") | {"$defs": definitions}


def _told(shape: Schema, words: Words, path: str) -> Schema:
    said = words.get(path, {})
    told = {
        key: {**inner, "description": said[key]} if key in said else inner
        for key, inner in shape["properties"].items()
    }
    return {**shape, "properties": told}
