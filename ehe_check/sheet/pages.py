"""The pages of a prompt sheet: the one that does the work, the actions, and the annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Details,
    Document,
    PageBreak,
    PageFoot,
    PageHead,
    citations_in,
)
from ehe_check.page.fitting import fitting
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import Blocks, text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.annex import annex
from ehe_check.sheet.call import what_to_say
from ehe_check.sheet.call_words import kept_words, who_is_called
from ehe_check.sheet.first_page import Child, first_page
from ehe_check.sheet.merged_points import MOST_NAMED, Points
from ehe_check.sheet.ordinary_page import ordinary_page
from ehe_check.sheet.page_one import page_one
from ehe_check.sheet.page_two import in_the_annex, page_two
from ehe_check.sheet.second_page import MOST_ACTIONS, second_page
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import GIVES_WAY, WHOLE, Fit, Paper

_OF_FAIRNESS = ("C3", "E1")
"""The statements on which the lines about home education rest."""
FEWEST_ACTIONS = 6

BY = {
    Role.SOCIAL_WORKER: "by a social worker",
    Role.SCHOOL_NURSE: "by a school nurse or 0-19 team",
    Role.GP_OR_HOSPITAL: "by a GP practice or hospital",
    Role.SCHOOL_DSL: "by a school safeguarding lead",
    Role.EHE_OFFICER: "by an EHE officer",
    Role.POLICE: "by the police",
    Role.OTHER: "",
}


def lay_out(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
    is_full: bool = False,
    medium: Medium = LONG_PAGE,
) -> Document:
    """Return the pages of a sheet, with the annex where it is wanted in full."""
    paper = paper_of(sheet, bank, library, local or Settings(), medium)
    one = tuple(first(paper))
    two = () if paper.sheet.is_ordinary else (PageBreak(), *page_two(paper))
    further = annex_of(paper, (*one, *two))
    named = () if is_full or paper.sheet.is_ordinary else in_the_annex(paper, further)
    whole: tuple[Block, ...] = (PageBreak(), *further) if is_full and further else ()
    return Document(
        title=text("Prompt sheet"),
        subtitle=", ".join(_days(paper)),
        made_on=sheet.provenance.made_on,
        is_brief=paper.sheet.is_ordinary,
        head=_head(paper),
        foot=_foot(sheet),
        blocks=(*one, *two, *named, *whole),
    )


def first(paper: Paper) -> Blocks:
    """Yield page 1; of a family for whom nothing calls for a further step it is the only one."""
    yield from ordinary_page(paper) if paper.sheet.is_ordinary else page_one(paper)


def screens(paper: Paper, *, is_full: bool = False) -> tuple[Document, ...]:
    """Return page 1 and page 2 for a terminal, each by itself.

    The annex is named on page 2 unless it follows.
    """
    one = _page(paper, 1, first(paper))
    if paper.sheet.is_ordinary:
        return (one,)
    named = () if is_full else in_the_annex(paper, ())
    return one, _page(paper, 2, (*page_two(paper), *named))


def _page(paper: Paper, number: int, blocks: Iterable[Block]) -> Document:
    """Return one page by itself."""
    is_screen = paper.medium.is_screen
    return Document(
        title=text("Prompt sheet"),
        blocks=tuple(blocks),
        is_brief=is_screen,
        head=_head_of_screen(paper, number) if is_screen else _head(paper),
        foot=_foot_of_screen() if is_screen else _foot(paper.sheet),
    )


def annex_of(paper: Paper, pages: tuple[Block, ...]) -> tuple[Details, ...]:
    """Return the annex of a sheet whose pages are these."""
    return annex(replace(paper, cites=_cited(paper, pages)))


def paper_of(
    sheet: PromptSheet,
    bank: QuestionBank,
    library: Library,
    local: Settings,
    medium: Medium = LONG_PAGE,
) -> Paper:
    """Return what the pages of a sheet are made from, with as much on them as has room there."""
    points = Points(sheet, bank, library.statements)
    whole = Paper(
        sheet=sheet,
        bank=bank,
        library=library,
        local=local,
        points=points,
        first=first_page(points, local),
        actions=second_page(points),
        calling=what_to_say(sheet, bank, local),
        calls_made=tuple(kept_words(x, who_is_called(sheet, x.to)) for x in sheet.calls_made),
        medium=medium,
    )
    return _with_fewer_actions(_fitted(whole))


def _fitted(paper: Paper) -> Paper:
    """Return a paper with as much on page 1 as there is room for."""
    medium = paper.medium

    @cache
    def fits(fit: Fit) -> bool:
        page = _page(paper, 1, first(replace(paper, fit=fit)))
        return medium.height(page) <= medium.page_one

    return replace(paper, fit=fitting(WHOLE, GIVES_WAY, fits))


def _with_fewer_actions(paper: Paper) -> Paper:
    """Return a paper with as many actions on page 2 as there is room for, the least of six."""
    medium = paper.medium
    if paper.sheet.is_ordinary:
        return paper
    further = () if medium.is_screen else annex(paper)
    for most in range(MOST_ACTIONS, FEWEST_ACTIONS - 1, -1):
        paper = replace(paper, actions=second_page(paper.points, most))
        page = _page(paper, 2, (*page_two(paper), *in_the_annex(paper, further)))
        if medium.height(page) <= medium.page_two:
            break
    return paper


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


# What stands above and beneath every page.


def _head(paper: Paper) -> PageHead:
    first, role = paper.first, paper.sheet.role
    by = text(BY[role]) if role else ""
    line = (first.reference, *_state(paper.sheet), by, _children(first.children))
    named = " \N{MIDDLE DOT} ".join(filter(None, line))
    return PageHead(text("Prompt sheet"), named, tuple(_days(paper)))


def _days(paper: Paper) -> Iterator[str]:
    yield text("Answered {day}", day=day_words(paper.sheet.provenance.answered_on))
    yield text("Printed {day}", day=day_words(paper.sheet.provenance.made_on))


def _head_of_screen(paper: Paper, number: int) -> PageHead:
    """Return a head in a line: the day of printing only where it is another day."""
    first, made = paper.first, paper.sheet.provenance
    answered, printed = made.answered_on, made.made_on
    right = (
        text("answered {day}", day=short_day(answered)),
        *([text("printed {day}", day=short_day(printed))] if printed != answered else []),
        text("page {number}", number=str(number)),
    )
    labels = [each.called for each in first.children]
    called = ", ".join(labels) if len(labels) <= MOST_NAMED else _children(first.children)
    line = "  ".join(filter(None, (first.reference, *_state(paper.sheet), called)))
    return PageHead("", line, right)


def _foot(sheet: PromptSheet) -> PageFoot:
    left = (
        text(
            "Without reference, labels, notes and own words. Still about a real child: "
            "share it only with those who need it."
        )
        if sheet.is_shared
        else text(
            "One person's answers, not the case record. The family or a court may ask to see it."
        )
    )
    return PageFoot(left, text("This sheet cannot tell you a child is safe."))


def _foot_of_screen() -> PageFoot:
    closing = text("One person's answers, not the case record. It cannot tell you a child is safe.")
    return PageFoot("", closing)


def _state(sheet: PromptSheet) -> Iterator[str]:
    """Yield that it is a copy, and how far an unfinished session is."""
    if sheet.is_shared:
        yield text("COPY TO SHARE")
    if not sheet.is_draft:
        return
    number, total = sheet.open_questions, str(len(sheet.asked))
    yield (
        text("DRAFT, {open} of {total} open", open=str(number), total=total)
        if number
        else text("DRAFT, not finished")
    )


def _children(children: tuple[Child, ...]) -> str:
    number = str(len(children))
    if len(children) > MOST_NAMED:
        return text("{number} children", number=number)
    named = ", ".join(
        text("{child} ({age})", child=each.called, age=each.age) if each.age else each.called
        for each in children
    )
    if len(children) == 1:
        return text("1 child: {children}", children=named)
    return text("{number} children: {children}", number=number, children=named) if children else ""
