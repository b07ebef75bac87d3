"""The page of themes: from exact counts to what readers may see, and to the page itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.case.asked import blank_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Tone,
)
from ehe_check.page.words import fill
from ehe_check.themes.count import GROUPS, citations, counted_ids
from ehe_check.themes.suppress import FEWEST_CASES, shown_alone, shown_of, suppressed
from ehe_check.themes.themes import Counts, Fact, Showing, ShownCount, ThemeRow, Themes, ThemeTable
from ehe_check.themes.words import NOT_KNOWN, ThemesReport

_OF_THE_CASES = (Fact.ONLY_PARENT, Fact.WITHOUT_REFERENCE, Fact.FROM_OUTCOME, Fact.AFRESH)
_OF_OTHER_FILES = (Fact.EARLIER, Fact.DRAFTS, Fact.UNREAD, Fact.OTHERS)

Bar = Callable[[int, int], str]


def themes_of(
    counts: Counts, bank: QuestionBank, library: Library, not_held: str, *, teams: int = 0
) -> Themes:
    """Return what of the counts may be shown, in an order that tells nothing of hidden ones."""
    others = tuple((fact, shown_alone(_number(counts, fact))) for fact in _OF_OTHER_FILES)
    if counts.cases < FEWEST_CASES:
        return Themes(None, (), others, has_cases=counts.cases > 0, teams=teams)
    of_cases = ((fact, shown_of(_number(counts, fact), counts.cases)) for fact in _OF_THE_CASES)
    shown = _shown(counts, bank, library)
    tables = (*_statement_tables(shown, library), _not_known(shown, counts, bank, not_held))
    return Themes(counts.cases, tables, (*of_cases, *others), teams=teams)


def _shown(counts: Counts, bank: QuestionBank, library: Library) -> dict[str, ShownCount]:
    cited = citations(bank, counted_ids(library))
    units = [each | ({name} & bank.by_id.keys()) for name, each in cited.items()]
    none = dict.fromkeys((*sorted(counted_ids(library)), *bank.by_id), 0)
    return suppressed({**none, **counts.statements, **counts.not_known}, counts.cases, units)


def _number(counts: Counts, fact: Fact) -> int:
    number: int = getattr(counts, fact.value.replace("-", "_"))
    return number


def _statement_tables(shown: Mapping[str, ShownCount], library: Library) -> Iterator[ThemeTable]:
    for group in GROUPS:
        each = [one for one in library.statements.values() if one.group is group]
        yield ThemeTable(group, tuple(ThemeRow(one.id, one.text, shown[one.id]) for one in each))


def _not_known(
    shown: Mapping[str, ShownCount], counts: Counts, bank: QuestionBank, not_held: str
) -> ThemeTable:
    """Return the questions most often not known; one whose count is hidden is not listed."""
    order = bank.places
    rows = [
        ThemeRow(name, blank_words(bank.by_id[name]) if name in order else not_held, shown[name])
        for name in counts.not_known
        if shown[name].count
    ]
    last = len(order)
    rows.sort(key=lambda row: (-(row.cases.count or 0), order.get(row.id, last), row.id))
    return ThemeTable(NOT_KNOWN, tuple(rows))


def count_words(shown: ShownCount, report: ThemesReport) -> str:
    """Return a count in words that readers may see."""
    match shown.showing:
        case Showing.COUNT:
            return str(shown.count)
        case Showing.UNDER_5:
            return report.under_5
        case Showing.NOT_SHOWN:
            return report.not_shown
        case _:
            assert_never(shown.showing)


def lay_out_themes(
    themes: Themes, report: ThemesReport, *, today: date, bar: Bar | None = None
) -> Document:
    """Return the page of themes; a bar stands only beside a count that is shown."""
    said = _Said(themes, report, bar)
    return Document(
        title=report.title,
        subtitle=fill(report.cases, cases=str(themes.cases)) if themes.cases else "",
        blocks=tuple(said.blocks()),
        made_on=today,
    )


class _Said:
    """Says the parts of the page in the words of its report."""

    def __init__(self, themes: Themes, report: ThemesReport, bar: Bar | None) -> None:
        self.themes = themes
        self.report = report
        self.bar = bar

    def blocks(self) -> Iterator[Block]:
        """Yield every block of the page."""
        report, themes = self.report, self.themes
        if themes.cases is None:
            yield Paragraph(report.too_few if themes.has_cases else report.nothing, Tone.STRONG)
        if themes.teams:
            yield Paragraph(fill(report.teams, teams=str(themes.teams)))
        yield Heading(2, report.reading)
        yield Bullets(tuple(Item(line) for line in report.reading_lines))
        yield from chain.from_iterable(map(self._table, themes.tables))
        yield Heading(2, report.facts.heading)
        yield self._facts()
        yield Paragraph(report.closing, Tone.STRONG)

    def _table(self, table: ThemeTable) -> Iterator[Block]:
        words = self.report.tables[table.id]
        yield Heading(2, words.heading)
        if table.rows:
            cells = ((row, (Cell(row.text), Cell(self._count(row.cases)))) for row in table.rows)
            yield Table(words.intro, words.columns, tuple(Row(row.id, both) for row, both in cells))
        else:
            yield Paragraph(f"{words.intro} {words.empty}".rstrip())

    def _facts(self) -> Table:
        words = self.report.facts
        cells = ((fact, Cell(count_words(shown, self.report))) for fact, shown in self.themes.facts)
        rows = tuple(Row(words.rows[fact], (cell,)) for fact, cell in cells)
        return Table(words.caption, words.columns, rows)

    def _count(self, shown: ShownCount) -> str:
        words = count_words(shown, self.report)
        if self.bar is None or shown.count is None or self.themes.cases is None:
            return words
        return f"{words:5} {self.bar(shown.count, self.themes.cases)}".rstrip()
