"""What stands first on a paper about a case: its head, and what kind of copy it is."""

from __future__ import annotations

from ehe_check.case.session import reference_given
from ehe_check.meeting.pack import Pack
from ehe_check.page.dates import day_words
from ehe_check.page.document import PageHead, Paragraph, Tone
from ehe_check.page.own import joined
from ehe_check.page.phrases import phrase
from ehe_check.page.text import Blocks, text

MOST_NAMED = 4
MOST_OPEN = 3


def head_of(pack: Pack, title: str, *, is_draft: bool) -> PageHead:
    """Return what stands at the top of each page of a paper about a case."""
    first = pack.first
    given = reference_given(first.reference)
    marks = [text("DRAFT")] if is_draft else []
    marks += [text("COPY TO SHARE")] if first.is_shared else []
    line = joined(" \N{MIDDLE DOT} ", filter(None, (given, _children(pack), *marks)))
    answered = text("answered {day}", day=day_words(first.answered_on))
    return PageHead(title, line, (answered, text("printed {day}", day=day_words(first.printed_on))))


def _children(pack: Pack) -> str:
    called = [child.called for child in pack.first.children]
    if len(called) > MOST_NAMED:
        return text("{number} children", number=str(len(called)))
    return phrase(called)


def not_as_it_was(pack: Pack) -> Blocks:
    """Say what of the case is not as it was left, for a HOLD may stand there unread."""
    if pack.sheet.missing:
        files = phrase(each.file for each in pack.sheet.missing if each.file)
        yield Paragraph(
            text(
                "This case's files are not as they were left: {files}. One of them may hold "
                "a HOLD. Until you know, do not raise this worry with the family: ask your "
                "safeguarding lead.",
                files=files,
            ),
            Tone.STRONG,
        )


def notes(pack: Pack) -> Blocks:
    """Say what is still open, and what kind of copy it is; what cannot wait stands before it."""
    if pack.sheet.is_draft:
        open_ = _still_open(pack)
        note = (
            text(
                "The answers are not finished, so this may change. Not answered yet: {questions}.",
                questions=open_,
            )
            if open_
            else text(
                "Every question is answered, but nobody has finished it yet, so this may change."
            )
        )
        yield Paragraph(note, lead=text("DRAFT"))
    if pack.first.is_shared:
        yield Paragraph(
            text(
                "Left out of this copy: the case reference, what people are called, and all "
                "that was written in own words. It is still about a real child: give it only "
                "to those who need it."
            ),
            Tone.QUIET,
        )


def _still_open(pack: Pack) -> str:
    """Return which questions are open, those first that are closed first; empty where none is."""
    unanswered = (each.question for each in pack.sheet.unanswered)
    open_ = {each for each in unanswered if not pack.is_kept_apart(each)}
    places = {each: place for place, each in enumerate(pack.bank.closing_order)}
    in_order = sorted(open_, key=lambda each: (places.get(each, len(places)), each))
    shorts = [pack.bank.by_id[each].short for each in in_order]
    if len(shorts) <= MOST_OPEN:
        return "; ".join(shorts)
    questions, rest = "; ".join(shorts[:MOST_OPEN]), len(shorts) - MOST_OPEN
    return text("{questions}; and {number} more", questions=questions, number=str(rest))
