"""The foot of a screen on a wall: what the facilitator types there, as numbers or as a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ehe_check.ask.put import PersonLeftError
from ehe_check.ask.quiz.stage import Page, Screen, Stage
from ehe_check.quiz.room import MOST_HANDS


class Word(Enum):
    """What a facilitator can type besides numbers; its first letter is enough."""

    HIDE = "hide"
    SKIP = "skip"
    BACK = "back"
    END = "end"
    REVEAL = "reveal"
    AGAIN = "again"
    MEND = "mend"
    FINISH = "finish"
    LEAVE = "leave"


SHOWING = (Word.BACK, Word.HIDE, Word.END)
"""What can be typed where there is nothing to count."""
MORE = "Press Enter for more: "
_SHORT = {
    Word.HIDE: "h hide",
    Word.SKIP: "s skip",
    Word.BACK: "b back",
    Word.END: "e end",
    Word.REVEAL: "r reveal",
    Word.AGAIN: "a again",
    Word.MEND: "m mend",
    Word.FINISH: "f finish and print the report",
    Word.LEAVE: "l leave it for now",
}


@dataclass
class Foot:
    """Shows pages and reads what is typed under them.

    A remark is said once, with the next page; `lasting` is said wherever there is none.
    """

    stage: Stage
    remark: str = ""
    lasting: str = ""

    def show(self, screen: Screen, prompt: str, words: Sequence[Word]) -> Word | None:
        """Show a screen until the facilitator goes on by Enter, or types a word.

        Raises:
            PersonLeftError: the input has ended.
        """
        pages = self.stage.pages(screen)
        while True:
            typed = self.read(pages, prompt, words)
            if isinstance(typed, Word):
                return typed
            if not typed:
                return None
            self.remark = "Press Enter to go on, or type one of the letters."

    def read(self, pages: Sequence[Page], prompt: str, words: Sequence[Word]) -> Word | str:
        """Show pages one after another and read what is typed at the last; a hidden one comes back.

        Raises:
            PersonLeftError: the input has ended.
        """
        at = 0
        while True:
            is_last = at == len(pages) - 1
            among = words if is_last else [word for word in words if word in SHOWING]
            hint = [_SHORT[word] for word in among]
            remark, self.remark = self.remark or self.lasting, ""
            self.stage.show(pages[at], hint=hint, remark=remark)
            typed = self._typed(prompt if is_last else MORE)
            word = _word_of(typed, among)
            if word is Word.HIDE:
                self.stage.show(())
                self._typed("Press Enter to show it again: ")
            elif word is Word.BACK and at:
                at -= 1
            elif word is not None:
                return word
            elif is_last:
                return typed
            else:
                at += 1

    def _typed(self, prompt: str) -> str:
        typed = self.stage.read(prompt)
        if typed is None:
            raise PersonLeftError
        return typed


def _word_of(typed: str, among: Sequence[Word]) -> Word | None:
    """Return the word that was typed, whole or by its first letter; None for anything else."""
    said = typed.casefold()
    return next((word for word in among if said in (word.value, word.value[0])), None)


def numbers_of(typed: str) -> tuple[int, ...] | None:
    """Return the numbers that were typed, with spaces or commas between; None if it is not that."""
    words = typed.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdecimal() for word in words):
        return None
    numbers = tuple(int(word.lstrip("0")[:9] or "0") for word in words)
    return None if max(numbers) > MOST_HANDS else numbers


def prompt_for(letters: str, hands: Sequence[int], before: str) -> str:
    """Return what asks for the hands that are still to count, with those counted so far."""
    left = ", ".join(letters[len(hands) :])
    so_far = ", ".join(f"{letter} {count}" for letter, count in zip(letters, hands, strict=False))
    return f"{before} {left} (so far {so_far}): " if so_far else f"{before} {left}: "
