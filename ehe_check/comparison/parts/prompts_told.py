"""Prompts: new, still open and gone; what cannot wait first, and what to find out last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.comparison.parts.page_of_two import GROUP_LEVEL, Blocks, Page
from ehe_check.over_time.moved.comparison import Comparison, PromptChange, PromptMove
from ehe_check.page.document import Bullets, Heading, Item
from ehe_check.page.phrases import grouped, phrase
from ehe_check.page.words import Blocks as Yielded
from ehe_check.page.words import Say


def prompts_that(say: Say, page: Page, found: Comparison, move: PromptMove) -> Blocks:
    """Return the prompts of which one thing became, by what they are for."""
    return listed(say, page, found, found.prompts_that_are(move))


def listed(say: Say, page: Page, found: Comparison, several: Iterable[PromptChange]) -> Blocks:
    """Return prompts by what they are for, each with whom it is about."""
    shown = [each for each in several if _is_shown(found, each)]
    return tuple(_groups(say, page, shown))


def _is_shown(found: Comparison, change: PromptChange) -> bool:
    """Say whether a prompt is printed: it has words, and no note stands beside an emergency."""
    in_danger = found.after is not None and found.after.urgency is Urgency.EMERGENCY
    return bool(change.text) and not (in_danger and change.kind is PromptKind.NOTE)


def _groups(say: Say, page: Page, shown: list[PromptChange]) -> Yielded:
    for heading, kinds in _in_order(say):
        mine = [change for change in shown if change.kind in kinds]
        if mine:
            yield Heading(GROUP_LEVEL, heading)
            yield Bullets(tuple(_items(page, mine)))


def _in_order(say: Say) -> tuple[tuple[str, tuple[PromptKind, ...]], ...]:
    """Return what prompts are put under, in the order in which they are told."""
    return (
        (say("prompt_groups.urgent"), (PromptKind.EMERGENCY, PromptKind.ACT_TODAY)),
        (say("prompt_groups.trigger"), (PromptKind.MEETING_TRIGGER,)),
        (say("prompt_groups.sign"), (PromptKind.SIGN,)),
        (say("prompt_groups.to_do"), (PromptKind.SUPERVISION, PromptKind.ACTION)),
        (say("prompt_groups.gap"), (PromptKind.GAP,)),
        (say("prompt_groups.strength"), (PromptKind.STRENGTH,)),
        (say("prompt_groups.note"), (PromptKind.NOTE,)),
        (say("prompt_groups.find_out"), (PromptKind.FIND_OUT,)),
    )


def _items(page: Page, several: Iterable[PromptChange]) -> Iterator[Item]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    alike = grouped(
        ((each.text, each.statements), page.whom(each.whom, each.about)) for each in several
    )
    for (text, statements), whoms in alike.items():
        yield Item(text, lead=phrase(whoms), cites=statements)
