"""Places: the user's own folder, and the settings kept there. Case files are never kept there."""

from __future__ import annotations

import os
from pathlib import Path

from ehe_check.errors import UnusableFileError
from ehe_check.files.checked import checked, dotted
from ehe_check.files.format_number import refuse_newer
from ehe_check.files.os_problems import os_problem
from ehe_check.files.toml import read_toml, write_toml
from ehe_check.settings.settings import Settings


def home() -> Path:
    """Return the folder for settings: EHE_CHECK_HOME where it is set, else the platform's own."""
    given = os.environ.get("EHE_CHECK_HOME")
    if given:
        return Path(given)
    import platformdirs

    return platformdirs.user_config_path("ehe-check", appauthor=False)


def settings_file() -> Path:
    """Return where the settings are kept, whether or not the file is there."""
    return home() / "config.toml"


def has_settings_file() -> bool:
    """Say whether the file of the settings is there.

    Raises:
        UnusableFileError: nobody can tell, as its folder may not be entered or is a file.
    """
    path = settings_file()
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UnusableFileError(os_problem(path, error)) from None
    return True


def read_settings() -> Settings:
    """Read the settings, the shipped ones where there is no file.

    Raises:
        UnusableFileError: the file cannot be read, or with every problem in it at once.
    """
    if not has_settings_file():
        return Settings()
    path = settings_file()
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(Settings, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))


def write_settings(settings: Settings) -> None:
    """Write all the settings, blank ones too, and make their folder where there is none.

    Raises:
        UnusableFileError: they cannot be written; what was there before is still there.
    """
    path = settings_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None
    write_toml(path, settings.model_dump())
