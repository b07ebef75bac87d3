"""The page for the case record which says that a HOLD has ended, and who agreed to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.case.session import HoldEnded, RecordedHold
from ehe_check.page.dates import day_words
from ehe_check.page.document import Document, Paragraph, Tone
from ehe_check.page.own import Own
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.guard_box import RECORDED
from ehe_check.sheet.share import left_out


@dataclass(frozen=True)
class HoldEndedPage:
    """What the page tells: `files` say so now, and `standing` is what HOLD there still is."""

    ended: HoldEnded
    reference: Own | None
    files: tuple[Own, ...]
    standing: tuple[RecordedHold, ...]
    today: date


def lay_out_hold_ended(page: HoldEndedPage) -> Document:
    """Return the page as blocks."""
    return Document(
        title=text("A HOLD has ended"),
        subtitle=" ".join(filter(None, (page.reference, day_words(page.today)))),
        blocks=tuple(_blocks(page)),
        made_on=page.today,
        is_brief=True,
    )


def _blocks(page: HoldEndedPage) -> Blocks:
    ended = page.ended
    yield Paragraph(text("For the case record. Not to be kept in the family's home."), Tone.STRONG)
    for hold in page.standing:
        still = text(
            "Another HOLD still stands, that of {day}. Its reason: {reason}.",
            day=day_words(hold.on),
            reason=RECORDED[hold.reason],
        )
        yield Paragraph(still, Tone.STRONG)
    was = text(
        "The reason for the HOLD of {day} has ended. It was: {reason}. That was a reason to take "
        "care, and not a finding about anyone.",
        day=day_words(ended.on),
        reason=RECORDED[ended.reason],
    )
    yield Paragraph(was)
    yield Paragraph(text("Why it has ended: {why}", why=ended.why or left_out()))
    agreed = text(
        "Agreed on {day} by: {who}.",
        day=day_words(ended.ended),
        who="; ".join(ended.agreed) or left_out(),
    )
    yield Paragraph(agreed)
    files = "; ".join(page.files) or left_out()
    yield Paragraph(
        text(
            "No answer was changed. This page cannot be printed again. What it says is kept in: "
            "{files}",
            files=files,
        )
    )
    yield from md("**This page cannot tell you a child is safe.**")
