"""Names: the lists, sets, rules and parts of a bank speak of what is in it, under its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.check.bank_places import (
    Checks,
    joint_place,
    of_each,
    prompt_place,
    question_place,
    questions_within,
)
from ehe_check.errors import Problem, nearest
from ehe_check.page.phrases import again

COMPLETE = "complete"


def unknown_name(place: str, verb: str, name: str, known: Iterable[str]) -> Problem:
    """Return the problem that something spoken of is not in the bank."""
    return Problem(place, f"{verb} {name!r}, which is not in this bank", nearest(name, known))


def unknown_options(
    place: str, question: Question, options: Iterable[str], known: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem for each option that a question lacks."""
    for option in options:
        if option not in known:
            fact = f"names {option!r}, which is no option of {question.id}"
            yield Problem(place, fact, nearest(option, known))


def unknown_names_in_questions(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """A question's `per`, `lists`, `bands`, `words` and `again_when` are the bank's."""
    rosters: Collection[str] = bank.roster_by_id
    place = question_place(question)
    yield from _spoken_of(place, "per", rosters, question.per)
    yield from _spoken_of(place, "lists", rosters, question.lists)
    yield from _spoken_of(place, "bands", bank.bands, question.bands)
    yield from _spoken_of(place, "again_when", {*rosters, *bank.by_id}, *question.again_when)
    if question.words is not None:
        yield from _asked_once(bank, f"{place}, words", question.words)


def questions_to_look_at_again(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """What a contradiction asks again is a question of the bank, asked once for the whole case."""
    for number, each in enumerate(question.contradicts, start=1):
        if each.asks_again is not None:
            place = f"{question_place(question)}, contradicts {number}, asks_again"
            yield from _asked_once(bank, place, each.asks_again)


def unknown_questions_of_the_grid(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """What the grid of who saw whom names is in the bank, with a row; the home is asked of once."""
    if (seen := question.seen) is not None:
        place = f"{question_place(question)}, seen"
        yield from _spoken_of(place, "by", bank.by_id, seen.by)
        who = bank.by_id.get(seen.by)
        if who is not None and not any(option.usual for option in who.options):
            remedy = "Write usual = true beside each that is a row from the first."
            yield Problem(place, f"has no row: no option of {who.id} is usual", remedy)
        yield from _spoken_of(place, "heard", bank.by_id, seen.heard)
        if seen.home is not None:
            yield from _asked_once(bank, f"{place}, home", seen.home)


def quick_rows_that_do_not_fit(bank: QuestionBank) -> Iterator[Problem]:
    """A row of a quick grid is a question of the quick set; what 1 stands for is an answer to it.

    It does nothing, and says that somebody has looked. The rows of one grid are of the same people.
    """
    for grid, row in [(each, row) for each in bank.quick_grids for row in each.rows]:
        place = f"grid {grid.id}, row {row.question}"
        yield from _read(bank, place, row.question, (row.option,))
        question = bank.by_id.get(row.question)
        option = question.option_by_id.get(row.option) if question else None
        if question is None or option is None:
            continue
        if question.effects_at(option.id) or option.unlooked:
            fact = f"1 stands for {option.id!r}, which moves the advice, or that nobody has looked"
            yield Problem(place, fact, "Name the mildest answer that somebody looked for.")
        if question.id not in bank.quick_ids:
            fact = f"{question.id} is not asked in the quick set"
            yield Problem(place, fact, "Name a question of the quick set.")
        first = bank.by_id.get(grid.rows[0].question, question)
        if question.per != first.per:
            fact = f"{question.id} is not of the same people as {first.id}"
            yield Problem(place, fact, "Name questions with the same per in one grid.")


def screens_that_do_not_fit(bank: QuestionBank) -> Iterator[Problem]:
    """Questions on one screen are of the bank, each asked once, with one choice of its options."""
    for several in bank.one_screen:
        known = [bank.by_id[each] for each in several if each in bank.by_id]
        yield from _spoken_of("bank", "one_screen", bank.by_id, *several)
        for each in known:
            if each.per or each.kind is not QuestionKind.CHOICE:
                fact = f"{each.id} is not asked once, with one choice of its options"
                yield Problem("bank, one_screen", fact, "Take it out.")


def rosters_without_their_questions(bank: QuestionBank) -> Iterator[Problem]:
    """A roster has a question of its own that lists it, and a question before which it is put."""
    for roster in bank.rosters:
        place = f"roster {roster.id}"
        own = bank.by_id.get(roster.question)
        if own is None:
            yield unknown_name(f"{place}, question", "is asked in", roster.question, bank.by_id)
        elif own.lists != roster.id:
            fact = f"is asked in {own.id}, which does not list it"
            yield Problem(
                f"{place}, question", fact, f"Write lists = {roster.id!r} in question {own.id}."
            )
        elif COMPLETE not in own.option_ids:
            fact = "lists a roster and has no option by which the list is complete"
            yield Problem(question_place(own), fact, f"Add an option with id = {COMPLETE!r}.")
        if roster.before not in bank.by_id:
            yield unknown_name(f"{place}, before", "is put before", roster.before, bank.by_id)


def questions_around_a_list(bank: QuestionBank) -> Iterator[Problem]:
    """What is asked beside or beneath a list is asked about each on it, and a letter says each."""
    for roster in bank.rosters:
        for key, name in (("beside", roster.beside), ("beneath", roster.beneath)):
            place, question = f"roster {roster.id}, {key}", bank.by_id.get(name or "")
            if name is None:
                continue
            if question is None:
                yield unknown_name(place, "asks", name, bank.by_id)
            elif question.per != roster.id:
                fact = f"asks {name}, which is not asked about each {roster.one}"
                yield Problem(place, fact, f"Write per = {roster.id!r} in question {name}.")
            elif key == "beside" and not all(option.typed for option in question.options):
                fact = f"asks {name}, of which an option has nothing to be typed for it"
                yield Problem(place, fact, "Write `typed` at each of its options.")


def rosters_put_in_one_place(bank: QuestionBank) -> Iterator[Problem]:
    """Each roster is put before a question of its own."""
    for first, roster in again((each.before, each) for each in bank.rosters):
        fact = f"is put before {roster.before!r}, as {first.id} is"
        remedy = "Let `before` name another question."
        yield Problem(f"roster {roster.id}, before", fact, remedy)


def unknown_questions_in_sets(bank: QuestionBank) -> Iterator[Problem]:
    """The opening, the quick set and the order of closing hold questions of the bank."""
    for key in ("opening", "needed", "alerts_wait_for", "quick", "quick_when", "closing"):
        for each in getattr(bank, key):
            if each not in bank.by_id:
                yield unknown_name(key, "holds", each, bank.by_id)


def questions_never_put(bank: QuestionBank) -> Iterator[Problem]:
    """Every question has a place in the walk."""
    placed = {question.id for question in bank.walk_order}
    for question in bank.by_id.values():
        if question.id not in placed:
            fact = "has no place in the walk: its roster is put before a question that is moved"
            yield Problem(
                question_place(question),
                fact,
                "Let its `before` name an ordinary question.",
            )


def unknown_rules(bank: QuestionBank) -> Iterator[Problem]:
    """A prompt with `rule` names a rule over two answers that the bank has."""
    for question, prompt in bank.rules.values():
        if prompt.rule is None:
            continue
        place, joint = f"{prompt_place(prompt)}, rule", bank.joint_by_id.get(prompt.rule)
        if joint is None:
            yield unknown_name(place, "is printed by", prompt.rule, bank.joint_by_id)
        elif joint.question != question.id:
            fact = f"is printed by {joint.id}, which counts at {joint.question}"
            yield Problem(place, fact, f"Move it to question {joint.question}.")


def unknown_names_in_rules(bank: QuestionBank) -> Iterator[Problem]:
    """A rule over two answers counts at, ticks, stills and ranges over what is in the bank."""
    for rule in bank.together:
        for key in ("question", "ticked"):
            yield from _spoken_of(joint_place(rule), key, bank.by_id, getattr(rule, key))
        for part in rule.stills:
            yield from _read(bank, f"{joint_place(rule)}, stills", part.question, part.at)
        yield from _spoken_of(joint_place(rule), "per", bank.roster_by_id, rule.per)
        question = bank.by_id.get(rule.question)
        per = question.per if question is not None and rule.effects else None
        if per is not None and rule.per != per:
            fact = f"counts at {rule.question}, which is asked about each {per}"
            yield Problem(joint_place(rule), fact, f"Say per = {per!r}.")


def matters_of_no_question(bank: QuestionBank) -> Iterator[Problem]:
    """What a question splits is a matter that other questions share."""
    known = {question.matter for question in bank.questions} - {None}
    for question in bank.questions:
        if question.splits is not None and question.splits not in known:
            place = f"{question_place(question)}, splits"
            yield unknown_name(place, "speaks of the matter", question.splits, map(str, known))


def unknown_questions_of_the_sheet(bank: QuestionBank) -> Iterator[Problem]:
    """What the sheet reads by name is there: who agreed, who was seen, from whom HOLD is kept."""
    agreement, sight, adult = bank.agreement, bank.sight, bank.held_from_one_adult
    if agreement is not None:
        yield from _read(bank, "agreement", agreement.question, (agreement.option,))
        yield from _read(bank, "agreement, words", agreement.words)
    if bank.childs_words is not None:
        yield from _read(bank, "childs_words", bank.childs_words)
    if bank.childs_day is not None:
        day = bank.childs_day
        yield from _read(bank, "childs_day", day.question, tuple(day.sources))
    if sight is not None:
        yield from _read(bank, "sight", sight.question, sight.seen)
    for each, values in adult.answers.items() if adult else ():
        yield from _read(bank, "held_from_one_adult", each, values)


CHECKS: Checks = (
    *of_each(
        questions_within,
        unknown_names_in_questions,
        questions_to_look_at_again,
        unknown_questions_of_the_grid,
    ),
    quick_rows_that_do_not_fit,
    screens_that_do_not_fit,
    rosters_without_their_questions,
    questions_around_a_list,
    rosters_put_in_one_place,
    unknown_questions_in_sets,
    questions_never_put,
    unknown_rules,
    unknown_names_in_rules,
    matters_of_no_question,
    unknown_questions_of_the_sheet,
)


def _spoken_of(
    place: str, key: str, known: Collection[str], *names: str | None
) -> Iterator[Problem]:
    for name in names:
        if name is not None and name not in known:
            yield unknown_name(f"{place}, {key}", "speaks of", name, known)


def _asked_once(bank: QuestionBank, place: str, name: str) -> Iterator[Problem]:
    known = bank.by_id.get(name)
    if known is None:
        yield unknown_name(place, "looks at", name, bank.by_id)
    elif known.per is not None:
        fact = f"looks at {name}, which is asked about each {known.per}"
        yield Problem(place, fact, "Name a question that is asked once for the whole case.")


def _read(
    bank: QuestionBank, place: str, question: str, options: tuple[str, ...] = ()
) -> Iterator[Problem]:
    known = bank.by_id.get(question)
    if known is None:
        yield unknown_name(place, "reads question", question, bank.by_id)
    else:
        yield from unknown_options(place, known, options, known.option_ids)
