"""The papers of a meeting, each by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ehe_check.meeting.agenda import agenda
from ehe_check.meeting.chair import chair
from ehe_check.meeting.minutes import record
from ehe_check.meeting.organiser import organiser
from ehe_check.meeting.pack import Pack, PackPaper
from ehe_check.page.document import Document

PAPERS: Mapping[PackPaper, Callable[[Pack], Document]] = {
    PackPaper.ORGANISER: organiser,
    PackPaper.CHAIR: chair,
    PackPaper.AGENDA: lambda _: agenda(),
    PackPaper.RECORD: record,
}


def meeting_paper(paper: PackPaper, pack: Pack) -> Document:
    """Return one paper of a pack."""
    return PAPERS[paper](pack)
