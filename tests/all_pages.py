"""All pages of one session, as the words that stand on each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from ehe_check.case.absence import Absence
from ehe_check.case.session import Session
from ehe_check.files.page_words import page_words
from ehe_check.meeting.pack import PackPaper
from ehe_check.over_time.side import Side
from ehe_check.page.words import Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call import call_lines
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.screen_line import Line, Screen
from ehe_check.sheet.screen_pages import page_one, page_two
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from ehe_check.sheet.sheet_paper import Paper
from ehe_check.supervision.parts import TalkedOver
from tests import packs
from tests.calls import calling
from tests.calls import shipped_words as words_of_a_call
from tests.comparison_pages import moved_page
from tests.pages import page, shipped_words, words_of
from tests.supervised import record, supervision
from tests.worked import shipped_bank, shipped_library

Texts = tuple[str, ...]
"""What stands on a page, piece by piece, in the order in which it is read."""


@dataclass(frozen=True)
class Told:
    """A session and its sheet, from which every page is made."""

    session: Session
    sheet: PromptSheet

    @cached_property
    def paper(self) -> Paper:
        """What the pages of the sheet are made from."""
        local = Settings()
        return paper_of(self.sheet, shipped_words(), shipped_bank(), shipped_library(), local)


def all_pages(told: Told) -> dict[str, Texts]:
    """Return the words of every page that there is: not every session has a page 2."""
    pages = {name: made(told) for name, made in PAGES.items()}
    return {name: texts for name, texts in pages.items() if texts}


@cache
def _words_of_a_screen() -> Say:
    return page_words("screen")


def _first(told: Told, *, reads: bool = False) -> Texts:
    return _joined(page_one(_words_of_a_screen(), told.paper, Screen(reads=reads)))


def _second(told: Told) -> Texts:
    return _joined(page_two(_words_of_a_screen(), shipped_words().say, told.paper, Screen()))


def _joined(lines: Iterable[Line]) -> Texts:
    """Return lines as what they say: those that are indented go on from the one before."""
    texts: list[str] = []
    for line in lines:
        if line.text.startswith(" ") and texts:
            texts[-1] += f" {line.text.strip()}"
        else:
            texts.append(line.text)
    return tuple(texts)


def _call(told: Told) -> Texts:
    lines = call_lines(words_of_a_call(), calling(told.sheet))
    return tuple(" ".join(part.split()) for part in "\n".join(lines).split("\n\n"))


def _in_json(told: Told) -> Texts:
    said = json.loads(render_json(told.sheet))
    return (said["recommendation"]["title"], *_leaves(said))


def _leaves(value: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _leaves(inner)
        case list():
            for inner in value:
                yield from _leaves(inner)
        case _:
            return


def _of_the_pack(which: PackPaper) -> Callable[[Told], Texts]:
    def texts(told: Told) -> Texts:
        absence = Absence.HOLD if told.sheet.recommendation.hold else Absence.DISAGREEMENT
        return words_of(packs.paper(which, told.sheet, absence))

    return texts


def _compared(told: Told) -> Texts:
    """Return the page of the session beside itself: nothing moved, and the advice is said."""
    side = Side(
        told.session, shipped_bank(), read_on=told.sheet.provenance.read_on, name="one.toml"
    )
    return words_of(moved_page(side, side))


PAGES: dict[str, Callable[[Told], Texts]] = {
    "page 1": _first,
    "page 1, read out": lambda told: _first(told, reads=True),
    "page 2": _second,
    "paper": lambda told: words_of(page(told.sheet)),
    "paper with its annex": lambda told: words_of(page(told.sheet, is_full=True)),
    "call": _call,
    "JSON": _in_json,
    "organiser": _of_the_pack(PackPaper.ORGANISER),
    "chair": _of_the_pack(PackPaper.CHAIR),
    "record": _of_the_pack(PackPaper.RECORD),
    "supervision": lambda told: words_of(record(told.sheet, TalkedOver(supervision()))),
    "comparison": _compared,
}
"""Every page about one session; the agenda knows nothing of any."""
