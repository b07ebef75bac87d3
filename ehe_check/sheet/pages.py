"""The pages of a prompt sheet: the one that does the work, the actions, and the annex."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias, assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Details, Document, PageFoot, PageHead, citations_in
from ehe_check.page.text import Blocks, text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.annex import annex
from ehe_check.sheet.call import what_to_say
from ehe_check.sheet.call_row import call_row, kept_words, who_is_called
from ehe_check.sheet.first_page import Child, FirstPage, first_page
from ehe_check.sheet.fit import (
    LINES_IN_WORD,
    LINES_OF_PAGE_TWO,
    LINES_ON_A4,
    fitted,
    lines_of_page_two,
)
from ehe_check.sheet.merged_points import MOST_NAMED
from ehe_check.sheet.parts import (
    decision_box,
    facts,
    ordinary,
    second,
    top,
)
from ehe_check.sheet.second_page import MOST_ACTIONS, second_page
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Medium, Paper

_OF_FAIRNESS = ("C3", "E1")
"""The statements on which the lines about home education rest."""

Part: TypeAlias = Callable[[Paper], Blocks]


FIRST: tuple[Part, ...] = (
    top.act,
    top.to_say,
    top.box,
    top.missing,
    top.advice,
    facts.why,
    facts.seen,
    facts.find_and_voice,
    decision_box.decide,
)
SECOND: tuple[Part, ...] = (
    second.turn,
    second.clashes,
    facts.more_reasons,
    second.moved_over,
    second.actions,
    second.going_well,
    second.fairness,
    second.kept,
)
ORDINARY: tuple[Part, ...] = (
    top.box,
    top.missing,
    top.advice,
    second.clashes,
    ordinary.offers_and_going_well,
    ordinary.open_questions,
    decision_box.decide,
)


def lay_out(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
    is_full: bool = False,
    medium: Medium = Medium.PAPER,
) -> Document:
    """Return the pages of a sheet, with the annex where it is wanted in full.

    Word sets the same page more widely, so that less of it stands on one. What has no pages names
    none.
    """
    paper = paper_of(sheet, bank, library, local or Settings())
    paper = _fitted(replace(paper, medium=medium))
    pages = tuple(_pages(paper))
    further = annex(replace(paper, cites=_cited(paper, pages)))
    annexed = further if is_full else ()
    named = () if is_full or paper.first.is_ordinary else second.annex_named(paper, further)
    return Document(
        title=text("Prompt sheet"),
        subtitle=", ".join(_head(paper.first).right),
        made_on=sheet.provenance.made_on,
        is_brief=paper.first.is_ordinary,
        head=_head(paper.first),
        foot=_foot(paper.first),
        blocks=(*pages, *named, *(second.turn(paper) if is_full else ()), *annexed),
    )


def annex_of(paper: Paper) -> tuple[Details, ...]:
    """Return the annex of a sheet by itself, for where its pages are drawn otherwise."""
    return annex(replace(paper, cites=_cited(paper, tuple(_pages(paper)))))


def paper_of(sheet: PromptSheet, bank: QuestionBank, library: Library, local: Settings) -> Paper:
    """Return what the pages of a sheet are made from."""
    first = first_page(sheet, bank, library, local)
    return Paper(
        sheet=sheet,
        bank=bank,
        library=library,
        local=local,
        first=first,
        actions=second_page(sheet, bank, library),
        calling=what_to_say(sheet, bank, local),
        calls=tuple(call_row(sheet, each) for each in first.calls),
        calls_made=tuple(_calls_made(sheet)),
    )


def _calls_made(sheet: PromptSheet) -> Iterator[str]:
    """Yield what was kept of each call that was made, and to whom it was."""
    for made in sheet.calls_made:
        yield kept_words(made, who_is_called(sheet, made.to))


def _fitted(paper: Paper) -> Paper:
    """Return a paper with as much on its two pages as there is room for.

    What has no pages has room for all that page 2 may hold.
    """
    fit = fitted(paper, LINES_IN_WORD if paper.medium is Medium.WORD else LINES_ON_A4)
    paper = replace(paper, fit=fit)
    if paper.has_pages:
        ways = iter(_ways_of_page_two(paper))
        while lines_of_page_two(paper) > LINES_OF_PAGE_TWO and (way := next(ways, None)):
            paper = way
    return paper


def _ways_of_page_two(paper: Paper) -> Iterator[Paper]:
    """Yield how page 2 may be printed: with fewer actions, then with fewer reasons in words."""
    for most in range(MOST_ACTIONS - 1, 0, -1):
        actions = second_page(paper.sheet, paper.bank, paper.library, most)
        yield (paper := replace(paper, actions=actions))
    for most in range(len(paper.first.reasons), 0, -1):
        yield replace(paper, fit=replace(paper.fit, moved=most))


def _pages(paper: Paper) -> Iterator[Block]:
    parts = ORDINARY if paper.first.is_ordinary else (*FIRST, *SECOND)
    for part in parts:
        yield from part(paper)


def _cited(paper: Paper, pages: Iterable[Block]) -> tuple[str, ...]:
    """Return every statement that the pages or the annex name."""
    on_page = [point.statement for point in (*paper.first.reasons, *paper.first.ours)]
    on_page += paper.advice.statements
    on_page += _OF_FAIRNESS if paper.advice.urgency is not Urgency.EMERGENCY else ()
    beside = (
        cite for action in paper.actions.shown for cite in (*action.statements, *action.cites)
    )
    further: tuple[Details, ...] = annex(paper)
    return tuple(dict.fromkeys((*on_page, *beside, *citations_in((*pages, *further)))))


def _head(first: FirstPage) -> PageHead:
    line = (
        first.reference,
        _children(first.children),
        _by(first.role),
        _state(first),
    )
    return PageHead(
        text("Prompt sheet"),
        " · ".join(filter(None, line)),
        (
            text("Answered {day}", day=day_words(first.answered_on)),
            text("Printed {day}", day=day_words(first.printed_on)),
        ),
    )


def _foot(first: FirstPage) -> PageFoot:
    left = (
        text(
            "Without reference, labels, notes and own words. Still about a real child: "
            "share it only with those who need it."
        )
        if first.is_shared
        else text(
            "One person's answers, not the case record. The family or a court may ask to see it."
        )
    )
    return PageFoot(left, text("This sheet cannot tell you a child is safe."))


def _state(first: FirstPage) -> str:
    draft = first.draft
    said = [text("COPY TO SHARE")] if first.is_shared else []
    if draft is not None and draft.open:
        said.append(
            text("DRAFT, {open} of {total} open", open=str(draft.open), total=str(draft.total))
        )
    elif draft is not None:
        said.append(text("DRAFT, not finished"))
    return " · ".join(said)


def _children(children: tuple[Child, ...]) -> str:
    if len(children) > MOST_NAMED:
        return text("{number} children", number=str(len(children)))
    named = ", ".join(
        text("{child} ({age})", child=each.called, age=each.age) if each.age else each.called
        for each in children
    )
    if len(children) == 1:
        return text("1 child: {children}", children=named)
    return (
        text("{number} children: {children}", number=str(len(children)), children=named)
        if children
        else ""
    )


def _by(role: Role | None) -> str:  # noqa: PLR0911 (one for each)
    match role:
        case Role.SOCIAL_WORKER:
            return text("by a social worker")
        case Role.SCHOOL_NURSE:
            return text("by a school nurse or 0-19 team")
        case Role.GP_OR_HOSPITAL:
            return text("by a GP practice or hospital")
        case Role.SCHOOL_DSL:
            return text("by a school safeguarding lead")
        case Role.EHE_OFFICER:
            return text("by an EHE officer")
        case Role.POLICE:
            return text("by the police")
        case Role.OTHER | None:
            return ""
        case _:
            assert_never(role)
