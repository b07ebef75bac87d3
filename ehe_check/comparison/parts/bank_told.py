"""Where the questions or rules changed: what one bank lacks of the other, listed in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.asked import blank_words
from ehe_check.comparison.parts.page_of_two import DASH, GROUP_LEVEL, Blocks, Headed, Page, folded
from ehe_check.over_time.moved.comparison import BankDifference, Comparison, Unread
from ehe_check.over_time.side import Which
from ehe_check.page.document import Block, Bullets, Details, Heading, Item, Paragraph
from ehe_check.page.text import text


def changed_questions(page: Page, found: Comparison) -> tuple[Details, ...]:
    """List what differs between the two banks, and the answers that only one of them can read."""
    one, other = page.both.one.bank, page.both.other.bank
    if found.banks is None or one is None or other is None:
        return ()
    blocks = (
        *_lists(page, found.banks, one, other),
        *_conditions(found.banks),
        *_unread(page, found.unread),
    )
    before, after = found.banks.versions
    intro = text(
        "The earlier session was answered with version {earlier}, the later with "
        "version {later}. The lists are about the questions, not about this child.",
        earlier=before,
        later=after,
    )
    return folded(Headed(text("Where the questions or rules changed"), intro), blocks)


def _lists(
    page: Page, differs: BankDifference, one: QuestionBank, other: QuestionBank
) -> Iterator[Block]:
    lists = (
        (text("Asked in the earlier version only"), _questions(one, differs.questions_gone)),
        (text("Asked in the later version only"), _questions(other, differs.questions_new)),
        (text("Answers offered in the earlier version only"), _options(one, differs.options_gone)),
        (text("Answers offered in the later version only"), _options(other, differs.options_new)),
        (
            text("Asked in both, but not in the same way"),
            _questions(other, differs.questions_changed),
        ),
        (
            text("Prompts that are new, gone or changed"),
            _rules(page, differs.rules_changed, one, other),
        ),
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


def _conditions(differs: BankDifference) -> Blocks:
    changed = differs.conditions_changed
    return (
        (
            Paragraph(
                text(
                    "What counts as a named worry or as an open enquiry, another shared "
                    "condition, or a rule over two answers has changed."
                )
            ),
        )
        if changed
        else ()
    )


def _unread(page: Page, several: Iterable[Unread]) -> Blocks:
    items = tuple(_unread_item(page, unread) for unread in several)
    if not items:
        return ()
    intro = Paragraph(
        text(
            "Where old answers were read under new questions, or the other way round, "
            "these counted as not answered."
        )
    )
    return (
        Heading(GROUP_LEVEL, text("Answers that the other version cannot read")),
        intro,
        Bullets(items),
    )


def _unread_item(page: Page, unread: Unread) -> Item:
    question = page.question(unread.question)
    asked = page.asked(blank_words(question) if question else "", unread.whom, unread.about)
    chosen = [f'"{question.option_text(each)}"' for each in unread.options] if question else []
    by_earlier, by_later = (
        text("Given in the later session; the earlier version lacks it."),
        text("Given in the earlier session; the later version lacks it."),
    )
    return Item(
        " ".join(filter(None, [asked, f"{DASH} {', '.join(chosen)}" if chosen else ""])),
        details=(by_earlier if unread.bank is Which.EARLIER else by_later,),
    )
