"""`ehe-check config`: a settings file to fill in an editor, where it is, and what is set in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ehe_check.settings.settings import Settings


def config(context: typer.Context) -> None:
    """Write a settings file to fill in, with your local contacts.

    It is config.toml, in your own folder for settings; one that is there is left as it is. Open it
    with Notepad or another text editor. The environment variable EHE_CHECK_HOME names another
    folder, such as a shared one for every user of a computer.
    """
    if context.invoked_subcommand is None:
        from ehe_check.cli.messages import command, named
        from ehe_check.settings.places import settings_file, write_first_settings

        if write_first_settings():
            done, beneath = "written", "It says how to set each thing; nothing is set yet."
        else:
            done, beneath = "there already", "It is left as it is."
        print(f"The settings file is {done}:\n  {named(settings_file())}\n{beneath}")
        print("To change it, open it with Notepad or another text editor, and save it.")
        print(f"To see what is set, and anything wrong in it: {command('config', 'show')}")


def show() -> None:
    """Say where the settings file is and what is set, or everything that is wrong in the file."""
    from ehe_check.cli.messages import command
    from ehe_check.settings.places import has_settings_file, read_settings, settings_file

    settings, is_there = read_settings(), has_settings_file()
    print(_harmless(f"Settings file: {settings_file().absolute()}"))
    if is_there:
        print("It is there.")
    else:
        print("It is not there, so everything is as shipped.")
        print(f"To have one written that you can fill in: {command('config')}")
    print()
    for label, key, value in _rows(settings):
        print(_harmless(f"{label} [{key}]: {value or 'blank'}").replace("\n", "\n  "))
    _show_own_words()


def words(
    *,
    find: Annotated[
        str, typer.Option(metavar="WORDS", help="Only sentences that hold these words.")
    ] = "",
) -> None:
    """Print the sentences that pages say and you may change, each under its page.

    Each stands on one line, in quotation marks, as it belongs in own-words.toml.
    """
    from ehe_check.check.own_words import PAGES, changeable, in_quotes
    from ehe_check.check.own_words_file import sentences_said

    said = changeable(sentences_said()).values()
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
    from ehe_check.check.own_words_file import read_own_words
    from ehe_check.cli.messages import say
    from ehe_check.settings.places import own_words_path

    path = own_words_path()
    if path is not None:
        own = read_own_words(path)
        for problem in own.passed_over:
            say(problem)
        print(f"Sentences in your own words: {len(own.pairs)}")


def _rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield the label, the key and the value of each setting, in the order of the file."""
    from ehe_check.settings.settings import Limits, folder_places, local_texts

    fields = type(settings).model_fields
    yield str(fields["plain"].title), "plain", "yes" if settings.plain else "no"
    for place in (*local_texts(), *folder_places()):
        yield place.label, f"{place.table}.{place.key}", settings.text_at(place)
    for key, field in Limits.model_fields.items():
        yield str(field.title), f"limits.{key}", str(getattr(settings.limits, key))


def _harmless(text: str) -> str:
    from ehe_check.page.visible import visible

    return visible(text, sys.stdout.encoding)
