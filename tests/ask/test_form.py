"""A form: what is asked, in which order, and where it is gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehe_check.ask.form import Form, put_at, stands_at, with_row, without_rows
from ehe_check.ask.form_field import (
    YES_OR_NO,
    FieldKind,
    FieldWords,
    FormField,
    ask_field,
)
from ehe_check.ask.put import NOT_TAKEN, Asker, Choice, PersonLeftError, Put, Tone
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.files.exact import Day, Keeping, Mark
from ehe_check.page.own import NOTHING, Own
from tests.ask.scripts import ScriptedAsker
from tests.banks import TODAY

BACK, SKIP = Moved(Move.BACK), Moved(Move.SKIP)


class Step(Keeping):
    """One step of a plan."""

    number: int
    what: Own = NOTHING


class Agreed(Keeping):
    """Whether a plan is agreed, and why not."""

    yes: Mark
    why: Own | None = None


class Plan(Keeping):
    """A plan, as a form fills it in."""

    name: Own | None = None
    on: Day | None = None
    places: tuple[str, ...] = ()
    agreed: Agreed | None = None
    steps: tuple[Step, ...] = ()
    end: Own = NOTHING
    passed: tuple[str, ...] = ()


WORDS, NEEDED = FieldWords(text="What?"), FieldWords(text="What?", needed="Say something.")
DAY = FieldWords(kind=FieldKind.DAY, text="When?", needed=True)
SEVERAL = FieldWords(
    kind=FieldKind.SEVERAL, text="Where?", choices={"home": "Home", "club": "Club"}
)
YES_NO = FieldWords(
    kind=FieldKind.CHOICE, text="Well?", choices={"yes": "Yes", "no": "No"}, needed=True
)
NAME = FormField[Plan]("name", NEEDED, at=("name",))
ON = FormField[Plan]("on", DAY, at=("on",))
PLACES = FormField[Plan]("places", SEVERAL, at=("places",))
AGREED = FormField[Plan]("agreed", YES_NO, at=("agreed", "yes"), anew=True, means=YES_OR_NO)
WHY = FormField[Plan]("why", WORDS, at=("agreed", "why"))
END = FormField[Plan]("end", WORDS, at=("end",))


def fields(plan: Plan) -> Iterator[FormField[Plan]]:
    yield from (NAME, ON, PLACES, AGREED)
    if plan.agreed is not None and not plan.agreed.yes:
        yield WHY
    yield END


def filled(
    *replies: Reply,
    plan: Plan | None = None,
    **form: Any,  # noqa: ANN401 (any field of a form)
) -> tuple[Plan, ScriptedAsker, list[Plan]]:
    """Fill in a form with replies, then leave; return it, who asked, and all that was saved."""
    saved, asker = list[Plan](), ScriptedAsker(replies)

    def save(record: Plan) -> Plan:
        saved.append(record)
        return record

    sits = Form(asker, TODAY, plan or Plan(), save, **{"fields": fields, **form})
    try:
        sits.fill()
    except PersonLeftError:
        asker.say("left")
    return sits.record, asker, saved


ANSWERS = (
    Wrote("A"),
    Wrote("1/12/2026"),
    Chosen(("home", "club")),
    Chosen(("no",)),
    Wrote("Cost."),
)
WHOLE = Plan(
    name=Own("A"),
    on=date(2026, 12, 1),
    places=("home", "club"),
    agreed=Agreed(yes=False, why=Own("Cost.")),
    end=Own("Then."),
)


def test_each_answer_is_put_at_its_place_and_saved_before_the_next_question() -> None:
    plan, asker, saved = filled(*ANSWERS, Wrote("Then."))

    assert WHOLE == plan == saved[-1]
    assert ["name", "on", "places", "agreed", "agreed", "end"] == [
        name.replace("why", "agreed") for name in asker.names
    ]
    assert 6 == len(saved)


def test_back_goes_to_the_question_before_and_on_through_all_that_was_come_to() -> None:
    _, asker, saved = filled(*ANSWERS[:2], BACK, BACK, *ANSWERS[:2], BACK)

    assert ["name", "on", "places", "on", "name", "on", "places", "on"] == asker.names
    assert [("1/12/2026",), ("A",)] == [
        next(put.previous for put in reversed(asker.puts) if put.name == name)
        for name in ("on", "name")
    ]
    assert 2 == len(saved)


def test_the_same_answer_again_keeps_what_hangs_on_it_and_another_begins_anew() -> None:
    same, _, saved = filled(*ANSWERS, BACK, BACK, Chosen(("no",)), BACK, BACK)
    other, _, _ = filled(*ANSWERS, BACK, BACK, Chosen(("yes",)), BACK)

    assert (Agreed(yes=False, why=Own("Cost.")), 5) == (same.agreed, len(saved))
    assert Agreed(yes=True) == other.agreed


def test_leaving_says_that_words_without_enter_are_not_kept() -> None:
    _, new, _ = filled(Moved(Move.LEAVE, ("A half",)))
    _, same, _ = filled(Moved(Move.BACK), Moved(Move.LEAVE, ("A",)), plan=Plan(name=Own("A")))
    _, pointed, _ = filled(*ANSWERS[:2], Moved(Move.LEAVE, ("home",)))

    assert [[NOT_TAKEN, "left"], ["left"], ["left"]] == [new.texts, same.texts, pointed.texts[1:]]


def test_what_is_needed_is_asked_for_with_its_remark_and_what_is_not_may_be_passed_over() -> None:
    plan, asker, _ = filled(Wrote(" "), Wrote("A"), SKIP, Wrote("1/12/2026"), Chosen(("home",)))
    more = [Move.SKIP in put.moves for put in asker.puts]

    assert ["Say something.", "Type the day: a day, such as 1/12/2026, Friday or in 2 weeks."] == [
        text for _, text in asker.said[:2]
    ]
    assert ([False] * 6, "A") == (more, plan.name)


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (Plan(), "name"),
        (Plan(name=Own("A")), "on"),
        (WHOLE.model_copy(update={"end": NOTHING}), "end"),
        (WHOLE.model_copy(update={"places": ()}), ""),
        (WHOLE.model_copy(update={"agreed": None}), "agreed"),
        (WHOLE.model_copy(update={"agreed": Agreed(yes=False)}), ""),
        (WHOLE.model_copy(update={"agreed": Agreed(yes=False), "end": NOTHING}), "why"),
    ],
)
def test_it_goes_on_at_what_is_lacking_and_passes_what_may_be_where_more_was_answered(
    plan: Plan, asked: str
) -> None:
    assert [asked] * bool(asked) == filled(plan=plan)[1].names


def test_what_was_passed_over_is_kept_by_name_and_not_asked_another_day() -> None:
    """Without a place for that, it is known only by what is answered after it."""
    last: FormField[Plan] = replace(END, name="last")

    def ends(_: Plan) -> Iterator[FormField[Plan]]:
        yield from (END, last)

    left, asker, _ = filled(SKIP, fields=ends, passed=("passed",))
    then, again, _ = filled(BACK, Wrote("Then."), plan=left, fields=ends, passed=("passed",))

    assert (("end",), ["end", "last"]) == (left.passed, asker.names)
    assert (["last", "end", "last"], ()) == (again.names, then.passed)
    assert ["end"] == filled(plan=left, fields=ends)[1].names


@pytest.mark.parametrize("sign", ["0", "+", "1", "12"])
def test_a_sign_that_is_a_key_elsewhere_is_never_taken_for_words(sign: str) -> None:
    def means(_: Plan) -> Iterator[FormField[Plan]]:
        yield replace(NAME, means={sign: "Nobody"})

    plan, asker, _ = filled(Wrote(sign), Wrote("A"))

    assert ("A", f"Here {sign} alone stands for nothing. Type words.") == (
        plan.name,
        asker.texts[0],
    )
    assert "Nobody" == filled(Wrote(sign), fields=means)[0].name


def test_one_that_comes_again_is_asked_each_time_and_then_it_goes_on_where_it_was_left() -> None:
    def again(plan: Plan) -> Iterator[FormField[Plan]]:
        yield from (replace(each, again=each.name == "name") for each in fields(plan))

    left = WHOLE.model_copy(update={"end": NOTHING})

    assert ["name", "end"] == filled(Wrote("A"), plan=left, fields=again)[1].names


def test_a_key_does_something_first_and_the_question_is_put_again_as_it_stands_then() -> None:
    shown = list[Choice]()
    keys = {"more": lambda: shown.append(Choice("park", "Park"))}

    def more(_: Plan) -> Iterator[FormField[Plan]]:
        yield replace(PLACES, keys=keys, choices=(*SEVERAL.listed, *shown))

    plan, asker, saved = filled(Chosen(("more",)), Chosen(("park",)), fields=more)

    assert [2, 3] == [len(put.choices) for put in asker.puts]
    assert (("park",), 1) == (plan.places, len(saved))


def test_a_question_that_an_answer_takes_away_leads_to_what_is_left_after_it() -> None:
    def once(plan: Plan) -> Iterator[FormField[Plan]]:
        if plan.name is None:
            yield replace(NAME, at=(), takes=lambda plan, said: put_at(plan, ("name",), said))
        yield END

    assert ["name", "end"] == filled(Wrote("A"), fields=once)[1].names


def test_what_cannot_be_taken_is_refused_with_why_and_what_is_to_be_said_is_said() -> None:
    def told(_: Plan) -> Iterator[FormField[Plan]]:
        yield replace(
            NAME,
            first="Careful.",
            fault=lambda said: "Not that." if said == "B" else "",
            then=lambda plan: (f"{plan.name} it is.", Tone.PLAIN),
            offers="B",
        )

    _, asker, _ = filled(Wrote("B"), Wrote("A"), fields=told)

    assert [(Tone.URGENT, "Careful."), (Tone.PLAIN, "Not that."), (Tone.PLAIN, "A it is.")] == (
        asker.said
    )
    assert ("B",) == asker.puts[0].previous


def test_back_from_the_first_shows_what_comes_before_and_so_does_the_beginning() -> None:
    opened = list[str]()

    def shows(at: FormField[Plan] | None) -> None:
        opened.append(at.name if at else "")

    filled(BACK, Wrote("A"), BACK, BACK, opened=shows)

    assert ["", "", "name"] == opened


def test_another_way_to_read_an_answer_and_to_put_a_question_takes_the_place_of_its_own() -> None:
    def upper(asker: Asker, asked: Put, _: date) -> object:
        reply = asker.put(asked)
        return reply.text.upper() if isinstance(reply, Wrote) else Move.BACK

    def read(_: Plan) -> Iterator[FormField[Plan]]:
        yield replace(NAME, reads=upper, as_put=lambda put: replace(put, is_line=True))

    plan, asker, _ = filled(Wrote("a"), fields=read)

    assert ("A", True) == (plan.name, asker.puts[0].is_line)


def test_a_row_is_made_where_there_is_none_changed_in_its_place_and_taken_away() -> None:
    first, second = (("steps", {"number": number}) for number in (1, 2))
    plan = put_at(put_at(Plan(), (first, "what"), "Call."), (second, "what"), None)
    then = put_at(plan, (first, "what"), "Write.")

    assert (Step(number=1, what=Own("Call.")), Step(number=2)) == plan.steps
    assert ("Write.", "") == tuple(stands_at(then, (row, "what")) for row in (first, second))
    assert None is stands_at(Plan(), (first, "what")) is stands_at(Plan(), ("agreed", "why"))
    assert then.steps[1:] == without_rows(then, "steps", number=1).steps
    written = Step(number=1, what=Own("Ring."))
    assert (written, then.steps[1]) == with_row(then, "steps", written, by="number").steps
    assert None is put_at(WHOLE, ("agreed", "why"), None).agreed.why  # type: ignore[union-attr]


def test_a_form_takes_no_move_for_an_answer_that_it_does_not_offer() -> None:
    for kind in (FieldKind.WORDS, FieldKind.DAY):
        with pytest.raises(ValueError, match="a form has no topics"):
            ask_field(
                ScriptedAsker([Moved(Move.TOPICS)]),
                TODAY,
                FormField("x", FieldWords(kind=kind, text="What?")),
            )
