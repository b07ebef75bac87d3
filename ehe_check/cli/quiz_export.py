"""Exporting a quiz: to Moodle, Anki, a spreadsheet, paper, or a page that runs in a browser."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ehe_check.bank.law import Library
from ehe_check.bank.load import load_library
from ehe_check.cli.printing import Printout, print_document, refuse_missing_folder
from ehe_check.cli.sheets import day_given
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.whole_files import write_bytes
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.load_quiz import load_quiz

PAPERS = ("pdf", "docx", "markdown")
FORMS = ("gift", "anki", "html", "csv", *PAPERS)
_BY_ENDING = {
    ".gift": "gift",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".pdf": "pdf",
    ".docx": "docx",
    ".md": "markdown",
}


@dataclass(frozen=True)
class QuizExport:
    """What is to be exported, in which form, and where."""

    as_: str | None
    out: Path | None
    force: bool
    with_key: bool
    topic: str | None
    paper: str | None
    bank: Path | None
    today: str | None

    def run(self) -> None:
        """Write the export.

        Raises:
            EheCheckError: with every problem at once; nothing was written.
        """
        day, form = day_given(self.today), self._form()
        wanted = Printout(as_=form if form in PAPERS else None, out=self.out, force=self.force)
        self._check(form, wanted)
        bank = load_quiz(self.bank) if self.bank else load_quiz()
        items, library = self._items(bank), load_library()
        if form in PAPERS:
            from ehe_check.quiz.paper import lay_out_paper

            page = lay_out_paper(bank, items, library, day, with_key=self.with_key)
            print_document(page, wanted)
            return
        content = _content(form, bank, items, library, day)
        if self.out is not None:
            write_bytes(self.out, content, over=self.force)
        else:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()

    def _form(self) -> str:
        if self.as_ is not None:
            return self.as_
        ending = self.out.suffix.lower() if self.out else ""
        if ending in _BY_ENDING:
            return _BY_ENDING[ending]
        fact = "does not say which form is wanted"
        place = f"--out {self.out}" if self.out else "quiz export"
        raise WrongUseError(Problem(place, fact, f"Add --as with one of: {', '.join(FORMS)}."))

    def _check(self, form: str, wanted: Printout) -> None:
        if form in PAPERS:
            wanted.check()
        elif self.out is not None:
            if self.out.exists() and not self.force:
                remedy = "Choose another name, or add --force."
                raise WrongUseError(Problem(f"--out {self.out}", "is there already", remedy))
            refuse_missing_folder(self.out)
        if self.with_key and form not in PAPERS:
            fact = "is for a paper, and every other form holds the reasons anyway"
            raise WrongUseError(Problem("--key", fact, "Leave it out."))

    def _items(self, bank: QuizBank) -> tuple[QuizItem, ...]:
        if self.topic is not None and self.topic not in bank.topic_by_id:
            fact = f"{quoted(self.topic)} is no topic of this quiz"
            raise WrongUseError(Problem("--topic", fact, nearest(self.topic, bank.topic_by_id)))
        items = bank.in_topic(self.topic) if self.topic else bank.items
        if self.paper is None:
            return items
        if self.paper not in tuple(Paper):
            fact = f"{quoted(self.paper)} is no paper"
            raise WrongUseError(Problem("--paper", fact, nearest(self.paper, tuple(Paper))))
        return tuple(item for item in items if item.paper == self.paper)


def _content(
    form: str, bank: QuizBank, items: tuple[QuizItem, ...], library: Library, today: date
) -> bytes:
    match form:
        case "gift":
            from ehe_check.quiz.export.gift import render_gift

            return render_gift(bank, _current(items, today), library, today).encode()
        case "anki":
            from ehe_check.quiz.export.anki import render_anki

            return render_anki(bank, _current(items, today), library, today).encode()
        case "csv":
            from ehe_check.quiz.export.quiz_csv import render_csv

            return render_csv(bank, items, library, today)
        case _:
            from ehe_check.quiz.export.browser_page import render_quiz_page

            return render_quiz_page(bank, items, library, today).encode()


def _current(items: tuple[QuizItem, ...], today: date) -> tuple[QuizItem, ...]:
    """Return the items that still hold, and name on stderr those left out."""
    past = [item.id for item in items if item.is_past(today)]
    if past:
        words = f"ehe-check: left out, as their date is past: {', '.join(past)}"
        print(words, file=sys.stderr)
    return tuple(item for item in items if not item.is_past(today))
