"""Documents: headings never skip a level, and what is cited is found wherever it stands."""

from __future__ import annotations

import pytest

from ehe_check.model.document import (
    Bullets,
    Callout,
    CalloutTone,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Rule,
    Terms,
    cited,
)


@pytest.mark.parametrize("levels", [(3,), (2, 4), (1,), (2, 3, 2, 4)])
def test_a_heading_never_skips_a_level(levels: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        Document("Title", tuple(Heading(level, "Words") for level in levels))


def test_a_callouts_title_counts_as_a_heading() -> None:
    document = Document("Title", (Callout(CalloutTone.PLAIN, "Box", ()), Heading(3, "Words")))

    assert document.lang == "en-GB"


def test_references_are_found_once_each_in_order() -> None:
    inner = (Paragraph("a", cites=("A",)), Bullets((Item("b", cites=("B", "A")),)))
    blocks = (
        Callout(CalloutTone.PLAIN, "Box", inner),
        Checklist((Item("c", cites=("C",)),)),
        Terms(()),
        Rule(),
    )

    assert cited(blocks) == ("A", "B", "C")
