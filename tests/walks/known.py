"""What can be asked on a screen, and by which words it is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from ehe_check.ask.case.sightings import ASKED
from ehe_check.bank.role import ROLE_WORDS
from tests.program import ROOT
from tests.walks.counting import SECONDS_A_JUDGEMENT, SECONDS_OF_A_LIST, SECONDS_OF_SIGHTINGS
from tests.worked import shipped_bank

ROLES: Final = {role.value: words for role, words in ROLE_WORDS.items()}
BLANK: Final = re.compile(r"\{[^}]*\}")
_SCREENS: Final = Path(__file__).parent / "screens.toml"


@dataclass(frozen=True)
class Known:
    """A question or page that a screen can be told by: its words, and the words of its choices.

    Where it `is_typed`, a line is, and Enter goes on.
    """

    id: str
    words: re.Pattern[str]
    choices: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    thought: float = 0
    is_typed: bool = False
    is_quick_grid: bool = False


@cache
def all_known() -> tuple[Known, ...]:
    """Return every question of the bank, of the talks and of the lists, and the other screens."""
    return (
        *_of_the_bank(),
        *_of_the_rows(),
        *_of_the_lists(),
        *_of_the_talks(),
        *_of_the_supervision(),
        *_of_the_screens(),
    )


def _of_the_bank() -> Iterator[Known]:
    bank = shipped_bank()
    for question in bank.questions:
        choices = {option.id: option.text for option in question.options}
        beneath = [*bank.first_on_screen.values()].count(question.id)  # it too, if there are any
        thought = 0 if question.kind.is_written else SECONDS_A_JUDGEMENT * max(beneath, 1)
        rows: tuple[str, ...] = ()
        if question.seen:
            rows = (*bank.by_id[question.seen.by].option_ids, *question.seen.rows_beneath)
            yield Known(question.id, _pattern(ASKED), choices, rows, SECONDS_OF_SIGHTINGS)
        else:
            is_typed = question.id in bank.roster_above
            yield Known(question.id, _pattern(question.text), choices, rows, thought, is_typed)


def _of_the_rows() -> Iterator[Known]:
    for grid in shipped_bank().quick_grids:
        yield Known(
            grid.id,
            _pattern(grid.text),
            rows=grid.questions,
            thought=SECONDS_A_JUDGEMENT,
            is_quick_grid=True,
        )


def _of_the_lists() -> Iterator[Known]:
    for roster in shipped_bank().rosters:
        own = next(each for each in shipped_bank().questions if each.lists == roster.id)
        choices = {option.id: option.text for option in own.options}
        text = _pattern(roster.text)
        yield Known(f"{roster.id} list", text, choices, (), SECONDS_OF_A_LIST, is_typed=True)
        for attribute in roster.attributes:
            choices = {option.id: option.text for option in attribute.options}
            yield Known(f"{roster.id} {attribute.id}", _pattern(attribute.text), choices)


def _of_the_talks() -> Iterator[Known]:
    for path in sorted((ROOT / "question_banks/talks").glob("*.toml")):
        talk = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, asked in talk.items():
            if isinstance(asked, dict) and "text" in asked:
                thought = SECONDS_A_JUDGEMENT if _is_decision(path.stem, name) else 0
                choices = asked.get("choices", ROLES if name == "role" else {})
                yield Known(f"{path.stem} {name}", _pattern(asked["text"]), choices, (), thought)


def _of_the_supervision() -> Iterator[Known]:
    raw = (ROOT / "question_banks/supervision/questions.toml").read_text(encoding="utf-8")
    for asked in tomllib.loads(raw)["questions"]:
        yield Known("supervision reflection", _pattern(asked["text"]))


def _is_decision(talk: str, name: str) -> bool:
    return talk == "decision" and name in ("decide", "add")


def _of_the_screens() -> Iterator[Known]:
    for name, words in tomllib.loads(_SCREENS.read_text(encoding="utf-8")).items():
        yield Known(name, _pattern(words))


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text that is broken into lines, whatever stands in its braces."""
    pieces = [r"\s+".join(map(re.escape, piece.split())) for piece in BLANK.split(text)]
    said = [piece for piece in pieces if re.search(r"\w", piece)]
    return re.compile(r".{0,200}?".join(said) or r"(?!)", re.DOTALL)


def found_in(block: str) -> Known | None:
    """Return what is asked first in a block; of several that begin there, the longest."""
    found = [(match.start(), -match.end(), known) for known, match in _matches(block)]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _matches(block: str) -> Iterator[tuple[Known, re.Match[str]]]:
    for known in all_known():
        if match := known.words.search(block):
            yield known, match
