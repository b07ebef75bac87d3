"""The annex: local contacts, what the statements say, and what the sheet was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.walk_set import WalkSet
from ehe_check.over_time.history import Miss
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Details, Paragraph, Term, Terms
from ehe_check.page.phrases import phrase
from ehe_check.page.text import text
from ehe_check.settings.settings import local_texts
from ehe_check.sheet.parts.annex_prompts import part
from ehe_check.sheet.parts.kept_line import kept_words
from ehe_check.sheet.sheet_paper import Paper

DIGEST_SHOWN = 12
_NOT_LOOKED_AT = frozenset({Miss.NOT_READ, Miss.NOT_FOUND})
_ID_ONLY = "H3"
"""The statement whose words stand nowhere but in the review."""
_OF_AN_ORDINARY_CASE = "C3"
"""The statement that may be printed where nothing calls for a further step."""


def contacts(paper: Paper) -> Details | None:
    """Print the partnership's name and contacts, those that it has set."""
    local = paper.local
    rows = tuple(
        Term(place.label, said) for place in local_texts() if (said := local.text_at(place))
    )
    intro = Paragraph(text("As your partnership has set them. Check that they are up to date."))
    return part(text("Local contacts"), (intro, Terms(rows)), rows)


def statements(paper: Paper) -> Details | None:
    """Say what the statements named on the pages say, in the library's order."""
    known = (*paper.library.statements, *paper.library.notes)
    rows = tuple(Term(cite, _statement(paper, cite)) for cite in known if cite in paper.cites)
    intro = Paragraph(
        text(
            "L, F, T, C, H and A are statements of the Oxfordshire review of 2018, in "
            "this software's words. The others are notes of law and guidance for "
            'England. "Consider" is the review\'s word; "strong case" and "raise in '
            "supervision\" are this software's."
        )
    )
    return part(text("The statements named here"), (intro, Terms(rows)), rows)


def made(paper: Paper) -> Details | None:
    """Say when and from what the sheet was made, what is past review, and what was not asked."""
    by = paper.sheet.provenance
    made_by = text("{day}, by {software}", day=day_words(by.made_on), software=by.software)
    rows = (
        Term(text("Made"), made_by),
        Term(text("Questions"), _sentences(_bank(paper))),
        Term(text("Law and guidance"), _sentences(_law(paper))),
        Term(text("Asked"), _sentences(_asked(paper))),
        *_kept_answers(paper),
        Term(text("Earlier sessions"), _earlier(paper)),
        Term(
            text("Keeping it"),
            text(
                "This is not the case record. Put what matters into your agency's record. "
                "The family or a court may ask to see it, so write it as you would want it "
                "read."
            ),
        ),
    )
    return part(text("How it was made"), (Terms(rows),), rows)


def _statement(paper: Paper, cite: str) -> str:
    if cite == _ID_ONLY:
        return text(
            "See the review itself: the question is only what is reported and what is seen."
        )
    note = paper.library.notes.get(cite)
    if note is None:
        return _of_the_review(paper, cite)
    status, month = note.status.value.replace("-", " "), month_words(note.as_of)
    return text("{title} ({status}, as of {month})", title=note.title, status=status, month=month)


def _of_the_review(paper: Paper, cite: str) -> str:
    """Return a statement; what was found in other families is not told of an ordinary one."""
    if paper.first.is_ordinary and cite != _OF_AN_ORDINARY_CASE:
        return text("Not printed where nothing calls for a further step: see the review itself.")
    return paper.library.text(cite)


def _bank(paper: Paper) -> Iterator[str]:
    by, title = paper.sheet.provenance, paper.bank.title
    version, digest = by.bank_version, by.bank_digest[:DIGEST_SHOWN]
    yield text(
        "{title}, version {version}, fingerprint {digest}",
        title=title,
        version=version,
        digest=digest,
    )
    if by.bank_past_review:
        yield text(
            "Past their review date of {day}: check whether there is a newer version.",
            day=day_words(by.bank_review_by),
        )


def _law(paper: Paper) -> Iterator[str]:
    by = paper.sheet.provenance
    yield text("England, last reviewed on {day}", day=day_words(by.law_reviewed_on))
    if by.law_past_review:
        yield text(
            "Past their review date, so check them before relying on them: {notes}.",
            notes=", ".join(by.law_past_review),
        )


def _asked(paper: Paper) -> Iterator[str]:
    """Say which set was used, and by topic what was not asked."""
    is_full = paper.sheet.provenance.walk_set is WalkSet.FULL
    yield text("The full set of questions.") if is_full else text("The quick set of questions.")
    left_out = {topic.title: _left_out(paper, topic.id) for topic in paper.bank.topics}
    whole = [title for title, is_all in left_out.items() if is_all is True]
    partly = [title for title, is_all in left_out.items() if is_all is False]
    if whole:
        yield text("Not asked about at all: {topics}.", topics="; ".join(whole))
    if partly:
        yield text("Asked about only in part: {topics}.", topics="; ".join(partly))


def _left_out(paper: Paper, topic: str) -> bool | None:
    """Say whether all of a topic was not asked (True), some of it (False), or nothing (None)."""
    mine = {question.id for question in paper.bank.questions if question.topic == topic}
    missing = mine & set(paper.sheet.provenance.not_asked)
    return (missing == mine) if missing else None


def _kept_answers(paper: Paper) -> Iterator[Term]:
    if line := kept_words(paper.sheet.kept_answers):
        meant = text("A new source is something seen, read or heard since.")
        yield Term(text("Answers"), f"{line} {meant}")


def _earlier(paper: Paper) -> str:
    history = paper.sheet.history
    lost = any(each.how in _NOT_LOOKED_AT for each in paper.sheet.missing)
    not_all = [text("Some could not be read or found: see the top of the page.")] if lost else []
    if history is None or len(history.sessions) < 2:  # noqa: PLR2004 (its own, and an earlier one)
        return "".join(not_all) or text("They were not looked at.")
    days = phrase(day_words(mark.day) for mark in history.sessions)
    return " ".join((text("These sessions were looked at together: {days}.", days=days), *not_all))


def _sentences(several: Iterable[str]) -> str:
    return " ".join(said if said.endswith(".") else f"{said}." for said in several)
