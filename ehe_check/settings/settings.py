"""Settings: what a person or a partnership sets once: plain lines, local contacts and limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from ehe_check.bank.effect import Route
from ehe_check.files.exact import Exact, Format, Mark

LONGEST = 200
MOST_LINES = 2


def tidied(text: str) -> str:
    """Return a local text with LF line ends, and with nothing blank before or after it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fault_in(text: str) -> str:
    """Return why a local text cannot be kept as it is, or nothing where it can."""
    tidy = tidied(text)
    if any("\ud800" <= character <= "\udfff" for character in tidy):
        return "holds half of a character: type it again"
    if len(tidy) > LONGEST:
        return f"is {len(tidy)} characters long: shorten it to {LONGEST} or fewer"
    lines = tidy.count("\n") + 1
    if lines > MOST_LINES:
        return f"has {lines} lines: put it on one or two"
    return ""


def _kept(text: str) -> str:
    if fault := fault_in(text):
        raise ValueError(fault)
    return tidied(text)


LocalText = Annotated[str, AfterValidator(_kept)]
"""One or two lines in the partnership's own words, blank unless somebody fills it."""

Count = Annotated[int, Field(strict=True, ge=1, le=20)]


class Contact(NamedTuple):
    """A contact that is filled, as it is printed."""

    label: str
    text: str


class Partnership(Exact):
    """Whose local names and contacts these are."""

    name: LocalText = Field(
        "",
        title="Your safeguarding partnership",
        description="Its name, as it should stand on a sheet.",
    )


class Contacts(Exact):
    """Whom to reach locally, and where local procedures are; none is ever shipped.

    The title of each is its label on a sheet and where it is asked for; its description is the
    help given there.
    """

    social_care: LocalText = Field(
        "",
        title="Children's social care",
        description="The team that takes a new worry about a child in working hours, and how to "
        "reach it.",
    )
    out_of_hours: LocalText = Field(
        "",
        title="Out of hours (emergency duty team)",
        description="Who takes a worry in the evening, at night, at weekends and on bank holidays.",
    )
    safeguarding_lead: LocalText = Field(
        "",
        title="Safeguarding lead or named professional",
        description="Whom you speak to first where you work, and who stands in for them.",
    )
    named_doctor: LocalText = Field(
        "",
        title="Named or designated doctor",
        description="The doctor who advises on safeguarding children where you work.",
    )
    school_nursing: LocalText = Field(
        "",
        title="0-19 or school nursing team",
        description="The team of public health nurses for children and young people.",
    )
    ehe_team: LocalText = Field(
        "",
        title="EHE team",
        description="The local authority's team for elective home education.",
    )
    police: LocalText = Field(
        "",
        title="Police, where nobody is in danger now",
        description="How to reach the police about a child who is in no danger now. In danger, "
        "always call 999.",
    )
    escalation: LocalText = Field(
        "",
        title="Escalation (professional differences) procedure",
        description="Where to find what your partnership does when professionals disagree.",
    )
    meeting_guidance: LocalText = Field(
        "",
        title="Guidance on professionals-only meetings",
        description="Where to find what your partnership says about holding one.",
    )
    information_sharing: LocalText = Field(
        "",
        title="Advice on sharing information",
        description="Who advises you on what may be shared, and with whom.",
    )

    def filled(self) -> Iterator[Contact]:
        """Yield each contact that is set, in the order in which they are printed."""
        yield from self._filled(type(self).model_fields)

    def for_route(self, route: Route) -> tuple[Contact, ...]:
        """Return the contacts that are set and help on a route: whom to speak to today."""
        return tuple(self._filled(_HELPFUL[route]))

    def _filled(self, keys: Iterable[str]) -> Iterator[Contact]:
        for key in keys:
            text: str = getattr(self, key)
            if text:
                yield Contact(str(type(self).model_fields[key].title), text)


class Limits(Exact):
    """From when on a standstill between sessions of one case is pointed out."""

    sessions_not_known: Count = Field(
        3, title="Sessions in a row in which an answer is not known, before that is pointed out"
    )
    times_carried_over: Count = Field(
        2, title="Times that something to do is carried over, before that is pointed out"
    )


_HELPFUL = {
    Route.SOCIAL_CARE: ("social_care", "out_of_hours"),
    Route.MEDICAL: ("named_doctor",),
    Route.POLICE: (),
    Route.LEAD: ("safeguarding_lead",),
}


@dataclass(frozen=True)
class LocalTextPlace:
    """Where one local text stands in the settings, and the words with which it is asked for."""

    table: str
    key: str
    label: str
    help: str


class Settings(Exact):
    """What can be set, in `config.toml`; as shipped, everything local is blank."""

    format: Format = 1
    plain: Mark = Field(default=False, title="Plain mode (typed lines, for screen readers)")
    partnership: Partnership = Partnership()
    contacts: Contacts = Contacts()
    limits: Limits = Limits()

    def text_at(self, place: LocalTextPlace) -> str:
        """Return the local text at a place, empty where it is blank."""
        text: str = getattr(getattr(self, place.table), place.key)
        return text

    def with_plain(self, *, plain: bool) -> Settings:
        """Return these settings with plain mode on or off."""
        return self.model_copy(update={"plain": plain})

    def with_text(self, place: LocalTextPlace, text: str) -> Settings:
        """Return these settings with another local text at a place.

        Raises:
            ValueError: the text cannot be kept, as `fault_in` says.
        """
        table = getattr(self, place.table)
        changed = type(table).model_validate({**table.model_dump(), place.key: text})
        return self.model_copy(update={place.table: changed})


def local_texts() -> Iterator[LocalTextPlace]:
    """Yield the place of each local text, in the order in which they are asked for and shown."""
    for table, model in (("partnership", Partnership), ("contacts", Contacts)):
        for key, field in model.model_fields.items():
            yield LocalTextPlace(table, key, str(field.title), str(field.description))
