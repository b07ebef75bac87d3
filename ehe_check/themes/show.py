"""What of exact counts readers may see: rounded, sorted, and without what tells a small one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.page.text import text
from ehe_check.themes.count import GROUPS, citations, counted_ids
from ehe_check.themes.rounding import FEWEST_CASES, rounded, withheld
from ehe_check.themes.themes import NOT_KNOWN, Counts, Fact, Facts, ThemeRow, Themes, ThemeTable

_OF_MEETINGS = (Fact.ADVISED, Fact.DECIDED, Fact.HELD)
_OF_THE_CASES = (Fact.ONLY_PARENT, Fact.WITHOUT_REFERENCE)
_OF_OTHER_FILES = (Fact.EARLIER, Fact.DRAFTS, Fact.UNREAD, Fact.OTHERS)

_GIVEN_UP_FIRST = (StatementGroup.FINDING, StatementGroup.THEME, StatementGroup.LEARNING_POINT)


def themes_of(counts: Counts, bank: QuestionBank, library: Library) -> Themes:
    """Return what of the counts may be shown."""
    others = _facts(counts, _OF_OTHER_FILES)
    if counts.cases < FEWEST_CASES:
        return Themes(None, (), (), others, has_cases=counts.cases > 0)
    never = never_shown(bank, library)
    questions = tuple(dict.fromkeys((*bank.by_id, *sorted(counts.not_known))))
    asked = {each: bank.by_id[each].on_paper for each in bank.by_id}
    not_held = text("(the words of this question are not held here)")
    in_words = ((each, asked.get(each, not_held)) for each in questions if each not in never)
    not_known = ThemeTable(NOT_KNOWN, tuple(_rows(in_words, counts.not_known)))
    points, *others_of_the_review = _statement_tables(counts, library, never)
    return Themes(
        rounded(counts.cases),
        (points, not_known, *others_of_the_review),
        _facts(counts, _OF_MEETINGS),
        (*_facts(counts, _OF_THE_CASES), *others),
        tuple(each for each in (*library.statements, *bank.by_id) if each in never),
    )


def never_shown(bank: QuestionBank, library: Library) -> frozenset[str]:
    """Return the statements and questions whose counts are withheld, whatever they are.

    What only a prompt brings up that "not known" raises too is more seldom the more often that is
    not known: its number would be tied to that one, beside which it says nothing new.
    """
    every, cited = counted_ids(library), citations(bank, counted_ids(library)).values()
    tied = every.difference(*(each.statements for each in cited if not each.unless_not_known))
    statements = (
        each.id
        for group in _GIVEN_UP_FIRST
        for each in library.statements.values()
        if each.group is group
    )
    units = [unit - tied for unit in units_of(bank, library)]
    return tied | withheld(units, (*bank.by_id, *statements, Fact.ADVISED))


def units_of(bank: QuestionBank, library: Library) -> tuple[frozenset[str], ...]:
    """Return what each prompt, and each question not known, adds to all at once.

    A meeting may also be advised by an earlier session, of which nothing else is counted.
    """
    cited = citations(bank, counted_ids(library))
    alone = frozenset({str(Fact.ADVISED)})
    of_prompts = (
        cited[rule.id].statements
        | (alone if rule.kind is PromptKind.MEETING_TRIGGER else frozenset())
        for _, rule in bank.rules.values()
    )
    return (alone, *of_prompts, *(frozenset({question}) for question in bank.by_id))


def _statement_tables(
    counts: Counts, library: Library, never: frozenset[str]
) -> Iterator[ThemeTable]:
    for group in GROUPS:
        each = (one for one in library.statements.values() if one.group is group)
        in_words = ((one.id, one.text) for one in each if one.id not in never)
        yield ThemeTable(group, tuple(_rows(in_words, counts.statements)))


def _rows(in_words: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> list[ThemeRow]:
    """Return a row for each that came up often enough, the greatest number first."""
    shown = ((name, said, rounded(counts.get(name, 0))) for name, said in in_words)
    rows = [ThemeRow(name, said, number) for name, said, number in shown if number is not None]
    return sorted(rows, key=lambda row: -row.cases)


def _facts(counts: Counts, facts: Iterable[Fact]) -> Facts:
    return tuple((fact, rounded(counts.facts.get(fact, 0))) for fact in facts)
