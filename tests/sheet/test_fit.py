"""Page 1 on a sheet of A4: what gives way, in which order, and that it is always one page."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import Phase, given, settings

from ehe_check.bank.prompt_rule import StepGroup
from ehe_check.page.document import CalloutTone, Document, Spring, WritingBox
from ehe_check.render.pdf import render_pdf
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet import fit
from ehe_check.sheet.second_page import MOST_ACTIONS
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Medium, Paper
from tests.counts import tries
from tests.pages import page
from tests.render.pdf_text import FOOT, drawn_to
from tests.screens import paper as made_from
from tests.sheet.laid_out import callouts, large_sheets, of_kind, page_one, page_two, text_in
from tests.worked import few_case_names, worked_case

pytestmark = pytest.mark.untraced

LOCAL = Settings(
    contacts=Contacts(
        social_care="Multi-agency safeguarding hub 01632 960001",
        out_of_hours="01632 960002",
        safeguarding_lead="01632 960003",
        named_doctor="01632 960004",
    )
)

A4 = 842


def drawn(sheet: PromptSheet) -> Document:
    return page(sheet, local=LOCAL)


def paper(sheet: PromptSheet) -> Paper:
    return made_from(sheet, LOCAL)


def pages_of(document: Document) -> int:
    return len(pikepdf.open(io.BytesIO(render_pdf(document))).pages)


def first_alone(document: Document) -> Document:
    return replace(document, blocks=page_one(document))


def test_each_worked_case_is_one_page_and_one_of_actions_and_an_ordinary_one_is_one_page() -> None:
    for name in few_case_names():
        document = drawn(worked_case(name).sheet())

        assert (name, 1) == (name, pages_of(first_alone(document)))
        assert (name, 1 if document.is_brief else 2) == (name, pages_of(document))


@pytest.mark.parametrize("name", ["ask-first-agreed", "harm-self-harm-only", "one-trigger-drift"])
def test_page_1_is_drawn_as_long_as_its_lines_were_counted_or_a_little_shorter(name: str) -> None:
    whole, document = paper(worked_case(name).sheet()), drawn(worked_case(name).sheet())
    blocks = tuple(each for each in page_one(document) if not isinstance(each, Spring))
    a_line = (A4 - FOOT) / fit.LINES_ON_A4
    counted = fit.lines_of(whole, fit.fitted(whole)) * a_line

    assert 0.88 * counted < drawn_to(render_pdf(replace(document, blocks=blocks))) <= counted


@settings(tries(8, 300), phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(large_sheets())
def test_whatever_the_case_page_1_is_one_page_and_page_2_another(sheet: PromptSheet) -> None:
    """More than twelve steps for today and first, which are never left out, may need a third."""
    document, actions = drawn(sheet), paper(sheet).actions.shown
    steps = [each for each in actions if each.group in {StepGroup.TODAY, StepGroup.FIRST}]
    most = 1 if document.is_brief else 2 if len(steps) <= MOST_ACTIONS else 3

    assert 1 == pages_of(first_alone(document))
    assert min(most, 2) <= pages_of(document) <= most


@tries(20, 300)
@given(large_sheets())
def test_what_never_gives_way_is_there_and_what_has_no_room_stands_on_page_2(
    sheet: PromptSheet,
) -> None:
    document, whole = drawn(sheet), paper(sheet)
    advice, one = sheet.recommendation, page_one(document)
    said, two = " ".join(text_in(one).split()), text_in(page_two(document))
    lengths = [fit.lines_of(whole, way) for way in fit._ways(whole.first)]  # noqa: SLF001 (the order itself)
    way, has_grid = fit.fitted(whole), bool(whole.first.grid.rows)

    assert (CalloutTone.URGENT in callouts(document)) is advice.is_urgent
    assert not advice.is_guarded or CalloutTone.HOLD in callouts(document)
    assert 1 == len(of_kind(document, WritingBox))
    assert advice.text in said
    assert document.foot is not None
    assert "cannot tell you a child is safe" in document.foot.right
    assert all(after <= before for before, after in pairwise(lengths))
    if not whole.first.is_ordinary:
        assert way.voice or "own words" in two
        assert way.grid or not has_grid or ("Who last saw" in two and "On page 2." in said)
        assert way.says or not whole.calling.scripts or "What to say to" in two


def test_own_words_give_way_first_then_lines_what_is_ours_reasons_months_and_the_grid() -> None:
    ways = tuple(fit._ways(paper(worked_case("one-trigger-drift").sheet()).first))  # noqa: SLF001 (the order itself)
    first = {
        "voice": next(at for at, way in enumerate(ways) if not way.voice),
        "lines": next(at for at, way in enumerate(ways) if way.lines == 1),
        "ours": next(at for at, way in enumerate(ways) if way.ours == 0),
        "reasons": next(at for at, way in enumerate(ways) if way.reasons == 3),
        "months": next(at for at, way in enumerate(ways) if way.months_beside),
        "grid": next(at for at, way in enumerate(ways) if not way.grid),
    }

    assert list(first) == sorted(first, key=first.__getitem__)


def test_word_sets_page_1_more_widely_and_so_with_less_on_it() -> None:
    for name in few_case_names():
        whole = paper(worked_case(name).sheet())
        in_word = fit.fitted(whole, fit.LINES_IN_WORD)

        assert fit.lines_of(whole, in_word) <= fit.LINES_IN_WORD, name
    sheet = worked_case("page-refused-sight-two-children").sheet()
    there = page(sheet, local=LOCAL, medium=Medium.WORD)

    assert len(text_in(page_one(there))) < len(text_in(page_one(drawn(sheet))))
