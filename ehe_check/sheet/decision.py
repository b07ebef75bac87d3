"""What somebody decided upon page 1, or room to write it down."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Paragraph,
    Term,
    WritingBox,
)
from ehe_check.page.own import NOTHING, joined
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet import AdviceThen
from ehe_check.sheet.sheet_paper import Paper, checked_first


def decision(paper: Paper) -> Blocks:
    """Leave room for the decision, or print what somebody will do, who and by when."""
    made = paper.sheet.decided_to
    who, by = who_does(paper), day_words(made.by) if made and made.by else None
    if paper.medium.is_screen:
        yield from _decision_in_a_line(paper, who, by)
        return
    said = decided(paper)
    yield WritingBox(
        text("What I decide"),
        note=text("it may differ from this sheet, either way, with a reason"),
        ticks=() if said else (text("as above"), text("differently")),
        label="" if said else text("What, and why"),
        text=said or None,
        fields=(Term(text("who"), who), Term(text("by"), by), *to_sign()),
    )


def _decision_in_a_line(paper: Paper, who: str | None, by: str | None) -> Blocks:
    until = text("by {day}", day=by) if by else None
    if said := decided(paper, ", ".join(filter(None, (who, until)))):
        yield Paragraph(said)
        return
    yield WritingBox(text("I DECIDED"), fields=(Term(text("who"), who), Term(text("by"), by)))


def who_does(paper: Paper) -> str | None:
    """Return who does it, None where nobody has said."""
    if not _is_decided(paper):
        return None
    made = paper.sheet.decided_to
    return (made and made.who) or (left_out() if paper.sheet.is_shared else None)


def to_sign() -> Iterator[Term]:
    """Yield what is signed on paper."""
    yield Term(text("Looked at again on"), None)
    yield Term(text("Role"), None)
    yield Term(text("Signed"), None)
    yield Term(text("Day and time"), None)


def decided(paper: Paper, beside: str = "") -> str:
    """Return what somebody will do, and that HOLD or ASK FIRST is to be checked before that.

    `beside` is who does it and by when, where that has no line of its own.
    """
    if not _is_decided(paper):
        return ""
    made = paper.sheet.decided_to
    own = made.words if made is not None else NOTHING
    said = own or (left_out() if paper.sheet.is_shared else "")
    how, then = _how(paper), paper.sheet.decided_upon
    day = day_words(then.day) if then is not None else ""
    told_of = text(DECIDED[how], day=day, what=said) if said else _without_words(paper, how, day)
    if told_of and beside:
        told_of = text("{what} ({beside}).", what=told_of.removesuffix("."), beside=beside)
    caution = checked_first(paper, is_short=paper.medium.is_screen) if own else ""
    if caution and not told_of.endswith((".", "!", "?")):
        told_of = text("{what}.", what=told_of)
    return joined(" ", filter(None, (told_of, caution)))


def _is_decided(paper: Paper) -> bool:
    return paper.sheet.decision is not None or paper.sheet.decided_to is not None


def _without_words(paper: Paper, how: _How, day: str) -> str:
    """Return what was said where nothing was written beside it.

    Where the page calls for nothing, a decision without words is that nothing was added to it.
    """
    decided = paper.sheet.decision
    if paper.sheet.agrees and decided is not None and decided.urgency is Urgency.NONE:
        return text(
            "On {day}, when the advice was another, I had nothing to add."
            if how is _How.ON_OTHER_ADVICE
            else "I had nothing to add.",
            day=day,
        )
    return text(AGREED[how], day=day)


class _How(Enum):
    """How a decision stands to the advice of the page."""

    AS_ADVISED = "as-advised"
    OTHERWISE = "otherwise"
    NOT_SAID = "not-said"
    ON_OTHER_ADVICE = "on-other-advice"


DECIDED = {
    _How.AS_ADVISED: "I decided: {what}",
    _How.OTHERWISE: "I decided otherwise than this page: {what}",
    _How.NOT_SAID: "I decided: {what}",
    _How.ON_OTHER_ADVICE: "I decided on {day}, when the advice was another: {what}",
}
AGREED = {
    _How.AS_ADVISED: "I decided to do as this page says.",
    _How.OTHERWISE: "I decided otherwise than this page.",
    _How.NOT_SAID: "",
    _How.ON_OTHER_ADVICE: "I decided on {day}, when the advice was another.",
}
"""What is said where nothing was written beside it."""


def _how(paper: Paper) -> _How:
    agrees = paper.sheet.agrees
    if decided_upon(paper) is not None:
        return _How.ON_OTHER_ADVICE
    if agrees is None:
        return _How.NOT_SAID
    return _How.AS_ADVISED if agrees else _How.OTHERWISE


def decided_upon(paper: Paper) -> AdviceThen | None:
    """Return the advice that a decision was made upon, where that is not advised now."""
    then = paper.sheet.decided_upon
    return then if then is not None and then.differs_from(paper.advice) else None
