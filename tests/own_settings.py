"""Settings as somebody has them: changed at one place, and in their file."""

from __future__ import annotations

from pathlib import Path

from ehe_check.files.toml import dump_toml
from ehe_check.settings.places import settings_file
from ehe_check.settings.settings import Settings

NAMES = ("partnership", "contacts", "folders")


def places(*tables: str) -> list[str]:
    """Return where each thing is set in some tables, such as `contacts.police`."""
    return [each.key for each in Settings().told_in(*tables)]


LOCAL = places("partnership", "contacts")


def with_text(settings: Settings, place: str, text: str) -> Settings:
    """Return settings with another local text at a place."""
    name, _, key = place.partition(".")
    table = getattr(settings, name)
    changed = type(table).model_validate({**table.model_dump(), key: text})
    return settings.model_copy(update={name: changed})


def text_at(settings: Settings, place: str) -> str:
    """Return the local text at a place, empty where it is blank."""
    return next(each.text for each in settings.told_in(*NAMES) if each.key == place)


def write_settings(settings: Settings) -> Path:
    """Write a file that says all of some settings, and return where it is."""
    return hand_written(dump_toml(settings.model_dump()))


def hand_written(content: bytes | str) -> Path:
    """Write what somebody typed as their settings file, and return where it is."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
