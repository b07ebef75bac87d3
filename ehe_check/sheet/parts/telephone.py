"""What to say on the telephone, as it stands on a page."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.page.document import Callout, CalloutTone, Paragraph, Tone
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.call import CallScript
from ehe_check.sheet.sheet_paper import Paper

LEVEL = 2


def to_say(paper: Paper) -> Blocks:
    """Print what to say in the first call of today, and what to have ready."""
    if paper.fit.says:
        yield from said_in(paper, paper.calling.scripts[:1])


def said_in(paper: Paper, scripts: Iterable[CallScript], level: int = LEVEL) -> Iterable[Callout]:
    """Yield what to say in each of some calls."""
    for script in scripts:
        said = (
            Paragraph(" ".join(filter(None, (*paper.calling.ready, script.gives_way))), Tone.QUIET),
            Paragraph(text('"{text}"', text=script.text)),
        )
        title = text("What to say to {who}", who=script.who)
        yield Callout(CalloutTone.SAY, title, said, level=level)
