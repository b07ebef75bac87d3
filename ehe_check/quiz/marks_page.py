"""The page of a paper quiz: what to teach next, how questions did, and before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ehe_check.bank.law import Library
from ehe_check.page.document import Bullets, Document, Item, Term, Terms
from ehe_check.page.phrases import listed
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.learning_points import short_words
from ehe_check.quiz.made_from import made_from
from ehe_check.quiz.marks_csv import When
from ehe_check.quiz.marks_figures import Crossing, Gain, MarksFigures, MissedPoint, QuestionsToRead

_MOST_NAMES = 6
_SHEETS = {When.BEFORE: "Sheets before", When.AFTER: "Sheets after"}
_CROSSED = {
    Crossing.CROSSED: (
        "Some began with paper A and some with B, and both count alike, so it is no matter which "
        "paper is easier."
    ),
    Crossing.ONE_WAY: (
        "The papers were not crossed: if one is easier, that looks like a change. Next time let "
        "half of the room begin with A, and half with B."
    ),
    Crossing.SAME_PAPER: (
        "People sat the same paper twice. They had met its questions, so the gain looks larger "
        "than what was learned."
    ),
    Crossing.NOT_KNOWN: (
        "Without codes that pair the sheets, or the group of each, it is not known who sat the "
        "same paper twice. That would look like a gain."
    ),
}


def lay_out_marks(figures: MarksFigures, bank: QuizBank, library: Library, today: date) -> Document:
    """Return the page about the sheets of a paper quiz; of fewer than five people it says so."""
    blocks = (*_sat(figures), *_blocks(figures, bank, library, today), *made_from(bank))
    title = text("What the papers show")
    return Document(title=title, blocks=blocks, made_on=today, is_brief=True)


def _sat(figures: MarksFigures) -> Blocks:
    rows = [
        Term(text(_SHEETS[when]), text("{a} of paper A, {b} of paper B", a=str(a), b=str(b)))
        for when in When
        for a, b in [(figures.sat.get((when, paper), 0) for paper in Paper)]
    ]
    if figures.refused:
        said = text(
            "{rows} rows: which and why is said beside this page", rows=str(figures.refused)
        )
        rows.append(Term(text("Not counted"), said))
    yield Terms(tuple(rows))


def _blocks(figures: MarksFigures, bank: QuizBank, library: Library, today: date) -> Blocks:
    if figures.latest is None:
        yield from md("""
            **Fewer than five people sat a paper before, and fewer than five after, so nothing is
            said: it would be about one person.**
        """)
        return
    yield from md("## What to teach next, by the sheets {when} the training", when=figures.latest)
    if figures.teach:
        yield _points(figures.teach, bank, library, today)
    else:
        yield from md("No point was missed in one of four answers to any question.")
    if figures.sure_and_wrong:
        yield from md("## Sure and wrong, of the answers that people were sure of")
        yield _points(figures.sure_and_wrong, bank, library, today)
    yield from _questions(figures.questions)
    yield from md("## Before and after")
    if figures.gain:
        yield from _gained(figures.gain)
    else:
        yield from md("""
            Nothing is said of a change. That takes five people who sat both times, by the codes
            of their own; or, without codes, five sheets of the same paper each time.
        """)
    if any(figures.leavers.values()):
        before, after = (str(len(each)) for each in figures.leavers.values())
        yield from md(
            "Sat only before: {before}. Sat only after: {after}. They are not compared.",
            before=before,
            after=after,
        )
    yield from md("""
        *This does not show why anything changed, that a change will last, or that anyone works in
        another way. It is not for judging a person, a team or a service, and it says nothing
        about any child or family.*
    """)
    if figures.left_out:
        yield from md(
            "*Not counted, as their law or that of their match is past its date: {ids}.*",
            ids=", ".join(figures.left_out),
        )


def _points(
    points: Iterable[MissedPoint], bank: QuizBank, library: Library, today: date
) -> Bullets:
    items = (
        Item(short_words(each.statement, library, today), each.statement, (_missed(each, bank),))
        for each in points
    )
    return Bullets(tuple(items), is_numbered=True)


def _missed(each: MissedPoint, bank: QuizBank) -> str:
    belief = bank.misconception_by_id[each.belief].text if each.belief else ""
    return text(
        '{question}: {missed} of {answers} miss it; most chosen: "{belief}"'
        if belief
        else "{question}: {missed} of {answers} miss it.",
        question=each.question,
        missed=str(each.missed),
        answers=str(each.answers),
        belief=belief,
    )


def _questions(questions: QuestionsToRead) -> Blocks:
    against = [f"{name} ({value:.2f})" for value, name in questions.against]
    lines = [
        text(
            "Those who did well on the others did worse on {names}: is the key right, and plain?"
            if against
            else "None is known to run against the others, which takes 30 sheets of a paper.",
            names=_few(against),
        )
    ]
    if questions.nobody:
        lines.append(text("Nobody had a mark for {names}.", names=_few(questions.nobody)))
    if questions.everybody:
        lines.append(text("Everybody had full marks for {names}.", names=_few(questions.everybody)))
    yield from md("## Questions to read again\n- {lines}", lines=lines)


def _few(names: Sequence[str]) -> str:
    more = [text("others")] if len(names) > _MOST_NAMES else []
    return listed([*names[:_MOST_NAMES], *more])


def _gained(gain: Gain) -> Blocks:
    low, high = (gain.interval.low, gain.interval.high) if gain.interval else (0, 0)
    yield from md(
        "**More was right after the training.**"
        if low > 0
        else "**Less was right after the training.**"
        if high < 0
        else "**Whether more was right after the training, these sheets cannot tell.**"
    )
    yield from md(
        """
        {people} people sat both times, and each is compared with themselves. Of 100 marks they
        had {before} before and {after} after, on average. {spread} {crossed}
        """
        if gain.people
        else "Of 100 marks people had {before} before and {after} after. {spread} {crossed}",
        people=str(gain.people),
        before=str(round(100 * gain.before)),
        after=str(round(100 * gain.after)),
        crossed=text(_CROSSED[gain.crossing]),
        spread=text(
            "If others like them had been asked, it could be from {low} to {high}."
            if gain.interval
            else "All moved alike, so nothing says how far off that may be.",
            low=_moved(low),
            high=_moved(high),
        ),
    )


def _moved(share: float) -> str:
    marks = round(100 * share)
    return text("{marks} fewer" if marks < 0 else "{marks} more", marks=str(abs(marks)))
