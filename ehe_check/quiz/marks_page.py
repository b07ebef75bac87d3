"""The page of a paper quiz: what to teach next, how questions did, and before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ehe_check.bank.law import Library
from ehe_check.page.document import Bullets, Document, Item
from ehe_check.page.phrases import grouped, listed
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.intervals import FEWEST
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.learning_points import short_words
from ehe_check.quiz.made_from import made_from
from ehe_check.quiz.marks_csv import KeyedSheets, Sheet, When
from ehe_check.quiz.marks_figures import (
    Crossing,
    Gain,
    gain_of,
    leavers,
    pairs_of,
    questions_to_read,
    replies,
)
from ehe_check.quiz.to_teach import MissedPoint, most_missed

_MOST_NAMES = 6
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
}


def lay_out_marks(keyed: KeyedSheets, bank: QuizBank, library: Library, today: date) -> Document:
    """Return the page about the sheets of a paper quiz, whatever their order.

    Nothing is said of fewer than five people, and an item past its date counts for nothing.
    """
    blocks = (*_sat(keyed), *_shown(keyed, bank, library, today), *made_from(bank))
    title = text("What the papers show")
    return Document(title=title, blocks=blocks, made_on=today, is_brief=True)


def _sat(keyed: KeyedSheets) -> Blocks:
    papers = [(each.when, each.paper) for each in keyed.sheets]
    lines = []
    for when in When:
        a, b = (str(papers.count((when, paper))) for paper in Paper)
        lines.append(text("Sheets {when}: {a} of paper A, {b} of paper B", when=when, a=a, b=b))
    if bare := sum(not each.code for each in keyed.sheets):
        lines.append(text("Without a code, and so in no before and after: {bare}", bare=str(bare)))
    if refused := len(keyed.refused):
        rows = str(refused)
        lines.append(text("Not counted: {rows}; which rows and why is said beside it", rows=rows))
    yield from md("- {lines}", lines=lines)


def _shown(keyed: KeyedSheets, bank: QuizBank, library: Library, today: date) -> Blocks:
    sheets = [each for each in keyed.sheets if each.answers]
    times = grouped(((each.when, each.paper), each) for each in sheets)
    enough = [when for when in When if any(len(times.get((when, p), ())) >= FEWEST for p in Paper)]
    if not enough:
        yield from md("""
            **Fewer than five people sat the same paper at one time, so nothing is said: it would
            be about one person.**
        """)
        return
    yield from md(
        """
        ## What to teach next, by the sheets {when} the training

        Questions that five people or more were given. A blank counts as missed.
        """,
        when=enough[-1],
    )
    late = [each for each in sheets if each.when is enough[-1]]
    if missed := [*most_missed(replies(late, library, only_sure=False), library)]:
        yield _points(missed, bank, library, today)
    else:
        yield from md("No point was missed in one of four answers to any question.")
    if missed := [*most_missed(replies(late, library, only_sure=True), library)]:
        yield from md("## Sure and wrong, of the answers that people were sure of")
        yield _points(missed, bank, library, today)
    yield from _questions(sheets)
    yield from _before_and_after(sheets)
    if keyed.left_out:
        yield from md(
            "*Not counted, as their law or that of their match is past its date: {ids}.*",
            ids=", ".join(keyed.left_out),
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
        answers=str(each.replies),
        belief=belief,
    )


def _questions(sheets: Iterable[Sheet]) -> Blocks:
    found = questions_to_read(sheets)
    against = [f"{name} ({value:.2f})" for name, value in found.against.items()]
    lines = [
        text(
            "Those who did well on the others did worse on {names}: is the key right, and plain?"
            if against
            else "None is known to run against the others, which takes 30 sheets of a paper.",
            names=_few(against),
        )
    ]
    if found.nobody:
        lines.append(text("Nobody had a mark for {names}.", names=_few(found.nobody)))
    if found.everybody:
        lines.append(text("Everybody had full marks for {names}.", names=_few(found.everybody)))
    yield from md("## Questions to read again\n- {lines}", lines=lines)


def _few(names: Sequence[str]) -> str:
    more = [text("others")] if len(names) > _MOST_NAMES else []
    return listed([*names[:_MOST_NAMES], *more])


def _before_and_after(sheets: Sequence[Sheet]) -> Blocks:
    yield from md("## Before and after")
    if gain := gain_of([*pairs_of(sheets)]):
        yield from gained(gain)
    else:
        yield from md("""
            Nothing is said of a change. That takes five people who sat both times, with the same
            code of their own on both sheets.
        """)
    left = leavers(sheets)
    if any(left.values()):
        before, after = (str(len(each)) for each in left.values())
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


def gained(gain: Gain) -> Blocks:
    """Yield how far people's marks moved: which way by the exact ends, said in whole marks."""
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
        {people} people sat both times, and each is compared with themselves. Of 100 marks, in
        which a part of an answer has its part, they had {before} before and {after} after, on
        average. {spread} {crossed}
        """,
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
