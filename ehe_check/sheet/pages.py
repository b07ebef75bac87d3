"""The pages of a prompt sheet: the one that does the work, the actions, and the annex."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Details, Document, PageFoot, PageHead, citations_in
from ehe_check.page.words import Blocks, Say
from ehe_check.settings.settings import Settings
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
    kept_line,
    ordinary,
    second,
    telephone,
    top,
)
from ehe_check.sheet.parts.annex import annex, on_new_page
from ehe_check.sheet.second_page import MOST_ACTIONS, second_page
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Medium, Paper

_OF_FAIRNESS = ("C3", "E1")
"""The statements on which the lines about home education rest."""

Part: TypeAlias = Callable[[Say, Paper], Blocks]


@dataclass(frozen=True)
class SheetWords:
    """What a prompt sheet says: on its pages, on the telephone, and in the lines of a terminal."""

    say: Say
    call: Say
    screen: Say


@dataclass(frozen=True)
class PageWords:
    """What a page of another kind says, and the words of the sheet for what both say."""

    say: Say
    sheet: SheetWords


FIRST: tuple[Part, ...] = (
    top.act,
    telephone.to_say,
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
    kept_line.kept,
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
    words: SheetWords,
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
    say, paper = words.say, paper_of(sheet, words, bank, library, local or Settings())
    paper = _fitted(replace(paper, medium=medium), say)
    pages = tuple(_pages(say, paper))
    further = annex(say, replace(paper, cites=_cited(say, paper, pages)))
    named = () if is_full or paper.first.is_ordinary else second.annex_named(say, paper, further)
    return Document(
        title=say("title"),
        subtitle=", ".join(_head(say, paper.first).right),
        made_on=sheet.provenance.made_on,
        is_brief=paper.first.is_ordinary,
        head=_head(say, paper.first),
        foot=_foot(say, paper.first),
        blocks=(*pages, *named, *(on_new_page(further) if is_full else ())),
    )


def annex_of(say: Say, paper: Paper) -> tuple[Details, ...]:
    """Return the annex of a sheet by itself, for where its pages are drawn otherwise."""
    return annex(say, replace(paper, cites=_cited(say, paper, tuple(_pages(say, paper)))))


def paper_of(
    sheet: PromptSheet, words: SheetWords, bank: QuestionBank, library: Library, local: Settings
) -> Paper:
    """Return what the pages of a sheet are made from."""
    first = first_page(sheet, bank, library, local)
    return Paper(
        sheet=sheet,
        bank=bank,
        library=library,
        local=local,
        first=first,
        actions=second_page(sheet, bank, library, words.say),
        calling=what_to_say(words.call, sheet, bank, local),
        calls=tuple(call_row(words.call, sheet, each) for each in first.calls),
        calls_made=tuple(_calls_made(words.call, sheet)),
    )


def _calls_made(say: Say, sheet: PromptSheet) -> Iterator[str]:
    """Yield what was kept of each call that was made, and to whom it was."""
    for made in sheet.calls_made:
        yield kept_words(say, made, who_is_called(say, sheet, made.to))


def _fitted(paper: Paper, say: Say) -> Paper:
    """Return a paper with as much on its two pages as there is room for.

    What has no pages has room for all that page 2 may hold.
    """
    fit = fitted(paper, LINES_IN_WORD if paper.medium is Medium.WORD else LINES_ON_A4)
    paper = replace(paper, fit=fit)
    if paper.has_pages:
        ways = iter(_ways_of_page_two(paper, say))
        while lines_of_page_two(paper) > LINES_OF_PAGE_TWO and (way := next(ways, None)):
            paper = way
    return paper


def _ways_of_page_two(paper: Paper, say: Say) -> Iterator[Paper]:
    """Yield how page 2 may be printed: with fewer actions, then with fewer reasons in words."""
    for most in range(MOST_ACTIONS - 1, 0, -1):
        actions = second_page(paper.sheet, paper.bank, paper.library, say, most)
        yield (paper := replace(paper, actions=actions))
    for most in range(len(paper.first.reasons), 0, -1):
        yield replace(paper, fit=replace(paper.fit, moved=most))


def _pages(say: Say, paper: Paper) -> Iterator[Block]:
    parts = ORDINARY if paper.first.is_ordinary else (*FIRST, *SECOND)
    for part in parts:
        yield from part(say, paper)


def _cited(say: Say, paper: Paper, pages: Iterable[Block]) -> tuple[str, ...]:
    """Return every statement that the pages or the annex name."""
    on_page = [point.statement for point in (*paper.first.reasons, *paper.first.ours)]
    on_page += paper.advice.statements
    on_page += _OF_FAIRNESS if paper.advice.urgency is not Urgency.EMERGENCY else ()
    beside = (
        cite for action in paper.actions.shown for cite in (*action.statements, *action.cites)
    )
    further: tuple[Details, ...] = annex(say, paper)
    return tuple(dict.fromkeys((*on_page, *beside, *citations_in((*pages, *further)))))


def _head(say: Say, first: FirstPage) -> PageHead:
    line = (
        first.reference,
        _children(say, first.children),
        _by(say, first.role),
        _state(say, first),
    )
    return PageHead(
        say("title"),
        " · ".join(filter(None, line)),
        (
            say("head.answered", day=day_words(first.answered_on)),
            say("head.printed", day=day_words(first.printed_on)),
        ),
    )


def _foot(say: Say, first: FirstPage) -> PageFoot:
    left = say("foot.shared") if first.is_shared else say("foot.record")
    return PageFoot(left, say("foot.closing"))


def _state(say: Say, first: FirstPage) -> str:
    draft = first.draft
    said = [say("head.shared")] if first.is_shared else []
    if draft is not None and draft.open:
        said.append(say("head.draft", open=str(draft.open), total=str(draft.total)))
    elif draft is not None:
        said.append(say("head.not_finished"))
    return " · ".join(said)


def _children(say: Say, children: tuple[Child, ...]) -> str:
    if len(children) > MOST_NAMED:
        return say("head.many", number=str(len(children)))
    named = ", ".join(
        say("head.child", child=each.called, age=each.age) if each.age else each.called
        for each in children
    )
    if len(children) == 1:
        return say("head.one", children=named)
    return say("head.several", number=str(len(children)), children=named) if children else ""


def _by(say: Say, role: Role | None) -> str:  # noqa: PLR0911 (one a role)
    match role:
        case Role.SOCIAL_WORKER:
            return say("head.by.social-worker")
        case Role.SCHOOL_NURSE:
            return say("head.by.school-nurse")
        case Role.GP_OR_HOSPITAL:
            return say("head.by.gp-or-hospital")
        case Role.SCHOOL_DSL:
            return say("head.by.school-dsl")
        case Role.EHE_OFFICER:
            return say("head.by.ehe-officer")
        case Role.POLICE:
            return say("head.by.police")
        case Role.OTHER | None:
            return ""
        case _:
            assert_never(role)
