"""The opening of a supervision says nothing of a case that its sheet does not say too."""

from __future__ import annotations

from hypothesis import given

from ehe_check.over_time.case_files import history_with
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import Novelty, opening_of
from ehe_check.supervision.opening_kept import said_then
from ehe_check.supervision.opening_words import advice_words
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import page, shipped_words, words_of
from tests.supervised import any_sheet, record_words
from tests.supervision.openings import ledger, lines, paper_about
from tests.worked import shipped_bank, shipped_library
from tests.worked_histories import history_names, worked_history

SAY = record_words().say


def check(sheet: PromptSheet, moved: Comparison | None = None) -> None:
    """Hold the opening of a sheet beside all that the sheet prints."""
    found = opening_of(paper_about(sheet), ledger(), moved=moved)
    printed = "\n".join(words_of(page(sheet, is_full=True))).casefold()
    advice, shown = sheet.recommendation, " ".join("\n".join(lines(found)).split())

    assert advice == found.page.advice
    assert said_then(SAY, shipped_words().say, found).advice == advice.line
    assert advice_words(SAY, found) in shown
    assert advice.line in shown
    assert (advice.box.line if advice.box else "") in shown
    assert [] == [each.short for each in found.unknown if each.short.casefold() not in printed]
    assert [] == [
        each.why.answer for each in found.words if each.why.answer not in sheet_words(sheet)
    ]
    reasons = [each.text for each in found.new if each.sort is Novelty.REASON]
    assert [] == [each for each in reasons if each.casefold() not in printed]


def sheet_words(sheet: PromptSheet) -> set[str]:
    return {why.answer for why in sheet.own_words}


@tries(20, 400)
@given(any_sheet())
def test_whatever_was_answered_the_opening_has_the_facts_of_the_sheet(sheet: PromptSheet) -> None:
    check(sheet)


def test_in_every_history_the_opening_has_the_facts_of_the_sheet() -> None:
    for name in history_names():
        *others, own = worked_history(name).sides.values()
        bank, law = own.bank or shipped_bank(), shipped_library().law
        history = history_with(own.session, bank, others, TODAY)
        sheet = compose(own.session, bank, law, today=TODAY, software="test", history=history)
        check(sheet, compare(others[-1], own) if others else None)
