"""The commands under their names: what each takes, and where the function is that does it.

Only what is called is built, and the file of its function is read once the options are: so `--help`
reads no model and no bank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, TypeVar, get_origin, get_type_hints

import typer

from ehe_check.cli import options as take
from ehe_check.errors import UnusableFileError

Options = TypeVar("Options")


@dataclass(frozen=True)
class Command:
    """What a command takes, and its `module:function`, which is given that.

    Pages are said in own words, which are read first; but one that keeps what it is told before any
    page, such as a HOLD, does so in any case. What has no page must work where own words do not.
    """

    takes: type[Any]
    at: str
    has_pages: bool = True
    keeps_first: bool = False

    def run(self, options: object) -> None:
        """Do what the command is for."""
        module, _, name = self.at.partition(":")
        does = getattr(import_module(module), name)
        with _in_own_words(keeps_first=self.keeps_first) if self.has_pages else nullcontext():
            does(options)


@dataclass(frozen=True)
class Group:
    """Commands under one name, and what that name does where none of them is named."""

    what: str
    commands: Mapping[str, Command | Group]
    alone: Command | None = None


BANK = Group(
    "List, read and check the questions, or print them to fill in by hand.",
    {
        "list": Command(take.ListBanksOptions, "ehe_check.cli.bank:list_banks"),
        "show": Command(take.ShowBankOptions, "ehe_check.cli.bank:show_bank"),
        "check": Command(take.CheckBankOptions, "ehe_check.cli.bank:check_banks"),
        "blank": Command(take.BlankOptions, "ehe_check.cli.bank:print_blank"),
    },
)
CONFIG = Group(
    str(take.ConfigOptions.__doc__),
    {
        "show": Command(
            take.ShowSettingsOptions, "ehe_check.cli.config:show_settings", has_pages=False
        ),
        "words": Command(take.WordsOptions, "ehe_check.cli.config:print_words", has_pages=False),
    },
    Command(take.ConfigOptions, "ehe_check.cli.config:write_settings", has_pages=False),
)
QUIZ = Group(
    str(take.QuizOptions.__doc__),
    {
        "list": Command(take.ListQuizOptions, "ehe_check.cli.quiz_list:list_questions"),
        "export": Command(take.ExportOptions, "ehe_check.cli.quiz_export:export_quiz"),
        "room": Command(take.RoomOptions, "ehe_check.cli.quiz_room:hold_or_print_room"),
        "marks": Command(take.MarksOptions, "ehe_check.cli.quiz_marks:print_marks"),
    },
    Command(take.QuizOptions, "ehe_check.cli.quiz:hold_quiz"),
)
PROGRAM = Group(
    str(take.ProgramOptions.__doc__),
    {
        "case": Command(take.CaseOptions, "ehe_check.cli.case:answer_case"),
        "sheet": Command(take.SheetOptions, "ehe_check.cli.sheet:print_saved_sheet"),
        "meeting": Command(take.MeetingOptions, "ehe_check.cli.meeting:meet", keeps_first=True),
        "demo": Command(take.DemoOptions, "ehe_check.cli.sheet:print_demo"),
        "supervise": Command(take.SuperviseOptions, "ehe_check.cli.supervise:supervise_case"),
        "due": Command(take.DueOptions, "ehe_check.cli.due:list_due"),
        "compare": Command(take.CompareOptions, "ehe_check.cli.compare:compare"),
        "themes": Command(take.ThemesOptions, "ehe_check.cli.themes:count_themes"),
        "bank": BANK,
        "config": CONFIG,
        "quiz": QUIZ,
        "tidy": Command(take.TidyOptions, "ehe_check.cli.tidy:tidy", has_pages=False),
        "doctor": Command(take.DoctorOptions, "ehe_check.cli.doctor:examine", has_pages=False),
        "completion": Command(
            take.CompletionOptions, "ehe_check.cli.completion:print_completion", has_pages=False
        ),
    },
    Command(take.ProgramOptions, "ehe_check.cli.entry:say_commands", has_pages=False),
)


def call(given: list[str]) -> None:
    """Call the command that the words given begin with, with the options after it.

    Raises:
        SystemExit: with the exit code, when all is done.
    """
    called: Command | Group = PROGRAM
    name, rest = "ehe-check", given
    while isinstance(called, Group) and rest and rest[0] in called.commands:
        called, name, rest = called.commands[rest[0]], f"{name} {rest[0]}", rest[1:]
    _built(called)(args=rest, prog_name=name)


def complete() -> None:
    """Tell a shell what the line can go on with that it put into the environment.

    Raises:
        SystemExit: when it is told.
    """
    from typer.completion import get_completion_inspect_parameters

    get_completion_inspect_parameters()  # which has Typer know the shells
    _built(PROGRAM)(args=[], prog_name="ehe-check")


def _built(called: Command | Group) -> typer.Typer:
    """Return a command, or a group with all its commands."""
    if isinstance(called, Command):
        app = _empty()
        app.command()(command_of(called.takes, called.run))
        return app
    app = _empty(called.what, no_args_is_help=called.alone is None)
    if called.alone is not None:
        alone = command_of(called.alone.takes, called.alone.run)
        app.callback(invoke_without_command=True)(alone)
    for name, inner in called.commands.items():
        if isinstance(inner, Group):
            app.add_typer(_built(inner), name=name)
        else:
            app.command(name)(command_of(inner.takes, inner.run))
    return app


def _empty(what: str = "", *, no_args_is_help: bool = False) -> typer.Typer:
    """Return a Typer of no commands: no markup, and no traceback with answers in it."""
    return typer.Typer(
        help=what,
        no_args_is_help=no_args_is_help,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


def command_of(options: type[Options], run: Callable[[Options], None]) -> Callable[..., None]:
    """Return a command that takes what the fields of a class say, and runs with one of it.

    Its docstring is the help. A field that is a dataclass is a group, whose options stand in its
    place; one that says no option has the value of the option of its name, where there is one.
    A command that has others beneath it is not run where one of those is called.
    """

    def command(context: typer.Context, **given: object) -> None:
        if context.invoked_subcommand is None:
            run(_filled(options, given))

    own = Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [own, *_parameters(options)]
    command.__doc__ = options.__doc__
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # read by inspect
    return command


def _parameters(options: type[Any]) -> Iterator[Parameter]:
    """Yield a parameter for each option, in the order of the fields."""
    hints = get_type_hints(options, include_extras=True)
    for name, parameter in signature(options).parameters.items():
        hint = hints[name]
        if _is_group(hint):
            yield from _parameters(hint)
        elif get_origin(hint) is Annotated:
            yield parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=hint)


def _filled(options: type[Options], given: Mapping[str, object]) -> Options:
    """Return options with what was given of each, in the groups too."""
    values = {
        name: _filled(hint, given) if _is_group(hint) else given[name]
        for name, hint in get_type_hints(options).items()
        if _is_group(hint) or name in given
    }
    return options(**values)


def _is_group(hint: object) -> bool:
    """Say whether a field is a group of options."""
    return isinstance(hint, type) and is_dataclass(hint)


class _Unread(dict[str, str]):
    """Own words that cannot be read: the first sentence that is looked up says why."""

    def __init__(self, error: UnusableFileError) -> None:
        super().__init__()
        self.error = error

    def get(self, words: str, ours: str = "") -> str:  # type: ignore[override]  # as it is called
        """Refuse.

        Raises:
            UnusableFileError: always.
        """
        del words, ours
        raise self.error


@contextmanager
def _in_own_words(*, keeps_first: bool) -> Iterator[None]:
    """Let all pages be said in own words, where the settings name any.

    Without settings nothing is imported. Where they cannot be read the command is refused at once;
    one that first keeps what it is told is refused when it says the first sentence.

    Raises:
        UnusableFileError: the settings or the file cannot be read.
    """
    try:
        pairs = _pairs()
    except UnusableFileError as error:
        if not keeps_first:
            raise
        pairs = _Unread(error)
    if pairs is None:
        yield
        return
    from ehe_check.page.text import own_words

    with own_words(pairs):
        yield


def _pairs() -> Mapping[str, str] | None:
    """Return own sentences by ours, having named what is passed over; None where there are none.

    Raises:
        UnusableFileError: the settings or the file cannot be read.
    """
    from ehe_check.settings.places import own_words_path

    path = own_words_path()
    if path is None:
        return None
    from ehe_check.check.own_words_file import read_own_words
    from ehe_check.cli.messages import say

    own = read_own_words(path)
    say(*own.passed_over)
    return own.pairs
