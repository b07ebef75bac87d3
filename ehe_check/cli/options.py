"""What each command takes: its options as the fields of a tuple, whose docstring is its help.

An option that several commands have is written once, and so are those that go together: how a page
is wanted (`printout.py`), and the day that it is read as of. They are named tuples, as each start
makes all of them, and a dataclass takes eight times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from ehe_check.bank.role import Role
from ehe_check.bank.walk_set import WalkSet
from ehe_check.cli.printout import (
    CasePrintout,
    FullPrintout,
    PackPrintout,
    Printout,
    SharedPrintout,
    WholePrintout,
)
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.render.formats import Format, QuizFormat, SheetFormat


class PaperName(StrEnum):
    """The papers of a quiz bank, known here without the model of one."""

    A = "A"
    B = "B"


class KindName(StrEnum):
    """The kinds of quiz questions, known here without the model of one."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUE_FALSE = "true-false"
    ORDER = "order"
    VIGNETTE = "vignette"


class ThemesFormat(StrEnum):
    """The forms in which counts can be printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    CSV = "csv"


path_argument = partial(typer.Argument, readable=False)
path_option = partial(typer.Option, readable=False)
as_option = partial(typer.Option, "--as")
bank_option = partial(path_option, "--bank")
paper_option = partial(typer.Option, "--paper")
reference_option = partial(typer.Option, "--reference")
save_option = partial(path_option, "--save")
quick_option = partial(
    typer.Option, "--quick/--full", help="The quick set of questions, or all of them."
)
_HOW_TO_PRINT = "How to print it."

AsOption = Annotated[Format | None, as_option(help=_HOW_TO_PRINT)]
BankOption = Annotated[Path | None, bank_option(help="Use the question bank in this folder.")]
PlainOption = Annotated[
    bool | None,
    typer.Option("--plain", help="Plain lines only: for screen readers and simple terminals."),
]
WhichCaseOption = Annotated[
    str | None, reference_option(help="Which case, where a folder holds several.")
]
SessionArgument = Annotated[Path, path_argument(metavar="FILE", help="A saved session.")]
FoldersArgument = Annotated[
    list[Path], path_argument(metavar="FOLDER...", help="Folders of sessions.")
]
BankArgument = Annotated[
    Path | None,
    path_argument(metavar="[PATH]", help="The folder of a bank; the shipped one if absent."),
]
TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIC", help="Questions of this topic only.")
]
LengthOption = Annotated[
    int | None, typer.Option("--length", min=1, metavar="N", help="How many questions to put.")
]
QuizBankOption = Annotated[Path | None, bank_option(help="Use the quiz bank in this folder.")]


def role_given(text: str) -> Role:
    """Return the role named with --role.

    Raises:
        WrongUseError: there is none such.
    """
    try:
        return Role(text)
    except ValueError:
        fact = f"{quoted(text)} is not a role here"
        raise WrongUseError(Problem("--role", fact, nearest(text, list(Role)))) from None


def day_given(text: str) -> date:
    """Return the day that was given with --today.

    Raises:
        WrongUseError: it is not a date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        fact = f"{quoted(text)} is not a date"
        raise WrongUseError(Problem("--today", fact, "Write it as 2026-11-24.")) from None


@dataclass(frozen=True)
class Clock:
    """The day that counts as today, and the moment that is kept in files.

    `named` is a day that was given in place of today.
    """

    named: Annotated[
        date | None,
        typer.Option(
            "--today",
            metavar="DATE",
            parser=day_given,
            help="Read as if today were this date.",
        ),
    ] = None

    @property
    def today(self) -> date:
        """The day as the person has it."""
        return self.named or date.today()  # noqa: DTZ011 (the person's own day, by their own clock)

    def now(self) -> datetime:
        """Return the moment it is, to the second: on the day that was named."""
        moment = datetime.now(UTC).replace(microsecond=0)
        return moment if self.named is None else datetime.combine(self.named, moment.timetz())


class ProgramOptions(NamedTuple):
    """Questions and a prompt sheet about one home-educated child (England)."""

    # said before any option is read, in entry.py; here for --help
    version: Annotated[bool, typer.Option("--version", "-V", help="Say which version this is.")] = (
        False
    )


role_option = partial(
    typer.Option,
    "--role",
    metavar="<str>",
    parser=role_given,
    autocompletion=lambda: [str(each) for each in Role],
)
_ROLES = "social-worker, school-nurse, gp-or-hospital, school-dsl, ehe-officer, police or other."


@dataclass(frozen=True, kw_only=True)
class NewSession:
    """What is known of a new session before anything is asked."""

    quick: Annotated[bool | None, quick_option()] = None
    role: Annotated[Role | None, role_option(help=f"Your role, for the help: {_ROLES}")] = None
    reference: Annotated[str, reference_option(help="The case reference; never a name.")] = ""

    @property
    def walk_set(self) -> WalkSet | None:
        """The set of questions that is asked for."""
        if self.quick is None:
            return None
        return WalkSet.QUICK if self.quick else WalkSet.FULL


class CaseOptions(NamedTuple):
    """Answer the questions about one case, and get its prompt sheet. For England only."""

    file: Annotated[
        Path | None,
        path_argument(metavar="[FILE]", help="The session file to start or go on with."),
    ] = None
    answers: Annotated[
        Path | None,
        path_option("--answers", help="Take answers from this TOML file, and ask only the rest."),
    ] = None
    known: NewSession = NewSession()
    follow: Annotated[
        Path | None,
        path_option("--follow", help="Go on from this session: show each last answer."),
    ] = None
    plain: PlainOption = None
    bank: BankOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: CasePrintout = CasePrintout()


class SheetOptions(NamedTuple):
    """Print the sheet of a saved session again."""

    file: SessionArgument
    plain: PlainOption = None
    bank: BankOption = None
    clock: Clock = Clock()
    as_: Annotated[
        SheetFormat | None,
        as_option(help=f"{_HOW_TO_PRINT} call: what to say on the telephone today."),
    ] = None
    page: FullPrintout = FullPrintout()


class MeetingOptions(NamedTuple):
    """Print the papers of a professionals-only meeting, or read back its record."""

    file: SessionArgument
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            help="Why parents are not there: disagreement, hold, risk, hard-conversation, "
            "staff-safety. Asked once. FILE keeps it, and a HOLD that it brings.",
            autocompletion=lambda: [
                "disagreement",
                "hold",
                "risk",
                "hard-conversation",
                "staff-safety",
            ],
        ),
    ] = None
    part: Annotated[
        str | None,
        typer.Option(
            "--part",
            help="One paper alone: organiser, chair, agenda or record.",
            autocompletion=lambda: ["organiser", "chair", "agenda", "record"],
        ),
    ] = None
    record: Annotated[
        Path | None,
        path_option(
            "--record", help="Read back the record of the meeting; asked for if not there."
        ),
    ] = None
    plain: PlainOption = None
    bank: BankOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: PackPrintout = PackPrintout()


class DemoOptions(NamedTuple):
    """Print the sheet of an invented case, to see what this is."""

    plain: PlainOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: FullPrintout = FullPrintout()


class SuperviseOptions(NamedTuple):
    """Talk a case over in supervision: what moved, what is open, and what is agreed."""

    path: Annotated[
        Path,
        path_argument(
            metavar="FILE|FOLDER",
            help="A session, a folder of one case's sessions, or a saved supervision.",
        ),
    ]
    reference: WhichCaseOption = None
    plain: PlainOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: FullPrintout = FullPrintout()


class DueOptions(NamedTuple):
    """List what was decided and is due: past its day, due soon, or open without a day."""

    path: Annotated[
        Path, path_argument(metavar="FILE|FOLDER", help="A session, or a folder of sessions.")
    ]
    reference: Annotated[
        str | None, reference_option(help="Only this case, where a folder holds several.")
    ] = None
    is_all: Annotated[
        bool,
        typer.Option("--all", help="Print the whole ledger: what is settled or has time, too."),
    ] = False
    plain: PlainOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: SharedPrintout = SharedPrintout()


class CompareOptions(NamedTuple):
    """Say what moved between two sessions about one case, or draw the case over time."""

    earlier: Annotated[
        Path,
        path_argument(
            metavar="EARLIER|FOLDER", help="The earlier session; with --picture a case's folder."
        ),
    ]
    later: Annotated[Path | None, path_argument(metavar="[LATER]", help="The later session.")] = (
        None
    )
    picture: Annotated[
        bool,
        typer.Option(
            "--picture",
            help="Draw a case over time: who was seen, what was not known, what was agreed.",
        ),
    ] = False
    reference: WhichCaseOption = None
    plain: PlainOption = None
    bank: BankOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: WholePrintout = WholePrintout()


class ThemesOptions(NamedTuple):
    """Count what many cases raised: counts only, and small ones hidden."""

    folders: FoldersArgument
    plain: PlainOption = None
    bank: BankOption = None
    clock: Clock = Clock()
    as_: Annotated[ThemesFormat | None, as_option(help=_HOW_TO_PRINT)] = None
    page: Printout = Printout()


class ListBanksOptions(NamedTuple):
    """List the question banks that come with the program, and your own."""


class ShowBankOptions(NamedTuple):
    """Show every statement, question, option, condition and prompt."""

    path: BankArgument = None


class CheckBankOptions(NamedTuple):
    """Check a bank, and say everything that is wrong with it at once."""

    path: BankArgument = None
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Count warnings, such as dates past review, as problems."),
    ] = False
    clock: Clock = Clock()


class BlankOptions(NamedTuple):
    """Print the questions to fill in by hand, and type in later with case --plain."""

    path: BankArgument = None
    quick: Annotated[bool, quick_option()] = False
    plain: PlainOption = None
    as_: AsOption = None
    page: Printout = Printout()


class ConfigOptions(NamedTuple):
    """Write a settings file to fill in, with your local contacts.

    It is config.toml, in your own folder for settings; one that is there is left as it is. Open it
    with Notepad or another text editor. The environment variable EHE_CHECK_HOME names another
    folder, such as a shared one for every user of a computer.
    """


class ShowSettingsOptions(NamedTuple):
    """Say where the settings file is and what is set, or everything that is wrong in the file."""


class WordsOptions(NamedTuple):
    """Print the sentences that pages say and you may change, each under its page.

    Each stands on one line, in quotation marks, as it belongs in own-words.toml.
    """

    find: Annotated[
        str, typer.Option(metavar="WORDS", help="Only sentences that hold these words.")
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """Which questions of a quiz are wanted."""

    item: Annotated[
        list[str] | None,
        typer.Option(
            "--item", metavar="NUMBER", help="This question; several with commas between."
        ),
    ] = None
    topic: TopicOption = None
    role: Annotated[Role | None, role_option(help=f"For this role, or for everybody: {_ROLES}")] = (
        None
    )
    kind: Annotated[
        KindName | None, typer.Option("--kind", help="Questions of this kind only.")
    ] = None
    paper: Annotated[
        PaperName | None,
        paper_option(help="One of two matched papers of twenty questions, whole."),
    ] = None
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes",
            min=1,
            metavar="N",
            help="As many as there is time for; list and room count talking too.",
        ),
    ] = None
    length: LengthOption = None
    set_: Annotated[
        str | None, typer.Option("--set", metavar="NAME", help="The set kept by this name.")
    ] = None


class QuizOptions(NamedTuple):
    """Answer questions about the review, and read the reason for every option.

    It is for learning: nothing passes or fails. Answers are kept without a name in your own folder.
    """

    choose: Choosing = Choosing()
    bank: QuizBankOption = None
    plain: PlainOption = None
    clock: Clock = Clock()


class ListQuizOptions(NamedTuple):
    """List the questions of a quiz, or a set that fits the time you have, and keep it by a name."""

    choose: Choosing = Choosing()
    keep: Annotated[
        str | None,
        typer.Option("--keep", metavar="NAME", help="Keep this set, for --set in other commands."),
    ] = None
    plain: PlainOption = None
    bank: QuizBankOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: Printout = Printout()


class ExportOptions(NamedTuple):
    """Take a quiz to Moodle, a web page or paper, or print a briefing.

    With --minutes or --length the same questions are drawn each time: a key fits its paper.
    """

    as_: Annotated[
        QuizFormat | None,
        as_option(help="GIFT or SCORM for a platform, a page for a browser, paper."),
    ] = None
    page: Printout = Printout()
    key: Annotated[
        bool, typer.Option("--key", help="On paper: the right letters, and every reason.")
    ] = False
    briefing: Annotated[
        bool,
        typer.Option(
            "--briefing", help="On paper: what the review found and what to do, on one side of A4."
        ),
    ] = False
    choose: Choosing = Choosing()
    bank: QuizBankOption = None
    clock: Clock = Clock()


class RoomOptions(NamedTuple):
    """Hold a quiz with a room of people: a projector, and hands that you count.

    No names, no devices, no network. Count the hands for each option, talk, count again, and only
    then show the reasons. Its report of one page is printed from its file, and not on the wall.
    """

    path: Annotated[
        Path | None,
        path_argument(metavar="FILE", help="A room to go on with, or to print."),
    ] = None
    choose: Choosing = Choosing()
    bank: QuizBankOption = None
    save: Annotated[Path | None, save_option(help="Where to keep it. Ends in .quiz-room.toml.")] = (
        None
    )
    card: Annotated[
        bool,
        typer.Option(
            "--card",
            help="Print a card for whoever holds the room, and keep its questions to be held.",
        ),
    ] = False
    plain: PlainOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: Printout = Printout()


class MarksOptions(NamedTuple):
    """Say what the sheets of a paper quiz show, from a spreadsheet with one row a sheet.

    What to teach next, which questions to read again, and before and after.
    """

    path: Annotated[
        Path | None,
        path_argument(metavar="FILE.csv", help="A spreadsheet of any program, saved as CSV."),
    ] = None
    template: Annotated[
        bool, typer.Option("--template", help="Write an empty spreadsheet with its heading.")
    ] = False
    paper: Annotated[
        PaperName | None, paper_option(help="With --template: for this paper alone.")
    ] = None
    plain: PlainOption = None
    bank: QuizBankOption = None
    clock: Clock = Clock()
    as_: AsOption = None
    page: Printout = Printout()


class DoctorOptions(NamedTuple):
    """Say what works on this computer, in lines for an IT desk.

    It looks at no case, and what it prints names nobody. It ends with 1 where something that is
    needed does not work.
    """


class TidyOptions(NamedTuple):
    """Delete cases past the day until which they are kept, asking first.

    It lists all of them, then asks of each, and says what deleting does not reach. How long a case
    is kept stands in the settings (months_kept); a file may say a day of its own (keep_until).
    """

    folders: FoldersArgument
    plain: PlainOption = None


class CompletionOptions(NamedTuple):
    """Print what lets a shell complete commands by Tab.

    It completes options too, and the words that they take, and reads no file of a case. In bash:
    source <(ehe-check completion bash). USING.md says how it is turned on for good, and elsewhere.
    """

    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"],
        typer.Argument(metavar="SHELL", help="The shell that is to complete."),
    ]
