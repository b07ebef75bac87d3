"""Commands about quiz papers: keying them in, what changed, and how the questions did."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.save import Saving
from ehe_check.bank.load import load_library
from ehe_check.cli.askers import asker, by_typed_lines, dialogue, somebody_is_there
from ehe_check.cli.hints import command, named
from ehe_check.cli.printing import Printout, print_document, wants_plain
from ehe_check.cli.quiz_rooms import quiz_bank, used
from ehe_check.cli.saving import raise_if_unsaved, saving_in
from ehe_check.cli.saying import say
from ehe_check.cli.sheets import day_given
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.page.document import Document
from ehe_check.quiz.choose import items_of_paper
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.key_in import paper_places
from ehe_check.quiz.mark_papers import items_of, sheet_problems
from ehe_check.quiz.paper_answers import QuizSheets
from ehe_check.quiz.papers_file import ENDING, is_sheets, read_all_sheets, read_sheets, sheets_files
from ehe_check.quiz.room import Round
from ehe_check.quiz.room_file import load_quiz_words

_PAST = (
    "These questions are past their date now. They are keyed in as the paper has them, and no page "
    "counts them: {ids}.\n"
    "If the paper was printed without them, start again with --printed and its day.\n"
)


@dataclass
class EnterCommand:
    """One run of `ehe-check quiz enter`."""

    path: Path
    paper: str | None
    when: str | None
    group: int | None
    counts: bool
    folder: Path | None
    plain: bool | None
    today: str | None
    printed: str | None

    def run(self) -> None:
        """Key in the sheets of one paper, or counts of it.

        Raises:
            EheCheckError: with every problem at once, before anything is asked.
        """
        self._check()
        seen = seen_in(self.path)
        sheets = self._new() if seen is None else self._opened()
        with open_file(self.path, seen) as file:
            person = asker(plain=by_typed_lines(plain=self.plain))
            saving: Saving[QuizSheets] = saving_in(file, person, kept_bytes)
            with suppress(PersonLeftError):
                self._key(sheets, person, saving)
        self._say_where(saving)
        raise_if_unsaved(saving)

    def _say_where(self, saving: Saving[QuizSheets]) -> None:
        out, path = dialogue(), saving.place.path
        if not saving.kept:
            print(
                "\nNothing was typed, so nothing is kept."
                if saving.failed is None
                else "\nNothing was saved.",
                file=out,
            )
            return
        kept = read_sheets(path).value
        many = len(kept.counts or kept.sheets)
        what = f"{many} {'question' if kept.counts else 'sheet'}{'' if many == 1 else 's'}"
        print(f"\nSaved, without names: {what}, in\n  {named(path)}", file=out)
        print(f"To see what changed: {command('quiz', 'change', 'FILE...')}", file=out)

    @cached_property
    def bank(self) -> QuizBank:
        """The quiz that the paper is from."""
        return quiz_bank(self.folder)

    def _check(self) -> None:
        if not is_sheets(self.path):
            fact, remedy = f"does not end in {ENDING}", f"Call it {self.path.stem}{ENDING}."
            raise WrongUseError(Problem(str(self.path), fact, remedy))
        if not somebody_is_there(plain=self.plain):
            fact = "needs a terminal to type at, and this is not one"
            raise WrongUseError(
                Problem("quiz enter", fact, "Run it in a terminal, or add --plain.")
            )

    def _new(self) -> QuizSheets:
        needed = {"--paper": self.paper, "--when": self.when}
        lacking = [name for name, value in needed.items() if value is None]
        if self.paper is None or self.when is None:
            words = {
                "--paper": "Add --paper A or --paper B.",
                "--when": "Add --when before or after.",
            }
            raise WrongUseError(
                [Problem(name, "is needed for a new file", words[name]) for name in lacking]
            )
        items = self._printed(Paper(self.paper))
        if not items:
            fact = f"this quiz has no paper {self.paper}"
            raise WrongUseError(Problem("--paper", fact, "Use another paper, or another quiz."))
        return QuizSheets(
            format=1,
            id=os.urandom(8).hex(),
            bank=used(self.bank),
            paper=Paper(self.paper),
            when=Round(self.when),
            group=self.group,
            items=tuple(item.id for item in items),
        )

    def _printed(self, paper: Paper) -> tuple[QuizItem, ...]:
        """Return the items of a paper as it was printed: all of them, unless a day is given.

        It may have been printed before the law of an item was past its date, and it is keyed in
        after.
        """
        if self.printed is not None:
            return items_of_paper(self.bank, paper, day_given(self.printed, "--printed"))
        every = self.bank.in_paper(paper)
        counting = items_of_paper(self.bank, paper, day_given(self.today))
        past = [item.id for item in every if item not in counting]
        if past:
            print(_PAST.format(ids=", ".join(past)), file=dialogue())
        return every

    def _opened(self) -> QuizSheets:
        file = read_sheets(self.path)
        for problem in file.unknown_keys:
            say(problem.kept())
        sheets = file.value
        problems = [*sheet_problems(sheets, self.bank, str(self.path))]
        if problems:
            raise UnusableFileError(problems)
        said = {"--paper": sheets.paper, "--when": sheets.when, "--group": sheets.group}
        given = {"--paper": self.paper, "--when": self.when, "--group": self.group}
        wrong = [
            Problem(name, f"is {said[name] or 'not set'} in this file", "Leave it out.")
            for name, value in given.items()
            if value is not None and value != said[name]
        ]
        if self.printed is not None:
            wrong.append(Problem("--printed", "this file has its questions", "Leave it out."))
        if sheets.sheets and self.counts:
            wrong.append(Problem("--counts", "this file holds sheets", "Use another file."))
        if sheets.counts and not self.counts:
            wrong.append(Problem(str(self.path), "holds counts", "Add --counts to go on."))
        if wrong:
            raise WrongUseError(wrong)
        return sheets

    def _key(self, sheets: QuizSheets, person: Asker, save: Callable[[QuizSheets], None]) -> None:
        from ehe_check.ask.quiz.key_in_papers import SheetKeying

        items = items_of(sheets, self.bank)
        keying = SheetKeying(asker=person, sheets=sheets, places=paper_places(items), save=save)
        if self.counts:
            keying.key_counts(items)
        else:
            keying.key_sheets()


@dataclass
class SheetsPage:
    """One page about files of sheets: what changed, or how the questions did."""

    paths: Sequence[Path]
    folder: Path | None
    today: str | None
    wanted: Printout

    def print_change(self) -> None:
        """Print how answers changed from before to after.

        Raises:
            EheCheckError: with every problem at once; nothing was written.
        """
        from ehe_check.quiz.change import change_figures
        from ehe_check.quiz.change_page import lay_out_change

        several, words = self._read(), load_quiz_words().change
        figures = change_figures(several, self.bank, load_library(), self.day)
        self._print(lay_out_change(figures, words, self.bank, self.day))

    def print_statistics(self) -> None:
        """Print how the questions of each paper did.

        Raises:
            EheCheckError: with every problem at once; nothing was written.
        """
        from ehe_check.quiz.paper_statistics import paper_figures
        from ehe_check.quiz.statistics_page import lay_out_statistics

        several, words = self._read(), load_quiz_words().statistics
        papers = paper_figures(several, self.bank, self.day)
        self._print(lay_out_statistics(papers, words, self.bank, self.day))

    @cached_property
    def bank(self) -> QuizBank:
        """The quiz that the papers are from."""
        return quiz_bank(self.folder)

    @cached_property
    def day(self) -> date:
        """The day on which the page is made."""
        return day_given(self.today)

    def _read(self) -> list[QuizSheets]:
        found = list(sheets_files(self.paths))
        paths = [each for each in found if isinstance(each, Path)]
        self.wanted.check(*paths)
        for each in found:
            if isinstance(each, Problem):
                say(each)
        if not paths:
            fact = f"no file that ends in {ENDING} is there"
            remedy = f"Key papers in first, with: {command('quiz', 'enter', 'FILE')}"
            raise UnusableFileError(Problem(str(self.paths[0]), fact, remedy))
        files = read_all_sheets(paths)
        problems = [
            problem
            for path, file in files.items()
            for problem in sheet_problems(file.value, self.bank, str(path))
        ]
        if problems:
            raise UnusableFileError(problems)
        return [file.value for file in files.values()]

    def _print(self, document: Document) -> None:
        print_document(document, self.wanted, plain=wants_plain())
