"""Settings: what is set once: plain lines, local contacts, folders of one's own, and limits.

The file in which they are kept is first written with every key explained, and set to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, Field
from pydantic.fields import FieldInfo

from ehe_check.bank.effect import Route
from ehe_check.files.checked import models_in
from ehe_check.files.exact import Exact, Format, Mark
from ehe_check.page.visible import can_encode

LONGEST = 200
MOST_LINES = 2
LONGEST_FOLDER = 1000
_NAME = "Write its name here"
_WHO = "Write here who it is, and how to reach them"
_HOW = "Write here how to reach them"
_WHERE = "Write here where to find it"
_EXAMPLES = (_NAME, _WHO, _HOW, _WHERE)
_WHOLE = re.compile(r"[/~]|[A-Za-z]:[\\/]|\\\\")


def tidied(text: str) -> str:
    """Return a local text with LF line ends, and with nothing blank before or after it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fault_in(text: str) -> str:
    """Return why a local text cannot be kept as it is, or nothing where it can."""
    tidy = tidied(text)
    if not can_encode(tidy, "utf-8"):
        return "holds half of a character: type it again"
    if len(tidy) > LONGEST:
        return f"is {len(tidy)} characters long: shorten it to {LONGEST} or fewer"
    if (lines := tidy.count("\n") + 1) > MOST_LINES:
        return f"has {lines} lines: put it on one or two"
    return ""


def fault_in_folder(text: str) -> str:
    """Return why the name of a folder cannot be kept, or nothing where it can."""
    tidy = tidied(text)
    if not can_encode(tidy, "utf-8") or any(character < " " for character in tidy):
        return "is no name of a folder: type it on one line between ' and ', so that each \\ stays"
    if len(tidy) > LONGEST_FOLDER:
        return f"is {len(tidy)} characters long: move the folder to a shorter place"
    if tidy and not _WHOLE.match(tidy):
        return "is not the whole of where the folder is: begin with / or ~ or a drive"
    return ""


def _kept_unless(fault_of: Callable[[str], str]) -> AfterValidator:
    """Return what refuses a text in which there is a fault, and keeps any other tidied."""

    def kept(text: str) -> str:
        if fault := fault_of(text):
            raise ValueError(fault)
        return tidied(text)

    return AfterValidator(kept)


def _blank_if_example(text: str) -> str:
    """Return a local text; one that still says what to write there says nothing."""
    return "" if text in _EXAMPLES else text


LocalText = Annotated[str, _kept_unless(fault_in), AfterValidator(_blank_if_example)]
"""One or two lines in the partnership's own words, blank unless somebody fills it.

An example that was left as it is counts as blank: no sheet says "Write here who it is".
"""

FolderName = Annotated[str, _kept_unless(fault_in_folder)]
"""Where a folder is, from the top of the disk or of one's own folder; blank unless it is set."""

Count = Annotated[int, Field(strict=True, ge=1, le=20)]

Months = Annotated[int, Field(strict=True, ge=0, le=1200)]

_FROM_TO = "a whole number from 1 to 20"


class Contact(NamedTuple):
    """A contact, or what else is set, as it is printed; `key` is the setting that it is from."""

    label: str
    text: str
    key: str = ""


class Partnership(Exact):
    """Whose local names and contacts these are."""

    name: LocalText = Field(
        "",
        title="Your safeguarding partnership",
        description="its name, as it should stand on a sheet",
        examples=[_NAME],
    )


class Contacts(Exact):
    """Whom to reach locally, and where local procedures are; none is ever shipped.

    The title of each is its label on a sheet; its description and its example stand in the file.
    """

    social_care: LocalText = Field(
        "",
        title="Children's social care",
        description="who takes a new worry about a child in working hours",
        examples=[_WHO],
    )
    out_of_hours: LocalText = Field(
        "",
        title="Out of hours (emergency duty team)",
        description="who takes one in the evening, at night, at weekends and on bank holidays",
        examples=[_WHO],
    )
    safeguarding_lead: LocalText = Field(
        "",
        title="Safeguarding lead or named professional",
        description="whom you speak to first where you work, and who stands in",
        examples=[_WHO],
    )
    named_doctor: LocalText = Field(
        "",
        title="Named or designated doctor",
        description="who advises on safeguarding children where you work",
        examples=[_WHO],
    )
    school_nursing: LocalText = Field(
        "",
        title="0-19 or school nursing team",
        description="the public health nurses for children and young people",
        examples=[_WHO],
    )
    ehe_team: LocalText = Field(
        "",
        title="EHE team",
        description="the local authority's team for elective home education",
        examples=[_WHO],
    )
    police: LocalText = Field(
        "",
        title="Police, where nobody is in danger now",
        description="how to reach them then; in danger, always call 999",
        examples=[_HOW],
    )
    escalation: LocalText = Field(
        "",
        title="Escalation (professional differences) procedure",
        description="what your partnership does when professionals disagree",
        examples=[_WHERE],
    )
    meeting_guidance: LocalText = Field(
        "",
        title="Guidance on professionals-only meetings",
        description="what your partnership says about holding one",
        examples=[_WHERE],
    )
    information_sharing: LocalText = Field(
        "",
        title="Advice on sharing information",
        description="who advises you on what may be shared, and with whom",
        examples=[_WHO],
    )

    def for_route(self, route: Route) -> tuple[Contact, ...]:
        """Return the contacts that are set and help on a route: whom to speak to today."""
        fields = type(self).model_fields
        every = (
            Contact(str(fields[key].title), getattr(self, key), key) for key in _HELPFUL[route]
        )
        return tuple(contact for contact in every if contact.text)


class Folders(Exact):
    """Folders with files of a partnership's own, which every command then uses."""

    words: FolderName = Field(
        "",
        title="Folder of your own words",
        description="where it is, between ' and '; in it is a file named own-words.toml",
        examples=["C:\\our words"],
    )
    banks: FolderName = Field(
        "",
        title="Folder of your own questions",
        description="where it is, between ' and '; in it are folders named case and quiz",
        examples=["C:\\our questions"],
    )


class Limits(Exact):
    """From when on a standstill in a case is pointed out, and for how long a case is kept."""

    sessions_not_known: Count = Field(
        3,
        title="Sessions in a row in which an answer is not known, before that is pointed out",
        description=_FROM_TO,
        examples=[3],
    )
    times_carried_over: Count = Field(
        2,
        title="Times that something to do is carried over, before that is pointed out",
        description=_FROM_TO,
        examples=[2],
    )
    weeks_apart: Count = Field(
        2,
        title="Weeks between two sessions, before each counts as a session of its own",
        description=_FROM_TO,
        examples=[2],
    )
    months_kept: Months = Field(
        0,
        title="Months for which a case is kept after it was last saved, before tidy offers it",
        description="a whole number, as your organisation's policy says; 0 for no such day",
        examples=[0],
    )


_HELPFUL = {
    Route.SOCIAL_CARE: ("social_care", "out_of_hours"),
    Route.MEDICAL: ("named_doctor",),
    Route.POLICE: ("police",),
    Route.LEAD: ("safeguarding_lead",),
}


class Settings(Exact):
    """What can be set, in `config.toml`; as shipped, everything local is blank."""

    format: Format = Field(
        1, title="The format of this file", description="leave it as it is, without a #"
    )
    plain: Mark = Field(
        default=False,
        title="Plain mode (typed lines, for screen readers)",
        description="true or false",
        examples=[True],
    )
    partnership: Partnership = Partnership()
    contacts: Contacts = Contacts()
    folders: Folders = Folders()
    limits: Limits = Limits()

    def told_in(self, *tables: str) -> Iterator[Contact]:
        """Yield all that some tables can say, blank where it is not set, in their order."""
        for table in tables:
            said = getattr(self, table)
            for key, field in type(said).model_fields.items():
                yield Contact(str(field.title), str(getattr(said, key)), f"{table}.{key}")


# The file as it is first written: an example of each key, left out by a #.


_HEAD = """\
# The settings of ehe-check. A line that begins with # does nothing.
# To set something, take away the # before it, type your own words in place of those between the
# quotation marks, and save this file. To see what is set, and anything wrong: ehe-check config show

# Local names and contacts are printed on the sheets where they help; what you leave out stays off
# them. A sheet may be disclosed, so give teams and duty lines, not anybody's own number.
# Each stands on one line here; type \\n where a second line should begin on the sheet.
"""


def first_settings() -> str:
    """Return the text of a settings file in which nothing is set."""
    return "\n".join((_HEAD, *_tables()))


def _tables() -> Iterator[str]:
    tables = {name: [*models_in(field.annotation)] for name, field in _fields(Settings)}
    yield from (_lines(name, field) for name, field in _fields(Settings) if not tables[name])
    for name, models in tables.items():
        for model in models:
            yield f"[{name}]\n"
            yield from (_lines(key, field) for key, field in _fields(model))


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    yield from model.model_fields.items()


def _lines(key: str, field: FieldInfo) -> str:
    """Return what a key is for, and beneath it an example; what has none stands as it must."""
    value = (
        f"# {key} = {_written(field.examples[0])}"
        if field.examples
        else f"{key} = {_written(field.default)}"
    )
    return f"# {field.title}: {field.description}.\n{value}\n"


def _written(value: object) -> str:
    """Return a value as it is typed; between single quotation marks a backslash stays one."""
    match value:
        case bool():
            return "true" if value else "false"
        case str() if "\\" in value:
            return f"'{value}'"
        case str():
            return f'"{value}"'
        case _:
            return str(value)
