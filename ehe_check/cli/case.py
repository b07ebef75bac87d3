"""`ehe-check case`: start, go on with or finish a session, by questions or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.ask.case.set_up import SetUp
from ehe_check.cli import case_options as given
from ehe_check.cli.case_begin import begun_with, may_begin
from ehe_check.cli.options import CaseOptions

if TYPE_CHECKING:
    from ehe_check.whole_case.lineage_file import Lineage


def answer_case(options: CaseOptions) -> None:
    """Answer the questions about one case, or print the sheet of a finished session."""
    file = options.file
    role, walk_set = given.role_given(options.known.role), given.set_given(options.known.quick)
    options.page.check(file, options.answers, options.follow)
    wanted = given.CaseWanted(
        file=file,
        known=SetUp(
            reference=options.known.reference or "", walk_set=walk_set, role=role, path=file
        ),
        given=given.answers_given(options.answers),
        bank=options.bank,
        clock=options.clock,
        wanted=options.page,
    )
    _answer(wanted, given.lineage_given(options.follow))


def _answer(options: given.CaseWanted, lineage: Lineage | None) -> None:
    """Put the first questions of a new session at once, or do what else is called for."""
    if not may_begin(options, lineage):
        from ehe_check.cli.case_talk import answer_case

        answer_case(options, lineage)
        return
    begun = begun_with(options, options.known, None)
    if begun is not None:
        from ehe_check.cli.case_talk import begin_case

        begin_case(options, begun)
