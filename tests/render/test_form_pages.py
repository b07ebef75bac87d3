"""Pages of a form: set closely in two columns, every word there, each question in one piece."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.blank.report_file import load_blank_report
from ehe_check.page.document import Callout, CalloutTone, Document, Paragraph
from ehe_check.render.pdf import render_pdf
from tests.render.pdf_structure import painted_order, tagged_orders
from tests.worked import shipped_bank

pytestmark = pytest.mark.thorough


drawn = cache(render_pdf)
"""The bytes of a document, which are the same each time, drawn once."""


@cache
def form(walk_set: WalkSet) -> Document:
    return lay_out_blank(shipped_bank(), walk_set, load_blank_report())


def pages(document: Document) -> int:
    with pikepdf.open(io.BytesIO(drawn(document))) as pdf:
        return len(pdf.pages)


def test_a_form_takes_far_fewer_pages_than_a_page_to_read() -> None:
    quick = form(WalkSet.QUICK)

    assert pages(quick) < pages(replace(quick, is_form=False)) * 0.7


@pytest.mark.parametrize("walk_set", WalkSet)
def test_a_reader_who_listens_hears_the_columns_one_after_the_other(walk_set: WalkSet) -> None:
    with pikepdf.open(io.BytesIO(drawn(form(walk_set)))) as pdf:
        assert list(map(painted_order, pdf.pages)) == tagged_orders(pdf)


@pytest.mark.parametrize("blocks", [(), (Callout(CalloutTone.URGENT, "Now", (Paragraph("Go."),)),)])
def test_a_form_with_nothing_or_only_a_box_on_it_is_a_page(blocks: tuple[Callout, ...]) -> None:
    assert 1 == pages(Document(title="Form", blocks=blocks, is_form=True))
