"""`ehe-check case`: start, go on with or finish a session, by questions or from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.cli.options import (
    AnnexOption,
    AsOption,
    BankOption,
    ForceOption,
    OutOption,
    PlainOption,
    ShareOption,
    TodayOption,
    path_argument,
    path_option,
    printout,
    quick_option,
    reference_option,
)

if TYPE_CHECKING:
    from ehe_check.cli.case_options import CaseOptions
    from ehe_check.over_time.lineage_file import Lineage


def case(  # noqa: PLR0913 (one parameter an option)
    file: Annotated[
        Path | None,
        path_argument(metavar="[FILE]", help="The session file to start or go on with."),
    ] = None,
    *,
    answers: Annotated[
        Path | None,
        path_option("--answers", help="Take answers from this TOML file, and ask only the rest."),
    ] = None,
    quick: Annotated[bool | None, quick_option()] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            help="Your role, for the help: social-worker, school-nurse, gp-or-hospital, "
            "school-dsl, ehe-officer, police or other.",
        ),
    ] = None,
    reference: Annotated[
        str | None, reference_option(help="The case reference; never a name.")
    ] = None,
    follow: Annotated[
        Path | None,
        path_option("--follow", help="Go on from this session: show each last answer."),
    ] = None,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    share: ShareOption = False,
    annex: AnnexOption = False,
) -> None:
    """Answer the questions about one case, and get its prompt sheet. For England only."""
    from ehe_check.ask.case.set_up import SetUp
    from ehe_check.cli import case_options as given
    from ehe_check.cli.clock import clock_given

    clock = clock_given(today)
    wanted = printout(as_, out, force=force, share=share, plain=plain, full=annex)
    wanted.check(file, answers, follow)
    options = given.CaseOptions(
        file=file,
        known=SetUp(reference or "", given.set_given(quick), given.role_given(role), file),
        given=given.answers_given(answers),
        bank=bank,
        clock=clock,
        wanted=wanted,
    )
    _answer(options, given.lineage_given(follow))


def _answer(options: CaseOptions, lineage: Lineage | None) -> None:
    """Put the first questions of a new session at once, or do what else is called for."""
    from ehe_check.cli.case_begin import begun_with, may_begin

    if not may_begin(options, lineage):
        from ehe_check.cli.case_talk import answer_case

        answer_case(options, lineage)
        return
    begun = begun_with(options, options.known, None)
    if begun is not None:
        from ehe_check.cli.case_talk import begin_case

        begin_case(options, begun)
