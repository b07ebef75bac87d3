"""The settings of a partnership, asked for one by one or shown, with where they are kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from ehe_check.cli.messages import command, named
from ehe_check.cli.person import asker, dialogue, refuse_without_terminal, somebody_is_there
from ehe_check.page.visible import visible
from ehe_check.settings.places import (
    has_settings_file,
    read_settings,
    settings_file,
    write_settings,
)
from ehe_check.settings.settings import Limits, Settings, folder_places, local_texts

if TYPE_CHECKING:
    from ehe_check.ask.settings.ask_settings import Change, SettingsTalk
    from ehe_check.ask.who_asks import Asker

_WHAT_FOR = (
    "Local names and contacts are printed on the sheets where they help. None comes with the "
    "program, and what you leave blank stays off the sheets. A sheet may be disclosed, so give "
    "teams and duty lines, not anybody's own number."
)
_KEPT_AT_ONCE = "Each answer is kept as soon as it is given; you can stop at any time."
_REMARKS = "Remarks that somebody wrote into the file, after a #, are not kept when it changes."
_WORDS = "At any question, type :skip to leave it as it is, :back to go back, or :leave to stop."


def set_settings(*, plain: bool | None) -> None:
    """Ask for the settings one by one, and say where they are kept.

    Raises:
        WrongUseError: nobody is there to ask.
        UnusableFileError: the file cannot be read or written; what was kept before is still there.
    """
    if not somebody_is_there(plain=plain):
        remedy = (
            f"Run it in a terminal, add --plain to type lines, or write {settings_file()} in an "
            f"editor, with the keys that this names: {command('config', 'show')}"
        )
        refuse_without_terminal("config", remedy)
    before = read_settings()
    walk = _walked(asker(plain=plain), before)
    _say_where(has_changed=walk.settings != before)
    if walk.failed is not None:
        raise walk.failed


def show_settings() -> None:
    """Print where the settings are kept, and each of them.

    Raises:
        UnusableFileError: the file cannot be read, or with every problem in it at once.
    """
    settings = read_settings()
    is_there = has_settings_file()
    print(_harmless(f"Settings file: {settings_file().absolute()}"))
    print("It is there." if is_there else "It is not there, so everything is as shipped.")
    print()
    for label, key, value in _rows(settings):
        print(_harmless(f"{label} [{key}]: {value or 'blank'}").replace("\n", "\n  "))


def _walked(person: Asker, settings: Settings) -> SettingsTalk:
    """Return the walk through the settings once the person has answered or left."""
    from ehe_check.ask.settings.ask_settings import SettingsTalk, configure
    from ehe_check.ask.who_asks import PersonLeftError

    _introduce(person)
    walk = SettingsTalk(person, settings, _keep)
    with suppress(PersonLeftError, KeyboardInterrupt):
        configure(walk)
    return walk


def _introduce(person: Asker) -> None:
    from ehe_check.ask.plain import PlainAsker

    person.say("")
    person.say(_WHAT_FOR)
    person.say(f"{_KEPT_AT_ONCE} {_REMARKS}" if has_settings_file() else _KEPT_AT_ONCE)
    if isinstance(person, PlainAsker):
        person.say(_WORDS)


def _keep(change: Change) -> Settings:
    """Make one change to the settings as the file has them now, so that no other one is undone."""
    settings = change(read_settings())
    write_settings(settings)
    return settings


def _say_where(*, has_changed: bool) -> None:
    if has_changed:
        done = "The settings are saved in"
    elif has_settings_file():
        done = "Nothing was changed. The settings are in"
    else:
        done = "Nothing was set. The settings would be in"
    print(f"\n{done}\n  {named(settings_file())}", file=dialogue())
    print(f"To see them: {command('config', 'show')}", file=dialogue())


def _rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield the label, the key and the value of each setting, in the order of the file."""
    fields = Settings.model_fields
    yield str(fields["plain"].title), "plain", "yes" if settings.plain else "no"
    for place in (*local_texts(), *folder_places()):
        yield place.label, f"{place.table}.{place.key}", settings.text_at(place)
    for key, field in Limits.model_fields.items():
        yield str(field.title), f"limits.{key}", str(getattr(settings.limits, key))


def _harmless(text: str) -> str:
    return visible(text, sys.stdout.encoding)
