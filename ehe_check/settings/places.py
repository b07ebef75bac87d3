"""Places: the settings in the user's own folder, and the folders of one's own that they name."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from ehe_check import resources
from ehe_check.bank.role import Role
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.toml import read_toml
from ehe_check.files.whole_files import os_problem

if TYPE_CHECKING:
    from ehe_check.settings.settings import Settings

BankKind = Literal["case", "quiz"]

SETTINGS, OWN_WORDS, ROLE = "config.toml", "own-words.toml", "role.toml"
_ANEW = "Make it, or name another in the settings file, or put # before that line."


def home() -> Path:
    """Return the folder for settings: EHE_CHECK_HOME where it is set, else the platform's own."""
    given = os.environ.get("EHE_CHECK_HOME")
    if given:
        return Path(given)
    import platformdirs

    return platformdirs.user_config_path("ehe-check", appauthor=False)


def settings_file() -> Path:
    """Return where the settings are kept, whether or not the file is there."""
    return home() / SETTINGS


def has_settings_file() -> bool:
    """Say whether the file of the settings is there.

    Raises:
        UnusableFileError: nobody can tell, as its folder may not be entered or is a file.
    """
    path = settings_file()
    try:
        path.stat()
    except OSError as error:
        in_a_file = any(each.is_file() for each in path.parents)  # of which Windows says less
        if isinstance(error, FileNotFoundError) and not in_a_file:
            return False
        said = NotADirectoryError(ENOTDIR, "") if in_a_file else error
        raise UnusableFileError(os_problem(path, said)) from None
    return True


def read_settings() -> Settings:
    """Read the settings, the shipped ones where there is no file.

    Raises:
        UnusableFileError: the file cannot be read, or with every problem in it at once.
    """
    from ehe_check.files.checked import read_exact
    from ehe_check.settings.settings import Settings

    return read_exact(Settings, settings_file()) if has_settings_file() else Settings()


def is_plain() -> bool:
    """Say whether the settings ask for plain lines; where there is no file, none is made up.

    Raises:
        UnusableFileError: the file cannot be read, or with every problem in it at once.
    """
    return has_settings_file() and read_settings().plain


def write_first_settings() -> bool:
    """Write a settings file in which nothing is set, where there is none; say whether it was.

    Raises:
        UnusableFileError: it cannot be written, or nobody can tell whether it is there.
    """
    if has_settings_file():
        return False
    from ehe_check.files.whole_files import write_bytes
    from ehe_check.settings.settings import first_settings

    write_bytes(
        in_a_folder(settings_file()),
        first_settings().replace("\n", os.linesep).encode(),
        over=False,
    )
    return True


def remembered_role() -> Role | None:
    """Return the role that was said last on this computer; None where none can be read."""
    with suppress(UnusableFileError, ValueError):
        return Role(read_toml(own_data() / ROLE).get("role", ""))
    return None


def remember_role(role: Role) -> None:
    """Keep a role for the next start; where nothing can be written, it is asked again then."""
    from ehe_check.files.whole_files import write_bytes

    with suppress(UnusableFileError):
        write_bytes(in_a_folder(own_data() / ROLE), f'role = "{role}"\n'.encode())


def own_data() -> Path:
    """Return the folder of what the program keeps for one person, whoever shares the settings."""
    import platformdirs

    return platformdirs.user_data_path("ehe-check", appauthor=False)


def in_a_folder(path: Path) -> Path:
    """Return where a file is kept, its folder made.

    Raises:
        UnusableFileError: the folder cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None
    return path


def own_words_path() -> Path | None:
    """Return where the partnership's own words are, None where it has none.

    Raises:
        UnusableFileError: the folder that the settings name is not there.
    """
    folder = _own_folder("words")
    return folder / OWN_WORDS if folder else None


def bank_in_use(kind: BankKind) -> Path:
    """Return the folder of the partnership's own bank, or of the shipped one where it has none.

    Raises:
        UnusableFileError: the folder that the settings name is not there, or holds neither.
    """
    return own_bank(kind) or resources.BANKS / kind


def own_bank(kind: BankKind) -> Path | None:
    """Return the folder of the partnership's own bank, None where it has none.

    Raises:
        UnusableFileError: the folder that the settings name is not there, or holds neither.
    """
    folder = _own_folder("banks")
    if folder is None:
        return None
    there = [each for each in get_args(BankKind) if (folder / each).is_dir()]
    if not there:
        fact = f"has no folder {' or '.join(get_args(BankKind))}"
        raise UnusableFileError(Problem(str(folder), fact, _ANEW))
    return folder / kind if kind in there else None


def _own_folder(key: str) -> Path | None:
    """Return a folder that the settings name, None where they name none.

    Raises:
        UnusableFileError: it is not there, or nobody may look into it.
    """
    given: str = getattr(read_settings().folders, key) if has_settings_file() else ""
    if not given:
        return None
    try:
        folder = Path(given).expanduser()
        next(folder.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError, RuntimeError):
        place = f"{settings_file()}, folders, {key}"
        fact = f"'{given}' is not a folder that is there"
        raise UnusableFileError(Problem(place, fact, _ANEW)) from None
    except OSError as error:
        raise UnusableFileError(os_problem(Path(given), error)) from None
    return folder
