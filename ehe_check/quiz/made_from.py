"""Which quiz bank the questions of a page are from, as the page says it at its end."""

from __future__ import annotations

from ehe_check.page.document import Heading, Term, Terms
from ehe_check.page.text import Blocks, text
from ehe_check.quiz.item import QuizBank

DIGEST_SHOWN = 12


def made_from(bank: QuizBank, *more: Term) -> Blocks:
    """Yield which quiz bank the questions are from, and more about it."""
    said = text(
        "{title}, version {version}, fingerprint {digest}",
        title=bank.title,
        version=bank.version,
        digest=bank.digest[:DIGEST_SHOWN],
    )
    yield Heading(2, text("Which questions these are"))
    yield Terms((Term(text("Questions"), said), *more))
