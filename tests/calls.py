"""Calls: what is said on the telephone about worked and random cases, in the shipped words."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.call import Calling, CallScript, what_to_say
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY
from tests.pages import composed
from tests.worked import session_of, shipped_bank, worked_case

LOCAL = Settings(
    contacts=Contacts(
        social_care="01632 960001", out_of_hours="01632 960002", safeguarding_lead="01632 960003"
    )
)


LONG = "the one who stays with the grandparents in the week and comes home"


def calling(sheet: PromptSheet, local: Settings = LOCAL) -> Calling:
    """What is said today of a sheet."""
    return what_to_say(sheet, shipped_bank(), local)


def sheet_about(answers: Answers, role: str = "school-nurse") -> PromptSheet:
    """The sheet of some answers."""
    return composed(session_of(answers, role=role))


def relabelled(answers: Answers, label: str) -> Answers:
    """The answers with everybody listed called by a label and their number."""
    entries = tuple(
        each.model_copy(update={"label": f"{label} {each.number}"}) for each in answers.entries
    )
    return replace(answers, entries=entries)


def worked_sheet(name: str) -> PromptSheet:
    """The sheet of a worked case."""
    return worked_case(name).sheet()


def child(number: int, label: str, age: str = "school-age") -> Entry:
    """A child on the list."""
    return Entry.model_validate({"id": f"child-{number}", "label": label, "age": age})


ELDER_AND_YOUNGER = (child(1, "elder"), child(2, "younger"))


def answers(
    *given: Answer,
    children: tuple[Entry, ...] = ELDER_AND_YOUNGER,
    cells: tuple[Sighting, ...] = (),
) -> Answers:
    by_ref, by_cell = {each.ref: each for each in given}, {each.cell: each for each in cells}
    return Answers(by_ref, children, frozenset({"child"}), by_cell)


def said(
    question: str, value: str | tuple[str, ...], about: str | None = None, **more: object
) -> Answer:
    """One answer."""
    fields = {"question": question, "value": value, "about": about, **more}
    return Answer.model_validate(fields)


SAFETY = said("RGT-2", "safety-health-development")
REFUSED = said("VIS-5", "refused-not-seen", "child-1", evidence="record")
TOLD = (
    said("NOW-2", ("told",), evidence="professional-told-me"),
    said("NOW-2.state", "open-to-act-on"),
)


def scripts_for(
    *given: Answer,
    role: str = "school-nurse",
    children: tuple[Entry, ...] = ELDER_AND_YOUNGER,
) -> Calling:
    """What is said today of some answers."""
    return calling(sheet_about(answers(*given, children=children), role))


def the_script(
    *given: Answer,
    role: str = "school-nurse",
    children: tuple[Entry, ...] = ELDER_AND_YOUNGER,
) -> CallScript:
    """The one script of a case."""
    (script,) = scripts_for(*given, role=role, children=children).scripts
    return script


def of_children(number: int) -> Answers:
    """Answers of which all is urgent, about so many children, seen at every time and never."""
    listed = tuple(child(each, f"number {each}") for each in range(1, number + 1))
    bands = ("within-3-months", "within-a-year", "longer-ago", "never")
    by = "0-19-team"
    cells = [
        Sighting(about=listed[place].id, by=by, value=bands[place % 4]) for place in range(number)
    ]
    first = Sighting(about="child-1", by="gp-practice", value=bands[0], on=TODAY)
    return answers(
        SAFETY,
        TOLD[0],
        Answer(question="VIS-1.who", value=(by, "gp-practice")),
        *(said("VIS-5", "refused-not-seen", each.id, evidence="record") for each in listed),
        *(said("HEA-1", "falling-not-reviewed", each.id, evidence="record") for each in listed),
        said("FAM-7", "afraid-or-violence", evidence="record"),
        children=listed,
        cells=(*cells, first),
    )


URGENT_BESIDE = (
    *(said("VIS-5", "refused-not-seen", f"child-{at}", evidence="record") for at in (1, 2, 3)),
    said("RGT-2", "safety-health-development"),
    said("HEA-1", "falling-not-reviewed", "child-2", evidence="record"),
    said("ISO-4", "cannot-be-found", "child-1", evidence="record"),
    said("FAM-7", "afraid-or-violence", evidence="record"),
    said("PMH-1", "mental-health", evidence="record"),
    said("PMH-4", "away-not-known", evidence="record"),
    said("ADU-1", "violence", evidence="record"),
)


def ticked(most: int, label: str = "number") -> PromptSheet:
    """Three children, much that is urgent, and so many lines of a worry about harm ticked."""
    options = shipped_bank().by_id["NOW-2"].options
    lines = tuple(each.id for each in options if not each.by_itself)[:most]
    harm = said("NOW-2", lines, evidence="record")
    three = tuple(child(at, f"{label} {at}") for at in (1, 2, 3))
    return sheet_about(answers(harm, *URGENT_BESIDE, children=three))
