"""The page of themes: three sentences, then what came up and was not known, rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ehe_check.bank.law import StatementGroup
from ehe_check.page.document import (
    Document,
    Heading,
    Paragraph,
    Term,
    Terms,
    Tone,
    bulleted,
)
from ehe_check.page.text import Blocks, md, text
from ehe_check.themes.rounding import FEWEST, FEWEST_CASES, STEP
from ehe_check.themes.themes import NOT_KNOWN, Fact, ThemeRow, Themes, ThemeTable

TABLES = {
    StatementGroup.LEARNING_POINT: "Learning points",
    StatementGroup.FINDING: "Findings",
    StatementGroup.THEME: "Themes",
    NOT_KNOWN: "Most often not known",
}
INTROS = {
    StatementGroup.LEARNING_POINT: (
        "In about how many cases something was raised that rests on each learning point of the "
        "review."
    ),
    StatementGroup.FINDING: (
        "In about how many cases something was raised that rests on each finding of the review."
    ),
    StatementGroup.THEME: (
        "In about how many cases something was raised that rests on each theme of the review."
    ),
    NOT_KNOWN: (
        "In about how many cases the answer was not known; that is counted here, and in no other "
        "list. Nobody is to blame for that: it is where a partnership can make finding out easier."
    ),
}
FACTS = {
    Fact.ADVISED: "Bringing professionals together was to be considered",
    Fact.DECIDED: "It was decided on, in a session or in supervision, or it was held",
    Fact.HELD: "A record says that it was held",
    Fact.ONLY_PARENT: (
        "Cases in which a parent or carer is the only source for something that was raised (that "
        "is not a mark against them)"
    ),
    Fact.WITHOUT_REFERENCE: "Cases without a reference, each counted as a case of its own",
    Fact.EARLIER: "Earlier sessions of the same cases, left out",
    Fact.DRAFTS: "Drafts, left out: a session that is not finished may still change",
    Fact.UNREAD: (
        "Files left out because they could not be read or used, were links, were changed by hand, "
        "or bear a day to come"
    ),
    Fact.OTHERS: "Other files in TOML, left out",
}


def lay_out_themes(themes: Themes, *, today: date) -> Document:
    """Return the page of themes."""
    cases = themes.cases
    return Document(
        title=text("Themes across cases"),
        subtitle=""
        if cases is None
        else text("About {cases} cases, numbers rounded", cases=str(cases)),
        blocks=tuple(_blocks(themes)),
        made_on=today,
    )


def _blocks(themes: Themes) -> Blocks:
    if themes.cases is None:
        yield Paragraph(too_few_words(themes), Tone.STRONG)
    else:
        yield Paragraph(" ".join(_opening(themes)))
    if themes.meetings:
        yield from md(
            """
            ## From advice to a meeting

            In a meeting of professionals only, in an enquiry or plan that was open, or in a
            review led by health. Each number is of the cases in the line above it, read from
            all the files of a case.

            - {numbers}
            """,
            numbers=_numbers(themes.meetings),
        )
    for table in themes.tables:
        yield from _table(table)
    yield Heading(2, text("How to read these counts"))
    yield bulleted((*reading_lines(), *withheld_words(themes)))
    yield from md(
        """
        ## How this was counted

        Each case counts once, by its latest finished session. What is not named here was in
        fewer than {fewest} cases or files, or in none.

        - {numbers}
        """,
        fewest=str(FEWEST),
        numbers=_numbers((fact, number) for fact, number in themes.facts if number is not None),
    )
    yield Paragraph(closing_words(), Tone.STRONG)


def too_few_words(themes: Themes) -> str:
    """Return why no counts are shown."""
    return text(
        "There are fewer than {fewest} cases, so no counts are shown: with so few, a count could "
        "point to a family."
        if themes.has_cases
        else "No finished session was found, so there is nothing to count.",
        fewest=str(FEWEST_CASES),
    )


def _opening(themes: Themes) -> Iterator[str]:
    """Yield what came up most often, what was most often not known, and what cannot be told."""
    greatest = {table.id: table.rows[0] for table in themes.tables if table.rows}
    yield text(
        "No learning point came up more often than {id}, in about {cases} cases: {what}"
        if StatementGroup.LEARNING_POINT in greatest
        else "No learning point came up in {fewest} cases or more.",
        **_blanks(greatest.get(StatementGroup.LEARNING_POINT)),
    )
    yield text(
        "The answer most often not known, or one of those, was that of {id}, in about {cases} "
        "cases: {what}"
        if NOT_KNOWN in greatest
        else 'No question had the answer "not known" in {fewest} cases or more.',
        **_blanks(greatest.get(NOT_KNOWN)),
    )
    yield text(
        "This cannot tell how common anything is among families, nor what happened in any one of "
        "them."
    )


def _blanks(row: ThemeRow | None) -> dict[str, str]:
    return (
        {"id": row.id, "cases": str(row.cases), "what": row.text}
        if row
        else {"fewest": str(FEWEST)}
    )


def _table(table: ThemeTable) -> Blocks:
    yield Heading(2, text(TABLES[table.id]))
    if not table.rows:
        yield from md("Nothing here came up in {fewest} cases or more.", fewest=str(FEWEST))
        return
    yield Paragraph(text(INTROS[table.id]))
    yield Terms(
        tuple(
            Term(text("{id}, {cases} cases", id=row.id, cases=str(row.cases)), row.text)
            for row in table.rows
        )
    )


def _numbers(facts: Iterable[tuple[Fact, int | None]]) -> Iterator[str]:
    for fact, number in facts:
        yield text("{what}: {number}", what=fact_words(fact), number=number_words(number))


def fact_words(fact: Fact) -> str:
    """Return what a number is of."""
    return text(FACTS[fact])


def number_words(number: int | None) -> str:
    """Return a number in words that readers may see."""
    return text("fewer than {fewest}", fewest=str(FEWEST)) if number is None else str(number)


def reading_lines() -> Iterator[str]:
    """Yield how to read the counts."""
    yield text(
        "A number of {fewest} or more is rounded to the nearest {step}. What came up in fewer "
        "cases than that, or in none, is not listed, so that a count points to no family.",
        fewest=str(FEWEST),
        step=str(STEP),
    )
    yield text(
        "They count the cases in which something was raised for somebody to think about. They do "
        "not show how common harm is, nor that anything happened to a child."
    )
    yield text(
        "A case is here because somebody thought about it with these questions. That says nothing "
        "about families who educate at home."
    )
    yield text("They are not for judging a worker, a team or a family.")
    yield text(
        "Make a new page when many cases have been added, not after each one: to somebody who "
        "knows that just one was added, a number that moves, or is listed for the first time, "
        "tells what that one raised. Nor print pages of parts beside one of the whole."
    )


def withheld_words(themes: Themes) -> Iterator[str]:
    """Yield what is never counted for readers, and why."""
    if themes.withheld:
        yield text(
            "Never listed here, whatever their numbers: {ids}. They come up only beside others, "
            "or with something not known, so their numbers could give away a small one.",
            ids=", ".join(themes.withheld),
        )


def closing_words() -> str:
    """Return what counts are for, and what they cannot tell."""
    return text(
        "Counts can tell a partnership where to look and what to talk about. They cannot tell you "
        "that any child is safe."
    )
