"""The annex: local contacts, what the statements say, and what the sheet was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.walk_set import WalkSet
from ehe_check.over_time.history import Miss
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Details, Paragraph, Term, Terms
from ehe_check.page.phrases import phrase
from ehe_check.page.words import Say
from ehe_check.settings.settings import local_texts
from ehe_check.sheet.parts.annex_prompts import part
from ehe_check.sheet.parts.kept_line import kept_words
from ehe_check.sheet.sheet_paper import Paper

DIGEST_SHOWN = 12
_NOT_LOOKED_AT = frozenset({Miss.NOT_READ, Miss.NOT_FOUND})


def contacts(say: Say, paper: Paper) -> Details | None:
    """Print the partnership's name and contacts, those that it has set."""
    local = paper.local
    rows = tuple(
        Term(place.label, text) for place in local_texts() if (text := local.text_at(place))
    )
    intro = Paragraph(say("annex_parts.contacts.intro"))
    return part(say("annex_parts.contacts.heading"), (intro, Terms(rows)), rows)


def statements(say: Say, paper: Paper) -> Details | None:
    """Say what the statements named on the pages say, in the library's order."""
    known = (*paper.library.statements, *paper.library.notes)
    rows = tuple(Term(cite, _statement(say, paper, cite)) for cite in known if cite in paper.cites)
    intro = Paragraph(say("annex_parts.statements.intro"))
    return part(say("annex_parts.statements.heading"), (intro, Terms(rows)), rows)


def made(say: Say, paper: Paper) -> Details | None:
    """Say when and from what the sheet was made, what is past review, and what was not asked."""
    by = paper.sheet.provenance
    made_by = say("annex_parts.made.made_by", day=day_words(by.made_on), software=by.software)
    rows = (
        Term(say("annex_parts.made.made"), made_by),
        Term(say("annex_parts.made.bank"), _sentences(_bank(say, paper))),
        Term(say("annex_parts.made.law"), _sentences(_law(say, paper))),
        Term(say("annex_parts.made.asked"), _sentences(_asked(say, paper))),
        *_kept_answers(say, paper),
        Term(say("annex_parts.made.earlier"), _earlier(say, paper)),
        Term(say("annex_parts.made.keeping"), say("annex_parts.made.kept")),
    )
    return part(say("annex_parts.made.heading"), (Terms(rows),), rows)


def _statement(say: Say, paper: Paper, cite: str) -> str:
    if cite in say.each("annex_parts.statements.id_only"):
        return say("annex_parts.statements.look_up")
    note = paper.library.notes.get(cite)
    if note is None:
        return _of_the_review(say, paper, cite)
    status, month = note.status.value.replace("-", " "), month_words(note.as_of)
    return say("annex_parts.statements.law", title=note.title, status=status, month=month)


def _of_the_review(say: Say, paper: Paper, cite: str) -> str:
    """Return a statement; what was found in other families is not told of an ordinary one."""
    if paper.first.is_ordinary and cite not in say.each("annex_parts.statements.ordinary"):
        return say("annex_parts.statements.of_others")
    return paper.library.text(cite)


def _bank(say: Say, paper: Paper) -> Iterator[str]:
    by, title = paper.sheet.provenance, paper.bank.title
    version, digest = by.bank_version, by.bank_digest[:DIGEST_SHOWN]
    yield say("annex_parts.made.bank_is", title=title, version=version, digest=digest)
    if by.bank_past_review:
        yield say("annex_parts.made.bank_past_review", day=day_words(by.bank_review_by))


def _law(say: Say, paper: Paper) -> Iterator[str]:
    by = paper.sheet.provenance
    yield say("annex_parts.made.law_is", day=day_words(by.law_reviewed_on))
    if by.law_past_review:
        yield say("annex_parts.made.law_past_review", notes=", ".join(by.law_past_review))


def _asked(say: Say, paper: Paper) -> Iterator[str]:
    """Say which set was used, and by topic what was not asked."""
    is_full = paper.sheet.provenance.walk_set is WalkSet.FULL
    yield say("annex_parts.made.full") if is_full else say("annex_parts.made.quick")
    left_out = {topic.title: _left_out(paper, topic.id) for topic in paper.bank.topics}
    whole = [title for title, is_all in left_out.items() if is_all is True]
    partly = [title for title, is_all in left_out.items() if is_all is False]
    if whole:
        yield say("annex_parts.made.not_asked", topics="; ".join(whole))
    if partly:
        yield say("annex_parts.made.asked_in_part", topics="; ".join(partly))


def _left_out(paper: Paper, topic: str) -> bool | None:
    """Say whether all of a topic was not asked (True), some of it (False), or nothing (None)."""
    mine = {question.id for question in paper.bank.questions if question.topic == topic}
    missing = mine & set(paper.sheet.provenance.not_asked)
    return (missing == mine) if missing else None


def _kept_answers(say: Say, paper: Paper) -> Iterator[Term]:
    if line := kept_words(say, paper.sheet.kept_answers):
        meant = say("annex_parts.made.new_source")
        yield Term(say("annex_parts.made.answers"), f"{line} {meant}")


def _earlier(say: Say, paper: Paper) -> str:
    history = paper.sheet.history
    lost = any(each.how in _NOT_LOOKED_AT for each in paper.sheet.missing)
    not_all = [say("annex_parts.made.not_all_looked_at")] if lost else []
    if history is None or len(history.sessions) < 2:  # noqa: PLR2004 (its own, and an earlier one)
        return "".join(not_all) or say("annex_parts.made.not_looked_at")
    days = phrase(day_words(mark.day) for mark in history.sessions)
    return " ".join((say("annex_parts.made.looked_at", days=days), *not_all))


def _sentences(several: Iterable[str]) -> str:
    return " ".join(text if text.endswith(".") else f"{text}." for text in several)
