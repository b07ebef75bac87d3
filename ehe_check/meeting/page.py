"""The papers of a meeting, each by its name."""

from __future__ import annotations

from typing import assert_never

from ehe_check.meeting.agenda import agenda
from ehe_check.meeting.chair import chair
from ehe_check.meeting.minutes import record
from ehe_check.meeting.organiser import organiser
from ehe_check.meeting.pack import Pack, PackPaper
from ehe_check.page.document import Document


def meeting_paper(paper: PackPaper, pack: Pack) -> Document:
    """Return one paper of a pack."""
    match paper:
        case PackPaper.ORGANISER:
            return organiser(pack)
        case PackPaper.CHAIR:
            return chair(pack)
        case PackPaper.RECORD:
            return record(pack)
        case PackPaper.AGENDA:
            return agenda()
        case _:
            assert_never(paper)
