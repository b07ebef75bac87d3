"""The file of own words: pairs of sentences, read and checked, all that is wrong at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ehe_check import resources
from ehe_check.check.own_words import changeable, fixed_in, no_longer_said, problems_in
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.toml import parse_each_line, parse_toml, read_text
from ehe_check.page.sentences import SAID_BY, Sentence, sentences_in

_KEY = re.compile(r"""[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|[\w-]+)[ \t]*=""")
_NO_SOURCE = Problem(
    "own words",
    "cannot be checked, as this copy of the program lacks its source",
    "Ask who packed it to add its .py files.",
)
_FIXED = "Take this line out: it stands as it is on every page."


@dataclass(frozen=True)
class OwnWords:
    """Own sentences by ours, and what is passed over, as no page says it any longer."""

    pairs: Mapping[str, str]
    passed_over: tuple[Problem, ...] = ()


def sentences_said() -> dict[str, tuple[Sentence, ...]]:
    """Return every sentence of every module, by its path in the package: `blank/page.py`.

    A copy of the program that lacks its source says none here.
    """
    said = {}
    for path in sorted(resources.PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if f"from {SAID_BY} import" in source:
            found = tuple(sentences_in(source))
            said.update({path.relative_to(resources.PACKAGE).as_posix(): found} if found else {})
    return said


def read_own_words(path: Path) -> OwnWords:
    """Read a file of pairs: a sentence of ours, and one's own in its place.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once; or there is no
            source to check it by.
    """
    text = read_text(path)
    raw, faults = parse_each_line(text, path)
    places = {words: f"{path}, line {line}" for words, line in _lines(text, path)}
    said = sentences_said()
    if not said:
        raise UnusableFileError(_NO_SOURCE)
    ours, fixed = changeable(said), fixed_in(said)
    wrong, passed_over = [*faults.values()], list[Problem]()
    for words, own in raw.items():
        place = places.get(words, str(path))
        if words in ours:
            wrong += problems_in(place, ours[words], own)
        elif words in fixed:
            wrong.append(Problem(place, f"cannot be changed, as {fixed[words]}", _FIXED))
        else:
            passed_over.append(no_longer_said(place, words, ours))
    if wrong:
        raise UnusableFileError((*wrong, *passed_over))
    return OwnWords({words: raw[words] for words in raw if words in ours}, tuple(passed_over))


def _lines(text: str, path: Path) -> Iterator[tuple[str, int]]:
    """Yield each sentence on the left with its line, the last first: of two the first counts."""
    for number, line in reversed([*enumerate(text.split("\n"), start=1)]):
        if key := _KEY.match(line):
            with suppress(UnusableFileError):
                yield from ((words, number) for words in parse_toml(f"{key[1]} = 0", path))
