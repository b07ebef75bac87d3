"""Prompts: new, still open and gone; what cannot wait first, and what to find out last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.comparison.parts.page_of_two import GROUP_LEVEL, Page, under
from ehe_check.comparison.report import PromptGroup
from ehe_check.over_time.moved.comparison import Comparison, PromptChange, PromptMove
from ehe_check.page.document import Block, Bullets, Heading, Item
from ehe_check.page.phrases import grouped, phrase

_GROUPS = {
    PromptKind.EMERGENCY: PromptGroup.URGENT,
    PromptKind.ACT_TODAY: PromptGroup.URGENT,
    PromptKind.MEETING_TRIGGER: PromptGroup.TRIGGER,
    PromptKind.SIGN: PromptGroup.SIGN,
    PromptKind.SUPERVISION: PromptGroup.TO_DO,
    PromptKind.ACTION: PromptGroup.TO_DO,
    PromptKind.GAP: PromptGroup.GAP,
    PromptKind.STRENGTH: PromptGroup.STRENGTH,
    PromptKind.NOTE: PromptGroup.NOTE,
    PromptKind.FIND_OUT: PromptGroup.FIND_OUT,
}


def prompts(page: Page, found: Comparison) -> Iterator[Block]:
    """Yield the prompts by what became of them, and by what they are for."""
    for move in PromptMove:
        shown = [change for change in found.prompts_that_are(move) if _is_shown(found, change)]
        yield from under(page.report.moved.prompts[move], tuple(_groups(page, shown)))


def _is_shown(found: Comparison, change: PromptChange) -> bool:
    """Say whether a prompt is printed: it has words, and no note stands beside an emergency."""
    in_danger = found.after is not None and found.after.urgency is Urgency.EMERGENCY
    return bool(change.text) and not (in_danger and change.kind is PromptKind.NOTE)


def _groups(page: Page, shown: list[PromptChange]) -> Iterator[Block]:
    for group in PromptGroup:
        mine = [change for change in shown if _GROUPS[change.kind] is group]
        if mine:
            yield Heading(GROUP_LEVEL, page.report.prompt_groups[group])
            yield Bullets(tuple(_items(page, mine)))


def _items(page: Page, several: Iterable[PromptChange]) -> Iterator[Item]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    alike = grouped(
        ((each.text, each.statements), page.whom(each.whom, each.about)) for each in several
    )
    for (text, statements), whoms in alike.items():
        yield Item(text, lead=phrase(whoms), cites=statements)
