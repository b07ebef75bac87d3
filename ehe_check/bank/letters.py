"""The numbers of options and the letters of sources, the same on paper and on screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.bank.evidence import Evidence

if TYPE_CHECKING:
    from ehe_check.bank.question import Option

NOT_KNOWN_CODE = "0"
BY_ITSELF_CODE = "-"
EVIDENCE_CODES = {
    Evidence.SAW_MYSELF: "s",
    Evidence.RECORD: "r",
    Evidence.PROFESSIONAL_TOLD_ME: "p",
    Evidence.CHILD_TOLD_ME: "c",
    Evidence.PARENT_TOLD_ME: "f",
    Evidence.ASSUMED: "a",
    Evidence.NOT_RECORDED: "n",
}
_BETWEEN = " .:"


@dataclass(frozen=True)
class Coded:
    """Typed words, in small letters: the question that they name, if any, and the code after it."""

    question: str | None
    code: str

    def is_of_another(self, question: str) -> bool:
        """Say whether the words name a question, and not this one."""
        return self.question not in (None, question)


def codes_of(options: Iterable[Option]) -> dict[str, str]:
    """Return the code of each option, by its id: its number, counted from 1.

    One that stands by itself, such as "nothing of these", has a sign, and no number.
    """
    every = tuple(options)
    numbered = enumerate((each for each in every if not each.by_itself), start=1)
    codes = {each.id: str(number) for number, each in numbered}
    return codes | {each.id: BY_ITSELF_CODE for each in every if each.by_itself}


def read_code(typed: str, questions: Iterable[str]) -> Coded:
    """Return what was typed as a code: "VIS-2 2r", "vis-2: 2r" and "VIS-2.2r" are VIS-2 and 2r.

    Of several questions that the words could name, the one with the longest id is meant.
    """
    words = " ".join(typed.split()).casefold()
    named = [question for question in questions if _is_named(question.casefold(), words)]
    if not named:
        return Coded(None, words)
    question = max(named, key=len)
    return Coded(question, words[len(question) :].lstrip(_BETWEEN))


def _is_named(question: str, words: str) -> bool:
    """Say whether words begin with a question's id: VIS-12 does not begin with VIS-1."""
    return words.startswith(question) and not words[len(question) :][:1].isdigit()
