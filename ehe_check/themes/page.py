"""The page of themes: three sentences, then what came up and was not known, rounded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from ehe_check.bank.law import StatementGroup
from ehe_check.page.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Term,
    Terms,
    Tone,
    bulleted,
)
from ehe_check.page.words import Say
from ehe_check.themes.rounding import FEWEST, FEWEST_CASES, STEP
from ehe_check.themes.themes import NOT_KNOWN, Fact, Facts, ThemeRow, Themes, ThemeTable


def lay_out_themes(themes: Themes, say: Say, *, today: date) -> Document:
    """Return the page of themes."""
    cases = themes.cases
    return Document(
        title=say("title"),
        subtitle=say("subtitle", cases=str(cases)) if cases is not None else "",
        blocks=tuple(_blocks(themes, say)),
        made_on=today,
    )


def number_words(say: Say, number: int | None) -> str:
    """Return a number in words that readers may see."""
    return say("few", fewest=str(FEWEST)) if number is None else str(number)


def reading_lines(say: Say) -> tuple[str, ...]:
    """Return how to read the counts."""
    rounding = say("reading.rounding", fewest=str(FEWEST), step=str(STEP))
    return (rounding, *say.each("reading.lines"))


def withheld_words(say: Say, themes: Themes) -> Iterator[str]:
    """Yield what is never counted for readers, and why."""
    if themes.withheld:
        yield say("withheld", ids=", ".join(themes.withheld))


def too_few_words(say: Say, themes: Themes) -> str:
    """Return why no counts are shown."""
    return say("too_few", fewest=str(FEWEST_CASES)) if themes.has_cases else say("nothing")


def _blocks(themes: Themes, say: Say) -> Iterator[Block]:
    if themes.cases is None:
        yield Paragraph(too_few_words(say, themes), Tone.STRONG)
    else:
        yield Paragraph(" ".join(_opening(themes, say)))
    if themes.meetings:
        yield Heading(2, say("meetings.heading"))
        yield Paragraph(say("meetings.intro"))
        yield _facts(say, themes.meetings)
    yield from chain.from_iterable(_table(table, say) for table in themes.tables)
    yield Heading(2, say("reading.heading"))
    yield bulleted((*reading_lines(say), *withheld_words(say, themes)))
    yield Heading(2, say("counted.heading"))
    yield Paragraph(say("counted.intro", fewest=str(FEWEST)))
    told = tuple((fact, number) for fact, number in themes.facts if number is not None)
    if told:
        yield _facts(say, told)
    yield Paragraph(say("closing"), Tone.STRONG)


def _opening(themes: Themes, say: Say) -> Iterator[str]:
    """Yield what came up most often, what was most often not known, and what cannot be told."""
    greatest = {table.id: table.rows[0] for table in themes.tables if table.rows}
    few = str(FEWEST)
    match greatest.get(StatementGroup.LEARNING_POINT):
        case ThemeRow(name, text, number):
            yield say("opening.most", id=name, cases=str(number), what=text)
        case _:
            yield say("opening.most_is_nothing", fewest=few)
    match greatest.get(NOT_KNOWN):
        case ThemeRow(name, text, number):
            yield say("opening.not_known", id=name, cases=str(number), what=text)
        case _:
            yield say("opening.not_known_is_nothing", fewest=few)
    yield say("opening.cannot")


def _table(table: ThemeTable, say: Say) -> Iterator[Block]:
    heading, intro = _table_words(table.id, say)
    yield Heading(2, heading)
    if not table.rows:
        yield Paragraph(say("none_listed", fewest=str(FEWEST)))
        return
    yield Paragraph(intro)
    yield Terms(
        tuple(Term(say("row", id=row.id, cases=str(row.cases)), row.text) for row in table.rows)
    )


def _facts(say: Say, facts: Facts) -> Bullets:
    return bulleted(
        say("fact", what=fact_words(say, fact), number=number_words(say, number))
        for fact, number in facts
    )


def _table_words(table: str, say: Say) -> tuple[str, str]:
    match table:
        case StatementGroup.LEARNING_POINT:
            return say("tables.learning-point.heading"), say("tables.learning-point.intro")
        case StatementGroup.FINDING:
            return say("tables.finding.heading"), say("tables.finding.intro")
        case StatementGroup.THEME:
            return say("tables.theme.heading"), say("tables.theme.intro")
        case _:
            return say("tables.not-known.heading"), say("tables.not-known.intro")


def fact_words(say: Say, fact: Fact) -> str:
    """Return what a number is of."""
    words = {
        Fact.ADVISED: say("meetings.advised"),
        Fact.DECIDED: say("meetings.decided"),
        Fact.HELD: say("meetings.held"),
        Fact.ONLY_PARENT: say("counted.only-parent"),
        Fact.WITHOUT_REFERENCE: say("counted.without-reference"),
        Fact.EARLIER: say("counted.earlier"),
        Fact.DRAFTS: say("counted.drafts"),
        Fact.UNREAD: say("counted.unread"),
        Fact.OTHERS: say("counted.others"),
    }
    return words[fact]
