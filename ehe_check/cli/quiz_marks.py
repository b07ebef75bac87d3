"""`ehe-check quiz marks`: what the sheets of a paper quiz show, from a spreadsheet."""

from __future__ import annotations

from ehe_check.cli.messages import say, tell
from ehe_check.cli.options import MarksOptions
from ehe_check.cli.printing import print_document
from ehe_check.cli.printout import print_text
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.whole_files import read_bytes
from ehe_check.quiz.item import Paper
from ehe_check.quiz.load_quiz import checked_quiz, library_of
from ehe_check.quiz.marks_csv import heading, read_marks
from ehe_check.quiz.marks_figures import leavers
from ehe_check.quiz.marks_page import lay_out_marks


def print_marks(options: MarksOptions) -> None:
    """Print what the sheets in a spreadsheet show, or an empty one with its heading.

    Codes are told beside the page and do not stand on it, so that it can be passed on.

    Raises:
        WrongUseError: there is nothing to read, or options do not go together.
        UnusableFileError: it cannot be read, or no row of it can be counted.
    """
    path, day = options.path, options.clock.today
    if options.template:
        _print_heading(options)
        return
    if path is None:
        remedy = "Give a spreadsheet, or add --template --out FILE.csv to begin one."
        raise WrongUseError(Problem("quiz marks", "needs a file", remedy))
    if options.paper:
        fact = "goes with --template, and a row says its paper itself"
        raise WrongUseError(Problem("--paper", fact, "Leave it out."))
    options.page.check(path)
    bank = checked_quiz(options.bank)
    keyed = read_marks(read_bytes(path, "a spreadsheet saved as CSV"), str(path), bank, day)
    if not keyed.sheets:
        nothing = Problem(str(path), "has no sheet that can be counted")
        raise UnusableFileError([*keyed.unread, *keyed.refused] or nothing)
    say(*keyed.unread, *keyed.refused)
    library = library_of(bank)
    for when, codes in filter(all, leavers(keyed.sheets).items()):
        tell(f"Sat only {when} (for you, not on the page): {', '.join(codes)}")
    print_document(lay_out_marks(keyed, bank, library, day), options.page)


def _print_heading(options: MarksOptions) -> None:
    if options.path is not None:
        fact = "is not read where --template writes an empty spreadsheet"
        raise WrongUseError(Problem(str(options.path), fact, "Name the new file with --out."))
    options.page.refuse_to_write_over()
    papers = [Paper(options.paper)] if options.paper else [*Paper]
    words = heading(checked_quiz(options.bank), papers, options.clock.today)
    print_text(words, options.page)
