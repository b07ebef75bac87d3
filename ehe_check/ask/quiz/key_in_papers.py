"""Key in papers: one line of letters for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ehe_check.ask.put import Asker, ask_text
from ehe_check.ask.reply import BACK_OR_LEAVE, Move, Moved, Wrote
from ehe_check.quiz.papers.key_in import NO_ANSWER, Miskeyed, PaperPlace, keyed, line_of
from ehe_check.quiz.papers.quiz_sheets import QuizSheet, QuizSheets

_BACK, _DONE = "back", "done"


@dataclass
class SheetKeying:
    """Sheets of one paper on their way into a file; `save` keeps each before the next is asked."""

    asker: Asker
    sheets: QuizSheets
    places: Sequence[PaperPlace]
    save: Callable[[QuizSheets], None]

    def key_sheets(self) -> None:
        """Ask for one line a sheet until the person is done; a wrong line says where."""
        self._explain()
        at = len(self.sheets.sheets)
        while True:
            numbers = [sheet.number for sheet in self.sheets.sheets]
            number = numbers[at] if at < len(numbers) else max(numbers, default=0) + 1
            typed = self._typed(number)
            if typed == _DONE:
                return
            if typed == _BACK:
                at = max(at - 1, 0)
                continue
            chosen = keyed(typed, self.places)
            if isinstance(chosen, Miskeyed):
                self.asker.say(f"Sheet {number} is not kept yet: {chosen.fact}.")
                continue
            self._keep(self.sheets.with_sheet(QuizSheet.of(number, chosen)))
            answered = sum(map(bool, chosen))
            self.asker.say(f"Sheet {number} is kept: {answered} of {len(chosen)} answered.")
            at += 1

    def _explain(self) -> None:
        self.asker.say(
            f"Each sheet is one line: a letter for each of {len(self.places)} questions in order, "
            f"{NO_ANSWER} for no answer. Spaces are free. Do not type names."
        )
        several = [str(place.number) for place in self.places if place.takes_several]
        if several:
            self.asker.say(
                "These take more than one letter, as a word of their own, such as ab: "
                f"{', '.join(several)}. Things put in order are typed first to last, such as cab."
            )
        self.asker.say(f"Type {_BACK} for the sheet before, and {_DONE} at the end.")

    def _line(self, number: int) -> str:
        sheet = next((each for each in self.sheets.sheets if each.number == number), None)
        return line_of(sheet.chosen, self.places) if sheet else ""

    def _typed(self, number: int) -> str:
        """Return what is typed; the word for it where the person goes back or is done."""
        name, text = f"sheet {number}", f"Sheet {number}"
        put = ask_text(name, text, self._line(number), moves=BACK_OR_LEAVE)
        match self.asker.put(replace(put, wants_no_words=True)):
            case Wrote(words):
                return words.strip().casefold()
            case Moved(Move.BACK):
                return _BACK
            case _:
                return _DONE

    def _keep(self, sheets: QuizSheets) -> None:
        self.save(sheets)
        self.sheets = sheets
