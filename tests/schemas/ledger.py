"""The shape of the ledger as JSON, said here a second time beside what writes it."""

from __future__ import annotations

from ehe_check.over_time.history import AgreedAt
from ehe_check.over_time.ledger import State
from tests.schemas.shapes import Schema
from tests.schemas.tables import DAY, MARK, TEXT, WHOLE, maybe, rows, table, word

_NUMBER: Schema = {"type": "string", "pattern": "^D[1-9][0-9]*$"}
_DECISION = table(
    id=_NUMBER,
    what=maybe(TEXT),
    about=maybe(TEXT),
    whom=maybe(TEXT),
    who=maybe(TEXT),
    made_on=DAY,
    made_in=word(AgreedAt),
    by=maybe(DAY),
    first_by=maybe(DAY),
    state=word(State),
    days_past=WHOLE,
    carried=rows(table(on=DAY, by=maybe(DAY), why=maybe(TEXT))),
    settled_on=maybe(DAY),
    done_on=maybe(DAY),
    for_child=maybe(TEXT),
    why=maybe(TEXT),
    replaced_by=maybe(_NUMBER),
    known_by=maybe(TEXT),
    in_own_words=MARK,
    check_first=MARK,
    is_the_meeting=MARK,
)
_CASE = table(
    reference=maybe(TEXT),
    file=maybe(TEXT),
    hold=MARK,
    ask_first=MARK,
    open=WHOLE,
    settled=WHOLE,
    decisions=rows(_DECISION),
)


def schema_of_a_ledger() -> Schema:
    """Return the shape of what is due, or of the whole ledger, as JSON."""
    shape = table(
        format={"const": 1},
        kind={"const": "ledger"},
        made_on=DAY,
        is_all=MARK,
        shared=MARK,
        cases=rows(_CASE),
        is_lacking=MARK,
        not_read=rows(TEXT),
    )
    return shape | {"description": "Decisions of one case or of several, for other programs."}
