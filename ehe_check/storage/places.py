"""Places: the user's own folder, and the switches kept there. Case files are never kept there."""

from __future__ import annotations

import os
from pathlib import Path

from ehe_check.model.base import Exact
from ehe_check.storage.checking import checked, dotted
from ehe_check.storage.toml_files import read_toml


class Settings(Exact):
    """What a person or a partnership can switch, in `config.toml`."""

    format: int = 1
    plain: bool = False


def home() -> Path:
    """Return the folder for settings: EHE_CHECK_HOME where it is set, else the platform's own."""
    given = os.environ.get("EHE_CHECK_HOME")
    if given:
        return Path(given)
    import platformdirs

    return platformdirs.user_config_path("ehe-check", appauthor=False)


def read_settings() -> Settings:
    """Read the settings, the shipped ones where there is no file.

    Raises:
        UnusableFileError: the file is there and is not right.
    """
    path = home() / "config.toml"
    if not path.exists():
        return Settings()
    return checked(Settings, read_toml(path), lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))
