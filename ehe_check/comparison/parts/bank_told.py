"""Where the questions or rules changed: what one bank lacks of the other, listed in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.asked import blank_words
from ehe_check.comparison.parts.page_of_two import DASH, GROUP_LEVEL, SECTION_LEVEL, Blocks, Page
from ehe_check.over_time.moved.comparison import BankDifference, Comparison, Unread
from ehe_check.over_time.side import Which
from ehe_check.page.document import Block, Bullets, Heading, Item, Paragraph
from ehe_check.page.words import fill


def changed_questions(page: Page, found: Comparison) -> Blocks:
    """List what differs between the two banks, and the answers that only one of them can read."""
    one, other = page.both.one.bank, page.both.other.bank
    if found.banks is None or one is None or other is None:
        return ()
    blocks = (
        *_lists(page, found.banks, one, other),
        *_conditions(page, found.banks),
        *_unread(page, found.unread),
    )
    if not blocks:
        return ()
    words, versions = page.report.moved.banks, found.banks.versions
    intro = fill(words.intro, earlier=versions[0], later=versions[1])
    return (Heading(SECTION_LEVEL, words.heading), Paragraph(intro), *blocks)


def _lists(
    page: Page, differs: BankDifference, one: QuestionBank, other: QuestionBank
) -> Iterator[Block]:
    words = page.report.moved.banks
    lists = (
        (words.questions_gone, _questions(one, differs.questions_gone)),
        (words.questions_new, _questions(other, differs.questions_new)),
        (words.options_gone, _options(one, differs.options_gone)),
        (words.options_new, _options(other, differs.options_new)),
        (words.questions_changed, _questions(other, differs.questions_changed)),
        (words.rules_changed, _rules(page, differs.rules_changed, one, other)),
    )
    for heading, texts in lists:
        items = tuple(map(Item, dict.fromkeys(texts)))
        if items:
            yield from (Heading(GROUP_LEVEL, heading), Bullets(items))


def _questions(bank: QuestionBank, names: Iterable[str]) -> Iterator[str]:
    return (blank_words(bank.by_id[name]) for name in names)


def _options(bank: QuestionBank, names: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, option in names:
        question = bank.by_id[name]
        yield f'{question.text} {DASH} "{question.option_text(option)}"'


def _rules(
    page: Page, names: Iterable[str], one: QuestionBank, other: QuestionBank
) -> Iterator[str]:
    """Return the words of rules, as in the later bank if there, worded as they may be read."""
    rules = (other.rules.get(name) or one.rules[name] for name in names)
    return filter(None, (rule.under(page.both.state, page.both.person) for _, rule in rules))


def _conditions(page: Page, differs: BankDifference) -> Blocks:
    changed = differs.conditions_changed
    return (Paragraph(page.report.moved.banks.conditions_changed),) if changed else ()


def _unread(page: Page, several: Iterable[Unread]) -> Blocks:
    words = page.report.moved.banks
    items = tuple(_unread_item(page, unread) for unread in several)
    if not items:
        return ()
    return (Heading(GROUP_LEVEL, words.unread), Paragraph(words.unread_intro), Bullets(items))


def _unread_item(page: Page, unread: Unread) -> Item:
    words, question = page.report.moved.banks, page.question(unread.question)
    asked = page.asked(blank_words(question) if question else "", unread.whom, unread.about)
    chosen = [f'"{question.option_text(each)}"' for each in unread.options] if question else []
    by_earlier = unread.bank is Which.EARLIER
    return Item(
        " ".join(filter(None, [asked, f"{DASH} {', '.join(chosen)}" if chosen else ""])),
        details=(words.unread_by_earlier if by_earlier else words.unread_by_later,),
    )
