"""A partnership's own words: which sentences may be changed, and what is wrong with a pair."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ehe_check.check.phrases_never_said import careless_in, forbidden_in
from ehe_check.errors import Problem
from ehe_check.page.sentences import Sentence

Said = Mapping[str, Iterable[Sentence]]
"""Sentences by the module that says them, such as `blank/page.py`."""

PAGES = {
    "sheet/ledger": "What was decided and is due",
    "sheet/picture": "A case over time, drawn",
    "sheet/hold_ended": "The end of a HOLD",
    "sheet": "The prompt sheet",
    "cli": "The prompt sheet",
    "meeting": "The papers of a meeting",
    "supervision": "Supervision",
    "comparison": "Two sessions side by side",
    "themes": "Themes across cases",
    "blank": "The questions on paper",
    "quiz": "The quiz",
    "ask/quiz": "The quiz",
    "ask": "What is asked beside a page",
}
"""What a page is called for who changes its words, by where the modules that say it lie."""

_OF_CALLS = re.compile(r"call|telephone|rung")
"""Modules of what is said on the telephone: in a call no word may be left to chance."""

_ALWAYS_OURS = (
    (
        re.compile(r"\b999\b|\bTODAY\b|\bdanger\b|\bharm(ed)?\b|\bdo not wait\b|\bmeeting waits\b"),
        "it says what cannot wait",
    ),
    (re.compile(r"\bHOLD\b|\bASK FIRST\b"), "it is of HOLD or ASK FIRST"),
    (
        re.compile(r"\{person\}|\bthis worry\b|\bkept apart from this paper\b"),
        "it guards what the family hears",
    ),
    (
        re.compile(r"\bnot a finding about\b|\bno mark against\b|\beducation is lawful\b"),
        "it is fair to the family",
    ),
    (
        re.compile(r"cannot tell you (a|that any) child is safe|\bmay be (missing or )?wrong\b"),
        "it says what a page cannot tell",
    ),
)
"""What is in a sentence that nobody may reword, on whatever page, and why."""

_ONLY_OURS = re.compile(r"\b(999|TODAY|HOLD|ASK FIRST)\b")
_BLANK = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]{2}")
_LIKENESS = 0.5
_GUARDED = "may stand under HOLD"
_COPY = "To see them all: ehe-check config words"


@dataclass(frozen=True)
class Changeable:
    """A sentence of ours, its pages, and whether all of them say it where nothing is guarded."""

    words: str
    pages: tuple[str, ...]
    is_open: bool


def changeable(said: Said) -> dict[str, Changeable]:
    """Return the sentences that may be changed, by their words, in the order of their pages."""
    found: dict[str, Changeable] = {}
    for page, each in _by_page(said):
        if _WORD.search(_BLANK.sub("", each.words)):
            had = found.get(each.words, Changeable(each.words, (), is_open=True))
            pages = tuple(dict.fromkeys((*had.pages, page)))
            found[each.words] = Changeable(each.words, pages, had.is_open and each.is_open)
    fixed = fixed_in(said)
    return {words: each for words, each in found.items() if words not in fixed}


def fixed_in(said: Said) -> dict[str, str]:
    """Return the sentences that nobody may change, each with the reason."""
    return {
        each.words: why
        for module, sentences in said.items()
        for each in sentences
        if (why := _fixed(module, each.words))
    }


def page_of(module: str) -> str:
    """Return what the page is called whose words a module says."""
    return next(name for place, name in PAGES.items() if module.startswith(place))


def problems_in(place: str, ours: Changeable, own: object) -> Iterator[Problem]:
    """Yield what is wrong with one's own words for a sentence."""
    if not isinstance(own, str) or not own.strip():
        yield Problem(place, "is no text", 'Write your words between " and ", or take it out.')
        return
    if not own.isprintable():
        yield Problem(place, "holds a sign that cannot be printed", "Write it on one line.")
    wanted, given = set(_BLANK.findall(ours.words)), set(_BLANK.findall(own))
    for blank in sorted(wanted - given):
        yield Problem(place, f"leaves out {blank}", "Put it where what fills it should stand.")
    for blank in sorted(given - wanted):
        yield Problem(place, f"holds {blank}, which nothing fills", "Write the words themselves.")
    if found := _ONLY_OURS.search(own):
        yield Problem(place, f"says {found[0]!r}, and its sentence does not", "Leave that out.")
    yield from forbidden_in(place, own) if ours.is_open else careless_in(place, own, _GUARDED)


def no_longer_said(place: str, words: str, known: Iterable[str]) -> Problem:
    """Return the problem that no page says a sentence, with the nearest that one does say."""
    close = get_close_matches(words, known, n=1, cutoff=_LIKENESS)
    remedy = f"The nearest is {in_quotes(close[0])}." if close else _COPY
    return Problem(place, f"{in_quotes(words)} is no sentence of a page", remedy)


def in_quotes(words: str) -> str:
    """Return a sentence in quotation marks, as TOML has it."""
    return json.dumps(words, ensure_ascii=False)


def _by_page(said: Said) -> Iterator[tuple[str, Sentence]]:
    """Yield each sentence with its page, page by page."""
    order = [*dict.fromkeys(PAGES.values())]
    for module in sorted(said, key=lambda each: order.index(page_of(each))):
        yield from ((page_of(module), each) for each in said[module])


def _fixed(module: str, words: str) -> str:
    """Return why a sentence may not be changed, nothing where it may."""
    if _OF_CALLS.search(module):
        return "it is said of a call"
    return next((why for sign, why in _ALWAYS_OURS if sign.search(words)), "")
