"""A child's own words in a call: whose may be said, and the sentence in which they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.urgency import Urgency
from ehe_check.page.phrases import capital, grouped, listed
from ehe_check.page.text import text
from ehe_check.sheet.call_sentences import Caller
from ehe_check.sheet.sheet import PromptSheet

_HEAR_THEM = frozenset({Route.SOCIAL_CARE, Route.POLICE})
_ENDS = (".", "?", "!")


@dataclass(frozen=True)
class Quotable:
    """A child who is listed, and the words that were written down as the child's own."""

    child: str
    called: str
    words: str


def quotable(sheet: PromptSheet, bank: QuestionBank) -> tuple[Quotable, ...]:
    """Return the children whose words may be said in a call of today, none where there is none.

    Words that were written down for the whole case may be those of any child.
    """
    is_today = sheet.urgency is Urgency.ACT_TODAY
    if not is_today or _HEAR_THEM.isdisjoint(sheet.recommendation.routes):
        return ()
    return tuple(_listed_with_words(sheet, bank))


def quote(caller: Caller) -> str:
    """Return the sentence with the own words that were chosen for a call, empty without any."""
    if caller.route is not Route.SOCIAL_CARE:
        return ""
    chosen = set(caller.sheet.words_in_call)
    found = (each for each in quotable(caller.sheet, caller.bank) if each.child in chosen)
    alike = grouped((each.words, each.child) for each in found)
    return " ".join(
        _said(listed(map(caller.child, children)), words) for words, children in alike.items()
    )


def _listed_with_words(sheet: PromptSheet, bank: QuestionBank) -> Iterator[Quotable]:
    written = {
        why.about: why.answer for why in sheet.own_words if why.question == bank.childs_words
    }
    for entry, called in sheet.listed(bank.grid.per if bank.grid else None):
        if words := written.get(entry) or written.get(None):
            yield Quotable(entry, called, words)


def _said(who: str, words: str) -> str:
    plain = " ".join(words.replace('"', "'").split())
    ended = plain if plain.endswith(_ENDS) else f"{plain}."
    said = text('{who} said: "{words}"', who=who, words=ended)
    return capital(said)
