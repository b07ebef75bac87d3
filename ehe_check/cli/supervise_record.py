"""The record of a supervision as it is wanted, and how its case stands before one begins."""

from __future__ import annotations

from dataclasses import dataclass

from ehe_check.bank.load import load_library
from ehe_check.case.labels import numbered
from ehe_check.cli.print_sheet import as_wanted
from ehe_check.cli.printing import Printout, print_document
from ehe_check.page.document import Document
from ehe_check.page.without_own import without_own
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import PageWords
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_file import opening_for, read_today
from ehe_check.supervision.page import lay_out_record
from ehe_check.supervision.supervised_file import SupervisedCase, record_of, sheet_discussed
from ehe_check.supervision.supervision import Supervision


@dataclass(frozen=True)
class RecordWanted:
    """The case that is talked over, and how its record is laid out and wanted."""

    case: SupervisedCase
    words: PageWords
    wanted: Printout

    def opening(self, supervision: Supervision) -> Opening:
        """Return how the case stands as a supervision begins."""
        return opening_for(self.case, supervision, self.words.sheet)

    def document(self, supervision: Supervision) -> Document:
        """Return the record of a supervision as it is wanted: whole, or bare to share."""
        case = self.case
        whole = sheet_discussed(case, supervision)
        sheet, held = as_wanted(whole, case.bank, self.wanted), record_of(case, supervision)
        opening = opening_for(case, supervision, self.words.sheet, sheet)
        if self.wanted.share:
            held, opening = without_own((held, opening), numbered(case.bank))
        return lay_out_record(
            sheet,
            held,
            self.words,
            case.bank,
            load_library(),
            local=read_settings(),
            opening=opening,
            read_today=read_today(case),
            is_full=self.wanted.full,
        )

    def print(self, supervision: Supervision) -> None:
        """Print the record of a supervision."""
        print_document(self.document(supervision), self.wanted)
