"""Settings as somebody has them: changed at one place, and in their file."""

from __future__ import annotations

from pathlib import Path

from ehe_check.files.toml import dump_toml
from ehe_check.settings.places import settings_file
from ehe_check.settings.settings import LocalTextPlace, Settings


def with_text(settings: Settings, place: LocalTextPlace, text: str) -> Settings:
    """Return settings with another local text at a place."""
    table = getattr(settings, place.table)
    changed = type(table).model_validate({**table.model_dump(), place.key: text})
    return settings.model_copy(update={place.table: changed})


def write_settings(settings: Settings) -> Path:
    """Write a file that says all of some settings, and return where it is."""
    return hand_written(dump_toml(settings.model_dump()))


def hand_written(content: bytes | str) -> Path:
    """Write what somebody typed as their settings file, and return where it is."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
