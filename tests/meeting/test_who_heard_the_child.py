"""Who heard a child's own words stands beside them on every page, and in no copy to share."""

from __future__ import annotations

import pytest

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Sighting
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document
from ehe_check.page.own import Own
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.packs import paper
from tests.pages import composed, page, sheet_of
from tests.sheet.laid_out import text_of
from tests.worked import session_of, shipped_bank, worked_case

CASE = "one-trigger-drift"
WORDS, WHO = "I like the canal.", "family support worker, January"


def spoken(evidence: Evidence | None, heard: str | None) -> PromptSheet:
    words = Own(heard) if heard else None
    return sheet_of(CASE, Answer(question="VOI-2", value=WORDS, evidence=evidence, heard=words))


def pages(sheet: PromptSheet) -> dict[str, Document]:
    return {
        "page 1": page(sheet),
        "annex": page(sheet, is_full=True),
        "chair": paper(PackPaper.CHAIR, sheet),
    }


@pytest.mark.parametrize(
    ("evidence", "heard", "beside"),
    [
        (Evidence.PROFESSIONAL_TOLD_ME, WHO, f" (heard by a professional: {WHO})"),
        (Evidence.PARENT_TOLD_ME, "mother, at tea", " (heard by family: mother, at tea)"),
        (Evidence.SAW_MYSELF, "in May", " (heard by the writer: in May)"),
        (Evidence.SAW_MYSELF, None, " (heard by the writer)"),
        (None, "a librarian", " (heard by a librarian)"),
        (None, None, ""),
    ],
)
def test_stands_beside_them_on_page_1_in_the_annex_and_on_the_chairs_sheet(
    evidence: Evidence | None, heard: str | None, beside: str
) -> None:
    for name, document in pages(spoken(evidence, heard)).items():
        times = text_of(document).count(WORDS)

        assert times == text_of(document).count(f"{WORDS}{beside}") > 0, name
        assert ("(heard by" in text_of(document)) == bool(beside), name


def test_is_in_no_copy_to_share() -> None:
    copy = without_own_words(spoken(Evidence.PROFESSIONAL_TOLD_ME, WHO), shipped_bank())

    for name, document in pages(copy).items():
        assert WHO not in text_of(document), name
        assert WORDS not in text_of(document), name
        assert "(heard by" not in text_of(document), name
    assert WHO not in repr(copy)


def test_makes_no_account_of_it_and_moves_no_advice() -> None:
    bare, heard = spoken(None, None), spoken(Evidence.PARENT_TOLD_ME, "mother")

    assert bare.recommendation == heard.recommendation
    assert bare.prompts == heard.prompts
    assert bare.only_the_family == heard.only_the_family
    assert bare.evidence == heard.evidence


def test_where_a_child_was_seen_stands_with_the_month_on_paper_and_moves_no_advice() -> None:
    listed = Answer(question="VIS-1.who", value=("family-support",))
    cell = Sighting(about="child-1", by="family-support", value="within-a-year")
    answers = worked_case(CASE).session.all_answers().with_answer(listed)
    bare, at_home = (
        composed(session_of(answers.with_sighting(cell.model_copy(update={"at_home": each}))))
        for each in (False, True)
    )

    assert bare.recommendation == at_home.recommendation
    assert bare.prompts == at_home.prompts
    for sheet, is_there in ((at_home, True), (bare, False)):
        for name, document in pages(sheet).items():
            assert ("home" in cells_of(document)) is is_there, name


def cells_of(document: Document) -> list[str]:
    return text_of(document).split("\n")
