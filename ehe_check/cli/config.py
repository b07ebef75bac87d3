"""`ehe-check config`: a settings file to fill in an editor, where it is, and what is set in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ehe_check.bank.role import ROLE_WORDS
from ehe_check.cli.messages import command, named, say
from ehe_check.cli.options import ConfigOptions, ShowSettingsOptions, WordsOptions
from ehe_check.page.visible import visible
from ehe_check.settings.places import (
    has_settings_file,
    own_words_path,
    read_settings,
    remembered_role,
    settings_file,
    write_first_settings,
)
from ehe_check.settings.settings import Settings


def write_settings(_: ConfigOptions) -> None:
    """Write a settings file to fill in, unless one is there, and say where it is."""
    if write_first_settings():
        done, beneath = "written", "It says how to set each thing; nothing is set yet."
    else:
        done, beneath = "there already", "It is left as it is."
    print(f"The settings file is {done}:\n  {named(settings_file())}\n{beneath}")
    print("To change it, open it with Notepad or another text editor, and save it.")
    print(f"To see what is set, and anything wrong in it: {command('config', 'show')}")


def show_settings(_: ShowSettingsOptions) -> None:
    """Print where the settings file is, and each setting."""
    settings, is_there = read_settings(), has_settings_file()
    print(_harmless(f"Settings file: {settings_file().absolute()}"))
    if is_there:
        print("It is there.")
    else:
        print("It is not there, so everything is as shipped.")
        print(f"To have one written that you can fill in: {command('config')}")
    print()
    role = remembered_role()
    print(f"Role, as last said on this computer: {ROLE_WORDS[role] if role else 'none'}")
    for label, key, value in _rows(settings):
        print(_harmless(f"{label} [{key}]: {value or 'blank'}").replace("\n", "\n  "))
    _show_own_words()


def print_words(options: WordsOptions) -> None:
    """Print the sentences that may be changed, as they belong in own-words.toml."""
    from ehe_check.check.own_words import PAGES, changeable, in_quotes
    from ehe_check.check.own_words_file import sentences_said

    find, said = options.find, changeable(sentences_said()).values()
    wanted = [each for each in said if find.casefold() in each.words.casefold()]
    print("To have one in your own words: put = and your words after it, in own-words.toml.")
    print("Keep what stands in { }: it is filled in when the page is made.")
    if not wanted:
        print(_harmless(f"\nNo sentence that you may change holds {find!r}."))
    for page in dict.fromkeys(PAGES.values()):
        of_page = [each.words for each in wanted if page in each.pages]
        if of_page:
            print(_harmless("\n".join(["", page, *map(in_quotes, of_page)])))


def _show_own_words() -> None:
    path = own_words_path()
    if path is not None:
        from ehe_check.check.own_words_file import read_own_words

        own = read_own_words(path)
        say(*own.passed_over)
        print(f"Sentences in your own words: {len(own.pairs)}")


def _rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield the label, the key and the value of each setting, in the order of the file."""
    fields = type(settings).model_fields
    yield str(fields["plain"].title), "plain", "yes" if settings.plain else "no"
    for each in settings.told_in("partnership", "contacts", "folders", "limits"):
        yield each.label, each.key, each.text


def _harmless(text: str) -> str:
    return visible(text, sys.stdout.encoding)
